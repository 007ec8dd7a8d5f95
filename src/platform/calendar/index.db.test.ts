import { afterEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { rolledBack, testDatabase } from '../../../test/db.ts';
import { asReader } from '../db/index.ts';
import { newId } from '../ids.ts';
import { OFF_DAYS, WORKED_DAYS } from './fixture.ts';
import {
	currentDeadline,
	deadline,
	deadlinesOf,
	loadCalendar,
	meetDeadline,
	rulesInForce,
	saveDeadline,
	termFor,
	workdayEndsAt
} from './index.ts';

const database = testDatabase();
const day = (text: string) => Temporal.PlainDate.from(text);
const at = Temporal.Instant.from('2026-03-02T05:00:00Z');

afterEach(async () => {
	const rest = await database.db.reader.selectFrom('deadline').selectAll().execute();
	expect(rest).toEqual([]);
});

describe('what ships', () => {
	it('has every year 2021-2027 with names and sources in three languages, and only days that differ from the plain week', async () => {
		const calendar = await loadCalendar(database.db.reader);
		const days = [...calendar.days.values()];
		expect(calendar.version).toBe(1);
		expect(new Set(days.map((d) => d.day.slice(0, 4)))).toEqual(new Set(['2021', '2022', '2023', '2024', '2025', '2026', '2027']));
		for (const d of days) {
			for (const lang of ['kk', 'ru', 'en'] as const) {
				expect(d.name[lang], d.day).toBeTruthy();
				expect(d.source[lang], d.day).toBeTruthy();
			}
		}
		const worked = days.filter((d) => d.kind === 'worked').map((d) => d.day);
		expect(worked).toEqual([
			'2021-07-03',
			'2022-03-05',
			'2022-08-27',
			'2022-10-22',
			'2023-07-01',
			'2024-05-04',
			'2025-01-05',
			'2026-08-31'
		]);
		expect(calendar.days.get('2026-08-31')?.source.en).toContain('Needs confirmation');
	});

	it('is what was written down a second time for the tests of the rules', async () => {
		const { days } = await loadCalendar(database.db.reader);
		expect(new Set([...days.values()].filter((d) => d.kind === 'off').map((d) => d.day))).toEqual(OFF_DAYS);
		expect(new Set([...days.values()].filter((d) => d.kind === 'worked').map((d) => d.day))).toEqual(WORKED_DAYS);
	});

	it('gives each holiday on a weekend the next free day, as the Labour Code says, and never moves 7 January and Kurban Ait', async () => {
		const { days } = await loadCalendar(database.db.reader);
		const isLieu = (d: string) => days.get(d)?.name.en.startsWith('Day off in lieu') === true;
		const holidays = [...days.values()].filter((d) => d.kind === 'off' && !isLieu(d.day) && d.name.en !== 'Moved day off');
		const expected = new Set<string>();
		for (const holiday of holidays.filter((d) => !/Kurban|Christmas/.test(d.name.en) && day(d.day).dayOfWeek > 5)) {
			let next = day(holiday.day).add({ days: 1 });
			while (next.dayOfWeek > 5 || holidays.some((h) => h.day === next.toString()) || expected.has(next.toString()))
				next = next.add({ days: 1 });
			expected.add(next.toString());
		}
		expect([...expected].toSorted()).toEqual([...days.keys()].filter(isLieu).toSorted());
	});

	it('knows the terms by the day of the law', async () => {
		const { reader } = database.db;
		expect(await termFor(reader, 'consider', day('2026-03-02'))).toMatchObject({ ruleVersion: 1, n: 15, unit: 'working_day' });
		expect((await termFor(reader, 'complaint_review', day('2025-12-28'))).ruleVersion).toBe(1);
		expect((await termFor(reader, 'complaint_review', day('2025-12-29'))).ruleVersion).toBe(2);
		expect(await termFor(reader, 'extend_cap', day('2026-03-02'))).toMatchObject({ n: 2, unit: 'month' });
		await expect(termFor(reader, 'consider', day('2021-06-30'))).rejects.toThrow(/no version of the rule consider/);
		const ids = (await rulesInForce(reader, day('2026-01-01'))).map((r) => r.ruleId);
		for (const id of ['register', 'consider', 'complaint_review', 'extend_cap', 'redo', 'disagree', 'forward', 'first_contact'])
			expect(ids).toContain(id);
	});
});

describe('loadCalendar', () => {
	it('keeps the calendar until its version changes', async () => {
		const first = await loadCalendar(database.db.reader);
		expect(await loadCalendar(database.db.reader)).toBe(first);
		await rolledBack(database.db, async (tx) => {
			await tx.deleteFrom('calendar_day').where('day', '=', day('2026-12-16')).execute();
			await tx.insertInto('calendar_version').values({ made_at: Temporal.Now.instant(), reason: 'test' }).execute();
			const next = await loadCalendar(tx);
			expect(next.days.has('2026-12-16')).toBe(false);
			expect(next.version).toBeGreaterThan(first.version);
		});
		expect(await loadCalendar(database.db.reader)).toEqual(first);
	});
});

describe('deadlines', () => {
	it('are kept with their explanation, replaced by the same rule, and met once', async () => {
		await rolledBack(database.db, async (tx) => {
			const subject = { kind: 'appeal', id: newId() } as const;
			const calendar = await loadCalendar(tx);
			const first = deadline(calendar, day('2026-03-02'), await termFor(tx, 'consider', day('2026-03-02')));
			await saveDeadline(tx, subject, first, at);
			expect(await currentDeadline(tx, subject, 'consider')).toMatchObject({
				dueOn: day('2026-03-27'),
				explanation: first.explanation,
				metAt: null
			});
			await saveDeadline(tx, subject, deadline(calendar, day('2026-03-03'), await termFor(tx, 'consider', day('2026-03-03'))), at);
			await saveDeadline(tx, subject, deadline(calendar, day('2026-03-02'), await termFor(tx, 'redo', day('2026-03-02'))), at);
			expect((await deadlinesOf(asReader(tx), subject)).map((d) => [d.ruleId, d.dueOn.toString()])).toEqual([
				['consider', '2026-03-30'],
				['redo', '2026-03-10']
			]);
			expect(await meetDeadline(tx, subject, 'consider', at)).toBe(true);
			expect(await meetDeadline(tx, subject, 'consider', at)).toBe(false);
			expect((await currentDeadline(tx, subject, 'consider'))?.metAt?.toString()).toBe(at.toString());
			expect(await currentDeadline(tx, subject, 'forward')).toBeUndefined();
			const all = await tx.selectFrom('deadline').selectAll().where('subject_id', '=', subject.id).execute();
			expect(all).toHaveLength(3);
		});
	});

	it('cannot run twice for one rule of one subject', async () => {
		await rolledBack(database.db, async (tx) => {
			const id = newId();
			const row = sql`SELECT gen_random_uuid(), 'appeal', ${id}::uuid, 'consider', 1, 1, current_date, current_date, '{}'::jsonb, now() FROM generate_series(1, 2)`;
			const insert = sql`INSERT INTO deadline (id, subject_kind, subject_id, rule_id, rule_version, calendar_version, starts_on, due_on, explanation, computed_at) ${row}`;
			await sql`SAVEPOINT twice`.execute(tx);
			await expect(insert.execute(tx)).rejects.toThrow(/deadline__one_open_key/);
			await sql`ROLLBACK TO twice`.execute(tx);
		});
	});
});

it('reads the end of the working day from the settings, 18:30 by default', async () => {
	expect((await workdayEndsAt(database.db.reader)).toString()).toBe('18:30:00');
	await rolledBack(database.db, async (tx) => {
		await tx
			.insertInto('setting')
			.values({ name: 'working_hours', value: JSON.stringify({ ends: '18:00' }) })
			.execute();
		expect((await workdayEndsAt(tx)).toString()).toBe('18:00:00');
	});
});
