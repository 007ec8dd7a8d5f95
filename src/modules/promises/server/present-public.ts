/**
 * What everybody reads of promises, field by field: what was promised to a place, what is done, what came of it, always with the whole it is a
 * part of. Nothing of drafts, and nobody of the staff.
 */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { filesOf } from '#platform/files/index.ts';
import { dayOf, formatDate, formatMonth, startOfDay } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import { openThemes, themeNames } from '#modules/appeals/server/index.ts';
import { unitsByIds } from '#modules/organisation/server/index.ts';
import { placeName, placeNames, regions, regionTiles, territoriesBelow, type Territory } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { chosenBy, type PublicWish } from './chosen.ts';
import { actName, changedSince, overdueMilestones } from './changes.ts';
import { DOCUMENT } from './files.ts';
import { promisedAbove } from './find-place.ts';
import { daysNow, readPromise, toLines, toStats, toTallyRow, type TallyRow } from './present.ts';
import { presentAssessments } from './present-assess.ts';
import { courseOf } from './present-changes.ts';
import { timelineOfPromise } from './present-timeline.ts';
import { presentAround } from './present-links.ts';
import { programmeFacts, standingOptions, toDocuments } from './present-desk.ts';
import {
	programmeFor,
	promiseFor,
	promises,
	regionCounts,
	tallies,
	talliesInside,
	tally,
	type Days,
	type PromisesWish
} from './queries.ts';

/** Promises of a place, a topic, a unit: the whole, the map, the tables, the list. */
export async function presentPublicPromises(db: Reader, lang: Lang, asked: PublicWish) {
	const [days, { place, theme, wish }] = [await daysNow(db), await chosenBy(db, asked)];
	const units = asked.unit === undefined ? undefined : await unitsByIds(db, [asked.unit]);
	const unit = units && found(units.get(asked.unit ?? ''));
	const { cursor, ...query } = asked;
	const to = (more: Record<string, string | undefined>) => paths.promises.list(lang, { ...query, ...more });
	const all = { ...wish, standing: undefined };
	const [counted, page, map, list] = await Promise.all([
		tallies(db, all, days),
		promises(db, wish, days, { cursor }),
		regionCounts(db, { ...wish, place: undefined }, days),
		regions(db)
	]);
	const t = messages[lang].public;
	return {
		place: place && { code: place.code, name: await placeName(db, place.id, lang) },
		title: place === undefined ? t.title : t.titleOf(await placeName(db, place.id, lang)),
		narrowed: [theme?.name[lang], unit?.name[lang]].filter((name) => name !== undefined),
		tiles: regionTiles(lang, {
			counts: new Map(list.map(({ id, code }) => [code, map.get(id) ?? 0])),
			href: (code) => to({ place: code }),
			words: t.mapWords,
			current: place?.code
		}),
		everywhere: to({ place: undefined }),
		/** What was promised to what the place lies in. */
		above: place === undefined ? [] : await promisedAbove(db, lang, place, (code) => to({ place: code })),
		/** Something else than the place was chosen. */
		isNarrowed: [asked.topic, asked.unit, asked.programme, asked.standing].some((one) => one !== undefined),
		widened: to({ topic: undefined, unit: undefined, programme: undefined, standing: undefined }),
		stats: toStats(lang, counted.whole, (standing) => `${to({ standing })}#list`),
		tables: await tablesOf(db, lang, { days, wish: all, place, list, counted }, to),
		topics: [{ value: '', label: t.everyTopic }, ...(await openThemes(db)).map(({ code, name }) => ({ value: code, label: name[lang] }))],
		standings: standingOptions(lang),
		chosen: {
			place: place?.code ?? '',
			topic: asked.topic ?? '',
			standing: asked.standing ?? '',
			unit: asked.unit ?? '',
			programme: asked.programme ?? ''
		},
		items: (await toLines(db, lang, page.rows, days)).map((line) => ({ ...line, href: paths.promises.one(lang, line.id) })),
		next: page.next && `${to({ after: page.next })}#list`,
		csv: paths.promises.data(lang, 'csv', { ...query }),
		json: paths.promises.data(lang, 'json', { ...query }),
		method: messages[lang].public.methodText(formatDate(lang, days.still))
	};
}
export type PublicPromises = Awaited<ReturnType<typeof presentPublicPromises>>;

interface Around {
	days: Days;
	wish: PromisesWish;
	place: Territory | undefined;
	list: readonly Territory[];
	counted: Awaited<ReturnType<typeof tallies>>;
}

type To = (more: Record<string, string | undefined>) => string;

/** The same numbers by region (or by what lies in the place), topic and unit. */
async function tablesOf(db: Reader, lang: Lang, around: Around, to: To) {
	const { place, counted } = around;
	const [byTheme, byUnit] = [counted.theme, counted.unit];
	const [themes, units, codes] = await Promise.all([themeNames(db), unitsByIds(db, [...byUnit.keys()]), openThemes(db)]);
	const codeOf = new Map(codes.map(({ id, code }) => [id, code]));
	const t = messages[lang].public;
	const rowsOf = (title: string, lines: TallyRow[]) => ({ title, rows: lines.toSorted((a, b) => a.name.localeCompare(b.name, lang)) });
	return [
		rowsOf(place === undefined ? t.byRegion : t.inside, await placeRows(db, lang, around, to)),
		rowsOf(
			t.byTopic,
			[...byTheme].map(([id, one]) => toTallyRow(lang, themes.get(id)?.[lang] ?? '', to({ topic: codeOf.get(id) }), one))
		),
		rowsOf(
			t.byUnit,
			[...byUnit].map(([id, one]) => toTallyRow(lang, units.get(id)?.name[lang] ?? '', to({ unit: id }), one))
		)
	].filter((table) => table.rows.length > 0);
}

async function placeRows(db: Reader, lang: Lang, { days, wish, place, list, counted }: Around, to: To): Promise<TallyRow[]> {
	const parts = place === undefined ? list : await territoriesBelow(db, place.id);
	const inside = place === undefined ? undefined : await talliesInside(db, place, wish, days);
	return parts.flatMap(({ id, code, name }) => {
		const one = inside === undefined ? counted.region.get(id) : inside.get(code);
		return one === undefined ? [] : [toTallyRow(lang, name[lang], to({ place: code }), one)];
	});
}

/** One promise as everybody reads it. Throws not_found for a draft. */
export async function presentPublicPromise(db: Reader, lang: Lang, id: string) {
	const promise = await promiseFor(db, ANONYMOUS, id);
	const { days, ...view } = await readPromise(db, lang, promise);
	const places = await rows(db, sql<{ code: string }>`SELECT code FROM territory WHERE id = ${promise.territoryId}`);
	return {
		...view,
		programme: { title: promise.programmeTitle[lang], href: paths.promises.programme(lang, promise.programmeId) },
		others: paths.promises.list(lang, { place: places[0]?.code }),
		method: messages[lang].public.methodText(formatDate(lang, days.still)),
		line: await timelineOfPromise(db, lang, promise, days),
		said: await presentAssessments(db, lang, promise),
		around: await presentAround(db, lang, id),
		dispute: paths.promises.dispute(lang, id),
		course: await courseOf(db, lang, { kind: 'promise', id }, 'public')
	};
}
export type PublicPromise = Awaited<ReturnType<typeof presentPublicPromise>>;

/** A programme as everybody reads it: the document with its hash, how the list was made, the whole, each later change. Throws not_found for a draft. */
export async function presentPublicProgramme(db: Reader, lang: Lang, id: string) {
	const programme = await programmeFor(db, ANONYMOUS, id);
	const [days, files, places] = [
		await daysNow(db),
		await filesOf(db, { kind: DOCUMENT, id }),
		await placeNames(db, [programme.territoryId], lang)
	];
	const counted = await tally(db, { programmeId: id }, days);
	const course = await courseOf(db, lang, { kind: 'programme', id }, 'public');
	return {
		id,
		title: programme.title[lang],
		facts: programmeFacts(lang, programme, places.get(programme.territoryId) ?? ''),
		selection: programme.selection,
		documents: toDocuments(files),
		whole: messages[lang].public.whole(formatNumber(lang, programme.promises)),
		stats: toStats(lang, counted, (standing) => `${paths.promises.list(lang, { programme: id, standing })}#list`),
		changes: course
	};
}
export type PublicProgramme = Awaited<ReturnType<typeof presentPublicProgramme>>;

const MOST_CHANGES = 100;

/** What changed this month, and which milestones are overdue, of a place. Throws not_found for a place that is not there. */
export async function presentChanges(db: Reader, lang: Lang, code: string | undefined) {
	const [days, { place }] = [await daysNow(db), await chosenBy(db, { place: code })];
	const month = days.today.with({ day: 1 });
	const [changed, overdue] = await Promise.all([
		changedSince(db, startOfDay(month), place, MOST_CHANGES),
		overdueMilestones(db, days.today, place, MOST_CHANGES)
	]);
	const [names, units] = await Promise.all([
		placeNames(
			db,
			[...changed, ...overdue].map(({ territoryId }) => territoryId),
			lang
		),
		unitsByIds(
			db,
			overdue.map(({ unitId }) => unitId)
		)
	]);
	const t = messages[lang];
	return {
		place: place && { code: place.code, name: await placeName(db, place.id, lang) },
		month: formatMonth(lang, month),
		feed: paths.promises.feed(lang, place?.code),
		changed: changed.map((one) => ({
			key: `${one.promiseId} ${one.act}`,
			href: paths.promises.one(lang, one.promiseId),
			quote: one.quote,
			language: one.language,
			place: names.get(one.territoryId) ?? '',
			what: actName(lang, one.act),
			day: formatDate(lang, dayOf(one.at))
		})),
		overdue: overdue.map((one, i) => ({
			key: `${one.promiseId} ${String(i)}`,
			href: paths.promises.one(lang, one.promiseId),
			text: one.text,
			place: names.get(one.territoryId) ?? '',
			unit: units.get(one.unitId)?.name[lang] ?? '',
			since: t.public.lateSince(formatDate(lang, one.dueOn))
		}))
	};
}
export type Changes = Awaited<ReturnType<typeof presentChanges>>;
