/** The package: from one official reply an individual signed answer for each member appeal. */
import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import { asReader, type Database, type Tx } from '#platform/db/index.ts';
import { conflict, found, Refusal } from '#platform/errors.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { actorId, type Staff } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import {
	appealForStaff,
	decisionDraftOf,
	readableAppeals,
	signDecision,
	submitDecision,
	type AppealRow
} from '#modules/appeals/server/index.ts';
import { isOpen } from '#modules/appeals/rules.ts';
import type { answerInput } from '../../input.ts';
import { messages } from '../../messages/index.ts';
import { inLang, type Given, type ReplyOutcome } from '../../rules.ts';
import { openProblem } from '../access.ts';

interface Reply {
	id: string;
	outcome: ReplyOutcome;
	text: Given;
}

async function latestReply(tx: Tx, problemId: string): Promise<Reply> {
	const row = await tx
		.selectFrom('problem_reply')
		.select(['id', 'outcome', 'text'])
		.where('problem_id', '=', problemId)
		.orderBy('ordinal', 'desc')
		.executeTakeFirst();
	if (row === undefined) throw conflict('problems.no_reply');
	return { id: row.id, outcome: row.outcome as ReplyOutcome, text: row.text as Given };
}

/** The answer to one appeal: its own number, date and question, then the reply, in its language. */
export function answerText(appeal: Pick<AppealRow, 'language' | 'number' | 'received_at' | 'title'>, reply: Given): string {
	const lang = appeal.language as Lang;
	return messages[lang].answer({
		number: appeal.number,
		date: formatDate(lang, dayOf(appeal.received_at)),
		question: appeal.title,
		reply: inLang(reply, lang).text
	});
}

/**
 * Drafts an answer for each open member appeal that the actor may read, from the latest reply. What is drafted already
 * stays as somebody edited it. Returns how many were made. Throws not_found, forbidden, conflict `problems.no_reply`.
 */
export async function draftAnswers(tx: Tx, actor: Staff, id: string): Promise<number> {
	await openProblem(tx, actor, id, 'decide');
	const db = asReader(tx);
	const reply = await latestReply(tx, id);
	const members = await tx.selectFrom('problem_appeal').select('appeal_id').where('problem_id', '=', id).orderBy('added_at').execute();
	const readable = await readableAppeals(
		db,
		actor,
		members.map((member) => member.appeal_id)
	);
	const at = now();
	let made = 0;
	for (const { id: appealId, state } of readable) {
		if (!isOpen(state)) continue;
		const appeal = await appealForStaff(db, actor, appealId);
		const row = await tx
			.insertInto('problem_answer')
			.values({
				reply_id: reply.id,
				appeal_id: appealId,
				language: appeal.language,
				outcome: reply.outcome,
				text: answerText(appeal, reply.text),
				state: 'drafted',
				changed_by: actorId(actor),
				changed_at: at
			})
			.onConflict((oc) => oc.columns(['reply_id', 'appeal_id']).doNothing())
			.returning('appeal_id')
			.executeTakeFirst();
		if (row !== undefined) made++;
	}
	if (made > 0) {
		const data = { reply: reply.id, count: made };
		await journal(tx, { subject: { kind: 'problem', id }, actor, act: 'problem.answers_drafted', seenBy: 'staff', at, data });
	}
	return made;
}

/** Changes one answer of the package before it is signed. Throws not_found, forbidden, conflict `problems.signed`. */
export async function changeAnswer(tx: Tx, actor: Staff, id: string, input: z.output<typeof answerInput>): Promise<void> {
	await openProblem(tx, actor, id, 'decide');
	const answer = await lockAnswer(tx, actor, id, input.appealId);
	await tx
		.updateTable('problem_answer')
		.set({ outcome: input.outcome, text: input.text, state: 'drafted', refusal: null, changed_by: actorId(actor), changed_at: now() })
		.where('reply_id', '=', answer.reply_id)
		.where('appeal_id', '=', input.appealId)
		.execute();
}

/**
 * Signs one answer as the decision of its appeal, by the appeal's own rules and with its own delivery. Throws what they
 * throw, and conflict `problems.own_draft` where somebody is writing a decision already: theirs is not overwritten.
 */
export async function signAnswer(tx: Tx, actor: Staff, id: string, appealId: string): Promise<void> {
	await openProblem(tx, actor, id, 'decide');
	const answer = await lockAnswer(tx, actor, id, appealId);
	if ((await decisionDraftOf(asReader(tx), appealId)) !== undefined) throw conflict('problems.own_draft');
	const { language, outcome, text } = answer;
	await submitDecision(tx, actor, appealId, { language: language as Lang, outcome: outcome as ReplyOutcome, groundId: undefined, text });
	const { decisionId } = await signDecision(tx, actor, appealId);
	const at = now();
	await tx
		.updateTable('problem_answer')
		.set({ state: 'signed', refusal: null, decision_id: decisionId, changed_by: actorId(actor), changed_at: at })
		.where('reply_id', '=', answer.reply_id)
		.where('appeal_id', '=', appealId)
		.execute();
	const data = { appeal: appealId, decision: decisionId };
	await journal(tx, { subject: { kind: 'problem', id }, actor, act: 'problem.answer_signed', seenBy: 'staff', at, data });
}

async function lockAnswer(tx: Tx, actor: Staff, id: string, appealId: string) {
	await appealForStaff(asReader(tx), actor, appealId);
	const reply = await latestReply(tx, id);
	const answer = found(
		await tx
			.selectFrom('problem_answer as a')
			.innerJoin('problem_appeal as m', 'm.appeal_id', 'a.appeal_id')
			.selectAll('a')
			.where('m.problem_id', '=', id)
			.where('a.reply_id', '=', reply.id)
			.where('a.appeal_id', '=', appealId)
			.forUpdate('a')
			.executeTakeFirst()
	);
	if (answer.state === 'signed') throw conflict('problems.signed');
	return answer;
}

export interface Signed {
	signed: string[];
	refused: { appealId: string; code: string }[];
}

/**
 * Signs many with one confirmation, each in a transaction of its own: one that is refused keeps its reason and hinders
 * no other. Sent twice, what is signed is refused as signed and nothing is signed again.
 */
export async function signAnswers(write: Database['write'], actor: Staff, id: string, appealIds: readonly string[]): Promise<Signed> {
	await write((tx) => openProblem(tx, actor, id, 'decide'));
	const result: Signed = { signed: [], refused: [] };
	for (const appealId of new Set(appealIds)) {
		try {
			await write((tx) => signAnswer(tx, actor, id, appealId));
			result.signed.push(appealId);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			result.refused.push({ appealId, code: error.code });
			if (error.code !== 'problems.signed') await write((tx) => keepRefusal(tx, id, appealId, error.code));
		}
	}
	return result;
}

async function keepRefusal(tx: Tx, id: string, appealId: string, code: string): Promise<void> {
	const reply = await latestReply(tx, id);
	await tx
		.updateTable('problem_answer')
		.set({ state: 'refused', refusal: code, changed_at: now() })
		.where('reply_id', '=', reply.id)
		.where('appeal_id', '=', appealId)
		.where('state', '<>', 'signed')
		.execute();
}
