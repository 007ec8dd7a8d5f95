import { canEdit } from '#platform/calendar/edit.ts';
import { roomFor } from '#platform/calendar/editions.ts';
import { now } from '#platform/clock.ts';
import type { Reader, Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { namedId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { ALWAYS_TAKEN } from '../../rules/election.ts';
import type { KindId } from '../../rules/suggest.ts';

/** The duties that can set the term of a kind. */
export const KIND_RULES = ['consider', 'complaint_review'] as const;

export interface NewKindEdition {
	id: KindId;
	validFrom: Temporal.PlainDate;
	name: Texts;
	explanation: Texts;
	ruleId: (typeof KIND_RULES)[number];
	source: string;
	reason: string;
}

export interface KindEdition extends Omit<NewKindEdition, 'reason'> {
	/** The last day; open when undefined. */
	validTo: Temporal.PlainDate | undefined;
	added: { at: Temporal.Instant; by: string | null; reason: string } | undefined;
}

const subjectOf = (id: KindId) => ({ kind: 'kind', id: namedId(`kind:${id}`) }) as const;

/** Every edition of every kind, in the law's order, the latest first. */
export async function kindEditions(db: Reader): Promise<KindEdition[]> {
	const list = await db.selectFrom('appeal_kind').selectAll().orderBy('position').orderBy('id').orderBy('valid_from', 'desc').execute();
	return list.map((row) => ({
		id: row.id as KindId,
		validFrom: row.valid_from,
		validTo: row.valid_to ?? undefined,
		name: row.name as Texts,
		explanation: row.explanation as Texts,
		ruleId: row.rule_id as KindEdition['ruleId'],
		source: row.source,
		added: row.added_at === null ? undefined : { at: row.added_at, by: row.added_by, reason: row.reason ?? '' }
	}));
}

/**
 * Adds an edition of a kind from a day that is still to come (what was taken in already keeps its own): the one before it
 * ends on the eve. Throws forbidden, not_found, invalid `validFrom` for a day that has passed or has an edition.
 */
export async function addKindEdition(tx: Tx, actor: Actor, input: NewKindEdition): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	const { id, validFrom, name, explanation, ruleId, source, reason } = input;
	const at = now();
	if (Temporal.PlainDate.compare(validFrom, dayOf(at)) <= 0) throw invalid('validFrom', 'kinds.to_come');
	const editions = await tx
		.selectFrom('appeal_kind')
		.select(['valid_from as validFrom', 'valid_to as validTo', 'position'])
		.where('id', '=', id)
		.orderBy('valid_from')
		.forUpdate()
		.execute();
	const known = found(editions[0]);
	if (editions.some((one) => one.validFrom.equals(validFrom))) throw invalid('validFrom', 'kinds.taken');
	const { ends, eve, validTo } = roomFor(editions, validFrom);
	if (ends !== undefined) {
		await tx.updateTable('appeal_kind').set({ valid_to: eve }).where('id', '=', id).where('valid_from', '=', ends.validFrom).execute();
	}
	await tx
		.insertInto('appeal_kind')
		.values({
			id,
			valid_from: validFrom,
			valid_to: validTo,
			rule_id: ruleId,
			source,
			reason,
			name: JSON.stringify(name),
			explanation: JSON.stringify(explanation),
			position: known.position,
			added_at: at,
			added_by: actorId(actor)
		})
		.execute();
	const data = { kind: id, from: validFrom.toString(), name, explanation, rule: ruleId, source, reason };
	await journal(tx, { subject: subjectOf(id), actor, act: 'kind.added', seenBy: 'staff', data, at });
}

/**
 * Ends a kind: after its last day it is not offered any more. What was taken in keeps its kind. Throws forbidden, invalid
 * `validTo` for a day that has passed, conflict for a kind that is not open or must always be taken (mandates and wishes).
 */
export async function closeKind(tx: Tx, actor: Actor, id: KindId, validTo: Temporal.PlainDate, reason: string): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	if (ALWAYS_TAKEN.includes(id)) throw conflict('kinds.always');
	const at = now();
	if (Temporal.PlainDate.compare(validTo, dayOf(at)) < 0) throw invalid('validTo', 'kinds.past');
	const open = await tx
		.selectFrom('appeal_kind')
		.selectAll()
		.where('id', '=', id)
		.where('valid_to', 'is', null)
		.forUpdate()
		.executeTakeFirst();
	if (open === undefined || Temporal.PlainDate.compare(open.valid_from, validTo) > 0) throw conflict('kinds.closed');
	await tx.updateTable('appeal_kind').set({ valid_to: validTo }).where('id', '=', id).where('valid_from', '=', open.valid_from).execute();
	const data = { kind: id, to: validTo.toString(), reason };
	await journal(tx, { subject: subjectOf(id), actor, act: 'kind.closed', seenBy: 'staff', data, at });
}
