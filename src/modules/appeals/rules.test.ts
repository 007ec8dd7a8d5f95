import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	ACTS,
	DONE_STATES,
	formatAppealNumber,
	isOpen,
	missing,
	next,
	possibleActs,
	redoDueOn,
	resumed,
	STATES,
	stepOf,
	titleOf,
	urgency
} from './rules.ts';
import { suggestKind, suggestTheme } from './rules/suggest.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);

describe('the way of an appeal', () => {
	it.each([
		['received', ['register', 'extend', 'withdraw', 'add', 'merge', 'take_in']],
		['registered', ['assign', 'ask_correction', 'forward', 'extend', 'withdraw', 'add', 'merge', 'take_in']],
		['correction', ['correct', 'draft', 'submit', 'extend', 'withdraw', 'add', 'take_in']],
		[
			'in_work',
			['assign', 'ask_correction', 'forward', 'hear', 'report', 'draft', 'submit', 'extend', 'withdraw', 'add', 'merge', 'take_in']
		],
		['with_body', ['take_back', 'extend', 'withdraw', 'add', 'take_in']],
		['on_approval', ['hear', 'return', 'sign', 'extend', 'withdraw', 'add']],
		['answered', ['rate', 'reopen', 'close', 'add']],
		['closed', ['rate', 'reopen']],
		['withdrawn', []],
		['merged', ['unmerge', 'add', 'rate', 'withdraw']]
	] as const)('from %s exactly these acts are possible', (state, acts) => {
		expect(possibleActs(state).toSorted()).toEqual([...acts].toSorted());
	});

	it('is never answered but by a signature, and never reopened but by the applicant', () => {
		for (const state of STATES)
			for (const act of ACTS)
				if (next(state, act) === 'answered' && state !== 'answered') expect([state, act]).toEqual(['on_approval', 'sign']);
		for (const state of STATES)
			for (const act of ACTS) {
				if (DONE_STATES.includes(state) && next(state, act) === 'in_work') expect(act).toBe('reopen');
			}
	});

	it('is done only when answered, closed, withdrawn or gone into another', () => {
		expect(STATES.filter((state) => !isOpen(state))).toEqual(['answered', 'closed', 'withdrawn', 'merged']);
		expect([resumed(true), resumed(false)]).toEqual(['in_work', 'registered']);
	});

	it('goes forward on the five-step bar', () => {
		expect(STATES.map(stepOf)).toEqual([1, 2, 2, 3, 3, 4, 5, 5, -1, -1]);
	});
});

describe('urgency', () => {
	it.each([
		['in_work', '2026-11-20', 0, 'overdue'],
		['in_work', '2026-11-23', 0, 'today'],
		['in_work', '2026-11-26', 3, 'soon'],
		['in_work', '2026-11-27', 4, 'calm'],
		['answered', '2026-11-01', 0, 'done'],
		['withdrawn', '2026-11-23', 0, 'done']
	] as const)('%s due %s with %i working days left is %s', (state, due, left, expected) => {
		expect(urgency(state, day(due), day('2026-11-23'), left)).toBe(expected);
	});
});

describe('a reopened appeal', () => {
	it('has the redo term, but not before the date first given', () => {
		expect(redoDueOn(day('2026-12-01'), day('2026-11-20')).toString()).toBe('2026-12-01');
		expect(redoDueOn(day('2026-11-20'), day('2026-12-01')).toString()).toBe('2026-12-01');
	});
});

describe('title', () => {
	it.each([
		['Көше шамы жанбайды. Балалар қараңғыда жүреді.', 'Көше шамы жанбайды'],
		['Нет воды третий день! Помогите.', 'Нет воды третий день!'],
		['Су жоқ', 'Су жоқ'],
		['Сәлеметсіз бе! Көшеде екі аптадан бері су жоқ.', 'Көшеде екі аптадан бері су жоқ'],
		['Курметти депутаттар! Ауылда жарык жок, шам керек.', 'Ауылда жарык жок, шам керек'],
		['Здравствуйте. Во дворе не горит ни один фонарь!', 'Во дворе не горит ни один фонарь!'],
		['Здравствуйте!', 'Здравствуйте!']
	])('%s', (text, title) => {
		expect(titleOf(text)).toBe(title);
	});

	it('is never longer than 110 characters, and never empty for a text', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1, maxLength: 600, unit: 'grapheme' }), (text) => {
				fc.pre(text.trim() !== '');
				const title = titleOf(text);
				expect(title.length).toBeLessThanOrEqual(111);
				expect(title.length).toBeGreaterThan(0);
			})
		);
	});
});

describe('completeness', () => {
	it('says all that is missing', () => {
		expect(missing({})).toEqual(['text', 'territory', 'name', 'contact']);
		expect(missing({ text: 'Көшеде шам жоқ', name: 'Айгүл', email: 'a@example.kz', place: 'Абай көшесі' })).toEqual([]);
	});
});

it('numbers are for people', () => {
	expect(formatAppealNumber('ALA', 2026, 123)).toBe('ALA-2026-000123');
	expect(formatAppealNumber('ALA', 2026, 1_234_567)).toBe('ALA-2026-1234567');
});

describe('suggestions', () => {
	it.each([
		['Әкімдіктің әрекетсіздігіне шағымданамын', 'complaint'],
		['Прошу обжаловать отказ, мне отказали незаконно', 'complaint'],
		['Ұсыныс: аялдаманы мектепке жақындатайық', 'proposal'],
		['Предлагаю поставить лавочки у поликлиники', 'proposal'],
		['Сообщаю, что во дворе открытый люк', 'message'],
		['Прошу предоставить информацию о ремонте дороги', 'inquiry'],
		['Көмектесуіңізді сұраймын, су жоқ', 'application'],
		['Үш күн су жоқ', 'application'],
		['Please help, the road is broken', 'application']
	] as const)('%s -> %s', (text, kind) => {
		expect(suggestKind(text)).toBe(kind);
	});

	it('the theme is the one with most words', () => {
		const themes = [
			{ id: 'light', keywords: ['жарық', 'шам', 'қараңғы', 'фонар', 'освещен'] },
			{ id: 'school', keywords: ['мектеп', 'школ'] }
		];
		expect(suggestTheme('Мектепке баратын көшеде жарық жоқ, шамдар жанбайды', themes)).toBe('light');
		expect(suggestTheme('Около школы нет освещения, фонари не горят', themes)).toBe('light');
		expect(suggestTheme('Су жоқ', themes)).toBeUndefined();
	});
});
