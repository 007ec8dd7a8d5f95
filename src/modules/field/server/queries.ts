/** Kits as they are: for their list, and under lock for the acts on one. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { older, pageOf, type Page } from '#platform/db/pages.ts';
import { conflict, found, notFound } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { NumberedKind } from '../rules.ts';
import { isWorker, type KitAccess } from './policy.ts';

export interface KitRow extends KitAccess {
	id: string;
	unitId: string;
	unitCode: string;
	unitName: Texts;
	personName: string;
	label: string;
	day: Temporal.PlainDate;
	territoryId: string;
	eventId: string | null;
	madeAt: Temporal.Instant;
	deviceId: string | null;
	takenAt: Temporal.Instant | null;
	seenAt: Temporal.Instant | null;
	waiting: number;
	refused: number;
	endedAt: Temporal.Instant | null;
	endedHow: 'handed_in' | 'revoked' | null;
	endReason: string | null;
}

const COLUMNS = sql`k.id, k.unit_id AS "unitId", u.code AS "unitCode", u.path::text AS "unitPath", u.name AS "unitName", k.person_id AS "personId",
	p.name AS "personName", k.label, k.day, k.territory_id AS "territoryId", k.event_id AS "eventId", k.made_at AS "madeAt",
	k.device_id AS "deviceId", k.taken_at AS "takenAt", k.seen_at AS "seenAt", k.waiting, k.refused, k.ended_at AS "endedAt",
	k.ended_how AS "endedHow", k.end_reason AS "endReason"`;
const FROM = sql`field_kit k JOIN unit u ON u.id = k.unit_id JOIN person p ON p.id = k.person_id`;

const SHOWN = 25;

/** What was handed over with a kit, and how many of its numbers nobody was given. */
export interface KitCounts {
	landed: number;
	photos: number;
	unused: number;
	/** Why those were set aside that were, in the words of who did. */
	aside: string[];
}

/** Kits of these units, the last made first, by pages. */
export async function kitsOf(db: Reader, unitIds: readonly string[], cursor?: string): Promise<Page<KitRow & KitCounts>> {
	const list = await rows(
		db,
		sql<KitRow & KitCounts>`SELECT ${COLUMNS},
			(SELECT count(*)::int FROM field_record r WHERE r.kit_id = k.id) AS landed,
			(SELECT count(*)::int FROM field_file f JOIN field_record r ON r.id = f.record_id WHERE r.kit_id = k.id) AS photos,
			(SELECT count(*)::int FROM field_number n WHERE n.kit_id = k.id AND n.record_id IS NULL) AS unused,
			ARRAY(SELECT a.reason FROM field_aside a WHERE a.kit_id = k.id ORDER BY a.set_at, a.id) AS aside
			FROM ${FROM} WHERE k.unit_id = ANY(${[...unitIds]}::uuid[]) AND ${older(sql`k.made_at, k.id`, cursor)}
			ORDER BY k.made_at DESC, k.id DESC LIMIT ${SHOWN + 1}`
	);
	return pageOf(list, SHOWN, (kit) => kit.madeAt);
}

/** A kit under lock: acts of one device come one after another. Throws not_found. */
export async function lockKit(tx: Tx, id: string): Promise<KitRow> {
	const [kit] = await rows(tx, sql<KitRow>`SELECT ${COLUMNS} FROM ${FROM} WHERE k.id = ${id} FOR UPDATE OF k`);
	return found(kit);
}

/** A kit under lock for who works with it. Throws not_found, conflict `field.revoked`, `field.handed_in`. */
export async function workingKit(tx: Tx, actor: Staff, id: string): Promise<KitRow> {
	const kit = await lockKit(tx, id);
	if (!isWorker(actor, kit)) throw notFound();
	if (kit.endedHow === 'revoked') throw conflict('field.revoked', { reason: kit.endReason ?? '' });
	if (kit.endedHow === 'handed_in') throw conflict('field.handed_in');
	return kit;
}

/** The numbers of a kit in their order, by kind. */
export async function numbersOf(tx: Tx, kitId: string): Promise<Map<NumberedKind, string[]>> {
	const list = await rows(
		tx,
		sql<{ kind: NumberedKind; number: string }>`SELECT kind, number FROM field_number WHERE kit_id = ${kitId} ORDER BY kind, position`
	);
	return new Map([...Map.groupBy(list, ({ kind }) => kind)].map(([kind, found]) => [kind, found.map(({ number }) => number)]));
}
