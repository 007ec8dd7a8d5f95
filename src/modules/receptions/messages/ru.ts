import type { Messages } from './kk.ts';

export const ru: Messages = {
	errors: {
		'receptions.full': 'Это время уже занято. Выберите другое.',
		'receptions.begun': 'Это время уже началось.',
		'receptions.gone': 'В это время приёма не будет. Выберите другое.',
		'receptions.seated': 'Уже есть запись на другое время. Сначала освободите его.',
		'receptions.past': 'Выберите время, которое ещё не наступило.',
		'receptions.elsewhere': 'Принимающий в это время на другом приёме.',
		'receptions.short': 'В этот промежуток не помещается ни одна встреча.',
		'receptions.not_then': 'Принимающий в этот день не принимает: посмотрите его дни.',
		'receptions.number': 'Напишите целое число в указанных пределах.'
	}
};
