import { loadCalendar, saveDeadline, termFor, workdayEndsAt } from '#platform/calendar/index.ts';
import { deadline, registrationDay, type ComputedDeadline } from '#platform/calendar/rules.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, invalid } from '#platform/errors.ts';
import { dayOf, formatDate, ZONE } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { can, keepAddition, mustBeThere, updateAppeal, type AppealAction, type NewFile, ruleDay } from '#modules/appeals/server/index.ts';
import type { Complain } from '../../input.ts';
import { lockMatter } from '../matter.ts';
import { complaintNumber, complaintsOf } from '../store.ts';
import { tellAlone } from '../tell.ts';
import { causeOf } from '../whom.ts';

/**
 * The applicant complains of the latest decision, or of silence, within the term from its delivery (Art. 92(1)); after it
 * with a reason, for which the term may be restored. Whose appeal lies in another complains of what answered it there, for
 * themselves. It goes to the unit that decided, which passes it to the unit above
 * within three working days (Art. 91(4)). Throws not_found, conflict `procedure.nothing_to_complain`, `procedure.no_higher`,
 * `procedure.complained`, `procedure.complaint_open`, invalid `lateReason`.
 */
export async function fileComplaint(
	tx: Tx,
	actor: Actor,
	appealId: string,
	input: Complain,
	files: readonly NewFile[] = []
): Promise<void> {
	await file(tx, actor, appealId, 'speak_as_applicant', input, files);
}

/** The same on paper or told at the desk: whoever takes it writes it down. */
export async function recordComplaint(
	tx: Tx,
	actor: Actor,
	appealId: string,
	input: Complain,
	files: readonly NewFile[] = []
): Promise<void> {
	await file(tx, actor, appealId, 'ask_correction', input, files);
}

async function file(
	tx: Tx,
	actor: Actor,
	appealId: string,
	action: AppealAction,
	input: Complain,
	files: readonly NewFile[]
): Promise<void> {
	const { appeal, matter } = await lockMatter(tx, appealId);
	mustBeThere(actor, appeal);
	if (!can(actor, action, appeal)) throw forbidden();
	const db = asReader(tx);
	const [cause, earlier] = await Promise.all([causeOf(db, { ...matter, id: appealId }), complaintsOf(tx, appealId)]);
	if (cause === undefined) throw conflict('procedure.nothing_to_complain');
	if (cause.review === undefined) throw conflict('procedure.no_higher');
	if (earlier.some((row) => row.ended_at === null)) throw conflict('procedure.complaint_open');
	const decision = cause.decision?.id ?? null;
	if (decision !== null && earlier.some((row) => row.decision_id === decision && row.state !== 'withdrawn'))
		throw conflict('procedure.complained');
	const at = now();
	const late = cause.until !== undefined && Temporal.PlainDate.compare(dayOf(at), cause.until.dueOn) > 0;
	if (late && input.lateReason === undefined) throw invalid('lateReason', 'procedure.late', { until: cause.until?.dueOn.toString() ?? '' });
	const term = await registeredTerm(tx, 'complaint_transfer', at);
	const row = { id: newId(), ordinal: earlier.length + 1 };
	await tx
		.insertInto('complaint')
		.values({
			...row,
			appeal_id: appealId,
			decision_id: decision,
			unit_id: cause.unit.id,
			review_unit_id: cause.review.id,
			state: 'filed',
			text: input.complaint,
			filed_at: at,
			filed_by: staffId(actor),
			due_on: term.dueOn,
			late_reason: late ? (input.lateReason ?? null) : null
		})
		.execute();
	await saveDeadline(tx, { kind: 'complaint', id: row.id }, term, at);
	if (files.length > 0) await keepAddition(tx, actor, appealId, {}, files);
	for (const id of new Set([appealId, matter.id])) await updateAppeal(tx, id, {});
	const number = complaintNumber(appeal.number, row);
	const data = { complaint: row.id, number, text: input.complaint, late, name: cause.review.name };
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor, act: 'appeal.complained', seenBy: 'applicant', at, data });
	const [unit, review] = [cause.unit, cause.review];
	const rule = await termFor(tx, 'complaint_transfer', ruleDay(term.startsOn));
	await tellAlone(tx, appealId, 'complaint_filed', (lang) => ({
		complaint: number,
		unit: unit.name[lang],
		review: review.name[lang],
		by: formatDate(lang, term.dueOn),
		article: rule.source[lang],
		late
	}));
}

/** A term that runs from the day of registration by the rule (Art. 64(3)). */
export async function registeredTerm(tx: Tx, ruleId: string, at: Temporal.Instant): Promise<ComputedDeadline> {
	const [calendar, ends] = await Promise.all([loadCalendar(tx), workdayEndsAt(tx)]);
	const start = registrationDay(calendar, at.toZonedDateTimeISO(ZONE), ends);
	return deadline(calendar, start, await termFor(tx, ruleId, start));
}
