import { z } from 'zod';
import { ROLES } from '../actor.ts';
import { LANGS } from '../../i18n/lang.ts';

const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);

const day = z
	.string({ error: 'required' })
	.regex(/^\d{4}-\d{2}-\d{2}$/, 'date')
	.transform((text, context) => {
		try {
			return Temporal.PlainDate.from(text, { overflow: 'reject' });
		} catch {
			context.addIssue({ code: 'custom', message: 'date' });
			return z.NEVER;
		}
	});

/** A person as an administrator writes them down. */
export const personInput = z.object({
	name: z.string({ error: 'required' }).trim().min(2, 'required').max(200),
	email: z.preprocess(blank, z.string().trim().toLowerCase().max(254).pipe(z.email('email')).optional()),
	phone: z.preprocess(
		blank,
		z
			.string()
			.trim()
			.regex(/^\+?[\d\s()-]{6,25}$/, 'phone')
			.optional()
	),
	language: z.enum(LANGS)
});
export type PersonInput = z.output<typeof personInput>;

/** A post to be given. The title is said in one language at least and repeated where it is missing. */
export const postInput = z
	.object({
		unitId: z.uuid('choose'),
		role: z.enum(ROLES),
		titleKk: z.string().trim().max(200).default(''),
		titleRu: z.string().trim().max(200).default(''),
		titleEn: z.string().trim().max(200).default(''),
		validFrom: day,
		validTo: z.preprocess(blank, day.optional())
	})
	.superRefine((post, context) => {
		if (post.titleKk === '' && post.titleRu === '' && post.titleEn === '') {
			context.addIssue({ code: 'custom', path: ['titleKk'], message: 'required' });
		}
		if (post.validTo !== undefined && Temporal.PlainDate.compare(post.validTo, post.validFrom) < 0) {
			context.addIssue({ code: 'custom', path: ['validTo'], message: 'post_dates' });
		}
	})
	.transform(({ titleKk, titleRu, titleEn, ...post }) => ({
		...post,
		title: { kk: titleKk || titleRu || titleEn, ru: titleRu || titleKk || titleEn, en: titleEn || titleRu || titleKk }
	}));
export type PostInput = z.output<typeof postInput>;

export const endPostInput = z.object({ postId: z.uuid(), lastDay: day });
