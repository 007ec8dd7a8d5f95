import { dropDeadline, meetDeadline } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, invalid } from '#platform/errors.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import {
	decisionsOf,
	giveBack,
	nameAgainst,
	reopenAppeal,
	tellReopenedByOther,
	updateAppeal,
	withMembers
} from '#modules/appeals/server/index.ts';
import { next } from '#modules/appeals/rules.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import type { DecideComplaint } from '../../input.ts';
import { messages } from '../../messages/index.ts';
import { reviewFault, type ComplaintState } from '../../rules.ts';
import { lockMatter } from '../matter.ts';
import { complaintNumber, complaintsOf } from '../store.ts';
import { tellAlone } from '../tell.ts';
import { openFor, type Opened } from './pass-complaint.ts';

const SYSTEM = { kind: 'system', job: 'procedure.complaint' } as const;

/**
 * The unit complained of satisfies the complaint in full by itself (Art. 91(4)): its decision is off, the appeal is open
 * again there. Throws as openFor.
 */
export async function satisfyComplaint(tx: Tx, actor: Actor, appealId: string, input: { satisfyAnswer: string }): Promise<void> {
	const opened = await openFor(tx, actor, appealId, 'sign', 'satisfy');
	await end(tx, actor, { ...opened, state: 'satisfied', answer: input.satisfyAnswer });
}

/** Who judges a late complaint restores its term for the reason given. Throws as openFor, conflict `procedure.not_late`. */
export async function restoreTerm(tx: Tx, actor: Actor, appealId: string, input: { restoreReason: string }): Promise<void> {
	const { row, number } = await openFor(tx, actor, appealId, 'review', 'restore');
	if (row.late_reason === null || row.restored_at !== null) throw conflict('procedure.not_late');
	const at = now();
	await tx
		.updateTable('complaint')
		.set({ restored_at: at, restored_by: actorId(actor) })
		.where('id', '=', row.id)
		.execute();
	await updateAppeal(tx, appealId, {});
	const data = { complaint: row.id, number, reason: input.restoreReason };
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act: 'appeal.complaint_restored', seenBy: 'applicant', at, data });
	await tellAlone(tx, appealId, 'complaint_restored', (lang) => ({
		complaint: number,
		reason: input.restoreReason,
		due: formatDate(lang, row.due_on)
	}));
}

/**
 * The unit above decides: the decision stays; it is cancelled and goes back; it is cancelled and the unit above decides the
 * appeal itself; a late complaint is left without consideration. A reopened appeal keeps its first due date. Throws as
 * openFor, invalid `review`.
 */
export async function decideComplaint(tx: Tx, actor: Actor, appealId: string, input: DecideComplaint): Promise<void> {
	const opened = await openFor(tx, actor, appealId, 'review', 'decide');
	const { row } = opened;
	const fault = reviewFault(input.review, { late: row.late_reason !== null, restored: row.restored_at !== null });
	if (fault !== undefined) throw invalid('review', fault);
	await end(tx, actor, { ...opened, state: input.review, answer: input.answer });
}

interface Ending extends Opened {
	state: Extract<ComplaintState, 'satisfied' | 'upheld' | 'cancelled' | 'changed' | 'left'>;
	answer: string;
}

async function end(tx: Tx, actor: Actor, ending: Ending): Promise<void> {
	const { appeal, row, state } = ending;
	await close(tx, actor, ending);
	const due = state === 'upheld' || state === 'left' ? undefined : await undo(tx, ending, now());
	if (due === undefined) await updateAppeal(tx, appeal.id, {});
	await tellEnd(tx, ending, due);
	if (due !== undefined && row.decision_id !== null) await endOthers(tx, actor, ending, due);
}

/** The complaint is answered; what that does to the decision is another matter. */
async function close(tx: Tx, actor: Actor, { appeal, row, number, state, answer }: Omit<Ending, 'matter'>): Promise<void> {
	const at = now();
	const subject = { kind: 'complaint', id: row.id } as const;
	await tx
		.updateTable('complaint')
		.set({ state, answer, decided_by: actorId(actor), ended_at: at })
		.where('id', '=', row.id)
		.execute();
	await meetDeadline(tx, subject, row.state === 'filed' ? 'complaint_transfer' : 'complaint_review', at);
	await dropDeadline(tx, subject, 'complaint_transfer', at);
	const unit = await unitById(asReader(tx), state === 'changed' ? row.review_unit_id : row.unit_id);
	const data = { complaint: row.id, number, outcome: state, text: answer, name: unit?.name };
	await journal(tx, { subject: { kind: 'appeal', id: appeal.id }, actor, act: `appeal.complaint_${state}`, seenBy: 'applicant', at, data });
}

async function tellEnd(tx: Tx, { appeal, row, number, state, answer }: Omit<Ending, 'matter'>, due?: Temporal.PlainDate): Promise<void> {
	const unit = await unitById(asReader(tx), state === 'changed' ? row.review_unit_id : row.unit_id);
	await tellAlone(tx, appeal.id, `complaint_${state}`, (lang) => ({
		complaint: number,
		answer,
		unit: unit?.name[lang] ?? '',
		due: due === undefined ? '' : formatDate(lang, due)
	}));
}

/**
 * The decision is off: the appeal is open again, at the unit that will decide it, without the executor it had; whoever
 * prepared the decision does not do it again. Of silence, the work goes on, or up. What somebody else's disagreement opened
 * already stays open as it is. Returns the term.
 */
async function undo(tx: Tx, { matter, row, state }: Ending, at: Temporal.Instant): Promise<Temporal.PlainDate> {
	const unitId = state === 'changed' ? row.review_unit_id : matter.unitId;
	if (row.decision_id === null || next(matter.state, 'reopen') === undefined) {
		if (state === 'changed') await giveBack(tx, matter, unitId);
		else await updateAppeal(tx, matter.id, {});
		return matter.dueOn;
	}
	const drafter = (await decisionsOf(asReader(tx), matter.id)).find((one) => one.id === row.decision_id)?.drafted_by ?? null;
	const dueOn = await reopenAppeal(tx, { ...matter, unitId, executorId: null }, at);
	const data = { complaint: row.id, due: dueOn.toString() };
	await journal(tx, { subject: { kind: 'appeal', id: matter.id }, actor: SYSTEM, act: 'appeal.sent_back', seenBy: 'applicant', at, data });
	if (drafter !== null) await nameAgainst(tx, SYSTEM, matter.id, { personId: drafter });
	return dueOn;
}

/**
 * One decision was given to several applicants: a complaint of another of them that is still open has what it asked for. Who
 * did not complain is told that the matter is open again. Nobody reads what another wrote or was answered.
 */
async function endOthers(tx: Tx, actor: Actor, ending: Ending, due: Temporal.PlainDate): Promise<void> {
	const all = await withMembers(tx, [ending.matter.id]);
	const others = all.filter((id) => id !== ending.appeal.id);
	const silent: string[] = [];
	for (const id of others) {
		const open = (await complaintsOf(tx, id)).find((row) => row.ended_at === null && row.decision_id === ending.row.decision_id);
		if (open === undefined) silent.push(id);
		else {
			const { appeal } = await lockMatter(tx, id);
			const answer = messages[appeal.language].complaint.withOther;
			const other = { appeal, row: open, number: complaintNumber(appeal.number, open), state: ending.state, answer };
			await close(tx, actor, other);
			await tellEnd(tx, other, due);
		}
	}
	await tellReopenedByOther(tx, silent, due);
}
