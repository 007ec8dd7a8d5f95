/** Events as the desk shows them: every field named, every text in the reader's language. */
import { dayOf, formatDate, formatTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { paths } from '#lib/paths.ts';
import type { Tone } from '#lib/ui/shapes.ts';
import { messages } from '../messages/index.ts';
import {
	firstCame,
	isRunning,
	itemAct,
	lastLeft,
	memberAttendance,
	minutesLate,
	tally,
	type Attendance,
	type EventState
} from '../rules.ts';
import { whenOf } from './letters.ts';
import { attendances, timingOf, type AgendaItem, type EventPerson, type EventRow, type InvitedUnit } from './queries.ts';

const STATE_TONES: Record<EventState, Tone> = {
	planned: 'neutral',
	invited: 'new',
	open: 'underway',
	closed: 'done',
	cancelled: 'neutral'
};
const TONES: Record<Attendance, Tone> = {
	present: 'done',
	late: 'underway',
	excused: 'neutral',
	absent: 'late',
	expected: 'new',
	unconfirmed: 'underway',
	unanswered: 'neutral'
};

/** Before it begins nobody was absent yet. */
function wordFor(lang: Lang, event: Pick<EventRow, 'state'>, attendance: Attendance): string {
	return attendance === 'excused' && event.state === 'invited' ? messages[lang].declined : messages[lang].attendance[attendance];
}

/** How a member of a body attends, as a tag. */
export function memberTag(lang: Lang, event: Pick<EventRow, 'state'>, attendance: Attendance) {
	const words = messages[lang].member;
	return { text: words[attendance === 'excused' && event.state === 'invited' ? 'declined' : attendance], tone: TONES[attendance] };
}

/** How the event stands, as a tag. */
export function stateTag(lang: Lang, event: Pick<EventRow, 'state'>) {
	return { text: messages[lang].states[event.state], tone: STATE_TONES[event.state] };
}

/** A line of a list of events. */
export function toDeskEvent(lang: Lang, event: EventRow) {
	return {
		id: event.id,
		title: event.title[lang],
		kind: event.kindName[lang],
		when: whenOf(lang, event),
		day: formatDate(lang, dayOf(event.startsAt)),
		host: event.hostName[lang],
		tag: stateTag(lang, event)
	};
}

/** The agenda with what really happened; `act`: what may be done with an item now. */
export function toDeskAgenda(lang: Lang, event: Pick<EventRow, 'state'>, agenda: readonly AgendaItem[]) {
	const running = agenda.some(isRunning);
	return agenda.map((item) => ({
		id: item.id,
		number: String(item.position),
		title: item.title,
		speaker: item.speaker,
		minutes: formatNumber(lang, item.minutes),
		runs: item.startedAt !== null && item.endedAt === null,
		actual:
			item.startedAt === null ? '' : `${formatTime(lang, item.startedAt)} – ${item.endedAt === null ? '' : formatTime(lang, item.endedAt)}`,
		act: event.state === 'open' ? itemAct(item, running) : undefined
	}));
}

const time = (lang: Lang, at: Temporal.Instant | undefined | null) => (at == null ? '' : formatTime(lang, at));

/** The members of an invited body, by name: when each came and left, and how they attend. */
function toMembers(lang: Lang, event: EventRow, unit: InvitedUnit) {
	const timing = timingOf(event);
	const names = new Intl.Collator('kk');
	const memberOf = (person: EventPerson) => {
		const how = memberAttendance(unit, person, timing);
		const late = minutesLate([person], event);
		return {
			id: person.id,
			name: person.name,
			came: time(lang, person.cameAt),
			left: time(lang, person.leftAt),
			tag: memberTag(lang, event, how),
			note: late > 0 ? messages[lang].lateBy(late) : how === 'excused' ? (person.reason ?? '') : ''
		};
	};
	return unit.people
		.filter(({ seatId }) => seatId !== null)
		.toSorted((a, b) => names.compare(a.name, b.name))
		.map(memberOf);
}

/** The invited units with who came and how, the unit's own page left out: names, times, reasons; `members` hold the seats of a body. */
export function toDeskInvited(lang: Lang, event: EventRow, invited: readonly InvitedUnit[]) {
	const t = messages[lang];
	const how = attendances(event, invited);
	return invited.map((unit) => {
		const attendance = how.get(unit.unitId) ?? 'unanswered';
		const late = minutesLate(unit.people, event);
		return {
			id: unit.unitId,
			name: unit.name[lang],
			people: unit.people.filter(({ seatId }) => seatId === null).map(({ id, name, cameAt }) => ({ id, name, there: cameAt !== null })),
			members: toMembers(lang, event, unit),
			came: time(lang, firstCame(unit.people)),
			left: time(lang, lastLeft(unit.people)),
			tag: { text: wordFor(lang, event, attendance), tone: TONES[attendance] },
			note: late > 0 ? t.lateBy(late) : attendance === 'unconfirmed' && unit.reply !== null ? t.saidBefore[unit.reply] : (unit.reason ?? '')
		};
	});
}

/** How many units attend in which way, of bodies how many members; those that are none left out. `total`: of how many. */
export function toDeskCounts(lang: Lang, event: EventRow, invited: readonly InvitedUnit[]) {
	const how = attendances(event, invited);
	const timing = timingOf(event);
	const each = invited.flatMap((unit) => {
		const members = unit.people.filter(({ seatId }) => seatId !== null);
		return members.length === 0 ? (how.get(unit.unitId) ?? []) : members.map((one) => memberAttendance(unit, one, timing));
	});
	const counts = tally(each);
	const tags = Object.entries(counts).flatMap(([name, count]) =>
		count === 0
			? []
			: [{ name, text: wordFor(lang, event, name as Attendance), count: formatNumber(lang, count), tone: TONES[name as Attendance] }]
	);
	return { total: formatNumber(lang, each.length), tags };
}

/** A document to download. */
export function toDeskDocument({ id, name }: { id: string; name: string }) {
	return { id, name, href: paths.file(id) };
}
