/** Programmes of the branches and what came of each promise: kept, kept in part, broken, under way, standing still; judged by each apart. */
import { loadCalendar, type Calendar } from '../../../platform/calendar/index.ts';
import { rows, sql } from '../../../platform/db/index.ts';
import type { Citizen, Staff } from '../../../platform/identity/actor.ts';
import { auditorInput, officeInput, panelInput, replyInput, voiceInput } from '../../../modules/promises/assess-input.ts';
import { correctInput, programmeInput, promiseInput, verdictInput } from '../../../modules/promises/input.ts';
import * as promises from '../../../modules/promises/server/index.ts';
import type { Desk } from '../world.ts';
import { DAY, HOUR, plainDay } from '../worktime.ts';
import { Gallery } from '../pictures.ts';
import type { DemoLang } from '../texts/index.ts';
import { disputed, news, worked } from './evidence.ts';
import { PLEDGES, SAID, type Pledge } from './promise-words.ts';
import { makeCitizens } from './questions.ts';
import { Script, type Stage } from './stage.ts';

export interface Branch {
	i: number;
	desk: Desk;
	/** In which its programme was written. */
	lang: DemoLang;
	/** The district that answers, and where it is judged. */
	office: Desk;
	region: string;
	places: Named[];
	head: Staff;
	officeHead: Staff;
	executor: Staff;
	auditor: Staff;
	/** Who looks closely at what is shown. */
	citizen: Citizen;
	gallery: Gallery;
	calendar: Calendar;
}

/** A place by its code. */
interface Named {
	code: string;
	name: Record<DemoLang, string>;
}

/** Returns the acts that were refused. */
export async function playPromises(stage: Stage, auditor: Staff): Promise<string[]> {
	const calendar = await loadCalendar(stage.db.reader);
	const scripts: Script[] = [];
	const gallery = new Gallery();
	const [citizen] = await stage.db.write((tx) => makeCitizens(tx, 1, 'koldau'));
	if (citizen === undefined) throw new Error('nobody disputes');
	const branches = stage.world.desks.filter((desk) => desk.branch === desk.code);
	for (const [i, desk] of branches.entries()) {
		const office = stage.world.desks.find((one) => one.branch === desk.code && one !== desk && !one.city) ?? desk;
		const places = await placesOf(
			stage,
			(office.settlements.length > 0 ? office.settlements : [office.territory]).map(({ id }) => id)
		);
		const [region] = await placesOf(stage, [desk.regionId]);
		const [head, officeHead] = [await stage.staff(desk.heads[0]), await stage.staff(office.heads[0])];
		const executor = await stage.staff(office.executors[0]);
		const lang = desk.kk < 0.5 ? 'ru' : 'kk';
		const who = { head, officeHead, executor, auditor, citizen };
		scripts.push(pledged(stage, { i, desk, lang, office, region: region?.code ?? '', places, ...who, gallery, calendar }));
	}
	return stage.play(scripts);
}

function placesOf({ db }: Stage, ids: readonly string[]): Promise<Named[]> {
	return rows(db.reader, sql<Named>`SELECT code, name FROM territory WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY code`);
}

const formOf = ({ places, office, lang }: Branch, pledge: Pledge, n: number, due: Temporal.PlainDate) => ({
	quote: pledge[lang].quote,
	language: lang,
	page: String(4 + n),
	territory: places[n % places.length]?.code,
	theme: pledge.theme,
	criterion: pledge[lang].criterion,
	unit: office.code,
	dueOn: due.toString(),
	budget: pledge.budget ?? '',
	...(pledge.reading && { measure: pledge[lang].measure, baseline: pledge.reading[0], target: pledge.reading[1] })
});

/** A branch's programme with its promises, published in the first weeks of the demo's time. */
function pledged(stage: Stage, branch: Branch): Script {
	const begins = stage.world.start + (6 + branch.i) * DAY + 10 * HOUR;
	const script = new Script(stage, `programme ${branch.desk.code}`, begins);
	const said = SAID[branch.lang];
	const ids: string[] = [];
	let programmeId = '';
	// Two are over by now, the others lie ahead.
	const due = (n: number) => (n < 3 ? plainDay(begins).add({ days: 80 + 10 * n }) : plainDay(stage.world.now).add({ days: 60 + 90 * n }));
	script.on(begins, async (tx) => {
		const form = {
			unitId: branch.desk.unitId,
			territory: branch.region,
			termFrom: '2023-03-29',
			termTo: '2028-03-28',
			titleKk: 'Өңірдің сайлауалды бағдарламасы',
			titleRu: 'Предвыборная программа области',
			titleEn: 'Election programme of the region',
			selection: said.selection
		};
		programmeId = await promises.makeProgramme(tx, branch.head, programmeInput.parse(form));
		for (const [n, pledge] of PLEDGES.entries())
			ids.push(await promises.addPromise(tx, branch.head, programmeId, promiseInput.parse(formOf(branch, pledge, n, due(n)))));
		const text = PLEDGES.map((pledge, n) => `${String(n + 1)}. ${pledge[branch.lang].quote}`).join('\n');
		await promises.addDocument(tx, branch.head, programmeId, {
			name: said.programme,
			bytes: Buffer.from(`${branch.desk.code}\n${text}\n`)
		});
		await promises.publishProgramme(tx, branch.head, programmeId);
	});
	const idOf = (n: number) => ids[n] ?? '';
	for (const n of [0, 1, 2, 3]) worked(script, branch, idOf, n, begins);
	judged(script, branch, idOf, begins);
	news(script, branch, idOf, stage.world.now);
	disputed(script, branch, idOf, begins, stage.world.now);
	heard(script, branch, () => programmeId, idOf, begins);
	written(script, branch, idOf, stage.world.now);
	const last = PLEDGES.at(-1);
	if (branch.i % 4 === 0 && last !== undefined)
		script.on(begins + 50 * DAY, (tx) =>
			promises.correctPromise(
				tx,
				branch.head,
				idOf(5),
				correctInput.parse({ ...formOf(branch, last, 5, due(5)), page: '11', reason: said.correction })
			)
		);
	return script;
}

/** Of the first it is said that it was kept, of the second that it was in part, of the third that it was not. */
function judged(script: Script, branch: Branch, idOf: (n: number) => string, begins: number): void {
	const said = SAID[branch.lang];
	const verdicts = [
		{ verdict: 'kept', doneOn: plainDay(begins + 40 * DAY).toString(), verdictReason: said.kept },
		{ verdict: 'compromise', verdictReason: said.compromise },
		{ verdict: 'broken', verdictReason: said.broken }
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
	whole: String(whole),
	quality: String(other),
	time: String(whole),
	use: String(other),
	open: String(other)
});

/** The office, the auditor and the people of the first village say how well it was kept; the office replies to the auditor. */
function heard(script: Script, branch: Branch, programmeId: () => string, idOf: (n: number) => string, begins: number): void {
	const said = SAID[branch.lang];
	let codes: string[] = [];
	script.on(begins + 125 * DAY, async (tx) => {
		await promises.assess(tx, branch.officeHead, 'office', idOf(0), officeInput.parse({ ...marksOf(5, 5), comment: said.office }));
		const audited = { ...marksOf(3 + (branch.i % 2), 4), comment: said.auditor };
		const to = await promises.assess(tx, branch.auditor, 'auditor', idOf(0), auditorInput.parse(audited));
		if (branch.i % 3 !== 2) await promises.replyTo(tx, branch.officeHead, idOf(0), replyInput.parse({ to, reply: said.reply }));
		const closesOn = plainDay(begins + 150 * DAY).toString();
		const panel = panelInput.parse({ territory: branch.places[0]?.code, seats: '12', closesOn });
		codes = await promises.openPanel(tx, branch.auditor, programmeId(), panel);
	});
	script.on(begins + 130 * DAY, async (tx) => {
		for (const [n, code] of codes.slice(0, 5 + (branch.i % 5)).entries()) {
			const comment = said.comments[n] ?? '';
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
