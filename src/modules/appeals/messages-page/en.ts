import { plural } from '#platform/i18n/plural.ts';
import { explain, intake } from './en-intake.ts';
import type { PageMessages } from './kk.ts';

export const en: PageMessages = {
	intake,
	explain,
	receipt: {
		title: 'Your appeal was received',
		slip: 'Receipt of an appeal',
		law: 'Issued under Article 64 of the Administrative Procedural and Process-Related Code.',
		number: 'Number of the appeal',
		date: 'Date received',
		time: 'Time',
		acceptedBy: 'Accepted by',
		automatic: 'Through the website, automatically',
		due: 'Answer due',
		nextDay: (date) => `It came outside working hours, so it is registered on the next working day: ${date}.`,
		code: 'Access code',
		codeOnce: 'Write the code down or take a picture. This page shows it for one hour only.',
		codeUse: 'With the number and the code you can follow your appeal on any device. Give the code to nobody.',
		codeMailed: 'The code was also sent to your e-mail.',
		codeGone: 'For safety the code is no longer shown: it was given when the appeal was sent.',
		codeChanged: 'A new code was issued for this appeal later. Use that one.',
		codeLost: 'If you lost the code, ask for a new one',
		why: 'How the date was counted',
		qrAlt: 'QR code of the page of the appeal',
		qr: 'Point a phone camera at it to open the page of the appeal.',
		print: 'To print the receipt, choose Print in the menu of your browser.',
		open: 'See how my appeal is going'
	},
	find: {
		title: 'Check my appeal',
		lead: 'Enter the number and the code from your receipt.',
		number: 'Number of the appeal',
		numberHint: 'For example: ALA-2026-000123',
		code: 'Access code',
		codeHint: 'Dashes may be left out; capitals and small letters are the same.',
		open: 'Show the appeal',
		lost: 'Lost the code?',
		fresh: 'Send a new appeal',
		mine: 'My appeals',
		left: 'The appeal is closed on this device. To open it again, enter the number and the code.'
	},
	closedDoor: {
		title: 'This appeal is not open here',
		text: 'There is no such number, or its code was not entered on this device yet. Enter the number and the code from your receipt.'
	},
	lostCode: {
		title: 'Lost the code?',
		lead: 'Write the number of the appeal and the e-mail given in it. We send a link to that address, and the link gives a new code.',
		email: 'E-mail',
		send: 'Send the link',
		sentTitle: 'Check your mail',
		sentText:
			'If the number and the e-mail are right, the link comes in a few minutes. It works for 30 minutes. If you see no letter, look into the spam folder.',
		noEmail: 'If the appeal has no e-mail, come to the reception with your identity card: staff will give you a new code.'
	},
	newCode: {
		title: 'Get a new code',
		lead: 'Press the button to see a new code. The old one stops working.',
		show: 'Show the new code',
		doneTitle: 'Your new code',
		spent: 'This link is too old or was used',
		again: 'Ask for a new link'
	},
	status: {
		steps: 'Steps of the appeal',
		facts: 'Main facts',
		received: 'Received',
		due: 'Due',
		unit: 'Responsible unit',
		theme: 'Theme',
		kind: 'Kind',
		left: 'Left until the answer',
		today: 'Today is the last day',
		lastDay: (date) => `Last day: ${date}.`,
		given: (total) => `${plural('en', total, { one: '# working day', other: '# working days' })} in all.`,
		passed: (total, passed) =>
			`${plural('en', total, { one: '# working day', other: '# working days' })} in all, ${plural('en', passed, { one: '# day has', other: '# days have' })} passed.`,
		next: {
			received: 'Next: staff register the appeal and name the responsible unit.',
			registered: 'Next: the responsible unit is named.',
			correction: 'Next: add what you were asked for. The term does not stop meanwhile.',
			in_work: 'Next: the executor looks into it and reports, then a decision is prepared.',
			with_body: 'Next: the body answers, then the final decision appears on this page.',
			on_approval: 'Next: once the head signs, the decision appears on this page and is delivered to you.',
			answered: '“Answered” is not “solved”. Only you can say whether it is solved.',
			closed: 'All records stay on this page.',
			withdrawn: 'You may send a new appeal.',
			merged: 'The answer and all news will be on that appeal’s page.'
		},
		late: {
			short: 'The term has ended',
			title: 'The term has ended and there is no decision',
			text: (due, late) => `The last day for an answer: ${due}. ${late}. No decision was made.`,
			ours: 'This is our breach of our own published standard. We are sorry.',
			doTitle: 'What you can do',
			write: 'Write to us on this page: the responsible unit sees it at once.',
			call: (phone) => `Call: ${phone}`,
			above: 'We ourselves report the delay to the head above.',
			state: 'You also have the right to write to the state body directly through eOtinish.kz.'
		},
		extended: (from, to) => `The term was extended: it was ${from}, it is now ${to}.`,
		reopened: 'You disagreed with the decision; the appeal is considered again.',
		firstDue: (date) => `First due date: ${date}. It stays on record.`,
		inTime: (date, days) => `Day of the decision: ${date}. It took ${days}.`,
		yours: 'What you wrote',
		yourFiles: 'Your files',
		timeline: 'Way of the appeal',
		why: 'How the date was counted',
		otherTerm: 'The present date was set by a decision of the head; the reason is in “Way of the appeal”.',
		evidence: (n) => plural('en', n, { one: '# file', other: '# files' }),
		photo: (name) => `Photo: ${name}`,
		by: { mail: 'By e-mail', handed: 'By letter, by phone or in person', page: 'You read it on this page' },
		own: {
			'appeal.received': 'Your appeal was received',
			'appeal.added': 'You added to the appeal',
			'appeal.remarked': 'We wrote to you',
			'appeal.withdrawn': 'You withdrew the appeal',
			'appeal.rated': 'You rated the decision',
			'appeal.reopened': 'You disagreed; the appeal is open again',
			'appeal.delivered': 'The decision was delivered to you',
			'appeal.code_renewed': 'You were given a new code',
			'appeal.deadline_moved': 'The calendar of working days or the rule of the term changed, and the date was counted anew'
		},
		closedBy: { term: 'Closed: the time to disagree ended', applicant: 'Closed: you said the matter is solved' },
		acts: 'What you can do',
		add: 'Add a document or a remark',
		withdraw: 'Withdraw the appeal',
		receipt: 'Show the receipt',
		leave: 'Close on this device',
		leaveHint: 'If this phone or computer is not yours, close the appeal before you leave.',
		contact: 'Questions'
	},
	decision: {
		title: 'Final decision',
		earlier: 'Earlier decision',
		outcome: 'Outcome',
		ground: 'Ground',
		signed: 'Signed by',
		on: 'Date',
		delivery: 'Delivery',
		mail: {
			waiting: 'Being sent to your e-mail',
			sent: 'Sent to your e-mail',
			failed: 'The e-mail did not arrive; the decision can be read here',
			handed: 'Handed over by letter or in person',
			read: 'Read on this page'
		},
		letter: {
			waiting: 'A letter is being prepared',
			sent: 'The letter was sent',
			failed: 'The letter did not arrive',
			handed: 'Handed over by letter or in person'
		},
		page: { waiting: 'Lies on this page', handed: 'Told by phone or in person', read: 'Read on this page' }
	},
	rate: {
		title: 'Is it solved?',
		lead: 'Please answer as it is. Our work is judged by these answers.',
		legend: 'Is your matter solved?',
		marks: 'How do you rate the answer?',
		mark: ['very bad', 'bad', 'fair', 'good', 'very good'],
		text: 'Your opinion',
		disagree: 'I disagree with the decision; consider it again',
		disagreeHint: (until) => `If you tick this, say above what you disagree with. Last day to disagree: ${until}.`,
		send: 'Send',
		yours: 'Your rating',
		markOf: (mark, word) => `${String(mark)} of 5 (${word})`,
		disagreed: 'You disagreed with the decision; the appeal is open again.',
		over: (until) => `The time to rate and to disagree has ended: the last day was ${until}. If it is not solved, send a new appeal.`
	},
	add: {
		title: 'Add a document or a remark',
		lead: 'The responsible unit sees it at once.',
		text: 'What would you like to say?',
		files: 'Photo or document',
		send: 'Add',
		empty: 'Write something or choose a file.'
	},
	withdraw: {
		title: 'Withdraw the appeal?',
		lead: 'It will not be considered any further and cannot be opened again. You may send a new one. What was done so far stays on record.',
		reason: 'Reason',
		reasonHint: 'For example: it was solved. You may leave this empty.',
		yes: 'Yes, withdraw it',
		no: 'No, go on with it'
	},
	done: {
		added: 'It was added. Thank you.',
		withdrawn: 'You withdrew the appeal.',
		rated: 'Thank you. Your rating was recorded.',
		reopened: 'Your disagreement was taken; the appeal will be considered again.'
	},
	mine: {
		title: 'My appeals',
		lead: 'Appeals you sent while signed in.',
		none: 'No appeals yet',
		noneText: 'An appeal sent without signing in opens by its number and code.',
		number: 'Number',
		about: 'About',
		state: 'State',
		due: 'Due',
		fresh: 'Send an appeal'
	}
};
