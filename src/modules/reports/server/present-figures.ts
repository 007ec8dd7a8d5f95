/** The figures and words of a report, section by section, as every page and paper shows them: facts apart from what the deputy says. */
import { now } from '#platform/clock.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Tone } from '#lib/ui/shapes.ts';
import { whenOf } from '#modules/events/server/index.ts';
import { messages } from '../messages/index.ts';
import { SECTIONS, wordsFor, type ReportState, type Section, type Words } from '../rules.ts';
import { SECTION_OF, type Figure, type FigureCode, type PromiseState } from '../rules/assemble.ts';

export const STATE_TONES: Record<ReportState, Tone> = { draft: 'neutral', published: 'new', held: 'underway', closed: 'done' };
export const PROMISE_TONES: Record<PromiseState, Tone> = {
	owed: 'underway',
	late: 'late',
	reported: 'underway',
	done: 'done',
	ended: 'neutral'
};

/** A figure in words: "5 of 12"; without data, that there is none and why. */
export function valueOf(lang: Lang, { n, of, why }: Omit<Figure, 'code'>): string {
	const t = messages[lang];
	if (n === null) return why === null ? t.noData : `${t.noData}: ${t.why[why]}`;
	return of === null ? formatNumber(lang, n) : t.of(formatNumber(lang, n), formatNumber(lang, of));
}

export const periodText = (lang: Lang, from: Temporal.PlainDate, to: Temporal.PlainDate) =>
	messages[lang].period(formatDate(lang, from), formatDate(lang, to));

/** When a meeting is: with the year, where it is not this one. */
export function meetingText(lang: Lang, meeting: { startsAt: Temporal.Instant; endsAt: Temporal.Instant }): string {
	const { year } = dayOf(meeting.startsAt);
	return year === dayOf(now()).year ? whenOf(lang, meeting) : `${whenOf(lang, meeting)}, ${String(year)}`;
}

export interface Told {
	body: Texts;
	figures: readonly Figure[];
	texts: Partial<Record<Section, Words>>;
	/** Those that are others now. */
	changed: ReadonlyMap<FigureCode, Figure>;
	/** Where the records behind a figure open; undefined where they do not. */
	href: (code: FigureCode) => string | undefined;
}

function toRow(lang: Lang, figure: Figure, { changed, href }: Told) {
	const t = messages[lang];
	const now = changed.get(figure.code);
	return {
		code: figure.code,
		label: t.figures[figure.code],
		value: valueOf(lang, figure),
		missing: figure.n === null,
		now: now === undefined ? undefined : t.now(valueOf(lang, now)),
		href: figure.n === null && now === undefined ? undefined : href(figure.code)
	};
}

function noteOf(lang: Lang, section: Section, body: Texts): string | undefined {
	const t = messages[lang].notes;
	switch (section) {
		case 'general':
			return undefined;
		case 'appeals':
		case 'assignments':
			return t[section](body[lang]);
		default:
			return t[section];
	}
}

/** The sections in their order: what is counted, and beside it what the deputy says. */
export function toSections(lang: Lang, told: Told) {
	return SECTIONS.map((section) => ({
		id: section,
		title: messages[lang].sections[section],
		note: noteOf(lang, section, told.body),
		rows: told.figures.filter(({ code }) => SECTION_OF[code] === section).map((figure) => toRow(lang, figure, told)),
		words: wordsFor(told.texts[section], lang)
	}));
}
export type ReportSection = ReturnType<typeof toSections>[number];

/** A promise as it is read: word for word, whose, by when, and what came of it; `then`: how it stood in the frozen report. */
export function toPromise(
	lang: Lang,
	promise: {
		id: string;
		number: number;
		quote: string;
		whom: string;
		owner?: Texts;
		promisedUntil: Temporal.PlainDate;
		dueOn?: Temporal.PlainDate;
		state: PromiseState;
	},
	then?: PromiseState
) {
	const t = messages[lang];
	const { id, number, quote, whom, owner, promisedUntil, dueOn, state } = promise;
	return {
		id,
		title: t.promises.number(formatNumber(lang, number)),
		quote,
		notes: [
			t.promises.whom(whom),
			...(owner === undefined ? [] : [t.promises.owner(owner[lang])]),
			t.promises.until(formatDate(lang, promisedUntil)),
			...(dueOn === undefined || dueOn.equals(promisedUntil) ? [] : [t.promises.moved(formatDate(lang, dueOn))]),
			...(then === undefined || then === state ? [] : [t.promises.then(t.promiseStates[then])])
		],
		tag: { text: t.promiseStates[state], tone: PROMISE_TONES[state] }
	};
}
export type PromiseCard = ReturnType<typeof toPromise>;

export const asOfText = (lang: Lang, iso: string) => formatDateTime(lang, Temporal.Instant.from(iso));
