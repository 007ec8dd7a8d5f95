import { plural } from '#platform/i18n/plural.ts';
import type { Messages } from './kk.ts';

export const en: Messages = {
	state: {
		received: 'Received',
		registered: 'Registered',
		correction: 'Returned for correction',
		in_work: 'In work',
		with_body: 'With the competent body',
		on_approval: 'Awaiting signature',
		answered: 'Answered',
		closed: 'Closed',
		withdrawn: 'Withdrawn',
		merged: 'Merged into another'
	},
	stateSentence: {
		received: 'Your appeal was received and waits to be registered.',
		registered: 'Your appeal is registered.',
		correction: 'You were asked for something that is needed to consider your appeal.',
		in_work: 'Your appeal is being worked on.',
		with_body: 'Your appeal was forwarded to the competent body. We watch for its answer.',
		on_approval: 'A decision is drafted and waits for the signature of the head.',
		answered: 'The final decision is made. Read and rate it below.',
		closed: 'Work on this appeal is finished.',
		withdrawn: 'You withdrew this appeal.',
		merged: 'This appeal was merged into another one about the same matter.'
	},
	step: {
		received: 'Received',
		registered: 'Registered',
		in_work: 'With the executor',
		on_approval: 'Decision being prepared',
		answered: 'Final decision'
	},
	outcome: {
		satisfied: 'Satisfied',
		partly_satisfied: 'Satisfied in part',
		clarified: 'Clarified',
		refused: 'Refused',
		noted: 'Noted',
		stopped: 'Consideration stopped'
	},
	verdict: { solved: 'Solved', partly: 'Partly solved', not_solved: 'Not solved' },
	channel: {
		web: 'Website',
		api: 'Another system',
		visit: 'At the reception',
		phone: 'By phone',
		letter: 'By letter',
		mail: 'By e-mail',
		import: 'Imported'
	},
	urgency: { overdue: 'Overdue', today: 'Due today', soon: 'Due soon', calm: 'On time', done: 'Done' },
	missing: {
		text: 'Say what happened (at least 10 characters)',
		territory: 'Say where it happened',
		name: 'Give your name',
		contact: 'Leave a phone number, an e-mail or a postal address'
	},
	workingDays: (n) => plural('en', n, { one: '# working day', other: '# working days' }),
	daysLeft: (n) => plural('en', n, { one: '# working day left', other: '# working days left' }),
	daysLate: (n) => plural('en', n, { one: '# working day late', other: '# working days late' }),
	timeline: {
		'appeal.received': 'Appeal received',
		'appeal.registered': 'Appeal registered',
		'appeal.assigned': 'A unit was made responsible',
		'appeal.reported': 'The executor reported',
		'appeal.decision_submitted': 'Draft decision sent to the head',
		'appeal.decision_returned': 'Draft decision returned for rework',
		'appeal.decided': 'Final decision signed',
		'appeal.delivered': 'Decision delivered to the applicant',
		'appeal.delivery_failed': 'The decision could not be delivered by e-mail',
		'appeal.noticed': 'A notice reached the applicant',
		'appeal.extended': 'Term extended',
		'appeal.deadline_moved': 'The calendar or the rule of the term changed and the term was counted anew',
		'appeal.withdrawn': 'The applicant withdrew the appeal',
		'appeal.added': 'The applicant added something',
		'appeal.remarked': 'Staff wrote',
		'appeal.rated': 'The applicant rated the decision',
		'appeal.reopened': 'The applicant disagreed; the appeal is open again',
		'appeal.closed': 'Appeal closed',
		'appeal.code_asked': 'A new code was asked for',
		'appeal.code_renewed': 'Access code renewed',
		'appeal.applicant_seen': "The applicant's data was looked at",
		'appeal.reminded': 'A reminder of the term was sent',
		'appeal.escalated': 'The delay was reported to the head above',
		'appeal.forward_drafted': 'Forwarding was drafted',
		'appeal.forward_approved': 'Forwarding was approved',
		'appeal.forward_rejected': 'The head rejected the forwarding',
		'appeal.forward_withdrawn': 'The draft of the forwarding was taken back',
		'appeal.forwarded': 'The appeal was forwarded to the competent body',
		'appeal.forwarded_at_once': 'The appeal was forwarded at once: there is danger',
		'appeal.passed_up': 'The appeal was passed to the higher unit',
		'appeal.forward_posted': 'The letter to the body was posted',
		'appeal.forward_mail_failed': 'The mail to the body failed, the letter is printed',
		'appeal.body_registered': 'The competent body registered the appeal',
		'appeal.body_passed': 'The body passed the appeal on to another',
		'appeal.body_returned': 'The body returned the appeal',
		'appeal.body_answered': 'The competent body answered',
		'appeal.body_silent': 'The body did not answer in its term',
		'appeal.body_term_moved': "The calendar changed and the body's term was counted again",
		'appeal.imported': 'Appeal brought over from another system',
		'appeal.readers_named': 'Sensitive appeal: those who may read it were named',
		'appeal.readers_removed': 'Sensitive appeal: the list of those who may read it was shortened',
		'appeal.restricted': 'The appeal was marked as sensitive: only the staff named for it read it',
		'appeal.unrestricted': 'The appeal is no longer marked as sensitive',
		'appeal.glass_broken': 'The sensitive appeal was opened under special access',
		'appeal.against_named': 'It was recorded whom the complaint is about: that person and those under them do not handle it',
		'appeal.against_removed': 'The record of whom the complaint is about was corrected',
		'appeal.moved_up': 'The appeal was passed to the unit above'
	},
	who: { applicant: 'Applicant', system: 'System', anonymous: 'Applicant', citizen: 'Applicant', staff: 'Staff' },
	errors: {
		'appeals.conflict_of_interest':
			'The appeal complains of this person or of their head, so they cannot carry it out. Choose somebody else.',
		'appeals.election':
			'During the election period appeals of this kind are not taken; what was written is kept as a draft. Mandates and wishes are taken now, too: choose the kind “Proposal” or “Response” for them.',
		'appeals.not_now': 'This cannot be done now: the appeal has moved on. Reload the page.',
		'appeals.no_draft': 'There is no draft decision. Prepare one first.',
		'appeals.rated': 'You have already rated this decision.',
		'appeals.too_late': 'The time to disagree is over. You can send a new appeal.',
		'appeals.delivered': 'The delivery of this decision was already recorded.',
		'appeals.link_used': 'This link is too old or was used. Ask for a new one.',
		'appeals.code': 'The number and the code do not go together. Check your receipt and try again.',
		required: 'Fill in this field',
		too_short: 'Too short; say a little more',
		too_long: 'Too long; shorten it',
		phone: 'This is not a phone number. Example: +7 701 123 45 67',
		email: 'This is not an e-mail address. Example: name@example.kz',
		iin: 'An IIN has 12 digits; check them',
		territory: 'Choose the place from the list',
		coordinate: 'The point on the map is not right',
		choice: 'Choose from the list',
		kind: 'Choose the kind of appeal',
		language: 'Choose a language',
		unit: 'Choose a unit',
		person: 'Choose an executor',
		outcome: 'Choose an outcome',
		ground: 'Name the legal ground for stopping',
		reason: 'Give the reason (at least 5 characters)',
		date: 'Choose a date',
		extend_earlier: 'The new term must be later than the present one',
		extend_cap: 'A term cannot be extended beyond two months from registration',
		day_off: 'This is a day off. Choose a working day',
		verdict: 'Say whether it is solved',
		rating: 'Give a mark from 1 to 5',
		disagree_why: 'Say what you disagree with'
	},
	mail: {
		receivedSubject: (number) => `Your appeal was received: ${number}`,
		noticeSubject: (number) => `Appeal ${number}: there is news`,
		decisionSubject: (number) => `Appeal ${number}: final decision`,
		codeSubject: (number) => `Appeal ${number}: new access code`,
		notice: {
			received: (n) =>
				`Hello,\n\nYour appeal was received.\n\nNumber: ${n.number}\nReceived: ${n.received}\nAccess code: ${n.code}\nAnswer due: ${n.due}\n\nFollow it here: ${n.url}\nDo not give the number together with the code to anyone.`,
			registered: (n) => `Hello,\n\nYour appeal is registered. Number: ${n.number}\nAnswer due: ${n.due}\n\nFollow it here: ${n.url}`,
			assigned: (n) => `Hello,\n\nA unit was made responsible for your appeal. Number: ${n.number}\n\nFollow it here: ${n.url}`,
			extended: (n) =>
				`Hello,\n\nThe term of your appeal was extended. Number: ${n.number}\nNew term: ${n.due}\nThe reason is on the page of the appeal: ${n.url}`,
			moved: (n) =>
				`Hello,\n\nThe calendar of working days or the rule of the term changed, and the term was counted anew. Number: ${n.number}\nDue: ${n.due}\n\nMore: ${n.url}`,
			reopened: (n) =>
				`Hello,\n\nYour disagreement was accepted and the appeal is considered again. Number: ${n.number}\nNew term: ${n.due}\n\nFollow it here: ${n.url}`,
			withdrawn: (n) => `Hello,\n\nYou withdrew your appeal. Number: ${n.number}\nYou can send a new one at any time.`,
			remark: (n) => `Hello,\n\nThere is a message for you about your appeal. Number: ${n.number}\n\nRead it: ${n.url}`
		},
		decision: (d) =>
			`Hello,\n\nThe final decision on your appeal was made. Number: ${d.number}\n\n${d.text}\n\nIs your problem solved? Rate the decision or disagree here: ${d.url}\nLast day to disagree: ${d.until}`,
		code: (c) =>
			`Hello,\n\nAppeal number: ${c.number}. To get a new access code, open this link (valid for 30 minutes, once):\n${c.url}\n\nIf you did not ask for it, ignore this letter: your old code still works.`
	}
};
