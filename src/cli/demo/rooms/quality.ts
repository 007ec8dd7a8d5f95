/** Answers with signs are judged, closed cases are drawn and checked again: done, taken, declined, waiting. */
import { rows, sql } from '../../../platform/db/index.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import { reviewInput } from '../../../modules/quality/input.ts';
import * as quality from '../../../modules/quality/server/index.ts';
import type { RubricAnswer } from '../../../modules/quality/rules/rubric.ts';
import type { DemoLang } from '../texts/index.ts';
import { DAY, HOUR, midnight, numberOf, plainDay } from '../worktime.ts';
import { Script, type Stage } from './stage.ts';
import { QUALITY } from './quality-words.ts';

const REVIEWED = 60;

interface Said {
	id: string;
	appealId: string;
	unitId: string;
	language: DemoLang;
	/** The last act on the appeal: what is said of it comes later. */
	last: Temporal.Instant;
}

/** Returns the acts that were refused. */
export async function playQuality(stage: Stage, central: Staff): Promise<string[]> {
	const refused = await stage.play(await reviewScripts(stage, central));
	const months = [2, 1].map((ago) => plainDay(stage.world.now).with({ day: 1 }).subtract({ months: ago }));
	for (const month of months) {
		const night = new Script(stage, 'draw', midnight(numberOf(month.add({ months: 1 }))) + 4 * HOUR);
		night.on(night.at, (tx) => quality.drawMonth(tx, month, `demo-${month.toString()}`));
		refused.push(...(await stage.play([night])), ...(await stage.play(await checkScripts(stage, month))));
	}
	return refused;
}

const headOf = (stage: Stage, unitId: string) => stage.staff(stage.world.desks.find((desk) => desk.unitId === unitId)?.heads[0]);
const later = (said: Said, days: number) => said.last.epochMilliseconds + days * DAY + 2 * HOUR;

async function reviewScripts(stage: Stage, central: Staff): Promise<Script[]> {
	const { random } = stage.world;
	const list = await rows(
		stage.db.reader,
		sql<Said>`
			SELECT r.decision_id AS id, r.appeal_id AS "appealId", r.unit_id AS "unitId", a.language,
				(SELECT max(j.at) FROM journal j WHERE j.subject_kind = 'appeal' AND j.subject_id = a.id) AS last
			FROM decision_review r JOIN appeal a ON a.id = r.appeal_id
			WHERE NOT a.sensitive AND NOT a.conflicted AND a.language IN ('kk', 'ru') AND a.state IN ('answered', 'closed')
				AND NOT EXISTS (SELECT FROM decision n WHERE n.appeal_id = a.id AND n.signed_at > r.signed_at)
				AND r.signed_at < ${Temporal.Instant.fromEpochMilliseconds(stage.world.now - 5 * DAY)}
			ORDER BY r.signed_at DESC, r.decision_id LIMIT ${REVIEWED}`
	);
	const scripts: Script[] = [];
	for (const said of list) {
		const words = QUALITY[said.language];
		if (random.chance(0.3)) continue;
		const verdict = random.chance(0.65) ? 'formal' : random.chance(0.8) ? 'fine' : 'unclear';
		const note = verdict === 'formal' ? random.pick(words.formal) : verdict === 'unclear' ? words.unclear : '';
		const input = reviewInput.parse({ verdict, note, after: verdict === 'formal' && random.chance(0.25) ? 'return' : 'note' });
		const script = new Script(stage, `review ${said.id}`, said.last.epochMilliseconds);
		scripts.push(script.on(later(said, 2), (tx) => quality.reviewDecision(tx, central, said.id, input)));
		if (verdict !== 'formal' || random.chance(0.5)) continue;
		const [head, reply] = [await headOf(stage, said.unitId), random.pick(words.replies)];
		script.on(later(said, 3), (tx) => quality.replyToReview(tx, head, said.id, { reply }));
	}
	return scripts;
}

interface Check extends Said {
	reviewer: string;
	drawnAt: Temporal.Instant;
}

/** Most of an older month are done; of the last one some wait and some are taken. */
async function checkScripts(stage: Stage, month: Temporal.PlainDate): Promise<Script[]> {
	const { random } = stage.world;
	const list = await rows(
		stage.db.reader,
		sql<Check>`
			SELECT r.id, r.appeal_id AS "appealId", r.unit_id AS "unitId", a.language, r.reviewer_id AS reviewer, r.assigned_at AS "drawnAt",
				(SELECT max(j.at) FROM journal j WHERE j.subject_kind = 'appeal' AND j.subject_id = a.id) AS last
			FROM recheck r JOIN recheck_draw d ON d.id = r.draw_id JOIN appeal a ON a.id = r.appeal_id
			WHERE d.month = ${month} AND r.state = 'waiting' ORDER BY r.id`
	);
	const rubric = (await quality.rubricOn(stage.db.reader, plainDay(stage.world.now))).map((one) => one.id);
	const latest = month.add({ months: 2 }).month === plainDay(stage.world.now).month;
	const scripts: Script[] = [];
	for (const check of list) {
		const reviewer = await stage.staff(check.reviewer);
		const from = Math.max(check.drawnAt.epochMilliseconds, check.last.epochMilliseconds);
		const script = new Script(stage, `check ${check.id}`, from);
		scripts.push(script);
		const fate = random.next();
		if (fate < 0.06) {
			script.after(1, (tx) => quality.declineRecheck(tx, reviewer, check.id, { reason: QUALITY[check.language].decline }));
			continue;
		}
		if (latest && fate < 0.3) continue;
		script.after(1, (tx) => quality.takeRecheck(tx, reviewer, check.id));
		if (latest && fate < 0.5) continue;
		const filled = fill(stage, check, rubric);
		script.after(2, (tx) => quality.submitRecheck(tx, reviewer, check.id, filled));
		if (filled.answers.every(({ answer }) => answer !== 'no') || random.chance(0.4)) continue;
		const [head, reply] = [await headOf(stage, check.unitId), random.pick(QUALITY[check.language].replies)];
		script.after(2, (tx) => quality.replyToRecheck(tx, head, check.id, { reply }));
	}
	return scripts;
}

/** A sheet as people fill it: mostly yes, now and then a weak place, and what the applicant said on the telephone. */
function fill(stage: Stage, { language }: Check, rubric: readonly string[]): Parameters<typeof quality.submitRecheck>[3] {
	const { random } = stage.world;
	const words = QUALITY[language];
	const answers = rubric.map((criterion) => {
		const luck = random.next();
		const answer: RubricAnswer = criterion === 'ground' && luck < 0.7 ? 'na' : luck < 0.78 ? 'yes' : luck < 0.9 ? 'partly' : 'no';
		return { criterion, answer, comment: answer === 'no' ? words.comments[criterion] : undefined };
	});
	const called = random.chance(0.7) ? 'reached' : random.chance(0.6) ? 'no_answer' : 'not_called';
	const solved = answers.find((one) => one.criterion === 'solved')?.answer !== 'no';
	return { answers, called, said: called === 'reached' ? random.pick(solved ? words.saidSolved : words.saidNot) : undefined };
}
