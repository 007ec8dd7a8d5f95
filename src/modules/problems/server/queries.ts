/** Reads of problems: public lists, the desk's lists, members, replies, voices. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { older, pageOf, type Page } from '#platform/db/pages.ts';
import { found } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { stems } from '#platform/search/index.ts';
import { alike, GLANCE_FROM } from '#modules/appeals/rules/alike.ts';
import { factsOf, readable, wordCounts, type AlikeWish } from '#modules/appeals/server/index.ts';
import type { Given, ProblemState, ReplyOutcome, Voice } from '../rules.ts';
import { COLUMNS, problemById, type ProblemRow } from './access.ts';

const FROM = sql`problem p JOIN unit u ON u.id = p.unit_id`;

export type ProblemPage = Page<ProblemRow>;

export interface PublicFilter {
	/** A territory with everything below it. */
	place?: { id: string; level: number } | undefined;
	themeId?: string | undefined;
	state?: ProblemState | undefined;
	cursor?: string | undefined;
	limit?: number;
}

/** Public problems that fit, newest first; keyset by when they were made. */
export async function publicProblems(db: Reader, filter: PublicFilter): Promise<ProblemPage> {
	const limit = filter.limit ?? 20;
	const { place, themeId, state } = filter;
	const where =
		place === undefined
			? sql`true`
			: place.level === 1
				? sql`p.region_id = ${place.id}`
				: sql`p.territory_id IN (SELECT t.id FROM territory t JOIN territory top ON t.path <@ top.path WHERE top.id = ${place.id})`;
	const list = await rows(
		db,
		sql<ProblemRow>`
			SELECT ${COLUMNS} FROM ${FROM} WHERE p.public AND ${where} AND ${older(sql`p.made_at, p.id`, filter.cursor)}
				AND ${themeId === undefined ? sql`true` : sql`p.theme_id = ${themeId}`} AND ${state === undefined ? sql`true` : sql`p.state = ${state}`}
			ORDER BY p.made_at DESC, p.id DESC LIMIT ${limit + 1}`
	);
	return pageOf(list, limit, (row) => row.made_at);
}

/** A public problem. Throws not_found for one that is not there or not public. */
export async function publicProblem(db: Reader, id: string): Promise<ProblemRow> {
	const row = await problemById(db, id);
	return found(row?.public === true ? row : undefined);
}

/** How many public problems each region has, by its id: problems are few, and an index of the public ones answers. */
export async function regionCounts(db: Reader): Promise<Map<string, number>> {
	const list = await rows(
		db,
		sql<{ region_id: string; count: number }>`SELECT region_id, count(*)::int AS count FROM problem WHERE public GROUP BY region_id`
	);
	return new Map(list.map((row) => [row.region_id, row.count]));
}

/** How many problems are not solved at each of these very places; places without one are left out. */
export async function openProblemsByPlace(db: Reader, placeIds: readonly string[]): Promise<Map<string, number>> {
	const list = await rows(
		db,
		sql<{ id: string; n: number }>`
			SELECT territory_id AS id, count(*)::int AS n FROM problem
			WHERE territory_id = ANY(${[...placeIds]}::uuid[]) AND state IN ('open', 'planned', 'in_work') GROUP BY territory_id`
	);
	return new Map(list.map(({ id, n }) => [id, n]));
}

/** Problems of the units that the actor may read, newest first. */
export async function deskProblems(db: Reader, actor: Staff, cursor?: string, limit = 25): Promise<ProblemPage> {
	const { units } = await readable(db, actor);
	const list = await rows(
		db,
		sql<ProblemRow>`
			SELECT ${COLUMNS} FROM ${FROM} WHERE ${units === 'all' ? sql`true` : sql`p.unit_id = ANY(${[...units]}::uuid[])`} AND ${older(sql`p.made_at, p.id`, cursor)}
			ORDER BY p.made_at DESC, p.id DESC LIMIT ${limit + 1}`
	);
	return pageOf(list, limit, (row) => row.made_at);
}

/** How many of a region's newest problems are compared with a text. */
const COMPARED = 200;

/** Problems that a text may be about, most alike first: public ones for anybody, those of their units for staff. */
export async function problemsAlike(db: Reader, wish: AlikeWish, actor?: Staff, limit = 3): Promise<ProblemRow[]> {
	if (wish.regionId === null) return [];
	const units = actor === undefined ? [] : (await readable(db, actor)).units;
	const who = actor === undefined ? sql`p.public` : units === 'all' ? sql`true` : sql`p.unit_id = ANY(${[...units]}::uuid[])`;
	const list = await rows(
		db,
		sql<ProblemRow & { words: string[] }>`
			SELECT ${COLUMNS}, tsvector_to_array(ts_filter(p.words, '{a}')) AS words FROM ${FROM}
			WHERE p.region_id = ${wish.regionId} AND ${who} ORDER BY p.made_at DESC, p.id DESC LIMIT ${COMPARED}`
	);
	if (list.length === 0) return [];
	const words = stems(wish.text);
	const counts = await wordCounts(db, [...words, ...list.flatMap((row) => row.words)]);
	const me = factsOf(wish, words);
	return list
		.map(({ words: own, ...row }) => {
			const { theme_id: themeId, territory_id: territoryId, region_id: regionId, latitude, longitude } = row;
			// However long ago it was gathered, it is one thing in one place: its age takes nothing.
			const facts = factsOf({ themeId, territoryId, regionId, latitude, longitude, at: wish.at }, own);
			return { row, how: alike(me, facts, counts) };
		})
		.filter(({ how }) => how.score >= GLANCE_FROM && how.shared.length > 0)
		.toSorted((a, b) => b.how.score - a.how.score)
		.slice(0, limit)
		.map(({ row }) => row);
}

/** Ids of the member appeals, in the order they came. */
export async function memberIds(db: Reader, problemId: string): Promise<string[]> {
	const list = await db
		.selectFrom('problem_appeal')
		.select('appeal_id')
		.where('problem_id', '=', problemId)
		.orderBy('added_at')
		.orderBy('appeal_id')
		.execute();
	return list.map((row) => row.appeal_id);
}

/** The problem that an appeal is in, if any. */
export async function problemOf(db: Reader, appealId: string): Promise<ProblemRow | undefined> {
	const row = await db.selectFrom('problem_appeal').select('problem_id').where('appeal_id', '=', appealId).executeTakeFirst();
	return row === undefined ? undefined : problemById(db, row.problem_id);
}

/** Those of these appeals that are in a problem already. */
export async function gathered(db: Reader, appealIds: readonly string[]): Promise<Set<string>> {
	if (appealIds.length === 0) return new Set();
	const list = await db
		.selectFrom('problem_appeal')
		.select('appeal_id')
		.where('appeal_id', 'in', [...appealIds])
		.execute();
	return new Set(list.map((row) => row.appeal_id));
}

export interface ReplyRow {
	id: string;
	outcome: ReplyOutcome;
	text: Given;
	at: Temporal.Instant;
}

/** The official replies, newest first. */
export async function repliesOf(db: Reader, problemId: string): Promise<ReplyRow[]> {
	const list = await db
		.selectFrom('problem_reply')
		.select(['id', 'outcome', 'text', 'at'])
		.where('problem_id', '=', problemId)
		.orderBy('ordinal', 'desc')
		.execute();
	return list.map((row) => ({ ...row, outcome: row.outcome as ReplyOutcome, text: row.text as Given }));
}

/** What each applicant said last within a year, counted. */
export async function voicesOf(db: Reader, problemId: string): Promise<Record<Voice, number>> {
	const since = now().subtract({ hours: 24 * 365 });
	const list = await rows(
		db,
		sql<{ voice: Voice; count: number }>`
			SELECT voice, count(*)::int AS count FROM (
				SELECT DISTINCT ON (appeal_id) voice FROM problem_voice WHERE problem_id = ${problemId} AND at > ${since} ORDER BY appeal_id, month DESC
			) last GROUP BY voice`
	);
	const count = (voice: Voice) => list.find((row) => row.voice === voice)?.count ?? 0;
	return { there: count('there'), gone: count('gone') };
}

/** Whether the applicant of an appeal has spoken in this month. */
export async function hasSpoken(db: Reader, problemId: string, appealId: string, month: Temporal.PlainDate): Promise<boolean> {
	const row = await db
		.selectFrom('problem_voice')
		.select('voice')
		.where('problem_id', '=', problemId)
		.where('appeal_id', '=', appealId)
		.where('month', '=', month)
		.executeTakeFirst();
	return row !== undefined;
}

/** The answers of the package of one reply. */
export async function answersOf(db: Reader, replyId: string) {
	return db.selectFrom('problem_answer').selectAll().where('reply_id', '=', replyId).orderBy('appeal_id').execute();
}
