import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { forbidden, invalid } from '#platform/errors.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { can, type UnitCard } from '#modules/organisation/server/index.ts';
import type { TermInput } from '../../input.ts';
import { bodyUnit } from '../queries.ts';

onConstraint('mandate_term__ordinal_key', () => invalid('ordinal', 'mandates.term_there'));
onConstraint('mandate_term__one_at_a_time_excl', () => invalid('termFrom', 'mandates.term_overlaps'));

/** The body whose composition the actor keeps: an administrator of its tree. Throws not_found, forbidden. */
export async function keptBody(tx: Tx, actor: Actor, unitId: string): Promise<UnitCard> {
	const unit = await bodyUnit(asReader(tx), unitId);
	if (!can(actor, 'manage', unit.path)) throw forbidden();
	return unit;
}

/** Opens a term of a faction or a council and returns its id. Throws not_found, forbidden, invalid `ordinal`, `termFrom`. */
export async function openTerm(tx: Tx, actor: Actor, unitId: string, input: TermInput): Promise<string> {
	await keptBody(tx, actor, unitId);
	const [id, at] = [newId(), now()];
	const { ordinal, seats, termFrom, termTo, source } = input;
	await tx
		.insertInto('mandate_term')
		.values({
			id,
			unit_id: unitId,
			ordinal,
			seats,
			valid_from: termFrom,
			valid_to: termTo,
			source,
			opened_at: at,
			opened_by: staffId(actor)
		})
		.execute();
	const data = { term: id, ordinal, seats, from: termFrom.toString(), to: termTo.toString(), source };
	await journal(tx, { subject: { kind: 'unit', id: unitId }, actor, act: 'unit.term_opened', seenBy: 'staff', at, data });
	return id;
}
