import type { PageMessages } from './kk.ts';

export const en: PageMessages = {
	facts: { whom: 'With', how: 'How', where: 'Where', unit: 'Unit that answers for it', when: 'When' },
	form: {
		progress: (step, of) => `Question ${String(step)} of ${String(of)}`,
		kept: (until) => `Your answers are kept on this page until: ${until}. To go on later, keep its address.`,
		whom: {
			title: 'Whom do you want to meet?',
			lead: 'You need no account. You are recorded even when no time is free: you join the line and we tell you when there is one.',
			search: 'Find by name',
			searchHint: 'For example: Omarov',
			anybody: 'Whoever can help',
			anybodyHint: 'One of those who receive people near you',
			legend: 'Who receives',
			nothing: 'Nobody of this name receives people',
			many: 'Many people receive: find yours by name.'
		},
		where: {
			title: 'Where can you come?',
			lead: 'You will see the places of this region. If you want to talk by telephone, say where you live all the same.'
		},
		how: {
			title: 'How do you want to meet?',
			hints: {
				in_person: 'You come to the reception yourself',
				video: 'You come to a branch and talk by a screen',
				phone: 'We call you at the time that is set'
			}
		},
		what: {
			title: 'What do you want to talk about?',
			topic: 'In a few words',
			topicHint: 'So that the host can prepare. For example: our street has had no light for two months.',
			needs: 'What do you need to come?',
			needsHint: 'For example: a step-free way in, a sign language interpreter, a companion.'
		},
		time: {
			title: 'Choose a time',
			lead: (minutes) => `The seat you choose is kept for you while you fill in the form: ${String(minutes)} minutes.`,
			legend: 'Free times',
			line: 'None fits: put me in the line',
			lineHint: 'We tell you when another time is free',
			none: 'No time is free yet',
			noneText: 'We put you in the line and tell you as soon as a time is free.',
			later: 'Later times',
			first: 'The next times'
		},
		on: { title: 'Book this reception', other: 'Other days of this host' },
		who: {
			title: 'How do we reach you?',
			lead: 'Your data are kept encrypted; only those who keep the line see them.',
			firstName: 'First name',
			lastName: 'Last name',
			phone: 'Telephone',
			email: 'E-mail',
			contactHint: 'We need at least one of telephone and e-mail.',
			group: 'Are you one of those who are received first?',
			groupHint: 'Bring the paper that says so to the meeting.',
			noGroup: 'No'
		},
		review: {
			title: 'Check and send',
			empty: 'Not given',
			line: 'I will wait in the line',
			heldUntil: (until) => `Your seat is kept until: ${until}`,
			missing: 'Still missing',
			send: 'Book',
			consent: 'By booking I agree that my data are used for this meeting.',
			privacy: 'How data are kept',
			taken: 'Somebody else has taken the time you chose. Choose another one; your other answers are kept.'
		}
	},
	sent: {
		title: 'You are recorded',
		booked: 'The time of your meeting is set.',
		waiting: (due) => `You are in the line. We owe you a time by: ${due}.`,
		number: 'Number',
		code: 'Access code',
		codeHint: 'Write the code down: it is shown only here and in the letter. With it you can open your booking, change the time or cancel.',
		codeGone: 'The code is not shown any more: it stays for an hour after sending.',
		entry: 'Add to a calendar (.ics)',
		qr: 'The page of your booking',
		open: 'Open the page of the booking'
	},
	find: {
		title: 'Open a booking',
		lead: 'Enter the number and the access code: they were shown after booking and are in the letter.',
		number: 'Number',
		numberHint: 'For example: ALA-M-2026-000123',
		code: 'Access code',
		open: 'Open',
		left: 'The booking is closed on this device.',
		fresh: 'Book anew'
	},
	status: {
		title: (when) => `Meeting: ${when}`,
		noTime: 'A wish to meet',
		hello: (firstName) => `Hello ${firstName},`,
		line: 'Your place in the line',
		due: (due) => `We owe you a time by: ${due}`,
		offer: 'Times offered to you',
		offerUntil: (until) => `Kept for you until: ${until}.`,
		choose: 'Choose this time',
		decline: 'None fits, I stay in the line',
		legend: 'Time',
		confirm: 'I will come',
		confirmed: 'You have confirmed that you will come.',
		change: 'Change the time',
		choose_time: 'Choose among the free times',
		cancel: 'Give the meeting up',
		again: 'Join the line again',
		entry: 'Add to a calendar (.ics)',
		timeline: 'What happened',
		acts: 'What you can do',
		leave: 'Close on this device',
		done: {
			booked: 'The time is set.',
			confirmed: 'Thank you, it is recorded that you will come.',
			declined: 'Recorded. You keep your place in the line.',
			cancelled: 'You gave the meeting up.',
			again: 'You are in the line again.'
		}
	},
	lostCode: {
		codeUse: 'With the number and the code you open your booking on any device. Give the code to nobody.',
		title: 'Lost the code?',
		both: {
			lead: 'Enter the number of the booking and the telephone or the mail address that you gave. A link for a new code goes there.',
			contact: 'Telephone or mail address'
		},
		mail: {
			lead: 'Enter the number of the booking and the mail address that you gave. A link for a new code goes there.',
			contact: 'Mail address'
		},
		send: 'Send the link',
		sentTitle: 'Your question was taken',
		sentText:
			'If the number and the contact are right, the link comes within minutes. It works for 30 minutes. If there is no letter, look into your spam folder.',
		otherwise: 'If your telephone and mail have changed, come to the unit with a document: staff give a new code.'
	},
	tap: {
		confirm: 'Will you come to the meeting?',
		cannot: 'I cannot come, I give it up',
		choose: 'Take this time?',
		decline: 'Does none of the offered times fit?',
		declineLead: 'You stay in the line in your place and will be offered another time.',
		thanks: 'Your answer is recorded',
		used: 'This link was used already',
		usedLead: (when, what) => `When it was used: ${when}. What was recorded then: ${what}.`,
		over: 'This link is no longer valid',
		changed: 'Something has changed since the letter. How it stands now is below.',
		begun: 'The time of the meeting has begun.'
	},
	time: { title: 'Choose another time', none: 'No other time is free.', save: 'Change to this time' },
	cancel: {
		title: 'Give the meeting up?',
		lead: 'Somebody else from the line gets your seat. Your booking stays recorded under its number.',
		reason: 'Reason',
		yes: 'Yes, give it up',
		no: 'No, I will come'
	},
	home: { title: 'Book a meeting', text: 'With a deputy or the head of a unit: in person, by video or by telephone.' }
};
