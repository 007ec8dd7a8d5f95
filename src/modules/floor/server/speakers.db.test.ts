import { expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { keyOf, runningFloor } from '../../../../test/floor.ts';
import { asReader } from '#platform/db/index.ts';
import { beginItem, noteOwn, sittingById } from '#modules/sittings/server/index.ts';
import { announcedSitting, sittingWorld } from '../../sittings/server/fixture.ts';
import { askInput, askOwnInput, budgetInput } from '../input.ts';
import * as floor from './index.ts';

const database = testDatabase();
const at = testClock('2026-11-12');

it('gives the floor to one at a time; a question pauses a speech, an item takes its speakers with it', async () => {
	await rolledBack(database.db, async (tx) => {
		at('2026-11-12', '09:50');
		const w = await sittingWorld(tx);
		const { id, items, own } = await runningFloor(tx, w);
		const seat = (n: number) => own[n] ?? expect.fail();
		const ask = (changes: Record<string, string>) => floor.askFloor(tx, w.secretary, id, askInput.parse({ kind: 'speech', ...changes }));
		const speech = await ask({ seatId: seat(0).seatId });
		await expect(ask({ seatId: seat(0).seatId })).rejects.toMatchObject({ code: 'floor.ask_waits_already' });
		await expect(ask({ seatId: seat(8).seatId })).rejects.toMatchObject({ code: 'floor.not_there' });
		await expect(ask({ seatId: w.body.id })).rejects.toMatchObject({ status: 404 });
		expect(askInput.safeParse({ kind: 'speech' }).success).toBe(false);
		await expect(ask({ seatId: seat(1).seatId, kind: 'question' })).rejects.toMatchObject({ code: 'floor.ask_nobody_speaks' });
		await expect(floor.askFloor(tx, w.stranger, id, askInput.parse({ kind: 'speech', guest: 'Шақырылған маман' }))).rejects.toMatchObject({
			status: 404
		});
		const guest = await ask({ guest: 'Шақырылған маман' });
		at('2026-11-12', '10:05');
		await floor.beginSpeech(tx, w.chair, id, { speakerId: speech });
		await expect(floor.beginSpeech(tx, w.chair, id, { speakerId: speech })).rejects.toMatchObject({ code: 'floor.speaker_state' });
		await floor.askOwn(tx, { kind: 'anonymous' }, seat(1), askOwnInput.parse({ kind: 'question' }));
		const question = (await tx.selectFrom('sitting_speaker').select('id').where('kind', '=', 'question').executeTakeFirstOrThrow()).id;
		at('2026-11-12', '10:07');
		await floor.beginSpeech(tx, w.chair, id, { speakerId: question });
		const answer = await ask({ seatId: seat(0).seatId, kind: 'answer', answerTo: question });
		at('2026-11-12', '10:08');
		await floor.beginSpeech(tx, w.chair, id, { speakerId: answer });
		at('2026-11-12', '10:10');
		await floor.resumeSpeech(tx, w.chair, id, { speakerId: speech });
		at('2026-11-12', '10:11');
		await floor.pauseSpeech(tx, w.chair, id, { speakerId: speech });
		at('2026-11-12', '10:15');
		await floor.beginSpeech(tx, w.chair, id, { speakerId: guest });
		at('2026-11-12', '10:16');
		await floor.askOwn(tx, { kind: 'anonymous' }, seat(2), askOwnInput.parse({ kind: 'order', orderAbout: 'break' }));
		const order = (await tx.selectFrom('sitting_speaker').select('id').where('kind', '=', 'order').executeTakeFirstOrThrow()).id;
		await expect(floor.withdrawOwn(tx, { kind: 'anonymous' }, seat(3), { speakerId: order })).rejects.toMatchObject({ status: 404 });
		await floor.withdrawOwn(tx, { kind: 'anonymous' }, seat(2), { speakerId: order });
		await expect(floor.withdrawAsk(tx, w.chair, id, { speakerId: order })).rejects.toMatchObject({ code: 'floor.speaker_state' });
		await expect(floor.endSpeech(tx, w.chair, id, { speakerId: speech })).rejects.toMatchObject({ code: 'floor.speaker_state' });
		at('2026-11-12', '10:20');
		await beginItem(tx, w.chair, id, { itemId: items[1] ?? '' });
		at('2026-11-12', '10:30');
		expect((await floor.speechesOf(tx, id)).map(({ name, kind, seconds, endedAt }) => [name, kind, seconds, endedAt !== null])).toEqual([
			['Мүше 1', 'speech', 180, true],
			['Мүше 2', 'question', 60, true],
			['Мүше 1', 'answer', 120, true],
			['Шақырылған маман', 'speech', 300, true]
		]);
		await expect(floor.setBudget(tx, w.chair, id, budgetInput.parse({ groupId: w.body.id, minutes: '10' }))).rejects.toMatchObject({
			status: 404
		});
	});
});

it('opens to a link that was given last, and to no other; before people come there is nothing to do', async () => {
	await rolledBack(database.db, async (tx) => {
		at('2026-11-12', '09:00');
		const w = await sittingWorld(tx);
		const id = await announcedSitting(tx, w);
		await expect(floor.issueKeys(tx, w.stranger, id, {})).rejects.toMatchObject({ status: 404 });
		await expect(floor.issueKeys(tx, w.secretary, id, { seatId: w.body.id })).rejects.toMatchObject({ status: 404 });
		const all = await floor.issueKeys(tx, w.secretary, id, {});
		expect(all.map(({ seatId }) => seatId)).toEqual(w.seats);
		const old = all[3]?.key ?? '';
		const key = await keyOf(tx, w, id, 3);
		const db = asReader(tx);
		await expect(floor.seatByKey(db, old)).rejects.toMatchObject({ status: 404 });
		const own = await floor.seatByKey(db, key);
		expect(own).toEqual({ eventId: id, seatId: w.seats[3] });
		await expect(floor.noteMyself(tx, { kind: 'anonymous' }, own, { what: 'in' })).rejects.toMatchObject({ code: 'sittings.not_now' });
		await expect(floor.askOwn(tx, { kind: 'anonymous' }, own, askOwnInput.parse({ kind: 'speech' }))).rejects.toMatchObject({
			code: 'sittings.not_now'
		});
		await expect(floor.seatOfStaff(db, w.stranger, id)).rejects.toMatchObject({ status: 404 });
		const sitting = (await sittingById(tx, id)) ?? expect.fail();
		await expect(
			noteOwn(tx, { kind: 'anonymous' }, sitting, { seatId: own.seatId, what: 'in', holderId: undefined })
		).rejects.toMatchObject({ code: 'sittings.not_now' });
		// The key itself is nowhere.
		const kept = await tx.selectFrom('sitting_seat_key').select('key_hash').execute();
		expect(kept.some(({ key_hash }) => key_hash.toString('utf8').includes(key))).toBe(false);
	});
});
