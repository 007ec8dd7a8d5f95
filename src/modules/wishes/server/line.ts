/** The line as it stands: who is before one, when a turn may come, how it grows. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { waits } from '../rules.ts';
import { forecast, type Forecast } from '../rules/line.ts';
import { timesForWish } from './offers.ts';
import { wishesWhere, type WishRow } from './store.ts';

/** SQL: the wish (`w`) stands in a line; the very words of the partial indexes, so that they serve. */
export const WAITS = sql`w.state IN ('requested', 'revoked', 'referred')`;

export interface Standing {
	/** How many are before, at most: who may want another place or way to meet is counted, too. */
	before: number;
	/** When a turn may come; undefined: not known yet. */
	forecast: Forecast | undefined;
}

const WEEKS = 8;
/** Seats further off say nothing of next weeks. */
const LOOKED = 200;

/** Where a wish stands that waits; undefined for one that does not. */
export async function standingOf(db: Reader | Tx, wish: WishRow): Promise<Standing | undefined> {
	if (!waits(wish.state)) return undefined;
	// Who wants the same host competes, and so does who takes whoever of the unit can help.
	const same = wish.hostId === null ? sql`true` : sql`(w.host_id IS NULL OR w.host_id = ${wish.hostId})`;
	const [[ahead], [moved], slots] = await Promise.all([
		rows(
			db,
			sql<{ n: number }>`SELECT count(*)::int AS n FROM wish w
				WHERE ${WAITS} AND w.unit_id = ${wish.unitId} AND ${same} AND (w.rank, w.since, w.id) < (${wish.rank}, ${wish.since}, ${wish.id}::uuid)`
		),
		rows(
			db,
			sql<{ n: number }>`SELECT count(*)::int AS n FROM wish w
				WHERE w.unit_id = ${wish.unitId} AND ${same} AND w.booked_at > ${now().subtract({ hours: 24 * 7 * WEEKS })}`
		),
		timesForWish(db, wish, LOOKED)
	]);
	const before = ahead?.n ?? 0;
	const seats = slots.flatMap((slot) => Array.from({ length: slot.free }, () => slot.startsAt));
	return { before, forecast: forecast({ before, seats, moved: { count: moved?.n ?? 0, weeks: WEEKS } }, now()) };
}

/** Whose line: of a unit, or of one host. */
export interface LineOf {
	unitId: string;
	hostId?: string | undefined;
}

export const PAGE = 30;

/** A page of a line in its order, `PAGE` and one more; the cursor is the last of the page before. */
export function lineFor(db: Reader | Tx, { unitId, hostId }: LineOf, cursor?: string): Promise<Omit<WishRow, 'hostPersonId'>[]> {
	const whose = hostId === undefined ? sql`w.unit_id = ${unitId}` : sql`w.unit_id = ${unitId} AND w.host_id = ${hostId}`;
	return wishesWhere(db, sql`${WAITS} AND ${whose} AND ${beyond(cursor)} ORDER BY w.rank, w.since, w.id LIMIT ${PAGE + 1}`);
}

/** Opens the page after this row. */
export const cursorOf = ({ rank, since, id }: Pick<WishRow, 'rank' | 'since' | 'id'>): string =>
	`${String(rank)}_${since.toString()}_${id}`;

function beyond(cursor: string | undefined) {
	const [rank, since, id] = cursor?.split('_') ?? [];
	if (rank === undefined || since === undefined || id === undefined) return sql`true`;
	if (!/^\d{1,3}$/.test(rank) || !/^[\d:TZ.-]+$/.test(since) || !/^[0-9a-f-]{36}$/.test(id)) return sql`true`;
	return sql`(w.rank, w.since, w.id) > (${Number(rank)}, ${since}::timestamptz, ${id}::uuid)`;
}

/** How many wait, of those who want to meet somebody at each of these very places; places without one are left out. */
export async function waitingByPlace(db: Reader, placeIds: readonly string[]): Promise<Map<string, number>> {
	const list = await rows(
		db,
		sql<{ id: string; n: number }>`
			SELECT w.territory_id AS id, count(*)::int AS n FROM wish w
			WHERE w.territory_id = ANY(${[...placeIds]}::uuid[]) AND ${WAITS} GROUP BY w.territory_id`
	);
	return new Map(list.map(({ id, n }) => [id, n]));
}
