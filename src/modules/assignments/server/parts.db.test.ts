import { describe, expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { newId } from '#platform/ids.ts';
import { makeUnit } from '../../../../test/actors.ts';
import { issued, world, type World } from './fixture.ts';
import {
	acceptReport,
	acknowledgeAssignment,
	askExtension,
	assignmentFor,
	cancelAll,
	decideExtension,
	issueAssignment,
	issueMany,
	moveDueDate,
	onStanding,
	reportAssignment,
	returnReport,
	treeGroups,
	treeParts
} from './index.ts';

const database = testDatabase();
testClock('2026-11-23');
const day = (text: string) => Temporal.PlainDate.from(text);
const inWorld = (act: (tx: Tx, w: World) => Promise<void>) => () => rolledBack(database.db, async (tx) => act(tx, await world(tx)));
const refused = (act: Promise<unknown>) =>
	act.then(
		() => 'done',
		(error: unknown) => (error as { code: string }).code
	);

async function part(tx: Tx, w: World, parentId: string, changes: Partial<Parameters<typeof issueAssignment>[2]> = {}) {
	const input = { text: 'x', unitId: w.district.id, dueOn: day('2026-11-26'), issuerUnitId: w.district.id, parentId };
	return issueAssignment(tx, w.head, { ...input, ...changes });
}
const acts = async (tx: Tx, id: string) =>
	(await tx.selectFrom('journal').select('act').where('subject_id', '=', id).orderBy('seq').execute()).map((row) => row.act.slice(11));

describe('acknowledging', () => {
	it(
		'is for who owes it, is said once, and is meant by whoever reports, asks or passes on',
		inWorld(async (tx, w) => {
			const id = await issued(tx, w);
			expect(await refused(acknowledgeAssignment(tx, w.operator, { assignmentId: id }))).toBe('forbidden');
			expect(await refused(acknowledgeAssignment(tx, w.stranger, { assignmentId: id }))).toBe('not_found');
			await acknowledgeAssignment(tx, w.executor, { assignmentId: id });
			await acknowledgeAssignment(tx, w.head, { assignmentId: id });
			expect(await acts(tx, id)).toEqual(['issued', 'acknowledged']);
			const signs: ((one: string) => Promise<unknown>)[] = [
				(one) => reportAssignment(tx, w.executor, { assignmentId: one, text: 'x' }),
				(one) => askExtension(tx, w.executor, { assignmentId: one, dueOn: day('2026-12-04'), reason: 'x' }),
				(one) => part(tx, w, one)
			];
			for (const sign of signs) {
				const other = await issued(tx, w);
				expect((await assignmentFor(asReader(tx), w.head, other)).row.acknowledgedAt).toBeNull();
				await sign(other);
				expect((await assignmentFor(asReader(tx), w.head, other)).row.acknowledgedAt).not.toBeNull();
			}
		})
	);

	it(
		'is not meant by whoever passes on what others owe, to one unit or to many',
		inWorld(async (tx, w) => {
			const id = await issued(tx, w);
			const given = { text: 'x', parentId: id, issuerUnitId: w.district.id, dueOn: day('2026-11-26') };
			await issueAssignment(tx, w.operator, { ...given, unitId: w.district.id });
			await issueMany(tx, w.operator, { ...given, unitIds: [w.district.id] });
			expect((await assignmentFor(asReader(tx), w.head, id)).row.acknowledgedAt).toBeNull();
			await issueMany(tx, w.head, { ...given, unitIds: [w.district.id] });
			expect((await assignmentFor(asReader(tx), w.head, id)).row.acknowledgedAt).not.toBeNull();
		})
	);
});

describe('a part', () => {
	it(
		'is never due after the whole, when it is passed on, asked for, given more time or when the whole moves',
		inWorld(async (tx, w) => {
			const id = await issued(tx, w);
			expect(await refused(part(tx, w, id, { dueOn: day('2026-11-30') }))).toBe('assignments.after_whole');
			const child = await part(tx, w, id);
			const ask = (dueOn: string) => askExtension(tx, w.head, { assignmentId: child, dueOn: day(dueOn), reason: 'x' });
			expect(await refused(ask('2026-11-30'))).toBe('assignments.after_whole');
			expect(await refused(moveDueDate(tx, w.operator, { assignmentId: id, dueOn: day('2026-11-25'), reason: 'x' }))).toBe(
				'assignments.before_parts'
			);
			await ask('2026-11-27');
			await decideExtension(tx, w.head, { assignmentId: child, approve: true });
			expect((await assignmentFor(asReader(tx), w.head, child)).row.dueOn.toString()).toBe('2026-11-27');
		})
	);

	it(
		'that must be done holds up the whole; one that need not be done ends with it',
		inWorld(async (tx, w) => {
			const id = await issued(tx, w);
			const must = await part(tx, w, id);
			const may = await part(tx, w, id, { obligatory: false });
			await reportAssignment(tx, w.executor, { assignmentId: id, text: 'x' });
			expect(await refused(acceptReport(tx, w.operator, { assignmentId: id }))).toBe('assignments.open_parts');
			await reportAssignment(tx, w.head, { assignmentId: must, text: 'x' });
			await returnReport(tx, w.head, { assignmentId: must, reason: 'x' });
			expect(await refused(acceptReport(tx, w.operator, { assignmentId: id }))).toBe('assignments.open_parts');
			await reportAssignment(tx, w.head, { assignmentId: must, text: 'x' });
			await acceptReport(tx, w.head, { assignmentId: must });
			await acceptReport(tx, w.operator, { assignmentId: id });
			expect((await assignmentFor(asReader(tx), w.head, may)).row.state).toBe('cancelled');
			const last = await tx
				.selectFrom('journal')
				.select(['act', 'data'])
				.where('subject_id', '=', may)
				.orderBy('seq', 'desc')
				.executeTakeFirst();
			expect(last).toMatchObject({ act: 'assignment.cancelled', data: expect.stringContaining('parent_closed') as string });
		})
	);
});

describe('many at once', () => {
	it(
		'are the same as one by one, each with its journal row; ended together too',
		inWorld(async (tx, w) => {
			const second = await makeUnit(tx, { kind: 'district', parentId: w.region.id });
			const subject = { kind: 'directive', id: newId() } as const;
			const input = { subject, text: 'Көпке', issuerUnitId: w.region.id, dueOn: day('2026-11-27') };
			const unitIds = [w.district.id, second.id, second.id];
			expect(await refused(issueMany(tx, w.executor, { ...input, unitIds }))).toBe('forbidden');
			expect(await refused(issueMany(tx, w.operator, { ...input, unitIds: [newId()] }))).toBe('assignments.unit');
			expect(await refused(issueMany(tx, w.operator, { ...input, unitIds, dueOn: day('2026-11-28') }))).toBe('assignments.day_off');
			expect(await issueMany(tx, w.operator, { ...input, unitIds })).toBe(2);
			const list = await tx.selectFrom('assignment').selectAll().where('subject_id', '=', subject.id).orderBy('unit_id').execute();
			const one = await issueAssignment(tx, w.operator, { ...input, unitId: w.district.id, subject: { kind: 'directive', id: newId() } });
			const alike = await tx.selectFrom('assignment').selectAll().where('id', '=', one).executeTakeFirstOrThrow();
			const mine = list.find((row) => row.unit_id === w.district.id);
			expect({ ...mine, id: '', subject_id: '', origin_id: '' }).toEqual({ ...alike, id: '', subject_id: '', origin_id: '' });
			const said = await tx
				.selectFrom('journal')
				.select('data')
				.where('subject_id', 'in', [mine?.id ?? '', one])
				.execute();
			const [first, other] = said.map((row) => ({ ...(JSON.parse(row.data) as object), subject: '', obligatory: true }));
			expect(first).toEqual(other);
			await issueMany(tx, w.head, {
				text: 'x',
				parentId: mine?.id ?? '',
				unitIds: [w.district.id],
				issuerUnitId: w.district.id,
				dueOn: day('2026-11-26')
			});
			const groups = await treeGroups(asReader(tx), subject, w.region.path, { today: day('2026-11-23'), givenBy: day('2026-11-18') });
			expect(groups.map((g) => [g.branch, g.own, g.parts, g.acknowledged, g.count].join(' ')).toSorted()).toEqual(
				[`${w.district.path} true given true 1`, `${w.district.path} true none false 1`, `${second.path} true none false 1`].toSorted()
			);
			expect((await treeParts(asReader(tx), subject, w.region.path)).length).toBe(3);
			expect(await cancelAll(tx, w.operator, subject, 'Күші жойылды')).toBe(3);
			expect(await acts(tx, mine?.id ?? '')).toEqual(['issued', 'cancelled']);
		})
	);

	it(
		'are judged by their room when it says so',
		inWorld(async (tx, w) => {
			onStanding('problem', { ownDates: true, judgedInRoom: true });
			const id = await issued(tx, w, { subject: { kind: 'problem', id: newId() } });
			await reportAssignment(tx, w.executor, { assignmentId: id, text: 'x' });
			expect(await refused(acceptReport(tx, w.operator, { assignmentId: id }))).toBe('assignments.judge_in_room');
			expect(await refused(returnReport(tx, w.operator, { assignmentId: id, reason: 'x' }))).toBe('assignments.judge_in_room');
			await acceptReport(tx, w.operator, { assignmentId: id }, 'room');
		})
	);
});
