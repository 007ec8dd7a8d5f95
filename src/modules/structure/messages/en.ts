import { linkWords } from './en-link.ts';
import { plural } from '#platform/i18n/plural.ts';
import type { Messages } from './kk.ts';

export const en: Messages = {
	title: 'Related appeals',
	back: 'Back to the appeal',
	members: (n) => plural('en', n, { one: '# appeal is merged into this one', other: '# appeals are merged into this one' }),
	panel: {
		alone: 'This appeal is not merged with any other.',
		into: (number) => `This appeal was merged into another. Number of the root: ${number}`,
		intoHidden: 'This appeal was merged into another, which you may not read.',
		collective: (n) =>
			plural('en', n, { one: 'Collective appeal: # more person joined', other: 'Collective appeal: # more people joined' }),
		tag: 'Merged',
		languages: (list) => `The applicants wrote in different languages: ${list}. Write the decision in each of them.`,
		merge: 'Merge, divide into questions, add people',
		open: 'Open the merge',
		root: 'Go to the root'
	},
	merge: {
		title: 'Merge with another appeal',
		lead: 'Appeals about one matter are considered together. Each applicant is told, and each is given the decision. They do not see the data, text or files of one another. The answer is due by the earliest date that was given.',
		number: 'Number of the other appeal',
		numberHint: 'For example: ALA-2026-000123',
		pick: 'Similar appeals',
		pickHint: 'Choose one, or give a number below',
		other: 'Another number',
		way: 'Which one is the root',
		ways: { into: 'That one is the root: this goes into it', from: 'This one is the root: that goes into it' },
		reason: 'Why you merge them',
		reasonHint: 'Whoever wrote the appeal that goes in reads these words',
		submit: 'Merge',
		notNow: 'In its present state the appeal cannot be merged.'
	},
	collective: {
		title: 'Collective appeal',
		lead: 'Those who joined do not see the names, contacts, words and files of one another. Each has a number and a code, and is given notices and the decision alone.',
		people: (n) => plural('en', n, { one: '# person joined', other: '# people joined' }),
		show: 'Show who joined',
		why: 'Who looked and when is written into the journal of each who joined.',
		shown: 'The data was opened; the journal says so.',
		columns: { number: 'Number', name: 'Name', contact: 'Contact' },
		add: 'Add one more person',
		name: 'Name',
		phone: 'Telephone',
		email: 'Mail',
		address: 'Postal address',
		contactHint: 'At least one of telephone, mail and address',
		iin: 'IIN',
		language: 'Language of the answer',
		channel: 'How it came',
		text: 'In their own words',
		textHint: 'Left empty, it says that they join',
		submit: 'Add',
		joined: 'The person joined the appeal. Give the number and code to nobody else: the code is shown this once.',
		number: 'Number of the appeal'
	},
	questions: {
		title: 'Questions',
		lead: 'Where an appeal asks several things, write each down: theme, addressee, term. The decision cannot be signed until each has an outcome.',
		one: (n) => `Question ${String(n)}`,
		standing: { open: 'No answer yet', apart: 'Considered apart', answered: 'Answered' },
		part: (number) => `Appeal of its own: No. ${number}`,
		theme: 'Theme',
		anyTheme: 'Theme of the appeal',
		unit: 'Addressee',
		anyUnit: 'The responsible unit itself',
		due: 'Due',
		dueHint: 'Left empty, the term of the appeal holds',
		text: 'Question',
		textHint: 'Split out, this becomes the text of the new appeal; the applicant reads it',
		add: 'Add a question',
		outcome: 'Outcome',
		answer: 'The answer in short',
		answerHint: 'The applicant reads it with the decision',
		save: 'Record the outcome',
		split: 'Split out into an appeal of its own',
		splitHint: 'Of the same applicant, with the same term and a new number. Until a decision is made it can be taken back.',
		unsplit: 'Take it back',
		remove: 'Take off',
		done: {
			added: 'The question was added.',
			removed: 'The question was taken off.',
			answered: 'The outcome was recorded.',
			split: 'The question was split out; the applicant was told.',
			unsplit: 'The question is back in this appeal.'
		},
		count: (n) => plural('en', n, { one: 'This appeal asks # question', other: 'This appeal asks # questions' })
	},
	...linkWords,
	inside: { title: 'Merged into this one', since: (day) => `Merged: ${day}`, out: 'Take out', open: 'Open' },
	unmerge: {
		title: 'Take out',
		lead: 'The appeal will be as it was: state, executor, assignment, its own term. The applicant is told.',
		reason: 'Why you take it out',
		reasonHint: 'The applicant reads these words',
		submit: 'Take out'
	},
	done: { merged: 'The appeals are merged, their applicants were told.', unmerged: 'The appeal was taken out and goes on as before.' },
	citizen: {
		title: 'Considered together',
		into: (number, day) =>
			`Your appeal is considered together with another about the same matter. Merged: ${day}. Number of the main appeal: ${number}.`,
		joined: (number) => `You joined a collective appeal. Its number: ${number}.`,
		considered: 'Under consideration',
		rights:
			'You are given the decision by yourself. You may add documents, and before an unfavourable decision you are heard too. You may rate the decision, disagree with it and complain of it.',
		others: (n) =>
			plural('en', n, {
				one: '# more appeal about the same matter is considered together with yours.',
				other: '# more appeals about the same matter are considered together with yours.'
			}),
		unseen: 'Other applicants see neither your data nor your text and files.'
	}
};
