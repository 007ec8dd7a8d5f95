import type { z } from 'zod';
import type { Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { sha256 } from '#platform/secrets.ts';
import type { scansInput } from '../../desk-input.ts';
import type { NewFile } from './report-appeal.ts';
import { takeIn } from './take-in.ts';

/**
 * Keeps scans of paper letters, each as a draft with its number that waits for its text. The same form sent twice makes them
 * once. Throws forbidden, invalid `receivedOn`, and what a file is refused with.
 */
export async function keepScans(
	tx: Tx,
	actor: Staff,
	{ key, ...letter }: z.output<typeof scansInput>,
	scans: readonly NewFile[]
): Promise<void> {
	for (const [i, scan] of scans.entries()) {
		const one = sha256(`${key}:${String(i)}`).toString('base64url');
		const made = await tx.selectFrom('appeal_draft').select('id').where('token_hash', '=', sha256(one)).executeTakeFirst();
		if (made === undefined) await takeIn(tx, actor, { key: one }, { ...letter, channel: 'letter' }, [scan], { keepOnly: true });
	}
}
