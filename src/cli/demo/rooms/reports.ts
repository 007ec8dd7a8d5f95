/** Report meetings in every state: drafts, published in time and late, held with promises, rated by many, by few and by nobody. */
import { loadCalendar, nextWorkingDay, type Calendar } from '../../../platform/calendar/index.ts';
import { rows, sql } from '../../../platform/db/index.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import { acceptAssignment } from '../../../modules/assignments/server/index.ts';
import { amendInput, makeInput, promiseInput, writeInput } from '../../../modules/reports/input.ts';
import { rateInput, withholdInput } from '../../../modules/reports/rating-input.ts';
import { proposedPeriod, REPORT_KIND } from '../../../modules/reports/rules.ts';
import * as reports from '../../../modules/reports/server/index.ts';
import { seeded, type Random } from '../random.ts';
import { DAY, HOUR, plainDay } from '../worktime.ts';
import { COMMENTS, CORRECTION, PROMISED, RUDE, WORDS } from './report-words.ts';
import { Script, type Stage } from './stage.ts';

interface Meeting {
	id: string;
	unitId: string;
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
	mandateFrom: Temporal.PlainDate;
}

/** Returns the acts that were refused. */
export async function playReports(stage: Stage): Promise<string[]> {
	const meetings = await rows(
		stage.db.reader,
		sql<Meeting>`SELECT e.id, e.host_unit_id AS "unitId", e.starts_at AS "startsAt", e.ends_at AS "endsAt", m.valid_from AS "mandateFrom"
			FROM event e JOIN gathering g ON g.event_id = e.id JOIN mandate m ON m.id = g.mandate_id
			WHERE e.kind = ${REPORT_KIND} AND e.state <> 'cancelled' ORDER BY e.starts_at, e.id`
	);
	const calendar = await loadCalendar(stage.db.reader);
	const scripts: Script[] = [];
	for (const [i, meeting] of meetings.entries()) {
		const head = await stage.staff(stage.world.desks.find(({ unitId }) => unitId === meeting.unitId)?.heads[0]);
		scripts.push(reported(stage, meeting, head, { i, calendar, random: seeded(900 + i) }));
	}
	return stage.play(scripts);
}

interface Turn {
	i: number;
	calendar: Calendar;
	random: Random;
}

function reported(stage: Stage, meeting: Meeting, head: Staff, turn: Turn): Script {
	const { i } = turn;
	const [start, end] = [meeting.startsAt.epochMilliseconds, meeting.endsAt.epochMilliseconds];
	// Every sixth is published on the eve; every seventh stays a draft.
	const publishes = start - (i % 6 === 4 ? 1 : 14) * DAY;
	const begins = Math.min(publishes, stage.world.now - DAY) - 2 * DAY;
	const script = new Script(stage, `report ${meeting.id}`, begins);
	const day = plainDay(begins);
	const { from, to } = proposedPeriod({ day, mandateFrom: meeting.mandateFrom, former: undefined }, day);
	const period = { periodFrom: from.toString(), periodTo: to.toString() };
	let id = '';
	script.on(begins, async (tx) => {
		id = await reports.makeReport(tx, head, makeInput.parse({ eventId: meeting.id, ...period }));
	});
	const words = Object.entries(WORDS[i % WORDS.length] ?? {}).flatMap(([section, said]) =>
		Object.entries(said).map(([lang, text]) => [`${section}.${lang}`, text] as const)
	);
	script.on(begins + HOUR, (tx) => reports.writeReport(tx, head, id, writeInput.parse({ ...period, ...Object.fromEntries(words) })));
	if (i % 7 !== 6) script.on(publishes, (tx) => reports.publishReport(tx, head, id));
	promise(script, () => id, meeting, head, turn, end);
	if (i % 7 !== 6 && i % 5 === 1) {
		script.on(end + 2 * DAY, (tx) => reports.amendReport(tx, head, id, amendInput.parse({ section: 'visits', ...CORRECTION })));
	}
	rate(script, () => id, head, turn, end);
	return script;
}

/** Two promises of each meeting; of every third the first one is kept. */
function promise(script: Script, id: () => string, { unitId }: Meeting, head: Staff, { i, calendar }: Turn, end: number): void {
	for (const n of [0, 1]) {
		const { quote, whom, days } = PROMISED[(i + n) % PROMISED.length] ?? { quote: '', whom: '', days: 0 };
		const dueOn = nextWorkingDay(calendar, plainDay(end).add({ days }));
		const said = promiseInput.parse({ quote, whom, unitId, dueOn: dueOn.toString() });
		script.on(end + HOUR / 2, (tx) => reports.writePromise(tx, head, id(), said));
	}
	if (i % 3 !== 0) return;
	script.on(end + 9 * DAY, async (tx) => {
		const first = await tx
			.selectFrom('report_promise')
			.select('assignment_id')
			.where('report_id', '=', id())
			.orderBy('number')
			.executeTakeFirst();
		if (first !== undefined) await acceptAssignment(tx, head, { assignmentId: first.assignment_id });
	});
}

/** Slips for those who came; how many rate differs from meeting to meeting. */
function rate(script: Script, id: () => string, head: Staff, { i, random }: Turn, end: number): void {
	let codes: string[] = [];
	script.on(end + HOUR / 3, async (tx) => {
		const left = await reports.slipsFor(tx, id());
		if (left > 0) codes = await reports.issueSlips(tx, head, id(), { slips: Math.min(left, 60), issued: 0 });
	});
	script.on(end + DAY, async (tx) => {
		// All of them, a few, nobody.
		const voices = codes.slice(0, [codes.length, Math.ceil(codes.length * 0.7), 3, 0][i % 4]);
		for (const [n, code] of voices.entries()) {
			const mark = () => String(Math.min(5, Math.max(1, 3 + (i % 3) - 1 + random.below(3))));
			const comment = n === 1 && i % 4 === 0 ? RUDE : n % 5 === 0 ? COMMENTS[(i + n) % COMMENTS.length] : '';
			const marks = { 'mark.clear': mark(), 'mark.honest': mark(), 'mark.answers': mark(), 'mark.village': n % 4 === 0 ? '' : mark() };
			await reports.rateReport(tx, code, rateInput.parse({ ...marks, comment }), n % 2 === 0 ? 'kk' : 'ru');
		}
	});
	// The last ones wait for a look.
	script.on(end + 3 * DAY, async (tx) => {
		const list = await tx.selectFrom('report_comment').select(['id', 'text']).where('report_id', '=', id()).orderBy('id').execute();
		for (const { id: commentId, text } of list.slice(0, Math.max(1, list.length - 1))) {
			if (text === RUDE)
				await reports.withholdComment(tx, head, id(), withholdInput.parse({ commentId, refusal: 'insult', words: 'Адамдарды қорлайды' }));
			else await reports.showComment(tx, head, id(), { commentId });
		}
	});
}
