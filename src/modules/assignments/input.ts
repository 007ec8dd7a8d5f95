import { z } from 'zod';
import { day } from '#platform/fields.ts';

const text = (most: number) => z.string().trim().min(1).max(most);

export const reportInput = z.object({ text: text(10_000) });
export const returnInput = z.object({ reason: text(2000) });
export const askInput = z.object({ dueOn: day, reason: text(2000) });
export const decideInput = z.object({ decision: z.enum(['approve', 'refuse']), reason: z.string().trim().max(2000).default('') });
export const moveInput = z.object({ dueOn: day, reason: text(2000) });
export const reassignInput = z.object({ personId: z.union([z.guid(), z.literal('')]) });
export const cancelInput = z.object({ reason: text(2000) });
