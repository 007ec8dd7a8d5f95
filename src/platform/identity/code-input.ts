/** The two forms of a one-time code: where it is to go, and what was in it. */
import { z } from 'zod';
import { readContact } from './contacts.ts';

/** What is typed may be a mail address or a telephone, whichever was asked for; `by` says which, for the words when it is neither. */
const asked = { contact: z.string({ error: 'required' }).trim().min(1).max(254), by: z.enum(['email', 'phone']).catch('email') };

function withContact<T extends { contact: string; by: 'email' | 'phone' }>({ contact: typed, by, ...rest }: T, ctx: z.RefinementCtx) {
	const contact = readContact(typed);
	if (contact !== undefined) return { ...rest, contact };
	ctx.addIssue({ code: 'custom', path: ['contact'], message: by });
	return z.NEVER;
}

export const askCodeInput = z.object(asked).transform(withContact);
export const enterCodeInput = z.object({ ...asked, code: z.string({ error: 'required' }).trim().min(1).max(20) }).transform(withContact);
