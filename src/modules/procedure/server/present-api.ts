/** The procedure of an appeal for the API: every field that leaves is named. */
import type { Reader } from '#platform/db/index.ts';
import { complaintsOf, correctionsOf, hearingsOf, type Complaint, type Correction, type Hearing } from './store.ts';

const toApiCorrection = (row: Correction) => ({
	id: row.id,
	state: row.state,
	grounds: row.grounds,
	text: row.text,
	dueOn: row.due_on.toString(),
	askedAt: row.asked_at.toString(),
	endedAt: row.ended_at?.toString() ?? null
});

const toApiHearing = (row: Hearing) => ({
	id: row.id,
	state: row.state,
	at: row.at?.toString() ?? null,
	place: row.place,
	outcome: row.outcome,
	preliminary: row.preliminary,
	position: row.position,
	objection: row.objection,
	protocol:
		row.held_from === null || row.held_to === null
			? null
			: {
					from: row.held_from.toString(),
					to: row.held_to.toString(),
					attended: row.attended === true,
					participants: row.participants ?? '',
					explanations: row.explanations ?? ''
				},
	ground: row.ground_id,
	reason: row.reason
});

const toApiComplaint = (row: Complaint) => ({
	id: row.id,
	ordinal: row.ordinal,
	state: row.state,
	decisionId: row.decision_id,
	unitId: row.unit_id,
	reviewUnitId: row.review_unit_id,
	text: row.text,
	filedAt: row.filed_at.toString(),
	lateReason: row.late_reason,
	restoredAt: row.restored_at?.toString() ?? null,
	comment: row.comment,
	passedAt: row.passed_at?.toString() ?? null,
	dueOn: row.due_on.toString(),
	answer: row.answer,
	endedAt: row.ended_at?.toString() ?? null
});

export async function toApiProcedure(db: Reader, appealId: string) {
	const [corrections, hearings, complaints] = await Promise.all([
		correctionsOf(db, appealId),
		hearingsOf(db, appealId),
		complaintsOf(db, appealId)
	]);
	return {
		corrections: corrections.map(toApiCorrection),
		hearings: hearings.map(toApiHearing),
		complaints: complaints.map(toApiComplaint)
	};
}
