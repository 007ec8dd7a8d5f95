/** Closed cases that may be checked again, and the people of other units who may do it. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { HeldPost, Role } from '#platform/identity/actor.ts';
import { blindIndexes } from '#platform/secrets.ts';
import { guardOf, keptFrom, type Guard } from '#modules/appeals/server/index.ts';
import { holdersOf } from '#modules/organisation/server/index.ts';
import type { Closed, Reviewer } from '../rules/draw.ts';

/** Whoever answers people themselves knows what an answer takes. */
export const CHECKING: readonly Role[] = ['executor', 'head', 'branch_head'];

interface Case {
	appealId: string;
	decisionId: string;
	unitId: string;
	unit: string;
	kind: string;
	/** Who prepared, signed or carried it out. */
	people: string[];
	/** Blind indexes of the applicants' mail addresses. */
	applicants: string[];
	guard: Guard | null;
}

/** One that may be drawn, with the rows it is of. */
export interface Candidate extends Closed {
	appealId: string;
	unitId: string;
}

/** Somebody who checks, as the rule of who may know asks of them. */
export interface Checker extends Reviewer {
	posts: readonly HeldPost[];
	mail: readonly string[];
}

/** Everybody who may be asked to check a case, with what they have open. */
export async function checkers(db: Reader): Promise<Checker[]> {
	const [list, counts] = await Promise.all([
		holdersOf(db, { roles: CHECKING }),
		rows(
			db,
			sql<{
				id: string;
				open: number;
			}>`SELECT reviewer_id AS id, count(*)::int AS open FROM recheck WHERE state IN ('waiting', 'taken') GROUP BY 1`
		)
	]);
	const open = new Map(counts.map((row) => [row.id, row.open]));
	return list.map(({ id, email, posts }) => ({
		id,
		posts,
		open: open.get(id) ?? 0,
		units: posts.map((post) => post.unitPath),
		mail: email === null ? [] : blindIndexes('email', email).map((index) => index.toString('hex'))
	}));
}

const CASE = sql`a.id AS "appealId", d.id AS "decisionId", a.unit_id AS "unitId", u.path::text AS unit, a.kind,
	array_remove(ARRAY[d.drafted_by, d.signed_by, a.executor_id], NULL)::text[] AS people,
	ARRAY(SELECT encode(p.email_index, 'hex') FROM appeal_applicant p WHERE p.email_index IS NOT NULL AND p.appeal_id = ANY(
		ARRAY[a.id] || ARRAY(SELECT m.appeal_id FROM appeal_merge m WHERE m.root_id = a.id AND m.ended_at IS NULL))) AS applicants,
	${guardOf()} AS guard`;

/** Cases closed from one instant to another with a decision on the matter, not checked yet. */
export async function closedBetween(
	db: Reader,
	from: Temporal.Instant,
	to: Temporal.Instant,
	who: readonly Checker[]
): Promise<Candidate[]> {
	const list = await rows(
		db,
		sql<Case>`
			SELECT ${CASE} FROM appeal a JOIN unit u ON u.id = a.unit_id
			JOIN LATERAL (SELECT id, drafted_by, signed_by, outcome FROM decision WHERE appeal_id = a.id ORDER BY ordinal DESC LIMIT 1) d
				ON d.outcome <> 'stopped'
			WHERE a.closed_at >= ${from} AND a.closed_at < ${to} AND a.state = 'closed'
				AND NOT EXISTS (SELECT FROM recheck r WHERE r.decision_id = d.id)
			ORDER BY a.id`
	);
	return list.map((one) => candidate(one, who));
}

/** The case of a re-check, as it would be drawn now. */
export async function candidateOf(db: Reader, recheckId: string, who: readonly Checker[]): Promise<Candidate | undefined> {
	const [one] = await rows(
		db,
		sql<Case>`
			SELECT ${CASE} FROM recheck r JOIN appeal a ON a.id = r.appeal_id JOIN decision d ON d.id = r.decision_id JOIN unit u ON u.id = r.unit_id
			WHERE r.id = ${recheckId}`
	);
	return one === undefined ? undefined : candidate(one, who);
}

function candidate({ appealId, decisionId, unitId, unit, kind, people, applicants, guard }: Case, who: readonly Checker[]): Candidate {
	const kept = ({ id, posts, mail }: Checker) =>
		keptFrom({ personId: id, posts }, guard) !== undefined || mail.some((index) => applicants.includes(index));
	const barred = new Set([...people, ...who.filter(kept).map(({ id }) => id)]);
	return { id: decisionId, appealId, unitId, unit, kind, barred };
}
