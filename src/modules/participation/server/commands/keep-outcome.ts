import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import type { OutcomeInput } from '../../input.ts';
import { hasBegun } from '../../rules.ts';
import { runGathering, tell } from '../store.ts';

/** Puts down what was said and decided, and where the recording is; said anew it takes the place of what stood there. Throws not_found, forbidden, conflict `participation.not_held`. */
export async function keepOutcome(tx: Tx, actor: Actor, id: string, { outcome, recordingUrl }: OutcomeInput): Promise<void> {
	const gathering = await runGathering(tx, actor, id);
	const at = now();
	if (!hasBegun(gathering, at)) throw conflict('participation.not_held');
	await tx
		.updateTable('gathering')
		.set({ outcome: outcome === undefined ? null : JSON.stringify(outcome), recording_url: recordingUrl ?? null, changed_at: at })
		.where('event_id', '=', id)
		.execute();
	await tell(tx, actor, id, 'outcome_kept', at, { outcome: outcome !== undefined, recording: recordingUrl !== undefined });
}
