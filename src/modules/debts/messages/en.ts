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
		columns: { what: 'What to do', who: 'Who', due: 'Due', why: 'Why here' },
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
	pastFirst: (date) => `the first date (${date}) has passed`,
	feed: {
		title: 'Calendar and weekly letter',
		heading: 'Calendar on your phone or computer',
		lead: 'What you owe shows in your calendar program. It needs a secret address: whoever knows it can read the list, so give it to nobody. The list has only a number and what is to be done, and nothing of any applicant.',
		with: 'What to show',
		options: { mine: 'Only what I owe', unit: 'What my unit owes too' },
		make: 'Make an address',
		remake: 'Make a new address',
		remakeHint: 'With a new address the one before opens nothing any more.',
		made: 'The calendar’s address is ready',
		madeText: 'Copy it and paste it where your calendar program adds a calendar by address. It will not be shown again.',
		address: 'Secret address',
		since: (day) => `The address was made on ${day}.`,
		none: 'There is no address yet.',
		end: 'Remove the address',
		ended: 'The address is removed: it opens nothing any more.',
		calendar: 'Jauap: what we owe',
		gone: 'No longer owed'
	},
	letter: {
		heading: 'Weekly letter',
		lead: (d) =>
			`Whoever heads a unit gets one letter a week: what is late, what is due this week, what waits for their decision, who below is silent. It goes out on ${d.day} at ${d.hour}.`,
		days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
		on: 'The letter comes.',
		isOff: 'The letter does not come.',
		turnOff: 'Turn the letter off',
		turnOn: 'Turn the letter on',
		saved: 'Saved.',
		subject: (d) => `The week’s letter: ${d.late} late, ${d.soon} due this week, ${d.judged} waiting for your decision`,
		greeting: (name) => `Dear ${name},`,
		late: (n) => `Late: ${n}`,
		soon: (n) => `Due this week: ${n}`,
		judged: (n) => `Waiting for your decision: ${n}`,
		silent: 'Silent units. How much is overdue there that nobody has begun:',
		due: (date) => `due ${date}`,
		more: (n) => `And ${n} more`,
		atLeast: (n) => `at least ${n}`,
		moreUnits: (n) => plural('en', n, { one: 'And # more unit', other: 'And # more units' }),
		all: 'The whole list',
		off: 'Turn the letter off'
	}
};
