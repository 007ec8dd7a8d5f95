/** Files of a message: each by the house's rules for files; what is refused is named to the sender with the reason. */
import type { Tx } from '#platform/db/index.ts';
import { Refusal } from '#platform/errors.ts';
import { storeFile } from '#platform/files/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { refusalText } from '#platform/i18n/refusals/index.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import type { MailFile } from '#platform/mail/inbox/index.ts';
import { messages } from '../messages/index.ts';
import { MAX_FILES } from '../rules.ts';

export interface RefusedFile {
	name: string;
	why: string;
}

export interface FileWishes {
	draftId: string;
	seenBy: 'applicant' | 'staff';
	language: Lang;
	/** A letter too long for the page, to be kept whole. */
	whole: string | undefined;
}

/** Keeps what can be kept under a draft's id; slow work, before any counter is locked. Returns the rest. */
export async function keepFiles(
	tx: Tx,
	files: readonly MailFile[],
	{ draftId, seenBy, language, whole }: FileWishes
): Promise<RefusedFile[]> {
	const m = messages[language];
	const letter = whole === undefined ? [] : [{ name: `${m.wholeLetter}.txt`, bytes: Buffer.from(whole) }];
	const refused: RefusedFile[] = files.slice(MAX_FILES).map(({ name }) => ({ name: shown(name), why: m.refused.tooMany }));
	for (const file of [...letter, ...files.slice(0, MAX_FILES)]) {
		try {
			await storeFile(tx, ANONYMOUS, { subject: { kind: 'draft', id: draftId }, seenBy, ...file });
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			refused.push({ name: shown(file.name), why: refusalText(language, error.code, error.data) });
		}
	}
	return refused;
}

/** A name as a letter of ours may repeat it: no line of its own, no address to press. */
function shown(name: string): string {
	const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? '';
	return last
		.replace(/[\p{C}\p{Zl}\p{Zp}:@]/gu, ' ')
		.trim()
		.slice(0, 80);
}
