import { sql } from '#platform/db/index.ts';
import { marked, markedIfAny, type Redacted } from '#platform/redact.ts';
import { REPORT } from './files.ts';

type Ids = readonly string[];
const assigned = (appeals: Ids) => sql`origin_kind = 'appeal' AND origin_id = ANY(${[...appeals]}::uuid[])`;
const under = (appeals: Ids) => sql`assignment_id IN (SELECT id FROM assignment WHERE ${assigned(appeals)})`;

/** What assignments that came from an appeal hold of its words. */
export const REDACTED: readonly Redacted[] = [
	{ table: 'assignment', of: assigned, words: { text: marked } },
	{
		table: 'assignment_report',
		of: under,
		words: { text: marked, verdict_reason: markedIfAny('verdict_reason') },
		files: REPORT
	},
	{ table: 'assignment_extension', of: under, words: { reason: marked, decision_reason: markedIfAny('decision_reason') } }
];
