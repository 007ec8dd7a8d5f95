/**
 * Asks a server somebody named for JSON. Never one of our own network (SSRF), unless the configuration allows it: the address that the
 * connection goes to is looked at, after the name was looked up and after each redirect, so that no name can turn meanwhile.
 */
import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { config } from '../config.ts';
import { isPublicAddress } from './addresses.ts';

/** Why there is no answer; `message` is for whoever named the server. */
class OutboundError extends Error {
	override readonly name = 'OutboundError';
}

export interface Limits {
	/** Of one answer. */
	bytes: number;
	/** For one answer, from the question to its end, in milliseconds. */
	time: number;
}

const MOST_REDIRECTS = 5;

/** Looks a name up, and refuses it when one of its addresses is not public. */
const guarded: LookupFunction = (name, options, done) => {
	lookup(name, { ...options, all: true }, (error, found) => {
		if (error !== null) {
			done(error, '', 0);
			return;
		}
		const inner = found.find(({ address }) => !isPublicAddress(address));
		if (inner !== undefined) done(new OutboundError(`${name} is ${inner.address}, which is no public address`), '', 0);
		else if (options.all === true) done(null, found);
		else done(null, found[0]?.address ?? '', found[0]?.family ?? 0);
	});
};

function checked(address: string): URL {
	if (!URL.canParse(address)) throw new OutboundError(`${address} is no address`);
	const url = new URL(address);
	if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new OutboundError(`${address} is neither http nor https`);
	if (url.username !== '' || url.password !== '') throw new OutboundError('an address with a password in it is not asked');
	const host = url.hostname.replace(/^\[|\]$/g, '');
	if (!config().OUTBOUND_PRIVATE && isIP(host) !== 0 && !isPublicAddress(host)) throw new OutboundError(`${host} is no public address`);
	return url;
}

interface Response {
	status: number;
	location: string | undefined;
	body: Buffer;
}

function request(url: URL, limits: Limits, signal: AbortSignal): Promise<Response> {
	const { promise, resolve, reject } = Promise.withResolvers<Response>();
	const through = url.protocol === 'https:' ? https : http;
	const headers = { accept: 'application/json', 'user-agent': 'Jauap' };
	const asked = through.get(url, { signal, headers, ...(!config().OUTBOUND_PRIVATE && { lookup: guarded }) }, (answer) => {
		const parts: Buffer[] = [];
		let size = 0;
		answer.on('data', (part: Buffer) => {
			size += part.length;
			parts.push(part);
			if (size <= limits.bytes) return;
			reject(new OutboundError(`${url.href} answers with more than ${String(limits.bytes)} bytes`));
			asked.destroy();
		});
		answer.on('end', () => {
			resolve({ status: answer.statusCode ?? 0, location: answer.headers.location, body: Buffer.concat(parts) });
		});
		answer.on('error', reject);
	});
	asked.on('error', reject);
	return promise;
}

function reason(error: unknown, url: URL, { aborted }: AbortSignal): OutboundError {
	if (error instanceof OutboundError) return error;
	const { code, message } = error as NodeJS.ErrnoException;
	return new OutboundError(`${url.href} cannot be read: ${aborted ? 'it takes too long' : (code ?? message)}`);
}

/** The JSON at an address, after at most five redirects. Throws OutboundError. */
export async function fetchJson(address: string, limits: Limits): Promise<unknown> {
	const signal = AbortSignal.timeout(limits.time);
	let url = checked(address);
	for (let turn = 0; turn <= MOST_REDIRECTS; turn++) {
		const { status, location, body } = await request(url, limits, signal).catch((error: unknown) => {
			throw reason(error, url, signal);
		});
		if (status >= 300 && status < 400 && location !== undefined) {
			url = checked(new URL(location, url).href);
			continue;
		}
		if (status !== 200) throw new OutboundError(`${url.href} answers ${String(status)}`);
		try {
			return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
		} catch {
			throw new OutboundError(`${url.href} is no JSON in UTF-8`);
		}
	}
	throw new OutboundError(`${address} leads from one address to another without an end`);
}
