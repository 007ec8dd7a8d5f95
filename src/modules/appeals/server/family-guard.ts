/** What lies in an appeal is kept from exactly those from whom the appeal is kept: a tombstone tells of its root. */
import { z } from 'zod';
import { now } from '#platform/clock.ts';
import { rows, sql, type Tx } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { membersOf } from './family.ts';
import { updateAppeal } from './update.ts';

/** Whom an appeal was kept from when it went into another; what it is given back when it comes out. */
export const ownGuard = z.object({ sensitive: z.boolean(), readers: z.array(z.guid()), against: z.array(z.guid()) });
export type OwnGuard = z.output<typeof ownGuard>;

/** Whom an appeal is kept from now. Who broke the glass is not named for it. */
export async function guardNow(tx: Tx, id: string): Promise<OwnGuard> {
	return found((await guardsNow(tx, [id])).get(id));
}

async function guardsNow(tx: Tx, ids: readonly string[]): Promise<Map<string, OwnGuard>> {
	const list = await rows(
		tx,
		sql<OwnGuard & { id: string }>`
			SELECT a.id, a.sensitive, ARRAY(SELECT person_id FROM appeal_reader WHERE appeal_id = a.id ORDER BY 1) AS readers,
				ARRAY(SELECT person_id FROM appeal_against WHERE appeal_id = a.id ORDER BY 1) AS against
			FROM appeal a WHERE a.id = ANY(${[...ids]}::uuid[])`
	);
	return new Map(list.map((row) => [row.id, ownGuard.parse(row)]));
}

/** Keeps appeals from exactly those from whom the other is kept. */
export async function guardLike(tx: Tx, ids: readonly string[], otherId: string): Promise<void> {
	const guards = await guardsNow(tx, [otherId, ...ids]);
	const other = found(guards.get(otherId));
	for (const id of ids) if (JSON.stringify(guards.get(id)) !== JSON.stringify(other)) await keepFrom(tx, id, other);
}

/** The same for all that lies in an appeal, at any depth: called whenever the appeal itself is kept from somebody else. */
export async function guardMembers(tx: Tx, rootId: string): Promise<void> {
	const members = await membersOf(tx, rootId);
	if (members.length === 0) return;
	await guardLike(
		tx,
		members.map((member) => member.id),
		rootId
	);
}

/** What comes out is again kept from whom it was, and from whom the root is kept too: what was learned of that stays there. */
export async function guardTakenOut(tx: Tx, id: string, was: OwnGuard | undefined): Promise<void> {
	if (was?.sensitive === true) await keepFrom(tx, id, { ...(await guardNow(tx, id)), readers: was.readers });
}

async function keepFrom(tx: Tx, id: string, { sensitive, readers, against }: OwnGuard): Promise<void> {
	const at = now();
	await updateAppeal(tx, id, { sensitive, conflicted: against.length > 0 });
	for (const [table, people] of [
		['appeal_reader', readers],
		['appeal_against', against]
	] as const) {
		await sql`DELETE FROM ${sql.table(table)} WHERE appeal_id = ${id} AND NOT person_id = ANY(${[...people]}::uuid[])`.execute(tx);
		await sql`INSERT INTO ${sql.table(table)} (appeal_id, person_id, named_at)
			SELECT ${id}, person_id, ${at} FROM unnest(${[...people]}::uuid[]) person_id ON CONFLICT DO NOTHING`.execute(tx);
	}
}

interface Held {
	sensitive: boolean;
	/** Whom merged appeals complain of. */
	against: ReadonlySet<string>;
}

/** Whom what was merged into an appeal is kept from by itself: as long as it lies there, the appeal is no more open than that. */
export async function heldGuards(tx: Tx, rootId: string): Promise<Held> {
	const members = await membersOf(tx, rootId);
	const list = await rows(
		tx,
		sql<{ id: string; joined: boolean; before: { guard?: unknown } }>`
			SELECT appeal_id AS id, joined, before FROM appeal_merge
			WHERE ended_at IS NULL AND appeal_id = ANY(${members.map((one) => one.id)}::uuid[])`
	);
	const held = list.filter((one) => !one.joined).flatMap(({ before }) => ownGuard.safeParse(before.guard).data ?? []);
	return { sensitive: held.some((one) => one.sensitive), against: new Set(held.flatMap((one) => one.against)) };
}
