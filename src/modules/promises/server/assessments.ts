import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Marks } from '../rules/assess.ts';

export interface AssessmentRow {
	id: string;
	promiseId: string;
	assessor: 'office' | 'auditor' | 'faction';
	unit: Texts;
	marks: Marks;
	comment: string;
	decision: string | null;
	decisionOn: Temporal.PlainDate | null;
	replyBy: Temporal.PlainDate | null;
	onDay: Temporal.PlainDate;
	/** The sitting at which the faction decided it, and the item. */
	sittingId: string | null;
	itemId: string | null;
	/** Of a decision taken elsewhere: its number, and where it can be read. */
	decisionNumber: string | null;
	decisionLink: string | null;
}

const ASSESSMENT = sql`x.id, x.promise_id AS "promiseId", x.assessor, u.name AS unit, x.marks, x.comment, x.decision, x.decision_on AS "decisionOn",
	x.reply_by AS "replyBy", x.on_day AS "onDay", x.sitting_id AS "sittingId", x.sitting_item_id AS "itemId",
	x.decision_number AS "decisionNumber", x.decision_link AS "decisionLink" FROM promise_assessment x JOIN unit u ON u.id = x.unit_id`;

/** Every assessment of a promise, the latest first. */
export async function assessmentsOf(db: Reader | Tx, promiseId: string): Promise<AssessmentRow[]> {
	return rows(db, sql<AssessmentRow>`SELECT ${ASSESSMENT} WHERE x.promise_id = ${promiseId} ORDER BY x.at DESC, x.id DESC`);
}

/** As which assessors somebody has spoken of a promise; a reply is the office's word. */
export async function spokenAs(db: Reader | Tx, promiseId: string, personId: string): Promise<AssessmentRow['assessor'][]> {
	const list = await rows(
		db,
		sql<{ assessor: AssessmentRow['assessor'] }>`
			SELECT assessor FROM promise_assessment WHERE promise_id = ${promiseId} AND by_id = ${personId}
			UNION SELECT 'office' FROM promise_reply WHERE promise_id = ${promiseId} AND by_id = ${personId}`
	);
	return list.map(({ assessor }) => assessor);
}

export async function assessmentById(db: Reader | Tx, id: string): Promise<AssessmentRow | undefined> {
	return (await rows(db, sql<AssessmentRow>`SELECT ${ASSESSMENT} WHERE x.id = ${id}`))[0];
}

export interface PanelRow {
	id: string;
	openedOn: Temporal.PlainDate;
	closesOn: Temporal.PlainDate;
	replyBy: Temporal.PlainDate;
	seats: number;
}

/** The latest panel of the place of a promise, in its programme. */
export async function panelOf(db: Reader | Tx, promise: { programmeId: string; territoryId: string }): Promise<PanelRow | undefined> {
	const list = await rows(
		db,
		sql<PanelRow>`SELECT n.id, n.opened_on AS "openedOn", n.closes_on AS "closesOn", n.reply_by AS "replyBy",
			(SELECT count(*)::int FROM promise_seat s WHERE s.panel_id = n.id) AS seats
			FROM promise_panel n WHERE n.programme_id = ${promise.programmeId} AND n.territory_id = ${promise.territoryId} ORDER BY n.opened_on DESC LIMIT 1`
	);
	return list[0];
}

export interface VoiceRow {
	seatId: string;
	marks: Marks;
	comment: string | null;
	state: 'none' | 'waiting' | 'shown' | 'hidden';
}

/** The voices of a panel on one promise, in no order that tells who spoke when. */
export async function voicesOf(db: Reader | Tx, panelId: string, promiseId: string): Promise<VoiceRow[]> {
	return rows(
		db,
		sql<VoiceRow>`SELECT v.seat_id AS "seatId", v.marks, v.comment, v.comment_state AS state FROM promise_voice v JOIN promise_seat s ON s.id = v.seat_id
			WHERE s.panel_id = ${panelId} AND v.promise_id = ${promiseId} ORDER BY md5(v.seat_id::text)`
	);
}

/** What the office replied on a promise, by what it replied to. */
export async function repliesOf(db: Reader | Tx, promiseId: string): Promise<{ toId: string; text: string; onDay: Temporal.PlainDate }[]> {
	return rows(
		db,
		sql<{ toId: string; text: string; onDay: Temporal.PlainDate }>`
			SELECT coalesce(assessment_id, panel_id) AS "toId", text, on_day AS "onDay" FROM promise_reply WHERE promise_id = ${promiseId}`
	);
}

export interface DisputeRow {
	id: string;
	evidenceId: string;
	promiseId: string;
	title: string;
	text: Buffer | null;
	dueOn: Temporal.PlainDate;
	outcome: 'upheld' | 'rejected' | null;
	reason: string | null;
	decidedOn: Temporal.PlainDate | null;
	addedBy: string | null;
	struck: boolean;
}

const DISPUTE = sql`d.id, d.evidence_id AS "evidenceId", e.promise_id AS "promiseId", e.title, d.text, d.due_on AS "dueOn", d.outcome, d.reason,
	d.decided_on AS "decidedOn", e.added_by AS "addedBy", e.struck_at IS NOT NULL AS struck FROM promise_dispute d JOIN promise_evidence e ON e.id = d.evidence_id`;

/** Disputes of a promise's evidence, the latest first. */
export async function disputesOf(db: Reader | Tx, promiseId: string): Promise<DisputeRow[]> {
	return rows(db, sql<DisputeRow>`SELECT ${DISPUTE} WHERE e.promise_id = ${promiseId} ORDER BY d.at DESC, d.id`);
}

export async function disputeById(db: Reader | Tx, id: string): Promise<DisputeRow | undefined> {
	return (await rows(db, sql<DisputeRow>`SELECT ${DISPUTE} WHERE d.id = ${id} FOR UPDATE OF d`))[0];
}
