/** What keepers of hours do: hosts, places, patterns with a preview, days away, priority groups; and the nightly job. */
import { expect, it } from 'vitest';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { mandateInput, termInput } from '#modules/mandates/input.ts';
import { giveMandate, openTerm } from '#modules/mandates/server/index.ts';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { refusal } from '../../../../test/appeals.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { absenceInput, exceptionInput, groupInput, hostInput, patternInput, placeInput } from '../input.ts';
import { makeScene, makeWishes, type Scene } from './fixture.ts';
import * as receptions from './index.ts';
import { comingDays } from './hours.ts';

const t = testDatabase();
const at = testClock('2026-03-02');
const day = (text: string) => Temporal.PlainDate.from(text);

const hours = ({ placeId }: Scene, changes: Record<string, string> = {}) =>
	patternInput.parse({
		placeId,
		every: 'week',
		step: '1',
		nth: '1',
		weekdays: '2',
		from: '15:00',
		to: '16:00',
		slotMinutes: '20',
		seats: '1',
		walkInShare: '0',
		languages: 'kk',
		modes: 'in_person',
		validFrom: '2026-03-03',
		validTo: '',
		...changes
	});
const dates = async (tx: Tx, { host }: Scene) => (await comingDays(tx, host.id)).map((one) => one.day.toString().slice(5));
const acts = async (tx: Tx, hostId: string) =>
	(await timelineOf(asReader(tx), { kind: 'reception_host', id: hostId }, 'staff')).map((row) => row.act.replace('reception_host.', ''));

async function book(tx: Tx, { host }: Scene, on: string): Promise<string> {
	const from = day(on).toZonedDateTime('Asia/Almaty').toInstant();
	const [slot] = await receptions.searchSlots(tx, { hostId: host.id, from, until: from.add({ hours: 24 }), limit: 1 });
	const [wishId = ''] = await makeWishes(tx, 1);
	await receptions.takeSeat(tx, { slotId: slot?.slotId ?? '', wishId });
	return wishId;
}

it('keeps hours by editions: changed from a day, ended after one; what was booked and stays is kept, the rest falls out', () =>
	rolledBack(t.db, async (tx) => {
		const scene = await makeScene(tx);
		const { operator, host } = scene;
		const { patternId, made } = await receptions.addPattern(tx, operator, host.id, hours(scene));
		expect(made).toBe(12);
		const [kept, lost] = [await book(tx, scene, '2026-03-17'), await book(tx, scene, '2026-04-14')];
		// Every second week, counted as before: both who booked keep their day.
		const second = hours(scene, { step: '2', validFrom: '2026-03-17' });
		const changed = await receptions.changePattern(tx, operator, patternId, second);
		expect(changed.fallen.flatMap(({ wishIds }) => wishIds)).toEqual([]);
		expect((await dates(tx, scene)).slice(0, 6)).toEqual(['03-03', '03-10', '03-17', '03-31', '04-14', '04-28']);
		const third = await receptions.changePattern(tx, operator, patternId, hours(scene, { weekdays: '3', validFrom: '2026-04-01' }));
		expect(third.fallen.flatMap(({ wishIds }) => wishIds)).toEqual([lost]);
		expect((await receptions.editionsOf(tx, host.id)).map((one) => one.validTo?.toString())).toEqual([
			'2026-03-16',
			'2026-03-31',
			undefined
		]);
		await receptions.endPattern(tx, operator, patternId, { lastDay: day('2026-04-10') });
		expect(await dates(tx, scene)).toEqual(['03-03', '03-10', '03-17', '03-31', '04-01', '04-08']);
		expect((await receptions.seatOf(tx, [kept])).size).toBe(1);
		expect(await refusal(receptions.endPattern(tx, operator, patternId, { lastDay: day('2026-04-10') }))).toBe(
			'409 receptions.pattern_over'
		);
		expect(await acts(tx, host.id)).toEqual(['pattern_added', 'pattern_changed', 'pattern_changed', 'day_lost', 'pattern_ended']);
	}));

it('refuses hours that cannot be: in two places at once, in the past, too short, by video without a room, at a place that closes', () =>
	rolledBack(t.db, async (tx) => {
		const scene = await makeScene(tx);
		const { operator, host, placeId } = scene;
		await receptions.addPattern(tx, operator, host.id, hours(scene));
		const add = (changes: Record<string, string>) => refusal(receptions.addPattern(tx, operator, host.id, hours(scene, changes)));
		const undo = sql`ROLLBACK TO SAVEPOINT before`;
		await sql`SAVEPOINT before`.execute(tx);
		expect(await add({ from: '15:30', to: '17:00', every: 'month', nth: '1' })).toBe('422 receptions.clash');
		await undo.execute(tx);
		expect(await add({ validFrom: '2026-03-01' })).toBe('422 receptions.day_past');
		expect(await add({ from: '15:00', to: '15:10' })).toBe('422 receptions.short');
		await tx
			.updateTable('reception_place')
			.set({ video: false, valid_to: day('2026-12-31') })
			.where('id', '=', placeId)
			.execute();
		expect(await add({ weekdays: '3', modes: 'video', validTo: '2026-06-01' })).toBe('422 receptions.no_video');
		expect(await add({ weekdays: '3' })).toBe('422 receptions.place_ends');
		// One reception may begin as another ends.
		expect(await add({ from: '16:00', to: '17:00', validTo: '2026-06-01' })).toBeUndefined();
		const stranger = await makeStaff(tx, { role: 'operator', unitId: (await makeUnit(tx)).id });
		expect(await refusal(receptions.addPattern(tx, stranger, host.id, hours(scene)))).toBe('403 forbidden');
	}));

it('moves one day, takes days away and gives them back; the second time is as good as once', () =>
	rolledBack(t.db, async (tx) => {
		const scene = await makeScene(tx);
		const { operator, host } = scene;
		await receptions.addPattern(tx, operator, host.id, hours(scene));
		const [first] = await comingDays(tx, host.id);
		const wish = await book(tx, scene, '2026-03-03');
		const move = exceptionInput.parse({ from: '10:00', to: '11:00', reason: 'Отырыс' });
		expect((await receptions.moveDay(tx, operator, first?.id ?? '', move)).flatMap(({ wishIds }) => wishIds)).toEqual([wish]);
		expect(await receptions.moveDay(tx, operator, first?.id ?? '', move)).toEqual([]);
		expect((await comingDays(tx, host.id))[0]).toMatchObject({ id: first?.id, startsAt: Temporal.Instant.from('2026-03-03T05:00:00Z') });
		const away = absenceInput.parse({ fromOn: '2026-03-09', untilOn: '2026-03-31', reason: 'Демалыс' });
		expect((await receptions.addAbsence(tx, operator, host.id, away)).fallen).toHaveLength(3);
		expect((await receptions.addAbsence(tx, operator, host.id, away)).fallen).toHaveLength(0);
		const [absence] = await tx.selectFrom('reception_absence').select('id').execute();
		expect(await receptions.dropAbsence(tx, operator, host.id, { absenceId: absence?.id ?? '' })).toMatchObject({ made: 3 });
		expect(await receptions.dropAbsence(tx, operator, host.id, { absenceId: absence?.id ?? '' })).toMatchObject({ made: 0 });
		expect(await receptions.endHost(tx, operator, host.id, { lastDay: day('2026-03-20') })).toMatchObject({ made: 0, changed: 0 });
		expect(await dates(tx, scene)).toEqual(['03-03', '03-10', '03-17']);
	}));

it('makes hosts of mandates and posts, each once, and ends them with the mandate; places are kept by their unit', () =>
	rolledBack(t.db, async (tx) => {
		const { unit, operator, regionId } = await makeScene(tx);
		const council = await makeUnit(tx, { kind: 'faction', parentId: unit.id });
		const keeper = await makeStaff(tx, { role: 'administrator', unitId: unit.id });
		const term = { ordinal: '8', seats: '2', termFrom: '2023-03-29', termTo: '2026-03-28', source: 'Сайлау' };
		await openTerm(tx, keeper, council.id, termInput.parse(term));
		const seat = { name: 'Айша Сапарова', place: 'member', givenBy: '№ 12 округ', validFrom: '2023-03-29' };
		const mandateId = await giveMandate(tx, keeper, council.id, mandateInput.parse(seat));
		const deputy = hostInput.parse({ who: `mandate:${mandateId}`, titleKk: 'депутат', titleRu: '', titleEn: '', validFrom: '2026-03-02' });
		const hostId = await receptions.makeHost(tx, operator, unit.id, deputy);
		expect(await receptions.hostById(tx, hostId)).toMatchObject({
			name: 'Айша Сапарова',
			validTo: day('2026-03-28'),
			title: { ru: 'депутат' }
		});
		const code = (await tx.selectFrom('territory').select('code').where('id', '=', regionId).executeTakeFirstOrThrow()).code;
		const named = { nameKk: 'Кітапхана', addressKk: 'Абай, 2', territory: code, access: '', video: undefined };
		for (const [point, code] of [
			['43.25', 'receptions.point'],
			['76.93, 43.25', 'receptions.point_abroad']
		])
			expect(placeInput.safeParse({ ...named, point }).error?.issues).toMatchObject([{ path: ['point'], message: code }]);
		const placeId = await receptions.makePlace(tx, operator, unit.id, placeInput.parse({ ...named, point: '43.25, 76.93' }));
		expect(await receptions.placeById(tx, placeId)).toMatchObject({ latitude: 43.25, longitude: 76.93 });
		const once = { placeId, every: 'month', step: '1', nth: '-1', weekdays: '2' };
		const scene = { placeId } as Scene;
		expect(await receptions.addPattern(tx, operator, hostId, hours(scene, once))).toMatchObject({ made: 0 });
		expect(await receptions.addPattern(tx, operator, hostId, hours(scene, { weekdays: '4', validFrom: '2026-03-05' }))).toMatchObject({
			made: 4
		});
		const closing = placeInput.parse({ ...named, validTo: '2026-03-20' });
		expect(await refusal(receptions.changePlace(tx, operator, placeId, closing))).toBe('422 receptions.in_use');
		const nowhere = placeInput.parse({ ...named, territory: '000000000' });
		expect(await refusal(receptions.makePlace(tx, operator, unit.id, nowhere))).toBe('422 receptions.territory');
		expect(await refusal(receptions.makeHost(tx, operator, unit.id, { ...deputy, who: `mandate:${hostId}` }))).toBe('422 choose');
		await expect(receptions.makeHost(tx, operator, unit.id, deputy)).rejects.toMatchObject({ constraint: 'reception_host__mandate_excl' });
	}));

it('keeps priority groups by date, in the hands of an administrator of the root', () =>
	rolledBack(t.db, async (tx) => {
		const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		const administrator = await makeStaff(tx, { role: 'administrator', unitId: root.id });
		const operator = await makeStaff(tx, { role: 'operator', unitId: root.id });
		const words = { nameKk: 'Жүкті әйелдер', source: 'Орталық аппараттың тәртібі', reason: 'Кезек ұзақ' };
		const group = (changes: Record<string, string> = {}) =>
			groupInput.parse({ ...words, code: 'expecting', rank: '1', validFrom: '2026-03-10', ...changes });
		expect(await refusal(receptions.addPriorityGroup(tx, operator, group()))).toBe('403 forbidden');
		expect(await refusal(receptions.addPriorityGroup(tx, administrator, group({ validFrom: '2026-03-02' })))).toBe(
			'422 receptions.to_come'
		);
		await receptions.addPriorityGroup(tx, administrator, group());
		expect(await refusal(receptions.addPriorityGroup(tx, administrator, group()))).toBe('422 receptions.taken');
		await receptions.addPriorityGroup(tx, administrator, group({ rank: '9', validFrom: '2026-04-01' }));
		const retire = { group: 'infants', validTo: day('2026-03-31'), retireReason: 'Жаңа тәртіп' };
		await receptions.retirePriorityGroup(tx, administrator, retire);
		expect(await refusal(receptions.retirePriorityGroup(tx, administrator, retire))).toBe('409 receptions.group_over');
		const on = async (text: string) => (await receptions.priorityGroups(tx, day(text))).map(({ code, rank }) => `${code} ${String(rank)}`);
		expect(await on('2026-03-09')).toEqual(['disability 1', 'veterans 1', 'infants 2']);
		expect(await on('2026-03-31')).toEqual(['disability 1', 'expecting 1', 'veterans 1', 'infants 2']);
		expect(await on('2026-04-01')).toEqual(['disability 1', 'veterans 1', 'expecting 9']);
	}));

it('goes on each night: the days ahead move with the clock, and a second run makes none', async () => {
	const scene = await t.db.write(makeScene);
	await t.db.write((tx) => receptions.addPattern(tx, scene.operator, scene.host.id, hours(scene)));
	expect(await receptions.followAllHours(t.db)).toBe(0);
	at('2026-03-16');
	expect(await receptions.followAllHours(t.db)).toBe(2);
	expect(await receptions.followAllHours(t.db)).toBe(0);
});
