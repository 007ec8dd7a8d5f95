import { expect, it } from 'vitest';
import { asReader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { excuseInput, markInput, planInput, replyInput } from '#modules/events/input.ts';
import * as events from '#modules/events/server/index.ts';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { countScorecards, presentScorecard, presentScorecards } from '#modules/scorecards/server/index.ts';
import { endInput, mandateInput, termInput } from '../input.ts';
import * as mandates from './index.ts';

const database = testDatabase();
const at = testClock('2026-10-28');
const day = (text: string) => Temporal.PlainDate.from(text);

/** A faction of four seats: three held, the chair's from the first day; it has a head who may hold sittings, the region a secretary. */
async function scene(tx: Tx) {
	at('2026-10-28');
	const region = await makeUnit(tx);
	const faction = await makeUnit(tx, { kind: 'faction', parentId: region.id });
	const keeper = await makeStaff(tx, { role: 'administrator', unitId: region.id });
	const head = await makeStaff(tx, { role: 'head', unitId: faction.id, name: 'Айша Сапарова' });
	const secretary = await makeStaff(tx, { role: 'central', unitId: region.id });
	const stranger = await makeStaff(tx, { role: 'head', unitId: (await makeUnit(tx)).id });
	const term = { ordinal: '8', seats: '4', termFrom: '2026-01-01', termTo: '2030-12-31', source: 'Сайлау қорытындысы' };
	await mandates.openTerm(tx, keeper, faction.id, termInput.parse(term));
	const give = (name: string, validFrom = '2026-01-01', more: Record<string, string> = {}) =>
		mandates.giveMandate(tx, keeper, faction.id, mandateInput.parse({ name, place: 'member', givenBy: '№ 12 округ', validFrom, ...more }));
	const seats = {
		chair: await give('Айша Сапарова', '2026-01-01', { place: 'chair', personId: head.personId }),
		berik: await give('Берік Омаров'),
		gulnar: await give('Гүлнар Ахметова')
	};
	const page = (mandateId: string, reader: Staff = head) =>
		mandates.presentMember(asReader(tx), 'ru', reader, { unitId: faction.id, mandateId, cursor: undefined });
	const body = (on: string, reader: Staff = head) => mandates.presentComposition(asReader(tx), 'ru', reader, faction.id, { day: day(on) });
	return { region, faction, keeper, head, secretary, stranger, give, seats, page, body };
}
type Scene = Awaited<ReturnType<typeof scene>>;

interface Wish {
	on: string;
	by?: Staff;
	hostId?: string;
	agenda?: string;
	/** Who else is invited, by code. */
	also?: string;
	/** Citizens may read of it. */
	open?: boolean;
}

/** A sitting at ten to which the faction is invited, by the region unless said otherwise. */
async function called(
	tx: Tx,
	w: Scene,
	{ on, by = w.secretary, hostId = w.region.id, agenda = 'Бюджет; 30', also = '', open = false }: Wish
): Promise<string> {
	const words = { titleKk: 'Фракция отырысы', titleRu: 'Заседание фракции', place: 'Мәжіліс залы', video: 'none', agenda };
	const plan = planInput.parse({
		...words,
		also: `${w.faction.code}, ${also}`,
		day: on,
		from: '10:00',
		to: '11:00',
		chairId: by.personId,
		public: String(open)
	});
	const id = await events.planEvent(tx, by, { ...plan, hostId });
	await events.inviteUnits(tx, by, id);
	return id;
}

const listed = async (tx: Tx, id: string) => (await events.invitedOf(asReader(tx), id)).flatMap(({ people }) => people);
const line = async (tx: Tx, id: string, name: string) => (await listed(tx, id)).find((one) => one.name === name)?.id ?? '';

/** Opens it at ten, marks these members by name at a time, closes it at eleven. */
async function hold(tx: Tx, by: Staff, id: string, on: string, came: Record<string, string>): Promise<void> {
	at(on, '10:00');
	await events.openEvent(tx, by, id);
	for (const [name, time] of Object.entries(came)) {
		at(on, time);
		await events.markAttendance(tx, by, id, markInput.parse({ people: await line(tx, id, name), mark: 'came' }));
	}
	at(on, '11:00');
	await events.closeEvent(tx, by, id);
}

it('invites a body with those who hold its seats on the day; what the body answers takes nobody off the list', () =>
	rolledBack(database.db, async (tx) => {
		const w = await scene(tx);
		await mandates.endMandate(
			tx,
			w.keeper,
			w.faction.id,
			endInput.parse({ mandateId: w.seats.gulnar, lastDay: '2026-11-01', endReason: 'resigned', endSource: 'Өтініш' })
		);
		const id = await called(tx, w, { on: '2026-11-02' });
		expect((await listed(tx, id)).map(({ seatId }) => seatId).toSorted()).toEqual([w.seats.chair, w.seats.berik].toSorted());
		const reply = (form: Record<string, string>) =>
			events.replyInvitation(tx, w.head, id, replyInput.parse({ unitId: w.faction.id, ...form }));
		await reply({ reply: 'coming', people: 'Көмекші Сынақ' });
		await reply({ reply: 'coming' });
		expect((await listed(tx, id)).map(({ name }) => name).toSorted()).toEqual(['Айша Сапарова', 'Берік Омаров']);
		// A seat that is given before the sitting begins comes onto the list.
		const late = await w.give('Дана Жүнісова', '2026-11-02');
		at('2026-11-02', '10:00');
		await events.openEvent(tx, w.secretary, id);
		expect((await listed(tx, id)).map(({ seatId }) => seatId)).toContain(late);
	}));

it('tells of each member who came, late, was absent with a reason of their own or of the body, or without one', () =>
	rolledBack(database.db, async (tx) => {
		const w = await scene(tx);
		const first = await called(tx, w, { on: '2026-11-02', agenda: 'Бюджет; Берік Омаров; 30\nЖолдар; Гүлнар Ахметова; 20' });
		const second = await called(tx, w, { on: '2026-11-03' });
		const excuse = async (who: Staff, id: string, name: string) =>
			events.excuseMember(tx, who, id, excuseInput.parse({ memberId: await line(tx, id, name), reason: 'Іссапарда болды' }));
		await expect(excuse(w.stranger, first, 'Гүлнар Ахметова')).rejects.toMatchObject({ status: 404 });
		const other = await makeUnit(tx, { kind: 'district', parentId: w.region.id });
		await expect(excuse(await makeStaff(tx, { role: 'head', unitId: other.id }), first, 'Гүлнар Ахметова')).rejects.toMatchObject({
			status: 404
		});
		await excuse(w.head, first, 'Гүлнар Ахметова');
		at('2026-11-02', '10:00');
		await events.openEvent(tx, w.secretary, first);
		const [item] = await events.agendaOf(asReader(tx), first);
		await events.turnItem(tx, w.secretary, first, { itemId: item?.id ?? '' });
		for (const [name, time] of Object.entries({ 'Айша Сапарова': '10:00', 'Берік Омаров': '10:20' })) {
			at('2026-11-02', time);
			const ticked = markInput.parse({ people: await line(tx, first, name), mark: 'came' });
			await events.markAttendance(tx, w.secretary, first, ticked);
			await expect(events.markAttendance(tx, w.secretary, second, ticked)).rejects.toMatchObject({ code: 'events.not_now' });
		}
		await expect(excuse(w.secretary, first, 'Берік Омаров')).rejects.toMatchObject({ code: 'events.came_member' });
		at('2026-11-02', '11:00');
		await events.closeEvent(tx, w.secretary, first);
		await events.replyInvitation(tx, w.head, second, replyInput.parse({ unitId: w.faction.id, reply: 'absent', reason: 'Сессия күні' }));
		await hold(tx, w.secretary, second, '2026-11-03', { 'Айша Сапарова': '10:00' });

		const ways = async (seat: string) => (await w.page(seat)).ways.map(({ text }) => text);
		expect(await ways(w.seats.chair)).toEqual(['присутствие: 2']);
		expect(await ways(w.seats.berik)).toEqual(['опоздание: 1', 'отсутствие, причина названа: 1']);
		expect(await ways(w.seats.gulnar)).toEqual(['отсутствие, причина названа: 2']);
		expect((await w.page(w.seats.gulnar)).past).toMatchObject([
			{ title: 'Заседание фракции', reason: 'Сессия күні', spoke: [] },
			{ reason: 'Іссапарда болды', spoke: ['Записан докладчиком: Жолдар'] }
		]);
		expect((await w.page(w.seats.berik)).past[1]).toMatchObject({ spoke: ['Доклад состоялся: Бюджет'], how: { text: 'опоздание' } });
		// The reason stays out of the journal.
		const told = await timelineOf(asReader(tx), { kind: 'event', id: first }, 'staff');
		expect(told.map(({ act }) => act)).toContain('event.excused');
		expect(JSON.stringify(told)).not.toContain('Іссапарда');
		// Who may not know of a sitting reads its number, not its title.
		const far = await w.page(w.seats.chair, w.stranger);
		expect([far.past, far.attendance.counts]).toEqual([[], '2 из 2']);
		expect((await w.body('2026-11-03')).sittings?.past.map(({ came }) => came)).toEqual(['1 из 3', '2 из 3']);
	}));

it('counts what was held on days of the mandate alone, and says no data, not nought', () =>
	rolledBack(database.db, async (tx) => {
		const w = await scene(tx);
		// Held by the faction itself: its members are invited with it.
		const own = { by: w.head, hostId: w.faction.id };
		const ids = [await called(tx, w, { on: '2026-11-02', ...own }), await called(tx, w, { on: '2026-11-03', ...own })];
		const [first = '', second = ''] = ids;
		await hold(tx, w.head, first, '2026-11-02', { 'Айша Сапарова': '10:00' });
		at('2026-11-02', '12:00');
		const ended = { mandateId: w.seats.gulnar, lastDay: '2026-11-02', endReason: 'moved', endSource: 'Шешім' };
		await mandates.endMandate(tx, w.keeper, w.faction.id, endInput.parse(ended));
		const dana = await w.give('Дана Жүнісова', '2026-11-04');
		// The same person in another place from the next day: another seat, which the sitting counts for.
		await mandates.endMandate(tx, w.keeper, w.faction.id, endInput.parse({ ...ended, mandateId: w.seats.berik }));
		const deputy = await w.give('Берік Омаров', '2026-11-03', { place: 'deputy_chair' });
		await hold(tx, w.head, second, '2026-11-03', { 'Айша Сапарова': '10:00', 'Берік Омаров': '10:00' });
		const cancelled = await called(tx, w, { on: '2026-11-05', ...own });
		await events.cancelEvent(tx, w.head, cancelled, { reason: 'Кворум жоқ' });

		const composed = await w.body('2026-11-06');
		const shown = [...composed.held, ...composed.ended].map(({ name, attendance }) => [name, attendance.counts ?? attendance.text]);
		expect(shown).toEqual([
			['Айша Сапарова', '2 из 2'],
			['Берік Омаров', '1 из 1'],
			['Дана Жүнісова', 'нет данных'],
			['Берік Омаров', '0 из 1'],
			['Гүлнар Ахметова', '0 из 1']
		]);
		expect(composed.held.every(({ attendance }) => attendance.few || attendance.counts === undefined)).toBe(true);
		expect((await w.page(deputy)).attendance.counts).toBe('1 из 1');
		expect((await w.page(dana)).ahead.map(({ tag }) => tag?.text)).toEqual(['отменено']);
		at('2026-11-06');
		expect((await w.page(dana)).past.map(({ tag }) => tag?.text)).toEqual(['отменено']);
		expect((await w.page(w.seats.chair)).past.map(({ part }) => part)).toEqual(Array(3).fill('собственное заседание'));
		// As of an earlier day what came later is not known yet.
		expect((await w.body('2026-11-02')).held.find(({ name }) => name === 'Айша Сапарова')?.attendance.counts).toBe('1 из 1');
		expect((await w.page(w.seats.chair)).tasks?.map(({ value }) => value)).toEqual(['0', '0', '0', '0', '0']);
		expect((await w.page(w.seats.gulnar)).tasks).toBeUndefined();
	}));

it('gives a body a scorecard among its kind, which its page leads to', () =>
	rolledBack(database.db, async (tx) => {
		const w = await scene(tx);
		const other = await makeUnit(tx, { kind: 'faction', parentId: w.region.id });
		const council = await makeUnit(tx, { kind: 'council', parentId: w.region.id });
		for (const on of ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-09']) {
			const id = await called(tx, w, { on, also: on === '2026-11-02' ? `${other.code}, ${council.code}` : other.code });
			at(on, '10:00');
			await events.openEvent(tx, w.secretary, id);
			const came = { people: await line(tx, id, 'Берік Омаров'), units: on < '2026-11-04' ? other.id : '', mark: 'came' };
			await events.markAttendance(tx, w.secretary, id, markInput.parse(came));
			await events.closeEvent(tx, w.secretary, id);
		}
		at('2026-11-11');
		await countScorecards((act) => act(tx), day('2026-11-10'));
		const context = await deskContext(asReader(tx), 'ru', w.secretary);
		const list = await presentScorecards(context, new URLSearchParams({ kind: 'faction' }));
		expect(list?.form.kinds.map(({ value }) => value)).toEqual(expect.arrayContaining(['faction', 'council']));
		const counts = (list?.rows ?? []).map(({ key, cells }) => [key, cells.find(({ code }) => code === 'attendance')?.counts]);
		expect(new Map(counts as [string, string][])).toEqual(
			new Map([
				[w.faction.id, '6 из 6'],
				[other.id, '2 из 6']
			])
		);
		// One indicator of seven says nothing of the whole: nobody is placed by it.
		expect(list?.rows.map(({ place }) => place)).toEqual([undefined, undefined]);
		const card = await presentScorecard(context, w.faction.id, new URLSearchParams());
		const attendance = card.counted?.indicators.find(({ code }) => code === 'attendance');
		expect(attendance).toMatchObject({ peers: '33,3 %', links: { n: '6', of: '6' } });
		expect(card.counted?.indicators.find(({ code }) => code === 'appeals_on_time')?.shown.text).toBe('нет данных');
		const ofCouncil = await presentScorecard(context, council.id, new URLSearchParams());
		expect(ofCouncil.counted?.indicators.find(({ code }) => code === 'attendance')?.shown).toMatchObject({ counts: '0 из 1', few: true });
		expect((await w.body('2026-11-11')).cardHref).toBe(`/desk/scorecards/${w.faction.id}`);
		expect((await w.body('2026-11-11', w.stranger)).cardHref).toBeUndefined();
	}));

it('tells citizens of seats, attendance and public sittings, and of nothing else', () =>
	rolledBack(database.db, async (tx) => {
		const w = await scene(tx);
		const open = await called(tx, w, { on: '2026-11-02', open: true });
		const closed = await called(tx, w, { on: '2026-11-03' });
		const ahead = await called(tx, w, { on: '2026-11-20', open: true });
		const excuse = { memberId: await line(tx, open, 'Гүлнар Ахметова'), reason: 'Ауырып қалды' };
		await events.excuseMember(tx, w.head, open, excuseInput.parse(excuse));
		const guests = replyInput.parse({ unitId: w.faction.id, reply: 'coming', people: 'Қонақ Адам' });
		await events.replyInvitation(tx, w.head, open, guests);
		await hold(tx, w.secretary, open, '2026-11-02', { 'Айша Сапарова': '10:00', 'Берік Омаров': '10:30' });
		await hold(tx, w.secretary, closed, '2026-11-03', { 'Айша Сапарова': '10:00' });
		const ended = { mandateId: w.seats.gulnar, lastDay: '2026-11-10', endReason: 'recalled', endSource: 'Аманат орындалмады' };
		at('2026-11-12');
		await mandates.endMandate(tx, w.keeper, w.faction.id, endInput.parse(ended));
		const body = await mandates.presentPublicBody(asReader(tx), 'ru', w.faction.id);
		expect(body.held.map(({ name, came }) => [name, came])).toEqual([
			['Айша Сапарова', '2 из 2'],
			['Берік Омаров', '1 из 2']
		]);
		expect(body.ended.map(({ name, came }) => [name, came])).toEqual([['Гүлнар Ахметова', '0 из 2']]);
		expect(body.past.map(({ id, came }) => [id, came])).toEqual([[open, '2 из 3']]);
		expect(body.ahead.map(({ id, place }) => [id, place])).toEqual([[ahead, 'Мәжіліс залы']]);
		const told = JSON.stringify(body);
		for (const hidden of ['Ауырып', 'Қонақ', 'Аманат', 'Бюджет', w.head.personId, closed]) expect(told).not.toContain(hidden);
		await expect(mandates.presentPublicBody(asReader(tx), 'ru', w.region.id)).rejects.toMatchObject({ status: 404 });
		await expect(mandates.presentPublicBody(asReader(tx), 'ru', w.faction.id, { ordinal: 7 })).rejects.toMatchObject({ status: 404 });
		const list = await mandates.presentPublicBodies(asReader(tx), 'ru', w.region.code);
		expect(list.groups.flatMap(({ bodies }) => bodies)).toMatchObject([{ members: '2 из 4', chair: 'Айша Сапарова' }]);
		await expect(mandates.presentPublicBodies(asReader(tx), 'ru', 'NONE')).rejects.toMatchObject({ status: 404 });
		// Staff who may not open it read no more of it.
		expect((await w.body('2026-11-12', w.stranger)).sittings?.past).toMatchObject([{ id: open, href: undefined }]);
	}));
