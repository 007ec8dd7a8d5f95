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

/** What the actor issued and is not done, or waits for the acceptance of a unit they lead: earliest due date first, one page by its key. */
export async function issuedOpen(db: Reader, actor: Staff, { after, limit }: Page): Promise<AssignmentRow[]> {
	const from = after === undefined ? sql`true` : sql`(a.due_on, a.id) > (${after.dueOn}::date, ${after.id}::uuid)`;
	const led = actor.posts.filter((post) => JUDGE.includes(post.role)).map((post) => post.unitPath);
	const found = await rows(
		db,
		sql<Selectable<DB['assignment']>>`
			SELECT a.* FROM assignment a WHERE a.closed_at IS NULL
				AND (a.issuer_person_id = ${actor.personId}
					OR (a.state = 'reported' AND a.issuer_unit_id IN (SELECT u.id FROM unit u WHERE u.path <@ ${led}::ltree[])))
				AND ${knownOrigin(actor)} AND ${from}
			ORDER BY a.due_on, a.id LIMIT ${limit}`
	);
	return found.map(toRow);
}

const JUDGE = ['head', 'branch_head', 'central'];

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
