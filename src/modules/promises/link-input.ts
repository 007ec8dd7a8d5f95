/** What linking an appeal or a problem to a promise takes. */
import { z } from 'zod';
import { absent } from '#platform/fields.ts';
import { promiseIn } from './rules/link.ts';

/** One of the list, or the address of its page; the address wins: who typed it meant it. */
export const linkInput = z
	.object({
		promiseId: z.preprocess(absent, z.guid('promises.unlinkable').optional()),
		address: z.string().max(500, 'too_long').default('')
	})
	.transform(({ promiseId, address }, context) => {
		const id = address.trim() === '' ? promiseId : promiseIn(address);
		if (id === undefined)
			context.addIssue({ code: 'custom', path: [address.trim() === '' ? 'promiseId' : 'address'], message: 'promises.unlinkable' });
		return id ?? z.NEVER;
	});

export const unlinkInput = z.object({ promiseId: z.guid('choose') }).transform(({ promiseId }) => promiseId);

/** Under which name a draft of an appeal keeps the promise it was begun from. */
export const POINTING = 'promises';

export const isGuid = (value: unknown): value is string => z.guid().safeParse(value).success;

/** What a draft carries of a promise's id in an address; nothing of what is no id. */
export const toPointing = (id: string | null) => (isGuid(id) ? { [POINTING]: { promise: id } } : undefined);
