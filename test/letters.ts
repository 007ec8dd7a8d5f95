import type { Tx } from '../src/platform/db/index.ts';
import { open } from '../src/platform/secrets.ts';

export interface Queued {
	to: string;
	subject: string;
	text: string;
}

/** Every letter that waits to be mailed, the first one first: they lie sealed in the outbox. */
export async function queuedMail(tx: Tx): Promise<Queued[]> {
	const rows = await tx.selectFrom('outbox').select('payload').where('topic', '=', 'mail').orderBy('id').execute();
	return rows.map(({ payload }) => JSON.parse(open(Buffer.from((payload as { sealed: string }).sealed, 'base64'))) as Queued);
}
