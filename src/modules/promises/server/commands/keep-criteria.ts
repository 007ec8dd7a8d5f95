/** By what promises are assessed, kept by date by an administrator of the root. */
import { canEdit } from '#platform/calendar/edit.ts';
import { roomFor } from '#platform/calendar/editions.ts';
import { now } from '#platform/clock.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { namedId } from '#platform/ids.ts';
import { telling } from '#platform/journal/index.ts';
import type { CriterionInput, RetireCriterionInput } from '../../assess-input.ts';
import { criteria, type CriterionEdition } from '../criteria.ts';

const tell = telling('rule');
/** A chain of its own for each criterion. */
const idOf = (code: string) => namedId(`promise_criterion:${code}`);

/** Every edition, held against somebody else who edits. */
async function held(tx: Tx): Promise<CriterionEdition[]> {
	await sql`SELECT FROM promise_criterion FOR UPDATE`.execute(tx);
	return criteria(tx);
}

const endOn = (tx: Tx, { code, validFrom }: CriterionEdition, to: Temporal.PlainDate) =>
	tx.updateTable('promise_criterion').set({ valid_to: to }).where('code', '=', code).where('valid_from', '=', validFrom).execute();

/**
 * Adds a criterion, or an edition of one, from a day to come: what was assessed already keeps its own. Throws forbidden, invalid `code`,
 * `validFrom`.
 */
export async function addCriterion(tx: Tx, actor: Actor, { code, name, source, validFrom, reason }: CriterionInput): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	const at = now();
	if (Temporal.PlainDate.compare(validFrom, dayOf(at)) <= 0) throw invalid('validFrom', 'promises.from_tomorrow');
	const all = await held(tx);
	const editions = all.filter((one) => one.code === code);
	if (code !== undefined && editions.length === 0) throw invalid('code', 'choose');
	if (editions.some((one) => one.validFrom.equals(validFrom))) throw invalid('validFrom', 'promises.criterion_taken');
	const codes = new Set(all.map((one) => one.code));
	const own = code ?? `c${String(codes.size + 1)}`;
	const position = editions[0]?.position ?? Math.max(0, ...all.map((one) => one.position)) + 1;
	const { ends, eve, validTo } = roomFor(editions, validFrom);
	if (ends !== undefined) await endOn(tx, ends, eve);
	await tx
		.insertInto('promise_criterion')
		.values({
			code: own,
			position,
			name: JSON.stringify(name),
			source,
			valid_from: validFrom,
			valid_to: validTo,
			added_at: at,
			added_by: staffId(actor),
			reason
		})
		.execute();
	await tell(tx, actor, idOf(own), 'criterion_added', at, { code: own, name, source, from: validFrom.toString(), reason });
}

/** Ends a criterion after its last day; one remains at least. Throws forbidden, invalid `validTo`, conflict `promises.criterion_retired`, `promises.last_criterion`. */
export async function retireCriterion(
	tx: Tx,
	actor: Actor,
	{ retired, validTo, retireReason: reason }: RetireCriterionInput
): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	const at = now();
	if (Temporal.PlainDate.compare(validTo, dayOf(at)) < 0) throw invalid('validTo', 'promises.criterion_past');
	const open = (await held(tx)).filter((one) => one.validTo === null);
	const one = open.find(({ code, validFrom }) => code === retired && Temporal.PlainDate.compare(validFrom, validTo) <= 0);
	if (one === undefined) throw conflict('promises.criterion_retired');
	if (open.length === 1) throw conflict('promises.last_criterion');
	await endOn(tx, one, validTo);
	await tell(tx, actor, idOf(retired), 'criterion_retired', at, { code: retired, to: validTo.toString(), reason });
}
