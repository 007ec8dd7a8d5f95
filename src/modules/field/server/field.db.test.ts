/** Kits and what devices hand over: whose it is, numbers given once, the same record once however often and whence it is sent. */
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { filesOf } from '#platform/files/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { hashAccessCode, sha256 } from '#platform/secrets.ts';
import { announceElection, withdrawElection } from '#modules/appeals/server/index.ts';
import { makeStaff } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { eventWorld, invitedEvent } from '../../events/server/fixture.ts';
import { asideInput, recordInput } from '../input.ts';
import { appeal, came, CODE, DAY, inputOf, ms, refusal, scene, sent, uuid } from '../../../../test/field.ts';
import * as field from './index.ts';

const database = testDatabase();
const at = testClock('2026-11-01');
const one = async <T>(tx: Tx, query: ReturnType<typeof sql<T>>) => (await rows(tx, query))[0];

it('is made by who takes appeals in, for a day and an event of theirs, and taken by one device', async () => {
	await rolledBack(database.db, async (tx) => {
		const { w, worker, kitId, deviceId, pack } = await scene(tx, 3);
		expect(pack.numbers.appeal.map((number) => number.slice(-6))).toEqual(['000001', '000002', '000003']);
		expect(pack.event?.people.length).toBe(0);
		expect(new Set(pack.event?.units.map(({ id }) => id))).toEqual(new Set(w.branches.map(({ id }) => id)));
		expect(await field.takeKit(tx, worker, kitId, { deviceId })).toEqual(pack);
		expect(await refusal(field.takeKit(tx, worker, kitId, { deviceId: uuid() }))).toBe('field.taken');
		for (const other of [w.stranger, w.chair]) expect(await refusal(field.takeKit(tx, other, kitId, { deviceId }))).toBe('not_found');
		expect(await refusal(field.makeKit(tx, w.secretary, inputOf(w)))).toBe('forbidden');
		const wrong = { day: '2026-10-31', territory: '999999999', eventId: await invitedEvent(tx, await eventWorld(tx)) };
		for (const [name, value] of Object.entries(wrong)) {
			const code = { day: 'field.day', territory: 'field.territory', eventId: 'not_found' }[name];
			expect(await refusal(field.makeKit(tx, worker, inputOf(w, { [name]: value })))).toBe(code);
		}
		// The next appeal at the desk goes on after the numbers that were set apart.
		const next = await field.makeKit(tx, worker, inputOf(w, { numbers: 1 }));
		expect((await field.takeKit(tx, worker, next, { deviceId })).numbers.appeal[0]).toMatch(/000004$/);
		const told = await timelineOf(asReader(tx), { kind: 'field_kit', id: kitId }, 'staff');
		expect(told.map(({ act }) => act)).toEqual(['field_kit.made', 'field_kit.taken']);
	});
});

it('takes a record once: its number, its code, and the hour at which it was taken, whatever the clock of the device says', async () => {
	await rolledBack(database.db, async (tx) => {
		const { worker, kitId, pack, w } = await scene(tx);
		at(DAY, '18:00');
		// The clock of the device is three hours slow; it was taken six hours before it was sent.
		const wire = { ...appeal(pack, 0, {}, ms('09:00')), sentAt: ms('15:00') };
		expect(await field.landRecord(tx, worker, kitId, sent(wire))).toEqual({ id: wire.record.id });
		expect(await field.landRecord(tx, worker, kitId, sent({ ...wire, sentAt: ms('15:01') }))).toEqual({ id: wire.record.id });
		const kept = await one(
			tx,
			sql<{ n: number; number: string; channel: string; received: Temporal.Instant; hash: Buffer; by: string }>`
				SELECT count(*) OVER ()::int AS n, number, channel, received_at AS received, access_code_hash AS hash, received_by AS by
				FROM appeal WHERE unit_id = ${w.host.id}`
		);
		expect(kept).toMatchObject({ n: 1, number: pack.numbers.appeal[0], channel: 'visit', by: worker.personId });
		expect(kept?.received.epochMilliseconds).toBe(ms('12:00'));
		expect(kept?.hash).toEqual(hashAccessCode(CODE));
		const other = sent({ ...wire, record: { ...wire.record, body: { ...wire.record.body, name: 'Басқа Адам' } } });
		expect(await refusal(field.landRecord(tx, worker, kitId, other))).toBe('field.changed');
		expect(await refusal(field.landRecord(tx, worker, kitId, sent(appeal(pack, 0))))).toBe('field.number');
		expect(await refusal(field.landRecord(tx, w.chair, kitId, sent(wire)))).toBe('not_found');
	});
});

it('says why it does not take a record, and takes it when it was put right', async () => {
	await rolledBack(database.db, async (tx) => {
		const { worker, kitId, pack, w } = await scene(tx);
		at(DAY, '18:00');
		const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		const keeper = await makeStaff(tx, { role: 'administrator', unitId: root.id });
		at('2026-11-01');
		const words = { kk: 'Сайлау', ru: 'Выборы', en: 'Election' };
		const [startsOn, endsOn] = [Temporal.PlainDate.from(DAY), Temporal.PlainDate.from('2026-11-20')];
		const reason = 'Сайлау тағайындалды';
		const period = {
			startsOn,
			endsOn,
			kinds: ['complaint'] as const,
			reason,
			text: words,
			suspended: words,
			instead: words,
			source: words
		};
		const election = await announceElection(tx, keeper, { ...period, kinds: [...period.kinds] });
		at(DAY, '18:00');
		expect(await refusal(field.landRecord(tx, worker, kitId, sent(appeal(pack, 0))))).toBe('appeals.election');
		await withdrawElection(tx, keeper, election, reason);
		const lost = appeal(pack, 1, { territoryId: uuid() });
		expect(await refusal(field.landRecord(tx, worker, kitId, sent(lost)))).toBe('territory');
		expect(await one(tx, sql<{ n: number }>`SELECT count(*)::int AS n FROM field_record WHERE kit_id = ${kitId}`)).toEqual({ n: 0 });
		const body = { ...lost.record.body, territoryId: pack.places[0]?.id };
		await field.landRecord(tx, worker, kitId, sent({ ...lost, record: { ...lost.record, body } }));
		at('2026-11-03', '09:00');
		const tomorrow = ms('08:30', '2026-11-03');
		expect(await refusal(field.landRecord(tx, worker, kitId, sent(appeal(pack, 2, {}, tomorrow))))).toBe('field.late');
		await field.landRecord(tx, worker, kitId, sent({ ...appeal(pack, 2), sentAt: ms('09:00', '2026-11-03') }));
		expect(recordInput.safeParse(appeal(pack, 3, { phone: '' }).record).error?.issues.map(({ path }) => path.join('.'))).toEqual([
			'body.phone'
		]);
		expect(await one(tx, sql<{ n: number }>`SELECT count(*)::int AS n FROM appeal WHERE unit_id = ${w.host.id}`)).toEqual({ n: 2 });
	});
});

it('marks who came by the rules of events: the first begins it, who is marked already stays, two devices mark once', async () => {
	await rolledBack(database.db, async (tx) => {
		const { worker, kitId, deviceId, eventId, w } = await scene(tx);
		const other = uuid();
		const second = await field.makeKit(tx, worker, inputOf(w, { eventId }));
		await field.takeKit(tx, worker, second, { deviceId: other });
		at(DAY, '18:00');
		const unitId = w.branches[0].id;
		const late = (wire: ReturnType<typeof came>) => sent({ ...wire, sentAt: ms('18:00') });
		const guest = { unitId, name: 'Қонақ Сынақ' };
		const here = late(came(guest));
		await field.landRecord(tx, worker, kitId, here);
		await field.landRecord(tx, worker, second, late(came(guest, ms('10:20'))));
		const list = await rows(
			tx,
			sql<{
				id: string;
				name: string;
				came: Temporal.Instant;
			}>`SELECT id, name, came_at AS came FROM event_person WHERE event_id = ${eventId}`
		);
		expect(list.map(({ name, came }) => [name, came.epochMilliseconds])).toEqual([['Қонақ Сынақ', ms('10:05')]]);
		await field.landRecord(tx, worker, second, late(came({ personId: list[0]?.id ?? '' })));
		const lost = late(came({ personId: uuid() }));
		expect(await refusal(field.landRecord(tx, worker, kitId, lost))).toBe('choose');
		// It cannot be put right: why it is set aside is written down, once, by the device that has it, and it lands no more.
		const { id, saidAt } = lost.record;
		const aside = asideInput.parse({
			deviceId,
			id,
			saidAt,
			kind: 'came',
			refusal: 'Тізімде жоқ адам',
			reason: 'Іс-шараға басқа адам келген'
		});
		expect(await refusal(field.setAside(tx, worker, kitId, { ...aside, deviceId: uuid() }))).toBe('field.taken');
		expect(await refusal(field.setAside(tx, w.chair, kitId, aside))).toBe('not_found');
		for (let i = 0; i < 2; i++) expect(await field.setAside(tx, worker, kitId, aside)).toEqual({ id });
		expect(await refusal(field.landRecord(tx, worker, kitId, lost))).toBe('field.aside');
		expect(await refusal(field.setAside(tx, worker, second, { ...aside, deviceId: other }))).toBe('not_found');
		expect(await refusal(field.setAside(tx, worker, kitId, { ...aside, id: here.record.id }))).toBe('field.landed');
		expect(asideInput.safeParse({ ...aside, kind: 'wish' }).success).toBe(false);
		await field.handIn(tx, worker, kitId, { deviceId, waiting: 0, refused: 0 });
		const shown = await field.presentKits(asReader(tx), 'en', worker);
		expect(shown.kits.map(({ aside: why }) => why)).toEqual([[], ['Set aside: “Іс-шараға басқа адам келген”']]);
		expect((await timelineOf(asReader(tx), { kind: 'field_kit', id: kitId }, 'staff')).map(({ act, data }) => [act, data.reason])).toEqual([
			['field_kit.made', undefined],
			['field_kit.taken', undefined],
			['field_kit.set_aside', 'Іс-шараға басқа адам келген'],
			['field_kit.handed_in', undefined]
		]);
		expect(await one(tx, sql<{ state: string }>`SELECT state FROM event WHERE id = ${eventId}`)).toEqual({ state: 'open' });
	});
});

it('keeps each photo once and whole, hands in only when nothing is left, and takes nothing from a device that was shut out', async () => {
	await rolledBack(database.db, async (tx) => {
		const { worker, kitId, deviceId, pack, w } = await scene(tx);
		at(DAY, '18:00');
		const wire = appeal(pack, 0);
		await field.landRecord(tx, worker, kitId, sent(wire));
		const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#0a7' } })
			.jpeg()
			.toBuffer();
		const photo = { id: uuid(), record: wire.record.id, sha256: sha256(bytes).toString('hex'), name: 'photo-1.jpg' };
		for (let i = 0; i < 2; i++) expect(await field.landPhoto(tx, worker, kitId, photo, bytes)).toEqual({ id: photo.id });
		expect(await refusal(field.landPhoto(tx, worker, kitId, photo, bytes.subarray(1)))).toBe('field.torn');
		expect(await refusal(field.landPhoto(tx, worker, kitId, { ...photo, id: uuid(), record: uuid() }, bytes))).toBe('not_found');
		const kept = await one(tx, sql<{ id: string }>`SELECT subject_id AS id FROM field_record WHERE id = ${wire.record.id}`);
		expect((await filesOf(asReader(tx), { kind: 'appeal', id: kept?.id ?? '' })).map(({ mime }) => mime)).toEqual(['image/jpeg']);

		await field.sayState(tx, worker, kitId, { deviceId, waiting: 3, refused: 1 });
		const shown = await field.presentKits(asReader(tx), 'en', worker);
		expect(shown.kits[0]).toMatchObject({
			landed: '1 record, 1 photo',
			left: { text: '3 records not sent, 1 record to be mended', late: true }
		});
		expect((await field.presentKits(asReader(tx), 'en', w.stranger)).kits).toEqual([]);
		expect(await refusal(field.handIn(tx, worker, kitId, { deviceId, waiting: 3, refused: 1 }))).toBe('field.unsynced');
		for (let i = 0; i < 2; i++) await field.handIn(tx, worker, kitId, { deviceId, waiting: 0, refused: 0 });
		expect((await field.presentKits(asReader(tx), 'en', worker)).kits[0]?.landed).toBe('1 record, 1 photo, 9 numbers not given');
		expect(await refusal(field.landRecord(tx, worker, kitId, sent(appeal(pack, 1))))).toBe('field.handed_in');

		const lost = await field.makeKit(tx, worker, inputOf(w));
		const { numbers } = await field.takeKit(tx, worker, lost, { deviceId });
		expect(await refusal(field.revokeKit(tx, w.stranger, { kitId: lost, reason: 'Планшет жоғалды' }))).toBe('not_found');
		await field.revokeKit(tx, w.chair, { kitId: lost, reason: 'Планшет жоғалды' });
		expect(await refusal(field.revokeKit(tx, w.chair, { kitId: lost, reason: 'Планшет жоғалды' }))).toBe('field.ended');
		expect(await refusal(field.landRecord(tx, worker, lost, sent(appeal({ ...pack, numbers }, 0))))).toBe('field.revoked');
	});
});

it('is done once when the same record and photo come many times at once, and two devices at once give no number twice', async () => {
	const { kits, worker, w } = await database.db.write(async (tx) => {
		const first = await scene(tx);
		const id = await field.makeKit(tx, first.worker, inputOf(first.w, { eventId: first.eventId }));
		const pack = await field.takeKit(tx, first.worker, id, { deviceId: uuid() });
		return { ...first, kits: [first, { kitId: id, pack }] };
	});
	at(DAY, '18:00');
	const wires = kits.flatMap(({ kitId, pack }) => [0, 1, 2].map((i) => ({ kitId, wire: sent(appeal(pack, i)) })));
	// The first who come at both doors come together: one of the devices begins the event, the other finds it begun.
	const guest = { unitId: w.branches[0].id, name: 'Қонақ Сынақ' };
	wires.push(...kits.map(({ kitId }) => ({ kitId, wire: sent({ ...came(guest), sentAt: ms('18:00') }) })));
	const posts = wires.flatMap(({ kitId, wire }) =>
		Array.from({ length: 5 }, () => database.db.write((tx) => field.landRecord(tx, worker, kitId, wire)))
	);
	expect((await Promise.all(posts)).length).toBe(40);
	const counts = await rows(
		database.db.reader,
		sql<{ appeals: number; numbers: number; records: number; people: number; received: number }>`SELECT
			(SELECT count(*)::int FROM appeal WHERE unit_id = ${w.host.id}) AS appeals,
			(SELECT count(DISTINCT number)::int FROM appeal WHERE unit_id = ${w.host.id}) AS numbers,
			(SELECT count(*)::int FROM field_record) AS records,
			(SELECT count(*)::int FROM event_person p JOIN event e ON e.id = p.event_id WHERE e.host_unit_id = ${w.host.id}) AS people,
			(SELECT count(*)::int FROM journal j JOIN appeal a ON a.id = j.subject_id WHERE a.unit_id = ${w.host.id} AND j.act = 'appeal.received') AS received`
	);
	expect(counts).toEqual([{ appeals: 6, numbers: 6, records: 8, people: 1, received: 6 }]);
});
