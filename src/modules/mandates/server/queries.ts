import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { found, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import { onMembers, type Member } from '#modules/events/server/index.ts';
import { unitCard, type UnitCard } from '#modules/organisation/server/index.ts';
import { inBodyOrder } from './body-order.ts';
import { BODY_KINDS, PLACES, type BodyKind, type EndReason, type Place } from '../rules.ts';

/** A convocation of a body. */
export interface Term {
	id: string;
	ordinal: number;
	seats: number;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate;
	source: string;
}

export interface Mandate {
	id: string;
	personId: string | null;
	name: string;
	place: Place;
	givenBy: string;
	territoryId: string | null;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate;
	endReason: EndReason | null;
	endSource: string | null;
}

/** A faction or a public council. Throws not_found for anything else. */
export async function bodyUnit(db: Reader, id: string): Promise<UnitCard> {
	const unit = await unitCard(db, id);
	if (unit === undefined || !BODY_KINDS.some((kind) => kind === unit.kind)) throw notFound();
	return unit;
}

/** A body's terms, the latest first. */
export async function termsOf(db: Reader | Tx, unitId: string): Promise<Term[]> {
	return rows(
		db,
		sql<Term>`SELECT id, ordinal, seats, valid_from AS "validFrom", valid_to AS "validTo", source FROM mandate_term
			WHERE unit_id = ${unitId} ORDER BY valid_from DESC`
	);
}

const COLUMNS = sql`m.id, m.person_id AS "personId", m.name, m.place, m.given_by AS "givenBy", m.territory_id AS "territoryId",
	m.valid_from AS "validFrom", m.valid_to AS "validTo", m.end_reason AS "endReason", m.end_source AS "endSource"`;

/** Every mandate of a term, by name in Kazakh order. */
export async function mandatesOf(db: Reader | Tx, termId: string): Promise<Mandate[]> {
	return rows(
		db,
		sql<Mandate>`
			SELECT ${COLUMNS} FROM mandate m WHERE term_id = ${termId} ORDER BY name COLLATE "kk-x-icu", valid_from`
	);
}

/** One mandate of a body. Throws not_found for another body's. */
export async function mandateOf(db: Reader, unitId: string, id: string): Promise<Mandate> {
	return found(
		(
			await rows(
				db,
				sql<Mandate>`SELECT ${COLUMNS} FROM mandate m JOIN mandate_term t ON t.id = m.term_id WHERE m.id = ${id} AND t.unit_id = ${unitId}`
			)
		)[0]
	);
}

/** Who holds a seat of these units on a day: they are invited with their body. */
export async function membersOn(db: Reader, unitIds: readonly string[], day: Temporal.PlainDate): Promise<Member[]> {
	return rows(
		db,
		sql<Member>`
			SELECT t.unit_id AS "unitId", m.id AS "seatId", m.person_id AS "personId", m.name FROM mandate m JOIN mandate_term t ON t.id = m.term_id
			WHERE t.unit_id = ANY(${[...unitIds]}::uuid[]) AND m.valid_from <= ${day} AND m.valid_to >= ${day}`
	);
}

/** Somebody who holds a seat of a body, as they stand in its list. */
export interface Holder {
	seatId: string;
	name: string;
	place: Place;
	personId: string | null;
	/** The faction in which they sit too, when the body is not one itself. */
	groupId: string | null;
}

/** Who holds the seats of a body on a day, from the head of the table down, then by name; each with their faction in the same branch. */
export async function holdersOn(db: Reader | Tx, unitId: string, day: Temporal.PlainDate): Promise<Holder[]> {
	return rows(
		db,
		sql<Holder>`
			SELECT m.id AS "seatId", m.name, m.place, m.person_id AS "personId", f.id AS "groupId"
			FROM mandate m JOIN mandate_term t ON t.id = m.term_id JOIN unit u ON u.id = t.unit_id
			LEFT JOIN LATERAL (
				SELECT fu.id FROM mandate fm JOIN mandate_term ft ON ft.id = fm.term_id JOIN unit fu ON fu.id = ft.unit_id
				WHERE u.kind <> 'faction' AND fu.kind = 'faction' AND fu.path <@ subpath(u.path, 0, least(2, nlevel(u.path)))
					AND fm.valid_from <= ${day} AND fm.valid_to >= ${day}
					AND (fm.person_id = m.person_id OR m.person_id IS NULL AND lower(fm.name) = lower(m.name))
				ORDER BY fu.path LIMIT 1) f ON true
			WHERE t.unit_id = ${unitId} AND m.valid_from <= ${day} AND m.valid_to >= ${day}
			ORDER BY array_position(${[...PLACES]}::text[], m.place), m.name COLLATE "kk-x-icu", m.id`
	);
}

/** How many seats a body has on a day and how many are held; undefined between terms. */
export async function houseOn(
	db: Reader | Tx,
	unitId: string,
	day: Temporal.PlainDate
): Promise<{ members: number; seats: number } | undefined> {
	const [house] = await rows(
		db,
		sql<{ members: number; seats: number }>`
			SELECT t.seats, (SELECT count(*)::int FROM mandate m WHERE m.term_id = t.id AND m.valid_from <= ${day} AND m.valid_to >= ${day}) AS members
			FROM mandate_term t WHERE t.unit_id = ${unitId} AND t.valid_from <= ${day} AND t.valid_to >= ${day}`
	);
	return house;
}

// Factions and councils are invited with those who hold their seats.
onMembers(membersOn);

/** A body in the list: its term of today and who sits in it. */
export interface BodyRow {
	id: string;
	kind: BodyKind;
	name: Texts;
	above: Texts | null;
	/** The branch of the organisation that they are at. */
	branchCode: string;
	branch: Texts;
	/** How deep in the tree: 2 for a body right below its root. */
	level: number;
	ordinal: number | null;
	seats: number | null;
	validFrom: Temporal.PlainDate | null;
	validTo: Temporal.PlainDate | null;
	held: number;
	chair: string | null;
}

/** Every open faction and public council, as a reader of `lang` looks for them. */
export async function bodyRows(db: Reader, lang: Lang): Promise<BodyRow[]> {
	const today = dayOf(now());
	const list = await rows(
		db,
		sql<BodyRow>`
			SELECT u.id, u.kind, u.name, up.name AS above, b.code AS "branchCode", b.name AS branch,
				nlevel(u.path) AS level, t.ordinal, t.seats, t.valid_from AS "validFrom", t.valid_to AS "validTo",
				coalesce(m.held, 0)::int AS held, m.chair
			FROM unit u LEFT JOIN unit up ON up.id = u.parent_id JOIN unit b ON b.path = subpath(u.path, 0, least(2, nlevel(u.path)))
			LEFT JOIN mandate_term t ON t.unit_id = u.id AND t.valid_from <= ${today} AND t.valid_to >= ${today}
			LEFT JOIN LATERAL (
				SELECT count(*) AS held, max(name) FILTER (WHERE place = 'chair') AS chair FROM mandate
				WHERE term_id = t.id AND valid_from <= ${today} AND valid_to >= ${today}) m ON true
			WHERE u.kind = ANY(${[...BODY_KINDS]}::text[]) AND u.valid_from <= ${today} AND (u.valid_to IS NULL OR u.valid_to >= ${today})`
	);
	return inBodyOrder(lang, list);
}
