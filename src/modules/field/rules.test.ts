import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	after,
	countedAt,
	FREE_TRIES,
	holds,
	hourOf,
	keptInOrder,
	ITEM_STATES,
	matches,
	maySetAside,
	mended,
	nextOf,
	RECORD_KINDS,
	registrationOf,
	retryIn,
	unsynced,
	waitAfter,
	type Answer,
	type ItemState,
	type QueuedPhoto,
	type QueuedRecord
} from './rules.ts';

const ANSWERS: Answer[] = ['landed', 'refused', 'unknown'];

describe('what an answer changes', () => {
	it('gives the whole table', () => {
		const table = Object.fromEntries(ITEM_STATES.map((state) => [state, ANSWERS.map((answer) => after(state, answer))]));
		expect(table).toEqual({
			waiting: ['landed', 'refused', 'waiting'],
			refused: ['landed', 'refused', 'refused'],
			landed: ['landed', 'landed', 'landed'],
			aside: ['aside', 'aside', 'aside']
		});
		expect(ITEM_STATES.map(mended)).toEqual([undefined, 'waiting', undefined, undefined]);
		expect(ITEM_STATES.filter(holds)).toEqual(['waiting', 'landed']);
		expect(RECORD_KINDS.map((kind) => ITEM_STATES.filter((state) => maySetAside(state, kind)))).toEqual([[], [], ['refused']]);
	});
});

/** A server that keeps by id and refuses some once, over a link that loses every other message or answer at random. */
interface World {
	records: QueuedRecord[];
	photos: QueuedPhoto[];
	link: boolean[];
	answers: boolean[];
	refusedOnce: Set<string>;
}

const world = fc
	.record({
		n: fc.integer({ min: 0, max: 12 }),
		owners: fc.array(fc.nat(11), { maxLength: 12 }),
		link: fc.array(fc.boolean(), { maxLength: 60 }),
		answers: fc.array(fc.boolean(), { maxLength: 60 }),
		refused: fc.array(fc.nat(11), { maxLength: 4 })
	})
	.map(({ n, owners, link, answers, refused }): World => {
		const records = Array.from({ length: n }, (_, i) => ({ id: `r${i}`, place: n - i, state: 'waiting' as const }));
		const photos = owners.filter((at) => at < n).map((at, i) => ({ id: `p${i}`, recordId: `r${at}`, state: 'waiting' as const }));
		return { records, photos, link, answers, refusedOnce: new Set(refused.map((at) => `r${at}`)) };
	});

it('over a link that loses messages and answers hands everything over, each once, photos after their record, in the order taken', () => {
	fc.assert(
		fc.property(world, ({ records, photos, link, answers, refusedOnce }) => {
			const kept: string[] = [];
			const all = [...records, ...photos];
			for (let turn = 0; turn < 300; turn++) {
				const next = nextOf(records, photos);
				if (next === undefined) {
					const broken = all.filter(({ state }) => state === 'refused');
					if (broken.length === 0) break;
					for (const one of broken) one.state = mended(one.state) ?? one.state;
					continue;
				}
				const item = all.find(({ id }) => id === next.id);
				if (item === undefined) throw new Error('sent what is not there');
				let answer: Answer = 'unknown';
				if (link[turn] !== false) {
					answer = refusedOnce.delete(next.id) ? 'refused' : 'landed';
					// The same id again is the same thing.
					if (answer === 'landed' && !kept.includes(next.id)) kept.push(next.id);
					if (answers[turn] === false) answer = 'unknown';
				}
				item.state = after(item.state, answer);
			}
			expect(unsynced(all)).toEqual({ waiting: 0, refused: 0 });
			expect(kept.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
			for (const photo of photos) expect(kept.indexOf(photo.id)).toBeGreaterThan(kept.indexOf(photo.recordId));
		}),
		{ numRuns: 300 }
	);
});

it('sends photos of what landed first, then what was taken first; what was refused holds up nobody', () => {
	const record = (id: string, place: number, state: ItemState) => ({ id, place, state });
	const photo = { id: 'p', recordId: 'a', state: 'waiting' } as const;
	expect(nextOf([record('b', 2, 'waiting'), record('a', 1, 'refused')], [photo])).toEqual({ what: 'record', id: 'b' });
	expect(nextOf([record('b', 2, 'waiting'), record('a', 1, 'landed')], [photo])).toEqual({ what: 'photo', id: 'p' });
	expect(nextOf([record('a', 1, 'refused')], [photo])).toBeUndefined();
});

it('waits longer and longer, for the link and after wrong PINs, but never for ever', () => {
	expect([0, 1, 2, 3, 6, 50].map(retryIn)).toEqual([0, 2_000, 4_000, 8_000, 60_000, 60_000]);
	expect([0, FREE_TRIES - 1, FREE_TRIES, FREE_TRIES + 1, 100].map(waitAfter)).toEqual([0, 0, 30_000, 60_000, 3_600_000]);
});

it('counts no time in the future and none before the kit, whatever the clock of the device says', () => {
	const instant = fc.integer({ min: 0, max: 4e12 });
	fc.assert(
		fc.property(instant, instant, instant, fc.nat(1e9), (saidAt, sentAt, arrivedAt, out) => {
			const from = arrivedAt - out;
			const at = countedAt({ saidAt, sentAt, arrivedAt }, from);
			expect(at).toBeGreaterThanOrEqual(from);
			expect(at).toBeLessThanOrEqual(arrivedAt);
		})
	);
	// A slow message before a quick one, and one that was mended between the two.
	expect([keptInOrder(5, {}), keptInOrder(5, { before: 8 }), keptInOrder(9, { before: 3, after: 7 })]).toEqual([5, 8, 7]);
	// Three hours fast, taken an hour before it was sent.
	const HOUR = 3_600_000;
	expect(countedAt({ saidAt: 12 * HOUR, sentAt: 13 * HOUR, arrivedAt: 10 * HOUR }, 0)).toBe(9 * HOUR);
});

it('says the hour of a zone, and finds a name by the beginnings of its words', () => {
	expect(hourOf(Date.UTC(2026, 10, 26, 20, 5), 300)).toBe('01:05');
	expect(hourOf(Date.UTC(2026, 10, 26, 9, 59, 59), 330)).toBe('15:29');
	expect(['12', '№ 12', ' https://jauap.example/desk/events/a1/door?number=12 ', '12 үй', 'Айша 12', ''].map(registrationOf)).toEqual([
		12,
		12,
		12,
		undefined,
		undefined,
		undefined
	]);
	expect([matches('Айша Сапарова', 'сап ай'), matches('Айша Сапарова', 'шар'), matches('Айша', ' ')]).toEqual([true, false, true]);
});
