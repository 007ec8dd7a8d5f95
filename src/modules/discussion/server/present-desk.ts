/** The discussion for who runs the sitting: what lacks an answer, proposals, appeals, what is hidden; and the threshold of a body. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { holds, type Staff } from '#platform/identity/actor.ts';
import { open } from '#platform/secrets.ts';
import { paths } from '#lib/paths.ts';
import { canRun } from '#modules/events/server/index.ts';
import { bodyUnit } from '#modules/mandates/server/index.ts';
import { itemsOf, sittingFor, sittingName, type Sitting } from '#modules/sittings/server/index.ts';
import { messages } from '../messages/index.ts';
import { ANSWER_KINDS, answerKinds, COMMENT_LISTS, decideFault, HIDE_REASONS, isHidden, type CommentList } from '../rules.ts';
import { toAnswer, toComment, type Ground } from './present.ts';
import { commentsPage, countsOf, groupsOf, type Comment, type Counts } from './queries.ts';
import { thresholdFor, thresholdOn, thresholdsOf, type Threshold } from './threshold.ts';

/** What is sealed of those that are hidden, for who runs the sitting: the words, and why the writer appeals. */
async function sealedOf(
	db: Reader,
	ids: readonly string[]
): Promise<Map<string, { text: string | undefined; appeal: string | undefined }>> {
	if (ids.length === 0) return new Map();
	const list = await db
		.selectFrom('discussion_comment')
		.select(['id', 'hidden_text', 'appeal'])
		.where('id', 'in', [...ids])
		.execute();
	return new Map(
		list.map(({ id, hidden_text, appeal }) => {
			const said = hidden_text === null ? undefined : (JSON.parse(open(hidden_text)) as { title: string | null; text: string });
			return [
				id,
				{
					text: said && [said.title ?? '', said.text].filter((part) => part !== '').join('\n\n'),
					appeal: appeal === null ? undefined : open(appeal)
				}
			];
		})
	);
}

function noticeOf(lang: Lang, sitting: Sitting, { unanswered }: Counts) {
	const t = messages[lang].desk;
	if (sitting.draftAt === null) return { text: t.undiscussed, tone: 'info' as const };
	if (unanswered === 0) return { text: t.allAnswered, tone: 'success' as const };
	const n = formatNumber(lang, unanswered);
	return sitting.finalAt === null && sitting.stage !== 'cancelled'
		? { text: t.unanswered(n), tone: 'warning' as const }
		: { text: t.owed(n), tone: 'danger' as const };
}

function actsOf(actor: Staff, ground: Ground, comment: Comment) {
	const proposed = comment.itemId === null;
	const free = !isHidden(comment) && comment.answer === null && comment.groupId === null;
	return {
		answers: free ? answerKinds({ proposed, reached: comment.supports >= ground.needed, stage: ground.sitting.stage }) : [],
		group: !proposed && !isHidden(comment) && comment.answer === null,
		hide: !isHidden(comment) && comment.hiddenAt === null,
		decide: decideFault(comment, actor.personId) === undefined,
		own: decideFault(comment, actor.personId) === 'own_hiding'
	};
}

const NO_ACTS = { answers: [], group: false, hide: false, decide: false, own: false } as const;

/** A page of one list of a sitting's discussion. Throws not_found. */
export async function presentDeskDiscussion(
	db: Reader,
	lang: Lang,
	actor: Staff,
	id: string,
	{ list, cursor }: { list: CommentList; cursor: string | undefined }
) {
	const sitting = await sittingFor(db, actor, id);
	const [items, needed, page, counts, groups] = await Promise.all([
		itemsOf(db, id),
		thresholdFor(db, sitting),
		commentsPage(db, id, list, cursor),
		countsOf(db, id),
		groupsOf(db, id)
	]);
	const ground: Ground = { lang, sitting, items, needed };
	const runs = canRun(actor, sitting);
	const sealed = await sealedOf(db, runs ? page.rows.filter(isHidden).map((one) => one.id) : []);
	const t = messages[lang];
	const n = (value: number) => formatNumber(lang, value);
	const to = (query: Record<string, string | undefined>) =>
		paths.desk.sittingDiscussion(id, { list: list === 'open' ? undefined : list, ...query });
	const sizes: Partial<Record<CommentList, number>> = { open: counts.unanswered, proposals: counts.proposals, appeals: counts.appeals };
	return {
		id,
		title: sittingName(lang, sitting),
		runs,
		list,
		notice: noticeOf(lang, sitting, counts),
		threshold: t.desk.threshold(n(needed)),
		lists: COMMENT_LISTS.map((one) => ({
			list: one,
			label: sizes[one] === undefined ? t.desk.lists[one] : `${t.desk.lists[one]} (${n(sizes[one])})`,
			href: to({ list: one === 'open' ? undefined : one })
		})),
		items: items
			.filter(({ withdrawnAt }) => withdrawnAt === null)
			.map((item) => ({ value: item.id, label: `${item.number}. ${item.title[lang]}` })),
		reasons: HIDE_REASONS.map((value) => ({ value, label: t.reasons[value] })),
		kinds: ANSWER_KINDS.map((value) => ({ value, label: t.desk.kinds[value] })),
		// One whose comments all went elsewhere says nothing any more.
		groups: groups
			.filter(({ comments, answer }) => comments > 0 || answer !== null)
			.map((group) => ({
				id: group.id,
				title: group.title,
				note: t.desk.groupOf({ comments: n(group.comments), supports: n(group.supports) }),
				answers: runs && group.answer === null ? answerKinds({ proposed: false, reached: false, stage: sitting.stage }) : [],
				answer: toAnswer(ground, group)
			})),
		comments: page.rows.map((comment) => ({
			...toComment(ground, comment),
			hidden: comment.hiddenReason === null ? undefined : `${t.own.hidden(t.reasons[comment.hiddenReason])} ${comment.hiddenWords ?? ''}`,
			due: comment.appealDue === null || comment.appealOutcome !== null ? undefined : t.desk.due(formatDate(lang, comment.appealDue)),
			sealed: sealed.get(comment.id),
			acts: runs ? actsOf(actor, ground, comment) : NO_ACTS
		})),
		newer: cursor === undefined ? undefined : to({}),
		older: page.next === undefined ? undefined : to({ after: page.next })
	};
}
export type DeskDiscussion = Awaited<ReturnType<typeof presentDeskDiscussion>>;

const toEdition = (lang: Lang, { validFrom, supports, source }: Threshold) => ({
	id: validFrom.toString(),
	since: messages[lang].rule.since(formatDate(lang, validFrom)),
	supports: messages[lang].rule.now(formatNumber(lang, supports)),
	source
});

/** How many voices a proposal needs at a body, edition by edition; administrators set another. Throws not_found. */
export async function presentThreshold(db: Reader, lang: Lang, actor: Staff, unitId: string) {
	const unit = await bodyUnit(db, unitId);
	const editions = await thresholdsOf(db, unitId);
	const today = thresholdOn(editions, dayOf(now()));
	return {
		id: unitId,
		name: unit.name[lang],
		now: messages[lang].rule.now(formatNumber(lang, today.supports)),
		shipped: !today.own,
		editions: editions.map((edition) => toEdition(lang, edition)),
		sets: holds(actor, ['administrator'], unit.path)
	};
}
