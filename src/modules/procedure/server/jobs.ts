/** What this room does by the clock. Each handler may run twice and does its work once. */
import { onDeadlineMoved, type MovedDeadline } from '#platform/calendar/index.ts';
import { onReminder } from '#platform/calendar/reminders.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { onSchedule, onTopic, type JobContext } from '#platform/jobs/index.ts';
import { beforeSigning, onGroundUse, onTogether } from '#modules/appeals/server/index.ts';
import { lapseCorrection } from './commands/correct-appeal.ts';
import { wentIn, cameOut } from './commands/hear-together.ts';
import { passComplaint } from './commands/pass-complaint.ts';
import { tellSilence } from './commands/tell-silence.ts';
import { checkSigning } from './gate.ts';
import { giveProtocol, type ProtocolWish } from './protocol.ts';
import { registerProcedureDebts } from './debts.ts';
import { complaintReminders } from './reminders.ts';

/** Registers this room's handlers; called once when the server starts. */
export function registerProcedureJobs(): void {
	beforeSigning('procedure', checkSigning);
	onTogether('procedure', { wentIn, cameOut });
	onTopic<ProtocolWish>('procedure.protocol', giveProtocol);
	onSchedule('procedure.lapse', '15 3 * * *', async (_, { reader, write }) => {
		await lapseCorrections(reader, write);
	});
	onSchedule('procedure.pass', '25 3 * * *', async (_, { reader, write }) => {
		await passOverdue(reader, write);
	});
	onSchedule('procedure.silence', '35 3 * * *', async (_, { reader, write }) => {
		await tellSilences(reader, write);
	});
	onGroundUse(
		(code) => sql`SELECT h.appeal_id FROM hearing h JOIN ground g ON g.id = h.ground_id WHERE g.code = ${code}
		UNION SELECT c.appeal_id FROM ground g JOIN correction c ON g.id = ANY(c.grounds) WHERE g.code = ${code} AND c.state = 'asked'`
	);
	onDeadlineMoved('complaint', 'staff', moveTerms, lock);
	onReminder('complaint', complaintReminders);
	registerProcedureDebts();
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

/** Complaints that the unit complained of did not pass on in its three days: the clock does it, so that none lies. */
export async function passOverdue(reader: Reader, write: JobContext['write']): Promise<number> {
	const list = await rows(
		reader,
		sql<{ appealId: string }>`
			SELECT appeal_id AS "appealId" FROM complaint WHERE state = 'filed' AND due_on < ${dayOf(now())} ORDER BY due_on, id LIMIT ${BATCH}`
	);
	for (const { appealId } of list) await write((tx) => passComplaint(tx, { kind: 'system', job: 'procedure.pass' }, appealId, {}));
	return list.length;
}

/** Appeals with us whose term passed without a decision, told of none of it yet. Returns how many there were. */
export async function tellSilences(reader: Reader, write: JobContext['write']): Promise<number> {
	const list = await rows(
		reader,
		sql<{ id: string }>`
			SELECT a.id FROM appeal a
			WHERE a.state IN ('received', 'registered', 'correction', 'in_work', 'on_approval') AND a.due_on < ${dayOf(now())}
				AND NOT EXISTS (SELECT FROM silence_told s WHERE s.appeal_id = a.id AND s.due_on = a.due_on)
			ORDER BY a.due_on, a.id LIMIT ${BATCH}`
	);
	for (const { id } of list) await write((tx) => tellSilence(tx, id));
	return list.length;
}

/** A changed calendar or rule moves the term of a complaint that is open. */
async function moveTerms(tx: Tx, moves: readonly MovedDeadline[]): Promise<void> {
	const [first] = moves;
	if (first === undefined) return;
	const ids = moves.map((move) => move.subjectId);
	await sql`UPDATE complaint SET due_on = ${first.to}::date
		WHERE id = ANY(${ids}::uuid[]) AND state IN ('filed', 'passed') AND due_on = ${first.from}::date`.execute(tx);
}

/** The appeal first, as every command of this room locks. */
async function lock(tx: Tx, ids: readonly string[]): Promise<void> {
	await sql`SELECT FROM appeal WHERE id IN (SELECT appeal_id FROM complaint WHERE id = ANY(${[...ids]}::uuid[])) ORDER BY id FOR UPDATE`.execute(
		tx
	);
}
