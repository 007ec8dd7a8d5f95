/** The line of a day as the desk sees it. Names are read here: each reading is written down. */
import { paths } from '#lib/paths.ts';
import type { Tone } from '#lib/ui/shapes.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { dayOf, formatDate, formatTime } from '#platform/i18n/format.ts';
import { LANG_NAMES, LANGS, type Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { priorityGroups, seatsOn } from '#modules/receptions/server/index.ts';
import { lookAtPersons, type Person } from '#modules/wishes/server/index.ts';
import { messages } from '../messages/index.ts';
import { AT_THE_DOOR, CALL_MINUTES, labelOf, next, type Part, type TicketState } from '../rules.ts';
import { dayById, forecast, paceOf, ticketsOf, type LineDay, type TicketRow, type Waiting } from './queries.ts';
import { keptBy } from './store.ts';

const PART_TONES: Record<Part, Tone> = { booked: 'new', priority: 'underway', general: 'neutral', early: 'neutral' };
const STATE_TONES: Record<TicketState, Tone> = {
	waiting: 'neutral',
	called: 'underway',
	serving: 'underway',
	finished: 'done',
	missed: 'late',
	left: 'neutral',
	kept: 'new'
};
const ENDED: readonly TicketState[] = ['finished', 'left', 'kept'];

type People = ReadonlyMap<string, Person>;

/** Throws not_found for who does not keep the host's hours. */
export async function presentLine(tx: Tx, lang: Lang, actor: Staff, dayId: string) {
	const db = asReader(tx);
	const day = keptBy(actor, await dayById(db, dayId));
	const at = now();
	const today = day.day.equals(dayOf(at));
	const open = today && day.closedAt === null;
	const tickets = await ticketsOf(db, dayId);
	const booked = await seatsOn(db, dayId);
	const coming = booked.filter(({ wishId }) => !tickets.some((ticket) => ticket.wishId === wishId));
	const people = await lookAtPersons(
		tx,
		actor,
		[...tickets, ...coming].map(({ wishId }) => wishId)
	);
	const door = tickets.find(({ state }) => AT_THE_DOOR.includes(state));
	return {
		id: dayId,
		title: `${day.hostName}, ${formatDate(lang, day.day)}`,
		hallHref: paths.hall(lang, dayId),
		facts: await factsOf(tx, lang, day),
		note: noteOf(lang, day, today),
		open,
		mayOpen: open && day.openedAt === null,
		mayClose: open && day.openedAt !== null,
		door: door === undefined ? undefined : presentDoor(lang, door, people, at),
		line: (await forecast(db, day, tickets, at)).map((one) => presentWaiting(lang, one, people)),
		expected: coming.map(({ wishId, startsAt }) => ({ wishId, name: nameOf(people, wishId), at: formatTime(lang, startsAt) })),
		missed: tickets
			.filter(({ state }) => state === 'missed')
			.map((one) => ({ ...named(one, people), mayReturn: open && next(one, 'return', at) !== undefined })),
		ended: tickets
			.filter(({ state }) => ENDED.includes(state))
			.map((one) => ({
				...named(one, people),
				tag: { text: messages[lang].states[one.state], tone: STATE_TONES[one.state] },
				cardHref: one.hasCard ? paths.desk.ticketCard(one.id) : undefined
			})),
		walkIn: await walkInForm(tx, lang)
	};
}

export type LinePage = Awaited<ReturnType<typeof presentLine>>;

async function factsOf(tx: Tx, lang: Lang, day: LineDay) {
	const t = messages[lang];
	return [
		{ term: t.facts.host, value: day.hostName },
		{ term: t.facts.place, value: day.placeName[lang] },
		{ term: t.facts.hours, value: `${formatTime(lang, day.startsAt)} – ${formatTime(lang, day.endsAt)}` },
		{ term: t.facts.pace, value: t.pace(String(await paceOf(tx, day))) }
	];
}

function noteOf(lang: Lang, day: LineDay, today: boolean): string | undefined {
	if (day.closedAt !== null) return messages[lang].closed(formatTime(lang, day.closedAt));
	return today ? undefined : messages[lang].notToday;
}

/** First name and the first letter of the last one: enough to call somebody in, and no more. */
function nameOf(people: People, wishId: string): string {
	const person = people.get(wishId);
	const initial = person?.lastName?.at(0);
	return [person?.firstName ?? '', initial === undefined ? '' : `${initial}.`].filter((part) => part !== '').join(' ');
}

const named = (ticket: TicketRow, people: People) => ({
	id: ticket.id,
	label: labelOf(ticket.series, ticket.n),
	name: nameOf(people, ticket.wishId)
});

function presentDoor(lang: Lang, ticket: TicketRow, people: People, at: Temporal.Instant) {
	const t = messages[lang];
	const serving = ticket.state === 'serving';
	const since = (serving ? ticket.beganAt : ticket.calledAt) ?? at;
	const mayMiss = next(ticket, 'miss', at) !== undefined;
	const person = people.get(ticket.wishId);
	return {
		...named(ticket, people),
		serving,
		tag: { text: t.states[ticket.state], tone: STATE_TONES[ticket.state] },
		when: (serving ? t.door.serving : t.door.called)(formatTime(lang, since)),
		topic: person?.topic ?? '',
		needs: person?.needs ?? undefined,
		mayMiss,
		missFrom: serving || mayMiss ? undefined : formatTime(lang, since.add({ minutes: CALL_MINUTES })),
		cardHref: paths.desk.ticketCard(ticket.id)
	};
}

function presentWaiting(lang: Lang, { ticket, part, at }: Waiting, people: People) {
	return {
		...named(ticket, people),
		topic: people.get(ticket.wishId)?.topic ?? '',
		part: { text: messages[lang].parts[part], tone: PART_TONES[part] },
		booked: ticket.slotAt === null ? undefined : formatTime(lang, ticket.slotAt),
		arrived: formatTime(lang, ticket.returnedAt ?? ticket.arrivedAt),
		when: formatTime(lang, at)
	};
}

async function walkInForm(tx: Tx, lang: Lang) {
	const groups = await priorityGroups(tx, dayOf(now()));
	return {
		key: newId(),
		languages: LANGS.map((value) => ({ value, label: LANG_NAMES[value].long })),
		groups: [{ value: '', label: messages[lang].walkIn.noGroup }, ...groups.map(({ code, name }) => ({ value: code, label: name[lang] }))]
	};
}
