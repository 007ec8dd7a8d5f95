import { asReader, type Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { staffOf } from '#modules/organisation/server/index.ts';

/**
 * The person must work in the unit today: an id from a form is not proof of anything. The system names whom the record
 * names.
 */
export async function checkPerson(tx: Tx, actor: Actor, unitId: string, personId: string): Promise<void> {
	if (actor.kind === 'system') return;
	const staff = await staffOf(asReader(tx), unitId);
	if (!staff.some((one) => one.personId === personId)) throw invalid('personId', 'assignments.person');
}
