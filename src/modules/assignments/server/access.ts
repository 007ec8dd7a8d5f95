import { asReader, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, notFound } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { next, type AssignmentAct, type AssignmentState } from '../rules.ts';
import { can, type AssignmentAccess, type AssignmentAction } from './policy.ts';
import { knowsOrigin } from './origin.ts';
import { standingOf } from './standing.ts';

/** An assignment as commands decide by it. */
export interface OpenedAssignment extends AssignmentAccess {
	id: string;
	subject: { kind: string; id: string };
	/** The subject of the topmost assignment above. */
	origin: { kind: string; id: string };
	/** What it is a part of. */
	whole: { id: string; dueOn: Temporal.PlainDate } | undefined;
	obligatory: boolean;
	acknowledgedAt: Temporal.Instant | null;
	state: AssignmentState;
	unitId: string;
	issuerUnitId: string;
	firstDueOn: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
	reportedAt: Temporal.Instant | null;
	returns: number;
}

/** One assignment with what policy needs; undefined when there is none. `lock` holds its row until the transaction ends. */
export async function readAccess(db: Reader, id: string, lock = false): Promise<OpenedAssignment | undefined> {
	const query = db
		.selectFrom('assignment as a')
		.innerJoin('unit as u', 'u.id', 'a.unit_id')
		.innerJoin('unit as i', 'i.id', 'a.issuer_unit_id')
		.leftJoin('assignment as w', 'w.id', 'a.parent_id')
		.select(['a.id', 'a.subject_kind', 'a.subject_id', 'a.state', 'a.unit_id', 'a.issuer_unit_id', 'a.issuer_person_id', 'a.person_id'])
		.select(['a.origin_kind', 'a.origin_id', 'a.obligatory', 'a.acknowledged_at', 'w.id as whole_id', 'w.due_on as whole_due_on'])
		.select(['a.first_due_on', 'a.due_on', 'a.reported_at', 'a.returns'])
		.select([sql<string>`u.path::text`.as('unit_path'), sql<string>`i.path::text`.as('issuer_path')])
		.select(sql<string[]>`ARRAY(SELECT h.person_id::text FROM assignment_helper h WHERE h.assignment_id = a.id)`.as('helper_ids'))
		.where('a.id', '=', id);
	const row = await (lock ? query.forUpdate('a') : query).executeTakeFirst();
	if (row === undefined) return undefined;
	return {
		id: row.id,
		subject: { kind: row.subject_kind, id: row.subject_id },
		origin: { kind: row.origin_kind, id: row.origin_id },
		whole: row.whole_id === null || row.whole_due_on === null ? undefined : { id: row.whole_id, dueOn: row.whole_due_on },
		obligatory: row.obligatory,
		acknowledgedAt: row.acknowledged_at,
		ofRoom: row.subject_kind !== 'assignment' && !standingOf(row.subject_kind).ownDates,
		state: row.state as AssignmentState,
		unitId: row.unit_id,
		unitPath: row.unit_path,
		issuerUnitId: row.issuer_unit_id,
		issuerUnitPath: row.issuer_path,
		issuerPersonId: row.issuer_person_id,
		personId: row.person_id,
		helperIds: row.helper_ids,
		firstDueOn: row.first_due_on,
		dueOn: row.due_on,
		reportedAt: row.reported_at,
		returns: row.returns
	};
}

/** Whether the actor may read an assignment: by their post or part in it, and because they may know what it is about. */
export async function mayRead(db: Reader, actor: Actor, assignment: OpenedAssignment): Promise<boolean> {
	return can(actor, 'read', assignment) && (await knowsOrigin(db, actor, assignment.origin));
}

/**
 * Opens an assignment for one act and gives the state after it: it must be there for this actor (else not_found), be
 * theirs to act on (else forbidden), and be in a state in which the act is possible (else conflict
 * `assignments.not_now`).
 */
export async function openFor(
	tx: Tx,
	actor: Actor,
	id: string,
	action: AssignmentAction,
	act: AssignmentAct
): Promise<{ assignment: OpenedAssignment; to: AssignmentState }> {
	const assignment = found(await readAccess(asReader(tx), id, true));
	if (!(await mayRead(asReader(tx), actor, assignment))) throw notFound();
	if (!can(actor, action, assignment)) throw forbidden();
	const to = next(assignment.state, act);
	if (to === undefined) throw conflict('assignments.not_now', { state: assignment.state });
	return { assignment, to };
}
