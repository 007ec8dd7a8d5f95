import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { forbidden, notFound } from '#platform/errors.ts';
import { storeFile } from '#platform/files/index.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { openFor, readAccess } from '../access.ts';
import { acknowledged } from '../acknowledged.ts';
import { REPORT } from '../files.ts';
import { can } from '../policy.ts';
import { tell, updateAssignment } from '../update.ts';

export interface ReportInput {
	assignmentId: string;
	text: string;
	/** Evidence: kept as files of the report, for staff. */
	files?: readonly { name: string; bytes: Buffer }[];
}

/**
 * Says what was done, with evidence, and returns the report's id. A further report adds to the first; the day of the
 * first since the last return stays the day by which lateness is judged.
 */
export async function reportAssignment(tx: Tx, actor: Actor, input: ReportInput): Promise<string> {
	const id = newId();
	const files = input.files ?? [];
	// Making an image safe takes a while: only for those who may report, and before the row is locked.
	if (files.length > 0) await checkRight(tx, actor, input.assignmentId);
	for (const file of files) await storeFile(tx, actor, { subject: { kind: REPORT, id }, seenBy: 'staff', ...file });
	const { assignment, to } = await openFor(tx, actor, input.assignmentId, 'report', 'report');
	const at = now();
	await tx
		.insertInto('assignment_report')
		.values({ id, assignment_id: assignment.id, person_id: staffId(actor), text: input.text, at })
		.execute();
	const stands = assignment.state === 'reported' ? (assignment.reportedAt ?? at) : at;
	await updateAssignment(tx, assignment.id, { state: to, reported_at: stands });
	await acknowledged(tx, actor, assignment, at);
	await tell(tx, actor, assignment.id, 'reported', at, { report: id, files: files.length });
	return id;
}

async function checkRight(tx: Tx, actor: Actor, id: string): Promise<void> {
	const assignment = await readAccess(asReader(tx), id);
	if (assignment === undefined || !can(actor, 'read', assignment)) throw notFound();
	if (!can(actor, 'report', assignment)) throw forbidden();
}
