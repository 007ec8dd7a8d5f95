/** A sitting that many follow and a draft that many support: 10,000 viewers of one live page, and 5,000 voices a second for one item. */
import { fork } from 'node:child_process';
import path from 'node:path';
import { paths } from '../src/lib/paths.ts';
import { now } from '../src/platform/clock.ts';
import { openDatabase, type Database } from '../src/platform/db/index.ts';
import { inBatches } from '../src/platform/db/batch.ts';
import { dayOf } from '../src/platform/i18n/format.ts';
import type { Actor } from '../src/platform/identity/actor.ts';
import { newId } from '../src/platform/ids.ts';
import { voiceInput } from '../src/modules/discussion/input.ts';
import { discussionFor, supportAll } from '../src/modules/discussion/server/index.ts';
import { itemForm, openedSitting, sittingForm, sittingWorld } from '../src/modules/sittings/server/fixture.ts';
import { addItem, notePresence, openDiscussion, planSitting } from '../src/modules/sittings/server/index.ts';
import { summarise, type Goal, type Measured } from './measure.ts';
import { next, ORIGIN, withServer } from './server.ts';
import { sittingOfToday } from './sittings.ts';

const VIEWERS = 10_000;
const ROUNDS = 20;
const PER_SECOND = 5_000;
const SECONDS = 10;

export async function measureCrowd(url: string): Promise<{ measured: Measured[]; notes: string[] }> {
	const db = openDatabase(url, { max: 8 });
	try {
		const live = await withServer(url, () => watched(db));
		return { measured: [...live.measured, ...(await supported(db))], notes: live.notes };
	} finally {
		await db.close();
	}
}

/** Memory in bytes and processor seconds of the server, by its own account. */
async function resources(): Promise<{ memory: number; cpu: number }> {
	const text = await (await fetch(`${ORIGIN}/metrics`)).text();
	const figure = (name: string) => Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1] ?? NaN);
	return { memory: figure('jauap_process_resident_memory_bytes'), cpu: figure('jauap_process_cpu_seconds_total') };
}

/** A member goes out and comes in again: each time everybody is told. Times run from before the act to the viewer's socket. */
async function watched(db: Database): Promise<{ measured: Measured[]; notes: string[] }> {
	const world = await db.write((tx) => sittingWorld(tx));
	const id = await db.write((tx) => sittingOfToday(tx, world));
	await db.write((tx) => openedSitting(tx, world, id, 8));
	const before = await resources();
	const address = new URL(paths.floor.stream(id), ORIGIN);
	const viewers = fork(path.join(import.meta.dirname, 'viewers.ts'), [address.port, address.pathname, String(VIEWERS)]);
	await next(viewers, 'watching');
	const watching = await resources();
	const seatId = world.seats[7] ?? '';
	const [delays, slowest]: [number[], number[]] = [[], []];
	for (let round = 0; round < ROUNDS; round++) {
		viewers.send({ round });
		await next(viewers, 'armed');
		const began = performance.timeOrigin + performance.now();
		await db.write((tx) => notePresence(tx, world.secretary, id, { seatId, what: round % 2 === 0 ? 'out' : 'in', holderId: undefined }));
		const { heard } = await next<{ heard: number[] }>(viewers, 'heard');
		const late = heard.map((at) => (at === 0 ? Infinity : at - began));
		delays.push(...late);
		slowest.push(Math.max(...late));
	}
	const after = await resources();
	viewers.kill();
	const goal: Goal = { text: 'p99 < 1000', percentile: 'p99', ms: 1_000 };
	const mb = (bytes: number) => `${String(Math.round(bytes / 1_048_576))} MB`;
	return {
		measured: [
			summarise(`an update reaches ${VIEWERS.toLocaleString('en')} viewers of a sitting: each viewer`, delays, goal),
			summarise('the same: the last of them', slowest)
		],
		notes: [
			`server's memory: ${mb(before.memory)} without viewers, ${mb(watching.memory)} with them, ${mb(after.memory)} after ${String(ROUNDS)} updates`,
			`server's processor: ${(watching.cpu - before.cpu).toFixed(1)} s to take them in, ${((after.cpu - watching.cpu) / ROUNDS).toFixed(2)} s an update`
		]
	};
}

/** Voices at a fixed rate, whatever the answers do; beside them somebody reads the counts without a pause. */
async function supported(db: Database): Promise<Measured[]> {
	const { world, id } = await db.write(async (tx) => {
		const made = await sittingWorld(tx);
		const day = dayOf(now()).add({ days: 20 }).toString();
		return { world: made, id: await planSitting(tx, made.secretary, made.body.id, sittingForm(made, { day })) };
	});
	const itemId = await db.write((tx) => addItem(tx, world.secretary, id, itemForm('Мектеп салу')));
	await db.write((tx) => openDiscussion(tx, world.secretary, id));
	const input = voiceInput.parse({ target: 'item', targetId: itemId, stance: 'for' });
	// As the page does it: with whoever else gives a voice at this moment.
	const give = inBatches(async (list: readonly Actor[]) => {
		await db.write((tx) =>
			supportAll(
				tx,
				list.map((actor) => ({ actor, eventId: id, input }))
			)
		);
		return list.map(() => undefined);
	});
	const [times, reads, pending]: [number[], number[], Promise<unknown>[]] = [[], [], []];
	const end = performance.now() + SECONDS * 1_000;
	const reading = (async () => {
		while (performance.now() < end) {
			const start = performance.now();
			await discussionFor(db.reader, id);
			reads.push(performance.now() - start);
		}
	})();
	const begin = performance.now();
	// Each hundredth of a second as many as are due.
	for (let given = 0; given < PER_SECOND * SECONDS;) {
		const due = Math.min(PER_SECOND * SECONDS, Math.floor(((performance.now() - begin) / 1_000) * PER_SECOND));
		for (; given < due; given++) {
			const at = begin + (given * 1_000) / PER_SECOND;
			const actor: Actor = { kind: 'citizen', accountId: newId(), email: '' };
			pending.push(give(actor).then(() => times.push(performance.now() - at)));
		}
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	await Promise.all(pending);
	const seconds = (performance.now() - begin) / 1_000;
	await reading;
	const counted = await db.reader
		.selectFrom('discussion_tally')
		.select('supports')
		.where('target_id', '=', itemId)
		.executeTakeFirstOrThrow();
	if (counted.supports !== times.length)
		throw new Error(`${String(times.length)} voices were given, ${String(counted.supports)} are counted`);
	const rate = Math.round(times.length / seconds).toLocaleString('en');
	return [
		summarise(`${String(PER_SECOND)} voices/s for one item for ${String(SECONDS)} s: all kept and counted, ${rate}/s done`, times),
		summarise('the same: reading what is said and its counts meanwhile', reads, { text: 'p99 < 100', percentile: 'p99', ms: 100 })
	];
}
