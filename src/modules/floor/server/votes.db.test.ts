import { expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { openedVote, runningFloor, type Floor } from '../../../../test/floor.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { ruleInput } from '#modules/sittings/input.ts';
import type { Voice } from '#modules/sittings/rules/ballots.ts';
import { endItem, endSitting, notePresence, setDecisionRule } from '#modules/sittings/server/index.ts';
import { sittingWorld, type SittingWorld } from '../../sittings/server/fixture.ts';
import { confirmInput, handsInput, namedInput, openVoteInput } from '../input.ts';
import { floorOf } from './floor.ts';
import * as floor from './index.ts';
import { presentOwn } from './present-own.ts';

const database = testDatabase();
const at = testClock('2026-11-12');

async function world(tx: Tx, come = 7): Promise<{ w: SittingWorld; f: Floor }> {
	at('2026-11-12', '09:50');
	const w = await sittingWorld(tx);
	return { w, f: await runningFloor(tx, w, come) };
}

const own = (f: Floor, n: number) => f.own[n] ?? expect.fail();
const cast = (tx: Tx, f: Floor, voteId: string, n: number, voice: Voice, seat = n) =>
	floor.castBallot(tx, { kind: 'anonymous' }, own(f, n), { voteId, seatId: own(f, seat).seatId, voice });
const note = (tx: Tx, w: SittingWorld, f: Floor, n: number, what: 'in' | 'out') =>
	notePresence(tx, w.secretary, f.id, { seatId: w.seats[n] ?? '', what, holderId: undefined });
const only = async (tx: Tx, f: Floor) => (await floor.votesOf(tx, f.id)).at(-1) ?? expect.fail();

it('is put by who runs the sitting, while the quorum is there, on an item, one at a time; each seat says it once', async () => {
	await rolledBack(database.db, async (tx) => {
		const { w, f } = await world(tx);
		await expect(openedVote(tx, { ...w, chair: w.stranger }, f.id)).rejects.toMatchObject({ status: 404 });
		await expect(openedVote(tx, w, f.id, { majority: '6' })).rejects.toMatchObject({ field: 'majority' });
		const voteId = await openedVote(tx, w, f.id);
		await expect(openedVote(tx, w, f.id)).rejects.toMatchObject({ code: 'floor.vote_open' });
		await cast(tx, f, voteId, 0, 'yes');
		await cast(tx, f, voteId, 0, 'yes');
		await expect(cast(tx, f, voteId, 0, 'no')).rejects.toMatchObject({ code: 'floor.cast_said_otherwise' });
		await expect(cast(tx, f, voteId, 8, 'no')).rejects.toMatchObject({ code: 'floor.cast_not_there' });
		await expect(cast(tx, f, voteId, 1, 'no', 2)).rejects.toMatchObject({ code: 'floor.cast_not_yours' });
		await expect(cast(tx, f, w.body.id, 1, 'no')).rejects.toMatchObject({ status: 404 });
		await expect(endItem(tx, w.chair, f.id)).rejects.toMatchObject({ code: 'floor.vote_open' });
		await expect(endSitting(tx, w.chair, f.id)).rejects.toMatchObject({ code: 'floor.vote_open' });
		for (const [n, voice] of [
			[1, 'yes'],
			[2, 'yes'],
			[3, 'no'],
			[4, 'abstain']
		] as const)
			await cast(tx, f, voteId, n, voice);
		at('2026-11-12', '10:20');
		await floor.closeVote(tx, w.chair, f.id, { voteId });
		await expect(floor.closeVote(tx, w.chair, f.id, { voteId })).rejects.toMatchObject({ code: 'floor.vote_over' });
		await expect(cast(tx, f, voteId, 5, 'no')).rejects.toMatchObject({ code: 'floor.vote_over' });
		const vote = await only(tx, f);
		expect(vote).toMatchObject({
			number: 1,
			state: 'declared',
			way: 'device',
			rule: { base: 'decided', share: { over: 1, of: 2 }, tie: 'lost' }
		});
		expect(vote.result).toMatchObject({
			yes: 3,
			no: 1,
			abstain: 1,
			silent: 2,
			present: 7,
			members: 9,
			seats: 9,
			base: 4,
			needed: 3,
			outcome: 'carried'
		});
		expect(vote.ballots.map(({ seatId, voice }) => [seatId, voice])).toContainEqual([w.seats[3], 'no']);
		const told = await timelineOf(asReader(tx), { kind: 'sitting', id: f.id }, 'public');
		expect(told.map(({ act }) => act).slice(-2)).toEqual(['sitting.vote_opened', 'sitting.vote_declared']);
		expect(JSON.stringify(told)).not.toContain('"voice"');
		// What was declared is out of the application's reach.
		await expect(tx.updateTable('sitting_result').set({ yes: 9 }).execute()).rejects.toThrow('permission denied');
	});
});

it('is void the moment too few are left, and is put again when they are back', async () => {
	await rolledBack(database.db, async (tx) => {
		const { w, f } = await world(tx, 5);
		const voteId = await openedVote(tx, w, f.id);
		await cast(tx, f, voteId, 0, 'yes');
		at('2026-11-12', '10:21');
		await floor.noteMyself(tx, { kind: 'anonymous' }, own(f, 4), { what: 'out' });
		const lost = await only(tx, f);
		expect(lost).toMatchObject({ state: 'void', void: { reason: 'quorum_lost', words: null }, result: null });
		expect(lost.void?.at.toString()).toBe('2026-11-12T05:21:00Z');
		await expect(cast(tx, f, voteId, 1, 'yes')).rejects.toMatchObject({ code: 'floor.vote_over' });
		await expect(openedVote(tx, w, f.id)).rejects.toMatchObject({ code: 'floor.no_quorum', data: { present: 4, needed: 5 } });
		await floor.noteMyself(tx, { kind: 'anonymous' }, own(f, 4), { what: 'in' });
		const again = await openedVote(tx, w, f.id);
		await floor.voidVote(tx, w.chair, f.id, { voteId: again, voidWords: 'Сұрақ қате оқылды' });
		await expect(floor.voidVote(tx, w.chair, f.id, { voteId: again, voidWords: 'Тағы да' })).rejects.toMatchObject({
			code: 'floor.vote_over'
		});
		expect(await only(tx, f)).toMatchObject({ number: 2, void: { reason: 'chair', words: 'Сұрақ қате оқылды' } });
		await endItem(tx, w.chair, f.id);
	});
});

it('by hands: one enters, another counts the same; nobody confirms their own, and not more hands than people', async () => {
	await rolledBack(database.db, async (tx) => {
		const { w, f } = await world(tx);
		const voteId = await openedVote(tx, w, f.id, { way: 'hands' });
		const hands = (yes: number, no: number, abstain: number) => handsInput.parse({ voteId, yes, no, abstain });
		await expect(cast(tx, f, voteId, 0, 'yes')).rejects.toMatchObject({ code: 'floor.other_way' });
		await expect(floor.enterHands(tx, w.secretary, f.id, hands(6, 1, 1))).rejects.toMatchObject({
			code: 'floor.too_many',
			data: { voters: 7 }
		});
		await expect(floor.enterNamed(tx, w.secretary, f.id, { voteId, voices: [] })).rejects.toMatchObject({ code: 'floor.other_way' });
		await floor.enterHands(tx, w.secretary, f.id, hands(4, 2, 1));
		await expect(floor.enterHands(tx, w.secretary, f.id, hands(4, 2, 1))).rejects.toMatchObject({ code: 'floor.count_there' });
		const entryId = async () => (await tx.selectFrom('sitting_entry').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id;
		const confirm = async (who: 'secretary' | 'chair', yes: number, no: number, abstain: number) =>
			floor.confirmCount(tx, w[who], f.id, confirmInput.parse({ entryId: await entryId(), yes, no, abstain }));
		await expect(confirm('secretary', 4, 2, 1)).rejects.toMatchObject({ code: 'floor.own_count' });
		await expect(confirm('chair', 3, 3, 1)).rejects.toMatchObject({ field: 'yes', code: 'floor.mismatch' });
		await expect(floor.closeVote(tx, w.chair, f.id, { voteId })).rejects.toMatchObject({ code: 'floor.no_count' });
		await floor.refuseCount(tx, w.chair, f.id, { entryId: await entryId(), refusedWords: 'Мен үшеуін санадым' });
		await expect(confirm('chair', 4, 2, 1)).rejects.toMatchObject({ code: 'floor.count_over' });
		await floor.enterHands(tx, w.chair, f.id, hands(3, 3, 1));
		await confirm('secretary', 3, 3, 1);
		await floor.closeVote(tx, w.chair, f.id, { voteId });
		expect((await only(tx, f)).result).toMatchObject({
			yes: 3,
			no: 3,
			abstain: 1,
			silent: 0,
			outcome: 'lost',
			byChair: false,
			chairVoice: null
		});
		// The database holds to two persons by itself.
		const moment = Temporal.Instant.from('2026-11-12T05:00:00Z');
		const own = { vote_id: voteId, yes: 0, no: 0, abstain: 0, entered_at: moment, entered_by: w.chair.personId };
		const decided = { decided_at: moment, decided_by: w.chair.personId, accepted: false, refused_words: 'x' };
		await expect(
			tx
				.insertInto('sitting_entry')
				.values({ id: w.body.id, ...own, ...decided })
				.execute()
		).rejects.toThrow('sitting_entry__other_check');
	});
});

it('by name: what was confirmed becomes ballots, of those who are there', async () => {
	await rolledBack(database.db, async (tx) => {
		const { w, f } = await world(tx);
		const voteId = await openedVote(tx, w, f.id, { way: 'named', majority: '2' });
		const voices = (...said: (Voice | '')[]) =>
			namedInput.parse({ voteId, ...Object.fromEntries(said.map((voice, n) => [`voice.${w.seats[n] ?? ''}`, voice])) });
		await expect(
			floor.enterNamed(tx, w.secretary, f.id, voices('yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'))
		).rejects.toMatchObject({ code: 'floor.voice_of_absent' });
		await floor.enterNamed(tx, w.secretary, f.id, voices('yes', 'no', 'yes', 'yes', '', 'no', 'yes'));
		const { id: entryId } = await tx.selectFrom('sitting_entry').select('id').executeTakeFirstOrThrow();
		await floor.confirmCount(tx, w.chair, f.id, confirmInput.parse({ entryId }));
		await floor.closeVote(tx, w.chair, f.id, { voteId });
		const vote = await only(tx, f);
		expect(vote.result).toMatchObject({ yes: 4, no: 2, silent: 1, base: 6, needed: 4, outcome: 'carried' });
		expect(vote.ballots).toHaveLength(6);
		expect(new Set(vote.ballots.map(({ device }) => device))).toEqual(new Set(['desk']));
	});
});

it('of those present: a voice by proxy is of the whole by which it is measured', async () => {
	await rolledBack(database.db, async (tx) => {
		at('2026-10-28');
		const w = await sittingWorld(tx);
		const rule = { validFrom: '2026-11-01', source: 'Регламент', quorumShare: '1/2', quorumThreshold: 'more', quorumBase: 'members' };
		const first = { m1Kk: 'Жай', m1Share: '1/2', m1Threshold: 'more', m1Base: 'present', m1Rounding: 'up', m1Tie: 'lost' };
		const second = { m2Kk: 'Ереже', m2Share: '2/3', m2Threshold: 'least', m2Base: 'members', m2Rounding: 'up', m2Tie: 'lost' };
		await setDecisionRule(
			tx,
			w.keeper,
			w.body.id,
			ruleInput.parse({ ...rule, quorumRounding: 'up', proxies: 'vote', mostProxies: '3', ...first, ...second })
		);
		at('2026-11-12', '09:50');
		const f = await runningFloor(tx, w, 6);
		for (const seat of w.seats.slice(6)) await notePresence(tx, w.secretary, f.id, { seatId: seat, what: 'proxy', holderId: w.seats[0] });
		const named = async (...said: Voice[]) => {
			const voteId = await openedVote(tx, w, f.id, { way: 'named', majority: '1' });
			const voices = namedInput.parse({ voteId, ...Object.fromEntries(said.map((voice, n) => [`voice.${w.seats[n] ?? ''}`, voice])) });
			await floor.enterNamed(tx, w.secretary, f.id, voices);
			const { id: entryId } = await tx.selectFrom('sitting_entry').select('id').where('vote_id', '=', voteId).executeTakeFirstOrThrow();
			await floor.confirmCount(tx, w.chair, f.id, confirmInput.parse({ entryId }));
			await floor.closeVote(tx, w.chair, f.id, { voteId });
			return (await only(tx, f)).result;
		};
		expect(await named('yes', 'yes', 'yes', 'yes', 'no', 'no', 'no', 'no', 'no')).toMatchObject({
			yes: 4,
			no: 5,
			present: 6,
			base: 9,
			needed: 5,
			outcome: 'lost'
		});
		expect(await named('yes', 'yes', 'yes', 'yes', 'no', 'no')).toMatchObject({ base: 9, needed: 5, silent: 3, outcome: 'lost' });
		expect(await named('no', 'no', 'no', 'yes', 'yes', 'yes', 'yes', 'yes')).toMatchObject({ yes: 5, base: 9, outcome: 'carried' });
		// Who spoke and went out is still one of those who were there to speak.
		const voteId = await openedVote(tx, w, f.id, { majority: '1' });
		for (const n of [0, 1, 2]) await cast(tx, f, voteId, n, 'yes');
		await cast(tx, f, voteId, 5, 'no');
		await note(tx, w, f, 5, 'out');
		await floor.closeVote(tx, w.chair, f.id, { voteId });
		expect((await only(tx, f)).result).toMatchObject({ present: 5, base: 9, needed: 5, outcome: 'lost' });
	});
});

it('as many for as against: the chair decides where the rule says so, by the voice they gave, else by one that is asked for', async () => {
	await rolledBack(database.db, async (tx) => {
		at('2026-10-28');
		const w = await sittingWorld(tx);
		const rule = { validFrom: '2026-11-01', source: 'Регламент', quorumShare: '1/2', quorumThreshold: 'more', quorumBase: 'members' };
		const first = { m1Kk: 'Жай', m1Share: '1/2', m1Threshold: 'more', m1Base: 'decided', m1Rounding: 'up', m1Tie: 'chair' };
		const second = { m2Kk: 'Ереже', m2Share: '2/3', m2Threshold: 'least', m2Base: 'members', m2Rounding: 'up', m2Tie: 'lost' };
		await setDecisionRule(
			tx,
			w.keeper,
			w.body.id,
			ruleInput.parse({ ...rule, quorumRounding: 'up', proxies: 'vote', mostProxies: '1', ...first, ...second })
		);
		at('2026-11-12', '09:50');
		const f = await runningFloor(tx, w, 6);
		await notePresence(tx, w.secretary, f.id, { seatId: w.seats[8] ?? '', what: 'proxy', holderId: w.seats[0] });
		const known = await openedVote(tx, w, f.id);
		await cast(tx, f, known, 0, 'no', 8);
		for (const [n, voice] of [
			[0, 'yes'],
			[1, 'yes'],
			[2, 'no']
		] as const)
			await cast(tx, f, known, n, voice);
		await floor.closeVote(tx, w.chair, f.id, { voteId: known });
		expect((await only(tx, f)).result).toMatchObject({
			yes: 2,
			no: 2,
			silent: 3,
			present: 6,
			outcome: 'carried',
			byChair: true,
			chairVoice: 'yes'
		});
		const asked = await openedVote(tx, w, f.id);
		for (const [n, voice] of [
			[1, 'yes'],
			[2, 'no']
		] as const)
			await cast(tx, f, asked, n, voice);
		await floor.closeVote(tx, w.chair, f.id, { voteId: asked });
		expect(await only(tx, f)).toMatchObject({ state: 'tied', result: null });
		await expect(endItem(tx, w.chair, f.id)).rejects.toMatchObject({ code: 'floor.vote_open' });
		at('2026-11-12', '10:30');
		await note(tx, w, f, 5, 'out');
		await note(tx, w, f, 4, 'out');
		const say = { voteId: asked, voice: 'no' } as const;
		await expect(floor.sayOwnChairVoice(tx, { kind: 'anonymous' }, own(f, 1), say)).rejects.toMatchObject({ status: 404 });
		await floor.sayOwnChairVoice(tx, { kind: 'anonymous' }, own(f, 0), say);
		// Who went out between the closing and the chair's voice was there when it was closed.
		expect((await only(tx, f)).result).toMatchObject({ yes: 1, no: 1, present: 6, outcome: 'lost', byChair: true, chairVoice: 'no' });
		await expect(floor.sayChairVoice(tx, w.chair, f.id, say)).rejects.toMatchObject({ code: 'floor.vote_over' });
		await expect(floor.openVote(tx, w.chair, f.id, openVoteInput.parse({ question: 'Тағы', way: 'device' }))).rejects.toMatchObject({
			code: 'floor.no_quorum'
		});
	});
});

it('as many for as against: a casting vote is asked of the chair, whatever their own voice was, and is told with its rule', async () => {
	await rolledBack(database.db, async (tx) => {
		at('2026-10-28');
		const w = await sittingWorld(tx);
		const rule = {
			validFrom: '2026-11-01',
			source: 'Регламент, 39-тармақ',
			quorumShare: '1/2',
			quorumThreshold: 'more',
			quorumBase: 'members'
		};
		const first = { m1Kk: 'Жай', m1Share: '1/2', m1Threshold: 'more', m1Base: 'decided', m1Rounding: 'up', m1Tie: 'casting' };
		const second = { m2Kk: 'Ереже', m2Share: '2/3', m2Threshold: 'least', m2Base: 'members', m2Rounding: 'up', m2Tie: 'lost' };
		await setDecisionRule(
			tx,
			w.keeper,
			w.body.id,
			ruleInput.parse({ ...rule, quorumRounding: 'up', proxies: 'none', mostProxies: '1', ...first, ...second })
		);
		at('2026-11-12', '09:50');
		const f = await runningFloor(tx, w, 6);
		const tiedVote = async () => {
			const voteId = await openedVote(tx, w, f.id);
			for (const [n, voice] of (['yes', 'yes', 'no', 'no'] as const).entries()) await cast(tx, f, voteId, n, voice);
			await floor.closeVote(tx, w.chair, f.id, { voteId });
			return voteId;
		};
		const voteId = await tiedVote();
		expect(await only(tx, f)).toMatchObject({ state: 'tied', result: null, rule: { tie: 'casting' } });
		const db = asReader(tx);
		expect((await floor.presentDeskFloor(db, 'kk', w.chair, f.id)).vote).toMatchObject({ state: 'tied', tie: 'casting', mayClose: false });
		const pageOf = async (n: number) => presentOwn(await floorOf(db, f.id), 'kk', own(f, n).seatId);
		expect([(await pageOf(0)).tie, (await pageOf(1)).tie]).toEqual([{ id: voteId, voice: 'casting' }, undefined]);
		await expect(endItem(tx, w.chair, f.id)).rejects.toMatchObject({ code: 'floor.vote_open' });
		await floor.sayOwnChairVoice(tx, { kind: 'anonymous' }, own(f, 0), { voteId, voice: 'no' });
		const declared = await only(tx, f);
		// The chair's own voice, for, is one of the two that are counted; the casting vote is none of them.
		expect(declared.result).toMatchObject({ yes: 2, no: 2, outcome: 'lost', byChair: true, chairVoice: 'no' });
		expect(declared.ballots.find(({ seatId }) => seatId === w.seats[0])?.voice).toBe('yes');
		const told = await timelineOf(db, { kind: 'sitting', id: f.id }, 'public');
		expect(told.at(-2)).toMatchObject({ act: 'sitting.vote_tied', data: { tie: 'casting' } });
		// Void, and not decided, where the chair sees that it was put wrongly.
		const again = await tiedVote();
		await floor.voidVote(tx, w.chair, f.id, { voteId: again, voidWords: 'Сұрақ қате оқылды' });
		await expect(floor.sayChairVoice(tx, w.chair, f.id, { voteId: again, voice: 'yes' })).rejects.toMatchObject({
			code: 'floor.vote_over'
		});
		const third = await tiedVote();
		await floor.sayChairVoice(tx, w.chair, f.id, { voteId: third, voice: 'yes' });
		expect((await only(tx, f)).result).toMatchObject({ outcome: 'carried', byChair: true });
		await endItem(tx, w.chair, f.id);
	});
});
