import type { Lang } from '#platform/i18n/lang.ts';
import { desk } from './desk-paths.ts';
import { withQuery, type Query } from './query.ts';

export { inLanguage, withQuery } from './query.ts';

/** Every address of the site, once. Pages, mails, tests and redirects build theirs here and nowhere else. */
export const paths = {
	root: '/',
	home: (lang: Lang) => `/${lang}`,
	telegram: '/telegram',
	appeals: {
		/** About a promise, when it is begun from its page. */
		new: (lang: Lang, about: { promise?: string } = {}) => withQuery(`/${lang}/appeals/new`, about),
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
			withQuery(`/${lang}/councils/${id}`, query),
		/** A council that was taken in from another system, by its body; one of its meetings. */
		taken: (lang: Lang, id: string, query: Query = {}) => withQuery(`/${lang}/councils/taken/${id}`, query),
		meeting: (lang: Lang, body: string, id: string) => `/${lang}/councils/taken/${body}/${id}`
	},
	/** What councils publish, for programs: OParl 1.1 (objects by the name of their type), Popolo. */
	oparl: {
		system: '/oparl/v1.1/system',
		bodies: '/oparl/v1.1/body',
		one: (type: string, id: string) => `/oparl/v1.1/${type}/${id}`,
		list: (type: string, id: string, list: string) => `/oparl/v1.1/${type}/${id}/${list}`
	},
	popolo: (body?: string) => withQuery('/popolo.json', { body }),
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
		/** Along the years: of a place, a programme. */
		timeline: (lang: Lang, of: Query = {}) => withQuery(`/${lang}/promises/timeline`, of),
		programme: (lang: Lang, id: string) => `/${lang}/programmes/${id}`,
		/** Says that evidence of one does not show what it is said to. */
		dispute: (lang: Lang, id: string, done?: string) => withQuery(`/${lang}/promises/${id}/dispute`, { done }),
		/** Asks for letters about one of them, a programme, a place (KATO code); confirms by the first letter; what one follows. */
		follow: (lang: Lang, what: Query, done?: string) => withQuery(`/${lang}/promises/follow`, { ...what, done }),
		confirm: (lang: Lang, token: string) => `/${lang}/promises/follow/${token}`,
		following: (lang: Lang, token: string, done?: string) => withQuery(`/${lang}/promises/following/${token}`, { done }),
		/** Where mail programs end all letters with one tap. */
		oneClick: (token: string) => `/api/letters/${token}`,
		/** Promises of a place (KATO code) or a programme as a page for frames of other sites, and the page that gives its HTML. */
		embed: (lang: Lang, of: { place?: string | undefined; programme?: string | undefined }) => withQuery(`/${lang}/promises/embed`, of),
		share: (lang: Lang, of: { place?: string | undefined; programme?: string | undefined }) => withQuery(`/${lang}/promises/share`, of),
		/** What changes, for feed readers: of a place. */
		feed: (lang: Lang, place?: string) => withQuery('/feeds/promises.atom', { lang, place }),
		/** The list of a filter to take away. */
		data: (lang: Lang, format: 'csv' | 'json', filter: Query = {}) => withQuery(`/${lang}/data/promises.${format}`, filter)
	},
	/** A sitting as it goes: for everybody, as a stream of events, on the hall's screen; for a member by the key of their link. */
	floor: {
		live: (lang: Lang, id: string) => `/${lang}/sittings/${id}/live`,
		stream: (id: string) => `/sittings/${id}/live`,
		hall: (lang: Lang, id: string) => `/${lang}/sittings/${id}/hall`,
		seat: (lang: Lang, key: string, done?: string) => withQuery(`/${lang}/seat/${key}`, { done }),
		seatStream: (lang: Lang, key: string) => `/${lang}/seat/${key}/live`,
		/** After it: its minutes, for who sat in it. */
		seatMinutes: (lang: Lang, key: string, done?: string) => withQuery(`/${lang}/seat/${key}/minutes`, { done })
	},
	/** Sittings of factions and councils: by body (a unit's id); one of them, its papers, two versions of one, what a citizen said there. */
	sittings: {
		list: (lang: Lang, filter: Query = {}) => withQuery(`/${lang}/sittings`, filter),
		one: (lang: Lang, id: string, query: Query = {}) => withQuery(`/${lang}/sittings/${id}`, query),
		paper: (lang: Lang, id: string, paper: string, query: Query = {}) => withQuery(`/${lang}/sittings/${id}/papers/${paper}`, query),
		compare: (lang: Lang, id: string, paper: string) => `/${lang}/sittings/${id}/papers/${paper}/compare`,
		/** Its minutes (at an item); the same as a file. */
		minutes: (lang: Lang, id: string, item?: string) => `/${lang}/sittings/${id}/minutes${item === undefined ? '' : `#item-${item}`}`,
		minutesFile: (lang: Lang, id: string, format: 'pdf' | 'docx' | 'json') => `/${lang}/sittings/${id}/minutes/minutes.${format}`,
		/** What one wrote of its agenda oneself, where one appeals. */
		mine: (lang: Lang, id: string, done?: string) => withQuery(`/${lang}/sittings/${id}/mine`, { done }),
		/** For calendars and feed readers: of all bodies, of a `body`, or one `sitting`. */
		feed: (format: 'ics' | 'atom', filter: Query = {}) => withQuery(`/feeds/sittings.${format}`, filter)
	},
	/** What deputies owe by rule and what was held: by `place` (KATO code), `body` (a faction's id), as of a day (`at`); one of them by the mandate. */
	deputies: {
		list: (lang: Lang, filter: Query = {}) => withQuery(`/${lang}/deputies`, filter),
		one: (lang: Lang, id: string, query: Query = {}) => withQuery(`/${lang}/deputies/${id}`, query),
		/** The list as open data. */
		file: (lang: Lang, format: 'csv' | 'json', filter: Query = {}) => withQuery(`/${lang}/deputies/deputies.${format}`, filter)
	},
	/** Where a resident types the code of a panel, and what it opens. */
	panel: {
		enter: (lang: Lang) => `/${lang}/panel`,
		/** As it is printed beside the code: exchanged at once for a page that does not have it in its address. */
		link: (lang: Lang, code: string) => `/${lang}/panel/${code}`,
		voice: (lang: Lang, done?: string) => withQuery(`/${lang}/panel/voice`, { done })
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
	desk,
	/** Places by what somebody types, as JSON. */
	territories: (q: string, lang: Lang) => withQuery('/territories', { q, lang }),
	account: {
		/** Citizens, by a code; `by=email` asks for a mail address where text messages are sent too. */
		signIn: (lang: Lang, to?: string, by?: 'email') => withQuery(`/${lang}/sign-in`, { to, by }),
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
		/** A citizen adds the telephone or the mail address that the account has not yet. */
		contact: (lang: Lang) => `/${lang}/account/contact`,
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
