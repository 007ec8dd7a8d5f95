import { describe, expect, it } from 'vitest';
import { holdsOn, isTaken, takenKinds } from './election.ts';
import { KINDS } from './suggest.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const period = { startsOn: day('2026-11-01'), endsOn: day('2026-11-30'), kinds: ['proposal', 'response'] as const };

describe('an election period', () => {
	it('holds on its first and its last day, not before and not after', () => {
		const days = ['2026-10-31', '2026-11-01', '2026-11-15', '2026-11-30', '2026-12-01'];
		expect(days.map((text) => holdsOn(period, day(text)))).toEqual([false, true, true, true, false]);
	});

	it('takes mandates and wishes whatever it says, and every kind when there is none', () => {
		expect(KINDS.filter((kind) => isTaken({ kinds: [] }, kind))).toEqual(['proposal', 'response']);
		expect(KINDS.filter((kind) => isTaken({ kinds: ['message'] }, kind))).toEqual(['proposal', 'message', 'response']);
		expect(KINDS.filter((kind) => isTaken(undefined, kind))).toEqual([...KINDS]);
		expect(takenKinds(['inquiry'])).toEqual(['proposal', 'response', 'inquiry']);
	});
});
