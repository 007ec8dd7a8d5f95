/** The count as one reader may know it, of one moment: the blocks of the months asked for, less what is not so any more, plus what is. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { known } from '#modules/appeals/server/index.ts';
import { unitBranches } from '#modules/organisation/server/index.ts';
import { FORMAT, fromBytes, keyOf, packFacts, rowOf, type Block, type Fact } from '../rules/block.ts';
import type { Count } from '../rules/tally.ts';
import { MOST_CHANGED, type CountState } from './counting.ts';
import { changedSince, epochDay, fact, MONTH } from './facts.ts';

type Sql = ReturnType<typeof sql>;

export interface CountWish {
	/** All units, or these. */
	units: 'all' | readonly string[];
	/** First days of the months of receipt. */
	months: readonly Temporal.PlainDate[];
	/** Also what is open of all other months. */
	openToo: boolean;
}

interface Placed extends Block {
	/** First day of the month, in days since 1970. */
	month: number;
	branch: string;
}

interface Row {
	stamp: string | null;
	month: number | null;
	branch: string | null;
	data: Buffer | null;
	/** In one more row, without a block: lists as JSON. */
	facts: string | null;
	changed: string | null;
	unknown: string | null;
}

/** Reads the count; `state` says how far it goes, and was asked for before. */
export async function readCount(db: Reader, actor: Staff, wish: CountWish, state: CountState): Promise<Count> {
	const held = new Map(unpacked);
	const found = await rows(
		db,
		sql<Row>`WITH changed AS MATERIALIZED (${changedOf(state)})
			${blocks(wish, state, [...held.keys()])} UNION ALL ${corrections(wish.units, known(actor))}`
	);
	const placed = found.flatMap(({ stamp, month, branch, data }) =>
		stamp === null ? [] : [held.get(stamp) ?? unpack(stamp, { month: month ?? 0, branch: branch ?? '' }, data)]
	);
	const last = found.find(({ stamp }) => stamp === null);
	const list = <T>(text: string | null | undefined): T[] => (text === null || text === undefined ? [] : (JSON.parse(text) as T[]));
	const changed = list<Changed>(last?.changed);
	const branches = changed.length === 0 ? undefined : await unitBranches(db);
	return {
		blocks: [...placed, packFacts(list<Fact>(last?.facts))],
		less: takenAway(
			placed,
			changed.map(([id, month, unit]) => ({ key: keyOf(id), month, branch: branches?.get(unit) ?? '' })),
			list<Unknown>(last?.unknown).map(([id, month]) => ({ key: keyOf(id), month }))
		)
	};
}

/** SQL: what changed since. Too much to be read for a page, the count stays as of when it was made. */
function changedOf({ changed, from }: CountState): Sql {
	return changed > MOST_CHANGED ? sql`SELECT NULL::uuid AS id WHERE false` : changedSince(from);
}

/** SQL: the blocks of some months and units; without their data where they are held unpacked. */
function blocks({ units, months, openToo }: CountWish, { countedAt }: CountState, held: readonly string[]): Sql {
	const wanted = sql`b.month = ANY(${months.map(String)}::date[])`;
	return sql`SELECT b.stamp, ${epochDay(sql`b.month`)} AS month, b.branch_id AS branch,
			CASE WHEN b.stamp = ANY(${held}::uuid[]) THEN NULL ELSE b.data END AS data, NULL::json AS facts, NULL::json AS changed, NULL::json AS unknown
		FROM statistic_block b JOIN statistic_month m ON m.month = b.month AND m.format = ${FORMAT}
		WHERE ${sql.lit(countedAt !== undefined)} AND ${openToo ? sql`(b.open OR ${wanted})` : wanted}
			AND ${units === 'all' ? sql`true` : sql`b.units && ${[...units]}::uuid[]`}`;
}

/**
 * SQL, one row: what changed as it is now, for those who may know of it; where to look for what was counted of it; and what
 * the reader may not know of now, whatever was counted.
 */
function corrections(units: CountWish['units'], may: Sql): Sql {
	const mine = units === 'all' ? sql`true` : sql`a.unit_id = ANY(${[...units]}::uuid[])`;
	const received = epochDay(MONTH);
	return sql`SELECT NULL::uuid, NULL::int, NULL::uuid, NULL::bytea,
		(SELECT json_agg(x) FROM (
			SELECT ${fact()} FROM appeal a WHERE a.id IN (SELECT id FROM changed) AND ${mine} AND (NOT (a.sensitive OR a.conflicted) OR ${may})) x),
		(SELECT json_agg(json_build_array(a.id, ${received}, a.unit_id)) FROM appeal a WHERE a.id IN (SELECT id FROM changed)),
		(SELECT json_agg(json_build_array(a.id, ${received})) FROM appeal a WHERE (a.sensitive OR a.conflicted) AND ${mine} AND NOT ${may})`;
}

type Changed = [id: string, month: number, unit: string];
type Unknown = [id: string, month: number];

interface Sought {
	key: bigint;
	month: number;
	branch?: string;
}

/** The rows that are not so any more. Each appeal has at most one row; it is sought where it is now, then where it may have been. */
function takenAway(placed: readonly Placed[], changed: readonly Sought[], unknown: readonly Sought[]): Count['less'] {
	const byMonth = Map.groupBy(placed, ({ month }) => month);
	const less = new Map<bigint, Count['less'][number]>();
	const hidden = new Map(unknown.map((one) => [one.key, one]));
	for (const block of placed) {
		for (const row of block.kept) {
			const key = block.keys[row] ?? 0n;
			if (hidden.delete(key)) less.set(key, { block, row });
		}
	}
	for (const { key, month, branch } of [...changed, ...hidden.values()]) {
		const blocks = byMonth.get(month) ?? [];
		const here = branch === undefined ? blocks : blocks.filter((block) => block.branch === branch);
		const found = lookUp(here, key) ?? (here === blocks ? undefined : lookUp(blocks, key));
		if (found !== undefined) less.set(key, found);
	}
	return [...less.values()];
}

function lookUp(blocks: readonly Block[], key: bigint): Count['less'][number] | undefined {
	for (const block of blocks) {
		const row = rowOf(block, key);
		if (row >= 0) return { block, row };
	}
	return undefined;
}

/** Blocks that this process has unpacked, those unpacked first in front. */
const unpacked = new Map<string, Placed>();
let heldBytes = 0;
const MOST_BYTES = 48 * 1024 * 1024;
const bytesOf = ({ keys }: Block) => keys.buffer.byteLength;

/** The block, which is kept for the next reader as long as there is room. */
function unpack(stamp: string, place: { month: number; branch: string }, data: Buffer | null): Placed {
	if (data === null) throw new Error('a block that is not held comes with its data');
	const block = { ...fromBytes(data), ...place };
	if (unpacked.has(stamp)) return block;
	unpacked.set(stamp, block);
	heldBytes += bytesOf(block);
	for (const [oldest, held] of unpacked) {
		if (heldBytes <= MOST_BYTES) break;
		unpacked.delete(oldest);
		heldBytes -= bytesOf(held);
	}
	return block;
}
