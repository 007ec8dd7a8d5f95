/** What our own rooms publish: each source gives its objects as they are now; they are kept beside what they were. */
import { now } from '#platform/clock.ts';
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { onSchedule } from '#platform/jobs/index.ts';
import type { Top } from '../rules/dump.ts';
import { SOURCES } from './sources/index.ts';
import { OWN } from './store.ts';
import { takeObjects, type Taken } from './take.ts';

/** Publishes what our rooms have now: what is new or changed gets its time, what is no more a tombstone. Twice changes nothing. */
export async function publishOwn(tx: Tx): Promise<Taken> {
	const at = now();
	const tops: Top[] = [];
	for (const { read } of SOURCES) tops.push(...(await read(asReader(tx))));
	const idOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);
	const taken = await takeObjects(tx, { sourceId: OWN, tops, at, complete: true, idOf });
	await tx.updateTable('oparl_source').set({ taken_at: at }).where('id', '=', OWN).execute();
	return taken;
}

/** Days begin and end things without an act: they are looked at anew within the hour. */
const LOOKED_AT = { minutes: 60 };
/** An act shows when its transaction ends: what was done so shortly before the last look may have been missed. */
const LATE = { minutes: 2 };

/** Whether something may have changed since it was published. */
async function isDue(db: Reader): Promise<boolean> {
	const subjects = SOURCES.flatMap((source) => source.subjects);
	const [due] = await rows(
		db,
		sql<{ due: boolean }>`
			SELECT s.taken_at IS NULL OR s.taken_at < ${now().subtract(LOOKED_AT)} OR EXISTS (
				SELECT FROM journal j WHERE j.at > s.taken_at - make_interval(mins => ${LATE.minutes}) AND j.subject_kind = ANY(${subjects}::text[])) AS due
			FROM oparl_source s WHERE s.id = ${OWN}`
	);
	return due?.due ?? false;
}

/** Each minute what was done meanwhile is published. Called once when the server starts. */
export function registerOparlJobs(): void {
	onSchedule('oparl.publish', '* * * * *', async (_none, { reader, write }) => {
		if (await isDue(reader)) await write(publishOwn);
	});
}
