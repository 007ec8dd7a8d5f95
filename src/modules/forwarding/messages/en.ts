import { plural } from '#platform/i18n/plural.ts';
import type { Messages } from './kk.ts';

export const en: Messages = {
	title: 'Forwarding',
	lead: 'When another body is competent, the appeal goes there, and we watch for its answer to the end.',
	back: 'Back to the appeal',
	open: 'Forwarding: open',
	begin: 'Forward to a body, or pass up',
	states: {
		draft: 'Draft',
		approved: 'Approved, to be signed',
		sent: 'With the body, its answer is awaited',
		done: 'Passed',
		answered: 'The body answered',
		returned: 'The body returned it',
		passed: 'The body passed it on',
		rejected: 'Rejected',
		withdrawn: 'Taken back'
	},
	silent: 'The body is silent: its term is over',
	ways: { body: 'To the competent body', upward: 'To a higher unit' },
	way: 'Where to',
	articles: {
		'65.1': 'Administrative Procedural Code, Art. 65(1): the whole appeal',
		'65.2': 'Administrative Procedural Code, Art. 65(2): part of the appeal',
		'64.7-2': 'Administrative Procedural Code, Art. 64(7-2): crime or threat, at once',
		own: "The organisation's own order: the appeal stays ours"
	},
	article: 'Legal ground',
	body: 'Body',
	bodyFind: 'Find a body',
	bodyFindHint: 'Part of its name. Without a search, the bodies that cover this place are listed.',
	bodyFindButton: 'Find',
	noBodies: 'The register has no fitting body for this place. Search by name, or ask an administrator to add it.',
	unit: 'Higher unit',
	reason: 'Why it is forwarded',
	reasonHint: 'These words stand in the notice to the applicant and in the letter to the body',
	drafted: (who, when) => `Drafted by ${who}, ${when}`,
	by: (what, who, when) => `${what}: ${who}, ${when}`,
	forwardBy: 'Forward by',
	forwardKept: 'forwarded in time',
	forwardBroken: 'forwarded late',
	forwardLate: 'the term is over',
	facts: {
		body: 'Body',
		unit: 'Unit',
		article: 'Ground',
		reason: 'Reason',
		sent: 'Sent',
		number: "The body's number",
		noNumber: 'not known yet',
		letter: 'Letter to the body',
		contact: 'Contact',
		answer: "The body's answer",
		answerDated: 'Date and number of the answer',
		refusal: 'Reason of refusal or return'
	},
	letterStates: {
		waiting: 'being sent',
		sent: 'mailed',
		failed: 'the mail failed: print and post it',
		handed: 'posted'
	},
	letterPrint: 'Print the letter (PDF)',
	letterWaits: 'to be printed and posted',
	clocks: {
		title: 'Two clocks',
		ours: 'Our standard',
		oursNote: "This is the organisation's own promise",
		oursMet: (day) =>
			`The appeal was forwarded on ${day}, which met our term that day. After the body's answer the final decision is ours.`,
		theirs: (name) => `Term by law: ${name}`,
		fromRegistration: (number, day) => `The body registered it as No. ${number} on ${day}; its term runs from that day.`,
		fromSending:
			'The body has not told of its registration yet, so the term is counted from the day after sending for now. It is counted again when the day of registration is known.',
		why: 'How this day was found'
	},
	acts: {
		draft: { title: 'Draft it', submit: 'Send to the head', done: 'The draft was sent to the head.' },
		edit: { title: 'Change the draft', submit: 'Save the changes', done: 'The draft was changed.' },
		approve: { title: 'Approve', submit: 'Approve', done: 'Approved. It is still to be signed.', text: 'Check the ground and the body.' },
		reject: { title: 'Reject', submit: 'Reject', done: 'The forwarding was rejected.', text: '' },
		withdraw: { title: 'Take the draft back', submit: 'Take back', done: 'The draft was taken back.', text: '' },
		sign: {
			title: 'Sign and send',
			submit: 'Sign',
			done: 'Signed: the applicant was told and the letter went to the body.',
			text: 'At the moment of signing the applicant is told and the letter goes to the body. For a body without an address for mail it is printed.'
		},
		atOnce: {
			title: 'Danger: forward at once',
			submit: 'Forward at once',
			done: 'The appeal was forwarded at once and the head was told.',
			text: 'When a crime is prepared or committed, or the state or people are threatened, the appeal goes at once, without approval, even an anonymous one (Administrative Procedural Code, Art. 64(7-2)).'
		},
		post: {
			title: 'The letter was posted',
			submit: 'Record the posting',
			done: 'The posting was recorded.',
			detail: 'Outgoing number, or how it was sent'
		},
		register: {
			title: 'The body registered it',
			submit: 'Record the registration',
			done: "The body's registration was recorded and its term counted again.",
			number: "The body's number",
			numberHint: 'For example: ЖТ-2026-01234567',
			on: 'Day of registration'
		},
		answer: {
			title: 'The body answered',
			submit: 'Record the answer',
			done: "The body's answer was recorded. The appeal is back with us for the final decision.",
			outcome: "Outcome in the body's own words",
			number: 'Number of the answer',
			on: 'Date of the answer',
			text: 'Text of the answer, or what it says',
			textHint: 'The applicant sees this text and the files',
			files: 'Copy of the answer'
		},
		return: { title: 'The body returned it', submit: 'Record the return', done: 'The appeal is back with us.', text: '' },
		pass: {
			title: 'The body passed it on',
			submit: 'Record the new body',
			done: 'The new body was recorded and the term counted again.',
			text: ''
		}
	},
	reasonOf: { reject: 'Why you reject it', withdraw: 'Why you take it back', return: "The body's reason", pass: "The body's reason" },
	passTo: 'To which body',
	history: 'Earlier forwardings',
	none: 'The appeal has not been forwarded to anybody.',
	notNow: 'In its present state the appeal cannot be forwarded.',
	panel: {
		draft: 'A forwarding was drafted.',
		approved: "The forwarding was approved and waits for the head's signature.",
		sent: 'The appeal lies with the competent body.',
		silent:
			"The body's term by law is over and there is no answer. That counts as a refusal (Administrative Procedural Code, Art. 91(2)). Call the body, and tell the applicant what to do.",
		answered: 'The body answered. The final decision is ours.',
		returned: 'The body returned the appeal.',
		upward: 'The appeal was passed to a higher unit; our clock goes on.'
	},
	citizen: {
		title: 'With the competent body',
		sent: (nameDat) => `Another body is competent, so your appeal was forwarded to: ${nameDat}.`,
		next: 'The body registers the appeal itself, considers it in its own term, and answers you too. We watch for its answer to the end and show it on this page.',
		can: 'You can ask the body for its number and how far it is. If you disagree with its answer, you can complain to the higher body.',
		silent:
			'The body did not answer in the term that the law gives it. By law that counts as a refusal (Administrative Procedural Code, Art. 91(2)).',
		complain: (higher) => `You can complain within three months. The complaint goes through that body to the higher one: ${higher}.`,
		complainPlain: 'You can complain to the higher body, through that body, within three months.',
		answered: 'The body answered. Its answer is below; the final decision will be ours.',
		returned: 'The body returned the appeal to us. We go on with it ourselves.',
		passed: 'The body passed your appeal on to another body.',
		answerTitle: "The body's answer",
		before: (name) => `Before: ${name}`
	},
	notices: {
		forwarded: (f) => ({
			subject: `Appeal ${f.number}: forwarded to the competent body`,
			text: `Hello!\n\nYour appeal (number ${f.number}) was forwarded to: ${f.nameDat}.\nReason: ${f.reason}${f.article === '' ? '' : `\nGround: ${f.article}`}${f.contact === '' ? '' : `\nContact: ${f.contact}`}\n\nThe body registers it itself and its term starts anew. As counted for now, its last day is ${f.due}. We watch for the answer too.\n\nYou can ask the body for its registration number. If there is no answer in time, or you disagree with it, you can complain to the higher body.\n\nProgress: ${f.url}`
		}),
		forwarded_at_once: (f) => ({
			subject: `Appeal ${f.number}: forwarded at once`,
			text: `Hello!\n\nYour appeal speaks of danger, so it (number ${f.number}) was forwarded at once to: ${f.nameDat}.\nReason: ${f.reason}${f.article === '' ? '' : `\nGround: ${f.article}`}${f.contact === '' ? '' : `\nContact: ${f.contact}`}\n\nIf the danger is near, call 112. The body's term starts anew; as counted for now, its last day is ${f.due}.\n\nProgress: ${f.url}`
		}),
		passed_up: (f) => ({
			subject: `Appeal ${f.number}: passed up`,
			text: `Hello!\n\nYour appeal (number ${f.number}) was passed to a higher unit: ${f.name}\nReason: ${f.reason}\n\nThe term stays as it is: ${f.due}\n\nProgress: ${f.url}`
		}),
		body_registered: (f) => ({
			subject: `Appeal ${f.number}: registered by the body`,
			text: `Hello!\n\nYour appeal (number ${f.number}) was registered by the body: ${f.name}\nIts number there: ${f.registered}\nThe last day for its answer: ${f.due}\n\nProgress: ${f.url}`
		}),
		body_passed: (f) => ({
			subject: `Appeal ${f.number}: passed on to another body`,
			text: `Hello!\n\nThe body (${f.other}) passed your appeal (number ${f.number}) on to: ${f.nameDat}.\nReason: ${f.reason}${f.contact === '' ? '' : `\nContact: ${f.contact}`}\n\nThe new body's term starts anew; as counted for now, its last day is ${f.due}.\n\nProgress: ${f.url}`
		}),
		body_returned: (f) => ({
			subject: `Appeal ${f.number}: returned by the body`,
			text: `Hello!\n\nThe body (${f.name}) returned your appeal (number ${f.number}) to us.\nReason: ${f.reason}\n\nWe go on with it ourselves. Our new term: ${f.due}\n\nProgress: ${f.url}`
		}),
		body_answered: (f) => ({
			subject: `Appeal ${f.number}: the body answered`,
			text: `Hello!\n\nThe body answered about your appeal (number ${f.number}): ${f.name}\nOutcome in the body's own words: ${f.answer}\n\nThe answer itself is on the appeal's page: ${f.url}\nNow the final decision is ours, by ${f.due}\n\nIf you disagree with the body's answer, you can complain to the higher body.`
		}),
		body_silent: (f) => ({
			subject: `Appeal ${f.number}: the body did not answer in time`,
			text: `Hello!\n\nThe body (${f.name}) did not answer about your appeal (number ${f.number}) in its term. Its last day was ${f.due}\n\nBy law that counts as a refusal (Administrative Procedural Code, Art. 91(2)). Within three months you can complain to the higher body, through that body${f.other === '' ? '' : `: ${f.other}`}. We demand the answer too.\n\nProgress: ${f.url}`
		}),
		body_term_moved: (f) => ({
			subject: `Appeal ${f.number}: the body's term was counted again`,
			text: `Hello!\n\nThe calendar of working days changed, so the term of the body (${f.name}) was counted again. Number of the appeal: ${f.number}\nTerm: ${f.due}\n\nMore: ${f.url}`
		})
	},
	toldHead: (f) => ({
		subject: `Appeal ${f.number} was forwarded at once`,
		text: `The appeal was forwarded at once, without approval (Administrative Procedural Code, Art. 64(7-2)).\n\nNumber: ${f.number}\nBody: ${f.name}\nReason: ${f.reason}\nForwarded by: ${f.who}\n\n${f.url}`
	}),
	letter: {
		subject: (number) => `Forwarding of an appeal: ${number}`,
		title: 'Forwarding of an appeal to the competent body',
		paragraphs: (f) => [
			`Appeal No. ${f.number} (${f.kind}), which we received on ${f.received}, is of your competence and is forwarded to you.`,
			`Ground: ${f.reason}`,
			...(f.place === '' ? [] : [`Place: ${f.place}`]),
			'Text of the appeal:',
			...f.text.split(/\n\s*\n/),
			f.withheld
				? 'The applicant is not named: the appeal is about your organisation as an employer. Answer to us, and we pass the answer on.'
				: f.applicant.length === 0
					? 'The applicant left no data about themselves.'
					: `Applicant: ${f.applicant.join(', ')}`,
			...(f.files === 0 || f.withheld
				? []
				: [`Attached to the appeal: ${plural('en', f.files, { one: '# file', other: '# files' })}. We send them on request.`]),
			`The term begins with your registration. By our count its last day is ${f.due}. Please tell us the number and the day of registration, and send a copy of your answer${f.contact === '' ? '' : `: ${f.contact}`}.`
		],
		signed: (when) => `Signed electronically, ${when}`
	},
	errors: {
		'forwarding.body': 'Choose a body from the list.',
		'forwarding.body_closed': 'This body was abolished. Choose another.',
		'forwarding.unit': 'Choose the higher unit.',
		'forwarding.article': 'Choose the legal ground.',
		'forwarding.outcome': "Choose the body's outcome.",
		'forwarding.reason': 'Write the reason (at least 5 characters).',
		'forwarding.same_body': 'The appeal lies with this very body. Choose another.',
		'forwarding.early': 'This day is before the day it was sent to the body.',
		'forwarding.future': 'This day has not come yet.',
		'forwarding.none': 'There is no open forwarding. Load the page again.',
		'forwarding.open': 'This appeal has an open forwarding. End that one first.',
		'forwarding.not_now': 'That cannot be done now: the forwarding is in another state. Load the page again.',
		'forwarding.posted': 'The posting was recorded before.'
	}
};
