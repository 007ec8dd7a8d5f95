import { describe, expect, it } from 'vitest';
import { makeStaff } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { queuedMail } from '../../../../test/letters.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { moveInput } from '../input.ts';
import { eventWorld, invitedEvent, planOf } from './fixture.ts';
import * as events from './index.ts';
import { remindOfEvents } from './reminders.ts';

const database = testDatabase();
const at = testClock('2026-10-28');

const acts = async (tx: Tx, id: string) => (await timelineOf(asReader(tx), { kind: 'event', id }, 'staff')).map(({ act }) => act);
const ways = async (tx: Tx, id: string) => {
	const [event, invited] = [await events.eventById(asReader(tx), id), await events.invitedOf(asReader(tx), id)];
	if (event === undefined) throw new Error('no event');
	const how = events.attendances(event, invited);
	return invited.map(({ unitId }) => how.get(unitId));
};
const named = async (tx: Tx, id: string) => {
	const [how, invited] = [await ways(tx, id), await events.invitedOf(asReader(tx), id)];
	return Object.fromEntries(invited.map(({ unitId }, i) => [unitId, how[i]]));
};

it('invites whom the rule names, each head once, and is known to them from then on', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await eventWorld(tx);
		const db = asReader(tx);
		const [first, second] = w.heads;
		// A second head of the first branch who also heads the second.
		await makeStaff(tx, { role: 'head', unitId: w.branches[0].id, name: 'Орынбасар' });
		await expect(events.planEvent(tx, first, { ...planOf(w), hostId: w.host.id })).rejects.toMatchObject({
			status: 403
		});
		const id = await events.planEvent(tx, w.secretary, { ...planOf(w), hostId: w.host.id });
		await expect(events.eventFor(db, first, id)).rejects.toMatchObject({ status: 404 });
		const page = `/desk/conferences/${id}`;
		await expect(events.inviteUnits(tx, second, id)).rejects.toMatchObject({ status: 404 });
		expect(await events.inviteUnits(tx, w.secretary, id)).toBe(3);
		await expect(events.inviteUnits(tx, w.secretary, id)).rejects.toMatchObject({ code: 'events.not_now' });
		expect((await events.eventFor(db, first, id)).state).toBe('invited');
		await expect(events.eventFor(db, w.stranger, id)).rejects.toMatchObject({ status: 404 });
		const letters = await queuedMail(tx);
		expect(letters).toHaveLength(4);
		expect(new Set(letters.map(({ to }) => to)).size).toBe(4);
		expect(letters[0]?.subject).toBe('Шақыру: Қысқа дайындық, 2 қараша, дүйсенбі, 10:00 – 11:30');
		expect(letters[0]?.text).toContain('1. Жылу жүйесі (Бірінші бөлімше)\n2. Жолдар');
		expect(letters[0]?.text).toContain(page);
		expect(await acts(tx, id)).toEqual(['event.planned', 'event.invited']);
	});
});

it('invites nobody of another part of the tree, for no time that passed, and whom nobody is', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await eventWorld(tx);
		const plan = (changes: Record<string, unknown>) => events.planEvent(tx, w.secretary, { ...planOf(w, changes), hostId: w.host.id });
		const invite = async (changes: Record<string, unknown>) => events.inviteUnits(tx, w.secretary, await plan(changes));
		await expect(invite({ kinds: 'regional', within: '' })).rejects.toMatchObject({ code: 'events.outside', field: 'also' });
		await expect(invite({ day: '2026-10-27' })).rejects.toMatchObject({ code: 'events.begun' });
		await expect(invite({ kinds: 'youth' })).rejects.toMatchObject({ code: 'events.nobody' });
		await expect(plan({ chairId: w.stranger.personId })).rejects.toMatchObject({ code: 'events.chair', field: 'chairId' });
		await expect(plan({ also: 'ЖОҚ' })).rejects.toMatchObject({ code: 'organisation.unknown_code', field: 'also' });
		await expect(plan({ video: 'room' })).rejects.toMatchObject({ code: 'events.no_service', field: 'video' });
		const id = await plan({});
		await events.changeEvent(tx, w.secretary, id, planOf(w, { titleKk: 'Көктемге дайындық', agenda: 'Су; 10' }));
		expect((await events.agendaOf(asReader(tx), id)).map(({ title }) => title)).toEqual(['Су']);
	});
});

it('tells who came, who was late, and who was absent with a reason and without', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await eventWorld(tx);
		const db = asReader(tx);
		const id = await invitedEvent(tx, w);
		const [a, b, c] = w.branches;
		const reply = (who: number, input: Partial<Parameters<typeof events.replyInvitation>[3]>) =>
			events.replyInvitation(tx, w.heads[who] ?? w.stranger, id, {
				unitId: a.id,
				reply: 'coming',
				people: [],
				reason: undefined,
				...input
			});
		await expect(reply(1, { people: ['Б'] })).rejects.toMatchObject({ status: 403 });
		await reply(0, { people: ['Бірінші Басшы', 'Қонақ Адам'] });
		await reply(1, { unitId: b.id, reply: 'absent', reason: 'Аудан жолы жабық' });
		expect(await ways(tx, id)).toEqual(
			[a, b, c]
				.toSorted((x, y) => x.path.localeCompare(y.path))
				.map(({ id: one }) => (one === a.id ? 'expected' : one === b.id ? 'excused' : 'unanswered'))
		);
		await expect(events.markAttendance(tx, w.secretary, id, { units: [a.id], mark: 'came', at: undefined })).rejects.toMatchObject({
			code: 'events.not_now'
		});
		at('2026-11-02', '10:02');
		await expect(events.openEvent(tx, w.heads[0], id)).rejects.toMatchObject({ status: 403 });
		await events.openEvent(tx, w.secretary, id);
		await expect(events.openEvent(tx, w.secretary, id)).rejects.toMatchObject({ code: 'events.not_now' });
		await events.markAttendance(tx, w.secretary, id, { units: [a.id], mark: 'came', at: undefined });
		await expect(reply(0, { reply: 'absent', reason: 'Келмедік' })).rejects.toMatchObject({ code: 'events.came' });
		at('2026-11-02', '10:20');
		await events.markAttendance(tx, w.secretary, id, { units: [c.id], mark: 'came', at: undefined });
		await events.addAttendee(tx, w.secretary, id, { unitId: a.id, name: 'Тағы Біреу', at: Temporal.PlainTime.from('10:10') });
		await expect(
			events.addAttendee(tx, w.secretary, id, { unitId: a.id, name: 'Ертең', at: Temporal.PlainTime.from('18:00') })
		).rejects.toMatchObject({
			code: 'events.ahead'
		});
		at('2026-11-02', '11:00');
		await events.markAttendance(tx, w.secretary, id, { units: [c.id], mark: 'left', at: undefined });
		at('2026-11-02', '11:25');
		await events.closeEvent(tx, w.secretary, id);
		const units = await events.invitedOf(db, id);
		const of = (unitId: string) => units.find((unit) => unit.unitId === unitId);
		const hours = (unitId: string) =>
			of(unitId)?.people.map(({ name, cameAt, leftAt }) => [
				name,
				...[cameAt, leftAt].map((one) => one?.toZonedDateTimeISO('Asia/Almaty').toPlainTime().toString().slice(0, 5))
			]);
		expect(hours(a.id)).toEqual([
			['Бірінші Басшы', '10:02', '11:25'],
			['Қонақ Адам', '10:02', '11:25'],
			['Тағы Біреу', '10:10', '11:25']
		]);
		expect(of(a.id)?.people.map(({ personId }) => personId)).toEqual([w.heads[0].personId, null, null]);
		const marked = await tx
			.selectFrom('event_person')
			.select('marked_by')
			.where('event_id', '=', id)
			.where('came_at', 'is not', null)
			.execute();
		expect(marked.map(({ marked_by }) => marked_by)).toEqual(Array(4).fill(w.secretary.personId));
		// Nobody was announced: the head came.
		expect(hours(c.id)).toEqual([['Үшінші Басшы', '10:20', '11:00']]);
		const read = async () =>
			Object.fromEntries(
				(await events.attendanceBetween(db, Temporal.Instant.from('2026-11-01T00:00Z'), Temporal.Instant.from('2026-11-30T00:00Z'))).map(
					(row) => [row.unitId, row.attendance]
				)
			);
		expect(await read()).toEqual({ [a.id]: 'present', [b.id]: 'excused', [c.id]: 'late' });
		await expect(reply(0, { people: ['Б'] })).rejects.toMatchObject({ code: 'events.over' });
	});
});

it('takes a reason for absence for two working days after the end, and no longer', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await eventWorld(tx);
		const id = await invitedEvent(tx, w);
		const unitId = w.branches[0].id;
		at('2026-11-02', '10:00');
		await events.openEvent(tx, w.chair, id);
		await events.closeEvent(tx, w.chair, id);
		expect((await events.eventById(asReader(tx), id))?.absenceUntil?.toString()).toBe('2026-11-04');
		const say = (reason: string) => events.replyInvitation(tx, w.heads[0], id, { unitId, reply: 'absent', people: [], reason });
		at('2026-11-04', '23:00');
		await say('Байланыс үзілді');
		at('2026-11-05', '00:10');
		await expect(say('Басқа себеп')).rejects.toMatchObject({ code: 'events.term' });
	});
});

it('runs one item of the agenda at a time; what runs at the end ends with it', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await eventWorld(tx);
		const id = await invitedEvent(tx, w);
		const [one, two] = await events.agendaOf(asReader(tx), id);
		const turn = (itemId = '') => events.turnItem(tx, w.secretary, id, { itemId });
		await expect(turn(one?.id)).rejects.toMatchObject({ code: 'events.not_now' });
		at('2026-11-02', '10:00');
		await events.openEvent(tx, w.secretary, id);
		await turn(one?.id);
		await expect(turn(two?.id)).rejects.toMatchObject({ code: 'events.item' });
		at('2026-11-02', '10:17');
		await turn(one?.id);
		await expect(turn(one?.id)).rejects.toMatchObject({ code: 'events.item' });
		await turn(two?.id);
		at('2026-11-02', '10:40');
		await events.closeEvent(tx, w.secretary, id);
		const agenda = await events.agendaOf(asReader(tx), id);
		expect(agenda.map(({ startedAt, endedAt }) => [startedAt, endedAt].map((when) => when?.toString()))).toEqual([
			['2026-11-02T05:00:00Z', '2026-11-02T05:17:00Z'],
			['2026-11-02T05:17:00Z', '2026-11-02T05:40:00Z']
		]);
	});
});

it('is cancelled with a reason that everybody invited is told', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await eventWorld(tx);
		const id = await invitedEvent(tx, w);
		await tx.deleteFrom('outbox').execute();
		await events.cancelEvent(tx, w.secretary, id, { reason: 'Төраға іссапарда' });
		const letters = await queuedMail(tx);
		expect(letters).toHaveLength(3);
		expect(letters[0]?.text).toContain('Себебі: Төраға іссапарда');
		await expect(events.openEvent(tx, w.secretary, id)).rejects.toMatchObject({ code: 'events.not_now' });
	});
});

describe('moved after the invitation', () => {
	const later = (changes: Record<string, unknown> = {}) =>
		moveInput.parse({
			day: '2026-11-06',
			from: '15:00',
			to: '16:00',
			place: 'Мәжіліс залы',
			video: 'none',
			reason: 'Зал бос емес',
			agenda: 'Жылу жүйесі; Бірінші бөлімше; 20\nЖолдар; 15',
			...changes
		});

	it('tells everybody invited once, keeps the answers and asks for them again; who came is judged by the new time', () =>
		rolledBack(database.db, async (tx) => {
			const w = await eventWorld(tx);
			const id = await invitedEvent(tx, w);
			const [a, b, c] = w.branches;
			const aide = await makeStaff(tx, { role: 'aide', unitId: a.id, name: 'Көмекші Адам' });
			const reply = (who: number, unitId: string, input: object) =>
				events.replyInvitation(tx, w.heads[who] ?? w.stranger, id, { unitId, reply: 'coming', people: [], reason: undefined, ...input });
			await reply(0, a.id, { people: ['Көмекші Адам'] });
			await reply(1, b.id, { reply: 'absent', reason: 'Аудан жолы жабық' });
			await tx.deleteFrom('outbox').execute();
			at('2026-10-29');
			await expect(events.moveEvent(tx, w.heads[0], id, later())).rejects.toMatchObject({ status: 403 });
			await expect(events.moveEvent(tx, w.stranger, id, later())).rejects.toMatchObject({ status: 404 });
			await expect(events.moveEvent(tx, w.secretary, id, later({ reason: '' }))).rejects.toMatchObject({ field: 'reason' });
			await expect(events.moveEvent(tx, w.secretary, id, later({ day: '2026-10-28' }))).rejects.toMatchObject({ code: 'events.begun' });
			await events.moveEvent(tx, w.secretary, id, later());
			await expect(events.moveEvent(tx, w.secretary, id, later())).rejects.toMatchObject({ code: 'events.unchanged', field: 'day' });
			const letters = await queuedMail(tx);
			expect(new Set(letters.map(({ to }) => to)).size).toBe(4);
			expect(letters).toHaveLength(4);
			expect(letters[0]?.subject).toBe('Уақыты өзгерді: Қысқа дайындық, 6 қараша, жұма, 15:00 – 16:00');
			for (const words of ['Бұрынғы уақыты: 2 қараша, дүйсенбі, 10:00 – 11:30', 'Себебі: Зал бос емес', `/desk/conferences/${id}`])
				expect(letters[0]?.text).toContain(words);
			expect(await named(tx, id)).toEqual({ [a.id]: 'unconfirmed', [b.id]: 'unconfirmed', [c.id]: 'unanswered' });
			expect((await events.invitedOf(asReader(tx), id)).map(({ people }) => people.map(({ personId }) => personId)).flat()).toEqual([
				aide.personId
			]);
			at('2026-10-30');
			await reply(1, b.id, { people: ['Екінші Басшы'] });
			expect((await named(tx, id))[b.id]).toBe('expected');
			at('2026-11-06', '15:01');
			await events.openEvent(tx, w.secretary, id);
			await expect(events.moveEvent(tx, w.secretary, id, later({ day: '2026-11-09' }))).rejects.toMatchObject({ code: 'events.not_now' });
			at('2026-11-06', '15:04');
			await events.markAttendance(tx, w.secretary, id, { units: [b.id], mark: 'came', at: undefined });
			at('2026-11-06', '16:00');
			await events.closeEvent(tx, w.secretary, id);
			expect(await named(tx, id)).toEqual({ [a.id]: 'absent', [b.id]: 'present', [c.id]: 'absent' });
			expect(await acts(tx, id)).toEqual(expect.arrayContaining(['event.invited', 'event.moved', 'event.opened']));
		}));

	it('another place is told and nothing is asked again; another agenda stands on the page', () =>
		rolledBack(database.db, async (tx) => {
			const w = await eventWorld(tx);
			const id = await invitedEvent(tx, w);
			const [a] = w.branches;
			await events.replyInvitation(tx, w.heads[0], id, { unitId: a.id, reply: 'coming', people: ['Бірінші Басшы'], reason: undefined });
			const same = { day: '2026-11-02', from: '10:00', to: '11:30', reason: '' };
			await tx.deleteFrom('outbox').execute();
			await events.moveEvent(tx, w.secretary, id, later({ ...same, place: 'Кіші зал' }));
			const letters = await queuedMail(tx);
			expect([letters.length, letters[0]?.subject]).toEqual([3, 'Өтетін жері өзгерді: Қысқа дайындық']);
			expect(letters[0]?.text).toContain('Өтетін жері: Кіші зал');
			await events.moveEvent(tx, w.secretary, id, later({ ...same, place: 'Кіші зал', agenda: 'Су; 10' }));
			expect(await queuedMail(tx)).toHaveLength(3);
			expect((await events.agendaOf(asReader(tx), id)).map(({ title }) => title)).toEqual(['Су']);
			expect((await named(tx, id))[a.id]).toBe('expected');
			expect(await acts(tx, id)).toEqual(['event.planned', 'event.invited', 'event.replied', 'event.corrected', 'event.corrected']);
		}));
});

it('is reminded of once: who has not answered, three working days before; who comes, the working day before', () =>
	rolledBack(database.db, async (tx) => {
		const w = await eventWorld(tx);
		const [a, b, c] = w.branches;
		at('2026-10-20');
		const id = await invitedEvent(tx, w);
		await events.replyInvitation(tx, w.heads[0], id, { unitId: a.id, reply: 'coming', people: ['Бірінші Басшы'], reason: undefined });
		await events.replyInvitation(tx, w.heads[2], id, { unitId: c.id, reply: 'absent', people: [], reason: 'Іссапарда' });
		const run = async (day: string, time?: string) => {
			await tx.deleteFrom('outbox').execute();
			at(day, time);
			const letters = await remindOfEvents({ reader: asReader(tx), write: (act) => act(tx) });
			const queued = await queuedMail(tx);
			expect(queued).toHaveLength(letters);
			return queued.map(({ subject }) => subject.split(':')[0]);
		};
		expect(await run('2026-10-27')).toEqual([]);
		expect(await run('2026-10-28', '08:00')).toEqual([]);
		expect([await run('2026-10-28'), await run('2026-10-28'), await run('2026-10-29')]).toEqual([['Жауабыңыз күтіледі'], [], []]);
		const other = await invitedEvent(tx, w, { day: '2026-11-03' });
		expect(await run('2026-10-30')).toEqual(['Еске салу']);
		// Of what was told that very day nobody is reminded; the other's answers are missed.
		expect(await run('2026-11-02', '09:30')).toEqual([]);
		await events.cancelEvent(tx, w.secretary, other, { reason: 'Болмайды' });
		expect(await acts(tx, id)).toEqual([
			...['planned', 'invited', 'replied', 'replied'].map((one) => `event.${one}`),
			'event.reminded',
			'event.reminded'
		]);
		expect(b.id).not.toBe(a.id);
	}));

it('lists what is ahead and what is over for both sides, and for nobody else', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await eventWorld(tx);
		const db = asReader(tx);
		const id = await invitedEvent(tx, w);
		const draft = await events.planEvent(tx, w.secretary, { ...planOf(w), hostId: w.host.id });
		const ahead = async (who: typeof w.chair) => (await events.eventsFor(db, who, { list: 'ahead' })).rows.map((row) => row.id).toSorted();
		expect(await ahead(w.chair)).toEqual([id, draft].toSorted());
		expect(await ahead(w.heads[1])).toEqual([id]);
		expect(await ahead(w.stranger)).toEqual([]);
		await events.cancelEvent(tx, w.secretary, id, { reason: 'Болмайды' });
		expect((await events.eventsFor(db, w.heads[1], { list: 'past' })).rows.map((row) => row.id)).toEqual([id]);
		expect(await ahead(w.heads[1])).toEqual([]);
	});
});
