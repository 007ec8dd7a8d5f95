import { canEdit, RULES_LOCK } from '#platform/calendar/edit.ts';
import { roomFor } from '#platform/calendar/editions.ts';
import { now } from '#platform/clock.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { namedId, newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { BY_ITSELF, type Evidence, type GroundKinds, type Purpose } from '../../rules/grounds.ts';
import { groundEditions } from '../grounds.ts';

export interface NewGroundEdition {
	validFrom: Temporal.PlainDate;
	name: Texts;
	source: Texts;
	evidence: Evidence;
	kinds: GroundKinds;
	byItself: boolean;
	reason: string;
}

const subjectOf = (code: string) => ({ kind: 'ground', id: namedId(`ground:${code}`) }) as const;

/** Grounds are entered one at a time: an edition ends where the next begins. */
async function openGrounds(tx: Tx, actor: Actor): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	await sql`SELECT pg_advisory_xact_lock(${RULES_LOCK})`.execute(tx);
}

/** What was decided today keeps its edition: a new one begins tomorrow at the earliest. */
function aheadOnly({ validFrom }: NewGroundEdition): void {
	if (Temporal.PlainDate.compare(validFrom, dayOf(now())) <= 0) throw invalid('validFrom', 'grounds.to_come');
}

/** Enters a ground that was not there. Returns its code. Throws forbidden, invalid `validFrom` for a day that has passed. */
export async function addGround(tx: Tx, actor: Actor, purpose: Purpose, input: NewGroundEdition): Promise<string> {
	await openGrounds(tx, actor);
	aheadOnly(input);
	const { last } = await tx
		.selectFrom('ground')
		.select((eb) => eb.fn.max('position').as('last'))
		.executeTakeFirstOrThrow();
	const code = newId();
	await keepEdition(tx, actor, { id: newId(), code, purpose, position: (last ?? 0) + 1, validTo: null }, input);
	return code;
}

/**
 * Adds an edition of a ground from a day that is still to come: the one before it ends on the eve. Entered anew from
 * the same day it replaces the one that has not begun: no case can name that yet. Throws forbidden, not_found, invalid `validFrom`.
 */
export async function addGroundEdition(tx: Tx, actor: Actor, code: string, input: NewGroundEdition): Promise<void> {
	await openGrounds(tx, actor);
	aheadOnly(input);
	const editions = await groundEditions(tx, code);
	const known = found(editions[0]);
	const { position } = await tx.selectFrom('ground').select('position').where('id', '=', known.id).executeTakeFirstOrThrow();
	const { ends, eve, validTo } = roomFor(editions, input.validFrom);
	if (ends !== undefined) await tx.updateTable('ground').set({ valid_to: eve }).where('id', '=', ends.id).execute();
	const id = editions.find((one) => one.validFrom.equals(input.validFrom))?.id ?? newId();
	await keepEdition(tx, actor, { id, code, purpose: known.purpose, position, validTo }, input);
}

interface Place {
	id: string;
	code: string;
	purpose: Purpose;
	position: number;
	validTo: Temporal.PlainDate | null;
}

async function keepEdition(tx: Tx, actor: Actor, { id, validTo, ...place }: Place, input: NewGroundEdition): Promise<void> {
	const at = now();
	const { validFrom, name, source, evidence, kinds, reason } = input;
	const byItself = input.byItself && BY_ITSELF.includes(place.purpose);
	const row = {
		...place,
		valid_from: validFrom,
		valid_to: validTo,
		kinds: kinds === null ? null : [...kinds],
		by_itself: byItself,
		name: JSON.stringify(name),
		source: JSON.stringify(source),
		evidence,
		reason,
		added_at: at,
		added_by: actorId(actor)
	};
	await tx
		.insertInto('ground')
		.values({ id, ...row })
		.onConflict((oc) => oc.column('id').doUpdateSet(row))
		.execute();
	const data = { ground: place.code, purpose: place.purpose, from: validFrom.toString(), name, source, evidence, kinds, byItself, reason };
	await journal(tx, { subject: subjectOf(place.code), actor, act: 'ground.added', seenBy: 'staff', data, at });
}

/**
 * Gives a ground its last day: after it nothing is decided on it, and what was stays readable. Throws forbidden, not_found,
 * invalid `validTo` for a day that has passed, conflict for a ground that has its last day already.
 */
export async function closeGround(tx: Tx, actor: Actor, code: string, validTo: Temporal.PlainDate, reason: string): Promise<void> {
	await openGrounds(tx, actor);
	const [latest] = await groundEditions(tx, code);
	const at = now();
	if (Temporal.PlainDate.compare(validTo, dayOf(at)) < 0) throw invalid('validTo', 'grounds.past');
	const { id, validFrom } = found(latest);
	if (latest?.validTo !== undefined) throw conflict('grounds.closed');
	if (Temporal.PlainDate.compare(validTo, validFrom) < 0) throw invalid('validTo', 'grounds.not_begun');
	await tx.updateTable('ground').set({ valid_to: validTo }).where('id', '=', id).execute();
	const data = { ground: code, to: validTo.toString(), reason };
	await journal(tx, { subject: subjectOf(code), actor, act: 'ground.closed', seenBy: 'staff', data, at });
}
