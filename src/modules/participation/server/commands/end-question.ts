import { meetDeadline } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { queueMails } from '#platform/mail/index.ts';
import { issueAssignment } from '#modules/assignments/server/index.ts';
import { unitsBelow } from '#modules/organisation/server/index.ts';
import type { AnswerInput, OweInput, RefuseInput } from '../../question-input.ts';
import { standing } from '../../rules.ts';
import { nextOfQuestion, type QuestionAct, type QuestionState } from '../../rules/questions.ts';
import { questionEnded } from '../letters.ts';
import type { Gathering } from '../queries.ts';
import { askerOf, openQuestions, questionById, type Question } from '../questions.ts';
import { runGathering, tell } from '../store.ts';
import { ANSWER_RULE } from '../answer-term.ts';

interface Taken {
	gathering: Gathering;
	question: Question;
	state: QuestionState;
}

/** A question of the event under lock, for who runs it, in a state in which the act is possible. Throws not_found, forbidden, conflict `participation.question_state`. */
async function take(tx: Tx, actor: Actor, eventId: string, questionId: string, act: QuestionAct): Promise<Taken> {
	const gathering = await runGathering(tx, actor, eventId);
	const question = await questionById(tx, questionId);
	if (question?.eventId !== eventId) found(undefined);
	const kept = found(question);
	const state = nextOfQuestion(kept.state, act);
	if (state === undefined) throw conflict('participation.question_state');
	return { gathering, question: kept, state };
}

/** A moderator's yes: from now on everybody reads it and may lend a voice. Throws as `take`. */
export async function showQuestion(tx: Tx, actor: Actor, eventId: string, { questionId }: { questionId: string }): Promise<void> {
	const { question, state } = await take(tx, actor, eventId, questionId, 'show');
	const at = now();
	await tx.updateTable('gathering_question').set({ state, shown_at: at }).where('id', '=', questionId).execute();
	await tell(tx, actor, eventId, 'question_shown', at, { number: question.number });
}

/** Answered: in words, at a second of the recording, or both. Throws as `take`. */
export async function answerQuestion(tx: Tx, actor: Actor, eventId: string, { questionId, answer, second }: AnswerInput): Promise<void> {
	const taken = await take(tx, actor, eventId, questionId, 'answer');
	await end(tx, actor, taken, { answer: answer ?? null, answer_second: second ?? null });
}

/** Not taken up, with a reason of the list and words that everybody reads. Throws as `take`. */
export async function refuseQuestion(tx: Tx, actor: Actor, eventId: string, { questionId, refusal, words }: RefuseInput): Promise<void> {
	const taken = await take(tx, actor, eventId, questionId, 'refuse');
	await end(tx, actor, taken, { refusal, refusal_words: words });
}

/**
 * Owed: an assignment to the host or a unit directly below it, with a day that everybody reads. Throws as `take`, invalid `unitId`, and
 * what `issueAssignment` finds.
 */
export async function oweQuestion(tx: Tx, actor: Actor, eventId: string, { questionId, unitId, dueOn }: OweInput): Promise<void> {
	const taken = await take(tx, actor, eventId, questionId, 'owe');
	const { hostId, title } = taken.gathering;
	const near = unitId === hostId || (await unitsBelow(asReader(tx), hostId)).some(({ id }) => id === unitId);
	if (!near) throw invalid('unitId', 'choose');
	const { text, number } = taken.question;
	const task = `${title.kk} · № ${String(number)}\n\n${text}`;
	const assignmentId = await issueAssignment(tx, actor, { text: task, unitId, dueOn, issuerUnitId: hostId });
	await end(tx, actor, taken, { assignment_id: assignmentId, owed_unit_id: unitId, owed_until: dueOn });
}

type Ended = Partial<{
	answer: string | null;
	answer_second: number | null;
	refusal: string;
	refusal_words: string;
	assignment_id: string;
	owed_unit_id: string;
	owed_until: Temporal.PlainDate;
}>;

/** Keeps the end, tells who asked, and meets the term when it was the last open one of an event that is over. */
async function end(tx: Tx, actor: Actor, { gathering, question, state }: Taken, ended: Ended): Promise<void> {
	const at = now();
	await tx
		.updateTable('gathering_question')
		.set({ ...ended, state, ended_at: at, ended_by: staffId(actor) })
		.where('id', '=', question.id)
		.execute();
	const after = found(await questionById(tx, question.id));
	const email = await askerOf(tx, question.id);
	if (email !== undefined) await queueMails(tx, [questionEnded(gathering, after, email)]);
	if (standing(gathering, at) === 'over' && (await openQuestions(tx, gathering.id)) === 0)
		await meetDeadline(tx, { kind: 'gathering', id: gathering.id }, ANSWER_RULE, at);
	await tell(tx, actor, gathering.id, `question_${state}`, at, { number: question.number });
}
