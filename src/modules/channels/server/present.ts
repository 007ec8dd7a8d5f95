/** What leaves this room: letters in the reader's words. */
import { paths } from '#lib/paths.ts';
import { formatBytes, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { messages } from '../messages/index.ts';
import type { KeptLetter } from './commands/take-mail.ts';
import type { LetterHead, LetterRow } from './letters.ts';

export function presentLetterRow(lang: Lang, row: LetterRow) {
	return {
		id: row.id,
		when: formatDateTime(lang, row.at),
		why: messages[lang].outcome[row.outcome],
		size: formatBytes(lang, row.bytes),
		href: paths.desk.letter(row.id)
	};
}

/** Why it became no appeal, and whether somebody looked through it. */
export function presentLetterHead(lang: Lang, row: LetterHead) {
	return { ...presentLetterRow(lang, row), explained: messages[lang].why[row.outcome], seen: row.seen, held: row.held };
}

export function presentLetter(letter: KeptLetter) {
	return {
		from: letter.name === '' ? letter.from : `${letter.name} <${letter.from}>`,
		subject: letter.subject,
		text: letter.text,
		files: letter.files.join(', ')
	};
}
