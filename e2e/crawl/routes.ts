import { globSync } from 'node:fs';
import path from 'node:path';

const ROUTES = path.resolve(import.meta.dirname, '../../src/routes');

/** Every page of the route tree, its id and the shape of its addresses. */
export const pages: readonly { id: string; shape: RegExp; isFixed: boolean }[] = globSync('**/+page.svelte', { cwd: ROUTES })
	.map((file) => `/${path.dirname(file)}`.replace(/\/\.$/, '/'))
	.toSorted()
	.map((id) => {
		const parts = id.split('/').filter((part) => part !== '' && !/^\(.*\)$/.test(part));
		const shape = parts.map((part) => (part === '[lang=lang]' ? '(?:kk|ru|en)' : part.startsWith('[') ? '[^/]+' : part)).join('/');
		return { id, shape: new RegExp(`^/${shape}$`), isFixed: parts.every((part) => !part.startsWith('[') || part === '[lang=lang]') };
	});

/** The page that serves an address; fixed words win over parameters, as in the router. */
export function pageAt(pathname: string): string | undefined {
	const fits = pages.filter(({ shape }) => shape.test(pathname));
	return (fits.find(({ isFixed }) => isFixed) ?? fits[0])?.id;
}
