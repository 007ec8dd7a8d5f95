import type { FollowMessages } from './kk.ts';

export const en: FollowMessages = {
	link: 'Get changes by mail',
	title: 'Get changes of promises by mail',
	lead: 'When something changes you get a letter, one a day at most: what evidence was added, what verdict was given, what was corrected.',
	what: 'What you follow',
	of: {
		promise: (number, quote) => `Promise No. ${number}: ${quote}`,
		programme: (title) => `Programme: ${title}`,
		place: (name) => `${name}: promises to this place`
	},
	email: 'Email address',
	emailHint: 'The address is kept encrypted, and removed when you follow nothing.',
	send: 'Get a letter to confirm',
	sentTitle: 'Look into your mail',
	sent: 'If the address is right, a letter with a link goes there. Letters come only after you open the link and confirm. The link is good for two days.',
	confirmTitle: 'Confirm that you want letters',
	confirm: 'Confirm',
	listTitle: 'Promises I follow',
	confirmed: 'Confirmed. When something changes, a letter comes.',
	stopped: 'There will be no more letters about this.',
	none: 'You follow nothing, and we do not keep your address.',
	stop: 'Stop',
	stopAll: 'Stop all letters and remove my address',
	toPromises: 'Promises',
	mail: {
		ask: {
			subject: 'Confirm that you want changes of promises',
			text: (what, url) =>
				`Hello,\n\nSomebody asked to send letters to this address about the following.\n${what}\n\nIf it was you, confirm:\n${url}\n\nIf you did not ask, do nothing: in two days the address is removed.`
		},
		news: {
			subject: (day) => `What changed with promises, ${day}`,
			text: (lines, more, url) =>
				`Hello,\n\nPromises that you follow have changed.\n\n${lines}${more === undefined ? '' : `\n\n${more}`}\n\nChange what you follow, or stop the letters:\n${url}`
		},
		more: (n) => `Other changes: ${n}.`
	}
};
