/** What leaves this room for lists and case pages. */
import type { Panel } from '#lib/ui/shapes.ts';
import { paths } from '#lib/paths.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { accessOf, can, decisionDraftOf, decisionsOf, type AppealRow, type DeskContext } from '#modules/appeals/server/index.ts';
import { personNames, unitsByIds } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { measureSigns } from '../rules/review.ts';
import { signsOf } from './examine.ts';
import { mayReply, mayReview } from './policy.ts';
import { reviewsOf, signCounts, type ReviewRow, type SignedRow } from './queries.ts';
import { resultTag } from './present-recheck.ts';
import { answersOf, rechecksOf } from './recheck-queries.ts';
import { presentSigns, sentenceOf } from './sentences.ts';

/** One row of the list for each decision. */
export async function presentSigned(db: Reader, lang: Lang, list: readonly SignedRow[]) {
	const ids = list.map((row) => row.unitId);
	const units = await unitsByIds(db, ids);
	return list.map((row) => ({
		id: row.id,
		appealId: row.appealId,
		number: row.number,
		title: row.title,
		href: paths.desk.review(row.id),
		unit: units.get(row.unitId)?.name[lang] ?? '',
		signed: formatDate(lang, dayOf(row.signedAt)),
		verdict: row.verdict === null ? undefined : presentVerdict(lang, row.verdict),
		signs: presentSigns(lang, row.findings)
	}));
}

/** How often reviewers found each sign right. */
export async function presentMeasure(db: Reader, lang: Lang) {
	const { signs } = messages[lang];
	return measureSigns(await signCounts(db)).map(({ sign, looked, formal }) => ({
		name: signs[sign],
		share: formal / looked,
		text: `${formatNumber(lang, formal)} / ${formatNumber(lang, looked)}`
	}));
}

export function presentVerdict(lang: Lang, verdict: NonNullable<ReviewRow['verdict']>) {
	const tone = ({ formal: 'late', fine: 'done', unclear: 'neutral' } as const)[verdict];
	return { text: messages[lang].verdicts[verdict], tone };
}

/** What a case page says of the quality of its answers: the warning before the signature, and what reviewers said after. */
export async function qualityPanels(context: DeskContext, row: AppealRow): Promise<Panel[]> {
	return (await Promise.all([draftPanels(context, row), reviewPanels(context, row), recheckPanels(context, row)])).flat();
}

/** Before the head signs: what in the draft looks like a formal reply. A warning, never a block. */
async function draftPanels({ db, lang, actor }: DeskContext, row: AppealRow): Promise<Panel[]> {
	if (row.state !== 'on_approval' || !can(actor, 'sign', accessOf(row))) return [];
	const draft = await decisionDraftOf(db, row.id);
	if (draft?.outcome === undefined || draft.outcome === null || draft.outcome === 'stopped') return [];
	const answer = { question: row.text, language: row.language as Lang, text: draft.text, outcome: draft.outcome };
	const findings = await signsOf(db, row.id, answer);
	if (findings.length === 0) return [];
	const { hint } = messages[lang];
	return [
		{
			id: 'quality',
			title: hint.title,
			tag: { text: hint.tag, tone: 'underway' },
			sentences: [hint.lead, ...findings.map((finding) => sentenceOf(lang, finding))],
			facts: [],
			links: []
		}
	];
}

/** What was said of the decisions; one that waits is shown to who reviews it, and to nobody else. */
async function reviewPanels(context: DeskContext, row: AppealRow): Promise<Panel[]> {
	const { db, actor } = context;
	const list = (await reviewsOf(db, row.id)).filter((one) => one.verdict !== null || mayReview(actor, { ...one, guard: row.guard }));
	if (list.length === 0) return [];
	const [decisions, people] = await Promise.all([
		decisionsOf(db, row.id),
		personNames(
			db,
			list.flatMap((one) => [one.reviewedBy ?? [], one.repliedBy ?? []].flat())
		)
	]);
	return list.map((one) => {
		const ordinal = decisions.find((decision) => decision.id === one.id)?.ordinal ?? 1;
		return reviewPanel(context, one, { ordinal, people, guard: row.guard });
	});
}

function reviewPanel(
	{ lang, actor }: DeskContext,
	review: ReviewRow,
	{ ordinal, people, guard }: { ordinal: number; people: Map<string, string>; guard: AppealRow['guard'] }
): Panel {
	const { panel, review: words } = messages[lang];
	const title = ordinal === 1 ? panel.title : `${panel.title}: ${panel.decision(ordinal)}`;
	const base = { id: `quality-${String(ordinal)}`, title };
	const href = paths.desk.review(review.id);
	if (review.verdict === null || review.reviewedAt === null)
		return { ...base, sentences: [panel.waits], facts: [], links: [{ href, text: panel.look }] };
	const by = (id: string | null, at: Temporal.Instant) => words.by(people.get(id ?? '') ?? '', formatDateTime(lang, at));
	const replies = review.repliedAt === null && mayReply(actor, { ...review, guard, judgedBy: review.reviewedBy });
	return {
		...base,
		tag: presentVerdict(lang, review.verdict),
		sentences: review.returnedAt === null ? [] : [words.returned],
		facts: [
			{ term: words.said, value: review.note ?? words.noNote, note: by(review.reviewedBy, review.reviewedAt) },
			...(review.repliedAt === null
				? []
				: [{ term: words.reply.title, value: review.reply ?? '', note: by(review.repliedBy, review.repliedAt) }])
		],
		links: replies || mayReview(actor, { ...review, guard }) ? [{ href, text: replies ? panel.reply : panel.open }] : []
	};
}

/** What somebody of another unit found when they checked the closed case again: what was not a plain yes is named. */
async function recheckPanels({ db, lang }: DeskContext, row: AppealRow): Promise<Panel[]> {
	const list = await rechecksOf(db, row.id);
	const t = messages[lang].recheck;
	return Promise.all(
		list.map(async (one, at): Promise<Panel> => {
			const answers = (await answersOf(db, one.id)).filter(({ answer }) => answer === 'partly' || answer === 'no');
			return {
				id: `recheck-${String(list.length - at)}`,
				title: t.panel.title,
				...(one.result === null ? {} : { tag: resultTag(lang, one.result) }),
				sentences: one.share === null ? [] : [t.points(one.share)],
				facts: answers.map(({ name, answer, comment }) => ({ term: name[lang], value: t.answers[answer], note: comment ?? undefined })),
				links: [{ href: paths.desk.recheck(one.id), text: t.panel.open }]
			};
		})
	);
}
