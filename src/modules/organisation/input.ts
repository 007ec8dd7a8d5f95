/** What each act on a unit takes. Messages are codes; their words are in messages/ and the platform's refusals. */
import { z } from 'zod';
import { filledTexts, UNIT_CODE, UNIT_KINDS } from './rules.ts';

const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);

const day = z
	.string('required')
	.regex(/^\d{4}-\d{2}-\d{2}$/, 'date')
	.transform((text, context) => {
		try {
			return Temporal.PlainDate.from(text, { overflow: 'reject' });
		} catch {
			context.addIssue({ code: 'custom', message: 'date' });
			return z.NEVER;
		}
	});

const text = (max: number) => z.string().trim().max(max).default('');

const fields = z.object({
	kind: z.enum(UNIT_KINDS),
	nameKk: text(200),
	nameRu: text(200),
	nameEn: text(200),
	/** KATO code, or nothing. */
	territory: z.preprocess(
		blank,
		z
			.string()
			.trim()
			.regex(/^\d{9}$/, 'territory')
			.optional()
	),
	addressKk: text(300),
	addressRu: text(300),
	addressEn: text(300),
	phone: z.preprocess(
		blank,
		z
			.string()
			.trim()
			.regex(/^\+?[\d\s()-]{6,25}$/, 'phone')
			.optional()
	),
	email: z.preprocess(blank, z.string().trim().toLowerCase().max(254).pipe(z.email('email')).optional()),
	validFrom: day
});

function shaped({ nameKk, nameRu, nameEn, addressKk, addressRu, addressEn, ...rest }: z.output<typeof fields>, context: z.RefinementCtx) {
	const name = filledTexts({ kk: nameKk, ru: nameRu, en: nameEn });
	if (name === undefined) {
		context.addIssue({ code: 'custom', path: ['nameKk'], message: 'required' });
		return z.NEVER;
	}
	const address = filledTexts({ kk: addressKk, ru: addressRu, en: addressEn }) ?? null;
	return { ...rest, name, address, phone: rest.phone ?? null, email: rest.email ?? null };
}

/** Everything that can be said of a unit besides its code and its place in the tree. */
export const unitInput = fields.transform(shaped);
export type UnitInput = z.output<typeof unitInput>;

/** The code of a new unit: it begins the numbers of what the unit registers, and never changes. */
export const unitCodeInput = z.object({ code: z.string('required').trim().toUpperCase().regex(UNIT_CODE, 'unit_code') });

export const closeUnitInput = z.object({ lastDay: day });
