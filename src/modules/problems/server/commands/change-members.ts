import { now } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import { actorId, type Staff } from '#platform/identity/actor.ts';
import { journal, journalAll } from '#platform/journal/index.ts';
import { appealForStaff, findAppeals, NUMBER } from '#modules/appeals/server/index.ts';
import { openProblem } from '../access.ts';

/** Puts further appeals into a problem. Throws not_found, forbidden, conflict `problems.elsewhere` for one that is in another. */
export async function addAppeals(tx: Tx, actor: Staff, id: string, appealIds: readonly string[]): Promise<void> {
	const problem = await openProblem(tx, actor, id, 'gather');
	await addMembers(tx, actor, problem, appealIds);
}

/** The same for one appeal by its number. Throws invalid on `number` for one that is not there or not theirs. */
export async function addByNumber(tx: Tx, actor: Staff, id: string, typed: string): Promise<void> {
	await openProblem(tx, actor, id, 'gather');
	const number = typed.trim().toUpperCase();
	const { rows } = NUMBER.test(number) ? await findAppeals(asReader(tx), actor, { q: number }) : { rows: [] };
	const [appeal] = rows;
	if (appeal === undefined) throw invalid('number', 'number_unknown');
	await addAppeals(tx, actor, id, [appeal.id]);
}

/** Takes an appeal out again; both journals keep that it was in. Throws not_found, forbidden. */
export async function removeAppeal(tx: Tx, actor: Staff, id: string, appealId: string): Promise<void> {
	await openProblem(tx, actor, id, 'gather');
	await appealForStaff(asReader(tx), actor, appealId);
	const gone = await tx
		.deleteFrom('problem_appeal')
		.where('problem_id', '=', id)
		.where('appeal_id', '=', appealId)
		.returning('appeal_id')
		.executeTakeFirst();
	found(gone);
	const at = now();
	await tx
		.updateTable('problem')
		.set({ members: sql<number>`members - 1`, changed_at: at })
		.where('id', '=', id)
		.execute();
	const data = { appeal: appealId };
	await journal(tx, { subject: { kind: 'problem', id }, actor, act: 'problem.appeal_removed', seenBy: 'staff', at, data });
	const back = { problem: id };
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act: 'appeal.ungathered', seenBy: 'staff', at, data: back });
}

/** Adds members to a problem that the transaction has made or locked. Those that are in already stay as they are. */
export async function addMembers(tx: Tx, actor: Staff, problem: { id: string }, appealIds: readonly string[]): Promise<void> {
	const db = asReader(tx);
	const ids = [...new Set(appealIds)];
	for (const id of ids) await appealForStaff(db, actor, id);
	const at = now();
	const rows = ids.map((appeal_id) => ({ appeal_id, problem_id: problem.id, added_by: actorId(actor), added_at: at }));
	const added = await tx
		.insertInto('problem_appeal')
		.values(rows)
		.onConflict((oc) => oc.column('appeal_id').doNothing())
		.returning('appeal_id')
		.execute();
	const inside = await tx
		.selectFrom('problem_appeal')
		.select('appeal_id')
		.where('appeal_id', 'in', ids)
		.where('problem_id', '=', problem.id)
		.execute();
	if (inside.length < ids.length) throw conflict('problems.elsewhere');
	if (added.length === 0) return;
	await tx
		.updateTable('problem')
		.set({ members: sql<number>`members + ${added.length}`, changed_at: at })
		.where('id', '=', problem.id)
		.execute();
	const data = { appeals: added.map((row) => row.appeal_id) };
	await journal(tx, { subject: { kind: 'problem', id: problem.id }, actor, act: 'problem.appeals_added', seenBy: 'staff', at, data });
	await journalAll(
		tx,
		added.map(({ appeal_id: id }) => ({
			subject: { kind: 'appeal', id } as const,
			actor,
			act: 'appeal.gathered',
			seenBy: 'staff' as const,
			at,
			data: { problem: problem.id }
		}))
	);
}
