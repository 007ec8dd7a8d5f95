/** Keeps the count (docs/decisions/0003): blocks by month of receipt and branch, put right month by month, each in its own transaction. */
import { now } from '#platform/clock.ts';
import { newId } from '#platform/ids.ts';
import { asReader, rows, sql, type Database, type Reader, type Tx } from '#platform/db/index.ts';
import { startOfDay } from '#platform/i18n/format.ts';
import { unitBranches } from '#modules/organisation/server/index.ts';
import { flag, FORMAT, fromBytes, holds, keyOf, packFacts, replaced, toBytes, type Block, type Fact } from '../rules/block.ts';
import { changedSince, fact, MONTH, repeatsOf, VERSION } from './facts.ts';

type Write = Database['write'];

// Longer than any act takes from reading the clock to its commit.
const OVERLAP = Temporal.Duration.from({ minutes: 5 });
const NEVER = Temporal.Instant.fromEpochMilliseconds(0);

/** More changes than these a page does not put right by itself: it says as of when it counts. */
export const MOST_CHANGED = 2_000;

export interface CountState {
	/** From which change on the count may be behind; the beginning where nothing was counted yet. */
	from: Temporal.Instant;
	/** Up to when everything is counted; undefined before the first count is done. */
	countedAt: Temporal.Instant | undefined;
	/** How many appeals changed since, up to one more than a page can put right. */
	changed: number;
}

/** How far the count goes. Blocks of another format are as good as none. */
export async function countState(db: Reader): Promise<CountState> {
	const [state] = await rows(
		db,
		sql<{ countedAt: Temporal.Instant | null; changed: number }>`
			WITH s AS (SELECT CASE WHEN EXISTS (SELECT FROM statistic_month WHERE format <> ${FORMAT}) THEN NULL ELSE counted_at END AS counted_at FROM statistic_state)
			SELECT s.counted_at AS "countedAt", (SELECT count(*)::int FROM (
				SELECT FROM appeal a WHERE a.changed_at >= coalesce(s.counted_at - ${OVERLAP.toString()}::interval, ${NEVER}) LIMIT ${MOST_CHANGED + 1}) x) AS changed
			FROM s`
	);
	const countedAt = state?.countedAt ?? undefined;
	return { from: countedAt?.subtract(OVERLAP) ?? NEVER, countedAt, changed: state?.changed ?? 0 };
}

/** How many months of the register are counted, of how many: for the reader who waits for the first count. */
export async function countProgress(db: Reader): Promise<{ done: number; of: number }> {
	const [progress] = await rows(
		db,
		sql<{ done: number; of: number }>`SELECT (SELECT count(*)::int FROM statistic_month WHERE format = ${FORMAT}) AS done,
			(SELECT count(*)::int FROM generate_series(date_trunc('month', (SELECT min(received_at) FROM appeal)), (SELECT max(received_at) FROM appeal), interval '1 month')) AS of`
	);
	return progress ?? { done: 0, of: 0 };
}

/** More than these are not read one by one: their months are counted anew. */
const MANY = 30_000;

/** Brings the count up to now. Safe to run twice, on two nodes, and to break off anywhere: what was counted is counted again. */
export async function countChanged(write: Write): Promise<void> {
	const at = now();
	const { from } = await write((tx) => countState(asReader(tx)));
	const facts = await write((tx) => changedFacts(tx, from));
	if (facts === undefined) {
		const months = await write((tx) => changedMonths(tx, from));
		const repeats = new Set(await write(allRepeats));
		for (const month of months) await write((tx) => countMonth(tx, month, repeats));
	} else {
		for (const [month, list] of Map.groupBy(facts, ({ month }) => month.toString()))
			await write((tx) => recount(tx, Temporal.PlainDate.from(month), list));
	}
	await write((tx) => countedUpTo(tx, at));
}

type Dated = Fact & { month: Temporal.PlainDate };

/** What changed, as it is now; undefined when it is too much. */
async function changedFacts(tx: Tx, from: Temporal.Instant): Promise<Dated[] | undefined> {
	await sql`SET LOCAL statement_timeout = 0`.execute(tx);
	const ids = await rows(tx, sql<{ id: string }>`${changedSince(from)} LIMIT ${MANY + 1}`);
	if (ids.length > MANY) return undefined;
	const list = ids.map(({ id }) => id);
	const repeats = new Set((await rows(tx, sql<{ id: string }>`${repeatsOf(list)}`)).map(({ id }) => id));
	const facts = await rows(tx, sql<Dated>`SELECT ${fact('repeated')}, ${MONTH} AS month FROM appeal a WHERE a.id = ANY(${list}::uuid[])`);
	for (const one of facts) if (repeats.has(one.id)) one.flags |= flag('repeated');
	return facts;
}

async function changedMonths(tx: Tx, from: Temporal.Instant): Promise<Temporal.PlainDate[]> {
	await sql`SET LOCAL statement_timeout = 0`.execute(tx);
	const found = await rows(
		tx,
		sql<{
			month: Temporal.PlainDate;
		}>`SELECT DISTINCT ${MONTH} AS month FROM appeal a WHERE a.id IN (${changedSince(from)}) ORDER BY 1 DESC`
	);
	return found.map(({ month }) => month);
}

/**
 * Counts every month that is not counted as the register has it, the latest first: all of them the first time, later what was
 * put in behind the clock's back, such as by a restore.
 */
export async function countAll(write: Write): Promise<void> {
	const at = now();
	const { countedAt } = await write((tx) => countState(asReader(tx)));
	const months = await write(monthsToCount);
	const repeats = months.length > FEW_MONTHS ? new Set(await write(allRepeats)) : undefined;
	for (const month of months) await write((tx) => countMonth(tx, month, repeats));
	// What changed while it was counted for the first time.
	if (countedAt === undefined) await write((tx) => countedUpTo(tx, at));
	else await countChanged(write);
}

// So many months can be asked of each appeal by itself whether it is a repeat.
const FEW_MONTHS = 2;

async function allRepeats(tx: Tx): Promise<string[]> {
	await sql`SET LOCAL statement_timeout = 0`.execute(tx);
	await sql`SET LOCAL work_mem = '128MB'`.execute(tx);
	return (await rows(tx, sql<{ id: string }>`${repeatsOf()}`)).map(({ id }) => id);
}

async function monthsToCount(tx: Tx): Promise<Temporal.PlainDate[]> {
	await sql`SET LOCAL statement_timeout = 0`.execute(tx);
	const found = await rows(
		tx,
		sql<{ month: Temporal.PlainDate }>`
			SELECT coalesce(r.month, c.month) AS month FROM (SELECT ${MONTH} AS month, count(*) AS size, sum(${VERSION}) AS versions FROM appeal a GROUP BY 1) r
			FULL JOIN (SELECT m.month, m.format, coalesce(sum(b.size), 0) AS size, coalesce(sum(b.versions), 0) AS versions
				FROM statistic_month m LEFT JOIN statistic_block b ON b.month = m.month GROUP BY 1, 2) c ON c.month = r.month
			WHERE (r.size, r.versions, c.format) IS DISTINCT FROM (c.size, c.versions, ${FORMAT}::smallint) ORDER BY 1 DESC`
	);
	return found.map(({ month }) => month);
}

async function countedUpTo(tx: Tx, at: Temporal.Instant): Promise<void> {
	await tx.updateTable('statistic_state').set({ counted_at: at }).execute();
}

/** One at a time, and as long as it takes: a decree's day moves a hundred thousand. */
async function hold(tx: Tx): Promise<void> {
	await sql`SET LOCAL statement_timeout = 0`.execute(tx);
	await tx.selectFrom('statistic_state').select('one').forUpdate().execute();
}

const within = (month: Temporal.PlainDate) =>
	sql`a.received_at >= ${startOfDay(month)} AND a.received_at < ${startOfDay(month.add({ months: 1 }))}`;

/** A month from the register anew; which are repeats may be known. */
async function countMonth(tx: Tx, month: Temporal.PlainDate, repeats?: ReadonlySet<string>): Promise<void> {
	await hold(tx);
	const asked = repeats === undefined ? fact() : fact('repeated');
	const facts = await rows(tx, sql<Fact>`SELECT ${asked} FROM appeal a WHERE ${within(month)}`);
	for (const one of facts) if (repeats?.has(one.id) === true) one.flags |= flag('repeated');
	await tx.deleteFrom('statistic_month').where('month', '=', month).execute();
	if (facts.length === 0) return;
	await tx.insertInto('statistic_month').values({ month, format: FORMAT, counted_at: now() }).execute();
	for (const [place, list] of await byPlace(tx, facts)) await putBlock(tx, month, place, packFacts(list));
}

interface Kept {
	branch_id: string;
	open: boolean;
	data: Buffer;
}
const placeText = (branchId: string, open: boolean) => `${branchId} ${String(open)}`;

/** What changed of a month: taken out of its blocks, and put in as it is now. Blocks in which nothing changes stay. */
async function recount(tx: Tx, month: Temporal.PlainDate, changed: readonly Fact[]): Promise<void> {
	await hold(tx);
	const counted = await tx.selectFrom('statistic_month').select('format').where('month', '=', month).executeTakeFirst();
	if (counted?.format !== FORMAT) return countMonth(tx, month);
	const kept = await rows(tx, sql<Kept>`SELECT branch_id, open, data FROM statistic_block WHERE month = ${month}`);
	const blocks = new Map(kept.map(({ branch_id: branchId, open, data }) => [placeText(branchId, open), fromBytes(data)]));
	const places = await byPlace(tx, changed);
	for (const [place, list] of places) {
		const block = blocks.get(place);
		if (block !== undefined)
			places.set(
				place,
				list.filter((one) => !holds(block, one))
			);
	}
	const without = new Set([...places.values()].flat().map(({ id }) => keyOf(id)));
	for (const [place, block] of blocks) {
		const made = replaced(block, without, places.get(place) ?? []);
		if (made !== block) await putBlock(tx, month, place, made);
	}
	for (const [place, list] of places) if (!blocks.has(place) && list.length > 0) await putBlock(tx, month, place, packFacts(list));
}

/** Facts by branch, and whether they are open. */
async function byPlace(tx: Tx, facts: readonly Fact[]): Promise<Map<string, Fact[]>> {
	const branches = await unitBranches(asReader(tx));
	return Map.groupBy(facts, ({ unit, flags }) => placeText(branches.get(unit) ?? unit, (flags & flag('open')) !== 0));
}

async function putBlock(tx: Tx, month: Temporal.PlainDate, place: string, block: Block): Promise<void> {
	const [branchId = '', open] = place.split(' ');
	await tx
		.deleteFrom('statistic_block')
		.where('month', '=', month)
		.where('branch_id', '=', branchId)
		.where('open', '=', open === 'true')
		.execute();
	if (block.size === 0) return;
	const versions = block.columns.version.reduce((sum, version) => sum + version, 0);
	await tx
		.insertInto('statistic_block')
		.values({
			stamp: newId(),
			month,
			branch_id: branchId,
			open: open === 'true',
			units: sql`${block.names.unit}::uuid[]`,
			size: block.size,
			versions,
			data: toBytes(block)
		})
		.execute();
}
