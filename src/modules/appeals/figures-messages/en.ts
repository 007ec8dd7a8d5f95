import { plural } from '#platform/i18n/plural.ts';
import type { FigureMessages } from './kk.ts';

export const en: FigureMessages = {
	title: 'Open data: appeals',
	lead: 'How many appeals came, how and how fast they were decided, and what the citizens themselves say.',
	asOf: (when) => `Figures as of ${when}. Counted anew every ten minutes.`,
	filters: {
		label: 'Filter',
		year: 'Year',
		region: 'Region',
		theme: 'Theme',
		all: 'All years',
		country: 'The whole country',
		everyTheme: 'All themes',
		show: 'Show',
		clear: 'Clear the filter'
	},
	everything: 'All appeals of all years',
	numbers: {
		title: 'Main figures',
		received: {
			label: 'appeals received',
			note: 'By website, reception, telephone and letter, all together. An appeal merged into another is counted once, with that one.'
		},
		open: { label: 'under consideration', note: 'There is no final decision yet.' },
		overdue: { label: 'overdue', note: 'Of those under consideration: the present term is over.' },
		median: { label: 'usual time to a decision', note: 'Half of the decided appeals took less, half took more (the median).' },
		onTime: {
			label: 'decided on time',
			note: 'By the date first given. What is late and still undecided counts too: extending a term does not improve this share.'
		},
		solved: {
			label: 'said: "it is solved"',
			note: (n) => `Only the citizen can say so. Said anything: ${plural('en', n, { one: '#', other: '#' })}.`
		},
		days: (n) => plural('en', n, { one: '# working day', other: '# working days' }),
		tooFew: 'too few'
	},
	hiddenTotal: (least) =>
		`There are fewer than ${String(least)} appeals here, or their number could be found by subtraction. It is not shown, so that nobody can be recognised.`,
	map: { title: 'By region', words: 'appeals', hidden: 'hidden', hiddenSign: '–', unknown: 'Region not known' },
	themes: { title: 'By theme', column: 'Theme', unknown: 'Theme not given' },
	months: { title: 'By month', column: 'Month' },
	years: { title: 'By year', column: 'Year' },
	amount: 'Number of appeals',
	table: {
		title: 'As a table',
		region: 'Region',
		received: 'Received',
		onTime: 'On time',
		median: 'Usual time, working days',
		solved: 'Said "solved"',
		overdue: 'Overdue'
	},
	none: 'There are no appeals yet.',
	hiding: {
		title: 'What is not shown',
		text: (least) =>
			`Counts below ${String(least)} are not shown. So that a single hidden count cannot be found by subtracting from the total, another is hidden with it. There are no personal data here.`
	},
	download: {
		title: 'Download the data',
		text: 'The figures of this page, with this filter.',
		csv: 'CSV table',
		json: 'JSON',
		api: 'For programs: the API'
	},
	file: 'appeals'
};
