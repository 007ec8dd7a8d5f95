import pg from 'pg';
import { Refusal } from '../errors.ts';

/** Which refusal a broken constraint means. Rooms add theirs with `onConstraint`, beside the tables they own. */
const refusals = new Map<string, () => Refusal>();

export function onConstraint(name: string, refusal: () => Refusal): void {
	refusals.set(name, refusal);
}

/** The server is not there, or went away in the middle: what was not acknowledged may or may not be done. */
function isLost(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const { code } = error as NodeJS.ErrnoException;
	// 57P01-57P03: it is stopping or starting.
	if (error instanceof pg.DatabaseError) return code?.startsWith('57P') === true;
	return code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'EPIPE' || error.message.startsWith('Connection terminated');
}

/** Passes a result on; turns a known constraint's violation into its refusal and a database that is away into 503. */
export async function translate<T>(result: Promise<T>): Promise<T> {
	try {
		return await result;
	} catch (error) {
		if (isLost(error)) throw new Refusal('unavailable', 503);
		const refusal = error instanceof pg.DatabaseError && error.constraint !== undefined ? refusals.get(error.constraint) : undefined;
		if (refusal !== undefined) throw refusal();
		throw error;
	}
}
