/** Reads through the rooms' doors what a report is assembled from: of its deputy, its days, as of an instant. */
import type { Reader, Tx } from '#platform/db/index.ts';
import { appealsOfDeputy, type DeputyAppeal } from '#modules/appeals/server/index.ts';
import { tasksOfDeputy, type DeputyTask } from '#modules/assignments/server/index.ts';
import { questionsOwedBefore, type OwedQuestion } from '#modules/participation/server/index.ts';
import { daysOf, hostOfMandate, type DayRow } from '#modules/receptions/server/index.ts';
import { appealsTakenBy } from '#modules/tickets/server/index.ts';
import { stopsOfDeputy, type DeputyStop } from '#modules/visits/server/index.ts';
import { metByDay, waitingForHost } from '#modules/wishes/server/index.ts';
import type { Records } from '../rules/assemble.ts';
import { promisesOf, type PromiseRow } from './promises.ts';
import { formerOf, type ReportRow } from './queries.ts';

export interface ReportRecords extends Records {
	appeals: DeputyAppeal[];
	assignments: DeputyTask[];
	stops: DeputyStop[];
	receptions:
		| { days: (DayRow & { held: boolean })[]; byDay: { day: Temporal.PlainDate; people: number }[]; met: number; waiting: number }
		| undefined;
	questions: OwedQuestion[];
	promises: PromiseRow[] | undefined;
	former: ReportRow | undefined;
}

/** The records of a report. `wishes waiting` is what waits now: a line keeps no past. */
export async function recordsOf(db: Reader | Tx, report: ReportRow, at: Temporal.Instant): Promise<ReportRecords> {
	const days = { from: report.periodFrom, to: report.periodTo };
	const [host, former] = [await hostOfMandate(db, report.mandateId), await formerOf(db, report)];
	const ids = host === undefined ? [] : await appealsTakenBy(db, host.id, at);
	return {
		appeals: await appealsOfDeputy(db, { bodyPath: report.bodyPath, personId: report.personId, ids }, days, at),
		assignments: await tasksOfDeputy(db, report, days, at),
		stops: await stopsOfDeputy(db, report.mandateId, days, at),
		receptions: host === undefined ? undefined : await receptionsOf(db, host.id, days, at),
		questions: await questionsOwedBefore(db, report.mandateId, report.startsAt, at),
		promises: former === undefined ? undefined : await promisesOf(db, former.id, at),
		former
	};
}

async function receptionsOf(
	db: Reader | Tx,
	hostId: string,
	days: { from: Temporal.PlainDate; to: Temporal.PlainDate },
	at: Temporal.Instant
) {
	const list = await daysOf(db, hostId, { from: days.from, until: days.to });
	const byDay = await metByDay(db, hostId, days, at);
	return {
		days: list.filter(({ endsAt }) => Temporal.Instant.compare(endsAt, at) <= 0).map((day) => ({ ...day, held: day.state === 'planned' })),
		byDay,
		met: byDay.reduce((sum, { people }) => sum + people, 0),
		waiting: await waitingForHost(db, hostId)
	};
}
