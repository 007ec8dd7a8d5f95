import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { castUnder, DECISION, inWork, receive } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { setClock } from '#platform/clock.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { openRooms } from '../../../rooms.ts';
import { registerAppeal, submitDecision } from '#modules/appeals/server/index.ts';
import { askExtension, issueAssignment, reportAssignment } from '#modules/assignments/server/index.ts';
import { compareDebts } from '../rules.ts';
import { debts, type DebtList } from './index.ts';

openRooms();
const t = testDatabase();
const day = (text: string) => Temporal.PlainDate.from(text);
let restore: () => void;
beforeEach(() => {
	restore = setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z'));
});
afterEach(() => {
	restore();
});

type World = Awaited<ReturnType<typeof world>>;

/** Of each kind one: on appeals in four stages, and by assignments in four. */
async function world(tx: Tx) {
	const who = await castUnder(tx);
	const new_ = await receive(tx, who);
	const registered = await receive(tx, who);
	await registerAppeal(tx, who.operator, registered.id, { kind: 'application', themeId: undefined });
	const worked = await inWork(tx, who);
	const signed = await inWork(tx, who);
	await submitDecision(tx, who.executor, signed.id, DECISION);
	const body = await inWork(tx, who);
	await tx.updateTable('appeal').set({ state: 'with_body' }).where('id', '=', body.id).execute();
	const helper = await makeStaff(tx, { role: 'executor', unitId: who.other.id });
	const issue = (dueOn: string, more: Partial<Parameters<typeof issueAssignment>[2]> = {}) =>
		issueAssignment(tx, who.chief, {
			text: 'Көше шамдарын тексеру',
			unitId: who.unit.id,
			personId: who.executor.personId,
			issuerUnitId: who.above.id,
			dueOn: day(dueOn),
			...more
		});
	const work = await issue('2026-11-24', { helperIds: [helper.personId] });
	const nobody = { text: 'Иесіз', unitId: who.unit.id, issuerUnitId: who.above.id, dueOn: day('2026-11-25') };
	const unnamed = await issueAssignment(tx, who.chief, nobody);
	const reported = await issue('2026-11-26');
	await reportAssignment(tx, who.executor, { assignmentId: reported, text: 'Істелді' });
	const extended = await issue('2026-11-27');
	await askExtension(tx, who.executor, { assignmentId: extended, reason: 'Қар', dueOn: day('2026-12-02') });
	return {
		who,
		helper,
		ids: { new: new_.id, registered: registered.id, worked: worked.id, signed: signed.id, body: body.id, work, unnamed, reported, extended }
	};
}

const inWorld = (act: (tx: Tx, w: World) => Promise<void>) => () => rolledBack(t.db, async (tx) => act(tx, await world(tx)));
const kinds = async (tx: Tx, actor: Staff, list: DebtList) =>
	(await debts(asReader(tx), actor, list, { limit: 100 })).map(({ kind, about }) => `${kind} ${about}`).toSorted();
const of = (...list: [kind: string, id: string][]) => list.map(([kind, id]) => `${kind} ${id}`).toSorted();

describe('the list', () => {
	it(
		'gives each their own: whose move it is, by name or as who answers for the unit',
		inWorld(async (tx, { who, helper, ids }) => {
			expect(await kinds(tx, who.executor, 'mine')).toEqual(
				of(
					['appeal', ids.worked],
					['appeal_body', ids.body],
					['assignment', ids.work],
					['assignment', ids.unnamed],
					['assignment', ids.extended]
				)
			);
			expect(await kinds(tx, who.operator, 'mine')).toEqual(of(['appeal_register', ids.new], ['appeal', ids.registered]));
			expect(await kinds(tx, who.head, 'mine')).toEqual(
				of(['appeal_register', ids.new], ['appeal', ids.registered], ['appeal_sign', ids.signed], ['assignment', ids.unnamed])
			);
			expect(await kinds(tx, helper, 'mine')).toEqual(of(['assignment_help', ids.work]));
			expect(await kinds(tx, who.chief, 'mine')).toEqual(of(['assignment_judge', ids.reported], ['assignment_extend', ids.extended]));
			expect(await kinds(tx, who.stranger, 'mine')).toEqual([]);
			expect(await kinds(tx, { ...who.executor, posts: [] }, 'mine')).toEqual([]);
		})
	);

	it(
		'gives a unit everything that is owed in it and below, and nobody else',
		inWorld(async (tx, { who, ids }) => {
			const unit = of(
				...([
					['appeal_register', ids.new],
					['appeal', ids.registered],
					['appeal', ids.worked],
					['appeal_sign', ids.signed],
					['appeal_body', ids.body],
					['assignment', ids.work],
					['assignment', ids.unnamed],
					['assignment', ids.extended]
				] as [string, string][])
			);
			const judged = of(['assignment_judge', ids.reported], ['assignment_extend', ids.extended]);
			expect(await kinds(tx, who.head, 'unit')).toEqual(unit);
			expect(await kinds(tx, who.operator, 'unit')).toEqual(unit);
			expect(await kinds(tx, who.chief, 'unit')).toEqual([...unit, ...judged].toSorted());
			expect(await kinds(tx, who.auditor, 'unit')).toEqual([...unit, ...judged].toSorted());
			expect(await kinds(tx, who.stranger, 'unit')).toEqual([]);
			expect(await kinds(tx, who.executor, 'unit')).toEqual([]);
		})
	);

	it(
		'is in the order of the rules on every page, with nothing twice and nothing left out',
		inWorld(async (tx, { who, ids }) => {
			// Of one day: the law's clock and our own, on both sides of a page's end.
			await tx
				.updateTable('appeal')
				.set({ due_on: day('2026-11-24') })
				.where('id', 'in', [ids.body, ids.worked, ids.registered])
				.execute();
			await tx
				.updateTable('appeal')
				.set({ due_on: day('2026-11-02') })
				.where('id', '=', ids.signed)
				.execute();
			for (const [actor, list] of [
				[who.chief, 'unit'],
				[who.auditor, 'unit'],
				[who.executor, 'mine'],
				[who.head, 'mine']
			] as const) {
				const whole = await debts(asReader(tx), actor, list, { limit: 100 });
				expect(whole.map(({ id }) => id)).toEqual(whole.toSorted(compareDebts).map(({ id }) => id));
				for (const limit of [1, 2, 3]) {
					const paged = [];
					for (let page = await debts(asReader(tx), actor, list, { limit }); page.length > 0;) {
						paged.push(...page);
						page = await debts(asReader(tx), actor, list, { limit, after: page.at(-1) });
					}
					expect(paged).toEqual(whole);
				}
			}
			const [first, second] = await debts(asReader(tx), who.executor, 'mine', { limit: 2 });
			expect([first?.kind, first?.clock, second?.clock]).toEqual(['appeal_body', 'law', 'own']);
		})
	);

	it(
		'narrows to a day, and to what waits for a judgement',
		inWorld(async (tx, { who, ids }) => {
			const until = await debts(asReader(tx), who.chief, 'unit', { limit: 100, until: day('2026-11-24') });
			expect(until.map(({ about }) => about)).toEqual([ids.new, ids.work]);
			const judged = await debts(asReader(tx), who.head, 'mine', { limit: 100, judgement: true });
			expect(judged.map(({ kind }) => kind)).toEqual(['appeal_sign']);
		})
	);

	it(
		'says whether anybody has done anything yet',
		inWorld(async (tx, { who, ids }) => {
			const list = await debts(asReader(tx), who.chief, 'unit', { limit: 100 });
			const quiet = (id: string) => list.find((one) => one.about === id && !one.kind.endsWith('extend'))?.quiet;
			expect([quiet(ids.new), quiet(ids.registered), quiet(ids.worked)]).toEqual([true, true, false]);
			expect([quiet(ids.work), quiet(ids.extended)]).toEqual([true, false]);
		})
	);

	it(
		'reads many units as it reads few',
		inWorld(async (tx, { who }) => {
			const few = await debts(asReader(tx), who.chief, 'unit', { limit: 100 });
			for (let n = 0; n < 61; n++) await makeUnit(tx, { kind: 'primary', parentId: who.above.id });
			expect(await debts(asReader(tx), who.chief, 'unit', { limit: 100 })).toEqual(few);
		})
	);
});

it('costs a page by its rows: each kind is read from an index, and few rows are looked at', () =>
	rolledBack(t.db, async (tx) => {
		const { who } = await world(tx);
		await sql`INSERT INTO assignment (id, subject_kind, subject_id, origin_kind, origin_id, text, state, issuer_unit_id, unit_id, issued_at, first_due_on, due_on)
			SELECT id, 'assignment', id, 'assignment', id, 'Іс', 'issued', ${who.above.id}, ${who.unit.id}, now(), '2026-12-01', '2026-12-01'::date + (n % 30)::int
			FROM (SELECT n, gen_random_uuid() AS id FROM generate_series(1, 20000) n) x`.execute(tx);
		const before = await touched(tx);
		expect(await debts(asReader(tx), who.head, 'unit', { limit: 31 })).toHaveLength(31);
		expect((await touched(tx)) - before).toBeLessThan(500);
	}));

/** How many rows of the big table this transaction has read. */
async function touched(tx: Tx): Promise<number> {
	const [row] = await rows(
		tx,
		sql<{ n: number }>`SELECT (pg_stat_get_xact_tuples_returned(c.oid) + pg_stat_get_xact_tuples_fetched(c.oid)
			+ coalesce((SELECT sum(pg_stat_get_xact_tuples_returned(i.indexrelid)) FROM pg_index i WHERE i.indrelid = c.oid), 0))::int AS n
			FROM pg_class c WHERE c.relname = 'assignment'`
	);
	return row?.n ?? 0;
}
