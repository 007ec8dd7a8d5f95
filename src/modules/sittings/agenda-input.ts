/** What planning a sitting and keeping its agenda take. */
import { z } from 'zod';
import { day, optional, text, upTo } from '#platform/fields.ts';
import { filledTexts } from '#modules/organisation/rules.ts';
import { ITEM_KINDS, LEFT_AS } from './rules/agenda.ts';

const title = upTo(300).default('');
const url = z.url({ protocol: /^https?$/, error: 'url' }).max(500);
const time = z
	.string('required')
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'events.time')
	.transform((typed) => Temporal.PlainTime.from(typed));
const reason = text(5, 1_000);

/** When and where a body sits, and whether citizens may come. */
export const sittingInput = z
	.object({
		day,
		from: time,
		to: time,
		place: optional(text(3, 300)),
		video: z.enum(['none', 'room', 'url'], 'choose').default('none'),
		videoUrl: optional(url),
		/** Where it can be watched live: an HLS address or a page. */
		streamUrl: optional(url),
		chairId: z.guid('choose'),
		/** Empty: citizens may come and watch. */
		closedGround: optional(text(5, 500))
	})
	.superRefine(({ from, to, place, video, videoUrl }, context) => {
		const fault = (path: string, message: string) => {
			context.addIssue({ code: 'custom', path: [path], message });
		};
		if (Temporal.PlainTime.compare(to, from) <= 0) fault('to', 'events.ends');
		if (video === 'none' && place === undefined) fault('place', 'events.where');
		if (video === 'url' && videoUrl === undefined) fault('videoUrl', 'url');
	});
export type SittingInput = z.output<typeof sittingInput>;

/** An item of the agenda, as a form sends it. */
export const itemInput = z
	.object({
		kind: z.enum(ITEM_KINDS, 'choose').default('ordinary'),
		itemKk: title,
		itemRu: title,
		itemEn: title,
		rapporteur: upTo(200).default(''),
		minutes: z.coerce.number('sittings.minutes').int('sittings.minutes').min(1, 'sittings.minutes').max(480, 'sittings.minutes'),
		/** Which of the body's kinds of question. */
		majority: z.coerce.number('choose').int('choose').min(1, 'choose').max(6, 'choose').default(1),
		/** The item it is a part of. */
		parentId: optional(z.guid('choose')),
		closedGround: optional(text(5, 500)),
		/** KATO code of the place whose promises are reviewed. */
		territory: optional(z.string().max(20)),
		/** Asked after the notice was served. */
		lateReason: optional(reason)
	})
	.transform(({ itemKk, itemRu, itemEn, ...rest }, context) => {
		const name = filledTexts({ kk: itemKk, ru: itemRu, en: itemEn });
		if (name === undefined) {
			context.addIssue({ code: 'custom', path: ['itemKk'], message: 'required' });
			return z.NEVER;
		}
		if (rest.kind === 'promises' && rest.territory === undefined) {
			context.addIssue({ code: 'custom', path: ['territory'], message: 'required' });
			return z.NEVER;
		}
		return { ...rest, title: name };
	});
export type ItemInput = z.output<typeof itemInput>;

export const oneItemInput = z.object({ itemId: z.guid('choose') });
export const moveItemInput = z.object({
	itemId: z.guid('choose'),
	by: z.enum(['up', 'down'], 'choose').transform((way) => (way === 'up' ? -1 : 1))
});
export const withdrawItemInput = z.object({ itemId: z.guid('choose'), withdrawReason: reason });

/** The agenda goes out without a discussion, or with a notice that is too short, only with a reason that everybody reads. */
export const announceInput = z.object({ undiscussedReason: optional(reason), shortReason: optional(reason) });
export type AnnounceInput = z.output<typeof announceInput>;

/** `carry`: whether its items go to the next sitting, as they do unless it is said that they don't. */
export const cancelSittingInput = z.object({
	cancelReason: reason,
	carry: z
		.enum(['next', 'none'], 'choose')
		.default('next')
		.transform((way) => way === 'next')
});

/** The field of a form that says what becomes of an item that was not taken. */
export const leftField = (itemId: string): string => `left.${itemId}`;

/** The end of a sitting: what becomes of each item that was not taken, and why; a withdrawal has its reason. */
export const endInput = z.looseObject({ leftReason: optional(reason) }).transform(({ leftReason, ...form }, context) => {
	const left = Object.entries(form).flatMap(([name, value]) => {
		const as = LEFT_AS.find((one) => one === value);
		return as === undefined || !name.startsWith(leftField('')) ? [] : [[name.slice(leftField('').length), as] as const];
	});
	if (leftReason === undefined && left.some(([, as]) => as === 'withdrawn'))
		context.addIssue({ code: 'custom', path: ['leftReason'], message: 'required' });
	return { left: new Map(left), leftReason };
});
export type EndInput = z.output<typeof endInput>;

/** Somebody came in or went out; their voice was given to another, or taken back. */
export const noteInput = z
	.object({ seatId: z.guid('choose'), what: z.enum(['in', 'out', 'proxy', 'back'], 'choose'), holderId: optional(z.guid('choose')) })
	.superRefine(({ what, holderId }, context) => {
		if (what === 'proxy' && holderId === undefined) context.addIssue({ code: 'custom', path: ['holderId'], message: 'choose' });
	});
export type NoteInput = z.output<typeof noteInput>;
