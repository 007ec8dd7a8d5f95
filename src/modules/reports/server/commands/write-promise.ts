import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import { conflict, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { dateFault } from '#modules/assignments/rules.ts';
import { issueAssignment, onStanding } from '#modules/assignments/server/index.ts';
import { staffOf, unitsBelow } from '#modules/organisation/server/index.ts';
import type { PromiseInput } from '../../input.ts';
import { keepReport, tell } from '../store.ts';

// A promise is moved, accepted and ended as any assignment.
onStanding('report', { ownDates: true, judgedInRoom: false });

onConstraint('report_promise__once_key', () => conflict('reports.promise_twice'));

/**
 * Puts down what was promised at the meeting: an assignment of the host or a unit directly below it, to the deputy in person where they
 * are of its staff, with the day that was said. All of it is public. Throws as `keepReport`, invalid `unitId`, `dueOn`, conflict
 * `reports.promise_twice`.
 */
export async function writePromise(tx: Tx, actor: Actor, id: string, { quote, whom, unitId, dueOn }: PromiseInput): Promise<void> {
	const report = await keepReport(tx, actor, id, 'promise');
	const at = now();
	const near = unitId === report.hostId || (await unitsBelow(asReader(tx), report.hostId)).some((unit) => unit.id === unitId);
	if (!near) throw invalid('unitId', 'choose');
	const fault = dateFault(await loadCalendar(tx), dueOn, dayOf(at));
	if (fault !== undefined) throw invalid('dueOn', `assignments.${fault}`);
	const kept = await tx.selectFrom('report_promise').select('number').where('report_id', '=', id).where('quote', '=', quote).execute();
	if (kept.length > 0) throw conflict('reports.promise_twice');
	const deputy = (await staffOf(asReader(tx), unitId)).find(({ personId }) => personId === report.personId);
	const owed = { text: `${quote}\n\n${whom}`, dueOn, unitId, issuerUnitId: report.hostId, ...(deputy && { personId: deputy.personId }) };
	// In the name of the meeting, not of who wrote it down: those who lead the unit judge what came of it.
	const assignmentId = await issueAssignment(tx, { kind: 'system', job: 'reports' }, { ...owed, subject: { kind: 'report', id } });
	const [last] = await rows(tx, sql<{ n: number }>`SELECT coalesce(max(number), 0) AS n FROM report_promise WHERE report_id = ${id}`);
	await tx
		.insertInto('report_promise')
		.values({
			assignment_id: assignmentId,
			report_id: id,
			number: (last?.n ?? 0) + 1,
			quote,
			whom,
			unit_id: unitId,
			promised_until: dueOn,
			written_at: at,
			written_by: staffId(actor)
		})
		.execute();
	await tell(tx, actor, id, 'promised', at, { assignment: assignmentId, unit: unitId, due: dueOn.toString() });
}
