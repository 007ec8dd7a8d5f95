import type { Selectable } from 'kysely';
import { rows, sql, type DB, type Reader, type Tx } from '#platform/db/index.ts';
import { forbidden, found, notFound } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import type { Given, ProblemState } from '../rules.ts';
import { can, type ProblemAction } from './policy.ts';

export type ProblemRow = Omit<Selectable<DB['problem']>, 'words' | 'state' | 'title' | 'description'> & {
	state: ProblemState;
	title: Given;
	description: Given;
	unit_path: string;
};

export const COLUMNS = sql`p.id, p.title, p.description, p.theme_id, p.territory_id, p.region_id, p.place, p.latitude, p.longitude, p.since, p.unit_id,
	p.owner_id, p.state, p.reason, p.public, p.published_at, p.members, p.made_by, p.made_at, p.changed_at, u.path::text AS unit_path`;

/** A problem with the place of its unit in the tree, whoever asks. */
export async function problemById(db: Reader, id: string): Promise<ProblemRow | undefined> {
	return (await rows(db, sql<ProblemRow>`SELECT ${COLUMNS} FROM problem p JOIN unit u ON u.id = p.unit_id WHERE p.id = ${id}`))[0];
}

/** A problem for somebody of the staff. Throws not_found when it is not there or not theirs to read. */
export async function problemForStaff(db: Reader, actor: Actor, id: string): Promise<ProblemRow> {
	const row = found(await problemById(db, id));
	if (!can(actor, 'read', row.unit_path)) throw notFound();
	return row;
}

/** Locks a problem for an act: it must be there for this actor (else not_found) and theirs to act on (else forbidden). */
export async function openProblem(tx: Tx, actor: Actor, id: string, action: ProblemAction): Promise<ProblemRow> {
	const [row] = await rows(
		tx,
		sql<ProblemRow>`SELECT ${COLUMNS} FROM problem p JOIN unit u ON u.id = p.unit_id WHERE p.id = ${id} FOR UPDATE OF p`
	);
	const problem = found(row);
	if (!can(actor, 'read', problem.unit_path)) throw notFound();
	if (!can(actor, action, problem.unit_path)) throw forbidden();
	return problem;
}
