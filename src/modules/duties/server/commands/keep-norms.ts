/** Norms of duties, kept by date by an administrator of the root. */
import { canEdit } from '#platform/calendar/edit.ts';
import { roomFor } from '#platform/calendar/editions.ts';
import { now } from '#platform/clock.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { namedId } from '#platform/ids.ts';
import { telling } from '#platform/journal/index.ts';
import { deputyBodies } from '#modules/mandates/server/index.ts';
import type { NormInput, RetireNormInput } from '../../input.ts';
import { LEVELS, type Norm } from '../../rules.ts';
import { dutyKinds, norms, type NormEdition } from '../norms.ts';

type Key = Pick<Norm, 'duty' | 'scope'>;

const tell = telling('duty');
/** A chain of its own for what is owed of one duty in one scope. */
const idOf = ({ duty, scope }: Key): string => namedId(`duty_norm:${duty}:${scope}`);

/** The editions of one norm, the latest first, held against somebody else who edits. */
async function editionsOf(tx: Tx, { duty, scope }: Key): Promise<NormEdition[]> {
	await sql`SELECT FROM duty_norm WHERE duty = ${duty} AND scope = ${scope} FOR UPDATE`.execute(tx);
	return (await norms(tx)).filter((one) => one.duty === duty && one.scope === scope);
}

/** The body whose norm it is; null for a level. Throws invalid `scope`. */
async function bodyOf(tx: Tx, scope: string): Promise<string | null> {
	if (LEVELS.some((level) => level === scope)) return null;
	if (!(await deputyBodies(tx)).some(({ id }) => id === scope)) throw invalid('scope', 'choose');
	return scope;
}

/** Adds a norm, or an edition of one, from a day to come: nothing that is owed already changes. Throws forbidden, invalid `duty`, `scope`, `validFrom`. */
export async function addNorm(tx: Tx, actor: Actor, input: NormInput): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	const { duty, scope, times, months, partial, validFrom, reason } = input;
	const at = now();
	if (Temporal.PlainDate.compare(validFrom, dayOf(at)) <= 0) throw invalid('validFrom', 'duties.to_come');
	if (!(await dutyKinds(tx)).some(({ code }) => code === duty)) throw invalid('duty', 'choose');
	const unitId = await bodyOf(tx, scope);
	const editions = await editionsOf(tx, input);
	if (editions.some((one) => one.validFrom.equals(validFrom))) throw invalid('validFrom', 'duties.norm_taken');
	const { ends, eve, validTo } = roomFor(editions, validFrom);
	if (ends !== undefined) await endOn(tx, ends, eve);
	const source = { kk: input.sourceKk, ru: input.sourceRu, en: input.sourceEn };
	const approved = { kk: input.approvedKk, ru: input.approvedRu, en: input.approvedEn };
	await tx
		.insertInto('duty_norm')
		.values({
			duty,
			scope,
			unit_id: unitId,
			times,
			months,
			partial,
			reason,
			valid_from: validFrom,
			valid_to: validTo,
			source: JSON.stringify(source),
			approved: JSON.stringify(approved),
			link: input.link ?? null,
			added_at: at,
			added_by: actorId(actor)
		})
		.execute();
	const data = { duty, scope, times, months, partial, from: validFrom.toString(), source, approved, link: input.link ?? null, reason };
	await tell(tx, actor, idOf(input), 'norm_added', at, data);
}

/** Ends a norm after its last day: periods that begin later are not owed. Throws forbidden, invalid `validTo`, conflict `duties.norm_retired`. */
export async function retireNorm(tx: Tx, actor: Actor, { norm, validTo, retireReason: reason }: RetireNormInput): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	const at = now();
	if (Temporal.PlainDate.compare(validTo, dayOf(at)) < 0) throw invalid('validTo', 'duties.norm_past');
	const open = (await editionsOf(tx, norm)).find((one) => one.validTo === null);
	if (open === undefined || Temporal.PlainDate.compare(open.validFrom, validTo) > 0) throw conflict('duties.norm_retired');
	await endOn(tx, open, validTo);
	await tell(tx, actor, idOf(norm), 'norm_retired', at, { ...norm, to: validTo.toString(), reason });
}

async function endOn(tx: Tx, { duty, scope, validFrom }: NormEdition, to: Temporal.PlainDate): Promise<void> {
	await tx
		.updateTable('duty_norm')
		.set({ valid_to: to })
		.where('duty', '=', duty)
		.where('scope', '=', scope)
		.where('valid_from', '=', validFrom)
		.execute();
}
