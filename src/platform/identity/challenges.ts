import { now } from '../clock.ts';
import type { Tx } from '../db/index.ts';
import { newId } from '../ids.ts';

export type Purpose = 'sign_in_code' | 'contact_code' | 'passkey_register' | 'passkey_sign_in' | 'invite' | 'reset';

/** Keeps a one-time secret by its hash. Returns the row's id. */
export async function putChallenge(
	tx: Tx,
	challenge: { id?: string; purpose: Purpose; subject: string; hash: Buffer; life: Temporal.DurationLike; data?: Record<string, unknown> }
): Promise<string> {
	const at = now();
	const id = challenge.id ?? newId();
	await tx
		.insertInto('challenge')
		.values({
			id,
			purpose: challenge.purpose,
			subject: challenge.subject,
			secret_hash: challenge.hash,
			data: JSON.stringify(challenge.data ?? {}),
			created_at: at,
			expires_at: at.add(challenge.life)
		})
		.execute();
	return id;
}

export interface SpentChallenge {
	subject: string;
	data: Record<string, unknown>;
}

/** Uses a secret up: of two who come at once, one gets it. Nothing when it is unknown, used or expired. */
export async function spendChallenge(tx: Tx, purpose: Purpose, hash: Buffer): Promise<SpentChallenge | undefined> {
	const at = now();
	const row = await tx
		.updateTable('challenge')
		.set({ used_at: at })
		.where('purpose', '=', purpose)
		.where('secret_hash', '=', hash)
		.where('used_at', 'is', null)
		.where('expires_at', '>', at)
		.returning(['subject', 'data'])
		.executeTakeFirst();
	return row && { subject: row.subject, data: row.data as Record<string, unknown> };
}

/** Makes what is still open for somebody void: only the newest secret works. */
export async function voidChallenges(tx: Tx, purpose: Purpose, ...subjects: readonly string[]): Promise<void> {
	await tx
		.updateTable('challenge')
		.set({ used_at: now() })
		.where('purpose', '=', purpose)
		.where('subject', 'in', subjects)
		.where('used_at', 'is', null)
		.execute();
}

/** Removes what has no use any more: spent or expired secrets a week old, sessions over for 90 days, throttle windows that ended. */
export async function sweepIdentity(tx: Tx): Promise<void> {
	const at = now();
	await tx
		.deleteFrom('challenge')
		.where('expires_at', '<', at.subtract({ hours: 7 * 24 }))
		.execute();
	const long = at.subtract({ hours: 90 * 24 });
	await tx
		.deleteFrom('session')
		.where((eb) => eb.or([eb('expires_at', '<', long), eb('ended_at', '<', long)]))
		.execute();
	await tx.deleteFrom('throttle').where('resets_at', '<', at).execute();
}
