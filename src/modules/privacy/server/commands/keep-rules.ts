import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { kindsOn } from '#modules/appeals/server/index.ts';
import type { ruleInput } from '../../input.ts';
import { mayKeepRules } from '../retention.ts';

onConstraint('retention_rule__one_open_key', () => conflict('privacy.rule_there'));

/**
 * Adds a rule, from a day that has not passed. Throws forbidden, invalid for a kind that is not there or a day that has passed,
 * conflict when one for the same kind and part is open.
 */
export async function addRule(tx: Tx, actor: Actor, input: z.output<typeof ruleInput>): Promise<string> {
	if (!mayKeepRules(actor)) throw forbidden();
	const at = now();
	if (Temporal.PlainDate.compare(input.validFrom, dayOf(at)) < 0) throw invalid('validFrom', 'privacy.past');
	const kinds = await kindsOn(asReader(tx), dayOf(at));
	if (input.kind !== null && !kinds.some((kind) => kind.id === input.kind)) throw invalid('kind', 'choice');
	const { kind, what, months, validFrom, source } = input;
	const id = newId();
	await tx
		.insertInto('retention_rule')
		.values({ id, kind, what, months, valid_from: validFrom, source, made_by: actorId(actor), made_at: at })
		.execute();
	const data = { kind, what, months, from: validFrom.toString(), source };
	await journal(tx, { subject: { kind: 'rule', id }, actor, act: 'retention.added', seenBy: 'staff', at, data });
	return id;
}

/** Ends a rule at once: with yesterday, so that the coming night removes nothing by it. Throws forbidden, not_found, conflict when it has ended. */
export async function endRule(tx: Tx, actor: Actor, id: string): Promise<void> {
	if (!mayKeepRules(actor)) throw forbidden();
	const row = found(await tx.selectFrom('retention_rule').select('valid_to').where('id', '=', id).forUpdate().executeTakeFirst());
	if (row.valid_to !== null) throw conflict('privacy.rule_ended');
	const at = now();
	const last = dayOf(at).subtract({ days: 1 });
	await tx.updateTable('retention_rule').set({ valid_to: last }).where('id', '=', id).execute();
	await journal(tx, { subject: { kind: 'rule', id }, actor, act: 'retention.ended', seenBy: 'staff', at, data: { last: last.toString() } });
}
