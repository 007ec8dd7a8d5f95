/**
 * What citizens read of factions and public councils, field by field. Who was elected or named to such a body is public by that
 * function: the name, the place they hold, from where, from which day to which, to how many of how many sittings they came. Nothing
 * else of a person is: no contact, no post, no reason for an absence or for an early end, and nobody who came without a seat.
 * Attendance counts every sitting, as the desk does; a sitting is told of when whoever planned it said that citizens may read of it.
 */
import type { Reader } from '#platform/db/index.ts';
import { now } from '#platform/clock.ts';
import { found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import type { UnitEvent } from '#modules/events/server/index.ts';
import { messages as units } from '#modules/organisation/messages/index.ts';
import { unitsAbove } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { termOn } from '../rules.ts';
import { readTerm, termText, toMember, wholeTerm } from './present.ts';
import { bodyRows, bodyUnit, termsOf, type BodyRow, type Mandate } from './queries.ts';
import { eventLists, toSitting } from './sittings.ts';

/** More bodies than these are shown branch by branch: the page stays small on a slow network. */
const MOST = 20;

/** Bodies by branch; those of one branch when it is asked for by its code. Throws not_found for a branch without any. */
export async function presentPublicBodies(db: Reader, lang: Lang, code: string | undefined) {
	const all = await bodyRows(db, lang);
	const byBranch = [...Map.groupBy(all, ({ branchCode }) => branchCode)].map(([branch, bodies]) => ({ branch, bodies }));
	const chosen = code === undefined ? undefined : found(byBranch.find(({ branch }) => branch === code));
	const shown = chosen === undefined ? (all.length > MOST ? [] : byBranch) : [chosen];
	return {
		chosen: chosen?.bodies[0]?.branch[lang],
		branches: byBranch.map(({ branch, bodies: [first] }) => ({
			code: branch,
			name: first?.branch[lang] ?? '',
			href: paths.councils.list(lang, branch),
			current: branch === code
		})),
		groups: shown.map(({ branch, bodies }) => ({
			code: branch,
			name: bodies[0]?.branch[lang] ?? '',
			bodies: bodies.map((body) => toPublicBody(lang, body))
		}))
	};
}

function toPublicBody(lang: Lang, { id, kind, name, seats, held, chair }: BodyRow) {
	const t = messages[lang];
	return {
		id,
		href: paths.councils.one(lang, id),
		name: name[lang],
		kind: units[lang].kinds[kind],
		members: seats === null ? t.noTerm : t.membersOf({ held: formatNumber(lang, held), seats: formatNumber(lang, seats) }),
		chair: seats === null ? '' : (chair ?? t.noChair)
	};
}

/**
 * One body: who sits in it today, or on the last day of an earlier term (by its number), who did before, its sittings. `cursor`: a
 * page of sittings. Throws not_found for a unit that has no members, and for a term that it never had.
 */
export async function presentPublicBody(
	db: Reader,
	lang: Lang,
	id: string,
	{ ordinal, cursor }: { ordinal?: number | undefined; cursor?: string | undefined } = {}
) {
	const unit = await bodyUnit(db, id);
	const [terms, above, today] = [await termsOf(db, id), await unitsAbove(db, unit.path), dayOf(now())];
	const current = termOn(terms, today);
	const term = ordinal === undefined ? current : found(terms.find((one) => one.ordinal === ordinal));
	const over = term !== undefined && Temporal.PlainDate.compare(term.validTo, today) < 0;
	const day = over ? term.validTo : today;
	const [read, lists] = await Promise.all([
		readTerm(db, lang, term, day),
		term && eventLists(db, ANONYMOUS, { unitId: id, held: term, day, cursor })
	]);
	const memberOf = (one: Mandate) => ({
		/** What a deputy owes is told of on a page of its own. */
		duties: unit.kind === 'faction' ? paths.deputies.one(lang, one.id) : undefined,
		...toPublicMember(lang, one, read.placeOf(one), read.attendanceOf(one)),
		// Of who sits for the whole term the page says it once.
		period: term !== undefined && wholeTerm(one, term) ? undefined : toMember(lang, one, undefined).period
	});
	const sittingOf = (event: UnitEvent) => toPublicSitting(lang, id, event);
	const href = (one: { ordinal: number }, after?: string) => {
		const given = one.ordinal === current?.ordinal ? undefined : String(one.ordinal);
		return paths.councils.one(lang, id, { term: given, after });
	};
	return {
		id,
		name: unit.name[lang],
		kind: units[lang].kinds[unit.kind],
		above: above.at(-1)?.name[lang] ?? '',
		term: read.facts,
		over,
		held: read.held.map(memberOf),
		ended: read.ended.map(memberOf),
		terms: terms.map((one) => ({ text: termText(lang, one), href: href(one), current: one.ordinal === term?.ordinal })),
		ahead: lists?.ahead.map(sittingOf) ?? [],
		past: lists?.past.map((event) => ({ ...sittingOf(event), came: read.cameTo(event.id) })) ?? [],
		older: term === undefined || lists?.next === undefined ? undefined : href(term, lists.next)
	};
}

function toPublicMember(lang: Lang, one: Mandate, from: string | undefined, attendance: { counts: string | undefined; text: string }) {
	const { id, name, place, givenBy } = toMember(lang, one, from);
	return { id, name, place, givenBy, from: from ?? '', came: attendance.counts ?? attendance.text };
}

function toPublicSitting(lang: Lang, unitId: string, event: UnitEvent) {
	const { id, title, date, time, tag } = toSitting(lang, unitId, event);
	return { id, title, date, time, tag, place: event.place ?? messages[lang].public.online };
}

export type PublicBodies = Awaited<ReturnType<typeof presentPublicBodies>>;
export type PublicBody = Awaited<ReturnType<typeof presentPublicBody>>;
