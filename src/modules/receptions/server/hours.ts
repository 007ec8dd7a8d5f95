/** A host's hours as they are kept, and the days made of them ahead of time. */
import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { dayOf, ZONE } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { getSetting } from '#platform/settings/index.ts';
import type { Mode } from '../rules.ts';
import { difference, type StandingDay } from '../rules/difference.ts';
import { namedDays, plannedDays, type Absence, type Edition, type Exception, type HostHours, type Nth, type Span } from '../rules/hours.ts';
import { cancelDays, changeDay, daysWhere, makeDays, type DayRow, type Drop } from './days.ts';
import { tellFallen, type Fallen } from './fallen.ts';
import { tellHost, type Host } from './hosts.ts';

interface StoredEdition {
	patternId: string;
	placeId: string;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate | null;
	every: 'week' | 'month';
	step: number;
	anchor: Temporal.PlainDate;
	weekdays: number[];
	nth: Nth | null;
	from: string;
	to: string;
	slotMinutes: number;
	seats: number;
	walkInShare: number;
	languages: Lang[];
	modes: Mode[];
}

function toEdition({ every, step, anchor, weekdays, nth, from, to, ...edition }: StoredEdition): Edition {
	const common = { step, anchor, weekdays };
	const rhythm = every === 'week' || nth === null ? ({ every: 'week', ...common } as const) : ({ every: 'month', nth, ...common } as const);
	return { ...edition, rhythm, from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) };
}

/** Every edition of a host's patterns, by pattern and date. */
export async function editionsOf(db: Reader | Tx, hostId: string): Promise<Edition[]> {
	const list = await rows(
		db,
		sql<StoredEdition>`
			SELECT e.pattern_id AS "patternId", e.place_id AS "placeId", e.valid_from AS "validFrom", e.valid_to AS "validTo", e.every, e.step, e.anchor,
				e.weekdays, e.nth, e.from_time AS "from", e.to_time AS "to", e.slot_minutes AS "slotMinutes", e.seats, e.walk_in_share AS "walkInShare",
				e.languages, e.modes
			FROM reception_pattern p JOIN reception_edition e ON e.pattern_id = p.id WHERE p.host_id = ${hostId}
			ORDER BY p.made_at, p.id, e.valid_from`
	);
	return list.map(toEdition);
}

/** The days of a host's patterns that are otherwise, from a day on. */
export async function exceptionsOf(db: Reader | Tx, hostId: string, from: Temporal.PlainDate): Promise<Exception[]> {
	const list = await rows(
		db,
		sql<{ patternId: string; day: Temporal.PlainDate; from: string | null; to: string | null; reason: string }>`
			SELECT x.pattern_id AS "patternId", x.day, x.from_time AS "from", x.to_time AS "to", x.reason
			FROM reception_pattern p JOIN reception_exception x ON x.pattern_id = p.id WHERE p.host_id = ${hostId} AND x.day >= ${from} ORDER BY x.day`
	);
	return list.map(({ from: begins, to, ...one }) => ({
		...one,
		hours: begins === null || to === null ? null : { from: Temporal.PlainTime.from(begins), to: Temporal.PlainTime.from(to) }
	}));
}

/** Keeps what a day of a pattern is instead; said again, the last word holds. */
export async function keepException(tx: Tx, { patternId, day, hours, reason }: Exception): Promise<void> {
	const values = { from_time: hours?.from.toString() ?? null, to_time: hours?.to.toString() ?? null, reason, made_at: now() };
	await tx
		.insertInto('reception_exception')
		.values({ pattern_id: patternId, day, ...values })
		.onConflict((c) => c.columns(['pattern_id', 'day']).doUpdateSet(values))
		.execute();
}

/** Absences of a host that are not over on a day. */
export function absencesOf(db: Reader | Tx, hostId: string, from: Temporal.PlainDate): Promise<(Absence & { id: string })[]> {
	return rows(
		db,
		sql<Absence & { id: string }>`
			SELECT id, from_on AS "from", until_on AS until, reason FROM reception_absence
			WHERE host_id = ${hostId} AND until_on >= ${from} ORDER BY from_on, id`
	);
}

/** Everything that a host's days from `from` on are computed of. */
export async function hoursOfHost(db: Reader | Tx, host: Host, from: Temporal.PlainDate): Promise<HostHours> {
	const [editions, exceptions, absences] = [
		await editionsOf(db, host.id),
		await exceptionsOf(db, host.id, from),
		await absencesOf(db, host.id, from)
	];
	return { editions, exceptions, absences, host };
}

/** The last day that is made ahead of time: so many weeks from today (setting `reception_weeks_ahead`). */
export async function lastAhead(db: Reader | Tx): Promise<Temporal.PlainDate> {
	return dayOf(now()).add({ weeks: await getSetting(db as Reader, 'reception_weeks_ahead') });
}

/** The days of a host that are to come and not cancelled, those by hand among them. */
export function comingDays(db: Reader | Tx, hostId: string): Promise<DayRow[]> {
	return daysWhere(db, sql`d.host_id = ${hostId} AND d.state = 'planned' AND d.starts_at > ${now()} ORDER BY d.starts_at`);
}

export interface Followed {
	made: number;
	changed: number;
	/** What fell out, already told to those who keep the bookings. */
	fallen: Fallen[];
}

/** Why a day that stood is planned no more. */
function dropOf(day: DayRow, hours: HostHours, missing: ReturnType<typeof namedDays>): Drop {
	const named = missing.find((one) => one.edition.patternId === day.patternId && one.day.equals(day.day))?.missing;
	if (named === undefined) return { id: day.id, why: 'hours', reason: null };
	return { id: day.id, why: named.why, reason: named.why === 'day_off' ? named.special.name.kk : named.reason };
}

/** What was made by hand falls with the host's absence or leave only. */
function droppedByHand(day: DayRow, { absences, host }: HostHours): Drop | undefined {
	const before = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0;
	const absence = absences.find(({ from, until }) => !before(day.day, from) && !before(until, day.day));
	if (absence !== undefined) return { id: day.id, why: 'absence', reason: absence.reason };
	return host.validTo != null && before(host.validTo, day.day) ? { id: day.id, why: 'hours', reason: null } : undefined;
}

const isOfPattern = (day: DayRow): day is DayRow & StandingDay => day.patternId !== null;

/**
 * Makes the days of a host that are to come be those that the hours say: what has begun stays as it is. Run again it does nothing
 * more. The caller holds the host (`openHost`). What cancels or changes days is told on the host's chain, and those who had booked
 * are told by the rooms that keep them.
 */
export async function followHours(tx: Tx, actor: Actor, host: Host): Promise<Followed> {
	const [today, ahead, standing, calendar] = [dayOf(now()), await lastAhead(tx), await comingDays(tx, host.id), await loadCalendar(tx)];
	const hours = await hoursOfHost(tx, host, today);
	const furthest = standing.at(-1)?.day ?? ahead;
	const span: Span = { from: today, until: Temporal.PlainDate.compare(furthest, ahead) > 0 ? furthest : ahead };
	const planned = plannedDays(calendar, ZONE, hours, span).filter(({ startsAt }) => Temporal.Instant.compare(startsAt, now()) > 0);
	const { make, change, drop } = difference(planned, standing.filter(isOfPattern));
	const named = drop.length === 0 ? [] : namedDays(calendar, hours, span);
	const byHand = standing.filter((day) => !isOfPattern(day)).flatMap((day) => droppedByHand(day, hours) ?? []);
	const fallen = await cancelDays(tx, host.id, [
		...standing.filter((day) => drop.includes(day as StandingDay)).map((day) => dropOf(day, hours, named)),
		...byHand
	]);
	for (const one of change) fallen.push(await changeDay(tx, host.id, one));
	const made = await makeDays(tx, host.id, make);
	await tellFallen(tx, fallen);
	await tellLost(tx, actor, host.id, standing, fallen);
	return { made: made.length, changed: change.length, fallen };
}

/** The days that were cancelled or lost bookings, one by one, on the host's chain. */
export async function tellLost(
	tx: Tx,
	actor: Actor,
	hostId: string,
	standing: readonly DayRow[],
	fallen: readonly Fallen[]
): Promise<void> {
	for (const { dayId, why, reason, wishIds } of fallen) {
		if (why === 'hours' && wishIds.length === 0) continue;
		const day = standing.find((one) => one.id === dayId)?.day.toString();
		await tellHost(tx, actor, hostId, 'day_lost', now(), { dayId, day, why, reason, booked: wishIds.length });
	}
}
