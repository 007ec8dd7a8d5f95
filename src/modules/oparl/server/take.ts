/** Keeps objects of a source: what is new, what changed, what is gone. */
import { newId } from '#platform/ids.ts';
import { rows, sql, type Tx } from '#platform/db/index.ts';
import { flatten, type Flat, type Top } from '../rules/dump.ts';
import { isTime } from '../rules/schema.ts';

export interface Taken {
	made: number;
	changed: number;
	/** Deleted by the source, or not in it any more. */
	gone: number;
	unchanged: number;
}

export interface Take {
	sourceId: string;
	tops: readonly Top[];
	at: Temporal.Instant;
	/** All there is: what is not among them was deleted. */
	complete: boolean;
	/** Ids that were there and could not be read. */
	broken?: readonly string[];
	/** The id that an object gets here, where that is known. */
	idOf?: (ref: string) => string;
}

/** Values of one statement: nine columns, and PostgreSQL takes 65,535. */
const BATCH = 1_000;

/** Keeps the objects, each in a row of its own. The same objects twice change nothing. One source is taken by one transaction at a time. */
export async function takeObjects(tx: Tx, take: Take): Promise<Taken> {
	const { sourceId, tops, at, complete, broken = [], idOf = newId } = take;
	await rows(tx, sql`SELECT pg_advisory_xact_lock(hashtext(${`oparl ${sourceId}`}))`);
	const flat = flatten(tops);
	const known = await rows(tx, sql<{ ref: string; id: string }>`SELECT ref, id FROM oparl_object WHERE source_id = ${sourceId}`);
	const ids = new Map(known.map(({ ref, id }) => [ref, id]));
	for (const { ref } of flat) if (!ids.has(ref)) ids.set(ref, idOf(ref));
	let [made, changed, gone] = [0, 0, 0];
	for (let from = 0; from < flat.length; from += BATCH) {
		const written = await write(tx, { sourceId, at, ids }, flat.slice(from, from + BATCH));
		made += written.filter((one) => one.made).length;
		gone += written.filter((one) => !one.made && one.deleted).length;
		changed += written.filter((one) => !one.made && !one.deleted).length;
	}
	const unchanged = flat.length - made - changed - gone;
	const seen = [...flat.map(({ ref }) => ref), ...broken];
	gone += complete ? await bury(tx, { sourceId, at, seen }) : await buryInner(tx, { sourceId, at, seen });
	return { made, changed, gone, unchanged };
}

async function write(
	tx: Tx,
	{ sourceId, at, ids }: { sourceId: string; at: Temporal.Instant; ids: ReadonlyMap<string, string> },
	flat: readonly Flat[]
): Promise<{ made: boolean; deleted: boolean }[]> {
	const values = flat.map(({ type, ref, thing, body, holder, deleted }) => ({
		id: ids.get(ref),
		body_id: ids.get(body),
		type,
		ref,
		holder_id: holder === undefined ? null : ids.get(holder),
		data: thing,
		created_at: isTime(thing.created) ? Temporal.Instant.from(thing.created).toString() : null,
		deleted
	}));
	return rows(
		tx,
		sql<{ made: boolean; deleted: boolean }>`
			INSERT INTO oparl_object AS o (id, source_id, body_id, type, ref, holder_id, data, created_at, modified_at, deleted)
			SELECT id, ${sourceId}, body_id, type, ref, holder_id, data, coalesce(created_at, ${at}), ${at}, deleted
			FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
				AS v(id uuid, body_id uuid, type text, ref text, holder_id uuid, data jsonb, created_at timestamptz, deleted boolean)
			ON CONFLICT (source_id, ref) DO UPDATE SET body_id = excluded.body_id, type = excluded.type, holder_id = excluded.holder_id,
				data = excluded.data, modified_at = excluded.modified_at, deleted = excluded.deleted
			WHERE (o.body_id, o.type, o.holder_id, o.data, o.deleted)
				IS DISTINCT FROM (excluded.body_id, excluded.type, excluded.holder_id, excluded.data, excluded.deleted)
			RETURNING (o.xmax = 0) AS made, o.deleted`
	);
}

interface Burial {
	sourceId: string;
	at: Temporal.Instant;
	seen: readonly string[];
}

/** What was not seen in the whole of a source becomes a tombstone. Returns how many. */
async function bury(tx: Tx, { sourceId, at, seen }: Burial): Promise<number> {
	const buried = await rows(
		tx,
		sql`UPDATE oparl_object o SET deleted = true, data = NULL, modified_at = ${at}
			WHERE source_id = ${sourceId} AND NOT deleted AND NOT EXISTS (SELECT FROM unnest(${[...seen]}::text[]) AS s(ref) WHERE s.ref = o.ref)
			RETURNING o.id`
	);
	return buried.length;
}

/** What stood inside objects that were seen, and stands there no more. A place may stand in others that were not seen. */
async function buryInner(tx: Tx, { sourceId, at, seen }: Burial): Promise<number> {
	const buried = await rows(
		tx,
		sql`
			WITH RECURSIVE s AS (SELECT o.id, o.ref FROM oparl_object o JOIN unnest(${[...seen]}::text[]) AS t(ref) ON t.ref = o.ref WHERE o.source_id = ${sourceId}),
				lost AS (
					SELECT o.id FROM oparl_object o JOIN s ON s.id = o.holder_id
					WHERE o.source_id = ${sourceId} AND NOT o.deleted AND o.type <> 'Location' AND NOT EXISTS (SELECT FROM s x WHERE x.ref = o.ref)
					UNION SELECT o.id FROM oparl_object o JOIN lost l ON l.id = o.holder_id WHERE NOT o.deleted AND o.type <> 'Location')
			UPDATE oparl_object SET deleted = true, data = NULL, modified_at = ${at} WHERE id IN (SELECT id FROM lost) RETURNING id`
	);
	return buried.length;
}
