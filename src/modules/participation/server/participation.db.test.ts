import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { queuedMail, queuedTexts } from '../../../../test/letters.ts';
import { setConfig } from '#platform/config.ts';
import { smsRoute } from '#platform/sms/route.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { moveInput } from '#modules/events/input.ts';
import * as events from '#modules/events/server/index.ts';
import { changeGatheringInput, gatheringInput, outcomeInput } from '../input.ts';
import { forgetParticipants } from './commands/forget.ts';
import { remindOfGatherings } from './reminders.ts';
import { announced, come, gatheringWorld, planForm, planOf, type World } from './fixture.ts';
import * as participation from './index.ts';

const database = testDatabase();
const at = testClock('2026-10-28');

const stateOf = async (tx: Tx, id: string) => {
	const list = await tx.selectFrom('participant').select(['number', 'state']).where('event_id', '=', id).orderBy('number').execute();
	return list.map(({ number, state }) => `${String(number)} ${state}`);
};
const takenOf = async (tx: Tx, id: string) =>
	(await tx.selectFrom('gathering').select('taken').where('event_id', '=', id).executeTakeFirstOrThrow()).taken;
const toldForm = (w: World, changes: Record<string, string>) => gatheringInput.parse({ ...planForm(w), ...changes });
const acts = async (tx: Tx, id: string) =>
	(await timelineOf(asReader(tx), { kind: 'gathering', id }, 'staff')).map(({ act }) => act.replace('gathering.', ''));
const MOVED = {
	day: '2026-11-03',
	from: '16:00',
	to: '18:00',
	place: 'Мектеп',
	video: 'none',
	agenda: 'Не істелді; Берік Омаров; 40',
	reason: 'Зал бос емес'
};

describe('planning', () => {
	it('is for who leads the host, names a kind that citizens come to and a deputy of the branch, and tells nobody', async () => {
		await rolledBack(database.db, async (tx) => {
			const w = await gatheringWorld(tx);
			const plan = (by = w.chair, changes: Record<string, string> = {}) => participation.planGathering(tx, by, planOf(w, changes));
			await expect(plan(w.stranger)).rejects.toMatchObject({ status: 403 });
			await expect(plan(w.operator)).rejects.toMatchObject({ status: 403 });
			await expect(plan(w.chair, { kind: 'conference' })).rejects.toMatchObject({ field: 'kind' });
			await expect(plan(w.chair, { territory: '999999999' })).rejects.toMatchObject({ field: 'territory' });
			await expect(plan(w.chair, { mandateId: w.host.id })).rejects.toMatchObject({ code: 'participation.mandate' });
			const id = await plan();
			const db = asReader(tx);
			await expect(participation.presentEvent(db, 'kk', id)).rejects.toMatchObject({ status: 404 });
			await expect(come(tx, id)).rejects.toMatchObject({ status: 404 });
			await expect(participation.gatheringFor(db, w.stranger, id)).rejects.toMatchObject({ status: 404 });
			const anew = changeGatheringInput.parse({ ...planForm(w), titleKk: 'Есеп', capacity: '' });
			await participation.changeGathering(tx, w.chair, id, anew);
			await events.inviteUnits(tx, w.chair, id);
			expect(await participation.presentEvent(db, 'kk', id)).toMatchObject({ title: 'Есеп', register: { text: 'Келемін деп жазылу' } });
			expect(await queuedMail(tx)).toEqual([]);
			expect(await acts(tx, id)).toEqual(['planned', 'changed']);
		});
	});

	it('shows citizens when, where, of whom and how many places are left, and the host who came', async () => {
		await rolledBack(database.db, async (tx) => {
			const w = await gatheringWorld(tx);
			const id = await announced(tx, w);
			await come(tx, id, { people: '3', phone: '8 701 123 45 67', needs: 'Арбамен келемін' });
			const db = asReader(tx);
			const page = await participation.presentEvent(db, 'ru', id);
			expect(page.facts.map(({ value }) => value)).toEqual([
				'понедельник, 2 ноября, 15:00 – 17:00',
				'Мәдениет үйі, үлкен зал',
				'Берік Омаров',
				w.host.name.ru,
				'На казахском и русском',
				'Пандус бар',
				'7 свободных мест'
			]);
			expect(page).toMatchObject({ kind: 'Отчётная встреча', map: expect.stringContaining('mlat=43.25000&mlon=76.93000') as string });
			const opened = await participation.openList(tx, w.chair, id);
			expect(opened.map((one) => participation.toListed('kk', one))).toMatchObject([
				{
					number: '1',
					people: '3',
					contact: expect.stringMatching(/^\+77011234567, a\d+@example\.kz$/) as string,
					needs: 'Арбамен келемін'
				}
			]);
			await expect(participation.openList(tx, w.operator, id)).rejects.toMatchObject({ status: 403 });
			await expect(participation.openList(tx, w.stranger, id)).rejects.toMatchObject({ status: 404 });
			expect(await acts(tx, id)).toEqual(['planned', 'registered', 'list_opened']);
			// Nothing of a person is readable in the table.
			const [row] = (await sql<{ row: string }>`SELECT p::text AS row FROM participant p WHERE event_id = ${id}`.execute(tx)).rows;
			expect(row?.row).not.toMatch(/Айгүл|example|1234567/);
		});
	});
});

describe('places', () => {
	it('are given by the order of the line, a party that is too large lets smaller ones by, and more room reaches who waits', async () => {
		await rolledBack(database.db, async (tx) => {
			const w = await gatheringWorld(tx);
			const id = await announced(tx, w, { capacity: '5' });
			const first = await come(tx, id, { people: '4' });
			for (const people of ['3', '1', '1', '2']) await come(tx, id, { people });
			expect(await stateOf(tx, id)).toEqual(['1 coming', '2 waiting', '3 coming', '4 waiting', '5 waiting']);
			const waits = await tx
				.selectFrom('participant')
				.select('link')
				.where('event_id', '=', id)
				.where('number', '=', 4)
				.executeTakeFirstOrThrow();
			expect(waits.link).not.toBeNull();
			await participation.withdraw(tx, ANONYMOUS, first.key);
			expect(await stateOf(tx, id)).toEqual(['1 withdrawn', '2 coming', '3 coming', '4 coming', '5 waiting']);
			await expect(participation.keepGathering(tx, w.chair, id, toldForm(w, { capacity: '4' }))).rejects.toMatchObject({
				code: 'participation.taken',
				field: 'capacity',
				data: { taken: 5 }
			});
			await participation.keepGathering(tx, w.chair, id, toldForm(w, { capacity: '7' }));
			expect(await stateOf(tx, id)).toContain('5 coming');
			expect(await takenOf(tx, id)).toBe(7);
			const letters = (await queuedMail(tx)).map(({ subject }) => subject.split(':')[0]);
			const [given, queued, freed] = ['Место за вами', 'Вы в листе ожидания', 'Место освободилось'];
			expect(letters).toEqual([given, queued, given, queued, queued, freed, freed, freed]);
		});
	});

	it('are taken once by a form sent twice, and only until it begins; the link opens time, first name and number', async () => {
		await rolledBack(database.db, async (tx) => {
			const w = await gatheringWorld(tx);
			const id = await announced(tx, w, { capacity: '3' });
			const once = await come(tx, id, { people: '2' });
			expect(await come(tx, id, { people: '2', key: once.key })).toMatchObject({ number: 1, state: 'coming' });
			const late = await come(tx, id, { people: '2', name: 'Ерлан' });
			const db = asReader(tx);
			const mine = await participation.presentRegistration(db, 'kk', once.key);
			expect(mine).toMatchObject({ state: 'coming', number: '1', mayWithdraw: true, position: undefined });
			expect(JSON.stringify(mine)).not.toContain('example.kz');
			expect(await participation.presentRegistration(db, 'kk', late.key)).toMatchObject({
				position: 'Кезектегі орныңыз: 1',
				qr: undefined
			});
			await expect(participation.presentRegistration(db, 'kk', 'x'.repeat(43))).rejects.toMatchObject({ status: 404 });
			const other = await announced(tx, w);
			await expect(come(tx, other, { key: once.key })).rejects.toMatchObject({ status: 404 });
			expect((await queuedMail(tx))[0]?.text).toContain(`/ru/registrations/${once.key}`);
			at('2026-11-02', '15:00');
			await expect(come(tx, id)).rejects.toMatchObject({ code: 'participation.closed' });
			at('2026-11-02', '17:00');
			await expect(participation.withdraw(tx, ANONYMOUS, once.key)).rejects.toMatchObject({ code: 'participation.over' });
		});
	});

	it('are kept when it is moved, and who has one or waits is told of that, and of its cancelling', async () => {
		await rolledBack(database.db, async (tx) => {
			const w = await gatheringWorld(tx);
			const id = await announced(tx, w, { capacity: '1' });
			await come(tx, id);
			await come(tx, id);
			await events.moveEvent(tx, w.chair, id, moveInput.parse(MOVED));
			await events.cancelEvent(tx, w.chair, id, { reason: 'Депутат ауырып қалды' });
			const letters = (await queuedMail(tx)).slice(2);
			expect(letters.map(({ subject }) => subject.split(':')[0])).toEqual([
				'Время изменилось',
				'Время изменилось',
				'Не состоится',
				'Не состоится'
			]);
			expect(letters[0]?.text).toContain('Прежнее время: понедельник, 2 ноября, 15:00 – 17:00');
			expect(letters[2]?.text).toContain('Причина: Депутат ауырып қалды');
			expect(await stateOf(tx, id)).toEqual(['1 coming', '2 waiting']);
			await expect(come(tx, id)).rejects.toMatchObject({ code: 'participation.closed' });
		});
	});
});

describe('the calendar of citizens', () => {
	it('is read by place, deputy, kind and month, page by page, and never shows a plan', async () => {
		await rolledBack(database.db, async (tx) => {
			const w = await gatheringWorld(tx);
			const db = asReader(tx);
			await participation.planGathering(tx, w.chair, planOf(w));
			const here = await announced(tx, w);
			const there = await announced(tx, w, { territory: w.there, mandateId: '', kind: 'youth_activity', day: '2026-12-01' });
			const found = async (wish: Partial<Parameters<typeof participation.presentCalendar>[2]>) =>
				(await participation.presentCalendar(db, 'kk', { list: 'ahead', ...wish })).events.map(({ id }) => id);
			expect(await found({})).toEqual([here, there]);
			expect(await found({ place: w.there })).toEqual([there]);
			expect(await found({ deputy: w.mandateId })).toEqual([here]);
			expect(await found({ kind: 'youth_activity' })).toEqual([there]);
			expect(await found({ month: '2026-12' })).toEqual([there]);
			await expect(found({ place: '999999999' })).rejects.toMatchObject({ status: 404 });
			at('2026-11-02', '17:00');
			expect([await found({}), await found({ list: 'past' })]).toEqual([[there], [here]]);
			const times = Array.from({ length: 23 }, (_, i) => `${String(8 + (i % 12)).padStart(2, '0')}:${i < 12 ? '00' : '30'}`);
			for (const from of times) await announced(tx, w, { day: '2026-11-20', from, to: '23:00' });
			const page = await participation.presentCalendar(db, 'kk', { list: 'ahead' });
			const cursor = new URLSearchParams(page.older?.split('?')[1]).get('cursor') ?? '';
			const rest = await participation.presentCalendar(db, 'kk', { list: 'ahead', cursor });
			expect([page.events.length, rest.events.length, rest.older]).toEqual([20, 4, undefined]);
			expect(new Set([...page.events, ...rest.events].map(({ id }) => id)).size).toBe(24);
		});
	});

	it('tells programs the hour in UTC, a move by a higher SEQUENCE, and what is cancelled', async () => {
		await rolledBack(database.db, async (tx) => {
			const w = await gatheringWorld(tx);
			const id = await announced(tx, w);
			await announced(tx, w, { territory: w.there, mandateId: '' });
			const db = asReader(tx);
			const read = async (wish: participation.FeedWish = { place: w.here }) => {
				const text = await participation.eventsCalendar(db, 'ru', wish);
				const list = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => {
					const event = new ICAL.Event(one);
					return [event.uid.split('@')[0], event.sequence, event.startDate.toString(), one.getFirstPropertyValue('status')];
				});
				const other = Object.values(nodeIcal.sync.parseICS(text)).find((one) => one?.type === 'VEVENT');
				return { list, other, text };
			};
			const before = await read();
			expect(before.list).toEqual([[`event-${id}`, 0, '2026-11-02T10:00:00Z', 'CONFIRMED']]);
			expect(before.other).toMatchObject({ summary: 'Отчётная встреча: Отчёт за год' });
			expect(before.text).toContain('GEO:43.250000;76.930000');
			await events.moveEvent(tx, w.chair, id, moveInput.parse(MOVED));
			expect((await read({ deputy: w.mandateId })).list).toEqual([[`event-${id}`, 1, '2026-11-03T11:00:00Z', 'CONFIRMED']]);
			await events.cancelEvent(tx, w.chair, id, { reason: 'Депутат ауырып қалды' });
			const after = await read({ event: id });
			expect(after.list).toEqual([[`event-${id}`, 2, '2026-11-03T11:00:00Z', 'CANCELLED']]);
			expect(after.other?.type === 'VEVENT' && [after.other.start.toISOString(), String(after.other.sequence)]).toEqual([
				'2026-11-03T11:00:00.000Z',
				'2'
			]);
			expect((await read({})).list).toHaveLength(2);
			await expect(read({ deputy: w.host.id })).rejects.toMatchObject({ status: 404 });
			const news = await participation.eventsFeed(db, 'ru', { place: w.here }, 'https://jauap.example/feeds/events.atom');
			expect(news).toContain(`<id>urn:uuid:${id}</id>\n<title>отменено: Отчёт за год</title>`);
		});
	});
});

it('who came is counted at the door by number, by who works there, and told as a number alone', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await gatheringWorld(tx);
		const id = await announced(tx, w);
		await come(tx, id, { people: '2' });
		await come(tx, id);
		const db = asReader(tx);
		const mark = (number: number, came: number, by = w.operator) => participation.markCame(tx, by, id, { number, came });
		await expect(mark(1, 2)).rejects.toMatchObject({ code: 'participation.door' });
		at('2026-11-02', '14:30');
		await expect(mark(1, 2, w.stranger)).rejects.toMatchObject({ status: 404 });
		await expect(mark(9, 1)).rejects.toMatchObject({ code: 'participation.number', field: 'number' });
		expect(await participation.presentDoor(db, 'kk', w.operator, id, 1)).toMatchObject({
			open: true,
			shown: { came: '2', before: undefined }
		});
		for (const came of [2, 3, 3]) await mark(1, came);
		await mark(2, 1);
		await participation.countWalkIns(tx, w.operator, id, { walkIns: 4 });
		await participation.countWalkIns(tx, w.operator, id, { walkIns: 5 });
		const door = await participation.presentDoor(db, 'ru', w.operator, id, 1);
		expect([door.inside, door.shown?.before]).toEqual(['Пришли 9 человек', 'Уже отмечено: 3. Новая отметка заменит прежнюю.']);
		expect(JSON.stringify(door)).not.toContain('Айгүл');
		const page = await participation.presentEvent(db, 'ru', id);
		expect(page.facts.at(-1)).toEqual({ term: 'Пришло', value: 'Пришли 9 человек' });
	});
});

it('who has a place is reminded a day and two hours before, each once; who waits, or has just been told of the time, is not', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await gatheringWorld(tx);
		const id = await announced(tx, w, { capacity: '2' });
		for (const email of ['a@example.kz', 'b@example.kz', 'waits@example.kz']) await come(tx, id, { email });
		const context = { reader: asReader(tx), write: <T>(act: (tx: Tx) => Promise<T>) => act(tx) };
		const remind = async (day: string, hour: string) => {
			at(day, hour);
			const before = (await queuedMail(tx)).length;
			const counts = [await remindOfGatherings(context), await remindOfGatherings(context)];
			return [counts, (await queuedMail(tx)).slice(before).map(({ to }) => to)];
		};
		expect(await remind('2026-11-01', '14:50')).toEqual([[0, 0], []]);
		expect(await remind('2026-11-01', '15:00')).toEqual([
			[2, 0],
			['a@example.kz', 'b@example.kz']
		]);
		// A place that became free after the day's reminder: its letter told the time; the last reminder is for all who have one.
		await participation.keepGathering(tx, w.chair, id, toldForm(w, { capacity: '3' }));
		expect(await remind('2026-11-02', '12:59')).toEqual([[0, 0], []]);
		expect(await remind('2026-11-02', '13:00')).toEqual([
			[3, 0],
			['a@example.kz', 'b@example.kz', 'waits@example.kz']
		]);
		const last = (await queuedMail(tx)).at(-1);
		expect(last?.subject).toBe('Напоминаем: Отчёт за год');
		expect(last?.text).toContain('Когда: понедельник, 2 ноября, 15:00 – 17:00');
		// Moved, both are due anew before the new time.
		await events.moveEvent(tx, w.chair, id, moveInput.parse(MOVED));
		expect(await remind('2026-11-02', '15:50')).toEqual([[0, 0], []]);
		expect(await remind('2026-11-02', '16:00')).toMatchObject([[3, 0], {}]);
		expect(await remind('2026-11-03', '14:00')).toMatchObject([[3, 0], {}]);
		expect(await remind('2026-11-03', '16:00')).toEqual([[0, 0], []]);
		expect((await acts(tx, id)).filter((act) => act === 'reminded')).toHaveLength(4);
	});
});

it('who left a telephone alone is told in a short text, once texts can be sent', async () => {
	const phone = { email: '', phone: '8 701 123 45 67' };
	const told = async (tx: Tx) => {
		const w = await gatheringWorld(tx);
		const id = await announced(tx, w, { capacity: '1', titleRu: 'Отчёт'.repeat(40) });
		const first = await come(tx, id);
		await come(tx, id, phone);
		await participation.withdraw(tx, ANONYMOUS, first.key);
		await events.moveEvent(tx, w.chair, id, moveInput.parse(MOVED));
		await events.cancelEvent(tx, w.chair, id, { reason: 'Депутат ауырып қалды' });
		return queuedTexts(tx);
	};
	await rolledBack(database.db, async (tx) => {
		expect(await told(tx)).toEqual([]);
	});
	const restore = setConfig({ SMS_URL: smsRoute('smpp://me:x@127.0.0.1?from=1414') as Exclude<ReturnType<typeof smsRoute>, string> });
	await rolledBack(database.db, async (tx) => {
		const texts = await told(tx);
		expect(texts.map(({ to, text }) => [to, text.split(': ')[0]])).toEqual([
			['+77011234567', 'Для вас освободилось место'],
			['+77011234567', 'Время мероприятия изменилось'],
			['+77011234567', 'Мероприятие не состоится']
		]);
		expect(texts[0]?.text).toMatch(/: 2 ноября, 15:00\. Ваш номер: 2\. https?:\/\/\S+\/ru\/registrations\/k+\d+$/);
	});
	restore();
});

// These two commit what they do, so they stand last.
it('places of a hundred who register at once get exactly as many as fit, and of those freed at once as many are given on', async () => {
	const { db } = database;
	const id = await db.write(async (tx) => announced(tx, await gatheringWorld(tx), { capacity: '7' }));
	const all = await Promise.all(Array.from({ length: 100 }, () => db.write((tx) => come(tx, id))));
	expect(all.filter(({ state }) => state === 'coming')).toHaveLength(7);
	expect(all.filter(({ state }) => state === 'waiting')).toHaveLength(93);
	expect(new Set(all.map(({ number }) => number)).size).toBe(100);
	const leaving = all.filter(({ state }) => state === 'coming').slice(0, 5);
	// Each twice: the second is told that it is done.
	const freed = await Promise.allSettled(
		[...leaving, ...leaving].map(({ key }) => db.write((tx) => participation.withdraw(tx, ANONYMOUS, key)))
	);
	expect(freed.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
	await rolledBack(db, async (tx) => {
		const states = (await stateOf(tx, id)).map((one) => one.split(' ')[1]);
		expect(states.filter((state) => state === 'coming')).toHaveLength(7);
		expect(states.filter((state) => state === 'withdrawn')).toHaveLength(5);
		expect(await takenOf(tx, id)).toBe(7);
		// Numbers 1 to 7 had the places; the next five of the line have those of the five who left.
		const given = (await queuedMail(tx)).filter(({ subject }) => subject === 'Место освободилось: Отчёт за год');
		expect(given).toHaveLength(5);
	});
	// Whoever writes past the commands is held by the table itself.
	const over = db.write((tx) => tx.updateTable('participant').set({ state: 'coming' }).where('event_id', '=', id).execute());
	await expect(over).rejects.toMatchObject({ constraint: 'gathering__taken_check' });
});

it('what was said is told once it began, and who came is forgotten a month later', async () => {
	const { db } = database;
	const [w, id] = await db.write(async (tx) => {
		const world = await gatheringWorld(tx);
		return [world, await announced(tx, world)] as const;
	});
	const { key } = await db.write((tx) => come(tx, id));
	const told = outcomeInput.parse({ outcomeKk: 'Жол жөнделеді', recordingUrl: 'https://video.example.kz/1' });
	await expect(db.write((tx) => participation.keepOutcome(tx, w.chair, id, told))).rejects.toMatchObject({
		code: 'participation.not_held'
	});
	at('2026-11-02', '18:00');
	await db.write((tx) => participation.keepOutcome(tx, w.chair, id, told));
	expect(await participation.presentEvent(db.reader, 'ru', id)).toMatchObject({
		outcome: 'Жол жөнделеді',
		recording: 'https://video.example.kz/1',
		over: true
	});
	expect(await forgetParticipants(db)).toBe(0);
	at('2026-12-04');
	// The hundred of another test's event are forgotten with them.
	expect(await forgetParticipants(db)).toBeGreaterThan(0);
	expect(await forgetParticipants(db)).toBe(0);
	expect(await participation.presentRegistration(db.reader, 'kk', key)).toMatchObject({ state: 'coming', mayWithdraw: false });
	const left = await db.reader.selectFrom('participant').select('id').where('name', 'is not', null).execute();
	expect(left).toEqual([]);
});
