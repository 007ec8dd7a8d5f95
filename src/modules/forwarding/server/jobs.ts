/** What this room does after the commit and by the clock. Each handler may run twice and does its work once. */
import { onDeadlineMoved, type MovedDeadline } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { onReminder } from '#platform/calendar/reminders.ts';
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { enqueue, onSchedule, onTopic, type JobContext } from '#platform/jobs/index.ts';
import { journal, journalAll } from '#platform/journal/index.ts';
import type { MailDone } from '#platform/mail/index.ts';
import { lockAppeal, updateAppeal } from '#modules/appeals/server/index.ts';
import { bodyById } from '#modules/bodies/server/index.ts';
import { registerForwardingDebts } from './debts.ts';
import { forwardingReminders } from './reminders.ts';
import { higherOf, tell } from './tell.ts';

const SYSTEM = { kind: 'system', job: 'forwarding' } as const;

/** Registers this room's handlers; called once when the server starts. */
export function registerForwardingJobs(): void {
	onTopic<{ forwardingId: string } & MailDone>('forwarding.mailed', async (done, { write }) => {
		await write((tx) => recordMailedLetter(tx, done.forwardingId, done));
	});
	onTopic<MovedNotice>('forwarding.tell_moved', async ({ ids }, { write }) => {
		await write(async (tx) => {
			for (const id of ids) await tellMoved(tx, id);
		});
	});
	onSchedule('forwarding.silence', '20 3 * * *', async (_, { reader, write }) => {
		await tellSilence(reader, write);
	});
	onDeadlineMoved('forwarding', 'staff', moveBodyTerms, lock);
	onReminder('forwarding', forwardingReminders);
	registerForwardingDebts();
}

/** What the mail server said of a letter to a body; one that it refused for good, or that came back, is to be printed. Told twice, it changes nothing. */
export async function recordMailedLetter(
	tx: Tx,
	forwardingId: string,
	{ state, detail }: Pick<MailDone, 'state' | 'detail'>
): Promise<void> {
	const row = await tx
		.updateTable('forwarding')
		.set({ letter_state: state, letter_detail: detail })
		.where('id', '=', forwardingId)
		.where('letter_way', '=', 'mail')
		.where('letter_state', 'in', state === 'failed' ? ['waiting', 'sent'] : ['waiting'])
		.returning('appeal_id')
		.executeTakeFirst();
	if (row === undefined) return;
	const act = state === 'sent' ? 'appeal.forward_posted' : 'appeal.forward_mail_failed';
	await journal(tx, {
		subject: { kind: 'appeal', id: row.appeal_id },
		actor: SYSTEM,
		act,
		seenBy: 'staff',
		at: now(),
		data: { how: 'mail' }
	});
}

const BATCH = 1_000;

/**
 * Bodies whose term by law is over without an answer: refusal is deemed from the day of expiry (Art. 91(2)). The applicant
 * is told once what that means and where to complain; whoever watches is reminded by the reminders. Each in its own
 * transaction.
 */
export async function tellSilence(reader: Reader, write: JobContext['write']): Promise<number> {
	const list = await rows(
		reader,
		sql<{ id: string; appealId: string }>`
			SELECT f.id, f.appeal_id AS "appealId" FROM forwarding f JOIN appeal a ON a.id = f.appeal_id AND a.state = 'with_body'
			WHERE f.state = 'sent' AND f.due_on < ${dayOf(now())} AND f.silent_at IS NULL ORDER BY f.due_on, f.id LIMIT ${BATCH}`
	);
	for (const { id, appealId } of list) await write((tx) => tellSilent(tx, appealId, id));
	return list.length;
}

async function tellSilent(tx: Tx, appealId: string, id: string): Promise<void> {
	const appeal = await lockAppeal(tx, appealId);
	const at = now();
	if (appeal.state !== 'with_body') return;
	const row = await tx
		.updateTable('forwarding')
		.set({ silent_at: at })
		.where('id', '=', id)
		.where('state', '=', 'sent')
		.where('silent_at', 'is', null)
		.where('due_on', '<', dayOf(at))
		.returning(['body_id', 'due_on'])
		.executeTakeFirst();
	if (row === undefined) return;
	const body = found(await bodyById(asReader(tx), row.body_id ?? ''));
	const due = found(row.due_on);
	await updateAppeal(tx, appealId, {});
	const data = { name: body.name, due: due.toString() };
	await journal(tx, { subject: { kind: 'appeal', id: appealId }, actor: SYSTEM, act: 'appeal.body_silent', seenBy: 'applicant', at, data });
	await tell(tx, appealId, 'body_silent', { body, due, other: await higherOf(tx, body) });
}

interface MovedNotice {
	/** Forwardings. */
	ids: string[];
}

// Letters of one job: written in one transaction, so that a retry writes all or none.
const LETTERS = 200;

/**
 * The calendar changed and moved terms of bodies: the forwarding's own day follows, and the day by which the appeal is
 * watched while it lies there. Our term to forward is only shown, so it needs nothing.
 */
export async function moveBodyTerms(tx: Tx, moves: readonly MovedDeadline[]): Promise<void> {
	const [first] = moves;
	if (first === undefined || first.ruleId === 'forward') return;
	const { from, to } = first;
	const ids = moves.map((move) => move.subjectId);
	const moved = await rows(
		tx,
		sql<{ id: string; appeal_id: string }>`
			UPDATE forwarding SET due_on = ${to}::date WHERE id = ANY(${ids}::uuid[]) AND state = 'sent' AND due_on = ${from}::date
			RETURNING id, appeal_id`
	);
	const appealIds = moved.map((row) => row.appeal_id);
	await sql`
		UPDATE appeal SET due_on = ${to}::date, version = version + 1, changed_at = ${now()}
		WHERE id = ANY(${appealIds}::uuid[]) AND state = 'with_body' AND due_on = ${from}::date`.execute(tx);
	const data = { from: from.toString(), to: to.toString(), reason: first.reason };
	const entry = { actor: SYSTEM, act: 'appeal.body_term_moved', seenBy: 'applicant', at: now(), data } as const;
	await journalAll(
		tx,
		appealIds.toSorted().map((id) => ({ ...entry, subject: { kind: 'appeal', id } as const }))
	);
	for (let i = 0; i < moved.length; i += LETTERS) {
		const job: MovedNotice = { ids: moved.slice(i, i + LETTERS).map((row) => row.id) };
		await enqueue(tx, 'forwarding.tell_moved', job);
	}
}

/** The appeal first, as every command of this room locks. */
async function lock(tx: Tx, ids: readonly string[]): Promise<void> {
	await sql`
		SELECT FROM appeal WHERE id IN (SELECT appeal_id FROM forwarding WHERE id = ANY(${[...ids]}::uuid[])) ORDER BY id FOR UPDATE`.execute(tx);
}

async function tellMoved(tx: Tx, id: string): Promise<void> {
	const row = await tx.selectFrom('forwarding').select(['appeal_id', 'body_id', 'due_on', 'state']).where('id', '=', id).executeTakeFirst();
	if (row === undefined || row.state !== 'sent' || row.due_on === null) return;
	const body = found(await bodyById(asReader(tx), row.body_id ?? ''));
	await tell(tx, row.appeal_id, 'body_term_moved', { body, due: row.due_on });
}
