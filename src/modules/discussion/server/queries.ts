/** Reads of what is said of a draft agenda: by pages, of a paper, of one writer, and what lacks an answer. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { older, pageOf, type Page } from '#platform/db/pages.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { CommentEnd, CommentList, HideReason, Hiding } from '../rules.ts';
import { tallies } from './voices.ts';

export interface Comment extends Hiding {
	id: string;
	eventId: string;
	number: number;
	/** Null for a proposed item. */
	itemId: string | null;
	versionId: string | null;
	/** Of which version of which paper it speaks. */
	paperId: string | null;
	version: number | null;
	paragraph: number | null;
	/** The proposed item. */
	title: string | null;
	/** Null while it is hidden. */
	text: string | null;
	name: string | null;
	language: Lang;
	at: Temporal.Instant;
	groupId: string | null;
	groupTitle: string | null;
	hiddenReason: HideReason | null;
	hiddenWords: string | null;
	appealDue: Temporal.PlainDate | null;
	appealWords: string | null;
	supports: number;
	/** Its own, or its group's. */
	answer: CommentEnd | null;
	answerText: string | null;
	answerItemId: string | null;
}

const COLUMNS = sql`c.id, c.event_id AS "eventId", c.number, c.item_id AS "itemId", c.version_id AS "versionId", v.paper_id AS "paperId", v.version,
	c.paragraph, c.title, c.text, c.name, c.language, c.at, c.group_id AS "groupId", g.title AS "groupTitle", c.hidden_at AS "hiddenAt",
	c.hidden_reason AS "hiddenReason", c.hidden_words AS "hiddenWords", c.hidden_by AS "hiddenBy", c.appealed_at AS "appealedAt", c.appeal_due AS "appealDue",
	c.appeal_outcome AS "appealOutcome", c.appeal_words AS "appealWords", coalesce(t.supports, 0) AS supports, a.kind AS answer, a.text AS "answerText",
	a.item_id AS "answerItemId"`;
const from = (eventId: string) => sql`discussion_comment c
	LEFT JOIN sitting_paper_version v ON v.id = c.version_id
	LEFT JOIN discussion_group g ON g.id = c.group_id
	LEFT JOIN discussion_answer a ON a.event_id = c.event_id AND (a.comment_id = c.id OR a.group_id = c.group_id)
	LEFT JOIN (${tallies(eventId)}) t ON t.target_id = c.id`;

/** SQL: a comment `c` that is hidden. */
const HIDDEN = sql`(c.hidden_at IS NOT NULL AND c.appeal_outcome IS DISTINCT FROM 'restored')`;
/** SQL: a comment `c` has neither an answer nor a place in the minutes, and is read. */
export const UNANSWERED = sql`(NOT ${HIDDEN} AND NOT EXISTS (SELECT FROM discussion_answer a WHERE a.comment_id = c.id OR a.group_id = c.group_id))`;
/** SQL: an appeal against the hiding of a comment `c` is to be decided. */
const APPEALED = sql`(c.appealed_at IS NOT NULL AND c.appeal_outcome IS NULL)`;

const LISTED: Record<CommentList | 'shown', ReturnType<typeof sql>> = {
	open: UNANSWERED,
	proposals: sql`c.item_id IS NULL AND NOT ${HIDDEN}`,
	appeals: APPEALED,
	hidden: HIDDEN,
	all: sql`true`,
	/** What citizens read. */
	shown: sql`NOT ${HIDDEN}`
};

const SHOWN = 30;

/** A page of what was said, the latest first. */
export async function commentsPage(
	db: Reader,
	eventId: string,
	list: CommentList | 'shown',
	cursor: string | undefined
): Promise<Page<Comment>> {
	const found = await rows(
		db,
		sql<Comment>`SELECT ${COLUMNS} FROM ${from(eventId)} WHERE c.event_id = ${eventId} AND ${LISTED[list]} AND ${older(sql`c.at, c.id`, cursor)}
			ORDER BY c.at DESC, c.id DESC LIMIT ${SHOWN + 1}`
	);
	return pageOf(found, SHOWN, ({ at }) => at);
}

/** More of one paper are read on the sitting's own page. */
const OF_PAPER = 300;

/** What is read of the paragraphs of one version, in the order in which it was said. */
export async function commentsOfVersion(db: Reader, eventId: string, versionId: string): Promise<Comment[]> {
	return rows(
		db,
		sql<Comment>`SELECT ${COLUMNS} FROM ${from(eventId)} WHERE c.version_id = ${versionId} AND NOT ${HIDDEN} ORDER BY c.paragraph, c.at, c.id LIMIT ${OF_PAPER}`
	);
}

/** What one account said, the latest first. */
export async function commentsOf(db: Reader, eventId: string, accountId: string): Promise<Comment[]> {
	return rows(
		db,
		sql<Comment>`SELECT ${COLUMNS} FROM ${from(eventId)} WHERE c.event_id = ${eventId} AND c.account_id = ${accountId} ORDER BY c.at DESC, c.id DESC`
	);
}

/** One of a sitting; undefined for that of another. */
export async function commentById(db: Reader | Tx, eventId: string, id: string): Promise<Comment | undefined> {
	return (await rows(db, sql<Comment>`SELECT ${COLUMNS} FROM ${from(eventId)} WHERE c.event_id = ${eventId} AND c.id = ${id}`))[0];
}

/** Every proposed item of a sitting that is read, those with most voices first. */
export async function proposalsOf(db: Reader | Tx, eventId: string): Promise<Comment[]> {
	return rows(
		db,
		sql<Comment>`SELECT ${COLUMNS} FROM ${from(eventId)} WHERE c.event_id = ${eventId} AND ${LISTED.proposals} ORDER BY supports DESC, c.number`
	);
}

/** What is read and has neither an answer nor a place in the minutes, in the order of its numbers. */
export async function unansweredOf(db: Reader | Tx, eventId: string): Promise<Comment[]> {
	return rows(db, sql<Comment>`SELECT ${COLUMNS} FROM ${from(eventId)} WHERE c.event_id = ${eventId} AND ${UNANSWERED} ORDER BY c.number`);
}

export interface Group {
	id: string;
	title: string;
	comments: number;
	supports: number;
	answer: CommentEnd | null;
	answerText: string | null;
	answerItemId: string | null;
}

/** The groups of a sitting in the order in which they were made; of what they hold, what is read. */
export async function groupsOf(db: Reader | Tx, eventId: string): Promise<Group[]> {
	return rows(
		db,
		sql<Group>`SELECT g.id, g.title, count(c.id)::int AS comments, coalesce(sum(t.supports), 0)::int AS supports, a.kind AS answer, a.text AS "answerText",
				a.item_id AS "answerItemId"
			FROM discussion_group g LEFT JOIN discussion_comment c ON c.group_id = g.id AND NOT ${HIDDEN}
			LEFT JOIN (${tallies(eventId)}) t ON t.target_id = c.id LEFT JOIN discussion_answer a ON a.group_id = g.id
			WHERE g.event_id = ${eventId} GROUP BY g.id, a.kind, a.text, a.item_id ORDER BY g.made_at, g.id`
	);
}

export interface Counts {
	/** What is read, proposals too. */
	comments: number;
	proposals: number;
	unanswered: number;
	appeals: number;
	/** How many are hidden, by reason. */
	hidden: { reason: HideReason; n: number }[];
	/** Of those who appealed, how many were heard. */
	restored: number;
}

/** How much was said of a sitting. */
export async function countsOf(db: Reader | Tx, eventId: string): Promise<Counts> {
	const [[row], hidden] = await Promise.all([
		rows(
			db,
			sql<Omit<Counts, 'hidden'>>`SELECT count(*) FILTER (WHERE NOT ${HIDDEN})::int AS comments,
				count(*) FILTER (WHERE ${LISTED.proposals})::int AS proposals, count(*) FILTER (WHERE ${UNANSWERED})::int AS unanswered,
				count(*) FILTER (WHERE ${APPEALED})::int AS appeals, count(*) FILTER (WHERE c.appeal_outcome = 'restored')::int AS restored
				FROM discussion_comment c WHERE c.event_id = ${eventId}`
		),
		rows(
			db,
			sql<{ reason: HideReason; n: number }>`SELECT c.hidden_reason AS reason, count(*)::int AS n FROM discussion_comment c
				WHERE c.event_id = ${eventId} AND ${HIDDEN} GROUP BY c.hidden_reason ORDER BY n DESC, reason`
		)
	]);
	return { comments: 0, proposals: 0, unanswered: 0, appeals: 0, restored: 0, ...row, hidden };
}

/** How often each item, and each paragraph of a version, is spoken of. */
export async function spokenOf(db: Reader, eventId: string): Promise<Map<string, number>> {
	const list = await rows(
		db,
		sql<{ id: string; n: number }>`SELECT c.item_id AS id, count(*)::int AS n FROM discussion_comment c
			WHERE c.event_id = ${eventId} AND c.item_id IS NOT NULL AND NOT ${HIDDEN} GROUP BY c.item_id`
	);
	return new Map(list.map(({ id, n }) => [id, n]));
}
