/** What each act takes. Messages are codes; their words are in messages/ and the platform's refusals. */
import { z } from 'zod';
import { email, optional, phone, text, upTo } from '#platform/fields.ts';
import { parsePoint } from '#platform/point.ts';
import { planInput } from '#modules/events/input.ts';
import { filledTexts } from '#modules/organisation/rules.ts';
import { EVENT_LANGUAGES, MOST_PEOPLE, MOST_WALK_INS } from './rules.ts';

const point = z.string().transform((typed, context) => {
	const found = parsePoint(typed);
	if (found === undefined) context.addIssue({ code: 'custom', message: 'participation.point' });
	return found ?? z.NEVER;
});

/** What citizens are told beside the event itself; it may be changed at any time. */
export const gatheringInput = z.object({
	/** The place by its code (KATO). */
	territory: z.string('required').regex(/^\d{9}$/, 'participation.territory'),
	mandateId: optional(z.guid('choose')),
	language: z.enum(EVENT_LANGUAGES, 'choose'),
	capacity: optional(
		z.coerce
			.number('participation.capacity')
			.int('participation.capacity')
			.min(1, 'participation.capacity')
			.max(100_000, 'participation.capacity')
	),
	point: optional(point),
	access: optional(text(3, 500))
});
export type GatheringInput = z.output<typeof gatheringInput>;

/** A plan with all that citizens are told: the event's own fields, and these. */
export const planGatheringInput = z.intersection(planInput, gatheringInput.extend({ hostId: z.guid('choose') }));
export type PlanGatheringInput = z.output<typeof planGatheringInput>;
/** The same of an event whose host is settled. */
export const changeGatheringInput = z.intersection(planInput, gatheringInput);
export type ChangeGatheringInput = z.output<typeof changeGatheringInput>;

const words = upTo(10_000).default('');

/** What there is to read and see of an event that was held. */
export const outcomeInput = z
	.object({
		outcomeKk: words,
		outcomeRu: words,
		outcomeEn: words,
		recordingUrl: optional(z.url({ protocol: /^https?$/, error: 'url' }).max(500))
	})
	.transform(({ outcomeKk, outcomeRu, outcomeEn, recordingUrl }) => ({
		outcome: filledTexts({ kk: outcomeKk, ru: outcomeRu, en: outcomeEn }),
		recordingUrl
	}));
export type OutcomeInput = z.output<typeof outcomeInput>;

/** What is said of photos that are added together; the photos themselves come beside it. */
export const photosInput = z.object({ caption: optional(text(3, 300)) });
export type PhotosInput = z.output<typeof photosInput>;

/** A photo, and why it is shown no more. */
export const takeDownInput = z.object({ photoId: z.uuid('invalid'), reason: text(3, 500) });
export type TakeDownInput = z.output<typeof takeDownInput>;

/** Somebody who wants to come, and with whom. */
export const registerInput = z
	.object({
		/** What the form was given when it was opened: opens the registration afterwards, and makes a form sent twice one. */
		key: z.string('invalid').regex(/^[\w-]{43}$/, 'invalid'),
		name: text(1, 60),
		phone: optional(phone),
		email: optional(email),
		people: z.coerce
			.number('participation.people')
			.int('participation.people')
			.min(1, 'participation.people')
			.max(MOST_PEOPLE, 'participation.people'),
		needs: optional(text(3, 500))
	})
	.refine((who) => who.phone !== undefined || who.email !== undefined, { path: ['phone'], message: 'participation.contact' });
export type RegisterInput = z.output<typeof registerInput>;

const whole = (code: string, min: number, max: number) => z.coerce.number(code).int(code).min(min, code).max(max, code);

/** At the door: so many with the registration of a number. */
export const cameInput = z.object({ number: whole('participation.number', 1, 1_000_000), came: whole('participation.came', 0, 20) });
export type CameInput = z.output<typeof cameInput>;

/** How many came without one, in all. */
export const walkInsInput = z.object({ walkIns: whole('participation.walk_ins', 0, MOST_WALK_INS) });
export type WalkInsInput = z.output<typeof walkInsInput>;

/** So many more. */
export const addWalkInsInput = z.object({ walkIns: whole('participation.more', 1, 1_000) });
export type AddWalkInsInput = z.output<typeof addWalkInsInput>;
