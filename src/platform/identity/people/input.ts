import { z } from 'zod';
import { day, optional } from '../../fields.ts';
import { ROLES } from '../actor.ts';
import { LANGS } from '../../i18n/lang.ts';

const givenDay = z.string('required').pipe(day);

/** A person as an administrator writes them down. */
export const personInput = z.object({
	name: z.string({ error: 'required' }).trim().min(2, 'required').max(200),
	email: optional(z.string().trim().toLowerCase().max(254).pipe(z.email('email'))),
	phone: optional(
		z
			.string()
			.trim()
			.regex(/^\+?[\d\s()-]{6,25}$/, 'phone')
	),
	language: z.enum(LANGS)
});
export type PersonInput = z.output<typeof personInput>;

// guid, not uuid: ids of what ships with Jauap are made of names (md5), without RFC 9562's version bits.
/** A post to be given. The title is said in one language at least and repeated where it is missing. */
export const postInput = z
	.object({
		unitId: z.guid('choose'),
		role: z.enum(ROLES),
		titleKk: z.string().trim().max(200).default(''),
		titleRu: z.string().trim().max(200).default(''),
		titleEn: z.string().trim().max(200).default(''),
		validFrom: givenDay,
		validTo: optional(day)
	})
	// Said together with the rest, not only once the rest is right.
	.refine((post) => post.titleKk !== '' || post.titleRu !== '' || post.titleEn !== '', {
		path: ['titleKk'],
		error: 'required',
		when: () => true
	})
	.refine((post) => post.validTo === undefined || Temporal.PlainDate.compare(post.validTo, post.validFrom) >= 0, {
		path: ['validTo'],
		error: 'post_dates'
	})
	.transform(({ titleKk, titleRu, titleEn, ...post }) => ({
		...post,
		title: { kk: titleKk || titleRu || titleEn, ru: titleRu || titleKk || titleEn, en: titleEn || titleRu || titleKk }
	}));
export type PostInput = z.output<typeof postInput>;

export const endPostInput = z.object({ postId: z.guid(), lastDay: givenDay });
