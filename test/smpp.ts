/** A real SMPP 3.4 message centre that takes our text messages, and what it took. */
import type { AddressInfo } from 'node:net';
import smpp, { type PDU, type Session } from 'smpp';

export interface TakenPart {
	to: string;
	from: string;
	/** As the library reads it, which knows nothing of how we wrote it. */
	text: string;
	/** The header that joins parts: 5, 0, 3, reference, how many, which. */
	header: number[] | undefined;
	/** What tells two attempts of a part from two parts. */
	reference: number | undefined;
	/** 0: the centre's 7-bit alphabet; 8: UCS-2. */
	coding: number | undefined;
	/** What we answered the sender. */
	id: string;
}

export interface TestSmpp {
	port: number;
	taken: TakenPart[];
	/** The status that the next messages get instead of being taken, in order. */
	refusals: number[];
	/** After how many taken parts the line is cut before the answer; counts down to 0. */
	cutAfter: number;
	/** How often somebody bound. */
	binds: number;
	/** Sends a receipt for a taken part; resolves with the status of the answer. */
	receipt: (id: string, stat: string, how?: { byField?: boolean }) => Promise<number>;
	/** Sends what somebody wrote to us; resolves with the status of the answer. */
	write: (text: string) => Promise<number>;
	/** Cuts every line. */
	cut: () => void;
	stop: () => Promise<void>;
}

const USER = { system_id: 'jauap', password: 'secret' };

/** Answers one submit_sm, or cuts the line after it was taken. */
function submit(centre: TestSmpp, session: Session, pdu: PDU): void {
	const refusal = centre.refusals.shift();
	if (refusal !== undefined) {
		session.send(pdu.response({ command_status: refusal }));
		return;
	}
	const id = `m${String(centre.taken.length + 1)}`;
	centre.taken.push({
		to: pdu.destination_addr ?? '',
		from: pdu.source_addr ?? '',
		text: String(pdu.short_message?.message),
		header: pdu.short_message?.udh === undefined ? undefined : [5, ...pdu.short_message.udh.flatMap((one) => [...one])],
		reference: pdu.user_message_reference,
		coding: pdu.data_coding,
		id
	});
	if (centre.cutAfter > 0 && --centre.cutAfter === 0) session.destroy();
	else session.send(pdu.response({ message_id: id }));
}

export async function testSmpp(): Promise<TestSmpp> {
	const server = smpp.createServer((session) => {
		session.on('error', () => session.destroy());
		session.on('bind_transceiver', (pdu: PDU) => {
			const known = pdu.system_id === USER.system_id && pdu.password === USER.password;
			if (known) centre.binds += 1;
			session.send(pdu.response(known ? {} : { command_status: 0x0e }));
		});
		session.on('submit_sm', (pdu: PDU) => {
			submit(centre, session, pdu);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const deliver = (fields: ConstructorParameters<typeof PDU>[1]) =>
		new Promise<number>((resolve) => {
			server.sessions.at(-1)?.send(new smpp.PDU('deliver_sm', fields), (answer) => {
				resolve(answer.command_status);
			});
		});
	const centre: TestSmpp = {
		port: (server.address() as AddressInfo).port,
		taken: [],
		refusals: [],
		cutAfter: 0,
		binds: 0,
		receipt: (id, stat, { byField = false } = {}) => {
			const words = `id:${byField ? 'x' : id} sub:001 dlvrd:001 submit date:2611300815 done date:2611300816 stat:${stat} err:${stat === 'DELIVRD' ? '000' : '001'} text:`;
			return deliver({ esm_class: 4, short_message: words, ...(byField ? { receipted_message_id: id } : {}) });
		},
		write: (text) => deliver({ esm_class: 0, short_message: text }),
		cut: () => {
			// Each leaves the list as it ends.
			for (const session of Array.from(server.sessions)) session.destroy();
		},
		stop: async () => {
			centre.cut();
			await new Promise<void>((resolve) => {
				server.close(() => {
					resolve();
				});
			});
		}
	};
	return centre;
}

/** Where it stands, as `SMS_URL` would say it. */
export const smppUrl = ({ port }: TestSmpp, user = 'jauap:secret') => `smpp://${user}@127.0.0.1:${String(port)}?from=Jauap&rate=1000`;
