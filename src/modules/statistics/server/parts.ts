/** The parts of a whole by one dimension: each with its name, its sums, the filter of its list, and where it leads down to. */
import type { Lang } from '#platform/i18n/lang.ts';
import { formatMonth } from '#platform/i18n/format.ts';
import type { Reader } from '#platform/db/index.ts';
import { isWithin } from '#platform/identity/actor.ts';
import { kindNames, themeNames } from '#modules/appeals/server/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { CHANNELS, OUTCOMES } from '#modules/appeals/rules.ts';
import { NONE, type CaseFilters } from '#modules/appeals/rules/filters.ts';
import { unitsBelow, unitsByIds } from '#modules/organisation/server/index.ts';
import { placeNames, placesBelow } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { addTally, emptyTally, parsePeriod, sumTallies, type Dimension, type Tally } from '../rules.ts';
import type { Asked } from './figures.ts';

export interface Part {
	/** What it is, for machines: an id, a code, `none`, `2026-11`. */
	key: string;
	name: string;
	tally: Tally;
	/** What its list asks for beside the whole. */
	filters: CaseFilters;
	/** What the statistics of this part ask for beside the whole; undefined where nothing lies below. */
	down?: CaseFilters | undefined;
}

interface At {
	db: Reader;
	lang: Lang;
	asked: Asked;
}
type Group = ReadonlyMap<string, Tally>;

/** The parts with something in them: months in their order, the rest with the largest first and what is not known last. */
export async function partsOf(at: At, dimension: Dimension, group: Group): Promise<Part[]> {
	const parts = await PARTS[dimension](at, group);
	if (dimension === 'month') return parts.toSorted((a, b) => (a.key < b.key ? -1 : 1));
	const size = ({ key, tally }: Part) => (key === NONE ? -1 : tally.sums.received);
	return parts.toSorted((a, b) => size(b) - size(a));
}

const PARTS: Record<Dimension, (at: At, group: Group) => Promise<Part[]> | Part[]> = {
	unit: unitParts,
	territory: placeParts,
	theme: async ({ db, lang }, group) => {
		const names = await themeNames(db);
		const unknown = messages[lang].unknown.theme;
		return each(group, (key) => ({ name: names.get(key)?.[lang] ?? unknown, filters: { themeId: key }, down: { themeId: key } }));
	},
	kind: async ({ db, lang }, group) => {
		const names = await kindNames(db);
		return each(group, (key) => ({ name: names.get(key)?.[lang] ?? key, filters: { kind: key }, down: { kind: key } }));
	},
	channel: ({ lang }, group) =>
		each(group, (key) => {
			const channel = CHANNELS.find((one) => one === key);
			return { name: channel === undefined ? key : appealMessages[lang].channel[channel], filters: { channel }, down: { channel } };
		}),
	outcome: ({ lang }, group) =>
		each(group, (key) => {
			const outcome = OUTCOMES.find((one) => one === key);
			const name = outcome === undefined ? messages[lang].unknown.outcome : appealMessages[lang].outcome[outcome];
			return { name, filters: { outcome: outcome ?? NONE } };
		}),
	month: ({ lang }, group) =>
		each(group, (key) => {
			const month = parsePeriod(key);
			return month === undefined
				? { name: key, filters: {} }
				: { name: formatMonth(lang, month.from), filters: { from: month.from, to: month.to } };
		})
};

function each(group: Group, part: (key: string) => Omit<Part, 'key' | 'tally'>): Part[] {
	return [...group].map(([key, tally]) => ({ key, tally, ...part(key) }));
}

/** Gathers keys into the parts they lie in; `''` is the whole itself. */
function gathered(group: Group, inside: (key: string) => string): Map<string, Tally> {
	const sums = new Map<string, Tally>();
	for (const [key, tally] of group) {
		const into = sums.get(inside(key)) ?? emptyTally();
		addTally(into, tally);
		sums.set(inside(key), into);
	}
	return sums;
}

/** The units directly below, each with all that is below it, and the unit's own. */
async function unitParts({ db, lang, asked: { unit } }: At, group: Group): Promise<Part[]> {
	const [units, children] = await Promise.all([unitsByIds(db, [...group.keys()]), unitsBelow(db, unit.id)]);
	const inside = (key: string) => children.find(({ path }) => isWithin(units.get(key)?.path ?? '', path))?.id ?? '';
	return [...gathered(group, inside)].map(([id, tally]) => {
		const child = children.find((one) => one.id === id);
		if (child === undefined) return { key: unit.id, name: messages[lang].itself, tally, filters: { unitId: unit.id, below: undefined } };
		const filters = { unitId: child.id, below: true };
		return { key: id, name: child.name[lang], tally, filters, down: filters };
	});
}

/** The places directly below the chosen one (the regions, without one), each with all that lies in it. */
async function placeParts({ db, lang, asked }: At, group: Group): Promise<Part[]> {
	const { territoryId } = asked.filters;
	const parent = territoryId === NONE ? undefined : territoryId;
	const below = await placesBelow(
		db,
		[...group.keys()].filter((key) => key !== NONE),
		parent
	);
	const sums = gathered(group, (key) => (key === NONE ? NONE : (below.get(key) ?? '')));
	const names = await placeNames(
		db,
		[...sums.keys()].filter((key) => key !== NONE && key !== ''),
		lang
	);
	return [...sums].map(([key, tally]) => {
		if (key === NONE) return { key, name: messages[lang].unknown.territory, tally, filters: { territoryId: NONE } };
		if (key === '') return { key: parent ?? '', name: messages[lang].placeItself, tally, filters: { exactPlace: true } };
		const filters = { territoryId: key };
		return { key, name: names.get(key)?.split(', ').at(-1) ?? '', tally, filters, down: filters };
	});
}

/** All of it: the parts of any one dimension together. */
export function wholeOf(group: Group): Tally {
	return sumTallies(group.values());
}
