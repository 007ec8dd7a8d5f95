/** What a message that came becomes. Pure. */

/** Became part of an appeal; everything else waits for a person's look. */
export const SETTLED = ['appeal', 'added', 'noted', 'bounce'] as const;
export const KEPT = ['automatic', 'too_big', 'malformed', 'empty', 'too_many', 'suspended'] as const;
export type MailOutcome = (typeof SETTLED)[number] | (typeof KEPT)[number];
export type Kept = (typeof KEPT)[number];

/** Most characters of an appeal or a remark (appeals/input.ts); a longer letter comes as a file too. */
export const MAX_TEXT = 20_000;
export const MAX_FILES = 20;

export interface Letter {
	/** `automatic`: by what it was seen that a machine wrote it. */
	head: { automatic: string | undefined; subject: string };
	unread?: 'too_big' | 'malformed';
	text: string;
	files: readonly { name: string }[];
}

/** Why a message becomes no appeal whoever wrote it, or undefined. What a machine wrote is never answered, so that comes first. */
export function keptAs({ head, unread, text, files }: Letter): Kept | undefined {
	if (head.automatic !== undefined) return 'automatic';
	if (unread !== undefined) return unread;
	return text.trim() === '' && files.length === 0 && head.subject.trim() === '' ? 'empty' : undefined;
}

const ANSWER_MARK = /^\s*(?:re|fwd?|ответ|на|пер|fw|жауап)\s*(?:\[\d+\])?\s*:\s*/iu;

/** The text of an appeal: the subject says what it is about, also where the letter itself is only files. */
export function appealText({ head, text, files }: Letter): string {
	let subject = head.subject.trim();
	while (ANSWER_MARK.test(subject)) subject = subject.replace(ANSWER_MARK, '');
	const body = text.trim();
	const parts = subject !== '' && !body.startsWith(subject) ? [subject, body] : [body];
	return parts.filter((part) => part !== '').join('\n\n') || files.map(({ name }) => name).join('\n');
}

/** What of a text fits; `whole` when some had to be left out, to be kept as a file. */
export function fitted(text: string): { text: string; whole: string | undefined } {
	if (text.length <= MAX_TEXT) return { text, whole: undefined };
	return { text: `${text.slice(0, MAX_TEXT - 1).toWellFormed()}…`, whole: text };
}
