/** A wish as the person sees it. Time and first name stand here and no other personal data: a page may be seen over a shoulder. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { mapLink, pointOf } from '#platform/point.ts';
import { timelineOf } from '#platform/journal/index.ts';
import type { Fact, Option, TimelineItem, Tone } from '#lib/ui/shapes.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { hostById, slotById, slotsByIds, type SlotRow } from '#modules/receptions/server/index.ts';
import { messages } from '../messages/index.ts';
import { pageMessages } from '../messages-page/index.ts';
import { ASKERS, IDENTIFIED, isDone, isSeated, next, waits, type WishAct } from '../rules.ts';
import { standingOf } from './line.ts';
import { openOffer } from './offers.ts';
import { personOf } from './person.ts';
import type { WishRow } from './store.ts';
import { hostOf, placeOf, whenOf } from './words.ts';

/** A free time to choose. */
export function toOption(lang: Lang, wish: Pick<WishRow, 'mode' | 'hostId'>, slot: SlotRow): Option {
	const where = wish.mode === 'phone' ? [] : [placeOf(lang, wish.mode, slot)];
	return {
		value: slot.slotId,
		label: whenOf(lang, slot.startsAt),
		hint: [...(wish.hostId === null ? [hostOf(lang, slot)] : []), ...where].join(' · ')
	};
}

export const tagOf = (lang: Lang, { state }: Pick<WishRow, 'state'>): { text: string; tone: Tone } => ({
	text: messages[lang].states[state],
	tone: waits(state) || state === 'offered' ? 'underway' : isDone(state) ? (state === 'no_show' ? 'late' : 'neutral') : 'done'
});

/** "In about two to four weeks", or that it is not known yet. */
export function forecastText(lang: Lang, forecast: { from: number; to: number } | undefined): string {
	const t = messages[lang].forecast;
	if (forecast === undefined) return t.unknown;
	if (forecast.to <= 1) return t.soon;
	return forecast.from === 0 ? t.within(forecast.to) : t.weeks(forecast.from, forecast.to);
}

/** With whom: the host, or whoever can help. */
export async function whomOf(db: Reader, lang: Lang, { hostId }: Pick<WishRow, 'hostId'>): Promise<string> {
	const host = hostId === null ? undefined : await hostById(db, hostId);
	return host === undefined ? messages[lang].anybody : hostOf(lang, { hostName: host.name, hostTitle: host.title });
}

/** The time that a wish has, or had when they met or did not; undefined while it waits, and when it was given up. */
export async function timeOf(db: Reader, wish: WishRow): Promise<SlotRow | undefined> {
	if (wish.slotId === null || !(isSeated(wish.state) || ['arrived', 'met', 'no_show'].includes(wish.state))) return undefined;
	return slotById(db, wish.slotId);
}

/** That staff recorded it because somebody asked them to, where it was so. */
export function askedText(lang: Lang, { asker, identified }: Record<string, unknown>): string | undefined {
	const t = messages[lang];
	const [who, how] = [ASKERS.find((one) => one === asker), IDENTIFIED.find((one) => one === identified)];
	return who === undefined || how === undefined ? undefined : t.asked(t.askers[who], t.identified[how]);
}

/** The page of a wish. */
export async function presentWish(db: Reader, lang: Lang, wish: WishRow) {
	const t = messages[lang];
	const [person, slot, standing, offer, unit, acts] = await Promise.all([
		personOf(db, wish.id),
		timeOf(db, wish),
		standingOf(db, wish),
		openOffer(db, wish.id),
		unitById(db, wish.unitId),
		timelineOf(db, { kind: 'wish', id: wish.id }, 'applicant')
	]);
	const ahead = slot !== undefined && Temporal.Instant.compare(slot.startsAt, now()) > 0;
	const may = (act: WishAct) => next(wish, act) !== undefined;
	const offered =
		offer === undefined || wish.state !== 'offered'
			? undefined
			: await slotsByIds(
					db,
					offer.times.map(({ slotId }) => slotId)
				);
	return {
		number: wish.number,
		firstName: person?.firstName ?? '',
		tag: tagOf(lang, wish),
		when: slot === undefined ? undefined : whenOf(lang, slot.startsAt),
		facts: await factsOf(db, lang, wish, slot, unit?.name[lang] ?? ''),
		line:
			standing === undefined
				? undefined
				: { ahead: t.ahead(standing.before), forecast: forecastText(lang, standing.forecast), due: formatDate(lang, wish.dueOn) },
		offer:
			offer === undefined || offered === undefined
				? undefined
				: { until: whenOf(lang, offer.until), times: [...offered.values()].map((one) => toOption(lang, wish, one)) },
		confirmed: wish.confirmedAt !== null,
		may: {
			confirm: isSeated(wish.state) && ahead && wish.confirmedAt === null,
			time: (waits(wish.state) || (isSeated(wish.state) && ahead)) && may(isSeated(wish.state) ? 'move' : 'book'),
			cancel: may('withdraw') && (!isSeated(wish.state) || ahead),
			again: may('again')
		},
		entry: isSeated(wish.state),
		timeline: acts.toReversed().map<TimelineItem>(({ seq, at, act, data }) => ({
			id: String(seq),
			when: formatDateTime(lang, at),
			datetime: at.toString(),
			what: t.timeline[act] ?? act,
			note: askedText(lang, data),
			text: typeof data.reason === 'string' ? data.reason : undefined
		}))
	};
}

/** A map that shows where one has to be. */
function mapOf({ mode }: Pick<WishRow, 'mode'>, slot: SlotRow): string | undefined {
	const point = pointOf(slot);
	return mode === 'phone' || point === undefined ? undefined : mapLink(point);
}

/** With whom, how, where, and which unit answers for it. */
export async function factsOf(db: Reader, lang: Lang, wish: WishRow, slot: SlotRow | undefined, unit: string): Promise<Fact[]> {
	const t = pageMessages[lang].facts;
	const whom = slot === undefined ? await whomOf(db, lang, wish) : hostOf(lang, slot);
	return [
		{ term: t.whom, value: whom },
		{ term: t.how, value: messages[lang].modes[wish.mode] },
		...(slot === undefined ? [] : [{ term: t.where, value: placeOf(lang, wish.mode, slot), href: mapOf(wish, slot) }]),
		{ term: t.unit, value: unit }
	];
}

export type PublicWish = Awaited<ReturnType<typeof presentWish>>;

/** What was just sent, for the page after sending. */
export async function presentSent(db: Reader, lang: Lang, wish: WishRow) {
	const slot = wish.slotId === null ? undefined : found(await slotById(db, wish.slotId));
	return {
		number: wish.number,
		when: slot === undefined ? undefined : whenOf(lang, slot.startsAt),
		facts: await factsOf(db, lang, wish, slot, (await unitById(db, wish.unitId))?.name[lang] ?? ''),
		due: formatDate(lang, wish.dueOn)
	};
}
