/** Minutes as a document, in one language. Names stand as they were kept; everything else is in the reader's language. */
import { dayOf, formatDate, formatDateTime, formatTime } from '#platform/i18n/format.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Paper, PaperBlock } from '#platform/paper/index.ts';
import { messages as discussionMessages } from '#modules/discussion/messages/index.ts';
import { messages as mandateMessages } from '#modules/mandates/messages/index.ts';
import { messages } from '../messages/index.ts';
import type { Named } from '../rules/facts.ts';
import type { Minutes } from '../rules/minutes.ts';
import type { MinutesMember } from '../rules/parts.ts';
import { at, DASH, itemBlocks, silentBlocks } from './paper-item.ts';

type Row = { term: string; value: string };

const span = (lang: Lang, from: string, to: string) => `${formatDateTime(lang, at(from))} – ${formatTime(lang, at(to))}`;
const withPost = (lang: Lang, { name, post }: Named) => (post[lang] === '' ? name : `${name}, ${post[lang]}`);

/** How much citizens said, and how much was hidden for what. */
function saidOf(lang: Lang, discussion: Minutes['discussion']): string[] {
	if (discussion === null) return [];
	const n = (value: number) => formatNumber(lang, value);
	const { comments, proposals, unanswered, hidden } = discussion;
	const said = messages[lang].head.saidText({ comments: n(comments), proposals: n(proposals), unanswered: n(unanswered) });
	const h = discussionMessages[lang].reasons;
	return [said, ...hidden.map((one) => `${h[one.reason]}: ${n(one.n)}`)];
}

function proposedBlocks(lang: Lang, { discussion }: Minutes): PaperBlock[] {
	if (discussion === null || discussion.proposed.length + (discussion.silent ?? []).length === 0) return [];
	const t = messages[lang];
	const points = discussion.proposed.map(({ title, supports, item, refused }, i) => ({
		number: `${formatNumber(lang, i + 1)}.`,
		text: title,
		notes: [
			item === null ? (refused === null ? t.proposedOpen : t.proposedRefused(refused)) : t.proposedTaken(item),
			t.supported(formatNumber(lang, supports))
		]
	}));
	return [
		{ kind: 'heading', text: t.proposed },
		...(points.length === 0 ? [] : [{ kind: 'points' as const, points }]),
		...silentBlocks(lang, discussion.silent ?? [])
	];
}

function noticeRows(lang: Lang, { notice, discussion }: Minutes): Row[] {
	const t = messages[lang].head;
	const served = t.served(formatDateTime(lang, at(notice.served)));
	const short = notice.reason === null ? [] : [t.short(notice.shortDays, notice.reason)];
	const until = notice.discussedUntil;
	const discussed =
		until === null ? undefined : [t.discussed(formatDate(lang, Temporal.PlainDate.from(until))), ...saidOf(lang, discussion)].join('; ');
	return [
		{ term: t.notice, value: [served, ...short].join('; ') },
		{ term: t.discussion, value: discussed ?? t.undiscussed(notice.undiscussed ?? '') }
	];
}

function headRows(lang: Lang, minutes: Minutes): Row[] {
	const t = messages[lang].head;
	const { held, counts } = minutes;
	const where = [minutes.place, minutes.online ? t.online : null].filter((one) => one !== null).join(', ');
	const n = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, formatNumber(lang, count)]));
	return [
		{ term: t.body, value: minutes.body[lang] },
		{ term: t.place, value: where },
		{ term: t.planned, value: span(lang, minutes.planned.starts, minutes.planned.ends) },
		{ term: t.held, value: held.opened === null ? t.notHeld : span(lang, held.opened, held.ended) },
		...(minutes.closed === null ? [] : [{ term: t.closed, value: minutes.closed }]),
		{ term: t.chair, value: withPost(lang, minutes.chair) },
		{ term: t.secretary, value: withPost(lang, minutes.secretary) },
		...noticeRows(lang, minutes),
		{ term: t.counts, value: t.countsText(n as Parameters<typeof t.countsText>[0]) }
	];
}

function memberRow(lang: Lang, { name, place, how, moves }: MinutesMember): string[] {
	const t = messages[lang];
	const who = place === 'member' ? name : `${name}, ${mandateMessages[lang].places[place]}`;
	const told = moves.map(({ at: when, what, holder }) => {
		const words = what === 'proxy' ? t.moveProxy(holder ?? '') : t.move[what];
		return `${formatTime(lang, at(when))} ${words}`;
	});
	return [who, t.how[how], told.length === 0 ? DASH : told.join('; ')];
}

function quorumBlocks(lang: Lang, { quorum }: Minutes): PaperBlock[] {
	const t = messages[lang];
	const time = (iso: string) => formatTime(lang, at(iso));
	const lost = quorum.lost.map(({ at: from, until }) => (until === null ? t.lostToEnd(time(from)) : t.lostAt(time(from), time(until))));
	return [
		{ kind: 'heading', text: t.quorum },
		{ kind: 'text', text: `${quorum.rule[lang]} ${t.quorumText(formatNumber(lang, quorum.needed))} (${quorum.source})` },
		...lost.map((text): PaperBlock => ({ kind: 'text', text })),
		{
			kind: 'table',
			widths: [2, 2, 4],
			head: [t.since, t.present, t.state],
			rows: quorum.stretches.map(({ from, present, met }) => [time(from), formatNumber(lang, present), met ? t.met : t.lost])
		}
	];
}

function amendmentBlocks(lang: Lang, { amendments }: Minutes): PaperBlock[] {
	const t = messages[lang];
	const decided = amendments.filter(({ decision }) => decision !== null);
	if (decided.length === 0) return [];
	const points = decided.map(({ name, item, stands, why, text, source, decision, reason }, i) => ({
		number: `${formatNumber(lang, i + 1)}.`,
		text,
		notes: [
			...(stands === undefined ? [] : [`${t.stands}: «${stands}»`]),
			...(why === undefined ? [] : [`${t.why}: ${why}`]),
			[name, item === null ? null : t.ofItem(item), source === null ? null : t.inWriting(source)].filter((one) => one !== null).join(', '),
			`${t.judged[decision === 'taken' ? 'taken' : 'refused']}${reason === null ? '' : `: ${reason}`}`
		]
	}));
	return [
		{ kind: 'heading', text: t.amendments },
		{ kind: 'points', points }
	];
}

function leftOut(lang: Lang, { leftOut: { items, amendments } }: Minutes): PaperBlock[] {
	if (items + amendments === 0) return [];
	const t = messages[lang];
	return [
		{ kind: 'heading', text: t.leftOutTitle },
		{ kind: 'text', text: t.leftOutText(formatNumber(lang, items), formatNumber(lang, amendments)) }
	];
}

/** The document. `hash`: of a frozen text; a draft has none. */
export function minutesPaper(lang: Lang, organisation: Texts, minutes: Minutes, hash: string | undefined): Paper {
	const t = messages[lang];
	return {
		lang,
		organisation: organisation[lang],
		title: `${t.title(minutes.number)}. ${minutes.body[lang]}`,
		foot: hash === undefined ? t.footDraft(minutes.number) : t.foot(minutes.number, hash),
		blocks: [
			{ kind: 'facts', rows: headRows(lang, minutes) },
			{ kind: 'heading', text: t.members },
			{
				kind: 'table',
				widths: [3, 2, 4],
				head: [t.name, t.howTitle, t.moves],
				rows: minutes.members.map((member) => memberRow(lang, member))
			},
			...quorumBlocks(lang, minutes),
			...proposedBlocks(lang, minutes),
			...minutes.items.flatMap((item) => itemBlocks(lang, item, minutes)),
			...amendmentBlocks(lang, minutes),
			...leftOut(lang, minutes),
			{ kind: 'heading', text: `${t.signed}, ${formatDate(lang, dayOf(at(minutes.held.ended)))}` },
			{
				kind: 'facts',
				rows: [
					{ term: t.head.chair, value: minutes.chair.name },
					{ term: t.head.secretary, value: minutes.secretary.name }
				]
			}
		]
	};
}
