/** What acts on the floor take, as forms send them. */
import { z } from 'zod';
import { absent, optional, text } from '#platform/fields.ts';
import { VOICES } from '#modules/sittings/rules/ballots.ts';
import { ORDER_ABOUT, SPEECH_KINDS } from './rules/speakers.ts';
import { WAYS, type NamedVoice } from './rules/votes.ts';

const voice = z.enum(VOICES, 'choose');
const count = z.coerce.number('floor.count').int('floor.count').min(0, 'floor.count').max(10_000, 'floor.count');
const id = z.guid('choose');

/** A question is put to the vote; without a kind of question it is the item's. */
export const openVoteInput = z.object({
	question: text(3, 300),
	way: z.enum(WAYS, 'choose'),
	majority: optional(z.coerce.number('choose').int('choose').min(1, 'choose').max(6, 'choose'))
});
export type OpenVoteInput = z.output<typeof openVoteInput>;

export const oneVoteInput = z.object({ voteId: id });
export const voidVoteInput = z.object({ voteId: id, voidWords: text(5, 500) });
export const chairVoiceInput = z.object({ voteId: id, voice });
/** The voice of a seat: one's own, or one that is held. */
export const castInput = z.object({ voteId: id, seatId: id, voice });
export type CastInput = z.output<typeof castInput>;

export const handsInput = z.object({ voteId: id, yes: count, no: count, abstain: count });
export type HandsInput = z.output<typeof handsInput>;

/** `voice.<seat>` of each who said something. */
export const namedInput = z.looseObject({ voteId: id }).transform(({ voteId, ...rest }, context) => {
	const voices: NamedVoice[] = [];
	for (const [field, value] of Object.entries(rest)) {
		const seat = /^voice\.(.+)$/.exec(field)?.[1];
		if (seat === undefined || absent(value) === undefined) continue;
		const said = voice.safeParse(value);
		const whose = id.safeParse(seat);
		if (said.success && whose.success) voices.push({ seat: whose.data, voice: said.data });
		else context.addIssue({ code: 'custom', path: [field], message: 'choose' });
	}
	if (voices.length === 0) context.addIssue({ code: 'custom', path: ['voices'], message: 'floor.no_voices' });
	return { voteId, voices };
});
export type NamedInput = z.output<typeof namedInput>;

/** Whoever confirms hands counts them too. */
export const confirmInput = z.object({ entryId: id, yes: optional(count), no: optional(count), abstain: optional(count) });
export type ConfirmInput = z.output<typeof confirmInput>;
export const refuseCountInput = z.object({ entryId: id, refusedWords: text(3, 500) });

const asking = { kind: z.enum(SPEECH_KINDS, 'choose'), orderAbout: optional(z.enum(ORDER_ABOUT, 'choose')), answerTo: optional(id) };
type Asking = z.output<z.ZodObject<typeof asking>>;

/** What does not belong to the kind is left out; a point of order says what it is about. */
function ofKind<T extends Asking>({ orderAbout, answerTo, ...rest }: T, context: z.RefinementCtx) {
	if (rest.kind === 'order' && orderAbout === undefined) context.addIssue({ code: 'custom', path: ['orderAbout'], message: 'choose' });
	return { ...rest, orderAbout: rest.kind === 'order' ? orderAbout : undefined, answerTo: rest.kind === 'answer' ? answerTo : undefined };
}

/** A member asks for the floor on their own device. */
export const askOwnInput = z
	.object({ ...asking, kind: z.enum(['speech', 'question', 'intervention', 'order'], 'choose') })
	.transform(ofKind);
export type AskOwnInput = z.output<typeof askOwnInput>;

/** The secretary writes somebody on the list: a member by the seat, else a guest by name. */
export const askInput = z
	.object({ ...asking, seatId: optional(id), guest: optional(text(3, 200)) })
	.superRefine(({ seatId, guest }, context) => {
		if ((seatId === undefined) === (guest === undefined))
			context.addIssue({ code: 'custom', path: ['seatId'], message: 'floor.seat_or_guest' });
	})
	.transform(ofKind);
export type AskInput = z.output<typeof askInput>;

export const speakerInput = z.object({ speakerId: id });
/** Minutes of a faction; none: it has no limit. */
export const budgetInput = z.object({
	groupId: id,
	minutes: optional(z.coerce.number('floor.minutes').int('floor.minutes').min(1, 'floor.minutes').max(1_440, 'floor.minutes'))
});
export type BudgetInput = z.output<typeof budgetInput>;

/** One seat, or all of them. */
export const issueKeysInput = z.object({ seatId: optional(id) });
export const ownNoteInput = z.object({ what: z.enum(['in', 'out'], 'choose') });
