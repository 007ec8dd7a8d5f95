import { plural } from '../../i18n/plural.ts';
import type { Step } from '../steps.ts';

export const kk = {
	subject: (n: number) => plural('kk', n, { one: 'Мерзімге назар аударыңыз: # іс', other: 'Мерзімге назар аударыңыз: # іс' }),
	greeting: (name: string) => `Құрметті ${name}!`,
	due: (date: string) => `мерзімі: ${date}`,
	mine: {
		before_5: 'Мерзіміне 5 жұмыс күні қалды',
		before_3: 'Мерзіміне 3 жұмыс күні қалды',
		before_1: 'Мерзімі келесі жұмыс күні бітеді',
		noon: 'Мерзімі бүгін бітеді',
		late_1: 'Мерзімі өтті: 1 жұмыс күні кешікті',
		late_3: 'Мерзімі өтті: 3 жұмыс күні кешікті',
		late_5: 'Мерзімі өтті: 5 жұмыс күні кешікті'
	} satisfies Record<Step, string> as Record<Step, string>,
	above: {
		before_5: 'Бөлімшеңізде мерзіміне 5 жұмыс күні қалды',
		before_3: 'Бөлімшеңізде мерзіміне 3 жұмыс күні қалды',
		before_1: 'Бөлімшеңізде мерзімі келесі жұмыс күні бітеді',
		noon: 'Бөлімшеңізде мерзімі бүгін бітеді',
		late_1: 'Сізге қарасты бөлімшеде 1 жұмыс күні кешікті',
		late_3: 'Сізге қарасты бөлімшеде 3 жұмыс күні кешікті',
		late_5: 'Сізге қарасты бөлімшеде 5 жұмыс күні кешікті'
	} satisfies Record<Step, string> as Record<Step, string>
};

export type ReminderMessages = typeof kk;
