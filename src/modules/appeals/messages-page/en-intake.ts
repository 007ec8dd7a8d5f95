import { plural } from '#platform/i18n/plural.ts';
import type { PageMessages } from './kk.ts';

export const intake: PageMessages['intake'] = {
	progress: (step, of) => `Question ${String(step)} of ${String(of)}`,
	kept: (number, until) => `What you write is kept. Draft number: ${number}. Last day to finish it: ${until}.`,
	what: {
		title: 'What happened?',
		lead: 'Write in your own words. No official language is needed. What you write is kept at once.',
		label: 'Describe the problem',
		helps: 'It is solved sooner if you say:',
		help: [
			'what happened and since when;',
			'where: street, house, a landmark;',
			'whom you told and what they said;',
			'what you would like done.'
		],
		exampleTitle: 'See an example',
		example:
			'The lamp at 12 Abai Street has been dark for three months. I called the city hall twice and nobody came. Children walk home from school in the dark. Please repair the lamp.',
		danger: 'If somebody is in danger, do not write an appeal: call 112 now.'
	},
	where: {
		title: 'Where did it happen?',
		lead: 'The unit nearest to this place will look at your appeal.',
		search: 'Name of the village, town or district',
		searchHint: 'Spelling need not be exact: “Kokshetau” finds Көкшетау too.',
		found: 'Which one?',
		chosen: 'Chosen place',
		nothing: (q) => `Nothing was found for “${q}”.`,
		nothingHelp: 'Try only the beginning of the name, choose from the list, or describe the place below in your own words.',
		none: 'None of these',
		browse: 'Choose from the list',
		browseTitle: 'Choose a region or a city',
		browseBelow: (name) => `${name}: choose within`,
		whole: 'Choose this place',
		up: 'All regions',
		place: 'Exact place',
		placeHint: 'Street, house or a landmark. For example: 12 Abai Street, by the school.',
		pointTitle: 'Give a point on the map',
		point: 'Point on the map',
		pointHint: 'Paste a link from 2GIS, Google or Yandex Maps, or write two numbers: 43.2567, 76.9286',
		pointBad: 'No point was found in this link or these numbers. Example: 43.2567, 76.9286'
	},
	who: {
		title: 'About you',
		lead: 'Your name and one way to reach you are enough. Only staff who work on your appeal see this, and each look is recorded.',
		name: 'Your name',
		nameHint: 'Family name, first name and, if you have one, patronymic.',
		contact: 'How can we reach you?',
		contactHint: 'Fill in at least one of these.',
		phone: 'Phone',
		phoneHint: 'We call if there is a question.',
		email: 'E-mail',
		emailHint: 'The code, news and the decision come here. A lost code is replaced only through this address.',
		address: 'Postal address',
		addressHint: 'Without an e-mail the decision is sent here as a letter.',
		iinTitle: 'IIN (optional)',
		iin: 'IIN',
		iinHint: 'Only to find your earlier appeals. It is kept encrypted. Without it your appeal is treated just the same.'
	},
	kind: {
		title: 'Kind and theme',
		lead: 'We chose them by what you wrote. If they are right, go on. A mistake does no harm: staff will correct it.',
		kind: 'Kind of appeal',
		suggested: 'chosen by what you wrote',
		term: (days) => `Time limit: ${days}.`,
		theme: 'Theme',
		themeHint: 'So that it reaches the right specialist.',
		noTheme: 'I don’t know'
	},
	files: {
		title: 'Add a photo or a document?',
		lead: 'Not required, but a photo helps to see the problem.',
		label: 'Choose a file',
		rules: (megabytes, most, total) =>
			`Photos, PDF, Word, Excel, text, MP4 video, MP3 sound. Up to ${String(megabytes)} MB each, ${String(most)} files in all, ${String(total)} MB at one time. The hidden mark of where a photo was taken is removed.`,
		upload: 'Add the file',
		added: 'Added files',
		remove: 'Remove',
		tooMany: (most) => `At most ${String(most)} files can be added.`,
		tooHeavy: 'All the files together are too heavy. Add them a few at a time.',
		nothing: 'Choose a file first.',
		refused: (name, why) => `${name}: ${why}`,
		without: 'Go on without files'
	},
	review: {
		title: 'Check before sending',
		what: 'What happened',
		territory: 'Where',
		place: 'Exact place',
		point: 'Point on the map',
		name: 'Your name',
		phone: 'Phone',
		email: 'E-mail',
		address: 'Postal address',
		iin: 'IIN',
		kind: 'Kind',
		theme: 'Theme',
		files: 'Files',
		language: 'Language of the answer',
		empty: 'not given',
		noFiles: 'no files',
		send: 'Send the appeal',
		consent: 'By sending it you agree that your data is used to consider this appeal and for nothing else.',
		privacy: 'About personal data',
		missingTitle: 'The appeal is not sent yet',
		missingText: (number) => `Everything you wrote is kept, draft number: ${number}. To send it, this is missing:`,
		fill: 'Fill in what is missing',
		laterTitle: 'To continue later',
		laterText: 'Keep this link: it brings you back here at any time. Do not give it to anybody.',
		laterLink: 'Continue this appeal'
	},
	already: 'This appeal was already sent. It was not sent a second time.'
};

export const explain: PageMessages['explain'] = {
	starts: (date) => `Day of registration: ${date}. It does not count; counting begins with the next day.`,
	ends: (length, date) => `Time given: ${length}. Last day: ${date}.`,
	rolled: (from, to) => `The last day fell on a day off (${from}) and moved to the next working day: ${to}.`,
	sameDay: 'the same day',
	units: {
		working_day: (n) => plural('en', n, { one: '# working day', other: '# working days' }),
		calendar_day: (n) => plural('en', n, { one: '# calendar day', other: '# calendar days' }),
		month: (n) => plural('en', n, { one: '# month', other: '# months' })
	},
	weekend: 'weekend',
	dayOff: 'day off',
	skipped: 'Days that did not count',
	noSkipped: 'No day was left out.',
	worked: 'Weekend days that were worked and counted'
};
