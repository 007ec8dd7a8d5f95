/** Voices that are entered by hand, of raised hands or by name: by one person, confirmed or refused by another. */
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid } from '#platform/errors.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { countOf, type Ballot } from '#modules/sittings/rules/ballots.ts';
import type { Count } from '#modules/sittings/rules/majority.ts';
import { houseOf, tellSitting, type Sitting } from '#modules/sittings/server/index.ts';
import type { ConfirmInput, HandsInput, NamedInput } from '../../input.ts';
import { ballotsOf, total, votersOf, type NamedVoice } from '../../rules/votes.ts';
import { entriesOf, type Entry } from '../entries.ts';
import { runFloor, voteIn } from '../store.ts';
import type { Vote } from '../queries.ts';

/** A count by hand has a person behind it. */
function personOf(actor: Actor): string {
	const person = staffId(actor);
	if (person === null) throw forbidden();
	return person;
}

/** As many voices as there are to be heard, at most. */
async function checkHands(tx: Tx, sitting: Sitting, count: Count): Promise<void> {
	const { rule, there } = await houseOf(tx, sitting);
	const voters = votersOf(rule.quorum.proxies, there);
	if (total(count) > voters) throw invalid('yes', 'floor.too_many', { voters });
}

async function ballotsNow(tx: Tx, sitting: Sitting, voices: readonly NamedVoice[]): Promise<Ballot[]> {
	const { rule, there } = await houseOf(tx, sitting);
	const ballots = ballotsOf(rule.quorum.proxies, there, voices);
	if (ballots === undefined) throw conflict('floor.voice_of_absent');
	return ballots;
}

async function enter(tx: Tx, actor: Actor, eventId: string, vote: Vote, count: Count, voices: readonly NamedVoice[] | null): Promise<void> {
	const standing = (await entriesOf(tx, eventId)).some((one) => one.voteId === vote.id && one.accepted !== false);
	if (standing) throw conflict('floor.count_there');
	const [id, at] = [newId(), now()];
	const { yes, no, abstain } = count;
	await tx
		.insertInto('sitting_entry')
		.values({
			id,
			vote_id: vote.id,
			yes,
			no,
			abstain,
			entered_at: at,
			entered_by: personOf(actor),
			voices: voices === null ? null : JSON.stringify(voices)
		})
		.execute();
	await tellSitting(tx, actor, eventId, 'count_entered', at, { vote: vote.id, entry: id });
}

/**
 * Enters how many raised their hands. Throws not_found, forbidden, conflict `sittings.not_now`, `floor.vote_over`, `floor.other_way`,
 * `floor.count_there`, invalid `yes` (`floor.too_many`).
 */
export async function enterHands(tx: Tx, actor: Actor, eventId: string, { voteId, ...count }: HandsInput): Promise<void> {
	const sitting = await runFloor(tx, actor, eventId);
	const vote = await voteIn(tx, eventId, voteId, 'open');
	if (vote.way !== 'hands') throw conflict('floor.other_way');
	await checkHands(tx, sitting, count);
	await enter(tx, actor, eventId, vote, count, null);
}

/** Enters who said what, by name. Throws as `enterHands`, conflict `floor.voice_of_absent`. */
export async function enterNamed(tx: Tx, actor: Actor, eventId: string, { voteId, voices }: NamedInput): Promise<void> {
	const sitting = await runFloor(tx, actor, eventId);
	const vote = await voteIn(tx, eventId, voteId, 'open');
	if (vote.way !== 'named') throw conflict('floor.other_way');
	const ballots = await ballotsNow(tx, sitting, voices);
	await enter(tx, actor, eventId, vote, countOf(ballots), voices);
}

/** An entry that nobody has looked at, for another than who entered it. Throws not_found, conflict `floor.count_over`, `floor.own_count`. */
async function takeEntry(tx: Tx, actor: Actor, eventId: string, entryId: string): Promise<{ entry: Entry; vote: Vote; by: string }> {
	const entry = found((await entriesOf(tx, eventId)).find(({ id }) => id === entryId));
	const vote = await voteIn(tx, eventId, entry.voteId, 'open');
	if (entry.accepted !== null) throw conflict('floor.count_over');
	const by = personOf(actor);
	if (entry.enteredBy === by) throw conflict('floor.own_count');
	return { entry, vote, by };
}

const kept = (tx: Tx, entryId: string, by: string, at: Temporal.Instant, decided: { accepted: boolean; refused_words?: string }) =>
	tx
		.updateTable('sitting_entry')
		.set({ decided_at: at, decided_by: by, ...decided })
		.where('id', '=', entryId)
		.execute();

/**
 * Confirms a count that another entered: of hands by the same numbers, counted anew; by name, and its voices become ballots. Throws as
 * `takeEntry`, not_found, forbidden, conflict `sittings.not_now`, `floor.vote_over`, `floor.voice_of_absent`, invalid `yes`
 * (`floor.mismatch`, `floor.too_many`).
 */
export async function confirmCount(tx: Tx, actor: Actor, eventId: string, { entryId, ...count }: ConfirmInput): Promise<void> {
	const sitting = await runFloor(tx, actor, eventId);
	const { entry, vote, by } = await takeEntry(tx, actor, eventId, entryId);
	const at = now();
	if (entry.voices === null) {
		if (entry.yes !== count.yes || entry.no !== count.no || entry.abstain !== count.abstain) throw invalid('yes', 'floor.mismatch');
		await checkHands(tx, sitting, entry);
	} else {
		const ballots = await ballotsNow(tx, sitting, entry.voices);
		await tx
			.insertInto('sitting_ballot')
			.values(
				ballots.map(({ seat, by: speaker, voice }) => ({
					vote_id: vote.id,
					event_id: eventId,
					mandate_id: seat,
					by_id: speaker,
					voice,
					at,
					device: 'desk'
				}))
			)
			.execute();
	}
	await kept(tx, entryId, by, at, { accepted: true });
	await tellSitting(tx, actor, eventId, 'count_confirmed', at, { vote: vote.id, entry: entryId });
}

/** Refuses a count that another entered, with the reason: it is entered anew. Throws as `takeEntry`, not_found, forbidden, conflict `sittings.not_now`. */
export async function refuseCount(
	tx: Tx,
	actor: Actor,
	eventId: string,
	{ entryId, refusedWords }: { entryId: string; refusedWords: string }
): Promise<void> {
	await runFloor(tx, actor, eventId);
	const { vote, by } = await takeEntry(tx, actor, eventId, entryId);
	const at = now();
	await kept(tx, entryId, by, at, { accepted: false, refused_words: refusedWords });
	await tellSitting(tx, actor, eventId, 'count_refused', at, { vote: vote.id, entry: entryId, reason: refusedWords });
}
