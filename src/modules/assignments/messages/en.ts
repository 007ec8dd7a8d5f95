import { plural } from '#platform/i18n/plural.ts';
import type { Messages } from './kk.ts';

const days = (n: number) => plural('en', n, { one: '# working day', other: '# working days' });

export const en: Messages = {
	states: { issued: 'In work', reported: 'Reported', returned: 'Returned for rework', accepted: 'Done', cancelled: 'Cancelled' },
	due: {
		today: 'today',
		left: (n) => `${days(n)} left`,
		late: (n) => `${days(n)} late`,
		inTime: 'done in time',
		lateAtFirst: 'The date first given was missed'
	},
	page: {
		title: 'Assignment',
		back: 'All assignments',
		due: 'Due',
		firstDue: 'First due',
		issued: 'Issued',
		issuer: 'Issued by',
		unit: 'Responsible unit',
		person: 'Responsible person',
		helpers: 'Co-executors',
		subject: 'Belongs to',
		appeal: 'Appeal',
		groupCase: 'Group case',
		promise: 'Pre-election promise',
		sitting: 'Decision of a sitting',
		nobody: 'not named',
		system: 'The system',
		acknowledged: 'Acknowledged',
		notAcknowledged: 'not yet',
		whole: 'Part of',
		optional: 'not obligatory',
		returns: 'Times returned',
		parts: 'Parts passed on',
		reports: 'Reports',
		noReports: 'No report yet.',
		verdict: { accepted: 'Accepted', returned: 'Returned', none: 'Waits for acceptance' },
		reason: (text) => `Reason: ${text}`,
		extensions: 'Extension of the term',
		asked: (date) => `Asked for: ${date}`,
		decision: { approved: 'Extended', refused: 'Extension refused', none: 'Waits for a decision' },
		history: 'What was done',
		done: 'Saved.'
	},
	acknowledge: { title: 'Acknowledge', text: 'Confirm that you have read the assignment.', send: 'I have read it' },
	report: {
		title: 'Report',
		text: 'What was done',
		textHint: 'In short: what was done, when, and what came of it.',
		files: 'Evidence',
		filesHint: 'A photo or a document. You may choose several files.',
		send: 'Send the report',
		again: 'Add to the report'
	},
	judge: {
		title: 'Accept the report',
		accept: 'Accept',
		return: 'Return for rework',
		reason: 'Why it is returned',
		reasonHint: 'Say plainly what is missing.'
	},
	extend: {
		ask: 'Ask for more time',
		dueOn: 'New date',
		dueOnHint: 'It must be a working day.',
		reason: 'Reason',
		send: 'Send the request',
		decide: 'Decide on the extension',
		approve: 'Extend',
		refuse: 'Refuse',
		refuseReason: 'Why it is refused',
		inRoom: 'This assignment is extended together with its appeal. Extend it on the page of the appeal.'
	},
	govern: {
		title: 'Change the assignment',
		move: 'Move the date',
		moveSend: 'Save the date',
		reassign: 'Give it to somebody else',
		person: 'Responsible person',
		unitOnly: 'To the unit, nobody named',
		reassignSend: 'Save the person',
		cancel: 'Cancel the assignment',
		cancelReason: 'Why it is cancelled',
		cancelSend: 'Cancel it'
	},
	acts: {
		'assignment.issued': 'Assignment issued',
		'assignment.acknowledged': 'Assignment acknowledged',
		'assignment.reported': 'Report given',
		'assignment.accepted': 'Accepted as done',
		'assignment.returned': 'Returned for rework',
		'assignment.extension_asked': 'Extension asked for',
		'assignment.extended': 'Term extended',
		'assignment.extension_refused': 'Extension refused',
		'assignment.due_moved': 'Date moved',
		'assignment.deadline_moved': 'Date moved with the calendar or the rule',
		'assignment.reassigned': 'Given to somebody else',
		'assignment.cancelled': 'Assignment cancelled',
		'assignment.shelved': 'Assignment put aside: the appeal was merged into another',
		'assignment.taken_up': 'Assignment taken up again as it was',
		'assignment.look_confirmed': 'Second look of the control group: confirmed',
		'assignment.look_unconfirmed': 'Second look of the control group: not confirmed, the acceptance was a formality'
	},
	fromTo: (from, to) => `${from} → ${to}`,
	parentClosed: 'the main assignment was closed',
	mail: {
		movedSubject: (n) =>
			n === 1
				? 'The date of an assignment moved'
				: `The dates of ${plural('en', n, { one: '# assignment', other: '# assignments' })} moved`,
		movedIntro: (d) =>
			`Dear ${d.name},\n\nThe calendar of working days or the rule of the term changed, and with it the date of your assignment.\nUntil now: ${d.from}\nFrom now: ${d.to}\nReason: ${d.reason}`,
		more: (n) => `And ${plural('en', n, { one: '# more assignment', other: '# more assignments' })}`
	},
	errors: {
		not_now: 'The assignment is not in a state for this. Reload the page.',
		unit: 'This unit is closed. Choose another.',
		person: 'This person does not work in the unit. Choose from the list.',
		day_off: 'This is a day off. Choose a working day.',
		in_past: 'This day has passed.',
		not_later: 'The new date must be later than the present one.',
		open_parts: 'Parts that were passed on are not finished. Accept those first.',
		after_whole: 'A part cannot be due later than the whole assignment.',
		before_parts: 'Parts that were passed on are due later than this. Move their dates first.',
		judge_in_room: 'This assignment is accepted by criteria. Mark each criterion.',
		asked: 'An extension has been asked for and waits for a decision.',
		not_asked: 'There is no open request for an extension.',
		extend_in_room: 'This assignment is extended together with its appeal. Extend it on the page of the appeal.',
		reason: 'Write the reason.',
		kept_from: 'This case is closed to that person: it is sensitive, or it complains of them or of their head. Choose somebody else.'
	}
};
