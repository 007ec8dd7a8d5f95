/** The search form of the desk: its lists, and the filter read as a sentence. */
import type { Option } from '#lib/ui/shapes.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { personNames, rootUnit, unitsByIds, unitsUnder } from '#modules/organisation/server/index.ts';
import { placeName } from '#modules/territory/server/index.ts';
import { deskMessages } from '../desk-messages/index.ts';
import { messages } from '../messages/index.ts';
import { CHANNELS, OUTCOMES, STATES, VERDICTS } from '../rules.ts';
import { filterQuery, NONE, TIMINGS } from '../rules/filters.ts';
import { kindsOn, openThemes } from './directory.ts';
import type { Filters } from './find.ts';
import type { DeskContext } from './present-desk.ts';
import { unitOptions } from './present-desk-forms.ts';
import { readable } from './visible.ts';

/** The lists of the search form: states, themes, kinds, the units that the reader may read, and what else is filtered by. */
export async function presentSearch(context: DeskContext, filters: Filters) {
	const { db, lang, actor, today } = context;
	const words = deskMessages[lang].search;
	const [themes, kinds, root, { units: mine }, parts] = await Promise.all([
		openThemes(db),
		kindsOn(db, today),
		rootUnit(db),
		readable(db, actor),
		filterParts(context, filters)
	]);
	const units = (await unitsUnder(db, root.path)).filter((unit) => mine === 'all' || mine.includes(unit.id));
	const choice = (label: string, ...options: Option[]): Option[] => [{ value: '', label }, ...options];
	const named = <T extends string>(list: readonly T[], names: Record<T, string>) => list.map((value) => ({ value, label: names[value] }));
	return {
		states: choice(words.any.state, ...named(STATES, messages[lang].state)),
		themes: choice(words.any.theme, ...themes.map((theme) => ({ value: theme.id, label: theme.name[lang] })), {
			value: NONE,
			label: words.none.theme
		}),
		units: choice(words.any.unit, ...(units.length === 0 ? [] : unitOptions(lang, units))),
		kinds: choice(words.all, ...kinds.map((kind) => ({ value: kind.id, label: kind.name[lang] }))),
		channels: choice(words.all, ...named(CHANNELS, messages[lang].channel)),
		outcomes: choice(words.all, ...named(OUTCOMES, messages[lang].outcome), { value: NONE, label: words.none.outcome }),
		verdicts: choice(words.all, ...named(VERDICTS, messages[lang].verdict), { value: NONE, label: words.none.verdict }),
		timings: choice(words.all, ...named(TIMINGS, words.timings)),
		sentence: parts.length === 0 ? undefined : `${words.reads.start}: ${parts.map(({ text }) => text).join('; ')}.`,
		kept: keptFilters(filters, parts)
	};
}

interface Part {
	/** The filter it tells of. */
	of: keyof Filters;
	text: string;
}

/** Filters that come by a link and have no field of their own: each is a box that can be taken out. */
const BOXES = {
	executorId: 'executor',
	exactPlace: 'exact',
	decided: 'decided',
	extended: 'extended',
	reopened: 'reopened',
	repeated: 'repeated',
	formal: 'formal',
	recheck: 'recheck',
	pastFirst: 'past',
	merged: 'merged'
} as const;

function keptFilters(filters: Filters, parts: readonly Part[]) {
	const query: Record<string, string | undefined> = filterQuery(filters);
	const nowhere = parts.filter(({ of }) => of === 'territoryId' && filters.territoryId === NONE);
	const boxes = Object.entries(BOXES).flatMap(([box, name]) => {
		const label = parts.find(({ of }) => of === box)?.text;
		return label === undefined ? [] : [{ name: name, value: query[name] ?? '', label }];
	});
	return [...boxes, ...nowhere.map(({ text }) => ({ name: 'territoryId', value: NONE, label: text }))];
}

/** The filter in words, one part for each thing that is asked. */
export async function filterParts(context: DeskContext, filters: Filters): Promise<Part[]> {
	const { lang } = context;
	const { reads, none, timings } = deskMessages[lang].search;
	const m = messages[lang];
	const names = await namesIn(context, filters);
	const { outcome, verdict } = filters;
	const part = (of: keyof Filters, text: string | undefined): Part[] => (text === undefined ? [] : [{ of, text }]);
	const on = (of: 'openOnly' | 'decided' | 'extended' | 'reopened' | 'repeated' | 'formal' | 'pastFirst', text: string) =>
		part(of, filters[of] === true ? text : undefined);
	const say = <T>(value: T | undefined, words: (value: T) => string) => (value === undefined ? undefined : words(value));
	const state = STATES.find((one) => one === filters.state);
	return [
		...part('q', say(filters.q, reads.q)),
		...part('unitId', say(names.unit, filters.below === true ? reads.below : reads.unit)),
		...part('executorId', say(names.executor, reads.executor)),
		...part(
			'state',
			say(state, (one) => reads.state(m.state[one]))
		),
		...on('openOnly', reads.open),
		...part('themeId', say(names.theme, reads.theme)),
		...part('kind', say(names.kind, reads.kind)),
		...part('territoryId', say(names.place, reads.place)),
		...part('exactPlace', filters.exactPlace === true ? say(names.place, reads.exactPlace) : undefined),
		...part(
			'channel',
			say(filters.channel, (one) => reads.channel(m.channel[one]))
		),
		...part('from', daysPart(lang, filters.from, filters.to, reads.received, reads.receivedFrom, reads.receivedTo)),
		...part(
			'timing',
			say(filters.timing, (one) => reads.timing(timings[one]))
		),
		...part('dueFrom', daysPart(lang, filters.dueFrom, filters.dueTo, reads.due, reads.dueFrom, reads.dueTo)),
		...on('decided', reads.decided),
		...part(
			'outcome',
			say(outcome, (one) => reads.outcome(one === NONE ? none.outcome : m.outcome[one]))
		),
		...part(
			'verdict',
			say(verdict, (one) => reads.verdict(one === NONE ? none.verdict : m.verdict[one]))
		),
		...on('extended', reads.extended),
		...on('reopened', reads.reopened),
		...on('repeated', reads.repeated),
		...on('formal', reads.formal),
		...part(
			'recheck',
			say(filters.recheck, (found) => reads.recheck[found])
		),
		...on('pastFirst', reads.pastFirst),
		...part(
			'merged',
			say(filters.merged, (merged) => (merged ? reads.merged : reads.notMerged))
		)
	];
}

async function namesIn({ db, lang, today }: DeskContext, filters: Filters) {
	const { none } = deskMessages[lang].search;
	const { unitId, executorId, themeId, territoryId, kind } = filters;
	const [units, people, themes, kinds, place] = await Promise.all([
		unitsByIds(db, unitId === undefined ? [] : [unitId]),
		personNames(db, executorId === undefined ? [] : [executorId]),
		themeId === undefined ? [] : openThemes(db),
		kind === undefined ? [] : kindsOn(db, today),
		territoryId === undefined || territoryId === NONE ? '' : placeName(db, territoryId, lang)
	]);
	return {
		unit: units.get(unitId ?? '')?.name[lang],
		executor: people.get(executorId ?? ''),
		theme: themeId === NONE ? none.theme : themes.find((one) => one.id === themeId)?.name[lang],
		kind: kinds.find((one) => one.id === kind)?.name[lang],
		place: territoryId === NONE ? none.place : place === '' ? undefined : place
	};
}

function daysPart(
	lang: DeskContext['lang'],
	from: Temporal.PlainDate | undefined,
	to: Temporal.PlainDate | undefined,
	both: (from: string, to: string) => string,
	onlyFrom: (from: string) => string,
	onlyTo: (to: string) => string
): string | undefined {
	if (from !== undefined && to !== undefined) return both(formatDate(lang, from), formatDate(lang, to));
	if (from !== undefined) return onlyFrom(formatDate(lang, from));
	return to === undefined ? undefined : onlyTo(formatDate(lang, to));
}
