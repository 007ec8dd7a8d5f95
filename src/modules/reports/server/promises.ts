/** What was promised at report meetings, and what came of it: from the assignments of the spine. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { promiseState, type PromiseState } from '../rules/assemble.ts';

export interface PromiseRow {
	/** The assignment's. */
	id: string;
	number: number;
	quote: string;
	whom: string;
	owner: Texts;
	promisedUntil: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
	state: PromiseState;
	writtenAt: Temporal.Instant;
	closedAt: Temporal.Instant | null;
}

/** The promises of a report's meeting in order, as they stand at an instant. What was said in public is what is late. */
export async function promisesOf(db: Reader | Tx, reportId: string, at: Temporal.Instant): Promise<PromiseRow[]> {
	const list = await rows(
		db,
		sql<Omit<PromiseRow, 'state'> & { state: string }>`
			SELECT a.id, p.number, p.quote, p.whom, u.name AS owner, p.promised_until AS "promisedUntil", a.due_on AS "dueOn", a.state, p.written_at AS "writtenAt",
				a.closed_at AS "closedAt"
			FROM report_promise p JOIN assignment a ON a.id = p.assignment_id JOIN unit u ON u.id = a.unit_id
			WHERE p.report_id = ${reportId} ORDER BY p.number`
	);
	return list.map((one) => ({ ...one, state: promiseState(one.state, one.promisedUntil, dayOf(at)) }));
}
