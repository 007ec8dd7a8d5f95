/** The list of conferences and the form of a plan. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatTime, ZONE } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { paths } from '#lib/paths.ts';
import {
	agendaOf,
	EVENT_LISTS,
	eventHref,
	eventKinds,
	eventsFor,
	hostUnitIds,
	isHost,
	toDeskEvent,
	videoService,
	type EventsWish,
	type EventRow
} from '#modules/events/server/index.ts';
import { describeAudience, staffOf, unitsByIds, unitsOf } from '#modules/organisation/server/index.ts';
import type { Audience } from '#modules/organisation/rules/audience.ts';
import { messages } from '../messages/index.ts';

/** A page of the list: what is ahead, or what is over; of one host where it is named. */
export async function presentList(db: Reader, lang: Lang, actor: Staff, wish: EventsWish) {
	const { list, hostId } = wish;
	const [page, hosts] = await Promise.all([eventsFor(db, actor, wish), unitsByIds(db, hostId === undefined ? [] : [hostId])]);
	const of = hostId === undefined ? {} : { host: hostId };
	const host = hosts.get(hostId ?? '');
	return {
		list,
		host: host && { name: host.name[lang], all: paths.desk.conferences({ list }) },
		lists: EVENT_LISTS.map((one) => ({ list: one, href: paths.desk.conferences({ list: one, ...of }) })),
		items: page.rows.map((event) => ({
			...toDeskEvent(lang, event),
			href: eventHref(event),
			note: isHost(actor, event) ? undefined : messages[lang].invitedYou
		})),
		older: page.next === undefined ? undefined : paths.desk.conferences({ list, ...of, after: page.next }),
		mayConvene: hostUnitIds(actor).length > 0
	};
}

/** What the form of a plan chooses from: units that the actor leads, who may chair, and the kinds, those that citizens come to (`open`) or the others. */
export async function presentPlanForm(db: Reader, lang: Lang, unitIds: readonly string[], open = false) {
	const units = [...(await unitsByIds(db, unitIds)).values()].filter(({ open }) => open);
	const staff = await Promise.all(
		units.map(async (unit) => (await staffOf(db, unit.id)).map((one) => ({ ...one, unit: unit.name[lang] })))
	);
	const people = new Map(staff.flat().map((one) => [one.personId, one]));
	const [service, kinds] = await Promise.all([videoService(db), eventKinds(db)]);
	return {
		kinds: kinds.filter((one) => one.open === open).map(({ code, name }) => ({ value: code, label: name[lang] })),
		hosts: units.map((unit) => ({ value: unit.id, label: unit.name[lang] })),
		chairs: [...people.values()].map(({ personId, name, title, unit }) => ({
			value: personId,
			label: `${name}, ${title[lang]}${units.length > 1 ? ` (${unit})` : ''}`
		})),
		mayMakeRooms: service !== undefined,
		today: dayOf(now()).toString()
	};
}

/** When, where and of what, as the forms of a plan and of a move take it. */
export async function heldValues(db: Reader, event: EventRow): Promise<Record<string, string>> {
	const agenda = await agendaOf(db, event.id);
	return {
		day: event.startsAt.toZonedDateTimeISO(ZONE).toPlainDate().toString(),
		from: formatTime('kk', event.startsAt),
		to: formatTime('kk', event.endsAt),
		public: event.public ? 'on' : '',
		place: event.place ?? '',
		video: event.video === 'jitsi' || event.video === 'bbb' ? 'room' : event.video,
		videoUrl: event.video === 'url' ? (event.videoUrl ?? '') : '',
		agenda: agenda
			.map(({ title, speaker, minutes }) => [title, speaker, String(minutes)].filter((part) => part !== '').join('; '))
			.join('\n')
	};
}

/** The fields of a plan as its form takes them. */
export async function planValues(db: Reader, event: EventRow): Promise<Record<string, string>> {
	const { audience } = event;
	return {
		...(await heldValues(db, event)),
		kind: event.kind,
		titleKk: event.title.kk,
		titleRu: event.title.ru,
		titleEn: event.title.en,
		grace: String(event.graceMinutes),
		chairId: event.chairId,
		kinds: audience.kinds.join(','),
		levels: audience.levels.join(','),
		within: audience.within.join(', '),
		also: audience.also.join(', '),
		except: audience.except.join(', ')
	};
}

const SHOWN = 40;

/** To whom a rule would go today, in words and by name. */
export async function presentWhom(db: Reader, lang: Lang, rule: Audience) {
	const [words, units] = await Promise.all([describeAudience(db, lang, rule), unitsOf(db, rule)]);
	const rest = units.length - SHOWN;
	return {
		words,
		count: messages[lang].units(units.length),
		total: units.length,
		names: units.slice(0, SHOWN).map(({ id, name }) => ({ id, name: name[lang] })),
		more: rest > 0 ? messages[lang].andMore(formatNumber(lang, rest)) : undefined
	};
}
export type Whom = Awaited<ReturnType<typeof presentWhom>>;
