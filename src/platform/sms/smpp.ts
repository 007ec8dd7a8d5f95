import { once } from 'node:events';
import type { PDU, Session } from 'smpp';
import { Hopeless } from '../jobs/index.ts';
import { log } from '../log.ts';
import { encodeSms, joiningHeader } from './parts.ts';
import { readReceipt, type Receipt } from './receipts.ts';
import type { SmppRoute } from './route.ts';
import { turns, type Outgoing, type Transport } from './transport.ts';

const PATIENCE = 10_000;
const HEARTBEAT = 30_000;

// SMPP 3.4, 5.1.3: the length, the number, its type and its plan are wrong. Every other refusal may be mended.
const REFUSED = new Set([0x01, 0x0b, 0x50, 0x51]);
/** "Ask again later" to a receipt that we could not keep. */
const TRY_AGAIN = 0x64;
/** data_coding (5.2.19): the centre's own 7-bit alphabet, UCS-2. */
const CODING = { gsm: 0x00, ucs2: 0x08 } as const;
const UDH = 0x40;

/** Loaded where text messages go by SMPP. */
const smpp = async () => (await import('smpp')).default;

/** Sends a request and waits for its answer; the library forgets who waits when the line goes down. */
function ask(session: Session, pdu: PDU): Promise<PDU> {
	return new Promise((resolve, reject) => {
		const give = (error: Error) => {
			clearTimeout(patience);
			session.off('close', down);
			reject(error);
		};
		const down = () => {
			give(new Error('the line to the message centre went down'));
		};
		const patience = setTimeout(() => {
			give(new Error(`the message centre did not answer ${pdu.command}`));
		}, PATIENCE);
		session.once('close', down);
		const sent = session.send(pdu, (answer) => {
			clearTimeout(patience);
			session.off('close', down);
			resolve(answer);
		});
		if (!sent) down();
	});
}

/** TON and NPI of a sender (5.2.5, 5.2.6): a name, a short number of the network, or a whole number. */
function sender(from: string): { source_addr_ton: number; source_addr_npi: number; source_addr: string } {
	const address = { source_addr: from.replace(/^\+/, '') };
	if (/[A-Za-z]/.test(from)) return { source_addr_ton: 5, source_addr_npi: 0, ...address };
	return address.source_addr.length < 9
		? { source_addr_ton: 3, source_addr_npi: 0, ...address }
		: { source_addr_ton: 1, source_addr_npi: 1, ...address };
}

/** "2026-11-30T08:15:00Z" -> "261130081500000+", an absolute time in UTC (7.1.1). */
const smppTime = (at: Temporal.Instant) => `${at.toString({ smallestUnit: 'second' }).replace(/\D/g, '').slice(2)}000+`;

/** The fields of a part. Two attempts give the same ones, so that a centre or a telephone may see that it has the part. */
function partFields(from: string, message: Outgoing, index: number) {
	const { alphabet, parts, id, to, until } = message;
	const reference = Number.parseInt(id.slice(-4), 16);
	const octets = encodeSms(alphabet, parts[index] ?? '');
	const joined = parts.length > 1;
	return {
		...sender(from),
		dest_addr_ton: 1,
		dest_addr_npi: 1,
		destination_addr: to.replace(/^\+/, ''),
		esm_class: joined ? UDH : 0,
		data_coding: CODING[alphabet],
		registered_delivery: 1,
		...(until === undefined ? {} : { validity_period: smppTime(until) }),
		short_message: joined ? Buffer.concat([joiningHeader(reference, parts.length, index + 1), octets]) : octets,
		user_message_reference: (reference + index) & 0xffff
	};
}

/** Answers what the centre asks of itself: whether we are there, that it leaves, a receipt. */
function listenTo(session: Session, onReceipt: (receipt: Receipt) => Promise<void>): void {
	session.on('enquire_link', (pdu: PDU) => session.send(pdu.response()));
	session.on('unbind', (pdu: PDU) => {
		session.send(pdu.response());
		session.close();
	});
	session.on('deliver_sm', (pdu: PDU) => {
		const receipt = readReceipt(pdu);
		// What people answer to a text message is read by nobody.
		const kept = receipt === undefined ? Promise.resolve() : onReceipt(receipt);
		kept.then(
			() => session.send(pdu.response()),
			(error: unknown) => {
				log.warn({ err: error }, 'a receipt could not be kept');
				session.send(pdu.response({ command_status: TRY_AGAIN }));
			}
		);
	});
}

async function dial(route: SmppRoute, onReceipt: (receipt: Receipt) => Promise<void>): Promise<Session> {
	const { connect, PDU } = await smpp();
	const { host, port, tls, user, password } = route;
	const session = connect({ host, port, tls, servername: host });
	// Without a listener of its own an error would end the process; the line is not trusted after one.
	session.on('error', (error: Error) => {
		log.warn({ err: error }, 'the line to the message centre');
		session.destroy();
	});
	// A line that waits for receipts does not keep a stopping process.
	session.socket.unref();
	await once(session, tls ? 'secureConnect' : 'connect', { signal: AbortSignal.timeout(PATIENCE) }).catch((error: unknown) => {
		session.destroy();
		throw error;
	});
	listenTo(session, onReceipt);
	const bound = await ask(session, new PDU('bind_transceiver', { system_id: user, password, interface_version: 0x34 }));
	if (bound.command_status !== 0) {
		session.destroy();
		throw new Error(`the message centre refused to bind: ${hex(bound.command_status)}`);
	}
	const heart = setInterval(() => {
		ask(session, new PDU('enquire_link')).catch(() => {
			session.destroy();
		});
	}, HEARTBEAT).unref();
	session.once('close', () => {
		clearInterval(heart);
	});
	return session;
}

const hex = (status: number) => `0x${status.toString(16).padStart(2, '0')}`;

/**
 * A message centre by SMPP 3.4, over one line for everything, bound for both ways and dialled anew when it is needed and down.
 *
 * How often a message goes: the centre's id of each part is kept before the next part goes, so what was answered is never sent
 * again. Where the line is cut between a part and its answer, SMPP does not say whether it was taken: that one part is sent once
 * more (at least once), with the same reference, header and user_message_reference. To lose a reminder is worse than to have it twice.
 */
export function smppTransport(route: SmppRoute, onReceipt: (receipt: Receipt) => Promise<void>): Transport {
	const turn = turns(route.rate);
	let line: Promise<Session> | undefined;
	const bound = (): Promise<Session> => {
		if (line !== undefined) return line;
		const fresh = dial(route, onReceipt);
		const forget = () => {
			if (line === fresh) line = undefined;
		};
		line = fresh;
		fresh.then((session) => session.once('close', forget), forget);
		return fresh;
	};
	return {
		send: async (message, taken) => {
			const { PDU } = await smpp();
			for (let index = message.done; index < message.parts.length; index++) {
				const session = await bound();
				await turn();
				const answer = await ask(session, new PDU('submit_sm', partFields(route.from, message, index)));
				const { command_status: status } = answer;
				if (REFUSED.has(status)) throw new Hopeless(`refused by the message centre: ${hex(status)}`);
				if (status !== 0) throw new Error(`the message centre answered ${hex(status)}`);
				await taken(answer.message_id ?? '');
			}
		},
		listen: async () => {
			await bound();
		},
		close: () => {
			void line?.then((session) => {
				session.destroy();
			});
		}
	};
}
