/** What follows for a report when its meeting is moved: both terms go with the day. */
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { onEventChange, type EventChange, type EventRow } from '#modules/events/server/index.ts';
import { reportOfEvent } from './queries.ts';
import { tell, termsOf } from './store.ts';

const SYSTEM = { kind: 'system', job: 'reports.follow' } as const;

async function follow(tx: Tx, change: EventChange, before: EventRow, after: EventRow): Promise<void> {
	if (change !== 'moved') return;
	const report = await reportOfEvent(asReader(tx), after.id);
	if (report === undefined) return;
	await tx
		.updateTable('report')
		.set(await termsOf(tx, after))
		.where('id', '=', report.id)
		.execute();
	await tell(tx, SYSTEM, report.id, 'meeting_moved', now(), { from: before.startsAt.toString(), to: after.startsAt.toString() });
}

onEventChange(follow);
