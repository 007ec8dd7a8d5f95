import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { currentDeadline, deadline, loadCalendar, termFor } from '#platform/calendar/index.ts';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import {
	acceptAssignment,
	acceptReport,
	askExtension,
	assignmentFor,
	assignmentsOf,
	cancelAssignment,
	decideExtension,
	issueAssignment,
	moveDueDate,
	reassign,
	reportAssignment,
	returnReport,
	type IssueInput
} from './index.ts';
import { issued, world, type World } from './fixture.ts';

const database = testDatabase();
const day = (text: string) => Temporal.PlainDate.from(text);
const SYSTEM = { kind: 'system', job: 'test' } as const;
let present = Temporal.Instant.from('2026-11-23T05:00:00Z');
let restore: () => void;
beforeEach(() => {
	present = Temporal.Instant.from('2026-11-23T05:00:00Z');
	restore = setClock(() => present);
});
afterEach(() => {
	restore();
});

async function refused(tx: Tx, act: (tx: Tx) => Promise<unknown>): Promise<[number, string, string | undefined]> {
	const before = await tx.selectFrom('assignment').selectAll().orderBy('id').execute();
	const error = await act(tx).then(
		() => undefined,
		(e: unknown) => e
	);
	if (!(error instanceof Refusal)) throw new Error(`expected a refusal, got ${String(error)}`);
	expect(await tx.selectFrom('assignment').selectAll().orderBy('id').execute()).toEqual(before);
	return [error.status, error.code, error.field];
}

async function acts(tx: Tx, id: string): Promise<string[]> {
	const rows = await tx.selectFrom('journal').select('act').where('subject_id', '=', id).orderBy('seq').execute();
	return rows.map((row) => row.act.replace('assignment.', ''));
}

async function state(tx: Tx, id: string) {
	return tx.selectFrom('assignment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

const inWorld = (act: (tx: Tx, w: World) => Promise<void>) => () => rolledBack(database.db, async (tx) => act(tx, await world(tx)));

describe('issuing', () => {
	it(
		'keeps who, what, by when, with co-executors and a journal row',
		inWorld(async (tx, w) => {
			const subject = { kind: 'appeal', id: newId() } as const;
			const id = await issued(tx, w, { subject, helperIds: [w.helper.personId, w.executor.personId, w.helper.personId] });
			const page = await assignmentFor(asReader(tx), w.executor, id);
			expect(page.row).toMatchObject({
				state: 'issued',
				subject,
				issuerPersonId: w.operator.personId,
				issuerUnitId: w.region.id,
				unitId: w.district.id,
				personId: w.executor.personId,
				dueOn: day('2026-11-27'),
				firstDueOn: day('2026-11-27')
			});
			expect(page.access.helperIds).toEqual([w.helper.personId]);
			expect(await acts(tx, id)).toEqual(['issued']);
			expect((await assignmentsOf(tx, subject)).map((a) => a.id)).toEqual([id]);
		})
	);

	it(
		'refuses whom it must, and input that cannot be',
		inWorld(async (tx, w) => {
			const by = (actor: Staff, changes: Partial<IssueInput> = {}) =>
				refused(tx, () =>
					issueAssignment(tx, actor, { text: 'x', unitId: w.district.id, dueOn: day('2026-11-27'), issuerUnitId: w.region.id, ...changes })
				);
			for (const actor of [w.head, w.executor, w.auditor, w.stranger]) expect((await by(actor))[0]).toBe(403);
			expect(await by(w.operator, { personId: w.helper.personId })).toEqual([422, 'assignments.person', 'personId']);
			expect(await by(w.operator, { personId: newId() })).toEqual([422, 'assignments.person', 'personId']);
			expect(await by(w.operator, { unitId: newId() })).toEqual([422, 'assignments.unit', 'unitId']);
			expect((await by(w.operator, { issuerUnitId: newId() }))[0]).toBe(404);
			expect(await by(w.operator, { dueOn: day('2026-11-28') })).toEqual([422, 'assignments.day_off', 'dueOn']);
			expect(await by(w.operator, { dueOn: day('2026-11-20') })).toEqual([422, 'assignments.in_past', 'dueOn']);
			expect((await by(w.operator, { parentId: newId() }))[0]).toBe(404);
			await tx
				.updateTable('unit')
				.set({ valid_to: day('2026-11-01') })
				.where('id', '=', w.district.id)
				.execute();
			expect(await by(w.operator)).toEqual([422, 'assignments.unit', 'unitId']);
		})
	);

	it(
		'lets who owes it pass a part on in the name of the own unit, and nobody else',
		inWorld(async (tx, w) => {
			const parent = await issued(tx, w);
			const part = {
				text: 'x',
				unitId: w.district.id,
				personId: w.colleague.personId,
				dueOn: day('2026-11-26'),
				issuerUnitId: w.district.id,
				parentId: parent
			};
			await issueAssignment(tx, w.executor, part);
			expect((await refused(tx, () => issueAssignment(tx, w.colleague, part)))[0]).toBe(404);
			expect((await refused(tx, () => issueAssignment(tx, w.executor, { ...part, issuerUnitId: w.region.id })))[0]).toBe(403);
			await cancelAssignment(tx, w.operator, { assignmentId: parent, reason: 'x' });
			expect((await refused(tx, () => issueAssignment(tx, w.executor, part)))[1]).toBe('assignments.not_now');
		})
	);
});

describe('report, return, report, accept', () => {
	it(
		'goes its way; the day of the standing report is kept; nothing works twice',
		inWorld(async (tx, w) => {
			const id = await issued(tx, w);
			for (const actor of [w.colleague, w.stranger])
				expect((await refused(tx, () => reportAssignment(tx, actor, { assignmentId: id, text: 'x' })))[0]).toBe(404);
			for (const actor of [w.operator, w.auditor])
				expect((await refused(tx, () => reportAssignment(tx, actor, { assignmentId: id, text: 'x' })))[0]).toBe(403);
			expect((await refused(tx, () => acceptReport(tx, w.operator, { assignmentId: id })))[1]).toBe('assignments.not_now');
			await reportAssignment(tx, w.executor, { assignmentId: id, text: 'Тексерілді' });
			const first = present;
			present = present.add({ hours: 24 });
			await reportAssignment(tx, w.helper, { assignmentId: id, text: 'Фото қосылды' });
			expect((await state(tx, id)).reported_at?.toString()).toBe(first.toString());
			for (const actor of [w.executor, w.head, w.auditor]) {
				expect((await refused(tx, () => acceptReport(tx, actor, { assignmentId: id })))[0]).toBe(403);
				expect((await refused(tx, () => returnReport(tx, actor, { assignmentId: id, reason: 'x' })))[0]).toBe(403);
			}
			await returnReport(tx, w.operator, { assignmentId: id, reason: 'Фото анық емес' });
			expect(await state(tx, id)).toMatchObject({ state: 'returned', reported_at: null, returns: 1 });
			await reportAssignment(tx, w.head, { assignmentId: id, text: 'Жаңа фото' });
			await acceptReport(tx, w.branchHead, { assignmentId: id });
			expect(await state(tx, id)).toMatchObject({ state: 'accepted' });
			expect((await refused(tx, () => acceptReport(tx, w.branchHead, { assignmentId: id })))[0]).toBe(409);
			expect((await refused(tx, () => reportAssignment(tx, w.executor, { assignmentId: id, text: 'x' })))[0]).toBe(409);
			const { reports } = await assignmentFor(asReader(tx), w.auditor, id);
			expect(reports.map((r) => [r.text, r.verdict, r.verdictReason, r.verdictBy])).toEqual([
				['Тексерілді', 'returned', 'Фото анық емес', w.operator.personId],
				['Фото қосылды', 'returned', 'Фото анық емес', w.operator.personId],
				['Жаңа фото', 'accepted', null, w.branchHead.personId]
			]);
			expect(await acts(tx, id)).toEqual(['issued', 'reported', 'reported', 'returned', 'reported', 'accepted']);
		})
	);

	it(
		'waits for the parts that were passed on',
		inWorld(async (tx, w) => {
			const id = await issued(tx, w);
			const part = await issueAssignment(tx, w.head, {
				text: 'x',
				unitId: w.district.id,
				dueOn: day('2026-11-26'),
				issuerUnitId: w.district.id,
				parentId: id
			});
			await reportAssignment(tx, w.executor, { assignmentId: id, text: 'x' });
			expect((await refused(tx, () => acceptReport(tx, w.operator, { assignmentId: id })))[1]).toBe('assignments.open_parts');
			await reportAssignment(tx, w.executor, { assignmentId: part, text: 'x' });
			await acceptReport(tx, w.head, { assignmentId: part });
			await acceptReport(tx, w.operator, { assignmentId: id });
		})
	);
});

describe('extension', () => {
	it(
		'is asked by who owes it and decided by who issued it',
		inWorld(async (tx, w) => {
			const id = await issued(tx, w);
			const ask = (actor: Staff, dueOn: string) =>
				askExtension(tx, actor, { assignmentId: id, dueOn: day(dueOn), reason: 'Бөлшек күтеміз' });
			expect((await refused(tx, () => ask(w.operator, '2026-12-04')))[0]).toBe(403);
			expect((await refused(tx, () => ask(w.stranger, '2026-12-04')))[0]).toBe(404);
			expect(await refused(tx, () => ask(w.executor, '2026-11-27'))).toEqual([422, 'assignments.not_later', 'dueOn']);
			expect(await refused(tx, () => ask(w.executor, '2026-12-05'))).toEqual([422, 'assignments.day_off', 'dueOn']);
			const decide = (actor: Staff, approve: boolean, reason?: string) =>
				decideExtension(tx, actor, { assignmentId: id, approve, ...(reason === undefined ? {} : { reason }) });
			expect((await refused(tx, () => decide(w.operator, true)))[1]).toBe('assignments.not_asked');
			await ask(w.executor, '2026-12-04');
			expect((await refused(tx, () => decide(w.executor, true)))[0]).toBe(403);
			expect((await refused(tx, () => decide(w.operator, false)))[1]).toBe('assignments.reason');
			await decide(w.operator, false, 'Уақыт жеткілікті');
			expect((await state(tx, id)).due_on.toString()).toBe('2026-11-27');
			await ask(w.executor, '2026-12-04');
			await decide(w.branchHead, true);
			expect(await state(tx, id)).toMatchObject({ due_on: day('2026-12-04'), first_due_on: day('2026-11-27') });
			expect(await acts(tx, id)).toEqual(['issued', 'extension_asked', 'extension_refused', 'extension_asked', 'extended']);
		})
	);

	it(
		'cannot be asked twice at once',
		inWorld(async (tx, w) => {
			const id = await issued(tx, w);
			await askExtension(tx, w.executor, { assignmentId: id, dueOn: day('2026-12-04'), reason: 'x' });
			await expect(askExtension(tx, w.head, { assignmentId: id, dueOn: day('2026-12-07'), reason: 'x' })).rejects.toMatchObject({
				constraint: 'assignment_extension__one_open_key'
			});
		})
	);

	it(
		'of what belongs to a room is left to the room; moving the date there answers the request',
		inWorld(async (tx, w) => {
			const id = await issued(tx, w, { subject: { kind: 'appeal', id: newId() } });
			await askExtension(tx, w.executor, { assignmentId: id, dueOn: day('2026-12-04'), reason: 'x' });
			expect((await refused(tx, () => decideExtension(tx, w.operator, { assignmentId: id, approve: true })))[1]).toBe(
				'assignments.extend_in_room'
			);
			await moveDueDate(tx, w.head, { assignmentId: id, dueOn: day('2026-12-05'), reason: 'ұзартылды' });
			const { extensions } = await assignmentFor(asReader(tx), w.head, id);
			expect(extensions.map((e) => [e.decision, e.decidedBy])).toEqual([['approved', w.head.personId]]);
		})
	);
});

describe('moving, reassigning, closing', () => {
	it(
		'moves the date by the issuing side only, and says so once',
		inWorld(async (tx, w) => {
			const id = await issued(tx, w);
			const move = (actor: Staff, to: string) => moveDueDate(tx, actor, { assignmentId: id, dueOn: day(to), reason: 'x' });
			for (const actor of [w.head, w.executor, w.auditor]) expect((await refused(tx, () => move(actor, '2026-12-04')))[0]).toBe(403);
			expect((await refused(tx, () => move(w.operator, '2026-12-06')))[1]).toBe('assignments.day_off');
			await move(w.operator, '2026-11-25');
			await move(w.operator, '2026-11-25');
			expect(await state(tx, id)).toMatchObject({ due_on: day('2026-11-25'), first_due_on: day('2026-11-27') });
			expect(await acts(tx, id)).toEqual(['issued', 'due_moved']);
		})
	);

	it(
		'gives it to another person or unit; the work starts anew',
		inWorld(async (tx, w) => {
			const id = await issued(tx, w);
			await reportAssignment(tx, w.executor, { assignmentId: id, text: 'x' });
			for (const actor of [w.executor, w.auditor]) {
				expect((await refused(tx, () => reassign(tx, actor, { assignmentId: id, personId: w.colleague.personId })))[0]).toBe(403);
			}
			expect((await refused(tx, () => reassign(tx, w.head, { assignmentId: id, personId: w.stranger.personId })))[1]).toBe(
				'assignments.person'
			);
			await reassign(tx, w.head, { assignmentId: id, personId: w.colleague.personId });
			await reassign(tx, w.head, { assignmentId: id, personId: w.colleague.personId });
			expect(await state(tx, id)).toMatchObject({ state: 'issued', person_id: w.colleague.personId, reported_at: null });
			expect((await refused(tx, () => reportAssignment(tx, w.executor, { assignmentId: id, text: 'x' })))[0]).toBe(404);
			await reassign(tx, w.operator, { assignmentId: id, unitId: w.region.id });
			expect(await state(tx, id)).toMatchObject({ unit_id: w.region.id, person_id: null });
			expect((await assignmentFor(asReader(tx), w.branchHead, id)).access.helperIds).toEqual([]);
			expect(await acts(tx, id)).toEqual(['issued', 'reported', 'reassigned', 'reassigned']);
		})
	);

	it(
		'cancels with its parts, ends the request and the computed term',
		inWorld(async (tx, w) => {
			const calendar = await loadCalendar(tx);
			const computed = deadline(calendar, day('2026-11-23'), await termFor(tx, 'redo', day('2026-11-23')));
			const id = await issued(tx, w, { dueOn: computed.dueOn, computed });
			const part = await issueAssignment(tx, w.head, {
				text: 'x',
				unitId: w.district.id,
				dueOn: day('2026-11-26'),
				issuerUnitId: w.district.id,
				parentId: id
			});
			await askExtension(tx, w.executor, { assignmentId: id, dueOn: day('2026-12-04'), reason: 'x' });
			expect((await refused(tx, () => cancelAssignment(tx, w.head, { assignmentId: id, reason: 'x' })))[0]).toBe(403);
			await cancelAssignment(tx, w.operator, { assignmentId: id, reason: 'Қажеті жоқ' });
			expect([(await state(tx, id)).state, (await state(tx, part)).state]).toEqual(['cancelled', 'cancelled']);
			expect(await acts(tx, part)).toEqual(['issued', 'cancelled']);
			expect((await currentDeadline(tx, { kind: 'assignment', id }, 'redo'))?.metAt).not.toBeNull();
			expect((await refused(tx, () => cancelAssignment(tx, w.operator, { assignmentId: id, reason: 'x' })))[0]).toBe(409);
		})
	);

	it(
		'is settled without a report by its room: there the head of the unit may',
		inWorld(async (tx, w) => {
			const own = await issued(tx, w);
			expect((await refused(tx, () => acceptAssignment(tx, w.head, { assignmentId: own })))[0]).toBe(403);
			const ofRoom = await issued(tx, w, { subject: { kind: 'appeal', id: newId() } });
			await acceptAssignment(tx, w.head, { assignmentId: ofRoom });
			expect((await state(tx, ofRoom)).state).toBe('accepted');
			await acceptAssignment(tx, SYSTEM, { assignmentId: own });
			expect((await refused(tx, () => acceptAssignment(tx, SYSTEM, { assignmentId: own })))[0]).toBe(409);
		})
	);
});
