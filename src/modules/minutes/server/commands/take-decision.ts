import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { dateFault } from '#modules/assignments/rules.ts';
import { issueAssignment, onStanding } from '#modules/assignments/server/index.ts';
import { votesOf, type Vote } from '#modules/floor/server/index.ts';
import { unitsUnder, type Unit } from '#modules/organisation/server/index.ts';
import { itemsOf, runSitting, tellSitting, type Sitting } from '#modules/sittings/server/index.ts';
import type { DecisionInput } from '../../input.ts';
import { frozenOf } from '../queries.ts';
import { WITHOUT_VOTE, type WithoutVote } from '../../rules.ts';

// A decision is reported, returned for rework, moved and accepted as any assignment.
onStanding('sitting', { ownDates: true, judgedInRoom: false });

/** Where those sit who may owe what a body decides: its branch with everything below. */
export const branchOf = (hostPath: string): string => hostPath.split('.').slice(0, -1).join('.') || hostPath;

/**
 * Takes a decision down on an item that was begun, while the sitting is open, or later into minutes that are a draft, which say so: the
 * unit owes it at once, as an assignment of the body.
 * Returns its id. Throws not_found, forbidden, conflict `sittings.not_now`, `minutes.frozen`, `minutes.item_waits`, invalid `by`, `unit`, `dueOn`.
 */
export async function takeDecision(tx: Tx, actor: Actor, eventId: string, input: DecisionInput): Promise<string> {
	const sitting = await runSitting(tx, actor, eventId, 'decide');
	if (sitting.endedAt !== null && (await frozenOf(tx, eventId)) !== undefined) throw conflict('minutes.frozen');
	await begunItem(tx, eventId, input.itemId);
	const by = await basisOf(tx, eventId, input);
	const unit = await unitOf(tx, sitting, input.unit);
	const at = now();
	const fault = dateFault(await loadCalendar(tx), input.dueOn, dayOf(at));
	if (fault !== undefined) throw invalid('dueOn', `assignments.${fault}`);
	const assignmentId = await issueAssignment(tx, actor, {
		subject: { kind: 'sitting', id: eventId },
		text: `${input.text}\n\n${input.criterion}`,
		unitId: unit.id,
		dueOn: input.dueOn,
		issuerUnitId: sitting.hostId
	});
	const id = newId();
	const position = await nextPosition(tx, eventId);
	await tx
		.insertInto('minutes_decision')
		.values({
			id,
			event_id: eventId,
			body_id: sitting.hostId,
			item_id: input.itemId,
			position,
			text: input.text,
			criterion: input.criterion,
			...by,
			unit_id: unit.id,
			due_on: input.dueOn,
			assignment_id: assignmentId,
			taken_at: at,
			taken_by: staffId(actor)
		})
		.execute();
	await tellSitting(tx, actor, eventId, 'decided', at, { decision: id, item: input.itemId, unit: unit.id, due: input.dueOn.toString() });
	return id;
}

/** An item of the sitting that was begun. Throws not_found, conflict `minutes.item_waits`. */
export async function begunItem(tx: Tx, eventId: string, itemId: string) {
	const item = found((await itemsOf(tx, eventId)).find(({ id }) => id === itemId));
	if (item.startedAt === null) throw conflict('minutes.item_waits');
	return item;
}

async function unitOf(tx: Tx, { hostPath }: Sitting, code: string): Promise<Unit> {
	const unit = (await unitsUnder(asReader(tx), branchOf(hostPath))).find((one) => one.code === code);
	if (unit === undefined) throw invalid('unit', 'minutes.unit');
	return unit;
}

/** A vote on the item that carried. Throws invalid `field` (`minutes.vote`, `minutes.vote_lost`). */
export async function carriedVote(
	tx: Tx,
	eventId: string,
	{ itemId, voteId }: { itemId: string; voteId: string },
	field: string
): Promise<Vote> {
	const vote = (await votesOf(tx, eventId, voteId))[0];
	if (vote?.itemId !== itemId || vote.result === null) throw invalid(field, 'minutes.vote');
	if (vote.result.outcome === 'lost') throw invalid(field, 'minutes.vote_lost', { number: vote.number });
	return vote;
}

/** By what it was decided: a vote on the item that carried, or without one, where the item's last vote did not say no. Throws invalid `by`. */
async function basisOf(
	tx: Tx,
	eventId: string,
	{ by, itemId }: DecisionInput
): Promise<{ vote_id: string | null; without_vote: WithoutVote | null }> {
	const without = WITHOUT_VOTE.find((one) => one === by);
	if (without === undefined) return { vote_id: (await carriedVote(tx, eventId, { itemId, voteId: by }, 'by')).id, without_vote: null };
	const last = (await votesOf(tx, eventId)).findLast((vote) => vote.itemId === itemId && vote.result !== null);
	if (last?.result?.outcome === 'lost') throw invalid('by', 'minutes.vote_lost', { number: last.number });
	return { vote_id: null, without_vote: without };
}

/** The sitting is under lock: the next place is nobody else's. */
async function nextPosition(tx: Tx, eventId: string): Promise<number> {
	const [last] = await rows(
		tx,
		sql<{ position: number }>`SELECT coalesce(max(position), 0)::int AS position FROM minutes_decision WHERE event_id = ${eventId}`
	);
	return (last?.position ?? 0) + 1;
}
