/** The whole tree of assignments that came from one subject, read by the tree of units. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { startOfDay, ZONE } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import type { AssignmentState } from '../rules.ts';

export interface Origin {
	kind: string;
	id: string;
}

/** What is told of an assignment's own parts: none, passed on, or at least one has begun. */
export type Passed = 'none' | 'given' | 'begun';

/** The facts from which the state of an assignment in a tree follows. */
export interface TreeFacts {
	state: AssignmentState;
	acknowledged: boolean;
	/** Somebody is named to do it. */
	named: boolean;
	parts: Passed;
}

/** So many assignments with the same facts, of the units at and below one branch. */
export interface TreeGroup extends TreeFacts {
	/** Path of the unit directly below the one asked about; of that unit itself for its own. */
	branch: string;
	/** Of the branch's own unit, not of one below it. */
	own: boolean;
	late: boolean;
	/** Given by the day that was asked about, and nobody has shown that they read it. */
	silent: boolean;
	count: number;
}

/** The days by which a tree is counted. */
export interface TreeDays {
	today: Temporal.PlainDate;
	/** What was given on this day or before without a sign is silent. */
	givenBy: Temporal.PlainDate;
}

const day = (column: string) => sql`(${sql.ref(column)} AT TIME ZONE ${ZONE})::date`;

const FACTS = sql`a.state, a.acknowledged_at IS NOT NULL AS acknowledged, a.person_id IS NOT NULL AS named`;

/** The day by which lateness is judged, as lateness() in rules.ts: of the report, or of the end without one; null while it is open. */
const JUDGED_ON = sql`CASE a.state WHEN 'reported' THEN ${day('a.reported_at')}
	WHEN 'accepted' THEN coalesce(${day('a.reported_at')}, ${day('a.closed_at')}) END`;

/** An instant is compared as it is: a day of the zone for each of thousands of rows takes longer than the rest of the condition. */
const silentBy = (givenBy: Temporal.PlainDate) =>
	sql`a.state = 'issued' AND a.acknowledged_at IS NULL AND a.issued_at < ${startOfDay(givenBy.add({ days: 1 }))}`;

/**
 * The assignments of one origin, at and below a unit. IS TRUE keeps the index of paths out of it, so that units are hashed, or looked up
 * by their key: right after issuing PostgreSQL knows nothing of thousands of new rows, and left free it went through the whole tree of
 * units anew for each of them, which took seconds.
 */
const within = (origin: Origin, unitPath: string) => sql`assignment a JOIN unit u ON u.id = a.unit_id
	WHERE a.origin_kind = ${origin.kind} AND a.origin_id = ${origin.id} AND (u.path <@ ${unitPath}::ltree) IS TRUE`;

/** Whether one of an assignment's parts `q` has begun. */
const BEGUN = sql`bool_or(q.acknowledged_at IS NOT NULL OR q.state <> 'issued')`;

/**
 * The tree counted by the units directly below one: whoever asks sees each branch with all that is below it; what their
 * states are called is left to whoever asks. What was passed on is gathered once and asked by IN, which is always hashed: once of
 * most, which are of the lowest level and passed nothing on.
 */
export async function treeGroups(db: Reader, origin: Origin, unitPath: string, { today, givenBy }: TreeDays): Promise<TreeGroup[]> {
	return rows(
		db,
		sql<TreeGroup>`
			WITH passed AS MATERIALIZED (
				SELECT q.parent_id, ${BEGUN} AS begun FROM assignment q
				WHERE q.origin_kind = ${origin.kind} AND q.origin_id = ${origin.id} AND q.parent_id IS NOT NULL AND q.state <> 'cancelled'
				GROUP BY q.parent_id
			), part AS (
				SELECT subpath(u.path, 0, least(nlevel(u.path), nlevel(${unitPath}::ltree) + 1)) AS branch,
					nlevel(u.path) <= nlevel(${unitPath}::ltree) + 1 AS own, ${FACTS},
					CASE WHEN a.id NOT IN (SELECT parent_id FROM passed) THEN 'none'
						WHEN a.id IN (SELECT parent_id FROM passed WHERE begun) THEN 'begun' ELSE 'given' END AS parts,
					a.state <> 'cancelled' AND coalesce(${JUDGED_ON}, ${today}) > a.due_on AS late, ${silentBy(givenBy)} AS silent
				FROM ${within(origin, unitPath)}
			)
			SELECT branch::text AS branch, own, state, acknowledged, named, parts, late, silent, count(*)::int AS count
			FROM part GROUP BY part.branch, own, state, acknowledged, named, parts, late, silent`
	);
}

/** An assignment of the tree as a row about one unit shows it. */
export interface TreePart extends TreeFacts {
	id: string;
	parentId: string | null;
	unitId: string;
	path: string;
	dueOn: Temporal.PlainDate;
	/** The day by which lateness is judged: of the report, or of the end without one; null while it is open. */
	judgedOn: Temporal.PlainDate | null;
	obligatory: boolean;
	issuedAt: Temporal.Instant;
	acknowledgedAt: Temporal.Instant | null;
	reportedAt: Temporal.Instant | null;
	closedAt: Temporal.Instant | null;
	returns: number;
	/** The last reason that was given: of a return, or of a request for time that waits. */
	reason: string | null;
	/** Files in the reports of the last round. */
	evidence: number;
}

/** The assignments of a unit and of the units directly below it, in the order of the tree: looked up unit by unit (OFFSET 0 keeps it so). */
export async function treeParts(db: Reader, origin: Origin, unitPath: string): Promise<TreePart[]> {
	return rows(
		db,
		sql<TreePart>`
			SELECT a.id, a.parent_id AS "parentId", a.unit_id AS "unitId", u.path::text AS path, a.obligatory, a.issued_at AS "issuedAt",
				a.acknowledged_at AS "acknowledgedAt", a.reported_at AS "reportedAt", a.closed_at AS "closedAt", a.returns, ${FACTS},
				CASE WHEN p.begun IS NULL THEN 'none' WHEN p.begun THEN 'begun' ELSE 'given' END AS parts,
				a.due_on AS "dueOn", ${JUDGED_ON} AS "judgedOn",
				coalesce((SELECT e.reason FROM assignment_extension e WHERE e.assignment_id = a.id AND e.decision IS NULL), CASE WHEN a.returns > 0 THEN
					(SELECT r.verdict_reason FROM assignment_report r WHERE r.assignment_id = a.id AND r.verdict = 'returned' ORDER BY r.at DESC LIMIT 1) END) AS reason,
				(SELECT count(*)::int FROM assignment_report r JOIN file f ON f.subject_kind = 'assignment_report' AND f.subject_id = r.id
					WHERE r.assignment_id = a.id AND r.verdict IS DISTINCT FROM 'returned') AS evidence
			FROM unit u CROSS JOIN LATERAL (
				SELECT * FROM assignment o WHERE o.origin_kind = ${origin.kind} AND o.origin_id = ${origin.id} AND o.unit_id = u.id OFFSET 0) a
			LEFT JOIN LATERAL (SELECT ${BEGUN} AS begun FROM assignment q WHERE q.parent_id = a.id AND q.state <> 'cancelled') p ON true
			WHERE u.path ~ (${unitPath} || '.*{0,1}')::lquery
			ORDER BY u.path, a.issued_at`
	);
}

export interface SilentUnit {
	assignmentId: string;
	unitId: string;
	path: string;
	issuedOn: Temporal.PlainDate;
}

/** Units at and below one that have shown no sign of an assignment given on this day or before; the first of them, in the order of the tree. */
export async function silentUnits(
	db: Reader,
	origin: Origin,
	unitPath: string,
	givenBy: Temporal.PlainDate,
	limit: number
): Promise<SilentUnit[]> {
	return rows(
		db,
		sql<SilentUnit>`
			SELECT a.id AS "assignmentId", a.unit_id AS "unitId", u.path::text AS path, ${day('a.issued_at')} AS "issuedOn"
			FROM ${within(origin, unitPath)} AND ${silentBy(givenBy)} ORDER BY u.path LIMIT ${limit}`
	);
}

/** Units that have a part of this assignment which was not cancelled. */
export async function unitsWithPart(db: Reader | Tx, parentId: string): Promise<Set<string>> {
	const found = await rows(
		db,
		sql<{ id: string }>`SELECT unit_id AS id FROM assignment WHERE parent_id = ${parentId} AND state <> 'cancelled'`
	);
	return new Set(found.map(({ id }) => id));
}

/** What was given at once: the assignments directly on a subject, or the parts of one; whose they are and by when. */
export async function partsGiven(
	db: Reader | Tx,
	of: { subject: Origin } | { parentId: string }
): Promise<{ id: string; unitId: string; dueOn: Temporal.PlainDate }[]> {
	const which =
		'subject' in of ? sql`subject_kind = ${of.subject.kind} AND subject_id = ${of.subject.id}` : sql`parent_id = ${of.parentId}`;
	return rows(
		db,
		sql<{ id: string; unitId: string; dueOn: Temporal.PlainDate }>`
			SELECT id, unit_id AS "unitId", due_on AS "dueOn" FROM assignment WHERE ${which} AND closed_at IS NULL ORDER BY id`
	);
}

/** What came of the assignments directly on one subject. */
export interface Outcome {
	/** Cancelled ones left out. */
	given: number;
	accepted: number;
	/** Accepted and never returned. */
	first: number;
	/** Accepted, and not late. */
	inTime: number;
	/** Returned at least once. */
	returned: number;
	/** Was late, or is on `today`. */
	late: number;
	open: number;
}

/** What came of the assignments directly on each of these subjects, by its id; one without any is left out. */
export async function outcomesOf(
	db: Reader,
	kind: string,
	ids: readonly string[],
	today: Temporal.PlainDate
): Promise<Map<string, Outcome>> {
	const found = await rows(
		db,
		sql<Outcome & { id: string }>`
			SELECT id, count(*)::int AS given, count(*) FILTER (WHERE accepted)::int AS accepted, count(*) FILTER (WHERE accepted AND returns = 0)::int AS first,
				count(*) FILTER (WHERE accepted AND NOT late)::int AS "inTime", count(*) FILTER (WHERE returns > 0)::int AS returned,
				count(*) FILTER (WHERE late)::int AS late, count(*) FILTER (WHERE NOT accepted)::int AS open
			FROM (SELECT a.subject_id AS id, a.returns, a.state = 'accepted' AS accepted, coalesce(${JUDGED_ON}, ${today}::date) > a.due_on AS late
				FROM assignment a WHERE a.subject_kind = ${kind} AND a.subject_id = ANY(${[...ids]}::uuid[]) AND a.state <> 'cancelled') part
			GROUP BY id`
	);
	return new Map(found.map(({ id, ...outcome }) => [id, outcome]));
}

/** How many assignments directly on a subject are open, those that need not be done left out. */
export async function openOn(db: Reader | Tx, subject: Origin): Promise<number> {
	const [row] = await rows(
		db,
		sql<{ count: number }>`
			SELECT count(*)::int AS count FROM assignment
			WHERE subject_kind = ${subject.kind} AND subject_id = ${subject.id} AND closed_at IS NULL AND obligatory`
	);
	return row?.count ?? 0;
}

/** How many files lie in the reports of an assignment since it was last returned, and in those of its parts that were accepted. */
export async function evidenceFor(db: Reader | Tx, id: string): Promise<number> {
	const [row] = await rows(
		db,
		sql<{ count: number }>`
			WITH RECURSIVE done AS (
				SELECT id FROM assignment WHERE parent_id = ${id} AND state = 'accepted'
				UNION ALL SELECT a.id FROM assignment a JOIN done ON a.parent_id = done.id WHERE a.state = 'accepted'
			)
			SELECT count(*)::int AS count FROM assignment_report r JOIN file f ON f.subject_kind = 'assignment_report' AND f.subject_id = r.id
			WHERE (r.assignment_id = ${id} AND r.verdict IS NULL) OR (r.assignment_id IN (SELECT id FROM done) AND r.verdict = 'accepted')`
	);
	return row?.count ?? 0;
}

/** SQL: an assignment from this origin (its id, SQL too) is owed at, above or below a unit in which the actor holds a post, or names them. */
export function partAround(actor: Staff, kind: string, id: ReturnType<typeof sql>): ReturnType<typeof sql<boolean>> {
	const paths = actor.posts.filter((post) => post.role !== 'administrator').map((post) => post.unitPath);
	return sql<boolean>`EXISTS (
		SELECT FROM assignment around WHERE around.origin_kind = ${kind} AND around.origin_id = ${id}
			AND (around.unit_id IN (SELECT un.id FROM unit un WHERE un.path <@ ANY(${paths}::ltree[]) OR un.path @> ANY(${paths}::ltree[]))
				OR around.person_id = ${actor.personId}
				OR around.id IN (SELECT h.assignment_id FROM assignment_helper h WHERE h.person_id = ${actor.personId})))`;
}
