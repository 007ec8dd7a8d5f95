/** What following by mail takes. */
import { z } from 'zod';
import { email } from '#platform/fields.ts';

export const followInput = z.object({ email });
/** One thing that is followed, or all of it. */
export const unfollowInput = z.object({ follow: z.guid('choose').optional() });
