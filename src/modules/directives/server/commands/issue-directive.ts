import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { enqueue } from '#platform/jobs/index.ts';
import { issueMany } from '#modules/assignments/server/index.ts';
import { unitsByIds } from '#modules/organisation/server/index.ts';
import { difference } from '../../rules.ts';
import { meant, shown } from '../addressees.ts';
import { tell } from '../tell.ts';
import { KIND, openFor } from '../visible.ts';

/** Units that a refusal names. */
const NAMED = 10;

/**
 * Issues a draft: each unit that was shown gets its part, and the heads a letter each. Returns how many. Refused when the
 * rule means other units now than were shown (`directives.set_changed`, with their codes). Throws as openFor.
 */
export async function issueDirective(tx: Tx, actor: Actor, input: { directiveId: string }): Promise<number> {
	const { directive, to } = await openFor(tx, actor, input.directiveId, 'issue');
	const unitIds = (await meant(asReader(tx), directive.audience, directive.issuerPath)).map(({ id }) => id);
	const { added, gone } = difference(await shown(tx, directive.id), unitIds);
	if (added.length + gone.length > 0) {
		throw conflict('directives.set_changed', { added: await codes(tx, added), gone: await codes(tx, gone) });
	}
	const at = now();
	await tx.updateTable('directive').set({ state: to, issued_at: at }).where('id', '=', directive.id).execute();
	const { id, title, issuerUnitId, dueOn } = directive;
	const units = await issueMany(tx, actor, { subject: { kind: KIND, id }, text: title, unitIds, dueOn, issuerUnitId });
	await tell(tx, actor, id, 'issued', at, { units, due: dueOn.toString() });
	await enqueue(tx, 'directives.tell', { directiveId: id });
	return units;
}

async function codes(tx: Tx, ids: readonly string[]): Promise<string> {
	const units = await unitsByIds(asReader(tx), ids.slice(0, NAMED));
	const names = [...units.values()].map((unit) => unit.code).toSorted();
	return names.length === 0 ? '—' : `${names.join(', ')}${ids.length > NAMED ? ` (+${String(ids.length - NAMED)})` : ''}`;
}
