import { describe, expect, it } from 'vitest';
import { plainCalendar } from './fixture.ts';
import type { Rule } from './index.ts';
import { deadline } from './rules.ts';
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
		expect([answer.registered?.toString(), answer.computed.dueOn.toString()]).toEqual(['2026-03-26', '2026-04-16']);
		const view = presentTerm('kk', calendar, answer.computed, { receivedOn: answer.received });
		expect(view.dueOn).toBe('16 сәуір 2026');
		expect(view.days.map((d) => d.iso)).toEqual(
			Array.from({ length: 28 }, (_, n) => Temporal.PlainDate.from('2026-03-20').add({ days: n }).toString())
		);
		expect(view.days[0]).toMatchObject({ count: 'түскен күні', why: '' });
		expect(view.days[1]).toMatchObject({ count: 'саналмайды', why: 'off 2026-03-21', source: 'test' });
		expect(view.days[6]).toMatchObject({ iso: '2026-03-26', count: 'тіркелген күні, саналмайды' });
		expect(view.days[7]).toMatchObject({ count: '1-күн' });
		expect(view.days[8]).toMatchObject({ count: 'саналмайды', why: 'демалыс күні' });
		expect(view.days.at(-1)?.count).toBe('15-күн');
	});

	it('shows a term of months by its end only', () => {
		const computed = deadline(calendar, Temporal.PlainDate.from('2025-12-31'), { ruleId: 'x', ruleVersion: 1, n: 2, unit: 'month' });
		expect(presentTerm('en', calendar, computed).days.map((d) => [d.iso, d.count])).toEqual([
			['2025-12-31', 'not counted'],
			['2026-02-28', 'not counted'],
			['2026-03-01', 'not counted'],
			['2026-03-02', 'last day of the term']
		]);
	});

	it('counts a disagreement from the day itself', () => {
		const answer = ask('2026-03-21', '', 'disagree');
		if (!answer.ok) throw new Error('it has an answer');
		expect(answer.registered).toBeUndefined();
		expect(presentTerm('en', calendar, answer.computed).days[0]).toMatchObject({ iso: '2026-03-21', count: 'not counted' });
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
