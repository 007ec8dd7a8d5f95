/** What a kit is made of, and what a device takes and sends: shared by the device's own forms and the server. */
import { z } from 'zod';
import { day, optional, text } from '#platform/fields.ts';
import { LANGS } from '#platform/i18n/lang.ts';
import { draftFields } from '#modules/appeals/input.ts';
import { missing, type MissingField } from '#modules/appeals/rules.ts';
import { addPersonInput } from '#modules/events/input.ts';
import { MOST_NUMBERS } from './rules.ts';

/** A kit: for which device, which day, where; the event whose people are ticked off, if there is one. */
export const kitInput = z.object({
	unitId: z.guid('choose'),
	label: text(2, 60),
	day,
	/** The place by its code (KATO). */
	territory: z.string('required').regex(/^\d{9}$/, 'field.territory'),
	eventId: optional(z.guid('choose')),
	numbers: z.coerce.number('field.numbers').int('field.numbers').min(1, 'field.numbers').max(MOST_NUMBERS, 'field.numbers')
});
export type KitInput = z.output<typeof kitInput>;

export const revokeInput = z.object({ kitId: z.guid('choose'), reason: text(5, 500) });
export type RevokeInput = z.output<typeof revokeInput>;

const FIELD_OF: Record<MissingField, string> = { text: 'text', territory: 'territoryId', name: 'name', contact: 'phone' };

/** An appeal as it is taken on a device: what the Code demands is asked at once, since nobody can ask later. */
export const appealBody = z
	.object({
		language: z.enum(LANGS, 'choose'),
		text: draftFields.text,
		territoryId: draftFields.territoryId,
		place: draftFields.place,
		name: draftFields.name,
		phone: draftFields.phone,
		email: draftFields.email,
		address: draftFields.address,
		sensitive: draftFields.sensitive
	})
	.superRefine((body, context) => {
		for (const lack of missing(body)) {
			const message = lack === 'contact' ? 'field.contact' : 'required';
			context.addIssue({ code: 'custom', path: [FIELD_OF[lack]], message });
		}
	});

/** Somebody came: a person of the list, or one whom nobody announced. */
export const cameBody = z.union([z.object({ personId: z.guid('choose') }), addPersonInput.pick({ unitId: true, name: true })]);

const envelope = { id: z.guid('invalid'), saidAt: z.int('invalid').nonnegative('invalid') };

/** A record as it lies on the device and is sent. */
export const recordInput = z.discriminatedUnion('kind', [
	z.object({
		...envelope,
		kind: z.literal('appeal'),
		number: z.string('invalid').max(40),
		/** Made by the device and printed there: shown once, kept here as its hash. */
		code: z.string('invalid').regex(/^[\dA-HJKMNP-TV-Z]{5}(-[\dA-HJKMNP-TV-Z]{5}){4}-[\dA-HJKMNP-TV-Z]$/, 'invalid'),
		body: appealBody
	}),
	z.object({ ...envelope, kind: z.literal('came'), body: cameBody })
]);
export type FieldRecord = z.output<typeof recordInput>;
export type AppealRecord = Extract<FieldRecord, { kind: 'appeal' }>;
export type CameRecord = Extract<FieldRecord, { kind: 'came' }>;

const sentAt = z.int('invalid').nonnegative('invalid');
export const sentInput = z.object({ record: recordInput, sentAt });
export type Sent = z.output<typeof sentInput>;

/** How a device is: whose it is, and what still lies on it alone. */
export const stateInput = z.object({
	deviceId: z.guid('invalid'),
	waiting: z.int().min(0).max(100_000),
	refused: z.int().min(0).max(100_000)
});
export type StateInput = z.output<typeof stateInput>;

export const takeInput = stateInput.pick({ deviceId: true });

/** A photo: the bytes are the body of the request. */
export const photoInput = z.object({
	id: z.guid('invalid'),
	record: z.guid('invalid'),
	sha256: z.string('invalid').regex(/^[0-9a-f]{64}$/, 'invalid'),
	name: z.string('invalid').min(1).max(200)
});
export type PhotoInput = z.output<typeof photoInput>;
