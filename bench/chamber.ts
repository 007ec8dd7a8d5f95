/** A chamber votes: so many members press at the same moment, each on their own device, while all of them and the hall follow. */
import { fork } from 'node:child_process';
import path from 'node:path';
import { paths } from '../src/lib/paths.ts';
import { inBatches } from '../src/platform/db/batch.ts';
import { openDatabase, type Database } from '../src/platform/db/index.ts';
import { ANONYMOUS } from '../src/platform/identity/actor.ts';
import { openVoteInput } from '../src/modules/floor/input.ts';
import { castBallots, closeVote, issueKeys, openVote, votesOf, type Cast, type IssuedKey } from '../src/modules/floor/server/index.ts';
import { VOICES, type Voice } from '../src/modules/sittings/rules/ballots.ts';
import { openedSitting, sittingWorld, type SittingWorld } from '../src/modules/sittings/server/fixture.ts';
import { beginItem } from '../src/modules/sittings/server/index.ts';
import { summarise, type Measured } from './measure.ts';
import { next, ORIGIN, withServer } from './server.ts';
import { sittingOfToday } from './sittings.ts';

const CHAMBERS = [100, 500];
const VOTES = 5;

interface Chamber {
	world: SittingWorld;
	id: string;
	keys: IssuedKey[];
}

async function chamberOf(db: Database, members: number): Promise<Chamber> {
	return db.write(async (tx) => {
		const world = await sittingWorld(tx, members);
		const id = await sittingOfToday(tx, world);
		const keys = await issueKeys(tx, world.secretary, id, {});
		const [item] = await openedSitting(tx, world, id, members);
		await beginItem(tx, world.chair, id, { itemId: item ?? '' });
		return { world, id, keys };
	});
}

/** What the n-th of them says in a vote: known beforehand, so that the result can be counted without the system. */
const voiceOf = (n: number, vote: number): Voice => VOICES[(n * 7 + vote) % VOICES.length] ?? 'yes';

/** Votes of the whole chamber: `cast` gives the voice of one. Fails unless the result is what was said. Returns each one's time. */
async function votes(
	db: Database,
	{ world, id, keys }: Chamber,
	cast: (voteId: string, n: number, voice: Voice) => Promise<void>
): Promise<number[]> {
	const times: number[] = [];
	for (let vote = 0; vote < VOTES; vote++) {
		const voteId = await db.write((tx) =>
			openVote(tx, world.chair, id, openVoteInput.parse({ question: `Сұрақ № ${String(vote)}`, way: 'device' }))
		);
		const start = performance.now();
		await Promise.all(
			keys.map(async (_, n) => {
				await cast(voteId, n, voiceOf(n, vote));
				times.push(performance.now() - start);
			})
		);
		await db.write((tx) => closeVote(tx, world.chair, id, { voteId }));
		const [kept] = await votesOf(db.reader, id, voteId);
		const said = Object.fromEntries(VOICES.map((voice) => [voice, keys.filter((_, n) => voiceOf(n, vote) === voice).length]));
		const { yes, no, abstain, silent } = kept?.result ?? {};
		if (yes !== said.yes || no !== said.no || abstain !== said.abstain || silent !== 0)
			throw new Error(`said ${JSON.stringify(said)}, declared ${JSON.stringify(kept?.result)}`);
	}
	return times;
}

/** As the page does it: with whoever else votes at this moment. */
function byCommand(db: Database, chamber: Chamber): Promise<number[]> {
	const cast = inBatches((list: readonly Cast[]) => db.write((tx) => castBallots(tx, chamber.id, list)));
	return votes(db, chamber, async (voteId, n, voice) => {
		const seatId = chamber.keys[n]?.seatId ?? '';
		const refused = await cast({ actor: ANONYMOUS, own: { eventId: chamber.id, seatId }, input: { voteId, seatId, voice } });
		if (refused !== undefined) throw refused;
	});
}

/** By the page, as a browser posts its form; what comes after it (the page read anew) is not waited for. */
const byPage = (db: Database, chamber: Chamber) =>
	votes(db, chamber, async (voteId, n, voice) => {
		const { key = '', seatId = '' } = chamber.keys[n] ?? {};
		const answer = await fetch(`${ORIGIN}${paths.floor.seat('kk', key)}?/cast`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
			body: new URLSearchParams({ voteId, seatId, voice })
		});
		await answer.arrayBuffer();
		if (answer.status !== 303) throw new Error(`a voice was answered by ${String(answer.status)}`);
	});

export async function measureChamber(url: string): Promise<{ measured: Measured[]; notes: string[] }> {
	const db = openDatabase(url);
	const measured: Measured[] = [];
	const notes: string[] = [];
	try {
		for (const members of CHAMBERS) {
			const chamber = await chamberOf(db, members);
			const name = `${String(members)} members vote at once`;
			measured.push(summarise(`${name}, by the command: each`, await byCommand(db, chamber)));
			await withServer(url, async () => {
				const address = new URL(paths.floor.stream(chamber.id), ORIGIN);
				const viewers = fork(path.join(import.meta.dirname, 'viewers.ts'), [address.port, address.pathname, String(members)]);
				await next(viewers, 'watching');
				measured.push(summarise(`${name}, by their pages, followed by as many: each`, await byPage(db, chamber)));
				viewers.send({ count: true });
				const { messages } = await next<{ messages: number }>(viewers, 'messages');
				notes.push(`${name}: each who follows was told ${String(Math.round(messages / members / VOTES))} times a vote`);
				viewers.kill();
			});
		}
		return { measured, notes };
	} finally {
		await db.close();
	}
}
