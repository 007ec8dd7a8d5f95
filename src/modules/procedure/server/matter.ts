import type { Tx } from '#platform/db/index.ts';
import { lockAppeal, lockRoot, type LockedAppeal } from '#modules/appeals/server/index.ts';

/** An appeal and the matter it is part of: itself, or what it lies in, whose decision it was given. Both locked, the root first. */
export async function lockMatter(tx: Tx, appealId: string): Promise<{ appeal: LockedAppeal; matter: LockedAppeal }> {
	const root = await lockRoot(tx, appealId);
	const appeal = await lockAppeal(tx, appealId);
	return { appeal, matter: root ?? appeal };
}
