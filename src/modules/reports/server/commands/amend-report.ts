import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import type { AmendInput } from '../../input.ts';
import { keepReport, tell } from '../store.ts';

/** Corrects a published report: the correction and its reason stand beside what was published. Throws as `keepReport`. */
export async function amendReport(tx: Tx, actor: Actor, id: string, { section, texts, reason }: AmendInput): Promise<void> {
	await keepReport(tx, actor, id, 'amend');
	const at = now();
	await tx
		.insertInto('report_amendment')
		.values({ id: newId(), report_id: id, section, texts: JSON.stringify(texts), reason, at, by: staffId(actor) })
		.execute();
	await tell(tx, actor, id, 'amended', at, { section, reason });
}
