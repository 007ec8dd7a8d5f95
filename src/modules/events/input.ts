/** What each act on an event takes. Messages are codes; their words are in messages/ and the platform's refusals. */
import { z } from 'zod';
import { boxes, day, optional, plain, text, upTo } from '#platform/fields.ts';
import { audienceFields, toAudience } from '#modules/organisation/audience-input.ts';
import { filledTexts, UNIT_KINDS } from '#modules/organisation/rules.ts';
import { NORM_PERIODS } from './rules.ts';

const time = z
	.string('required')
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'events.time')
	.transform((typed) => Temporal.PlainTime.from(typed));
const title = upTo(200).default('');
const url = z.url({ protocol: /^https?$/, error: 'url' }).max(500);

export interface AgendaLine {
	title: string;
	speaker: string;
	minutes: number;
}

/** "Title; speaker; minutes", one item a line; the speaker may be left out. Undefined: the line says no title or no minutes. */
export function agendaLine(line: string): AgendaLine | undefined {
	const parts = line.split(';').map((part) => part.trim());
	const minutes = Number(parts.at(-1));
	const [name = '', speaker = ''] = parts.slice(0, -1);
	if (parts.length < 2 || parts.length > 3 || name === '' || name.length > 300 || speaker.length > 200) return undefined;
	return Number.isInteger(minutes) && minutes >= 1 && minutes <= 480 ? { title: name, speaker, minutes } : undefined;
}

const agenda = upTo(20_000).transform((typed, context): AgendaLine[] => {
	const lines = typed.split('\n').filter((line) => line.trim() !== '');
	const items = lines.flatMap((line) => agendaLine(line) ?? []);
	if (items.length < lines.length || items.length === 0 || items.length > 50) {
		context.addIssue({ code: 'custom', message: items.length > 50 ? 'events.agenda_long' : 'events.agenda' });
		return z.NEVER;
	}
	return items;
});

/** When and where it is, and what is spoken of. */
const held = {
	day,
	from: time,
	to: time,
	place: optional(text(3, 300)),
	/** `room`: of the video service in use. */
	video: z.enum(['none', 'room', 'url'], 'choose'),
	videoUrl: optional(url),
	agenda
};
type Held = z.output<z.ZodObject<typeof held>>;

function checkHeld({ from, to, place, video, videoUrl }: Held, context: z.core.$RefinementCtx): void {
	const fault = (path: string, message: string) => {
		context.addIssue({ code: 'custom', path: [path], message });
	};
	if (Temporal.PlainTime.compare(to, from) <= 0) fault('to', 'events.ends');
	if (video === 'none' && place === undefined) fault('place', 'events.where');
	if (video === 'url' && videoUrl === undefined) fault('videoUrl', 'url');
}

/** Everything that is said of an event before anybody is invited. */
export const planInput = z
	.object({
		...audienceFields,
		kind: z.string().max(40, 'choose').default('conference'),
		titleKk: title,
		titleRu: title,
		titleEn: title,
		...held,
		/** Citizens may read that it is held. */
		public: z.stringbool().default(false),
		grace: z.coerce.number('events.grace').int('events.grace').min(0, 'events.grace').max(60, 'events.grace').default(5),
		chairId: z.guid('choose')
	})
	.superRefine(checkHeld)
	.transform(({ titleKk, titleRu, titleEn, kinds, within, levels, also, except, ...rest }, context) => {
		const name = filledTexts({ kk: titleKk, ru: titleRu, en: titleEn });
		if (name === undefined) {
			context.addIssue({ code: 'custom', path: ['titleKk'], message: 'required' });
			return z.NEVER;
		}
		return { ...rest, title: name, audience: toAudience({ kinds, within, levels, also, except }) };
	});
export type PlanInput = z.output<typeof planInput>;

/** What may be said anew after the invitation; another time needs a reason, which the command asks for. */
export const moveInput = z.object({ ...held, reason: optional(text(5, 1_000)) }).superRefine(checkHeld);
export type MoveInput = z.output<typeof moveInput>;

/** People as a form names them: one a line. */
const people = z
	.string()
	.max(5_000)
	.default('')
	.transform((typed) => [...new Set(typed.split('\n').map(plain))].filter((name) => name !== ''))
	.pipe(z.array(z.string().max(150, 'too_long')).max(30, 'events.people'));

/** What an invited unit answers: who comes, or why nobody does. */
export const replyInput = z
	.object({ unitId: z.guid('choose'), reply: z.enum(['coming', 'absent'], 'choose'), people, reason: optional(text(5, 1_000)) })
	.superRefine(({ reply, reason }, context) => {
		if (reply === 'absent' && reason === undefined) context.addIssue({ code: 'custom', path: ['reason'], message: 'reason' });
	});
export type ReplyInput = z.output<typeof replyInput>;

/** Why a member of an invited body does not come; `memberId` is their line in the list. */
export const excuseInput = z.object({ memberId: z.guid('choose'), reason: text(5, 1_000) });
export type ExcuseInput = z.output<typeof excuseInput>;

const ticked = boxes(z.array(z.guid('choose')).max(10_000));

/** Whose people came, or left, at a time of the event's day; without one it is now. `people` are members of bodies, by their lines in the list. */
export const markInput = z
	.object({ units: ticked, people: ticked.optional(), mark: z.enum(['came', 'left'], 'choose'), at: optional(time) })
	.refine(({ units, people = [] }) => units.length + people.length > 0, { path: ['units'], message: 'events.nobody_ticked' });
export type MarkInput = z.output<typeof markInput>;

/** Somebody whom nobody announced. */
export const addPersonInput = z.object({ unitId: z.guid('choose'), name: text(2, 150), at: optional(time) });
export type AddPersonInput = z.output<typeof addPersonInput>;

export const itemInput = z.object({ itemId: z.guid('choose') });
export const cancelInput = z.object({ reason: text(5, 1_000) });

/** So many events of a kind, owed by each unit of a kind in each period, from a day on. */
export const normInput = z.object({
	kind: z.string('choose').max(40, 'choose'),
	unitKind: z.enum(UNIT_KINDS, 'choose'),
	times: z.coerce.number('events.times').int('events.times').min(1, 'events.times').max(31, 'events.times'),
	months: z.coerce.number('choose').pipe(z.literal([...NORM_PERIODS], 'choose')),
	validFrom: day,
	source: text(3, 300),
	reason: text(5, 500)
});
export type NormInput = z.output<typeof normInput>;

/** Which norm, as a form names it: the kind of event and the kind of unit. */
const norm = z
	.string('choose')
	.transform((named) => named.split(' '))
	.pipe(z.tuple([z.string().max(40, 'choose'), z.enum(UNIT_KINDS, 'choose')], 'choose'))
	.transform(([kind, unitKind]) => ({ kind, unitKind }));
export const retireNormInput = z.object({ norm, validTo: day, retireReason: text(5, 500) });
export type RetireNormInput = z.output<typeof retireNormInput>;

/** The video service: an own room for each event, or none. */
export const videoInput = z
	.object({
		service: z.enum(['none', 'jitsi', 'bbb'], 'choose'),
		url: optional(url),
		/** Empty: the secret that is kept stays. */
		secret: optional(text(8, 200))
	})
	.superRefine(({ service, url: given }, context) => {
		if (service !== 'none' && given === undefined) context.addIssue({ code: 'custom', path: ['url'], message: 'url' });
	});
export type VideoInput = z.output<typeof videoInput>;
