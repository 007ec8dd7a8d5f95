/** What the acts of this room take. */
import { z } from 'zod';

export const holdLetterInput = z.object({ reason: z.string().trim().min(1, 'required').max(1000, 'too_long') });
