/** Counts that were entered by hand, and whether another person confirmed them. For the desk alone: they name staff. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Count } from '#modules/sittings/rules/majority.ts';
import type { NamedVoice } from '../rules/votes.ts';

export interface Entry extends Count {
	id: string;
	voteId: string;
	/** By name: which seat said what; null for hands. */
	voices: NamedVoice[] | null;
	enteredAt: Temporal.Instant;
	/** A person. */
	enteredBy: string;
	enteredByName: string;
	/** Null: nobody looked at it yet. */
	accepted: boolean | null;
	refusedWords: string | null;
}

/** Of all votes of a sitting, as they were entered. */
export async function entriesOf(db: Reader | Tx, eventId: string): Promise<Entry[]> {
	return rows(
		db,
		sql<Entry>`SELECT e.id, e.vote_id AS "voteId", e.yes, e.no, e.abstain, e.voices, e.entered_at AS "enteredAt", e.entered_by AS "enteredBy",
			p.name AS "enteredByName", e.accepted, e.refused_words AS "refusedWords"
			FROM sitting_vote v JOIN sitting_entry e ON e.vote_id = v.id JOIN person p ON p.id = e.entered_by
			WHERE v.event_id = ${eventId} ORDER BY e.entered_at, e.id`
	);
}
