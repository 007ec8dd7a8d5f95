/** All votes of which citizens may know what came, for programs: declared, on items that are not closed. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Voice } from '#modules/sittings/rules/ballots.ts';
import type { Way } from '../rules/votes.ts';
import type { VoteResult, VoteRule } from './queries.ts';

export interface WholeVote extends Pick<
	VoteResult,
	'yes' | 'no' | 'abstain' | 'silent' | 'base' | 'needed' | 'outcome' | 'byChair' | 'declaredAt'
> {
	id: string;
	itemId: string;
	number: number;
	question: string;
	way: Way;
	rule: VoteRule;
	openedAt: Temporal.Instant;
	/** By seat (a mandate); empty where hands were counted. */
	ballots: { seatId: string; voice: Voice }[];
}

/** In the order in which they were put. */
export async function wholeVotes(db: Reader): Promise<WholeVote[]> {
	return rows(
		db,
		sql<WholeVote>`
			SELECT v.id, v.item_id AS "itemId", v.number, v.question, v.way, v.rule, v.opened_at AS "openedAt", r.yes, r.no, r.abstain, r.silent, r.base,
				r.needed, r.outcome, r.by_chair AS "byChair", r.declared_at AS "declaredAt",
				coalesce((SELECT jsonb_agg(jsonb_build_object('seatId', b.mandate_id, 'voice', b.voice) ORDER BY b.mandate_id)
					FROM sitting_ballot b WHERE b.vote_id = v.id), '[]') AS ballots
			FROM sitting_vote v JOIN sitting_result r ON r.vote_id = v.id JOIN sitting_item i ON i.id = v.item_id JOIN sitting s ON s.event_id = v.event_id
			LEFT JOIN sitting_item p ON p.id = i.parent_id
			WHERE v.voided_at IS NULL AND coalesce(i.closed_ground, p.closed_ground, s.closed_ground) IS NULL ORDER BY v.event_id, v.number`
	);
}
