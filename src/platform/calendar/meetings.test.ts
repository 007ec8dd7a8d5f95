import { describe, expect, it } from 'vitest';
import { reminderDue } from './meetings.ts';

const at = (text: string) => Temporal.Instant.from(`2026-11-${text}:00+05:00`);

describe('a reminder', () => {
	const meeting = { startsAt: at('12T15:00'), toldAt: at('02T10:00') };

	it('is due a day and two hours before, and never after', () => {
		const when = ['11T14:59', '11T15:00', '12T12:59', '12T13:00', '12T14:59', '12T15:00'].map((text) => reminderDue(meeting, at(text)));
		expect(when).toEqual([undefined, 'day', 'day', 'hours', 'hours', undefined]);
	});

	it('is not sent to who was told of the time just now', () => {
		expect(reminderDue({ ...meeting, toldAt: at('12T09:00') }, at('12T10:00'))).toBeUndefined();
		expect(reminderDue({ ...meeting, toldAt: at('12T09:00') }, at('12T13:00'))).toBe('hours');
		expect(reminderDue({ ...meeting, toldAt: at('12T13:30') }, at('12T14:00'))).toBeUndefined();
	});
});
