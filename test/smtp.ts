/** A real SMTP server that takes our letters, and what it took. */
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { setTransport } from '../src/platform/mail/index.ts';
import { smtpTransport } from '../src/platform/mail/transport.ts';

export interface Taken {
	/** The envelope: to whom, and where bounces go. */
	to: string[];
	returnTo: string;
	raw: Buffer;
	mail: ParsedMail;
}

export interface TestSmtp {
	taken: Taken[];
	/** Addresses that do not exist, as the server says at once. */
	unknown: Set<string>;
	stop: () => Promise<void>;
}

/** Starts it and makes it the way out for mail, until it stops. */
export async function testSmtp(): Promise<TestSmtp> {
	const taken: Taken[] = [];
	const unknown = new Set<string>();
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onRcptTo: ({ address }, _session, callback) => {
			callback(unknown.has(address) ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null);
		},
		onData: (stream, session, callback) => {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				const raw = Buffer.concat(chunks);
				const { mailFrom, rcptTo } = session.envelope;
				void simpleParser(raw).then((mail) => {
					taken.push({ to: rcptTo.map(({ address }) => address), returnTo: mailFrom === false ? '' : mailFrom.address, raw, mail });
					callback();
				});
			});
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.server.address();
	const restore = setTransport(smtpTransport(`smtp://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`));
	return {
		taken,
		unknown,
		stop: async () => {
			restore();
			await new Promise<void>((resolve) => server.close(resolve));
		}
	};
}
