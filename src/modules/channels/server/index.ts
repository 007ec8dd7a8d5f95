/** The door of the channels: what routes and the start may call. */
import { registerInbox } from '#platform/mail/inbox/index.ts';
import { takeMail } from './commands/take-mail.ts';

export { takeMail } from './commands/take-mail.ts';
export { keptLetter, keptLetters, openLetter, settleLetter } from './letters.ts';
export { SEALED } from './sealed.ts';
export { LETTER_ROLES } from './policy.ts';
export { presentLetter, presentLetterHead, presentLetterRow } from './present.ts';

/** Registers this room's handlers; called once when the server starts. */
export function registerChannelJobs(): void {
	registerInbox(takeMail);
}
