/** Grounds, their editions and what a change would do, in the reader's words. */
import { paths } from '#lib/paths.ts';
import { daysOf, whoOf } from '#platform/calendar/editions.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { groundMessages } from '../ground-messages/index.ts';
import { PURPOSES, type Evidence, type GroundKinds, type Purpose } from '../rules/grounds.ts';
import type { GroundPreview } from './ground-use.ts';
import { editionOn, type Ground, type GroundEdition } from './grounds.ts';

type Names = ReadonlyMap<string, Texts>;

/** A ground's article for the staff: with a word when nobody has confirmed it. */
export function groundSource(lang: Lang, { source, evidence }: Pick<Ground, 'source' | 'evidence'>): string {
	return evidence === 'unconfirmed' ? `${source[lang]} (${groundMessages[lang].evidence.unconfirmed})` : source[lang];
}

function kindWords(lang: Lang, kinds: GroundKinds, names: Names): string {
	return kinds === null ? groundMessages[lang].all : kinds.map((kind) => names.get(kind)?.[lang] ?? kind).join(', ');
}

export interface GroundRow {
	code: string;
	name: string;
	kinds: string;
	byItself: boolean;
	days: string;
	source: string;
	evidence: Evidence;
	next: string;
}

/** The grounds of each purpose by their edition in force, else by the latest. */
export function presentGrounds(lang: Lang, editions: readonly GroundEdition[], names: Names, today: Temporal.PlainDate) {
	const t = groundMessages[lang];
	const lists = Map.groupBy(editions, (edition) => edition.purpose);
	return PURPOSES.map((purpose: Purpose) => ({
		purpose,
		title: t.purposes[purpose],
		rows: [...Map.groupBy(lists.get(purpose) ?? [], (edition) => edition.code)].flatMap(([code, list]): GroundRow[] => {
			const edition = editionOn(list, today) ?? list[0];
			if (edition === undefined) return [];
			const next = list.findLast(({ validFrom }) => Temporal.PlainDate.compare(validFrom, today) > 0);
			return [
				{
					code,
					byItself: edition.byItself,
					evidence: edition.evidence,
					name: edition.name[lang],
					kinds: kindWords(lang, edition.kinds, names),
					days: daysOf(lang, edition, t.since),
					source: edition.source[lang],
					next: next === undefined || next === edition ? t.none : formatDate(lang, next.validFrom)
				}
			];
		})
	}));
}

/** The editions of one ground, the latest first. */
export function presentEditions(
	lang: Lang,
	editions: readonly GroundEdition[],
	names: { kinds: Names; people: ReadonlyMap<string, string> },
	today: Temporal.PlainDate
) {
	const t = groundMessages[lang];
	return editions.map((edition) => {
		const state =
			edition === editionOn(editions, today)
				? ('in_force' as const)
				: Temporal.PlainDate.compare(edition.validFrom, today) > 0
					? ('to_come' as const)
					: ('past' as const);
		return {
			key: edition.id,
			days: daysOf(lang, edition, t.since),
			state,
			stateWord: t.states[state],
			name: edition.name[lang],
			kinds: kindWords(lang, edition.kinds, names.kinds),
			byItself: edition.byItself,
			source: edition.source[lang],
			evidence: edition.evidence,
			who: whoOf(lang, edition.added, names.people, t.shipped)
		};
	});
}

/** What saving a ground would do. */
export function presentGroundPreview(lang: Lang, preview: GroundPreview, names: Names) {
	const t = groundMessages[lang].result;
	return {
		named: t.named(preview.named),
		first: preview.first.map(({ id, number }) => ({ number, href: paths.desk.appeal(id) })),
		kinds: preview.kinds.map(({ kind, open, effect }) => ({
			kind,
			name: names.get(kind)?.[lang] ?? kind,
			open: formatNumber(lang, open),
			effect: t.effects[effect]
		}))
	};
}

export type GroundPreviewView = ReturnType<typeof presentGroundPreview>;
