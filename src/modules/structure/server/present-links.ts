/** The link of a collective appeal, as who makes it sees it and as whoever opens it reads it. */
import { paths } from '#lib/paths.ts';
import type { Fact, Panel } from '#lib/ui/shapes.ts';
import { publicOrigin } from '#platform/config.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { membersOf, qrImage, type AppealRow } from '#modules/appeals/server/index.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { LINK_DAYS, linkFault, mayInvite } from '../rules.ts';
import { linkOf, type JoinLink } from './links.ts';

export interface Invitation {
	/** The link that is open: people may join by it, or the sentence why not now. */
	link: { url: string; qr: string; text: string; facts: Fact[]; fault: string | undefined } | undefined;
	/** There was one before. */
	earlier: boolean;
	/** A new one may be made. */
	may: boolean;
	/** What the form offers. */
	offer: { untilOn: string; most: string; until: string };
}

/** Nothing of a link is shown, and none is made, while the appeal is kept from anybody. */
const openOf = (row: AppealRow, link: JoinLink | undefined) => (link?.closed === false && row.guard === null ? link : undefined);
const mayMake = (row: AppealRow, by: 'desk' | 'applicant') => row.guard === null && mayInvite(row.state, by);

/** The link of one appeal for who may make and close it. */
export async function presentInvitation(db: Reader, lang: Lang, row: AppealRow, by: 'desk' | 'applicant'): Promise<Invitation> {
	const link = await linkOf(db, row.id);
	const today = dayOf(now());
	const words = messages[lang].link;
	const offered = today.add({ days: 30 });
	const open = openOf(row, link);
	return {
		link: open === undefined ? undefined : await shownLink(lang, open, today),
		earlier: link?.closed === true,
		may: open === undefined && mayMake(row, by),
		offer: { untilOn: offered.toString(), most: '100', until: words.untilHint(LINK_DAYS) }
	};
}

async function shownLink(lang: Lang, link: JoinLink, today: Temporal.PlainDate): Promise<NonNullable<Invitation['link']>> {
	const words = messages[lang].link;
	const url = `${publicOrigin()}${paths.appeals.join(link.language, link.token)}`;
	const fault = linkFault(link, today);
	return {
		url,
		qr: await qrImage(url),
		text: link.text,
		facts: [
			{ term: words.until, value: formatDate(lang, link.untilOn) },
			{ term: words.used, value: words.usedOf(link.used, link.most) }
		],
		fault: fault === undefined ? undefined : messages[lang].errors[fault]
	};
}

/** On the page of who began an appeal: that others may join, and the link while it is open. */
export async function invitationPanels(db: Reader, lang: Lang, row: AppealRow): Promise<Panel[]> {
	if (row.state === 'merged') return [];
	const link = openOf(row, await linkOf(db, row.id));
	if (link === undefined && !mayMake(row, 'applicant')) return [];
	const words = messages[lang].invite;
	const { usedOf } = messages[lang].link;
	const sentence = link === undefined ? words.panelText : words.panelOpen(usedOf(link.used, link.most), formatDate(lang, link.untilOn));
	return [
		{
			id: 'invite',
			title: words.panelTitle,
			sentences: [sentence],
			facts: [],
			links: [{ href: paths.appeals.invite(lang, row.number), text: words.link }]
		}
	];
}

/** What whoever opens the link reads: the text written for them, who considers it, by when, how many joined; or why it is over. */
export async function presentJoinPage(db: Reader, lang: Lang, link: JoinLink) {
	const fault = linkFault(link, dayOf(now()));
	if (fault !== undefined) return { fault: messages[lang].errors[fault] };
	const words = messages[lang].join;
	const [unit, members] = await Promise.all([unitById(db, link.unitId), membersOf(db, link.appealId)]);
	return {
		fault: undefined,
		text: link.text,
		language: link.language,
		facts: [
			{ term: words.unit, value: unit?.name[lang] ?? '' },
			{ term: words.due, value: formatDate(lang, link.dueOn) },
			{ term: words.people, value: String(members.length + 1) }
		] satisfies Fact[]
	};
}
