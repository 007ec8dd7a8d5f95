import type { Selectable } from 'kysely';
import { rows, sql, type DB, type Reader, type Tx } from '#platform/db/index.ts';
import { found, notFound } from '#platform/errors.ts';
import type { Actor, Staff } from '#platform/identity/actor.ts';
import type { Subject } from '#platform/journal/index.ts';
import type { AssignmentState } from '../rules.ts';
import { mayRead, readAccess, type OpenedAssignment } from './access.ts';
import { knownOrigin } from './origin.ts';

/** An assignment as lists show it. */
export interface AssignmentRow {
	id: string;
	parentId: string | null;
	subject: { kind: string; id: string };
	text: string;
	state: AssignmentState;
	issuerPersonId: string | null;
	issuerUnitId: string;
	unitId: string;
	personId: string | null;
	issuedAt: Temporal.Instant;
	firstDueOn: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
	reportedAt: Temporal.Instant | null;
	closedAt: Temporal.Instant | null;
	returns: number;
	acknowledgedAt: Temporal.Instant | null;
	obligatory: boolean;
	/** The subject of the topmost assignment above. */
	origin: { kind: string; id: string };
}

function toRow(row: Selectable<DB['assignment']>): AssignmentRow {
	return {
		id: row.id,
		parentId: row.parent_id,
		subject: { kind: row.subject_kind, id: row.subject_id },
		text: row.text,
		state: row.state as AssignmentState,
		issuerPersonId: row.issuer_person_id,
		issuerUnitId: row.issuer_unit_id,
		unitId: row.unit_id,
		personId: row.person_id,
		issuedAt: row.issued_at,
		firstDueOn: row.first_due_on,
		dueOn: row.due_on,
		reportedAt: row.reported_at,
		closedAt: row.closed_at,
		returns: row.returns,
		acknowledgedAt: row.acknowledged_at,
		obligatory: row.obligatory,
		origin: { kind: row.origin_kind, id: row.origin_id }
	};
}

/** Every assignment on a subject, first issued first. The caller has checked who may see the subject. */
export async function assignmentsOf(db: Reader | Tx, subject: Subject): Promise<AssignmentRow[]> {
	const list = await rows(
		db,
		sql<Selectable<DB['assignment']>>`
			SELECT * FROM assignment WHERE subject_kind = ${subject.kind} AND subject_id = ${subject.id} ORDER BY issued_at, id`
	);
	return list.map(toRow);
}

/** Where a list goes on: the last row's date and id. */
export interface After {
	dueOn: Temporal.PlainDate;
	id: string;
}

export interface Page {
	after?: After | undefined;
	limit: number;
}

/** Lists of what is still open, earliest date first. */
export const OWED_LISTS = ['mine', 'unit', 'issued'] as const;
export type OwedList = (typeof OWED_LISTS)[number];

/**
 * What is open, earliest due date first, one page by its key (no offset: page 200 costs what page 1 does).
 * `mine`: I am responsible or a co-executor and it is my move. `unit`: the units I lead and those below, or my unit's
 * own when nobody is named. `issued`: I issued it, or it waits for the acceptance of a unit I lead.
 */
export async function owed(db: Reader, actor: Staff, list: OwedList, { after, limit }: Page): Promise<AssignmentRow[]> {
	const from = after === undefined ? sql`true` : sql`(a.due_on, a.id) > (${after.dueOn}::date, ${after.id}::uuid)`;
	const found = await rows(
		db,
		sql<Selectable<DB['assignment']>>`
			SELECT a.* FROM assignment a WHERE a.closed_at IS NULL AND ${which(actor, list)} AND ${knownOrigin(actor)} AND ${from}
			ORDER BY a.due_on, a.id LIMIT ${limit}`
	);
	return found.map(toRow);
}

function which(actor: Staff, list: OwedList) {
	switch (list) {
		case 'mine':
			return sql`a.id IN (
				SELECT m.id FROM assignment m WHERE m.person_id = ${actor.personId} AND m.closed_at IS NULL AND m.state <> 'reported'
				UNION SELECT h.assignment_id FROM assignment_helper h WHERE h.person_id = ${actor.personId}) AND a.state <> 'reported'`;
		case 'unit':
			return sql`(a.unit_id IN (SELECT u.id FROM unit u WHERE u.path <@ ${paths(actor, LEAD)}) OR (a.person_id IS NULL AND a.unit_id = ANY(${ownUnits(actor)}::uuid[])))`;
		case 'issued':
			return sql`(a.issuer_person_id = ${actor.personId} OR (a.state = 'reported' AND a.issuer_unit_id IN (SELECT u.id FROM unit u WHERE u.path <@ ${paths(actor, JUDGE)})))`;
	}
}

const LEAD = ['head', 'branch_head', 'operator', 'deputy', 'aide', 'central', 'auditor'];
const JUDGE = ['head', 'branch_head', 'central'];

function paths(actor: Staff, roles: readonly string[]) {
	return sql`${actor.posts.filter((post) => roles.includes(post.role)).map((post) => post.unitPath)}::ltree[]`;
}

function ownUnits(actor: Staff): string[] {
	return actor.posts.filter((post) => post.role === 'executor').map((post) => post.unitId);
}

export interface OwedCounts {
	mine: number;
	overdue: number;
	dueToday: number;
	toJudge: number;
}

/** How much waits for this person today; for the head of a page and the menu. Counts stop at 1,000. */
export async function owedCounts(db: Reader, actor: Staff, today: Temporal.PlainDate): Promise<OwedCounts> {
	const [counts] = await rows(
		db,
		sql<OwedCounts>`
			SELECT count(*)::int AS mine, count(*) FILTER (WHERE due_on < ${today})::int AS overdue,
				count(*) FILTER (WHERE due_on = ${today})::int AS "dueToday",
				(SELECT count(*)::int FROM (SELECT 1 FROM assignment a WHERE a.closed_at IS NULL AND a.state = 'reported' AND ${which(actor, 'issued')} AND ${knownOrigin(actor)} LIMIT 1000) j) AS "toJudge"
			FROM (SELECT a.due_on FROM assignment a WHERE a.closed_at IS NULL AND ${which(actor, 'mine')} AND ${knownOrigin(actor)} LIMIT 1000) m`
	);
	return counts ?? { mine: 0, overdue: 0, dueToday: 0, toJudge: 0 };
}

export interface ReportRow {
	id: string;
	personId: string | null;
	text: string;
	at: Temporal.Instant;
	verdict: 'accepted' | 'returned' | null;
	verdictReason: string | null;
	verdictAt: Temporal.Instant | null;
	verdictBy: string | null;
}

export interface ExtensionRow {
	id: string;
	askedBy: string | null;
	askedAt: Temporal.Instant;
	reason: string;
	newDueOn: Temporal.PlainDate;
	decision: 'approved' | 'refused' | null;
	decidedBy: string | null;
	decisionReason: string | null;
}

export interface AssignmentPage {
	row: AssignmentRow;
	access: OpenedAssignment;
	reports: ReportRow[];
	extensions: ExtensionRow[];
	parts: AssignmentRow[];
}

/** One assignment whole, for somebody who may read it. Throws not_found for everybody else. */
export async function assignmentFor(db: Reader, actor: Actor, id: string): Promise<AssignmentPage> {
	const access = await readAccess(db, id);
	if (access === undefined || !(await mayRead(db, actor, access))) throw notFound();
	const [row, reports, extensions, parts] = await Promise.all([
		db.selectFrom('assignment').selectAll().where('id', '=', id).executeTakeFirst(),
		reportsOf(db, id),
		extensionsOf(db, id),
		db.selectFrom('assignment').selectAll().where('parent_id', '=', id).orderBy('issued_at').execute()
	]);
	return { row: toRow(found(row)), access, reports, extensions, parts: parts.map(toRow) };
}

async function reportsOf(db: Reader, id: string): Promise<ReportRow[]> {
	const list = await db.selectFrom('assignment_report').selectAll().where('assignment_id', '=', id).orderBy('at').orderBy('id').execute();
	return list.map((r) => ({
		id: r.id,
		personId: r.person_id,
		text: r.text,
		at: r.at,
		verdict: r.verdict as ReportRow['verdict'],
		verdictReason: r.verdict_reason,
		verdictAt: r.verdict_at,
		verdictBy: r.verdict_by
	}));
}

async function extensionsOf(db: Reader, id: string): Promise<ExtensionRow[]> {
	const list = await db.selectFrom('assignment_extension').selectAll().where('assignment_id', '=', id).orderBy('asked_at').execute();
	return list.map((e) => ({
		id: e.id,
		askedBy: e.asked_by,
		askedAt: e.asked_at,
		reason: e.reason,
		newDueOn: e.new_due_on,
		decision: e.decision as ExtensionRow['decision'],
		decidedBy: e.decided_by,
		decisionReason: e.decision_reason
	}));
}
