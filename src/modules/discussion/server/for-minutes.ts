/** What of the discussion goes into the minutes of a sitting. */
import type { Reader, Tx } from '#platform/db/index.ts';
import { rows, sql } from '#platform/db/index.ts';
import { itemsOf } from '#modules/sittings/server/index.ts';
import type { HideReason } from '../rules.ts';
import { countsOf, groupsOf, proposalsOf, unansweredOf } from './queries.ts';
import { tallyOf } from './voices.ts';

export interface DiscussionRecord {
	/** How much was said and is read, proposals too; what has no answer yet. */
	comments: number;
	proposals: number;
	unanswered: number;
	hidden: { reason: HideReason; n: number }[];
	/** For and against each item that anybody spoke for or against. */
	items: { itemId: string; supports: number; objections: number }[];
	/** What was given a place in the minutes, under which item: a comment's words, or the title of a group with how many said it. */
	places: { itemId: string; text: string; comments: number; supports: number; note: string | null }[];
	/** What has no answer, word for word; a proposal is of no item. */
	silent: { itemId: string | null; number: number; text: string; supports: number }[];
	/** Proposed items: the item that took one in, or the public reason of a refusal; neither: answered or open. */
	proposed: { title: string; supports: number; itemId: string | null; refused: string | null }[];
}

/** What citizens said of the agenda, for the minutes; all zero where it was not discussed. */
export async function discussionFor(db: Reader | Tx, eventId: string): Promise<DiscussionRecord> {
	const [counts, groups, proposals, silent, items, tally, single] = await Promise.all([
		countsOf(db, eventId),
		groupsOf(db, eventId),
		proposalsOf(db, eventId),
		unansweredOf(db, eventId),
		itemsOf(db, eventId),
		tallyOf(db, eventId),
		rows(
			db,
			sql<{
				id: string;
				itemId: string;
				text: string;
				note: string | null;
			}>`SELECT c.id, a.item_id AS "itemId", concat_ws(E'\n\n', c.title, c.text) AS text, a.text AS note
				FROM discussion_answer a JOIN discussion_comment c ON c.id = a.comment_id WHERE a.event_id = ${eventId} AND a.kind = 'minutes' AND c.text IS NOT NULL
				ORDER BY c.number`
		)
	]);
	const grouped = groups.flatMap(({ title, comments, supports, answer, answerItemId, answerText }) =>
		answer === 'minutes' && answerItemId !== null ? [{ itemId: answerItemId, text: title, comments, supports, note: answerText }] : []
	);
	return {
		comments: counts.comments,
		proposals: counts.proposals,
		unanswered: counts.unanswered,
		hidden: counts.hidden,
		items: items.map(({ id }) => ({ itemId: id, ...tally(id) })).filter(({ supports, objections }) => supports + objections > 0),
		places: [...grouped, ...single.map(({ id, ...place }) => ({ ...place, comments: 1, supports: tally(id).supports }))],
		silent: silent.map(({ itemId, number, title, text, supports }) => ({
			itemId,
			number,
			supports,
			text: [title, text].filter((part) => part !== null).join('\n\n')
		})),
		proposed: proposals.map(({ title, supports, answer, answerItemId, answerText }) => ({
			title: title ?? '',
			supports,
			itemId: answer === 'taken' ? answerItemId : null,
			refused: answer === 'refused' ? answerText : null
		}))
	};
}
