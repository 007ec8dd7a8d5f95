/** From work to a delivered decision, as on every desk. */
import { asReader, type Tx } from '../../../platform/db/index.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import type { Outcome } from '../../../modules/appeals/rules.ts';
import * as appeals from '../../../modules/appeals/server/index.ts';
import { PHRASES } from '../phrases.ts';
import type { Kept, Script, Stage } from './stage.ts';

interface Decision {
	outcome: Outcome;
	text: string;
	groundId?: string;
}

/** Submits, signs a working day later and delivers. */
export async function decided(stage: Stage, kept: Kept, script: Script, { outcome, text, groundId }: Decision): Promise<Script> {
	const { id, lang } = kept;
	const { executor, head, operator } = await stage.company(kept);
	const draft = { outcome, groundId, language: lang, text };
	script.after(1, (tx) => appeals.submitDecision(tx, executor, id, draft));
	script.after(1, (tx) => appeals.signDecision(tx, head, id));
	return script.after(0, (tx) => handOver(tx, operator, kept));
}

/** What no mail brought is told or handed over. */
async function handOver(tx: Tx, operator: Staff, { id, lang }: Kept): Promise<void> {
	const [delivery] = await appeals.deliveriesOf(asReader(tx), id);
	if (delivery?.state !== 'waiting') return;
	const how = PHRASES[lang][delivery.channel === 'page' ? 'told' : 'handed'][0];
	await appeals.recordDelivery(tx, operator, id, { deliveryId: delivery.id, detail: how });
}
