import { plural } from '../../i18n/plural.ts';
import type { ReminderMessages } from './kk.ts';

export const en: ReminderMessages = {
	subject: (n) => `Mind the dates: ${plural('en', n, { one: '# matter', other: '# matters' })}`,
	greeting: (name) => `Dear ${name},`,
	due: (date) => `due ${date}`,
	mine: {
		before_5: '5 working days left',
		before_3: '3 working days left',
		before_1: 'Due on the next working day',
		noon: 'Due today',
		late_1: 'Overdue by 1 working day',
		late_3: 'Overdue by 3 working days',
		late_5: 'Overdue by 5 working days'
	},
	above: {
		before_5: 'In your unit: 5 working days left',
		before_3: 'In your unit: 3 working days left',
		before_1: 'In your unit: due on the next working day',
		noon: 'In your unit: due today',
		late_1: 'In a unit you answer for: overdue by 1 working day',
		late_3: 'In a unit you answer for: overdue by 3 working days',
		late_5: 'In a unit you answer for: overdue by 5 working days'
	}
};
