/** What each act takes: shared by the public form and the desk. Messages are codes; their words are in messages/. */
import { z } from 'zod';
import { absent, email, optional, phone, text } from '#platform/fields.ts';
import { LANGS } from '#platform/i18n/lang.ts';
import { MODES } from '#modules/receptions/rules.ts';
import { ASKERS, IDENTIFIED, OUTCOMES } from './rules.ts';

/** Each answer by itself; nothing is required here, since what is incomplete is kept as a draft. */
export const wishFields = {
	/** Absent: whoever can help. */
	hostId: optional(z.guid('choose')),
	territoryId: optional(z.guid('territory')),
	mode: optional(z.enum(MODES, 'choose')),
	topic: optional(text(5, 2_000)),
	needs: optional(text(2, 500)),
	/** A group that goes first, by its code. */
	group: optional(z.string().max(40)),
	slotId: optional(z.guid('choose')),
	firstName: optional(text(1, 80)),
	lastName: optional(text(1, 80)),
	phone: optional(phone),
	email: optional(email)
};

/** `anybody`: it was chosen to take whoever can help; `hold`, `heldUntil`: the seat that is held meanwhile; `line`: no time fits. */
export const draftInput = z.object({
	...wishFields,
	anybody: z.literal(true).optional(),
	line: z.literal(true).optional(),
	hold: z.string().max(100).optional(),
	heldUntil: z.string().max(40).optional()
});
export type DraftBody = z.output<typeof draftInput>;

/** Whoever can be told of a time can be reached: a telephone or a mail address. */
export const wishInput = z
	.object({
		...wishFields,
		mode: z.enum(MODES, 'choose'),
		topic: text(5, 2_000),
		firstName: text(1, 80),
		language: z.enum(LANGS, 'language')
	})
	.refine(({ phone, email }) => phone !== undefined || email !== undefined, { path: ['phone'], message: 'wishes.contact' })
	.refine(({ mode, phone }) => mode !== 'phone' || phone !== undefined, { path: ['phone'], message: 'wishes.phone' });
export type WishInput = z.output<typeof wishInput>;

export const slotInput = z.object({ slotId: z.guid('choose') });
export const withdrawInput = z.object({ reason: optional(text(2, 2_000)) });
const reason = text(5, 2_000);
export const reasonInput = z.object({ reason });
/** What staff do because the person asked for it: who asked, and how they made sure who it was. */
export const askedInput = z.object({ asker: z.enum(ASKERS, 'choose'), identified: z.enum(IDENTIFIED, 'choose') });
export const askedSlotInput = askedInput.and(slotInput);
export const askedReasonInput = askedInput.and(withdrawInput);
/** A lost code: the number, and a telephone or a mail address that stands in the booking. */
export const lostCodeInput = z.object({
	number: z
		.string()
		.transform((typed) => typed.toUpperCase().replace(/\s/g, ''))
		.pipe(z.string().min(1, 'required').max(40, 'too_long')),
	contact: z.preprocess(
		absent,
		z
			.string('required')
			.max(254, 'too_long')
			.pipe(z.union([email, phone], 'wishes.contact_wrong'))
	)
});
/** To another host, or to whoever of another unit can help: `host:<id>` or `unit:<id>`. */
export const referInput = z.object({
	to: z
		.string('choose')
		.regex(/^(host|unit):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'choose')
		.transform((to) => (to.startsWith('host:') ? { hostId: to.slice(5), unitId: undefined } : { hostId: undefined, unitId: to.slice(5) })),
	reason
});
/** Taken in by telephone or at the desk. */
export const intakeInput = wishInput.and(z.object({ channel: z.enum(['phone', 'desk'], 'choose') }));
export const metInput = z.object({ outcome: z.enum(OUTCOMES, 'choose'), note: optional(text(2, 5_000)) });
