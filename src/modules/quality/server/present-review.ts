/** The page on which one decision with signs is reviewed: the question, the answer and the signs, side by side. */
import { paths } from '#lib/paths.ts';
import { found, notFound } from '#platform/errors.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { LANG_NAMES } from '#platform/i18n/lang.ts';
import { accessOf, appealById, can, decisionsOf, readableAppeals, verdictsOf, type DeskContext } from '#modules/appeals/server/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { next } from '#modules/appeals/rules.ts';
import type { Outcome, Verdict } from '#modules/appeals/rules.ts';
import { personNames, unitById } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import type { Finding } from '../rules.ts';
import { markPhrases, REVIEWS } from '../rules/review.ts';
import { mayReply, mayReview } from './policy.ts';
import { presentVerdict } from './present.ts';
import { decisionText, reviewOf, waitingBeside, type ReviewRow } from './queries.ts';
import { presentSigns } from './sentences.ts';

/** Throws not_found for who neither reviews the decision nor, once it has its verdict, replies for the unit. */
export async function presentReview(context: DeskContext, decisionId: string) {
	const { db, lang, actor } = context;
	const review = found(await reviewOf(db, decisionId));
	const row = await appealById(db, review.appealId);
	const reviews = mayReview(actor, { ...review, guard: row.guard });
	const answers =
		review.verdict !== null &&
		can(actor, 'read', accessOf(row)) &&
		mayReply(actor, { ...review, guard: row.guard, judgedBy: review.reviewedBy });
	if (!reviews && !answers) throw notFound();
	const [decisions, beside, unit, people, citizen] = await Promise.all([
		decisionsOf(db, row.id),
		reviews ? waitingBeside(db, actor, { signedAt: review.signedAt, id: review.id }) : undefined,
		unitById(db, review.unitId),
		personNames(
			db,
			[review.signedBy, review.reviewedBy, review.repliedBy].filter((id) => id !== null)
		),
		verdictsOf(db, row.id)
	]);
	const decision = found(decisions.find((one) => one.id === decisionId));
	const said = citizen.find((one) => one.decision_id === decisionId);
	const f = messages[lang].review.facts;
	const open = decisions[0]?.id !== decisionId || next(row.state, 'reopen') === undefined;
	return {
		id: decisionId,
		appealId: row.id,
		number: row.number,
		title: row.title,
		caseHref: reviews || can(actor, 'read', accessOf(row)) ? paths.desk.appeal(row.id) : undefined,
		question: { text: markPhrases(row.text, missingOf(review.findings)), lang: row.language },
		answer: { text: markPhrases(decision.text, formulaeOf(review.findings)), lang: decision.language },
		marked: missingOf(review.findings).length + formulaeOf(review.findings).length > 0,
		signs: presentSigns(lang, review.findings),
		earlier: await earlierOf(context, review.findings),
		facts: [
			{ term: f.unit, value: unit?.name[lang] ?? '' },
			{ term: f.signed, value: messages[lang].review.by(people.get(review.signedBy ?? '') ?? '', formatDateTime(lang, review.signedAt)) },
			{ term: f.outcome, value: appealMessages[lang].outcome[decision.outcome as Outcome] },
			{ term: f.language, value: LANG_NAMES[row.language as Lang].long },
			...(said === undefined
				? []
				: [{ term: f.citizen, value: appealMessages[lang].verdict[said.verdict as Verdict], note: said.text ?? undefined }])
		],
		form: reviews && review.verdict === null ? formOf(lang, !open) : undefined,
		verdict: verdictOf(lang, review, people),
		reply: answers && review.repliedAt === null,
		next: beside?.next === undefined ? undefined : paths.desk.review(beside.next),
		previous: beside?.previous === undefined ? undefined : paths.desk.review(beside.previous)
	};
}

const missingOf = (findings: readonly Finding[]) => findings.flatMap((one) => (one.sign === 'off_question' ? one.missing : []));
const formulaeOf = (findings: readonly Finding[]) => findings.flatMap((one) => (one.sign === 'empty' ? one.sentences : []));

/** The answer that this one repeats, with the case it was given in: shown to who may read that case. */
async function earlierOf({ db, actor }: DeskContext, findings: readonly Finding[]) {
	const copy = findings.find((one) => one.sign === 'copy');
	if (copy === undefined) return undefined;
	const earlier = await decisionText(db, copy.earlier);
	const [row] = earlier === undefined ? [] : await readableAppeals(db, actor, [earlier.appealId]);
	if (earlier === undefined || row === undefined) return { text: undefined };
	return { text: earlier.text, lang: earlier.language, number: row.number, href: paths.desk.appeal(row.id) };
}

function formOf(lang: Lang, mayReturn: boolean) {
	const { verdicts, review } = messages[lang];
	return {
		verdicts: REVIEWS.map((value) => ({ value, label: verdicts[value], hint: review.form.hints[value] })),
		after: mayReturn
			? [
					{ value: 'note', label: review.form.options.note },
					{ value: 'return', label: review.form.options.return, hint: review.form.returnHint }
				]
			: undefined
	};
}

function verdictOf(lang: Lang, review: ReviewRow, people: Map<string, string>) {
	if (review.verdict === null || review.reviewedAt === null) return undefined;
	const words = messages[lang].review;
	const by = (id: string | null, at: Temporal.Instant) => words.by(people.get(id ?? '') ?? '', formatDateTime(lang, at));
	return {
		tag: presentVerdict(lang, review.verdict),
		note: review.note ?? undefined,
		by: by(review.reviewedBy, review.reviewedAt),
		returned: review.returnedAt !== null,
		reply: review.repliedAt === null ? undefined : { text: review.reply ?? '', by: by(review.repliedBy, review.repliedAt) }
	};
}

export type ReviewPage = Awaited<ReturnType<typeof presentReview>>;
