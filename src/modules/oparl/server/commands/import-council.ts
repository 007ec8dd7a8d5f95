import { now } from '#platform/clock.ts';
import { rows, sql, type Tx } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { flatten, type Dump } from '../../rules/dump.ts';
import { lossesOf, type Known, type Loss } from '../../rules/loss.ts';
import { OWN } from '../store.ts';
import { takeObjects, type Taken } from '../take.ts';

export interface CouncilImport {
	/** The address of the source's endpoint: its System's id, else that of its body. */
	url: string;
	dump: Dump;
	licence?: string | undefined;
	/** Only a part of what there is: what is not in it was not deleted. */
	partial?: boolean | undefined;
	/** Take it though more than half of what stands here is not in it any more. */
	acceptLoss?: boolean | undefined;
}

/** By what a source is known: the id of its system, else of its first body; undefined when it has neither. */
export function sourceUrl({ system, tops }: Dump): string | undefined {
	return typeof system?.id === 'string' ? system.id : tops.find(({ type }) => type === 'Body')?.ref;
}

/** More than half would be gone; nothing was taken in. */
export class LossRefused extends Error {
	override readonly name = 'LossRefused';
	readonly losses: readonly Loss[];

	constructor(losses: readonly Loss[]) {
		super(losses.map(({ type, had, has }) => `${type}: ${String(has)} of ${String(had)}`).join(', '));
		this.losses = losses;
	}
}

/** Throws LossRefused when a source that says it is whole has lost most of what stands here of it: more likely it is ill than that. */
async function checkLoss(tx: Tx, url: string, { tops, broken }: Dump): Promise<void> {
	const known = await rows(
		tx,
		sql<Known>`SELECT o.type, o.ref FROM oparl_object o JOIN oparl_source s ON s.id = o.source_id WHERE s.url = ${url} AND NOT o.deleted`
	);
	const losses = lossesOf(known, new Set([...flatten(tops).map(({ ref }) => ref), ...broken]));
	if (losses.length > 0) throw new LossRefused(losses);
}

/**
 * Takes in what another system publishes of its councils. The same twice changes nothing; what is gone from the whole of it becomes a
 * tombstone, never when something in it was broken. Only the system (command line). Throws LossRefused unless the loss is accepted.
 */
export async function importCouncil(tx: Tx, actor: Actor, input: CouncilImport): Promise<Taken> {
	const { url, dump, licence, partial = false, acceptLoss = false } = input;
	if (actor.kind !== 'system') throw forbidden();
	await alone(tx, url);
	const complete = dump.complete && !partial;
	if (complete && !acceptLoss) await checkLoss(tx, url, dump);
	const at = now();
	const id = await keepSource(tx, { url, system: JSON.stringify(dump.system ?? {}), licence, at });
	const taken = await takeObjects(tx, { sourceId: id, tops: dump.tops, at, complete, broken: dump.broken });
	const { made, changed, gone } = taken;
	const data = { source: url, made, changed, gone };
	await journal(tx, { subject: { kind: 'import', id: newId() }, actor, act: 'import.council', seenBy: 'staff', at, data });
	return taken;
}

/**
 * Lets go of what was taken in from a source: all of it becomes tombstones without data, so that who follows us lets go of it, too.
 * Returns how many; undefined when nothing was taken in from there. Only the system (command line).
 */
export async function forgetCouncil(tx: Tx, actor: Actor, url: string): Promise<number | undefined> {
	if (actor.kind !== 'system') throw forbidden();
	await alone(tx, url);
	const [source] = await rows(tx, sql<{ id: string }>`SELECT id FROM oparl_source WHERE url = ${url} AND id <> ${OWN}`);
	if (source === undefined) return undefined;
	const at = now();
	const { gone } = await takeObjects(tx, { sourceId: source.id, tops: [], at, complete: true });
	await journal(tx, {
		subject: { kind: 'import', id: newId() },
		actor,
		act: 'import.council_forgotten',
		seenBy: 'staff',
		at,
		data: { source: url, gone }
	});
	return gone;
}

/** Of two who take in the same source at once, one waits for the other and finds all of it there. */
async function alone(tx: Tx, url: string): Promise<void> {
	await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`oparl:${url}`}, 0))`.execute(tx);
}

/** The row of a source. What it says of itself shows on its bodies: they change with it. */
async function keepSource(
	tx: Tx,
	{ url, system, licence, at }: { url: string; system: string; licence: string | undefined; at: Temporal.Instant }
): Promise<string> {
	const [was] = await rows(
		tx,
		sql<{ id: string; same: boolean }>`
			SELECT id, system = ${system}::jsonb AND licence IS NOT DISTINCT FROM coalesce(${licence ?? null}, licence) AS same
			FROM oparl_source WHERE url = ${url} FOR UPDATE`
	);
	const id = was?.id ?? newId();
	await sql`
		INSERT INTO oparl_source (id, url, system, licence, taken_at) VALUES (${id}, ${url}, ${system}, ${licence ?? null}, ${at})
		ON CONFLICT (url) DO UPDATE SET system = excluded.system, licence = coalesce(excluded.licence, oparl_source.licence), taken_at = excluded.taken_at`.execute(
		tx
	);
	if (was?.same === false) {
		await sql`UPDATE oparl_object SET modified_at = ${at} WHERE source_id = ${id} AND type = 'Body' AND NOT deleted`.execute(tx);
	}
	return id;
}
