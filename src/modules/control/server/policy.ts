/** Who reads a look, who may answer for what was judged, who puts it right. Pure. */
import { holds, type Staff } from '#platform/identity/actor.ts';
import { readsAllOf } from '#modules/assignments/server/index.ts';
import { LEADING } from '#modules/directives/server/index.ts';
import type { Finding, LookState } from '../rules.ts';

/** What policy needs of a look. */
export interface LookAccess {
	state: LookState;
	finding: Finding | null;
	lookerId: string | null;
	unitId: string;
	unitPath: string;
	issuerUnitId: string;
	issuerPath: string;
}

/** The unit that did a part, and the one that accepted it. */
export const SIDES = ['accepted', 'did'] as const;
export type Side = (typeof SIDES)[number];

export const isLooker = (actor: Staff, { lookerId }: LookAccess): boolean => actor.personId === lookerId;

/** Until it is done a look is its looker's alone; then whoever reads all of either unit reads it, too. */
export function mayRead(actor: Staff, look: LookAccess): boolean {
	if (isLooker(actor, look)) return true;
	return look.state === 'done' && (readsAllOf(actor, look.unitPath) || readsAllOf(actor, look.issuerPath));
}

/** For which side the actor may reply to a look that did not confirm: who leads that very unit; never who looked. */
export function sideOf(actor: Staff, look: LookAccess): Side | undefined {
	if (look.finding !== 'unconfirmed' || isLooker(actor, look)) return undefined;
	const leads = (unitId: string) => actor.posts.some((post) => post.unitId === unitId && LEADING.includes(post.role));
	if (leads(look.issuerUnitId)) return 'accepted';
	return leads(look.unitId) ? 'did' : undefined;
}

/** Whether the actor may have it put right: who directs in the name of the unit that accepted it; never who looked. */
export const mayMend = (actor: Staff, look: LookAccess): boolean =>
	look.finding === 'unconfirmed' && !isLooker(actor, look) && holds(actor, LEADING, look.issuerPath);
