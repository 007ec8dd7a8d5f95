import { loadCalendar, meetDeadline } from '#platform/calendar/index.ts';
import { workingDaysBetween } from '#platform/calendar/rules.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { sha256 } from '#platform/secrets.ts';
import { acceptAssignment } from '#modules/assignments/server/index.ts';
import { openFor } from '../access.ts';
import { deliveryWay, type DeliveryWay, type Outcome } from '../../rules.ts';
import { applicantOf, reachable } from '../applicant.ts';
import { checkSigning, tellDecided } from '../decided.ts';
import { withMembers } from '../family.ts';
import { mailDecision, textNews } from '../notices.ts';
import { decisionDraftOf } from '../queries.ts';
import { considerStart, DECISION_RULES } from '../terms.ts';
import { openAssignment, updateAppeal } from '../update.ts';

export interface Signed {
	decisionId: string;
	deliveryId: string;
	channel: DeliveryWay;
}

/**
 * The head approves and signs the drafted decision: it becomes final, and its delivery is on its way in the same
 * transaction (answered requires a signed answer and a delivery record): by mail, as a letter that somebody posts or
 * hands over, or on the appeal's page.
 */
export async function signDecision(tx: Tx, actor: Actor, id: string): Promise<Signed> {
	const { appeal, to } = await openFor(tx, actor, id, 'sign', 'sign');
	const at = now().round('millisecond');
	const draft = await decisionDraftOf(asReader(tx), id);
	if (draft === undefined || draft.outcome === null) throw conflict('appeals.no_draft');
	await checkSigning(tx, appeal, { outcome: draft.outcome as Outcome, groundId: draft.ground_id });
	await tx.deleteFrom('decision_draft').where('appeal_id', '=', id).execute();
	const decisionId = newId();
	await tx
		.insertInto('decision')
		.values({
			id: decisionId,
			appeal_id: id,
			ordinal: await nextOrdinal(tx, id),
			outcome: draft.outcome,
			ground_id: draft.ground_id,
			language: draft.language,
			text: draft.text,
			drafted_by: draft.drafted_by,
			signed_by: actorId(actor),
			signed_at: at,
			sha256: sha256(draft.text)
		})
		.execute();
	const signed = { id: decisionId, text: draft.text, signedAt: at, signedBy: actorId(actor), groundId: draft.ground_id };
	const delivery = await startDelivery(tx, id, signed);
	const members = await withMembers(tx, [id]);
	for (const member of members.slice(1)) await answerMember(tx, member, signed);
	await updateAppeal(tx, id, {
		state: to,
		outcome: draft.outcome,
		answered_at: at,
		answered_days: await daysTaken(tx, members, at),
		verdict: null,
		rating: null
	});
	for (const rule of DECISION_RULES) await meetDeadline(tx, { kind: 'appeal', id }, rule, at);
	const assignmentId = await openAssignment(tx, id);
	if (assignmentId !== undefined) await acceptAssignment(tx, actor, { assignmentId });
	await journal(tx, {
		subject: { kind: 'appeal', id },
		actor,
		act: 'appeal.decided',
		seenBy: 'applicant',
		at,
		data: {
			decision: decisionId,
			outcome: draft.outcome,
			ground: draft.ground_id,
			sha256: sha256(draft.text).toString('hex'),
			delivery: delivery.channel
		}
	});
	await tellDecided(tx, decisionId);
	return { decisionId, ...delivery };
}

async function nextOrdinal(tx: Tx, appealId: string): Promise<number> {
	const { count } = await tx
		.selectFrom('decision')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('appeal_id', '=', appealId)
		.executeTakeFirstOrThrow();
	return count + 1;
}

interface SignedText {
	id: string;
	text: string;
	signedAt: Temporal.Instant;
	signedBy: string | null;
	groundId: string | null;
}

async function startDelivery(tx: Tx, appealId: string, decision: SignedText): Promise<Pick<Signed, 'deliveryId' | 'channel'>> {
	const deliveryId = newId();
	const who = await applicantOf(asReader(tx), appealId);
	const channel = deliveryWay(who === undefined ? { email: null, address: null } : reachable(who));
	if (channel === 'mail') await mailDecision(tx, appealId, { ...decision, deliveryId });
	else await textNews(tx, appealId);
	await tx
		.insertInto('delivery')
		.values({ id: deliveryId, decision_id: decision.id, appeal_id: appealId, channel, state: 'waiting', at: decision.signedAt })
		.execute();
	return { deliveryId, channel };
}

/** Whoever wrote an appeal that went into the decided one is given the same decision, and nothing more is owed to them. */
async function answerMember(tx: Tx, id: string, decision: SignedText): Promise<void> {
	await startDelivery(tx, id, decision);
	await updateAppeal(tx, id, { verdict: null, rating: null });
	for (const rule of [...DECISION_RULES, 'register']) await meetDeadline(tx, { kind: 'appeal', id }, rule, decision.signedAt);
}

/** Working days from the earliest day on which any of those answered was registered. */
async function daysTaken(tx: Tx, ids: readonly string[], at: Temporal.Instant): Promise<number> {
	const db = asReader(tx);
	const [calendar, start] = await Promise.all([loadCalendar(db), considerStart(db, ...ids)]);
	return Math.max(0, workingDaysBetween(calendar, start, dayOf(at)));
}
