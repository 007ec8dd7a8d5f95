import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import { found, notFound } from '#platform/errors.ts';
import { isRole } from '#platform/identity/posts.ts';
import { isWithin, type Actor, type HeldPost, type Role } from '#platform/identity/actor.ts';
import type { UnitKind } from '../rules.ts';
import { can } from './policy.ts';

/** A node of the organisation. */
export interface Unit {
	id: string;
	/** Latin capitals and digits; begins the numbers of what the unit registers. */
	code: string;
	parentId: string | null;
	/** Codes from the root down, lower case. */
	path: string;
	kind: UnitKind;
	name: Texts;
	/** The place it serves, with everything below. */
	territoryId: string | null;
	/** Exists today; nothing new is given to a closed unit. */
	open: boolean;
}

/** A unit with all that its page shows. */
export interface UnitCard extends Unit {
	address: Texts | null;
	phone: string | null;
	email: string | null;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate | null;
	/** Open units directly below. */
	children: number;
}

/** Who holds a post in a unit today. */
export interface StaffMember {
	personId: string;
	name: string;
	role: Role;
	title: Texts;
	language: Lang;
}

function today(): Temporal.PlainDate {
	return dayOf(now());
}

/** Existing on a day: a unit or post works through its last day. */
export const open = (alias: 'u' | 'p') => sql`${sql.ref(`${alias}.valid_from`)} <= ${today()}
	AND (${sql.ref(`${alias}.valid_to`)} IS NULL OR ${sql.ref(`${alias}.valid_to`)} >= ${today()})`;

/** The columns of `Unit`. */
export const UNIT = () =>
	sql`u.id, u.code, u.parent_id AS "parentId", u.path::text AS path, u.kind, u.name, u.territory_id AS "territoryId", (${open('u')}) AS open`;
const CARD = () => sql`${UNIT()}, u.address, u.phone, u.email, u.valid_from AS "validFrom", u.valid_to AS "validTo",
	(SELECT count(*)::int FROM unit c WHERE c.parent_id = u.id AND c.valid_to IS NULL) AS children`;

/** The unit everything else is below. It ships with Jauap, so it is always there. */
export async function rootUnit(db: Reader): Promise<Unit> {
	const [row] = await rows(db, sql<Unit>`SELECT ${UNIT()} FROM unit u WHERE u.parent_id IS NULL ORDER BY u.valid_from, u.id LIMIT 1`);
	if (row === undefined) throw new Error('db/seed puts in the root unit');
	return row;
}

/** A unit by id, also a closed one. */
export async function unitById(db: Reader, id: string): Promise<Unit | undefined> {
	return (await rows(db, sql<Unit>`SELECT ${UNIT()} FROM unit u WHERE u.id = ${id}`))[0];
}

/** Units by id, for lists; ids without a unit are left out. */
export async function unitsByIds(db: Reader, ids: readonly string[]): Promise<Map<string, Unit>> {
	if (ids.length === 0) return new Map();
	const found = await rows(db, sql<Unit>`SELECT ${UNIT()} FROM unit u WHERE u.id = ANY(${[...new Set(ids)]}::uuid[])`);
	return new Map(found.map((unit) => [unit.id, unit]));
}

/** The open units at and below a place in the tree, parents before children. */
export async function unitsUnder(db: Reader, path: string): Promise<Unit[]> {
	return rows(db, sql<Unit>`SELECT ${UNIT()} FROM unit u WHERE u.path <@ ${path}::ltree AND ${open('u')} ORDER BY u.path`);
}

/** The open units of one kind at and below some places in the tree, in its order. */
export async function unitsOfKind(db: Reader, kind: UnitKind, paths: readonly string[]): Promise<Unit[]> {
	return rows(
		db,
		sql<Unit>`SELECT ${UNIT()} FROM unit u WHERE u.kind = ${kind} AND u.path <@ ANY(${[...paths]}::ltree[]) AND ${open('u')} ORDER BY u.path`
	);
}

/** Which kinds of open units are at and below some places. */
export async function kindsWithin(db: Reader, paths: readonly string[]): Promise<UnitKind[]> {
	const found = await rows(
		db,
		sql<{ kind: UnitKind }>`SELECT DISTINCT u.kind FROM unit u WHERE u.path <@ ANY(${[...paths]}::ltree[]) AND ${open('u')}`
	);
	return found.map(({ kind }) => kind);
}

/** The ids of all units at and below a place in the tree, closed ones too. */
export async function unitIdsWithin(db: Reader, path: string): Promise<string[]> {
	return (await rows(db, sql<{ id: string }>`SELECT u.id FROM unit u WHERE u.path <@ ${path}::ltree`)).map(({ id }) => id);
}

/** For each unit the one directly below the root that it lies in; the root is its own. */
export async function unitBranches(db: Reader): Promise<Map<string, string>> {
	const found = await rows(
		db,
		sql<{
			id: string;
			branch: string;
		}>`SELECT u.id, b.id AS branch FROM unit u JOIN unit b ON b.path = subpath(u.path, 0, least(2, nlevel(u.path)))`
	);
	return new Map(found.map(({ id, branch }) => [id, branch]));
}

/** A unit with its contacts and dates, also a closed one. */
export async function unitCard(db: Reader, id: string): Promise<UnitCard | undefined> {
	return (await rows(db, sql<UnitCard>`SELECT ${CARD()} FROM unit u WHERE u.id = ${id}`))[0];
}

/** Units directly below one: open ones first, then closed ones, by code. */
export async function unitsBelow(db: Reader, parentId: string): Promise<UnitCard[]> {
	return rows(db, sql<UnitCard>`SELECT ${CARD()} FROM unit u WHERE u.parent_id = ${parentId} ORDER BY u.valid_to IS NOT NULL, u.code`);
}

/** The units above one, from the root down. */
export async function unitsAbove(db: Reader, path: string): Promise<Unit[]> {
	return rows(
		db,
		sql<Unit>`SELECT ${UNIT()} FROM unit u WHERE u.path @> ${path}::ltree AND u.path <> ${path}::ltree ORDER BY nlevel(u.path)`
	);
}

/**
 * The unit nearest to a place: of the open receptions and branches whose territory covers it, the one of the smallest
 * territory (a reception before a branch of the same place); the root when there is none or no place is known.
 */
export async function nearestUnit(db: Reader, territoryId: string | null): Promise<Unit> {
	if (territoryId === null) return rootUnit(db);
	const [row] = await rows(
		db,
		sql<Unit>`
			SELECT ${UNIT()} FROM territory place
			JOIN territory t ON t.path @> place.path AND t.valid_to IS NULL
			JOIN unit u ON u.territory_id = t.id AND ${open('u')}
			WHERE place.id = ${territoryId} AND u.kind IN ('regional', 'district', 'city', 'reception', 'national')
			ORDER BY nlevel(t.path) DESC, u.kind = 'reception' DESC, nlevel(u.path), u.code
			LIMIT 1`
	);
	return row ?? rootUnit(db);
}

/** Who holds posts in a unit today, of the given roles or of all, by name. One row for each post. */
export async function staffOf(db: Reader, unitId: string, roles?: readonly Role[]): Promise<StaffMember[]> {
	const ofRoles = roles === undefined ? sql`true` : sql`p.role = ANY(${[...roles]}::text[])`;
	const found = await rows(
		db,
		sql<StaffMember>`
			SELECT p.person_id AS "personId", person.name, p.role, p.title, person.language FROM post p JOIN person ON person.id = p.person_id
			WHERE p.unit_id = ${unitId} AND ${open('p')} AND ${ofRoles} ORDER BY person.name, p.id`
	);
	return found.filter((member) => isRole(member.role));
}

/** Somebody who can be written to. */
export interface Writable {
	personId: string;
	name: string;
	email: string;
	language: Lang;
}

/** Of these people, those who hold a post today and have a mail address. */
export async function writableOf(db: Reader, personIds: readonly string[]): Promise<Writable[]> {
	if (personIds.length === 0) return [];
	return rows(
		db,
		sql<Writable>`
			SELECT person.id AS "personId", person.name, person.email, person.language FROM person
			WHERE person.id = ANY(${[...new Set(personIds)]}::uuid[]) AND person.email IS NOT NULL
				AND EXISTS (SELECT FROM post p WHERE p.person_id = person.id AND ${open('p')})
			ORDER BY person.name, person.id`
	);
}

/** Somebody who heads a unit and can be written to. */
export interface UnitHead extends Writable {
	unitId: string;
}

/** Who heads these units today and has a mail address, by unit and name. */
export async function headsOf(db: Reader, unitIds: readonly string[]): Promise<UnitHead[]> {
	return rows(
		db,
		sql<UnitHead>`
			SELECT DISTINCT p.unit_id AS "unitId", person.id AS "personId", person.name, person.email, person.language
			FROM post p JOIN person ON person.id = p.person_id
			WHERE p.unit_id = ANY(${[...unitIds]}::uuid[]) AND p.role IN ('head', 'branch_head') AND ${open('p')} AND person.email IS NOT NULL
			ORDER BY p.unit_id, person.name`
	);
}

/** Of these units, those that somebody leads today. */
export async function ledUnits(db: Reader, ids: readonly string[]): Promise<Set<string>> {
	const led = await rows(
		db,
		sql<{ id: string }>`
			SELECT DISTINCT p.unit_id AS id FROM post p
			WHERE p.unit_id = ANY(${[...ids]}::uuid[]) AND p.role IN ('head', 'branch_head', 'central') AND ${open('p')}`
	);
	return new Set(led.map(({ id }) => id));
}

/** Names of people by id, for lists. */
export async function personNames(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const found = await rows(db, sql<{ id: string; name: string }>`SELECT id, name FROM person WHERE id = ANY(${[...new Set(ids)]}::uuid[])`);
	return new Map(found.map((person) => [person.id, person.name]));
}

/** For which unit each of these people worked at an instant, by the place in the list; nothing for who held no post then. Of several units the one nearest to the root. */
export async function unitsThen(db: Reader, list: readonly { personId: string; at: Temporal.Instant }[]): Promise<Map<number, Texts>> {
	if (list.length === 0) return new Map();
	const asked = JSON.stringify(list.map(({ personId, at }) => ({ person: personId, day: dayOf(at).toString() })));
	const found = await rows(
		db,
		sql<{ place: number; name: Texts }>`
			SELECT DISTINCT ON (a.place) a.place::int - 1 AS place, u.name
			FROM jsonb_array_elements(${asked}::jsonb) WITH ORDINALITY AS a(one, place)
			JOIN post p ON p.person_id = (a.one ->> 'person')::uuid AND p.valid_from <= (a.one ->> 'day')::date
				AND (p.valid_to IS NULL OR p.valid_to >= (a.one ->> 'day')::date)
			JOIN unit u ON u.id = p.unit_id ORDER BY a.place, nlevel(u.path), u.id`
	);
	return new Map(found.map(({ place, name }) => [place, name]));
}

/** Somebody with every post that they hold today. */
export interface Holder {
	id: string;
	email: string | null;
	posts: HeldPost[];
}

/** Whose account is not closed and who holds a post in one of these roles, or (in whichever role) at or below a unit. By id. */
export async function holdersOf(db: Reader, of: { roles: readonly Role[] } | { withinUnitId: string }): Promise<Holder[]> {
	const asked =
		'roles' in of
			? sql`p.role = ANY(${[...of.roles]}::text[])`
			: sql`u.path <@ (SELECT top.path FROM unit top WHERE top.id = ${of.withinUnitId})`;
	return rows(
		db,
		sql<Holder>`
			SELECT person.id, person.email, jsonb_agg(jsonb_build_object('role', p.role, 'unitId', p.unit_id, 'unitPath', u.path::text)) AS posts
			FROM person JOIN post p ON p.person_id = person.id AND ${open('p')} JOIN unit u ON u.id = p.unit_id
			WHERE NOT EXISTS (SELECT FROM account s WHERE s.person_id = person.id AND s.closed_at IS NOT NULL)
			GROUP BY person.id HAVING bool_or(${asked}) ORDER BY person.id`
	);
}

/** A unit for an administrator or auditor of its tree; for others it is not there. */
export async function unitFor(db: Reader, actor: Actor, id: string): Promise<UnitCard> {
	const unit = found(await unitCard(db, id));
	if (!can(actor, 'read', unit.path)) throw notFound();
	return unit;
}

/** The topmost units that an actor administers or audits: where their part of the tree begins. */
export async function unitRoots(db: Reader, actor: Actor): Promise<UnitCard[]> {
	const posts = actor.kind === 'staff' ? actor.posts : [];
	const own = posts.filter((post) => post.role === 'administrator' || post.role === 'auditor');
	const ids = own.filter((post) => !own.some((other) => other.unitPath !== post.unitPath && isWithin(post.unitPath, other.unitPath)));
	return rows(db, sql<UnitCard>`SELECT ${CARD()} FROM unit u WHERE u.id = ANY(${ids.map((post) => post.unitId)}::uuid[]) ORDER BY u.path`);
}

const FOUND = 20;

/** People of the staff whose name holds what was typed, each with one post of today; twenty at most, by name. */
export async function staffByName(db: Reader, typed: string): Promise<{ personId: string; name: string; title: Texts; unit: Texts }[]> {
	const like = `%${typed.replace(/[\\%_]/g, '\\$&')}%`;
	return rows(
		db,
		sql`
			SELECT DISTINCT ON (person.name, person.id) person.id AS "personId", person.name, p.title, u.name AS unit
			FROM person JOIN post p ON p.person_id = person.id AND ${open('p')} JOIN unit u ON u.id = p.unit_id
			WHERE person.name ILIKE ${like} ORDER BY person.name, person.id, p.valid_from DESC LIMIT ${FOUND}`
	);
}
