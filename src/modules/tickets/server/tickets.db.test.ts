/** A reception day on PostgreSQL: who comes, is called, is received, and what becomes of each. */
import { afterEach, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { newId } from '#platform/ids.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { assignmentFor } from '#modules/assignments/server/index.ts';
import { wishById } from '#modules/wishes/server/index.ts';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { makeScene, makeTimes, want, type Scene } from '../../../../test/wishes.ts';
import { cardInput, walkInInput } from '../input.ts';
import { labelOf } from '../rules.ts';
import * as tickets from './index.ts';
import { ticketsOf } from './queries.ts';

const database = testDatabase();
const DAY = '2026-03-03';
const SYSTEM = { kind: 'system', job: 'test' } as const;

/** The clock at a time of the day (UTC+5). */
function clockAt(time: string, day = DAY): void {
	setClock(() => Temporal.Instant.from(`${day}T${time}:00+05:00`));
}

afterEach(() => {
	setClock(() => Temporal.Now.instant());
});

interface World {
	tx: Tx;
	scene: Scene;
	dayId: string;
	/** Times from nine o'clock on, ten minutes each. */
	slots: string[];
}

/** A day of six times; the clock stands on the day before. */
function onDay(run: (w: World) => Promise<void>): Promise<void> {
	clockAt('10:00', '2026-03-02');
	return rolledBack(database.db, async (tx) => {
		const scene = await makeScene(tx);
		const dayId = await makeTimes(tx, scene, DAY, 6);
		const slots = await tx.selectFrom('reception_slot').select('id').where('day_id', '=', dayId).orderBy('starts_at').execute();
		await run({ tx, scene, dayId, slots: slots.map(({ id }) => id) });
	});
}

const walkIn = (changes: object = {}) =>
	walkInInput.parse({ key: newId(), firstName: 'Серік', topic: 'Жол туралы сұрақ', language: 'kk', ...changes });
const cameWithout = ({ tx, scene, dayId }: World, changes: object = {}) => tickets.arriveWalkIn(tx, scene.operator, dayId, walkIn(changes));

async function ticketOf({ tx, dayId }: World, label: string) {
	const ticket = (await ticketsOf(tx, dayId)).find(({ series, n }) => labelOf(series, n) === label);
	if (ticket === undefined) throw new Error(`no ticket ${label}`);
	return ticket;
}

async function turn(w: World, act: tickets.PlainAct, label: string): Promise<void> {
	await tickets.turnTicket(w.tx, w.scene.operator, act, { dayId: w.dayId, ticketId: (await ticketOf(w, label)).id });
}

const called = async ({ tx, dayId }: World) => (await tickets.presentHall(asReader(tx), dayId)).now?.label;
const stateOf = async ({ tx }: World, wishId: string) => (await wishById(tx, wishId))?.state;

const CARD = { asked: 'Көшеге жарық орнатуды сұрады', said: 'Әкімдікпен сөйлесемін дедім', outcome: 'answer', language: 'kk' };
const finish = async (w: World, label: string, changes: object = {}) =>
	tickets.finishTicket(w.tx, w.scene.operator, (await ticketOf(w, label)).id, cardInput.parse({ ...CARD, ...changes }));

async function refused(act: Promise<unknown>): Promise<string> {
	return act.then(
		() => 'done',
		(error: unknown) => (error as { code: string }).code
	);
}

it('takes people in by a written order, and tells the hall numbers only', () =>
	onDay(async (w) => {
		const { tx, scene, dayId, slots } = w;
		const booked = await want(tx, scene, { slotId: slots[0] ?? '' });
		clockAt('08:40');
		expect((await cameWithout(w)).label).toBe('B1');
		expect((await cameWithout(w, { group: 'veterans' })).label).toBe('B2');
		expect((await tickets.arriveBooked(tx, scene.operator, dayId, { wishId: booked.id })).label).toBe('A1');
		clockAt('09:00');
		const hall = await tickets.presentHall(asReader(tx), dayId);
		expect(hall).toMatchObject({ now: null, waiting: 3, closed: false });
		expect(hall.next).toEqual([
			{ label: 'A1', about: '09:00' },
			{ label: 'B2', about: '09:10' },
			{ label: 'B1', about: '09:20' }
		]);
		expect(JSON.stringify(hall)).not.toMatch(/Айгүл|Серік/);
		await tickets.callNext(tx, scene.operator, dayId);
		expect(await called(w)).toBe('A1');
		expect(await refused(tickets.callNext(tx, scene.operator, dayId))).toBe('tickets.door');
	}));

it('gives the same form one number, and one number to one person', () =>
	onDay(async (w) => {
		const { tx, scene, dayId, slots } = w;
		const booked = await want(tx, scene, { slotId: slots[0] ?? '' });
		clockAt('08:50');
		const form = walkIn();
		const [once, again] = [
			await tickets.arriveWalkIn(tx, scene.operator, dayId, form),
			await tickets.arriveWalkIn(tx, scene.operator, dayId, form)
		];
		expect(again).toEqual(once);
		await tickets.arriveBooked(tx, scene.operator, dayId, { wishId: booked.id });
		expect(await refused(tickets.arriveBooked(tx, scene.operator, dayId, { wishId: booked.id }))).toBe('tickets.here');
	}));

it('waits three minutes for who was called, and lets them back once, after those who were there', () =>
	onDay(async (w) => {
		const { tx, scene, dayId } = w;
		clockAt('09:00');
		await cameWithout(w);
		await cameWithout(w);
		await tickets.callNext(tx, scene.operator, dayId);
		expect(await refused(turn(w, 'miss', 'B1'))).toBe('tickets.wait');
		clockAt('09:03');
		await turn(w, 'miss', 'B1');
		await turn(w, 'return', 'B1');
		await tickets.callNext(tx, scene.operator, dayId);
		expect(await called(w)).toBe('B2');
		await turn(w, 'leave', 'B2');
		await tickets.callNext(tx, scene.operator, dayId);
		clockAt('09:10');
		await turn(w, 'miss', 'B1');
		expect(await refused(turn(w, 'return', 'B1'))).toBe('tickets.once');
	}));

it('writes a card once: an answer, an appeal with its number and code, or a promise that somebody owes', () =>
	onDay(async (w) => {
		const { tx, scene, dayId } = w;
		clockAt('09:00');
		await cameWithout(w, { email: 'serik@example.kz' });
		await cameWithout(w);
		await cameWithout(w, { phone: '+7 701 123 45 67' });
		const serve = async (label: string) => {
			await tickets.callNext(tx, scene.operator, dayId);
			await turn(w, 'begin', label);
		};
		await serve('B1');
		expect(await finish(w, 'B1')).toBeUndefined();
		expect(await refused(finish(w, 'B1'))).toBe('tickets.written');
		const [letter] = await tx.selectFrom('outbox').select('topic').where('topic', '=', 'mail').execute();
		expect(letter).toBeDefined();
		await serve('B2');
		expect(await refused(finish(w, 'B2', { outcome: 'appeal' }))).toBe('tickets.address');
		const code = await finish(w, 'B2', { outcome: 'appeal', address: 'Абай көшесі, 5' });
		const card = await tx.selectFrom('reception_card').select('appeal_id').where('outcome', '=', 'appeal').executeTakeFirstOrThrow();
		const appeal = await tx.selectFrom('appeal').selectAll().where('id', '=', card.appeal_id).executeTakeFirstOrThrow();
		expect(code).toMatch(/^[\w-]{20,}$/);
		expect(appeal).toMatchObject({ channel: 'visit', text: CARD.asked, unit_id: scene.unit.id, state: 'received' });
		await serve('B3');
		const promise = { outcome: 'assignment', promised: 'Жарық орнатамыз', unitId: scene.unit.id, dueOn: '2026-03-12' };
		await finish(w, 'B3', promise);
		const owed = await tx
			.selectFrom('reception_card')
			.select('assignment_id')
			.where('outcome', '=', 'assignment')
			.executeTakeFirstOrThrow();
		const { row } = await assignmentFor(asReader(tx), SYSTEM, owed.assignment_id ?? '');
		expect(row).toMatchObject({ text: 'Жарық орнатамыз', unitId: scene.unit.id, dueOn: Temporal.PlainDate.from('2026-03-12') });
		const outcomes = await tx.selectFrom('wish').select('outcome').where('state', '=', 'met').execute();
		expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['answer', 'appeal', 'promise']);
		// What was said is sealed where it lies.
		const raw = await tx.selectFrom('reception_card').select('said').execute();
		expect(raw.every(({ said }) => !said.toString('utf8').includes('Әкімдік'))).toBe(true);
		// Who was received has all of it when they ask what is held of them.
		expect(await tickets.heldOfTickets(asReader(tx), 'kk', (await ticketOf(w, 'B3')).wishId)).toMatchObject([
			{ number: 'B3', arrivedAt: '2026-03-03T04:00:00Z', card: { asked: CARD.asked, said: CARD.said, promised: 'Жарық орнатамыз' } }
		]);
		// It goes with who wanted to meet.
		await tx.deleteFrom('wish_person').execute();
		expect(await tx.selectFrom('reception_card').select('ticket_id').execute()).toEqual([]);
	}));

it('loses nobody when the doors close', () =>
	onDay(async (w) => {
		const { tx, scene, dayId, slots } = w;
		const [booked, absent, early] = [
			await want(tx, scene, { slotId: slots[0] ?? '' }),
			await want(tx, scene, { slotId: slots[1] ?? '' }),
			await want(tx, scene, { slotId: slots[5] ?? '' })
		];
		clockAt('09:00');
		for (let n = 0; n < 4; n++) await cameWithout(w);
		await tickets.arriveBooked(tx, scene.operator, dayId, { wishId: booked.id });
		await tickets.callNext(tx, scene.operator, dayId);
		await turn(w, 'begin', 'A1');
		expect(await refused(tickets.closeLine(tx, scene.operator, dayId))).toBe('tickets.serving');
		await finish(w, 'A1');
		await tickets.callNext(tx, scene.operator, dayId);
		clockAt('09:05');
		await turn(w, 'miss', 'B1');
		await turn(w, 'leave', 'B2');
		const before = new Map((await ticketsOf(tx, dayId)).map((one) => [labelOf(one.series, one.n), one.wishId]));
		clockAt('09:20');
		await tickets.closeLine(tx, scene.operator, dayId);
		const states = await Promise.all(['A1', 'B1', 'B2', 'B3', 'B4'].map((label) => stateOf(w, before.get(label) ?? '')));
		expect(states).toEqual(['met', 'no_show', 'revoked', 'revoked', 'revoked']);
		expect([await stateOf(w, absent.id), await stateOf(w, early.id)]).toEqual(['no_show', 'revoked']);
		expect(await refused(cameWithout(w))).toBe('tickets.closed');
		expect((await tickets.presentHall(asReader(tx), dayId)).closed).toBe(true);
	}));

it('shows a day to who keeps it, writes down once a day that names were read, and is kept on its day only', () =>
	onDay(async (w) => {
		const { tx, scene, dayId, slots } = w;
		const booked = await want(tx, scene, { slotId: slots[0] ?? '' });
		expect(await refused(cameWithout(w))).toBe('tickets.not_today');
		clockAt('09:00');
		for (let n = 0; n < 3; n++) {
			const page = await tickets.presentLine(tx, 'kk', scene.operator, dayId);
			expect(page.expected).toEqual([{ wishId: booked.id, name: 'Айгүл', at: '09:00' }]);
		}
		const seen = (await timelineOf(asReader(tx), { kind: 'wish', id: booked.id }, 'staff')).filter(({ act }) => act === 'wish.seen');
		expect(seen).toHaveLength(1);
		const stranger = await makeStaff(tx, { role: 'operator', unitId: (await makeUnit(tx, { kind: 'regional' })).id });
		expect(await refused(tickets.presentLine(tx, 'kk', stranger, dayId))).toBe('not_found');
		expect(await refused(tickets.callNext(tx, stranger, dayId))).toBe('not_found');
		const given = await cameWithout(w);
		expect(await refused(tickets.turnTicket(tx, scene.operator, 'leave', { dayId: newId(), ticketId: given.ticketId }))).toBe('not_found');
	}));

it('calls one of two at a time, though two desks call at once', async () => {
	clockAt('10:00', '2026-03-02');
	const { scene, dayId } = await database.db.write(async (tx) => {
		const made = await makeScene(tx);
		return { scene: made, dayId: await makeTimes(tx, made, DAY, 6) };
	});
	clockAt('09:00');
	const forms = Array.from({ length: 8 }, () => walkIn());
	const given = await Promise.all(forms.map((form) => database.db.write((tx) => tickets.arriveWalkIn(tx, scene.operator, dayId, form))));
	expect(given.map(({ label }) => label).toSorted()).toEqual(['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8']);
	const calls = await Promise.all(
		Array.from({ length: 8 }, () => refused(database.db.write((tx) => tickets.callNext(tx, scene.operator, dayId))))
	);
	expect(calls.filter((one) => one === 'done')).toHaveLength(1);
	expect(calls.filter((one) => one === 'tickets.door')).toHaveLength(7);
});
