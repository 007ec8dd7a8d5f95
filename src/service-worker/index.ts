/**
 * Lets one page be opened without a network: that of the device at a field reception. It keeps that page, which says nothing of anybody,
 * and what the page is made of; whatever else is asked for goes to the server as if it were not here. It is registered by the page
 * alone, and sees no other (see modules/field/device).
 */
import { version } from '$app/env';
import { assets, immutable } from '$app/manifest';
import { self as worker } from '$app/service-worker';
import { paths } from '#lib/paths.ts';

const CACHE = `field-${version}`;
const PAGE = paths.desk.fieldDevice();
const FILES = [...immutable, ...assets].map(({ path }) => `/${path.replace(/^\//, '')}`);
const isFont = (path: string) => path.endsWith('.woff2');

/** What a page is made of: the files its HTML names, all of them, and the fonts its styles name. The rest of the application stays on the server. */
const partsOf = (html: string) => FILES.filter((path) => html.includes(path) || isFont(path));

/** The page as it is for whoever may open it; a page that asks to sign in is none. It wakes only with the error page beside it, whose HTML says its parts. */
async function keep(): Promise<void> {
	const [cache, page, error] = await Promise.all([
		caches.open(CACHE),
		fetch(PAGE, { redirect: 'manual', cache: 'no-store' }),
		fetch(`${PAGE}/none`, { redirect: 'manual' })
	]);
	if (!page.ok) throw new Error('the page is for who is signed in');
	const html = await page.clone().text();
	await cache.addAll(partsOf(html + (await error.text())));
	await cache.put(PAGE, page);
}

worker.addEventListener('install', (event) => {
	event.waitUntil(keep());
});

worker.addEventListener('activate', (event) => {
	const old = async () => {
		const names = await caches.keys();
		await Promise.all(names.filter((name) => name.startsWith('field-') && name !== CACHE).map((name) => caches.delete(name)));
	};
	event.waitUntil(old().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	const isPage = request.mode === 'navigate' && url.pathname === PAGE;
	if (!isPage && !FILES.includes(url.pathname)) return;
	// From what was kept together: a page of one version never runs with parts of another.
	event.respondWith(caches.open(CACHE).then(async (cache) => (await cache.match(isPage ? PAGE : request)) ?? fetch(request)));
});
