/** Rooms that ask something beside the appeal itself say here what they do with the answers, in the transaction of its receipt. */
import type { Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';

/** What was answered to a room's questions, under the room's name: the room alone knows what it means. */
export type Beside = Readonly<Record<string, Readonly<Record<string, string>>>>;

type Listener = (tx: Tx, actor: Actor, appealId: string, answers: Readonly<Record<string, string>>) => Promise<void>;
const listeners = new Map<string, Listener>();

/** Called once, when the room's jobs are registered. The listener refuses nothing: an appeal never fails for what is said beside. */
export function onReceived(room: string, listener: Listener): void {
	listeners.set(room, listener);
}

export async function tellReceived(tx: Tx, actor: Actor, appealId: string, beside: Beside): Promise<void> {
	for (const [room, answers] of Object.entries(beside)) await listeners.get(room)?.(tx, actor, appealId, answers);
}
