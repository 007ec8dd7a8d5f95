/** Hosts and places as they are kept. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { forbidden, found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { telling } from '#platform/journal/index.ts';
import type { Access } from '../rules.ts';
import { keepsHost } from './policy.ts';

/** One row on the host's own chain: their hours, days and absences are told there. */
export const tellHost = telling('reception_host');

export interface Host {
	id: string;
	/** The unit whose people keep the hours. */
	unitId: string;
	unitPath: string;
	mandateId: string | null;
	personId: string | null;
	name: string;
	title: Texts;
	territoryId: string | null;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate | null;
}

export interface Place {
	id: string;
	unitId: string;
	unitPath: string;
	territoryId: string;
	name: Texts;
	address: Texts;
	latitude: number | null;
	longitude: number | null;
	access: Access[];
	/** Has a room for talks by video. */
	video: boolean;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate | null;
}

/** A deputy receives as long as the mandate lasts. */
const LAST = sql`least(h.valid_to, m.valid_to)`;
const HOST = sql`h.id, h.unit_id AS "unitId", u.path::text AS "unitPath", h.mandate_id AS "mandateId", h.person_id AS "personId", h.name, h.title,
	h.territory_id AS "territoryId", h.valid_from AS "validFrom", ${LAST} AS "validTo"`;
const PLACE = sql`p.id, p.unit_id AS "unitId", u.path::text AS "unitPath", p.territory_id AS "territoryId", p.name, p.address, p.latitude, p.longitude,
	p.access, p.video, p.valid_from AS "validFrom", p.valid_to AS "validTo"`;

/** The hosts for which the condition (SQL over `h`, its unit `u` and its mandate `m`, with its order and limit) holds. */
export function hostsWhere(db: Reader | Tx, condition: ReturnType<typeof sql>): Promise<Host[]> {
	return rows(
		db,
		sql<Host>`SELECT ${HOST} FROM reception_host h JOIN unit u ON u.id = h.unit_id LEFT JOIN mandate m ON m.id = h.mandate_id WHERE ${condition}`
	);
}

/** The places for which the condition (SQL over `p` and `u`, with its order and limit) holds. */
export function placesWhere(db: Reader | Tx, condition: ReturnType<typeof sql>): Promise<Place[]> {
	return rows(db, sql<Place>`SELECT ${PLACE} FROM reception_place p JOIN unit u ON u.id = p.unit_id WHERE ${condition}`);
}

/** A host, also one who receives no more; undefined where there is none. */
export async function hostById(db: Reader | Tx, id: string): Promise<Host | undefined> {
	return (await hostsWhere(db, sql`h.id = ${id}`))[0];
}

/** A place, also one that is closed; undefined where there is none. */
export async function placeById(db: Reader | Tx, id: string): Promise<Place | undefined> {
	return (await placesWhere(db, sql`p.id = ${id}`))[0];
}

/** Who receives by a mandate, also when it is over; undefined for who receives nobody. */
export async function hostOfMandate(db: Reader | Tx, mandateId: string): Promise<Host | undefined> {
	return (await hostsWhere(db, sql`h.mandate_id = ${mandateId} ORDER BY h.valid_from DESC LIMIT 1`))[0];
}

export interface HostsWish {
	ids?: readonly string[];
	/** Kept by this unit. */
	unitId?: string | undefined;
	/** They receive in this place or in one that lies in it, or are elected from it, from what it lies in or from what lies in it. */
	territoryId?: string | undefined;
}

/** Who receives people today, by name; without a wish everybody. */
export function hostsFor(db: Reader | Tx, { ids, unitId, territoryId }: HostsWish = {}): Promise<Host[]> {
	const today = dayOf(now());
	return hostsWhere(
		db,
		sql`h.valid_from <= ${today} AND (${LAST} IS NULL OR ${LAST} >= ${today})
			AND ${ids === undefined ? sql`true` : sql`h.id = ANY(${[...ids]}::uuid[])`}
			AND ${unitId === undefined ? sql`true` : sql`h.unit_id = ${unitId}`}
			AND ${territoryId === undefined ? sql`true` : isAt(territoryId, today)}
			ORDER BY h.name, h.id`
	);
}

const isAt = (territoryId: string, today: Temporal.PlainDate) => sql`EXISTS (
	SELECT FROM territory asked WHERE asked.id = ${territoryId} AND (
		EXISTS (SELECT FROM territory own WHERE own.id = h.territory_id AND (own.path @> asked.path OR own.path <@ asked.path))
		OR EXISTS (SELECT FROM reception_day d JOIN reception_place p ON p.id = d.place_id JOIN territory t ON t.id = p.territory_id
			WHERE d.host_id = h.id AND d.day >= ${today} AND d.state = 'planned' AND t.path <@ asked.path)))`;

/**
 * Opens a host for an act and holds them until the transaction ends: their days are changed by one at a time. Throws not_found,
 * forbidden for who does not keep their hours.
 */
export async function openHost(tx: Tx, actor: Actor, id: string): Promise<Host> {
	await sql`SELECT FROM reception_host WHERE id = ${id} FOR NO KEY UPDATE`.execute(tx);
	const host = found(await hostById(tx, id));
	if (!keepsHost(actor, host)) throw forbidden();
	return host;
}
