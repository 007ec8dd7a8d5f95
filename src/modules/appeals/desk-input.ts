/** What the desk's own forms take: intake on somebody's behalf, rules of routing. */
import { z } from 'zod';
import { optional } from '#platform/fields.ts';
import { LANGS } from '#platform/i18n/lang.ts';
import { draftFields } from './input.ts';

/** Ways in which something comes to a desk; the others come by themselves. */
export const DESK_CHANNELS = ['visit', 'phone', 'letter', 'mail'] as const;
export type DeskChannel = (typeof DESK_CHANNELS)[number];

/** The fields of the citizen's form and the day on which a letter came. Nothing is required: what is incomplete is kept. */
export const intakeBody = z.object({ ...draftFields, receivedOn: optional(z.iso.date('date')) });
export type IntakeBody = z.output<typeof intakeBody>;

export const intakeInput = intakeBody.extend({
	channel: z.enum(DESK_CHANNELS, 'choice'),
	language: z.enum(LANGS, 'language'),
	unitId: z.guid('unit')
});
export type IntakeInput = z.output<typeof intakeInput>;

/** Scans of letters that came on one day, to be written out later. */
export const scansInput = z.object({
	key: z.string().regex(/^[\w-]{43}$/, 'invalid'),
	receivedOn: optional(z.iso.date('date')),
	language: z.enum(LANGS, 'language'),
	unitId: z.guid('unit')
});

/** What is compared while somebody types. */
export const similarInput = z.object({
	text: z.string().max(20_000).default(''),
	territoryId: optional(z.guid()),
	phone: optional(z.string().max(50)),
	email: optional(z.string().max(254)),
	iin: optional(z.string().max(20))
});

export const routeInput = z.object({
	territoryId: optional(z.guid('territory')),
	themeId: optional(z.guid('choice')),
	unitId: z.guid('unit')
});
