/**
 * What falls out takes bookings with it. Which room keeps those is not known here: it says once, when its module loads, what it does
 * for them, in the transaction in which they lose their seats.
 */
import type { Tx } from '#platform/db/index.ts';
import type { Why } from '../rules.ts';

export interface Fallen {
	dayId: string;
	hostId: string;
	why: Why;
	/** In the words of whoever cancelled it; null where nobody wrote any. */
	reason: string | null;
	/** Whose seats are gone, in the order of their times. */
	wishIds: string[];
	/** The times that are no more: what was offered of them and not yet taken cannot be. */
	slotIds: string[];
}

type Handler = (tx: Tx, fallen: Fallen) => Promise<void>;
// A set: a room that is opened twice still does it once.
const handlers = new Set<Handler>();

/** Registers what is done for those whose seats are gone, and for who was offered one. The seats are free already: each may take another. */
export function onDayCancelled(handler: Handler): void {
	handlers.add(handler);
}

/** Called last in an act: what the rooms offer instead must not fall out in the same act. */
export async function tellFallen(tx: Tx, list: readonly Fallen[]): Promise<void> {
	for (const fallen of list) {
		if (fallen.slotIds.length + fallen.wishIds.length === 0) continue;
		for (const handler of handlers) await handler(tx, fallen);
	}
}
