/** What each act takes: shared by forms and other rooms. Messages are codes; their words are in messages/. */
import { z } from 'zod';
import { boxes, day, optional, text } from '#platform/fields.ts';
import { LANGS, type Texts } from '#platform/i18n/lang.ts';
import { inCountry, parsePoint } from '#platform/point.ts';
import { filledTexts } from '#modules/organisation/rules.ts';
import { ACCESS, MODES } from './rules.ts';
import { EVERY, NTH } from './rules/hours.ts';

const whole = (least: number, most: number) =>
	z.coerce.number('receptions.number').int('receptions.number').min(least, 'receptions.number').max(most, 'receptions.number');
const time = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'receptions.time')
	.transform((text) => Temporal.PlainTime.from(text));
const reason = text(3, 500);
const ticked = z.preprocess((value) => value === true || value === 'on', z.boolean());
const kato = z
	.string('required')
	.trim()
	.regex(/^\d{9}$/, 'receptions.territory');
const point = z.string().transform((typed, context) => {
	const found = parsePoint(typed);
	if (found === undefined) context.addIssue({ code: 'custom', message: 'receptions.point' });
	else if (!inCountry(found)) context.addIssue({ code: 'custom', message: 'receptions.point_abroad' });
	return found ?? z.NEVER;
});
const instant = z.instanceof(Temporal.Instant);

/** Three fields of one text: one at least is filled in, an empty one repeats it. */
const words = (max: number) => z.preprocess((value) => value ?? '', z.string().trim().max(max, 'too_long'));
function textsOf(given: Texts, field: string, context: z.RefinementCtx): Texts {
	const texts = filledTexts(given);
	if (texts !== undefined) return texts;
	context.addIssue({ code: 'custom', path: [field], message: 'required' });
	return z.NEVER;
}

export const hostInput = z
	.object({
		/** `mandate:<id>` or `person:<id>`. */
		who: z.string('choose').regex(/^(mandate|person):[0-9a-f-]{36}$/, 'choose'),
		titleKk: words(200),
		titleRu: words(200),
		titleEn: words(200),
		validFrom: day
	})
	.transform(({ titleKk, titleRu, titleEn, ...rest }, context) => ({
		...rest,
		title: textsOf({ kk: titleKk, ru: titleRu, en: titleEn }, 'titleKk', context)
	}));
export type HostInput = z.output<typeof hostInput>;

export const endInput = z.object({ lastDay: day });

export const placeInput = z
	.object({
		nameKk: words(200),
		nameRu: words(200),
		nameEn: words(200),
		addressKk: words(300),
		addressRu: words(300),
		addressEn: words(300),
		territory: kato,
		/** On the map: "43.2567, 76.9286", or a link of a map. */
		point: optional(point),
		access: boxes(z.array(z.enum(ACCESS))),
		video: ticked,
		/** The last day on which people are received there. */
		validTo: optional(day)
	})
	.transform(({ nameKk, nameRu, nameEn, addressKk, addressRu, addressEn, ...rest }, context) => ({
		...rest,
		name: textsOf({ kk: nameKk, ru: nameRu, en: nameEn }, 'nameKk', context),
		address: textsOf({ kk: addressKk, ru: addressRu, en: addressEn }, 'addressKk', context)
	}));
export type PlaceInput = z.output<typeof placeInput>;

/** How hours are cut, and for whom they are. */
const terms = {
	slotMinutes: whole(5, 240),
	seats: whole(1, 50),
	walkInShare: whole(0, 100),
	languages: boxes(z.array(z.enum(LANGS)).min(1, 'choose')),
	modes: boxes(z.array(z.enum(MODES)).min(1, 'choose'))
};

const nth = z.preprocess(Number, z.literal([...NTH], 'choose'));

export const patternInput = z
	.object({
		...terms,
		placeId: z.guid('choose'),
		every: z.enum(EVERY, 'choose'),
		step: whole(1, 12),
		weekdays: boxes(z.array(z.coerce.number().int().min(1).max(7)).min(1, 'choose')),
		nth,
		from: time,
		to: time,
		validFrom: day,
		validTo: optional(day)
	})
	.transform(({ every, step, weekdays, nth: which, ...rest }) => ({
		...rest,
		rhythm: every === 'week' ? ({ every, step, weekdays } as const) : ({ every, step, weekdays, nth: which } as const)
	}));
export type PatternInput = z.output<typeof patternInput>;

/** A day made by another room. */
export const dayInput = z.object({
	...terms,
	hostId: z.guid('choice'),
	placeId: z.guid('choice'),
	startsAt: instant,
	endsAt: instant,
	/** The stop of a visit at which it is. */
	visitStopId: optional(z.guid('choice'))
});
export type DayInput = z.output<typeof dayInput>;

/** A day made in a form. */
export const onceInput = z.object({ ...terms, placeId: z.guid('choose'), day, from: time, to: time });
export type OnceInput = z.output<typeof onceInput>;

export const cancelInput = z.object({ reason });
export const exceptionInput = z.object({ from: time, to: time, reason });
export type ExceptionInput = z.output<typeof exceptionInput>;

export const absenceInput = z.object({ fromOn: day, untilOn: day, reason });
export type AbsenceInput = z.output<typeof absenceInput>;
export const dropAbsenceInput = z.object({ absenceId: z.guid('choice') });

const CODE = /^[a-z][a-z_]{1,39}$/;
export const groupInput = z
	.object({
		code: z.string().trim().regex(CODE, 'receptions.code'),
		nameKk: words(200),
		nameRu: words(200),
		nameEn: words(200),
		rank: whole(1, 99),
		validFrom: day,
		source: reason,
		reason
	})
	.transform(({ nameKk, nameRu, nameEn, ...rest }, context) => ({
		...rest,
		name: textsOf({ kk: nameKk, ru: nameRu, en: nameEn }, 'nameKk', context)
	}));
export type GroupInput = z.output<typeof groupInput>;

export const retireGroupInput = z.object({ group: z.string().regex(CODE, 'choose'), validTo: day, retireReason: reason });
export type RetireGroupInput = z.output<typeof retireGroupInput>;
