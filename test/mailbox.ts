import { afterAll, afterEach, beforeAll } from 'vitest';
import { setConfig } from '../src/platform/config.ts';
import { testMailbox, type TestMailbox } from './imap.ts';
import { testSmtp, type TestSmtp } from './smtp.ts';

/** The settings of an organisation that reads mail; the address is only asked whether there is one. */
export const MAIL = { IMAP_URL: 'imap://oz:secret@127.0.0.1:1', MAIL_INBOX: 'oz@jauap.example.kz' };

/** A real mailbox that mail comes into and a real server that it goes out by, for the tests of one file. */
export function testMail(): { get box(): TestMailbox; get smtp(): TestSmtp } {
	let running: { box: TestMailbox; smtp: TestSmtp } | undefined;
	const now = () => {
		if (running === undefined) throw new Error('testMail() is ready inside tests and hooks only');
		return running;
	};
	beforeAll(() => setConfig(MAIL));
	beforeAll(async () => {
		const [box, smtp] = await Promise.all([testMailbox(), testSmtp()]);
		running = { box, smtp };
	});
	afterAll(async () => {
		await Promise.all([running?.box.stop(), running?.smtp.stop()]);
	});
	afterEach(() => {
		now().smtp.taken.length = 0;
	});
	return {
		get box() {
			return now().box;
		},
		get smtp() {
			return now().smtp;
		}
	};
}
