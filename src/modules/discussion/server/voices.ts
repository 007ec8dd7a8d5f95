/** Voices: kept and counted in one place. A page reads a count; whoever gives a voice waits for a batch of voices at most. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';

export interface Tally {
	supports: number;
	objections: number;
}

const NONE: Tally = { supports: 0, objections: 0 };

/** Of what: an item, a comment; a paragraph of a version by its number. */
const keyOf = (targetId: string, paragraph = 0) => `${targetId}:${String(paragraph)}`;

/** SQL: how many are for and against each thing of a sitting. */
export const tallies = (eventId: string) =>
	sql`SELECT target_id, paragraph, supports, objections FROM discussion_tally WHERE event_id = ${eventId}`;

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

export interface GivenVoice {
	eventId: string;
	/** An item, a comment; a version with its paragraph. */
	targetId: string;
	/** 0: of the whole. */
	paragraph: number;
	accountId: string;
	stance: -1 | 0 | 1;
}

/**
 * Keeps voices, of one person for one thing the last of them, and moves the counts by what changed. Writers of one sitting take turns, so
 * that no voice is counted twice; a reader waits for nobody, and a hot count is written once for all of a batch.
 */
export async function keepVoices(tx: Tx, voices: readonly GivenVoice[], at: Temporal.Instant): Promise<void> {
	const last = [...new Map(voices.map((voice) => [`${keyOf(voice.targetId, voice.paragraph)}:${voice.accountId}`, voice])).values()];
	const events = [...new Set(last.map(({ eventId }) => eventId))].toSorted();
	await sql`SELECT pg_advisory_xact_lock(hashtextextended('discussion:' || e, 0)) FROM unnest(${events}::text[]) e`.execute(tx);
	const said = sql`SELECT * FROM unnest(${last.map((v) => v.eventId)}::uuid[], ${last.map((v) => v.targetId)}::uuid[],
		${last.map((v) => v.paragraph)}::int[], ${last.map((v) => v.accountId)}::uuid[], ${last.map((v) => v.stance)}::smallint[])
		AS s (event_id, target_id, paragraph, account_id, stance)`;
	await sql`INSERT INTO discussion_tally (event_id, target_id, paragraph, supports, objections)
		SELECT DISTINCT s.event_id, s.target_id, s.paragraph, 0, 0 FROM (${said}) s ON CONFLICT DO NOTHING`.execute(tx);
	await sql`WITH said AS (${said}),
		kept AS (INSERT INTO discussion_voice (event_id, target_id, paragraph, account_id, stance, at)
			SELECT event_id, target_id, paragraph, account_id, stance, ${at}::timestamptz FROM said
			ON CONFLICT (target_id, paragraph, account_id) DO UPDATE SET stance = excluded.stance, at = excluded.at
			WHERE discussion_voice.stance <> excluded.stance),
		moved AS (SELECT s.target_id, s.paragraph, sum((s.stance = 1)::int - coalesce((v.stance = 1)::int, 0)) AS supports,
				sum((s.stance = -1)::int - coalesce((v.stance = -1)::int, 0)) AS objections
			FROM said s LEFT JOIN discussion_voice v USING (target_id, paragraph, account_id) GROUP BY s.target_id, s.paragraph)
		UPDATE discussion_tally t SET supports = t.supports + m.supports, objections = t.objections + m.objections
		FROM moved m WHERE t.target_id = m.target_id AND t.paragraph = m.paragraph AND (m.supports <> 0 OR m.objections <> 0)`.execute(tx);
}
