/** A wish from the form to the meeting: the seat that is held meanwhile, the letters with their calendar entries, a host who cancels a day. */
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { expect, it } from 'vitest';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { LANGS } from '#platform/i18n/lang.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { cancelDay, holdSeat, searchSlots } from '#modules/receptions/server/index.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { queuedMail, type Queued } from '../../../../test/letters.ts';
import { makeScene, makeTimes, want, type Scene } from '../../../../test/wishes.ts';
import * as wishes from './index.ts';
import { remindOfMeetings } from './reminders.ts';

wishes.registerWishJobs();
const t = testDatabase();
const at = testClock('2026-03-02');

type Letter = Queued & { lang: string; files: { base64: string }[] };
const letters = async (tx: Tx) => (await queuedMail(tx)) as Letter[];
const entryOf = (letter: Letter | undefined) => Buffer.from(letter?.files[0]?.base64 ?? '', 'base64').toString();

/** What two programs of others read of an entry. */
function read(text: string) {
	const [component] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
	if (component === undefined) throw new Error('no entry');
	const event = new ICAL.Event(component);
	const other = Object.values(nodeIcal.sync.parseICS(text)).find((one) => one?.type === 'VEVENT');
	if (other?.type !== 'VEVENT') throw new Error('no entry');
	expect([other.uid, other.status, Number(other.sequence)]).toEqual([event.uid, component.getFirstPropertyValue('status'), event.sequence]);
	return {
		uid: event.uid,
		sequence: event.sequence,
		status: component.getFirstPropertyValue('status'),
		start: event.startDate.toString(),
		place: [component.getFirstPropertyValue('location'), component.getFirstPropertyValue('geo')?.toString() ?? ''],
		inAlmaty: other.start.toLocaleString('en-GB', { timeZone: 'Asia/Almaty', dateStyle: 'short', timeStyle: 'short' })
	};
}

const slotsOf = async (tx: Tx, { host }: Scene, limit = 60) =>
	searchSlots(tx, {
		hostId: host.id,
		from: Temporal.Instant.from('2026-03-01T00:00:00Z'),
		until: Temporal.Instant.from('2027-01-01T00:00:00Z'),
		limit
	});
const acts = async (tx: Tx, id: string) => (await timelineOf(asReader(tx), { kind: 'wish', id }, 'applicant')).map(({ act }) => act);

it('holds a seat while the form is filled in, and is sent once however often', () =>
	rolledBack(t.db, async (tx) => {
		const scene = await makeScene(tx);
		await makeTimes(tx, scene, '2026-03-20', 1);
		const [slot] = await slotsOf(tx, scene);
		const token = await wishes.startWishDraft(tx, 'kk', { hostId: scene.host.id });
		await wishes.saveWishDraft(tx, token, { territoryId: scene.regionId, mode: 'in_person', topic: 'Көшедегі жарық' }, 'kk');
		await wishes.chooseTime(tx, token, slot?.slotId, 'kk');
		expect(await slotsOf(tx, scene)).toEqual([]);
		// Theirs to keep when they come back to the question, and nobody else's.
		const { body } = await wishes.wishDraft(asReader(tx), token);
		expect((await wishes.freeTimes(asReader(tx), 'kk', body, '')).options.map(({ value }) => value)).toEqual([slot?.slotId]);
		expect((await wishes.freeTimes(asReader(tx), 'kk', { hostId: scene.host.id }, '')).options).toEqual([]);
		expect(wishes.isHeld(body)).toBe(true);
		const day = slot?.dayId ?? '';
		expect(await wishes.hoursOn(asReader(tx), 'kk', day)).toMatchObject({ hostId: scene.host.id, times: { options: [] } });
		expect(await wishes.hoursOn(asReader(tx), 'kk', scene.host.id)).toBeUndefined();
		await expect(holdSeat(tx, slot?.slotId ?? '')).rejects.toMatchObject({ code: 'receptions.full' });
		await expect(wishes.sendWishDraft(tx, token, 'kk')).rejects.toMatchObject({ status: 422, field: 'firstName' });
		await wishes.saveWishDraft(tx, token, { firstName: 'Айгүл', phone: '+77011234567' }, 'kk');
		const id = await wishes.sendWishDraft(tx, token, 'kk');
		expect(await wishes.sendWishDraft(tx, token, 'kk')).toBe(id);
		expect(await wishes.wishById(tx, id)).toMatchObject({
			state: 'booked',
			slotId: slot?.slotId,
			number: expect.stringMatching(/-M-2026-000001$/) as string
		});
		// For an hour the page after sending shows the code; it opens the booking, and nothing else does.
		const { accessCode } = await wishes.sentWish(asReader(tx), token);
		const { number } = (await wishes.wishById(tx, id)) ?? {};
		expect(await wishes.openByCode(asReader(tx), number ?? '', accessCode ?? '')).toBe(id);
		expect(await wishes.openByCode(asReader(tx), number ?? '', 'AAAAA')).toBeUndefined();
		at('2026-03-02', '11:30');
		expect(await wishes.sentWish(asReader(tx), token)).toEqual({ id, accessCode: undefined });
		expect(await tx.selectFrom('wish').select('id').execute()).toHaveLength(1);
	}));

it('lets a held seat go when another host, place or way is chosen', () =>
	rolledBack(t.db, async (tx) => {
		const scene = await makeScene(tx);
		await makeTimes(tx, scene, '2026-03-20', 1);
		const [slot] = await slotsOf(tx, scene);
		const token = await wishes.startWishDraft(tx, 'kk', { hostId: scene.host.id });
		await wishes.chooseTime(tx, token, slot?.slotId, 'kk');
		await wishes.saveWishDraft(tx, token, { mode: 'phone' }, 'kk');
		expect(await slotsOf(tx, scene)).toHaveLength(1);
		expect((await wishes.wishDraft(asReader(tx), token)).body).not.toHaveProperty('slotId');
	}));

it('writes letters with an entry that two calendars read: moved it rises in number, given up it is cancelled', () =>
	rolledBack(t.db, async (tx) => {
		const scene = await makeScene(tx);
		await makeTimes(tx, scene, '2026-03-20', 2);
		await tx.updateTable('reception_place').set({ latitude: 43.25, longitude: 76.93 }).execute();
		const [first, second] = await slotsOf(tx, scene);
		const { id, accessCode } = await want(tx, scene, { slotId: first?.slotId ?? '' });
		const visitor = { kind: 'visitor', wishId: id } as const;
		await wishes.bookTime(tx, visitor, id, { slotId: second?.slotId ?? '' });
		await wishes.bookTime(tx, visitor, id, { slotId: second?.slotId ?? '' });
		await wishes.confirmTime(tx, visitor, id);
		await wishes.confirmTime(tx, visitor, id);
		await wishes.withdrawWish(tx, visitor, id);
		await wishes.withdrawWish(tx, visitor, id);
		const told = await letters(tx);
		expect(told.map(({ subject }) => subject)).toEqual([
			'Кездесу уақыты: 20 наурыз, жұма, 09:00',
			'Кездесудің жаңа уақыты: 20 наурыз, жұма, 09:10',
			'Кездесу болмайды: 20 наурыз, жұма, 09:10'
		]);
		expect(told[0]?.text).toContain(accessCode);
		const entries = told.map((letter) => read(entryOf(letter)));
		expect(entries.map(({ start, inAlmaty, status }) => [start, inAlmaty, status])).toEqual([
			['2026-03-20T04:00:00Z', '20/03/2026, 09:00', 'CONFIRMED'],
			['2026-03-20T04:10:00Z', '20/03/2026, 09:10', 'CONFIRMED'],
			['2026-03-20T04:10:00Z', '20/03/2026, 09:10', 'CANCELLED']
		]);
		expect(new Set(entries.map(({ uid }) => uid)).size).toBe(1);
		expect(entries[0]?.place).toEqual(['Қабылдау бөлмесі, Абай даңғылы, 1', '43.25,76.93']);
		expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
		expect(await acts(tx, id)).toEqual(['wish.received', 'wish.book', 'wish.move', 'wish.confirmed', 'wish.withdraw']);
		expect(await slotsOf(tx, scene)).toHaveLength(2);
	}));

it('offers all forty another time in their language when the host cancels their day, none twice', () =>
	rolledBack(t.db, async (tx) => {
		const scene = await makeScene(tx);
		const dayId = await makeTimes(tx, scene, '2026-03-20', 40);
		const slots = await slotsOf(tx, scene);
		for (const [n, { slotId }] of slots.entries())
			await want(tx, scene, { slotId, email: `p${String(n)}@example.kz`, language: LANGS[n % LANGS.length] ?? 'kk' });
		// Forty others at another day; who waits already is not passed over by whom the host let down, and loses nothing.
		await makeTimes(tx, scene, '2026-04-03', 40);
		await sql`DELETE FROM outbox`.execute(tx);
		const again = () => cancelDay(tx, scene.operator, { dayId, reason: 'Сессияға шақырылды' });
		await again();
		await again();
		const offers = await tx.selectFrom('wish_offer as o').innerJoin('wish_offer_time as t', 't.offer_id', 'o.id').selectAll().execute();
		const counts = {
			offers: offers.length,
			people: new Set(offers.map((offer) => offer.wish_id)).size,
			times: new Set(offers.map((offer) => offer.slot_id)).size,
			states: await tx.selectFrom('wish').select('state').distinct().execute(),
			kept: await tx.selectFrom('reception_seat').select('slot_id').where('hold_hash', 'is not', null).execute()
		};
		expect({ ...counts, kept: counts.kept.length }).toEqual({
			offers: 40,
			people: 40,
			times: 40,
			states: [{ state: 'offered' }],
			kept: 40
		});
		const told = await letters(tx);
		expect([told.length, new Set(told.map(({ to }) => to)).size]).toEqual([40, 40]);
		const subjects = { kk: 'Қабылдау болмайды: ', ru: 'Приём не состоится: ', en: 'The reception will not take place: ' };
		for (const { to, lang, subject, text, ...letter } of told) {
			const expected = LANGS[Number(/\d+/.exec(to)?.[0]) % LANGS.length] ?? 'kk';
			expect([lang, subject.startsWith(subjects[expected])]).toEqual([expected, true]);
			expect(text).toContain('Сессияға шақырылды');
			expect(read(entryOf({ to, lang, subject, text, ...letter }))).toMatchObject({ status: 'CANCELLED', sequence: 2 });
		}
		// In the order of the line: who was first has the first of the other times.
		const order = await tx.selectFrom('wish').select('id').orderBy('since').orderBy('id').execute();
		const later = await tx.selectFrom('reception_slot').select('id').where('dropped_at', 'is', null).orderBy('starts_at').execute();
		expect(order.map(({ id }) => offers.find((offer) => offer.wish_id === id)?.slot_id)).toEqual(later.map(({ id }) => id));
	}));

it('keeps who is nobody’s turn yet in their place, and says by when a time is owed', () =>
	rolledBack(t.db, async (tx) => {
		const scene = await makeScene(tx);
		const dayId = await makeTimes(tx, scene, '2026-03-20', 1);
		const [slot] = await slotsOf(tx, scene);
		const { id } = await want(tx, scene, { slotId: slot?.slotId ?? '' });
		await cancelDay(tx, scene.operator, { dayId, reason: 'Сессияға шақырылды' });
		const wish = await wishes.wishById(tx, id);
		expect(wish).toMatchObject({ state: 'revoked', dueOn: Temporal.PlainDate.from('2026-03-05') });
		expect((await letters(tx)).at(-1)?.text).toContain('ең кеші: 5 наурыз 2026');
		if (wish !== undefined) expect(await wishes.standingOf(tx, wish)).toEqual({ before: 0, forecast: undefined });
	}));

it('forgets who it was when the term of keeping is over, not that somebody wished to meet', () =>
	rolledBack(t.db, async (tx) => {
		const scene = await makeScene(tx);
		const { id } = await want(tx, scene);
		await wishes.withdrawWish(tx, { kind: 'visitor', wishId: id }, id, 'Басқа жерде шешілді');
		at('2026-06-02');
		const [swept] = wishes.LOOSE_SWEPT;
		const before = Temporal.Instant.from('2026-06-01T00:00:00Z');
		expect(await swept?.count(asReader(tx), before)).toBe(1);
		expect(await swept?.remove(tx, before, '00000000-0000-7000-8000-000000000001', 10)).toBe(1);
		expect(await swept?.remove(tx, before, '00000000-0000-7000-8000-000000000001', 10)).toBe(0);
		expect(await tx.selectFrom('wish_person').select('wish_id').execute()).toEqual([]);
		const told = await timelineOf(asReader(tx), { kind: 'wish', id }, 'applicant');
		expect(told.map(({ act }) => act)).toEqual(['wish.received', 'wish.withdraw', 'wish.person_removed']);
		expect(JSON.stringify(told)).not.toContain('Басқа жерде');
	}));

it('reminds a day and two hours before, each once', () =>
	rolledBack(t.db, async (tx) => {
		const handles = { reader: asReader(tx), write: <T>(act: (inner: Tx) => Promise<T>) => act(tx) };
		const scene = await makeScene(tx);
		await makeTimes(tx, scene, '2026-03-20', 1);
		const [slot] = await slotsOf(tx, scene);
		const { id } = await want(tx, scene, { slotId: slot?.slotId ?? '' });
		const sent: number[] = [];
		for (const [day, time] of [
			['18', '10:00'],
			['19', '09:00'],
			['19', '09:10'],
			['20', '07:00'],
			['20', '07:10'],
			['20', '09:00']
		] as const) {
			at(`2026-03-${day}`, time);
			sent.push(await remindOfMeetings(handles));
		}
		expect(sent).toEqual([0, 1, 0, 1, 0, 0]);
		expect((await letters(tx)).slice(1).map(({ subject }) => subject)).toEqual([
			'Еске саламыз: 20 наурыз, жұма, 09:00',
			'Бүгінгі кездесу: 20 наурыз, жұма, 09:00'
		]);
		expect((await wishes.wishById(tx, id))?.state).toBe('reminded');
	}));
