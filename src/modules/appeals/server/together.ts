/** Rooms with a process beside an appeal hear here when one goes into another, and when it comes out again. */
import type { Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';

export interface WentIn {
	/** What went in, and where to: the root itself or what lies in it. */
	partId: string;
	rootId: string;
}

export interface CameOut {
	partId: string;
	/** Everything that it lay in. */
	above: readonly string[];
	/** Its applicant took it back: there is nobody left to tell. */
	withdrawn: boolean;
}

export interface Together {
	wentIn: (tx: Tx, actor: Actor, what: WentIn) => Promise<void>;
	cameOut: (tx: Tx, actor: Actor, what: CameOut) => Promise<void>;
}

const rooms = new Map<string, Together>();

/** Called once, when the room's jobs are registered; runs in the transaction of the act. */
export function onTogether(room: string, listener: Together): void {
	rooms.set(room, listener);
}

export async function tellWentIn(tx: Tx, actor: Actor, what: WentIn): Promise<void> {
	for (const room of rooms.values()) await room.wentIn(tx, actor, what);
}

export async function tellCameOut(tx: Tx, actor: Actor, what: CameOut): Promise<void> {
	for (const room of rooms.values()) await room.cameOut(tx, actor, what);
}
