import { fieldErrors, refusalText } from '#platform/i18n/refusals/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { spelled } from '#modules/territory/rules.ts';
import { findMessages } from '../find-messages/index.ts';
import { messages } from '../messages/index.ts';
import type { Imported, TableProblem } from './commands/import-promises.ts';
import type { Candidate } from './table-names.ts';

const SHOWN = 100;
const MOST_CANDIDATES = 10;
/** Of a long cell the beginning is enough to know it by. */
const MOST_SIGNS = 80;

/** "Аққайнар ауылы (Жамбыл ауданы, Алматы облысы; 193649100)". */
function candidate(lang: Lang, { code, name, above }: Candidate): string {
	const within = above.map((one) => spelled(one[lang])).join(', ');
	return `${spelled(name[lang])} (${within === '' ? code : `${within}; ${code}`})`;
}

function sentence(lang: Lang, { code, data, issue, candidates }: TableProblem): string {
	const words = messages[lang].errors;
	if (candidates !== undefined) {
		const t = findMessages[lang].table;
		const rest = candidates.length - MOST_CANDIDATES;
		const list = candidates.slice(0, MOST_CANDIDATES).map((one) => candidate(lang, one));
		return t.several([...list, ...(rest > 0 ? [t.more(formatNumber(lang, rest))] : [])].join(', '));
	}
	if (issue === undefined) return refusalText(lang, code ?? 'invalid', data, words);
	return Object.values(fieldErrors(lang, [issue], words))[0] ?? '';
}

const cut = (value = '') => (value.length > MOST_SIGNS ? `${value.slice(0, MOST_SIGNS)}…` : value);

/** What came of looking through a table: what is wrong, cell by cell, or how many promises would be taken. */
export function toProblems(lang: Lang, { problems, promises }: Imported) {
	const t = messages[lang].import;
	const rest = problems.length - SHOWN;
	return {
		text: problems.length === 0 ? t.fine(promises) : t.problems(problems.length),
		fine: problems.length === 0,
		problems: problems.slice(0, SHOWN).map((one, i) => ({
			key: String(i),
			row: formatNumber(lang, one.row),
			column: one.column,
			value: cut(one.value),
			text: sentence(lang, one)
		})),
		more: rest > 0 ? t.more(formatNumber(lang, rest)) : undefined
	};
}
