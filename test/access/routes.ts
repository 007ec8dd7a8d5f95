/** Everything that can be asked of the server, read from the routes themselves and from the API's own document. */
import { globSync } from 'node:fs';
import path from 'node:path';
import { operations } from '../http/document.ts';

const ROUTES = path.resolve(import.meta.dirname, '../../src/routes');
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'fallback'];

/** `(desk)/desk/+page.svelte` -> `/desk`: groups are no part of an address. */
function addressOf(file: string): string {
	const parts = path.dirname(file).split('/');
	return `/${parts.filter((part) => part !== '.' && !/^\(.+\)$/.test(part)).join('/')}`;
}

async function load(file: string): Promise<Record<string, unknown>> {
	return (await import(path.join(ROUTES, file))) as Record<string, unknown>;
}

async function actionsOf(file: string): Promise<string[]> {
	const { actions } = await load(file);
	return Object.keys(actions ?? {});
}

/** The addresses of pages, a language or an id of them as a parameter. */
export const pages = (): string[] => [...new Set(globSync('**/+page{.svelte,.server.ts}', { cwd: ROUTES }).map((file) => addressOf(file)))];

/** `GET /desk`, `POST /desk/account?/endAll`, `API readAppeal`; the API's own mount is each of its operations. */
export async function everything(): Promise<string[]> {
	const keys = pages().map((address) => `GET ${address}`);
	for (const file of globSync('**/+page.server.ts', { cwd: ROUTES })) {
		keys.push(...(await actionsOf(file)).map((action) => `POST ${addressOf(file)}?/${action}`));
	}
	for (const file of globSync('**/+server.ts', { cwd: ROUTES })) {
		if (file.startsWith('api/v1/')) continue;
		const methods = Object.keys(await load(file)).filter((name) => METHODS.includes(name));
		keys.push(...methods.map((method) => `${method} ${addressOf(file)}`));
	}
	keys.push(...(await operations()).map(({ operation }) => `API ${operation.operationId}`));
	return keys.toSorted();
}
