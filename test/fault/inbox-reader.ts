/**
 * Reads a mailbox once and stops for ever at a point that is named, for the test to kill it there:
 * `inbox-reader.ts <database> <mailbox> commit|move`.
 */
import { registerAppealJobs } from '../../src/modules/appeals/server/index.ts';
import { takeMail } from '../../src/modules/channels/server/index.ts';
import { openDatabase } from '../../src/platform/db/index.ts';
import { readInbox } from '../../src/platform/mail/inbox/index.ts';

const [, , url = '', mailbox = '', before = ''] = process.argv;
const db = openDatabase(url);
registerAppealJobs();

function stop(): Promise<never> {
	process.stdout.write('here\n');
	// The timer keeps the process.
	return new Promise(() => setInterval(() => undefined, 1000));
}

await readInbox(
	mailbox,
	async (mail, handles) => {
		await takeMail(mail, {
			reader: handles.reader,
			write: (act) =>
				db.write(async (tx) => {
					const result = await act(tx);
					// The counter of rates commits by itself; the record of the message is what is killed.
					const recorded = await tx.selectFrom('mail_in').select('id').where('content_hash', '=', mail.key).executeTakeFirst();
					if (before === 'commit' && recorded !== undefined) await stop();
					return result;
				})
		});
		if (before === 'move') await stop();
	},
	{ ...db, signal: new AbortController().signal }
);
