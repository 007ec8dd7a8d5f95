import type { TimelineMessages } from './kk.ts';

export const en: TimelineMessages = {
	title: 'Promises on a timeline',
	link: 'Timeline',
	lead: 'When each promise is due, its milestones, evidence and the word of each who assessed stand on their days. Whatever is marked on a line is in the list, too.',
	none: 'No promise is published here.',
	events: (n) => `List by date: ${n}`,
	more: (n) => `More evidence on the page of the promise: ${n}`,
	next: 'Those due earlier',
	changes: 'How the list changed',
	changesNone: 'The list has not changed since it was published.',
	marks: 'Marks',
	legend: {
		due: 'promised day',
		met: 'milestone met',
		owed: 'milestone ahead',
		late: 'milestone overdue',
		proof: 'evidence',
		reading: 'reading of the indicator',
		said: 'word of an assessor',
		verdict: 'verdict',
		corrected: 'came on the list, corrected'
	},
	today: 'today',
	listed: 'Came on the list',
	due: 'Promised day',
	dueOver: 'The promised day is over, there is no verdict',
	firstDue: 'First promised day',
	milestone: (state) => `Milestone: ${state}`,
	proof: 'Evidence',
	reading: (value) => `Reading: ${value}`,
	said: (who) => `Assessment: ${who}`,
	verdict: (verdict) => `Verdict: ${verdict}`,
	corrected: (fields) => `Corrected: ${fields}`
};
