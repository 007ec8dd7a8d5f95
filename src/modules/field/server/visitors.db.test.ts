/** Who wants to meet somebody and who comes to an event of citizens, as devices tell of them afterwards. */
import { expect, it } from 'vitest';
import { asReader, rows, sql } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { makeUnit } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { announced, come, gatheringWorld } from '../../participation/server/fixture.ts';
import { presentDoor } from '../../participation/server/index.ts';
import { makeHost, makePlace } from '../../receptions/server/fixture.ts';
import { endHost, makeDay } from '../../receptions/server/index.ts';
import { wishInput } from '../../wishes/input.ts';
import { lineFor, openByCode, presentDeskWish, receiveWish, wishForDesk } from '../../wishes/server/index.ts';
import { recordInput } from '../input.ts';
import { came, CODE, DAY, inputOf, ms, refusal, scene, sent, uuid, wish } from '../../../../test/field.ts';
import * as field from './index.ts';

const database = testDatabase();
const at = testClock('2026-11-01');

it('takes a wish once, under the number and the code of its slip, with its place in the line from the moment it was really taken', async () => {
	await rolledBack(database.db, async (tx) => {
		const { w, worker, eventId } = await scene(tx);
		const host = await makeHost(tx, { unitId: w.host.id });
		const foreign = await makeHost(tx, { unitId: (await makeUnit(tx, { kind: 'regional' })).id });
		const region = await tx.selectFrom('territory').select('id').where('level', '=', 1).orderBy('code').executeTakeFirstOrThrow();
		const placeId = await makePlace(tx, { unitId: w.host.id, territoryId: region.id });
		const hours = { startsAt: Temporal.Instant.from(`${DAY}T10:00:00+05:00`), endsAt: Temporal.Instant.from(`${DAY}T12:00:00+05:00`) };
		const terms = { slotMinutes: 20, seats: 1, walkInShare: 0 };
		await makeDay(tx, worker, { hostId: host.id, placeId, ...hours, ...terms, languages: ['kk'], modes: ['in_person'] });
		const kitId = await field.makeKit(tx, worker, inputOf(w, { eventId }));
		const pack = await field.takeKit(tx, worker, kitId, { deviceId: uuid() });
		expect(pack.hosts.map(({ id, today }) => [id, today])).toEqual([[host.id, '10:00–12:00']]);
		expect(pack.numbers.wish.map((number) => number.replace(w.host.code, ''))).toEqual(
			[6, 7, 8, 9, 10].map((n) => `-M-2026-${String(n).padStart(6, '0')}`)
		);
		const [group] = pack.groups;

		// At the desk at home somebody else is taken in at noon; the village was earlier, and is told of in the evening.
		at(DAY, '12:00');
		const typed = { hostId: host.id, mode: 'in_person', topic: 'Мектеп туралы', firstName: 'Айгүл', phone: '87011112233', language: 'kk' };
		const home = await receiveWish(tx, worker, wishInput.parse(typed), { channel: 'desk' });
		at(DAY, '18:00');
		const land = (one: unknown, day = DAY) => field.landRecord(tx, worker, kitId, sent({ ...(one as object), sentAt: ms('18:00', day) }));
		const first = wish(pack, 0, { hostId: host.id });
		for (let i = 0; i < 2; i++) expect(await land(first)).toEqual({ id: first.record.id });
		await land(wish(pack, 1, { hostId: host.id }, ms('12:30')));
		await land(wish(pack, 2, { hostId: host.id, group: group?.code, walkIn: 'yes' }, ms('17:30')));
		const line = await lineFor(asReader(tx), { unitId: w.host.id, hostId: host.id });
		expect(line.map(({ number }) => number)).toEqual([pack.numbers.wish[2], pack.numbers.wish[0], home.number, pack.numbers.wish[1]]);
		const taken = line.find(({ number }) => number === pack.numbers.wish[0]);
		expect(taken).toMatchObject({ channel: 'field', walkIn: false, state: 'requested' });
		expect([taken?.receivedAt.epochMilliseconds, taken?.since.epochMilliseconds]).toEqual([ms('11:30'), ms('11:30')]);
		expect(await openByCode(asReader(tx), pack.numbers.wish[0] ?? '', CODE)).toBe(taken?.id);
		const walkIn = await wishForDesk(asReader(tx), worker, pack.numbers.wish[2] ?? '');
		expect((await presentDeskWish(asReader(tx), 'en', worker, walkIn)).facts).toContainEqual(
			expect.objectContaining({ value: '2 November 2026, 17:30', note: 'Came by themselves to a field reception' })
		);

		// Whoever can help is of the unit that took them in, wherever they live; a host who left is refused in words and put right.
		const anybody = wish(pack, 3);
		await land(anybody);
		expect((await wishForDesk(asReader(tx), worker, anybody.record.number)).unitId).toBe(w.host.id);
		const last = wish(pack, 4, { hostId: host.id });
		await endHost(tx, worker, host.id, { lastDay: Temporal.PlainDate.from(DAY) });
		at('2026-11-03', '18:00');
		expect(await refusal(land(last, '2026-11-03'))).toBe('wishes.no_longer');
		expect(
			await refusal(land({ ...last, record: { ...last.record, body: { ...last.record.body, hostId: foreign.id } } }, '2026-11-03'))
		).toBe('forbidden');
		expect(await refusal(land({ ...last, record: { ...last.record, number: anybody.record.number } }, '2026-11-03'))).toBe('field.number');
		await land({ ...last, record: { ...last.record, body: { ...last.record.body, hostId: undefined } } }, '2026-11-03');
		const counted = await rows(
			tx,
			sql`SELECT count(*)::int AS wishes, count(DISTINCT number)::int AS numbers FROM wish WHERE unit_id = ${w.host.id}`
		);
		expect(counted).toEqual([{ wishes: 6, numbers: 6 }]);
		const lacks = recordInput.safeParse(wish(pack, 0, { consent: undefined, phone: '' }).record).error?.issues;
		expect(lacks?.map(({ path, message }) => [path.join('.'), message])).toEqual([
			['body.phone', 'wishes.contact'],
			['body.consent', 'field.consent']
		]);
	});
});

it('marks who registered and counts who did not, from two doors: of two marks the later one holds, and no count takes the place of another', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await gatheringWorld(tx);
		const eventId = await announced(tx, w);
		await come(tx, eventId, { people: '2' });
		await come(tx, eventId, { name: 'Сержан' });
		const devices = [uuid(), uuid()] as const;
		const kit = async (deviceId: string) => {
			const id = await field.makeKit(tx, w.chair, inputOf(w, { eventId, wishNumbers: 0 }));
			return { id, pack: await field.takeKit(tx, w.chair, id, { deviceId }) };
		};
		const [one, two] = [await kit(devices[0]), await kit(devices[1])];
		expect(one.pack.numbers.wish).toEqual([]);
		expect(one.pack.event?.registered).toEqual([
			{ number: 1, name: 'Айгүл', people: 2, came: null },
			{ number: 2, name: 'Сержан', people: 1, came: null }
		]);
		const told = await timelineOf(asReader(tx), { kind: 'gathering', id: eventId }, 'staff');
		expect(told.filter(({ act }) => act === 'gathering.list_opened').length).toBe(2);
		at(DAY, '18:00');
		const land = (kitId: string, body: Record<string, number>, time: string) =>
			field.landRecord(tx, w.chair, kitId, sent({ ...came(body, ms(time)), sentAt: ms('18:00') }));
		await land(two.id, { number: 1, came: 3 }, '15:20');
		await land(one.id, { number: 1, came: 2 }, '15:05');
		await land(one.id, { number: 2, came: 1 }, '15:06');
		await land(one.id, { walkIns: 4 }, '15:10');
		await land(two.id, { walkIns: 3 }, '15:09');
		expect(await refusal(land(two.id, { number: 77, came: 1 }, '15:30'))).toBe('participation.number');
		const door = await presentDoor(asReader(tx), 'ru', w.chair, eventId, 1);
		expect([door.inside, door.shown?.came, door.walkIns]).toEqual(['Пришли 11 человек', '3', '7']);
	});
});
