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
		tag: 'Merged',
		languages: (list) => `The applicants wrote in different languages: ${list}. Write the decision in each of them.`,
		merge: 'Merge with another appeal',
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
		rights: 'You will be given the decision yourself. You may add documents, rate the decision and disagree with it.',
		others: (n) =>
			plural('en', n, {
				one: '# more appeal about the same matter is considered together with yours.',
				other: '# more appeals about the same matter are considered together with yours.'
			}),
		unseen: 'Other applicants see neither your data nor your text and files.'
	}
};
