/** What lies in what: the root that a merged appeal leads to, and all that went into a root. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { OPEN } from './open.ts';
import { now } from '#platform/clock.ts';
import type { Lang } from '#platform/i18n/lang.ts';

/** The appeal that this one leads to, through every merge above it; itself when it is merged into none. */
export async function rootOf(db: Reader | Tx, id: string): Promise<string> {
	return (await wayUp(db, id)).at(-1) ?? id;
}

/** The appeal itself and each one above it, the root last. */
export async function wayUp(db: Reader | Tx, id: string): Promise<string[]> {
	const found = await rows(
		db,
		sql<{ id: string }>`
			WITH RECURSIVE up (id, step) AS (
				SELECT ${id}::uuid, 0
				UNION ALL SELECT m.root_id, up.step + 1 FROM up JOIN appeal_merge m ON m.appeal_id = up.id AND m.ended_at IS NULL
			)
			SELECT id FROM up ORDER BY step`
	);
	return found.map((row) => row.id);
}

/** SQL: ids of everything that lies in the appeals of this list, at any depth; not these themselves. */
const within = (ids: readonly string[]) => sql`
	WITH RECURSIVE down AS (
		SELECT m.appeal_id, m.root_id, m.reason, m.joined, m.merged_at FROM appeal_merge m WHERE m.root_id = ANY(${[...ids]}::uuid[]) AND m.ended_at IS NULL
		UNION ALL SELECT m.appeal_id, m.root_id, m.reason, m.joined, m.merged_at FROM down JOIN appeal_merge m ON m.root_id = down.appeal_id AND m.ended_at IS NULL
	)`;

/** One appeal that went into another. */
export interface Member {
	id: string;
	number: string;
	title: string;
	language: Lang;
	/** What it lies in directly. */
	rootId: string;
	reason: string;
	/** Made to join: one more applicant of a collective appeal. */
	joined: boolean;
	mergedAt: Temporal.Instant;
	firstDueOn: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
}

/** Everything that went into an appeal, at any depth, the first one first. */
export async function membersOf(db: Reader | Tx, id: string): Promise<Member[]> {
	return rows(
		db,
		sql<Member>`${within([id])}
			SELECT a.id, a.number, a.title, a.language, down.root_id AS "rootId", down.reason, down.joined, down.merged_at AS "mergedAt",
				a.first_due_on AS "firstDueOn", a.due_on AS "dueOn"
			FROM down JOIN appeal a ON a.id = down.appeal_id ORDER BY down.merged_at, a.id`
	);
}

/** These appeals and all that lies in them: whoever is told of the one is told of the other. */
export async function withMembers(db: Reader | Tx, ids: readonly string[]): Promise<string[]> {
	// A part taken back into its whole has the same applicant, who is told once.
	const found = await rows(
		db,
		sql<{
			id: string;
		}>`${within(ids)} SELECT a.id FROM down JOIN appeal a ON a.id = down.appeal_id WHERE a.part_of IS DISTINCT FROM down.root_id`
	);
	return [...new Set([...ids, ...found.map((row) => row.id)])];
}

/** These appeals and each that they lie in, at any depth. */
export async function withRoots(tx: Tx, ids: readonly string[]): Promise<string[]> {
	const found = await rows(
		tx,
		sql<{ id: string }>`
			WITH RECURSIVE up (id) AS (
				SELECT unnest(${[...ids]}::uuid[])
				UNION SELECT m.root_id FROM up JOIN appeal_merge m ON m.appeal_id = up.id AND m.ended_at IS NULL
			)
			SELECT id FROM up`
	);
	return found.map((row) => row.id);
}

/** SQL: the appeal with this id has a part that somebody still owes an answer to. */
export const hasOpenParts = (id: ReturnType<typeof sql>) => sql<boolean>`EXISTS (SELECT FROM appeal a WHERE a.part_of = ${id} AND ${OPEN})`;

/** Responsible for what lies in an appeal is whoever is responsible for the appeal. */
export async function moveMembers(tx: Tx, id: string): Promise<void> {
	await sql`${within([id])}
		UPDATE appeal a SET unit_id = root.unit_id, executor_id = root.executor_id, version = a.version + 1, changed_at = ${now()}
		FROM appeal root WHERE root.id = ${id} AND a.id IN (SELECT appeal_id FROM down)
			AND (a.unit_id, a.executor_id) IS DISTINCT FROM (root.unit_id, root.executor_id)`.execute(tx);
}
