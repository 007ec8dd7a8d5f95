import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { expect, it } from 'vitest';
import { makeStaff } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { queuedMail } from '../../../../test/letters.ts';
import { debtSources } from '#platform/calendar/debts.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { readableFile } from '#platform/files/index.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { assignmentsOf, can } from '#modules/assignments/server/index.ts';
import { daysAtStops } from '#modules/receptions/server/index.ts';
import { hoursOn } from '#modules/wishes/server/index.ts';
import { makeHost, makePlace } from '../../receptions/server/fixture.ts';
import { changeStopInput, hoursInput, methodInput, reportInput } from '../input.ts';
import { stateOf } from '../rules.ts';
import { now } from '#platform/clock.ts';
import { plannedVisit, planOf, stopOf, visitWorld } from './fixture.ts';
import * as visits from './index.ts';

const database = testDatabase();
const at = testClock('2026-10-28');

const acts = async (tx: Tx, id: string) => (await timelineOf(asReader(tx), { kind: 'visit', id }, 'staff')).map(({ act }) => act);
/** The stops of a visit as ical.js reads them, by their ids; node-ical reads the same ones, at the same hour in Almaty. */
async function calendar(tx: Tx, wish: visits.FeedWish) {
	const text = await visits.visitsCalendar(asReader(tx), 'kk', wish);
	const other = nodeIcal.sync.parseICS(text);
	const list = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => {
		const event = new ICAL.Event(one);
		const start = event.startDate.toString();
		const same = other[event.uid];
		const local = same?.type === 'VEVENT' ? same.start.toLocaleString('sv', { timeZone: 'Asia/Almaty' }) : '';
		expect(local.replace(' ', 'T')).toBe(
			Temporal.Instant.from(start).toZonedDateTimeISO('Asia/Almaty').toPlainDateTime().toString({ smallestUnit: 'second' })
		);
		const id = /^visit-stop-(.+)@/.exec(event.uid)?.[1] ?? '';
		return [id, [start, event.sequence, one.getFirstPropertyValue('status')]] as const;
	});
	return Object.fromEntries(list);
}
const stateNow = async (tx: Tx, id: string) => {
	const visit = await visits.visitById(tx, id);
	return visit && stateOf(visit, now());
};

it('is planned by the side of the deputy, known to nobody else until it is told, and told to who receives', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await visitWorld(tx);
		const db = asReader(tx);
		await expect(visits.planVisit(tx, w.stranger, planOf(w))).rejects.toMatchObject({ code: 'choose', field: 'mandateId' });
		await expect(visits.planVisit(tx, w.aide, planOf(w, { firstDay: '2026-10-27' }))).rejects.toMatchObject({ code: 'visits.passed' });
		const { id } = await plannedVisit(tx, w);
		for (const nobody of [w.stranger, ANONYMOUS]) await expect(visits.visitFor(db, nobody, id)).rejects.toMatchObject({ status: 404 });
		await expect(visits.publishVisit(tx, w.stranger, id)).rejects.toMatchObject({ status: 404 });
		expect(await stateNow(tx, id)).toBe('planned');
		// A settlement added with one press: at the time that follows the way; its place is said before it is told.
		const pressed = await visits.addProposed(tx, w.aide, id, { territory: w.unknown });
		const stop = (await visits.stopsOf(tx, [id])).find((one) => one.id === pressed);
		expect([stop?.startsAt.toString(), stop?.place]).toEqual(['2026-11-03T05:00:00Z', null]);
		await expect(visits.publishVisit(tx, w.aide, id)).rejects.toMatchObject({ code: 'visits.no_place' });
		await visits.removeStop(tx, w.aide, id, { stopId: pressed });
		await visits.publishVisit(tx, w.aide, id);
		await expect(visits.publishVisit(tx, w.aide, id)).rejects.toMatchObject({ code: 'visits.not_now' });
		expect((await visits.visitFor(db, ANONYMOUS, id)).name).toBe('Депутат Сынақ');
		await expect(visits.cancelVisit(tx, w.stranger, id, { reason: 'Жол жабық' })).rejects.toMatchObject({ status: 403 });
		// Each host reads of its own stop, in its language.
		const letters = await queuedMail(tx);
		expect(letters.map(({ subject }) => subject).toSorted()).toEqual([
			'Опубликован выезд: Депутат Сынақ',
			'Сапар жарияланды: Депутат Сынақ'
		]);
		expect(letters.find(({ subject }) => subject.startsWith('Опубликован'))?.text).toMatch(
			/Подготовка к зиме\n\nпонедельник, 2 ноября, 10:00 – 11:30:.*\nАдрес: Мектеп\n\nСтраница выезда:/
		);
		expect(await acts(tx, id)).toEqual([
			'visit.planned',
			'visit.stop_added',
			'visit.stop_added',
			'visit.stop_added',
			'visit.stop_removed',
			'visit.published'
		]);
	});
});

it('puts nobody in two places at once, whichever visit it is', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await visitWorld(tx);
		const { id } = await plannedVisit(tx, w);
		const add = (changes: Record<string, unknown>, visit = id) => visits.addStop(tx, w.aide, visit, stopOf(w, changes));
		await expect(add({ from: '11:00', to: '12:00' })).rejects.toMatchObject({ code: 'visits.overlaps', field: 'from' });
		await expect(add({ from: '12:00', to: '12:00' })).rejects.toMatchObject({ code: 'visits.ends', field: 'to' });
		await expect(add({ day: '2026-10-28', from: '09:00' })).rejects.toMatchObject({ code: 'visits.begun', field: 'day' });
		await expect(add({ territory: '190000000', from: '12:00', to: '13:00' })).rejects.toMatchObject({ code: 'visits.too_large' });
		await expect(add({ territory: '999999999', from: '12:00', to: '13:00' })).rejects.toMatchObject({ code: 'visits.territory' });
		await add({ from: '11:30', to: '12:00' });
		const other = await visits.planVisit(tx, w.head, planOf(w));
		await sql`SAVEPOINT before`.execute(tx);
		// The rules know the stops of one visit; the database knows them all.
		await expect(add({ from: '16:00', to: '18:00' }, other)).rejects.toMatchObject({ constraint: 'visit_stop__one_place_excl' });
		await sql`ROLLBACK TO SAVEPOINT before`.execute(tx);
		await visits.changeVisit(tx, w.head, other, planOf(w, { purposeKk: 'Жолдар' }));
		await expect(visits.changeVisit(tx, w.head, id, planOf(w, { mandateId: w.region.id }))).rejects.toMatchObject({
			code: 'choose'
		});
	});
});

it('is moved with a reason, dropped stop by stop and called off, and calendars can tell each', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await visitWorld(tx);
		const { id, near, far } = await plannedVisit(tx, w);
		const move = (changes: Record<string, unknown>, stopId = near) =>
			visits.changeStop(
				tx,
				w.aide,
				id,
				changeStopInput.parse({ territory: w.near, place: 'Мектеп', day: '2026-11-02', from: '10:00', to: '11:30', stopId, ...changes })
			);
		await move({ place: 'Клуб' });
		const stops = async () => Object.fromEntries((await visits.stopsOf(tx, [id])).map((one) => [one.id, one]));
		// Nobody was told yet: nothing to tell anew.
		expect((await stops())[near]).toMatchObject({ place: 'Клуб', sequence: 0, movedFrom: null });
		expect(await calendar(tx, {})).toEqual({});
		await visits.publishVisit(tx, w.aide, id);
		const afternoon = '2026-11-02T10:30:00Z';
		expect(await calendar(tx, { visit: id })).toEqual({
			[near]: ['2026-11-02T05:00:00Z', 0, 'CONFIRMED'],
			[far]: [afternoon, 0, 'CONFIRMED']
		});
		await expect(move({ place: 'Клуб' })).rejects.toMatchObject({ code: 'visits.unchanged' });
		await expect(move({ from: '12:00', to: '13:00' })).rejects.toMatchObject({ code: 'reason', field: 'reason' });
		await move({ from: '12:00', to: '13:00', reason: 'Боран болады' });
		expect(await calendar(tx, { deputy: w.mandateId, place: w.near })).toEqual({ [near]: ['2026-11-02T07:00:00Z', 1, 'CONFIRMED'] });
		const moved = (await stops())[near];
		expect([moved?.sequence, moved?.movedFrom?.toString(), moved?.moveReason]).toEqual([1, '2026-11-02T05:00:00Z', 'Боран болады']);
		await move({ from: '12:00', to: '13:00', territory: w.unknown, reason: 'Жол жабық' });
		expect((await stops())[near]?.sequence).toBe(2);
		// The host of the former village is told that it is elsewhere.
		expect((await queuedMail(tx)).filter(({ subject }) => subject.startsWith('Остановка выезда изменена'))).toHaveLength(2);
		await visits.dropStop(tx, w.aide, id, { stopId: near, reason: 'Жол жабық' });
		await expect(visits.dropStop(tx, w.aide, id, { stopId: near, reason: 'Жол жабық' })).rejects.toMatchObject({ code: 'visits.not_now' });
		expect((await visits.visitById(tx, id))?.startsAt?.toString()).toBe('2026-11-02T10:30:00Z');
		await expect(visits.dropStop(tx, w.aide, id, { stopId: far, reason: 'Жол жабық' })).rejects.toMatchObject({ code: 'visits.last_stop' });
		await visits.cancelVisit(tx, w.aide, id, { reason: 'Дауыс беру бар' });
		await expect(visits.cancelVisit(tx, w.aide, id, { reason: 'Дауыс беру бар' })).rejects.toMatchObject({ code: 'visits.not_now' });
		const all = await stops();
		expect([near, far].map((one) => [all[one]?.sequence, all[one]?.cancelReason])).toEqual([
			[3, 'Жол жабық'],
			[1, 'Дауыс беру бар']
		]);
		expect(await calendar(tx, { place: w.region.code })).toEqual({
			[near]: ['2026-11-02T07:00:00Z', 3, 'CANCELLED'],
			[far]: [afternoon, 1, 'CANCELLED']
		});
		expect(await stateNow(tx, id)).toBe('cancelled');
		expect((await acts(tx, id)).slice(-5)).toEqual([
			'visit.published',
			'visit.stop_moved',
			'visit.stop_moved',
			'visit.stop_dropped',
			'visit.cancelled'
		]);
	});
});

// One grey pixel.
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64');

it('is reported on stop by stop, once: what was promised is owed, and what is silent is no visit', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await visitWorld(tx);
		const db = asReader(tx);
		const { id, near, far } = await plannedVisit(tx, w);
		await visits.publishVisit(tx, w.aide, id);
		const form = { stopId: near, people: '41', summary: 'Су құбыры мен мектеп жолы туралы айтылды' };
		const report = (changes: Record<string, unknown> = {}, photos: visits.Photo[] = []) =>
			visits.reportStop(tx, w.aide, id, reportInput.parse({ ...form, ...changes }), photos);
		await expect(report()).rejects.toMatchObject({ code: 'visits.not_now' });
		at('2026-11-02', '11:00');
		expect(await stateNow(tx, id)).toBe('under_way');
		await expect(visits.cancelVisit(tx, w.aide, id, { reason: 'Жол жабық' })).rejects.toMatchObject({ code: 'visits.not_now' });
		const promise = { promise1: 'Су құбырын жөндеуге өтінім беру', due1: '2026-12-01' };
		await expect(report({ ...promise, due1: '2026-10-01' })).rejects.toMatchObject({ field: 'due1' });
		expect(reportInput.safeParse({ ...form, promise2: promise.promise1 }).error?.issues[0]?.path).toEqual(['due2']);
		await report(promise, [{ name: 'jinalys.png', bytes: PIXEL }]);
		await expect(report()).rejects.toMatchObject({ code: 'visits.not_now' });
		const [owed] = await assignmentsOf(db, { kind: 'visit', id });
		expect([owed?.text, owed?.dueOn.toString(), owed?.unitId, owed?.issuerPersonId]).toEqual([
			promise.promise1,
			promise.due1,
			w.branch.id,
			null
		]);
		// Who wrote the promise down does not judge whether it was kept.
		const access = {
			issuerPersonId: null,
			issuerUnitPath: w.branch.path,
			unitPath: w.branch.path,
			personId: null,
			helperIds: [],
			ofRoom: false
		};
		expect([can(w.aide, 'judge', access), can(w.head, 'judge', access)]).toEqual([false, true]);
		const photo = await tx.selectFrom('file').select('id').where('subject_id', '=', near).executeTakeFirstOrThrow();
		expect((await readableFile(db, ANONYMOUS, photo.id)).row.mime).toBe('image/png');
		// The far stop is over, and nobody said what came of it: it is owed by its day.
		at('2026-11-02', '18:00');
		expect(await stateNow(tx, id)).toBe('held');
		visits.registerVisitJobs();
		const { select } = debtSources().get('visit_report') ?? {};
		if (typeof select !== 'function') throw new Error('the debts of visits hang on the hour');
		const owing = await rows(
			tx,
			sql<{ id: string; due_on: Temporal.PlainDate }>`SELECT d.id, d.due_on FROM (${select(Temporal.PlainDate.from('2026-11-02'))}) d`
		);
		expect(owing.filter((one) => [near, far].includes(one.id)).map((one) => [one.id, one.due_on.toString()])).toEqual([
			[far, '2026-11-05']
		]);
		// Citizens read what came of it, and where nobody has been: who has only planned and who wrote it down stands nowhere.
		const shown = await visits.presentPublicVisit(db, 'ru', id);
		expect(shown.stops.map(({ number, report, silent }) => [number, report?.people, report?.promises.length, silent])).toEqual([
			['1', 'пришёл 41 человек', 1, false],
			['2', undefined, undefined, true]
		]);
		expect(JSON.stringify(shown)).not.toContain(w.aide.name);
		const never = await visits.presentWaiting(db, 'en', { place: w.region.code });
		expect(never.rows.map(({ last, people, km }) => [last, people, km])).toEqual([
			['never', '4,000', '208 km'],
			['never', 'number of inhabitants not known', 'not known'],
			['2 November 2026', '1,200', '11 km']
		]);
		const plan = await visits.planVisit(tx, w.aide, planOf(w, { firstDay: '2026-11-20' }));
		await visits.addStop(tx, w.aide, plan, stopOf(w, { day: '2026-11-20' }));
		const listed = async (wish: Parameters<typeof visits.presentPublicVisits>[2]) => {
			const { ahead, past } = await visits.presentPublicVisits(db, 'kk', wish);
			return [ahead.map((one) => one.id), past.map((one) => one.id)];
		};
		for (const wish of [{}, { place: w.far }, { deputy: w.mandateId }]) expect(await listed(wish)).toEqual([[], [id]]);
		expect(await listed({ place: '110000000' })).toEqual([[], []]);
		await expect(listed({ deputy: w.region.id })).rejects.toMatchObject({ status: 404 });
		// Only what was told counts as a visit.
		const { ranked, unranked, places } = await visits.needWithin(db, w.region.id, { latitude: 43.84, longitude: 77.04 });
		const waiting = new Map(
			[...ranked, ...unranked].map(({ id: place, lines }) => [
				places.get(place)?.code,
				lines.find((line) => line.component === 'waiting')?.value
			])
		);
		expect([waiting.get(w.near), waiting.get(w.far)]).toEqual([0, 'never']);
	});
});

it('ranks the settlements of a region by what is open there, and says of whom too little is known', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await visitWorld(tx);
		const seat = { latitude: 43.84, longitude: 77.04 };
		const idOf = async (code: string) =>
			(await tx.selectFrom('territory').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id;
		const theme = await tx.selectFrom('theme').select('id').executeTakeFirstOrThrow();
		const appeal = (territoryId: string, n: number, values: Record<string, unknown> = {}) =>
			sql`INSERT INTO appeal (id, number, state, kind, language, channel, title, text, theme_id, territory_id, region_id, unit_id, received_at, first_due_on, due_on, changed_at, sensitive, register_by)
				SELECT gen_random_uuid(), ${w.branch.code} || '-' || ${territoryId} || '-' || i, ${values.state ?? 'registered'}, 'application', 'kk', 'web', 't', 't', ${theme.id}::uuid, ${territoryId}::uuid,
					${w.region.id}::uuid, ${w.branch.id}::uuid, now(), '2026-12-01', '2026-12-01', now(), ${values.sensitive ?? false}, '2026-12-01' FROM generate_series(1, ${n}) i`.execute(
				tx
			);
		const [near, far, unknown] = [await idOf(w.near), await idOf(w.far), await idOf(w.unknown)];
		await appeal(far, 5);
		await sql`INSERT INTO wish (id, number, access_code_hash, unit_id, territory_id, region_id, mode, language, channel, rank, state, received_at, since, due_on, ended_at)
			SELECT gen_random_uuid(), ${w.branch.code} || '-M-' || i, '\\x00', ${w.branch.id}::uuid, ${far}::uuid, ${w.region.id}::uuid, 'in_person', 'kk', 'web', 100,
				CASE WHEN i = 3 THEN 'withdrawn' ELSE 'requested' END, now(), now(), '2026-12-01', CASE WHEN i = 3 THEN now() END FROM generate_series(1, 3) i`.execute(
			tx
		);
		await appeal(near, 1, { state: 'closed' });
		await appeal(unknown, 3, { sensitive: true });
		const { ranked, unranked, places } = await visits.needWithin(asReader(tx), w.region.id, seat);
		const rowOf = ({ id, lines, known }: (typeof ranked)[number]) => [places.get(id)?.code, lines.slice(0, 3).map(({ raw }) => raw), known];
		const ours = new Set([near, far, unknown]);
		expect(ranked.filter(({ id }) => ours.has(id)).map(rowOf)).toEqual([
			[w.far, [5, 0, 2], 100],
			[w.near, [0, 0, 0], 100]
		]);
		// What is kept from somebody is counted for nobody.
		expect(unranked.filter(({ id }) => ours.has(id)).map(rowOf)).toEqual([[w.unknown, [0, 0, 0], 20]]);
		expect(ranked[0]?.lines.find(({ component }) => component === 'distance')?.raw).toBe(208);
	});
});

it('receives people one by one at a stop, and calls that off when the stop is moved or dropped', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await visitWorld(tx);
		const { id, near, far } = await plannedVisit(tx, w);
		const village = await tx.selectFrom('territory').select('id').where('code', '=', w.near).executeTakeFirstOrThrow();
		const placeId = await makePlace(tx, { unitId: w.branch.id, territoryId: village.id });
		const hours = { stopId: near, placeId, hoursFrom: '10:30', hoursTo: '11:30', slotMinutes: '15', walkInShare: '50' };
		const add = (changes: Record<string, unknown> = {}) => visits.addHours(tx, w.aide, id, hoursInput.parse({ ...hours, ...changes }));
		await expect(add()).rejects.toMatchObject({ code: 'visits.not_now' });
		await visits.publishVisit(tx, w.aide, id);
		await expect(add()).rejects.toMatchObject({ code: 'visits.no_host' });
		const host = await makeHost(tx, { unitId: w.branch.id });
		await tx.updateTable('reception_host').set({ mandate_id: w.mandateId }).where('id', '=', host.id).execute();
		await expect(add({ hoursTo: '12:00' })).rejects.toMatchObject({ code: 'visits.outside', field: 'hoursFrom' });
		await expect(add({ placeId: host.id })).rejects.toMatchObject({ code: 'choose', field: 'placeId' });
		const dayId = await add();
		// Sent twice, it is there once.
		expect(await add()).toBe(dayId);
		const days = async () => (await daysAtStops(tx, [near, far])).map((day) => day.id);
		expect(await days()).toEqual([dayId]);
		const seats = await tx.selectFrom('reception_slot').select('id').where('day_id', '=', dayId).execute();
		expect(seats).toHaveLength(4);
		// Who reads of the stop is led to a booking for exactly these hours.
		const shown = (await visits.presentPublicVisit(asReader(tx), 'kk', id)).stops.find((stop) => stop.id === near);
		expect(shown?.hours).toEqual([{ id: dayId, text: 'Жеке қабылдау: 10:30 – 11:30', book: `/kk/meet/on/${dayId}` }]);
		expect(await hoursOn(asReader(tx), 'kk', dayId)).toMatchObject({
			hostId: host.id,
			territoryId: village.id,
			mode: 'in_person',
			times: { options: [{ value: expect.any(String) as string, label: expect.stringContaining('10:30') as string }, {}] }
		});
		const move = (to: string) =>
			visits.changeStop(
				tx,
				w.aide,
				id,
				changeStopInput.parse({
					territory: w.near,
					place: 'Мектеп',
					day: '2026-11-02',
					from: '10:00',
					to,
					stopId: near,
					reason: 'Жол ұзақ'
				})
			);
		// A stop that lasts longer keeps its hours; one that ends before they do does not.
		await move('12:00');
		expect(await days()).toEqual([dayId]);
		await move('11:00');
		expect(await days()).toEqual([]);
		const again = await add({ hoursTo: '11:00' });
		await visits.dropStop(tx, w.aide, id, { stopId: near, reason: 'Өзен тасыды' });
		const day = await tx.selectFrom('reception_day').select(['state', 'reason']).where('id', '=', again).executeTakeFirstOrThrow();
		expect(day).toEqual({ state: 'cancelled', reason: 'Өзен тасыды' });
	});
});

it('keeps its method by date: what was ranked before does not change', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await visitWorld(tx);
		const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		const keeper = await makeStaff(tx, { role: 'administrator', unitId: root.id });
		const weights = { appeals: '0', problems: '0', wishes: '0', waiting: '0', distance: '100', people: '0' };
		const numbers = {
			speedKmh: '50',
			detourPercent: '0',
			evenPeople: '2000',
			halfMonths: '12',
			halfKm: '160',
			halfPeople: '3000',
			leastKnown: '60'
		};
		const form = { ...weights, ...numbers, validFrom: '2026-10-29', source: 'Шешім № 7', reason: 'Алыс ауылдар алдымен' };
		const add = (changes: Record<string, unknown> = {}, actor = keeper) =>
			visits.addMethod(tx, actor, methodInput.parse({ ...form, ...changes }));
		await expect(add({}, w.head)).rejects.toMatchObject({ status: 403 });
		await expect(add({ validFrom: '2026-10-28' })).rejects.toMatchObject({ code: 'visits.to_come', field: 'validFrom' });
		expect(methodInput.safeParse({ ...form, distance: '0' }).error?.issues[0]?.message).toBe('visits.weights');
		await add();
		await expect(add()).rejects.toMatchObject({ code: 'visits.taken' });
		const farPoints = async () => {
			const { ranked, places } = await visits.needWithin(asReader(tx), w.region.id, { latitude: 43.84, longitude: 77.04 });
			const far = ranked.find((one) => places.get(one.id)?.code === w.far);
			return far?.lines.map(({ component, weight, points }) => [component, weight, points]).find(([component]) => component === 'distance');
		};
		expect(await farPoints()).toEqual(['distance', 10, 68]);
		// 160 km in a straight line, where 160 count half.
		at('2026-10-29');
		expect(await farPoints()).toEqual(['distance', 100, 500]);
		const { list } = await visits.presentVisitMethod(asReader(tx), 'kk');
		expect(list.map(({ days, source }) => [days, source])).toEqual([
			['2026 жылғы 29 қазаннан бастап', 'Шешім № 7'],
			['1 шілде 2021 – 28 қазан 2026', 'Ұйымның өз стандарты · Собственный стандарт организации']
		]);
	});
});

// Commits what it makes: the last one of this file.
it('says in a sentence that somebody is elsewhere', async () => {
	const made = await database.db.write(async (tx) => {
		const w = await visitWorld(tx);
		await plannedVisit(tx, w);
		return { w, other: await visits.planVisit(tx, w.head, planOf(w)) };
	});
	const { w, other } = made;
	const refused = database.db.write((tx) => visits.addStop(tx, w.aide, other, stopOf(w, { from: '16:00', to: '18:00' })));
	await expect(refused).rejects.toMatchObject({ code: 'visits.elsewhere', field: 'from' });
});
