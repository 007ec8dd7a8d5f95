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
			contact: 'To get in touch with you',
			list: 'To take it away in a list with other appeals',
			letter: 'To send you a letter',
			check: 'To check the data'
		},
		glass: (reason) => `The sensitive appeal was opened under special access. Reason: ${reason}`,
		names: 'Staff are not named. If something looks wrong, contact the unit and give your number.',
		download: 'Download everything',
		downloadLead: 'One ZIP file: your appeal, your data, letters and decisions, files. Internal notes of the staff are not in it.',
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
