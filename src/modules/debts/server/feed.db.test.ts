import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cast, INPUT, inWork, type Cast } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { newId } from '#platform/ids.ts';
import { openRooms } from '../../../rooms.ts';
import { issueAssignment } from '#modules/assignments/server/index.ts';
import { moveInput } from '#modules/events/input.ts';
import { moveEvent, replyInvitation } from '#modules/events/server/index.ts';
import { eventWorld, invitedEvent } from '../../events/server/fixture.ts';
import { calendarFor, debts, endFeed, makeFeed } from './index.ts';

openRooms();
const t = testDatabase();
const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Asia/Almaty]`).toInstant();
let clock = at('2026-11-23T10:00');
let restore: () => void;
beforeEach(() => {
	clock = at('2026-11-23T10:00');
	restore = setClock(() => clock);
});
afterEach(() => {
	restore();
});

const feed = (tx: Tx, token: string) => calendarFor({ reader: asReader(tx), write: (act) => act(tx) }, token);

/** The events, as ical.js reads them, by what they are about. */
async function events(tx: Tx, token: string) {
	const text = (await feed(tx, token)) ?? '';
	const list = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => {
		const event = new ICAL.Event(one);
		const status = one.getFirstPropertyValue('status');
		return { uid: event.uid, sequence: event.sequence, start: event.startDate.toString(), summary: event.summary, status, text };
	});
	expect(Object.keys(nodeIcal.sync.parseICS(text))).toEqual(expect.arrayContaining(list.map(({ uid }) => uid)));
	return list;
}

async function called(tx: Tx, who: Cast, appealId: string): Promise<void> {
	await tx
		.insertInto('hearing')
		.values({
			id: newId(),
			appeal_id: appealId,
			round: 1,
			state: 'called',
			outcome: 'refused',
			preliminary: 'x',
			place: 'x',
			at: at('2026-11-27T15:30'),
			called_by: who.head.personId,
			called_at: clock
		})
		.execute();
}

it('tells what I owe: a day is a day, an hour is right in Almaty; number and kind, and nothing of the applicant', () =>
	rolledBack(t.db, async (tx) => {
		const who = await cast(tx);
		const { id, number } = await inWork(tx, who);
		await tx
			.updateTable('appeal')
			.set({ due_on: day('2026-11-30') })
			.where('id', '=', id)
			.execute();
		await called(tx, who, id);
		const token = await makeFeed(tx, who.executor, { with: false });
		const list = await events(tx, token);
		expect(list.map(({ uid }) => uid.split('@')[0])).toContain(`appeal-${id}`);
		expect(list).toMatchObject([
			{ start: '2026-11-27T10:30:00Z', status: 'CONFIRMED' },
			{ start: '2026-11-30', summary: `Түпкілікті шешім шығару: ${number}`, sequence: 0 }
		]);
		const [{ text = '' } = {}] = list;
		const unfolded = text.replaceAll('\r\n ', '');
		for (const word of [INPUT.name, INPUT.phone, INPUT.email, 'Абай көшесі', 'жарық']) expect(unfolded).not.toContain(word);
		expect(unfolded).toContain(`/desk/appeals/${id}`);
		expect(list[0]?.uid).toMatch(/^hearing-/);
		const hearing = nodeIcal.sync.parseICS(text)[list[0]?.uid ?? ''];
		expect(hearing?.type === 'VEVENT' && hearing.start.toLocaleString('sv', { timeZone: 'Asia/Almaty' })).toBe('2026-11-27 15:30:00');
	}));

it('keeps the identity of an event; the sequence rises when its date moves, when it is done and when it is back, and not else', () =>
	rolledBack(t.db, async (tx) => {
		const who = await cast(tx);
		const { id } = await inWork(tx, who);
		const token = await makeFeed(tx, who.executor, { with: false });
		const [first] = await events(tx, token);
		clock = clock.add({ hours: 1 });
		const again = await events(tx, token);
		expect(again).toEqual([first]);
		const set = (changes: object) => tx.updateTable('appeal').set(changes).where('id', '=', id).execute();
		await set({ due_on: day('2026-12-25') });
		expect(await events(tx, token)).toMatchObject([{ uid: first?.uid, sequence: 1, start: '2026-12-25', status: 'CONFIRMED' }]);
		await set({ due_on: day('2026-12-07') });
		expect(await events(tx, token)).toMatchObject([{ uid: first?.uid, sequence: 2, start: '2026-12-07' }]);
		await set({ executor_id: who.head.personId });
		const [gone] = await events(tx, token);
		expect(gone).toMatchObject({ uid: first?.uid, sequence: 3, status: 'CANCELLED' });
		expect(gone?.summary).not.toMatch(/\d/);
		await set({ executor_id: who.executor.personId });
		expect(await events(tx, token)).toMatchObject([{ sequence: 4, status: 'CONFIRMED' }]);
		await set({ executor_id: who.head.personId });
		await events(tx, token);
		clock = clock.add({ hours: 24 * 31 });
		expect(await events(tx, token)).toEqual([]);
	}));

it('has the events one is invited to and holds, and follows them when they are moved or over', () =>
	rolledBack(t.db, async (tx) => {
		const w = await eventWorld(tx);
		const [head] = w.heads;
		const id = await invitedEvent(tx, w, { day: '2026-11-27' });
		const [mine, host] = [await makeFeed(tx, head, { with: false }), await makeFeed(tx, w.secretary, { with: false })];
		const invited = await events(tx, mine);
		expect(invited).toMatchObject([{ start: '2026-11-27T05:00:00Z', summary: 'Шақыруға жауап беру', sequence: 0, status: 'CONFIRMED' }]);
		expect(invited[0]?.text).not.toContain('Қысқа дайындық');
		const reply = () =>
			replyInvitation(tx, head, id, { unitId: w.branches[0].id, reply: 'coming', people: ['Бірінші Басшы'], reason: undefined });
		await reply();
		expect(await events(tx, mine)).toMatchObject([{ summary: 'Іс-шараға қатысу', sequence: 0 }]);
		expect(await events(tx, host)).toMatchObject([{ start: '2026-11-27T05:00:00Z', summary: 'Іс-шара өткізу', sequence: 0 }]);
		clock = clock.add({ minutes: 5 });
		const later = { day: '2026-12-01', from: '15:00', to: '16:00', place: 'Мәжіліс залы', video: 'none', reason: 'Зал бос емес' };
		await moveEvent(tx, w.secretary, id, moveInput.parse({ ...later, agenda: 'Жылу жүйесі; 20' }));
		const uid = invited[0]?.uid;
		expect(await events(tx, mine)).toMatchObject([
			{ uid, start: '2026-12-01T10:00:00Z', summary: 'Жаңа уақытына жауап беру', sequence: 1 }
		]);
		expect(await events(tx, host)).toMatchObject([{ start: '2026-12-01T10:00:00Z', sequence: 1 }]);
		clock = clock.add({ minutes: 5 });
		await reply();
		expect(await events(tx, mine)).toMatchObject([{ summary: 'Іс-шараға қатысу', sequence: 1 }]);
		// Nobody opened it: after its day who was invited owes nothing, who holds it still does.
		clock = at('2026-12-02T10:00');
		expect(await events(tx, mine)).toMatchObject([{ uid, sequence: 2, status: 'CANCELLED' }]);
		expect((await debts(asReader(tx), w.secretary, 'mine', { limit: 10 })).map(({ kind }) => kind)).toEqual(['event_host']);
		expect((await debts(asReader(tx), w.chair, 'unit', { limit: 10 })).map(({ kind }) => kind)).toEqual(['event_host']);
	}));

it('has what my unit owes too where that was chosen, and nothing that is kept from me', () =>
	rolledBack(t.db, async (tx) => {
		const who = await cast(tx);
		const { id } = await inWork(tx, who);
		await issueAssignment(tx, who.head, {
			text: 'Айгүл Серікқызына хабарласу',
			unitId: who.unit.id,
			personId: who.executor.personId,
			issuerUnitId: who.unit.id,
			dueOn: day('2026-11-25')
		});
		expect(await events(tx, await makeFeed(tx, who.head, { with: false }))).toEqual([]);
		const token = await makeFeed(tx, who.head, { with: true });
		const list = await events(tx, token);
		expect(list.map(({ summary }) => summary)).toEqual(['Орындап, есеп беру', expect.stringContaining('Түпкілікті шешім')]);
		expect(list[0]?.text).not.toContain('Айгүл');
		await tx.updateTable('appeal').set({ sensitive: true }).where('id', '=', id).execute();
		const after = await events(tx, token);
		expect(after.map(({ status }) => status)).toEqual(['CONFIRMED', 'CANCELLED']);
		expect(after[1]?.text.replaceAll('\r\n ', '')).not.toContain('Түпкілікті');
	}));

it('opens nothing by a wrong address, one that was ended or replaced, or of a closed account; what is kept is a hash', () =>
	rolledBack(t.db, async (tx) => {
		const who = await cast(tx);
		expect(await feed(tx, 'nobody')).toBeUndefined();
		const first = await makeFeed(tx, who.executor, { with: false });
		expect(Buffer.from(first, 'base64url').length * 8).toBeGreaterThanOrEqual(128);
		const second = await makeFeed(tx, who.executor, { with: true });
		expect([await feed(tx, first), typeof (await feed(tx, second))]).toEqual([undefined, 'string']);
		const kept = await tx.selectFrom('calendar_feed').select('token_hash').where('person_id', '=', who.executor.personId).execute();
		expect(kept.map((row) => row.token_hash.length)).toEqual([32, 32]);
		await tx.updateTable('account').set({ closed_at: clock }).where('id', '=', who.executor.accountId).execute();
		expect(await feed(tx, second)).toBeUndefined();
		await tx.updateTable('account').set({ closed_at: null }).where('id', '=', who.executor.accountId).execute();
		await endFeed(tx, who.executor);
		expect(await feed(tx, second)).toBeUndefined();
		await endFeed(tx, who.executor);
		const acts = await tx.selectFrom('journal').select('act').where('subject_id', '=', who.executor.accountId).orderBy('seq').execute();
		expect(acts.map(({ act }) => act)).toEqual(['account.feed_made', 'account.feed_ended', 'account.feed_made', 'account.feed_ended']);
	}));
