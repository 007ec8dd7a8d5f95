import { describe, expect, it } from 'vitest';
import { plainCalendar } from './fixture.ts';
import type { Rule } from './index.ts';
import { presentTerm, presentYear, knownYears } from './present.ts';
import { answerTerm, PUBLIC_RULES } from './public.ts';

const calendar = plainCalendar();
const ends = Temporal.PlainTime.from('18:30');
const texts = { kk: 'x', ru: 'x', en: 'x' };
const rules: Rule[] = [...PUBLIC_RULES, 'extend_cap'].map((ruleId) => ({
	ruleId,
	ruleVersion: 1,
	n: ruleId === 'disagree' ? 10 : 15,
	unit: 'working_day',
	validFrom: Temporal.PlainDate.from('2021-07-01'),
	name: texts,
	source: texts
}));
const ask = (received: string, time = '', rule = 'consider') => answerTerm('ru', calendar, { received, time, rule }, { rules, ends });
const fields = (answer: ReturnType<typeof ask>) => (answer.ok ? [] : Object.keys(answer.errors));

describe('the calculator', () => {
	it('registers by the rule and counts from there', () => {
		const answer = ask('2026-03-20', '23:30');
		if (!answer.ok) throw new Error('it has an answer');
		expect([answer.registered.toString(), answer.computed.dueOn.toString()]).toEqual(['2026-03-26', '2026-04-16']);
		const view = presentTerm('kk', calendar, answer.computed);
		expect(view.dueOn).toBe('16 сәуір 2026');
		expect(view.days).toHaveLength(21);
		expect(view.days[0]).toMatchObject({ count: '1-күн', off: false });
		expect(view.days[1]).toMatchObject({ count: '', why: 'демалыс күні', off: true });
		expect(view.days.at(-1)?.count).toBe('15-күн');
	});

	it('counts a disagreement from the day itself', () => {
		const answer = ask('2026-03-21', '', 'disagree');
		expect(answer.ok && answer.registered.toString()).toBe('2026-03-21');
	});

	it('says beside each field what is wrong', () => {
		expect(fields(ask(''))).toEqual(['received']);
		expect(fields(ask('2026-02-30'))).toEqual(['received']);
		expect(fields(ask('2019-02-03'))).toEqual(['received']);
		expect(fields(ask('2026-03-20', '25:00'))).toEqual(['time']);
		expect(fields(ask('x', 'y', 'extend_cap'))).toEqual(['received', 'time', 'rule']);
		expect(fields(ask('2026-03-20', '10:00', 'nothing'))).toEqual(['rule']);
	});
});

describe('the year', () => {
	it('has every day once, in weeks from Monday, with its kind and its count of working days', () => {
		const view = presentYear('en', calendar, 2026, Temporal.PlainDate.from('2026-11-23'));
		const cells = view.months.flatMap((m) => m.weeks.flat()).filter((c) => c !== undefined);
		expect(cells).toHaveLength(365);
		expect(view.months.every((m) => m.weeks.every((w) => w.length === 7))).toBe(true);
		expect(cells.filter((c) => c.today).map((c) => c.iso)).toEqual(['2026-11-23']);
		const kind = (iso: string) => cells.find((c) => c.iso === iso)?.kind;
		expect(['2026-03-23', '2026-03-28', '2026-08-31', '2026-03-26'].map(kind)).toEqual(['off', 'weekend', 'work', 'work']);
		expect(view.months[2]?.working).toBe('18 working days');
		expect(
			presentYear('en', calendar, 2022, Temporal.PlainDate.from('2026-11-23'))
				.months[7]?.weeks.flat()
				.find((c) => c?.number === 27)?.kind
		).toBe('worked');
		expect(knownYears(calendar)).toEqual([2021, 2022, 2023, 2024, 2025, 2026, 2027]);
	});
});
