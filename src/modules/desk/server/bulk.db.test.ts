import { beforeAll, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { newId } from '#platform/ids.ts';
import * as problems from '#modules/problems/server/index.ts';
import { cast, inWork, receive } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { bulkInput } from '../input.ts';
import { previewBulk, runBulk } from './bulk.ts';

const database = testDatabase();
beforeAll(() => setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z')));

/** Acts inside the test's transaction; one that is refused is taken back alone, as its own transaction would be. */
const inside =
	(tx: Tx) =>
	async <T>(act: (tx: Tx) => Promise<T>): Promise<T> => {
		await sql`SAVEPOINT act`.execute(tx);
		try {
			return await act(tx);
		} catch (error) {
			await sql`ROLLBACK TO SAVEPOINT act`.execute(tx);
			throw error;
		}
	};
const outcomes = (list: Awaited<ReturnType<typeof runBulk>>) => list.map((row) => row.refusal?.code ?? row.outcome);

it('tries an act on each and takes it back, then does it to those that can, and nothing more when sent again', () =>
	rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const [fresh, other, busy] = [await receive(tx, who), await receive(tx, who), await inWork(tx, who)];
		const foreign = newId();
		const input = bulkInput.parse({ act: 'register', ids: [fresh.id, other.id, busy.id, foreign, fresh.id].join(), kind: 'application' });
		const expected = ['done', 'done', 'appeals.not_now', 'not_found'];
		const before = await tx.selectFrom('journal').select('id').execute();
		expect(outcomes(await previewBulk(inside(tx), who.operator, input))).toEqual(expected);
		expect((await tx.selectFrom('journal').select('id').execute()).length).toBe(before.length);
		expect(outcomes(await runBulk(inside(tx), who.operator, input))).toEqual(expected);
		expect(outcomes(await runBulk(inside(tx), who.operator, input))).toEqual(['same', 'same', 'appeals.not_now', 'not_found']);
		const rights = bulkInput.parse({ act: 'assign', ids: fresh.id, unitId: who.unit.id });
		expect(outcomes(await previewBulk(inside(tx), who.auditor, rights))).toEqual(['forbidden']);
		expect(outcomes(await previewBulk(inside(tx), who.stranger, rights))).toEqual(['not_found']);
	}));

it('assigns many, but none to whom it complains of; gathers many, but none out of another problem', () =>
	rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const [first, second] = [await inWork(tx, who), await inWork(tx, who)];
		await tx.updateTable('appeal').set({ executor_id: null }).where('id', 'in', [first.id, second.id]).execute();
		await tx.updateTable('appeal').set({ conflicted: true }).where('id', '=', second.id).execute();
		const about = { appeal_id: second.id, person_id: who.executor.personId, named_at: Temporal.Now.instant() };
		await tx.insertInto('appeal_against').values(about).execute();
		const ids = [first.id, second.id].join();
		const assign = bulkInput.parse({ act: 'assign', ids, unitId: who.unit.id, executorId: who.executor.personId });
		expect(outcomes(await runBulk(inside(tx), who.operator, assign))).toEqual(['done', 'appeals.conflict_of_interest']);
		expect(outcomes(await runBulk(inside(tx), who.operator, assign))).toEqual(['same', 'appeals.conflict_of_interest']);

		const place = await tx.selectFrom('territory').select('id').where('level', '=', 1).executeTakeFirstOrThrow();
		await tx.updateTable('appeal').set({ territory_id: place.id, region_id: place.id }).where('id', 'in', [first.id, second.id]).execute();
		const make = (id: string, titleKk: string) =>
			problems.gatherProblem(tx, who.operator, { titleKk, since: '2026-08-01', appealIds: [id], unitId: who.unit.id });
		const problemId = await make(first.id, 'Абай көшесінде жарық жоқ');
		const gather = bulkInput.parse({ act: 'problem', ids, problemId });
		expect(outcomes(await previewBulk(inside(tx), who.operator, gather))).toEqual(['same', 'done']);
		await make(second.id, 'Басқа мәселе');
		expect(outcomes(await runBulk(inside(tx), who.operator, gather))).toEqual(['same', 'problems.elsewhere']);
		expect(await problems.memberIds(asReader(tx), problemId)).toEqual([first.id]);
	}));

it('takes at least one and at most fifty', () => {
	const ids = (count: number) => bulkInput.safeParse({ act: 'problem', problemId: newId(), ids: Array.from({ length: count }, newId) });
	expect([0, 1, 50, 51].map((count) => ids(count).error?.issues[0]?.message)).toEqual([
		'desk.none_chosen',
		undefined,
		undefined,
		'desk.too_many'
	]);
});
