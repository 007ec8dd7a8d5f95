import type { Messages } from './kk.ts';

export const en: Messages = {
	exports: {
		title: 'Take the list as a file',
		lead: (most) =>
			`The list as it is shown, the newest first, up to ${most} appeals. Who took which filter and how many stays in the journal.`,
		format: 'Kind of file',
		formats: { csv: 'CSV', xlsx: 'Excel (XLSX)' },
		applicants: 'With the data of applicants',
		applicantsHint: (most) =>
			`Only where you have the right, up to ${most}. Each applicant sees on their page that their data was looked at.`,
		button: 'Download',
		sheet: 'Appeals',
		columns: [
			'Number',
			'Received',
			'What about',
			'State',
			'Kind',
			'Theme',
			'Where',
			'Unit',
			'Executor',
			'Came by',
			'Language',
			'First term',
			'Present term',
			'Day of decision',
			'Decision',
			'Word of the applicant',
			'Mark'
		],
		people: ['Name', 'Phone', 'E-mail', 'Postal address'],
		cut: (most) => `The list is cut here: a file has at most ${String(most)} appeals. Narrow the filter.`,
		register: {
			title: 'Lists taken as files',
			lead: 'Who took how many appeals, when and by which filter. The words searched for are not kept: somebody’s name may be among them.',
			columns: { who: 'Who', filter: 'Filter', rows: 'Appeals', people: 'With data', sensitive: 'Sensitive' },
			words: 'by words',
			all: 'no filter',
			cut: 'cut',
			none: 'Nobody has taken a list yet',
			noneText: 'A list that is taken as a file shows up here.',
			newer: 'To the start',
			older: 'Older'
		}
	},
	views: {
		title: 'Saved views',
		nav: 'Views',
		lead: 'Filters under a name. A shared view is seen by the whole unit, but each finds in it only what they have a right to.',
		save: 'Save this view',
		name: 'Name',
		nameHint: 'For instance: Overdue in the district',
		share: 'Who sees it',
		own: 'Only me',
		shared: (unit) => `Shared: ${unit}`,
		by: (name) => `Added by: ${name}`,
		button: 'Save',
		saved: 'The view is saved. It stands in the list at the left.',
		removed: 'The view is removed.',
		remove: 'Remove',
		all: 'all appeals',
		filter: 'The filter to be saved',
		none: 'There are no saved views',
		noneText: 'Set a filter on the page of appeals and give it a name.'
	},
	errors: {
		name_taken: 'You have another view of this name. Choose another name.',
		unit: 'Choose a unit in which you work.',
		many_views: 'At most {max} views can be saved. Remove one that you don’t need.'
	}
};
