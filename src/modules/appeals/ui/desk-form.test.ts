import { expect, it } from 'vitest';
import { errorsById, fieldId, formOf } from './desk-form.ts';

it('knows the form that an action belongs to', () => {
	expect(['draft', 'submit', 'sign', undefined].map(formOf)).toEqual(['decide', 'decide', 'sign', undefined]);
});

it('gives the fields that several forms have an id of their own', () => {
	expect([fieldId('report', 'text'), fieldId('extend', 'reason'), fieldId('extend', 'dueOn')]).toEqual([
		'report-text',
		'extend-reason',
		'dueOn'
	]);
});

it('points the summary at the fields of the refused form', () => {
	const errors = { '': 'Қазір болмайды', text: 'Тым қысқа', outcome: 'Таңдаңыз' };
	expect(errorsById({ act: 'submit', errors })).toEqual({ '': 'Қазір болмайды', 'decide-text': 'Тым қысқа', outcome: 'Таңдаңыз' });
	expect(errorsById({ act: 'look' })).toBeUndefined();
	expect(errorsById(null)).toBeUndefined();
});
