import { asReader, type Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { staffOf } from '#modules/organisation/server/index.ts';
import { keptOutOf } from './origin.ts';

/**
 * The person must work in the unit today: an id from a form is not proof of anything; and they may know what the
 * assignment came from. The system names whom the record names.
 */
export async function checkPerson(
	tx: Tx,
	actor: Actor,
	unitId: string,
	personId: string,
	origin: { kind: string; id: string } | undefined
): Promise<void> {
	if (actor.kind === 'system') return;
	await checkMayKnow(tx, origin, [personId], 'personId');
	const staff = await staffOf(asReader(tx), unitId);
	if (!staff.some((one) => one.personId === personId)) throw invalid('personId', 'assignments.person');
}

/** Throws invalid when one of these people may not know of what the assignment came from. */
export async function checkMayKnow(
	tx: Tx,
	origin: { kind: string; id: string } | undefined,
	personIds: readonly string[],
	field: string
): Promise<void> {
	if (origin !== undefined && (await keptOutOf(tx, origin, personIds)).size > 0) throw invalid(field, 'assignments.kept_from');
}
