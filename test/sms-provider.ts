/** A provider of text messages as docs/sms.md has it: takes what is posted, and says in answer to a GET what it took. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface Taken {
	to: string;
	text: string;
	language: string;
}

export interface TestProvider {
	/** For SMS_URL. */
	route: string;
	/** Where it says what it took. */
	origin: string;
	stop: () => Promise<void>;
}

const TOKEN = 'test-token';

export async function testProvider(): Promise<TestProvider> {
	const taken = new Map<string, Taken>();
	const take = async (request: IncomingMessage): Promise<number> => {
		if (request.headers.authorization !== `Bearer ${TOKEN}`) return 401;
		const { id, ...message } = (await json(request)) as Taken & { id: string };
		taken.set(id, message);
		return 204;
	};
	const server = createServer((request, response) => {
		if (request.method === 'GET') {
			response.end(JSON.stringify([...taken.values()]));
			return;
		}
		take(request).then(
			(status) => response.writeHead(status).end(),
			() => response.writeHead(400).end()
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
	return {
		route: `http://:${TOKEN}@${host}/send?from=Jauap&rate=100`,
		origin: `http://${host}`,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => {
					resolve();
				});
				server.closeAllConnections();
			})
	};
}

/** What the provider took for a number, the newest last. */
export async function takenFor(origin: string, to: string): Promise<Taken[]> {
	const all = (await (await fetch(origin)).json()) as Taken[];
	return all.filter((message) => message.to === to);
}
