/** What leaves of a problem to the public: every field named, no word of an appeal, no small count of people. */
import { paths } from '#lib/paths.ts';
import type { Tile, TimelineItem, Tone } from '#lib/ui/shapes.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate, formatDateTime, formatMonth } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { timelineOf, type JournalRow } from '#platform/journal/index.ts';
import { getSetting } from '#platform/settings/index.ts';
import { openThemes, verdictCountsOf } from '#modules/appeals/server/index.ts';
import { unitCard } from '#modules/organisation/server/index.ts';
import { placeName, placeNames, regions, regionTiles } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { inLang, published, type ProblemState } from '../rules.ts';
import type { ProblemRow } from './access.ts';
import { memberIds, regionCounts, repliesOf, voicesOf } from './queries.ts';

const TONES: Record<ProblemState, Tone> = { open: 'new', planned: 'underway', in_work: 'underway', solved: 'done', wont_fix: 'neutral' };

export function problemTag(lang: Lang, state: ProblemState): { text: string; tone: Tone } {
	return { text: messages[lang].state[state], tone: TONES[state] };
}

/** "12 appeals", or "fewer than 5" where somebody could be recognised. */
export function peopleText(lang: Lang, members: number, least: number): string {
	const shown = published(members, least);
	return shown === undefined ? messages[lang].fewer(least) : messages[lang].people(shown);
}

const placed = (name: string | undefined, place: string | null) => [name ?? '', place ?? ''].filter((part) => part !== '').join(', ');

/** Rows of a list with all names resolved, in a fixed number of reads. */
export async function presentList(db: Reader, lang: Lang, list: readonly ProblemRow[]) {
	const [places, themes, least] = await Promise.all([
		placeNames(
			db,
			list.map((row) => row.territory_id),
			lang
		),
		openThemes(db),
		getSetting(db, 'suppress_below')
	]);
	return list.map((row) => ({
		id: row.id,
		href: paths.problems.one(lang, row.id),
		title: inLang(row.title, lang),
		where: placed(places.get(row.territory_id), row.place),
		theme: themes.find((theme) => theme.id === row.theme_id)?.name[lang] ?? '',
		state: problemTag(lang, row.state),
		since: formatDate(lang, row.since),
		people: peopleText(lang, row.members, least)
	}));
}

export type PublicRow = Awaited<ReturnType<typeof presentList>>[number];

/** One tile for each region. The problems themselves are public, so their number gives nobody away. */
export async function presentTiles(db: Reader, lang: Lang, href: (code: string) => string, current?: string): Promise<Tile[]> {
	const [counts, all] = await Promise.all([regionCounts(db), regions(db)]);
	const byCode = new Map(all.map((region) => [region.code, counts.get(region.id) ?? 0]));
	return regionTiles(lang, { counts: byCode, href, words: messages[lang].public.mapWords, current });
}

export interface CitizensSay {
	/** Undefined while too few have spoken. */
	voices: { there: string; gone: string } | undefined;
	verdicts: { solved: string; partly: string; notSolved: string } | undefined;
}

async function citizensSay(db: Reader, lang: Lang, id: string, least: number): Promise<CitizensSay> {
	const members = await memberIds(db, id);
	const [voices, verdicts] = await Promise.all([
		voicesOf(db, id),
		members.length === 0 ? { solved: 0, partly: 0, not_solved: 0 } : verdictCountsOf(db, members)
	]);
	const n = (value: number) => formatNumber(lang, value);
	const enough = (total: number) => total > 0 && total >= least;
	return {
		voices: enough(voices.there + voices.gone) ? { there: n(voices.there), gone: n(voices.gone) } : undefined,
		verdicts: enough(verdicts.solved + verdicts.partly + verdicts.not_solved)
			? { solved: n(verdicts.solved), partly: n(verdicts.partly), notSolved: n(verdicts.not_solved) }
			: undefined
	};
}

/** The public page of one problem: the word of the office and the word of the people, each by itself. */
export async function presentProblem(db: Reader, lang: Lang, row: ProblemRow) {
	const [place, themes, least, unit, replies, journal] = await Promise.all([
		placeName(db, row.territory_id, lang),
		openThemes(db),
		getSetting(db, 'suppress_below'),
		unitCard(db, row.unit_id),
		repliesOf(db, row.id),
		timelineOf(db, { kind: 'problem', id: row.id }, 'public')
	]);
	return {
		id: row.id,
		title: inLang(row.title, lang),
		description: inLang(row.description, lang),
		where: placed(place, row.place),
		theme: themes.find((theme) => theme.id === row.theme_id)?.name[lang] ?? '',
		since: formatMonth(lang, row.since.with({ day: 1 })),
		people: peopleText(lang, row.members, least),
		owner: { unit: unit?.name[lang] ?? '', phone: unit?.phone ?? '' },
		office: { ...problemTag(lang, row.state), reason: row.reason ?? '' },
		citizens: await citizensSay(db, lang, row.id, least),
		replies: replies.map((reply) => ({ id: reply.id, when: formatDate(lang, dayOf(reply.at)), ...inLang(reply.text, lang) })),
		timeline: presentCourse(lang, journal)
	};
}

export type PublicProblem = Awaited<ReturnType<typeof presentProblem>>;

/** Acts on a problem in words, newest first. */
export function presentCourse(
	lang: Lang,
	journal: readonly JournalRow[],
	who: (row: JournalRow) => string | undefined = () => undefined
): TimelineItem[] {
	const words: Partial<Record<string, string>> = messages[lang].timeline;
	const states: Partial<Record<string, string>> = messages[lang].state;
	return journal
		.map((row) => {
			const to = row.act === 'problem.state_set' && typeof row.data.to === 'string' ? states[row.data.to] : undefined;
			return {
				id: String(row.seq),
				when: formatDateTime(lang, row.at),
				datetime: row.at.toString(),
				what: words[row.act] ?? row.act,
				note: [to, who(row)].filter((part) => part !== undefined).join(' · ') || undefined
			};
		})
		.toReversed();
}
