import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { forbidden, invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { enqueue } from '#platform/jobs/index.ts';
import { assignmentFor, issueMany, unitsWithPart } from '#modules/assignments/server/index.ts';
import { unitsUnder, type Unit } from '#modules/organisation/server/index.ts';
import type { SplitInput } from '../../input.ts';
import { tell } from '../tell.ts';
import { directiveFor, KIND, lockDirective } from '../visible.ts';

/**
 * Passes a part on to units below the one that owes it: by what they are, or one by one, each once. Whether it is the
 * actor's to pass on, its date and its state are the assignments' own rules. Returns how many got one. Throws not_found,
 * forbidden, conflict, invalid `directives.nobody`, `directives.below`, `directives.has_part`.
 */
export async function splitPart(tx: Tx, actor: Actor, input: SplitInput & { assignmentId: string }): Promise<number> {
	const db = asReader(tx);
	const { row, access } = await assignmentFor(db, actor, input.assignmentId);
	if (access.origin.kind !== KIND) throw forbidden();
	// Two who split at once would each find the units without a part; who cancels meanwhile would not see the new ones.
	await lockDirective(tx, access.origin.id);
	const directive = await directiveFor(db, actor, access.origin.id);
	const below = (await unitsUnder(db, access.unitPath)).filter((unit) => unit.path !== access.unitPath);
	const unitIds = chosen(below, input);
	const having = await unitsWithPart(tx, row.id);
	if (unitIds.some((id) => having.has(id))) throw invalid('unitIds', 'directives.has_part');
	const text = input.note === undefined ? directive.title : `${directive.title}\n\n${input.note}`;
	const units = await issueMany(tx, actor, {
		parentId: row.id,
		text,
		unitIds,
		dueOn: input.dueOn,
		issuerUnitId: row.unitId,
		obligatory: !input.optional
	});
	await tell(tx, actor, directive.id, 'split', now(), { part: row.id, unit: row.unitId, units, due: input.dueOn.toString() });
	await enqueue(tx, 'directives.tell', { directiveId: directive.id, partOf: row.id });
	return units;
}

function chosen(below: readonly Unit[], { kinds, unitIds }: SplitInput): string[] {
	const byId = new Map(below.map((unit) => [unit.id, unit]));
	if (unitIds.some((id) => !byId.has(id))) throw invalid('unitIds', 'directives.below');
	const list = [...new Set([...unitIds, ...below.filter((unit) => kinds.includes(unit.kind)).map(({ id }) => id)])];
	if (list.length === 0) throw invalid('unitIds', 'directives.nobody');
	return list;
}
