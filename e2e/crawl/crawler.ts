import type { Page } from '@playwright/test';
import type { Lang } from '../../src/platform/i18n/lang.ts';
import { axeFindings, flaws, frameOf } from '../test.ts';
import { pageAt } from './routes.ts';

/** Of one page with one set of query names, this many addresses are enough. */
const ALIKE = 2;

/** As many of them are shown by a browser: in Kazakh, whose words are the longest, two; the same pages in another language, one. */
const SHOWN: Record<Lang, number> = { kk: ALIKE, ru: 1, en: 1 };

/**
 * The colours of a page are the same in every language, and to look at them is half of axe's work: they are looked at in Kazakh. Without scripts,
 * as in the other two, a page of what happens now follows it by loading anew (WCAG 2.2.1 excepts what happens in real time).
 */
const SCRIPTLESS = ['color-contrast', 'meta-refresh'];
const NOT_ASKED: Record<Lang, readonly string[]> = { kk: [], ru: SCRIPTLESS, en: SCRIPTLESS };

/** What a look at an address found: where it led, and the links of the page. */
interface Seen {
	status: number | undefined;
	url: URL;
	links: string[];
}

/** An address, and the page that leads to it. */
interface Waiting {
	address: string;
	from?: string;
}

/**
 * What was looked at, over all readers. A browser opens what looks new in a language, and axe examines it once a page; an
 * address like one that was seen is asked for without a browser: it must open for this reader too, and its links are followed.
 */
export class Crawl {
	readonly visited = new Set<string>();
	/** Everything that was wrong anywhere: one run tells it all. */
	readonly problems: string[] = [];
	readonly #looked = new Map<string, number>();
	readonly #examined = new Set<string>();

	/** Follows every link from `starts` that leads to a page of ours, and notes which does not open, is not sound or not accessible. */
	async walk(page: Page, lang: Lang, starts: readonly string[]): Promise<void> {
		const waiting: Waiting[] = starts.map((address) => ({ address }));
		const seen = new Set<string>();
		const alike = new Map<string, number>();
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
			const { address } = next;
			const kind = kindOf(address);
			const count = alike.get(kind) ?? 0;
			// Where earlier readers saw as many as a browser shows, one of a kind tells whether it opens for this one.
			const enough = (this.#looked.get(kind) ?? 0) - count < SHOWN[lang] ? ALIKE : 1;
			if (seen.has(address) || (count >= enough && !starts.includes(address))) continue;
			seen.add(address);
			alike.set(kind, count + 1);
			const links = await this.#look(page, lang, next, starts.includes(address));
			waiting.push(...links.map((link) => ({ address: link, from: address })));
		}
	}

	async #look(page: Page, lang: Lang, { address, from }: Waiting, isStart: boolean): Promise<string[]> {
		const note = (problem: string) => this.problems.push(`${lang} ${address}: ${problem}`);
		const kind = kindOf(address);
		const looks = this.#looked.get(kind) ?? 0;
		this.#looked.set(kind, looks + 1);
		const { status, url, links } = isStart || looks < SHOWN[lang] ? await this.#open(page, lang, address, note) : await ask(page, address);
		// Another test may have ended it meanwhile: its page leads there no more.
		if (status === 409 && from !== undefined && !pathsOf(await ask(page, from)).includes(address)) return [];
		if (status !== 200) note(`answers ${String(status)}`);
		return pageAt(url.pathname) === undefined ? [] : pathsOf({ url, links }).filter((path) => isOf(new URL(path, url).pathname, lang));
	}

	async #open(page: Page, lang: Lang, address: string, note: (problem: string) => void): Promise<Seen> {
		const response = await page.goto(address);
		const url = new URL(page.url());
		const id = pageAt(url.pathname);
		if (id === undefined) return { status: response?.status(), url, links: [] };
		const frame = await frameOf(page);
		flaws(frame, lang).forEach(note);
		this.visited.add(id);
		if (!this.#examined.has(id)) {
			this.#examined.add(id);
			(await axeFindings(page, NOT_ASKED[lang])).forEach(note);
		}
		return { status: response?.status(), url, links: frame.links };
	}
}

/** The addresses of our pages that a page leads to. */
const pathsOf = ({ url, links }: Pick<Seen, 'url' | 'links'>): string[] =>
	links
		.map((link) => new URL(link, url))
		.filter((link) => link.origin === url.origin && pageAt(link.pathname) !== undefined)
		.map((link) => link.pathname + link.search);

/** The page's answer as its reader's browser would get it, cookies and redirects included, without showing it. */
async function ask(page: Page, address: string): Promise<Seen> {
	// Unpacked: packing thousands of pages is a good part of the server's work.
	const response = await page.request.get(address, { headers: { 'accept-encoding': 'identity' } });
	const html = await response.text();
	const links = [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
	return { status: response.status(), url: new URL(response.url()), links };
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
