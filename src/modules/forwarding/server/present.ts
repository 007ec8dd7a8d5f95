/** A forwarding as pages and the API show it: every field that leaves is named, every text is formatted here. */
import { paths } from '#lib/paths.ts';
import type { Clock, Fact, Tone } from '#lib/ui/shapes.ts';
import { deadlinesOf, type StoredDeadline } from '#platform/calendar/index.ts';
import { workingDaysBetween, type Calendar } from '#platform/calendar/rules.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { explainTerm, FIRST_RULES, type AppealRow } from '#modules/appeals/server/index.ts';
import type { Body } from '#modules/bodies/server/index.ts';
import { messages } from '../messages/index.ts';
import { isOpen, isSilent, type ForwardState } from '../rules.ts';
import { contactOf } from './tell.ts';
import { SUBJECT, type Forwarding } from './store.ts';

/** Who reads, in which language, on which day. */
export interface View {
	db: Reader;
	lang: Lang;
	today: Temporal.PlainDate;
	calendar: Calendar;
}

const TONES: Record<ForwardState, Tone> = {
	draft: 'new',
	approved: 'new',
	sent: 'underway',
	done: 'done',
	answered: 'done',
	returned: 'neutral',
	passed: 'neutral',
	rejected: 'neutral',
	withdrawn: 'neutral'
};

/** How it stands, in words; silence is late. */
export function tagOf({ lang, today }: View, row: Forwarding): { text: string; tone: Tone } {
	const t = messages[lang];
	if (isSilent(row.state, row.due_on, today)) return { text: t.silent, tone: 'late' };
	return { text: t.states[row.state], tone: TONES[row.state] };
}

/** How a running term stands today. */
export function leftOf({ lang, calendar, today }: View, due: Temporal.PlainDate): { text: string; tone: Tone } {
	const m = appealMessages[lang];
	const left = workingDaysBetween(calendar, today, due);
	// Late on the Saturday after a Friday's term is late, though no working day passed.
	if (Temporal.PlainDate.compare(due, today) < 0) return { text: m.daysLate(Math.max(1, -left)), tone: 'late' };
	return { text: left === 0 ? m.urgency.today : m.daysLeft(left), tone: left <= 3 ? 'underway' : 'neutral' };
}

type Named = Pick<Body, 'name' | 'phone' | 'email' | 'address'>;

/** What is known of one forwarding, for the desk. */
export function factsOf(view: View, row: Forwarding, name: string, body: Named | undefined): Fact[] {
	const t = messages[view.lang];
	const f = t.facts;
	const facts: Fact[] = [
		{ term: row.way === 'body' ? f.body : f.unit, value: name },
		{ term: f.article, value: t.articles[row.article] },
		{ term: f.reason, value: row.reason },
		{ term: f.sent, value: row.sent_at === null ? '' : formatDateTime(view.lang, row.sent_at) },
		{ term: f.number, value: numberOf(view, row) },
		{ term: f.letter, value: letterOf(view, row), note: row.letter_detail ?? undefined },
		{ term: f.contact, value: body === undefined ? '' : contactOf(view.lang, body) },
		{ term: f.answer, value: row.answer_outcome === null ? '' : appealMessages[view.lang].outcome[row.answer_outcome] },
		{ term: f.answerDated, value: answerDated(view, row) },
		{ term: f.refusal, value: row.refusal ?? '' }
	];
	return facts.filter((fact) => fact.value !== '');
}

/** "№ ЖТ-…, 20 March 2026", or that it is not known yet. */
export function numberOf({ lang }: View, row: Forwarding): string {
	if (row.way !== 'body' || row.sent_at === null) return '';
	if (row.body_number === null || row.body_registered_on === null) return row.state === 'sent' ? messages[lang].facts.noNumber : '';
	return `${row.body_number}, ${formatDate(lang, row.body_registered_on)}`;
}

export function answerDated({ lang }: View, row: Forwarding): string {
	if (row.answered_on === null) return '';
	return [formatDate(lang, row.answered_on), row.answer_number].filter((part) => part !== null).join(', № ');
}

function letterOf({ lang }: View, row: Forwarding): string {
	if (row.letter_state === null) return '';
	const t = messages[lang];
	if (row.letter_way === 'letter' && row.letter_state === 'waiting') return t.letterWaits;
	return t.letterStates[row.letter_state as 'sent'];
}

/** The two clocks of an appeal that was sent to a body: our own standard, and the body's term by law. */
export async function clocksOf(
	view: View,
	appeal: Pick<AppealRow, 'id' | 'first_due_on'>,
	row: Forwarding,
	name: string
): Promise<Clock[]> {
	if (row.sent_at === null || row.due_on === null) return [];
	const { db, lang } = view;
	const t = messages[lang].clocks;
	const [own, theirs] = await Promise.all([deadlinesOf(db, { kind: 'appeal', id: appeal.id }), deadlinesOf(db, SUBJECT(row.id))]);
	const first = own.find((term) => FIRST_RULES.includes(term.ruleId) && term.dueOn.equals(appeal.first_due_on));
	const registered =
		row.body_number === null || row.body_registered_on === null
			? t.fromSending
			: t.fromRegistration(row.body_number, formatDate(lang, row.body_registered_on));
	return [
		{
			...dated(lang, appeal.first_due_on),
			name: t.ours,
			left: undefined,
			notes: [t.oursNote, t.oursMet(formatDate(lang, dayOf(row.sent_at)))],
			...reasonOf(lang, first)
		},
		{
			...dated(lang, row.due_on),
			name: t.theirs(name),
			left: row.state === 'sent' ? leftOf(view, row.due_on) : undefined,
			notes: row.state === 'sent' || row.body_number !== null ? [registered] : [],
			...reasonOf(
				lang,
				theirs.find((term) => term.ruleId === row.rule_id)
			)
		}
	];
}

const dated = (lang: Lang, day: Temporal.PlainDate) => ({ date: formatDate(lang, day), datetime: day.toString() });

function reasonOf(lang: Lang, term: StoredDeadline | undefined): Pick<Clock, 'why' | 'sentences' | 'days'> {
	const why = messages[lang].clocks.why;
	if (term === undefined) return { why, sentences: [], days: [] };
	const explained = explainTerm(lang, term.explanation);
	return { why, sentences: explained.sentences, days: [...explained.skipped, ...explained.worked] };
}

/** Our three working days to forward (Art. 65(1)), and whether they were kept. */
export async function forwardBy(view: View, row: Forwarding): Promise<(Fact & { tone: Tone }) | undefined> {
	const term = (await deadlinesOf(view.db, SUBJECT(row.id))).find((one) => one.ruleId === 'forward');
	if (term === undefined) return undefined;
	const t = messages[view.lang];
	const met = term.metAt === null ? undefined : dayOf(term.metAt);
	const late = Temporal.PlainDate.compare(met ?? view.today, term.dueOn) > 0;
	const left = isOpen(row.state) ? leftOf(view, term.dueOn).text : '';
	const note = met === undefined ? (late ? t.forwardLate : left) : late ? t.forwardBroken : t.forwardKept;
	return { term: t.forwardBy, value: formatDate(view.lang, term.dueOn), note, tone: late ? 'late' : 'neutral' };
}

/** One forwarding for the API. */
export function toApiForwarding(row: Forwarding, body: Body | undefined) {
	return {
		id: row.id,
		way: row.way,
		state: row.state,
		emergency: row.emergency,
		article: row.article,
		reason: row.reason,
		body: body === undefined ? null : { id: body.id, code: body.code, name: body.name },
		unitId: row.unit_id,
		previousId: row.previous_id,
		sentAt: row.sent_at?.toString() ?? null,
		dueOn: row.due_on?.toString() ?? null,
		bodyNumber: row.body_number,
		bodyRegisteredOn: row.body_registered_on?.toString() ?? null,
		answer:
			row.answer_outcome === null
				? null
				: {
						outcome: row.answer_outcome,
						number: row.answer_number,
						text: row.answer_text ?? '',
						on: row.answered_on?.toString() ?? ''
					},
		refusal: row.refusal
	};
}

export const letterHref = (row: Forwarding): string => paths.desk.forwardLetter(row.appeal_id, row.id);
