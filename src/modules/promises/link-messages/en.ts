import { plural } from '#platform/i18n/plural.ts';
import type { LinkMessages } from './kk.ts';

export const en: LinkMessages = {
	panel: 'Election promises',
	panelNone: 'If the appeal is about something that was promised, link it to the promise.',
	panelNoneProblem: 'If the problem is about something that was promised, link it to the promise.',
	panelSome: 'This was promised.',
	open: 'Link to promises',
	title: 'Which promise it is about',
	lead: 'The page of the promise says how many appeals are about it. The appeal itself, its author and its number are not shown.',
	leadProblem: 'The page of a public problem leads to the promise, and the page of the promise to the problem.',
	backToAppeal: 'Appeal',
	backToProblem: 'Problem',
	linked: 'Linked promises',
	noLinked: 'No promise is linked.',
	unlink: 'Unlink',
	add: 'Link to a promise',
	suggested: 'Promises alike by place, topic and words',
	noSuggested: 'Nothing alike was found.',
	address: 'The address of the promise’s page, if it is not in the list',
	addressHint: 'Open the page of the promise and copy the address from the top of the browser.',
	link: 'Link',
	done: { link: 'Linked to the promise.', unlink: 'Unlinked.' },
	line: (number, place) => `No. ${number}, ${place}`,
	progress: (text) => `Progress: ${text}.`,
	verdict: (text) => `Verdict: ${text}.`,
	pointed: (number, quote) => `The appeal was written from the page of promise no. ${number}, “${quote}”. If it is about that, link them.`,
	pointedHint: 'The appeal was written from its page.',
	public: {
		pointing: 'You are writing about this promise',
		title: 'What people write about this promise',
		appeals: (n) => plural('en', n, { one: '# appeal is about this promise.', other: '# appeals are about this promise.' }),
		few: (least) => `The number of appeals is shown from ${String(least)} on; below that somebody could be recognised.`,
		problems: 'Public problems',
		send: 'Write an appeal about this',
		promised: 'This was promised'
	},
	errors: {
		unlinkable: 'Choose a promise from the list or give the address of the page of a published promise.',
		linked_many: 'At most {max} promises are linked to one case. Unlink those that are not needed.'
	}
};
