/** What is written is read by two programs of others. (Among the tests with a database, so that the quick ones need no parser.) */
import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, it } from 'vitest';
import { writeCalendar, type CalendarEvent } from './index.ts';

const HEAD = { name: 'Жауап', product: '-//Jauap//Jauap//KK', refresh: Temporal.Duration.from({ hours: 1 }) };
const at = (text: string) => Temporal.Instant.from(text);

function read(text: string) {
	const calendar = new ICAL.Component(ICAL.parse(text));
	return calendar.getAllSubcomponents('vevent').map((one) => {
		const event = new ICAL.Event(one);
		return {
			uid: event.uid,
			sequence: event.sequence,
			summary: event.summary,
			description: event.description,
			start: event.startDate.toString(),
			end: event.endDate.toString(),
			allDay: event.startDate.isDate,
			status: one.getFirstPropertyValue('status'),
			location: one.getFirstPropertyValue('location'),
			geo: one.getFirstPropertyValue('geo')
		};
	});
}

const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
	uid: 'a@jauap',
	sequence: 0,
	changedAt: at('2026-11-23T05:00:00.123Z'),
	status: 'CONFIRMED',
	summary: 'x',
	when: { day: Temporal.PlainDate.from('2026-11-30') },
	...more
});

describe('a calendar', () => {
	it('has days as days, and hours in UTC that are right in Almaty, also before its zone changed', () => {
		const hour = (text: string) => ({ at: Temporal.ZonedDateTime.from(`${text}[Asia/Almaty]`).toInstant(), minutes: 60 });
		const events = [
			event(),
			event({ uid: 'b@jauap', when: hour('2026-11-30T10:00'), location: 'Үй, зал; 2', point: { latitude: 43.25, longitude: 76.93 } }),
			event({ uid: 'c@jauap', when: hour('2024-02-01T10:00') }),
			event({ uid: 'd@jauap', status: 'CANCELLED', sequence: 3 })
		];
		const text = writeCalendar(HEAD, events);
		expect(read(text)).toMatchObject([
			{ uid: 'a@jauap', allDay: true, start: '2026-11-30', end: '2026-12-01', status: 'CONFIRMED' },
			{
				uid: 'b@jauap',
				allDay: false,
				start: '2026-11-30T05:00:00Z',
				end: '2026-11-30T06:00:00Z',
				location: 'Үй, зал; 2',
				geo: [43.25, 76.93]
			},
			{ uid: 'c@jauap', start: '2024-02-01T04:00:00Z' },
			{ uid: 'd@jauap', sequence: 3, status: 'CANCELLED' }
		]);
		const other = nodeIcal.sync.parseICS(text);
		const [a, b] = [other['a@jauap'], other['b@jauap']];
		expect(a).toMatchObject({ type: 'VEVENT', datetype: 'date', status: 'CONFIRMED' });
		expect(b?.type === 'VEVENT' && b.start.toISOString()).toBe('2026-11-30T05:00:00.000Z');
		expect(b?.type === 'VEVENT' && b.start.toLocaleTimeString('en-GB', { timeZone: 'Asia/Almaty' })).toBe('10:00:00');
		expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n');
	});

	it('is read as it was written by both, whatever the words; no line is longer than 75 octets', () => {
		const words = fc.string({ unit: fc.constantFrom(...'ә;,\\:"ңа \nb😀ё'), maxLength: 120 });
		fc.assert(
			fc.property(words, words, (summary, description) => {
				const text = writeCalendar(HEAD, [event({ summary, description })]);
				for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
				expect(text.split('\r\n').join('')).not.toMatch(/[\r\n]/);
				expect(read(text)).toMatchObject([{ summary, description }]);
				// node-ical takes a text between two quotes as quoted, which RFC 5545 §3.3.11 does not know: nothing ends on one here.
				const framed = { summary: `ә${summary}ә`, description: `ә${description}ә` };
				const other = nodeIcal.sync.parseICS(writeCalendar(HEAD, [event(framed)]))['a@jauap'];
				expect(other?.type === 'VEVENT' && { summary: other.summary, description: other.description }).toEqual(framed);
			}),
			{ numRuns: 60 }
		);
	});
});
