/** How bodies vote in the demo: on their own devices, by name, by hands that a second person counts blind; carried, lost, tied, void. */
import { asReader, type Tx } from '../../../platform/db/index.ts';
import { ANONYMOUS, type Staff } from '../../../platform/identity/actor.ts';
import { openVoteInput } from '../../../modules/floor/input.ts';
import { speakerFor, type Way } from '../../../modules/floor/rules/votes.ts';
import * as floor from '../../../modules/floor/server/index.ts';
import { isRunning } from '../../../modules/events/rules.ts';
import { decisionInput } from '../../../modules/minutes/input.ts';
import * as minutes from '../../../modules/minutes/server/index.ts';
import { countOf, type Voice } from '../../../modules/sittings/rules/ballots.ts';
import * as sittings from '../../../modules/sittings/server/index.ts';
import type { DemoItem } from './sitting-words.ts';

/** How the members lean: most are for it, most against it, as many for as against. */
export type Lean = 'for' | 'against' | 'even';

export interface Put {
	question: string;
	way: Way;
	lean: Lean;
}

/** Who runs the sitting, and who confirms what they entered. */
export interface Tellers {
	host: Staff;
	second: Staff;
}

function voiceOf(i: number, of: number, lean: Lean): Voice {
	if (lean === 'even') return i >= of - (of % 2) ? 'abstain' : i % 2 === 0 ? 'yes' : 'no';
	if (lean === 'against' && i % 3 > 0) return 'no';
	if (i % 6 === 4) return 'abstain';
	return i % 7 === 5 ? 'no' : 'yes';
}

/** The house as it is now. */
export const housed = async (tx: Tx, host: Staff, id: string) => sittings.houseOf(tx, await sittings.sittingFor(asReader(tx), host, id));

/** What is said for each seat that can be heard: those who are there, and those whose voice somebody holds. */
async function voicesOf(tx: Tx, host: Staff, id: string, lean: Lean) {
	const { there, rule } = await housed(tx, host, id);
	const allowed = rule.quorum.proxies;
	const seats = [...there.inside, ...(allowed === 'none' ? [] : there.proxies.keys())].toSorted();
	return seats.map((seat, i) => ({ seat, by: speakerFor(allowed, there, seat) ?? seat, voice: voiceOf(i, seats.length, lean) }));
}

type Voices = Awaited<ReturnType<typeof voicesOf>>;

/** Each on their own device. */
async function cast(tx: Tx, id: string, voteId: string, voices: Voices): Promise<void> {
	const list = voices.map(({ seat, by, voice }) => ({
		actor: ANONYMOUS,
		own: { eventId: id, seatId: by },
		input: { voteId, seatId: seat, voice }
	}));
	const refused = (await floor.castBallots(tx, id, list)).find((one) => one !== undefined);
	if (refused !== undefined) throw refused;
}

/** Puts a question to the vote and declares what came of it; where as many are for it as against and the rule asks the chair, the chair is for it. */
export async function put(tx: Tx, { host, second }: Tellers, id: string, { question, way, lean }: Put): Promise<void> {
	const voteId = await floor.openVote(tx, host, id, openVoteInput.parse({ question, way }));
	const voices = await voicesOf(tx, host, id, lean);
	// On devices somebody says nothing.
	if (way === 'device') await cast(tx, id, voteId, voices.slice(0, Math.max(3, voices.length - 1)));
	else {
		const count = countOf(voices);
		const blind = way === 'hands' ? count : { yes: undefined, no: undefined, abstain: undefined };
		if (way === 'hands') await floor.enterHands(tx, host, id, { voteId, ...count });
		else await floor.enterNamed(tx, host, id, { voteId, voices: voices.map(({ seat, voice }) => ({ seat, voice })) });
		const { id: entryId } = await tx.selectFrom('sitting_entry').select('id').where('vote_id', '=', voteId).executeTakeFirstOrThrow();
		await floor.confirmCount(tx, second, id, { entryId, ...blind });
	}
	await floor.closeVote(tx, host, id, { voteId });
	if (lean !== 'even') return;
	const [vote] = await floor.votesOf(tx, id, voteId);
	if (vote?.state === 'tied') await floor.sayChairVoice(tx, host, id, { voteId, voice: 'yes' });
}

/** What carried is owed by the branch in which the body sits. */
export async function decided(
	tx: Tx,
	{ host, owes }: { host: Staff; owes: string },
	id: string,
	dueOn: Temporal.PlainDate,
	{ decision: text, criterion }: Pick<DemoItem, 'decision' | 'criterion'>
): Promise<void> {
	const item = (await sittings.itemsOf(tx, id)).find(isRunning);
	const vote = (await floor.votesOf(tx, id)).at(-1);
	if (item === undefined || vote?.result?.outcome !== 'carried') return;
	const said = { itemId: item.id, text, unit: owes, dueOn: dueOn.toString(), criterion, by: vote.id };
	await minutes.takeDecision(tx, host, id, decisionInput.parse(said));
}

/** A vote that runs on devices: so many of those who are there have said already. */
export async function running(tx: Tx, host: Staff, id: string, question: string, share: number): Promise<void> {
	const voteId = await floor.openVote(tx, host, id, openVoteInput.parse({ question, way: 'device' }));
	const voices = await voicesOf(tx, host, id, 'for');
	await cast(tx, id, voteId, voices.slice(0, Math.ceil(voices.length * share)));
}

/** While a vote runs so many go out that too few are left: it is void. Returns the seats of who went. */
export async function emptied(tx: Tx, host: Staff, id: string, question: string): Promise<string[]> {
	await running(tx, host, id, question, 1 / 3);
	const { there } = await housed(tx, host, id);
	const gone: string[] = [];
	for (const seatId of [...there.inside].toSorted().toReversed()) {
		const { met } = await sittings.notePresence(tx, host, id, { seatId, what: 'out', holderId: undefined });
		gone.push(seatId);
		if (!met) break;
	}
	return gone;
}

/** Those of these seats come, or come back. */
export async function enter(tx: Tx, host: Staff, id: string, seats: readonly string[]): Promise<void> {
	for (const seatId of seats) await sittings.notePresence(tx, host, id, { seatId, what: 'in', holderId: undefined });
}
