/** Which appeals and problems are about a promise, and the other way. Of appeals nothing leaves but a count of those kept from nobody. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { stems } from '#platform/search/index.ts';
import { alike, GLANCE_FROM } from '#modules/appeals/rules/alike.ts';
import { factsOf, keptFromNobody, wordCounts, type AlikeWish } from '#modules/appeals/server/index.ts';
import { publicByIds, publicNear, type PromiseRow } from './queries.ts';

/** What is about a promise. */
export interface About {
	kind: 'appeal' | 'problem';
	id: string;
}

export const LINKS = {
	appeal: { table: sql.table('promise_appeal'), column: sql.ref('appeal_id') },
	problem: { table: sql.table('promise_problem'), column: sql.ref('problem_id') }
} as const;

/** The promises that an appeal or a problem is about. */
export async function promisesAbout(db: Reader | Tx, { kind, id }: About): Promise<PromiseRow[]> {
	const { table, column } = LINKS[kind];
	const list = await rows(db, sql<{ id: string }>`SELECT promise_id AS id FROM ${table} WHERE ${column} = ${id}`);
	return publicByIds(
		db,
		list.map((one) => one.id)
	);
}

/** How many appeals that are kept from nobody are about a promise. */
export async function appealsAbout(db: Reader, promiseId: string): Promise<number> {
	const [counted] = await rows(
		db,
		sql<{
			n: number;
		}>`SELECT count(*)::int AS n FROM promise_appeal l WHERE l.promise_id = ${promiseId} AND ${keptFromNobody(sql`l.appeal_id`)}`
	);
	return counted?.n ?? 0;
}

/** Ids of the problems that are about a promise, public or not. */
export async function problemsAbout(db: Reader, promiseId: string): Promise<string[]> {
	const list = await rows(db, sql<{ id: string }>`SELECT problem_id AS id FROM promise_problem WHERE promise_id = ${promiseId}`);
	return list.map(({ id }) => id);
}

/** How many of a region's promises are compared with a text. */
const COMPARED = 200;
const SUGGESTED = 5;

/** Promises that a text may be about, most alike first: of its place and topic, or with its words. */
export async function promisesAlike(db: Reader, wish: AlikeWish, except: readonly string[]): Promise<PromiseRow[]> {
	const { regionId, territoryId, themeId } = wish;
	if (regionId === null) return [];
	const candidates = (await publicNear(db, { regionId, territoryId, themeId }, COMPARED)).filter(({ id }) => !except.includes(id));
	const list = candidates.map((promise) => ({ promise, words: stems(`${promise.quote} ${promise.criterion}`) }));
	const words = stems(wish.text);
	const counts = await wordCounts(db, [...words, ...list.flatMap((one) => one.words)]);
	const me = factsOf(wish, words);
	return list
		.map(({ promise, words: own }) => {
			const at = {
				themeId: promise.themeId,
				territoryId: promise.territoryId,
				regionId: promise.regionId,
				latitude: null,
				longitude: null
			};
			// However long ago it was promised: its age takes nothing.
			const how = alike(me, factsOf({ ...at, at: wish.at }, own), counts);
			// A promise is one sentence: in one place its topic or two of its words say enough.
			const near = promise.territoryId === territoryId && (promise.themeId === themeId || how.shared.length >= 2);
			return { promise, score: how.score, near };
		})
		.filter(({ near, score }) => near || score >= GLANCE_FROM)
		.toSorted((a, b) => b.score - a.score)
		.slice(0, SUGGESTED)
		.map(({ promise }) => promise);
}
