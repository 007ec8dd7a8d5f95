import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Reader, type Tx } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { filesOf, onFileAccess, storeFile, type FileRow } from '#platform/files/index.ts';
import { dateFault } from '#modules/assignments/rules.ts';
import { issueAssignment, onStanding } from '#modules/assignments/server/index.ts';
import { staffOf } from '#modules/organisation/server/index.ts';
import type { ReportInput } from '../../input.ts';
import { canRead } from '../policy.ts';
import { visitById } from '../queries.ts';
import { keepStop, tell } from '../store.ts';

// A promise is moved, accepted and ended as any assignment.
onStanding('visit', { ownDates: true, judgedInRoom: false });

const STOP = 'visit_stop';

// Photos of a stop that was told are read by everybody, as its report is.
onFileAccess(STOP, async (db, actor, file) => {
	const stop = await db.selectFrom('visit_stop').select('visit_id').where('id', '=', file.subject.id).executeTakeFirst();
	const visit = stop && (await visitById(db, stop.visit_id));
	return visit !== undefined && canRead(actor, visit);
});

export interface Photo {
	name: string;
	bytes: Buffer;
}

/**
 * Reports on a stop that has begun, once: how many came, what was spoken of; each promise becomes an assignment of the unit that
 * planned the trip, to the deputy where they are of its staff. All of it is public, the photos too. Throws not_found, forbidden, conflict
 * `visits.not_now`, invalid `due1`… for a date that is past or off, and what a file is refused for.
 */
export async function reportStop(tx: Tx, actor: Actor, visitId: string, input: ReportInput, photos: readonly Photo[] = []): Promise<void> {
	const { visit, stop } = await keepStop(tx, actor, { visitId, stopId: input.stopId }, 'report');
	const at = now();
	const calendar = await loadCalendar(tx);
	for (const [i, { dueOn }] of input.promises.entries()) {
		const fault = dateFault(calendar, dueOn, dayOf(at));
		if (fault !== undefined) throw invalid(`due${String(i + 1)}`, `assignments.${fault}`);
	}
	await tx
		.updateTable('visit_stop')
		.set({ reported_at: at, reported_by: staffId(actor), people: input.people, summary: input.summary })
		.where('id', '=', stop.id)
		.execute();
	const promises: string[] = [];
	const deputy = (await staffOf(asReader(tx), visit.unitId)).find(({ personId }) => personId === visit.personId);
	for (const { text, dueOn } of input.promises) {
		const owed = { text, dueOn, unitId: visit.unitId, issuerUnitId: visit.unitId, ...(deputy && { personId: deputy.personId }) };
		// In the name of the trip, not of who wrote it down: those who lead the unit judge what came of it.
		const id = await issueAssignment(tx, { kind: 'system', job: 'visits' }, { ...owed, subject: { kind: 'visit', id: visitId } });
		await tx.insertInto('visit_promise').values({ assignment_id: id, stop_id: stop.id }).execute();
		promises.push(id);
	}
	const kept: string[] = [];
	for (const photo of photos) {
		const file = await storeFile(tx, actor, { subject: { kind: STOP, id: stop.id }, seenBy: 'applicant', ...photo });
		if (!file.mime.startsWith('image/')) throw invalid('photos', 'visits.photo', { file: file.name });
		kept.push(file.id);
	}
	await tell(tx, actor, visitId, 'reported', at, { stop: stop.id, people: input.people, promises, photos: kept });
}

/** Photos of stops, by stop. */
export async function photosOf(db: Reader, stopIds: readonly string[]): Promise<Map<string, FileRow[]>> {
	const lists = await Promise.all(stopIds.map((id) => filesOf(db, { kind: STOP, id })));
	return new Map(stopIds.map((id, at) => [id, lists[at] ?? []]));
}
