import { dueFrom, saveDeadline } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { asReader, lastOfNumbers, nextNumber, type Tx } from '#platform/db/index.ts';
import { forbidden, found, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { hashAccessCode, makeAccessCode } from '#platform/secrets.ts';
import { nearestUnit, unitById } from '#modules/organisation/server/index.ts';
import { hostById, hostsFor } from '#modules/receptions/server/index.ts';
import { territoryById } from '#modules/territory/server/index.ts';
import type { WishInput } from '../../input.ts';
import { formatWishNumber, type Channel } from '../../rules.ts';
import { ORDINARY } from '../../rules/line.ts';
import { groupOn } from '../groups.ts';
import { tellWaiting } from '../letters.ts';
import { insertPerson } from '../person.ts';
import { takesIn } from '../policy.ts';
import { tell } from '../store.ts';
import { bookTime } from './book-time.ts';

export interface Taking {
	channel: Channel;
	/** A time that was chosen in the form, and the token with which its seat is held. */
	slot?: { slotId: string; hold?: string | undefined } | undefined;
	/** They stand at the desk: nothing is written to them. */
	here?: true;
	/** The code to give, when its sender must be able to see it again; a new one otherwise. */
	accessCode?: string;
	/** The number that was given already, out of those that `allotWishNumbers` set apart; the next one otherwise. */
	number?: string;
	/** When it was really taken, for what is told later: the place in the line is of that moment. Now otherwise. */
	receivedAt?: Temporal.Instant;
	/** Where they were taken in: whoever can help is of this unit; of the nearest one otherwise. */
	unitId?: string;
	/** They came by themselves, without a time, to where no line could be led. */
	walkIn?: boolean;
}

export interface Received {
	id: string;
	number: string;
	/** Shown once: only its hash is kept. */
	accessCode: string;
}

/**
 * Takes in that somebody wants to meet: a number without gaps, an access code, a place in the line, or the time that was chosen. The
 * unit is that of the host, else the one that took them in, else the nearest to where they can come. Throws forbidden for staff who do not take in there, invalid
 * `hostId`, `territoryId`, and what `bookTime` refuses a time for.
 */
export async function receiveWish(tx: Tx, actor: Actor, input: WishInput, { channel, slot, ...taking }: Taking): Promise<Received> {
	const [id, at, accessCode] = [newId(), (taking.receivedAt ?? now()).round('millisecond'), taking.accessCode ?? makeAccessCode()];
	const [unit, territory, group] = await Promise.all([
		unitOf(tx, input, taking.unitId),
		placeOf(tx, input.territoryId),
		groupOn(tx, input.group, dayOf(at))
	]);
	if (actor.kind === 'staff' && !takesIn(actor, unit.path)) throw forbidden();
	const due = await dueFrom(tx, 'wish_time', dayOf(at));
	const { year } = dayOf(at);
	const number = taking.number ?? formatWishNumber(unit.code, year, await nextNumber(tx, seriesOf(unit.code, year)));
	await tx
		.insertInto('wish')
		.values({
			id,
			number,
			access_code_hash: hashAccessCode(accessCode),
			unit_id: unit.id,
			host_id: input.hostId ?? null,
			territory_id: territory?.id ?? null,
			region_id: territory?.regionId ?? null,
			mode: input.mode,
			language: input.language,
			channel,
			priority_group: group?.code ?? null,
			rank: group?.rank ?? ORDINARY,
			state: 'requested',
			since: at,
			due_on: due.dueOn,
			received_at: at,
			received_by: staffId(actor),
			walk_in: taking.walkIn ?? false
		})
		.execute();
	await insertPerson(tx, id, input);
	await saveDeadline(tx, { kind: 'wish', id }, due, at);
	const data = { number, channel, unit: unit.id, host: input.hostId ?? null, due: due.dueOn.toString() };
	await tell(tx, actor, id, 'received', data, 'applicant', at);
	if (slot === undefined) {
		if (taking.here !== true) await tellWaiting(tx, id, accessCode);
	} else await bookTime(tx, actor.kind === 'staff' ? actor : { kind: 'visitor', wishId: id }, id, { ...slot, code: accessCode });
	return { id, number, accessCode };
}

const seriesOf = (unitCode: string, year: number) => `wish:${unitCode}:${String(year)}`;

/** Sets numbers of a unit apart for whoever gives them out without us: nobody else is ever given them. In their order. */
export async function allotWishNumbers(tx: Tx, unitCode: string, year: number, count: number): Promise<string[]> {
	const last = await lastOfNumbers(tx, seriesOf(unitCode, year), count);
	return Array.from({ length: count }, (_, i) => formatWishNumber(unitCode, year, last - count + 1 + i));
}

async function unitOf(tx: Tx, { hostId, territoryId }: Pick<WishInput, 'hostId' | 'territoryId'>, takenIn: string | undefined) {
	const db = asReader(tx);
	if (hostId === undefined && takenIn !== undefined) return found(await unitById(db, takenIn));
	if (hostId === undefined) return nearestUnit(db, territoryId ?? null);
	const [host] = await hostsFor(tx, { ids: [hostId] });
	if (host === undefined) throw invalid('hostId', (await hostById(tx, hostId)) === undefined ? 'choose' : 'wishes.no_longer');
	return found(await unitById(db, host.unitId));
}

async function placeOf(tx: Tx, territoryId: string | undefined) {
	if (territoryId === undefined) return undefined;
	const territory = await territoryById(asReader(tx), territoryId);
	if (territory === undefined) throw invalid('territoryId', 'territory');
	return territory;
}
