/**
 * What a device does without a network: what waits, what is sent next, what an answer changes, and how long to wait before the next
 * try. Pure, for the device and the server alike. Times are milliseconds since 1970: browsers of older tablets know no Temporal.
 */

/** What can be taken on a device. `wish`: somebody wants to meet somebody; `came`: somebody came to the event. */
export const RECORD_KINDS = ['appeal', 'wish', 'came'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Kinds that are given a number on paper, and how many a kit may hold of them. */
export const NUMBERED = ['appeal', 'wish'] as const satisfies readonly RecordKind[];
export type NumberedKind = (typeof NUMBERED)[number];
export const MOST_NUMBERS = 500;

/** Photos of one record. */
export const MOST_PHOTOS = 5;

/**
 * `waiting`: not handed over, or nobody knows whether it was; `refused`: the server said why it cannot be taken, somebody has to mend it;
 * `landed`: the server has it for good; `aside`: it was refused and cannot be mended, and the server has in writing who set it aside and why.
 */
export const ITEM_STATES = ['waiting', 'refused', 'landed', 'aside'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export type Answer = 'landed' | 'refused' | 'unknown';

/** What an answer makes of a state. What has ended stays so, whatever a late answer says; without an answer nothing is known. */
export function after(state: ItemState, answer: Answer): ItemState {
	return state === 'landed' || state === 'aside' || answer === 'unknown' ? state : answer;
}

/** What somebody put right is sent again; nothing else may be changed on the device: it may have landed already. */
export function mended(state: ItemState): ItemState | undefined {
	return state === 'refused' ? 'waiting' : undefined;
}

/**
 * Whether a record may be set aside: a mark that the event does not take any more. Of an appeal or a wish somebody holds the slip with its
 * number, so that it is put right, whatever the trouble.
 */
export function maySetAside(state: ItemState, kind: RecordKind): boolean {
	return state === 'refused' && kind === 'came';
}

export interface QueuedRecord {
	id: string;
	/** In which order they were taken. */
	place: number;
	state: ItemState;
}

export interface QueuedPhoto {
	id: string;
	recordId: string;
	state: ItemState;
}

export type Next = { what: 'record' | 'photo'; id: string } | undefined;

/**
 * What is sent next: photos of what has landed, then the record that was taken first. What was refused holds up nobody, and a photo never
 * goes before its record.
 */
export function nextOf(records: readonly QueuedRecord[], photos: readonly QueuedPhoto[]): Next {
	const landed = new Set(records.filter(({ state }) => state === 'landed').map(({ id }) => id));
	const photo = photos.find(({ state, recordId }) => state === 'waiting' && landed.has(recordId));
	if (photo !== undefined) return { what: 'photo', id: photo.id };
	const [record] = records.filter(({ state }) => state === 'waiting').toSorted((a, b) => a.place - b.place);
	return record === undefined ? undefined : { what: 'record', id: record.id };
}

export interface Unsynced {
	waiting: number;
	refused: number;
}

/** Whether a mark holds: one that was refused is no mark, whether or not it is set aside. */
export const holds = (state: ItemState): boolean => state === 'waiting' || state === 'landed';

/** What is still on the device alone: records and photos. */
export function unsynced(items: readonly { state: ItemState }[]): Unsynced {
	const count = (wanted: ItemState) => items.filter(({ state }) => state === wanted).length;
	return { waiting: count('waiting'), refused: count('refused') };
}

/** Milliseconds until the next try after so many in a row without an answer: 2 s, doubled, at most a minute. */
export function retryIn(failures: number): number {
	return failures <= 0 ? 0 : Math.min(2_000 * 2 ** Math.min(failures - 1, 10), 60_000);
}

/** Wrong PINs before anybody has to wait. */
export const FREE_TRIES = 3;

/** Milliseconds after which a PIN may be tried again, after so many wrong ones in a row: half a minute, doubled, at most an hour. */
export function waitAfter(wrong: number): number {
	return wrong < FREE_TRIES ? 0 : Math.min(30_000 * 2 ** Math.min(wrong - FREE_TRIES, 10), 3_600_000);
}

export const LEAST_PIN = 8;

export interface Clocks {
	/** When it was taken, and when it was sent: by the device, whose clock may be wrong. */
	saidAt: number;
	sentAt: number;
	/** By the server. */
	arrivedAt: number;
}

/**
 * When something was taken, as it counts: what the device says, put right by how far its clock is out, but never before the device had
 * the kit (`from`) and never after it arrived. A device that jumps about on the way gives no later hour than that of its arrival.
 */
export function countedAt({ saidAt, sentAt, arrivedAt }: Clocks, from: number): number {
	const age = Math.max(0, sentAt - saidAt);
	return Math.max(Math.min(from, arrivedAt), arrivedAt - age);
}

/**
 * The same, between what was taken before and after it on the same device: each message takes its own time on the way, and a later one
 * must not overtake an earlier one by that.
 */
export function keptInOrder(at: number, { before, after }: { before?: number | undefined; after?: number | undefined }): number {
	return Math.max(Math.min(at, after ?? at), before ?? at);
}

/** Hours and minutes of an instant, so many minutes east of Greenwich. */
export function hourOf(at: number, offset: number): string {
	const minutes = Math.floor(at / 60_000) + offset;
	const two = (n: number) => String(((n % 60) + 60) % 60).padStart(2, '0');
	return `${String(((Math.floor(minutes / 60) % 24) + 24) % 24).padStart(2, '0')}:${two(minutes)}`;
}

/** By the first letters of any word of a name, whatever their case. */
export function matches(name: string, typed: string): boolean {
	const words = name.toLowerCase().split(/[\s-]+/);
	return typed
		.toLowerCase()
		.split(/\s+/)
		.filter(Boolean)
		.every((part) => words.some((word) => word.startsWith(part)));
}

/** The number of a registration as it is typed, or as the code at the door reads: an address that ends in it. Undefined: a name. */
export function registrationOf(typed: string): number | undefined {
	const found = /^(?:№\s*|https?:\/\/\S*[?&]number=)?(\d{1,7})$/.exec(typed.trim());
	return found === null ? undefined : Number(found[1]);
}
