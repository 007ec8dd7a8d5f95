/** What is taken while an election runs. Pure: the day is given, the clock is not read. */
import type { Texts } from '#platform/i18n/lang.ts';
import { KINDS, type KindId } from './suggest.ts';

/** A voter's mandate or wish comes as one of these: it is taken in any period (casework 1.5). */
export const ALWAYS_TAKEN: readonly KindId[] = ['proposal', 'response'];

export interface ElectionPeriod {
	id: string;
	startsOn: Temporal.PlainDate;
	/** The last day: on the next one everything is taken again. */
	endsOn: Temporal.PlainDate;
	kinds: readonly KindId[];
	text: Texts;
	suspended: Texts;
	instead: Texts;
	source: Texts;
}

/** Whether the period holds on a day; its first and its last day belong to it. */
export function holdsOn(period: Pick<ElectionPeriod, 'startsOn' | 'endsOn'>, day: Temporal.PlainDate): boolean {
	return Temporal.PlainDate.compare(period.startsOn, day) <= 0 && Temporal.PlainDate.compare(day, period.endsOn) <= 0;
}

/** Whether a kind is taken in the period; without one every kind is. */
export function isTaken(period: Pick<ElectionPeriod, 'kinds'> | undefined, kind: KindId): boolean {
	return period === undefined || period.kinds.includes(kind) || ALWAYS_TAKEN.includes(kind);
}

/** Every kind with mandates and wishes among those taken, in the law's order. */
export function takenKinds(chosen: readonly KindId[]): KindId[] {
	return KINDS.filter((kind) => chosen.includes(kind) || ALWAYS_TAKEN.includes(kind));
}
