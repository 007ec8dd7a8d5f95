/** For tests: two regions with a district each that decide appeals and owe assignments, some well, some late; made by the rooms' own acts. */
import { castUnder, inWork, type Cast } from '../../../../test/appeals.ts';
import { makeStaff, makeUnit, type MadeUnit } from '../../../../test/actors.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import * as assignments from '#modules/assignments/server/index.ts';
import * as events from '#modules/events/server/index.ts';
import { normInput, planInput } from '#modules/events/input.ts';
import * as quality from '#modules/quality/server/index.ts';
import { recheckInput, recheckRuleInput, reviewInput } from '#modules/quality/input.ts';
import { direct, lookAgain } from './scene-directives.ts';
import { meetings, together, youngRegion } from './scene-odd.ts';

export type Branch = Cast & { above: MadeUnit; chief: Staff };
export type Clock = (day: string, time?: string) => void;

const FORMULA = 'Құрметті азамат! Сіздің өтінішіңіз қаралды. Тиісті шаралар қабылдануда.';
const GOOD = 'Абай көшесінде 14 шам ауыстырылды, жарық қосылды. Тексеру күні: 12 қыркүйек.';
const VERDICTS = ['solved', 'partly', 'not_solved'] as const;

export interface Made {
	branches: Branch[];
	/** Below the first district. */
	primary: MadeUnit;
	sensitive: string;
}

/** Work of September and October 2026. The clock ends in October. */
export async function makeScene(tx: Tx, at: Clock): Promise<Made> {
	const branches = [await castUnder(tx), await castUnder(tx)];
	const [first, second] = branches as [Branch, Branch];
	const primary = await makeUnit(tx, { kind: 'primary', parentId: first.unit.id });
	await everyCaseRechecked(tx, at);
	const late = await workThrough(tx, at, first, 12, 4);
	await workThrough(tx, at, second, 6, 2);
	const [sensitive = ''] = late;
	const named = { readers: [first.head.personId], reason: 'Сынақ үшін' };
	await appeals.restrictAppeal(tx, first.head, sensitive, named);
	for (const branch of branches) await owe(tx, at, branch, branch.unit.id, branch.head);
	await owe(tx, at, first, primary.id, await makeStaff(tx, { role: 'head', unitId: primary.id }));
	await direct(tx, at, first, primary);
	await together(tx, at, first, primary);
	await meetings(tx, at, first);
	await youngRegion(tx);
	at('2026-10-01');
	await quality.drawMonth(tx, Temporal.PlainDate.from('2026-09-01'), 'seed');
	await recheckAll(tx, at);
	await lookAgain(tx, at, actorOf);
	await norm(tx, at);
	await meet(tx, at, first, '2026-09-14');
	await meet(tx, at, first, '2026-10-12');
	return { branches, primary, sensitive };
}

async function everyCaseRechecked(tx: Tx, at: Clock): Promise<void> {
	at('2026-08-31');
	const system = { kind: 'system', job: 'test' } as const;
	const rule = await tx.selectFrom('recheck_rule').select('id').where('valid_to', 'is', null).executeTakeFirstOrThrow();
	await quality.endRecheckRule(tx, system, rule.id);
	const every = recheckRuleInput.parse({ how: 'share', amount: '100', validFrom: '2026-08-31', source: 'Сынақ үшін' });
	await quality.addRecheckRule(tx, system, every);
}

const dayText = (month: string, day: number) => `2026-${month}-${String(day).padStart(2, '0')}`;

/** Appeals of the first days of September: each `slow`-th decided only in October, each third with a formal answer; some are rated. */
async function workThrough(tx: Tx, at: Clock, who: Branch, count: number, slow: number): Promise<string[]> {
	const ids: string[] = [];
	for (let i = 0; i < count; i++) {
		at(dayText('09', 1 + (i % 4)), '11:00');
		ids.push((await inWork(tx, who)).id);
	}
	const late = ids.filter((_, i) => i % slow === 0);
	for (const [i, id] of ids.entries()) {
		at(late.includes(id) ? dayText('10', 5) : dayText('09', 8 + i), '12:00');
		// One formal answer is still to be reviewed.
		await decide(tx, who, id, { formal: i % 3 === 0, reviewed: i !== 9 });
		if (i % 2 === 0) await rate(tx, id, VERDICTS[i % VERDICTS.length] ?? 'solved');
	}
	return late;
}

async function decide(tx: Tx, who: Branch, id: string, { formal, reviewed }: { formal: boolean; reviewed: boolean }): Promise<void> {
	const text = formal ? FORMULA : GOOD;
	await appeals.submitDecision(tx, who.executor, id, { outcome: 'satisfied', groundId: undefined, language: 'kk', text });
	const { decisionId } = await appeals.signDecision(tx, who.head, id);
	await quality.examineDecision(tx, decisionId);
	const note = 'Шам туралы бір сөз жоқ, қашан ауыстырылатыны айтылмаған.';
	if (formal && reviewed) await quality.reviewDecision(tx, who.chief, decisionId, reviewInput.parse({ verdict: 'formal', note }));
}

async function rate(tx: Tx, id: string, verdict: (typeof VERDICTS)[number]): Promise<void> {
	await appeals.rateDecision(tx, { kind: 'applicant', appealId: id }, id, {
		verdict,
		disagrees: false,
		rating: undefined,
		text: undefined
	});
}

/** Three assignments: accepted at once, returned and accepted, returned and still owed. */
async function owe(tx: Tx, at: Clock, { chief, above }: Branch, unitId: string, head: Staff): Promise<void> {
	for (const returns of [0, 1, 2]) {
		at('2026-09-10', '10:00');
		const dueOn = Temporal.PlainDate.from('2026-09-25');
		const id = await assignments.issueAssignment(tx, chief, { text: 'Көше шамдарын тексеру', unitId, dueOn, issuerUnitId: above.id });
		const report = () => assignments.reportAssignment(tx, head, { assignmentId: id, text: 'Он төрт шам тексерілді, бәрі жанады.' });
		for (let n = 0; n < returns; n++) {
			at(dayText('09', 15 + n), '10:00');
			await report();
			// Two reports, one verdict.
			at(dayText('09', 15 + n), '11:00');
			await report();
			at(dayText('09', 15 + n), '15:00');
			await assignments.returnReport(tx, chief, { assignmentId: id, reason: 'Сурет жоқ' });
		}
		if (returns === 2) continue;
		at('2026-09-22', '10:00');
		await report();
		at('2026-09-23', '10:00');
		await assignments.acceptReport(tx, chief, { assignmentId: id });
	}
}

/** Of the regions each owes two conferences a month, and one meeting a quarter, from the day after the scene begins. */
async function norm(tx: Tx, at: Clock): Promise<void> {
	at('2026-08-31');
	const system = { kind: 'system', job: 'test' } as const;
	const dated = { unitKind: 'regional', validFrom: '2026-09-01', source: 'Сынақ үшін', reason: 'Сынақ үшін' };
	await events.addNorm(tx, system, normInput.parse({ ...dated, kind: 'conference', times: '2', months: '1' }));
	await events.addNorm(tx, system, normInput.parse({ ...dated, kind: 'meeting', times: '1', months: '3' }));
}

/** A conference of the region with its district, which came, and another one, which did not. */
async function meet(tx: Tx, at: Clock, { above, unit }: Branch, day: string): Promise<void> {
	const far = await makeUnit(tx, { kind: 'district', parentId: above.id });
	for (const id of [far.id, above.id]) await makeStaff(tx, { role: 'head', unitId: id });
	const secretary = await makeStaff(tx, { role: 'central', unitId: above.id });
	at(day, '08:00');
	const plan = planInput.parse({
		titleKk: 'Қысқа дайындық',
		titleRu: 'Подготовка к зиме',
		kinds: 'district',
		within: above.code,
		day,
		from: '10:00',
		to: '11:30',
		place: 'Мәжіліс залы',
		video: 'none',
		chairId: secretary.personId,
		agenda: 'Жылу жүйесі; Бірінші бөлімше; 20'
	});
	const eventId = await events.planEvent(tx, secretary, { ...plan, hostId: above.id });
	await events.inviteUnits(tx, secretary, eventId);
	at(day, '10:00');
	await events.openEvent(tx, secretary, eventId);
	await events.markAttendance(tx, secretary, eventId, { units: [unit.id], mark: 'came', at: undefined });
	at(day, '11:30');
	await events.closeEvent(tx, secretary, eventId);
}

async function recheckAll(tx: Tx, at: Clock): Promise<void> {
	const list = await tx.selectFrom('recheck').select(['id', 'reviewer_id']).where('state', '=', 'waiting').orderBy('id').execute();
	const criteria = (await quality.rubricOn(tx, Temporal.PlainDate.from('2026-10-02'))).map(({ id }) => id);
	for (const [i, { id, reviewer_id: personId }] of list.entries()) {
		at(dayText('10', 2 + (i % 3)));
		const actor = await actorOf(tx, personId ?? '');
		await quality.takeRecheck(tx, actor, id);
		const answers = Object.fromEntries(
			criteria.flatMap((one) => [
				[`answer-${one}`, i % 3 === 0 ? 'no' : 'yes'],
				[`comment-${one}`, 'Дәлел табылмады']
			])
		);
		await quality.submitRecheck(tx, actor, id, recheckInput(criteria).parse({ ...answers, called: 'not_called' }));
	}
}

async function actorOf(tx: Tx, personId: string): Promise<Staff> {
	const person = await tx.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirstOrThrow();
	const account = await tx.selectFrom('account').select('id').where('person_id', '=', personId).executeTakeFirst();
	const posts = await asReader(tx)
		.selectFrom('post')
		.innerJoin('unit', 'unit.id', 'post.unit_id')
		.select(['post.role', 'post.unit_id as unitId', 'unit.path as unitPath'])
		.where('post.person_id', '=', personId)
		.execute();
	return { kind: 'staff', accountId: account?.id ?? personId, personId, name: person.name, language: 'kk', posts } as Staff;
}
