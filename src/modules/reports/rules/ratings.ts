/** How a report meeting is rated by those who came, and what is shown of it. Pure. */
import { wilson, type Interval } from '#modules/scorecards/rules/interval.ts';
import { isHeld, type ReportFacts } from '../rules.ts';

export const MARKS = [1, 2, 3, 4, 5] as const;
export type Mark = (typeof MARKS)[number];

/** With fewer voices nothing is shown of them: whoever knows who rated would know what they gave. */
export const LEAST_VOICES = 5;
/** With fewer voices there is no share, only counts: one voice more would move it too far. An average is never shown. */
export const LEAST_FOR_SHARE = 30;

/** `early`: before the meeting is over; `late`: its term has passed; `off`: it was not held. */
export type Rating = 'early' | 'open' | 'late' | 'off';

export function ratingOf(report: ReportFacts, at: Temporal.Instant, today: Temporal.PlainDate): Rating {
	if (report.eventState === 'cancelled') return 'off';
	if (!isHeld(report, at)) return 'early';
	return Temporal.PlainDate.compare(today, report.rateUntil) > 0 ? 'late' : 'open';
}

/** How many slips may still be printed: codes are never more than people who came, and whoever gets a letter needs no slip. */
export function slipsLeft({ came, written, slips }: { came: number; written: number; slips: number }): number {
	return Math.max(0, came - written - slips);
}

export interface Distribution {
	/** Of each mark from 1 to 5. */
	counts: readonly number[];
	voices: number;
	/** Who gave 4 or 5, and how sure that is; undefined with few voices. */
	good: Interval | undefined;
}

/** What is shown of a criterion; undefined while so few rated it that nothing is. */
export function distribution(marks: readonly { mark: number; n: number }[]): Distribution | undefined {
	const counts = MARKS.map((mark) => marks.filter((one) => one.mark === mark).reduce((sum, { n }) => sum + n, 0));
	const voices = counts.reduce((sum, n) => sum + n, 0);
	if (voices < LEAST_VOICES) return undefined;
	const n = (counts[3] ?? 0) + (counts[4] ?? 0);
	return { counts, voices, good: voices < LEAST_FOR_SHARE ? undefined : wilson({ n, of: voices }) };
}

export const COMMENT_STATES = ['waiting', 'shown', 'withheld', 'objected', 'upheld'] as const;
/** `upheld`: it stays withheld after an objection. */
export type CommentState = (typeof COMMENT_STATES)[number];
export const COMMENT_ACTS = ['show', 'withhold', 'object', 'uphold'] as const;
export type CommentAct = (typeof COMMENT_ACTS)[number];

const TRANSITIONS = {
	waiting: { show: 'shown', withhold: 'withheld' },
	withheld: { object: 'objected' },
	objected: { show: 'shown', uphold: 'upheld' },
	shown: {},
	upheld: {}
} as const satisfies Record<CommentState, Partial<Record<CommentAct, CommentState>>>;

/** The state after an act, or undefined when the act is not possible in this state. */
export function nextOfComment(state: CommentState, act: CommentAct): CommentState | undefined {
	const from: Partial<Record<CommentAct, CommentState>> = TRANSITIONS[state];
	return from[act];
}

/** Why words are not shown; each with words of its own beside. */
export const COMMENT_REFUSALS = ['insult', 'personal', 'off_topic', 'advert'] as const;
export type CommentRefusal = (typeof COMMENT_REFUSALS)[number];

/** A code as it is typed, with the letters people mistake put right; undefined for what cannot be one. */
export function readCode(typed: string): string | undefined {
	const plain = typed.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1').replace(/[\s-]/g, '');
	return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(plain) ? `${plain.slice(0, 5)}-${plain.slice(5)}` : undefined;
}
