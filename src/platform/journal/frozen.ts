/** Whether texts that were frozen with a hash are what was frozen: text, hash beside it, and the hash in the journal. */
import pg from 'pg';
import { sha256 } from '../secrets.ts';

export interface FrozenFault {
	/** Such as `protocol/<event>`. */
	place: string;
	/** The number under which it was frozen, where the journal says one. */
	at: string;
	what: 'changed' | 'removed' | 'not in the journal';
}

interface Row {
	place: string;
	at: string | null;
	journalled: string | null;
	body: string | null;
	kept: string | null;
}

function faultOf({ place, at, journalled, body, kept }: Row): FrozenFault | undefined {
	const fault = (what: FrozenFault['what']): FrozenFault => ({ place, at: at ?? '', what });
	if (body === null) return fault('removed');
	if (journalled === null) return fault('not in the journal');
	const own = sha256(body).toString('hex');
	return own === kept && own === journalled ? undefined : fault('changed');
}

/** Compares all of a room. `pairs`: SQL of rows (place, at, journalled, body, kept), those of the journal without a text, too. */
export async function verifyFrozen(url: string, pairs: string): Promise<{ texts: number; faults: FrozenFault[] }> {
	const client = new pg.Client({ connectionString: url, options: '-c role=jauap_app -c default_transaction_read_only=on' });
	await client.connect();
	try {
		const { rows } = await client.query<Row>(pairs);
		return { texts: rows.length, faults: rows.flatMap((row) => faultOf(row) ?? []) };
	} finally {
		await client.end();
	}
}
