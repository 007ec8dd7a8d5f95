import type { Messages } from './kk.ts';

export const en: Messages = {
	skip: 'Skip to main content',
	menu: 'Menu',
	language: 'Language',
	nav: {
		label: 'Main sections',
		send: 'Send an appeal',
		check: 'Check my appeal',
		meet: 'Meet',
		problems: 'Shared problems',
		promises: 'Promises',
		sittings: 'Sittings',
		events: 'Events',
		openData: 'Open data'
	},
	footer: {
		label: 'More links',
		about: 'Every appeal gets an answer, every promise has an owner, every task a deadline.',
		councils: 'Factions and councils',
		deputies: 'What deputies owe',
		visits: 'Visits of deputies',
		reports: 'Deputies’ reports',
		workdays: 'Working days',
		api: 'API documentation',
		source: 'Source code (AGPL)',
		privacy: 'Personal data',
		staff: 'Staff sign-in',
		phone: 'Phone',
		address: 'Address'
	},
	home: {
		title: 'Tell us the problem. You\u00a0get\u00a0an\u00a0answer.',
		lead: 'Your appeal gets a number, a responsible person and a due date. You can see where it stands at any time.',
		send: {
			title: 'Tell a problem',
			text: 'Write what happened in your own words. No account is needed. It takes about five minutes.',
			helps: 'It helps to have:',
			list: ['where and when it happened;', 'a photo or a document, if there is one;', 'a phone or e-mail for the answer.'],
			action: 'Send an appeal'
		},
		check: {
			title: 'Check my appeal',
			text: 'Enter the number and the code that you were given when you sent it.',
			number: 'Appeal number',
			numberHint: 'For example, ALA-2026-000123',
			code: 'Access code',
			action: 'Open the appeal'
		},
		course: {
			title: 'How an appeal is handled',
			steps: [
				{ title: 'We register it', text: 'The same working day you get a number, a code and the due date.' },
				{ title: 'We name who is responsible', text: 'Within one working day somebody owns it and contacts you.' },
				{
					title: 'We work on it',
					text: 'If another body must solve it, we forward it within three working days and follow it to the end.'
				},
				{ title: 'We answer', text: 'Within fifteen working days you get a reasoned decision. If you disagree, it is looked at again.' }
			]
		},
		stats: {
			received: 'appeals received',
			medianDays: 'working days to the answer, as a rule',
			onTime: 'answers on time',
			solved: 'applicants say it was solved'
		},
		figures: 'Recent figures',
		allFigures: 'All open data'
	},
	desk: {
		views: 'Views',
		sections: {
			sittings: 'Sittings',
			conferences: 'Events',
			gatherings: 'Meetings with citizens',
			duties: 'What deputies owe',
			visits: 'Visits of deputies',
			reports: 'Deputies’ reports',
			promises: 'Promises',
			wishes: 'Line for meetings',
			receptions: 'Receptions',
			problems: 'Problems',
			rights: 'Rights cases',
			intake: 'Take in an appeal',
			field: 'Field reception',
			load: 'Load',
			statistics: 'Statistics',
			scorecards: 'Scorecards',
			rechecks: 'Re-checks',
			control: 'Second looks',
			quality: 'Quality of answers',
			exports: 'Lists taken',
			templates: 'Answer templates',
			rules: 'Rules',
			bodies: 'Competent bodies',
			routing: 'Routing',
			settings: 'Settings',
			queue: 'My queue',
			appeals: 'All appeals',
			people: 'Staff',
			mandates: 'Factions and councils',
			units: 'Units',
			territories: 'Territories',
			debts: 'What we owe',
			directives: 'Directives',
			letters: 'Letters',
			procedure: 'Procedures',
			glass: 'Special access',
			retention: 'Retention',
			calendar: 'Calendar'
		},
		nav: 'Desk sections',
		account: 'Account',
		profile: 'My account',
		signOut: 'Sign out',
		unit: 'Unit',
		posts: 'Posts'
	},
	actions: {
		send: 'Send',
		save: 'Save',
		cancel: 'Cancel',
		back: 'Back',
		next: 'Continue',
		edit: 'Change',
		remove: 'Remove',
		add: 'Add',
		search: 'Search',
		show: 'Show',
		clear: 'Clear',
		download: 'Download',
		print: 'Print',
		open: 'Open',
		close: 'Close'
	},
	form: {
		error: 'Error',
		summary: 'There is a problem',
		optional: 'optional',
		saved: 'Saved',
		required: 'Fill in this field.',
		choose: 'Choose',
		yes: 'Yes',
		no: 'No'
	},
	list: { pages: 'Pages', newer: 'Newer', older: 'Older', nothing: 'Nothing here yet', notFound: 'Nothing was found' },
	steps: { done: 'done', current: 'now here', late: 'overdue', todo: 'ahead' },
	breadcrumbs: 'You are here',
	errors: {
		back: 'Go to the home page',
		requestId: 'Request number',
		400: { title: 'We did not understand the request', text: 'Go back to the previous page and try again.' },
		403: {
			title: 'This is not open to you',
			text: 'Your role does not have this right. If you need it, ask the head of your unit or the administrator.'
		},
		404: {
			title: 'There is no such page',
			text: 'The address may have changed or been mistyped. If you are looking for your appeal, enter its number and code.'
		},
		429: { title: 'Too many attempts', text: 'Wait a few minutes and try again. What you entered is not lost.' },
		500: {
			title: 'Something went wrong on our side',
			text: 'We have a record of it. Try again in a while. If you write to us, give the request number.'
		},
		503: { title: 'The service is not available for the moment', text: 'Try again in a few minutes.' }
	}
};
