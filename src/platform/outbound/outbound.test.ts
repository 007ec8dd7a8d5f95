import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { setConfig } from '../config.ts';
import { isPublicAddress } from './addresses.ts';
import { fetchJson } from './index.ts';

const LIMITS = { bytes: 1000, time: 5000 };
let server: http.Server;
let origin = '';
let restore = () => undefined as void;

beforeEach(async () => {
	server = http.createServer((asked, answer) => {
		const { pathname } = new URL(asked.url ?? '/', 'http://x');
		if (pathname === '/round') answer.writeHead(302, { location: '/round' }).end();
		else if (pathname === '/inside') answer.writeHead(302, { location: 'ftp://127.0.0.1/' }).end();
		else if (pathname === '/moved') answer.writeHead(301, { location: '/good' }).end();
		else if (pathname === '/large') answer.end(JSON.stringify('x'.repeat(2000)));
		else if (pathname === '/slow') answer.write('{');
		else if (pathname === '/gone') answer.writeHead(404).end('{}');
		else answer.end(pathname === '/good' ? '{"a":"ә"}' : '<html>');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterEach(() => {
	restore();
	server.closeAllConnections();
	server.close();
});

it('knows which addresses are of the public internet', () => {
	const inner = '127.0.0.1 10.1.2.3 172.31.0.1 192.168.1.1 169.254.169.254 100.100.0.1 0.0.0.0 255.255.255.255 198.18.0.1';
	const inner6 = '::1 :: ::ffff:10.0.0.1 ::ffff:8.8.8.8 fe80::1 fd00::1 64:ff9b::a00:1 2002:a00:1:: ff02::1';
	expect([...inner.split(' '), ...inner6.split(' ')].filter(isPublicAddress)).toEqual([]);
	expect(
		['8.8.8.8', '172.32.0.1', '100.128.0.1', '193.0.0.1', '2a00:1450::1', '2606:4700::1'].filter((one) => !isPublicAddress(one))
	).toEqual([]);
});

it('asks nobody of our own network, by whatever name', async () => {
	await expect(fetchJson(`${origin}/good`, LIMITS)).rejects.toThrow('127.0.0.1 is no public address');
	await expect(fetchJson('http://[::1]/', LIMITS)).rejects.toThrow('::1 is no public address');
	await expect(fetchJson('http://0x7f000001/', LIMITS)).rejects.toThrow('127.0.0.1 is no public address');
	await expect(fetchJson(origin.replace('127.0.0.1', 'localhost'), LIMITS)).rejects.toThrow(/^localhost is .* no public address$/);
	for (const address of ['ftp://a.example/', 'http://a:b@a.example/', 'file:///etc/passwd', 'x']) {
		await expect(fetchJson(address, LIMITS), address).rejects.toThrow(/ is /);
	}
});

it('reads JSON where it is allowed to, within limits of size, time and turns', async () => {
	restore = setConfig({ OUTBOUND_PRIVATE: true });
	expect(await fetchJson(`${origin}/moved`, LIMITS)).toEqual({ a: 'ә' });
	const refused = (path: string, text: string, limits = LIMITS) => expect(fetchJson(origin + path, limits), path).rejects.toThrow(text);
	await refused('/large', 'answers with more than 1000 bytes');
	await refused('/slow', 'it takes too long', { ...LIMITS, time: 100 });
	await refused('/round', 'without an end');
	await refused('/inside', 'neither http nor https');
	await refused('/gone', 'answers 404');
	await refused('/html', 'no JSON');
});
