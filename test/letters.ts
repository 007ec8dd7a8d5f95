import type { Tx } from '../src/platform/db/index.ts';
import { open } from '../src/platform/secrets.ts';

export interface Queued {
	to: string;
	subject: string;
	text: string;
}

/** What waits to be sent, the first one first: it lies sealed in the outbox. */
async function queued<T>(tx: Tx, topic: 'mail' | 'sms'): Promise<T[]> {
	const rows = await tx.selectFrom('outbox').select('payload').where('topic', '=', topic).orderBy('id').execute();
	return rows.map(({ payload }) => JSON.parse(open(Buffer.from((payload as { sealed: string }).sealed, 'base64'))) as T);
}

/** Every letter that waits to be mailed. */
export const queuedMail = (tx: Tx) => queued<Queued>(tx, 'mail');

/** Every text message that waits. */
export const queuedTexts = (tx: Tx) => queued<{ to: string; text: string }>(tx, 'sms');
