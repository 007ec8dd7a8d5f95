import type { Lang } from '#platform/i18n/lang.ts';
import { withQuery, type Query } from './query.ts';

/** Every address of the desk, as `paths.desk`. */
export const desk = {
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
	/** Which promises an appeal or a problem is about. */
	appealPromises: (id: string, done?: string) => withQuery(`/desk/appeals/${id}/promises`, { done }),
	problemPromises: (id: string, done?: string) => withQuery(`/desk/problems/${id}/promises`, { done }),
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
	/** What citizens say of a sitting's agenda: `list` is open, proposals, appeals, hidden or all; how many voices a proposal needs at a body. */
	sittingDiscussion: (id: string, query: Query = {}) => withQuery(`/desk/sittings/${id}/discussion`, query),
	discussionRule: (id: string, done?: string) => withQuery(`/desk/mandates/${id}/discussion`, { done }),
	/** Papers of a sitting, laid out by who runs it. */
	sittingPapers: (id: string, done?: string) => withQuery(`/desk/sittings/${id}/papers`, { done }),
	/** What deputies owe by rule, by date. */
	promiseCriteria: (done?: string) => withQuery('/desk/rules/promises', { done }),
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
	/** Opens a panel of residents. */
	promisePanel: (programme: string) => `/desk/programmes/${programme}/panel`,
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
	/** Sittings of factions and councils: `list` is ahead or past. */
	sittings: (query: Query = {}) => withQuery('/desk/sittings', query),
	newSitting: (body?: string) => withQuery('/desk/sittings/new', { body }),
	sitting: (id: string, done?: string) => withQuery(`/desk/sittings/${id}`, { done }),
	minutes: (id: string, done?: string) => withQuery(`/desk/sittings/${id}/minutes`, { done }),
	minutesFile: (id: string, format: 'pdf' | 'docx', lang: Lang) => withQuery(`/desk/sittings/${id}/minutes/minutes.${format}`, { lang }),
	/** Promises of a place before their faction: by an item of the agenda; one of them. */
	promiseReview: (id: string, item: string, query: Query = {}) => withQuery(`/desk/sittings/${id}/review/${item}`, query),
	/** The sitting as it goes, for who runs it; the same as a stream of events. */
	floor: (id: string, done?: string) => withQuery(`/desk/sittings/${id}/floor`, { done }),
	floorStream: (id: string) => `/desk/sittings/${id}/floor/live`,
	/** Members' links to their own pages. */
	seatKeys: (id: string) => `/desk/sittings/${id}/keys`,
	/** The page of staff who hold a seat in it. */
	ownSeat: (id: string, done?: string) => withQuery(`/desk/sittings/${id}/seat`, { done }),
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
} as const;
