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
	stop: () => Promise<void>;
}

/** Starts it and makes it the way out for mail, until it stops. */
export async function testSmtp(): Promise<TestSmtp> {
	const taken: Taken[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
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
		stop: async () => {
			restore();
			await new Promise<void>((resolve) => server.close(resolve));
		}
	};
}
