/** Programmes of the branches and what came of each promise: kept, kept in part, broken, under way, standing still; judged by each apart. */
import { loadCalendar, nextWorkingDay, type Calendar } from '../../../platform/calendar/index.ts';
import { rows, sql } from '../../../platform/db/index.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import { acceptAssignment } from '../../../modules/assignments/server/index.ts';
import { auditorInput, officeInput, panelInput, replyInput, voiceInput } from '../../../modules/promises/assess-input.ts';
import {
	correctInput,
	evidenceInput,
	milestoneInput,
	programmeInput,
	promiseInput,
	verdictInput
} from '../../../modules/promises/input.ts';
import * as promises from '../../../modules/promises/server/index.ts';
import type { Desk } from '../world.ts';
import { DAY, HOUR, plainDay } from '../worktime.ts';
import { COMMENTS, PLEDGES, SAID, SELECTION, type Pledge } from './promise-words.ts';
import { Script, type Stage } from './stage.ts';

interface Branch {
	i: number;
	desk: Desk;
	/** The district that answers, and where it is judged. */
	office: Desk;
	region: string;
	places: string[];
	head: Staff;
	officeHead: Staff;
	executor: Staff;
	auditor: Staff;
	calendar: Calendar;
}

/** Returns the acts that were refused. */
export async function playPromises(stage: Stage, auditor: Staff): Promise<string[]> {
	const calendar = await loadCalendar(stage.db.reader);
	const scripts: Script[] = [];
	const branches = stage.world.desks.filter((desk) => desk.branch === desk.code);
	for (const [i, desk] of branches.entries()) {
		const office = stage.world.desks.find((one) => one.branch === desk.code && one !== desk && !one.city) ?? desk;
		const places = await codesOf(
			stage,
			(office.settlements.length > 0 ? office.settlements : [office.territory]).map(({ id }) => id)
		);
		const [region = ''] = await codesOf(stage, [desk.regionId]);
		const [head, officeHead] = [await stage.staff(desk.heads[0]), await stage.staff(office.heads[0])];
		const executor = await stage.staff(office.executors[0]);
		scripts.push(pledged(stage, { i, desk, office, region, places, head, officeHead, executor, auditor, calendar }));
	}
	return stage.play(scripts);
}

async function codesOf({ db }: Stage, ids: readonly string[]): Promise<string[]> {
	const found = await rows(db.reader, sql<{ code: string }>`SELECT code FROM territory WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY code`);
	return found.map(({ code }) => code);
}

const formOf = ({ places, office }: Branch, pledge: Pledge, n: number, due: Temporal.PlainDate) => ({
	...{ quote: n % 2 === 0 ? pledge.kk : pledge.ru, language: n % 2 === 0 ? 'kk' : 'ru', page: String(4 + n) },
	...{ territory: places[n % places.length], theme: pledge.theme, criterion: pledge.criterion, unit: office.code, dueOn: due.toString() },
	...(pledge.measure && { measure: pledge.measure[0], baseline: pledge.measure[1], target: pledge.measure[2] }),
	budget: pledge.budget ?? ''
});

/** A branch's programme with its promises, published in the first weeks of the demo's time. */
function pledged(stage: Stage, branch: Branch): Script {
	const begins = stage.world.start + (6 + branch.i) * DAY + 10 * HOUR;
	const script = new Script(stage, `programme ${branch.desk.code}`, begins);
	const ids: string[] = [];
	let programmeId = '';
	// Two are over by now, the others lie ahead.
	const due = (n: number) => (n < 3 ? plainDay(begins).add({ days: 80 + 10 * n }) : plainDay(stage.world.now).add({ days: 60 + 90 * n }));
	script.on(begins, async (tx) => {
		const form = {
			...{ unitId: branch.desk.unitId, territory: branch.region, termFrom: '2023-03-29', termTo: '2028-03-28' },
			...{
				titleKk: 'Өңірдің сайлауалды бағдарламасы',
				titleRu: 'Предвыборная программа области',
				titleEn: 'Election programme of the region'
			},
			selection: branch.i % 2 === 0 ? SELECTION.kk : SELECTION.ru
		};
		programmeId = await promises.makeProgramme(tx, branch.head, programmeInput.parse(form));
		for (const [n, pledge] of PLEDGES.entries())
			ids.push(await promises.addPromise(tx, branch.head, programmeId, promiseInput.parse(formOf(branch, pledge, n, due(n)))));
		const text = PLEDGES.map((pledge, n) => `${String(n + 1)}. ${pledge.kk} / ${pledge.ru}`).join('\n');
		await promises.addDocument(tx, branch.head, programmeId, {
			name: 'bagdarlama.txt',
			bytes: Buffer.from(`${branch.desk.code}\n${text}\n`)
		});
		await promises.publishProgramme(tx, branch.head, programmeId);
	});
	const idOf = (n: number) => ids[n] ?? '';
	for (const n of [0, 1, 2, 3]) worked(script, branch, idOf, n, begins);
	judged(script, branch, idOf, begins);
	news(script, branch, idOf, stage.world.now);
	heard(script, branch, () => programmeId, idOf, begins);
	written(script, branch, idOf, stage.world.now);
	const last = PLEDGES.at(-1);
	if (branch.i % 4 === 0 && last !== undefined)
		script.on(begins + 50 * DAY, (tx) =>
			promises.correctPromise(
				tx,
				branch.head,
				idOf(5),
				correctInput.parse({ ...formOf(branch, last, 5, due(5)), page: '11', reason: SAID.correction })
			)
		);
	return script;
}

/** A milestone, and what shows that it was reached; of the third promise only that nothing came of it. */
function worked(script: Script, branch: Branch, idOf: (n: number) => string, n: number, begins: number): void {
	const pledge = PLEDGES[n];
	if (pledge === undefined) return;
	const onDay = plainDay(begins + 40 * DAY).toString();
	let milestoneId = '';
	script.on(begins + 3 * DAY, async (tx) => {
		const milestoneDue = nextWorkingDay(branch.calendar, plainDay(begins).add({ days: 60 })).toString();
		milestoneId = await promises.setMilestone(
			tx,
			branch.head,
			idOf(n),
			milestoneInput.parse({ milestone: pledge.milestone, milestoneDue })
		);
	});
	script.on(begins + 41 * DAY, async (tx) => {
		const reached = n === 2 ? {} : { milestoneId, value: n === 0 ? (pledge.measure?.[2] ?? '') : n === 1 ? '3' : '' };
		const evidence = { kind: 'contract', evidence: pledge.evidence, onDay, contract: `${branch.desk.code}-${String(n + 1)}`, ...reached };
		await promises.addEvidence(tx, branch.executor, idOf(n), evidenceInput.parse(evidence));
		if (n !== 2) await acceptAssignment(tx, branch.head, { assignmentId: milestoneId });
	});
}

/** What was shown of late: without it everything would stand still. */
function news(script: Script, branch: Branch, idOf: (n: number) => string, now: number): void {
	for (const n of [3, 4]) {
		const pledge = PLEDGES[n];
		if (pledge === undefined || (branch.i + n) % 4 === 0) continue;
		const at = now - (3 + ((branch.i * 7 + n * 5) % 45)) * DAY;
		const news = {
			kind: 'contract',
			evidence: pledge.evidence,
			onDay: plainDay(at).toString(),
			contract: `${branch.desk.code}-${String(n + 1)}/2`
		};
		script.on(at, (tx) => promises.addEvidence(tx, branch.executor, idOf(n), evidenceInput.parse(news)));
	}
}

/** Of the first it is said that it was kept, of the second that it was in part, of the third that it was not. */
function judged(script: Script, branch: Branch, idOf: (n: number) => string, begins: number): void {
	const verdicts = [
		{ verdict: 'kept', doneOn: plainDay(begins + 40 * DAY).toString(), verdictReason: SAID.kept },
		{ verdict: 'compromise', verdictReason: SAID.compromise },
		{ verdict: 'broken', verdictReason: SAID.broken }
	];
	for (const [n, verdict] of verdicts.entries()) {
		// Some branches wait for their verdicts.
		if ((branch.i + n) % 5 === 1) continue;
		script.on(begins + (120 + n) * DAY, async (tx) => {
			const evidence = await tx.selectFrom('promise_evidence').select('id').where('promise_id', '=', idOf(n)).execute();
			const evidenceIds = evidence.map(({ id }) => id).join(',');
			await promises.giveVerdict(tx, branch.auditor, idOf(n), verdictInput.parse({ ...verdict, evidenceIds }));
		});
	}
}

const marksOf = (whole: number, other: number) => ({
	...{ whole: String(whole), quality: String(other), time: String(whole), use: String(other), open: String(other) }
});

/** The office, the auditor and the people of the first village say how well it was kept; the office replies to the auditor. */
function heard(script: Script, branch: Branch, programmeId: () => string, idOf: (n: number) => string, begins: number): void {
	let codes: string[] = [];
	script.on(begins + 125 * DAY, async (tx) => {
		await promises.assess(tx, branch.officeHead, 'office', idOf(0), officeInput.parse({ ...marksOf(5, 5), comment: SAID.office }));
		const audited = { ...marksOf(3 + (branch.i % 2), 4), comment: SAID.auditor };
		const to = await promises.assess(tx, branch.auditor, 'auditor', idOf(0), auditorInput.parse(audited));
		if (branch.i % 3 !== 2) await promises.replyTo(tx, branch.officeHead, idOf(0), replyInput.parse({ to, reply: SAID.reply }));
		const closesOn = plainDay(begins + 150 * DAY).toString();
		const panel = panelInput.parse({ territory: branch.places[0], seats: '12', closesOn });
		codes = await promises.openPanel(tx, branch.auditor, programmeId(), panel);
	});
	script.on(begins + 130 * DAY, async (tx) => {
		for (const [n, code] of codes.slice(0, 5 + (branch.i % 5)).entries()) {
			const comment = n < COMMENTS.length ? COMMENTS[n] : '';
			const voice = voiceInput.parse({ ...marksOf(2 + ((n + branch.i) % 4), 3 + (n % 3)), promiseId: idOf(0), comment });
			await promises.giveVoice(tx, (await promises.seatOf(tx, code)).id, voice);
		}
	});
	script.on(begins + 133 * DAY + HOUR, async (tx) => {
		const seats = await rows(
			tx,
			sql<{
				id: string;
			}>`SELECT v.seat_id AS id FROM promise_voice v WHERE v.promise_id = ${idOf(0)} AND v.comment IS NOT NULL ORDER BY v.seat_id LIMIT 2`
		);
		for (const { id } of seats) await promises.readComment(tx, branch.auditor, idOf(0), { seatId: id, show: 'shown' });
	});
}

/** Appeals and public problems of the region about what was promised, linked by its head. */
function written(script: Script, branch: Branch, idOf: (n: number) => string, now: number): void {
	const at = now - 2 * DAY;
	// What somebody worked on since has its acts in their order.
	const rests = (kind: 'appeal' | 'problem', id: string) =>
		sql`NOT EXISTS (SELECT FROM journal j WHERE j.subject_kind = ${kind} AND j.subject_id = ${sql.ref(id)} AND j.at > ${Temporal.Instant.fromEpochMilliseconds(at)})`;
	script.on(at, async (tx) => {
		for (const [n, { theme }] of PLEDGES.slice(0, 4).entries()) {
			const about = await rows(
				tx,
				sql<{ kind: 'appeal' | 'problem'; id: string }>`
					(SELECT 'appeal' AS kind, a.id FROM appeal a JOIN unit u ON u.id = a.unit_id JOIN unit top ON u.path <@ top.path JOIN theme h ON h.id = a.theme_id
						WHERE top.id = ${branch.desk.unitId} AND h.code = ${theme} AND NOT a.sensitive AND NOT a.conflicted AND a.state <> 'merged' AND ${rests('appeal', 'a.id')}
						ORDER BY a.received_at, a.id LIMIT ${3 + ((branch.i + n) % 6)})
					UNION ALL (SELECT 'problem', p.id FROM problem p JOIN unit u ON u.id = p.unit_id JOIN unit top ON u.path <@ top.path JOIN theme h ON h.id = p.theme_id
						WHERE top.id = ${branch.desk.unitId} AND h.code = ${theme} AND p.public AND ${rests('problem', 'p.id')} ORDER BY p.made_at, p.id LIMIT 2)`
			);
			for (const one of about) await promises.linkPromise(tx, branch.head, one, idOf(n));
		}
	});
}
