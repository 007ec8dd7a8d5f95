import { expect, it } from 'vitest';
import { makeCitizen } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { testDatabase } from '../../../../test/db.ts';
import { discussionWorld, voice, type DiscussionWorld } from '../../../../test/discussion.ts';
import { seeded } from '../../../cli/demo/random.ts';
import { rows, sql } from '#platform/db/index.ts';
import { now } from '#platform/clock.ts';
import { newId } from '#platform/ids.ts';
import { supportAll } from './commands/support.ts';
import { keepVoices, tallyOf, type GivenVoice } from './voices.ts';

const database = testDatabase();
testClock('2026-10-28');
let made: Promise<DiscussionWorld> | undefined;

/** One for both: what is written at once from many sides has to be committed. */
const world = () => (made ??= database.db.write((tx) => discussionWorld(tx)));

it('counts each person once for each thing, however many batches say it at once and how often they change their mind', async () => {
	const { db } = database;
	const w = await world();
	const random = seeded(7);
	const [people, things] = [Array.from({ length: 40 }, () => newId()), [newId(), newId(), newId()]];
	const one = (): GivenVoice => ({
		eventId: w.id,
		targetId: random.pick(things),
		paragraph: random.below(2),
		accountId: random.pick(people),
		stance: random.pick([-1, 0, 1] as const)
	});
	// The same person stands several times in one list, and in lists that are written at the same moment.
	const batches = Array.from({ length: 24 }, () => Array.from({ length: 60 }, one));
	await Promise.all(batches.map((batch) => db.write((tx) => keepVoices(tx, batch, now()))));
	const counted = await rows(
		db.reader,
		sql<{ target_id: string; paragraph: number; supports: number; objections: number }>`
			SELECT target_id, paragraph, (count(*) FILTER (WHERE stance = 1))::int AS supports, (count(*) FILTER (WHERE stance = -1))::int AS objections
			FROM discussion_voice WHERE event_id = ${w.id} GROUP BY target_id, paragraph`
	);
	expect(counted.length).toBe(6);
	const tally = await tallyOf(db.reader, w.id);
	for (const { target_id, paragraph, supports, objections } of counted)
		expect(tally(target_id, paragraph)).toEqual({ supports, objections });
	const given = batches.flat().length;
	expect(counted.reduce((sum, { supports, objections }) => sum + supports + objections, 0)).toBeLessThan(given);
});

it('takes the voices of many together, and refuses a list of which one may not be given', async () => {
	const { db } = database;
	const w = await world();
	const crowd = await db.write((tx) =>
		Promise.all(Array.from({ length: 30 }, (_, i) => makeCitizen(tx, `crowd-${String(i)}-${newId()}@example.kz`)))
	);
	const input = { ...voice(w.item), target: 'item' as const };
	const list = crowd.map((actor) => ({ actor, eventId: w.id, input }));
	await db.write((tx) => supportAll(tx, list));
	await db.write((tx) =>
		supportAll(
			tx,
			list.slice(0, 5).map((said) => ({ ...said, input: { ...input, stance: -1 as const } }))
		)
	);
	expect((await tallyOf(db.reader, w.id))(w.item)).toEqual({ supports: 25, objections: 5 });
	const closed = { actor: w.aigul, eventId: w.id, input: { ...input, targetId: w.closed } };
	await expect(db.write((tx) => supportAll(tx, [...list, closed]))).rejects.toMatchObject({ status: 404 });
	expect((await tallyOf(db.reader, w.id))(w.item)).toEqual({ supports: 25, objections: 5 });
});
