import type { RecheckMessages } from './kk-recheck.ts';

export const recheck: RecheckMessages = {
	title: 'Re-checks',
	lead: 'A random part of the closed cases is checked again by somebody of another unit.',
	tabs: { mine: 'Mine to do', did: 'Done by me', results: 'Results of units' },
	none: { mine: 'Nothing to check', did: 'You have checked nothing yet', results: 'No case was checked' },
	columns: { appeal: 'Appeal', unit: 'Unit', state: 'State', when: 'Due', ended: 'Checked', result: 'Result' },
	more: 'Next',
	states: { waiting: 'New', taken: 'You are checking it', done: 'Checked', void: 'Nobody can check it' },
	late: 'Overdue',
	results: { sound: 'Sound', weak: 'Has weak places', failed: 'Failed' },
	points: (share) => `${String(share)} points of 100`,
	answers: { yes: 'Yes', partly: 'Partly', no: 'No', na: 'Not applicable' },
	calls: { reached: 'I reached them, we spoke', no_answer: 'I called, nobody answered', not_called: 'I did not call' },
	rubric: { title: 'How the questions were answered, last three months', question: 'Question', clear: 'Show all results' },
	page: {
		back: 'Back to re-checks',
		openCase: 'Open the appeal',
		question: 'What was asked?',
		answer: 'What was answered?',
		reports: 'The executor’s report',
		files: (n) => `Files attached: ${String(n)}`,
		facts: {
			unit: 'Who answered',
			kind: 'Kind',
			received: 'Received',
			signed: 'Decision signed',
			outcome: 'What the unit says',
			citizen: 'What the applicant says',
			language: 'Language of the appeal',
			due: 'Check it by',
			reviewer: 'Checked by'
		},
		take: {
			title: 'This case was drawn to you',
			lead: 'You work in another unit, so you can judge it freely. Answer six questions and call the applicant.',
			submit: 'I will check it'
		},
		decline: {
			title: 'I cannot check it',
			lead: 'If you know the applicant or whoever answered, decline: the case is drawn to somebody else.',
			reason: 'Why?',
			submit: 'Decline'
		},
		look: {
			title: 'Call the applicant',
			lead: 'When you open the name and telephone, this is journalled, and the applicant sees it.',
			submit: 'Show name and telephone',
			name: 'Name',
			phone: 'Telephone',
			none: 'There is no telephone.'
		},
		form: {
			title: 'The sheet',
			comment: 'Comment',
			commentHint: 'Needed for “no”.',
			called: 'Did you reach the applicant?',
			said: 'What did the applicant say?',
			saidHint: 'Needed when you reached them. In their own words.',
			submit: 'Record the result',
			once: 'The result cannot be changed later.'
		},
		result: 'Result of the check',
		said: 'What the applicant said',
		done: {
			take: 'The case is yours.',
			decline: 'You declined; the case was drawn to somebody else.',
			submit: 'The result is recorded.',
			reply: 'The explanation is recorded.'
		}
	},
	panel: { title: 'Re-check', open: 'Open the result' },
	rules: {
		link: 'Rules of the checks',
		title: 'Rules of re-checks',
		lead: 'How many of the cases that a unit closed in a month are checked in the next one. Of a unit that closed any, at least one is taken.',
		readOnly: 'You may only read the rules.',
		back: 'Back to re-checks',
		list: 'Rules',
		none: 'No rule: nothing is checked',
		every: 'Every kind',
		columns: { kind: 'Kind of appeal', amount: 'How many', from: 'From', source: 'Source', end: 'Act' },
		share: (n) => `${String(n)}%`,
		number: (n) => `${String(n)} a month`,
		ended: 'Ended',
		end: 'End',
		endWhat: (what) => `End: ${what}`,
		add: 'Add a rule',
		addLead: 'A kind has one open rule. End the old one before you add a new one.',
		how: 'How is it counted?',
		hows: { share: 'Per cent of closed cases', number: 'Cases a month' },
		amount: 'How many',
		validFrom: 'From which day',
		source: 'Source',
		sourceHint: 'For example: order of the head No. 12 of 5 March 2026.',
		submit: 'Save the rule',
		done: { added: 'The rule was added.', ended: 'The rule was ended.' },
		rubric: 'Questions of the check',
		decisive: 'decisive question',
		draws: 'Latest draws',
		drawsLead: 'The random number is in the journal: with it the draw can be made again and verified.',
		drawColumns: { month: 'Month', pool: 'Closed cases', drawn: 'Drawn', seed: 'Random number' }
	},
	errors: {
		'quality.answer': 'Choose an answer.',
		'quality.comment': 'Say why “no”.',
		'quality.called': 'Say whether you reached the applicant.',
		'quality.said': 'Write what the applicant said.',
		'quality.nothing_applies': 'At least one question must apply to the case.',
		'quality.recheck_over': 'This check is over.',
		'quality.declined': 'You declined this case; it was drawn to somebody else.',
		'quality.amount': 'Write a number from 1 to 1000.',
		'quality.amount_share': 'A percentage is at most 100.',
		'quality.past': 'Choose today or a later day.',
		'quality.rule_there': 'There is a rule for this kind. End it first.',
		'quality.rule_ended': 'This rule has ended.'
	}
};
