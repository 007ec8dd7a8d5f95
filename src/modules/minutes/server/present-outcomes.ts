/** What came of each item of a sitting, for everybody: votes as they were declared, and once the minutes are published, decisions and the place in the recording. */
import type { Reader } from '#platform/db/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { paths } from '#lib/paths.ts';
import { votesOf, type Vote } from '#modules/floor/server/index.ts';
import { resolutionsAt } from '#modules/promises/server/index.ts';
import { openIds } from '#modules/sittings/rules/papers.ts';
import { itemsOf, publicSitting, type Item } from '#modules/sittings/server/index.ts';
import { placesById } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { anchorOf } from './paper-item.ts';
import { recordingOf } from './present-public.ts';
import { decisionsOf, frozenOf, type Decision } from './queries.ts';

function toVote(lang: Lang, { question, result, void: voided }: Vote) {
	const t = messages[lang].vote;
	if (voided !== null) return [{ question, text: t.voided[voided.reason] }];
	if (result === null) return [];
	const n = (value: number) => formatNumber(lang, value);
	const counts = t.countsText({ yes: n(result.yes), no: n(result.no), abstain: n(result.abstain), silent: n(result.silent) });
	return [{ question, text: `${t.outcomes[result.outcome]} (${counts})` }];
}

const toDecision = (lang: Lang, { text, unit, dueOn }: Decision) => ({
	text,
	note: messages[lang].responsible(unit[lang], formatDate(lang, dueOn))
});

/** The place whose promises are reviewed, and those on which it was resolved. */
async function reviewsOf(db: Reader, lang: Lang, id: string, items: readonly Item[]) {
	const reviewed = items.filter(({ territoryId }) => territoryId !== null);
	if (reviewed.length === 0) return () => undefined;
	const [places, resolved] = await Promise.all([
		placesById(
			db,
			reviewed.flatMap(({ territoryId }) => territoryId ?? [])
		),
		resolutionsAt(db, id)
	]);
	return (item: Item) => {
		const place = places.get(item.territoryId ?? '');
		if (place === undefined) return undefined;
		return {
			href: paths.promises.list(lang, { place: place.code }),
			text: messages[lang].reviewOf(place.name[lang]),
			promises: resolved
				.filter(({ itemId }) => itemId === item.id)
				.map(({ promiseId, number, quote }) => ({
					href: paths.promises.one(lang, promiseId),
					text: `№ ${formatNumber(lang, number)}. ${quote}`
				}))
		};
	};
}

/** By the id of an item that citizens may read; of closed ones nothing. Throws not_found. */
export async function presentOutcomes(db: Reader, lang: Lang, id: string) {
	const [sitting, items] = await Promise.all([publicSitting(db, id), itemsOf(db, id)]);
	const open = openIds(sitting, items);
	const shown = items.filter((item) => open.has(item.id));
	const begun = sitting.sittingOpenedAt !== null;
	const [votes, frozen, reviewOf] = await Promise.all([
		begun ? votesOf(db, id) : [],
		begun ? frozenOf(db, id) : undefined,
		reviewsOf(db, lang, id, shown)
	]);
	const isOut = frozen !== undefined && frozen.publishedAt !== null;
	const [decisions, recording] = isOut ? await Promise.all([decisionsOf(db, id), recordingOf(db, lang, sitting)]) : [[], undefined];
	return Object.fromEntries(
		shown.map((item) => [
			item.id,
			{
				review: reviewOf(item),
				votes: votes.filter(({ itemId }) => itemId === item.id).flatMap((vote) => toVote(lang, vote)),
				decisions: decisions.filter(({ itemId }) => itemId === item.id).map((one) => toDecision(lang, one)),
				minutes: isOut && item.startedAt !== null ? paths.sittings.minutes(lang, id, item.id) : undefined,
				recording: recording?.items.find((one) => one.id === anchorOf(item.id))
			}
		])
	);
}
export type Outcome = Awaited<ReturnType<typeof presentOutcomes>>[string];
