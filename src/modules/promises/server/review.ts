/** Promises of a place as a faction reviews them at a sitting, and what it resolved. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Marks } from '../rules/assess.ts';
import { codesOf, criteria, criteriaNow, criterionTexts } from './criteria.ts';
import { daysNow, toLines, toStats } from './present.ts';
import { promises, tally } from './queries.ts';

export interface ReviewAsked {
	/** The place of the item, with everything in it. */
	place: { id: string; level: number };
	itemId: string;
	cursor?: string | undefined;
	/** The page behind a promise. */
	href: (id: string) => string;
}

interface Said {
	evidence: number;
	office: Marks | null;
	auditor: Marks | null;
	faction: Marks | null;
	voices: number;
	resolved: boolean;
}

/** Of these promises: how much evidence stands, what each assessor said last, how many residents spoke, whether the item resolved on them. */
async function saidOf(db: Reader, ids: readonly string[], itemId: string): Promise<Map<string, Said>> {
	const last = (assessor: string) =>
		sql`(SELECT x.marks FROM promise_assessment x WHERE x.promise_id = p.id AND x.assessor = ${assessor} ORDER BY x.at DESC LIMIT 1)`;
	const list = await rows(
		db,
		sql<
			Said & { id: string }
		>`SELECT p.id, (SELECT count(*)::int FROM promise_evidence e WHERE e.promise_id = p.id AND e.struck_at IS NULL) AS evidence,
			${last('office')} AS office, ${last('auditor')} AS auditor, ${last('faction')} AS faction,
			(SELECT count(*)::int FROM promise_voice v WHERE v.promise_id = p.id) AS voices,
			EXISTS (SELECT FROM promise_assessment x WHERE x.promise_id = p.id AND x.sitting_item_id = ${itemId}) AS resolved
			FROM promise p WHERE p.id = ANY(${[...ids]}::uuid[])`
	);
	return new Map(list.map(({ id, ...said }) => [id, said]));
}

/** The promises of a place that were published, those due next first: how they stand and what each assessor says, side by side. */
export async function presentReview(db: Reader, lang: Lang, { place, itemId, cursor, href }: ReviewAsked) {
	const days = await daysNow(db);
	const [counted, page] = await Promise.all([tally(db, { place }, days), promises(db, { place }, days, { cursor })]);
	const [lines, said] = [
		await toLines(db, lang, page.rows, days),
		await saidOf(
			db,
			page.rows.map(({ id }) => id),
			itemId
		)
	];
	const asked = await criteriaNow(db, lang);
	// Of what one was not asked yet, or is asked no more, there is no mark in this order.
	const mark = (value: number | undefined) => (value === undefined ? '–' : formatNumber(lang, value));
	const marks = (of: Marks | null | undefined) => (of ? asked.map(({ code }) => mark(of[code])).join(' · ') : undefined);
	return {
		stats: toStats(lang, counted, () => '#list'),
		order: asked.map(({ name }) => name).join(' · '),
		items: lines.map((line) => {
			const one = said.get(line.id);
			return {
				...line,
				href: href(line.id),
				evidence: formatNumber(lang, one?.evidence ?? 0),
				office: marks(one?.office),
				auditor: marks(one?.auditor),
				faction: marks(one?.faction),
				voices: formatNumber(lang, one?.voices ?? 0),
				resolved: one?.resolved === true
			};
		}),
		next: page.next
	};
}
export type Review = Awaited<ReturnType<typeof presentReview>>;

/** Whether a published promise was made to a place or to what lies in it. */
export async function isOfPlace(db: Reader | Tx, promiseId: string, placeId: string): Promise<boolean> {
	const list = await rows(
		db,
		sql<{ id: string }>`SELECT p.id FROM promise p JOIN territory t ON t.id = p.territory_id JOIN territory top ON t.path <@ top.path
			WHERE p.id = ${promiseId} AND top.id = ${placeId} AND p.publication <> 'draft'`
	);
	return list.length > 0;
}

export interface Resolution {
	itemId: string;
	promiseId: string;
	programme: Texts;
	number: number;
	quote: string;
	marks: { name: Texts; mark: number }[];
	comment: string;
	decision: string;
	/** The vote by which it was decided. */
	voteId: string | null;
}

/** What was resolved at a sitting, in the order in which it was. */
export async function resolutionsAt(db: Reader | Tx, sittingId: string): Promise<Resolution[]> {
	const list = await rows(
		db,
		sql<Omit<Resolution, 'marks'> & { marks: Marks; onDay: Temporal.PlainDate }>`
			SELECT x.sitting_item_id AS "itemId", p.id AS "promiseId", g.title AS programme, p.number, p.quote, x.marks, x.comment, x.decision, x.vote_id AS "voteId", x.on_day AS "onDay"
			FROM promise_assessment x JOIN promise p ON p.id = x.promise_id JOIN programme g ON g.id = p.programme_id
			WHERE x.sitting_id = ${sittingId} ORDER BY x.at, x.id`
	);
	const all = await criteria(db);
	const named = (given: Marks, day: Temporal.PlainDate) =>
		codesOf(all).flatMap((code) => {
			const mark = given[code];
			return mark === undefined ? [] : [{ name: criterionTexts(all, code, day), mark }];
		});
	return list.map(({ onDay, ...one }) => ({ ...one, marks: named(one.marks, onDay) }));
}
