/**
 * A mailbox behind a real IMAP server on a port of its own, read over the wire. `TEST_IMAP_URL` names another
 * server to run the same tests against; its user's mail is removed.
 */
import { ImapFlow } from 'imapflow';
import hoodiecrow from 'hoodiecrow-imap';

export interface TestMailbox {
	url: string;
	/** Puts a message into INBOX, as the mail server does when one comes. */
	put: (raw: string | Buffer) => Promise<void>;
	/** Subjects of what lies in a folder, in order. */
	subjects: (folder: string) => Promise<(string | undefined)[]>;
	stop: () => Promise<void>;
}

const PLUGINS = ['ID', 'SASL-IR', 'AUTH-PLAIN', 'NAMESPACE', 'ENABLE', 'LITERALPLUS', 'UNSELECT', 'UIDPLUS', 'MOVE'];

interface RunningServer {
	url: string;
	/** Absent where mail is put in over the wire only. */
	put?: (raw: Buffer) => void;
	close: () => void;
}

async function ownServer(): Promise<RunningServer> {
	const server = hoodiecrow({ plugins: PLUGINS, users: { oz: { password: 'secret' } }, storage: { INBOX: { messages: [] }, '': {} } });
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		url: `imap://oz:secret@127.0.0.1:${String(port)}`,
		// Delivered, as mail is; over the wire this server reads thirty megabytes letter by letter.
		put: (raw) => void server.appendMessage('INBOX', [], false, raw.toString('latin1')),
		close: () => server.server.close()
	};
}

/** Starts the server, or empties the mailbox of the one that is named. */
export async function testMailbox(): Promise<TestMailbox> {
	const named = process.env.TEST_IMAP_URL;
	const server: RunningServer = named === undefined ? await ownServer() : { url: named, close: () => undefined };
	const { hostname, port, username, password } = new URL(server.url);
	const client = new ImapFlow({
		host: hostname,
		port: Number(port),
		secure: false,
		logger: false,
		disableAutoIdle: true,
		auth: { user: username, pass: password }
	});
	await client.connect();
	for (const { path } of await client.list()) {
		const lock = await client.getMailboxLock(path);
		await client.messageDelete('1:*').catch(() => false);
		lock.release();
		await client.mailboxClose();
	}
	const subjects = async (folder: string) => {
		const status = await client.status(folder, { messages: true }).catch(() => undefined);
		if ((status === undefined || status === false ? 0 : (status.messages ?? 0)) === 0) return [];
		const lock = await client.getMailboxLock(folder);
		try {
			const list: (string | undefined)[] = [];
			for await (const { envelope } of client.fetch('1:*', { envelope: true })) list.push(envelope?.subject);
			return list;
		} finally {
			lock.release();
			// What the reader moves is seen by the next look only where the mailbox is opened anew.
			await client.mailboxClose();
		}
	};
	return {
		url: server.url,
		put: async (raw) => {
			const bytes = typeof raw === 'string' ? Buffer.from(raw) : raw;
			if (server.put === undefined) await client.append('INBOX', bytes);
			else server.put(bytes);
		},
		subjects,
		stop: async () => {
			await client.logout();
			server.close();
		}
	};
}
