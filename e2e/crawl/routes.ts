import { globSync } from 'node:fs';
import path from 'node:path';

const ROUTES = path.resolve(import.meta.dirname, '../../src/routes');

/** Every page of the route tree, its id, the shape of its addresses and how many of its words are parameters. */
export const pages: readonly { id: string; shape: RegExp; open: number }[] = globSync('**/+page.svelte', { cwd: ROUTES })
	.map((file) => `/${path.dirname(file)}`.replace(/\/\.$/, '/'))
	.toSorted()
	.map((id) => {
		const parts = id.split('/').filter((part) => part !== '' && !/^\(.*\)$/.test(part));
		const shape = parts
			.map((part) =>
				part === '[lang=lang]' ? '(?:kk|ru|en)' : part.endsWith('=uuid]') ? '[0-9a-f-]{36}' : part.startsWith('[') ? '[^/]+' : part
			)
			.join('/');
		return { id, shape: new RegExp(`^/${shape}$`), open: parts.filter((part) => part.startsWith('[')).length };
	})
	.toSorted((a, b) => a.open - b.open);

/** The page that serves an address; fixed words win over parameters, as in the router. */
export function pageAt(pathname: string): string | undefined {
	return pages.find(({ shape }) => shape.test(pathname))?.id;
}
