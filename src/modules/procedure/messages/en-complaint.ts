import type { ComplaintMessages } from './kk-complaint.ts';

const COURT = 'If you disagree with this decision you may go to court (Administrative Procedural Code, Art. 91(5)).';

export const complaint: ComplaintMessages = {
	acts: {
		recordComplaint: {
			title: 'Record a complaint made on paper or aloud',
			text: 'When the applicant brought or told a complaint, write it down in their words.',
			submit: 'Record the complaint',
			done: 'The complaint is recorded, the applicant is told.'
		},
		passComplaint: {
			title: 'Pass the complaint to the unit above',
			text: 'Within three working days after it came. When nobody does, the system passes it by itself.',
			submit: 'Pass it up',
			done: 'The complaint was passed to the unit above.',
			comment: 'What we have to say'
		},
		satisfyComplaint: {
			title: 'Satisfy the complaint in full ourselves',
			text: 'Our decision is cancelled and the appeal is opened again. The first due date stays on record.',
			submit: 'Satisfy it',
			done: 'The complaint is satisfied, the appeal is open again.',
			answer: 'Answer to the applicant'
		},
		restoreTerm: {
			title: 'Restore the term that was missed',
			text: 'When there was a good reason for the delay the complaint is judged.',
			submit: 'Restore the term',
			done: 'The term to complain is restored.',
			reason: 'Why is the reason good?'
		},
		decideComplaint: {
			title: 'Decision on the complaint',
			text: 'It is not made by whoever signed or prepared the decision, nor by the people under them.',
			submit: 'Decide and tell',
			done: 'The complaint is decided, the applicant is told.',
			review: 'Decision',
			outcomes: {
				upheld: 'The decision stays',
				cancelled: 'Cancelled and sent back to be considered again',
				changed: 'Cancelled, and we decide the appeal ourselves',
				left: 'Left without consideration'
			},
			hints: {
				upheld: 'What was decided remains in force.',
				cancelled: 'The appeal is opened again at the same unit; whoever prepared the decision does not do it again.',
				changed: 'The appeal comes to our unit.',
				left: 'It came after the term, without a good reason.'
			},
			answer: 'Reasoned answer to the applicant'
		}
	},
	panel: {
		title: 'Complaint',
		states: {
			filed: 'A complaint came',
			passed: 'The unit above is judging it',
			satisfied: 'Satisfied by ourselves',
			upheld: 'The decision stays',
			cancelled: 'The decision is cancelled',
			changed: 'The unit above will decide',
			left: 'Left without consideration',
			withdrawn: 'Taken back'
		},
		ofOthers: 'Complaints of applicants who joined',
		ofOthersText: 'Each is judged under its own number.',
		withOther:
			'This decision was cancelled on the complaint of another applicant. Your complaint is granted as well: the appeal is considered again.',
		isLate: 'The complaint came after its term. Decide first whether to restore the term.',
		clocks: { complaint_transfer: 'Term to pass it on', complaint_review: 'Term to judge the complaint' },
		facts: {
			number: 'Number of the complaint',
			about: 'Complained of',
			decision: 'The decision',
			silence: 'That there was no decision in time',
			unit: 'Whose decision',
			review: 'Judged by',
			filed: 'Filed',
			late: 'Why it is late',
			restored: 'The term is restored',
			comment: 'What the unit says',
			passed: 'Passed up',
			answer: 'Answer to the complaint',
			text: 'Text of the complaint'
		}
	},
	citizen: {
		title: 'Complain of the decision',
		silenceTitle: 'The term is over: you may complain at once',
		silenceTag: 'No decision within the term',
		atOnce: 'You may complain without waiting for a decision.',
		through: (review) => `You complain on this page. The unit above judges it: ${review}.`,
		noHigher: 'The decision was made by the topmost unit; nobody stands above it. You may go to court.',
		notDelivered: 'The term begins on the day the decision is handed to you.',
		until: 'Last day to complain',
		link: 'Complain',
		takeBack: 'Take the complaint back',
		states: {
			filed: 'Your complaint came. Within three working days it is passed to the unit above.',
			passed: 'The unit above is judging your complaint.',
			satisfied: 'Your complaint is satisfied, the appeal is considered again.',
			upheld: 'Your complaint was rejected. You may go to court.',
			cancelled: 'Your complaint is satisfied: the appeal is considered again.',
			changed: 'Your complaint is satisfied: the unit above will now decide the appeal.',
			left: 'The complaint came after its term and was not considered. You may go to court.',
			withdrawn: 'You took the complaint back.'
		}
	},
	pages: {
		complain: {
			title: 'Complain',
			lead: 'A complaint is judged not by whoever signed the decision but by the unit above.',
			words: 'What do you disagree with, and what do you want?',
			wordsHint: 'In your own words: what is wrong and how it should be put right.',
			lateReason: 'Why are you late?',
			lateHint: 'The term to complain is over. With a good reason (illness, absence) it is restored.',
			submit: 'Send the complaint'
		},
		takeBack: {
			title: 'Take the complaint back',
			lead: 'The complaint is judged no further and the decision stays. Until the term is over you can complain again.',
			reason: 'Reason',
			submit: 'Take it back'
		}
	},
	notices: {
		complaint_filed: (f) => ({
			subject: `Appeal ${f.number}: your complaint was taken`,
			text: `Hello!\n\nYour complaint was taken. Its number: ${f.complaint}\nOf whom: ${f.unit}\nJudged by: ${f.review}\n\nIt is passed to the unit above by ${f.by} at the latest (${f.article}).${f.late ? '\nIt came after its term: the reason of the delay is judged first.' : ''}\n\nHow it stands: ${f.url}`
		}),
		complaint_passed: (f) => ({
			subject: `Appeal ${f.number}: your complaint was passed up`,
			text: `Hello!\n\nYour complaint (number ${f.complaint}) was passed to the unit above: ${f.review}\nLast day to answer: ${f.due} (${f.article})\n\nHow it stands: ${f.url}`
		}),
		complaint_restored: (f) => ({
			subject: `Appeal ${f.number}: the term to complain is restored`,
			text: `Hello!\n\nThe reason of the delay was found good, your complaint (number ${f.complaint}) will be judged.\nWhy: ${f.reason}\nLast day to answer: ${f.due}\n\nHow it stands: ${f.url}`
		}),
		complaint_withdrawn: (f) => ({
			subject: `Appeal ${f.number}: you took the complaint back`,
			text: `Hello!\n\nYou took the complaint (number ${f.complaint}) back. The decision stays. Until the term is over you can complain again.\n\nPage: ${f.url}`
		}),
		complaint_satisfied: (f) => ({
			subject: `Appeal ${f.number}: your complaint is satisfied`,
			text: `Hello!\n\nWe satisfied your complaint (number ${f.complaint}) in full ourselves.\n\n${f.answer}\n\nThe appeal is considered again. The new term: ${f.due}\n\nHow it stands: ${f.url}`
		}),
		complaint_upheld: (f) => ({
			subject: `Appeal ${f.number}: the complaint is decided`,
			text: `Hello!\n\nYour complaint (number ${f.complaint}) was rejected.\n\n${f.answer}\n\n${COURT}\n\nPage: ${f.url}`
		}),
		complaint_cancelled: (f) => ({
			subject: `Appeal ${f.number}: the complaint is decided`,
			text: `Hello!\n\nYour complaint (number ${f.complaint}) is satisfied: the appeal was sent back to be considered again.\nBy: ${f.unit}\n\n${f.answer}\n\nTerm: ${f.due}\n\nHow it stands: ${f.url}`
		}),
		complaint_changed: (f) => ({
			subject: `Appeal ${f.number}: the complaint is decided`,
			text: `Hello!\n\nYour complaint (number ${f.complaint}) is satisfied: the unit above will now decide the appeal.\nUnit: ${f.unit}\n\n${f.answer}\n\nTerm: ${f.due}\n\nHow it stands: ${f.url}`
		}),
		complaint_left: (f) => ({
			subject: `Appeal ${f.number}: the complaint was not considered`,
			text: `Hello!\n\nYour complaint (number ${f.complaint}) came after its term and was left without consideration (Administrative Procedural Code, Art. 92).\n\n${f.answer}\n\n${COURT}\n\nPage: ${f.url}`
		}),
		silent: (f) => ({
			subject: `Appeal ${f.number}: the term is over, there is no decision`,
			text: `Hello!\n\nThe term of your appeal (number ${f.number}) is over. The last day was: ${f.due}\n${f.meaning} (${f.article}).\n\nYou may complain at once, without waiting for a decision${f.review === '' ? '' : `. The unit above judges it: ${f.review}`}.\nTo complain: ${f.url}`
		})
	},
	errors: {
		'procedure.nothing_to_complain':
			'There is nothing to complain of now: a complaint follows a decision, or a term that passed without one.',
		'procedure.no_higher': 'The decision was made by the topmost unit; nobody stands above it. One may go to court.',
		'procedure.complaint_open': 'Your complaint is being judged now.',
		'procedure.complained': 'This decision was complained of already. The next step is the court.',
		'procedure.late': 'The term to complain is over ({until}). Write why you are late.',
		'procedure.no_complaint': 'There is no open complaint. Reload the page.',
		'procedure.complaint_not_now': 'This cannot be done now: the complaint has moved on. Reload the page.',
		'procedure.not_restored': 'The complaint came after its term. Restore the term first, or leave it without consideration.',
		'procedure.not_late': 'The complaint came in time, or its term was restored: it must be judged.'
	}
};
