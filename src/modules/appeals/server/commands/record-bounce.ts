import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { journal } from '#platform/journal/index.ts';
import { noticeUndelivered } from '../tell.ts';

/** Which letter it was; without either, one that told what stands on the appeal's page. */
export interface BouncedLetter {
	appealId: string;
	deliveryId?: string;
	noticeId?: string;
}

/**
 * A letter to the applicant came back for good: their address counts as one that does not work, the decision or notice is the
 * desk's to deliver, and the case says so. Told twice, it changes nothing.
 */
export async function recordBounce(tx: Tx, { appealId, deliveryId, noticeId }: BouncedLetter, detail: string): Promise<void> {
	const at = now();
	const marked = await tx
		.updateTable('appeal_applicant')
		.set({ email_failed_at: at })
		.where('appeal_id', '=', appealId)
		.where('email_failed_at', 'is', null)
		.returning('appeal_id')
		.executeTakeFirst();
	const [subject, actor] = [{ kind: 'appeal', id: appealId } as const, { kind: 'system', job: 'appeals.bounced' } as const];
	if (marked !== undefined) await journal(tx, { subject, actor, act: 'appeal.mail_bounced', seenBy: 'applicant', at });
	if (noticeId !== undefined) await noticeUndelivered(tx, noticeId, detail);
	if (deliveryId === undefined) return;
	const back = await tx
		.updateTable('delivery')
		.set({ state: 'failed', at, detail })
		.where('id', '=', deliveryId)
		.where('state', 'in', ['waiting', 'sent'])
		.returning('id')
		.executeTakeFirst();
	if (back === undefined) return;
	await journal(tx, { subject, actor, act: 'appeal.delivery_failed', seenBy: 'applicant', at, data: { how: 'mail' } });
}
