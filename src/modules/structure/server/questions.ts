/** The questions of an appeal, and the acts on them. */
import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid, notFound } from '#platform/errors.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import {
	can,
	keptAmong,
	lockAppeal,
	openThemes,
	splitAppeal,
	undoSplit,
	updateAppeal,
	type AppealAction,
	type LockedAppeal,
	type Part
} from '#modules/appeals/server/index.ts';
import { next, type AppealState, type Outcome } from '#modules/appeals/rules.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import type { answerInput, questionInput, whichInput } from '../input.ts';
import { mayBeSigned, type Asked } from '../rules.ts';

export interface Question extends Asked {
	id: string;
	ordinal: number;
	text: string;
	themeId: string | null;
	unitId: string | null;
	dueOn: Temporal.PlainDate | null;
	answer: string | null;
	part: { id: string; number: string; state: AppealState; outcome: Outcome | null; dueOn: Temporal.PlainDate } | null;
}

type Row = Omit<Question, 'part'> & {
	partId: string | null;
	partNumber: string;
	partState: AppealState;
	partOutcome: Outcome | null;
	partDueOn: Temporal.PlainDate;
};

/** What an appeal asks, in the order in which it was written down; nothing where it is one question. */
export async function questionsOf(db: Reader | Tx, appealId: string): Promise<Question[]> {
	const list = await rows(
		db,
		sql<Row>`
			SELECT q.id, q.ordinal, q.text, q.theme_id AS "themeId", q.unit_id AS "unitId", q.due_on AS "dueOn", q.outcome, q.answer, q.part_id AS "partId",
				p.number AS "partNumber", p.state AS "partState", p.outcome AS "partOutcome", p.due_on AS "partDueOn"
			FROM appeal_question q LEFT JOIN appeal p ON p.id = q.part_id
			WHERE q.appeal_id = ${appealId} AND q.removed_at IS NULL ORDER BY q.ordinal`
	);
	return list.map(({ partId, partNumber, partState, partOutcome, partDueOn, ...question }) => ({
		...question,
		part: partId === null ? null : { id: partId, number: partNumber, state: partState, outcome: partOutcome, dueOn: partDueOn }
	}));
}

/** An appeal whose questions are worked on: open, not on signature, not in another. Throws not_found, forbidden, conflict. */
async function open(tx: Tx, actor: Actor, id: string, action: AppealAction): Promise<LockedAppeal> {
	const appeal = await lockAppeal(tx, id);
	if (!can(actor, 'read', appeal)) throw notFound();
	if (!can(actor, action, appeal)) throw forbidden();
	if (next(appeal.state, 'take_in') === undefined) throw conflict('appeals.not_now', { state: appeal.state });
	return appeal;
}

async function questionIn(tx: Tx, appealId: string, questionId: string): Promise<Question> {
	return found((await questionsOf(tx, appealId)).find((one) => one.id === questionId));
}

async function done(tx: Tx, actor: Actor, appealId: string, act: string, data: Record<string, unknown>): Promise<void> {
	await updateAppeal(tx, appealId, {});
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act: `appeal.${act}`, seenBy: 'applicant', at: now(), data });
}

/** Writes down one of the things that an appeal asks. Throws not_found, forbidden, conflict, invalid. */
export async function addQuestion(tx: Tx, actor: Actor, id: string, input: z.output<typeof questionInput>): Promise<string> {
	const appeal = await open(tx, actor, id, 'merge');
	const db = asReader(tx);
	if (input.themeId !== undefined && !(await openThemes(db)).some((theme) => theme.id === input.themeId))
		throw invalid('themeId', 'choice');
	if (input.unitId !== undefined && (await unitById(db, input.unitId))?.open !== true) throw invalid('unitId', 'unit');
	const dueOn = input.dueOn === undefined ? null : Temporal.PlainDate.from(input.dueOn);
	if (dueOn !== null && Temporal.PlainDate.compare(dueOn, appeal.dueOn) > 0) throw invalid('dueOn', 'appeals.question_due');
	const { last } = await tx
		.selectFrom('appeal_question')
		.select((eb) => eb.fn.max('ordinal').as('last'))
		.where('appeal_id', '=', id)
		.executeTakeFirstOrThrow();
	const ordinal = ((last as number | null) ?? 0) + 1;
	const questionId = newId();
	await tx
		.insertInto('appeal_question')
		.values({
			id: questionId,
			appeal_id: id,
			ordinal,
			text: input.text,
			theme_id: input.themeId ?? null,
			unit_id: input.unitId ?? null,
			due_on: dueOn,
			made_by: actorId(actor),
			made_at: now()
		})
		.execute();
	await done(tx, actor, id, 'question_added', { question: questionId, ordinal });
	return questionId;
}

/** Takes a question off that was written down by mistake; what has an outcome or a part stays. */
export async function removeQuestion(tx: Tx, actor: Actor, id: string, input: z.output<typeof whichInput>): Promise<void> {
	await open(tx, actor, id, 'merge');
	const question = await questionIn(tx, id, input.questionId);
	if (question.outcome !== null || question.part !== null) throw conflict('appeals.question_settled');
	await tx.updateTable('appeal_question').set({ removed_at: now() }).where('id', '=', question.id).execute();
	await done(tx, actor, id, 'question_removed', { question: question.id, ordinal: question.ordinal });
}

/** Says how one question ends, or corrects it before the decision is signed. Throws conflict for one that was split out. */
export async function answerQuestion(tx: Tx, actor: Actor, id: string, input: z.output<typeof answerInput>): Promise<void> {
	await open(tx, actor, id, 'decide');
	const question = await questionIn(tx, id, input.questionId);
	if (question.part !== null) throw conflict('appeals.question_settled');
	const said = { outcome: input.outcome, answer: input.answer ?? null, decided_by: actorId(actor), decided_at: now() };
	await tx.updateTable('appeal_question').set(said).where('id', '=', question.id).execute();
	await done(tx, actor, id, 'question_answered', { question: question.id, ordinal: question.ordinal, outcome: input.outcome });
}

/** Splits a question out into an appeal of its own, for the unit that it is addressed to. Throws conflict for one that is settled. */
export async function splitQuestion(tx: Tx, actor: Actor, id: string, input: z.output<typeof whichInput>): Promise<Part> {
	const appeal = await open(tx, actor, id, 'merge');
	const question = await questionIn(tx, id, input.questionId);
	if (question.outcome !== null || question.part !== null) throw conflict('appeals.question_settled');
	const part = await splitAppeal(tx, actor, appeal, { text: question.text, themeId: question.themeId, unitId: question.unitId });
	await tx.updateTable('appeal_question').set({ part_id: part.id }).where('id', '=', question.id).execute();
	return part;
}

/** Takes a part back as a question of the whole, while nothing was decided on it. */
export async function unsplitQuestion(tx: Tx, actor: Actor, id: string, input: z.output<typeof whichInput>): Promise<void> {
	const appeal = await open(tx, actor, id, 'merge');
	const question = await questionIn(tx, id, input.questionId);
	if (question.part === null) throw conflict('appeals.not_split');
	// A part that is kept from somebody is not theirs to take back.
	if (actor.kind === 'staff' && (await keptAmong(tx, actor, [question.part.id])).size > 0) throw conflict('appeals.not_now');
	await undoSplit(tx, actor, appeal, question.part.id);
	await tx.updateTable('appeal_question').set({ part_id: null }).where('id', '=', question.id).execute();
}

/** The decision waits until each question that stayed has an outcome. */
export async function checkQuestions(tx: Tx, appeal: { id: string }): Promise<void> {
	if (!mayBeSigned(await questionsOf(tx, appeal.id))) throw conflict('appeals.questions_open');
}
