import type { Locator, Page } from '@playwright/test';
import type { Lang } from '../src/platform/i18n/lang.ts';
import { expect, expectAccessible, expectSound } from './test.ts';

/**
 * A page as its reader meets it. Each arrival is checked: status, axe, language, width. A test that forgets to look
 * has looked all the same.
 */
export class PageObject {
	readonly page: Page;
	readonly lang: Lang;

	constructor(page: Page, lang: Lang) {
		this.page = page;
		this.lang = lang;
	}

	/** Goes to an address by hand. */
	async open(path: string, status = 200): Promise<void> {
		const response = await this.page.goto(path);
		expect(response?.status(), path).toBe(status);
		await this.arrived();
	}

	/** To be called after each step that leads to another page, or back to the same one with errors. */
	async arrived(): Promise<void> {
		await expectSound(this.page, this.lang);
		await expectAccessible(this.page);
	}

	get heading(): Locator {
		return this.page.getByRole('heading', { level: 1 });
	}

	get errors(): Locator {
		return this.page.locator('#error-summary');
	}

	async fill(label: string, value: string): Promise<void> {
		await this.page.getByLabel(label, { exact: true }).fill(value);
	}

	async press(name: string): Promise<void> {
		await this.page.getByRole('button', { name, exact: true }).click();
	}

	async follow(name: string): Promise<void> {
		await this.page.getByRole('link', { name, exact: true }).first().click();
	}
}
