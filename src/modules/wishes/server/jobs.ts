/** What this room does by the clock, after a letter, and when a host takes times back. */
import { onDeadlineMoved, type MovedDeadline } from '#platform/calendar/index.ts';
import { sql, type Tx } from '#platform/db/index.ts';
import { onSchedule, onTopic } from '#platform/jobs/index.ts';
import { log } from '#platform/log.ts';
import { onDayCancelled } from '#modules/receptions/server/index.ts';
import { sendCodeLink, type CodeAsked } from './commands/access-code.ts';
import { registerWishDebts } from './debts.ts';
import { sweepWishDrafts } from './drafts.ts';
import { markUnreached } from './offers.ts';
import { remindOfMeetings } from './reminders.ts';
import { lapseOffers, offerFree, revokeTimes } from './turns.ts';

/** Registers this room's handlers; called once when the server starts. */
export function registerWishJobs(): void {
	registerWishDebts();
	onDayCancelled(revokeTimes);
	onDeadlineMoved('wish', 'applicant', moveTerms);
	onTopic<{ offerId: string }>('wishes.unreached', ({ offerId }, { write }) => write((tx) => markUnreached(tx, offerId)));
	onTopic<CodeAsked>('wishes.code_asked', (asked, { id, write }) => write((tx) => sendCodeLink(tx, id, asked)));
	onSchedule('wishes.line', '*/10 * * * *', async (_, context) => {
		const [lapsed, offered] = [await lapseOffers(context), await offerFree(context)];
		if (lapsed + offered > 0) log.info({ lapsed, offered }, 'the line moved on');
	});
	onSchedule('wishes.remind', '*/10 * * * *', async (_, context) => {
		const sent = await remindOfMeetings(context);
		if (sent > 0) log.info({ sent }, 'meetings were reminded of');
	});
	onSchedule('wishes.drafts', '20 3 * * *', async (_, { write }) => {
		const removed = await write(sweepWishDrafts);
		if (removed > 0) log.info({ removed }, 'drafts of bookings that nobody finished are gone');
	});
}

/** A changed calendar or rule moves the day by which a time is owed to who waits. */
async function moveTerms(tx: Tx, moves: readonly MovedDeadline[]): Promise<void> {
	const [first] = moves;
	if (first === undefined) return;
	const ids = moves.map((move) => move.subjectId);
	await sql`UPDATE wish SET due_on = ${first.to}::date WHERE id = ANY(${ids}::uuid[]) AND due_on = ${first.from}::date`.execute(tx);
}
