/** What this room does by the clock. Each handler may run twice and does its work once. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { onSchedule, type JobContext } from '#platform/jobs/index.ts';
import { beforeSigning } from '#modules/appeals/server/index.ts';
import { lapseCorrection } from './commands/correct-appeal.ts';
import { checkSigning } from './gate.ts';

/** Registers this room's handlers; called once when the server starts. */
export function registerProcedureJobs(): void {
	beforeSigning('procedure', checkSigning);
	onSchedule('procedure.lapse', '15 3 * * *', async (_, { reader, write }) => {
		await lapseCorrections(reader, write);
	});
}

const BATCH = 1_000;

/** Corrections whose day passed without an answer. Each in its own transaction. Returns how many were looked at. */
export async function lapseCorrections(reader: Reader, write: JobContext['write']): Promise<number> {
	const list = await rows(
		reader,
		sql<{ id: string; appealId: string }>`
			SELECT c.id, c.appeal_id AS "appealId" FROM correction c JOIN appeal a ON a.id = c.appeal_id AND a.state = 'correction'
			WHERE c.state = 'asked' AND c.due_on < ${dayOf(now())} ORDER BY c.due_on, c.id LIMIT ${BATCH}`
	);
	for (const { id, appealId } of list) await write((tx) => lapseCorrection(tx, appealId, id));
	return list.length;
}
