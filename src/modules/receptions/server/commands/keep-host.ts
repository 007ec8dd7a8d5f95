import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { isWithin, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { mandateById } from '#modules/mandates/server/index.ts';
import { staffOf, unitById } from '#modules/organisation/server/index.ts';
import type { HostInput } from '../../input.ts';
import { followHours, type Followed } from '../hours.ts';
import { openHost, tellHost } from '../hosts.ts';
import { keepsUnit } from '../policy.ts';

onConstraint('reception_host__mandate_excl', () => conflict('receptions.host_is'));
onConstraint('reception_host__person_excl', () => conflict('receptions.host_is'));

interface Known {
	name: string;
	mandateId: string | null;
	personId: string | null;
	territoryId: string | null;
}

/** Who is meant: by a mandate held in this unit or below, or by a post in it. */
async function known(tx: Tx, unit: { id: string; path: string }, who: string): Promise<Known> {
	const [kind, id = ''] = who.split(':');
	if (kind === 'mandate') {
		const mandate = await mandateById(asReader(tx), id);
		if (mandate === undefined || !isWithin(mandate.bodyPath, unit.path)) throw invalid('who', 'choose');
		return { name: mandate.name, mandateId: id, personId: mandate.personId, territoryId: mandate.territoryId };
	}
	const person = (await staffOf(asReader(tx), unit.id)).find((one) => one.personId === id);
	if (person === undefined) throw invalid('who', 'choose');
	return { name: person.name, mandateId: null, personId: id, territoryId: null };
}

/**
 * Makes somebody a host whose hours are kept by a unit's people; returns the id. Throws not_found, forbidden, invalid `who`, conflict
 * `receptions.host_is` for who is one already.
 */
export async function makeHost(tx: Tx, actor: Actor, unitId: string, input: HostInput): Promise<string> {
	const unit = found(await unitById(asReader(tx), unitId));
	if (!keepsUnit(actor, unit.path)) throw forbidden();
	const { name, mandateId, personId, territoryId } = await known(tx, unit, input.who);
	const [id, at] = [newId(), now()];
	const of = { unit_id: unitId, mandate_id: mandateId, person_id: personId, territory_id: territoryId };
	await tx
		.insertInto('reception_host')
		.values({ id, ...of, name, title: JSON.stringify(input.title), valid_from: input.validFrom, made_at: at })
		.execute();
	await tellHost(tx, actor, id, 'made', at, { unit: unitId, from: input.validFrom.toString() });
	return id;
}

/** Ends a host after a last day: what comes later falls out. Throws as openHost, invalid `lastDay` for a day that is over. */
export async function endHost(tx: Tx, actor: Actor, hostId: string, { lastDay }: { lastDay: Temporal.PlainDate }): Promise<Followed> {
	const host = await openHost(tx, actor, hostId);
	if (Temporal.PlainDate.compare(lastDay, dayOf(now())) < 0 || Temporal.PlainDate.compare(lastDay, host.validFrom) < 0)
		throw invalid('lastDay', 'receptions.day_past');
	await tx.updateTable('reception_host').set({ valid_to: lastDay }).where('id', '=', hostId).execute();
	await tellHost(tx, actor, hostId, 'ended', now(), { to: lastDay.toString() });
	return followHours(tx, actor, { ...host, validTo: lastDay });
}
