/** What leaves of mandates, field by field. */
import type { Reader } from '#platform/db/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import { can, staffOf, unitsAbove } from '#modules/organisation/server/index.ts';
import { messages as units } from '#modules/organisation/messages/index.ts';
import { placeNames } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { PLACES, standingOn, termOn, vacant, type Standing } from '../rules.ts';
import { bodyRows, bodyUnit, mandatesOf, termsOf, type Mandate, type Term } from './queries.ts';
import { attendanceShown, eventLists, sittingsOf, toSitting, type Sitting } from './sittings.ts';

/** Every faction and council with who sits in it today, for the desk. */
export async function presentBodyList(db: Reader, lang: Lang) {
	const t = messages[lang];
	return (await bodyRows(db)).map(({ id, kind, name, above, ordinal, seats, validFrom, validTo, held, chair }) => ({
		id,
		name: name[lang],
		kind: units[lang].kinds[kind],
		above: above?.[lang] ?? '',
		...(ordinal === null || seats === null || validFrom === null || validTo === null
			? { term: t.noTerm, members: '', free: undefined, chair: '' }
			: {
					term: termText(lang, { ordinal, validFrom, validTo }),
					members: t.membersOf({ held: formatNumber(lang, held), seats: formatNumber(lang, seats) }),
					free: held < seats ? t.vacant(seats - held) : undefined,
					chair: chair ?? t.noChair
				})
	}));
}

function termText(lang: Lang, { ordinal, validFrom, validTo }: Pick<Term, 'ordinal' | 'validFrom' | 'validTo'>): string {
	return messages[lang].termOf({ ordinal, from: formatDate(lang, validFrom), to: formatDate(lang, validTo) });
}

const byPlace = (a: Mandate, b: Mandate) => PLACES.indexOf(a.place) - PLACES.indexOf(b.place);

/** What of a mandate a table of members shows. */
export function toMember(lang: Lang, one: Mandate, place: string | undefined) {
	const t = messages[lang];
	return {
		id: one.id,
		name: one.name,
		place: t.places[one.place],
		givenBy: one.givenBy,
		from: place ?? '',
		period: t.periodOf({ from: formatDate(lang, one.validFrom), to: formatDate(lang, one.validTo) }),
		why: one.endReason === null ? undefined : t.early({ reason: t.endReasons[one.endReason], source: one.endSource ?? '' })
	};
}

/** The sittings of a term up to a day, each with how many of its members came; undefined when no term holds. */
async function presentSittings(
	db: Reader,
	lang: Lang,
	actor: Actor,
	{ unitId, term, day, cursor }: { unitId: string; term: Term | undefined; day: Temporal.PlainDate; cursor: string | undefined },
	byMandate: ReadonlyMap<string, readonly Sitting[]>
) {
	if (term === undefined) return undefined;
	const lists = await eventLists(db, actor, { unitId, held: term, day, cursor });
	const byEvent = Map.groupBy([...byMandate.values()].flat(), ({ eventId }) => eventId);
	return {
		ahead: lists.ahead.map((event) => toSitting(lang, unitId, event)),
		past: lists.past.map((event) => ({
			...toSitting(lang, unitId, event),
			came: attendanceShown(lang, byEvent.get(event.id)).counts
		})),
		older: lists.next === undefined ? undefined : paths.desk.mandatesOf(unitId, { on: day.toString(), after: lists.next })
	};
}

/**
 * A body as it was composed on a day, who came to its sittings of that term up to then, and what its keeper may do. `cursor`: a page
 * of sittings. Throws not_found for a unit that has no members.
 */
export async function presentComposition(
	db: Reader,
	lang: Lang,
	actor: Actor,
	unitId: string,
	{ day, cursor }: { day: Temporal.PlainDate; cursor?: string | undefined }
) {
	const t = messages[lang];
	const unit = await bodyUnit(db, unitId);
	const [terms, above, staff] = await Promise.all([termsOf(db, unitId), unitsAbove(db, unit.path), staffOf(db, unitId)]);
	const term = termOn(terms, day);
	const mandates = term === undefined ? [] : await mandatesOf(db, term.id);
	const places = await placeNames(
		db,
		mandates.flatMap((one) => one.territoryId ?? []),
		lang
	);
	const sittings = await sittingsOf(db, mandates, day);
	const memberOf = (one: Mandate) => ({
		...toMember(lang, one, places.get(one.territoryId ?? '')),
		href: paths.desk.mandate(unitId, one.id),
		attendance: attendanceShown(lang, sittings.get(one.id))
	});
	const those = (standing: Standing) =>
		mandates
			.filter((one) => standingOn(one, day) === standing)
			.toSorted(byPlace)
			.map(memberOf);
	const held = those('held');
	const free = term === undefined ? 0 : vacant(term.seats, mandates, day);
	return {
		id: unit.id,
		name: unit.name[lang],
		kind: units[lang].kinds[unit.kind],
		above: above.at(-1)?.name[lang] ?? '',
		day: { value: day.toString(), text: formatDate(lang, day) },
		term:
			term === undefined
				? undefined
				: {
						text: termText(lang, term),
						source: term.source,
						members: t.membersOf({ held: formatNumber(lang, held.length), seats: formatNumber(lang, term.seats) }),
						free: free === 0 ? t.full : t.vacant(free)
					},
		held,
		ended: those('ended'),
		ahead: those('ahead'),
		sittings: await presentSittings(db, lang, actor, { unitId, term, day, cursor }, sittings),
		mayKeep: can(actor, 'manage', unit.path),
		staff: [...new Map(staff.map(({ personId, name, title }) => [personId, `${name}, ${title[lang]}`]))].map(([value, label]) => ({
			value,
			label
		}))
	};
}

export type Composition = Awaited<ReturnType<typeof presentComposition>>;
