/** The fields by which a form says to which units something goes. */
import { z } from 'zod';
import { NOBODY, tidied, type Audience } from './rules/audience.ts';
import { UNIT_KINDS } from './rules.ts';

/** One ticked box of a form is a text, several are a list, none is nothing. */
const list = (value: unknown): unknown[] => (value === undefined || value === '' ? [] : [value].flat());
const many = <T extends z.ZodType>(item: T) => z.preprocess(list, z.array(item).max(100));

/** Codes as people type them: parted by commas, spaces or lines, in small letters too. */
const codes = z.preprocess(
	list,
	z
		.array(z.string().max(4000))
		.transform((typed) => typed.flatMap((text) => text.toUpperCase().split(/[\s,;]+/)).filter((code) => code !== ''))
);

export const audienceInput = z
	.object({
		kinds: many(z.enum(UNIT_KINDS)),
		within: codes,
		levels: many(z.coerce.number().int().min(1).max(5)),
		also: codes,
		except: codes
	})
	.transform((rule): Audience => tidied(rule));

/** A rule as it was kept; one that no longer fits addresses nobody. */
export function keptAudience(value: unknown): Audience {
	const read = audienceInput.safeParse(value);
	return read.success ? read.data : NOBODY;
}
