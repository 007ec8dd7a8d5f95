/** Whether frozen minutes are what was frozen: both texts, the hashes beside them, and the hashes in the journal. */
import { verifyFrozen, type FrozenFault } from '#platform/journal/frozen.ts';

const JOURNALLED = `(SELECT subject_id, data::jsonb AS data FROM journal WHERE subject_kind = 'sitting' AND act = 'sitting.minutes_frozen') j`;

const PAIRS = `
	SELECT 'minutes/' || coalesce(m.event_id, j.subject_id)::text AS place, j.data ->> 'number' AS at, j.data ->> 'sha256' AS journalled,
		m.body, encode(m.sha256, 'hex') AS kept
	FROM minutes m FULL JOIN ${JOURNALLED} ON j.subject_id = m.event_id
	UNION ALL
	SELECT 'minutes/' || coalesce(m.event_id, j.subject_id)::text || '/public', j.data ->> 'number', j.data ->> 'publicSha256',
		m.public_body, encode(m.public_sha256, 'hex')
	FROM minutes m FULL JOIN ${JOURNALLED} ON j.subject_id = m.event_id
	ORDER BY 1`;

/** Reads every text of minutes that was frozen and compares; the journal itself is checked by `verifyJournal`. */
export const verifyMinutes = (url: string): Promise<{ texts: number; faults: FrozenFault[] }> => verifyFrozen(url, PAIRS);
