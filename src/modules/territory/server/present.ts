import { formatNumber } from '#platform/i18n/plural.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { messages } from '../messages/index.ts';
import { spelled } from '../rules.ts';
import type { TerritoryState } from './queries.ts';
import type { Suggestion } from './search.ts';

/** A place as forms and other systems get it. */
export function toSuggestion({ id, code, name, within, label }: Suggestion) {
	return { id, code, name, within, label };
}

function levelName(lang: Lang, level: number): string {
	const { levels } = messages[lang];
	return level === 1 || level === 2 || level === 3 ? levels[level] : levels[4];
}

/** A line of the register for the desk. */
export function toDeskRow(lang: Lang, { id, code, level, name, children }: TerritoryState) {
	return {
		id,
		code,
		name: spelled(name[lang]),
		level: levelName(lang, level),
		children: children === 0 ? '' : formatNumber(lang, children)
	};
}

/** A territory, in one of its states, for the desk. */
export function toDeskState(lang: Lang, { id, code, level, name, validFrom, validTo }: TerritoryState) {
	return {
		id,
		code,
		title: spelled(name[lang]),
		names: { kk: spelled(name.kk), ru: spelled(name.ru), en: spelled(name.en) },
		level: levelName(lang, level),
		from: formatDate(lang, validFrom),
		to: validTo === null ? undefined : formatDate(lang, validTo)
	};
}
