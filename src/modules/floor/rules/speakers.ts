/** The list of speakers: who comes next, who must stop, how long was spoken. Read from moments, nothing is stored of it. Pure. */

export const SPEECH_KINDS = ['speech', 'question', 'answer', 'intervention', 'order'] as const;
/** `question`: an interposed one, to who speaks; `answer`: to such a question; `order`: a point of order. */
export type SpeechKind = (typeof SPEECH_KINDS)[number];

/** What points of order are about, the one to be heard first at the front: a body that is too few decides nothing else. */
export const ORDER_ABOUT = ['quorum', 'rules', 'close', 'break'] as const;
export type OrderAbout = (typeof ORDER_ABOUT)[number];

export interface Pause {
	from: Temporal.Instant;
	to: Temporal.Instant | null;
}

export interface Asked {
	id: string;
	/** Null: somebody who was invited. */
	seatId: string | null;
	kind: SpeechKind;
	orderAbout: OrderAbout | null;
	answerTo: string | null;
	askedAt: Temporal.Instant;
	beganAt: Temporal.Instant | null;
	endedAt: Temporal.Instant | null;
	withdrawnAt: Temporal.Instant | null;
	pauses: readonly Pause[];
}

export type SpeakerState = 'waiting' | 'speaking' | 'paused' | 'finished' | 'withdrawn';

export function speakerState({
	beganAt,
	endedAt,
	withdrawnAt,
	pauses
}: Pick<Asked, 'beganAt' | 'endedAt' | 'withdrawnAt' | 'pauses'>): SpeakerState {
	if (withdrawnAt !== null) return 'withdrawn';
	if (beganAt === null) return 'waiting';
	if (endedAt !== null) return 'finished';
	return pauses.some(({ to }) => to === null) ? 'paused' : 'speaking';
}

/** Interposed questions first, then interventions, then points of order, then the rest. */
function rankOf({ kind, orderAbout }: Pick<Asked, 'kind' | 'orderAbout'>): number {
	if (kind === 'question' || kind === 'answer') return 0;
	if (kind === 'intervention') return 1;
	return orderAbout === null ? 2 + ORDER_ABOUT.length : 2 + ORDER_ABOUT.indexOf(orderAbout);
}

/** Who waits, in the order in which they are called: by rank, then as they asked; an answer comes under its question, and at once when that was put. */
export function queue<T extends Asked>(list: readonly T[]): T[] {
	const waiting = list.filter((one) => speakerState(one) === 'waiting');
	const under = Map.groupBy(waiting, ({ answerTo }) => waiting.find(({ id }) => id === answerTo)?.id);
	const free = under.get(undefined) ?? [];
	const due = (one: T) => (one.kind === 'answer' ? -1 : rankOf(one));
	return free
		.toSorted((a, b) => due(a) - due(b) || Temporal.Instant.compare(a.askedAt, b.askedAt))
		.flatMap((one) => [one, ...(under.get(one.id) ?? []).toSorted((a, b) => Temporal.Instant.compare(a.askedAt, b.askedAt))]);
}

/** What beginning does to those who have the floor: an interposed question and its answer only pause a speech, anything else ends what was there. */
export function effectsOf<T extends Asked>(list: readonly T[], kind: SpeechKind): { ended: T[]; paused: T[] } {
	const onFloor = list.filter((one) => ['speaking', 'paused'].includes(speakerState(one)));
	const isAside = (one: Pick<Asked, 'kind'>) => one.kind === 'question' || one.kind === 'answer';
	if (!isAside({ kind })) return { ended: onFloor, paused: [] };
	return { ended: onFloor.filter(isAside), paused: onFloor.filter((one) => !isAside(one) && speakerState(one) === 'speaking') };
}

export type AskFault = 'waits_already' | 'nobody_speaks' | 'no_question';

/**
 * Why one does not come on the list; undefined when they do. One waits once for each kind; a question is put to somebody who has the
 * floor; an answer, to a question of this list that was not withdrawn, may be one of several.
 */
export function askFault(
	list: readonly Asked[],
	{ seatId, kind, answerTo }: Pick<Asked, 'seatId' | 'kind' | 'answerTo'>
): AskFault | undefined {
	if (kind === 'answer') {
		const question = list.find(({ id }) => id === answerTo);
		return question?.kind === 'question' && question.withdrawnAt === null ? undefined : 'no_question';
	}
	const waits = list.some((one) => one.seatId === seatId && one.kind === kind && speakerState(one) === 'waiting');
	if (seatId !== null && waits) return 'waits_already';
	if (kind !== 'question') return undefined;
	return list.some((one) => ['speaking', 'paused'].includes(speakerState(one))) ? undefined : 'nobody_speaks';
}

/** Whole seconds spoken until an instant, without the pauses. */
export function secondsOf({ beganAt, endedAt, pauses }: Pick<Asked, 'beganAt' | 'endedAt' | 'pauses'>, at: Temporal.Instant): number {
	if (beganAt === null) return 0;
	const end = endedAt ?? at;
	const between = (from: Temporal.Instant, to: Temporal.Instant) => Math.max(0, to.epochMilliseconds - from.epochMilliseconds);
	const paused = pauses.reduce((sum, { from, to }) => sum + between(from, to ?? end), 0);
	return Math.floor(Math.max(0, between(beganAt, end) - paused) / 1000);
}

/** Seconds a group has left of its time; below zero when it took more. */
export function leftOf(seconds: number, spoken: readonly Pick<Asked, 'beganAt' | 'endedAt' | 'pauses'>[], at: Temporal.Instant): number {
	return seconds - spoken.reduce((sum, one) => sum + secondsOf(one, at), 0);
}
