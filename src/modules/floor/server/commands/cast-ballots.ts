/** Voices that members give on their own devices. A chamber presses at the same moment: they are taken many to a transaction. */
import { now } from '#platform/clock.ts';
import { inBatchesOf } from '#platform/db/batch.ts';
import { write, type Tx } from '#platform/db/index.ts';
import { conflict, refusalOf, type Refusal } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import type { Ballot } from '#modules/sittings/rules/ballots.ts';
import { checkStage, holdSitting, houseOf, tellSittingAll, type House, type Sitting } from '#modules/sittings/server/index.ts';
import type { CastInput } from '../../input.ts';
import { castOf } from '../../rules/votes.ts';
import type { OwnSeat } from '../own.ts';
import { voteIn } from '../store.ts';

export interface Cast {
	actor: Actor;
	/** Whose device it is: the caller has found out (`own.ts`). */
	own: OwnSeat;
	input: CastInput;
}

/** What was said in a vote so far. Throws not_found, conflict `floor.vote_over`, `floor.other_way`. */
async function saidIn(tx: Tx, eventId: string, voteId: string): Promise<Ballot[]> {
	const vote = await voteIn(tx, eventId, voteId, 'open');
	if (vote.way !== 'device') throw conflict('floor.other_way');
	return vote.ballots.map(({ seatId, byId, voice }) => ({ seat: seatId, by: byId, voice }));
}

/** Takes a voice as the last of what was said; false where it was said before. Throws conflict `floor.cast_*`. */
function taken({ rule, there }: House, said: Ballot[], ballot: Ballot): boolean {
	const became = castOf(rule.quorum.proxies, there, said, ballot);
	if (became === 'same') return false;
	if (became !== 'new') throw conflict(`floor.cast_${became}`);
	said.push(ballot);
	return true;
}

async function keep(tx: Tx, sitting: Sitting, casts: readonly Cast[]): Promise<void> {
	if (casts.length === 0) return;
	const at = now();
	await tx
		.insertInto('sitting_ballot')
		.values(
			casts.map(({ own, input: { voteId, seatId, voice } }) => ({
				vote_id: voteId,
				event_id: sitting.id,
				mandate_id: seatId,
				by_id: own.seatId,
				voice,
				at,
				device: 'own'
			}))
		)
		.execute();
	// What was said stands in the ballots alone, until the vote is closed.
	const acts = casts.map(({ actor, own, input: { voteId, seatId } }) => ({ actor, data: { vote: voteId, seat: seatId, by: own.seatId } }));
	await tellSittingAll(tx, sitting.id, 'voice_cast', at, acts);
}

/**
 * Casts voices of one sitting: each of one's own seat, or of one whose voice is held, checked as if it came alone after those before it. The
 * same voice sent twice is one; another is refused: what was said stays. The sitting is locked once for all of them, so that who goes out and
 * how a vote ends come before or after, never between. Returns for each why it was not taken (undefined where it was): not_found, conflict
 * `sittings.not_now`, `floor.vote_over`, `floor.other_way`, `floor.cast_*`.
 */
export async function castBallots(tx: Tx, eventId: string, list: readonly Cast[]): Promise<(Refusal | undefined)[]> {
	const sitting = await holdSitting(tx, eventId);
	const house = await houseOf(tx, sitting);
	const said = new Map<string, Promise<Ballot[]>>();
	const [outs, fresh]: [(Refusal | undefined)[], Cast[]] = [[], []];
	for (const cast of list) {
		const { voteId, seatId, voice } = cast.input;
		const take = async () => {
			checkStage(sitting, 'item');
			const box = said.get(voteId) ?? saidIn(tx, eventId, voteId);
			said.set(voteId, box);
			if (taken(house, await box, { seat: seatId, by: cast.own.seatId, voice })) fresh.push(cast);
		};
		outs.push(await refusalOf(take));
	}
	await keep(tx, sitting, fresh);
	return outs;
}

/** One voice. Throws what `castBallots` returns. */
export async function castBallot(tx: Tx, actor: Actor, own: OwnSeat, input: CastInput): Promise<void> {
	const [refused] = await castBallots(tx, own.eventId, [{ actor, own, input }]);
	if (refused !== undefined) throw refused;
}

const together = inBatchesOf(
	({ own }: Cast) => own.eventId,
	(eventId, list) => write((tx) => castBallots(tx, eventId, list))
);

/** One voice, in a transaction with whoever else gives one in the sitting at this moment. Throws what `castBallots` returns. */
export async function castSoon(cast: Cast): Promise<void> {
	const refused = await together(cast);
	if (refused !== undefined) throw refused;
}
