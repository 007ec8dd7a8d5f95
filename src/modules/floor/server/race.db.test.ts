import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { testDatabase } from '../../../../test/db.ts';
import { openedVote, runningFloor, type Floor } from '../../../../test/floor.ts';
import { inBatches } from '#platform/db/batch.ts';
import { ANONYMOUS } from '#platform/identity/actor.ts';
import { setClock } from '#platform/clock.ts';
import { refusalOf } from '#platform/errors.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { VOICES, type Voice } from '#modules/sittings/rules/ballots.ts';
import { sittingWorld, type SittingWorld } from '../../sittings/server/fixture.ts';
import * as floor from './index.ts';

const database = testDatabase();
testClock('2026-11-12');
const [MEMBERS, THERE, NODES] = [40, 22, 3];

interface Said {
	/** Of the list of seats; two of them may be of one seat. */
	n: number;
	voice: Voice;
	/** Milliseconds after the start. */
	after: number;
}

/** What comes beside the voices: the vote is closed, made void, or two go out, after which 20 of 40 are there. */
const ENDINGS = ['close', 'void', 'leave', 'leave and close'] as const;

const soon = fc.nat(12);
const said = fc.record<Said>({ n: fc.nat(THERE - 1), voice: fc.constantFrom(...VOICES), after: soon });

async function world(): Promise<{ w: SittingWorld; f: Floor }> {
	return database.db.write(async (tx) => {
		const w = await sittingWorld(tx, MEMBERS);
		return { w, f: await runningFloor(tx, w, THERE) };
	});
}

it('counts each voice that was taken once and no other, whatever ends the vote meanwhile, in several processes at once', async () => {
	// Real moments in their order, on the day of the sitting.
	const start = performance.now();
	const opening = Temporal.Instant.from('2026-11-12T05:00:00Z').epochMilliseconds;
	const moving = () => Temporal.Instant.fromEpochMilliseconds(Math.floor(opening + performance.now() - start));
	// Announced before its start, at which the clock stands then: from there it goes on.
	const restore = setClock(() => Temporal.Instant.from('2026-11-12T04:50:00Z'));
	const { w, f } = await world();
	setClock(moving);
	const { db } = database;
	const own = (n: number) => f.own[n] ?? expect.fail();
	const note = (n: number, what: 'in' | 'out') => db.write((tx) => floor.noteMyself(tx, ANONYMOUS, own(n), { what }));
	// A process each: what one of them takes together, the others do not know of.
	const nodes = Array.from({ length: NODES }, () =>
		inBatches((list: readonly floor.Cast[]) => db.write((tx) => floor.castBallots(tx, f.id, list)))
	);
	const round = async (voices: readonly Said[], ending: (typeof ENDINGS)[number], when: number, leaving: number) => {
		const voteId = await db.write((tx) => openedVote(tx, w, f.id));
		const cast = async ({ n, voice, after }: Said, i: number) => {
			await sleep(after);
			const one = { actor: ANONYMOUS, own: own(n), input: { voteId, seatId: own(n).seatId, voice } };
			const refused = await nodes[i % NODES]?.(one);
			return { n, voice, code: refused?.code };
		};
		const end = async (at: number, act: () => Promise<void>) => {
			await sleep(at);
			return refusalOf(act);
		};
		const close = () => db.write((tx) => floor.closeVote(tx, w.chair, f.id, { voteId }));
		const leave = [0, 1].map((k) => end(leaving, () => note(k, 'out')));
		const ends = {
			close: () => [end(when, close)],
			void: () => [end(when, () => db.write((tx) => floor.voidVote(tx, w.chair, f.id, { voteId, voidWords: 'Қайта оқылады' })))],
			leave: () => leave,
			'leave and close': () => [...leave, end(when, close)]
		}[ending]();
		const answers = await Promise.all(voices.map(cast));
		await Promise.all([...ends, ...(ending === 'close' || ending === 'void' ? leave : [])]);
		await Promise.all([0, 1].map((k) => note(k, 'in')));
		return { answers, vote: (await floor.votesOf(db.reader, f.id, voteId))[0] ?? expect.fail() };
	};
	for (const ending of ENDINGS)
		await fc.assert(
			fc.asyncProperty(fc.array(said, { minLength: 30, maxLength: 90 }), soon, soon, async (voices, when, leaving) => {
				const { answers, vote } = await round(voices, ending, when, leaving);
				const codes = new Set(answers.map(({ code }) => code));
				for (const code of ['floor.vote_over', 'floor.cast_said_otherwise', 'floor.cast_not_there', undefined]) codes.delete(code);
				expect([...codes]).toEqual([]);
				// Whoever was told that their voice was taken: one voice of a seat, though it was sent several times.
				const taken = new Map<string, Set<Voice>>();
				for (const { n, voice, code } of answers)
					if (code === undefined) taken.set(own(n).seatId, (taken.get(own(n).seatId) ?? new Set()).add(voice));
				expect([...taken.values()].every((one) => one.size === 1)).toBe(true);
				const kept = new Map(vote.ballots.map(({ seatId, voice }) => [seatId, voice]));
				expect(kept).toEqual(new Map([...taken].map(([seat, [voice]]) => [seat, voice])));
				const ended = vote.closedAt ?? vote.void?.at ?? expect.fail();
				for (const { at } of vote.ballots) expect(Temporal.Instant.compare(at, ended)).toBeLessThanOrEqual(0);
				const rows = await timelineOf(db.reader, { kind: 'sitting', id: f.id }, 'staff');
				const told = rows.filter(({ act, data }) => act === 'sitting.voice_cast' && (data as { vote: string }).vote === vote.id);
				expect(told).toHaveLength(kept.size);
				const outs = rows.filter(({ act }) => act === 'sitting.note_out').slice(-2);
				if (vote.state === 'void') {
					expect(vote.result).toBeNull();
					// At the very moment at which the second went out, and not later.
					if (vote.void?.reason === 'quorum_lost') expect(ended.equals(outs[1]?.at ?? expect.fail())).toBe(true);
					return;
				}
				const count = (voice: Voice) => [...kept.values()].filter((one) => one === voice).length;
				expect(vote.result).toMatchObject({ yes: count('yes'), no: count('no'), abstain: count('abstain') });
				const still = outs.filter(({ at }) => Temporal.Instant.compare(at, ended) > 0).length;
				expect(still, 'the second had not gone out when it was closed').toBeGreaterThan(0);
			}),
			{ numRuns: 4, endOnFailure: true }
		);
	restore();
});
