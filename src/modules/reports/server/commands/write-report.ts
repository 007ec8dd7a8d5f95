import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import type { WriteInput } from '../../input.ts';
import { keepReport, tell } from '../store.ts';

/** The period and the deputy's words of a draft; said anew they take the place of what stood there. Throws as `keepReport`. */
export async function writeReport(tx: Tx, actor: Actor, id: string, { periodFrom, periodTo, texts }: WriteInput): Promise<void> {
	await keepReport(tx, actor, id, 'write');
	const values = { period_from: periodFrom, period_to: periodTo, texts: JSON.stringify(texts) };
	await tx.updateTable('report').set(values).where('id', '=', id).execute();
	await tell(tx, actor, id, 'written', now(), { from: periodFrom.toString(), to: periodTo.toString(), sections: Object.keys(texts) });
}
