/** Whether frozen protocols are what was frozen: text, hash beside it, and the hash in the journal. */
import pg from 'pg';
import { sha256 } from '#platform/secrets.ts';

export interface ProtocolFault {
	/** `protocol/<event>`. */
	place: string;
	/** The number under which it was frozen, where the journal says one. */
	at: string;
	what: 'changed' | 'removed' | 'not in the journal';
}

interface Row {
	event: string;
	number: string | null;
	journalled: string | null;
	body: string | null;
	kept: string | null;
}

const PAIRS = `
	SELECT coalesce(p.event_id, j.subject_id)::text AS event, j.data::jsonb ->> 'number' AS number, j.data::jsonb ->> 'sha256' AS journalled,
		p.body, encode(p.sha256, 'hex') AS kept
	FROM protocol p
	FULL JOIN (SELECT subject_id, data FROM journal WHERE subject_kind = 'event' AND act = 'conference.protocol_frozen') j ON j.subject_id = p.event_id
	ORDER BY 1`;

function faultOf({ event, number, journalled, body, kept }: Row): ProtocolFault | undefined {
	const fault = (what: ProtocolFault['what']): ProtocolFault => ({ place: `protocol/${event}`, at: number ?? '', what });
	if (body === null) return fault('removed');
	if (journalled === null) return fault('not in the journal');
	const own = sha256(body).toString('hex');
	return own === kept && own === journalled ? undefined : fault('changed');
}

/** Reads every frozen protocol and compares; the journal itself is checked by `verifyJournal`. */
export async function verifyProtocols(url: string): Promise<{ protocols: number; faults: ProtocolFault[] }> {
	const client = new pg.Client({ connectionString: url, options: '-c role=jauap_app -c default_transaction_read_only=on' });
	await client.connect();
	try {
		const { rows } = await client.query<Row>(PAIRS);
		return { protocols: rows.length, faults: rows.flatMap((row) => faultOf(row) ?? []) };
	} finally {
		await client.end();
	}
}
