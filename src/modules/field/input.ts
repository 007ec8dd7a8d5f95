/** What a kit is made of, and what a device takes and sends: shared by the device's own forms and the server. */
import { z } from 'zod';
import { day, optional, text } from '#platform/fields.ts';
import { LANGS } from '#platform/i18n/lang.ts';
import { draftFields } from '#modules/appeals/input.ts';
import { missing, type MissingField } from '#modules/appeals/rules.ts';
import { addPersonInput } from '#modules/events/input.ts';
import { addWalkInsInput, cameInput } from '#modules/participation/input.ts';
import { wishInput } from '#modules/wishes/input.ts';
import { MOST_NUMBERS } from './rules.ts';

const numbers = (least: number) =>
	z.coerce.number('field.numbers').int('field.numbers').min(least, 'field.numbers').max(MOST_NUMBERS, 'field.numbers');

/** A kit: for which device, which day, where; the event whose people are ticked off, if there is one. */
export const kitInput = z.object({
	unitId: z.guid('choose'),
	label: text(2, 60),
	day,
	/** The place by its code (KATO). */
	territory: z.string('required').regex(/^\d{9}$/, 'field.territory'),
	eventId: optional(z.guid('choose')),
	/** Of appeals, and of wishes to meet. */
	numbers: numbers(1),
	wishNumbers: numbers(0)
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

const yes = z.preprocess((value) => (value === true || value === 'yes' ? true : undefined), z.literal(true, 'field.consent'));

/**
 * A wish to meet as it is taken on a device. `consent`: they agreed aloud to what the public form says of their data; without it nothing is
 * kept. `walkIn`: they came by themselves, without a time, to be received today.
 */
export const wishBody = wishInput.and(z.object({ consent: yes, walkIn: yes.optional() }));

/** Somebody whom nobody announced, of an invited unit. */
export const guestBody = addPersonInput.pick({ unitId: true, name: true });

/**
 * Somebody came: a person of the list; one whom nobody announced; so many with the registration of a number; so many without any, who are
 * counted and give no name.
 */
export const cameBody = z.union([z.object({ personId: z.guid('choose') }), guestBody, cameInput, addWalkInsInput]);

const envelope = { id: z.guid('invalid'), saidAt: z.int('invalid').nonnegative('invalid') };

/** On the slip: a number that was set apart, and a code that the device made: shown once, kept here as its hash. */
const slip = {
	number: z.string('invalid').max(40),
	code: z.string('invalid').regex(/^[\dA-HJKMNP-TV-Z]{5}(-[\dA-HJKMNP-TV-Z]{5}){4}-[\dA-HJKMNP-TV-Z]$/, 'invalid')
};

/** A record as it lies on the device and is sent. */
export const recordInput = z.discriminatedUnion('kind', [
	z.object({ ...envelope, ...slip, kind: z.literal('appeal'), body: appealBody }),
	z.object({ ...envelope, ...slip, kind: z.literal('wish'), body: wishBody }),
	z.object({ ...envelope, kind: z.literal('came'), body: cameBody })
]);
export type FieldRecord = z.output<typeof recordInput>;
export type AppealRecord = Extract<FieldRecord, { kind: 'appeal' }>;
export type WishRecord = Extract<FieldRecord, { kind: 'wish' }>;
export type NumberedRecord = AppealRecord | WishRecord;
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

/** A mark that was refused is set aside: why it was refused, as it stands on the device, and why nothing is done about it. */
export const asideInput = takeInput.extend({
	...envelope,
	kind: z.literal('came', 'field.held'),
	refusal: text(1, 1_000),
	reason: text(5, 500)
});
export type AsideInput = z.output<typeof asideInput>;

/** A photo: the bytes are the body of the request. */
export const photoInput = z.object({
	id: z.guid('invalid'),
	record: z.guid('invalid'),
	sha256: z.string('invalid').regex(/^[0-9a-f]{64}$/, 'invalid'),
	name: z.string('invalid').min(1).max(200)
});
export type PhotoInput = z.output<typeof photoInput>;
