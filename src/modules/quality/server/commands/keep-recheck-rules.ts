import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { kindsOn } from '#modules/appeals/server/index.ts';
import type { RecheckRuleInput } from '../../input.ts';
import { mayKeepRecheckRules } from '../recheck-rules.ts';

onConstraint('recheck_rule__one_open_key', () => conflict('quality.rule_there'));

/**
 * Adds a rule, from a day that has not passed. Throws forbidden, invalid for a kind that is not there or a day that has
 * passed, conflict `quality.rule_there` when one for the same kind is open.
 */
export async function addRecheckRule(tx: Tx, actor: Actor, input: RecheckRuleInput): Promise<string> {
	if (!mayKeepRecheckRules(actor)) throw forbidden();
	const at = now();
	if (Temporal.PlainDate.compare(input.validFrom, dayOf(at)) < 0) throw invalid('validFrom', 'quality.past');
	const kinds = await kindsOn(asReader(tx), dayOf(at));
	if (input.kind !== null && !kinds.some((kind) => kind.id === input.kind)) throw invalid('kind', 'choice');
	const { kind, how, amount, validFrom, source } = input;
	const id = newId();
	const quota = how === 'share' ? { share: amount, number: null } : { share: null, number: amount };
	await tx
		.insertInto('recheck_rule')
		.values({ id, kind, ...quota, valid_from: validFrom, source, made_by: actorId(actor), made_at: at })
		.execute();
	const data = { kind, ...quota, from: validFrom.toString(), source };
	await journal(tx, { subject: { kind: 'rule', id }, actor, act: 'recheck_rule.added', seenBy: 'staff', at, data });
	return id;
}

/** Ends a rule today: the months that begin later are drawn without it. Throws forbidden, not_found, conflict `quality.rule_ended`. */
export async function endRecheckRule(tx: Tx, actor: Actor, id: string): Promise<void> {
	if (!mayKeepRecheckRules(actor)) throw forbidden();
	const row = found(await tx.selectFrom('recheck_rule').select('valid_to').where('id', '=', id).forUpdate().executeTakeFirst());
	if (row.valid_to !== null) throw conflict('quality.rule_ended');
	const at = now();
	const last = dayOf(at).subtract({ days: 1 });
	await tx.updateTable('recheck_rule').set({ valid_to: last }).where('id', '=', id).execute();
	await journal(tx, {
		subject: { kind: 'rule', id },
		actor,
		act: 'recheck_rule.ended',
		seenBy: 'staff',
		at,
		data: { last: last.toString() }
	});
}
