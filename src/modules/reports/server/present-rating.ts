/** Ratings as who came gives them, as everybody reads them once their term is over, and as the desk moderates their words. */
import { now } from '#platform/clock.ts';
import type { Reader, Tx } from '#platform/db/index.ts';
import { found, notFound } from '#platform/errors.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { qrShape } from '#platform/qr.ts';
import { publicOrigin } from '#platform/config.ts';
import { paths } from '#lib/paths.ts';
import type { Bar } from '#lib/ui/shapes.ts';
import { canReply } from '#modules/events/server/index.ts';
import { messages } from '../messages/index.ts';
import {
	COMMENT_ACTS,
	COMMENT_REFUSALS,
	distribution,
	LEAST_FOR_SHARE,
	LEAST_VOICES,
	MARKS,
	nextOfComment,
	ratingOf,
	slipsLeft
} from '../rules/ratings.ts';
import { attendees } from './attendees.ts';
import { canKeep } from './policy.ts';
import { reportById, reportFor, type ReportRow } from './queries.ts';
import { codeCounts, codeRow, commentByCode, commentsOf, criteriaOn, marksOf, type CommentRow } from './ratings.ts';

const percent = (lang: Lang, share: number) => `${formatNumber(lang, Math.round(share * 100))} %`;

function ownComment(lang: Lang, comment: CommentRow | undefined) {
	if (comment === undefined) return undefined;
	const t = messages[lang].rate;
	const { text, language, state, refusal, refusalWords, answer } = comment;
	return {
		text,
		lang: language,
		state: t.comment.states[state],
		reason: refusal === null ? undefined : t.comment.reason(t.comment.refusals[refusal], refusalWords ?? ''),
		answer: answer ?? undefined,
		mayObject: nextOfComment(state, 'object') !== undefined
	};
}

/** The page of one code: the form, or why there is none; and what became of the words. Throws not_found for a code that nobody was given. */
export async function presentRate(db: Reader, lang: Lang, code: string | undefined) {
	if (code === undefined) throw notFound();
	const { reportId, spent } = found(await codeRow(db, code));
	const report = found(await reportById(db, reportId));
	const t = messages[lang].rate;
	const standing = ratingOf(report, now(), dayOf(now()));
	const state = spent ? 'spent' : standing;
	const [criteria, comment] = await Promise.all([criteriaOn(db, dayOf(report.startsAt)), spent ? commentByCode(db, code) : undefined]);
	return {
		code,
		deputy: report.name,
		title: report.title[lang],
		open: state === 'open',
		notice: state === 'open' ? undefined : t.notices[state],
		until: t.until(formatDate(lang, report.rateUntil)),
		criteria: criteria.map(({ code: criterion, name }) => ({ field: `mark.${criterion}`, legend: name[lang] })),
		marks: [{ value: '', label: t.skip }, ...MARKS.toReversed().map((mark) => ({ value: String(mark), label: t.marks[mark] }))],
		comment: ownComment(lang, comment),
		report: report.publishedAt === null ? undefined : paths.reports.one(lang, report.id),
		event: paths.events.one(lang, report.eventId)
	};
}
export type RatePage = Awaited<ReturnType<typeof presentRate>>;

/** What everybody reads of the ratings of a meeting: while they run how many, afterwards the distribution. Undefined before the meeting. */
export async function ratingResults(db: Reader, lang: Lang, report: ReportRow) {
	const standing = ratingOf(report, now(), dayOf(now()));
	if (standing === 'early' || standing === 'off') return undefined;
	const t = messages[lang].rate;
	const [{ spent }, { came }, criteria, marks, comments] = await Promise.all([
		codeCounts(db, report.id),
		attendees(db, report.eventId),
		criteriaOn(db, dayOf(report.startsAt)),
		marksOf(db, report.id),
		commentsOf(db, report.id)
	]);
	const number = (n: number) => formatNumber(lang, n);
	const closed = standing === 'late';
	return {
		voices: t.voices(number(spent), number(came)),
		running: closed ? undefined : t.running(formatDate(lang, report.rateUntil)),
		rule: t.rule(number(LEAST_VOICES), number(LEAST_FOR_SHARE)),
		enter: closed ? undefined : paths.rate.enter(lang),
		criteria: !closed
			? []
			: criteria.map(({ code, name }) => {
					const shown = distribution(marks.filter(({ criterion }) => criterion === code));
					return {
						id: code,
						title: name[lang],
						few: shown === undefined ? t.few : undefined,
						bars: (shown?.counts ?? []).map((n, i): Bar => ({ label: t.marks[MARKS[i] ?? 1], value: n, text: number(n) })).toReversed(),
						good:
							shown?.good === undefined
								? undefined
								: t.good(percent(lang, shown.good.share), percent(lang, shown.good.low), percent(lang, shown.good.high))
					};
				}),
		comments: closed
			? comments.filter(({ state }) => state === 'shown').map(({ id, text, language }) => ({ id, text, lang: language }))
			: [],
		withheld: closed ? comments.filter(({ state }) => state !== 'shown' && state !== 'waiting').length : 0
	};
}
export type RatingResults = NonNullable<Awaited<ReturnType<typeof ratingResults>>>;

/** How many slips may still be made for a meeting. */
export async function slipsFor(db: Reader | Tx, id: string): Promise<number> {
	const report = found(await reportById(db, id));
	const [{ slips }, { came, told }] = [await codeCounts(db, id), await attendees(db, report.eventId)];
	return slipsLeft({ came, written: told.length, slips });
}

/** The page of ratings at the desk: how many codes there are, and words to look at. Throws not_found. */
export async function presentRatingDesk(db: Reader, lang: Lang, actor: Staff, id: string) {
	const report = await reportFor(db, actor, id);
	const t = messages[lang].rate;
	const [counts, { came }, comments, free] = await Promise.all([
		codeCounts(db, id),
		attendees(db, report.eventId),
		commentsOf(db, id),
		slipsFor(db, id)
	]);
	const keeps = canKeep(actor, report);
	const today = dayOf(now());
	const number = (n: number) => formatNumber(lang, n);
	const inTime =
		report.eventState !== 'cancelled' &&
		Temporal.PlainDate.compare(dayOf(report.startsAt), today) <= 0 &&
		Temporal.PlainDate.compare(today, report.rateUntil) <= 0;
	const left = inTime && (keeps || canReply(actor, report.hostPath)) ? free : 0;
	return {
		id,
		name: report.name,
		facts: [
			{ term: messages[lang].facts.came, value: number(came) },
			{ term: t.desk.links, value: number(counts.links) },
			{ term: t.desk.slips, value: number(counts.slips) },
			{ term: t.desk.spent, value: number(counts.spent) },
			{ term: t.desk.until, value: formatDate(lang, report.rateUntil) }
		],
		slips: left === 0 ? undefined : { left: t.desk.left(number(left)), most: left, issued: counts.slips },
		refusals: COMMENT_REFUSALS.map((value) => ({ value, label: t.comment.refusals[value] })),
		comments: comments.map((comment) => ({
			id: comment.id,
			...ownComment(lang, comment),
			objection: comment.objection ?? undefined,
			acts: keeps ? COMMENT_ACTS.filter((act) => act !== 'object' && nextOfComment(comment.state, act) !== undefined) : []
		}))
	};
}
export type RatingDesk = Awaited<ReturnType<typeof presentRatingDesk>>;

/** Slips as they are printed: a code, and the same as a picture that a telephone reads. */
export const toSlips = (lang: Lang, codes: readonly string[]) =>
	codes.map((code) => ({ code, qr: qrShape(`${publicOrigin()}${paths.rate.one(lang, code)}`) }));
