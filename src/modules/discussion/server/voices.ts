/** Voices: counted in one place, so that how they are counted can change without anybody noticing. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';

export interface Tally {
	supports: number;
	objections: number;
}

const NONE: Tally = { supports: 0, objections: 0 };

/** Of what: an item, a comment; a paragraph of a version by its number. */
const keyOf = (targetId: string, paragraph = 0) => `${targetId}:${String(paragraph)}`;

/** SQL: how many are for and against each thing of a sitting: rows that are there and those that were counted before. */
export const tallies = (eventId: string) => sql`
	SELECT t.target_id, t.paragraph, sum(t.supports)::int AS supports, sum(t.objections)::int AS objections FROM (
		SELECT target_id, paragraph, count(*) FILTER (WHERE stance = 1) AS supports, count(*) FILTER (WHERE stance = -1) AS objections
			FROM discussion_voice WHERE event_id = ${eventId} GROUP BY target_id, paragraph
		UNION ALL SELECT target_id, paragraph, supports, objections FROM discussion_tally WHERE event_id = ${eventId}
	) t GROUP BY t.target_id, t.paragraph`;

/** The count of each thing of a sitting. */
export async function tallyOf(db: Reader | Tx, eventId: string): Promise<(targetId: string, paragraph?: number) => Tally> {
	const list = await rows(
		db,
		sql<
			Tally & { targetId: string; paragraph: number }
		>`SELECT x.target_id AS "targetId", x.paragraph, x.supports, x.objections FROM (${tallies(eventId)}) x`
	);
	const counts = new Map(
		list.map(({ targetId, paragraph, supports, objections }) => [keyOf(targetId, paragraph), { supports, objections }])
	);
	return (targetId, paragraph) => counts.get(keyOf(targetId, paragraph)) ?? NONE;
}

/** How an account stands to each thing of a sitting: 1 for, -1 against, 0 neither. */
export async function stancesOf(db: Reader, eventId: string, accountId: string): Promise<(targetId: string, paragraph?: number) => number> {
	const list = await rows(
		db,
		sql<{ targetId: string; paragraph: number; stance: number }>`SELECT target_id AS "targetId", paragraph, stance FROM discussion_voice
			WHERE account_id = ${accountId} AND event_id = ${eventId}`
	);
	const stances = new Map(list.map(({ targetId, paragraph, stance }) => [keyOf(targetId, paragraph), stance]));
	return (targetId, paragraph) => stances.get(keyOf(targetId, paragraph)) ?? 0;
}
