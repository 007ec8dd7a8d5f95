import { z } from 'zod';
import { now } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, invalid, notFound } from '#platform/errors.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal, journalAll } from '#platform/journal/index.ts';
import { moveDueDate, shelveAssignment, shelved, takeUp } from '#modules/assignments/server/index.ts';
import type { mergeInput, reasonInput } from '../../input.ts';
import { mergeMessages, type MergeNotice } from '../../merge-messages/index.ts';
import { isOpen } from '../../rules.ts';
import { earliest, mergeFault } from '../../rules/merge.ts';
import { lockAppeal, type LockedAppeal } from '../access.ts';
import { guardMembers, guardNow, guardTakenOut, ownGuard } from '../family-guard.ts';
import { membersOf, moveMembers, rootOf, wayUp } from '../family.ts';
import { can } from '../policy.ts';
import { tellOne } from '../tell.ts';
import { tellWentIn, tellCameOut } from '../together.ts';
import { decisionTerm, firstTerm } from '../terms.ts';
import { openAssignment, updateAppeal } from '../update.ts';

const SYSTEM = { kind: 'system', job: 'appeals.merge' } as const;

/** What taking out restores. */
const before = z.object({
	state: z.enum(['received', 'registered', 'in_work']),
	unitId: z.guid(),
	executorId: z.guid().nullable(),
	work: shelved,
	/** Absent in what was merged before it was kept. */
	guard: ownGuard.optional()
});

/** Acts on a family are rare and touch several rows: one at a time, so that none waits for the other in a circle. */
export async function alone(tx: Tx): Promise<void> {
	await sql`SELECT pg_advisory_xact_lock(hashtextextended('appeal_merge', 0))`.execute(tx);
}

/** The appeal to act on, for somebody who may merge it. Throws not_found, forbidden. */
async function openToMerge(tx: Tx, actor: Actor, id: string): Promise<LockedAppeal> {
	const appeal = await lockAppeal(tx, id);
	if (!can(actor, 'read', appeal)) throw notFound();
	if (!can(actor, 'merge', appeal)) throw forbidden();
	return appeal;
}

/**
 * Merges an appeal with another about the same matter: `into` that one, or that one comes `from` there into this. What
 * went in is a tombstone that leads to the root; the root is answered by the earliest day that either was given, and by
 * its first date promptness is judged. Both applicants are told. Throws not_found, forbidden, invalid `number`.
 */
export async function mergeAppeal(tx: Tx, actor: Actor, id: string, input: z.output<typeof mergeInput>): Promise<{ rootId: string }> {
	await alone(tx);
	const here = await openToMerge(tx, actor, id);
	const row = await tx.selectFrom('appeal').select('id').where('number', '=', input.number).executeTakeFirst();
	const there = row === undefined ? undefined : await lockAppeal(tx, row.id);
	// A number that is not there and one that is not theirs are the same words.
	if (there === undefined || !can(actor, 'merge', there)) throw invalid('number', 'appeals.merge_unknown');
	const [part, root] = input.way === 'into' ? [here, there] : [there, here];
	const fault = mergeFault(part, root);
	if (fault !== undefined) throw invalid('number', `appeals.${fault}`);
	await putInto(tx, actor, part, root, { reason: input.reason });
	const due = await tx.selectFrom('appeal').select('due_on').where('id', '=', root.id).executeTakeFirstOrThrow();
	await tellMerge(tx, part.id, 'merged', { other: root.number, due: due.due_on });
	await tellMerge(tx, root.id, 'merged_in', { other: '', due: due.due_on });
	await tellWentIn(tx, actor, { partId: part.id, rootId: root.id });
	return { rootId: root.id };
}

/** Puts one appeal into another; both are locked, and it was found that it may. Who joins a collective appeal gives no reason. */
export async function putInto(
	tx: Tx,
	actor: Actor,
	part: LockedAppeal,
	root: LockedAppeal,
	how: { reason: string } | { joined: true }
): Promise<void> {
	const at = now();
	const joined = 'joined' in how;
	const assignmentId = await openAssignment(tx, part.id);
	const work = assignmentId === undefined ? [] : await shelveAssignment(tx, SYSTEM, { assignmentId, reason: root.number });
	const was: z.output<typeof before> = {
		state: before.shape.state.parse(part.state),
		unitId: part.unitId,
		executorId: part.executorId,
		work,
		guard: await guardNow(tx, part.id)
	};
	await tx
		.insertInto('appeal_merge')
		.values({
			id: newId(),
			appeal_id: part.id,
			root_id: root.id,
			reason: joined ? '' : how.reason,
			joined,
			before: JSON.stringify(was),
			merged_by: staffId(actor),
			merged_at: at
		})
		.execute();
	await updateAppeal(tx, part.id, { state: 'merged' });
	await moveMembers(tx, root.id);
	await guardMembers(tx, root.id);
	await setDates(tx, root, {
		firstDueOn: earliest(root.firstDueOn, part.firstDueOn),
		// With a body the date is the body's own.
		dueOn: root.state === 'with_body' ? root.dueOn : earliest(root.dueOn, part.dueOn)
	});
	const why = joined ? {} : { reason: how.reason };
	const acts = joined ? (['appeal.joined', 'appeal.joined_by'] as const) : (['appeal.merged', 'appeal.merged_in'] as const);
	await journalBoth(tx, { actor, at, part, root, acts, why });
}

interface Both {
	actor: Actor;
	at: Temporal.Instant;
	part: LockedAppeal;
	root: LockedAppeal;
	/** What the part's own timeline says, and what staff read on the root's. */
	acts: readonly [ofPart: string, ofRoot: string];
	why: object;
}

/** One act on two appeals: each keeps its own row, and names the other. */
async function journalBoth(tx: Tx, { actor, at, part, root, acts: [ofPart, ofRoot], why }: Both): Promise<void> {
	await journalAll(tx, [
		{
			subject: { kind: 'appeal', id: part.id },
			actor,
			at,
			act: ofPart,
			seenBy: 'applicant',
			data: { root: root.id, name: sameIn(root.number), ...why }
		},
		{
			subject: { kind: 'appeal', id: root.id },
			actor,
			at,
			act: ofRoot,
			seenBy: 'staff',
			data: { appeal: part.id, name: sameIn(part.number), ...why }
		}
	]);
}

/** A number is the same in every language. */
const sameIn = (number: string) => ({ kk: number, ru: number, en: number });

async function setDates(
	tx: Tx,
	{ id, dueOn, firstDueOn }: LockedAppeal,
	to: { firstDueOn: Temporal.PlainDate; dueOn: Temporal.PlainDate }
): Promise<void> {
	if (to.dueOn.equals(dueOn) && to.firstDueOn.equals(firstDueOn)) return;
	await updateAppeal(tx, id, { first_due_on: to.firstDueOn, due_on: to.dueOn });
	const assignmentId = await openAssignment(tx, id);
	if (assignmentId !== undefined) await moveDueDate(tx, SYSTEM, { assignmentId, dueOn: to.dueOn, reason: 'merge' });
}

/**
 * Takes a merged appeal out again: state, unit, executor and work are as they were, its own term has run all the while.
 * Its applicant is told. Throws not_found, forbidden, conflict `appeals.not_merged`, `appeals.merge_decided` when the
 * decision on the root has answered it.
 */
export async function unmergeAppeal(tx: Tx, actor: Actor, id: string, input: z.output<typeof reasonInput>): Promise<void> {
	await alone(tx);
	await lockWay(tx, id);
	const part = await openToMerge(tx, actor, id);
	if (part.state !== 'merged') throw conflict('appeals.not_merged');
	if (await answeredInRoot(tx, id)) throw conflict('appeals.merge_decided');
	await takeOut(tx, actor, part, input.reason);
}

/** Locks what lies above an appeal before the appeal itself: the order in which every act on a family goes. */
async function lockWay(tx: Tx, id: string): Promise<void> {
	const [, ...above] = await wayUp(tx, id);
	for (const one of above.toReversed()) await lockAppeal(tx, one);
}

async function answeredInRoot(tx: Tx, id: string): Promise<boolean> {
	const given = await tx
		.selectFrom('delivery as d')
		.innerJoin('decision as x', 'x.id', 'd.decision_id')
		.innerJoin('appeal_merge as m', 'm.appeal_id', 'd.appeal_id')
		.select('d.id')
		.where('d.appeal_id', '=', id)
		.where('m.ended_at', 'is', null)
		.whereRef('x.signed_at', '>=', 'm.merged_at')
		.executeTakeFirst();
	return given !== undefined;
}

async function takeOut(tx: Tx, actor: Actor, part: LockedAppeal, reason?: string): Promise<void> {
	const at = now();
	const above = (await wayUp(tx, part.id)).slice(1);
	const was = await endMerge(tx, actor, part.id, reason ?? 'root_withdrawn', at);
	await updateAppeal(tx, part.id, { state: was.state, unit_id: was.unitId, executor_id: was.executorId });
	await guardTakenOut(tx, part.id, was.guard);
	await takeUp(tx, SYSTEM, was.work);
	for (const id of above) await settleDates(tx, id, part.dueOn);
	const root = await lockAppeal(tx, above[0] ?? part.id);
	const why = reason === undefined ? {} : { reason };
	await journalBoth(tx, { actor, at, part, root, acts: ['appeal.unmerged', 'appeal.unmerged_from'], why });
	await tellMerge(tx, part.id, 'unmerged', { other: root.number, due: part.dueOn });
	await tellCameOut(tx, actor, { partId: part.id, above, withdrawn: false });
}

async function endMerge(tx: Tx, actor: Actor, id: string, reason: string, at: Temporal.Instant): Promise<z.output<typeof before>> {
	const row = await tx
		.updateTable('appeal_merge')
		.set({ ended_at: at, ended_by: staffId(actor), end_reason: reason })
		.where('appeal_id', '=', id)
		.where('ended_at', 'is', null)
		.returning('before')
		.executeTakeFirstOrThrow();
	return before.parse(row.before);
}

/** The dates of a root after something with the date `left` went out of it: its own ones and those of what is still in it. */
async function settleDates(tx: Tx, id: string, left: Temporal.PlainDate): Promise<void> {
	const appeal = await lockAppeal(tx, id);
	if (!isOpen(appeal.state) && appeal.state !== 'merged') return;
	const members = await membersOf(tx, id);
	const own = await ownDates(tx, appeal);
	const took = appeal.dueOn.equals(left) && appeal.state !== 'with_body';
	await setDates(tx, appeal, {
		firstDueOn: earliest(own.firstDueOn, ...members.map((one) => one.firstDueOn)),
		dueOn: took ? earliest(own.dueOn, ...members.map((one) => one.dueOn)) : appeal.dueOn
	});
}

/** What an appeal's own rules and decisions give, without what went into it. */
async function ownDates(tx: Tx, appeal: LockedAppeal) {
	const [first, term, extension] = [
		await firstTerm(asReader(tx), appeal.id),
		await decisionTerm(asReader(tx), appeal.id),
		await tx
			.selectFrom('appeal_extension')
			.select('new_due_on')
			.where('appeal_id', '=', appeal.id)
			.orderBy('decided_at', 'desc')
			.executeTakeFirst()
	];
	return { firstDueOn: first ?? appeal.firstDueOn, dueOn: extension?.new_due_on ?? term?.dueOn ?? appeal.dueOn };
}

/** The matter that somebody's appeal is part of: its root, locked before it. Undefined when it is merged into none. */
export async function lockRoot(tx: Tx, id: string): Promise<LockedAppeal | undefined> {
	const root = await rootOf(tx, id);
	return root === id ? undefined : lockAppeal(tx, root);
}

/** An applicant takes back their own appeal that lies in another: the other goes on without it. */
export async function leaveRoot(tx: Tx, actor: Actor, part: LockedAppeal, at: Temporal.Instant): Promise<void> {
	const above = (await wayUp(tx, part.id)).slice(1);
	await endMerge(tx, actor, part.id, 'withdrawn', at);
	for (const id of above) await settleDates(tx, id, part.dueOn);
	const [root] = above;
	if (root === undefined) return;
	const data = { appeal: part.id, name: sameIn(part.number) };
	await journal(tx, { subject: { kind: 'appeal', id: root }, actor, act: 'appeal.member_left', seenBy: 'staff', at, data });
	await tellCameOut(tx, actor, { partId: part.id, above, withdrawn: true });
}

/** Whoever took the root back speaks for themselves: what went into it directly stands alone again, as it was. */
export async function releaseMembers(tx: Tx, root: LockedAppeal): Promise<void> {
	for (const member of await membersOf(tx, root.id)) {
		if (member.rootId === root.id) await takeOut(tx, SYSTEM, await lockAppeal(tx, member.id));
	}
}

/** Gives one applicant the obligatory notice of a merge, in the language of their own appeal. */
export async function tellMerge(tx: Tx, id: string, kind: MergeNotice, told: { other: string; due: Temporal.PlainDate }): Promise<void> {
	await tellOne(tx, id, kind, (lang, facts) =>
		mergeMessages[lang].notices[kind]({ ...facts, other: told.other, due: formatDate(lang, told.due) })
	);
}
