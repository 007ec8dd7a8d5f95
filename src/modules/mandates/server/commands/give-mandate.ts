import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { staffOf } from '#modules/organisation/server/index.ts';
import { territoryByCode } from '#modules/territory/server/index.ts';
import type { MandateInput } from '../../input.ts';
import { mandateFault, standingOn } from '../../rules.ts';
import { mandatesOf, termsOf } from '../queries.ts';
import { keptBody } from './open-term.ts';

onConstraint('mandate__once_excl', () => invalid('name', 'mandates.twice'));
onConstraint('mandate__chair_excl', () => invalid('place', 'mandates.chair_there'));

/**
 * Gives a seat of the term that holds on the first day, up to the term's last one; returns the mandate's id. Throws not_found,
 * forbidden, and invalid beside the field: no term, no seat free, a second chair, the same person twice, an unknown place or person.
 */
export async function giveMandate(tx: Tx, actor: Actor, unitId: string, input: MandateInput): Promise<string> {
	await keptBody(tx, actor, unitId);
	const { name, personId, place, givenBy, validFrom } = input;
	// Who counts free seats must be the only one who does.
	await tx.selectFrom('unit').select('id').where('id', '=', unitId).forUpdate().execute();
	const term = (await termsOf(tx, unitId)).find((one) => standingOn(one, validFrom) === 'held');
	if (term === undefined) throw invalid('validFrom', 'mandates.no_term');
	const fault = mandateFault(term, await mandatesOf(tx, term.id), { validFrom, validTo: term.validTo });
	if (fault !== undefined) throw invalid('validFrom', `mandates.${fault}`);
	const territory = input.territory === undefined ? undefined : await territoryByCode(asReader(tx), input.territory);
	if (input.territory !== undefined && territory === undefined) throw invalid('territory', 'mandates.territory');
	if (personId !== undefined && !(await staffOf(asReader(tx), unitId)).some((one) => one.personId === personId))
		throw invalid('personId', 'choice');
	const [id, at] = [newId(), now()];
	await tx
		.insertInto('mandate')
		.values({
			id,
			term_id: term.id,
			person_id: personId ?? null,
			name,
			place,
			given_by: givenBy,
			territory_id: territory?.id ?? null,
			valid_from: validFrom,
			valid_to: term.validTo,
			given_at: at
		})
		.execute();
	// The name stays in the mandate's own row, which is never removed.
	const data = { mandate: id, term: term.id, place, givenBy, from: validFrom.toString(), to: term.validTo.toString() };
	await journal(tx, { subject: { kind: 'unit', id: unitId }, actor, act: 'unit.mandate_given', seenBy: 'staff', at, data });
	return id;
}
