import { rows, sql, type Reader } from '#platform/db/index.ts';
import { filesOf, onFileAccess, type FileRow } from '#platform/files/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { mayRead, readAccess } from './access.ts';

/** The kind of subject under which a report keeps its evidence. */
export const REPORT = 'assignment_report';

/** Evidence is read by whoever may read the assignment. */
async function mayReadEvidence(db: Reader, actor: Actor, file: FileRow): Promise<boolean> {
	const [report] = await rows(
		db,
		sql<{ assignment_id: string }>`SELECT assignment_id FROM assignment_report WHERE id = ${file.subject.id}`
	);
	const assignment = report === undefined ? undefined : await readAccess(db, report.assignment_id);
	return assignment !== undefined && (await mayRead(db, actor, assignment));
}

onFileAccess(REPORT, mayReadEvidence);

/** The evidence of each report, by the report's id. */
export async function evidenceOf(db: Reader, reportIds: readonly string[]): Promise<Map<string, FileRow[]>> {
	const lists = await Promise.all(reportIds.map((id) => filesOf(db, { kind: REPORT, id })));
	return new Map(reportIds.map((id, place) => [id, lists[place] ?? []]));
}
