/** How a comment is shown, to citizens and at the desk alike: what it is about, who supports it, how it ended. */
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { paths } from '#lib/paths.ts';
import type { Tone } from '#lib/ui/shapes.ts';
import { groundOf } from '#modules/sittings/rules/papers.ts';
import type { Numbered } from '#modules/sittings/rules/agenda.ts';
import type { Item, Sitting } from '#modules/sittings/server/index.ts';
import { messages } from '../messages/index.ts';
import { isHidden, stateOf, type CommentState } from '../rules.ts';
import type { Comment, Group } from './queries.ts';

const TONES: Record<CommentState, Tone> = {
	open: 'new',
	answered: 'done',
	minutes: 'done',
	stands: 'neutral',
	taken: 'done',
	refused: 'neutral',
	hidden: 'neutral'
};

export interface Ground {
	lang: Lang;
	sitting: Sitting;
	items: readonly Numbered<Item>[];
	/** So many voices a proposal needs. */
	needed: number;
}

/** "2. Көше жарығы"; of an item that was closed since, its number alone. */
function itemName({ lang, sitting, items }: Ground, id: string | null): string {
	const item = items.find((one) => one.id === id);
	if (item === undefined) return '';
	const open = groundOf(sitting, items, item) === null;
	return `${item.number}. ${open ? item.title[lang] : messages[lang].closedItem}`;
}

/** How it ended, in words. */
export function toAnswer(
	ground: Ground,
	{ answer, answerText, answerItemId }: Pick<Comment | Group, 'answer' | 'answerText' | 'answerItemId'>
) {
	if (answer === null) return undefined;
	const t = messages[ground.lang];
	const item = itemName(ground, answerItemId);
	if (answer === 'stands') {
		const href = paths.sittings.minutes(ground.lang, ground.sitting.id, answerItemId ?? undefined);
		return { title: t.unanswered, place: item === '' ? t.stands : t.standsAt(item), href, text: undefined };
	}
	const place = answer === 'minutes' ? t.inMinutes(item) : answer === 'taken' ? t.taken(item) : '';
	return { title: t.answer, place, href: undefined, text: answerText ?? undefined };
}

/** What a comment is about, and where that is read. */
function aboutOf(ground: Ground, { itemId, paperId, version, paragraph }: Comment) {
	const { lang, sitting, items } = ground;
	const t = messages[lang];
	const item = items.find(({ id }) => id === itemId);
	if (item === undefined) return { text: t.proposal, href: undefined };
	if (paperId === null || version === null || paragraph === null)
		return { text: t.aboutItem(item.number), href: `${paths.sittings.one(lang, sitting.id)}#i-${item.id}` };
	return {
		text: t.aboutParagraph({ item: item.number, version, paragraph }),
		href: `${paths.sittings.paper(lang, sitting.id, paperId, { version: String(version) })}#p${String(paragraph)}`
	};
}

export function toComment(ground: Ground, comment: Comment) {
	const { lang, needed } = ground;
	const t = messages[lang];
	const state = stateOf({ hidden: isHidden(comment), answer: comment.answer });
	const supports = formatNumber(lang, comment.supports);
	const proposed = comment.itemId === null;
	const reached = proposed && comment.supports >= needed;
	return {
		id: comment.id,
		number: `№ ${String(comment.number)}`,
		title: comment.title ?? undefined,
		text: comment.text ?? undefined,
		lang: comment.language,
		by: comment.name ?? t.anybody,
		about: aboutOf(ground, comment),
		supports: proposed ? t.needed({ supports, needed: formatNumber(lang, needed) }) : t.supports(supports),
		reached: reached && comment.answer === null ? t.reached : undefined,
		group: comment.groupTitle === null ? undefined : t.group(comment.groupTitle),
		tag: { text: t.states[state], tone: TONES[state] },
		answer: toAnswer(ground, comment)
	};
}
export type CommentView = ReturnType<typeof toComment>;
