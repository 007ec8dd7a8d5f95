import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { staffId } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { dateFault } from '#modules/assignments/rules.ts';
import type { DraftInput } from '../../input.ts';
import { checkedIssue, show } from '../addressees.ts';
import { tell } from '../tell.ts';
import { openFor } from '../visible.ts';

/**
 * Drafts a directive and returns its id; to whom the rule would send it is kept, to be shown. Throws forbidden for who does
 * not lead the issuing unit, invalid for a date, a rule or a unit that cannot be.
 */
export async function draftDirective(tx: Tx, actor: Actor, input: DraftInput): Promise<string> {
	const { issuer, columns } = await check(tx, actor, input);
	const [id, at] = [newId(), now()];
	await tx
		.insertInto('directive')
		.values({ id, state: 'draft', issuer_person_id: staffId(actor), made_at: at, ...columns })
		.execute();
	await keepCriteria(tx, id, input);
	const units = await show(tx, id, input.audience, issuer.path);
	await tell(tx, actor, id, 'drafted', at, { unit: issuer.id, due: input.dueOn.toString(), units });
	return id;
}

/** Changes a draft, and shows anew to whom it would go. Throws as draftDirective, not_found, conflict `directives.not_now`. */
export async function changeDirective(tx: Tx, actor: Actor, input: DraftInput & { directiveId: string }): Promise<void> {
	const { directive } = await openFor(tx, actor, input.directiveId, 'change');
	const { issuer, columns } = await check(tx, actor, input);
	await tx.updateTable('directive').set(columns).where('id', '=', directive.id).execute();
	await tx.deleteFrom('directive_criterion').where('directive_id', '=', directive.id).execute();
	await keepCriteria(tx, directive.id, input);
	const units = await show(tx, directive.id, input.audience, issuer.path);
	await tell(tx, actor, directive.id, 'changed', now(), { due: input.dueOn.toString(), units });
}

/** Shows anew to whom a draft would go: units come, close and move. Throws as changeDirective. */
export async function showAddressees(tx: Tx, actor: Actor, input: { directiveId: string }): Promise<number> {
	const { directive } = await openFor(tx, actor, input.directiveId, 'change');
	const units = await show(tx, directive.id, directive.audience, directive.issuerPath);
	await tell(tx, actor, directive.id, 'shown', now(), { units });
	return units;
}

async function check(tx: Tx, actor: Actor, input: DraftInput) {
	const { issuer, audience } = await checkedIssue(tx, actor, input);
	const fault = dateFault(await loadCalendar(tx), input.dueOn, dayOf(now()));
	if (fault !== undefined) throw invalid('dueOn', `assignments.${fault}`);
	const columns = {
		title: input.title,
		text: input.text,
		priority: input.priority ?? null,
		issuer_unit_id: issuer.id,
		due_on: input.dueOn,
		audience: JSON.stringify(audience)
	};
	return { issuer, columns };
}

async function keepCriteria(tx: Tx, directiveId: string, { criteria }: DraftInput): Promise<void> {
	const list = criteria.map((one, i) => ({ id: newId(), directive_id: directiveId, position: i + 1, ...one }));
	await tx.insertInto('directive_criterion').values(list).execute();
}
