/** What the acts of the statistics take. */
import { z } from 'zod';
import { FREQUENCIES } from './rules.ts';

export const subscribeInput = z.object({
	/** Unit and filters as an address carries them. */
	query: z.string().max(500, 'too_long').default(''),
	frequency: z.enum(FREQUENCIES, 'choice')
});
export type SubscribeInput = z.output<typeof subscribeInput>;

export const unsubscribeInput = z.object({ id: z.guid('not_found') });
