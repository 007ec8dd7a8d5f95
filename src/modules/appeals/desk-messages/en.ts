import { plural } from '#platform/i18n/plural.ts';
import { enPages } from './en-pages.ts';
import type { DeskMessages } from './kk.ts';

const count = (n: number, one: string, other: string) => plural('en', n, { one, other });

export const en: DeskMessages = {
	...enPages,
	queue: {
		title: 'My queue',
		tabsLabel: 'Queues',
		tabs: {
			mine: 'Assigned to me',
			unit: 'Open in the unit',
			new: 'To register',
			approval: 'To sign',
			returned: 'Returned',
			bodies: 'With bodies',
			delivery: 'Decisions to deliver',
			done: 'Finished',
			drafts: 'Drafts to finish'
		},
		stats: {
			overdue: 'overdue',
			today: 'due today or the next working day',
			onTime: 'on time in 30 days',
			mark: 'citizens’ mark',
			noData: 'none yet',
			decided: (n) => count(n, 'of # decision', 'of # decisions')
		},
		groups: { overdue: 'Overdue', today: 'Due today', soon: 'Within three working days', calm: 'Later' },
		columns: {
			appeal: 'Appeal',
			theme: 'Theme',
			executor: 'Executor',
			state: 'State',
			due: 'Due',
			received: 'Received'
		},
		caption: (tab) => `${tab}: appeals`,
		tags: {
			unregistered: 'Registration late',
			fresh: 'New',
			returned: 'Returned',
			drafted: 'Draft begun',
			reported: 'Reported',
			reopened: 'Reopened'
		},
		noExecutor: 'nobody yet',
		noTheme: 'not set',
		first: 'To the start',
		more: 'Next',
		tomorrow: 'tomorrow',
		today: 'today',
		look: 'Preview',
		openCase: 'Open the appeal',
		empty: {
			mine: { title: 'No open appeal is assigned to you', text: 'A new one will show here as soon as it is.' },
			unit: { title: 'The unit has no open appeal', text: 'All work is done.' },
			new: { title: 'Nothing waits to be registered', text: 'All that came is registered and passed on.' },
			approval: { title: 'No decision waits for a signature', text: 'It will show here when an executor submits a draft.' },
			returned: { title: 'Nothing was returned for rework', text: '' },
			bodies: { title: 'No appeal lies with a body', text: 'What was forwarded stays here until the body answers.' },
			delivery: {
				title: 'No decision waits to be delivered',
				text: 'Those sent by mail or read on the page of the appeal are marked by themselves.'
			},
			done: { title: 'No finished appeal yet', text: '' }
		},
		newIntake: 'Take in an appeal',
		preview: 'Chosen appeal',
		chooseRow: 'Choose an appeal in the list to see the main points here.'
	},
	keys: {
		title: 'Keys',
		show: 'Keys',
		close: 'Close',
		on: 'Keyboard shortcuts are on',
		hint: 'j/k move, Enter opens, / searches, ? shows all keys',
		list: [
			['j', 'next appeal'],
			['k', 'previous appeal'],
			['Enter, o', 'open the appeal'],
			['a', 'assign'],
			['r', 'report'],
			['g', 'to another appeal: number, recent ones'],
			['d', 'write the draft decision'],
			['x', 'choose the row'],
			['n', 'take in a new appeal'],
			['/', 'search'],
			['?', 'this help']
		]
	},
	case: {
		back: 'Back to the queue',
		text: 'What was written',
		files: 'Documents',
		noFiles: 'No documents',
		from: { applicant: 'from the applicant', staff: 'from staff' },
		internal: 'internal',
		facts: {
			received: 'Received',
			registered: 'Registered',
			kind: 'Kind',
			theme: 'Theme',
			place: 'Place',
			unit: 'Responsible unit',
			executor: 'Executor',
			language: 'Language of the appeal',
			outcome: 'Outcome',
			verdict: 'What the applicant says',
			due: 'Due'
		},
		receivedBy: (name) => `taken in by ${name}`,
		rating: (n) => `mark: ${String(n)} of 5`,
		terms: {
			title: 'Terms',
			register: 'Registration',
			decision: 'Decision',
			first: 'First date given',
			extended: 'Extended date',
			now: 'Present date',
			met: (when) => `met: ${when}`,
			why: 'How the date was counted'
		},
		applicant: {
			look: {
				legend: 'Why you look',
				hint: 'The applicant reads this on their page.',
				options: { work: 'Work on the appeal', contact: 'Get in touch', letter: 'Send a letter', check: 'Check the data' }
			},
			title: 'Applicant',
			show: 'Show the data',
			why: 'Who looked and when is written in the journal.',
			shown: 'The data is open; the journal says so.',
			hidden: 'Closed to your role.',
			none: 'No applicant is named',
			name: 'Name',
			phone: 'Phone',
			email: 'Mail',
			verified: 'verified',
			failed: 'letters come back',
			iin: 'IIN',
			address: 'Address',
			account: 'Has an account'
		},
		repeats: {
			title: 'Other appeals of the same person',
			before: (n, day) =>
				`This person has written about this theme before: ${plural('en', n, { one: '# time', other: '# times' })}.${day === '' ? '' : ` Last answered: ${day}.`}`,
			flag: (n) => count(n, '# more appeal of the same person', '# more appeals of the same person')
		},
		similar: {
			title: 'Similar appeals in this place',
			flag: (n) => count(n, '# similar appeal in this place', '# similar appeals in this place')
		},
		remarks: {
			title: 'Remarks',
			toApplicant: 'to the applicant',
			internal: 'internal',
			unproven: 'mail from another address: who wrote it is not proven',
			none: 'No remarks yet'
		},
		decisions: {
			title: 'Decision',
			ordinal: (n) => `Decision ${String(n)}`,
			signed: (who, when) => `Signed by ${who}, ${when}`,
			ground: 'Ground',
			letter: 'Print the letter (PDF)',
			delivery: 'Delivery',
			channel: { mail: 'Mail', letter: 'Printed letter', page: 'Page of the appeal' },
			state: { waiting: 'waits to be sent', sent: 'sent', failed: 'did not arrive', handed: 'handed over', read: 'read' },
			unread: 'not read yet',
			call: 'No mail and no address were left: call and tell the decision. When the applicant reads it, that marks itself.',
			nobody: 'There is nobody to tell: the decision lies on the page of the appeal for whoever has the code.',
			verdict: 'What the applicant says',
			disagrees: 'disagrees with the decision'
		},
		timeline: {
			title: 'Course of the appeal',
			due: (day) => `Due: ${day}`,
			moved: (from, to) => `${from} → ${to}`,
			kindChanged: (was, now) => `Kind: ${was} → ${now}`,
			how: { mail: 'by mail', handed: 'delivered by staff', page: 'read on the page of the appeal' },
			files: (n) => count(n, '# document', '# documents')
		},
		acts: {
			title: 'What you can do',
			none: 'There is nothing that you can do with this appeal now.',
			register: 'Register',
			assign: 'Send to a unit or an executor',
			reassign: 'Reassign',
			report: 'Report',
			decide: 'Draft the decision',
			sign: 'Approve and sign',
			return: 'Return for rework',
			extend: 'Extend the term',
			remark: 'Write a remark',
			code: 'Give a new code',
			deliver: 'Record delivery'
		},
		done: {
			register: 'The appeal is registered.',
			assign: 'The appeal is passed on.',
			report: 'The report is saved; the applicant can read it.',
			draft: 'The draft of the decision is saved.',
			submit: 'The draft went to the head.',
			sign: 'The decision is signed and on its way to the applicant.',
			return: 'The draft went back for rework.',
			extend: 'The term is extended; the applicant is told.',
			remark: 'The remark is saved.',
			deliver: 'The delivery is recorded.'
		},
		register: {
			kind: 'Kind of appeal',
			kindHint: 'The kind sets the term. It runs from the day of registration by the rule, not from today.',
			theme: 'Theme',
			themeHint: 'Suggested by the text; correct it where needed.',
			noTheme: 'No theme',
			submit: 'Register'
		},
		assign: {
			kept: {
				conflict: 'The complaint is about this person or their head',
				sensitive: 'Sensitive: if chosen, the case opens to this person'
			},
			unit: 'Unit',
			suggested: (name) => `Suggested by place and theme: ${name}`,
			pick: 'Show its staff',
			executor: 'Executor',
			nobody: 'The unit names the executor itself',
			load: (open, overdue) => `open: ${String(open)}, overdue: ${String(overdue)}`,
			note: 'Note to the executor',
			submit: 'Send'
		},
		report: {
			text: 'What was done',
			hint: 'The applicant reads this on their page. Leave personal data out.',
			files: 'Evidence: a photo or a document',
			filesHint: 'PDF, JPEG, PNG, DOCX, XLSX. The place of a photo is removed from it.',
			submit: 'Save the report'
		},
		decide: {
			returned: 'The draft was returned for rework',
			outcome: 'Outcome',
			ground: 'Legal ground to stop',
			groundHint: 'Only when consideration is stopped.',
			noGround: 'Not chosen',
			language: 'Language of the decision',
			otherLanguage: (language) => `Language of the appeal: ${language}. The answer is given in it; choose another only for a reason.`,
			text: 'Text of the decision',
			textHint: 'What was found, what was done, on which law it rests, what one can do who disagrees.',
			save: 'Save the draft',
			submit: 'Submit to the head',
			autosave: 'What you type saves itself.',
			saving: 'Saving…',
			saved: 'Draft saved at',
			savedAt: (when) => `Last saved: ${when}`,
			notSaved: 'Not saved, check the connection. The text stays on this page.'
		},
		sign: {
			intro: 'Once signed, the text cannot change; the decision leaves for the applicant at once.',
			draftedBy: (name) => `Drafted by ${name}`,
			noDraft: 'There is no draft of the decision.',
			submit: 'Approve and sign'
		},
		return: { reason: 'What to mend', submit: 'Return' },
		extend: {
			reason: 'Reasoned decision: why it is extended',
			reasonHint: 'The applicant reads this reason.',
			dueOn: 'New date',
			limits: (from, to) => `From ${from} to ${to} (two months from registration). A working day only.`,
			impossible: 'The term is at the limit that the law allows and cannot be extended further.',
			submit: 'Extend the term'
		},
		remark: {
			text: 'Text',
			seenBy: 'Who reads it',
			applicant: 'The applicant and staff',
			applicantHint: 'The applicant is told by mail.',
			staff: 'Staff only',
			files: 'Document',
			submit: 'Save'
		},
		code: {
			why: 'Only when the applicant is before you or has proved who they are. The old code stops working.',
			submit: 'Give a new code',
			number: 'Number',
			code: 'New code',
			once: 'The code is shown once. Write it down for the applicant or print it.'
		},
		deliver: {
			which: 'How it was sent',
			detail: 'How it was delivered',
			detailHint: 'For example: the number of the registered letter, “handed over”, or “told by phone”.',
			submit: 'Record the delivery'
		},
		meanwhile: {
			title: 'The appeal changed while you were writing',
			text: 'What you typed is kept. See what happened and send it again if it still holds.',
			unknown: 'No record of the change was found'
		}
	},
	letter: {
		title: 'Final decision',
		greeting: (name) => `Dear ${name},`,
		greetingPlain: 'Dear applicant,',
		received: (number, day) => `Number of your appeal: ${number}. Received on ${day}.`,
		outcome: (outcome) => `Outcome: ${outcome}.`,
		ground: (ground) => `Ground: ${ground}.`,
		disagree: (day) => `If you disagree with the decision, say so on the page of the appeal. Last day: ${day}.`,
		signed: (when, sum) => `Signed in the electronic system on ${when}. Checksum: ${sum}`,
		footer: (url) => `Page of the appeal: ${url}\nTo open it you need the number and the code of the slip.`
	},
	errors: {
		'appeals.meanwhile': 'The appeal changed while you were writing. What happened is told below; what you typed is kept.',
		'appeals.draft_meanwhile':
			'Somebody else saved the draft meanwhile. Your text is below; save again to keep yours: theirs stays in the history of drafts.',
		future: 'The day cannot be in the future',
		place: 'Several places were found, choose one from the list',
		place_none: 'No such place, try another spelling',
		time: 'Write the time as hours:minutes, for example 18:30',
		prefixes: 'Write each with a plus and digits, such as +77'
	}
};
