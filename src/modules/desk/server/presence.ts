/** Who else has a case open, and which cases somebody had open last. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { presentRows, readableAppeals, type DeskContext, type DeskRow } from '#modules/appeals/server/index.ts';
import { messages } from '../messages/index.ts';

/** Two heartbeats may be lost on the way. */
const FRESH = { seconds: 150 };
const MOST_RECENT = 20;

/** In words, who else has the case open now; empty when nobody. The caller has checked that the actor may read it. */
export async function othersAt(db: Reader, lang: Lang, actor: Staff, appealId: string): Promise<string[]> {
	const since = now().subtract(FRESH);
	const list = await rows(
		db,
		sql<{ name: string; writing: boolean }>`
			SELECT p.name, coalesce(c.writing_at > ${since}, false) AS writing FROM case_presence c JOIN person p ON p.id = c.person_id
			WHERE c.appeal_id = ${appealId} AND c.person_id <> ${actor.personId} AND c.seen_at > ${since} ORDER BY p.name`
	);
	const words = messages[lang].presence;
	return list.map(({ name, writing }) => (writing ? words.writes(name) : words.reads(name)));
}

/** The cases that the actor had open last and may still read, the latest first. */
export async function recentCases(context: DeskContext): Promise<DeskRow[]> {
	const list = await rows(
		context.db,
		sql<{ id: string }>`
			SELECT appeal_id AS id FROM case_presence WHERE person_id = ${context.actor.personId} ORDER BY seen_at DESC LIMIT ${MOST_RECENT}`
	);
	const found = await readableAppeals(
		context.db,
		context.actor,
		list.map((row) => row.id)
	);
	return presentRows(context, found);
}
