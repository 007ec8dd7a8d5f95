import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { older, pageOf, type Page } from '#platform/db/pages.ts';
import type { Staff } from '#platform/identity/actor.ts';
import type { Criterion, DirectiveList } from '../rules.ts';
import { readingPaths } from './policy.ts';
import { COLUMNS, FROM, known, toRow, type DirectiveRow } from './visible.ts';

/** When a part counts as done, in the order in which it was written. */
export async function criteriaOf(db: Reader | Tx, directiveId: string): Promise<Criterion[]> {
	return rows(
		db,
		sql<Criterion>`SELECT id, position, text, evidence FROM directive_criterion WHERE directive_id = ${directiveId} ORDER BY position`
	);
}

const PAGE = 30;

/** Directives, newest first, one page. */
export async function directivesOf(db: Reader, actor: Staff, list: DirectiveList, after: string | undefined): Promise<Page<DirectiveRow>> {
	const whose = list === 'ours' ? sql`i.path <@ ANY(${readingPaths(actor)}::ltree[])` : sql`d.issued_at IS NOT NULL`;
	const found = await rows(
		db,
		sql<Parameters<typeof toRow>[0]>`
			SELECT ${COLUMNS} FROM ${FROM} WHERE ${whose} AND ${known(actor)} AND ${older(sql`d.made_at, d.id`, after)}
			ORDER BY d.made_at DESC, d.id DESC LIMIT ${PAGE + 1}`
	);
	return pageOf(found.map(toRow), PAGE, (row) => row.madeAt);
}

export interface MarkRow {
	round: number;
	criterionId: string;
	met: boolean;
	remark: string | null;
	at: Temporal.Instant;
	by: string | null;
}

/** What was said of each criterion of a part, the last judgement first. */
export async function marksOf(db: Reader, assignmentId: string): Promise<MarkRow[]> {
	return rows(
		db,
		sql<MarkRow>`
			SELECT m.round, m.criterion_id AS "criterionId", m.met, m.remark, m.at, m.marked_by AS by
			FROM directive_mark m JOIN directive_criterion c ON c.id = m.criterion_id
			WHERE m.assignment_id = ${assignmentId} ORDER BY m.round DESC, c.position`
	);
}
