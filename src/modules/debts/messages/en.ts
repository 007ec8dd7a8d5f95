import { plural } from '#platform/i18n/plural.ts';
import type { Messages } from './kk.ts';

const days = (n: number) => plural('en', n, { one: '# working day', other: '# working days' });
const left = (n: number) => (n <= 1 ? 'due the next working day' : `${days(n)} left`);

export const en: Messages = {
	list: {
		title: 'What we owe',
		lead: 'One list from every section: appeals, assignments, complaints, hearings, re-checks.',
		tabs: { mine: 'What I owe', unit: 'What my unit owes', issued: 'What I assigned' },
		tabsLabel: 'Lists of what is owed',
		columns: { what: 'What to do', who: 'Who', due: 'Due', why: 'Why it stands here' },
		groups: { late: 'Overdue', today: 'Today', week: 'This week', later: 'Later' },
		empty: 'Nothing is owed',
		emptyText: {
			mine: 'Nothing is expected of you now.',
			unit: 'Nothing is expected of the unit now.',
			issued: 'Nothing that you assigned is unfinished now.'
		},
		order: 'What is overdue longest comes first. Of one day a term set by law goes before the organisation’s own.',
		unitOwes: 'the unit',
		first: 'Back to the start',
		older: 'Next ones',
		pages: 'Pages'
	},
	clock: { law: 'term set by law', own: 'the organisation’s own term' },
	why: ({ why, days: n }) =>
		({
			late: `${days(n)} late`,
			today: 'due today',
			week: left(n),
			later: left(n),
			waits: n === 0 ? 'waits for a decision since today' : `has waited for a decision for ${days(n)}`
		})[why],
	pastFirst: (date) => `the first date (${date}) has passed`
};
