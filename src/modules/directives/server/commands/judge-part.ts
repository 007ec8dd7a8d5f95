import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, invalid } from '#platform/errors.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { next } from '#modules/assignments/rules.ts';
import { acceptReport, assignmentFor, can, evidenceFor, returnReport } from '#modules/assignments/server/index.ts';
import { returnReason, verdict, type Mark } from '../../rules.ts';
import { criteriaOf } from '../queries.ts';
import { KIND } from '../visible.ts';

/**
 * Judges the report of a part by the criteria of its directive: accepted when each is met, else returned with what is
 * missing. Returns which. Whether it is the actor's to judge, and whether open parts hold it up, are the assignments'
 * own rules. Throws not_found, forbidden, conflict, invalid beside the criterion (`directives.unmarked`, `.remark`, `.no_evidence`).
 */
export async function judgePart(
	tx: Tx,
	actor: Actor,
	input: { assignmentId: string; marks: readonly Mark[] }
): Promise<'accepted' | 'returned'> {
	const db = asReader(tx);
	const { row, access } = await assignmentFor(db, actor, input.assignmentId);
	if (access.origin.kind !== KIND) throw forbidden();
	if (!can(actor, 'judge', access)) throw forbidden();
	if (next(row.state, 'accept') === undefined) throw conflict('assignments.not_now');
	const criteria = await criteriaOf(db, access.origin.id);
	const said = verdict(criteria, input.marks, await evidenceFor(tx, row.id));
	if (said.kind === 'fault') {
		const name = said.fault === 'remark' ? 'remark' : 'met';
		throw invalid(`${name}.${said.criterionId}`, `directives.${said.fault}`);
	}
	const { assignmentId } = input;
	// The assignment is locked and refused there first: marks are kept for what was judged only.
	if (said.kind === 'accept') await acceptReport(tx, actor, { assignmentId }, 'room');
	else await returnReport(tx, actor, { assignmentId, reason: returnReason(said.unmet) }, 'room');
	const at = now();
	await tx
		.insertInto('directive_mark')
		.values(
			criteria.map(({ id }) => {
				const mark = input.marks.find((one) => one.criterionId === id);
				const met = mark?.met === true;
				return {
					assignment_id: assignmentId,
					round: row.returns,
					criterion_id: id,
					met,
					at,
					marked_by: staffId(actor),
					remark: mark?.remark ?? null
				};
			})
		)
		.execute();
	return said.kind === 'accept' ? 'accepted' : 'returned';
}
