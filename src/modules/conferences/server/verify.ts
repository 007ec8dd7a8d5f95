/** Whether frozen protocols are what was frozen: text, hash beside it, and the hash in the journal. */
import { verifyFrozen, type FrozenFault } from '#platform/journal/frozen.ts';

const PAIRS = `
	SELECT 'protocol/' || coalesce(p.event_id, j.subject_id)::text AS place, j.data::jsonb ->> 'number' AS at, j.data::jsonb ->> 'sha256' AS journalled,
		p.body, encode(p.sha256, 'hex') AS kept
	FROM protocol p
	FULL JOIN (SELECT subject_id, data FROM journal WHERE subject_kind = 'event' AND act = 'conference.protocol_frozen') j ON j.subject_id = p.event_id
	ORDER BY 1`;

/** Reads every frozen protocol and compares; the journal itself is checked by `verifyJournal`. */
export async function verifyProtocols(url: string): Promise<{ protocols: number; faults: FrozenFault[] }> {
	const { texts, faults } = await verifyFrozen(url, PAIRS);
	return { protocols: texts, faults };
}
