import { expect, it } from 'vitest';
import { makeCalendar } from '../../platform/calendar/rules.ts';
import { ZONE } from '../../platform/i18n/format.ts';
import { idAt } from './ids.ts';
import { seeded } from './random.ts';
import { plainDay, WorkTime } from './worktime.ts';

const name = { kk: '', ru: '', en: '' };
const calendar = makeCalendar(1, [{ day: '2026-03-23', kind: 'off', name, source: name }]);
const work = new WorkTime(calendar, Temporal.PlainDate.from('2026-03-01'), Temporal.PlainDate.from('2026-05-01'));
const ms = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).epochMilliseconds;
const local = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ZONE).toPlainDateTime().toString();

it.each([
	['2026-03-17T10:00', 30, '2026-03-17T10:30:00'],
	['2026-03-17T03:00', 30, '2026-03-17T09:30:00'],
	['2026-03-17T17:50', 30, '2026-03-18T09:20:00'],
	['2026-03-20T19:00', 30, '2026-03-24T09:30:00'],
	['2026-03-21T12:00', 0, '2026-03-24T09:00:00']
])('%s and %i minutes of work', (from, minutes, to) => {
	expect(local(work.after(ms(from), minutes))).toBe(to);
});

it.each([
	['2026-03-19T10:00', 1, '2026-03-20'],
	['2026-03-19T10:00', 2, '2026-03-24'],
	['2026-03-21T10:00', 1, '2026-03-24'],
	['2026-03-21T10:00', 2, '2026-03-25']
])('%s and %i working days', (from, days, to) => {
	const at = work.onDay(seeded(1), ms(from), days);
	expect(plainDay(at).toString()).toBe(to);
	expect(local(at).slice(11, 13) >= '09').toBe(true);
});

it('gives ids that sort as their times do', () => {
	const times = [1_000_000_000_000, 1_700_000_000_000, 1_700_000_000_000, 1_700_000_000_001];
	const ids = times.map(idAt);
	expect(ids.toSorted()).toEqual(ids);
	for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
