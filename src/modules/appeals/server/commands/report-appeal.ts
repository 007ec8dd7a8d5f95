import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { storeFile } from '#platform/files/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { reportAssignment } from '#modules/assignments/server/index.ts';
import type { reportInput } from '../../input.ts';
import { openFor } from '../access.ts';
import { openAssignment } from '../update.ts';

export interface NewFile {
	name: string;
	bytes: Buffer;
}

/** The executor says what was done, with evidence; the applicant reads the report on the status page. */
export async function reportAppeal(
	tx: Tx,
	actor: Actor,
	id: string,
	input: z.output<typeof reportInput>,
	evidence: readonly NewFile[] = []
): Promise<void> {
	await openFor(tx, actor, id, 'report', 'report');
	const subject = { kind: 'appeal', id } as const;
	const files: string[] = [];
	for (const file of evidence) files.push((await storeFile(tx, actor, { subject, seenBy: 'applicant', ...file })).id);
	const assignmentId = await openAssignment(tx, id);
	if (assignmentId !== undefined) await reportAssignment(tx, actor, { assignmentId, text: input.text });
	await journal(tx, { subject, actor, act: 'appeal.reported', seenBy: 'applicant', at: now(), data: { text: input.text, files } });
}
