import type { Messages } from './kk.ts';

export const en: Messages = {
	title: 'Quality of answers',
	lead: 'Decisions that look like formal replies. A sign is only a reason to look, not a verdict: a person decides.',
	list: {
		caption: 'Decisions with signs',
		columns: { decision: 'Appeal', unit: 'Unit', signs: 'Signs', signed: 'Signed' },
		empty: 'No such decisions',
		first: 'To the start of the list',
		older: 'Next decisions',
		pages: 'Pages'
	},
	signs: {
		copy: 'Copy',
		off_question: 'Off the question',
		empty: 'Empty words',
		language: 'Another language',
		no_evidence: 'No evidence'
	},
	why: {
		copy: (share) =>
			`The same was answered to somebody else: ${String(share)}% of the text agrees, and no place, date or number of the question is in it.`,
		off_question: (words) => `None of the question’s main words is in the answer: ${words}.`,
		empty: (sentences) => `Nothing that can be checked, only general words: ${sentences}`,
		language: (asked, written) => `Language chosen by the applicant: ${asked}. Language of the answer: ${written}.`,
		no_evidence: 'It says “satisfied”, but no file is attached and nothing is said of what was done.'
	},
	languages: { kk: 'Kazakh', ru: 'Russian', en: 'English' },
	hint: {
		title: 'Look before you sign',
		tag: 'Warning',
		lead: 'The draft looks like a formal reply. This is no ban: it may be signed.'
	}
};
