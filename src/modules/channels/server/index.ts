/** The door of the channels: what routes and the start may call. */
import { registerInbox } from '#platform/mail/inbox/index.ts';
import { config } from '#platform/config.ts';
import { onSchedule, onTopic } from '#platform/jobs/index.ts';
import { sweepTelegram } from './commands/take-update.ts';
import { sendAnswer, setHook } from './telegram.ts';
import { takeMail } from './commands/take-mail.ts';

export { takeUpdate } from './commands/take-update.ts';
export { takeMail } from './commands/take-mail.ts';
export { keptLetter, keptLetters, openLetter, settleLetter } from './letters.ts';
export { holdLetter, LOOSE_SWEPT, releaseLetter } from './retention.ts';
export { SEALED } from './sealed.ts';
export { isFromTelegram } from './telegram.ts';
export { LETTER_ROLES } from './policy.ts';
export { presentLetter, presentLetterHead, presentLetterRow } from './present.ts';

/** Registers this room's handlers; called once when the server starts. */
export function registerChannelJobs(): void {
	registerInbox(takeMail);
	// Also where there is no bot any more: what people told it does not stay.
	onSchedule('channels.telegram_sweep', '30 4 * * *', async (_, { write }) => {
		await write(sweepTelegram);
	});
	const { TELEGRAM_TOKEN, ORIGIN } = config();
	if (TELEGRAM_TOKEN === undefined || ORIGIN === undefined) return;
	// In the order in which it was said.
	onTopic('channels.telegram', sendAnswer, { concurrency: 1 });
	onSchedule('channels.telegram_hook', '*/10 * * * *', () => setHook(ORIGIN));
}
