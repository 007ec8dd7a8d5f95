import { rows, sql, type Reader } from '#platform/db/index.ts';
import { filesOf, onFileAccess, type FileRow } from '#platform/files/index.ts';
import type { Actor, Staff } from '#platform/identity/actor.ts';
import { mayRead, readAccess } from './access.ts';

/** The kind of subject under which a report keeps its evidence. */
export const REPORT = 'assignment_report';

/** Whether a room gives the evidence of an assignment to somebody who may not read the assignment by their posts. */
type Opens = (db: Reader, actor: Staff, assignmentId: string) => Promise<boolean>;
const opened: Opens[] = [];

export function onEvidence(opens: Opens): void {
	opened.push(opens);
}

/** Evidence is read by whoever may read the assignment, and by those to whom a room gives it. */
async function mayReadEvidence(db: Reader, actor: Actor, file: FileRow): Promise<boolean> {
	const [report] = await rows(
		db,
		sql<{ assignment_id: string }>`SELECT assignment_id FROM assignment_report WHERE id = ${file.subject.id}`
	);
	const assignment = report === undefined ? undefined : await readAccess(db, report.assignment_id);
	if (assignment === undefined) return false;
	if (await mayRead(db, actor, assignment)) return true;
	if (actor.kind !== 'staff') return false;
	for (const opens of opened) if (await opens(db, actor, assignment.id)) return true;
	return false;
}

onFileAccess(REPORT, mayReadEvidence);

/** The evidence of each report, by the report's id. */
export async function evidenceOf(db: Reader, reportIds: readonly string[]): Promise<Map<string, FileRow[]>> {
	const lists = await Promise.all(reportIds.map((id) => filesOf(db, { kind: REPORT, id })));
	return new Map(reportIds.map((id, place) => [id, lists[place] ?? []]));
}
