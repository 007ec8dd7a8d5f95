/** Who came to a meeting: how many, and whom a letter reaches. */
import type { Reader, Tx } from '#platform/db/index.ts';
import { canText } from '#platform/sms/index.ts';
import { cameTo, type Came } from '#modules/participation/server/index.ts';

export async function attendees(db: Reader | Tx, eventId: string): Promise<{ came: number; told: Came[] }> {
	const { people, list } = await cameTo(db, eventId);
	return { came: people, told: list.filter(({ email, phone }) => email !== null || canText(phone)) };
}
