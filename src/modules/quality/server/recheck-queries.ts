/** Re-checks: one's own, and the results of the units that one answers for. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { knownById } from '#modules/appeals/server/index.ts';
import type { Call, Result, RubricAnswer } from '../rules/rubric.ts';
import { HEADS, OVER_ALL } from './policy.ts';

export type RecheckState = 'waiting' | 'taken' | 'done' | 'void';

export interface RecheckRow {
	id: string;
	appealId: string;
	decisionId: string;
	unitId: string;
	unitPath: string;
	draftedBy: string | null;
	signedBy: string | null;
	state: RecheckState;
	reviewerId: string | null;
	dueOn: Temporal.PlainDate;
	endedAt: Temporal.Instant | null;
	result: Result | null;
	share: number | null;
	called: Call | null;
	said: string | null;
	reply: string | null;
	repliedBy: string | null;
	repliedAt: Temporal.Instant | null;
}

const RECHECK = sql`r.id, r.appeal_id AS "appealId", r.decision_id AS "decisionId", r.unit_id AS "unitId", u.path::text AS "unitPath",
	d.drafted_by AS "draftedBy", d.signed_by AS "signedBy", r.state, r.reviewer_id AS "reviewerId", r.due_on AS "dueOn",
	r.ended_at AS "endedAt", r.result, r.share, r.called, r.said, r.reply, r.replied_by AS "repliedBy", r.replied_at AS "repliedAt"
	FROM recheck r JOIN unit u ON u.id = r.unit_id JOIN decision d ON d.id = r.decision_id`;

/** A re-check, whoever asks. */
export async function recheckById(db: Reader | Tx, id: string): Promise<RecheckRow | undefined> {
	return (await rows(db, sql<RecheckRow>`SELECT ${RECHECK} WHERE r.id = ${id}`))[0];
}

/** The re-checks of an appeal that are done, the latest first, whoever asks. */
export async function rechecksOf(db: Reader, appealId: string): Promise<RecheckRow[]> {
	return rows(
		db,
		sql<RecheckRow>`SELECT ${RECHECK} WHERE r.appeal_id = ${appealId} AND r.state = 'done' ORDER BY r.ended_at DESC, r.id DESC`
	);
}

export interface GivenAnswer {
	criterionId: string;
	answer: RubricAnswer;
	comment: string | null;
	name: Record<'kk' | 'ru' | 'en', string>;
	decisive: boolean;
}

/** What a re-check said to each question, in the order of the rubric. */
export async function answersOf(db: Reader, recheckId: string): Promise<GivenAnswer[]> {
	return rows(
		db,
		sql<GivenAnswer>`SELECT a.criterion_id AS "criterionId", a.answer, a.comment, c.name, c.decisive
			FROM recheck_answer a JOIN recheck_criterion c ON c.id = a.criterion_id WHERE a.recheck_id = ${recheckId} ORDER BY c.position, c.id`
	);
}

/** What is mine to do, what I did, and what was found of the units that I answer for. */
export const RECHECK_LISTS = ['mine', 'did', 'results'] as const;
export type RecheckList = (typeof RECHECK_LISTS)[number];

export interface RecheckListRow {
	id: string;
	number: string;
	title: string;
	unitId: string;
	state: RecheckState;
	dueOn: Temporal.PlainDate;
	endedAt: Temporal.Instant | null;
	result: Result | null;
	share: number | null;
}

const LISTED = sql`r.id, a.number, a.title, r.unit_id AS "unitId", r.state, r.due_on AS "dueOn", r.ended_at AS "endedAt", r.result, r.share
	FROM recheck r JOIN appeal a ON a.id = r.appeal_id`;

/** What of the results is asked for: a unit with all below it, an answer to a question of the rubric. */
export interface ResultFilter {
	unitId?: string | undefined;
	criterion?: string | undefined;
	answer?: RubricAnswer | undefined;
	/** Only what ended since; figures and the lists behind them are of the same time. */
	since?: Temporal.Instant | undefined;
}

/** SQL over `r`: results of the units that the actor answers for, as far as they may know, narrowed as asked. */
function resultsFor(actor: Staff, { unitId, criterion, answer, since }: ResultFilter) {
	const paths = actor.posts.filter((post) => HEADS.includes(post.role) || OVER_ALL.includes(post.role)).map((post) => post.unitPath);
	const below = unitId === undefined ? sql`true` : sql`u.path <@ (SELECT path FROM unit WHERE id = ${unitId})`;
	const said = sql`a.criterion_id = ${criterion ?? null} AND a.answer = ${answer ?? null}`;
	return sql`r.state = 'done' AND EXISTS (SELECT FROM unit u WHERE u.id = r.unit_id AND u.path <@ ANY(${paths}::ltree[]) AND ${below})
		AND ${since === undefined ? sql`true` : sql`r.ended_at >= ${since}`} AND ${knownById(actor, sql`r.appeal_id`)}
		AND ${criterion === undefined ? sql`true` : sql`EXISTS (SELECT FROM recheck_answer a WHERE a.recheck_id = r.id AND ${said})`}`;
}

export interface RubricCount {
	criterionId: string;
	name: Record<'kk' | 'ru' | 'en', string>;
	answer: RubricAnswer;
	count: number;
}

/** How often each question was answered how, in the results that the actor may see. */
export async function rubricCounts(db: Reader, actor: Staff, filter: ResultFilter): Promise<RubricCount[]> {
	return rows(
		db,
		sql<RubricCount>`
			SELECT g.criterion_id AS "criterionId", c.name, g.answer, count(*)::int AS count
			FROM recheck r JOIN recheck_answer g ON g.recheck_id = r.id JOIN recheck_criterion c ON c.id = g.criterion_id
			WHERE ${resultsFor(actor, filter)} GROUP BY g.criterion_id, c.position, c.name, g.answer ORDER BY c.position, g.criterion_id`
	);
}

/** One page of a list; what the actor may not know of is in none. */
export async function recheckList(
	db: Reader,
	actor: Staff,
	list: RecheckList,
	after: string | undefined,
	limit: number,
	filter: ResultFilter = {}
): Promise<RecheckListRow[]> {
	const known = knownById(actor, sql`r.appeal_id`);
	if (list === 'mine')
		return rows(
			db,
			sql<RecheckListRow>`SELECT ${LISTED} WHERE r.reviewer_id = ${actor.personId} AND r.state IN ('waiting', 'taken') AND ${known}
				AND ${after === undefined ? sql`true` : sql`(r.due_on, r.id) > (SELECT due_on, id FROM recheck WHERE id = ${after})`}
				ORDER BY r.due_on, r.id LIMIT ${limit}`
		);
	const later = after === undefined ? sql`true` : sql`(r.ended_at, r.id) < (SELECT ended_at, id FROM recheck WHERE id = ${after})`;
	const whose = list === 'did' ? sql`r.reviewer_id = ${actor.personId} AND r.state = 'done' AND ${known}` : resultsFor(actor, filter);
	return rows(db, sql<RecheckListRow>`SELECT ${LISTED} WHERE ${whose} AND ${later} ORDER BY r.ended_at DESC, r.id DESC LIMIT ${limit}`);
}
