import type { LinkWords } from './kk-link.ts';

export const linkWords: LinkWords = {
	link: {
		title: 'Link to join',
		lead: 'Whoever has the link joins the collective appeal by themselves: they prove their mail address by a one-time code and give their name. Those who joined do not see one another.',
		address: 'Link',
		until: 'Last day',
		untilHint: (days) => `At most ${String(days)} days from today.`,
		most: 'How many people may join',
		used: 'Joined by the link',
		usedOf: (used, most) => `${String(used)} / ${String(most)}`,
		shown: 'What whoever opens the link reads',
		shownHint: 'Say what it is about in short. Give nobody’s name, address or telephone: anybody who has the link reads this text.',
		make: 'Make the link',
		close: 'Close the link',
		closeHint: 'Nobody joins by a closed link. Who has joined stays.',
		qr: 'QR code of the link',
		earlier: 'The earlier link was closed, or its day has passed.',
		done: { linked: 'The link was made.', unlinked: 'The link was closed.' }
	},
	invite: {
		panelTitle: 'Sign together',
		panelText: 'If the matter concerns others too, make a link and hand it out: each joins by themselves.',
		panelOpen: (used, until) => `The link to join is open. Joined: ${used}. Last day: ${until}.`,
		link: 'Invite others',
		title: 'Invite others to join',
		unseen: 'Those who join do not see your data, nor you theirs. Each is given the decision by themselves.',
		back: 'Back to the page of the appeal'
	},
	join: {
		title: 'Join a collective appeal',
		lead: 'If this matter concerns you too, you may join the appeal in your own name.',
		what: 'The matter',
		unit: 'Considered by',
		due: 'Answer due',
		people: 'People who joined',
		unseen:
			'Those who join do not see one another’s names, contacts or words. You get a number and a code of your own and the decision by yourself, and may leave at any time.',
		signIn: 'First sign in by a code',
		signInText: 'We send you a code of six digits. No password is needed.',
		enter: 'Sign in',
		cannot: 'If you cannot sign in, come to the reception or call: somebody there adds you.',
		as: (contact) => `Proved by a code: ${contact}`,
		name: 'Your name',
		phone: 'Telephone',
		address: 'Postal address',
		text: 'Your own words',
		textHint: 'You may leave it empty: then it is only written that you joined.',
		agree: 'Do you want to join?',
		agreeYes: 'Yes, I join this appeal in my own name',
		submit: 'Join',
		doneTitle: 'You joined the collective appeal',
		doneText: {
			email: 'Keep the number and the code: the code is shown only now. They were mailed to you too.',
			phone: 'Write down the number and the code: the code is shown only now.'
		},
		number: 'Your number',
		open: 'The page of my appeal',
		leave: 'To leave, withdraw your appeal on its page: that of the others stays.'
	},
	leave: {
		title: 'Leave the appeal that is considered with others?',
		lead: 'Only your own appeal is withdrawn: you will not be given the decision. The appeals of the others go on. What was recorded so far stays.'
	},
	errors: {
		'structure.link_there': 'There is an open link. Close it before you make another.',
		'structure.no_link': 'There is no open link. Load the page again.',
		'structure.link_hidden': 'This appeal is kept from somebody: no link to it can be made.',
		'structure.link_until': 'Give a day within {days} days from today.',
		'structure.link_most': 'Give a number from 1 to 5000.',
		'structure.link_agree': 'Tick that you agree to join.',
		'structure.link_closed': 'This link is closed. If you want to join, ask whoever gave it to you, or the reception.',
		'structure.link_over': 'The day of this link has passed. If you want to join, ask whoever gave it to you, or the reception.',
		'structure.link_full': 'As many people as may have joined by this link. If you want to join, ask the reception.',
		'structure.link_decided': 'The decision on this appeal is ready, and nobody can join any more. You may send an appeal of your own.'
	}
};
