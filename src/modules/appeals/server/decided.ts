/** Rooms that look at signed decisions say here what they want done with each, in the transaction of the signature. */
import type { Tx } from '#platform/db/index.ts';
import type { LockedAppeal } from './access.ts';
import type { Outcome } from '../rules.ts';

type Listener = (tx: Tx, decisionId: string) => Promise<void>;
const listeners: Listener[] = [];

/** Called once, when the room's jobs are registered. The listener writes into the outbox; what it finds out later is its own. */
export function onDecided(listener: Listener): void {
	listeners.push(listener);
}

export async function tellDecided(tx: Tx, decisionId: string): Promise<void> {
	for (const listener of listeners) await listener(tx, decisionId);
}

/** What a head is about to sign. */
export interface SignedDraft {
	outcome: Outcome;
	groundId: string | null;
}

type Check = (tx: Tx, appeal: LockedAppeal, draft: SignedDraft) => Promise<void>;
const checks = new Map<string, Check>();

/** A room whose process must be over before a decision may be signed says so here; its check throws a conflict. Once for each room. */
export function beforeSigning(room: string, check: Check): void {
	checks.set(room, check);
}

export async function checkSigning(tx: Tx, appeal: LockedAppeal, draft: SignedDraft): Promise<void> {
	for (const check of checks.values()) await check(tx, appeal, draft);
}
