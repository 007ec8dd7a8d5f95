/** What came of the assignments that one person of a unit was named for. Figures alone: no word of an assignment is in them. */
import { loadCalendar } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { inDays, type Days } from '#platform/measures.ts';
import { lateness, type AssignmentState } from '../rules.ts';
import { openOrigin } from './origin.ts';

export interface TaskRecord {
	/** All but those that were cancelled. */
	of: number;
	accepted: number;
	/** Of the accepted, reported in time. */
	inTime: number;
	/** Not accepted, and past its date. */
	overdue: number;
	/** Sent back at least once. */
	returned: number;
}

/** Of assignments of the unit with this person's name on them, issued on these days; what is kept from somebody is not in it. */
export async function taskRecord(
	db: Reader,
	{ unitId, personId, ...days }: Days & { unitId: string; personId: string }
): Promise<TaskRecord> {
	interface Row {
		state: AssignmentState;
		dueOn: Temporal.PlainDate;
		firstDueOn: Temporal.PlainDate;
		reportedAt: Temporal.Instant | null;
		closedAt: Temporal.Instant | null;
		returns: number;
	}
	const list = await rows(
		db,
		sql<Row>`SELECT a.state, a.due_on AS "dueOn", a.first_due_on AS "firstDueOn", a.reported_at AS "reportedAt", a.closed_at AS "closedAt", a.returns
			FROM assignment a WHERE a.unit_id = ${unitId} AND a.person_id = ${personId} AND a.state <> 'cancelled'
				AND ${inDays(sql`a.issued_at`, days)} AND ${openOrigin()}`
	);
	const calendar = await loadCalendar(db);
	const judged = list.map(({ reportedAt, closedAt, ...row }) => {
		const on = (at: Temporal.Instant | null) => (at === null ? null : dayOf(at));
		const { late } = lateness(calendar, { ...row, reportedOn: on(reportedAt), closedOn: on(closedAt) }, dayOf(now()));
		return { late, accepted: row.state === 'accepted', returned: row.returns > 0 };
	});
	const count = (which: (one: (typeof judged)[number]) => boolean) => judged.filter(which).length;
	return {
		of: judged.length,
		accepted: count((one) => one.accepted),
		inTime: count((one) => one.accepted && !one.late),
		overdue: count((one) => !one.accepted && one.late),
		returned: count((one) => one.returned)
	};
}
