/**
 * Every field of an appeal that its applicant's page may show, by name. Nothing else of the source leaves: no executor,
 * no operator, no staff remark, no applicant's data (the applicant knows it, a lost telephone need not tell it).
 */
import { workingDaysBetween } from '#platform/calendar/rules.ts';
import { dayOf, formatDate, formatDateTime, formatDayMonth, formatTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Fact, Step, Tone } from '#lib/ui/shapes.ts';
import { explainTerm, type Explained } from '../explain.ts';
import { messages } from '../messages/index.ts';
import { pageMessages } from '../messages-page/index.ts';
import { formatPoint } from '#platform/point.ts';
import { isOpen, next, stepOf, STEPS, type AppealState, type Outcome, type Verdict } from '../rules.ts';
import { presentFile, type PublicFile } from './present-file.ts';
import { presentTimeline, type PublicAct } from './present-timeline.ts';
import type { StatusSource } from './status.ts';

export interface PublicDecision {
	id: string;
	outcome: string;
	tone: Tone;
	ground: string | undefined;
	text: string;
	lang: Lang;
	signedBy: string | undefined;
	signedOn: string;
	deliveries: string[];
	verdict: PublicVerdict | undefined;
}

export interface PublicVerdict {
	verdict: string;
	mark: string | undefined;
	text: string | undefined;
	disagrees: boolean;
}

/** How much of the term is left. All texts are ready to read. */
export type PublicTerm =
	| { kind: 'running' | 'today'; big: string; small: string }
	| { kind: 'late'; due: string; late: string; phone: string }
	| { kind: 'over'; small: string | undefined };

export interface PublicAppeal {
	number: string;
	title: string;
	text: string;
	lang: Lang;
	state: AppealState;
	stateLabel: string;
	sentence: string;
	nextSentence: string;
	tone: Tone;
	place: string;
	steps: Step[];
	facts: Fact[];
	term: PublicTerm;
	notes: string[];
	unit: { name: string; phone: string | undefined; address: string | undefined };
	explained: Explained | undefined;
	/** The date was set by a decision of the head: the count alone does not give it. */
	setByHead: boolean;
	files: PublicFile[];
	timeline: PublicAct[];
	decisions: PublicDecision[];
	may: { add: boolean; withdraw: boolean; rate: boolean };
	rateUntil: string | undefined;
	/** The term to rate is over and nothing was said. */
	rateOver: boolean;
}

/** Presents an appeal to its applicant in `lang`, as of `today` (a day in the deployment's zone). */
export function toPublic(lang: Lang, source: StatusSource, today: Temporal.PlainDate): PublicAppeal {
	const { appeal, unit } = source;
	const m = messages[lang];
	const t = pageMessages[lang].status;
	const late = isLate(source, today);
	const decision = source.decisions[0];
	const rated = decision !== undefined && source.verdicts.some((verdict) => verdict.decision_id === decision.id);
	const inTime = source.disagreeUntil !== undefined && Temporal.PlainDate.compare(today, source.disagreeUntil) <= 0;
	const ratable = next(appeal.state, 'rate') !== undefined && decision !== undefined && !rated;
	// Files that came with a later act are shown in the timeline beside it.
	const later = new Set<unknown>(source.timeline.flatMap((row) => (Array.isArray(row.data.files) ? (row.data.files as unknown[]) : [])));
	return {
		number: appeal.number,
		title: appeal.title,
		text: appeal.text,
		lang: appeal.language as Lang,
		state: appeal.state,
		stateLabel: late ? t.late.short : m.state[appeal.state],
		sentence: m.stateSentence[appeal.state],
		nextSentence: t.next[appeal.state],
		tone: late ? 'late' : TONES[appeal.state],
		place: [source.place, appeal.place, pointOf(source)].filter(Boolean).join(', '),
		steps: steps(lang, appeal.state, late),
		facts: facts(lang, source),
		term: term(lang, source, today, late),
		notes: notes(lang, source),
		unit: { name: unit?.name[lang] ?? '', phone: unit?.phone ?? undefined, address: unit?.address?.[lang] },
		explained: source.term === undefined ? undefined : explainTerm(lang, source.term.explanation),
		setByHead: !(source.term?.dueOn.equals(appeal.due_on) ?? true) && source.timeline.some((row) => row.act === 'appeal.extended'),
		files: source.files.filter((file) => !later.has(file.id)).map((file) => presentFile(lang, file)),
		timeline: presentTimeline(lang, source),
		decisions: source.decisions.map((row) => presentDecision(lang, source, row)),
		may: {
			add: next(appeal.state, 'add') !== undefined,
			withdraw: next(appeal.state, 'withdraw') !== undefined,
			rate: ratable && inTime
		},
		rateUntil: source.disagreeUntil === undefined ? undefined : formatDate(lang, source.disagreeUntil),
		rateOver: ratable && !inTime
	};
}

const TONES: Record<AppealState, Tone> = {
	received: 'new',
	registered: 'new',
	correction: 'underway',
	in_work: 'underway',
	with_body: 'underway',
	on_approval: 'underway',
	answered: 'done',
	closed: 'done',
	withdrawn: 'neutral',
	merged: 'neutral'
};

const OUTCOME_TONES: Record<Outcome, Tone> = {
	satisfied: 'done',
	partly_satisfied: 'underway',
	clarified: 'neutral',
	refused: 'neutral',
	noted: 'neutral',
	stopped: 'neutral'
};

function isLate({ appeal }: StatusSource, today: Temporal.PlainDate): boolean {
	return isOpen(appeal.state) && Temporal.PlainDate.compare(today, appeal.due_on) > 0;
}

function pointOf({ appeal: { latitude, longitude } }: StatusSource): string {
	return latitude === null || longitude === null ? '' : formatPoint({ latitude, longitude });
}

/** Five steps; of a withdrawn appeal those it had gone through are not told apart, so none is claimed. */
function steps(lang: Lang, state: AppealState, late: boolean): Step[] {
	const at = stepOf(state);
	if (at < 0) return [];
	return STEPS.map((step, i) => {
		const label = messages[lang].step[step];
		// The step that is reached is the last one done; the one after it is under way.
		if (i < at) return { label, state: 'done' };
		if (i === at) return { label, state: late ? 'late' : 'current' };
		return { label, state: 'todo' };
	});
}

function facts(lang: Lang, { appeal, unit, theme, kind }: StatusSource): Fact[] {
	const t = pageMessages[lang].status;
	const list: Fact[] = [
		{ term: t.received, value: formatDate(lang, dayOf(appeal.received_at)), note: formatTime(lang, appeal.received_at) },
		{ term: t.due, value: formatDate(lang, appeal.due_on) },
		{ term: t.unit, value: unit?.name[lang] ?? '' },
		{ term: t.theme, value: theme?.[lang] ?? '' },
		{ term: t.kind, value: kind?.[lang] ?? '' }
	];
	return list.filter((fact) => fact.value !== '');
}

function term(lang: Lang, source: StatusSource, today: Temporal.PlainDate, late: boolean): PublicTerm {
	const { appeal, calendar, unit } = source;
	const m = messages[lang];
	const t = pageMessages[lang].status;
	if (!isOpen(appeal.state)) {
		if (appeal.answered_at === null) return { kind: 'over', small: undefined };
		const took = m.workingDays(appeal.answered_days ?? 0);
		return { kind: 'over', small: t.inTime(formatDate(lang, dayOf(appeal.answered_at)), took) };
	}
	if (late) {
		const days = m.daysLate(workingDaysBetween(calendar, appeal.due_on, today));
		return { kind: 'late', due: formatDate(lang, appeal.due_on), late: days, phone: unit?.phone ?? '' };
	}
	const start = source.term?.startsOn ?? dayOf(appeal.received_at);
	const total = workingDaysBetween(calendar, start, appeal.due_on);
	const left = Math.min(total, workingDaysBetween(calendar, today, appeal.due_on));
	const given = left === total ? t.given(total) : t.passed(total, total - left);
	const small = `${t.lastDay(formatDate(lang, appeal.due_on))} ${given}`;
	return left === 0 ? { kind: 'today', big: t.today, small } : { kind: 'running', big: m.workingDays(left), small };
}

function notes(lang: Lang, { appeal, timeline }: StatusSource): string[] {
	const t = pageMessages[lang].status;
	const day = (value: unknown) => (typeof value === 'string' ? formatDayMonth(lang, Temporal.PlainDate.from(value)) : '');
	const extended = timeline.findLast((row) => row.act === 'appeal.extended');
	const list: string[] = [];
	if (!isOpen(appeal.state)) return list;
	if (extended !== undefined) list.push(t.extended(day(extended.data.from), day(extended.data.to)));
	if (appeal.reopens > 0) list.push(t.reopened);
	if (!appeal.first_due_on.equals(appeal.due_on)) list.push(t.firstDue(formatDate(lang, appeal.first_due_on)));
	return list;
}

function presentDecision(lang: Lang, source: StatusSource, row: StatusSource['decisions'][number]): PublicDecision {
	const t = pageMessages[lang].decision;
	const verdict = source.verdicts.find((one) => one.decision_id === row.id);
	return {
		id: row.id,
		outcome: messages[lang].outcome[row.outcome as Outcome],
		tone: OUTCOME_TONES[row.outcome as Outcome],
		ground: row.ground_id === null ? undefined : source.grounds.get(row.ground_id)?.[lang],
		text: row.text,
		lang: row.language as Lang,
		signedBy: row.signed_by === null ? undefined : source.signers.get(row.signed_by),
		signedOn: formatDate(lang, dayOf(row.signed_at)),
		deliveries: source.deliveries
			.filter((one) => one.decision_id === row.id)
			.map((one) => `${wayOf(t, one)}, ${formatDateTime(lang, one.at)}`),
		verdict: verdict === undefined ? undefined : presentVerdict(lang, verdict)
	};
}

type DecisionTexts = (typeof pageMessages)[Lang]['decision'];

function wayOf(t: DecisionTexts, delivery: { channel: string; state: string }): string {
	const states: Partial<Record<string, string>> = t[delivery.channel as 'mail' | 'letter' | 'page'];
	return states[delivery.state] ?? '';
}

function presentVerdict(lang: Lang, row: StatusSource['verdicts'][number]): PublicVerdict {
	const t = pageMessages[lang].rate;
	return {
		verdict: messages[lang].verdict[row.verdict as Verdict],
		mark: row.rating === null ? undefined : t.markOf(row.rating, t.mark[row.rating - 1] ?? ''),
		text: row.text ?? undefined,
		disagrees: row.disagrees
	};
}
