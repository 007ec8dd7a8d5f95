/** Reads of minutes: decisions and how they stand, what is proposed to a draft, what was frozen. */
import { loadCalendar } from '#platform/calendar/index.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { isOpen, lateness, type AssignmentState } from '#modules/assignments/rules.ts';
import type { AmendmentDecision } from '#modules/events/rules/amending.ts';
import type { MinutesState, Standing, WithoutVote } from '../rules.ts';
import { lateFirst } from '../rules.ts';
import type { Minutes } from '../rules/minutes.ts';

export interface Decision {
	id: string;
	itemId: string;
	position: number;
	text: string;
	criterion: string;
	/** Which vote carried it; null: without one. */
	vote: number | null;
	/** By what it was taken without a vote; null as well: before this was asked. */
	without: WithoutVote | null;
	unit: Texts;
	/** As it was decided. */
	dueOn: Temporal.PlainDate;
	/** When it was written. */
	takenAt: Temporal.Instant;
	assignmentId: string;
}

const DECISION = sql`d.id, d.item_id AS "itemId", d.position, d.text, d.criterion, v.number AS vote, d.without_vote AS without, u.name AS unit,
	d.due_on AS "dueOn", d.taken_at AS "takenAt", d.assignment_id AS "assignmentId"`;

/** What a sitting decided, in its order. */
export async function decisionsOf(db: Reader | Tx, eventId: string): Promise<Decision[]> {
	return rows(
		db,
		sql<Decision>`SELECT ${DECISION} FROM minutes_decision d JOIN unit u ON u.id = d.unit_id
			LEFT JOIN sitting_vote v ON v.id = d.vote_id WHERE d.event_id = ${eventId} ORDER BY d.position`
	);
}

/** A decision with how its assignment stands today. */
export interface StandingDecision extends Omit<Decision, 'dueOn' | 'takenAt' | 'vote' | 'without'>, Standing {
	eventId: string;
	/** The number of the sitting. */
	sitting: string;
	decidedOn: Temporal.PlainDate;
	/** Why citizens may not know of it: its item is closed, or all of the sitting. */
	closed: boolean;
}

interface StandingRow extends Omit<StandingDecision, 'daysLate' | 'state' | 'decidedOn'> {
	state: AssignmentState;
	firstDueOn: Temporal.PlainDate;
	reportedAt: Temporal.Instant | null;
	closedAt: Temporal.Instant | null;
	takenAt: Temporal.Instant;
}

const orNull = (at: Temporal.Instant | null) => (at === null ? null : dayOf(at));

/** How decisions stand today, those that are late first. `where`: SQL over the decision `d` and its assignment `a`. */
async function standing(db: Reader | Tx, today: Temporal.PlainDate, where: ReturnType<typeof sql>): Promise<StandingDecision[]> {
	const [calendar, list] = await Promise.all([
		loadCalendar(db),
		rows(
			db,
			sql<StandingRow>`SELECT d.id, d.item_id AS "itemId", d.position, d.text, d.criterion, u.name AS unit, d.assignment_id AS "assignmentId",
					d.event_id AS "eventId", s.number AS sitting, d.taken_at AS "takenAt", a.state, a.due_on AS "dueOn", a.first_due_on AS "firstDueOn",
					a.reported_at AS "reportedAt", a.closed_at AS "closedAt",
					coalesce(s.closed_ground, i.closed_ground, p.closed_ground) IS NOT NULL AS closed
				FROM minutes_decision d JOIN sitting s ON s.event_id = d.event_id JOIN assignment a ON a.id = d.assignment_id JOIN unit u ON u.id = d.unit_id
				JOIN sitting_item i ON i.id = d.item_id LEFT JOIN sitting_item p ON p.id = i.parent_id
				WHERE ${where} ORDER BY d.taken_at, d.position`
		)
	]);
	return lateFirst(
		list.map(({ takenAt, firstDueOn, reportedAt, closedAt, ...row }) => {
			const timing = { state: row.state, dueOn: row.dueOn, firstDueOn, reportedOn: orNull(reportedAt), closedOn: orNull(closedAt) };
			return { ...row, decidedOn: dayOf(takenAt), daysLate: isOpen(row.state) ? lateness(calendar, timing, today).days : 0 };
		})
	);
}

/** How what a sitting decided stands today. */
export const standingOf = (db: Reader | Tx, eventId: string, today: Temporal.PlainDate): Promise<StandingDecision[]> =>
	standing(db, today, sql`d.event_id = ${eventId}`);

/** What a sitting looks back at: all that its body decided before and is still owed, and all of its last sitting. */
export const earlierDecisions = (
	db: Reader | Tx,
	sitting: { id: string; hostId: string; startsAt: Temporal.Instant },
	lastId: string | undefined,
	today: Temporal.PlainDate
): Promise<StandingDecision[]> =>
	standing(
		db,
		today,
		sql`d.body_id = ${sitting.hostId} AND d.event_id <> ${sitting.id} AND d.taken_at < ${sitting.startsAt}
			AND (a.state NOT IN ('accepted', 'cancelled') OR d.event_id = ${lastId ?? null})`
	);

export interface SeenStanding extends Standing {
	itemId: string;
	sitting: string;
	position: number;
	text: string;
	unit: Texts;
}

/** How earlier decisions stood at the items of a sitting that looked at them. */
export async function seenStandings(db: Reader | Tx, eventId: string): Promise<SeenStanding[]> {
	return lateFirst(
		await rows(
			db,
			sql<SeenStanding>`SELECT n.item_id AS "itemId", s.number AS sitting, d.position, d.text, u.name AS unit, n.state, n.due_on AS "dueOn", n.days_late AS "daysLate"
				FROM minutes_standing n JOIN sitting_item i ON i.id = n.item_id JOIN minutes_decision d ON d.id = n.decision_id
				JOIN sitting s ON s.event_id = d.event_id JOIN unit u ON u.id = d.unit_id
				WHERE i.event_id = ${eventId} ORDER BY d.taken_at, d.position`
		)
	);
}

export interface Draft {
	madeAt: Temporal.Instant;
	amendUntil: Temporal.PlainDate;
}

/** The draft's term, from the end of the sitting on. */
export async function draftOf(db: Reader | Tx, eventId: string): Promise<Draft | undefined> {
	const list = await rows(
		db,
		sql<Draft>`SELECT made_at AS "madeAt", amend_until AS "amendUntil" FROM minutes_draft WHERE event_id = ${eventId}`
	);
	return list[0];
}

export interface Amendment {
	id: string;
	seatId: string;
	name: string;
	itemId: string | null;
	stands: string | null;
	text: string;
	why: string | null;
	source: string | null;
	proposedAt: Temporal.Instant;
	decision: AmendmentDecision | null;
	reason: string | null;
}

/** Amendments in the order they were proposed. */
export async function amendmentsOf(db: Reader | Tx, eventId: string): Promise<Amendment[]> {
	return rows(
		db,
		sql<Amendment>`SELECT a.id, a.mandate_id AS "seatId", s.name, a.item_id AS "itemId", a.stands, a.text, a.why, a.source, a.proposed_at AS "proposedAt", a.decision, a.reason
			FROM minutes_amendment a JOIN sitting_seat s ON s.event_id = a.event_id AND s.mandate_id = a.mandate_id
			WHERE a.event_id = ${eventId} ORDER BY a.proposed_at, a.id`
	);
}

export interface FrozenText {
	minutes: Minutes;
	/** As it is kept: what the hash is of. */
	body: string;
	sha256: string;
}

export interface Frozen {
	whole: FrozenText;
	/** Without what is closed. */
	open: FrozenText;
	approvedBy: string;
	approvedAt: Temporal.Instant;
	publishedAt: Temporal.Instant | null;
}

interface FrozenRow extends Pick<Frozen, 'approvedBy' | 'approvedAt' | 'publishedAt'> {
	body: string;
	sha256: string;
	openBody: string;
	openSha256: string;
}

const textOf = (body: string, sha256: string): FrozenText => ({ minutes: JSON.parse(body) as Minutes, body, sha256 });

/** The minutes as they were approved. */
export async function frozenOf(db: Reader | Tx, eventId: string): Promise<Frozen | undefined> {
	const [row] = await rows(
		db,
		sql<FrozenRow>`SELECT m.body, encode(m.sha256, 'hex') AS sha256, m.public_body AS "openBody", encode(m.public_sha256, 'hex') AS "openSha256",
			p.name AS "approvedBy", m.approved_at AS "approvedAt", m.published_at AS "publishedAt"
			FROM minutes m JOIN person p ON p.id = m.approved_by WHERE m.event_id = ${eventId}`
	);
	if (row === undefined) return undefined;
	const { approvedBy, approvedAt, publishedAt } = row;
	return { whole: textOf(row.body, row.sha256), open: textOf(row.openBody, row.openSha256), approvedBy, approvedAt, publishedAt };
}

/** How far the minutes are. */
export function minutesState(draft: Draft | undefined, frozen: Pick<Frozen, 'publishedAt'> | undefined): MinutesState {
	if (frozen !== undefined) return frozen.publishedAt === null ? 'approved' : 'published';
	return draft === undefined ? 'none' : 'draft';
}
