declare module 'hoodiecrow-imap' {
	import type { Server } from 'node:net';

	interface Options {
		plugins?: string[];
		users?: Record<string, { password: string }>;
		storage?: Record<string, object>;
	}

	interface ImapServer {
		server: Server;
		/** `raw` has one character a byte; without a date it came now. */
		appendMessage: (mailbox: string, flags: string[], internaldate: string | false, raw: string) => object;
		listen: (port: number, host: string, done: () => void) => void;
	}

	/** An IMAP4rev1 server that keeps its mail in memory. */
	export default function hoodiecrow(options: Options): ImapServer;
}
