import { expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { queuedMail } from '../../../../test/letters.ts';
import { asReader } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { cancelSittingInput, endInput, noteInput } from '../agenda-input.ts';
import { ruleInput } from '../input.ts';
import { announcedSitting, itemForm, openedSitting, sittingForm, sittingWorld } from './fixture.ts';
import * as sittings from './index.ts';

const database = testDatabase();
const at = testClock('2026-10-28');

it('is planned by who leads the body, with an agenda in its order, and is nothing to others', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await sittingWorld(tx);
		await expect(sittings.planSitting(tx, w.secretary, w.root.id, sittingForm(w))).rejects.toMatchObject({ status: 404 });
		await expect(sittings.planSitting(tx, w.secretary, w.body.id, sittingForm(w, { day: '2031-01-10' }))).rejects.toMatchObject({
			code: 'sittings.no_term'
		});
		const id = await sittings.planSitting(tx, w.secretary, w.body.id, sittingForm(w));
		const add = (name: string, changes: Record<string, string> = {}) => sittings.addItem(tx, w.secretary, id, itemForm(name, changes));
		const [heat, roads] = [await add('Жылу'), await add('Жол')];
		await add('Қазандық', { parentId: heat });
		await expect(add('Тым терең', { parentId: w.body.id })).rejects.toMatchObject({ field: 'parentId' });
		await expect(add('Көпшілік жоқ', { majority: '6' })).rejects.toMatchObject({ field: 'majority' });
		await expect(add('Жоқ жер', { kind: 'promises', territory: '999999999' })).rejects.toMatchObject({ code: 'sittings.territory' });
		await expect(sittings.addItem(tx, w.stranger, id, itemForm('Бөтен'))).rejects.toMatchObject({ status: 404 });
		await sittings.moveItem(tx, w.secretary, id, { itemId: roads, by: -1 });
		await sittings.changeItem(tx, w.secretary, id, heat, itemForm('Жылу маусымы', { minutes: '30' }));
		expect((await sittings.itemsOf(tx, id)).map(({ number, title, minutes }) => [number, title.kk, minutes])).toEqual([
			['1', 'Жол', 20],
			['2', 'Жылу маусымы', 30],
			['2.1', 'Қазандық', 20]
		]);
		const sitting = await sittings.sittingById(tx, id);
		expect(sitting).toMatchObject({ number: `${w.body.code}-2026-1`, stage: 'planned', title: { ru: 'Заседание № 1' }, hostId: w.body.id });
		await expect(sittings.planSitting(tx, w.stranger, w.body.id, sittingForm(w))).rejects.toMatchObject({ status: 403 });
		await expect(sittings.publicSitting(tx, id)).rejects.toMatchObject({ status: 404 });
		expect((await sittings.publicSittings(asReader(tx), { list: 'ahead', bodyId: w.body.id })).rows).toEqual([]);
		expect((await sittings.deskSittings(asReader(tx), w.secretary, 'ahead')).rows.map((row) => row.id)).toContain(id);
		expect((await sittings.deskSittings(asReader(tx), w.stranger, 'ahead')).rows).toEqual([]);
	});
});

it('lets citizens discuss the draft first; the notice waits for them, and says why when it is late', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await sittingWorld(tx);
		const id = await sittings.planSitting(tx, w.secretary, w.body.id, sittingForm(w));
		const announce = (why: { undiscussedReason?: string; shortReason?: string } = {}) =>
			sittings.announce(tx, w.secretary, id, { undiscussedReason: undefined, shortReason: undefined, ...why });
		await expect(sittings.openDiscussion(tx, w.secretary, id)).rejects.toMatchObject({ code: 'sittings.no_items' });
		const item = await sittings.addItem(tx, w.secretary, id, itemForm('Жылу'));
		await expect(announce()).rejects.toMatchObject({ field: 'undiscussedReason' });
		await sittings.openDiscussion(tx, w.secretary, id);
		expect(await sittings.publicSitting(tx, id)).toMatchObject({
			stage: 'discussed',
			discussedUntil: Temporal.PlainDate.from('2026-11-04')
		});
		await expect(sittings.openDiscussion(tx, w.secretary, id)).rejects.toMatchObject({ code: 'sittings.not_now' });
		at('2026-11-04', '18:00');
		await expect(announce()).rejects.toMatchObject({ code: 'sittings.discussion_runs' });
		at('2026-11-10');
		await expect(announce()).rejects.toMatchObject({ field: 'shortReason', code: 'sittings.short_notice' });
		await announce({ shortReason: 'Боран болды' });
		expect(await sittings.publicSitting(tx, id)).toMatchObject({ stage: 'announced', noticeShortDays: 3, noticeReason: 'Боран болды' });
		expect((await queuedMail(tx)).some(({ text }) => text.includes('Жылу'))).toBe(true);
		await expect(sittings.changeItem(tx, w.secretary, id, item, itemForm('Басқа'))).rejects.toMatchObject({ code: 'sittings.not_now' });
		await expect(sittings.addItem(tx, w.secretary, id, itemForm('Кеш'))).rejects.toMatchObject({ field: 'lateReason' });
		const late = await sittings.addItem(tx, w.secretary, id, itemForm('Кеш', { lateReason: 'Су тасқыны' }));
		await sittings.withdrawItem(tx, w.secretary, id, { itemId: late, withdrawReason: 'Су қайтты' });
		expect((await sittings.itemsOf(tx, id)).map(({ addedReason, withdrawnReason }) => [addedReason, withdrawnReason])).toEqual([
			[null, null],
			['Су тасқыны', 'Су қайтты']
		]);
		const told = await timelineOf(asReader(tx), { kind: 'sitting', id }, 'public');
		expect(told.map(({ act }) => act)).toEqual(['sitting.discussed', 'sitting.announced', 'sitting.item_added', 'sitting.item_withdrawn']);
		await sittings.cancelSitting(tx, w.secretary, id, cancelSittingInput.parse({ cancelReason: 'Жол жабық' }));
		expect(await sittings.publicSitting(tx, id)).toMatchObject({ stage: 'cancelled', cancelReason: 'Жол жабық' });
	});
});

it('opens with the quorum, takes one item at a time, and tells at once when too few are left', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await sittingWorld(tx);
		const id = await announcedSitting(tx, w);
		const lost: string[] = [];
		sittings.onSittingChange((_, __, sitting, change) => {
			if (sitting.id === id) lost.push(change.what);
			return Promise.resolve();
		});
		at('2026-11-12', '09:50');
		const note = (n: number, what: string, holder?: number) =>
			sittings.notePresence(
				tx,
				w.secretary,
				id,
				noteInput.parse({ seatId: w.seats[n], what, holderId: holder === undefined ? '' : w.seats[holder] })
			);
		await expect(note(0, 'in')).rejects.toMatchObject({ code: 'sittings.not_now' });
		// Nobody who read the notice finds it over: neither on another day, nor some hours too soon.
		for (const [day, time] of [
			['2026-11-01', '10:00'],
			['2026-11-12', '06:59']
		] as const) {
			at(day, time);
			await expect(sittings.beginCheckIn(tx, w.secretary, id)).rejects.toMatchObject({
				code: 'sittings.early_check_in',
				data: { from: '2026-11-12 07:00' }
			});
		}
		at('2026-11-12', '09:50');
		await sittings.beginCheckIn(tx, w.secretary, id);
		expect((await sittings.sittingSeats(tx, id)).map(({ name, place }) => `${name} ${place}`).slice(0, 2)).toEqual([
			'Мүше 1 chair',
			'Мүше 2 member'
		]);
		for (const n of [0, 1, 2, 3]) await note(n, 'in');
		await expect(note(0, 'in')).rejects.toMatchObject({ code: 'sittings.note_unchanged' });
		await expect(note(5, 'proxy', 0)).rejects.toMatchObject({ code: 'sittings.note_no_proxies' });
		await expect(sittings.openSitting(tx, w.chair, id)).rejects.toMatchObject({
			code: 'sittings.early_open',
			data: { from: '2026-11-12 10:00' }
		});
		at('2026-11-12');
		await expect(sittings.openSitting(tx, w.chair, id)).rejects.toMatchObject({
			code: 'sittings.no_quorum',
			data: { present: 4, needed: 5 }
		});
		at('2026-11-12', '10:01');
		expect(await note(4, 'in')).toMatchObject({ present: 5, needed: 5, met: true });
		await sittings.openSitting(tx, w.chair, id);
		const [heat, rules] = await sittings.itemsOf(tx, id);
		await sittings.beginItem(tx, w.chair, id, { itemId: heat?.id ?? '' });
		at('2026-11-12', '10:20');
		await sittings.beginItem(tx, w.chair, id, { itemId: rules?.id ?? '' });
		await expect(sittings.beginItem(tx, w.chair, id, { itemId: heat?.id ?? '' })).rejects.toMatchObject({ code: 'sittings.item_begun' });
		expect(await note(1, 'out')).toMatchObject({ present: 4, met: false });
		at('2026-11-12', '10:30');
		await note(1, 'in');
		await sittings.endItem(tx, w.chair, id);
		await expect(sittings.endItem(tx, w.chair, id)).rejects.toMatchObject({ code: 'sittings.no_item' });
		await sittings.endSitting(tx, w.chair, id);
		expect(lost).toEqual(['item_ended', 'quorum_lost', 'item_ended', 'ending']);
		const sitting = await sittings.publicSitting(tx, id);
		expect(sitting.stage).toBe('ended');
		const told = await sittings.presentPublicSitting(asReader(tx), 'en', id);
		expect(told.facts[0]).toEqual({
			term: 'Held',
			value: 'Thursday 12 November, 10:01 – 10:30',
			note: 'Announced for: Thursday 12 November, 10:00 – 12:00'
		});
		const house = await sittings.houseOf(tx, sitting);
		expect(house.stretches.slice(-3).map(({ present, met }) => [present, met])).toEqual([
			[5, true],
			[4, false],
			[5, true]
		]);
		await expect(sittings.beginCheckIn(tx, w.secretary, id)).rejects.toMatchObject({ code: 'sittings.not_now' });
		// How often a member comes is counted from the event's own list.
		const came = await tx
			.selectFrom('event_person')
			.select('seat_id')
			.where('event_id', '=', id)
			.where('came_at', 'is not', null)
			.execute();
		expect(came.map(({ seat_id }) => seat_id).toSorted()).toEqual(w.seats.slice(0, 5).toSorted());
	});
});

it('takes a voice that is given where the rule lets it, and could not be held where the quorum never came', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await sittingWorld(tx);
		const rule = { validFrom: '2026-11-01', source: 'Регламент', quorumShare: '1/2', quorumThreshold: 'more', quorumBase: 'members' };
		const proxies = { quorumRounding: 'up', proxies: 'count', mostProxies: '1' };
		const first = { m1Kk: 'Жай', m1Share: '1/2', m1Threshold: 'more', m1Base: 'members', m1Rounding: 'up', m1Tie: 'lost' };
		const second = { m2Kk: 'Ереже', m2Share: '2/3', m2Threshold: 'least', m2Base: 'members', m2Rounding: 'up', m2Tie: 'lost' };
		await sittings.setDecisionRule(tx, w.keeper, w.body.id, ruleInput.parse({ ...rule, ...proxies, ...first, ...second }));
		const id = await announcedSitting(tx, w);
		at('2026-11-12', '10:00');
		await sittings.beginCheckIn(tx, w.secretary, id);
		const note = (n: number, what: 'in' | 'proxy', holder?: number) =>
			sittings.notePresence(tx, w.secretary, id, {
				seatId: w.seats[n] ?? '',
				what,
				holderId: holder === undefined ? undefined : w.seats[holder]
			});
		for (const n of [0, 1, 2]) await note(n, 'in');
		expect(await note(8, 'proxy', 0)).toMatchObject({ present: 4 });
		await expect(note(7, 'proxy', 0)).rejects.toMatchObject({ code: 'sittings.note_too_many' });
		await sittings.endSitting(tx, w.secretary, id);
		expect(await sittings.publicSitting(tx, id)).toMatchObject({ stage: 'not_held' });
		const next = await announcedSitting(tx, w, { day: '2026-11-19' });
		at('2026-11-19');
		// Its own two, and those of the one that was not held.
		expect(await openedSitting(tx, w, next)).toHaveLength(4);
		expect(await sittings.sittingBefore(tx, (await sittings.sittingById(tx, next)) ?? expect.fail())).toBeUndefined();
	});
});

it('is not ended over what was not taken: each item goes to the next sitting or is withdrawn, for everybody to read', async () => {
	await rolledBack(database.db, async (tx) => {
		const w = await sittingWorld(tx);
		const id = await announcedSitting(tx, w);
		at('2026-11-12');
		const [heat = '', rules = ''] = await openedSitting(tx, w, id);
		const late = await sittings.addItem(tx, w.secretary, id, itemForm('Су тасқыны', { lateReason: 'Бөгет бүгін бұзылды' }));
		await sittings.beginItem(tx, w.chair, id, { itemId: heat });
		const end = (form: Record<string, string>) => sittings.endSitting(tx, w.chair, id, endInput.parse(form));
		await expect(end({})).rejects.toMatchObject({ field: `left.${rules}`, code: 'choose' });
		await expect(end({ [`left.${rules}`]: 'next' })).rejects.toMatchObject({ field: `left.${late}` });
		expect(endInput.safeParse({ [`left.${late}`]: 'withdrawn' }).error?.issues[0]?.path).toEqual(['leftReason']);
		await end({ [`left.${rules}`]: 'next', [`left.${late}`]: 'withdrawn', leftReason: 'Уақыт жетпеді' });
		expect((await sittings.presentPublicSitting(asReader(tx), 'en', id)).items.map(({ notes }) => notes.at(-1))).toEqual([
			'Taken',
			'Not taken, goes to the next sitting. Reason: Уақыт жетпеді',
			'Withdrawn. Reason: Уақыт жетпеді'
		]);
	});
});
