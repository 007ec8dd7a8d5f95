/** What each act of this room takes. Messages are codes; their words are in messages/. */
import { z } from 'zod';
import { absent, day, email, optional, phone, text } from '#platform/fields.ts';
import { LANGS } from '#platform/i18n/lang.ts';
import { OUTCOMES } from './rules.ts';

/** An act that takes nothing but its button. */
export const nothing = z.object({});

/** Somebody who booked has come. */
export const arriveInput = z.object({ wishId: z.guid('choice') });

/** Somebody came without a time. They are asked for little: what they leave out, they may say at the door. */
export const walkInInput = z.object({
	/** Made with the form: the same form sent twice is the same person. */
	key: z.guid('invalid'),
	firstName: text(1, 80),
	phone: optional(phone),
	email: optional(email),
	topic: text(5, 2_000),
	needs: optional(text(2, 500)),
	language: z.enum(LANGS, 'language'),
	group: optional(z.string().max(40))
});
export type WalkInInput = z.output<typeof walkInInput>;

/** One ticket is meant; the acts of the door and of the line take no more. */
export const ticketInput = z.object({ ticketId: z.guid('choice') });

/** Out of the written order, with the reason. */
export const outInput = ticketInput.extend({ reason: text(5, 500) });

export const cardInput = z
	.object({
		asked: text(10, 4_000),
		said: text(2, 4_000),
		promised: optional(text(5, 2_000)),
		outcome: z.enum(OUTCOMES, 'choice'),
		unitId: optional(z.guid('tickets.unit')),
		dueOn: z.preprocess(absent, day.optional()),
		/** Where the answer to an appeal goes when neither a phone nor a mail address is known. */
		address: optional(text(5, 500)),
		language: z.enum(LANGS, 'language')
	})
	.superRefine(({ outcome, promised, unitId, dueOn }, context) => {
		if (outcome !== 'assignment') return;
		if (promised === undefined) context.addIssue({ code: 'custom', path: ['promised'], message: 'tickets.promised' });
		if (unitId === undefined) context.addIssue({ code: 'custom', path: ['unitId'], message: 'tickets.unit' });
		if (dueOn === undefined) context.addIssue({ code: 'custom', path: ['dueOn'], message: 'tickets.due' });
	});
export type CardInput = z.output<typeof cardInput>;
