import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import compression from 'compression';
import type { Config } from '../platform/config.ts';
import { MAX_REQUEST_MB } from '../platform/files/kinds.ts';
import { CommandError } from './sentence.ts';

/** What adapter-node makes of the application. */
export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface HttpServer {
	port: number;
	/** Until this is called everybody is told that the server is starting. */
	serve: (handler: Handler) => void;
	/** Takes no more requests and waits for those at hand, at most `seconds`. */
	close: (seconds: number) => Promise<void>;
}

// Between this server and the adapter; what a client sends under these names is overwritten.
export const ADAPTER_ENV = {
	PROTOCOL_HEADER: 'x-jauap-proto',
	HOST_HEADER: 'x-jauap-host',
	ADDRESS_HEADER: 'x-jauap-address',
	BODY_SIZE_LIMIT: `${String(MAX_REQUEST_MB)}M`
} as const;

/** The reader's address: the peer's, or what the outermost of our own proxies wrote down. */
function addressOf(request: IncomingMessage, proxies: number): string {
	const peer = request.socket.remoteAddress ?? '0.0.0.0';
	if (proxies === 0) return peer;
	const hops = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
	const address = hops
		.map((hop) => hop.trim())
		.filter((hop) => hop !== '')
		.at(-proxies);
	return address ?? peer;
}

/** Says where a request came to and from; the application trusts nothing else. */
export function stamp(request: IncomingMessage, config: Pick<Config, 'ORIGIN' | 'TRUSTED_PROXIES'>): void {
	const origin = config.ORIGIN === undefined ? undefined : new URL(config.ORIGIN);
	request.headers[ADAPTER_ENV.PROTOCOL_HEADER] = origin === undefined ? 'http' : origin.protocol.replace(':', '');
	request.headers[ADAPTER_ENV.HOST_HEADER] = origin === undefined ? (request.headers.host ?? 'localhost') : origin.host;
	request.headers[ADAPTER_ENV.ADDRESS_HEADER] = addressOf(request, config.TRUSTED_PROXIES);
	const proto = String(request.headers[ADAPTER_ENV.PROTOCOL_HEADER]);
	if (isProgram(request)) request.headers.origin = `${proto}://${String(request.headers[ADAPTER_ENV.HOST_HEADER])}`;
}

/**
 * A program that calls the API says no Origin, and SvelteKit would refuse its forms and its posts without a body as
 * another site's. Without a cookie there is nobody whose name another site could misuse.
 */
function isProgram({ url, headers }: IncomingMessage): boolean {
	return url?.startsWith('/api/') === true && headers.origin === undefined && headers.cookie === undefined;
}

function starting(request: IncomingMessage, response: ServerResponse): void {
	const up = request.url === '/healthz';
	response.writeHead(up ? 200 : 503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2' });
	response.end(up ? 'ok\n' : 'Іске қосылуда… Запускается… Starting…\n');
}

const REASONS: Record<string, (config: Config) => string> = {
	EADDRINUSE: ({ PORT }) => `The port ${String(PORT)} is taken by another program; stop it or set PORT to a free one.`,
	EACCES: ({ PORT }) => `The port ${String(PORT)} may not be used by this user; set PORT to one above 1023.`,
	EADDRNOTAVAIL: ({ HOST }) => `The address HOST=${HOST} is not one of this machine.`,
	ENOTFOUND: ({ HOST }) => `The address HOST=${HOST} is not one of this machine.`
};

async function listen(server: Server, config: Config): Promise<number> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			const sentence = REASONS[error.code ?? '']?.(config);
			reject(sentence === undefined ? error : new CommandError(sentence));
		});
		server.listen(config.PORT, config.HOST, resolve);
	});
	return (server.address() as AddressInfo).port;
}

// A page is a fifth of its size on a bad line. Ready-made assets bring their own encoding and pass untouched.
const compress = compression() as unknown as Handler;

/** Takes the port at once, so that a taken one is known before anything else is done. Throws CommandError. */
export async function openHttp(config: Config): Promise<HttpServer> {
	let handler: Handler = starting;
	const server = createServer((request, response) => {
		stamp(request, config);
		compress(request, response, () => {
			handler(request, response, () => {
				response.writeHead(404).end();
			});
		});
	});
	// A slow sender may not hold a connection for ever; a proxy keeps its connections longer than we do.
	server.headersTimeout = 20_000;
	server.requestTimeout = 300_000;
	server.keepAliveTimeout = 65_000;
	const port = await listen(server, config);
	return {
		port,
		serve: (application) => (handler = application),
		close: async (seconds) => {
			const closed = new Promise<void>((resolve) => {
				server.close(() => {
					resolve();
				});
			});
			server.closeIdleConnections();
			// A connection that is kept alive after its answer would hold us up.
			const sweep = setInterval(() => {
				server.closeIdleConnections();
			}, 50);
			const late = setTimeout(() => {
				server.closeAllConnections();
			}, seconds * 1000);
			await closed;
			clearInterval(sweep);
			clearTimeout(late);
		}
	};
}
