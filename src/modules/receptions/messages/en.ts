import type { Messages } from './kk.ts';

export const en: Messages = {
	errors: {
		'receptions.full': 'This time is taken. Choose another one.',
		'receptions.begun': 'This time has begun.',
		'receptions.gone': 'There is no reception at this time. Choose another one.',
		'receptions.seated': 'There is a booking at another time. Give that one back first.',
		'receptions.past': 'Choose a time to come.',
		'receptions.elsewhere': 'The host is at another reception at this time.',
		'receptions.short': 'Not one meeting fits in between.',
		'receptions.not_then': 'The host does not receive on this day: see their days.',
		'receptions.number': 'Enter a whole number within the limits.'
	}
};
