import type { Lang } from '#platform/i18n/lang.ts';
import { withQuery, type Query } from './query.ts';

export { inLanguage, withQuery } from './query.ts';

/** Every address of the site, once. Pages, mails, tests and redirects build theirs here and nowhere else. */
export const paths = {
	root: '/',
	home: (lang: Lang) => `/${lang}`,
	telegram: '/telegram',
	appeals: {
		new: (lang: Lang) => `/${lang}/appeals/new`,
		find: (lang: Lang, query: { number?: string; left?: string } = {}) => withQuery(`/${lang}/appeals`, query),
		/** `to=review` comes back to the review when one answer was changed. */
		draft: (lang: Lang, token: string, step: string, query: { q?: string; in?: string; to?: string } = {}) =>
			withQuery(`/${lang}/appeals/new/${token}/${step}`, query),
		status: (lang: Lang, number: string, done?: string) => withQuery(`/${lang}/appeals/${number}`, { done }),
		receipt: (lang: Lang, number: string) => `/${lang}/appeals/${number}/receipt`,
		add: (lang: Lang, number: string) => `/${lang}/appeals/${number}/add`,
		/** For who began a collective appeal: the link by which others join. */
		invite: (lang: Lang, number: string, done?: string) => withQuery(`/${lang}/appeals/${number}/invite`, { done }),
		/** Joins a collective appeal by its link. */
		join: (lang: Lang, token: string) => `/${lang}/join/${token}`,
		withdraw: (lang: Lang, number: string) => `/${lang}/appeals/${number}/withdraw`,
		/** The page of one act of the procedure: to put the appeal right. */
		act: (lang: Lang, number: string, act: string) => `/${lang}/appeals/${number}/${act}`,
		/** Who looked at the applicant's data, and all of it to take away. */
		held: (lang: Lang, number: string) => `/${lang}/appeals/${number}/held`,
		/** POST only. */
		heldZip: (lang: Lang, number: string) => `/${lang}/appeals/${number}/held/export.zip`,
		file: (lang: Lang, number: string, id: string) => `/${lang}/appeals/${number}/files/${id}`,
		/** A small picture of a photo. */
		filePreview: (lang: Lang, number: string, id: string) => `/${lang}/appeals/${number}/files/${id}?small=1`,
		lostCode: (lang: Lang) => `/${lang}/appeals/lost-code`,
		newCode: (lang: Lang, token: string) => `/${lang}/appeals/new-code/${token}`,
		mine: (lang: Lang) => `/${lang}/account/appeals`
	},
	/** Shared problems: the list by place (KATO code), theme and state; the page of one. */
	problems: {
		list: (lang: Lang, filter: Query = {}) => withQuery(`/${lang}/problems`, filter),
		one: (lang: Lang, id: string) => `/${lang}/problems/${id}`,
		/** For the applicant of an appeal: what they say of its problem. */
		speak: (lang: Lang, number: string, done?: string) => withQuery(`/${lang}/appeals/${number}/problem`, { done })
	},
	/** To meet somebody: the form, whose first question is whom; a booking by its number. */
	meet: {
		new: (lang: Lang, query: Query = {}) => withQuery(`/${lang}/meet`, query),
		/** Begins with the hours of one reception day: whom, where and when are chosen. */
		on: (lang: Lang, dayId: string) => `/${lang}/meet/on/${dayId}`,
		/** `to=review` comes back to the review when one answer was changed. */
		draft: (lang: Lang, token: string, step: string, query: Query = {}) => withQuery(`/${lang}/meet/new/${token}/${step}`, query),
		find: (lang: Lang, query: { number?: string; left?: string } = {}) => withQuery(`/${lang}/meet/find`, query),
		status: (lang: Lang, number: string, done?: string) => withQuery(`/${lang}/meet/${number}`, { done }),
		/** Another time for it. */
		time: (lang: Lang, number: string, query: Query = {}) => withQuery(`/${lang}/meet/${number}/time`, query),
		/** Gives it up. */
		cancel: (lang: Lang, number: string) => `/${lang}/meet/${number}/cancel`,
		/** What is held of the person, and all of it as an archive (POST). */
		held: (lang: Lang, number: string) => `/${lang}/meet/${number}/held`,
		heldZip: (lang: Lang, number: string) => `/${lang}/meet/${number}/held/export.zip`,
		/** The code is lost: a link for a new one is asked for, and gives it. */
		lostCode: (lang: Lang) => `/${lang}/meet/lost-code`,
		newCode: (lang: Lang, token: string) => `/${lang}/meet/new-code/${token}`,
		/** A link of a letter: what it does is shown first. */
		tap: (lang: Lang, token: string, done?: string) => withQuery(`/${lang}/meet/tap/${token}`, { done }),
		/** The same, as short as a text message wants it. */
		shortTap: (token: string) => `/t/${token}`,
		entry: (lang: Lang, number: string) => `/${lang}/meet/${number}/meeting.ics`
	},
	/** The screen of a reception's hall, by the day; as a stream of events. */
	hall: (lang: Lang, dayId: string) => `/${lang}/hall/${dayId}`,
	hallStream: (dayId: string) => `/hall/${dayId}`,
	/** Factions and public councils, for citizens: by branch (its code); one of them, in an earlier term by its number. */
	councils: {
		list: (lang: Lang, branch?: string) => withQuery(`/${lang}/councils`, { branch }),
		one: (lang: Lang, id: string, query: { term?: string | undefined; after?: string | undefined } = {}) =>
			withQuery(`/${lang}/councils/${id}`, query)
	},
	/** Events that citizens come to: by place (KATO code), deputy (mandate), kind and month; one of them; one's registration for it by its key. */
	events: {
		list: (lang: Lang, filter: Query = {}) => withQuery(`/${lang}/events`, filter),
		one: (lang: Lang, id: string) => `/${lang}/events/${id}`,
		register: (lang: Lang, id: string) => `/${lang}/events/${id}/register`,
		ask: (lang: Lang, id: string) => `/${lang}/events/${id}/ask`,
		registration: (lang: Lang, key: string, done?: string) => withQuery(`/${lang}/registrations/${key}`, { done }),
		/** For calendar programs and feed readers: `lang`, `place`, `deputy`, or one `event`. */
		feed: (format: 'ics' | 'atom', filter: Query = {}) => withQuery(`/feeds/events.${format}`, filter)
	},
	/** Deputies' visits: by `place` (KATO code) and by deputy (a mandate's id); the page of one. */
	visits: {
		list: (lang: Lang, filter: Query = {}) => withQuery(`/${lang}/visits`, filter),
		one: (lang: Lang, id: string) => `/${lang}/visits/${id}`,
		/** Settlements never visited, or longest ago; of a region by its code, `all` of them. */
		waiting: (lang: Lang, place?: string, all?: string) => withQuery(`/${lang}/visits/waiting`, { place, all }),
		/** The same as a calendar: by place, by deputy, or one visit. */
		feed: (lang: Lang, filter: { place?: string | undefined; deputy?: string | undefined; visit?: string | undefined } = {}) =>
			withQuery('/feeds/visits.ics', { lang, ...filter })
	},
	rate: { enter: (lang: Lang) => `/${lang}/rate`, one: (lang: Lang, code: string) => `/${lang}/rate/${code}` },
	/** What deputies report: by `place` (KATO code) and by deputy (a mandate's id); one, the records behind a figure of it, the same as a file. */
	reports: {
		list: (lang: Lang, filter: Query = {}) => withQuery(`/${lang}/reports`, filter),
		one: (lang: Lang, id: string) => `/${lang}/reports/${id}`,
		records: (lang: Lang, id: string, figure: string) => `/${lang}/reports/${id}/${figure}`,
		file: (lang: Lang, id: string, format: 'pdf' | 'docx') => `/${lang}/reports/${id}/report.${format}`
	},
	/** Pre-election promises: by place (KATO code), topic (theme code), unit and programme (ids), and how they stand; one of them; a programme. */
	promises: {
		list: (lang: Lang, filter: Query = {}) => withQuery(`/${lang}/promises`, filter),
		one: (lang: Lang, id: string) => `/${lang}/promises/${id}`,
		/** What changed this month and which milestones are overdue, of a place. */
		changes: (lang: Lang, place?: string) => withQuery(`/${lang}/promises/changes`, { place }),
		programme: (lang: Lang, id: string) => `/${lang}/programmes/${id}`,
		/** The list of a filter to take away. */
		data: (lang: Lang, format: 'csv' | 'json', filter: Query = {}) => withQuery(`/${lang}/data/promises.${format}`, filter)
	},
	/** What deputies owe by rule and what was held: by `place` (KATO code), `body` (a faction's id), as of a day (`at`); one of them by the mandate. */
	deputies: {
		list: (lang: Lang, filter: Query = {}) => withQuery(`/${lang}/deputies`, filter),
		one: (lang: Lang, id: string, query: Query = {}) => withQuery(`/${lang}/deputies/${id}`, query),
		/** The list as open data. */
		file: (lang: Lang, format: 'csv' | 'json', filter: Query = {}) => withQuery(`/${lang}/deputies/deputies.${format}`, filter)
	},
	/** Outcomes of rights cases by profession, a year at a time. */
	rights: (lang: Lang, year?: number) => withQuery(`/${lang}/rights`, { year }),
	rightsFile: (lang: Lang, year?: number) => withQuery(`/${lang}/rights/rights.csv`, { year }),
	/** Years, regions (KATO) and themes by their codes. */
	/** The digests of the journal, for whoever wants to keep a copy. */
	digests: '/digests.txt',
	openData: (lang: Lang, filter: Query = {}) => withQuery(`/${lang}/data`, filter),
	openDataFile: (lang: Lang, format: 'csv' | 'json', filter: Query = {}) => withQuery(`/${lang}/data/appeals.${format}`, filter),
	workdays: (lang: Lang, year?: number) => withQuery(`/${lang}/calendar`, { year }),
	/** The public deadline calculator: a plain GET form. */
	term: (lang: Lang) => `/${lang}/calendar/term`,
	privacy: (lang: Lang) => `/${lang}/privacy`,
	/** Where the source of this deployment is, or whom to ask (AGPL, section 13). */
	source: (lang: Lang) => `/${lang}/source`,
	desk: {
		home: '/desk',
		appeals: '/desk/appeals',
		queue: (view: string, cursor?: string, open?: string) => withQuery('/desk', { view, cursor, open }),
		intake: '/desk/appeals/new',
		drafts: '/desk/appeals/drafts',
		scans: '/desk/appeals/scans',
		draft: (id: string) => `/desk/appeals/drafts/${id}`,
		draftSaved: (id: string) => `/desk/appeals/drafts/${id}?saved=1`,
		/** POST JSON: what looks like the text that is being typed, and earlier appeals of the same person. */
		similar: '/desk/appeals/similar',
		/** GET `q`: places by what is typed. */
		places: (q?: string) => withQuery('/desk/appeals/places', { q }),
		search: (filters: Query = {}) => withQuery('/desk/search', filters),
		/** POST only: the list of a filter as a file. */
		export: '/desk/search/export',
		/** Which lists were taken away. */
		exports: (after?: string) => withQuery('/desk/exports', { after }),
		/** To another case: by number, or one of those open last. */
		recent: '/desk/recent',
		/** POST only: the heartbeat of an open case. */
		presence: (id: string) => `/desk/appeals/${id}/presence`,
		/** Drafts and decisions of a case, each beside the one before. */
		versions: (id: string) => `/desk/appeals/${id}/drafts`,
		/** Texts to begin an answer with; `edit` opens one. */
		templates: (query: { edit?: string; done?: string } = {}) => withQuery('/desk/templates', query),
		/** Many appeals at once: `ids` several times, `act`, and `unit` whose people are shown. */
		bulk: '/desk/bulk',
		views: (done?: string) => withQuery('/desk/views', { done }),
		/** GET JSON: how many appeals each view finds. */
		viewCounts: '/desk/views/counts',
		/** The register of outside bodies. */
		bodies: (query: Query = {}) => withQuery('/desk/bodies', query),
		newBody: '/desk/bodies/new',
		body: (id: string) => `/desk/bodies/${id}`,
		bodyDone: (id: string, done: 'made' | 'saved') => withQuery(`/desk/bodies/${id}`, { done }),
		/** The lines of those who want to meet somebody, and one of them. */
		/** The line of a reception day, and the card of who was received. */
		line: (dayId: string, query: Query = {}) => withQuery(`/desk/receptions/days/${dayId}/line`, query),
		ticketCard: (id: string, done?: string) => withQuery(`/desk/receptions/tickets/${id}`, { done }),
		wishes: (query: Query = {}) => withQuery('/desk/wishes', query),
		newWish: '/desk/wishes/new',
		wish: (number: string, done?: string) => withQuery(`/desk/wishes/${number}`, { done }),
		problems: '/desk/problems',
		problemsAfter: (cursor: string) => withQuery('/desk/problems', { cursor }),
		problemGroups: '/desk/problems/groups',
		newProblem: (appeal: string) => withQuery('/desk/problems/new', { appeal }),
		problem: (id: string, done?: string) => withQuery(`/desk/problems/${id}`, { done }),
		problemAnswers: (id: string, query: Query = {}) => withQuery(`/desk/problems/${id}/answers`, query),
		/** Rights cases of the reader's units; the filter is in the query. */
		rights: (query: Query = {}) => withQuery('/desk/rights', query),
		/** What right one appeal is about, and what came of it. */
		appealRights: (id: string, done?: string) => withQuery(`/desk/appeals/${id}/rights`, { done }),
		/** So many alike rights cases that one case was raised above them. */
		groupCases: (cursor?: string) => withQuery('/desk/rights/groups', { cursor }),
		groupCase: (id: string, done?: string) => withQuery(`/desk/rights/groups/${id}`, { done }),
		employers: (query: Query = {}) => withQuery('/desk/rights/employers', query),
		/** GET `q`: employers by what is typed, as JSON. */
		employerFind: (q: string) => withQuery('/desk/rights/employers/find', { q }),
		newEmployer: '/desk/rights/employers/new',
		employer: (id: string, done?: string) => withQuery(`/desk/rights/employers/${id}`, { done }),
		routing: '/desk/routing',
		routingDone: (done: 'saved' | 'removed') => withQuery('/desk/routing', { done }),
		settings: '/desk/settings',
		settingsDone: '/desk/settings?done=1',
		appeal: (id: string) => `/desk/appeals/${id}`,
		appealAccess: (id: string, query: { done?: string } = {}) => withQuery(`/desk/appeals/${id}/access`, query),
		/** How a case hangs together with others: merging and taking out. */
		appealStructure: (id: string, query: { done?: string } = {}) => withQuery(`/desk/appeals/${id}/structure`, query),
		/** Keeps a case from removal by the rules of retention. */
		appealHold: (id: string, done?: string) => withQuery(`/desk/appeals/${id}/hold`, { done }),
		retention: (done?: string) => withQuery('/desk/retention', { done }),
		/** Opens a sensitive appeal by its number, with a reason. */
		glass: '/desk/glass',
		letters: (after?: string) => withQuery('/desk/letters', { after }),
		letter: (id: string) => `/desk/letters/${id}`,
		appealLetter: (id: string) => `/desk/appeals/${id}/letter.pdf`,
		/** Figures of a unit and below: unit, period, filters and `by`, what they are broken down by. */
		statistics: (query: Query = {}) => withQuery('/desk/statistics', query),
		statisticsFile: (file: 'report.pdf' | 'report.csv' | 'report.xlsx', query: Query = {}) => withQuery(`/desk/statistics/${file}`, query),
		/** Units of one kind side by side: kind, period, as of which day, weights tried. */
		scorecards: (query: Query = {}) => withQuery('/desk/scorecards', query),
		scorecard: (unit: string, query: Query = {}) => withQuery(`/desk/scorecards/${unit}`, query),
		/** The cases behind a number: `indicator`, and `met` for those that count or not. */
		scorecardCases: (unit: string, query: Query = {}) => withQuery(`/desk/scorecards/${unit}/cases`, query),
		/** Open meetings that triggers propose: `list` is open or decided. */
		scorecardProposals: (query: Query = {}) => withQuery('/desk/scorecards/proposals', query),
		/** The method and the triggers; `try` with fields tries one in thought. */
		eventNorms: (done?: string) => withQuery('/desk/rules/events', { done }),
		/** What deputies owe by rule, by date. */
		dutyNorms: (done?: string) => withQuery('/desk/rules/duties', { done }),
		scorecardRules: (query: Query = {}) => withQuery('/desk/rules/scorecards', query),
		/** Decisions that look like formal replies: `list` is waiting or reviewed. */
		quality: (query: Query = {}) => withQuery('/desk/quality', query),
		/** One of them, side by side with its question. */
		review: (decision: string, done?: string) => withQuery(`/desk/quality/${decision}`, { done }),
		/** Pre-election programmes; one of them, with its promises by how they stand; promises from a table; one promise. */
		programmes: (query: Query = {}) => withQuery('/desk/programmes', query),
		newProgramme: '/desk/programmes/new',
		programme: (id: string, query: Query = {}) => withQuery(`/desk/programmes/${id}`, query),
		newPromise: (programme: string) => `/desk/programmes/${programme}/promise`,
		importPromises: (programme: string) => `/desk/programmes/${programme}/import`,
		promise: (id: string, done?: string) => withQuery(`/desk/promises/${id}`, { done }),
		/** Directives: `list` is known or ours. */
		directives: (query: Query = {}) => withQuery('/desk/directives', query),
		newDirective: '/desk/directives/new',
		/** `unit` is where the matrix begins. */
		directive: (id: string, query: Query = {}) => withQuery(`/desk/directives/${id}`, query),
		directiveEdit: (id: string) => `/desk/directives/${id}/edit`,
		/** Directives that come again. */
		directiveSeries: (query: Query = {}) => withQuery('/desk/directives/series', query),
		newDirectiveSeries: '/desk/directives/series/new',
		directiveSeriesOf: (id: string, query: Query = {}) => withQuery(`/desk/directives/series/${id}`, query),
		directiveSeriesEdit: (id: string) => `/desk/directives/series/${id}/edit`,
		/** Random re-checks of closed cases: `list` is mine, did or results. */
		rechecks: (query: Query = {}) => withQuery('/desk/rechecks', query),
		recheck: (id: string, done?: string) => withQuery(`/desk/rechecks/${id}`, { done }),
		recheckRules: (done?: string) => withQuery('/desk/rechecks/rules', { done }),
		/** Second looks at accepted parts of directives: `list` is mine, did, results or draws. */
		looks: (query: Query = {}) => withQuery('/desk/control', query),
		look: (id: string, done?: string) => withQuery(`/desk/control/${id}`, { done }),
		/** What was drawn for a month, and from what. */
		lookDraw: (id: string) => `/desk/control/draws/${id}`,
		lookPool: (id: string) => `/desk/control/draws/${id}/pool.csv`,
		controlRules: (done?: string) => withQuery('/desk/rules/control', { done }),
		/** Forwarding of a case: `q` looks for a body. */
		forward: (id: string, query: { q?: string; done?: string } = {}) => withQuery(`/desk/appeals/${id}/forward`, query),
		forwardLetter: (id: string, forwarding: string) => withQuery(`/desk/appeals/${id}/forward/letter.pdf`, { forwarding }),
		/** What the Code demands on an appeal's way. */
		procedure: (id: string, done?: string) => withQuery(`/desk/appeals/${id}/procedure`, { done }),
		/** What is to be done next for it, across appeals. */
		procedures: (list?: string, after?: string) => withQuery('/desk/procedure', { list, after }),
		load: '/desk/load',
		loadOf: (unit: string) => withQuery('/desk/load', { unit }),
		/** A case with one act's form open: `act` is its name, `unit` the unit whose people are shown. */
		appealAct: (id: string, act: string, unit?: string) => `${withQuery(`/desk/appeals/${id}`, { act, unit })}#act-${act}`,
		/** A case after an act, which the page confirms. */
		appealDone: (id: string, done: string) => withQuery(`/desk/appeals/${id}`, { done }),
		/** What is owed, of every room: `list` is mine, unit or issued. */
		debts: (list?: string, after?: string) => withQuery('/desk/debts', { list, after }),
		/** The calendar address and the weekly letter. */
		debtSettings: (done?: string) => withQuery('/desk/debts/settings', { done }),
		assignment: (id: string) => `/desk/assignments/${id}`,
		/** Conferences: `list` is ahead or past. */
		conferences: (query: Query = {}) => withQuery('/desk/conferences', query),
		newConference: '/desk/conferences/new',
		conference: (id: string, query: Query = {}) => withQuery(`/desk/conferences/${id}`, query),
		conferencePlan: (id: string) => `/desk/conferences/${id}/plan`,
		/** Leads to the video room, made when the first one comes. */
		conferenceJoin: (id: string) => `/desk/conferences/${id}/join`,
		/** Visits of deputies: `list` is ahead or past. */
		visits: (query: Query = {}) => withQuery('/desk/visits', query),
		newVisit: '/desk/visits/new',
		/** `region` and `district` (KATO codes): where need is looked at. */
		visit: (id: string, query: Query = {}) => withQuery(`/desk/visits/${id}`, query),
		visitStop: (visit: string, stop: string) => `/desk/visits/${visit}/stops/${stop}`,
		/** What deputies owe: whom one speaks for; one deputy as of a day (`at`), with a line to speak of (`line`). */
		duties: (after?: string) => withQuery('/desk/duties', { after }),
		duty: (id: string, query: Query = {}) => withQuery(`/desk/duties/${id}`, query),
		/** How settlements are ranked, and how long a way takes. */
		visitRules: (done?: string) => withQuery('/desk/rules/visits', { done }),
		reports: (query: Query = {}) => withQuery('/desk/reports', query),
		newReport: (meeting?: string) => withQuery('/desk/reports/new', { meeting }),
		report: (id: string, query: Query = {}) => withQuery(`/desk/reports/${id}`, query),
		reportRating: (id: string, done?: string) => withQuery(`/desk/reports/${id}/rating`, { done }),
		reportRecords: (id: string, figure: string) => `/desk/reports/${id}/${figure}`,
		protocol: (id: string, done?: string) => withQuery(`/desk/conferences/${id}/protocol`, { done }),
		protocolFile: (id: string, format: 'pdf' | 'docx', lang: Lang) =>
			withQuery(`/desk/conferences/${id}/protocol/protocol.${format}`, { lang }),
		/** Events that citizens come to: `list` is ahead or past. */
		gatherings: (query: Query = {}) => withQuery('/desk/events', query),
		newGathering: '/desk/events/new',
		gathering: (id: string, done?: string) => withQuery(`/desk/events/${id}`, { done }),
		gatheringQuestions: (id: string, done?: string) => withQuery(`/desk/events/${id}/questions`, { done }),
		gatheringPlan: (id: string) => `/desk/events/${id}/plan`,
		/** Where who came is marked; the code on a registration opens it at its number. */
		gatheringDoor: (id: string, number?: number, done?: string) => withQuery(`/desk/events/${id}/door`, { number, done }),
		/** Where video rooms are made. */
		video: (done?: string) => withQuery('/desk/settings/video', { done }),
		/** Kits for field receptions without a network. */
		field: (query: Query = {}) => withQuery('/desk/field', query),
		/** The page that works without a network; the kit to be taken stands after the `#`, which no server sees. */
		fieldDevice: (kit?: string) => (kit === undefined ? '/desk/field/device' : `/desk/field/device#${kit}`),
		/** POST only, by the device: it takes its kit, says how it is, sends a record, sends a photo, hands the kit in. */
		fieldKit: (id: string, what: 'take' | 'state' | 'records' | 'aside' | 'hand-in') => `/desk/field/${id}/${what}`,
		fieldPhoto: (id: string, photo: Query) => withQuery(`/desk/field/${id}/photos`, photo),
		/** Who receives people; `after` goes on in the list. */
		receptions: (query: Query = {}) => withQuery('/desk/receptions', query),
		newReceptionHost: (unit?: string) => withQuery('/desk/receptions/new', { unit }),
		/** `week` is a day of it. */
		receptionHost: (id: string, query: Query = {}) => withQuery(`/desk/receptions/${id}`, query),
		newReceptionPattern: (host: string) => `/desk/receptions/${host}/hours`,
		receptionPattern: (host: string, id: string) => `/desk/receptions/${host}/hours/${id}`,
		receptionDay: (id: string, query: Query = {}) => withQuery(`/desk/receptions/days/${id}`, query),
		receptionPlaces: (query: Query = {}) => withQuery('/desk/receptions/places', query),
		newReceptionPlace: (unit?: string) => withQuery('/desk/receptions/places/new', { unit }),
		receptionPlace: (id: string, query: Query = {}) => withQuery(`/desk/receptions/places/${id}`, query),
		priorityGroups: (done?: string) => withQuery('/desk/rules/priority', { done }),
		calendar: '/desk/calendar',
		calendarYear: (year: number) => withQuery('/desk/calendar', { year }),
		calendarDay: (day: string) => `/desk/calendar/${day}`,
		rules: '/desk/rules',
		rule: (id: string, done?: string) => withQuery(`/desk/rules/${id}`, { done }),
		kinds: (done?: string) => withQuery('/desk/rules/kinds', { done }),
		grounds: '/desk/rules/grounds',
		newGround: '/desk/rules/grounds/new',
		ground: (code: string, done?: string) => withQuery(`/desk/rules/grounds/${encodeURIComponent(code)}`, { done }),
		/** Professions and rights that a rights case is chosen from. */
		rightLists: (done?: string) => withQuery('/desk/rules/rights', { done }),
		/** When alike violations raise a group case; `match`, `n`, `days` try one in thought. */
		alikeRules: (query: Query = {}) => withQuery('/desk/rules/alike', query),
		elections: (done?: string) => withQuery('/desk/rules/elections', { done }),
		/** A term changed in thought: a plain GET form. */
		whatIf: (rule?: string) => withQuery('/desk/rules/what-if', { rule }),
		/** POST `lang` and `back`: the desk has no language in its addresses. */
		language: '/desk/language',
		account: '/desk/account',
		tokens: '/desk/account/tokens',
		people: '/desk/people',
		newPerson: '/desk/people/new',
		person: (id: string) => `/desk/people/${id}`,
		/** Factions and public councils; one of them, on a day (`on`). */
		mandates: '/desk/mandates',
		mandatesOf: (id: string, query: Record<string, string> = {}) => withQuery(`/desk/mandates/${id}`, query),
		decisionRules: (id: string, query: Record<string, string> = {}) => withQuery(`/desk/mandates/${id}/rules`, query),
		/** One mandate of a body: what its holder came to and was named for. */
		mandate: (body: string, id: string, after?: string) => withQuery(`/desk/mandates/${body}/${id}`, { after }),
		units: '/desk/units',
		unit: (id: string) => `/desk/units/${id}`,
		unitDone: (id: string, done: string) => withQuery(`/desk/units/${id}`, { done }),
		newUnit: (parent: string) => `/desk/units/${parent}/new`,
		territories: '/desk/territories',
		territory: (id: string) => `/desk/territories/${id}`
	},
	/** Places by what somebody types, as JSON. */
	territories: (q: string, lang: Lang) => withQuery('/territories', { q, lang }),
	account: {
		/** Citizens, by a code sent by mail. */
		signIn: (lang: Lang, to?: string) => withQuery(`/${lang}/sign-in`, { to }),
		/** Staff, by password and a second factor. */
		staff: (lang: Lang, to?: string) => withQuery(`/${lang}/staff`, { to }),
		second: (lang: Lang, to?: string) => withQuery(`/${lang}/staff/second`, { to }),
		enrol: (lang: Lang, to?: string) => withQuery(`/${lang}/staff/enrol`, { to }),
		/** POST only: what the browser needs to use a passkey, or to make one. */
		passkey: (lang: Lang) => `/${lang}/staff/passkey`,
		newPasskey: (lang: Lang) => `/${lang}/staff/passkey/new`,
		invite: (lang: Lang, token: string) => `/${lang}/invite/${token}`,
		/** POST only. */
		signOut: (lang: Lang) => `/${lang}/sign-out`,
		home: (lang: Lang) => `/${lang}/account`,
		/** POST only: all we hold of the account and its appeals. */
		heldZip: (lang: Lang) => `/${lang}/account/held.zip`
	},
	api: {
		docs: '/api/v1',
		guide: (lang: Lang) => `/${lang}/api`,
		problem: (code: string) => `/problems/${code}`,
		openapi: '/api/v1/openapi.json'
	},
	/** What somebody owes, for their calendar program: whoever has the address reads it. */
	feed: (token: string) => `/feeds/${token}.ics`,
	file: (id: string) => `/files/${id}`
} as const;
