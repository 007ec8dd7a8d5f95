import { recheck } from './en-recheck.ts';
import type { Messages } from './kk.ts';

export const en: Messages = {
	title: 'Quality of answers',
	lead: 'Decisions that look like formal replies. A sign is only a reason to look, not a verdict: a person decides.',
	list: {
		caption: 'Decisions with signs',
		columns: { decision: 'Appeal', unit: 'Unit', signs: 'Signs', signed: 'Signed', verdict: 'Verdict' },
		tabs: { waiting: 'To review', reviewed: 'Reviewed' },
		empty: { waiting: 'No decisions to review', reviewed: 'No reviewed decisions' },
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
	},
	measure: {
		sign: 'Sign',
		right: 'How many were formal',
		title: 'How right are the signs?',
		lead: 'By the decisions that were reviewed: how many answers with this sign really were formal (formal / reviewed).',
		none: 'No decision was reviewed yet.'
	},
	verdicts: { formal: 'Formal reply', fine: 'A real answer', unclear: 'Unclear' },
	review: {
		back: 'Back to quality of answers',
		openCase: 'Open the appeal',
		question: 'What was asked?',
		answer: 'What was answered?',
		signs: 'Which signs are there?',
		marked: 'Words by which a sign was seen are marked yellow.',
		earlier: 'The answer given to somebody else before',
		earlierHidden: 'You may not see that answer.',
		facts: {
			unit: 'Who answered',
			signed: 'Signed',
			outcome: 'Outcome',
			language: 'Language of the appeal',
			citizen: 'What the applicant says'
		},
		form: {
			title: 'Your verdict',
			verdict: 'What kind of answer is it?',
			hints: {
				formal: 'The person’s question was not answered. The unit sees this and may explain itself once.',
				fine: 'In spite of the sign, the question got a real answer.',
				unclear: 'It cannot be said by this text.'
			},
			note: 'Why do you think so?',
			noteHint: 'Needed for “formal” and “unclear”. The unit that answered reads it.',
			after: 'If it is formal, what then?',
			options: { note: 'Only the remark stays', return: 'The appeal is opened again for a real answer' },
			returnHint: 'The applicant is told. The first due date stays on record: no breach is hidden.',
			noReturn: 'The appeal cannot be opened again now: it is open, or there is a later decision.',
			submit: 'Record the verdict'
		},
		done: {
			reviewed: 'The verdict is recorded.',
			returned: 'The verdict is recorded, the appeal is open again, the applicant was told.',
			replied: 'The explanation is recorded.'
		},
		allDone: 'No decision is left to review.',
		next: 'Next decision',
		previous: 'Previous decision',
		pages: 'Decisions beside',
		said: 'The reviewer’s verdict',
		noNote: 'No remark',
		by: (name, when) => `${name}, ${when}`,
		returned: 'The appeal was opened again for a real answer.',
		reply: {
			title: 'The unit’s explanation',
			lead: 'You may answer the verdict once. It cannot be changed later.',
			label: 'Explanation',
			submit: 'Send the explanation'
		}
	},
	panel: {
		title: 'Quality of the answer',
		waits: 'The decision shows a sign of a formal reply. A person decides.',
		look: 'Look and give a verdict',
		open: 'Open the verdict',
		reply: 'Explain',
		decision: (n) => `Decision ${String(n)}`
	},
	notices: {
		returned: (f) => ({
			subject: `Appeal ${f.number} will be considered again`,
			text: `We ourselves checked the answer to your appeal ${f.number}: your question was not fully answered. The appeal is open again; nothing is asked of you.\n\nWho will answer: ${f.unit}\nNew term: ${f.due}\nThe first due date stays on record.\n\nThe page of the appeal: ${f.url}`
		})
	},
	recheck,
	errors: {
		...recheck.errors,
		'quality.verdict': 'Choose a verdict.',
		'quality.note': 'Say why you think so.',
		'quality.return_formal': 'Only an appeal with a formal reply can go back.',
		'quality.reviewed': 'This decision has its verdict already.',
		'quality.no_return': 'The appeal can no longer go back: it is open, or there is a later decision.',
		'quality.replied': 'The unit has explained itself already.'
	}
};
