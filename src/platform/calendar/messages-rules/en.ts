import { plural } from '../../i18n/plural.ts';
import type { RuleMessages } from './kk.ts';

export const en: RuleMessages = {
	title: 'Rules',
	lead: 'The term of every case is counted by these rules. A rule is never deleted: when the law changes, a new version is added with its first day.',
	readOnly: 'You can only read the rules.',
	sections: { label: 'Kinds of rules', terms: 'Terms', whatIf: 'What if' },
	duties: 'Terms',
	columns: { duty: 'Duty', term: 'Term', since: 'In force since', source: 'Source', next: 'Next change' },
	noNext: 'none',
	term: (unit, n) => {
		if (n === 0) return 'the same day';
		if (unit === 'working_day') return plural('en', n, { one: '# working day', other: '# working days' });
		if (unit === 'calendar_day') return plural('en', n, { one: '# calendar day', other: '# calendar days' });
		return plural('en', n, { one: '# month', other: '# months' });
	},
	versions: 'Versions',
	versionColumns: {
		number: 'Version',
		from: 'From',
		term: 'Term',
		state: 'State',
		source: 'Source',
		why: 'Who added it and why',
		act: 'Action'
	},
	states: { in_force: 'In force', to_come: 'To come', past: 'Past', withdrawn: 'Withdrawn' },
	shipped: 'Ships with the system',
	add: 'Add a new version',
	addLead: 'First see which cases would change and how. Nothing changes until you save.',
	validFrom: 'First day in force',
	validFromHint: 'Holds for cases whose term began on this day or later. The day may have passed.',
	n: 'How many',
	unit: 'Of what',
	units: { working_day: 'working days', calendar_day: 'calendar days', month: 'months' },
	sources: { kk: 'Article or document, in Kazakh', ru: 'Article or document, in Russian', en: 'Article or document, in English' },
	reason: 'Why it changes',
	reasonHint: 'Those whose date moves will read it.',
	preview: 'See what would change',
	save: 'Save and compute again',
	saved: 'Saved. The deadlines are being computed again.',
	withdraw: 'Withdraw',
	withdrawTitle: (version) => `Withdraw version ${version}`,
	withdrawReason: 'Why it is withdrawn',
	withdrawnDone: 'The version is withdrawn.',
	whatIf: {
		title: 'What if a term changed',
		lead: 'Change a term in thought: we show which cases would move. Nothing is saved.',
		rule: 'Duty',
		ask: 'Show',
		link: 'Change this term in thought'
	},
	result: {
		title: 'What saving would do',
		asked: 'What would happen',
		none: 'No open deadline would move.',
		moves: (n) => plural('en', n, { one: '# open deadline would move.', other: '# open deadlines would move.' }),
		governed: (n) => `Open deadlines that the version governs: ${plural('en', n, { one: '#', other: '#' })}.`,
		earlier: 'Earlier',
		later: 'Later',
		overdue: 'Would become overdue',
		relieved: 'Would no longer be overdue',
		byUnit: 'By unit',
		noUnit: 'No unit',
		unit: 'Unit',
		first: (n) => plural('en', n, { one: 'The first case that would move', other: 'The first # cases that would move' }),
		columns: { what: 'Case', unit: 'Unit', from: 'Now', to: 'Then', change: 'Change' },
		changes: { earlier: 'earlier', later: 'later', overdue: 'becomes overdue' },
		subjects: { appeal: 'Appeal', assignment: 'Assignment' }
	},
	public: { title: 'Terms in force', lead: 'How long each act may take, and on what that rests.' },
	errors: {
		'rules.year': 'We keep no rules of such a year.',
		'rules.withdrawn': 'This version is withdrawn already.',
		'rules.in_force': 'This version is in force already. To change it, add a new one.',
		'rules.number': 'Write a whole number from 0 to 400.',
		'rules.choice': 'Choose from the list.'
	}
};
