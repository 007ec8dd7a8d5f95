/** Re-checks as pages and lists show them. */
import { paths } from '#lib/paths.ts';
import type { Fact, Tone } from '#lib/ui/shapes.ts';
import { now } from '#platform/clock.ts';
import { found, notFound } from '#platform/errors.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import { LANG_NAMES, type Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import type { Outcome, Verdict } from '#modules/appeals/rules.ts';
import {
	accessOf,
	appealById,
	can,
	decisionsOf,
	kindNames,
	verdictsOf,
	type AppealRow,
	type DeskContext
} from '#modules/appeals/server/index.ts';
import { personNames, unitsByIds } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { ANSWERS, CALLS, type Result, type RubricAnswer } from '../rules/rubric.ts';
import { isReviewer, mayReply } from './policy.ts';
import {
	answersOf,
	recheckById,
	recheckList,
	rubricCounts,
	type RecheckList,
	type RecheckListRow,
	type RecheckRow,
	type ResultFilter
} from './recheck-queries.ts';
import { rubricOn } from './recheck-rules.ts';

const PAGE = 25;
const TONES: Record<Result, Tone> = { sound: 'done', weak: 'underway', failed: 'late' };

export const resultTag = (lang: Lang, result: Result) => ({ text: messages[lang].recheck.results[result], tone: TONES[result] });

/** One page of a list. */
export async function presentRechecks(context: DeskContext, list: RecheckList, after?: string, asked: ResultQuery = {}) {
	const { db, lang, actor } = context;
	const rows = await recheckList(db, actor, list, after, PAGE + 1, filterOf(asked));
	const shown = rows.slice(0, PAGE);
	const units = await unitsByIds(
		db,
		shown.map((row) => row.unitId)
	);
	return {
		items: shown.map((row) => ({
			id: row.id,
			href: paths.desk.recheck(row.id),
			number: row.number,
			title: row.title,
			unit: units.get(row.unitId)?.name[lang] ?? '',
			unitHref: list === 'results' ? paths.desk.rechecks({ list, unit: row.unitId }) : undefined,
			when: formatDate(lang, row.endedAt === null ? row.dueOn : dayOf(row.endedAt)),
			tag: tagOf(context, row),
			points: row.share === null ? undefined : messages[lang].recheck.points(row.share)
		})),
		next: rows.length > PAGE ? shown.at(-1)?.id : undefined
	};
}

/** What of the results an address asks for. */
export interface ResultQuery {
	unit?: string | undefined;
	criterion?: string | undefined;
	answer?: RubricAnswer | undefined;
}

/** Figures are of this time, and so are the lists behind them. */
const DAYS = 92;

function filterOf({ unit, criterion, answer }: ResultQuery): ResultFilter {
	const asked = criterion !== undefined && answer !== undefined;
	return asked ? { unitId: unit, criterion, answer, since: since() } : { unitId: unit };
}

const since = () => now().subtract({ hours: 24 * DAYS });

/** How the questions of the rubric were answered in the units that the actor answers for; each number opens its cases. */
export async function presentRubric({ db, lang, actor }: DeskContext, { unit }: ResultQuery) {
	const counts = await rubricCounts(db, actor, { unitId: unit, since: since() });
	const t = messages[lang].recheck;
	const units = await unitsByIds(db, unit === undefined ? [] : [unit]);
	return {
		unit: units.get(unit ?? '')?.name[lang],
		rows: [...Map.groupBy(counts, ({ criterionId }) => criterionId)].map(([criterion, list]) => ({
			id: criterion,
			name: list[0]?.name[lang] ?? '',
			cells: ANSWERS.map((answer) => {
				const n = list.find((one) => one.answer === answer)?.count ?? 0;
				const href = n === 0 ? undefined : paths.desk.rechecks({ list: 'results', unit, criterion, answer });
				return { label: t.answers[answer], text: formatNumber(lang, n), href };
			})
		}))
	};
}

function tagOf({ lang, today }: DeskContext, { state, dueOn, result }: RecheckListRow): { text: string; tone: Tone } {
	const t = messages[lang].recheck;
	if (result !== null) return resultTag(lang, result);
	if (Temporal.PlainDate.compare(dueOn, today) < 0) return { text: t.late, tone: 'late' };
	return { text: t.states[state], tone: state === 'waiting' ? 'new' : 'underway' };
}

/** Throws not_found for who neither checks it nor, once it is done, may read the case. */
export async function presentRecheck(context: DeskContext, id: string) {
	const { db, actor } = context;
	const recheck = found(await recheckById(db, id));
	const row = await appealById(db, recheck.appealId);
	const mine = isReviewer(actor, { ...recheck, guard: row.guard });
	const reads = can(actor, 'read', accessOf(row));
	const done = recheck.state === 'done';
	if (!mine && !(done && reads)) throw notFound();
	const decision = found((await decisionsOf(db, row.id)).find((one) => one.id === recheck.decisionId));
	const [reports, facts] = await Promise.all([reportsOf(context, row.id), factsOf(context, recheck, row, decision)]);
	const open = mine && !done;
	return {
		id,
		appealId: row.id,
		number: row.number,
		title: row.title,
		caseHref: reads ? paths.desk.appeal(row.id) : undefined,
		question: { text: row.text, lang: row.language },
		answer: { text: decision.text, lang: decision.language },
		reports,
		facts,
		take: open && recheck.state === 'waiting',
		form: open && recheck.state === 'taken' ? await formOf(context) : undefined,
		result: done ? await resultOf(context, recheck) : undefined,
		reply: done && reads && recheck.repliedAt === null && mayReply(actor, { ...recheck, guard: row.guard, judgedBy: recheck.reviewerId })
	};
}

/** What the executor reported, and how many files came with it: by this one sees whether the facts were checked. */
async function reportsOf({ db, lang }: DeskContext, appealId: string) {
	const acts = await timelineOf(db, { kind: 'appeal', id: appealId }, 'applicant');
	return acts
		.filter((act) => act.act === 'appeal.reported')
		.map(({ seq, at, data }) => ({
			id: String(seq),
			when: formatDate(lang, dayOf(at)),
			text: typeof data.text === 'string' ? data.text : '',
			files: messages[lang].recheck.page.files(Array.isArray(data.files) ? data.files.length : 0)
		}));
}

type Decision = Awaited<ReturnType<typeof decisionsOf>>[number];

async function factsOf({ db, lang }: DeskContext, recheck: RecheckRow, row: AppealRow, decision: Decision): Promise<Fact[]> {
	const [units, kinds, verdicts, people] = await Promise.all([
		unitsByIds(db, [recheck.unitId]),
		kindNames(db),
		verdictsOf(db, row.id),
		personNames(db, recheck.reviewerId === null ? [] : [recheck.reviewerId])
	]);
	const f = messages[lang].recheck.page.facts;
	const words = appealMessages[lang];
	const said = verdicts.find((one) => one.decision_id === recheck.decisionId);
	return [
		{ term: f.unit, value: units.get(recheck.unitId)?.name[lang] ?? '' },
		{ term: f.kind, value: kinds.get(row.kind)?.[lang] ?? row.kind },
		{ term: f.language, value: LANG_NAMES[row.language as Lang].long },
		{ term: f.received, value: formatDate(lang, dayOf(row.received_at)) },
		{ term: f.signed, value: formatDate(lang, dayOf(decision.signed_at)) },
		{ term: f.outcome, value: words.outcome[decision.outcome as Outcome] },
		...(said === undefined ? [] : [{ term: f.citizen, value: words.verdict[said.verdict as Verdict], note: said.text ?? undefined }]),
		recheck.endedAt === null
			? { term: f.due, value: formatDate(lang, recheck.dueOn) }
			: { term: f.reviewer, value: people.get(recheck.reviewerId ?? '') ?? '', note: formatDate(lang, dayOf(recheck.endedAt)) }
	];
}

async function formOf({ db, lang, today }: DeskContext) {
	const { answers, calls } = messages[lang].recheck;
	return {
		criteria: (await rubricOn(db, today)).map(({ id, name, hint }) => ({ id, name: name[lang], hint: hint[lang] })),
		answers: ANSWERS.map((value) => ({ value, label: answers[value] })),
		calls: CALLS.map((value) => ({ value, label: calls[value] }))
	};
}

async function resultOf({ db, lang }: DeskContext, recheck: RecheckRow) {
	if (recheck.result === null || recheck.share === null || recheck.called === null) return undefined;
	const t = messages[lang].recheck;
	const [answers, people] = await Promise.all([
		answersOf(db, recheck.id),
		personNames(db, recheck.repliedBy === null ? [] : [recheck.repliedBy])
	]);
	const by = (at: Temporal.Instant) => messages[lang].review.by(people.get(recheck.repliedBy ?? '') ?? '', formatDate(lang, dayOf(at)));
	return {
		tag: resultTag(lang, recheck.result),
		points: t.points(recheck.share),
		answers: answers.map((one) => ({
			id: one.criterionId,
			name: one.name[lang],
			answer: t.answers[one.answer],
			comment: one.comment ?? undefined
		})),
		called: t.calls[recheck.called],
		said: recheck.said ?? undefined,
		reply: recheck.repliedAt === null ? undefined : { text: recheck.reply ?? '', by: by(recheck.repliedAt) }
	};
}

export type RecheckPage = Awaited<ReturnType<typeof presentRecheck>>;
