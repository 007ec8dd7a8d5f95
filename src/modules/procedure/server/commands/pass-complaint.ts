import { dropDeadline, meetDeadline, saveDeadline, termFor } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden } from '#platform/errors.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import { can, mustBeThere, updateAppeal, type AppealAction, type LockedAppeal } from '#modules/appeals/server/index.ts';
import { unitById } from '#modules/organisation/server/index.ts';
import { complaintActs, type ComplaintAct } from '../../rules.ts';
import { lockMatter } from '../matter.ts';
import { complaintNumber, type Complaint } from '../store.ts';
import { tellAlone } from '../tell.ts';
import { mayReview, openComplaint } from '../whom.ts';
import { registeredTerm } from './file-complaint.ts';

export interface Opened {
	appeal: LockedAppeal;
	/** Itself, or what it lies in. */
	matter: LockedAppeal;
	row: Complaint;
	number: string;
}

/**
 * Opens an appeal's complaint for one act, by a right on the appeal or as who judges it. Throws not_found, forbidden, conflict
 * `procedure.no_complaint`, `procedure.complaint_not_now`.
 */
export async function openFor(tx: Tx, actor: Actor, appealId: string, right: AppealAction | 'review', act: ComplaintAct): Promise<Opened> {
	const { appeal, matter } = await lockMatter(tx, appealId);
	mustBeThere(actor, appeal);
	if (right !== 'review' && !can(actor, right, appeal)) throw forbidden();
	const row = await openComplaint(asReader(tx), appealId);
	if (row === undefined) {
		if (right === 'review' && actor.kind !== 'staff') throw forbidden();
		throw conflict('procedure.no_complaint');
	}
	if (right === 'review' && !(await mayReview(asReader(tx), actor, row, matter.executorId))) throw forbidden();
	if (!complaintActs(row.state).includes(act)) throw conflict('procedure.complaint_not_now');
	return { appeal, matter, row, number: complaintNumber(appeal.number, row) };
}

/**
 * The unit complained of passes the complaint to the unit above, with what it has to say; there the term of review begins
 * (Art. 91(4), 99). The clock does the same when the unit let its three days pass: nothing lies. Throws as openFor.
 */
export async function passComplaint(tx: Tx, actor: Actor, appealId: string, input: { comment?: string | undefined }): Promise<void> {
	const { row, number } = await openFor(tx, actor, appealId, 'assign', 'pass');
	const at = now();
	const term = await registeredTerm(tx, 'complaint_review', at);
	const subject = { kind: 'complaint', id: row.id } as const;
	await meetDeadline(tx, subject, 'complaint_transfer', at);
	await saveDeadline(tx, subject, term, at);
	await tx
		.updateTable('complaint')
		.set({ state: 'passed', comment: input.comment ?? null, passed_at: at, passed_by: actorId(actor), due_on: term.dueOn })
		.where('id', '=', row.id)
		.execute();
	await updateAppeal(tx, appealId, {});
	const [review, rule] = await Promise.all([unitById(asReader(tx), row.review_unit_id), termFor(tx, 'complaint_review', term.startsOn)]);
	const data = { complaint: row.id, number, name: review?.name, due: term.dueOn.toString() };
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act: 'appeal.complaint_passed', seenBy: 'applicant', at, data });
	await tellAlone(tx, appealId, 'complaint_passed', (lang) => ({
		complaint: number,
		review: review?.name[lang] ?? '',
		due: formatDate(lang, term.dueOn),
		article: rule.source[lang]
	}));
}

/** The applicant takes the complaint back; what was decided stays. Throws as openFor. */
export async function withdrawComplaint(
	tx: Tx,
	actor: Actor,
	appealId: string,
	input: { withdrawReason?: string | undefined }
): Promise<void> {
	const { row, number } = await openFor(tx, actor, appealId, 'speak_as_applicant', 'withdraw');
	const at = now();
	await tx.updateTable('complaint').set({ state: 'withdrawn', ended_at: at }).where('id', '=', row.id).execute();
	for (const rule of ['complaint_transfer', 'complaint_review']) await dropDeadline(tx, { kind: 'complaint', id: row.id }, rule, at);
	await updateAppeal(tx, appealId, {});
	const reason = input.withdrawReason === undefined ? {} : { reason: input.withdrawReason };
	const data = { complaint: row.id, number, ...reason };
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act: 'appeal.complaint_withdrawn', seenBy: 'applicant', at, data });
	await tellAlone(tx, appealId, 'complaint_withdrawn', () => ({ complaint: number }));
}
