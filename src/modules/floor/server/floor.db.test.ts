import { expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { openedVote, runningFloor } from '../../../../test/floor.ts';
import { asReader } from '#platform/db/index.ts';
import {
	addItem,
	announce,
	beginCheckIn,
	beginItem,
	itemsOf,
	notePresence,
	openSitting,
	planSitting
} from '#modules/sittings/server/index.ts';
import { announcedSitting, itemForm, sittingForm, sittingWorld } from '../../sittings/server/fixture.ts';
import { clockText, pulse, spokenAt, withoutTurnout } from '../rules/live.ts';
import { askInput } from '../input.ts';
import { floorOf, presentFloor, presentFrame, publicFloor, streamOf } from './floor.ts';
import * as floor from './index.ts';
import { presentOwn } from './present-own.ts';

const database = testDatabase();
const at = testClock('2026-11-12');
/** What ten thousand viewers get on each change. */
const MOST_BYTES = 4096;

it('tells everybody the same in few bytes: of an open vote how many have voted, of a closed one who said what', async () => {
	await rolledBack(database.db, async (tx) => {
		at('2026-11-12', '09:50');
		const w = await sittingWorld(tx);
		const { id, own } = await runningFloor(tx, w, 7, { streamUrl: 'https://video.example.kz/a/index.m3u8?k=1' });
		const seen = async () => presentFloor(await publicFloor(asReader(tx), id), 'public');
		const speakerId = await floor.askFloor(tx, w.chair, id, askInput.parse({ kind: 'speech', seatId: w.seats[1] }));
		for (let n = 0; n < 8; n++) await floor.askFloor(tx, w.chair, id, askInput.parse({ kind: 'speech', guest: 'ш'.repeat(200) }));
		await floor.beginSpeech(tx, w.chair, id, { speakerId });
		const before = await seen();
		const voteId = await openedVote(tx, w, id, { question: 'ң'.repeat(300) });
		await floor.castBallot(tx, w.chair, own[0] ?? expect.fail(), { voteId, seatId: w.seats[0] ?? '', voice: 'no' });
		const open = await seen();
		expect(open.vote).toMatchObject({ state: 'open', said: 1, of: 7, result: null, voices: '' });
		expect(pulse(open, 0)).not.toBe(pulse(before, 0));
		await floor.castBallot(tx, w.chair, own[1] ?? expect.fail(), { voteId, seatId: w.seats[1] ?? '', voice: 'yes' });
		expect(pulse(await seen(), 0)).toBe(pulse(open, 0));
		expect(withoutTurnout(await seen())).toBe(withoutTurnout(open));
		at('2026-11-12', '10:03');
		expect(await seen()).toMatchObject({ speaker: { name: 'Мүше 2', kind: 'speech', spoken: 0, left: null }, waiting: 8 });
		expect(spokenAt((await seen()).speaker ?? expect.fail(), Temporal.Instant.from('2026-11-12T05:03:20Z').epochMilliseconds)).toBe(200);
		await floor.closeVote(tx, w.chair, id, { voteId });
		const closed = await seen();
		expect(closed).toMatchObject({ vote: { state: 'declared', voices: 'ny-------' }, there: 'iiiiiiioo', items: 'rw', met: true });
		for (const view of [open, closed]) expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(MOST_BYTES);
		expect(streamOf((await floorOf(asReader(tx), id)).sitting)).toEqual({ href: 'https://video.example.kz/a/index.m3u8?k=1', plays: true });
		expect([clockText(0), clockText(65), clockText(-20), clockText(3600)]).toEqual(['0:00', '1:05', '-0:20', '60:00']);
	});
});

it('tells of a closed item its ground alone, of a closed sitting nothing; who sits in it sees all of it', async () => {
	await rolledBack(database.db, async (tx) => {
		at('2026-11-12', '09:50');
		const w = await sittingWorld(tx);
		const db = asReader(tx);
		const id = await planSitting(tx, w.secretary, w.body.id, sittingForm(w));
		await expect(publicFloor(db, id)).rejects.toMatchObject({ status: 404 });
		await addItem(tx, w.secretary, id, itemForm('Құпия мәселе', { closedGround: 'Жеке деректер' }));
		await announce(tx, w.secretary, id, { undiscussedReason: 'Шұғыл мәселе', shortReason: 'Шұғыл' });
		await beginCheckIn(tx, w.secretary, id);
		for (const seatId of w.seats) await notePresence(tx, w.secretary, id, { seatId, what: 'in', holderId: undefined });
		at('2026-11-12');
		await openSitting(tx, w.chair, id);
		await beginItem(tx, w.chair, id, { itemId: (await itemsOf(tx, id))[0]?.id ?? '' });
		await floor.askFloor(tx, w.chair, id, askInput.parse({ kind: 'speech', guest: 'Құпия маман' }));
		await openedVote(tx, w, id, { question: 'Құпия сұрақ' });
		const whole = await floorOf(db, id);
		const told = [presentFloor(whole, 'public'), presentFrame(whole, 'public')];
		expect(told).toMatchObject([
			{ ground: 'Жеке деректер', vote: null, speaker: null, next: [], waiting: 0, before: [] },
			{ items: [{ title: null }] }
		]);
		expect(JSON.stringify(told)).not.toContain('Құпия');
		expect(presentFloor(whole, 'inside')).toMatchObject({ ground: null, vote: { question: 'Құпия сұрақ' }, waiting: 1 });
		const shut = await announcedSitting(tx, w, { day: '2026-11-13', closedGround: 'Мемлекеттік құпия' });
		const hidden = await publicFloor(db, shut);
		expect(presentFrame(hidden, 'public')).toMatchObject({ closed: 'Мемлекеттік құпия', seats: [], items: [] });
		expect(presentFloor(hidden, 'public')).toMatchObject({ there: '', items: '', present: 0, members: 0 });
	});
});

it('shows the desk a count without its numbers until another has counted, and each seat to its own', async () => {
	await rolledBack(database.db, async (tx) => {
		at('2026-11-12', '09:50');
		const w = await sittingWorld(tx);
		const { id, own } = await runningFloor(tx, w);
		const db = asReader(tx);
		const voteId = await openedVote(tx, w, id, { way: 'hands' });
		await floor.enterHands(tx, w.secretary, id, { voteId, yes: 5, no: 1, abstain: 1 });
		const seenBy = async (who: 'secretary' | 'chair') => (await floor.presentDeskFloor(db, 'kk', w[who], id)).vote?.entry;
		// That there is a count everybody is told, so that the page of who confirms it is read anew.
		expect(presentFloor(await floorOf(db, id), 'public').vote).toMatchObject({ counted: 'entered', said: 0 });
		expect(await seenBy('secretary')).toMatchObject({ counts: { yes: 5 }, mayDecide: false });
		expect(await seenBy('chair')).toMatchObject({ counts: undefined, mayDecide: true });
		await expect(floor.presentDeskFloor(db, 'kk', w.stranger, id)).rejects.toMatchObject({ status: 404 });
		await expect(floor.presentKeys(db, 'kk', w.stranger, id)).rejects.toMatchObject({ status: 404 });
		await expect(floor.checkInside(db, w.stranger, id)).rejects.toMatchObject({ status: 404 });
		const pageOf = async (n: number) => presentOwn(await floorOf(db, id), 'kk', own[n]?.seatId ?? '');
		const mine = await pageOf(0);
		expect(mine).toMatchObject({ name: 'Мүше 1', at: 0, mayEnter: false, mayLeave: true, vote: undefined, asks: true, mayQuestion: false });
		expect(await pageOf(8)).toMatchObject({ mayEnter: true, mayLeave: false, asks: false });
	});
});
