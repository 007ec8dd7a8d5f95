import { fieldErrors, refusalText } from '#platform/i18n/refusals/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { messages } from '../messages/index.ts';
import type { Imported, TableProblem } from './commands/import-promises.ts';

const SHOWN = 100;

function sentence(lang: Lang, { code, data, issue }: TableProblem): string {
	const words = messages[lang].errors;
	if (issue === undefined) return refusalText(lang, code ?? 'invalid', data, words);
	return Object.values(fieldErrors(lang, [issue], words))[0] ?? '';
}

/** What came of looking through a table: what is wrong, cell by cell, or how many promises would be taken. */
export function toProblems(lang: Lang, { problems, promises }: Imported) {
	const t = messages[lang].import;
	const rest = problems.length - SHOWN;
	return {
		text: problems.length === 0 ? t.fine(promises) : t.problems(problems.length),
		fine: problems.length === 0,
		problems: problems
			.slice(0, SHOWN)
			.map((one, i) => ({ key: String(i), row: formatNumber(lang, one.row), column: one.column, text: sentence(lang, one) })),
		more: rest > 0 ? t.more(formatNumber(lang, rest)) : undefined
	};
}
