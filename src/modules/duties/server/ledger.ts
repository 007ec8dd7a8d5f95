/** The ledger: what deputies owe in a year against the records of the other rooms, as any day knew it. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, startOfDay } from '#platform/i18n/format.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Deputy } from '#modules/mandates/server/index.ts';
import { eventsOfDeputies, eventsRecordedSince } from '#modules/participation/server/index.ts';
import { absencesOfMandates } from '#modules/receptions/server/index.ts';
import { receptionsOfDeputies, receptionsRecordedSince } from '#modules/tickets/server/index.ts';
import { firstReport, stopsOfDeputies } from '#modules/visits/server/index.ts';
import { actsOf, verdictOf, type DutyRecord, type ShownAct, type Verdict } from '../rules/records.ts';
import { isIn, ledgerOf, slotsOf, yearOf, type Entry, type Span } from '../rules.ts';
import { dutyKinds, norms, type DutyKind, type NormEdition } from './norms.ts';

/** As of which day, with the last moment of it that there was. */
export interface AsOf {
	on: Temporal.PlainDate;
	at: Temporal.Instant;
	year: Span;
}

/** As a day knew it; a day to come is known no better than today. */
export function asOf(asked: Temporal.PlainDate | undefined): AsOf {
	const [present, today] = [now(), dayOf(now())];
	const on = asked === undefined || Temporal.PlainDate.compare(asked, today) > 0 ? today : asked;
	return { on, at: on.equals(today) ? present : startOfDay(on.add({ days: 1 })).subtract({ milliseconds: 1 }), year: yearOf(on) };
}

/** Names of what a record is about, by its id: the title of an event, where a reception was. */
export type Titles = ReadonlyMap<string, Texts>;

export interface Records {
	list: DutyRecord[];
	titles: Titles;
}

/** The records of deputies from a day on, by mandate. */
export async function recordsOf(
	db: Reader,
	mandateIds: readonly string[],
	{ from, to }: Span,
	at: Temporal.Instant
): Promise<Map<string, Records>> {
	const wish = { mandateIds, from, to, at };
	const [events, receptions, stops] = await Promise.all([
		eventsOfDeputies(db, wish),
		receptionsOfDeputies(db, wish),
		stopsOfDeputies(db, wish)
	]);
	const by = {
		events: Map.groupBy(events, ({ mandateId }) => mandateId),
		receptions: Map.groupBy(receptions, ({ mandateId }) => mandateId)
	};
	const trips = Map.groupBy(stops, ({ mandateId }) => mandateId);
	return new Map(
		mandateIds.map((id) => {
			const own = { events: by.events.get(id) ?? [], receptions: by.receptions.get(id) ?? [] };
			const visits = [...Map.groupBy(trips.get(id) ?? [], ({ visitId }) => visitId)];
			const list: DutyRecord[] = [
				...own.events.map((one) => ({ ...one, what: 'event' as const })),
				...own.receptions.map((one) => ({ ...one, what: 'reception' as const })),
				...visits.map(([visitId, all]) => ({ what: 'visit' as const, id: visitId, cancelled: all[0]?.visitCancelled === true, stops: all }))
			];
			const titles = new Map<string, Texts>([
				...own.events.map((one) => [one.id, one.title] as const),
				...own.receptions.map((one) => [one.id, one.place] as const)
			]);
			return [id, { list, titles }];
		})
	);
}

/** From which day on things are recorded, by what they count as. */
async function recordedSince(db: Reader): Promise<(faces: readonly string[]) => Temporal.PlainDate | undefined> {
	const [event, reception, report] = await Promise.all([eventsRecordedSince(db), receptionsRecordedSince(db), firstReport(db)]);
	const visit = report && dayOf(report);
	return (faces) => {
		const days = faces.map((face) => (face === 'visit' ? visit : face === 'reception' ? reception : event));
		// Of what counts in several ways all must have been recorded.
		return days.includes(undefined)
			? undefined
			: days.reduce((a, b) => (a !== undefined && b !== undefined && Temporal.PlainDate.compare(b, a) > 0 ? b : a));
	};
}

export interface Ledger {
	deputy: Deputy;
	/** The days on which the mandate was held, in so far as they are past. */
	entries: Entry<ShownAct, NormEdition>[];
	records: Records;
	verdicts: ReadonlyMap<string, Verdict>;
	/** Months of the year that count as away. */
	absences: Span[];
	since: (faces: readonly string[]) => Temporal.PlainDate | undefined;
}

export interface LedgerPage {
	kinds: DutyKind[];
	ledgers: Ledger[];
}

/** The ledgers of deputies in the year of a day. `whole`: with the records of all their mandate, not of the year alone. */
export async function readLedgers(db: Reader, deputies: readonly Deputy[], { on, at, year }: AsOf, whole = false): Promise<LedgerPage> {
	const ids = deputies.map(({ id }) => id);
	const first = deputies.map(({ validFrom }) => validFrom).toSorted((a, b) => Temporal.PlainDate.compare(a, b))[0];
	const [kinds, editions, absences, since, records] = await Promise.all([
		dutyKinds(db),
		norms(db, at),
		absencesOfMandates(db, ids, at),
		recordedSince(db),
		recordsOf(db, ids, { from: whole && first !== undefined ? first : year.from, to: year.to }, at)
	]);
	const ledgers = deputies.map((deputy): Ledger => {
		const own = records.get(deputy.id) ?? { list: [], titles: new Map() };
		const held = { from: deputy.validFrom, to: deputy.validTo };
		const away = absences.filter(({ mandateId }) => mandateId === deputy.id);
		const slots = slotsOf(kinds, editions, { held, body: { id: deputy.bodyId, level: deputy.level }, absences: away }, year);
		const acts = actsOf(own.list, at, on).filter(({ day }) => isIn(held, day) && isIn(year, day));
		const verdicts = new Map(own.list.map((record) => [record.id, verdictOf(record, at, on)]));
		return { deputy, entries: ledgerOf(slots, acts, on, since), records: own, verdicts, absences: away, since };
	});
	return { kinds, ledgers };
}
