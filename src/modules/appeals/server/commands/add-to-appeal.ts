import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { storeFile } from '#platform/files/index.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import type { remarkInput, staffRemarkInput } from '../../input.ts';
import { openFor } from '../access.ts';
import { notice } from '../notices.ts';
import type { NewFile } from './report-appeal.ts';

/** The applicant adds a remark, documents, or both. */
export async function addToAppeal(
	tx: Tx,
	actor: Actor,
	id: string,
	input: Partial<z.output<typeof remarkInput>>,
	documents: readonly NewFile[] = []
): Promise<void> {
	await openFor(tx, actor, id, 'speak_as_applicant', 'add');
	await keepAddition(tx, actor, id, input, documents);
}

/** Keeps what an applicant adds, for rooms that ask for it by acts of their own; whoever brought it in is the actor. */
export async function keepAddition(
	tx: Tx,
	actor: Actor,
	id: string,
	input: Partial<z.output<typeof remarkInput>>,
	documents: readonly NewFile[]
): Promise<void> {
	const subject = { kind: 'appeal', id } as const;
	const at = now();
	// A form sent twice (a slow line, an impatient finger) is one remark.
	if (input.text !== undefined && (await saidJustNow(tx, id, input.text, at))) return;
	const files: string[] = [];
	for (const file of documents) files.push((await storeFile(tx, actor, { subject, seenBy: 'applicant', ...file })).id);
	if (input.text !== undefined) {
		await tx
			.insertInto('appeal_remark')
			.values({ id: newId(), appeal_id: id, at, author: 'applicant', seen_by: 'applicant', text: input.text })
			.execute();
	}
	await journal(tx, { subject, actor, act: 'appeal.added', seenBy: 'applicant', at, data: { hasText: input.text !== undefined, files } });
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
