/** A browser that is closed and opened again, and what lies in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { paths } from '../src/lib/paths.ts';
import { browserOptions } from './browser.ts';
import type { Link } from './link.ts';

/** A browser with a disk of its own, which stays when it is closed. */
export class Device {
	readonly folder = mkdtempSync(path.join(tmpdir(), 'jauap-field-'));
	readonly #link: Link;
	readonly #kit: string;
	#context: BrowserContext | undefined;

	constructor(link: Link, kit: string) {
		this.#link = link;
		this.#kit = kit;
	}

	get context(): BrowserContext {
		if (this.#context === undefined) throw new Error('the browser is closed');
		return this.#context;
	}

	async start(): Promise<BrowserContext> {
		const options = { ...(await browserOptions()), baseURL: this.#link.origin, viewport: { width: 800, height: 1100 } };
		this.#context = await chromium.launchPersistentContext(this.folder, options);
		return this.#context;
	}

	async page(hash = true): Promise<Page> {
		const page = this.context.pages()[0] ?? (await this.context.newPage());
		await page.goto(hash ? paths.desk.fieldDevice(this.#kit) : paths.desk.fieldDevice());
		return page;
	}

	async close(): Promise<void> {
		await this.#context?.close();
		this.#context = undefined;
	}

	async end(): Promise<void> {
		await this.close();
		rmSync(this.folder, { recursive: true, force: true });
	}
}

/** Everything that lies in the browser's store and caches, as text. */
export function lying(page: Page): Promise<{ records: number; photos: number; text: string }> {
	return page.evaluate(async () => {
		const db = await new Promise<IDBDatabase>((resolve) => {
			const request = indexedDB.open('jauap-field');
			request.onsuccess = () => {
				resolve(request.result);
			};
		});
		const texts: string[] = [JSON.stringify(localStorage)];
		const latin = (bytes: ArrayBuffer) => new TextDecoder('utf-8').decode(bytes);
		const flat = (value: unknown): string => {
			if (value instanceof ArrayBuffer) return latin(value);
			if (ArrayBuffer.isView(value)) return latin(new Uint8Array(value.buffer as ArrayBuffer).buffer);
			if (typeof value !== 'object' || value === null) return String(value);
			return Object.entries(value)
				.map(([name, inner]) => `${name}=${flat(inner)}`)
				.join(';');
		};
		const counts: Record<string, number> = {};
		for (const name of db.objectStoreNames) {
			const all = await new Promise<unknown[]>((resolve) => {
				const request = db.transaction(name).objectStore(name).getAll();
				request.onsuccess = () => {
					resolve(request.result as unknown[]);
				};
			});
			counts[name] = all.length;
			texts.push(...all.map(flat));
		}
		const cached: string[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				const { pathname } = new URL(request.url);
				if (!pathname.startsWith('/_app/')) cached.push(pathname, (await (await cache.match(request))?.text()) ?? '');
			}
		}
		db.close();
		return { records: counts.records ?? 0, photos: counts.photos ?? 0, text: [...texts, ...cached].join('\n') };
	});
}
