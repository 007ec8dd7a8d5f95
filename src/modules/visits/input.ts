/** What each act on a visit takes. Messages are codes; their words are in messages/ and the platform's refusals. */
import { z } from 'zod';
import { day, optional, text, upTo } from '#platform/fields.ts';
import { filledTexts } from '#modules/organisation/rules.ts';
import { COMPONENTS } from './rules/need.ts';

const purpose = upTo(300).default('');

/** Whose trip it is, from which day, and why people should come: shown to citizens. */
export const visitInput = z
	.object({ mandateId: z.guid('choose'), firstDay: day, purposeKk: purpose, purposeRu: purpose, purposeEn: purpose })
	.transform(({ purposeKk, purposeRu, purposeEn, ...rest }, context) => {
		const filled = filledTexts({ kk: purposeKk, ru: purposeRu, en: purposeEn });
		if (filled === undefined) {
			context.addIssue({ code: 'custom', path: ['purposeKk'], message: 'required' });
			return z.NEVER;
		}
		return { ...rest, purpose: filled };
	});
export type VisitInput = z.output<typeof visitInput>;

const time = z
	.string('required')
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'visits.time')
	.transform((typed) => Temporal.PlainTime.from(typed));

/** KATO code of a settlement. */
const territory = z
	.string('visits.territory')
	.trim()
	.regex(/^\d{9}$/, 'visits.territory');

/** Where and when; a place not said yet is said before it is told. */
export const stopInput = z.object({
	territory,
	place: optional(text(3, 300)),
	day,
	from: time,
	to: time,
	/** An event of the host's that is held there then. */
	eventId: optional(z.guid('choose'))
});
export type StopInput = z.output<typeof stopInput>;

/** Which stop, and what it is now; why, when it was told already. */
export const changeStopInput = stopInput.extend({ stopId: z.guid('choose'), reason: optional(text(5, 500)) });
export type ChangeStopInput = z.output<typeof changeStopInput>;

/** A settlement of the list of need, at the time that follows. */
export const proposedInput = z.object({ territory });
export const stopIdInput = z.object({ stopId: z.guid('choose') });

export const dropInput = z.object({ stopId: z.guid('choose'), reason: text(5, 500) });
export const cancelInput = z.object({ reason: text(5, 500) });

export interface Promised {
	text: string;
	dueOn: Temporal.PlainDate;
}

/** How many promises a form has room for: more are added after. */
export const PROMISES = 3;

const promise = (n: number) => ({ [`promise${String(n)}`]: optional(text(5, 1_000)), [`due${String(n)}`]: optional(day) });
const promises = Object.assign({}, ...Array.from({ length: PROMISES }, (_, i) => promise(i + 1))) as Record<string, z.ZodType>;

/** What came of a stop: how many people, what was spoken of, what was promised and until when. */
export const reportInput = z
	.object({
		stopId: z.guid('choose'),
		people: z.coerce.number('visits.people').int('visits.people').min(0, 'visits.people').max(100_000, 'visits.people'),
		summary: text(10, 3_000),
		...promises
	})
	.transform(({ stopId, people, summary, ...rest }, context) => {
		const typed = rest as Record<string, string | Temporal.PlainDate | undefined>;
		const list = Array.from({ length: PROMISES }, (_, i): Promised[] => {
			const [what, until] = [typed[`promise${String(i + 1)}`], typed[`due${String(i + 1)}`]];
			if (what === undefined && until === undefined) return [];
			if (typeof what === 'string' && until instanceof Temporal.PlainDate) return [{ text: what, dueOn: until }];
			const missing = what === undefined ? `promise${String(i + 1)}` : `due${String(i + 1)}`;
			context.addIssue({ code: 'custom', path: [missing], message: 'required' });
			return [];
		});
		return { stopId, people, summary, promises: list.flat() };
	});
export type ReportInput = z.output<typeof reportInput>;

/** Hours within a stop at which the deputy receives people one by one. */
export const hoursInput = z.object({
	stopId: z.guid('choose'),
	/** A place of the settlement where people are received. */
	placeId: z.guid('choose'),
	hoursFrom: time,
	hoursTo: time,
	slotMinutes: z.coerce.number('visits.number').int('visits.number').min(5, 'visits.number').max(120, 'visits.number'),
	/** Per cent of the times that nobody books. */
	walkInShare: z.coerce.number('visits.number').int('visits.number').min(0, 'visits.number').max(100, 'visits.number')
});
export type HoursInput = z.output<typeof hoursInput>;

const whole = (least: number, most: number) =>
	z.coerce.number('visits.number').int('visits.number').min(least, 'visits.number').max(most, 'visits.number');
const weights = Object.fromEntries(COMPONENTS.map((one) => [one, whole(0, 100)])) as Record<
	(typeof COMPONENTS)[number],
	ReturnType<typeof whole>
>;

/** An edition of the method, from a day to come. */
export const methodInput = z
	.object({
		...weights,
		speedKmh: whole(10, 200),
		detourPercent: whole(0, 200),
		evenPeople: whole(1, 100_000),
		halfMonths: whole(1, 120),
		halfKm: whole(1, 2_000),
		halfPeople: whole(1, 1_000_000),
		leastKnown: whole(1, 100),
		validFrom: day,
		source: text(3, 300),
		reason: text(5, 500)
	})
	.refine((one) => COMPONENTS.some((component) => one[component] > 0), { path: ['appeals'], message: 'visits.weights' });
export type MethodInput = z.output<typeof methodInput>;
