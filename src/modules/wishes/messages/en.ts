import { plural } from '#platform/i18n/plural.ts';
import type { Messages } from './kk.ts';

export const en: Messages = {
	states: {
		requested: 'In the line',
		offered: 'A time is offered',
		booked: 'Has a time',
		reminded: 'Has a time',
		arrived: 'Arrived',
		met: 'Met',
		no_show: 'Did not come',
		excused: 'Said they cannot come',
		revoked: 'Reception cancelled, another time will be offered',
		referred: 'Sent to another line',
		withdrawn: 'Withdrawn'
	},
	modes: { in_person: 'In person', video: 'By video from a branch', phone: 'By telephone' },
	channels: { web: 'On the website', phone: 'By telephone', desk: 'At the desk', field: 'At a field reception' },
	outcomes: {
		promise: 'A promise was made',
		appeal: 'An appeal was registered',
		answer: 'Answered on the spot',
		none: 'Nothing was agreed'
	},
	anybody: 'Whoever can help',
	timeline: {
		'wish.received': 'The wish to meet was recorded',
		'wish.offer': 'Times were offered',
		'wish.lapse': 'No offered time was chosen; the line goes on',
		'wish.decline': 'No offered time fitted; the line goes on',
		'wish.book': 'A time was set',
		'wish.move': 'The time was changed',
		'wish.confirmed': 'Confirmed: will come',
		'wish.remind': 'A reminder was sent',
		'wish.arrive': 'Arrival was noted',
		'wish.meet': 'The meeting took place',
		'wish.miss': 'Did not come to the meeting',
		'wish.come_late': 'Came late, will be received',
		'wish.again': 'Joined the line again',
		'wish.excuse': 'Said they cannot come',
		'wish.revoke': 'Reception cancelled, another time will be offered',
		'wish.refer': 'Sent to another line',
		'wish.withdraw': 'The meeting was given up',
		'wish.exported': 'A copy of the data was taken',
		'wish.code_asked': 'A new access code was asked for',
		'wish.code_sent': 'A link for a new code was sent',
		'wish.code_renewed': 'A new access code was given',
		'wish.seen': 'Contact details were looked at',
		'wish.unreached': 'The letter with the offer came back',
		'wish.person_removed': 'Personal data were removed when their term was over',
		'wish.deadline_moved': 'The term for offering a time moved: the calendar changed'
	},
	askers: { self: 'The person themselves', relative: 'A relative or somebody close', representative: 'A representative' },
	identified: {
		called_back: 'We called back the number of the booking',
		details: 'Told the number and what it is about',
		document: 'A document was shown'
	},
	asked: (asker, identified) => `Recorded by staff. Asked by: ${asker}. How it was made sure: ${identified}.`,
	forecast: {
		unknown: 'When is not known yet',
		soon: 'Within about a week',
		weeks: (from, to) => `In about ${String(from)}–${plural('en', to, { one: '# week', other: '# weeks' })}`,
		within: (to) => `Within about ${plural('en', to, { one: '# week', other: '# weeks' })}`,
		note: 'This is a forecast, not a promise: it is made from the seats that are coming and from how the line moved in the last weeks.'
	},
	ahead: (n) => (n === 0 ? 'You are first in the line' : `Before you: ${plural('en', n, { one: '# person', other: '# people' })}`),
	why: {
		cancelled: 'The reception will not take place',
		exception: 'The reception will not take place',
		absence: 'The host will be away',
		day_off: 'That day is a day off',
		hours: 'The hours of reception have changed'
	},
	letters: {
		hello: (firstName) => `Hello ${firstName},`,
		number: (number) => `Number: ${number}`,
		code: (code) =>
			`Access code: ${code}\nWith this code you can open your booking on the website, change the time or cancel. Tell the code to nobody.`,
		codeSubject: (number) => `New access code: ${number}`,
		codeLink: (url) =>
			`To get a new access code, open the link and press the button: ${url}\nThe link works for 30 minutes and once. After that the old code opens nothing.`,
		codeIgnore: 'If you did not ask for a code, do nothing: the old one stays.',
		page: (url) => `The page of your booking: ${url}`,
		when: (when) => `When: ${when}`,
		where: (where) => `Where: ${where}`,
		whom: (whom) => `With: ${whom}`,
		how: (how) => `How: ${how}`,
		byPhone: 'We will call you at this time.',
		waitingSubject: (number) => `You are in the line for a meeting: ${number}`,
		waiting: (due) =>
			`It is recorded that you want to meet. There is no free time yet, so you stand in the line. We will tell you as soon as there is one. We owe you a time by: ${due}.`,
		bookedSubject: (when) => `Time of the meeting: ${when}`,
		booked: 'The time of your meeting is set.',
		movedSubject: (when) => `New time of the meeting: ${when}`,
		moved: 'The time of your meeting has changed. The new time is below.',
		cannot: 'If you cannot come, say so on the same page: somebody else gets the seat.',
		offeredSubject: 'We offer you a time to meet',
		offered: 'It is your turn. Choose one of these times:',
		until: (until) => `These seats are kept for you until: ${until}. If you choose none, or none fits, you stay in the line.`,
		take: (url) => `Take this time: ${url}`,
		decline: (url) => `If none fits: ${url}`,
		tapNote:
			'The link first shows what will happen: your answer is recorded only when you press the button. Send the link to nobody: it answers for you.',
		revokedSubject: (when) => `The reception will not take place: ${when}`,
		revoked: (why, when) => `${why}. The meeting that will not take place: ${when}. We are sorry.`,
		revokedOffer: (why) => `${why}, so the times that were offered to you no longer stand. We are sorry.`,
		reason: (reason) => `Reason: ${reason}`,
		instead: 'Choose one of these times instead:',
		later: (due) => `It is for us to offer another time, at the latest by: ${due}. You keep your place in the line.`,
		cancelledSubject: (when) => `No meeting: ${when}`,
		cancelled: 'It is recorded that you gave the meeting up. If you want to meet after all, book anew.',
		excused: 'It is recorded that you cannot come. If you need another time, you can join the line again on the same page.',
		reminderSubject: { day: (when) => `Reminder: ${when}`, hours: (when) => `Meeting today: ${when}` },
		reminder: 'Your meeting is near.',
		confirm: (url) => `If you will come: ${url}`,
		cancel: (url) => `If you cannot come: ${url}`,
		sms: {
			booked: (when, number) => `Meeting: ${when}. No. ${number}`,
			offered: (number, url) => `You are offered a time to meet (No. ${number}). Choose: ${url}`,
			reminder: (when, number, url) => `Reminder: meeting ${when}. No. ${number}. Will you come: ${url}`,
			code: (number, url) => `No. ${number}. New access code: ${url} (works for 30 minutes)`,
			revoked: (when, url) => `The reception will not take place: ${when}. Another time: ${url}`
		}
	},
	calendar: { summary: (whom) => `Meeting: ${whom}` },
	debts: { requested: 'Offer a time to who wants to meet', revoked: 'Offer a time instead of a cancelled meeting' },
	errors: {
		'wishes.contact': 'Leave a telephone number or a mail address: we have to tell you the time.',
		'wishes.phone': 'To talk by telephone we need your number.',
		'wishes.no_longer': 'This person no longer receives. Choose somebody else.',
		'wishes.not_now': 'The booking is in another state now. Reload the page.',
		'wishes.came_back': 'Not coming was forgiven once already. If a meeting is needed, book anew.',
		'wishes.not_yet': 'The time of the meeting has not begun.',
		'wishes.late_day': 'That somebody came late can be noted on the same day only.',
		'wishes.offer_over': 'The offer has lapsed. You are in the line and will be offered another time.',
		'wishes.nothing_free': 'There is no free time yet: nothing to offer.',
		'wishes.code': 'The number or the code is wrong. Check both.',
		'wishes.contact_wrong': 'Enter the whole telephone number or mail address. For example: +7 701 123 45 67.',
		'wishes.link_used': 'This link is too old or was used. Ask for a new one.',
		'wishes.no_contact':
			'The booking has no mail address and no telephone that takes texts. The person may come to the unit with a document.',
		'wishes.document': 'A code is shown only to the person or their representative who has a document. To others a link is sent.',
		'wishes.same_line': 'The booking stands in this line already. Choose another one.'
	}
};
