import type { Messages } from './kk.ts';

export const en: Messages = {
	title: 'The line today',
	lead: 'Mark who came, call them in order, write down what was said.',
	back: 'Page of the reception day',
	hall: 'Open the screen for the hall',
	facts: { host: 'Receives', place: 'Place', hours: 'Hours', pace: 'How long one reception takes' },
	pace: (minutes) => `about ${minutes} min`,
	parts: { booked: 'Booked', priority: 'Goes first', general: 'General line', early: 'Came early' },
	states: {
		waiting: 'In the line',
		called: 'Called',
		serving: 'Being received',
		finished: 'Received',
		missed: 'Missed the call',
		left: 'Left',
		kept: 'Place kept'
	},
	door: {
		title: 'Now',
		nobody: 'Nobody is called.',
		called: (time) => `called at ${time}`,
		serving: (time) => `began at ${time}`,
		missFrom: (time) => `If they do not come, this can be marked from ${time}.`,
		next: 'Call the next one',
		recall: 'Call again',
		begin: 'Came in, reception begins',
		miss: 'Did not come',
		leave: 'Left',
		card: 'Finish the reception'
	},
	line: {
		title: 'Waiting in the line',
		empty: 'Nobody is in the line.',
		columns: { number: 'Number', who: 'Who', part: 'Order', arrived: 'Came', when: 'Will be called', acts: 'Action' },
		booked: (time) => `booked for ${time}`,
		about: (time) => `about ${time}`,
		out: 'Call out of order',
		outOf: (label) => `${label}: call out of order`,
		outLead: 'Why somebody was called out of order is written into the journal.',
		reason: 'Reason',
		leaveOf: (label) => `${label}: left`
	},
	expected: {
		title: 'Booked and not here yet',
		empty: 'Everybody who booked has come.',
		arrive: 'Came',
		arriveOf: (name) => `${name} came`
	},
	walkIn: {
		title: 'Came without booking',
		lead: 'Everybody is recorded: whoever is not received today keeps their place.',
		name: 'Name',
		nameHint: 'The screen shows the number only, never a name.',
		phone: 'Phone',
		topic: 'What they came about',
		language: 'Language to speak',
		group: 'A group that goes first',
		noGroup: 'None',
		submit: 'Give a number'
	},
	missed: {
		title: 'Missed their call',
		back: 'Came back',
		backOf: (label) => `${label} came back`,
		once: 'Missed it twice'
	},
	done: { title: 'Here today', card: 'Reception card', noCard: 'No card' },
	openUp: {
		title: 'Open the reception',
		lead: 'Open it when the host is here, though nobody has come yet: hours that were kept show, also when nobody comes.',
		submit: 'Open the reception'
	},
	close: {
		title: 'Close the line',
		lead: 'Whoever was not received does not lose their place: they stay on the waiting list from when they came, and are offered a new time.',
		submit: 'Close the line'
	},
	closed: (time) => `The line was closed at ${time}.`,
	notToday: 'The line is kept on the day of the reception.',
	ruleTitle: 'Who is called after whom',
	rule: [
		'Whoever booked a time is called at their time. Being up to 10 minutes late keeps the time.',
		'Then those who go first: in the order they came.',
		'Then everybody else in the order they came, and with them whoever was more than 10 minutes late.',
		'Somebody who came early is called before their time only when nobody else waits.',
		'Whoever missed a call and comes back stands in the general line once more, from when they came back.'
	],
	given: (label) => `Number: ${label}`,
	told: {
		arrive: 'Marked as here.',
		call: 'Called.',
		recall: 'Called again.',
		begin: 'The reception has begun.',
		miss: 'Marked: did not come.',
		return: 'Back in the line.',
		leave: 'Marked: left.',
		finish: 'The card is saved.',
		open: 'The reception is open.',
		close: 'The line is closed.'
	},
	screen: {
		title: 'Line',
		now: 'Now',
		come: 'come in',
		next: 'Next',
		waiting: 'Waiting',
		nobody: 'Please wait to be called',
		closed: 'The reception is over',
		about: (time) => `≈ ${time}`,
		stale: 'The connection broke, the numbers may be old'
	},
	card: {
		title: 'Reception card',
		lead: 'The person gets a copy of this card. It is written once.',
		facts: { number: 'Number of the wish to meet', host: 'Received by', when: 'When', place: 'Where', by: 'Card written by' },
		asked: 'What was asked',
		said: 'What was answered',
		promised: 'What was promised',
		promisedHint: 'Only if something is to be done. A promise has an owner and a date.',
		outcome: 'What happens next',
		outcomes: { answer: 'Answered on the spot', appeal: 'Becomes an appeal', assignment: 'Becomes an assignment' },
		hints: {
			answer: 'Nothing else is left to do.',
			appeal: 'The appeal has a number and a term by law.',
			assignment: 'Says which unit does what was promised, and by when.'
		},
		address: 'Postal address',
		addressHint: 'Only when there is neither a phone nor a mail address: the answer to the appeal is sent here.',
		unit: 'Who does it',
		dueOn: 'By when',
		submit: 'Save the card and finish',
		print: 'Print',
		appeal: 'Appeal',
		draft: 'Draft of an appeal: something is missing in it',
		assignment: 'Assignment',
		code: (code) => `Code of the appeal: ${code}. It is shown once, give it to the person.`,
		until: (date) => `By ${date}`,
		others: 'Other meetings of this person',
		sent: 'A copy was sent by mail.',
		paper: 'There is no mail address: print a copy and hand it over.'
	},
	mail: {
		subject: (number) => `What was said at the reception: ${number}`,
		lead: (host, date) => `Received by: ${host}. Date: ${date}. This letter is your copy.`,
		wrong: 'If something is written down wrongly, tell the reception.'
	},
	errors: {
		'tickets.here': 'This person is in the line already.',
		'tickets.nobody': 'Nobody is in the line.',
		'tickets.door': 'Finish with the person who is here now first.',
		'tickets.not_now': 'This cannot be done now: the line has changed. Load the page again.',
		'tickets.wait': 'Somebody who was called is waited for three minutes.',
		'tickets.once': 'This person missed the call twice. They can be offered a new time.',
		'tickets.closed': 'The line is closed.',
		'tickets.not_today': 'The line is kept on the day of the reception only.',
		'tickets.serving': 'A reception is under way: fill in its card first.',
		'tickets.promised': 'Write what was promised.',
		'tickets.unit': 'Choose the unit that does it.',
		'tickets.due': 'Choose a working day after today.',
		'tickets.address': 'Write where to send the answer.',
		'tickets.written': 'The card has been written already.'
	}
};
