/** Appeals that are alike: a few hundred candidates from indexes, then the rule that says how much. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { stems } from '#platform/search/index.ts';
import { alike, ALIKE_FROM, GLANCE_FROM, wordWeight, type Alike, type AlikeFacts, type WordCounts } from '../rules/alike.ts';
import { OPEN } from './open.ts';
import type { AppealRow } from './queries.ts';
import { QUEUE_COLUMNS, type QueueRow } from './queue-row.ts';
import { readable } from './visible.ts';

/** What is looked for: an appeal that is there, a text that is being typed, a problem. */
export interface AlikeWish {
	text: string;
	themeId: string | null;
	territoryId: string | null;
	regionId: string | null;
	latitude: number | null;
	longitude: number | null;
	at: Temporal.Instant;
}

/** An appeal as what others are compared with. */
export function wishOf(row: AppealRow): AlikeWish {
	return {
		text: `${row.text} ${row.place ?? ''}`,
		themeId: row.theme_id,
		territoryId: row.territory_id,
		regionId: row.region_id,
		latitude: row.latitude,
		longitude: row.longitude,
		at: row.received_at
	};
}

type Source = Omit<AlikeWish, 'text'> & { id: string; words: string[] };

const FACTS = sql`a.id, a.theme_id AS "themeId", a.territory_id AS "territoryId", a.region_id AS "regionId", a.latitude, a.longitude,
	a.received_at AS at, tsvector_to_array(ts_filter(s.words, '{a}')) AS words`;

/** How many candidates each index may give: together they are compared in a few milliseconds. */
const FROM_PLACE = 150;
const FROM_WORDS = 150;
const FROM_POINT = 150;
/** A word in more texts than this share finds too many to be worth asking the index for. */
const TELLING = 0.02;
const RAREST = 6;
/** About a kilometre, in degrees of latitude. */
const AROUND = 0.009;

export function factsOf(wish: Omit<AlikeWish, 'text'>, words: Iterable<string>): AlikeFacts {
	const { themeId, territoryId, regionId, latitude, longitude, at } = wish;
	const point = latitude === null || longitude === null ? null : { latitude, longitude };
	return { words: new Set(words), themeId, territoryId, regionId, point, at };
}

/** How common the words of a list are, as counted last night; what is not listed is rare. */
export async function wordCounts(db: Reader, words: readonly string[]): Promise<WordCounts> {
	const known = await rows(
		db,
		sql<{ word: string; count: number }>`SELECT word, count FROM appeal_words WHERE word = ANY(${['', ...new Set(words)]}::text[])`
	);
	const byWord = new Map(known.map(({ word, count }) => [word, count]));
	return { of: byWord.get('') ?? 0, count: (word) => byWord.get(word) ?? 0 };
}

/** Texts with two of the rarest words: pairs keep the answer small, and the index answers without reading a row. */
function pairsOf(words: readonly string[], counts: WordCounts): string | undefined {
	const rare = words
		.filter((word) => word.length >= 3 && !/['\\]/.test(word) && counts.count(word) <= Math.max(50, counts.of * TELLING))
		.toSorted((a, b) => wordWeight(b, counts) - wordWeight(a, counts))
		.slice(0, RAREST);
	const pairs = rare.flatMap((one, i) => rare.slice(i + 1).map((two) => `('${one}' & '${two}')`));
	return pairs.length === 0 ? undefined : pairs.join(' | ');
}

async function candidates(db: Reader, wish: AlikeWish, words: readonly string[], counts: WordCounts): Promise<Source[]> {
	const since = wish.at.subtract({ hours: 24 * 366 });
	const until = wish.at.add({ hours: 24 * 366 });
	const when = sql`a.received_at BETWEEN ${since}::timestamptz AND ${until}::timestamptz`;
	const query = pairsOf(words, counts);
	const parts = [
		wish.territoryId === null
			? undefined
			: sql`(SELECT a.id FROM appeal a WHERE a.territory_id = ${wish.territoryId} AND ${when} ORDER BY a.received_at DESC LIMIT ${FROM_PLACE})`,
		query === undefined
			? undefined
			: sql`(SELECT s.appeal_id AS id FROM appeal_search s
				WHERE s.words @@ ${query}::tsquery AND s.received_at BETWEEN ${since}::timestamptz AND ${until}::timestamptz
					AND ${wish.regionId === null ? sql`true` : sql`s.scope && ARRAY[${wish.regionId}]::uuid[]`} LIMIT ${FROM_WORDS})`,
		wish.latitude === null || wish.longitude === null
			? undefined
			: sql`(SELECT a.id FROM appeal a WHERE a.latitude IS NOT NULL AND ${when}
				AND point(a.longitude, a.latitude) <@ box(point(${wish.longitude - 2 * AROUND}::float8, ${wish.latitude - AROUND}::float8),
					point(${wish.longitude + 2 * AROUND}::float8, ${wish.latitude + AROUND}::float8)) LIMIT ${FROM_POINT})`
	].filter((part) => part !== undefined);
	if (parts.length === 0) return [];
	return rows(
		db,
		sql<Source>`SELECT ${FACTS} FROM (${sql.join(parts, sql` UNION `)}) c JOIN appeal a ON a.id = c.id JOIN appeal_search s ON s.appeal_id = a.id`
	);
}

export interface AlikeFound {
	id: string;
	alike: Alike;
}

/**
 * Appeals alike to what is wished, most alike first, whoever may read them: ids for a caller that reads them by its own
 * right. A few milliseconds whatever the size of the register.
 */
export async function findAlike(
	db: Reader,
	wish: AlikeWish,
	options: { from?: number; limit?: number; except?: string } = {}
): Promise<AlikeFound[]> {
	const words = stems(wish.text);
	if (words.length < 2) return [];
	const counts = await wordCounts(db, words);
	const me = factsOf(wish, words);
	const found = await candidates(db, wish, words, counts);
	// The words of the others are as common as their own counts say.
	const all = await wordCounts(db, [...words, ...found.flatMap((one) => one.words)]);
	return found
		.filter((one) => one.id !== options.except)
		.map((one) => ({ id: one.id, alike: alike(me, factsOf(one, one.words), all) }))
		.filter((one) => one.alike.score >= (options.from ?? ALIKE_FROM))
		.toSorted((a, b) => b.alike.score - a.alike.score)
		.slice(0, options.limit ?? 10);
}

/** Those of a list of appeals that the actor may read, in the order given. */
export async function readableAppeals(db: Reader, actor: Staff, ids: readonly string[]): Promise<QueueRow[]> {
	if (ids.length === 0) return [];
	const { where } = await readable(db, actor);
	const found = await rows(db, sql<QueueRow>`SELECT ${QUEUE_COLUMNS} FROM appeal a WHERE a.id = ANY(${[...ids]}::uuid[]) AND ${where}`);
	const byId = new Map(found.map((row) => [row.id, row]));
	return ids.flatMap((id) => byId.get(id) ?? []);
}

export type AlikeRow = QueueRow & { alike: Alike };

/** Appeals alike to what is wished that the actor may read, most alike first: also those that are only worth a glance. */
export async function alikeFor(
	db: Reader,
	actor: Staff,
	wish: AlikeWish,
	options: { limit?: number; except?: string } = {}
): Promise<AlikeRow[]> {
	const limit = options.limit ?? 10;
	const found = await findAlike(db, wish, { ...options, from: GLANCE_FROM, limit: limit * 5 });
	const may = await readableAppeals(
		db,
		actor,
		found.map((one) => one.id)
	);
	const byId = new Map(found.map((one) => [one.id, one.alike]));
	return may.slice(0, limit).flatMap((row) => {
		const how = byId.get(row.id);
		return how === undefined ? [] : [{ ...row, alike: how }];
	});
}

export interface OpenFacts {
	row: QueueRow;
	facts: AlikeFacts;
}

/** The latest open appeals that the actor may read, ready to be compared with each other, and how common their words are. */
export async function latestFacts(db: Reader, actor: Staff, limit: number): Promise<{ list: OpenFacts[]; counts: WordCounts }> {
	const { where } = await readable(db, actor);
	const found = await rows(
		db,
		sql<QueueRow & Source>`
			SELECT ${QUEUE_COLUMNS}, ${FACTS} FROM (SELECT * FROM appeal a WHERE ${OPEN} AND ${where}
				ORDER BY a.received_at DESC, a.id DESC LIMIT ${limit}) a
			JOIN appeal_search s ON s.appeal_id = a.id`
	);
	const counts = await wordCounts(
		db,
		found.flatMap((one) => one.words)
	);
	return { list: found.map((one) => ({ row: one, facts: factsOf(one, one.words) })), counts };
}
