import type { Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import type { PlanInput } from '#modules/events/input.ts';
import { inviteUnits, planEvent } from '#modules/events/server/index.ts';
import { KIND } from '../queries.ts';

/** Plans a conference of the host unit; nobody is told yet. Returns its id. Throws as `planEvent`. */
export function convene(tx: Tx, actor: Actor, hostId: string, input: PlanInput): Promise<string> {
	return planEvent(tx, actor, { ...input, kind: KIND, hostId });
}

/** Sends the invitations, which are answered on the conference's page. Throws as `inviteUnits`. */
export function sendInvitations(tx: Tx, actor: Actor, eventId: string): Promise<number> {
	return inviteUnits(tx, actor, { eventId, page: paths.desk.conference(eventId) });
}
