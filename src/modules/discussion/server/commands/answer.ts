/** Comments come to their end: gathered where they say the same, answered in words or with a place in the minutes; proposals decided. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { tellCitizens } from '#platform/identity/tell.ts';
import { addItem, itemsOf, sittingById, tellSitting, type Sitting } from '#modules/sittings/server/index.ts';
import { itemInput } from '#modules/sittings/agenda-input.ts';
import type { AnswerInput, GroupInput } from '../../input.ts';
import { answerFault } from '../../rules.ts';
import { commentAnswered } from '../letters.ts';
import { groupsOf, unansweredOf, type Comment } from '../queries.ts';
import { readComment, runDiscussion, writersOf } from '../store.ts';
import { thresholdFor } from '../threshold.ts';

/**
 * Gathers comments that say the same, in a new group or one that is there: each is in one, the last it was put into. Throws not_found,
 * forbidden, conflict `discussion.answered`, `discussion.hidden`, `discussion.group_proposal` (each proposal is decided alone).
 */
export async function group(tx: Tx, actor: Actor, eventId: string, { commentIds, groupId, groupTitle }: GroupInput): Promise<void> {
	await runDiscussion(tx, actor, eventId);
	for (const id of commentIds) {
		const comment = await readComment(tx, eventId, id);
		if (comment.itemId === null) throw conflict('discussion.group_proposal');
		if (comment.answer !== null) throw conflict('discussion.answered');
	}
	const at = now();
	const id = groupId ?? newId();
	if (groupId === undefined) {
		await tx
			.insertInto('discussion_group')
			.values({ id, event_id: eventId, title: found(groupTitle), made_at: at, made_by: staffId(actor) })
			.execute();
	} else {
		const there = found((await groupsOf(tx, eventId)).find((one) => one.id === groupId));
		if (there.answer !== null) throw conflict('discussion.answered');
	}
	await tx.updateTable('discussion_comment').set({ group_id: id }).where('id', 'in', commentIds).execute();
	await tellSitting(tx, actor, eventId, 'comments_grouped', at, { group: id, comments: commentIds.length });
}

/**
 * Answers a comment, or all of a group at once: in words, with a place in the minutes under an item, or a proposal by taking it on the
 * agenda (a new item, unless one is named) or refusing it with a reason that everybody reads. Who wrote is told. Throws not_found,
 * forbidden, conflict `discussion.answered`, `discussion.hidden`, `discussion.grouped`, `discussion.must_decide`, `discussion.no_proposal`,
 * `discussion.called_off`, invalid `itemId`, and as `addItem`.
 */
export async function answer(tx: Tx, actor: Actor, eventId: string, input: AnswerInput): Promise<void> {
	const sitting = await runDiscussion(tx, actor, eventId);
	const { ids, comment } = await (input.of === 'group' ? ofGroup(tx, sitting, input) : ofComment(tx, sitting, input));
	const at = now();
	const itemId = await placeOf(tx, actor, sitting, input, comment);
	const target = input.of === 'group' ? { group_id: input.id } : { comment_id: input.id };
	const said = { kind: input.kind, text: input.answer ?? null, item_id: itemId };
	await tx
		.insertInto('discussion_answer')
		.values({ id: newId(), event_id: eventId, ...target, ...said, at, by_id: staffId(actor) })
		.execute();
	const writers = await writersOf(tx, ids);
	await tellCitizens(
		tx,
		writers.map((writer) => commentAnswered(sitting, { kind: input.kind, text: input.answer }, writer))
	);
	const data = { kind: input.kind, ...(comment === undefined ? { group: input.id, comments: ids.length } : { number: comment.number }) };
	await tellSitting(tx, actor, eventId, 'comment_answered', at, data, 'public');
}

/**
 * What nobody answered ends with the minutes in which it stands word for word: who wrote is told. That the minutes are approved the caller
 * has seen to, with the sitting under lock.
 */
export async function standUnanswered(tx: Tx, actor: Actor, eventId: string): Promise<void> {
	const list = await unansweredOf(tx, eventId);
	if (list.length === 0) return;
	const at = now();
	const stands = { event_id: eventId, kind: 'stands', at };
	await tx
		.insertInto('discussion_answer')
		.values(list.map(({ id, itemId }) => ({ id: newId(), ...stands, comment_id: id, item_id: itemId })))
		.execute();
	const sitting = found(await sittingById(tx, eventId));
	const writers = await writersOf(
		tx,
		list.map(({ id }) => id)
	);
	await tellCitizens(
		tx,
		writers.map((writer) => commentAnswered(sitting, { kind: 'stands', text: undefined }, writer))
	);
	await tellSitting(tx, actor, eventId, 'comments_stand', at, { comments: list.map(({ number }) => number) }, 'public');
}

interface Target {
	/** The comments that are answered. */
	ids: string[];
	/** The one, where it is not a group. */
	comment: Comment | undefined;
}

async function ofComment(tx: Tx, sitting: Sitting, { id, kind }: AnswerInput): Promise<Target> {
	const comment = await readComment(tx, sitting.id, id);
	if (comment.groupId !== null) throw conflict('discussion.grouped');
	if (comment.answer !== null) throw conflict('discussion.answered');
	const proposed = comment.itemId === null;
	const reached = proposed && comment.supports >= (await thresholdFor(tx, sitting));
	const fault = answerFault({ proposed, reached, stage: sitting.stage }, kind);
	if (fault !== undefined) throw conflict(`discussion.${fault}`);
	return { ids: [id], comment };
}

async function ofGroup(tx: Tx, sitting: Sitting, { id, kind }: AnswerInput): Promise<Target> {
	const group = found((await groupsOf(tx, sitting.id)).find((one) => one.id === id));
	if (group.answer !== null) throw conflict('discussion.answered');
	const fault = answerFault({ proposed: false, reached: false, stage: sitting.stage }, kind);
	if (fault !== undefined) throw conflict(`discussion.${fault}`);
	const list = await rows(tx, sql<{ id: string }>`SELECT id FROM discussion_comment WHERE group_id = ${id}`);
	return { ids: list.map((one) => one.id), comment: undefined };
}

const MINUTES = '15';

/** The item of the agenda under which it is taken up: one that is named, or what was proposed as a new one. */
async function placeOf(
	tx: Tx,
	actor: Actor,
	sitting: Sitting,
	{ kind, itemId, answer: words }: AnswerInput,
	comment: Comment | undefined
): Promise<string | null> {
	if (kind !== 'minutes' && kind !== 'taken') return null;
	if (itemId !== undefined) {
		const item = (await itemsOf(tx, sitting.id)).find(({ id }) => id === itemId);
		if (item === undefined || item.withdrawnAt !== null) throw invalid('itemId', 'choose');
		return itemId;
	}
	const title = found(comment?.title ?? undefined);
	const asked = { itemKk: title, itemRu: title, itemEn: title, minutes: MINUTES };
	return addItem(
		tx,
		actor,
		sitting.id,
		itemInput.parse({ ...asked, ...(words !== undefined && words.length >= 5 && { lateReason: words }) })
	);
}
