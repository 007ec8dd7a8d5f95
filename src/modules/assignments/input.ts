import { z } from 'zod';

const text = (most: number) => z.string().trim().min(1).max(most);
/** A day as a form sends it. */
const day = z.iso.date({ error: 'date' }).transform((value) => Temporal.PlainDate.from(value));

export const reportInput = z.object({ text: text(10_000) });
export const returnInput = z.object({ reason: text(2000) });
export const askInput = z.object({ dueOn: day, reason: text(2000) });
export const decideInput = z.object({ decision: z.enum(['approve', 'refuse']), reason: z.string().trim().max(2000).default('') });
export const moveInput = z.object({ dueOn: day, reason: text(2000) });
export const reassignInput = z.object({ personId: z.union([z.guid(), z.literal('')]) });
export const cancelInput = z.object({ reason: text(2000) });
