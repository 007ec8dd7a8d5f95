/** What leaves of mandates, field by field. */
import type { Reader } from '#platform/db/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import { can, staffOf, unitsAbove } from '#modules/organisation/server/index.ts';
import { messages as units } from '#modules/organisation/messages/index.ts';
import { cardHref } from '#modules/scorecards/server/index.ts';
import { placeNames } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { PLACES, standingOn, termOn, vacant, type Standing } from '../rules.ts';
import { bodyRows, bodyUnit, mandatesOf, termsOf, type Mandate, type Term } from './queries.ts';
import { attendanceShown, eventLists, sittingsOf, toSitting } from './sittings.ts';

/** Every faction and council with who sits in it today, for the desk. */
export async function presentBodyList(db: Reader, lang: Lang) {
	const t = messages[lang];
	return (await bodyRows(db, lang)).map(({ id, kind, name, above, ordinal, seats, validFrom, validTo, held, chair }) => ({
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

export function termText(lang: Lang, { ordinal, validFrom, validTo }: Pick<Term, 'ordinal' | 'validFrom' | 'validTo'>): string {
	return messages[lang].termOf({ ordinal, from: formatDate(lang, validFrom), to: formatDate(lang, validTo) });
}

const byPlace = (a: Mandate, b: Mandate) => PLACES.indexOf(a.place) - PLACES.indexOf(b.place);

/** Whether a mandate is of the whole term. */
export const wholeTerm = (one: Mandate, term: Term): boolean => one.validFrom.equals(term.validFrom) && one.validTo.equals(term.validTo);

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

/** A term of a body as it was on a day: its mandates by how they stood, and who came to its sittings up to then. */
export async function readTerm(db: Reader, lang: Lang, term: Term | undefined, day: Temporal.PlainDate) {
	const t = messages[lang];
	const mandates = term === undefined ? [] : await mandatesOf(db, term.id);
	const [places, sittings] = await Promise.all([
		placeNames(
			db,
			mandates.flatMap((one) => one.territoryId ?? []),
			lang
		),
		sittingsOf(db, mandates, day)
	]);
	const those = (standing: Standing) => mandates.filter((one) => standingOn(one, day) === standing).toSorted(byPlace);
	const held = those('held');
	const free = term === undefined ? 0 : vacant(term.seats, mandates, day);
	const byEvent = Map.groupBy([...sittings.values()].flat(), ({ eventId }) => eventId);
	return {
		held,
		ended: those('ended'),
		ahead: those('ahead'),
		placeOf: (one: Mandate) => places.get(one.territoryId ?? ''),
		attendanceOf: (one: Mandate) => attendanceShown(lang, sittings.get(one.id)),
		/** How many of the members came to an event. */
		cameTo: (eventId: string) => attendanceShown(lang, byEvent.get(eventId)).counts,
		facts: term && {
			text: termText(lang, term),
			source: term.source,
			members: t.membersOf({ held: formatNumber(lang, held.length), seats: formatNumber(lang, term.seats) }),
			free: free === 0 ? t.full : t.vacant(free)
		}
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
	const unit = await bodyUnit(db, unitId);
	const [terms, above, staff] = await Promise.all([termsOf(db, unitId), unitsAbove(db, unit.path), staffOf(db, unitId)]);
	const term = termOn(terms, day);
	const [read, lists, card] = await Promise.all([
		readTerm(db, lang, term, day),
		term && eventLists(db, actor, { unitId, held: term, day, cursor }),
		cardHref(db, actor, unit)
	]);
	const memberOf = (one: Mandate) => ({
		...toMember(lang, one, read.placeOf(one)),
		href: paths.desk.mandate(unitId, one.id),
		attendance: read.attendanceOf(one)
	});
	return {
		id: unit.id,
		name: unit.name[lang],
		kind: units[lang].kinds[unit.kind],
		above: above.at(-1)?.name[lang] ?? '',
		day: { value: day.toString(), text: formatDate(lang, day) },
		term: read.facts,
		held: read.held.map(memberOf),
		ended: read.ended.map(memberOf),
		ahead: read.ahead.map(memberOf),
		cardHref: card,
		sittings: lists && {
			ahead: lists.ahead.map((event) => toSitting(lang, unitId, event)),
			past: lists.past.map((event) => ({ ...toSitting(lang, unitId, event), came: read.cameTo(event.id) })),
			older: lists.next === undefined ? undefined : paths.desk.mandatesOf(unitId, { on: day.toString(), after: lists.next })
		},
		mayKeep: can(actor, 'manage', unit.path),
		staff: [...new Map(staff.map(({ personId, name, title }) => [personId, `${name}, ${title[lang]}`]))].map(([value, label]) => ({
			value,
			label
		}))
	};
}

export type Composition = Awaited<ReturnType<typeof presentComposition>>;
