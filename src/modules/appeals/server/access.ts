import { sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, notFound } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { next, type AppealAct, type AppealState } from '../rules.ts';
import { can, type AppealAccess, type AppealAction } from './policy.ts';
import { guardOf } from './visible.ts';

/** An appeal locked for an act: what commands decide by. */
export interface LockedAppeal extends AppealAccess {
	number: string;
	state: AppealState;
	kind: string;
	language: 'kk' | 'ru' | 'en';
	unitId: string;
	receivedAt: Temporal.Instant;
	firstDueOn: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
	answeredAt: Temporal.Instant | null;
	version: number;
}

/** Reads an appeal and holds its row until the transaction ends. Throws not_found. */
export async function lockAppeal(tx: Tx, id: string): Promise<LockedAppeal> {
	const row = await tx
		.selectFrom('appeal as a')
		.innerJoin('unit as u', 'u.id', 'a.unit_id')
		.leftJoin('appeal_applicant as p', 'p.appeal_id', 'a.id')
		.select([
			'a.id',
			'a.number',
			'a.state',
			'a.kind',
			'a.language',
			'a.unit_id',
			'a.executor_id',
			'a.received_at',
			'a.first_due_on',
			'a.due_on',
			'a.answered_at',
			'a.version'
		])
		.select(['p.account_id', sql<string>`u.path::text`.as('unit_path'), guardOf().as('guard')])
		.where('a.id', '=', id)
		.forUpdate('a')
		.executeTakeFirst();
	const appeal = found(row);
	return {
		id: appeal.id,
		number: appeal.number,
		state: appeal.state as AppealState,
		kind: appeal.kind,
		language: appeal.language as LockedAppeal['language'],
		unitId: appeal.unit_id,
		unitPath: appeal.unit_path,
		executorId: appeal.executor_id,
		accountId: appeal.account_id,
		guard: appeal.guard,
		receivedAt: appeal.received_at,
		firstDueOn: appeal.first_due_on,
		dueOn: appeal.due_on,
		answeredAt: appeal.answered_at,
		version: appeal.version
	};
}

/** Throws not_found for whom the appeal is not there: neither the staff who may read it nor its applicant. */
export function mustBeThere(actor: Actor, appeal: AppealAccess): void {
	if (!can(actor, 'read', appeal) && !can(actor, 'speak_as_applicant', appeal)) throw notFound();
}

export interface Opened {
	appeal: LockedAppeal;
	/** The state after the act. */
	to: AppealState;
}

/**
 * Opens an appeal for one act: it must be there for this actor (else not_found), be theirs to act on (else
 * forbidden), and be in a state in which the act is possible (else conflict `appeals.not_now`).
 */
export async function openFor(tx: Tx, actor: Actor, id: string, action: AppealAction, act: AppealAct): Promise<Opened> {
	const appeal = await lockAppeal(tx, id);
	mustBeThere(actor, appeal);
	if (!can(actor, action, appeal)) throw forbidden();
	const to = next(appeal.state, act);
	if (to === undefined) throw conflict('appeals.not_now', { state: appeal.state });
	return { appeal, to };
}
