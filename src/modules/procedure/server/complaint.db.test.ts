/** A complaint: of what and until when, through whom to whom, who may not judge it, how it ends, and what silence means. */
import { expect, it } from 'vitest';
import { deadlinesOf } from '#platform/calendar/index.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { makeStaff } from '../../../../test/actors.ts';
import { answered, castUnder, inWork, refusal, type Cast } from '../../../../test/appeals.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { complainInput, decideComplaintInput } from '../input.ts';
import * as procedure from './index.ts';

const database = testDatabase();
procedure.registerProcedureJobs();
const at = testClock('2026-03-17');

const COMPLAINT = complainInput.parse({ complaint: 'Шамдар ауыстырылған жоқ, шешім шындыққа келмейді.' });
const ANSWER = 'Тексеру көрсеткендей, шешім дәлелсіз қабылданған.';
const judged = (review: string) => decideComplaintInput.parse({ review, answer: ANSWER });
const applicant = (appealId: string) => ({ kind: 'applicant', appealId }) as const;
const appealOf = (tx: Tx, id: string) => tx.selectFrom('appeal').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const latest = async (tx: Tx, id: string) => (await procedure.complaintsOf(tx, id))[0];

async function delivered(tx: Tx, who: Cast, language: 'kk' | 'ru' = 'kk'): Promise<string> {
	const { id } = await answered(tx, who, { language });
	const [row] = await appeals.deliveriesOf(asReader(tx), id);
	await appeals.recordMailDelivery(tx, row?.id ?? '', 'sent', 'ok');
	return id;
}

it('goes through the unit to the one above in three working days, is judged by nobody it is about, and reopens without laundering', () =>
	rolledBack(database.db, async (tx) => {
		const who = await castUnder(tx);
		const id = await delivered(tx, who);
		const { first_due_on: first } = await appealOf(tx, id);
		await procedure.fileComplaint(tx, applicant(id), id, COMPLAINT);
		expect(await refusal(procedure.fileComplaint(tx, applicant(id), id, COMPLAINT))).toBe('409 procedure.complaint_open');
		const row = await latest(tx, id);
		expect(row).toMatchObject({ state: 'filed', unit_id: who.unit.id, review_unit_id: who.above.id, late_reason: null });
		// Three working days after the 17th, over Nauryz.
		expect(row?.due_on.toString()).toBe('2026-03-20');
		expect(await refusal(procedure.decideComplaint(tx, who.chief, id, judged('upheld')))).toBe('409 procedure.complaint_not_now');
		expect(await refusal(procedure.passComplaint(tx, who.executor, id, {}))).toBe('403 forbidden');
		await procedure.passComplaint(tx, who.operator, id, { comment: 'Шамдар 12-сінде ауыстырылды' });
		const passed = await latest(tx, id);
		expect([passed?.state, passed?.due_on.toString()]).toEqual(['passed', '2026-04-17']);
		const terms = await deadlinesOf(tx, { kind: 'complaint', id: row?.id ?? '' });
		expect(terms.map((term) => [term.ruleId, term.metAt !== null])).toEqual([
			['complaint_transfer', true],
			['complaint_review', false]
		]);
		for (const own of [who.head, who.executor, who.operator])
			expect(await refusal(procedure.decideComplaint(tx, own, id, judged('upheld')))).toBe('403 forbidden');
		expect(await refusal(procedure.decideComplaint(tx, who.stranger, id, judged('upheld')))).toBe('404 not_found');
		expect(await refusal(procedure.decideComplaint(tx, who.chief, id, judged('left')))).toBe('422 procedure.not_late');
		at('2026-04-13');
		await procedure.decideComplaint(tx, who.chief, id, judged('cancelled'));
		const appeal = await appealOf(tx, id);
		expect([appeal.state, appeal.unit_id, appeal.executor_id, appeal.reopens]).toEqual(['in_work', who.unit.id, null, 1]);
		expect(appeal.first_due_on.equals(first)).toBe(true);
		const assign = { unitId: who.unit.id, executorId: who.executor.personId, note: undefined };
		expect(await refusal(appeals.assignAppeal(tx, who.head, id, assign))).toBe('422 appeals.conflict_of_interest');
		expect((await appeals.noticesOf(asReader(tx), id)).map((notice) => notice.kind)).toEqual([
			'complaint_cancelled',
			'complaint_passed',
			'complaint_filed'
		]);
	}));

it('names in Russian what it must: number, unit, article, day and where to go next; what stays may be taken to court, once', () =>
	rolledBack(database.db, async (tx) => {
		const who = await castUnder(tx);
		const id = await delivered(tx, who, 'ru');
		await procedure.recordComplaint(tx, who.operator, id, COMPLAINT);
		const { number } = await appealOf(tx, id);
		const [filed] = await appeals.noticesOf(asReader(tx), id);
		for (const part of [`${number}/1`, '20 марта 2026', 'ст. 91 ч. 4']) expect(filed?.text).toContain(part);
		at('2026-03-26');
		const write = <T>(run: (inner: Tx) => Promise<T>) => run(tx);
		// The unit let its three days pass: the clock passes the complaint on.
		await procedure.passOverdue(asReader(tx), write);
		expect((await latest(tx, id))?.state).toBe('passed');
		await procedure.decideComplaint(tx, who.chief, id, judged('upheld'));
		const [ended] = await appeals.noticesOf(asReader(tx), id);
		expect(ended?.text).toContain('вправе обратиться в суд (АППК, ст. 91 ч. 5)');
		expect(await refusal(procedure.fileComplaint(tx, applicant(id), id, COMPLAINT))).toBe('409 procedure.complained');
		expect((await appealOf(tx, id)).state).toBe('answered');
	}));

it('after three months needs a reason, which the unit above finds good or not; taken back, it may be filed again', () =>
	rolledBack(database.db, async (tx) => {
		const who = await castUnder(tx);
		const id = await delivered(tx, who);
		await procedure.fileComplaint(tx, applicant(id), id, COMPLAINT);
		await procedure.withdrawComplaint(tx, applicant(id), id, {});
		expect(await refusal(procedure.withdrawComplaint(tx, applicant(id), id, {}))).toBe('409 procedure.no_complaint');
		at('2026-06-17');
		await procedure.fileComplaint(tx, applicant(id), id, COMPLAINT);
		await procedure.withdrawComplaint(tx, applicant(id), id, { withdrawReason: 'Ойландым' });
		at('2026-06-18');
		expect(await refusal(procedure.fileComplaint(tx, applicant(id), id, COMPLAINT))).toBe('422 procedure.late');
		await procedure.fileComplaint(tx, applicant(id), id, { ...COMPLAINT, lateReason: 'Ауруханада жаттым' });
		await procedure.passComplaint(tx, who.head, id, {});
		expect(await refusal(procedure.decideComplaint(tx, who.chief, id, judged('changed')))).toBe('422 procedure.not_restored');
		await procedure.restoreTerm(tx, who.chief, id, { restoreReason: 'Анықтамасы бар' });
		await procedure.decideComplaint(tx, who.chief, id, judged('changed'));
		const appeal = await appealOf(tx, id);
		expect([appeal.state, appeal.unit_id]).toEqual(['in_work', who.above.id]);
		expect((await procedure.complaintsOf(tx, id)).map((row) => row.ordinal)).toEqual([3, 2, 1]);
	}));

it('satisfied by the unit itself, opens the appeal there again; a decision of the topmost unit goes to court', () =>
	rolledBack(database.db, async (tx) => {
		const who = await castUnder(tx);
		const id = await delivered(tx, who);
		await procedure.fileComplaint(tx, applicant(id), id, COMPLAINT);
		expect(await refusal(procedure.satisfyComplaint(tx, who.executor, id, { satisfyAnswer: ANSWER }))).toBe('403 forbidden');
		await procedure.satisfyComplaint(tx, who.head, id, { satisfyAnswer: ANSWER });
		expect(await appealOf(tx, id)).toMatchObject({ state: 'in_work', unit_id: who.unit.id });
		const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		const top = { ...who, unit: { ...who.unit, id: root.id } };
		for (const role of ['operator', 'executor', 'head'] as const) top[role] = await makeStaff(tx, { role, unitId: root.id });
		const high = await delivered(tx, top);
		expect(await refusal(procedure.fileComplaint(tx, applicant(high), high, COMPLAINT))).toBe('409 procedure.no_higher');
	}));

it('of silence: told once when the term passed, as what it is; complained of at once; the unit above takes the appeal or the work goes on', () =>
	rolledBack(database.db, async (tx) => {
		const who = await castUnder(tx);
		const { id } = await inWork(tx, who);
		expect(await refusal(procedure.fileComplaint(tx, applicant(id), id, COMPLAINT))).toBe('409 procedure.nothing_to_complain');
		const write = <T>(run: (inner: Tx) => Promise<T>) => run(tx);
		at('2026-04-08');
		expect(await procedure.tellSilences(asReader(tx), write)).toBe(0);
		at('2026-04-13');
		await procedure.tellSilences(asReader(tx), write);
		await procedure.tellSilences(asReader(tx), write);
		const notices = await appeals.noticesOf(asReader(tx), id);
		expect(notices.map((notice) => notice.kind)).toEqual(['silent']);
		expect(notices[0]?.text).toContain('өзіміз белгілеген стандартты бұздық');
		await tx.updateTable('ground').set({ valid_to: null }).where('id', '=', 'deemed_refusal').execute();
		const { id: second } = await inWork(tx, who, { language: 'ru', text: 'Басқа мәселе: көшеде су жоқ, құбыр жарылған.' });
		at('2026-05-20');
		await procedure.tellSilences(asReader(tx), write);
		const [deemed] = await appeals.noticesOf(asReader(tx), second);
		expect(deemed?.text).toContain('это считается отказом (АППК, ст. 91 ч. 2)');
		await procedure.fileComplaint(tx, applicant(id), id, COMPLAINT);
		await procedure.passComplaint(tx, who.head, id, {});
		const { due_on: due } = await appealOf(tx, id);
		await procedure.decideComplaint(tx, who.chief, id, judged('changed'));
		const moved = await appealOf(tx, id);
		expect([moved.unit_id, moved.executor_id, moved.due_on.toString()]).toEqual([who.above.id, null, due.toString()]);
		const acts = (await timelineOf(asReader(tx), { kind: 'appeal', id }, 'applicant')).map((entry) => entry.act);
		expect(acts.slice(-4)).toEqual(['appeal.silent', 'appeal.complained', 'appeal.complaint_passed', 'appeal.complaint_changed']);
	}));
