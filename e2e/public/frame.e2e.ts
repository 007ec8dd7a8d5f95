import { gzipSync } from 'node:zlib';
import { inLanguage, paths } from '../../src/lib/paths.ts';
import { LANG_NAMES, LANGS } from '../../src/platform/i18n/lang.ts';
import { messages } from '../../src/platform/i18n/messages/index.ts';
import { PageObject } from '../page-object.ts';
import { expect, test } from '../test.ts';

for (const lang of LANGS) {
	const t = messages[lang];

	test.describe(lang, () => {
		test(`home says what this is for and offers both ways`, async ({ page }) => {
			const home = new PageObject(page, lang);
			await home.open(paths.home(lang));
			await expect(home.heading).toHaveText(t.home.title);
			await expect(page.getByRole('link', { name: t.home.send.action }).last()).toHaveAttribute('href', paths.appeals.new(lang));
			await expect(page.getByLabel(t.home.check.number)).toBeVisible();
			await expect(page.getByRole('list').filter({ hasText: t.home.course.steps[0]?.title ?? '' })).toContainText(
				t.home.course.steps[3]?.title ?? ''
			);
		});

		test(`a page that is not there says what to do next`, async ({ page, quiet }) => {
			quiet.allow.push(/status of 404/);
			const lost = new PageObject(page, lang);
			await lost.open(`/${lang}/nonsense`, 404);
			await expect(lost.heading).toHaveText(t.errors[404].title);
			await lost.follow(t.errors.back);
			await expect(page).toHaveURL(new RegExp(`${paths.home(lang)}$`));
		});

		test('the language switch keeps the page', async ({ page }) => {
			await page.goto(`${paths.home(lang)}?x=1`);
			for (const other of LANGS.filter((one) => one !== lang)) {
				await page.getByRole('link', { name: LANG_NAMES[other].long }).click();
				await expect(page).toHaveURL(new RegExp(`${inLanguage(paths.home(lang), other)}\\?x=1$`));
				await expect(page.locator('html')).toHaveAttribute('lang', other);
				await page.goto(`${paths.home(lang)}?x=1`);
			}
		});
	});
}

test('the bare address leads to the language that the browser asks for, else to Kazakh', async ({ page, baseURL }) => {
	for (const [wanted, lang] of [
		['ru-KZ,ru;q=0.9', 'ru'],
		['en-GB', 'en'],
		['de', 'kk']
	] as const) {
		const answer = await page.request.get(baseURL ?? '', { headers: { 'accept-language': wanted, accept: 'text/html' }, maxRedirects: 0 });
		expect([answer.status(), answer.headers().location]).toEqual([303, `/${lang}`]);
	}
});

test('a citizen’s page is under 30 KB with its styles, runs no script and asks nobody else', async ({ page, baseURL }) => {
	const sizes: number[] = [];
	const strange: string[] = [];
	page.on('response', async (response) => {
		const kind = response.request().resourceType();
		if (!response.url().startsWith(baseURL ?? '-') || kind === 'script') strange.push(response.url());
		if (kind === 'document' || kind === 'stylesheet') sizes.push(gzipSync(await response.body()).length);
	});
	await page.goto(paths.home('kk'), { waitUntil: 'networkidle' });
	expect(strange).toEqual([]);
	expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(30_000);
});

test('the skip link leads to the main text', async ({ page }) => {
	await page.goto(paths.home('kk'));
	await page.keyboard.press('Tab');
	await expect(page.getByText(messages.kk.skip)).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.locator('#main')).toBeFocused();
});
