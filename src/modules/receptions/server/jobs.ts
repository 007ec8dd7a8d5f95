/** Each night the days that are to come are made of the hours, and follow the calendar. */
import { dayOf } from '#platform/i18n/format.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Database } from '#platform/db/index.ts';
import { onSchedule } from '#platform/jobs/index.ts';
import { log } from '#platform/log.ts';
import { followHours } from './hours.ts';
import { openHost } from './hosts.ts';

const SYSTEM = { kind: 'system', job: 'receptions.ahead' } as const;

/** Every host who receives today or later, each in a transaction of its own. Returns how many days were made; run again it makes none. */
export async function followAllHours({ reader, write }: Pick<Database, 'reader' | 'write'>): Promise<number> {
	const hosts = await rows(
		reader,
		sql<{ id: string }>`
			SELECT h.id FROM reception_host h WHERE (h.valid_to IS NULL OR h.valid_to >= ${dayOf(now())})
				OR EXISTS (SELECT FROM reception_day d WHERE d.host_id = h.id AND d.state = 'planned' AND d.day >= ${dayOf(now())}) ORDER BY h.id`
	);
	let made = 0;
	const failed: unknown[] = [];
	for (const { id } of hosts) {
		try {
			made += await write(async (tx) => (await followHours(tx, SYSTEM, await openHost(tx, SYSTEM, id))).made);
		} catch (error) {
			// One that fails keeps the others from nothing; the job fails in the end and is tried again.
			log.error({ error, host: id }, 'the hours of a host could not be followed');
			failed.push(error);
		}
	}
	if (failed.length > 0) throw new AggregateError(failed, 'the hours of some hosts could not be followed');
	return made;
}

/** Registers this room's job; called once when the server starts. After the hour in which the calendar follows its changes. */
export function registerReceptionJobs(): void {
	onSchedule('receptions.ahead', '50 * * * *', async (_, context) => {
		await followAllHours(context);
	});
}
