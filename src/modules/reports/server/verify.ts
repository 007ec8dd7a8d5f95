/** Whether published reports are what was published: text, hash beside it, and the hash in the journal. */
import { verifyFrozen, type FrozenFault } from '#platform/journal/frozen.ts';

const PAIRS = `
	SELECT 'report/' || coalesce(f.report_id, j.subject_id)::text AS place, NULL::text AS at, j.data::jsonb ->> 'sha256' AS journalled,
		f.body, encode(f.sha256, 'hex') AS kept
	FROM report_frozen f
	FULL JOIN (SELECT subject_id, data FROM journal WHERE subject_kind = 'report' AND act = 'report.published') j ON j.subject_id = f.report_id
	ORDER BY 1`;

/** Reads every published report and compares; the journal itself is checked by `verifyJournal`. */
export const verifyReports = (url: string): Promise<{ texts: number; faults: FrozenFault[] }> => verifyFrozen(url, PAIRS);
