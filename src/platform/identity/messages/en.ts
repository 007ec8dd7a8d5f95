import { plural } from '../../i18n/plural.ts';
import type { Messages } from './kk.ts';

const minutes = { one: '# minute', other: '# minutes' };

export const en: Messages = {
	roles: {
		operator: 'reception operator',
		executor: 'executor',
		head: 'head of reception',
		deputy: 'deputy',
		aide: 'aide to a deputy',
		branch_head: 'branch head',
		central: 'central office',
		auditor: 'auditor (reads only)',
		administrator: 'administrator'
	},
	citizen: {
		title: 'Sign in',
		lead: {
			phone: 'We send a one-time code by text message. No password is needed.',
			email: 'We send a one-time code to your mail address. No password is needed.'
		},
		notNeeded: 'You need no account to send an appeal or to follow it: its number and access code are enough.',
		contact: { phone: 'Mobile telephone number', email: 'Mail address' },
		hint: { phone: 'For example: 8 701 123 45 67', email: 'For example: aigul@example.kz' },
		send: 'Send me a code',
		other: { phone: 'Get the code by text message', email: 'Get the code by mail' },
		sentTitle: { phone: 'Look at your text messages', email: 'Look into your mail' },
		sent: {
			phone:
				'A code of six digits was sent to {contact}. It is good for ten minutes. If it is not there in two minutes, check the number and ask for another code.',
			email: 'A code of six digits was sent to {contact}. It is good for ten minutes. If it does not come, look into the spam folder too.'
		},
		code: { phone: 'Code from the text message', email: 'Code from the letter' },
		codeHint: 'Six digits',
		enter: 'Sign in',
		again: 'Ask for another code',
		staffLink: 'Sign-in for staff',
		add: {
			title: { phone: 'Add a telephone', email: 'Add a mail address' },
			lead: {
				phone: 'We send a code to the number. Then you can sign in to this account by telephone too.',
				email: 'We send a code to the address. Then you can sign in to this account by mail too.'
			},
			submit: 'Add',
			back: 'Back to the account'
		}
	},
	staff: {
		title: 'Sign-in for staff',
		lead: 'After the password a second confirmation is asked.',
		email: 'Work mail address',
		password: 'Password',
		submit: 'Sign in',
		or: 'Without a password',
		passkey: 'Sign in with a passkey',
		passkeyHint: 'By fingerprint, face or the PIN of this device.',
		lost: 'If you forgot the password or lost the phone, ask the administrator of your unit for a new invitation.',
		citizenLink: 'Sign-in for citizens',
		demoTitle: 'This is a demonstration',
		demoText: 'All data are made up. Sign in with any account of the list; no second confirmation is asked.',
		demoTake: 'Use this one',
		demoRole: 'Role',
		demoName: 'Name',
		demoUnit: 'Unit',
		demoEnter: 'Sign in'
	},
	second: {
		title: 'Second confirmation',
		lead: 'Open the authenticator app on your phone and enter the six digits.',
		code: 'Code from the app',
		submit: 'Confirm',
		onlyPasskey: 'This account is confirmed by a passkey.',
		other: 'Sign in with another account'
	},
	enrol: {
		title: 'Set up the second confirmation',
		lead: 'A password alone does not protect a staff account, so this step is obligatory. It is done once.',
		steps: [
			'Install an authenticator app on your phone (such as Aegis, Google Authenticator or Microsoft Authenticator).',
			'In the app choose “Add” and scan this QR code.',
			'Write the six digits that the app shows below.'
		],
		qr: 'QR code for the authenticator app',
		secret: 'If the QR code cannot be scanned, type this key',
		code: 'Code from the app',
		submit: 'Confirm and finish',
		passkeyTitle: 'Or make a passkey',
		passkeyText: 'If this device has a fingerprint reader, face recognition or a PIN, it can stand in for the app.',
		passkey: 'Make a passkey'
	},
	invite: {
		titleFirst: 'The first administrator',
		leadFirst: 'The system has just been installed. This page makes the account of the first administrator, who invites the others.',
		titlePerson: 'Welcome, {name}',
		leadPerson: 'Choose a password. The next step adds the second confirmation.',
		name: 'Full name',
		email: 'Mail address',
		password: 'Password',
		passwordHint: 'At least 10 characters. A long phrase of several words is easiest to remember.',
		submit: 'Continue',
		spentTitle: 'The link is no longer valid'
	},
	account: {
		title: 'My account',
		email: 'Mail address for sign-in',
		sessions: 'Open sessions',
		sessionsLead: 'If you do not recognise a session, end it and change your password.',
		here: 'this session',
		unknownClient: 'Unknown browser',
		client: 'Browser',
		since: 'Signed in',
		seen: 'Last active',
		end: 'End',
		endOthers: 'End all but this one',
		endAll: 'Sign out everywhere',
		passkeys: 'Passkeys',
		passkeysLead: 'A device with a passkey is asked for neither password nor code.',
		noPasskeys: 'There are no passkeys yet.',
		passkeyName: 'Name of the passkey',
		passkeyNameHint: 'For instance: work laptop',
		addPasskey: 'Add a passkey',
		removePasskey: 'Remove',
		added: 'Added',
		used: 'Last used',
		never: 'never used',
		totp: 'Authenticator app',
		totpOn: 'Set up. If you change your phone, set up a new one: the old one works until the new one is confirmed.',
		totpOff: 'Not set up.',
		renewTotp: 'Set up a new app',
		password: 'Password',
		present: 'Present password',
		next: 'New password',
		change: 'Change the password',
		changed: 'The password was changed. Other sessions have ended.',
		ended: 'The sessions have ended.',
		passkeyAdded: 'The passkey was added.',
		passkeyRemoved: 'The passkey was removed.',
		totpSet: 'The authenticator app was set up.',
		citizenLead: 'The appeals that you sent while signed in are kept in one place.',
		phone: 'Telephone for signing in',
		ways: 'How you sign in',
		signOut: 'Sign out',
		factors: {
			password: 'password',
			totp: 'code from the app',
			passkey: 'passkey',
			mail: 'code by mail',
			sms: 'code by text message',
			demo: 'demonstration'
		}
	},
	people: {
		title: 'Staff',
		lead: 'A post is a person’s role in one unit from one day to another. Its rights hold in that unit and below.',
		search: 'Name or mail address',
		find: 'Search',
		nothing: 'Nobody was found.',
		nextPage: 'Next page',
		firstPage: 'Back to the start',
		new: 'Add a person',
		person: 'Person',
		name: 'Full name',
		email: 'Mail address',
		phone: 'Phone',
		language: 'Language of letters',
		post: 'Post',
		posts: 'Posts',
		account: 'Account',
		accountStates: { none: 'not invited', invited: 'invited', open: 'can sign in', closed: 'closed' },
		noPosts: 'Holds no post now.',
		past: 'ended',
		unit: 'Unit',
		role: 'Role',
		titleKk: 'Title of the post (Kazakh)',
		titleRu: 'Title of the post (Russian)',
		titleEn: 'Title of the post (English)',
		titleHint: 'One language is enough.',
		from: 'First day',
		to: 'Last day',
		toHint: 'Leave empty when there is no end.',
		openEnd: 'no end',
		give: 'Give the post',
		giveTitle: 'A new post',
		end: 'End',
		lastDay: 'Last day',
		save: 'Save',
		details: 'Details',
		invite: 'Send an invitation',
		inviteAgain: 'Invite again',
		inviteText: 'A link goes to their mail address, good for seven days. Using it sets the password and the second confirmation anew.',
		close: 'Close the account',
		closeText: 'The person is signed out at once and cannot come back in. They can be invited again later.',
		make: 'Add',
		inviteNow: 'Send the invitation at once',
		invited: 'The invitation was sent by mail.',
		closed: 'The account was closed.',
		saved: 'Saved.',
		postGiven: 'The post was given.',
		postEnded: 'The last day of the post was set.',
		notYours: 'This person also holds a post outside your unit: an administrator of the unit above changes their details and account.'
	},
	codes: {
		sign_in_code: {
			subject: 'Your sign-in code',
			mail: (code, n) =>
				`Sign-in code: ${code}\n\nIt is good for ${plural('en', n, minutes)}. Tell it to nobody.\nIf you did not ask for it, you can ignore this letter.`,
			sms: (code, n, house) => `Sign-in code: ${code}. Good for ${plural('en', n, minutes)}, tell it to nobody. ${house}`
		},
		contact_code: {
			subject: 'Your code to confirm this address',
			mail: (code, n) =>
				`Confirmation code: ${code}\n\nWhoever wants to add this address to their account asked for it. It is good for ${plural('en', n, minutes)}.\nIf that was not you, tell it to nobody: you can ignore this letter.`,
			sms: (code, n, house) =>
				`Code to add this number: ${code}. Good for ${plural('en', n, minutes)}. If you did not ask for it, tell it to nobody. ${house}`
		}
	},
	contactAdded: {
		phone: {
			subject: 'A telephone was added to your account',
			text: 'A telephone was added to your account: it can now be signed in to by telephone too.\n\nIf that was not you, sign in, press “Sign out everywhere”, and tell us.',
			sms: 'A telephone was added to your account. If that was not you, tell us.'
		},
		email: {
			subject: 'A mail address was added to your account',
			text: 'A mail address was added to your account: it can now be signed in to by mail too.\n\nIf that was not you, sign in, press “Sign out everywhere”, and tell us.',
			sms: 'A mail address was added to your account. If that was not you, tell us.'
		}
	},
	mail: {
		invite: {
			subject: (organisation) => `${organisation}: invitation to the work system`,
			text: (d) =>
				`Hello ${d.name},\n\nYou have been given access to the work system. Organisation: ${d.organisation}.\nUse this link to set a password and a second confirmation:\n\n${d.link}\n\nThe link is good for ${plural('en', d.days, { one: '# day', other: '# days' })} and works once. Give it to nobody.`
		}
	}
};
