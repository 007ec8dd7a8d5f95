import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { filesOf, moveFiles } from '#platform/files/index.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { openToAdd } from './add-to-appeal.ts';

export interface MailedAddition {
	text: string | undefined;
	/** The files of the message, kept as those of a draft under this id. */
	draftId: string;
	/** Whether it came from the address the thread belongs to. */
	fromApplicant: boolean;
}

/**
 * An answer to a letter of ours, proven by its tag: the applicant's remark. From another address it is a note for staff,
 * who judge whose it is. Throws conflict `appeals.not_now` in a state in which nothing is added.
 */
export async function addByMail(tx: Tx, appealId: string, { text, draftId, fromApplicant }: MailedAddition): Promise<void> {
	const actor = { kind: 'applicant', appealId } as const;
	const tellRoot = await openToAdd(tx, actor, appealId);
	const [subject, draft, at] = [
		{ kind: 'appeal', id: appealId } as const,
		{ kind: 'draft', id: draftId } as const,
		now().round('millisecond')
	];
	const seenBy = fromApplicant ? 'applicant' : 'staff';
	const files = (await filesOf(asReader(tx), draft)).map((file) => file.id);
	await moveFiles(tx, draft, subject);
	if (text !== undefined) {
		await tx
			.insertInto('appeal_remark')
			.values({ id: newId(), appeal_id: appealId, at, author: 'applicant', seen_by: seenBy, text })
			.execute();
	}
	const act = fromApplicant ? 'appeal.added' : 'appeal.added_unproven';
	await journal(tx, { subject, actor, act, seenBy, at, data: { hasText: text !== undefined, files, way: 'mail' } });
	await tellRoot();
}
