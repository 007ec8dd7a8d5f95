/** What the questions of the form show. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatTime, formatWeekday } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { mapLink, pointOf } from '#platform/point.ts';
import { getSetting } from '#platform/settings/index.ts';
import type { Fact, Option } from '#lib/ui/shapes.ts';
import type { Mode } from '#modules/receptions/rules.ts';
import {
	dayById,
	freeOnDay,
	hostById,
	placeById,
	priorityGroups,
	searchSlots,
	slotById,
	type SlotKey,
	type SlotWish
} from '#modules/receptions/server/index.ts';
import { placeName, territoryById } from '#modules/territory/server/index.ts';
import type { DraftBody } from '../input.ts';
import { messages } from '../messages/index.ts';
import { pageMessages } from '../messages-page/index.ts';
import { lackOf, type Draft } from './drafts.ts';
import { toOption, whomOf } from './present-public.ts';
import { hostOf, placeOf, whenOf } from './words.ts';

export interface FreeTimes {
	options: Option[];
	/** Opens the times after these. */
	next: string | undefined;
	/** These are the next ones there are. */
	first: boolean;
	/** For how long one that is chosen is held. */
	minutes: number;
}

const SHOWN = 12;
const AHEAD = { hours: 24 * 7 * 26 };

const keyOf = ({ startsAt, slotId }: SlotKey) => `${startsAt.toString()}_${slotId}`;

function keyFrom(text: string): SlotKey | undefined {
	const [at = '', slotId = ''] = text.split('_');
	if (!/^[\d:TZ.-]+$/.test(at) || !/^[0-9a-f-]{36}$/.test(slotId)) return undefined;
	try {
		return { startsAt: Temporal.Instant.from(at), slotId };
	} catch {
		return undefined;
	}
}

/** The next free times for what is asked: with whom, where one can come, in which way; `after` is the last of the page before. */
export async function freeTimes(
	db: Reader,
	lang: Lang,
	{ hostId, territoryId, mode = 'in_person', ...held }: Pick<DraftBody, 'hostId' | 'territoryId' | 'mode' | 'slotId' | 'heldUntil'>,
	after: string
): Promise<FreeTimes> {
	const region = territoryId === undefined ? undefined : (await territoryById(db, territoryId))?.regionId;
	const where: Pick<SlotWish, 'hostId' | 'territoryId'> = {
		hostId,
		territoryId: mode === 'phone' && hostId !== undefined ? undefined : region
	};
	const key = keyFrom(after);
	const slots = await searchSlots(db, { ...where, mode, from: now(), until: now().add(AHEAD), after: key, limit: SHOWN + 1 });
	const shown = slots.slice(0, SHOWN);
	const last = slots.length > SHOWN ? shown.at(-1) : undefined;
	// The one that is held for them is nobody else's, and theirs to keep.
	const own = key === undefined && isHeld(held) ? await slotById(db, held.slotId ?? '') : undefined;
	const all = own === undefined || shown.some(({ slotId }) => slotId === own.slotId) ? shown : [own, ...shown];
	return {
		options: all.map((slot) => toOption(lang, { mode, hostId: hostId ?? null }, slot)),
		next: last && keyOf(last),
		first: key === undefined,
		minutes: await getSetting(db, 'reception_hold_minutes')
	};
}

/** Hours that one was led to: whoever receives then and there, and the times that are still free. */
export interface HoursOn {
	hostId: string;
	/** The place's. */
	territoryId: string;
	mode: Mode;
	facts: Fact[];
	times: FreeTimes;
}

/** A day whose hours are still to come or go on; undefined where there is none. */
export async function hoursOn(db: Reader, lang: Lang, dayId: string): Promise<HoursOn | undefined> {
	const day = await dayById(db, dayId);
	if (day?.state !== 'planned' || Temporal.Instant.compare(day.endsAt, now()) <= 0) return undefined;
	const [host, place, slots] = [await hostById(db, day.hostId), await placeById(db, day.placeId), await freeOnDay(db, dayId)];
	const [mode] = day.modes;
	if (host === undefined || place === undefined || mode === undefined) return undefined;
	const [t, point] = [pageMessages[lang].facts, pointOf(place)];
	return {
		hostId: host.id,
		territoryId: place.territoryId,
		mode: day.modes.includes('in_person') ? 'in_person' : mode,
		facts: [
			{ term: t.whom, value: hostOf(lang, { hostName: host.name, hostTitle: host.title }) },
			{
				term: t.where,
				value: placeOf(lang, 'in_person', { placeName: place.name, address: place.address }),
				href: point && mapLink(point)
			},
			{ term: t.when, value: `${formatWeekday(lang, day.day)}, ${formatTime(lang, day.startsAt)} – ${formatTime(lang, day.endsAt)}` }
		],
		times: {
			options: slots.map((slot) => ({ value: slot.slotId, label: whenOf(lang, slot.startsAt) })),
			next: undefined,
			first: true,
			minutes: await getSetting(db, 'reception_hold_minutes')
		}
	};
}

/** The groups that go first, as they are in force. */
export async function groupsFor(db: Reader, lang: Lang): Promise<Option[]> {
	return (await priorityGroups(db, dayOf(now()))).map(({ code, name }) => ({ value: code, label: name[lang] }));
}

export interface WishAnswer {
	field: string;
	term: string;
	value: string;
	question: string;
}

/** All answers of a draft, each with the question where it can be changed, and the fields that are still missing. */
export async function answersOf(db: Reader, lang: Lang, body: DraftBody): Promise<{ answers: WishAnswer[]; missing: string[] }> {
	const { facts, form: t } = pageMessages[lang];
	const groups = await groupsFor(db, lang);
	const slot = body.slotId === undefined ? undefined : await slotById(db, body.slotId);
	const asked = body.anybody === true || body.hostId !== undefined;
	const answers = [
		['hostId', facts.whom, asked ? await whomOf(db, lang, { hostId: body.hostId ?? null }) : '', 'whom'],
		['territoryId', t.where.title, body.territoryId === undefined ? '' : await placeName(db, body.territoryId, lang), 'where'],
		['mode', facts.how, body.mode === undefined ? '' : messages[lang].modes[body.mode], 'how'],
		['topic', t.what.title, body.topic ?? '', 'what'],
		['needs', t.what.needs, body.needs ?? '', 'what'],
		['slotId', facts.when, slot === undefined ? (body.line === true ? t.review.line : '') : whenOf(lang, slot.startsAt), 'time'],
		['firstName', t.who.firstName, body.firstName ?? '', 'who'],
		['lastName', t.who.lastName, body.lastName ?? '', 'who'],
		['phone', t.who.phone, body.phone ?? '', 'who'],
		['email', t.who.email, body.email ?? '', 'who'],
		['group', t.who.group, groups.find(({ value }) => value === body.group)?.label ?? t.who.noGroup, 'who']
	] as const;
	return { answers: answers.map(([field, term, value, question]) => ({ field, term, value, question })), missing: lackOf(body) };
}

/** Until when the seat that was chosen is held; undefined when none is. */
export function heldFor(lang: Lang, { body }: Draft): string | undefined {
	return isHeld(body) ? pageMessages[lang].form.review.heldUntil(formatTime(lang, Temporal.Instant.from(body.heldUntil))) : undefined;
}

/** A seat is held for who fills this form in. */
export const isHeld = <B extends Pick<DraftBody, 'heldUntil'>>(body: B): body is B & { heldUntil: string } =>
	body.heldUntil !== undefined && Temporal.Instant.compare(Temporal.Instant.from(body.heldUntil), now()) > 0;
