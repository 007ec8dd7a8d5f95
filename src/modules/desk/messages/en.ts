import { plural } from '#platform/i18n/plural.ts';
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
		none: 'There are no saved views',
		noneText: 'Set a filter on the page of appeals and give it a name.'
	},
	bulk: {
		title: 'Work on several appeals',
		chosen: (n) => plural('en', n, { one: '# appeal chosen', other: '# appeals chosen' }),
		button: 'Work on those chosen',
		choose: (title) => `Choose: ${title}`,
		chooseAll: 'Choose all on this page',
		none: 'No appeal is chosen',
		noneText: 'Go back to the list and tick some appeals.',
		back: 'Back to the list',
		acts: { assign: 'Give to a unit or an executor', register: 'Register', problem: 'Add to a shared problem' },
		preview: 'See what would happen',
		previewTitle: 'Look before it is done',
		previewLead: (will, refused) =>
			refused === 0
				? `It will be done to ${String(will)}.`
				: `It will be done to ${String(will)}, not to ${String(refused)}: the reason stands beside.`,
		run: (n) => `Do it: ${String(n)}`,
		resultTitle: 'What was done',
		resultLead: (done, refused) =>
			refused === 0 ? `Done: ${String(done)}.` : `Done: ${String(done)}. Not done: ${String(refused)}, the reason stands beside.`,
		outcome: { will: 'will be done', done: 'done', same: 'is so already', refused: 'not possible' },
		columns: { appeal: 'Appeal', now: 'Now', what: 'What happens', result: 'What happened' },
		unseen: 'The appeal is not there, or not yours to see',
		to: (unit, person) => (person === '' ? `Unit: ${unit}` : `Unit: ${unit}. Executor: ${person}`),
		as: (kind, theme) => (theme === '' ? `Kind: ${kind}` : `Kind: ${kind}. Theme: ${theme}`),
		into: (title) => `Problem: ${title}`,
		unit: 'Unit',
		people: 'Show the people of this unit',
		executor: 'Executor',
		nobody: 'Nobody yet',
		load: (open, overdue) => (overdue === 0 ? `open: ${String(open)}` : `open: ${String(open)}, overdue: ${String(overdue)}`),
		note: 'A short instruction',
		kind: 'Kind',
		theme: 'Theme',
		noTheme: 'not set',
		problem: 'Problem',
		noProblems: 'There is no problem to which you can add. A problem begins from the page of one appeal.'
	},
	templates: {
		title: 'Answer templates',
		lead: 'The beginning of a decision or a message. A template is no answer yet: a draft that does not answer the question is shown to the head as a formal reply.',
		make: 'New template',
		change: 'Change the template',
		none: 'There are no templates',
		noneText: 'Add the first one with the form below.',
		name: 'Name',
		unit: 'Unit',
		unitHint: 'This unit and those below it use the template.',
		purpose: 'What for',
		purposes: { decision: 'Decision', notice: 'Message to the applicant' },
		language: 'Language',
		languages: { kk: 'in Kazakh', ru: 'in Russian', en: 'in English' },
		theme: 'Theme',
		allThemes: 'all themes',
		text: 'Text',
		textHint: 'Words in braces are taken from the appeal. What it does not have stays as a gap to fill in.',
		known: 'What can be used',
		placeholders: {
			number: 'number of the appeal',
			received: 'day of receipt',
			due: 'due date',
			today: 'today',
			kind: 'kind',
			theme: 'theme',
			place: 'territory',
			unit: 'unit'
		},
		save: 'Save',
		edit: 'Change',
		close: 'Take out of use',
		cancel: 'Don’t change',
		saved: 'The template is saved.',
		closed: 'The template is out of use.',
		gap: '[fill in]',
		pick: 'Begin with a template',
		choose: 'choose',
		insert: 'Insert into the text'
	},
	presence: {
		title: 'Somebody else has this appeal open',
		reads: (name) => `${name} is reading`,
		writes: (name) => `${name} is writing`,
		warning: 'If two write, one draft may take the place of the other. Agree first; nothing is lost, earlier drafts stay in the history.'
	},
	versions: {
		title: 'History of drafts',
		lead: 'How the draft of the decision changed, the latest first. What came is underlined, what went is struck through.',
		count: (n) => `Drafts and decisions: ${String(n)}.`,
		open: 'See what changed',
		none: 'There is no draft yet',
		same: 'The text is the same as before.',
		what: {
			submitted: 'Draft sent to the head',
			overtaken: 'Draft before somebody else saved over it',
			draft: 'Present draft',
			signed: 'Signed decision'
		}
	},
	recent: {
		title: 'Recently open',
		lead: 'Write a number and its appeal opens at once. Below are those you had open last.',
		none: 'Nothing yet',
		noneText: 'An appeal that you open shows up here.'
	},
	errors: {
		placeholder: 'Unknown words in braces: {names}. Take them from the list below.',
		template_unit: 'Choose a unit that you lead.',
		none_chosen: 'Choose at least one appeal.',
		too_many: 'At most fifty appeals can be worked on at once.',
		name_taken: 'You have another view of this name. Choose another name.',
		unit: 'Choose a unit in which you work.',
		many_views: 'At most {max} views can be saved. Remove one that you don’t need.'
	}
};
