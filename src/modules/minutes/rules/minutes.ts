/**
 * The minutes of a sitting: made of its facts and of nothing else, so that they say what was and can be made again. Pure; the result is plain
 * data with a fixed order of keys, and its JSON is what is frozen and hashed.
 */
import type { Texts } from '#platform/i18n/lang.ts';
import type { HideReason } from '#modules/discussion/rules.ts';
import { thereAt, type Note, type Stretch } from '#modules/sittings/rules/quorum.ts';
import type { Facts, Named } from './facts.ts';
import { itemOf, memberOf, silentOf, type MinutesItem, type MinutesMember, type MinutesSilent } from './parts.ts';
import { sure, texts } from './plain.ts';

export interface MinutesAmendment {
	name: string;
	/** The number of the item that it is of. */
	item: string | null;
	/** What stood there, and why it should not: texts frozen before they were asked for have neither. */
	stands?: string;
	why?: string;
	text: string;
	source: string | null;
	decision: string | null;
	reason: string | null;
}

export interface Minutes {
	/** Of this shape: a later one is read beside it. */
	version: 1;
	/** `public`: what is closed was left out. */
	text: 'whole' | 'public';
	number: string;
	title: Texts;
	body: Texts;
	place: string | null;
	online: boolean;
	/** Why all of it is closed. */
	closed: string | null;
	planned: { starts: string; ends: string };
	/** `opened` null: it could not be held. */
	held: { came: string; opened: string | null; ended: string };
	chair: Named;
	secretary: Named;
	notice: { served: string; shortDays: number; reason: string | null; discussedUntil: string | null; undiscussed: string | null };
	/** What citizens said of the draft agenda; null: it was not discussed. What was said of an item stands with it. */
	discussion: {
		comments: number;
		proposals: number;
		unanswered: number;
		hidden: { reason: HideReason; n: number }[];
		/** `item`: the number of the item that took it in. */
		proposed: { title: string; supports: number; item: string | null; refused: string | null }[];
		/** Proposals that the body did not answer. */
		silent?: MinutesSilent[];
	} | null;
	counts: { seats: number; members: number; present: number; proxy: number; absent: number };
	members: MinutesMember[];
	quorum: {
		rule: Texts;
		source: string;
		needed: number;
		/** From an instant on so many were there, and whether they were enough. */
		stretches: { from: string; present: number; met: boolean }[];
		/** When there were too few, and until when; null: to the end. */
		lost: { at: string; until: string | null }[];
	};
	items: MinutesItem[];
	amendments: MinutesAmendment[];
	/** So much was left out, because it is closed. */
	leftOut: { items: number; amendments: number };
}

const named = ({ name, post }: Named): Named => ({ name, post: texts(post) });

/** Stretches between two instants: the first says how it was at the beginning. */
export function clipped(list: readonly Stretch[], from: Temporal.Instant, to: Temporal.Instant): Stretch[] {
	const isIn = (at: Temporal.Instant) => Temporal.Instant.compare(at, from) > 0 && Temporal.Instant.compare(at, to) <= 0;
	const before = list.findLast((one) => Temporal.Instant.compare(one.from, from) <= 0);
	const first = before === undefined ? { from, present: 0, met: false } : { ...before, from };
	return [first, ...list.filter((one) => isIn(one.from))];
}

/** When there were too few. */
function losses(list: readonly Stretch[]): { at: string; until: string | null }[] {
	const found: { at: string; until: string | null }[] = [];
	for (const { from, met } of list) {
		const last = found.at(-1);
		const running = last !== undefined && last.until === null;
		if (met && running) last.until = sure(from);
		else if (!met && !running) found.push({ at: sure(from), until: null });
	}
	return found;
}

/** Seats whose members were there, and those whose voice somebody held, at any time between two instants. */
export function seenBetween(ledger: readonly Note[], from: Temporal.Instant, to: Temporal.Instant) {
	const during = ledger.filter(({ at }) => Temporal.Instant.compare(at, from) > 0 && Temporal.Instant.compare(at, to) <= 0);
	const { inside, proxies } = thereAt(ledger, from);
	return {
		inside: new Set([...inside, ...during.filter(({ what }) => what === 'in').map(({ seat }) => seat)]),
		proxies: new Set([...proxies.keys(), ...during.filter(({ what }) => what === 'proxy').map(({ seat }) => seat)])
	};
}

function discussionOf({ discussion }: Facts, numbers: ReadonlyMap<string, string>): Minutes['discussion'] {
	if (discussion === null) return null;
	const { comments, proposals, unanswered, hidden, proposed } = discussion;
	return {
		comments,
		proposals,
		unanswered,
		hidden: hidden.map(({ reason, n }) => ({ reason, n })),
		proposed: proposed.map(({ title, supports, itemId, refused }) => ({
			title,
			supports,
			item: itemId === null ? null : (numbers.get(itemId) ?? null),
			refused
		})),
		silent: silentOf(discussion, null)
	};
}

function amendmentOf(one: Facts['amendments'][number], numbers: ReadonlyMap<string, string>): MinutesAmendment {
	const { name, itemId, stands, text, why, source, decision, reason } = one;
	return {
		name,
		item: itemId === null ? null : (numbers.get(itemId) ?? null),
		...(stands === null ? {} : { stands }),
		...(why === null ? {} : { why }),
		text,
		source,
		decision,
		reason
	};
}

/** The minutes of these facts, with all that is closed. */
export function minutesOf(facts: Facts): Minutes {
	const from = facts.openedAt ?? facts.checkInAt;
	const there = seenBetween(facts.ledger, from, facts.endedAt);
	const members = facts.seats.map((seat) => memberOf(seat, facts, there));
	const stretches = clipped(facts.stretches, from, facts.endedAt);
	const count = (how: MinutesMember['how']) => members.filter((one) => one.how === how).length;
	const numbers = new Map(facts.items.map(({ id, number }) => [id, number]));
	const { notice, quorum } = facts;
	return {
		version: 1,
		text: 'whole',
		number: facts.number,
		title: texts(facts.title),
		body: texts(facts.body),
		place: facts.place,
		online: facts.online,
		closed: facts.closedGround,
		planned: { starts: sure(facts.startsAt), ends: sure(facts.endsAt) },
		held: { came: sure(facts.checkInAt), opened: facts.openedAt && sure(facts.openedAt), ended: sure(facts.endedAt) },
		chair: named(facts.chair),
		secretary: named(facts.secretary),
		notice: {
			served: sure(notice.servedAt),
			shortDays: notice.shortDays,
			reason: notice.reason,
			discussedUntil: notice.discussedUntil?.toString() ?? null,
			undiscussed: notice.undiscussed
		},
		discussion: discussionOf(facts, numbers),
		counts: {
			seats: quorum.seats,
			members: quorum.members,
			present: count('present'),
			proxy: count('proxy'),
			absent: count('absent')
		},
		members,
		quorum: {
			rule: texts(quorum.rule),
			source: quorum.source,
			needed: quorum.needed,
			stretches: stretches.map((one) => ({ from: sure(one.from), present: one.present, met: one.met })),
			lost: losses(stretches)
		},
		items: facts.items.map((item) => itemOf(item, facts)),
		amendments: facts.amendments.map((one) => amendmentOf(one, numbers)),
		leftOut: { items: 0, amendments: 0 }
	};
}

const NO_WORDS: Texts = { kk: '', ru: '', en: '' };

/** Of an item that is closed: its number, when it was taken, and why nothing more is said. */
const withheld = (item: MinutesItem): MinutesItem => ({
	...item,
	title: NO_WORDS,
	rapporteur: '',
	added: null,
	withdrawn: null,
	moved: null,
	discussion: null,
	speeches: [],
	votes: [],
	decisions: [],
	standings: [],
	promises: []
});

/** What everybody reads of minutes: what is closed is left out, and that it was is said. */
export function publicOf(minutes: Minutes): Minutes {
	const closed = new Set(minutes.items.filter((item) => item.closed !== null).map(({ number }) => number));
	const shown = minutes.amendments.filter(({ item }) => minutes.closed === null && (item === null || !closed.has(item)));
	return {
		...minutes,
		text: 'public',
		items: minutes.items.map((item) => (item.closed === null ? item : withheld(item))),
		amendments: shown,
		leftOut: { items: closed.size, amendments: minutes.amendments.length - shown.length }
	};
}
