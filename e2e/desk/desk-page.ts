/** The desk as its people meet it. */
import { paths } from '../../src/lib/paths.ts';
import type { CaseAct } from '../../src/modules/appeals/server/index.ts';
import { PageObject } from '../page-object.ts';
import { expect } from '../test.ts';

export class Desk extends PageObject {
	/** Waits for the page to wake up: what is typed before stays, but nothing answers to it. SvelteKit's hidden line tells. */
	async awake(): Promise<void> {
		await expect(this.page.locator('#svelte-announcer')).toBeAttached();
	}

	override async arrived(): Promise<void> {
		await this.awake();
		await super.arrived();
	}

	/** Opens the form of an act, when it isn't open yet. */
	async act(name: CaseAct): Promise<void> {
		const form = this.page.locator(`#act-${name}`);
		if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
	}

	async done(words: string): Promise<void> {
		await expect(this.page.getByRole('status').filter({ hasText: words })).toBeVisible();
		await this.arrived();
	}

	async typeIntake(text: string, name: string): Promise<void> {
		await this.open(paths.desk.intake);
		await this.page.locator('#text').fill(text);
		await this.page.locator('#placeQuery').fill('алматы обл');
		await this.page.getByRole('radio', { name: 'Алматы облысы' }).check();
		await this.page.locator('#place').fill('Жаңа көше, 3');
		await this.page.locator('#name').fill(name);
	}
}

/** Axe is a script, and here there are none: these pages were examined with them above. */
export class PlainDesk extends Desk {
	override arrived(): Promise<void> {
		return Promise.resolve();
	}
}
