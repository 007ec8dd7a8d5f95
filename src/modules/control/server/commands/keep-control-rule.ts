import { canEdit } from '#platform/calendar/edit.ts';
import { roomFor } from '#platform/calendar/editions.ts';
import { now } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { forbidden, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { NOBODY } from '#modules/organisation/rules/audience.ts';
import { unitsNamed } from '#modules/organisation/server/index.ts';
import type { ControlRuleInput } from '../../input.ts';
import { controlRules } from '../control-rules.ts';

/**
 * Adds an edition of the rule from a day to come; the one before ends on the eve. Throws forbidden, invalid `validFrom` (`control.to_come`,
 * `control.taken`), `group` for a unit that is not there.
 */
export async function addControlRule(tx: Tx, actor: Actor, input: ControlRuleInput): Promise<void> {
	if (!canEdit(actor)) throw forbidden();
	const { share, least, group, validFrom, source, reason } = input;
	const at = now();
	if (Temporal.PlainDate.compare(validFrom, dayOf(at)) <= 0) throw invalid('validFrom', 'control.to_come');
	const code = group?.toUpperCase();
	const unit = code === undefined ? undefined : (await unitsNamed(asReader(tx), [{ ...NOBODY, also: [code] }])).get(code);
	if (code !== undefined && unit?.open !== true) throw invalid('group', 'control.group');
	await sql`SELECT FROM control_rule FOR UPDATE`.execute(tx);
	const editions = await controlRules(tx);
	if (editions.some((one) => one.validFrom.equals(validFrom))) throw invalid('validFrom', 'control.taken');
	const { ends, eve, validTo } = roomFor(editions, validFrom);
	if (ends !== undefined) await tx.updateTable('control_rule').set({ valid_to: eve }).where('id', '=', ends.id).execute();
	const id = newId();
	await tx
		.insertInto('control_rule')
		.values({
			id,
			share,
			least,
			group_unit_id: unit?.id ?? null,
			valid_from: validFrom,
			valid_to: validTo,
			source,
			reason,
			added_at: at,
			added_by: actorId(actor)
		})
		.execute();
	const data = { share, least, group: unit?.id ?? null, from: validFrom.toString(), source, reason };
	await journal(tx, { subject: { kind: 'rule', id }, actor, act: 'control_rule.added', seenBy: 'staff', at, data });
}
