import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { now } from '../clock.ts';
import { Hopeless } from '../jobs/index.ts';

/** Hands a message over; resolves with what the other side said. */
export type Transport = (message: SendMailOptions, jobId: string) => Promise<string>;

interface SmtpError extends Error {
	code?: string;
	responseCode?: number;
}

/**
 * A mail server. What it refuses for good (RFC 5321 4.2.1: 5yz for this sender, recipient or content) is Hopeless;
 * everything else (no connection, 4yz, sign-in refused) may be mended and is tried again.
 */
export function smtpTransport(url: string): Transport {
	const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
	const transport = createTransport({ url, ...timeouts });
	return async (message) => {
		try {
			const sent = await transport.sendMail(message);
			return sent.response;
		} catch (error) {
			const { code, responseCode, message: reason } = error as SmtpError;
			const refused = (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined && responseCode >= 500;
			if (refused) throw new Hopeless(`refused by the mail server: ${String(responseCode)}`, { cause: reason });
			throw error;
		}
	};
}

/** Without a mail server each letter is a file that any mail program opens; only the owner may read it. */
export function fileTransport(folder: string): Transport {
	const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
	return async (message, jobId) => {
		const { message: bytes } = (await transport.sendMail(message)) as unknown as { message: Buffer };
		await mkdir(folder, { recursive: true, mode: 0o700 });
		const stamp = now().toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
		const file = path.join(folder, `${stamp}-${jobId}.eml`);
		await writeFile(`${file}.part`, bytes, { mode: 0o600 });
		await rename(`${file}.part`, file);
		return `written to ${path.basename(file)}`;
	};
}
