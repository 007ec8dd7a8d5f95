import { dueFrom, meetDeadline } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor, Staff } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import type { LookInput } from '../../input.ts';
import { fieldsOf, findingOf } from '../../rules.ts';
import { questionsOn } from '../control-rules.ts';
import { redraw } from '../draw-month.ts';
import { isLooker } from '../policy.ts';
import { lookById, type LookRow } from '../queries.ts';

/** A look, held until the transaction ends. Throws not_found. */
export async function lockLook(tx: Tx, id: string): Promise<LookRow> {
	await sql`SELECT FROM control_look WHERE id = ${id} FOR UPDATE`.execute(tx);
	return found(await lookById(tx, id));
}

/** Opens a look for whoever it was given to. Throws not_found, conflict `control.over`, `control.declined`. */
async function openMine(tx: Tx, actor: Actor, id: string): Promise<{ look: LookRow; looker: Staff }> {
	const look = await lockLook(tx, id);
	if (actor.kind !== 'staff') throw notFound();
	if (!isLooker(actor, look)) {
		const declined = tx.selectFrom('control_decline').select('at').where('look_id', '=', id).where('person_id', '=', actor.personId);
		throw (await declined.executeTakeFirst()) === undefined ? notFound() : conflict('control.declined');
	}
	if (look.state !== 'waiting') throw conflict('control.over');
	return { look, looker: actor };
}

/** The looker does not do it, and says why (a conflict of interest): it is drawn to somebody else. Throws as openMine. */
export async function declineLook(tx: Tx, actor: Actor, id: string, { reason }: { reason: string }): Promise<void> {
	const { looker } = await openMine(tx, actor, id);
	const at = now();
	await tx.insertInto('control_decline').values({ look_id: id, person_id: looker.personId, reason, at }).execute();
	await journal(tx, { subject: { kind: 'control_look', id }, actor, act: 'control.declined', seenBy: 'staff', at, data: { reason } });
	await redraw(tx, id);
}

/**
 * The questions answered, once; what they amount to stands beside the acceptance, which stays as it is. Not confirmed: both units may
 * reply, within a dated term. Throws as openMine, invalid for a question without an answer or a word to what is not a yes.
 */
export async function finishLook(tx: Tx, actor: Actor, id: string, input: LookInput): Promise<void> {
	const { look } = await openMine(tx, actor, id);
	const at = now();
	const answers = (await questionsOn(tx, dayOf(at))).map(({ id: question, decisive }) => {
		const given = input.answers.find((one) => one.question === question);
		if (given === undefined) throw invalid(fieldsOf(question).answer, 'control.answer');
		if (given.answer !== 'yes' && given.remark === undefined) throw invalid(fieldsOf(question).remark, 'control.remark');
		return { ...given, decisive };
	});
	const finding = findingOf(answers);
	await tx
		.insertInto('control_answer')
		.values(answers.map(({ question, answer, remark }) => ({ look_id: id, question_id: question, answer, remark: remark ?? null })))
		.execute();
	const until = finding === 'unconfirmed' ? await replyUntil(tx, dayOf(at)) : null;
	await tx.updateTable('control_look').set({ state: 'done', ended_at: at, finding, reply_until: until }).where('id', '=', id).execute();
	await meetDeadline(tx, { kind: 'control_look', id }, 'control_look', at);
	await journal(tx, { subject: { kind: 'control_look', id }, actor, act: 'control.done', seenBy: 'staff', at, data: { finding } });
	const reason = answers.flatMap(({ answer, decisive, remark }) => (decisive && answer !== 'yes' ? [remark ?? ''] : [])).join('\n');
	const data = { look: id, ...(reason === '' ? {} : { reason }) };
	const subject = { kind: 'assignment', id: look.assignmentId } as const;
	await journal(tx, { subject, actor, act: `assignment.look_${finding}`, seenBy: 'staff', at, data });
}

async function replyUntil(tx: Tx, today: Temporal.PlainDate): Promise<Temporal.PlainDate> {
	return (await dueFrom(tx, 'control_reply', today)).dueOn;
}
