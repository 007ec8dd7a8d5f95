import type { Messages } from './kk.ts';

export const en: Messages = {
	titles: {
		400: 'The request could not be read',
		401: 'Credentials are needed',
		403: 'Not allowed',
		404: 'Not found',
		405: 'No such act here',
		409: 'Not possible now',
		413: 'Too large',
		415: 'Unsuitable format',
		422: 'Some data need correcting',
		429: 'Too many requests',
		500: 'Unexpected error',
		503: 'Temporarily unavailable'
	},
	errors: {
		'api.json': 'The body of the request must be valid JSON.',
		'api.media': 'A body of this format is not accepted here. Check the Content-Type header.',
		'api.method': 'There is no such act at this address. The Allow header names those there are.',
		'api.credentials': 'This is for staff. Send your key in the header Authorization: Bearer, or sign in.',
		'api.code_needed': "Send the appeal's access code in the header Authorization: Bearer.",
		'api.token': 'This key opens nothing: it has expired, was revoked or is mistyped.',
		'api.cross_site': 'This request came from another site. A program must add the header X-Requested-With.',
		'api.key': 'An Idempotency-Key has 1 to 255 characters.',
		'api.key_reused': 'This Idempotency-Key was used with another body. A new appeal needs a new key.',
		'api.incomplete':
			'The appeal is not complete yet, but nothing is lost: it is kept as draft {number}. Complete and send it by the link.',
		'api.cursor': 'The link to this page of the list is not valid. Read the list from its beginning.',
		'api.too_few': 'There are too few appeals here: the count is not shown, so that nobody can be recognised.',
		too_many_files: 'One request takes at most {max} files.',
		future: 'This day is still to come',
		year: 'Write the year in four digits, such as 2026'
	},
	tags: {
		appeals: { name: 'Appeals', text: 'What an applicant can do. An appeal is opened by its number and its code.' },
		reference: { name: 'Reference', text: 'Territories, themes, kinds, working days, terms. Read without a key.' },
		statistics: { name: 'Open data', text: 'Published figures. No personal data.' },
		desk: { name: 'For staff', text: 'For those whose posts allow it: by a key or in a session.' }
	},
	operations: {
		sendAppeal: {
			title: 'Send an appeal',
			text: 'Sent again with the same Idempotency-Key, it makes no second appeal: the first answer is given again. What is incomplete is not turned away but kept as a draft.'
		},
		readAppeal: { title: 'See where an appeal stands', text: 'What is happening, who is responsible, by when, and every step so far.' },
		addRemark: { title: 'Add a remark', text: '' },
		addDocuments: {
			title: 'Add documents',
			text: 'Several files as multipart/form-data, or one as application/octet-stream with its name in ?name=.'
		},
		readDocument: { title: 'Download a file of the appeal', text: '' },
		withdrawAppeal: { title: 'Withdraw an appeal', text: '' },
		rateDecision: {
			title: 'Rate the decision or disagree with it',
			text: 'Whether the problem is solved; disagreement opens the appeal again. Once for each decision.'
		},
		readDecision: { title: 'Read the final decision', text: '' },
		askForCode: {
			title: 'Ask for a lost code',
			text: 'A link goes only to the mail address that the appeal has. The answer is always the same.'
		},
		takeNewCode: { title: 'Take a new code', text: 'By the one-time key from the letter. The old code stops working.' },
		findTerritories: { title: 'Find a place by its name', text: 'Also when misspelt or typed without Kazakh letters.' },
		readTerritory: { title: 'Read a place by its KATO code', text: '' },
		listThemes: { title: 'Themes of appeals', text: '' },
		listKinds: { title: 'Kinds of appeals', text: 'As the law in force names them, with the term of each.' },
		listGrounds: { title: 'Grounds for stopping consideration', text: '' },
		readElection: {
			title: 'Election period',
			text: 'When an election period is running: its days, the kinds taken and what citizens are told; else null.'
		},
		listRules: {
			title: 'Rules of terms',
			text: 'The terms in force on a day (today when none is given): how long, since when, and on what they rest.'
		},
		readCalendar: {
			title: 'Days off and working days of a year',
			text: 'Days that differ from the plain week, and the act that made them so.'
		},
		computeDeadline: {
			title: 'Compute a term',
			text: 'From the time of receipt and the kind: the last day, and which days did not count and why.'
		},
		readStatistics: {
			title: 'Published figures',
			text: 'Small counts are hidden; so that a single hidden one cannot be found by subtraction, another is hidden with it.'
		},
		whoAmI: { title: 'Who am I', text: 'Whose the key or the session is, and the posts held today.' },
		readQueue: { title: 'A queue', text: '' },
		countQueue: { title: 'Counts of a queue', text: 'Counting stops at 999.' },
		findAppeals: { title: 'Find appeals', text: 'By words, number, state, theme, territory, unit.' },
		takeIn: {
			title: "Take in an appeal on somebody's behalf",
			text: 'From a visitor, a caller or a letter. What is incomplete is kept as a draft.'
		},
		findSimilar: { title: 'Similar appeals in this place', text: '' },
		findSamePerson: { title: 'Earlier appeals of this person', text: 'By phone, mail or IIN; who it is stays closed.' },
		readCase: { title: 'Read an appeal whole', text: '' },
		readApplicant: { title: "The applicant's data", text: 'Each look is written to the journal.' },
		registerAppeal: { title: 'Register', text: '' },
		assignAppeal: { title: 'Name a unit and an executor', text: '' },
		reportAppeal: { title: 'Report what was done', text: 'Text and evidence (multipart/form-data), or text alone (JSON).' },
		saveDecisionDraft: { title: 'Save the draft of a decision', text: '' },
		submitDecision: { title: 'Send the decision to the head', text: '' },
		returnDecision: { title: 'Return the decision for rework', text: '' },
		signDecision: { title: 'Sign the decision', text: '' },
		mergeAppeal: {
			title: 'Merge with another appeal',
			text: '`into`: this one goes into the appeal with that number; `from`: that one comes into this. Both applicants are told.'
		},
		joinAppeal: {
			title: 'Add a person to a collective appeal',
			text: 'They get a number and a code of their own and see nothing of the others.'
		},
		unmergeAppeal: { title: 'Take a merged appeal out again', text: 'State, executor, assignment and term are as they were.' },
		addQuestion: { title: 'Write down one question of an appeal', text: 'With a theme, an addressee and a day, where it has them.' },
		answerQuestion: { title: 'Record the outcome of a question', text: 'A decision cannot be signed until each question has one.' },
		splitQuestion: { title: 'Split a question out into an appeal of its own', text: 'Applicant, code and dates stay.' },
		unsplitQuestion: { title: 'Take a split question back', text: 'Until a decision is made on it.' },
		extendAppeal: { title: 'Extend the term', text: 'By a reasoned decision of the head; the applicant is told at once.' },
		remarkAppeal: { title: 'Write to the applicant or to colleagues', text: '' },
		recordDelivery: { title: 'Record that the decision was handed over', text: '' },
		restrictAppeal: {
			title: 'Mark as sensitive or change who may read',
			text: 'Only those named, and whoever marks it, may read it; one of them must sign answers. The applicant sees it.'
		},
		unrestrictAppeal: { title: 'Take the mark off', text: 'Everybody whose post lets them may read the appeal.' },
		breakGlass: {
			title: 'Open a sensitive appeal by its number',
			text: 'For 24 hours and with a reason: the applicant reads it, the named and the administrator get a letter. A number that is not there and one that is not yours get one answer: 404.'
		},
		exportAppeals: {
			title: 'Take the list away as a file',
			text: '`query` is a filter as in the address of the search page. Who took which filter and how many stays in the journal; applicants whose data went with it see that.'
		},
		readProcedure: { title: 'Procedure of an appeal', text: 'What was asked, by which day, what came.' },
		askCorrection: { title: 'Return an appeal to be completed', text: 'The applicant is told at once; the general term goes on.' },
		recordCorrection: { title: 'Record what was brought', text: '' },
		callHearing: { title: 'Call to a hearing', text: 'At least three working days before, with the preliminary decision.' },
		holdHearing: { title: 'Save the protocol of a hearing', text: '' },
		cancelHearing: { title: 'Call a hearing off', text: '' },
		recordObjection: { title: 'Record an objection made aloud', text: '' },
		waiveHearing: { title: 'Record the ground to decide without a hearing', text: '' },
		objectToHearing: { title: 'Speak of the preliminary decision', text: 'Within two working days, once.' },
		recordComplaint: { title: 'Record a complaint made on paper', text: '' },
		passComplaint: { title: 'Pass a complaint up', text: 'Within three working days; else the system passes it by itself.' },
		satisfyComplaint: { title: 'Satisfy a complaint ourselves', text: 'The appeal is opened again.' },
		restoreTerm: { title: 'Restore the term to complain', text: '' },
		decideComplaint: { title: 'Decide a complaint', text: 'By the unit above; nobody who had a part in the decision.' },
		fileComplaint: { title: 'Complain', text: 'Of the latest decision, or that there was none within the term.' },
		withdrawComplaint: { title: 'Take a complaint back', text: '' },
		listProcedures: { title: 'What is next in procedures', text: 'Open complaints, hearings ahead, or notices to hand over.' },
		recordNotice: { title: 'Record that a notice was handed over', text: '' },
		correctAppeal: { title: 'Send what was asked for', text: 'Documents are sent apart, by “add documents”.' },
		readForwardings: { title: 'Forwardings of an appeal', text: 'To which body, when, by which term, and its answer.' },
		listBodies: {
			title: 'Competent bodies',
			text: 'The register of bodies to which appeals can be forwarded, in the order of their codes.'
		},
		draftForwarding: {
			title: 'Draft a forwarding or change the draft',
			text: 'To an outside body (with ground and reason) or to a unit above ours.'
		},
		approveForwarding: { title: 'Approve the forwarding', text: '' },
		rejectForwarding: { title: 'Reject the forwarding', text: '' },
		withdrawForwarding: { title: 'Take the draft of the forwarding back', text: '' },
		signForwarding: { title: 'Sign the forwarding', text: 'The notice to the applicant and the letter to the body leave at that moment.' },
		forwardAtOnce: { title: 'Forward at once in danger', text: 'Without approval, an anonymous appeal too; the head is told.' },
		recordPosting: { title: 'Record that the letter to the body was posted', text: '' },
		recordBodyRegistration: { title: "Record the body's registration", text: 'Its term is counted again from that day.' },
		recordBodyAnswer: { title: "Record the body's answer", text: 'The appeal comes back for our final decision.' },
		recordBodyReturn: { title: 'Record that the body returned it', text: '' },
		recordBodyPassing: { title: 'Record that the body passed it on', text: "The new body's term starts anew." },
		reissueCode: { title: 'Give a new code', text: 'When the applicant is before you. The old code stops working.' },
		readFile: { title: 'Download a file', text: '' },
		readDeskStatistics: {
			title: 'Statistics of a unit and below',
			text: 'Appeals received in a period, by unit, theme, territory, kind, channel, decision and month. Only what you may know of is counted.'
		},
		readLoad: { title: 'Load of executors', text: '' },
		listUnits: { title: 'Units', text: '' },
		readUnit: { title: 'A unit and its staff', text: '' }
	},
	docs: {
		title: 'API documentation',
		lead: 'Whatever a person can do on this site, a program can do too.',
		about: [
			'Every address begins with {base}. Requests and answers are JSON; times are UTC (ISO 8601).',
			'The header Accept-Language chooses the language of texts: kk, ru or en.',
			'A refusal is an RFC 9457 document: type never changes, title and detail are in your language, errors names each field by its place.',
			"An applicant's key is the appeal's own access code. Staff make theirs on the page My account.",
			'When there are too many requests, Retry-After in the 429 answer says how many seconds to wait.'
		],
		document: 'OpenAPI 3.1 document',
		contents: 'Contents',
		access: 'For whom',
		security: {
			nobody: 'No key needed',
			accessCode: 'Access code of the appeal: Authorization: Bearer',
			staff: 'Staff key: Authorization: Bearer, or a session'
		},
		parameters: 'Parameters',
		body: 'Body of the request',
		answers: 'Answers',
		name: 'Name',
		place: 'Where',
		places: { query: 'query', path: 'path', header: 'header', body: 'body' },
		type: 'Type',
		required: 'required',
		optional: 'optional',
		status: 'Status',
		meaning: 'Meaning',
		schema: 'Structure',
		schemas: 'Structures',
		example: 'Example',
		problems: 'Refusals',
		problemsLead: 'The type of every refusal begins with /problems/. Its code does not change; its words may.',
		code: 'Code',
		words: 'Words'
	},
	tokens: {
		title: 'API keys',
		lead: 'With a key your program works in your name and with your posts. Give it to nobody.',
		none: 'There are no keys yet.',
		name: 'Name',
		nameHint: 'For example: the program that gathers the report',
		days: 'Valid for',
		lives: { '30': '30 days', '90': '90 days', '365': 'one year' },
		make: 'Make a key',
		made: 'The key is made',
		madeText: 'Copy it now: it will not be shown again.',
		created: 'Made',
		expires: 'Valid until',
		used: 'Last used',
		never: 'never used',
		revoke: 'Revoke',
		revoked: 'The key was revoked.',
		docs: 'API documentation',
		back: 'My account',
		errors: { tokens_many: 'There are too many keys (at most {max}). Revoke one that you do not need.' }
	}
};
