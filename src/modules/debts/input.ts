import { z } from 'zod';

/** `with`: only what I owe, or what my units owe too. */
export const feedInput = z.object({ with: z.enum(['mine', 'unit'], 'choose').transform((one) => one === 'unit') });
export type FeedInput = z.output<typeof feedInput>;

export const letterInput = z.object({ wanted: z.enum(['on', 'off'], 'choose').transform((one) => one === 'on') });
export type LetterInput = z.output<typeof letterInput>;
