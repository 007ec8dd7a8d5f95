/** Many at once for one seat, on connections of their own: the database lets one have it. What they are told next is tested with it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { now, setClock } from '#platform/clock.ts';
import { Refusal } from '#platform/errors.ts';
import { newId } from '#platform/ids.ts';
import { refusal } from '../../../../test/appeals.ts';
import { testDatabase } from '../../../../test/db.ts';
import { openDatabase, type Database } from '#platform/db/index.ts';
import { makeScene, makeWishes, type Scene } from './fixture.ts';
import { holdSeat, makeDay, onDayCancelled, releaseSeat, searchSlots, seatOf, takeSeat, cancelDay, type Fallen } from './index.ts';

const t = testDatabase();
const TEN = Temporal.Instant.from('2026-03-02T05:00:00Z');
let clock = TEN;
let scene: Scene;
/** A hundred people at once, each with a connection. */
let crowd: Database;
const PEOPLE = 100;
let wishes: string[] = [];
const wish = () => wishes.pop() ?? '';

beforeAll(async () => {
	const restore = setClock(() => clock);
	scene = await t.db.write(makeScene);
	wishes = await t.db.write((tx) => makeWishes(tx, 1_000));
	crowd = openDatabase(t.url, { max: 50 });
	return async () => {
		restore();
		await crowd.close();
	};
});

let hour = 0;
/** A day of a host with times of twenty minutes, an hour long each time further away; its times in their order. */
async function day(seats = 1): Promise<{ dayId: string; slots: string[] }> {
	const startsAt = TEN.add({ hours: 24 + hour });
	hour += 2;
	const hours = { startsAt, endsAt: startsAt.add({ hours: 1 }), slotMinutes: 20, seats, walkInShare: 0 };
	const input = { ...hours, hostId: scene.host.id, placeId: scene.placeId, languages: ['kk' as const], modes: ['in_person' as const] };
	const dayId = await t.db.write((tx) => makeDay(tx, scene.operator, { ...input, visitStopId: undefined }));
	const slots = await t.db.reader.selectFrom('reception_slot').select('id').where('day_id', '=', dayId).orderBy('starts_at').execute();
	return { dayId, slots: slots.map(({ id }) => id) };
}

const nextTimes = (limit = 3) =>
	searchSlots(t.db.reader, { hostId: scene.host.id, from: now(), until: now().add({ hours: 24 * 60 }), limit });

/** What came of many acts at once: how many were done, and how often each refusal was given. */
async function all<T>(acts: Promise<T>[]): Promise<{ done: T[]; refused: Record<string, number> }> {
	const results = await Promise.allSettled(acts);
	const done = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
	const refused: Record<string, number> = {};
	for (const one of results) {
		if (one.status === 'fulfilled') continue;
		if (!(one.reason instanceof Refusal)) throw one.reason;
		refused[one.reason.code] = (refused[one.reason.code] ?? 0) + 1;
	}
	return { done, refused };
}

const people = <T>(act: (n: number) => Promise<T>) => all(Array.from({ length: PEOPLE }, (_, n) => act(n)));
const takenOf = async (slotId: string) =>
	(
		await t.db.reader
			.selectFrom('reception_seat')
			.select('wish_id')
			.where('slot_id', '=', slotId)
			.where('wish_id', 'is not', null)
			.execute()
	).length;

describe('a hundred at once', () => {
	it('book one seat: one has it, 99 are refused, and each is offered the next times', async () => {
		const { slots } = await day();
		const slotId = slots[0] ?? '';
		const { done, refused } = await people(() => crowd.write((tx) => takeSeat(tx, { slotId, wishId: wish() })));
		expect(done).toHaveLength(1);
		expect(refused).toEqual({ 'receptions.full': 99 });
		expect(await takenOf(slotId)).toBe(1);
		const offered = await Promise.all(Array.from({ length: PEOPLE - 1 }, () => nextTimes()));
		expect(offered.filter((list) => list.length >= 2 && !list.some((one) => one.slotId === slotId))).toHaveLength(99);
		await t.db.write((tx) => releaseSeat(tx, done[0]?.wishId ?? ''));
	});

	it('hold one seat, then confirm: one holds, nobody else gets by, and the one who holds confirms among a hundred who press again', async () => {
		const slotId = (await day()).slots[0] ?? '';
		const held = await people(() => crowd.write((tx) => holdSeat(tx, slotId)));
		expect(held.done).toHaveLength(1);
		expect(held.refused).toEqual({ 'receptions.full': 99 });
		expect((await nextTimes(50)).some((one) => one.slotId === slotId)).toBe(false);
		const without = await people(() => crowd.write((tx) => takeSeat(tx, { slotId, wishId: wish() })));
		expect([without.done.length, without.refused]).toEqual([0, { 'receptions.full': 100 }]);
		// Each of a hundred has the token, as a form sent again and again: one wish of theirs gets the seat.
		const hold = held.done[0]?.token;
		const confirmed = await people(() => crowd.write((tx) => takeSeat(tx, { slotId, wishId: wish(), hold })));
		expect([confirmed.done.length, confirmed.refused]).toEqual([1, { 'receptions.full': 99 }]);
		expect(await takenOf(slotId)).toBe(1);
		// The same wish again is told its seat again, a hundred times at once.
		const wishId = confirmed.done[0]?.wishId ?? '';
		const again = await people(() => crowd.write((tx) => takeSeat(tx, { slotId, wishId, hold })));
		expect([again.done.length, again.refused]).toEqual([100, {}]);
		expect(new Set(again.done.map(({ seatNo }) => seatNo)).size).toBe(1);
	});

	it('come as a hold runs out: one of them has the seat, the one who held it too long among them', async () => {
		const slotId = (await day()).slots[0] ?? '';
		const { token, until } = await t.db.write((tx) => holdSeat(tx, slotId));
		clock = until.subtract({ milliseconds: 1 });
		expect((await people(() => crowd.write((tx) => holdSeat(tx, slotId)))).refused).toEqual({ 'receptions.full': 100 });
		clock = until;
		const { done, refused } = await people((n) =>
			crowd.write((tx) => takeSeat(tx, { slotId, wishId: wish(), hold: n === 50 ? token : undefined }))
		);
		expect([done.length, refused]).toEqual([1, { 'receptions.full': 99 }]);
		expect(await takenOf(slotId)).toBe(1);
		clock = TEN;
	});

	it('confirm holds that ran out and were held by others since: the later hold wins; where nobody came, the late one still does', async () => {
		const { slots } = await day();
		const [first = '', second = ''] = slots;
		const late = await t.db.write((tx) => holdSeat(tx, first));
		const alone = await t.db.write((tx) => holdSeat(tx, second));
		clock = late.until;
		const next = await t.db.write((tx) => holdSeat(tx, first));
		const { done, refused } = await people((n) =>
			crowd.write((tx) => takeSeat(tx, { slotId: first, wishId: wish(), hold: n === 0 ? next.token : late.token }))
		);
		expect([done.length, refused]).toEqual([1, { 'receptions.full': 99 }]);
		expect(await t.db.write((tx) => takeSeat(tx, { slotId: second, wishId: wish(), hold: alone.token }))).toMatchObject({ seatNo: 1 });
		clock = TEN;
	});

	it('want forty seats of one time: forty have one each, none twice', async () => {
		const slotId = (await day(40)).slots[0] ?? '';
		const { done, refused } = await people(() => crowd.write((tx) => takeSeat(tx, { slotId, wishId: wish() })));
		expect([done.length, refused]).toEqual([40, { 'receptions.full': 60 }]);
		expect(new Set(done.map(({ seatNo }) => seatNo)).size).toBe(40);
		expect(await takenOf(slotId)).toBe(40);
	});

	it('put a host at other places at one time: they are at one', async () => {
		const startsAt = TEN.add({ hours: 2_000 });
		const terms = {
			slotMinutes: 20,
			seats: 1,
			walkInShare: 0,
			languages: ['kk' as const],
			modes: ['phone' as const],
			visitStopId: undefined
		};
		const { done, refused } = await people((n) =>
			crowd.write((tx) =>
				makeDay(tx, scene.operator, {
					...terms,
					hostId: scene.host.id,
					placeId: scene.placeId,
					startsAt: startsAt.add({ minutes: n % 60 }),
					endsAt: startsAt.add({ hours: 3, minutes: n })
				})
			)
		);
		expect([done.length, refused]).toEqual([1, { 'receptions.elsewhere': 99 }]);
	});
});

describe('the tables themselves', () => {
	const insert = (values: Record<string, unknown>) => async () => {
		const { dayId } = await day();
		const row = await t.db.reader.selectFrom('reception_day').selectAll().where('id', '=', dayId).executeTakeFirstOrThrow();
		await t.db.write((tx) =>
			tx
				.insertInto('reception_day')
				.values({ ...row, ...values, id: newId() } as never)
				.execute()
		);
	};

	it('refuse a host in two places, a second wish on a seat’s row, and a second seat of one wish', async () => {
		expect(await refusal(insert({})())).toBe('409 receptions.elsewhere');
		const [first = '', second = ''] = (await day()).slots;
		const wishId = wish();
		await t.db.write((tx) => takeSeat(tx, { slotId: first, wishId }));
		const set = (slotId: string) =>
			t.db.write((tx) => tx.updateTable('reception_seat').set({ wish_id: wishId }).where('slot_id', '=', slotId).execute());
		expect(await refusal(set(second))).toBe('409 receptions.seated');
		const twin = t.db.reader.selectFrom('reception_seat').selectAll().where('slot_id', '=', first);
		const again = t.db.write(async (tx) =>
			tx
				.insertInto('reception_seat')
				.values({ ...(await twin.executeTakeFirstOrThrow()), wish_id: wish() })
				.execute()
		);
		await expect(again).rejects.toMatchObject({ constraint: 'reception_seat_pkey' });
		expect(await refusal(t.db.write((tx) => takeSeat(tx, { slotId: second, wishId })))).toBe('409 receptions.seated');
	});
});

it('is no seat: what has begun, what is cancelled, what is not there', async () => {
	const { dayId, slots } = await day();
	const slotId = slots[0] ?? '';
	const take = (id: string) => t.db.write((tx) => takeSeat(tx, { slotId: id, wishId: wish() }));
	expect(await refusal(take(newId()))).toBe('404 not_found');
	const begins = (await nextTimes(50)).find((one) => one.slotId === slotId)?.startsAt ?? TEN;
	clock = begins;
	expect(await refusal(take(slotId))).toBe('409 receptions.begun');
	expect((await nextTimes(50)).some((one) => one.slotId === slotId)).toBe(false);
	clock = TEN;
	await t.db.write((tx) => cancelDay(tx, scene.operator, { dayId, reason: 'Сессия' }));
	expect(await refusal(take(slotId))).toBe('409 receptions.gone');
});

it('cancels a day while people book it: whoever has a seat is told of, once, and nobody keeps one', async () => {
	const told: Fallen[] = [];
	onDayCancelled((_, fallen) => {
		told.push(fallen);
		return Promise.resolve();
	});
	const { dayId, slots } = await day(20);
	const booking = people((n) => crowd.write((tx) => takeSeat(tx, { slotId: slots[n % 3] ?? '', wishId: wish() })));
	const cancelling = Promise.all(
		Array.from({ length: 3 }, () => crowd.write((tx) => cancelDay(tx, scene.operator, { dayId, reason: 'Сессия' })))
	);
	const [{ done, refused }] = await Promise.all([booking, cancelling]);
	expect(done.length + Object.values(refused).reduce((sum, n) => sum + n, 0)).toBe(100);
	expect(told).toHaveLength(1);
	expect(told[0]).toMatchObject({ dayId, why: 'cancelled', reason: 'Сессия', slotIds: slots });
	expect(told[0]?.wishIds.toSorted()).toEqual(done.map(({ wishId }) => wishId).toSorted());
	expect(
		(
			await seatOf(
				t.db.reader,
				done.map(({ wishId }) => wishId)
			)
		).size
	).toBe(0);
});
