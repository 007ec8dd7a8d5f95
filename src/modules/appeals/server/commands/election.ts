import { canEdit } from '#platform/calendar/edit.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import type { JobContext } from '#platform/jobs/index.ts';
import { journal } from '#platform/journal/index.ts';
import { takenKinds, type ElectionPeriod } from '../../rules/election.ts';
import { electionPeriods } from '../election.ts';

const SYSTEM = { kind: 'system', job: 'appeals.election' } as const;
const LONGEST = 400;

export type NewPeriod = Omit<ElectionPeriod, 'id'> & { reason: string };

/**
 * Enters an election period. From its first day to its last only its kinds are taken; mandates and wishes always are.
 * Throws forbidden, invalid for days that do not fit, conflict when another period holds on one of them.
 */
export async function announceElection(tx: Tx, actor: Actor, input: NewPeriod): Promise<string> {
	if (!canEdit(actor)) throw forbidden();
	const { startsOn, endsOn, text, suspended, instead, source, reason } = input;
	if (Temporal.PlainDate.compare(startsOn, dayOf(now())) < 0) throw invalid('startsOn', 'election.past');
	const length = startsOn.until(endsOn, { largestUnit: 'day' }).days;
	if (length < 0 || length > LONGEST) throw invalid('endsOn', 'election.length');
	const [id, at, kinds] = [newId(), now(), takenKinds(input.kinds)];
	await tx
		.insertInto('election_period')
		.values({
			id,
			starts_on: startsOn,
			ends_on: endsOn,
			kinds,
			reason,
			added_at: at,
			added_by: actorId(actor),
			text: JSON.stringify(text),
			suspended: JSON.stringify(suspended),
			instead: JSON.stringify(instead),
			source: JSON.stringify(source)
		})
		.execute();
	const data = { from: startsOn.toString(), to: endsOn.toString(), kinds, source, reason };
	await journal(tx, { subject: { kind: 'election', id }, actor, act: 'election.announced', seenBy: 'public', data, at });
	return id;
}

/**
 * Takes a period back: marked, not deleted. One that runs ends at once. Throws forbidden, not_found, conflict when it
 * was taken back before or is over.
 */
export async function withdrawElection(tx: Tx, actor: Actor, id: string, reason: string): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	const row = found(
		await tx.selectFrom('election_period').select(['ends_on', 'withdrawn_at']).where('id', '=', id).forUpdate().executeTakeFirst()
	);
	const at = now();
	if (row.withdrawn_at !== null || Temporal.PlainDate.compare(row.ends_on, dayOf(at)) < 0) throw conflict('election.over');
	await tx
		.updateTable('election_period')
		.set({ withdrawn_at: at, withdrawn_by: actorId(actor), withdrawn_reason: reason })
		.where('id', '=', id)
		.execute();
	await journal(tx, { subject: { kind: 'election', id }, actor, act: 'election.withdrawn', seenBy: 'public', data: { reason }, at });
}

/** Writes into the journal that a period has begun or ended by itself, each once. Returns how many rows it wrote. */
export async function journalElections(reader: Reader, write: JobContext['write']): Promise<number> {
	const today = dayOf(now());
	let written = 0;
	for (const period of await electionPeriods(reader)) {
		if (period.withdrawn !== undefined) continue;
		const passed = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, today) <= 0;
		const acts = [
			...(passed(period.startsOn) ? ['election.began'] : []),
			...(passed(period.endsOn.add({ days: 1 })) ? ['election.ended'] : [])
		];
		for (const act of acts) written += await write((tx) => journalOnce(tx, period.id, act));
	}
	return written;
}

async function journalOnce(tx: Tx, id: string, act: string): Promise<number> {
	await tx.selectFrom('election_period').select('id').where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
	const known = await asReader(tx)
		.selectFrom('journal')
		.select('seq')
		.where('subject_kind', '=', 'election')
		.where('subject_id', '=', id)
		.where('act', '=', act)
		.executeTakeFirst();
	if (known !== undefined) return 0;
	await journal(tx, { subject: { kind: 'election', id }, actor: SYSTEM, act, seenBy: 'public' });
	return 1;
}
