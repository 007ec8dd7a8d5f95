/** What each act takes: shared by forms, API and CLI. Messages are codes; their words are in messages/. */
import { z } from 'zod';
import { isIin } from '#platform/contact.ts';
import { boxes, clean, email, optional, phone, text, upTo } from '#platform/fields.ts';
import { LANGS } from '#platform/i18n/lang.ts';
import { LOOK_REASONS, OUTCOMES, VERDICTS } from './rules.ts';
import { KINDS } from './rules/suggest.ts';

// Forms of contacts and of a point on the map, as pages need them to show what was put in.
export { maskIin, normalizeEmail, normalizePhone } from '#platform/contact.ts';
export { formatPoint, parsePoint } from '#platform/point.ts';

const iin = z
	.string()
	.transform((s) => s.replace(/\s/g, ''))
	.refine(isIin, 'iin');
const coordinate = (min: number, max: number) => z.coerce.number('coordinate').min(min, 'coordinate').max(max, 'coordinate');

/** Each field of an appeal by itself; nothing is required here, since what is incomplete is kept as a draft. */
export const draftFields = {
	text: optional(upTo(20_000)),
	kind: optional(z.enum(KINDS, 'kind')),
	themeId: optional(z.guid('choice')),
	territoryId: optional(z.guid('territory')),
	place: optional(upTo(300)),
	latitude: optional(coordinate(-90, 90)),
	longitude: optional(coordinate(-180, 180)),
	name: optional(upTo(200)),
	phone: optional(phone),
	email: optional(email),
	iin: optional(iin),
	address: optional(upTo(500)),
	/** The applicant asks that only a few named people know. */
	sensitive: z.preprocess((v) => (v === true || v === 'yes' ? true : undefined), z.literal(true).optional()),
	/** What other rooms ask beside, by room: kept as it was typed, read by the room itself. */
	beside: z.record(z.string().max(40), z.record(z.string().max(40), z.string().max(500))).optional()
};

export const draftInput = z.object(draftFields);
export type DraftBody = z.output<typeof draftInput>;

/** A complete appeal as the acts know it, made from a draft, an API body or a desk form. */
export interface AppealInput extends DraftBody {
	text: string;
	language: (typeof LANGS)[number];
}

/** The API's body (design 6): territory by its KATO code. */
export const apiAppealInput = z.object({
	text: text(10, 20_000),
	language: z.enum(LANGS, 'language'),
	kind: z.enum(KINDS, 'kind').optional(),
	territory: z.string().regex(/^\d{9}$/, 'territory'),
	place: upTo(300).optional(),
	latitude: coordinate(-90, 90).optional(),
	longitude: coordinate(-180, 180).optional(),
	applicant: z.object({
		name: text(1, 200),
		phone: phone.optional(),
		email: email.optional(),
		iin: iin.optional(),
		address: upTo(500).optional()
	})
});

const reason = clean.pipe(z.string().min(5, 'reason').max(2_000, 'too_long'));

export const registerInput = z.object({ kind: z.enum(KINDS, 'kind'), themeId: optional(z.guid('choice')) });
export const assignInput = z.object({ unitId: z.guid('unit'), executorId: optional(z.guid('person')), note: optional(upTo(2_000)) });
export const reportInput = z.object({ text: text(5, 10_000) });
/** What is typed so far: nothing has to be there before it is submitted. */
export const decisionDraftInput = z.object({
	outcome: optional(z.enum(OUTCOMES, 'outcome')),
	groundId: optional(z.string().max(60)),
	language: z.enum(LANGS, 'language'),
	text: upTo(30_000)
});
export const decisionInput = z
	.object({
		outcome: z.enum(OUTCOMES, 'outcome'),
		groundId: optional(z.string().max(60)),
		language: z.enum(LANGS, 'language'),
		text: text(20, 30_000)
	})
	.refine((d) => (d.outcome === 'stopped') === (d.groundId !== undefined), { path: ['groundId'], message: 'ground' });
export const returnInput = z.object({ reason });
export const extendInput = z.object({ reason, dueOn: z.iso.date('date') });
export const withdrawInput = z.object({ reason: optional(upTo(2_000)) });
export const remarkInput = z.object({ text: clean.pipe(z.string().min(2, 'required').max(10_000, 'too_long')) });
export const staffRemarkInput = remarkInput.extend({ seenBy: z.enum(['applicant', 'staff'], 'choice') });
export const verdictInput = z
	.object({
		verdict: z.enum(VERDICTS, 'verdict'),
		rating: optional(z.coerce.number('rating').int('rating').min(1, 'rating').max(5, 'rating')),
		disagrees: z.preprocess((v) => v === 'on' || v === 'true' || v === true, z.boolean()),
		text: optional(upTo(5_000))
	})
	.refine((v) => !v.disagrees || (v.text ?? '').length >= 5, { path: ['text'], message: 'disagree_why' });
/** Who may know of a sensitive appeal: ids of people, several fields of a form or one list. */
const people = boxes(z.array(z.guid('person')).min(1, 'appeals.reader_signs').max(50, 'too_long'));
export const reasonInput = z.object({ reason });
/** A number as people type it. */
const number = text(1, 40).transform((s) => s.toUpperCase());
/** One more applicant of a collective appeal; without words of their own they join those of the first. */
export const joinFields = z.object({
	name: text(1, 200),
	phone: draftFields.phone,
	email: draftFields.email,
	iin: draftFields.iin,
	address: draftFields.address,
	language: z.enum(LANGS, 'language'),
	channel: z.enum(['visit', 'phone', 'letter', 'mail'], 'choice').default('letter'),
	text: optional(text(10, 20_000))
});
export const joinInput = joinFields.refine((who) => who.phone !== undefined || who.email !== undefined || who.address !== undefined, {
	path: ['phone'],
	message: 'appeals.join_contact'
});
/** `into`: this appeal goes into the one with that number. `from`: that one comes into this. */
export const mergeInput = z.object({ number, way: z.enum(['into', 'from'], 'choice').default('into'), reason });
export const restrictInput = z.object({ reason, readers: people });
export const glassInput = z.object({
	number,
	reason: clean.pipe(z.string().min(20, 'appeals.glass_reason').max(2_000, 'too_long'))
});
export const againstInput = z.object({ personId: z.guid('person') });
export const lookInput = z.object({ why: z.enum(LOOK_REASONS, 'choice').default('work') });
export const deliveryInput = z.object({ deliveryId: z.guid('choice'), detail: optional(upTo(300)) });
