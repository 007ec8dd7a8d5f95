/** Hosts and their hours as the desk shows them: every field named, every text in the reader's language. */
import { holdsOn } from '#platform/calendar/editions.ts';
import { now } from '#platform/clock.ts';
import { sql, type Reader } from '#platform/db/index.ts';
import { forbidden, found } from '#platform/errors.ts';
import { dayOf, formatDate, formatDateTime, formatTime, formatWeekday } from '#platform/i18n/format.ts';
import { LANG_NAMES, type Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { holds, type Staff } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { paths } from '#lib/paths.ts';
import type { Fact, Option, TimelineItem, Tone } from '#lib/ui/shapes.ts';
import { mandatesWithin } from '#modules/mandates/server/index.ts';
import { personNames, staffOf, unitsByIds } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import type { Mode } from '../rules.ts';
import type { Edition, Rhythm } from '../rules/hours.ts';
import { daysOf, daysWhere, type DayRow } from './days.ts';
import { absencesOf, editionsOf, lastAhead } from './hours.ts';
import { hostById, hostsWhere, placesWhere, type Host, type Place } from './hosts.ts';
import { KEEPING, keepsHost } from './policy.ts';
import { seatCounts } from './seen.ts';

/** Whose pages these are: who keeps hours, deputies their own, and auditors read. */
export const READING = [...KEEPING, 'deputy', 'auditor'] as const;
const PAGE = 50;

/** Where the actor reads of hosts and places: their units and below. */
const readingPaths = (actor: Staff): string[] =>
	actor.posts.filter(({ role }) => role === 'auditor' || KEEPING.includes(role)).map((post) => post.unitPath);

export const keepsAny = (actor: Staff): boolean => actor.posts.some(({ role }) => KEEPING.includes(role));

/** A host for a page. Throws not_found, forbidden for who neither keeps nor audits their hours. */
export async function hostFor(db: Reader, actor: Staff, id: string): Promise<Host> {
	const host = found(await hostById(db, id));
	if (!keepsHost(actor, host) && !holds(actor, ['auditor'], host.unitPath)) throw forbidden();
	return host;
}

/** How it comes again, in words. */
export function rhythmText(lang: Lang, rhythm: Rhythm): string {
	const t = messages[lang];
	const days = rhythm.weekdays.toSorted((a, b) => a - b);
	if (rhythm.every === 'week') return t.weekly(rhythm.step, days.map((one) => t.weekdays[one - 1] ?? '').join(', '));
	return t.monthly(rhythm.step, days.map((one) => t.nthDay(rhythm.nth, one)).join(', '));
}

export const modesText = (lang: Lang, modes: readonly Mode[]) => modes.map((mode) => messages[lang].modes[mode]).join(', ');
export const languagesText = (languages: readonly Lang[]) => languages.map((one) => LANG_NAMES[one].long).join(', ');
const hm = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'minute' });

/** The hosts that the reader keeps or audits, by name. `after` is the name and id of the last one of the page before. */
export async function presentHosts(db: Reader, actor: Staff, lang: Lang, after: string | undefined) {
	const today = dayOf(now());
	const [name, id] = after === undefined ? [] : [after.slice(0, -37), after.slice(-36)];
	const further = name === undefined || id === undefined ? sql`true` : sql`(h.name, h.id::text) > (${name}, ${id})`;
	const own = sql`(u.path <@ ANY(${readingPaths(actor)}::ltree[]) OR h.person_id = ${actor.personId})`;
	const going = sql`(h.valid_to IS NULL OR h.valid_to >= ${today})`;
	const list = await hostsWhere(db, sql`${own} AND ${going} AND ${further} ORDER BY h.name, h.id LIMIT ${PAGE + 1}`);
	const hosts = list.slice(0, PAGE);
	const [units, next] = [
		await unitsByIds(
			db,
			hosts.map((one) => one.unitId)
		),
		await nextDays(
			db,
			hosts.map((one) => one.id)
		)
	];
	const last = list.length > PAGE ? hosts.at(-1) : undefined;
	return {
		mayKeep: keepsAny(actor),
		items: hosts.map((one) => ({
			id: one.id,
			href: paths.desk.receptionHost(one.id),
			name: one.name,
			title: one.title[lang],
			unit: units.get(one.unitId)?.name[lang] ?? '',
			next: dayTime(lang, next.get(one.id)) ?? messages[lang].noNext
		})),
		more: last === undefined ? undefined : paths.desk.receptions({ after: `${last.name} ${last.id}` })
	};
}

const dayTime = (lang: Lang, day: Pick<DayRow, 'startsAt'> | undefined) =>
	day === undefined ? undefined : formatDateTime(lang, day.startsAt);

async function nextDays(db: Reader, hostIds: readonly string[]): Promise<Map<string, DayRow>> {
	if (hostIds.length === 0) return new Map();
	const next = sql`d.id IN (SELECT n.id FROM unnest(${[...hostIds]}::uuid[]) AS h (id) CROSS JOIN LATERAL (
		SELECT x.id FROM reception_day x WHERE x.host_id = h.id AND x.state = 'planned' AND x.day >= ${dayOf(now())} AND x.starts_at > ${now()}
		ORDER BY x.day, x.starts_at LIMIT 1) n)`;
	return new Map((await daysWhere(db, next)).map((day) => [day.hostId, day]));
}

/** Who may become a host of a unit: mandates held in it and below, and its own posts. */
export async function candidates(db: Reader, lang: Lang, unit: { id: string; path: string }): Promise<Option[]> {
	const [mandates, staff] = [await mandatesWithin(db, unit.path), await staffOf(db, unit.id)];
	const people = new Map(staff.map((one) => [one.personId, one]));
	return [
		...mandates.map(({ id, name, body }) => ({ value: `mandate:${id}`, label: messages[lang].host.mandate(name, body[lang]) })),
		...[...people.values()].map(({ personId, name, title }) => ({
			value: `person:${personId}`,
			label: messages[lang].host.mandate(name, title[lang])
		}))
	];
}

/** The places at which a unit's people may plan hours today: of the units they keep, and of those above the host. */
export async function placeOptions(db: Reader, lang: Lang, host: Host): Promise<Option[]> {
	const root = host.unitPath.split('.').slice(0, 2).join('.');
	const list = await placesWhere(
		db,
		sql`(u.path <@ ${root}::ltree OR u.path @> ${host.unitPath}::ltree) AND (p.valid_to IS NULL OR p.valid_to >= ${dayOf(now())}) ORDER BY p.id LIMIT 300`
	);
	return list.map((place) => ({ value: place.id, label: `${place.name[lang]}, ${place.address[lang]}` }));
}

export interface SeenDay {
	id: string;
	href: string;
	day: string;
	time: string;
	/** The place on a host's page, the host on a place's. */
	other: string;
	modes: string;
	seats: string;
	walkIn: string;
	state: string;
	tone: Tone;
}

/** Days as rows of a week. */
export async function presentDays(db: Reader, lang: Lang, days: readonly DayRow[], other: (day: DayRow) => string): Promise<SeenDay[]> {
	const t = messages[lang];
	const counts = await seatCounts(
		db,
		days.map(({ id }) => id)
	);
	return days.map((day) => {
		const count = counts.get(day.id) ?? { all: 0, taken: 0, walkIn: 0 };
		return {
			id: day.id,
			href: paths.desk.receptionDay(day.id),
			day: formatWeekday(lang, day.day),
			time: `${formatTime(lang, day.startsAt)}–${formatTime(lang, day.endsAt)}`,
			other: other(day),
			modes: modesText(lang, day.modes),
			seats: t.taken(formatNumber(lang, count.taken), formatNumber(lang, count.all)),
			walkIn: formatNumber(lang, count.walkIn),
			state: day.why === null ? t.states[day.state] : t.whys[day.why],
			tone: day.state === 'planned' ? ('underway' as const) : ('neutral' as const)
		};
	});
}

/** The Monday of the week asked for; of this week when none was, or what was asked is no day. */
export function weekAsked(text: string | null): Temporal.PlainDate {
	const monday = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 });
	try {
		return monday(Temporal.PlainDate.from(text ?? ''));
	} catch {
		return monday(dayOf(now()));
	}
}

/** A week with the way to its neighbours. */
export function presentWeek(lang: Lang, monday: Temporal.PlainDate, href: (week: string) => string) {
	const sunday = monday.add({ days: 6 });
	return {
		title: messages[lang].host.weekOf(formatDate(lang, monday), formatDate(lang, sunday)),
		before: href(monday.subtract({ weeks: 1 }).toString()),
		after: href(monday.add({ weeks: 1 }).toString())
	};
}

/** Names of places by id. */
export async function placesByIds(db: Reader, ids: readonly string[]): Promise<Map<string, Place>> {
	if (ids.length === 0) return new Map();
	return new Map((await placesWhere(db, sql`p.id = ANY(${[...new Set(ids)]}::uuid[])`)).map((place) => [place.id, place]));
}

/** A host's page: the week, the hours that come again, the days away. */
export async function presentHost(db: Reader, actor: Staff, lang: Lang, host: Host, monday: Temporal.PlainDate) {
	const t = messages[lang];
	const today = dayOf(now());
	const [days, editions, absences, units, ahead, next] = [
		await daysOf(db, host.id, { from: monday, until: monday.add({ days: 6 }) }),
		await editionsOf(db, host.id),
		await absencesOf(db, host.id, today),
		await unitsByIds(db, [host.unitId]),
		await lastAhead(db),
		await nextDays(db, [host.id])
	];
	const places = await placesByIds(
		db,
		[...days, ...editions].map(({ placeId }) => placeId)
	);
	const placeName = (id: string) => places.get(id)?.name[lang] ?? '';
	const span =
		host.validTo === null
			? t.since(formatDate(lang, host.validFrom))
			: `${formatDate(lang, host.validFrom)} – ${formatDate(lang, host.validTo)}`;
	const facts: Fact[] = [
		{ term: t.host.facts.unit, value: units.get(host.unitId)?.name[lang] ?? '' },
		{ term: t.host.facts.days, value: span },
		{ term: t.host.facts.next, value: dayTime(lang, next.get(host.id)) ?? t.noNext },
		{ term: t.host.facts.until, value: formatDate(lang, ahead) }
	];
	return {
		id: host.id,
		name: host.name,
		title: host.title[lang],
		facts,
		mayKeep: keepsHost(actor, host),
		going: host.validTo === null || Temporal.PlainDate.compare(host.validTo, today) >= 0,
		week: presentWeek(lang, monday, (week) => paths.desk.receptionHost(host.id, { week })),
		days: await presentDays(db, lang, days, (day) => placeName(day.placeId)),
		hours: editions
			.filter((one) => one.validTo == null || Temporal.PlainDate.compare(one.validTo, today) >= 0)
			.map((one) => presentEdition(lang, host.id, one, placeName)),
		absences: absences.map(({ id, from, until, reason }) => ({
			id,
			days: `${formatDate(lang, from)} – ${formatDate(lang, until)}`,
			reason
		})),
		today: today.toString()
	};
}

function presentEdition(lang: Lang, hostId: string, one: Edition, placeName: (id: string) => string) {
	const t = messages[lang];
	const from = formatDate(lang, one.validFrom);
	return {
		id: `${one.patternId} ${one.validFrom.toString()}`,
		href: paths.desk.receptionPattern(hostId, one.patternId),
		when: rhythmText(lang, one.rhythm),
		time: `${hm(one.from)}–${hm(one.to)}`,
		place: placeName(one.placeId),
		notes: [t.minutes(one.slotMinutes), ...(one.walkInShare > 0 ? [t.walkIn(one.walkInShare)] : []), modesText(lang, one.modes)].join(
			' · '
		),
		days: one.validTo == null ? t.since(from) : `${from} – ${formatDate(lang, one.validTo)}`
	};
}

/** The fields of a pattern as its form shows them: of the edition that holds today, else of the first to come. */
export function patternValues(editions: readonly Edition[]): Record<string, string> {
	const today = dayOf(now());
	const one =
		editions.find((edition) => holdsOn(edition, today)) ??
		editions.find((edition) => Temporal.PlainDate.compare(edition.validFrom, today) > 0) ??
		editions.at(-1);
	if (one === undefined) return {};
	const { rhythm } = one;
	return {
		every: rhythm.every,
		step: String(rhythm.step),
		weekdays: rhythm.weekdays.join(','),
		nth: rhythm.every === 'month' ? String(rhythm.nth) : '1',
		from: hm(one.from),
		to: hm(one.to),
		placeId: one.placeId,
		slotMinutes: String(one.slotMinutes),
		seats: String(one.seats),
		walkInShare: String(one.walkInShare),
		languages: one.languages.join(','),
		modes: one.modes.join(','),
		validFrom: today.add({ days: 1 }).toString(),
		validTo: one.validTo?.toString() ?? ''
	};
}

/** The fields with which a form of hours begins. */
export function newPatternValues(): Record<string, string> {
	return {
		every: 'week',
		step: '1',
		nth: '1',
		slotMinutes: '20',
		seats: '1',
		walkInShare: '30',
		languages: 'kk,ru',
		modes: 'in_person',
		validFrom: dayOf(now()).add({ days: 1 }).toString(),
		day: dayOf(now()).add({ days: 1 }).toString()
	};
}

/** What was done with a host's hours, newest first. */
export async function presentHostHistory(db: Reader, lang: Lang, hostId: string): Promise<TimelineItem[]> {
	const list = await timelineOf(db, { kind: 'reception_host', id: hostId }, 'staff');
	const t = messages[lang];
	const people = await personNames(
		db,
		list.flatMap(({ actorId }) => actorId ?? [])
	);
	const day = (text: unknown) => (typeof text === 'string' ? formatDate(lang, Temporal.PlainDate.from(text)) : '');
	const why = (text: unknown) => Object.entries(t.whys).find(([one]) => one === text)?.[1] ?? '';
	const acts: Record<string, string> = t.acts;
	return list.toReversed().map((row) => ({
		id: String(row.seq),
		when: formatDateTime(lang, row.at),
		datetime: row.at.toString(),
		what: acts[row.act] ?? row.act,
		note: [
			row.actorKind === 'system' ? t.system : (people.get(row.actorId ?? '') ?? ''),
			day(row.data.day),
			day(row.data.from === undefined || row.act === 'reception_host.day_moved' ? undefined : row.data.from),
			row.act === 'reception_host.day_moved' ? '' : day(row.data.to),
			why(row.data.why),
			typeof row.data.booked === 'number' && row.data.booked > 0 ? t.preview.lost(row.data.booked) : ''
		]
			.filter((part) => part !== '')
			.join(' · '),
		text: typeof row.data.reason === 'string' ? row.data.reason : undefined
	}));
}
