/** Looks: one's own, the results of the units that one answers for, what was drawn. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { older, pageOf, type Page } from '#platform/db/pages.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { LEADING } from '#modules/directives/server/index.ts';
import type { Answer } from '../rules.ts';
import type { LookAccess, Side } from './policy.ts';

export interface LookRow extends LookAccess {
	id: string;
	drawId: string;
	assignmentId: string;
	title: string;
	dueOn: Temporal.PlainDate;
	givenAt: Temporal.Instant;
	endedAt: Temporal.Instant | null;
	replyUntil: Temporal.PlainDate | null;
	mendedBy: string | null;
}

const LOOK = sql`l.id, l.draw_id AS "drawId", l.assignment_id AS "assignmentId", left(a.text, 160) AS title, l.state, l.finding, l.looker_id AS "lookerId",
	l.unit_id AS "unitId", u.path::text AS "unitPath", l.issuer_unit_id AS "issuerUnitId", i.path::text AS "issuerPath", l.due_on AS "dueOn",
	l.given_at AS "givenAt", l.ended_at AS "endedAt", l.reply_until AS "replyUntil", l.mended_by AS "mendedBy"
	FROM control_look l JOIN assignment a ON a.id = l.assignment_id JOIN unit u ON u.id = l.unit_id JOIN unit i ON i.id = l.issuer_unit_id`;

/** A look, whoever asks. */
export async function lookById(db: Reader | Tx, id: string): Promise<LookRow | undefined> {
	return (await rows(db, sql<LookRow>`SELECT ${LOOK} WHERE l.id = ${id}`))[0];
}

/** The look at a part that is done, if there is one, whoever asks. */
export async function doneLookAt(db: Reader, assignmentId: string): Promise<LookRow | undefined> {
	return (await rows(db, sql<LookRow>`SELECT ${LOOK} WHERE l.assignment_id = ${assignmentId} AND l.state = 'done'`))[0];
}

/** Looks that are done at parts from one directive, those that did not confirm first, whoever asks. */
export async function doneLooksOf(db: Reader, directiveId: string): Promise<LookRow[]> {
	return rows(
		db,
		sql<LookRow>`SELECT ${LOOK} WHERE l.directive_id = ${directiveId} AND l.state = 'done'
			ORDER BY l.finding = 'confirmed', u.path, l.id`
	);
}

/** What is mine to do, what I did, what was found of the units I answer for. */
export const LOOK_LISTS = ['mine', 'did', 'results'] as const;
export type LookList = (typeof LOOK_LISTS)[number];

const PAGE = 30;

/** One page of a list: what is to be done by due date, what is done by its end, the latest first. */
export async function lookList(db: Reader, actor: Staff, list: LookList, after: string | undefined): Promise<Page<LookRow>> {
	if (list === 'mine') {
		const [dueOn, id] = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})$/.exec(after ?? '')?.slice(1) ?? [];
		const from = dueOn === undefined || id === undefined ? sql`true` : sql`(l.due_on, l.id) > (${dueOn}::date, ${id}::uuid)`;
		const found = await rows(
			db,
			sql<LookRow>`SELECT ${LOOK} WHERE l.looker_id = ${actor.personId} AND l.state = 'waiting' AND ${from} ORDER BY l.due_on, l.id LIMIT ${PAGE + 1}`
		);
		const page = found.slice(0, PAGE);
		const last = page.at(-1);
		return { rows: page, next: found.length > PAGE && last !== undefined ? `${last.dueOn.toString()}_${last.id}` : undefined };
	}
	const paths = actor.posts.filter(({ role }) => LEADING.includes(role) || role === 'auditor').map((post) => post.unitPath);
	const whose =
		list === 'did' ? sql`l.looker_id = ${actor.personId}` : sql`(i.path <@ ANY(${paths}::ltree[]) OR u.path <@ ANY(${paths}::ltree[]))`;
	const found = await rows(
		db,
		sql<LookRow>`SELECT ${LOOK} WHERE l.state = 'done' AND ${whose} AND ${older(sql`l.ended_at, l.id`, after)}
			ORDER BY l.ended_at DESC, l.id DESC LIMIT ${PAGE + 1}`
	);
	return pageOf(found, PAGE, (row) => row.endedAt ?? row.givenAt);
}

export interface GivenAnswer {
	questionId: string;
	name: Texts;
	answer: Answer;
	remark: string | null;
}

/** What looks said to each question, in the order of the questions, by look. */
export async function answersOf(db: Reader | Tx, lookIds: readonly string[]): Promise<Map<string, GivenAnswer[]>> {
	const list = await rows(
		db,
		sql<GivenAnswer & { look: string }>`
			SELECT g.look_id AS look, g.question_id AS "questionId", q.name, g.answer, g.remark
			FROM control_answer g JOIN control_question q ON q.id = g.question_id
			WHERE g.look_id = ANY(${[...lookIds]}::uuid[]) ORDER BY q.position, q.id`
	);
	return Map.groupBy(list, ({ look }) => look);
}

export interface ReplyRow {
	side: Side;
	text: string;
	by: string;
	at: Temporal.Instant;
}

export async function repliesOf(db: Reader | Tx, lookId: string): Promise<ReplyRow[]> {
	return rows(
		db,
		sql<ReplyRow>`SELECT side, text, replied_by AS by, replied_at AS at FROM control_reply WHERE look_id = ${lookId} ORDER BY replied_at`
	);
}

export interface DrawRow {
	id: string;
	month: Temporal.PlainDate;
	ruleId: string;
	seed: string;
	pool: number;
	drawn: number;
	at: Temporal.Instant;
}

const DRAW = sql`id, month, rule_id AS "ruleId", seed, pool, drawn, at FROM control_draw`;

/** The latest draws, so many. */
export async function latestDraws(db: Reader, limit: number): Promise<DrawRow[]> {
	return rows(db, sql<DrawRow>`SELECT ${DRAW} ORDER BY month DESC LIMIT ${limit}`);
}

export async function drawById(db: Reader, id: string): Promise<DrawRow | undefined> {
	return (await rows(db, sql<DrawRow>`SELECT ${DRAW} WHERE id = ${id}`))[0];
}

export interface DrawnUnit {
	unitId: string;
	accepted: number;
	drawn: number;
	confirmed: number;
	unconfirmed: number;
}

/** What a month was drawn from, by the units that accepted, and what was found so far; in the order of the tree. */
export async function drawnUnits(db: Reader, drawId: string): Promise<DrawnUnit[]> {
	return rows(
		db,
		sql<DrawnUnit>`
			SELECT p.issuer_unit_id AS "unitId", count(*)::int AS accepted, count(l.id)::int AS drawn,
				count(*) FILTER (WHERE l.finding = 'confirmed')::int AS confirmed, count(*) FILTER (WHERE l.finding = 'unconfirmed')::int AS unconfirmed
			FROM control_pool p JOIN unit u ON u.id = p.issuer_unit_id LEFT JOIN control_look l ON l.assignment_id = p.assignment_id
			WHERE p.draw_id = ${drawId} GROUP BY p.issuer_unit_id, u.path ORDER BY u.path`
	);
}

export interface PoolRow {
	id: string;
	/** Path of the unit that accepted. */
	unit: string;
	drawn: boolean;
}

/** Every part that a month was drawn from. */
export async function poolOf(db: Reader, drawId: string): Promise<PoolRow[]> {
	return rows(
		db,
		sql<PoolRow>`
			SELECT p.assignment_id AS id, u.path::text AS unit, l.id IS NOT NULL AS drawn
			FROM control_pool p JOIN unit u ON u.id = p.issuer_unit_id LEFT JOIN control_look l ON l.assignment_id = p.assignment_id
			WHERE p.draw_id = ${drawId} ORDER BY p.assignment_id`
	);
}
