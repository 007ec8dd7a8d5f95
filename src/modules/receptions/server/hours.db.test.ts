/** Days made of the hours ahead of time, what follows when those change, who may, and that the search finds what there is. */
import { beforeAll, expect, it } from 'vitest';
import { changeDay as changeCalendarDay } from '#platform/calendar/edit.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { refusal } from '../../../../test/appeals.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { makeDistrict, makeHost, makePattern, makePlace, makeScene, makeWishes, type Scene } from './fixture.ts';
import { followHours, keepException } from './hours.ts';
import { cancelDay, daysOf, makeDay, onDayCancelled, searchSlots, takeSeat, type Fallen, type SlotWish } from './index.ts';

const t = testDatabase();
// Monday; the days ahead reach the first of June.
testClock('2026-03-02');
const SYSTEM = { kind: 'system', job: 'test' } as const;
const day = (text: string) => Temporal.PlainDate.from(text);
const YEAR = { from: day('2026-01-01'), until: day('2026-12-31') };

const told: Fallen[] = [];
beforeAll(() => {
	onDayCancelled((_, fallen) => {
		told.push(fallen);
		return Promise.resolve();
	});
});

const standing = async (tx: Tx, hostId: string) => (await daysOf(tx, hostId, YEAR)).filter(({ state }) => state === 'planned');
const dates = async (tx: Tx, hostId: string) => (await standing(tx, hostId)).map((one) => one.day.toString().slice(5));
const found = (tx: Tx, wish: Partial<SlotWish>) =>
	searchSlots(tx, {
		from: Temporal.Instant.from('2026-03-01T00:00:00Z'),
		until: Temporal.Instant.from('2027-01-01T00:00:00Z'),
		limit: 500,
		...wish
	});
const acts = async (tx: Tx, hostId: string) =>
	(await timelineOf(asReader(tx), { kind: 'reception_host', id: hostId }, 'staff')).map(({ act }) => act);

async function bookFirst(tx: Tx, hostId: string, on: string, count: number): Promise<string[]> {
	const wishes = await makeWishes(tx, count);
	const slots = (await found(tx, { hostId })).filter(({ startsAt }) =>
		startsAt.toZonedDateTimeISO('Asia/Almaty').toPlainDate().equals(day(on))
	);
	for (const [n, wishId] of wishes.entries()) await takeSeat(tx, { slotId: slots[n]?.slotId ?? '', wishId });
	return wishes;
}

async function withHours(tx: Tx, wishes: Parameters<typeof makePattern>[3] = {}): Promise<Scene & { patternId: string }> {
	const scene = await makeScene(tx);
	const patternId = await makePattern(tx, scene.host.id, scene.placeId, wishes);
	await followHours(tx, SYSTEM, scene.host);
	return { ...scene, patternId };
}

it('makes the days of thirteen weeks once, with their times and seats, and none on a holiday', () =>
	rolledBack(t.db, async (tx) => {
		const { host } = await withHours(tx, { walkInShare: 50 });
		// The 24th of March is off in 2026: Nauryz.
		const all = ['03-03', '03-10', '03-17', '03-31', '04-07', '04-14', '04-21', '04-28', '05-05', '05-12', '05-19', '05-26'];
		expect(await dates(tx, host.id)).toEqual(all);
		expect(await followHours(tx, SYSTEM, host)).toEqual({ made: 0, changed: 0, fallen: [] });
		const slots = await found(tx, { hostId: host.id });
		// Six times a day, of which every second is for whoever comes without a booking.
		expect(slots).toHaveLength(3 * all.length);
		expect(slots[0]).toMatchObject({
			startsAt: Temporal.Instant.from('2026-03-03T10:00:00Z'),
			free: 1,
			hostName: 'Берік Омаров',
			modes: ['in_person']
		});
	}));

it('follows the calendar: a day that becomes one off falls out with its bookings, and comes back when it is worked', () =>
	rolledBack(t.db, async (tx) => {
		const { host } = await withHours(tx);
		const wishes = await bookFirst(tx, host.id, '2026-03-10', 3);
		const names = { kk: 'Мереке', ru: 'Праздник', en: 'Holiday' };
		const off = { kind: 'off' as const, name: names, source: names };
		await changeCalendarDay(tx, SYSTEM, { day: day('2026-03-10'), after: off }, 'Қаулы');
		told.length = 0;
		const { fallen } = await followHours(tx, SYSTEM, host);
		expect(fallen).toMatchObject([{ why: 'day_off', reason: 'Мереке', wishIds: wishes }]);
		expect(told).toEqual(fallen);
		expect(await dates(tx, host.id)).not.toContain('03-10');
		expect(await acts(tx, host.id)).toEqual(['reception_host.day_lost']);
		await changeCalendarDay(tx, SYSTEM, { day: day('2026-03-10') }, 'Қате еді');
		expect(await followHours(tx, SYSTEM, host)).toMatchObject({ made: 1, fallen: [] });
		expect(await dates(tx, host.id)).toContain('03-10');
	}));

it('keeps whoever booked a time that stays when hours change, and lets the others fall out', () =>
	rolledBack(t.db, async (tx) => {
		const { host, patternId } = await withHours(tx, { seats: 2 });
		const [first, second, third, fourth] = await bookFirst(tx, host.id, '2026-03-17', 4);
		const later = {
			patternId,
			day: day('2026-03-17'),
			hours: { from: Temporal.PlainTime.from('15:40'), to: Temporal.PlainTime.from('16:40') }
		};
		await keepException(tx, { ...later, reason: 'Отырыс' });
		const { changed, fallen } = await followHours(tx, SYSTEM, host);
		expect(changed).toBe(1);
		expect(fallen).toMatchObject([{ why: 'hours', wishIds: [first, second] }]);
		const free = (await found(tx, { hostId: host.id })).filter(({ dayId }) => dayId === fallen[0]?.dayId).map((slot) => slot.free);
		expect(free).toEqual([1, 1, 2]);
		// Fewer seats: a second one in the same time is too many.
		const [slot] = (await found(tx, { hostId: host.id })).filter(({ dayId }) => dayId === fallen[0]?.dayId);
		const [fifth = ''] = await makeWishes(tx, 1);
		await takeSeat(tx, { slotId: slot?.slotId ?? '', wishId: fifth });
		await tx
			.updateTable('reception_edition')
			.set({ valid_to: day('2026-03-15') })
			.where('pattern_id', '=', patternId)
			.execute();
		await sql`INSERT INTO reception_edition SELECT pattern_id, '2026-03-16', NULL, place_id, every, step, anchor, weekdays, nth, from_time, to_time,
			slot_minutes, 1, walk_in_share, languages, modes FROM reception_edition WHERE pattern_id = ${patternId}`.execute(tx);
		const fewer = await followHours(tx, SYSTEM, host);
		expect(fewer).toMatchObject({
			made: 0,
			changed: 10,
			fallen: expect.arrayContaining([expect.objectContaining({ wishIds: [fifth], slotIds: [] })]) as unknown
		});
		const seats = await tx.selectFrom('reception_seat').select('wish_id').where('wish_id', 'is not', null).execute();
		expect(seats.map((seat) => seat.wish_id).toSorted()).toEqual([third, fourth].toSorted());
	}));

it('lets an absence take every day in it, also those made by hand; what somebody cancelled stays so', () =>
	rolledBack(t.db, async (tx) => {
		const { host, operator, placeId } = await withHours(tx);
		const startsAt = Temporal.Instant.from('2026-03-11T05:00:00Z');
		const terms = {
			slotMinutes: 30,
			seats: 1,
			walkInShare: 0,
			languages: ['kk' as const],
			modes: ['phone' as const],
			visitStopId: undefined
		};
		const once = { ...terms, hostId: host.id, placeId, startsAt, endsAt: startsAt.add({ hours: 2 }) };
		const dayId = await makeDay(tx, operator, once);
		expect(await makeDay(tx, operator, once)).toBe(dayId);
		expect(await refusal(makeDay(tx, operator, { ...once, endsAt: startsAt.add({ hours: 1 }) }))).toBe('422 receptions.elsewhere');
		const absence = { id: host.id, host_id: host.id, from_on: day('2026-03-09'), until_on: day('2026-03-20'), reason: 'Демалыс' };
		await tx
			.insertInto('reception_absence')
			.values({ ...absence, made_at: startsAt })
			.execute();
		const { fallen } = await followHours(tx, SYSTEM, host);
		expect(fallen.map(({ why, reason }) => [why, reason])).toEqual(Array(3).fill(['absence', 'Демалыс']));
		expect((await dates(tx, host.id)).slice(0, 3)).toEqual(['03-03', '03-31', '04-07']);
		const [first] = await standing(tx, host.id);
		await cancelDay(tx, operator, { dayId: first?.id ?? '', reason: 'Сессия' });
		await cancelDay(tx, operator, { dayId: first?.id ?? '', reason: 'Сессия' });
		expect(await followHours(tx, SYSTEM, host)).toEqual({ made: 0, changed: 0, fallen: [] });
		expect(await dates(tx, host.id)).not.toContain('03-03');
		expect(await acts(tx, host.id)).toEqual(['reception_host.day_made', ...Array<string>(4).fill('reception_host.day_lost')]);
	}));

it('is kept by operators, aides and heads of the unit and above, and by a deputy themselves', () =>
	rolledBack(t.db, async (tx) => {
		const { unit, placeId, operator } = await makeScene(tx);
		const deputy = await makeStaff(tx, { role: 'deputy', unitId: unit.id });
		const host = await makeHost(tx, { unitId: unit.id, personId: deputy.personId });
		const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		const who = [
			[operator, undefined],
			[deputy, undefined],
			[await makeStaff(tx, { role: 'central', unitId: root.id }), undefined],
			[await makeStaff(tx, { role: 'deputy', unitId: unit.id }), '403 forbidden'],
			[await makeStaff(tx, { role: 'executor', unitId: unit.id }), '403 forbidden'],
			[await makeStaff(tx, { role: 'operator', unitId: (await makeUnit(tx)).id }), '403 forbidden'],
			[{ kind: 'anonymous' }, '403 forbidden']
		] as const;
		const terms = {
			slotMinutes: 30,
			seats: 1,
			walkInShare: 0,
			languages: ['kk' as const],
			modes: ['phone' as const],
			visitStopId: undefined
		};
		for (const [n, [actor, refused]] of who.entries()) {
			const startsAt = Temporal.Instant.from('2026-03-11T05:00:00Z').add({ hours: 24 * n });
			expect(await refusal(makeDay(tx, actor, { ...terms, hostId: host.id, placeId, startsAt, endsAt: startsAt.add({ hours: 2 }) }))).toBe(
				refused
			);
		}
	}));

it('finds the next times of a host, a unit, a region or a district, in a mode and a language, page by page', () =>
	rolledBack(t.db, async (tx) => {
		const { host, unit, placeId, regionId } = await withHours(tx);
		const other = await makeDistrict(tx, regionId);
		const far = await makeHost(tx, { unitId: unit.id });
		await makePattern(tx, far.id, await makePlace(tx, { unitId: unit.id, territoryId: other.id }), { modes: ['video', 'phone'], seats: 3 });
		await makePattern(tx, far.id, placeId, { weekdays: [4] });
		await followHours(tx, SYSTEM, far);
		const count = async (wish: Partial<SlotWish>) => (await found(tx, wish)).length;
		// The 7th of May and the 21st to the 25th of March are off; the far host's Thursdays are at the near place.
		const [tuesdays, thursdays] = [12 * 6, 12 * 6];
		expect(await count({ hostId: host.id })).toBe(tuesdays);
		expect(await count({ hostId: far.id })).toBe(tuesdays + thursdays);
		expect(await count({ unitId: unit.id })).toBe(2 * tuesdays + thursdays);
		expect(await count({})).toBe(2 * tuesdays + thursdays);
		expect(await count({ territoryId: regionId })).toBe(tuesdays + thursdays);
		expect(await count({ territoryId: other.id })).toBe(tuesdays);
		expect(await count({ territoryId: other.regionId })).toBe(tuesdays);
		expect(await count({ hostId: far.id, territoryId: regionId })).toBe(thursdays);
		expect(await count({ hostId: far.id, mode: 'in_person' })).toBe(thursdays);
		expect(await count({ unitId: unit.id, mode: 'video', language: 'ru' })).toBe(tuesdays);
		expect(await count({ unitId: unit.id, language: 'en' })).toBe(0);
		expect(await count({ unitId: unit.id, until: Temporal.Instant.from('2026-03-04T00:00:00Z') })).toBe(12);
		const whole = await found(tx, { unitId: unit.id });
		const pages = [];
		for (let after: SlotWish['after']; ;) {
			const page = await found(tx, { unitId: unit.id, limit: 7, after });
			pages.push(...page);
			after = page.at(-1);
			if (after === undefined) break;
		}
		expect(pages).toEqual(whole);
		expect(whole.toSorted((a, b) => Temporal.Instant.compare(a.startsAt, b.startsAt))).toEqual(whole);
	}));
