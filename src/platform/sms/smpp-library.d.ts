declare module 'smpp' {
	import type { EventEmitter } from 'node:events';
	import type { Server as NetServer, Socket } from 'node:net';

	type Field = string | number | Buffer | { udh?: Buffer | Buffer[]; message: string | Buffer } | undefined;

	export class PDU {
		constructor(command: string, fields?: Record<string, Field>);
		command: string;
		command_status: number;
		message_id?: string;
		esm_class?: number;
		data_coding?: number;
		source_addr?: string;
		source_addr_ton?: number;
		destination_addr?: string;
		registered_delivery?: number;
		validity_period?: unknown;
		short_message?: { udh?: Buffer[]; message: string | Buffer };
		system_id?: string;
		password?: string;
		message_payload?: { message: string | Buffer };
		receipted_message_id?: string;
		message_state?: number;
		user_message_reference?: number;
		response(fields?: Record<string, Field>): PDU;
	}

	export class Session extends EventEmitter {
		socket: Socket;
		/** False when the line is down. `answered` is never called when it goes down later. */
		send(pdu: PDU, answered?: (response: PDU) => void): boolean;
		close(): void;
		destroy(): void;
	}

	export class Server extends NetServer {
		sessions: Session[];
	}

	interface Api {
		connect: (options: { host: string; port: number; tls?: boolean; servername?: string }) => Session;
		createServer: (onSession: (session: Session) => void) => Server;
		PDU: typeof PDU;
		ESME_ROK: number;
	}
	const smpp: Api;
	export default smpp;
}
