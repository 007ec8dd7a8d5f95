import { plural } from '#platform/i18n/plural.ts';
import type { Messages } from './kk.ts';

export const en: Messages = {
	desk: {
		panel: {
			title: 'Who may read',
			open: 'Staff whose post lets them.',
			sensitive: 'Only the staff named for it.',
			tag: 'Sensitive',
			against: 'The complaint is about',
			readers: 'May read',
			hint: {
				violence: 'The text has words about violence. Should it be marked as sensitive?',
				health: 'The text has words about health. Should it be marked as sensitive?',
				official: 'The text has words about a bribe or corruption. Should it be marked as sensitive?'
			},
			link: 'Manage access'
		},
		title: 'Who may read the appeal',
		back: 'Back to the appeal',
		restrict: {
			title: 'Sensitive appeal',
			lead: 'Domestic violence, health, a report about an official: only those who need to know should. For everybody who is not named the appeal is in no list, no search and no count.',
			now: 'Only these may read it now',
			readers: 'Who may read',
			readersHint: 'You are on the list yourself. At least one head is needed: they sign the answer.',
			signs: 'signs answers',
			reason: 'Reason',
			reasonHint: 'Do not write the applicant’s name or what it is about: the reason stays in the journal.',
			submit: 'Mark as sensitive',
			change: 'Save the list',
			off: 'Take the mark off',
			offLead: 'Without the mark everybody whose post lets them may read the appeal.'
		},
		against: {
			title: 'Whom the complaint is about',
			lead: 'If the complaint is about somebody of the staff, record it here. They and those under them will not read the appeal, carry it out or decide on it. If they head the unit, the appeal goes to the unit above.',
			none: 'Nobody is recorded.',
			find: 'Name of the person',
			search: 'Find',
			nobody: 'There is no such person among the staff.',
			choose: 'Person',
			submit: 'Record',
			remove: 'Remove',
			removeWhom: (name) => `Remove: ${name}`
		},
		done: {
			restricted: 'Now only those named may read the appeal.',
			unrestricted: 'The mark is off.',
			named: 'Recorded: that person and those under them do not handle the appeal.',
			removed: 'The record was removed.'
		}
	},
	gone: {
		title: 'Kept no longer',
		held: 'On hold',
		parts: {
			person: 'Name and contacts of the applicant',
			words: 'Text of the appeal, the answer and the letters',
			files: 'Attached files'
		},
		removed: (m) => `${m.what}: removed on ${m.on}.`,
		why: (n) => plural('en', n, { one: 'Kept for # month after closing.', other: 'Kept for # months after closing.' }),
		stays: 'Number, dates, kind, theme and outcome have stayed.',
		source: 'Ground'
	},
	hold: {
		panel: 'Keeping',
		none: 'When its term is over the data will be removed by rule.',
		on: 'Removal is forbidden: the case is kept whole.',
		by: 'Who forbade it',
		since: 'Since',
		reason: 'Reason',
		link: 'Manage keeping',
		title: 'Keep the case from removal',
		back: 'Back to the appeal',
		lead: 'If there is a court case, a check or a dispute, keep the case: nothing of it is removed until the hold is lifted.',
		reasonHint: 'Do not write the applicant’s name: the reason stays in the journal.',
		submit: 'Keep the case',
		lift: 'Lift the hold',
		liftLead: 'Once it is lifted, data past its term is removed in the next night.',
		done: { held: 'The case is kept.', lifted: 'The hold was lifted.' }
	},
	retention: {
		title: 'Retention',
		lead: 'How long personal data, texts and files are kept after an appeal is closed. What is past its term is removed every night; the journal keeps the trace.',
		readOnly: 'You can only look: an administrator of the whole organisation changes the rules.',
		rules: 'Rules',
		none: 'There are no rules: nothing is removed.',
		loose: {
			letter: 'Letters that became no appeal (after somebody looked)',
			machine: 'Automatic mail (after it came)',
			draft: 'Drafts begun by staff and not finished',
			account: 'Citizens’ accounts that nobody uses and no appeal names',
			wish: 'Data of who booked a meeting (after it ended)'
		},
		columns: { kind: 'Kind of appeal', what: 'What is removed', months: 'After', from: 'From', source: 'Ground', end: 'End' },
		every: 'Every kind without a rule of its own',
		months: (n) => plural('en', n, { one: '# month', other: '# months' }),
		ended: 'ended',
		end: 'End',
		endWhat: (what) => `End the rule: ${what}`,
		preview: 'What will be removed in the next night',
		previewNone: 'By the rules of today nothing is removed.',
		previewLead: 'Only appeals that you may know of are counted here.',
		previewColumns: { kind: 'Kind of appeal', what: 'What is removed', count: 'Appeals', numbers: 'Numbers' },
		more: (n) => plural('en', n, { one: 'and # more', other: 'and # more' }),
		add: 'Add a rule',
		addLead: 'What was removed cannot be brought back. Look at the list above after adding.',
		monthsLabel: 'How many months after closing',
		monthsHint:
			'For example: 36 months, that is three years. Of letters it is counted from the day somebody was done with them, of drafts from the last change.',
		validFrom: 'From which day',
		sourceLabel: 'Ground',
		sourceHint: 'An article of a law or a decision of the organisation',
		submit: 'Add the rule',
		done: { added: 'The rule was added.', ended: 'The rule was ended.' }
	},
	errors: {
		'privacy.months': 'Write a whole number from 1 to 1200.',
		'privacy.no_kind': 'This does not depend on the kind of appeal: choose every kind without a rule of its own.',
		'privacy.past': 'A day that has passed cannot be chosen.',
		'privacy.rule_there': 'There is a rule for this kind and part: end that one first.',
		'privacy.rule_ended': 'This rule was ended already.',
		'privacy.held': 'This case is kept already.',
		'privacy.not_held': 'There is no hold on this case.'
	},
	glass: {
		nav: 'Special access',
		title: 'Open a sensitive appeal',
		lead: 'Open an appeal you are not named for only when your duty demands it. It opens to you for 24 hours.',
		told: 'Who opened it, when and why is recorded: the applicant sees it on their page, and those who may read it and the administrator get a mail.',
		number: 'Number of the appeal',
		numberHint: 'For example: ALA-2026-000123',
		reason: 'Why you open it',
		reasonHint: 'At least 20 characters. The applicant reads these very words.',
		submit: 'Open for 24 hours',
		notFound: 'There is no appeal with this number, or you cannot open it.'
	},
	citizen: {
		panel: {
			title: 'Your data',
			seen: (n) => plural('en', n, { one: 'Staff looked at your data once.', other: 'Staff looked at your data # times.' }),
			unseen: 'No staff have looked at your data yet.',
			last: 'Last time',
			sensitive: 'Your appeal is sensitive: only the staff named for it read it.',
			link: 'Who looked, and what we hold'
		},
		title: 'What we hold about you',
		lead: 'Here you see who looked at your data, and can download everything we hold.',
		looks: 'Who looked at your data',
		none: 'Nobody has looked so far.',
		columns: { who: 'Post and unit', why: 'Why', times: 'Times', last: 'Last time' },
		unknown: 'A staff member',
		why: {
			work: 'To work on the appeal',
			meeting: 'To prepare and hold the meeting',
			contact: 'To get in touch with you',
			list: 'To take it away in a list with other appeals',
			letter: 'To send you a letter',
			check: 'To check the data'
		},
		glass: (reason) => `The sensitive appeal was opened under special access. Reason: ${reason}`,
		names: 'Staff are not named. If something looks wrong, contact the unit and give your number.',
		download: 'Download everything',
		downloadLead: 'One ZIP file: your appeal, your data, letters and decisions, files. Internal notes of the staff are not in it.',
		meetingLead:
			'One ZIP file: the booking, your data, the times offered, what happened and what was said at the reception. Internal notes of staff are not in it.',
		button: 'Download ZIP',
		shared: 'The file holds your name and contacts. Do not leave it on a shared computer.',
		all: 'Download all data',
		allLead: 'Your account and all appeals sent with it, in one ZIP file.'
	},
	intake: {
		legend: 'Who should know about your appeal?',
		hint: 'If you write about violence, health or an official, you can ask that only the head of the unit sees it.',
		open: 'The staff who deal with such appeals',
		sensitive: 'Only the head of the unit and those they name'
	}
};
