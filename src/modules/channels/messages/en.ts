import type { Messages } from './kk.ts';

export const en: Messages = {
	outcome: {
		automatic: 'Automatic mail',
		too_big: 'Too big',
		malformed: 'Cannot be read',
		empty: 'Empty letter',
		too_many: 'Too many from one address',
		suspended: 'Not taken during the election period'
	},
	why: {
		automatic: 'A program sent it: an automatic answer, a mailing list or a report of a failed delivery. Such mail is not answered.',
		too_big: 'The letter is bigger than what is taken; its content was not read. The sender was told.',
		malformed: 'The letter is built wrongly. The sender was told, if the address can be read.',
		empty: 'The letter has neither text nor documents. The sender was told.',
		too_many: 'Too many letters came from this address in one day. It was not answered.',
		suspended: 'Such appeals are not taken during the election period. The sender was told.'
	},
	answer: {
		subject: 'Your letter was not taken as an appeal',
		too_big: (m) =>
			`Hello,\n\nYour letter is too big and was not taken as an appeal. The most that is taken: ${m.max}.\n\nPlease write again in a short letter or on the site; send big documents in several letters.`,
		malformed: () =>
			'Hello,\n\nYour letter could not be read, so it was not taken as an appeal.\n\nPlease write again in a plain letter or on the site.',
		empty: () =>
			'Hello,\n\nYour letter has neither text nor documents, so it was not taken as an appeal.\n\nPlease write what happened, where and when, and send it again.',
		suspended: () =>
			'Hello,\n\nAppeals of this kind are not taken during the election period. Your letter is kept, but not registered as an appeal. Which appeals are taken and when the period ends stands on the site.',
		site: (url) => `Site: ${url}`
	},
	refused: {
		subject: (number) => `Appeal ${number}: some documents were not taken`,
		lead: 'These documents were not taken:',
		line: (m) => `— ${m.name}: ${m.why}`,
		added: (number) => `Hello,\n\nYour answer was added to your appeal. Number: ${number}`,
		tooMany: 'too many files in one letter'
	},
	wholeLetter: 'Whole letter',
	desk: {
		title: 'Letters not taken',
		lead: 'Letters that came by mail and became no appeal. Look through them and, where needed, enter an appeal yourself. The letter itself stays on the mail server.',
		empty: 'No letters to look at',
		caption: 'Letters not taken',
		columns: { at: 'Came', outcome: 'Why', size: 'Size' },
		openLetter: (when) => `Open the letter: ${when}`,
		more: 'Show more',
		first: 'Newest',
		letter: 'Letter',
		back: 'To the list of letters',
		open: 'Open the letter',
		closed: 'What the letter says is closed. That you open it will be written into the journal.',
		journalled: 'That you opened this letter was written into the journal.',
		from: 'From',
		unproven: 'Who sent it is not proven: anybody can write this address.',
		subject: 'Subject',
		text: 'Text',
		noText: 'No text, or it was not read',
		files: 'Files',
		none: 'none',
		intake: 'Enter as an appeal',
		done: 'Looked through, take off the list',
		held: 'The letter is kept from removal',
		release: 'Lift the hold',
		hold: 'Keep the letter from removal',
		holdLead: 'When a court or a check needs it, no rule removes the letter until the hold is lifted.',
		holdReason: 'Reason',
		holdAct: 'Keep'
	},
	errors: {
		'channels.seen': 'This letter has been looked through already.',
		'channels.held': 'This letter is kept already.',
		'channels.not_held': 'There is no hold on this letter.'
	}
};
