/** What each act on a unit takes. Messages are codes; their words are in messages/ and the platform's refusals. */
import { z } from 'zod';
import { day, optional } from '#platform/fields.ts';
import { filledTexts, UNIT_CODE, UNIT_KINDS } from './rules.ts';

const givenDay = z.string('required').pipe(day);

const text = (max: number) => z.string().trim().max(max).default('');

const fields = z.object({
	kind: z.enum(UNIT_KINDS),
	nameKk: text(200),
	nameRu: text(200),
	nameEn: text(200),
	/** KATO code, or nothing. */
	territory: optional(
		z
			.string()
			.trim()
			.regex(/^\d{9}$/, 'territory')
	),
	addressKk: text(300),
	addressRu: text(300),
	addressEn: text(300),
	phone: optional(
		z
			.string()
			.trim()
			.regex(/^\+?[\d\s()-]{6,25}$/, 'phone')
	),
	email: optional(z.string().trim().toLowerCase().max(254).pipe(z.email('email'))),
	validFrom: givenDay
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

export const closeUnitInput = z.object({ lastDay: givenDay });
