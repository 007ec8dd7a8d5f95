/** The page of one deputy: duty by duty with the records, and settlement by settlement. */
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { formatDate, formatMonth } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { paths } from '#lib/paths.ts';
import { deputyById } from '#modules/mandates/server/index.ts';
import { placeNames, settlementsWithin, type Place } from '#modules/territory/server/index.ts';
import { settlementSigns, waysFrom } from '#modules/visits/server/index.ts';
import { messages } from '../messages/index.ts';
import { dayOfRecord, lastMet, type DutyRecord, type Verdict } from '../rules/records.ts';
import { isIn, sumOf, type Span } from '../rules.ts';
import { asOf, readLedgers, type AsOf, type Ledger, type Titles } from './ledger.ts';
import type { DutyKind } from './norms.ts';
import { oftenOf } from './present-norms.ts';
import { figuresText } from './present-public.ts';
import { repliesByLine } from './present-replies.ts';

export interface DeputyWish {
	at?: Temporal.PlainDate | undefined;
	/** All settlements instead of the first. */
	all?: boolean | undefined;
}

/** So many settlements at first: the page stays small on a slow network. */
const SHOWN = 20;

/** One deputy's ledger in the year of a day. Throws not_found, also for a member of a body that is no faction. */
export async function presentDeputy(db: Reader, lang: Lang, id: string, wish: DeputyWish) {
	const day = asOf(wish.at);
	const deputy = found(await deputyById(db, id));
	const { kinds, ledgers } = await readLedgers(db, [deputy], day, true);
	const ledger = found(ledgers[0]);
	const at = wish.at?.toString();
	const t = messages[lang].public;
	return {
		id,
		name: deputy.name,
		body: { name: deputy.body[lang], href: paths.councils.one(lang, deputy.bodyId) },
		givenBy: deputy.givenBy,
		territory: deputy.territoryId === null ? undefined : (await placeNames(db, [deputy.territoryId], lang)).get(deputy.territoryId),
		period: `${formatDate(lang, deputy.validFrom)} – ${formatDate(lang, deputy.validTo)}`,
		asOf: t.asOf(formatDate(lang, day.on), String(day.on.year)),
		chosen: day.on.toString(),
		latest: asOf(undefined).on.toString(),
		away: ledger.absences.length === 0 ? undefined : t.away(ledger.absences.map((span) => spanText(lang, span)).join('; ')),
		duties: kinds.flatMap((kind) => toDuty(lang, kind, ledger, day)),
		others: othersOf(lang, ledger, day),
		/** What the deputy says, by the line it is said of. */
		replies: await repliesByLine(db, lang, id, day),
		...(await toSettlements(db, lang, ledger, day, { id, at, all: wish.all === true })),
		visits: paths.visits.list(lang, { deputy: id }),
		events: paths.events.list(lang, { deputy: id })
	};
}

export type DeputyPage = Awaited<ReturnType<typeof presentDeputy>>;

const spanText = (lang: Lang, { from, to }: Span) => `${formatDate(lang, from)} – ${formatDate(lang, to)}`;

/** A period in words: a month by its name, the year by its number. */
function windowText(lang: Lang, { from, to }: Span): string {
	const months = to.month - from.month + 1;
	if (months === 12) return String(from.year);
	return months === 1 ? formatMonth(lang, from) : `${formatMonth(lang, from)} – ${formatMonth(lang, to)}`;
}

/** A duty in the year, with its periods and the norm that each goes by. Nothing where none is in force. */
function toDuty(lang: Lang, kind: DutyKind, { entries, records, since, deputy }: Ledger, { on }: AsOf) {
	const own = entries.filter(({ slot }) => slot.norm.duty === kind.code);
	const [first] = own;
	if (first === undefined) return [];
	const t = messages[lang].public;
	const norms = [...new Map(own.map(({ slot: { norm } }) => [norm.validFrom.toString(), norm])).values()];
	const line = sumOf(own.map((one) => one.line));
	const from = since(kind.faces);
	const part = own.some(({ slot }) => slot.owed < slot.norm.times);
	return [
		{
			code: kind.code,
			name: kind.name[lang],
			...figuresText(lang, line),
			norms: norms.map((norm) => ({
				key: norm.validFrom.toString(),
				often: oftenOf(lang, norm),
				source: norm.source[lang],
				approved: norm.approved[lang],
				link: norm.link ?? undefined
			})),
			part: part ? t.part(spanText(lang, { from: deputy.validFrom, to: deputy.validTo })) : undefined,
			recorded: line.unknown === 0 ? undefined : from === undefined ? t.notRecorded : t.recordedSince(formatDate(lang, from)),
			windows: own
				.filter(({ slot, line: one }) => Temporal.PlainDate.compare(slot.window.from, on) <= 0 || one.held > 0)
				.map(({ slot, line: one, acts }) => ({
					key: slot.key,
					name: windowText(lang, slot.window),
					over: Temporal.PlainDate.compare(slot.window.to, on) < 0,
					text:
						one.unknown > 0 && one.held === 0
							? t.windowUnknown(formatNumber(lang, one.owed))
							: t.windowHeld(formatNumber(lang, one.held), formatNumber(lang, one.owed)),
					known: one.unknown === 0,
					facts: acts.flatMap((act) => act.records.map((record) => toFact(lang, record, records.titles)))
				}))
		}
	];
}

function toFact(lang: Lang, record: DutyRecord, titles: Titles) {
	const t = messages[lang].public;
	const day = dayOfRecord(record);
	const when = day === undefined ? '' : formatDate(lang, day);
	const title = titles.get(record.id)?.[lang];
	switch (record.what) {
		case 'event':
			return { id: record.id, when, href: paths.events.one(lang, record.id), text: title ?? t.what.event, note: t.people(record.people) };
		case 'reception':
			return {
				id: record.id,
				when,
				href: undefined,
				text: title === undefined ? t.what.reception : `${t.what.reception}: ${title}`,
				note: record.received > 0 ? t.received(record.received) : t.emptyLine
			};
		case 'visit': {
			const people = record.stops.reduce((sum, stop) => sum + (stop.cancelled ? 0 : (stop.people ?? 0)), 0);
			return { id: record.id, when, href: paths.visits.one(lang, record.id), text: t.what.visit, note: t.people(people) };
		}
	}
}

/** Records of the year that count for nothing, each with why: nothing is left out without a word. */
function othersOf(lang: Lang, { records, verdicts, deputy, entries }: Ledger, { year, on }: AsOf) {
	const t = messages[lang].public;
	const counted = new Set(entries.flatMap(({ acts }) => acts.flatMap((act) => act.records.map(({ id }) => id))));
	return records.list.flatMap((record) => {
		const [verdict, day]: [Verdict | undefined, Temporal.PlainDate | undefined] = [verdicts.get(record.id), dayOfRecord(record)];
		if (verdict === undefined || verdict === 'ahead' || day === undefined || counted.has(record.id)) return [];
		if (!isIn(year, day) || !isIn({ from: deputy.validFrom, to: deputy.validTo }, day) || Temporal.PlainDate.compare(day, on) > 0)
			return [];
		return [{ ...toFact(lang, record, records.titles), note: verdict === 'counts' ? t.noNorm : t.reasons[verdict] }];
	});
}

/** The settlements of whom the deputy answers to: those never met and the largest first. */
async function toSettlements(
	db: Reader,
	lang: Lang,
	{ deputy, records }: Ledger,
	{ on, at }: AsOf,
	query: { id: string; at: string | undefined; all: boolean }
) {
	const within = deputy.territoryId;
	const places = within === null ? [] : await settlementsWithin(db, within);
	const ways = deputy.regionId === null ? new Map<string, number>() : await waysFrom(db, deputy.regionId, places);
	const held = records.list.filter((record) => {
		const day = dayOfRecord(record);
		return day !== undefined && isIn({ from: deputy.validFrom, to: deputy.validTo }, day) && Temporal.PlainDate.compare(day, on) <= 0;
	});
	const met = lastMet(held, at, on);
	const rank = ({ id }: Place) => met.get(id)?.day.toString() ?? '';
	const list = places.toSorted((a, b) => rank(a).localeCompare(rank(b)) || (b.population ?? -1) - (a.population ?? -1));
	const shown = query.all ? list : list.slice(0, SHOWN);
	const names = await placeNames(
		db,
		shown.map(({ id }) => id),
		lang
	);
	const t = messages[lang].public;
	const never = places.filter(({ id }) => !met.has(id)).length;
	return {
		counted: places.length === 0 ? undefined : t.never(never, formatNumber(lang, places.length)),
		settlements: shown.map((place) => {
			const last = met.get(place.id);
			const km = ways.get(place.id);
			return {
				id: place.id,
				name: names.get(place.id)?.split(', ').slice(1).join(', ') ?? '',
				people: place.population === undefined ? t.unknown : formatNumber(lang, place.population),
				km: km === undefined ? t.unknown : t.km(formatNumber(lang, km)),
				last:
					last === undefined
						? undefined
						: { when: formatDate(lang, last.day), what: t.what[last.record.what], href: hrefOf(lang, last.record) }
			};
		}),
		more: shown.length === list.length ? undefined : `${paths.deputies.one(lang, query.id, { at: query.at, all: '1' })}#settlements`,
		map: settlementSigns(
			lang,
			places.map((place) => ({ place, last: met.get(place.id), next: undefined }))
		)
	};
}

function hrefOf(lang: Lang, record: DutyRecord): string | undefined {
	if (record.what === 'reception') return undefined;
	return record.what === 'event' ? paths.events.one(lang, record.id) : paths.visits.one(lang, record.id);
}
