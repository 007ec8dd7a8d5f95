import { paths } from '../../src/lib/paths.ts';
import { LANG_NAMES, LANGS } from '../../src/platform/i18n/lang.ts';
import { messages } from '../../src/platform/i18n/messages/index.ts';
import { PageObject } from '../page-object.ts';
import { expect, test } from '../test.ts';

test('who is not signed in is sent to do so, and comes back to the page', async ({ page }) => {
	await page.goto(paths.desk.calendar);
	await expect(page).toHaveURL(new RegExp(`/staff\\?to=${encodeURIComponent(paths.desk.calendar)}$`));
});

test('the column names the place, the person and the unit; the language is chosen where one is', async ({ page, signIn }) => {
	const staff = await signIn('central', { name: 'Айгүл Серікқызы', language: 'kk' });
	const desk = new PageObject(page, 'kk');
	await desk.open(paths.desk.home);
	const column = page.locator('.wide');
	await expect(column.getByText(staff.name)).toBeVisible();
	await expect(column.getByRole('link', { name: messages.kk.desk.sections.queue })).toHaveAttribute('aria-current', 'page');
	for (const lang of [...LANGS].toReversed()) {
		const shown = await page.locator('html').getAttribute('lang');
		if (shown === lang) continue;
		await column.getByRole('button', { name: LANG_NAMES[lang].long }).click();
		await expect(page.locator('html')).toHaveAttribute('lang', lang);
		await expect(page).toHaveURL(new RegExp(`${paths.desk.home}$`));
		await new PageObject(page, lang).arrived();
	}
});

test('a page that is not for this role says why, and where to go', async ({ page, signIn, quiet }) => {
	quiet.allow.push(/status of 40[34]/);
	await signIn('executor', { language: 'ru' });
	await page.context().addCookies([{ name: 'lang', value: 'ru', url: process.env.E2E_ORIGIN ?? '' }]);
	const refused = new PageObject(page, 'ru');
	await refused.open(paths.desk.people, 403);
	await expect(refused.heading).toHaveText(messages.ru.errors[403].title);
	await refused.open(`${paths.desk.home}/nonsense`, 404);
	await refused.open(paths.desk.appeal('00000000-0000-4000-8000-000000000000'), 404);
	await expect(refused.heading).toHaveText(messages.ru.errors[404].title);
	await refused.follow(messages.ru.errors.back);
	await expect(page).toHaveURL(new RegExp(`${paths.desk.home}$`));
});

test.describe('on a phone, without JavaScript', () => {
	test.use({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });

	test('the menu unfolds, and signing out works', async ({ page, signIn }) => {
		await signIn('head');
		const desk = new PageObject(page, 'kk');
		await desk.open(paths.desk.home);
		await expect(page.getByRole('link', { name: messages.kk.desk.sections.queue })).toBeHidden();
		await page.getByText(messages.kk.menu, { exact: true }).click();
		await expect(page.getByRole('link', { name: messages.kk.desk.sections.queue })).toBeVisible();
		await page.getByRole('button', { name: messages.kk.desk.signOut }).click();
		await page.goto(paths.desk.home);
		await expect(page).toHaveURL(/\/staff\?to=/);
	});
});
