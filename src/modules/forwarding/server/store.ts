/** The row of a forwarding, and how it is opened for an act. */
import type { Selectable } from 'kysely';
import type { DB, Reader, Tx } from '#platform/db/index.ts';
import { conflict, forbidden, notFound } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { can, lockAppeal, type AppealAction, type LockedAppeal } from '#modules/appeals/server/index.ts';
import { next as nextOfAppeal, type AppealAct, type Outcome } from '#modules/appeals/rules.ts';
import { next, type Article, type ForwardAct, type ForwardState, type Way } from '../rules.ts';

export type Forwarding = Omit<Selectable<DB['forwarding']>, 'state' | 'way' | 'article' | 'answer_outcome'> & {
	state: ForwardState;
	way: Way;
	article: Article;
	answer_outcome: Outcome | null;
};

export const SUBJECT = (id: string) => ({ kind: 'forwarding', id }) as const;

/**
 * Locks the appeal for an act on its forwarding: it must be there for this actor (else not_found), be theirs to act on
 * (else forbidden), and be in a state that allows `mainAct` (else conflict `appeals.not_now`).
 */
export async function openAppeal(tx: Tx, actor: Actor, appealId: string, action: AppealAction, mainAct?: AppealAct): Promise<LockedAppeal> {
	const appeal = await lockAppeal(tx, appealId);
	if (!can(actor, 'read', appeal)) throw notFound();
	if (!can(actor, action, appeal)) throw forbidden();
	if (mainAct !== undefined && nextOfAppeal(appeal.state, mainAct) === undefined)
		throw conflict('appeals.not_now', { state: appeal.state });
	return appeal;
}

/** The forwarding of an appeal that has not ended, locked; undefined when there is none. */
export async function openOf(tx: Tx, appealId: string): Promise<Forwarding | undefined> {
	const row = await tx
		.selectFrom('forwarding')
		.selectAll()
		.where('appeal_id', '=', appealId)
		.where('state', 'in', ['draft', 'approved', 'sent'])
		.forUpdate()
		.executeTakeFirst();
	return row as Forwarding | undefined;
}

export interface OpenedForwarding {
	appeal: LockedAppeal;
	forwarding: Forwarding;
	/** The state after the act. */
	to: ForwardState;
}

/** The acts on the main line that must be possible while a forwarding is acted on. */
const MAIN: Partial<Record<ForwardAct, AppealAct>> = {
	edit: 'forward',
	approve: 'forward',
	sign: 'forward',
	post: 'take_back',
	register: 'take_back',
	answer: 'take_back',
	return: 'take_back',
	pass: 'take_back'
};

/**
 * Opens an appeal's forwarding for one act. Throws as openAppeal, and conflict `forwarding.none` when none is open,
 * `forwarding.not_now` when its state does not allow the act.
 */
export async function openForwarding(
	tx: Tx,
	actor: Actor,
	appealId: string,
	action: AppealAction,
	act: ForwardAct
): Promise<OpenedForwarding> {
	const appeal = await openAppeal(tx, actor, appealId, action, MAIN[act]);
	const forwarding = await openOf(tx, appealId);
	if (forwarding === undefined) throw conflict('forwarding.none');
	const to = next(forwarding.way, forwarding.state, act);
	if (to === undefined) throw conflict('forwarding.not_now', { state: forwarding.state });
	return { appeal, forwarding, to };
}

/** Every forwarding an appeal has had, the newest first. */
export async function forwardingsOf(db: Reader, appealId: string): Promise<Forwarding[]> {
	const rows = await db
		.selectFrom('forwarding')
		.selectAll()
		.where('appeal_id', '=', appealId)
		.orderBy('drafted_at', 'desc')
		.orderBy('id', 'desc')
		.execute();
	return rows as Forwarding[];
}
