import type { Messages } from './kk.ts';

export const en: Messages = {
	title: 'Second looks',
	lead: 'A random share of the accepted parts of directives is looked at again by a control group: was it done in fact?',
	tabs: { mine: 'Mine', did: 'I looked at', results: 'Results of units', draws: 'Draws' },
	none: {
		mine: 'Nothing to look at',
		did: 'You have looked at nothing yet',
		results: 'Nothing was looked at yet',
		draws: 'Nothing was drawn yet'
	},
	columns: { part: 'Work', unit: 'Done by', issuer: 'Accepted by', state: 'State', result: 'Finding', due: 'Due', ended: 'Looked at' },
	more: 'More',
	waiting: 'Waits for a look',
	late: 'Late',
	findings: { confirmed: 'Confirmed', unconfirmed: 'Not confirmed' },
	answers: { yes: 'Yes', no: 'No', unseen: 'Cannot be seen from what is there' },
	page: {
		back: 'Back to second looks',
		part: 'Open the assignment',
		draw: 'The draw',
		work: 'What was asked?',
		criteria: 'Criteria',
		met: 'marked as met by whoever accepted',
		reports: 'Reports and evidence',
		noFiles: 'No evidence',
		below: 'Accepted reports of units below',
		noReports: 'No report',
		done: {
			finish: 'The finding is saved.',
			decline: 'Saved. The work was given to somebody else.',
			reply: 'The reply is saved.'
		}
	},
	facts: { unit: 'Done by', issuer: 'Accepted by', accepted: 'Accepted', due: 'Look by', looker: 'Who looked' },
	form: {
		title: 'Answer the questions',
		lead: 'The acceptance is confirmed only when the first three are answered with “Yes”. You answer once.',
		remark: 'Explanation',
		remarkHint: 'Unless the answer is “Yes”, write why.',
		submit: 'Save the finding'
	},
	decline: {
		title: 'I cannot look at this',
		lead: 'If there is a conflict of interest, say so: the work is drawn to somebody else.',
		reason: 'Reason',
		submit: 'Decline'
	},
	result: {
		title: 'Finding of the control group',
		formal: 'The acceptance was found a formality. Its record does not change, this finding stands beside it.'
	},
	reply: {
		title: 'Reply of the units',
		until: (day) => `The unit that did it and the one that accepted it may reply once each, until ${day}.`,
		label: 'Your reply',
		submit: 'Reply'
	},
	mend: {
		title: 'A new directive: put it right',
		lead: 'A draft is made to the same unit, with the same criteria and the remarks of the control group. It can be changed before it is sent.',
		dueOn: 'Due',
		dueHint: 'It must be a working day.',
		submit: 'Make the draft',
		open: 'Directive to put it right',
		draft: (title) => `Put right: ${title}`
	},
	onPart: { title: 'Second look of the control group', open: 'Open the finding', mend: 'Have it put right' },
	onDirective: {
		title: 'Second looks of the control group',
		said: (confirmed, not) => `Confirmed: ${confirmed} · not confirmed: ${not}`,
		note: 'These parts were accepted, but a second look did not confirm them.',
		by: (unit) => `accepted by: ${unit}`
	},
	draw: {
		title: (month) => `Draw: ${month}`,
		lead: 'Each accepted part had the same chance. Anybody can draw it again.',
		at: 'Drawn on',
		rule: 'Rule',
		group: 'Who looks',
		pool: 'Accepted parts',
		drawn: 'Drawn',
		seed: 'Seed',
		how: 'How to draw it again',
		steps: [
			'The lot of a part is the first thirteen digits of SHA-256 of the seed, a space and the id of the part.',
			'Parts stand in a row by the path of the unit that accepted them, within one unit by their lots; places are counted from zero.',
			'The start is the first thirteen digits of SHA-256 of the seed itself, divided by 16 to the power of 13.',
			'The place of the k-th drawn part is the whole part of (k + start) × length of the row ÷ how many are drawn; k counts from zero.'
		],
		table: 'The row as a table (CSV)',
		units: 'By the units that accepted',
		columns: { unit: 'Unit', accepted: 'Accepted', drawn: 'Drawn', confirmed: 'Confirmed', unconfirmed: 'Not confirmed' },
		months: { month: 'Month', pool: 'Accepted parts', drawn: 'Drawn' },
		file: { name: 'draw', columns: ['place', 'path of the accepting unit', 'part', 'lot', 'drawn'] }
	},
	rules: {
		title: 'Rule of second looks',
		lead: 'A month is drawn by the rule of its last day. The terms of a look and of a reply are on the page of terms.',
		caption: 'Editions of the rule',
		days: 'In force',
		since: (from) => `since ${from}`,
		amount: (share, least) => `${share}% of what was accepted, at least ${least}`,
		amountLabel: 'How much',
		group: 'Control group',
		auditors: 'Auditors of every unit',
		source: 'Source',
		who: 'Who and why',
		shipped: 'Ships with Jauap',
		questions: 'Questions',
		decisive: 'decides the finding',
		add: 'Add an edition',
		share: 'Share, %',
		shareHint: 'With zero only the least number is drawn.',
		least: 'At least, each month',
		groupCode: 'Code of the control group’s unit',
		groupHint: 'Empty: auditors look. People of the unit that did it and of the one that accepted it never look.',
		validFrom: 'From',
		reason: 'Why',
		save: 'Add',
		done: { added: 'Added.' }
	},
	errors: {
		'control.answer': 'Answer this question.',
		'control.remark': 'Write why: five characters at least.',
		'control.over': 'This was looked at already.',
		'control.declined': 'You declined to look at this.',
		'control.replied': 'Your unit has replied already.',
		'control.too_late': 'The term to reply has passed.',
		'control.mended': 'A directive to put it right has been made already.',
		'control.number': 'Enter a whole number within the limits.',
		'control.to_come': 'Choose tomorrow or a later day.',
		'control.taken': 'There is an edition from this day.',
		'control.group': 'There is no such open unit. Check the code.'
	}
};
