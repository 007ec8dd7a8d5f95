/** What happens at once when a forwarding leaves: the clocks, the letter, the notice, the trace. */
import { meetDeadline } from '#platform/calendar/index.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { queueMail } from '#platform/mail/index.ts';
import { appealForStaff, DECISION_RULES, lookAtApplicant, type LockedAppeal } from '#modules/appeals/server/index.ts';
import type { Body } from '#modules/bodies/server/index.ts';
import { isEmployer } from '#modules/rights/server/index.ts';
import { bodyTerm, presumedStart, watch } from './clock.ts';
import { bodyLetter, givenFields } from './letter.ts';
import { SUBJECT, type Forwarding } from './store.ts';
import { tell } from './tell.ts';

/**
 * Sends a forwarding whose row is there: the body's term starts, our own consideration is met by it, the letter goes, the
 * applicant is told. All in the transaction of the signature.
 */
export async function send(
	tx: Tx,
	actor: Actor,
	appeal: LockedAppeal,
	forwarding: Pick<Forwarding, 'id' | 'reason' | 'article' | 'emergency'>,
	body: Body,
	at: Temporal.Instant
): Promise<void> {
	const computed = await bodyTerm(tx, body, appeal.kind, await presumedStart(tx, body, at));
	await tx
		.updateTable('forwarding')
		.set({ state: 'sent', signed_by: actorId(actor), sent_at: at, due_on: computed.dueOn, rule_id: computed.ruleId })
		.where('id', '=', forwarding.id)
		.execute();
	for (const rule of DECISION_RULES) await meetDeadline(tx, { kind: 'appeal', id: appeal.id }, rule, at);
	await meetDeadline(tx, SUBJECT(forwarding.id), 'forward', at);
	await watch(tx, appeal.id, { id: forwarding.id, rule_id: null }, computed, at);
	const letter = await sendLetter(tx, actor, appeal, { ...forwarding, due: computed.dueOn }, body);
	await journal(tx, {
		subject: { kind: 'appeal', id: appeal.id },
		actor,
		act: forwarding.emergency ? 'appeal.forwarded_at_once' : 'appeal.forwarded',
		seenBy: 'applicant',
		at,
		data: {
			forwarding: forwarding.id,
			body: body.id,
			name: body.name,
			reason: forwarding.reason,
			article: forwarding.article,
			due: computed.dueOn.toString(),
			letter: letter.way,
			// Which personal data went with it; what they are stays sealed.
			given: letter.given
		}
	});
	const told = { body, due: computed.dueOn, reason: forwarding.reason, article: forwarding.article };
	await tell(tx, appeal.id, forwarding.emergency ? 'forwarded_at_once' : 'forwarded', told);
}

async function sendLetter(
	tx: Tx,
	actor: Actor,
	appeal: LockedAppeal,
	forwarding: Pick<Forwarding, 'id' | 'reason' | 'article'> & { due: Temporal.PlainDate },
	body: Body
): Promise<{ way: 'mail' | 'letter'; given: string[] }> {
	const way = body.email === null ? 'letter' : 'mail';
	await tx.updateTable('forwarding').set({ letter_way: way, letter_state: 'waiting' }).where('id', '=', forwarding.id).execute();
	// A printed letter names the applicant when it is printed: that is a look of its own.
	if (body.email === null) return { way, given: [] };
	// An employer is not told who wrote of it.
	const given = (await isEmployer(tx, appeal.id, body.id)) ? 'withheld' : await lookAtApplicant(tx, actor, appeal.id);
	const row = await appealForStaff(asReader(tx), actor, appeal.id);
	const { subject, paragraphs } = await bodyLetter(asReader(tx), row, forwarding, given);
	const told = { topic: 'forwarding.mailed', payload: { forwardingId: forwarding.id } } as const;
	await queueMail(tx, {
		to: body.email,
		lang: row.language as Lang,
		subject,
		text: [body.nameDat[row.language as Lang], ...paragraphs].join('\n\n'),
		onDone: told,
		onBounce: told
	});
	return { way, given: givenFields(given) };
}
