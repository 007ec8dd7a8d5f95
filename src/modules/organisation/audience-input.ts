/** The fields by which a form says to which units something goes. */
import { z } from 'zod';
import { NOBODY, tidied, type Audience } from './rules/audience.ts';
import { UNIT_KINDS } from './rules.ts';

/** Ticked boxes as a list, or joined by commas; codes as people type them: parted by commas, spaces or lines. */
const list = (value: unknown): unknown[] =>
	[value]
		.flat()
		.flatMap((one): unknown[] => (typeof one === 'string' ? one.split(/[\s,;]+/).filter((part) => part !== '') : [one ?? []].flat()));
const many = <T extends z.ZodType>(item: T, most: number) => z.preprocess(list, z.array(item).max(most));
const codes = many(z.string().max(20).toUpperCase(), 2_000);

/** For a schema that asks for more than whom it is for; `toAudience` takes them together. */
export const audienceFields = {
	kinds: many(z.enum(UNIT_KINDS), UNIT_KINDS.length),
	within: codes,
	levels: many(z.coerce.number().int().min(1).max(5), 5),
	also: codes,
	except: codes
};

/** Settlements are of two levels and one word: who means one means both. */
const SETTLEMENTS = [4, 5];

/** The rule that these fields make. */
export function toAudience({ kinds, within, levels, also, except }: Audience): Audience {
	const meant = levels.flatMap((level) => (SETTLEMENTS.includes(level) ? SETTLEMENTS : [level]));
	return tidied({ kinds, within, levels: meant, also, except });
}

export const audienceInput = z.object(audienceFields).transform(toAudience);

/** A rule as it was kept; one that no longer fits addresses nobody. */
export function keptAudience(value: unknown): Audience {
	const read = audienceInput.safeParse(value);
	return read.success ? read.data : NOBODY;
}
