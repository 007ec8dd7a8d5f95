/** What each act of the desk takes: messages are codes, their words are in messages/. */
import { z } from 'zod';
import { optional, plain } from '#platform/fields.ts';
import { assignInput, registerInput } from '#modules/appeals/input.ts';
import { TABLE_FORMATS } from '#platform/tables/formats.ts';
import { LANGS } from '#platform/i18n/lang.ts';
import { MOST_BULK } from './rules.ts';
import { PURPOSES } from './rules/placeholders.ts';

const line = (max: number) =>
	z
		.string()
		.transform((s) => s.replace(/\p{Cc}/gu, ' ').trim())
		.pipe(z.string().min(1, 'required').max(max, 'too_long'));

/** A filter as an address carries it. */
const query = z.string().max(2000, 'too_long').default('');

export const exportInput = z.object({
	query,
	format: z.enum(TABLE_FORMATS, 'choose'),
	applicants: z.preprocess((value) => value === 'on' || value === true, z.boolean())
});
export type ExportInput = z.output<typeof exportInput>;

export const viewInput = z.object({ query, name: line(80), unitId: optional(z.guid('desk.unit')) });
export type ViewInput = z.output<typeof viewInput>;

/** Boxes that were ticked come joined by commas; a program sends a list. */
const ids = z.preprocess(
	(value) => (typeof value === 'string' ? value.split(',').filter((id) => id !== '') : value),
	z.array(z.guid('choose')).min(1, 'desk.none_chosen').max(MOST_BULK, 'desk.too_many')
);

export const bulkInput = z.discriminatedUnion('act', [
	assignInput.extend({ act: z.literal('assign'), ids }),
	registerInput.extend({ act: z.literal('register'), ids }),
	z.object({ act: z.literal('problem'), ids, problemId: z.guid('choose') })
]);
export type BulkInput = z.output<typeof bulkInput>;

export const templateInput = z.object({
	unitId: z.guid('desk.template_unit'),
	purpose: z.enum(PURPOSES, 'choose'),
	language: z.enum(LANGS, 'choose'),
	themeId: optional(z.guid('choose')),
	name: line(80),
	text: z.string().transform(plain).pipe(z.string().min(1, 'required').max(10_000, 'too_long'))
});
export type TemplateInput = z.output<typeof templateInput>;
