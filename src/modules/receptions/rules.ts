/** Times and seats of a reception day, and what suits whom. Pure: neither clock nor database. */
import { LANGS, type Lang } from '#platform/i18n/lang.ts';

/** How somebody talks with a host. By video: from a place's room, the host being elsewhere. */
export const MODES = ['in_person', 'video', 'phone'] as const;
export type Mode = (typeof MODES)[number];

/** What somebody with a disability finds at a place. */
export const ACCESS = ['step_free', 'lift', 'toilet', 'parking', 'sign_language', 'hearing_loop'] as const;
export type Access = (typeof ACCESS)[number];

/** Why a day, or some of its times, is no more: somebody's word, a day off, or other hours. */
export const WHYS = ['cancelled', 'exception', 'absence', 'day_off', 'hours'] as const;
export type Why = (typeof WHYS)[number];

/** How hours are cut into times, and for whom they are. */
export interface Terms {
	slotMinutes: number;
	/** In each time. */
	seats: number;
	/** Per cent of the day's seats that nobody books. */
	walkInShare: number;
	languages: readonly Lang[];
	modes: readonly Mode[];
}

export interface Hours extends Terms {
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
}

export interface Slot {
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
	/** Seats that are booked; they are numbered from 1. */
	bookable: number;
	walkIn: number;
}

/** How many of the first `count` seats of a day nobody books: the share, rounded down, spread evenly over the day. */
const walkInAmong = (count: number, share: number): number => Math.floor((count * share) / 100);

/** The times of a day, one after another; what is left at its end is shorter than a time and stays empty. */
export function slotsOf({ startsAt, endsAt, slotMinutes, seats, walkInShare }: Hours): Slot[] {
	const count = Math.floor(startsAt.until(endsAt).total('minutes') / slotMinutes);
	return Array.from({ length: count }, (_, n) => {
		const walkIn = walkInAmong((n + 1) * seats, walkInShare) - walkInAmong(n * seats, walkInShare);
		const [from, to] = [n, n + 1].map((part) => startsAt.add({ minutes: part * slotMinutes })) as [Temporal.Instant, Temporal.Instant];
		return { startsAt: from, endsAt: to, bookable: seats - walkIn, walkIn };
	});
}

const bits = <T>(all: readonly T[], given: readonly T[]): number =>
	all.reduce((sum, one, n) => sum + (given.includes(one) ? 1 << n : 0), 0);

/** Modes and languages as one number, by which the search looks: a bit for each mode, then for each language. */
export function suitsOf({ modes, languages }: Pick<Terms, 'modes' | 'languages'>): number {
	return bits(MODES, modes) + (bits(LANGS, languages) << MODES.length);
}

const EVERY_SUITS = Array.from({ length: 1 << (MODES.length + LANGS.length) }, (_, suits) => suits).filter(
	(suits) => suits % (1 << MODES.length) > 0 && suits >> MODES.length > 0
);

/** Every such number that serves a wish: with its mode and its language among those there are. */
export function suiting({ mode, language }: { mode?: Mode | undefined; language?: Lang | undefined }): number[] {
	const asked = bits(MODES, mode === undefined ? [] : [mode]) + (bits(LANGS, language === undefined ? [] : [language]) << MODES.length);
	return EVERY_SUITS.filter((suits) => (suits & asked) === asked);
}
