import type { Page } from '@playwright/test';
import type { Lang } from '../../src/platform/i18n/lang.ts';
import { axeFindings, flaws } from '../test.ts';
import { pageAt } from './routes.ts';

/** Of one page with one set of query names, this many addresses are enough. */
const ALIKE = 2;

/** What was looked at, over all readers: a page is examined by axe once a language, however many may open it. */
export class Crawl {
	readonly visited = new Set<string>();
	/** Everything that was wrong anywhere: one run tells it all. */
	readonly problems: string[] = [];
	readonly #examined = new Set<string>();

	/** Follows every link from `starts` that leads to a page of ours, and notes which does not open, is not sound or not accessible. */
	async walk(page: Page, lang: Lang, starts: readonly string[]): Promise<void> {
		const waiting = [...starts];
		const seen = new Set<string>();
		const alike = new Map<string, number>();
		for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
			const kind = kindOf(address);
			const count = alike.get(kind) ?? 0;
			if (seen.has(address) || count >= ALIKE) continue;
			seen.add(address);
			alike.set(kind, count + 1);
			waiting.push(...(await this.#look(page, lang, address)));
		}
	}

	async #look(page: Page, lang: Lang, address: string): Promise<string[]> {
		const response = await page.goto(address);
		const note = (problem: string) => this.problems.push(`${lang} ${address}: ${problem}`);
		if (response?.status() !== 200) note(`answers ${String(response?.status())}`);
		const { pathname, origin } = new URL(page.url());
		const id = pageAt(pathname);
		if (id === undefined) return [];
		(await flaws(page, lang)).forEach(note);
		this.visited.add(id);
		if (!this.#examined.has(`${lang} ${id}`)) {
			this.#examined.add(`${lang} ${id}`);
			(await axeFindings(page)).forEach(note);
		}
		const links = await page.locator('a[href]').evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href));
		return links
			.map((link) => new URL(link))
			.filter((link) => link.origin === origin && pageAt(link.pathname) !== undefined && isOf(link.pathname, lang))
			.map((link) => link.pathname + link.search);
	}
}

/** The desk has no language in its addresses; a public address of another language is another walk. */
function isOf(pathname: string, lang: Lang): boolean {
	const first = pathname.split('/')[1];
	return first === 'desk' || first === lang;
}

/** A page and the names in its query, the view of a list apart: what looks alike. */
function kindOf(address: string): string {
	const { pathname, searchParams } = new URL(address, 'http://x');
	return `${pageAt(pathname) ?? pathname}?${[...searchParams.keys()].toSorted().join('&')}${searchParams.get('view') ?? ''}${searchParams.get('act') ?? ''}`;
}
