/** What is kept of OParl: sources, objects by page, by id, by what names them. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Thing } from '../rules/convert.ts';
import type { Type } from '../rules/schema.ts';

/** The source of what our own rooms publish; it is in the database from the first. */
export const OWN = '00000000-0000-8000-8000-00000000000a';

export interface Source {
	id: string;
	/** The address of its endpoint; empty for our own. */
	url: string;
	system: Thing;
	licence: string | null;
	takenAt: Temporal.Instant | null;
}

export interface Stored {
	id: string;
	sourceId: string;
	bodyId: string;
	type: Type;
	ref: string;
	holderId: string | null;
	/** Null for most of what was deleted. */
	data: Thing | null;
	createdAt: Temporal.Instant;
	modifiedAt: Temporal.Instant;
	deleted: boolean;
}

const COLUMNS = sql`o.id, o.source_id AS "sourceId", o.body_id AS "bodyId", o.type, o.ref, o.holder_id AS "holderId", o.data,
	o.created_at AS "createdAt", o.modified_at AS "modifiedAt", o.deleted`;

/** What a list asks for. */
export interface Wish {
	type: Type;
	/** Of every body, or of one. */
	bodyId?: string;
	/** By its id in the source: what names this organisation. */
	organization?: string;
	createdSince?: Temporal.Instant | undefined;
	createdUntil?: Temporal.Instant | undefined;
	modifiedSince?: Temporal.Instant | undefined;
	modifiedUntil?: Temporal.Instant | undefined;
	/** The id of the last one of the page before. */
	after?: string | undefined;
}

/** SQL: what a list holds; the deleted only for who asks what changed since (OParl 1.1, 2.5.4). */
function asked(wish: Wish) {
	const parts = [sql`o.type = ${wish.type}`];
	if (wish.bodyId !== undefined) parts.push(sql`o.body_id = ${wish.bodyId}`);
	if (wish.organization !== undefined) parts.push(sql`o.data -> 'organization' @> ${JSON.stringify([wish.organization])}::jsonb`);
	if (wish.createdSince !== undefined) parts.push(sql`o.created_at >= ${wish.createdSince}`);
	if (wish.createdUntil !== undefined) parts.push(sql`o.created_at <= ${wish.createdUntil}`);
	if (wish.modifiedUntil !== undefined) parts.push(sql`o.modified_at <= ${wish.modifiedUntil}`);
	parts.push(wish.modifiedSince === undefined ? sql`NOT o.deleted` : sql`o.modified_at >= ${wish.modifiedSince}`);
	return sql.join(parts, sql` AND `);
}

/** A page of a list, by id: an order that never changes. */
export async function objectsBy(db: Reader, wish: Wish, limit: number): Promise<Stored[]> {
	const after = wish.after === undefined ? sql`true` : sql`o.id > ${wish.after}`;
	return rows(db, sql<Stored>`SELECT ${COLUMNS} FROM oparl_object o WHERE ${asked(wish)} AND ${after} ORDER BY o.id LIMIT ${limit}`);
}

export async function countBy(db: Reader, wish: Wish): Promise<number> {
	const [row] = await rows(db, sql<{ n: number }>`SELECT count(*)::int AS n FROM oparl_object o WHERE ${asked(wish)}`);
	return row?.n ?? 0;
}

export async function objectById(db: Reader, id: string): Promise<Stored | undefined> {
	return (await rows(db, sql<Stored>`SELECT ${COLUMNS} FROM oparl_object o WHERE o.id = ${id}`))[0];
}

/** What stands of a source by the ids it has there, without its data. */
export async function knownBy(db: Reader, sourceId: string, refs: readonly string[]): Promise<Omit<Stored, 'data'>[]> {
	return rows(
		db,
		sql<Omit<Stored, 'data'>>`
			SELECT o.id, o.source_id AS "sourceId", o.body_id AS "bodyId", o.type, o.ref, o.holder_id AS "holderId", o.created_at AS "createdAt",
				o.modified_at AS "modifiedAt", o.deleted
			FROM oparl_object o WHERE o.source_id = ${sourceId} AND NOT o.deleted AND o.ref = ANY(${[...new Set(refs)]}::text[])`
	);
}

const SOURCE = sql`id, url, system, licence, taken_at AS "takenAt"`;

export async function sourcesBy(db: Reader | Tx, ids: readonly string[]): Promise<Map<string, Source>> {
	const list = await rows(db, sql<Source>`SELECT ${SOURCE} FROM oparl_source WHERE id = ANY(${[...new Set(ids)]}::uuid[])`);
	return new Map(list.map((source) => [source.id, source]));
}
