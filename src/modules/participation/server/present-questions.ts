/** Questions as everybody reads them on the event's page, and as the desk of the host ends them. */
import { currentDeadline } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Actor, Staff } from '#platform/identity/actor.ts';
import { makeToken } from '#platform/secrets.ts';
import { paths } from '#lib/paths.ts';
import type { Tone } from '#lib/ui/shapes.ts';
import { canRun } from '#modules/events/server/index.ts';
import { unitById, unitsBelow } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { standing } from '../rules.ts';
import { asks, nextOfQuestion, QUESTION_ACTS, REFUSALS, type QuestionState } from '../rules/questions.ts';
import { ANSWER_RULE } from './answer-term.ts';
import { gatheringFor } from './policy.ts';
import { publicGathering, type Gathering } from './queries.ts';
import { endOf } from './question-end.ts';
import { questionsOf, voicesOf, type Question } from './questions.ts';

const TONES: Record<QuestionState, Tone> = { waiting: 'neutral', shown: 'new', answered: 'done', owed: 'underway', refused: 'neutral' };

const tagOf = (lang: Lang, { state }: Question) => ({ text: messages[lang].questions.states[state], tone: TONES[state] });
const askerName = (lang: Lang, { name }: Question) => messages[lang].questions.by(name ?? messages[lang].questions.anybody);

/** By whom and until when questions without an end are owed; undefined while the event is ahead, and when all have one. */
async function openOf(db: Reader, lang: Lang, gathering: Gathering, list: readonly Question[]) {
	const open = list.filter(({ state }) => state === 'waiting' || state === 'shown').length;
	if (open === 0 || standing(gathering, now()) !== 'over') return undefined;
	const due = (await currentDeadline(db, { kind: 'gathering', id: gathering.id }, ANSWER_RULE))?.dueOn;
	if (due === undefined) return undefined;
	const t = messages[lang].questions;
	const late = Temporal.PlainDate.compare(due, dayOf(now())) < 0;
	const day = formatDate(lang, due);
	return { text: `${t.openText(open)} ${t.openBy(gathering.hostName[lang], day)}${late ? ` ${t.openLate(day)}` : ''}`, late };
}

/** The questions of an announced event for its page; which of them the reader supports. Throws not_found. */
export async function presentQuestions(db: Reader, lang: Lang, actor: Actor, id: string) {
	const gathering = await publicGathering(db, id);
	const citizen = actor.kind === 'citizen' ? actor.accountId : undefined;
	const [list, mine] = await Promise.all([questionsOf(db, id), citizen === undefined ? new Set<string>() : voicesOf(db, id, citizen)]);
	const t = messages[lang].questions;
	const open = asks(gathering, now());
	return {
		items: list
			.filter(({ shownAt }) => shownAt !== null)
			.map((question) => ({
				id: question.id,
				number: String(question.number),
				text: question.text,
				lang: question.language,
				by: askerName(lang, question),
				voices: t.voices(question.voices),
				mine: mine.has(question.id),
				mayVote: open && question.state === 'shown',
				tag: tagOf(lang, question),
				...endOf(lang, question, gathering.recordingUrl)
			})),
		// Its words are nobody's to read, that it was asked and why it is not read is.
		withheld: list
			.filter(({ shownAt, state }) => shownAt === null && state === 'refused')
			.map((question) => ({ number: String(question.number), reason: endOf(lang, question, null).reason ?? '' })),
		owed: await openOf(db, lang, gathering, list),
		ask: open ? paths.events.ask(lang, id) : undefined,
		signIn: open && citizen === undefined ? paths.account.signIn(lang, paths.events.one(lang, id)) : undefined
	};
}
export type Questions = Awaited<ReturnType<typeof presentQuestions>>;

/** The form by which one asks, with the key that makes a form sent twice one question. Throws not_found. */
export async function presentAsking(db: Reader, lang: Lang, id: string) {
	const gathering = await publicGathering(db, id);
	return { id, title: gathering.title[lang], open: asks(gathering, now()), key: makeToken() };
}

/** The questions for the side that holds the event: those without an end first. Throws not_found. */
export async function presentDeskQuestions(db: Reader, lang: Lang, actor: Staff, id: string) {
	const gathering = await gatheringFor(db, actor, id);
	const runs = canRun(actor, gathering);
	const t = messages[lang].questions;
	const [list, host, below] = await Promise.all([questionsOf(db, id), unitById(db, gathering.hostId), unitsBelow(db, gathering.hostId)]);
	const rank = ({ state }: Question) => ['waiting', 'shown', 'owed', 'answered', 'refused'].indexOf(state);
	return {
		id,
		title: gathering.title[lang],
		owed: await openOf(db, lang, gathering, list),
		items: list
			.toSorted((a, b) => rank(a) - rank(b))
			.map((question) => ({
				id: question.id,
				number: String(question.number),
				text: question.text,
				lang: question.language,
				by: askerName(lang, question),
				voices: t.voices(question.voices),
				tag: tagOf(lang, question),
				acts: runs ? QUESTION_ACTS.filter((act) => nextOfQuestion(question.state, act) !== undefined) : [],
				assignment: question.assignmentId === null ? undefined : paths.desk.assignment(question.assignmentId),
				...endOf(lang, question, gathering.recordingUrl)
			})),
		units: [host, ...below.filter((unit) => unit.open)].flatMap((unit) =>
			unit === undefined ? [] : { value: unit.id, label: unit.name[lang] }
		),
		refusals: REFUSALS.map((value) => ({ value, label: t.refusals[value] }))
	};
}
export type DeskQuestions = Awaited<ReturnType<typeof presentDeskQuestions>>;
