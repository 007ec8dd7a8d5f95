/** Norms of events, kept by date by an administrator of the root. */
import { canEdit } from '#platform/calendar/edit.ts';
import { roomFor } from '#platform/calendar/editions.ts';
import { now } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { namedId } from '#platform/ids.ts';
import { tell } from '../store.ts';
import type { NormInput, RetireNormInput } from '../../input.ts';
import { eventKinds } from '../queries.ts';
import { norms, type Norm } from '../owed.ts';

type Key = Pick<Norm, 'kind' | 'unitKind'>;

/** A chain of its own for what units of a kind owe of a kind of event. */
const idOf = ({ kind, unitKind }: Key): string => namedId(`event_norm:${kind}:${unitKind}`);
const isOf = (key: Key) => (one: Key) => one.kind === key.kind && one.unitKind === key.unitKind;

/** The editions of one norm, the latest first, held against somebody else who edits. */
async function editionsOf(tx: Tx, key: Key): Promise<Norm[]> {
	await sql`SELECT FROM event_norm WHERE kind = ${key.kind} AND unit_kind = ${key.unitKind} FOR UPDATE`.execute(tx);
	return (await norms(tx)).filter(isOf(key));
}

/** Adds a norm, or an edition of one, from a day to come: nothing that is owed already changes. Throws forbidden, invalid `kind`, `validFrom`. */
export async function addNorm(tx: Tx, actor: Actor, input: NormInput): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	const { kind, unitKind, times, months, validFrom, source, reason } = input;
	const at = now();
	if (Temporal.PlainDate.compare(validFrom, dayOf(at)) <= 0) throw invalid('validFrom', 'events.to_come');
	if (!(await eventKinds(asReader(tx))).some(({ code }) => code === kind)) throw invalid('kind', 'choose');
	const editions = await editionsOf(tx, input);
	if (editions.some((one) => one.validFrom.equals(validFrom))) throw invalid('validFrom', 'events.norm_taken');
	const { ends, eve, validTo } = roomFor(editions, validFrom);
	if (ends !== undefined) await endOn(tx, ends, eve);
	const by = { added_at: at, added_by: actorId(actor) };
	await tx
		.insertInto('event_norm')
		.values({ kind, unit_kind: unitKind, times, months, source, reason, valid_from: validFrom, valid_to: validTo, ...by })
		.execute();
	await tell(tx, actor, idOf(input), 'norm_added', at, { kind, unitKind, times, months, from: validFrom.toString(), source, reason });
}

/** Ends a norm after its last day: periods that begin later are not owed. Throws forbidden, invalid `validTo`, conflict `events.norm_retired`. */
export async function retireNorm(tx: Tx, actor: Actor, { norm, validTo, retireReason: reason }: RetireNormInput): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	const at = now();
	if (Temporal.PlainDate.compare(validTo, dayOf(at)) < 0) throw invalid('validTo', 'events.norm_past');
	const open = (await editionsOf(tx, norm)).find((one) => one.validTo === null);
	if (open === undefined || Temporal.PlainDate.compare(open.validFrom, validTo) > 0) throw conflict('events.norm_retired');
	await endOn(tx, open, validTo);
	await tell(tx, actor, idOf(norm), 'norm_retired', at, { ...norm, to: validTo.toString(), reason });
}

async function endOn(tx: Tx, { kind, unitKind, validFrom }: Norm, to: Temporal.PlainDate): Promise<void> {
	await tx
		.updateTable('event_norm')
		.set({ valid_to: to })
		.where('kind', '=', kind)
		.where('unit_kind', '=', unitKind)
		.where('valid_from', '=', validFrom)
		.execute();
}
