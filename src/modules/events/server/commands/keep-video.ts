import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { forbidden, invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { namedId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { seal } from '#platform/secrets.ts';
import type { VideoInput } from '../../input.ts';

/** Holds for the whole organisation, as its other settings. */
export function mayKeepVideo(actor: Actor): boolean {
	if (actor.kind === 'system') return true;
	return actor.kind === 'staff' && actor.posts.some((post) => post.role === 'administrator' && !post.unitPath.includes('.'));
}

/** Says where video rooms are made from now on; the secret is kept sealed and never told. Throws forbidden, invalid `secret`. */
export async function keepVideo(tx: Tx, actor: Actor, { service, url, secret }: VideoInput): Promise<void> {
	if (!mayKeepVideo(actor)) throw forbidden();
	await tx.updateTable('video_service').set({ used: false }).where('used', '=', true).execute();
	if (service !== 'none') {
		const kept = await tx.selectFrom('video_service').select('secret').where('name', '=', service).executeTakeFirst();
		const sealed = service === 'jitsi' ? null : secret === undefined ? (kept?.secret ?? null) : seal(secret);
		if (service === 'bbb' && sealed === null) throw invalid('secret', 'required');
		const values = { url: url ?? '', secret: sealed, used: true };
		await tx
			.insertInto('video_service')
			.values({ name: service, ...values })
			.onConflict((c) => c.column('name').doUpdateSet(values))
			.execute();
	}
	const data = { service, url: url ?? null, secret: service === 'bbb' && secret !== undefined ? 'new' : 'kept' };
	const subject = { kind: 'setting', id: namedId('setting:video') } as const;
	await journal(tx, { subject, actor, act: 'setting.video', seenBy: 'staff', at: now(), data });
}
