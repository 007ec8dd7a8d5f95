import type { RefusalData } from '../../errors.ts';
import type { Lang } from '../lang.ts';
import { en } from './en.ts';
import { kk, type PlatformRefusals, type RefusalWord } from './kk.ts';
import { ru } from './ru.ts';

export type { RefusalWord } from './kk.ts';

/** A room's own words (`messages[lang].errors`): by whole code (`appeal.too_late`) or by the word after the room (`too_late`). */
export type RefusalWords = Readonly<Record<string, RefusalWord>>;

const platform: Record<Lang, PlatformRefusals> = { kk, ru, en };

function wordFor(code: string, tables: readonly RefusalWords[]): RefusalWord | undefined {
	const short = code.slice(code.indexOf('.') + 1);
	for (const table of tables) {
		const word = Object.hasOwn(table, code) ? table[code] : Object.hasOwn(table, short) ? table[short] : undefined;
		if (word !== undefined) return word;
	}
	return undefined;
}

/** Whether there are words for the code; an issue of a schema may carry a code as its message. */
export function isRefusalCode(code: string, lang: Lang, ...rooms: RefusalWords[]): boolean {
	return wordFor(code, [...rooms, platform[lang]]) !== undefined;
}

/**
 * A refusal in the reader's language. Rooms pass their own tables first, so that the platform knows no room.
 * A code without words gives the general sentence, never the code itself.
 */
export function refusalText(lang: Lang, code: string, data: RefusalData = {}, ...rooms: RefusalWords[]): string {
	const word = wordFor(code, [...rooms, platform[lang]]) ?? platform[lang].invalid;
	if (typeof word === 'function') return word(data);
	return word.replace(/\{(\w+)\}/g, (whole, name: string) => (name in data ? String(data[name]) : whole));
}

/** What we read of an issue found by zod; its message is a refusal code when the schema's author gave one. */
export interface FieldIssue {
	readonly code?: string | undefined;
	readonly path: readonly PropertyKey[];
	readonly message: string;
	readonly minimum?: unknown;
	readonly maximum?: unknown;
	readonly origin?: string | undefined;
	readonly format?: string | undefined;
	readonly input?: unknown;
}

function codeOf(issue: FieldIssue): string {
	const text = issue.origin === 'string' || issue.origin === undefined;
	if (issue.code === 'too_small') return text ? (Number(issue.minimum) <= 1 ? 'required' : 'too_short') : 'too_small';
	if (issue.code === 'too_big') return text ? 'too_long' : 'too_big';
	if (issue.code === 'invalid_type') return issue.input === undefined || issue.input === '' ? 'required' : 'invalid';
	if (issue.code === 'invalid_value' || issue.code === 'invalid_union') return 'choose';
	if (issue.code === 'invalid_format') {
		return issue.format === 'email' || issue.format === 'url' || issue.format === 'date' ? issue.format : 'invalid';
	}
	return 'invalid';
}

/** Issues of a schema -> field name (`applicant.phone`) -> sentence; the first issue of a field speaks. */
export function fieldErrors(lang: Lang, issues: readonly FieldIssue[], ...rooms: RefusalWords[]): Record<string, string> {
	const errors: Record<string, string> = {};
	for (const issue of issues) {
		const field = issue.path.map(String).join('.');
		const data = { min: Number(issue.minimum ?? 0), max: Number(issue.maximum ?? 0) };
		const code = isRefusalCode(issue.message, lang, ...rooms) ? issue.message : codeOf(issue);
		errors[field] ??= refusalText(lang, code, data, ...rooms);
	}
	return errors;
}
