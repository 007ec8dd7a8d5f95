import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { storeFile } from '#platform/files/index.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { conflict } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import type { remarkInput, staffRemarkInput } from '../../input.ts';
import { next } from '../../rules.ts';
import { openFor } from '../access.ts';
import { notice } from '../notices.ts';
import { updateAppeal } from '../update.ts';
import { lockRoot } from './merge-appeal.ts';
import type { NewFile } from './report-appeal.ts';

/**
 * The applicant adds a remark, documents, or both. To an appeal that went into another it is kept there, where it belongs
 * to whoever wrote it, and told in the root, where it is read.
 */
export async function addToAppeal(
	tx: Tx,
	actor: Actor,
	id: string,
	input: Partial<z.output<typeof remarkInput>>,
	documents: readonly NewFile[] = []
): Promise<void> {
	const tellRoot = await openToAdd(tx, actor, id);
	if (await keepAddition(tx, actor, id, input, documents)) await tellRoot();
}

/** Opens an appeal for its applicant to add to; what it gives tells the appeal that this one went into, if any. */
export async function openToAdd(tx: Tx, actor: Actor, id: string): Promise<() => Promise<void>> {
	const root = await lockRoot(tx, id);
	const { appeal } = await openFor(tx, actor, id, 'speak_as_applicant', 'add');
	if (root !== undefined && next(root.state, 'add') === undefined) throw conflict('appeals.not_now', { state: root.state });
	return async () => {
		if (root === undefined) return;
		await updateAppeal(tx, root.id, {});
		const { number } = appeal;
		const data = { appeal: id, name: { kk: number, ru: number, en: number } };
		await journal(tx, { subject: { kind: 'appeal', id: root.id }, actor, act: 'appeal.member_added', seenBy: 'staff', at: now(), data });
	};
}

/**
 * Keeps what an applicant adds, for rooms that ask for it by acts of their own; whoever brought it in is the actor. False
 * when it was said just now.
 */
export async function keepAddition(
	tx: Tx,
	actor: Actor,
	id: string,
	input: Partial<z.output<typeof remarkInput>>,
	documents: readonly NewFile[]
): Promise<boolean> {
	const subject = { kind: 'appeal', id } as const;
	const at = now();
	// A form sent twice (a slow line, an impatient finger) is one remark.
	if (input.text !== undefined && (await saidJustNow(tx, id, input.text, at))) return false;
	const files: string[] = [];
	for (const file of documents) files.push((await storeFile(tx, actor, { subject, seenBy: 'applicant', ...file })).id);
	if (input.text !== undefined) {
		await tx
			.insertInto('appeal_remark')
			.values({ id: newId(), appeal_id: id, at, author: 'applicant', seen_by: 'applicant', text: input.text })
			.execute();
	}
	await journal(tx, { subject, actor, act: 'appeal.added', seenBy: 'applicant', at, data: { hasText: input.text !== undefined, files } });
	return true;
}

async function saidJustNow(tx: Tx, appealId: string, text: string, at: Temporal.Instant): Promise<boolean> {
	const same = await tx
		.selectFrom('appeal_remark')
		.select('id')
		.where('appeal_id', '=', appealId)
		.where('author', '=', 'applicant')
		.where('text', '=', text)
		.where('at', '>', at.subtract({ minutes: 10 }))
		.executeTakeFirst();
	return same !== undefined;
}

/** Staff write to the applicant, or among themselves. */
export async function remarkAppeal(
	tx: Tx,
	actor: Actor,
	id: string,
	input: z.output<typeof staffRemarkInput>,
	documents: readonly NewFile[] = []
): Promise<void> {
	await openFor(tx, actor, id, 'remark', 'add');
	const subject = { kind: 'appeal', id } as const;
	const at = now();
	const files: string[] = [];
	for (const file of documents) files.push((await storeFile(tx, actor, { subject, seenBy: input.seenBy, ...file })).id);
	await tx
		.insertInto('appeal_remark')
		.values({ id: newId(), appeal_id: id, at, author: 'staff', person_id: actorId(actor), seen_by: input.seenBy, text: input.text })
		.execute();
	await journal(tx, { subject, actor, act: 'appeal.remarked', seenBy: input.seenBy, at, data: { files } });
	if (input.seenBy === 'applicant') await notice(tx, id, 'remark');
}
