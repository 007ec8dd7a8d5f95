/** How a unit is written: every way in (desk, import) leaves the same rows and the same journal. */
import { rows, sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, notFound } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { pathBelow, type UnitKind } from '../rules.ts';
import { can } from './policy.ts';

/** What can be said of a unit besides its place in the tree. */
export interface UnitFields {
	kind: UnitKind;
	name: Texts;
	territoryId: string | null;
	address: Texts | null;
	phone: string | null;
	email: string | null;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate | null;
}

export interface StoredUnit extends UnitFields {
	id: string;
	code: string;
	parentId: string | null;
	path: string;
}

/** A unit under lock, when the actor may keep it. Seen but not theirs is forbidden; else it is not there. */
export async function managedUnit(tx: Tx, actor: Actor, id: string): Promise<StoredUnit> {
	const [row] = await rows(
		tx,
		sql<StoredUnit>`
			SELECT id, code, parent_id AS "parentId", path::text AS path, kind, name, territory_id AS "territoryId", address, phone, email,
				valid_from AS "validFrom", valid_to AS "validTo"
			FROM unit WHERE id = ${id} FOR UPDATE`
	);
	const unit = found(row);
	if (!can(actor, 'manage', unit.path)) throw can(actor, 'read', unit.path) ? forbidden() : notFound();
	return unit;
}

const json = (texts: Texts | null) => (texts === null ? null : JSON.stringify(texts));

function columns(fields: UnitFields) {
	const { kind, phone, email } = fields;
	const texts = { name: JSON.stringify(fields.name), address: json(fields.address) };
	return { kind, phone, email, ...texts, territory_id: fields.territoryId, valid_from: fields.validFrom, valid_to: fields.validTo };
}

/** Writes a new unit below `parent`. The code must be free. Returns the id. */
export async function insertUnit(
	tx: Tx,
	actor: Actor,
	parent: { id: string; path: string },
	code: string,
	fields: UnitFields
): Promise<string> {
	const id = newId();
	const path = pathBelow(parent.path, code);
	await tx
		.insertInto('unit')
		.values({ id, code, parent_id: parent.id, path, ...columns(fields) })
		.execute();
	const data = { code, kind: fields.kind, name: fields.name, parentId: parent.id, from: fields.validFrom.toString() };
	await journal(tx, { subject: { kind: 'unit', id }, actor, act: 'unit.made', seenBy: 'staff', data });
	return id;
}

// By value: days and texts are objects, and jsonb comes back with its keys in another order.
function said(value: UnitFields[keyof UnitFields]): string | null {
	if (value === null || typeof value === 'string') return value;
	return value instanceof Temporal.PlainDate ? value.toString() : JSON.stringify([value.kk, value.ru, value.en]);
}

/** Writes what differs and journals it, each field with what it was and is. Nothing differs: nothing happens. */
export async function updateUnit(tx: Tx, actor: Actor, was: StoredUnit, fields: UnitFields): Promise<boolean> {
	const names = ['kind', 'name', 'territoryId', 'address', 'phone', 'email', 'validFrom', 'validTo'] as const;
	const changed = names.filter((name) => said(was[name]) !== said(fields[name]));
	if (changed.length === 0) return false;
	await tx.updateTable('unit').set(columns(fields)).where('id', '=', was.id).execute();
	const ended = changed.includes('validTo');
	const act = ended && fields.validTo !== null ? 'unit.closed' : ended ? 'unit.reopened' : 'unit.changed';
	const data = Object.fromEntries(changed.map((name) => [name, { from: was[name], to: fields[name] }]));
	await journal(tx, { subject: { kind: 'unit', id: was.id }, actor, act, seenBy: 'staff', data });
	return true;
}

/** Puts a unit, with all below it, under another parent. */
export async function moveUnit(
	tx: Tx,
	actor: Actor,
	was: { id: string; code: string },
	parent: { id: string; path: string }
): Promise<void> {
	const [row] = await rows(
		tx,
		sql<{ path: string; parentId: string | null }>`SELECT path::text AS path, parent_id AS "parentId" FROM unit WHERE id = ${was.id}`
	);
	const from = found(row);
	const path = pathBelow(parent.path, was.code);
	await rows(
		tx,
		sql`UPDATE unit SET path = CASE WHEN id = ${was.id} THEN ${path}::ltree ELSE ${path}::ltree || subpath(path, nlevel(${from.path}::ltree)) END
			WHERE path <@ ${from.path}::ltree`
	);
	await tx.updateTable('unit').set({ parent_id: parent.id }).where('id', '=', was.id).execute();
	const data = { fromParent: from.parentId, toParent: parent.id };
	await journal(tx, { subject: { kind: 'unit', id: was.id }, actor, act: 'unit.moved', seenBy: 'staff', data });
}

/**
 * A unit can end when nothing below it and nobody in it goes on longer. Refuses with `organisation.root`,
 * `organisation.has_units`, `organisation.has_staff`.
 */
export async function checkEnd(tx: Tx, unit: StoredUnit, lastDay: Temporal.PlainDate): Promise<void> {
	if (unit.parentId === null) throw conflict('organisation.root');
	const [left] = await rows(
		tx,
		sql<{ units: number; posts: number }>`
			SELECT (SELECT count(*)::int FROM unit WHERE parent_id = ${unit.id} AND (valid_to IS NULL OR valid_to > ${lastDay})) AS units,
				(SELECT count(*)::int FROM post WHERE unit_id = ${unit.id} AND (valid_to IS NULL OR valid_to > ${lastDay})) AS posts`
	);
	if ((left?.units ?? 0) > 0) throw conflict('organisation.has_units', { count: left?.units ?? 0 });
	if ((left?.posts ?? 0) > 0) throw conflict('organisation.has_staff', { count: left?.posts ?? 0 });
}
