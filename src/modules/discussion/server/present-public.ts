/** The discussion of an agenda as everybody reads it, with the forms of who is signed in. Of a closed item nothing is said. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Actor, Citizen } from '#platform/identity/actor.ts';
import { makeToken } from '#platform/secrets.ts';
import { paths } from '#lib/paths.ts';
import { openIds } from '#modules/sittings/rules/papers.ts';
import { itemsOf, publicPaper, publicSitting } from '#modules/sittings/server/index.ts';
import { paragraphs } from '#modules/sittings/rules/agenda.ts';
import { messages } from '../messages/index.ts';
import { isHidden, speaks } from '../rules.ts';
import { toComment, type Ground } from './present.ts';
import { commentsOf, commentsOfVersion, commentsPage, countsOf, spokenOf, type Comment, type Counts } from './queries.ts';
import { thresholdFor } from './threshold.ts';
import { stancesOf, tallyOf } from './voices.ts';

const accountOf = (actor: Actor) => (actor.kind === 'citizen' ? actor.accountId : undefined);

/** What one may do with a thing: how many are for and against, how the reader stands, the key that makes a form sent twice one comment. */
function sayOf(lang: Lang, { supports, objections }: { supports: number; objections: number }, stance: number) {
	const t = messages[lang];
	return {
		tally: t.tally({ supports: formatNumber(lang, supports), objections: formatNumber(lang, objections) }),
		stance,
		mine: stance === 0 ? undefined : stance > 0 ? t.mineVoice.for : t.mineVoice.against,
		key: makeToken()
	};
}
export type Say = ReturnType<typeof sayOf>;

/** Who speaks here, and where one signs in for it. */
async function entry(db: Reader, lang: Lang, actor: Actor, eventId: string, here: string) {
	const [sitting, items] = await Promise.all([publicSitting(db, eventId), itemsOf(db, eventId)]);
	const account = accountOf(actor);
	const open = speaks(sitting, dayOf(now()));
	const needed = await thresholdFor(db, sitting);
	const stances = account === undefined ? () => 0 : await stancesOf(db, eventId, account);
	const ground: Ground = { lang, sitting, items, needed };
	return { ground, open, account, stances, signIn: open && account === undefined ? paths.account.signIn(lang, here) : undefined };
}

function countLines(lang: Lang, { comments, proposals, hidden, restored }: Counts): string[] {
	const t = messages[lang];
	const n = (value: number) => formatNumber(lang, value);
	const sum = hidden.reduce((all, one) => all + one.n, 0);
	return [
		t.counts({ comments: n(comments), proposals: n(proposals) }),
		sum === 0 ? '' : t.hidden(n(sum), hidden.map((one) => `${t.reasons[one.reason]}: ${n(one.n)}`).join(', ')),
		restored === 0 ? '' : t.restored(n(restored))
	].filter((line) => line !== '');
}

/** The discussion on a sitting's page; undefined where its agenda was never discussed. Throws not_found. */
export async function presentDiscussion(db: Reader, lang: Lang, actor: Actor, id: string, cursor: string | undefined) {
	const here = paths.sittings.one(lang, id);
	const { ground, open, account, stances, signIn } = await entry(db, lang, actor, id, here);
	const { sitting, items, needed } = ground;
	if (sitting.draftAt === null || sitting.discussedUntil === null) return undefined;
	const [page, counts, tally, spoken] = await Promise.all([
		commentsPage(db, id, 'shown', cursor),
		countsOf(db, id),
		tallyOf(db, id),
		spokenOf(db, id)
	]);
	const standing = openIds(sitting, items, true);
	const readable = openIds(sitting, items);
	const t = messages[lang];
	const toPage = (after?: string) => `${paths.sittings.one(lang, id, { after })}#discussion`;
	const read = (comment: Comment) => comment.itemId === null || readable.has(comment.itemId);
	return {
		until: open ? t.open(formatDate(lang, sitting.discussedUntil)) : t.over,
		open,
		speaks: open && account !== undefined,
		signIn,
		mine: account === undefined ? undefined : paths.sittings.mine(lang, id),
		threshold: t.threshold(formatNumber(lang, needed)),
		counts: countLines(lang, counts),
		items: Object.fromEntries(
			[...standing].map((itemId) => [
				itemId,
				{ ...sayOf(lang, tally(itemId), stances(itemId)), said: t.said(formatNumber(lang, spoken.get(itemId) ?? 0)) }
			])
		),
		proposing: open && account !== undefined && sitting.closedGround === null ? makeToken() : undefined,
		comments: page.rows.filter(read).map((comment) => ({ ...toComment(ground, comment), stance: stances(comment.id) })),
		newer: cursor === undefined ? undefined : toPage(),
		older: page.next === undefined ? undefined : toPage(page.next)
	};
}
export type Discussion = NonNullable<Awaited<ReturnType<typeof presentDiscussion>>>;

/** What is said of the paragraphs of one version, the latest where none is asked for; undefined for what is not discussed. Throws not_found. */
export async function presentParagraphs(
	db: Reader,
	lang: Lang,
	actor: Actor,
	{ eventId, paperId, version }: { eventId: string; paperId: string; version: number | undefined }
) {
	const { paper } = await publicPaper(db, eventId, paperId);
	const shown = found(version === undefined ? paper.versions[0] : paper.versions.find((one) => one.version === version));
	const latest = shown.id === paper.versions[0]?.id;
	const { ground, open, account, stances, signIn } = await entry(db, lang, actor, eventId, paths.sittings.paper(lang, eventId, paperId));
	if (ground.sitting.draftAt === null || paper.kind !== 'draft' || shown.text === null) return undefined;
	const [list, tally] = await Promise.all([commentsOfVersion(db, eventId, shown.id), tallyOf(db, eventId)]);
	const spoken = openIds(ground.sitting, ground.items, true).has(paper.itemId) && latest && open;
	return {
		itemId: paper.itemId,
		versionId: shown.id,
		speaks: spoken && account !== undefined,
		signIn: spoken ? signIn : undefined,
		paragraphs: Object.fromEntries(
			paragraphs(shown.text).map((_, i) => {
				const number = i + 1;
				const said = list.filter(({ paragraph }) => paragraph === number);
				const say = sayOf(lang, tally(shown.id, number), stances(shown.id, number));
				return [number, { ...say, comments: said.map((comment) => ({ ...toComment(ground, comment), stance: stances(comment.id) })) }];
			})
		)
	};
}
export type Paragraphs = NonNullable<Awaited<ReturnType<typeof presentParagraphs>>>;

/** What somebody wrote themselves, and what became of it. Throws not_found. */
export async function presentOwn(db: Reader, lang: Lang, actor: Citizen, id: string) {
	const { ground } = await entry(db, lang, actor, id, paths.sittings.mine(lang, id));
	const list = await commentsOf(db, id, actor.accountId);
	const t = messages[lang].own;
	return {
		id,
		title: `${ground.sitting.hostName[lang]}: ${ground.sitting.title[lang]}`,
		comments: list.map((comment) => ({
			...toComment(ground, comment),
			hidden:
				comment.hiddenReason === null || comment.appealOutcome === 'restored'
					? undefined
					: t.hidden(messages[lang].reasons[comment.hiddenReason]),
			why: comment.hiddenWords ?? undefined,
			mayAppeal: isHidden(comment) && comment.appealedAt === null,
			appeal:
				comment.appealOutcome !== null
					? t.decided[comment.appealOutcome]
					: comment.appealDue === null
						? undefined
						: t.waiting(formatDate(lang, comment.appealDue)),
			decision: comment.appealWords ?? undefined
		}))
	};
}
export type Own = Awaited<ReturnType<typeof presentOwn>>;
