import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test as base, expect, type Browser, type CDPSession, type Page } from '@playwright/test';
import type axe from 'axe-core';
import { openDatabase, type Database } from '../src/platform/db/index.ts';
import type { Lang } from '../src/platform/i18n/lang.ts';
import type { Role, Staff } from '../src/platform/identity/actor.ts';
import { makeStaff } from '../test/actors.ts';
import { openSession } from './session.ts';

export { expect } from '@playwright/test';

export interface SignInWishes {
	/** Default: the root unit. */
	unitId?: string;
	name?: string;
	language?: Lang;
}

interface Fixtures {
	/** The first part of a public address; a describe block sets it with test.use. */
	lang: Lang;
	/** Opens a session for staff that is made for it, as both factors would. */
	signIn: (role: Role, wishes?: SignInWishes) => Promise<Staff>;
	/** Opens a session for staff that is there already. */
	signInAs: (staff: Staff) => Promise<void>;
	/** What the console said, beside what is expected: checked to be empty when the test ends. */
	quiet: { allow: RegExp[] };
}

interface Workers {
	db: Database;
}

/** Pages whose reader has no scripts. */
const scriptless = new WeakSet<Page>();

export const test = base.extend<Fixtures, Workers>({
	lang: ['kk', { option: true }],
	baseURL: async ({}, use) => {
		await use(process.env.E2E_ORIGIN);
	},
	db: [
		async ({}, use) => {
			const db = openDatabase(process.env.E2E_DATABASE_URL ?? '', { max: 4 });
			await use(db);
			await db.close();
		},
		{ scope: 'worker' }
	],
	quiet: [
		async ({ page, javaScriptEnabled }, use) => {
			if (!javaScriptEnabled) scriptless.add(page);
			const allow: RegExp[] = [];
			const said: string[] = [];
			page.on('console', (message) => {
				if (message.type() === 'error' || message.type() === 'warning') said.push(`${page.url()}: ${message.text()}`);
			});
			page.on('pageerror', (error) => said.push(String(error)));
			await use({ allow });
			expect(
				said.filter((line) => !allow.some((pattern) => pattern.test(line))),
				'the browser console stays silent'
			).toEqual([]);
		},
		{ auto: true }
	],
	signInAs: async ({ page, db }, use) => {
		await use((staff) => openSession(page.context(), db, { accountId: staff.accountId, kind: 'staff' }, process.env.E2E_ORIGIN ?? ''));
	},
	signIn: async ({ page, db }, use) => {
		await use(async (role, { unitId, name, language } = {}) => {
			const staff = await db.write(async (tx) => {
				const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
				return makeStaff(tx, { role, unitId: unitId ?? root.id, ...(name && { name }), ...(language && { language }) });
			});
			await openSession(page.context(), db, { accountId: staff.accountId, kind: 'staff' }, process.env.E2E_ORIGIN ?? '');
			return staff;
		});
	}
});

/** A window in which scripts run, and what it is given to show instead of an answer of the server. */
interface Examiner {
	page: Page;
	body: string;
}

/** One for each browser: a new window is a new process, and a route put up and taken down for each page lets a browser wait for ever. */
const examiners = new WeakMap<Browser, Examiner>();

async function examinerOf(browser: Browser): Promise<Examiner> {
	const known = examiners.get(browser);
	if (known !== undefined) return known;
	const examiner = { page: await browser.newPage({ javaScriptEnabled: true }), body: '' };
	examiners.set(browser, examiner);
	await examiner.page.route('**/*', (route) =>
		route.request().isNavigationRequest()
			? route.fulfill({ body: examiner.body, contentType: 'text/html; charset=utf-8' })
			: route.continue()
	);
	return examiner;
}

/** Axe is a script: a page that was loaded without any is examined as its copy. */
async function withScripts(page: Page): Promise<Page> {
	const browser = page.context().browser();
	if (browser === null || !scriptless.has(page)) return page;
	const examiner = await examinerOf(browser);
	examiner.body = await page.content();
	await examiner.page.setViewportSize(page.viewportSize() ?? { width: 320, height: 640 });
	await examiner.page.goto(page.url());
	return examiner.page;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wires = new WeakMap<Page, Promise<CDPSession>>();

/** Over the browser's own wire: Playwright's `evaluate` packs the script anew each time, and takes twice as long. */
async function loadAxe(page: Page): Promise<void> {
	const wire = wires.get(page) ?? page.context().newCDPSession(page);
	wires.set(page, wire);
	const { exceptionDetails } = await (await wire).send('Runtime.evaluate', { expression: AXE });
	if (exceptionDetails !== undefined) throw new Error(`axe could not be loaded: ${exceptionDetails.text}`);
}

/**
 * What all of axe's rules, WCAG 2.2 AA and its best practices, have to say: the rule, the element and the advice. `unless` names
 * rules that are not asked.
 */
export async function axeFindings(page: Page, unless: readonly string[] = []): Promise<string[]> {
	const examined = await withScripts(page);
	await loadAxe(examined);
	return examined.evaluate(async (left) => {
		const rules = Object.fromEntries(left.map((rule) => [rule, { enabled: false }]));
		const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'], rules });
		return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} (${failureSummary ?? ''})`));
	}, unless);
}

export async function expectAccessible(page: Page): Promise<void> {
	expect(await axeFindings(page), `axe on ${page.url()}`).toEqual([]);
}

/** What is wrong with a page's frame: wider than the screen, no language, title or single heading, a style of its own. */
export async function flaws(page: Page, lang: Lang): Promise<string[]> {
	// Between the answer and its first word a new page has no root yet.
	await page.waitForLoadState('domcontentloaded');
	const seen = await page.evaluate(() => ({
		lang: document.documentElement.lang,
		title: document.title,
		headings: document.querySelectorAll('h1').length,
		overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
		styled: document.querySelectorAll('[style]:not(#svelte-announcer)').length
	}));
	const found = [
		seen.lang === lang ? '' : `lang is ${seen.lang}`,
		seen.title === '' ? 'no title' : '',
		seen.headings === 1 ? '' : `${String(seen.headings)} first headings`,
		seen.overflow <= 0 ? '' : `${String(seen.overflow)} px wider than the screen`,
		seen.styled === 0 ? '' : `${String(seen.styled)} inline styles`
	];
	return found.filter((flaw) => flaw !== '');
}

export async function expectSound(page: Page, lang: Lang): Promise<void> {
	expect(await flaws(page, lang), page.url()).toEqual([]);
}
