import { expect, it } from 'vitest';
import { deadline, makeCalendar } from '#platform/calendar/rules.ts';
import { explainTerm } from './explain.ts';

const same = (text: string) => ({ kk: text, ru: text, en: text });
const calendar = makeCalendar(1, [
	{
		day: '2026-12-16',
		kind: 'off',
		name: { kk: 'Тәуелсіздік күні', ru: 'День Независимости', en: 'Independence Day' },
		source: same('Заң')
	},
	{
		day: '2026-12-05',
		kind: 'worked',
		name: { kk: 'Жұмыс күні болған сенбі', ru: 'Рабочая суббота', en: 'Working Saturday' },
		source: same('Қаулы')
	}
]);
const term = { ruleId: 'consider', ruleVersion: 1, n: 15, unit: 'working_day' } as const;
const from = (iso: string) => Temporal.PlainDate.from(iso);

const consider = deadline(calendar, from('2026-11-26'), term).explanation;

it('tells a village reader day by day, in Kazakh', () => {
	expect(explainTerm('kk', consider)).toEqual({
		length: '15 жұмыс күні',
		sentences: [
			'Тіркелген күн: 26 қараша 2026. Бұл күн есепке кірмейді, санау келесі күннен басталады.',
			'Берілетін уақыт: 15 жұмыс күні. Соңғы күн: 17 желтоқсан 2026.'
		],
		skipped: [
			{ day: '2026-11-28', text: '28 қараша, сенбі – демалыс' },
			{ day: '2026-11-29', text: '29 қараша, жексенбі – демалыс' },
			{ day: '2026-12-06', text: '6 желтоқсан, жексенбі – демалыс' },
			{ day: '2026-12-12', text: '12 желтоқсан, сенбі – демалыс' },
			{ day: '2026-12-13', text: '13 желтоқсан, жексенбі – демалыс' },
			{ day: '2026-12-16', text: '16 желтоқсан, сәрсенбі – Тәуелсіздік күні', source: 'Заң' }
		],
		worked: [{ day: '2026-12-05', text: '5 желтоқсан, сенбі – Жұмыс күні болған сенбі', source: 'Қаулы' }]
	});
});

it('says the same in Russian and in English', () => {
	const ru = explainTerm('ru', consider);
	expect(ru.length).toBe('15 рабочих дней');
	expect(ru.sentences.at(-1)).toBe('Даётся времени: 15 рабочих дней. Последний день: 17 декабря 2026.');
	expect(ru.skipped[0]?.text).toBe('суббота, 28 ноября – выходной');
	expect(ru.skipped.at(-1)?.text).toBe('среда, 16 декабря – День Независимости');
	const en = explainTerm('en', consider);
	expect(en.length).toBe('15 working days');
	expect(en.skipped.at(-1)?.text).toBe('Wednesday 16 December – Independence Day');
});

it('tells why a last day rolled forward, and what a term of the same day is', () => {
	const months = deadline(calendar, from('2026-10-16'), { ...term, n: 2, unit: 'month' }).explanation;
	expect(explainTerm('kk', months)).toMatchObject({
		length: '2 ай',
		skipped: [{ text: '16 желтоқсан, сәрсенбі – Тәуелсіздік күні' }]
	});
	expect(explainTerm('kk', months).sentences[2]).toBe(
		'Соңғы күн демалысқа тура келді (16 желтоқсан), сондықтан келесі жұмыс күніне ауысты: 17 желтоқсан.'
	);
	const register = deadline(calendar, from('2026-11-27'), { ...term, n: 0 }).explanation;
	expect(explainTerm('ru', register)).toMatchObject({ length: 'тот же день', skipped: [], worked: [] });
});

it.each(['kk', 'ru', 'en'] as const)('leaves no day of the term unexplained (%s)', (lang) => {
	const { skipped, worked } = explainTerm(lang, consider);
	// 26 November to 17 December is 21 days: fifteen counted, six not.
	expect(skipped).toHaveLength(6);
	expect(worked).toHaveLength(1);
	expect([...skipped, ...worked].every((day) => day.text.includes(' – '))).toBe(true);
});
