/** What each assessor says of a promise, what the office replies, and whether evidence stands. */
import { dueFrom } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { ANONYMOUS, staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { seal } from '#platform/secrets.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { keepsSittings } from '#modules/sittings/server/index.ts';
import type { AssessInput, DecideInput, DisputeInput, ReplyInput, ResolutionInput } from '../../assess-input.ts';
import { isOneHand, replyState } from '../../rules/assess.ts';
import { assessmentById, disputeById, panelOf, repliesOf, spokenAs } from '../assessments.ts';
import { mustMark } from '../criteria.ts';
import { audits, canJudge, leadsBody, leadsOffice, type Assessing } from '../policy.ts';
import { promiseById, promiseFor, type PromiseRow } from '../queries.ts';
import { tellAll } from '../store.ts';
import { keepMoved } from './work-promise.ts';

onConstraint('promise_reply__assessment_key', () => conflict('promises.replied'));
onConstraint('promise_reply__panel_key', () => conflict('promises.replied'));
onConstraint('promise_assessment__sitting_key', () => conflict('promises.resolved'));
onConstraint('promise_dispute__once_key', () => conflict('promises.disputed'));

/** A promise that everybody reads, under lock. Throws not_found. */
async function shown(tx: Tx, actor: Actor, id: string): Promise<PromiseRow> {
	found((await sql`SELECT id FROM promise WHERE id = ${id} FOR UPDATE`.execute(tx)).rows[0]);
	const promise = await promiseFor(tx, actor, id);
	if (!promise.published) throw conflict('promises.not_now');
	return promise;
}

/** In whose name the actor speaks as this assessor. Throws forbidden, invalid `factionId`. */
async function speaker(tx: Tx, actor: Actor, as: Assessing, promise: PromiseRow, factionId: string | undefined): Promise<string> {
	if (actor.kind !== 'staff') throw forbidden();
	if (as === 'office') {
		if (!leadsOffice(actor, promise)) throw forbidden();
		return promise.responsibleId;
	}
	if (as === 'auditor') {
		if (!audits(actor, promise)) throw forbidden();
		return actor.posts.find(({ role }) => role === 'auditor')?.unitId ?? promise.responsibleId;
	}
	const faction = factionId === undefined ? undefined : await unitById(asReader(tx), factionId);
	if (faction?.kind !== 'faction' || !leadsBody(actor, faction.path)) throw invalid('factionId', 'choose');
	if (await keepsSittings(tx, faction.id)) throw invalid('factionId', 'promises.sits_here');
	return faction.id;
}

/** One person is one assessor of a promise. The promise is under lock: nobody speaks between the look and the word. Throws conflict `promises.one_hand`. */
async function checkHand(tx: Tx, actor: Actor, promiseId: string, as: Assessing): Promise<void> {
	const person = staffId(actor);
	if (person !== null && isOneHand(await spokenAs(tx, promiseId, person), as)) throw conflict('promises.one_hand');
}

/**
 * Says what one assessor thinks, criterion by criterion; what was said before stays. A faction's comes with its decision, from who leads it,
 * where it keeps no sittings here. The office may reply to the others until a computed day. Throws not_found, forbidden, conflict
 * `promises.not_now`, `promises.one_hand`, invalid `factionId` (`promises.sits_here`), `decisionOn`, beside a criterion.
 */
export async function assess(tx: Tx, actor: Actor, as: Assessing, promiseId: string, input: AssessInput): Promise<string> {
	const promise = await shown(tx, actor, promiseId);
	const unitId = await speaker(tx, actor, as, promise, input.factionId);
	return put(tx, actor, { as, unitId }, promiseId, input);
}

/** The item of a faction's sitting at which it spoke. */
export interface AtSitting {
	factionId: string;
	sittingId: string;
	itemId: string;
	/** The vote on the item that carried. */
	voteId: string;
}

/**
 * What a faction resolved at a sitting, once for each promise of an item: that it is the faction's sitting, that the actor runs it and
 * that the vote carried, the caller has seen to. Throws not_found, conflict `promises.not_now`, `promises.resolved`, `promises.one_hand`.
 */
export async function assessAtSitting(tx: Tx, actor: Actor, at: AtSitting, input: ResolutionInput): Promise<string> {
	await shown(tx, actor, input.promiseId);
	return put(tx, actor, { as: 'faction', unitId: at.factionId, at }, input.promiseId, { ...input, decisionOn: dayOf(now()) });
}

interface Speaking {
	as: Assessing;
	unitId: string;
	at?: AtSitting;
}

async function put(tx: Tx, actor: Actor, { as, unitId, at: sitting }: Speaking, promiseId: string, input: AssessInput): Promise<string> {
	await checkHand(tx, actor, promiseId, as);
	const [id, at] = [newId(), now()];
	const today = dayOf(at);
	if (input.decisionOn !== undefined && Temporal.PlainDate.compare(input.decisionOn, today) > 0)
		throw invalid('decisionOn', 'promises.ahead');
	await mustMark(tx, input.marks, today);
	const replyBy = as === 'office' ? null : (await dueFrom(tx, 'promise_reply', today)).dueOn;
	await tx
		.insertInto('promise_assessment')
		.values({
			id,
			promise_id: promiseId,
			assessor: as,
			unit_id: unitId,
			marks: JSON.stringify(input.marks),
			comment: input.comment,
			decision: input.decision ?? null,
			decision_on: input.decisionOn ?? null,
			reply_by: replyBy,
			decision_number: input.decisionNumber ?? null,
			decision_link: input.decisionLink ?? null,
			sitting_id: sitting?.sittingId ?? null,
			sitting_item_id: sitting?.itemId ?? null,
			vote_id: sitting?.voteId ?? null,
			on_day: today,
			at,
			by_id: staffId(actor)
		})
		.execute();
	await tellAll(tx, actor, { kind: 'promise', id: promiseId }, 'assessed', at, { assessor: as, assessment: id });
	return id;
}

/**
 * The office replies to an assessment of others, or to its people's panel, once and in time. Throws not_found, forbidden, conflict
 * `promises.replied`, `promises.reply_late`, `promises.one_hand`.
 */
export async function replyTo(tx: Tx, actor: Actor, promiseId: string, { to, reply }: ReplyInput): Promise<void> {
	const promise = await shown(tx, actor, promiseId);
	if (!leadsOffice(actor, promise)) throw forbidden();
	await checkHand(tx, actor, promiseId, 'office');
	const today = dayOf(now());
	const assessment = await assessmentById(tx, to);
	const panel = assessment === undefined ? await panelOf(tx, promise) : undefined;
	const replyBy = assessment?.promiseId === promiseId ? assessment.replyBy : panel?.id === to ? panel.replyBy : null;
	if (replyBy === null) throw notFound();
	const given = (await repliesOf(tx, promiseId)).some(({ toId }) => toId === to);
	const state = replyState({ replyBy, given }, today);
	if (state !== 'open') throw conflict(state === 'given' ? 'promises.replied' : 'promises.reply_late');
	const target = assessment === undefined ? { panel_id: to } : { assessment_id: to };
	await tx
		.insertInto('promise_reply')
		.values({ id: newId(), promise_id: promiseId, ...target, text: reply, on_day: today, by_id: staffId(actor) })
		.execute();
	await tellAll(tx, actor, { kind: 'promise', id: promiseId }, 'replied', now(), { to });
}

/**
 * Somebody with a proved mail address or telephone says that evidence does not show what it is said to; once of each. Decided by a computed day.
 * Throws not_found, forbidden, conflict `promises.disputed`, `promises.struck_already`.
 */
export async function dispute(tx: Tx, actor: Actor, promiseId: string, { evidenceId, text }: DisputeInput): Promise<void> {
	if (actor.kind !== 'citizen') throw forbidden();
	await promiseFor(tx, ANONYMOUS, promiseId);
	const evidence = found(
		await tx
			.selectFrom('promise_evidence')
			.select('struck_at')
			.where('id', '=', evidenceId)
			.where('promise_id', '=', promiseId)
			.executeTakeFirst()
	);
	if (evidence.struck_at !== null) throw conflict('promises.struck_already');
	const at = now();
	const { dueOn } = await dueFrom(tx, 'promise_dispute', dayOf(at));
	const row = { id: newId(), evidence_id: evidenceId, account_id: actor.accountId, text: seal(text), at, due_on: dueOn };
	await tx.insertInto('promise_dispute').values(row).execute();
	// Who asked stands nowhere that is read.
	await tellAll(tx, { kind: 'system', job: 'promises' }, { kind: 'promise', id: promiseId }, 'disputed', at, { evidence: evidenceId });
}

/**
 * Decides a dispute with a reason that everybody reads: upheld, the evidence is struck, and a verdict that rests on it alone falls. Not by
 * who brought the evidence. Throws not_found, forbidden, conflict `promises.decided`, `promises.own_evidence`.
 */
export async function decideDispute(
	tx: Tx,
	actor: Actor,
	promiseId: string,
	{ disputeId, outcome, decisionReason }: DecideInput
): Promise<void> {
	const promise = await shown(tx, actor, promiseId);
	if (!canJudge(actor, promise)) throw forbidden();
	const asked = found(await disputeById(tx, disputeId));
	if (asked.promiseId !== promiseId) throw notFound();
	if (asked.outcome !== null) throw conflict('promises.decided');
	if (asked.addedBy === staffId(actor)) throw conflict('promises.own_evidence');
	const at = now();
	const decided = { outcome, reason: decisionReason, decided_on: dayOf(at), decided_by: staffId(actor) };
	await tx.updateTable('promise_dispute').set(decided).where('id', '=', disputeId).execute();
	if (outcome === 'upheld' && !asked.struck) {
		await tx
			.updateTable('promise_evidence')
			.set({ struck_at: at, struck_reason: decisionReason })
			.where('id', '=', asked.evidenceId)
			.execute();
		await keepMoved(tx, promiseId);
	}
	const before = promise.verdict;
	const after = found(await promiseById(tx, promiseId)).verdict;
	const data = { evidence: asked.evidenceId, outcome, reason: decisionReason, ...(before !== after && { fell: before }) };
	await tellAll(tx, actor, { kind: 'promise', id: promiseId }, 'dispute_decided', at, data);
}
