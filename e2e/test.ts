import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test as base, expect, type CDPSession, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
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

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wires = new WeakMap<Page, Promise<CDPSession>>();

/** The browser's own wire to a page. */
function wireTo(page: Page): Promise<CDPSession> {
	const wire = wires.get(page) ?? page.context().newCDPSession(page);
	wires.set(page, wire);
	return wire;
}

/** What a script answers, over the wire: Playwright's `evaluate` puts scripts of its own into each new page, which take longer than the answer. */
async function answerOf<T>(page: Page, expression: string): Promise<T> {
	const asked = { expression, awaitPromise: true, returnByValue: true };
	const { result, exceptionDetails } = await (await wireTo(page)).send('Runtime.evaluate', asked);
	if (exceptionDetails !== undefined) throw new Error(`${page.url()}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
	return result.value as T;
}

/** Axe is a script, for which a page that has none is let run scripts once it stands: its own were left out when it was read. */
async function awake<T>(page: Page, look: () => Promise<T>): Promise<T> {
	if (!scriptless.has(page)) return look();
	const wire = await wireTo(page);
	const disable = (value: boolean) => wire.send('Emulation.setScriptExecutionDisabled', { value });
	// Said first, for what this wire has not forbidden it does not allow either.
	await disable(true);
	await disable(false);
	try {
		return await look();
	} finally {
		await disable(true);
	}
}

/**
 * What all of axe's rules, WCAG 2.2 AA and its best practices, have to say: the rule, the element and the advice. `unless` names
 * rules that are not asked.
 */
export async function axeFindings(page: Page, unless: readonly string[] = []): Promise<string[]> {
	const rules = Object.fromEntries(unless.map((rule) => [rule, { enabled: false }]));
	const options = JSON.stringify({ resultTypes: ['violations'], rules } satisfies RunOptions);
	const violations = await awake(page, () =>
		answerOf<AxeResults['violations']>(page, `${AXE}; axe.run(${options}).then(({ violations }) => violations)`)
	);
	return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} (${failureSummary ?? ''})`));
}

export async function expectAccessible(page: Page): Promise<void> {
	expect(await axeFindings(page), `axe on ${page.url()}`).toEqual([]);
}

/** What a page's frame is like, and where it leads. */
export interface Frame {
	lang: string;
	title: string;
	headings: number;
	overflow: number;
	styled: number;
	links: string[];
}

export async function frameOf(page: Page): Promise<Frame> {
	// Between the answer and its first word a new page has no root yet; until its styles are there it shows what they hide.
	await page.waitForLoadState('load');
	return answerOf(
		page,
		`({
			lang: document.documentElement.lang,
			title: document.title,
			headings: document.querySelectorAll('h1').length,
			overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
			styled: document.querySelectorAll('[style]:not(#svelte-announcer)').length,
			links: [...document.querySelectorAll('a[href]')].map((link) => link.href)
		})`
	);
}

/** What is wrong with a page's frame: wider than the screen, no language, title or single heading, a style of its own. */
export function flaws(seen: Frame, lang: Lang): string[] {
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
	expect(flaws(await frameOf(page), lang), page.url()).toEqual([]);
}
