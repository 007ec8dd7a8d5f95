import type { Messages } from './kk.ts';

export const en: Messages = {
	menu: 'What shall we do?',
	write: 'Write an appeal',
	check: 'Where my appeal stands',
	text: 'Write in your own words what happened: where, when, whom it concerns. In one message.\n\nStop: /cancel',
	textShort: 'Too short. Write one sentence at least.',
	textLong: 'Too long. Shorten it and send it in one message.',
	place: 'Where is it? Write the name of the village, town or district.',
	placeNone: 'No such place was found. Try another spelling.',
	placePick: 'Which one?',
	name: 'Write your name.',
	contact: 'Write a telephone number or a mail address, or send your number by the button below. The answer is told there.',
	contactButton: 'Send my number',
	contactWrong: 'This looks like neither a telephone number nor a mail address. For example: +7 701 123 45 67.',
	confirm: (m) => `Check it.\n\nAppeal: ${m.text}\n\nPlace: ${m.place}\nName: ${m.name}\nContact: ${m.contact}`,
	send: 'Send',
	cancel: 'Don’t send',
	cancelled: 'Not sent; what you wrote is gone.',
	sent: (m) =>
		`Your appeal was taken in.\n\nNumber: ${m.number}\nAccess code: ${m.code}\nAnswer due: ${m.due}\n\nProgress: ${m.url}\n\nKeep number and code and give them to nobody. Unless the code is written down elsewhere, keep this message.`,
	notTaken: 'Appeals of this kind are not taken during the election period. More on the site.',
	number: 'Write the number of the appeal. For example: ALA-2026-000123.',
	code: 'Write the access code.',
	unknown: 'Number and code do not belong together. Try again: /start',
	status: (m) => `Appeal: ${m.number}\nState: ${m.state}\nAnswer due: ${m.due}\n\nMore: ${m.url}`,
	tooOften: 'Too often. Try again later.',
	words: 'I understand text and buttons only. Documents can be added on the site.'
};
