import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict, invalid } from '#platform/errors.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import type { MakeInput, MoveInput } from '../../input.ts';
import { canKeep } from '../policy.ts';
import { meetingById, reportOfEvent, type Meeting, type ReportRow } from '../queries.ts';
import { keepReport, tell, termsOf } from '../store.ts';

onConstraint('report__event_key', () => conflict('reports.there'));

/** A report meeting that is held, of a deputy, for who keeps its report, and that has none. Throws invalid `eventId`, conflict `reports.there`. */
async function meetingOf(tx: Tx, actor: Actor, eventId: string): Promise<Meeting> {
	const meeting = await meetingById(tx, eventId);
	if (meeting === undefined || meeting.eventState === 'cancelled' || !canKeep(actor, meeting)) throw invalid('eventId', 'choose');
	if ((await reportOfEvent(tx, eventId)) !== undefined) throw conflict('reports.there');
	return meeting;
}

/** Begins the report for a meeting; returns its id. A meeting has one report. Throws invalid `eventId`, conflict `reports.there`. */
export async function makeReport(tx: Tx, actor: Actor, { eventId, periodFrom, periodTo }: MakeInput): Promise<string> {
	const meeting = await meetingOf(tx, actor, eventId);
	const [id, at] = [newId(), now()];
	await tx
		.insertInto('report')
		.values({
			id,
			mandate_id: meeting.mandateId,
			event_id: eventId,
			period_from: periodFrom,
			period_to: periodTo,
			...(await termsOf(tx, meeting)),
			made_by: staffId(actor),
			made_at: at
		})
		.execute();
	await tell(tx, actor, id, 'made', at, { event: eventId, from: periodFrom.toString(), to: periodTo.toString() });
	return id;
}

/** Its meeting was called off: it is given at another of the same deputy. Throws as `keepReport`, invalid `eventId`, conflict `reports.there`. */
export async function moveReport(tx: Tx, actor: Actor, id: string, { eventId, why }: MoveInput): Promise<void> {
	const report: ReportRow = await keepReport(tx, actor, id, 'move');
	const meeting = await meetingOf(tx, actor, eventId);
	if (meeting.mandateId !== report.mandateId) throw invalid('eventId', 'choose');
	const values = { event_id: eventId, ...(await termsOf(tx, meeting)) };
	await tx.updateTable('report').set(values).where('id', '=', id).execute();
	await tell(tx, actor, id, 'moved', now(), { event: eventId, before: report.eventId, reason: why });
}
