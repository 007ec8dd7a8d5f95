/** Pieces that the rooms' schemas of forms are made of. */
import { z } from 'zod';
import { normalizeEmail, normalizePhone } from './contact.ts';

/** An empty field of a form is an absent one. */
export const absent = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value);
export const optional = <T extends z.ZodType>(schema: T) => z.preprocess(absent, schema.optional());

/** NUL cannot be stored in PostgreSQL, and other control characters have no place in a text. */
export const plain = (text: string): string => text.replace(/[^\P{Cc}\t\n\r]/gu, '').trim();

/** What somebody wrote, free of those; how long it may be is said by `text`, or by `upTo` where it may be empty. */
export const clean = z.string('required').transform(plain);
export const upTo = (max: number) => clean.pipe(z.string().max(max, 'too_long'));
export const text = (min: number, max: number) =>
	clean.pipe(z.string().min(1, { error: 'required', abort: true }).min(min, 'too_short').max(max, 'too_long'));

/** A day as a form sends it. */
export const day = z.iso.date('date').transform((iso) => Temporal.PlainDate.from(iso));

/** Boxes of one name that were ticked: joined by commas from a form, a list from a program, nothing when none was. */
export const boxes = <T extends z.ZodArray>(schema: T) =>
	z.preprocess((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : (value ?? [])), schema);

/** A phone number as people write it, in the one form in which we keep it. */
export const phone = z.string().transform((typed, ctx) => {
	const value = normalizePhone(typed);
	if (value === undefined) ctx.addIssue({ code: 'custom', message: 'phone' });
	return value ?? z.NEVER;
});

/** A mail address, in lower case. */
export const email = z.string().transform((typed, ctx) => {
	const value = normalizeEmail(typed);
	if (value === undefined) ctx.addIssue({ code: 'custom', message: 'email' });
	return value ?? z.NEVER;
});
