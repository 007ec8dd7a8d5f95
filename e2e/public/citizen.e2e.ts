import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { paths } from '../../src/lib/paths.ts';
import { messages } from '../../src/modules/appeals/messages/index.ts';
import { pageMessages } from '../../src/modules/appeals/messages-page/index.ts';
import type { Database } from '../../src/platform/db/index.ts';
import { LANGS, type Lang } from '../../src/platform/i18n/lang.ts';
import { messages as shared } from '../../src/platform/i18n/messages/index.ts';
import { answered, cast, inWork, INPUT } from '../../test/appeals.ts';
import { PageObject } from '../page-object.ts';
import { expect, test } from '../test.ts';

const TEXT: Record<Lang, string> = {
	kk: 'Абай көшесіндегі 12-үйдің жанындағы шам үш айдан бері жанбайды. Шамды жөндеп беруді сұраймын.',
	ru: 'Фонарь у дома 12 по улице Абая не горит три месяца. Прошу починить фонарь.',
	en: 'The lamp at 12 Abai Street has been dark for three months. Please repair the lamp.'
};

const NOTE = { name: 'хат.txt', mimeType: 'text/plain', buffer: Buffer.from('Жарық жоқ') };

/** The intake as a citizen walks it: each page is looked at on arrival (axe, width, language). */
class Intake extends PageObject {
	readonly t = pageMessages[this.lang].intake;
	readonly words = shared[this.lang];

	async next(): Promise<void> {
		await this.press(this.words.actions.next);
		await this.arrived();
	}

	async tell(): Promise<void> {
		await this.open(paths.appeals.new(this.lang));
		await this.fill(this.t.what.label, TEXT[this.lang]);
		await this.next();
	}

	/** From the first word to the review, with nothing but what happened, where, and a name. */
	async toReview(): Promise<void> {
		await this.tell();
		await this.page.getByLabel(this.t.where.place).fill('Абай 12');
		await this.next();
		await this.fill(this.t.who.name, 'Әлия Сәрсенбаева');
		await this.next();
		await this.next();
		await this.press(this.t.files.without);
		await this.arrived();
	}

	async leavePhone(): Promise<void> {
		await this.page.getByRole('link', { name: this.t.review.fill }).click();
		await this.fill(this.t.who.phone, '8 (701) 123-45-67');
		await this.next();
	}

	async send(): Promise<{ number: string; code: string }> {
		await this.press(this.t.review.send);
		await this.arrived();
		return { number: await textOf(this.page, '.number strong'), code: await textOf(this.page, '.code strong') };
	}
}

async function textOf(page: Page, selector: string): Promise<string> {
	return (await page.locator(selector).first().textContent())?.trim() ?? '';
}

/** Opens an appeal made by the room's own acts, as its applicant does: by number and code. */
async function openByCode(page: Page, lang: Lang, made: { number: string; accessCode: string }): Promise<PageObject> {
	const find = new PageObject(page, lang);
	const t = pageMessages[lang].find;
	await find.open(paths.appeals.find(lang));
	await find.fill(t.number, made.number.toLowerCase());
	await find.fill(t.code, made.accessCode.toLowerCase().replaceAll('-', ' '));
	await find.press(t.open);
	await find.arrived();
	return find;
}

const make = (db: Database, act: typeof answered) => db.write(async (tx) => act(tx, await cast(tx)));

for (const lang of LANGS) {
	const t = pageMessages[lang];

	test.describe(lang, () => {
		test('tells what happened, is told what is missing, sends it and follows it', async ({ page }) => {
			const intake = new Intake(page, lang);
			await intake.toReview();
			await expect(page.getByText(t.intake.review.missingTitle)).toBeVisible();
			await expect(page.getByText(/D-\d{4}-\d{6}/).first()).toBeVisible();
			await intake.leavePhone();
			const sent = await intake.send();
			expect(sent.number).toMatch(/^[A-Z0-9]+-\d{4}-\d{6}$/);
			await expect(page.getByRole('img', { name: t.receipt.qrAlt })).toBeVisible();
			await page.reload();
			expect(await textOf(page, '.code strong')).toBe(sent.code);
			await intake.follow(t.receipt.open);
			await intake.arrived();
			await expect(page.getByText(messages[lang].stateSentence.received)).toBeVisible();
			await expect(page.getByText(t.status.left).filter({ visible: true })).toBeVisible();
			await intake.follow(t.status.receipt);
			await intake.arrived();
			await expect(page.getByText(t.receipt.codeGone)).toBeVisible();
			await expect(page.locator('.code')).toHaveCount(0);
		});

		test('what cannot be read is said beside the field, and what was typed stays', async ({ page, quiet }) => {
			quiet.allow.push(/status of 422/);
			const intake = new Intake(page, lang);
			await intake.tell();
			await page.getByText(t.intake.where.pointTitle).click();
			await intake.fill(t.intake.where.point, 'мектептің қасы');
			await intake.next();
			await expect(intake.errors).toContainText(t.intake.where.pointBad);
			await expect(page.getByLabel(t.intake.where.point, { exact: true })).toHaveValue('мектептің қасы');
			await intake.fill(t.intake.where.point, '43.2567, 76.9286');
			await intake.next();
			await intake.fill(t.intake.who.phone, '12');
			await intake.next();
			await expect(intake.errors).toContainText(messages[lang].errors.phone);
			await expect(page.getByLabel(t.intake.who.phone, { exact: true })).toHaveValue('12');
		});

		test('a number without its code opens nothing, known or not', async ({ page, db, quiet }) => {
			quiet.allow.push(/status of 4(04|22)/);
			const { number } = await make(db, inWork);
			const seen: string[] = [];
			for (const asked of [number, 'ZZZ-2026-999999']) {
				const door = new PageObject(page, lang);
				await door.open(paths.appeals.status(lang, asked), 404);
				await expect(door.heading).toHaveText(t.closedDoor.title);
				await door.fill(t.find.code, '7K2M9-00000');
				await door.press(t.find.open);
				await door.arrived();
				await expect(door.errors).toContainText(messages[lang].errors['appeals.code']);
				await expect(page.getByLabel(t.find.code)).toHaveValue('7K2M9-00000');
				seen.push((await page.locator('main').innerText()).replaceAll(asked, ''));
				for (const path of [paths.appeals.receipt(lang, asked), paths.appeals.add(lang, asked), paths.appeals.withdraw(lang, asked)])
					expect((await page.request.get(path)).status(), path).toBe(404);
			}
			expect(seen[0]).toBe(seen[1]);
		});

		test('reads the decision, says what came of it, disagrees and is heard', async ({ page, db, quiet }) => {
			quiet.allow.push(/status of 422/);
			const status = await openByCode(page, lang, await make(db, answered));
			await expect(page.getByRole('heading', { name: t.decision.title })).toBeVisible();
			await page.getByRole('button', { name: t.rate.send, exact: true }).click();
			await status.arrived();
			await expect(status.errors).toContainText(messages[lang].errors.verdict);
			await page.getByLabel(messages[lang].verdict.not_solved, { exact: true }).check();
			await page.getByLabel(t.rate.disagree).check();
			await page.getByRole('button', { name: t.rate.send, exact: true }).click();
			await expect(status.errors).toContainText(messages[lang].errors.disagree_why);
			await expect(page.getByLabel(messages[lang].verdict.not_solved, { exact: true })).toBeChecked();
			await page.getByLabel(t.rate.text).fill('Шам әлі жанбайды');
			await page.getByRole('button', { name: t.rate.send, exact: true }).click();
			await status.arrived();
			await expect(page.getByText(t.done.reopened)).toBeVisible();
			await expect(page.getByText(t.status.reopened).filter({ visible: true })).toBeVisible();
		});

		test('silence after the term is shown as what it is', async ({ page, db }) => {
			const made = await make(db, inWork);
			const past = Temporal.Now.plainDateISO().subtract({ days: 8 });
			await db.write((tx) => tx.updateTable('appeal').set({ due_on: past, first_due_on: past }).where('id', '=', made.id).execute());
			await openByCode(page, lang, made);
			await expect(page.getByRole('heading', { name: t.status.late.title })).toBeVisible();
			await expect(page.getByText(t.status.late.ours).filter({ visible: true })).toBeVisible();
		});

		test('adds a remark and a file, takes the appeal back, closes it here', async ({ page, db, quiet }) => {
			quiet.allow.push(/status of 4(04|22)/);
			const made = await make(db, inWork);
			const status = await openByCode(page, lang, made);
			await status.follow(t.status.add);
			await status.arrived();
			await status.press(t.add.send);
			await expect(status.errors).toContainText(t.add.empty);
			await status.fill(t.add.text, 'Тағы бір шам жанбайды');
			await page.getByLabel(t.add.files).setInputFiles(NOTE);
			await status.press(t.add.send);
			await status.arrived();
			await expect(page.getByText('Тағы бір шам жанбайды')).toBeVisible();
			await expect(page.getByRole('link', { name: NOTE.name })).toBeVisible();
			await status.follow(t.status.withdraw);
			await status.arrived();
			await status.press(t.withdraw.yes);
			await status.arrived();
			await expect(page.getByText(t.done.withdrawn)).toBeVisible();
			await status.press(t.status.leave);
			await status.arrived();
			await status.open(paths.appeals.status(lang, made.number), 404);
		});
	});
}

test('a place is found by its name misspelt, by the list, or told in words', async ({ page }) => {
	const intake = new Intake(page, 'kk');
	const { where } = intake.t;
	await intake.tell();
	await page.getByLabel(where.search).fill('алмати облысы');
	await page.keyboard.press('Enter');
	await page.waitForURL(/[?&]q=/);
	await intake.arrived();
	await page.getByLabel('Алматы облысы', { exact: true }).check();
	await intake.next();
	await intake.fill(intake.t.who.name, 'Әлия Сәрсенбаева');
	await page.getByRole('button', { name: intake.words.actions.back }).click();
	await expect(page.getByLabel('Алматы облысы', { exact: true })).toBeChecked();
	await page.getByLabel(where.place).fill('Абай 12');
	await intake.press(where.browse);
	await intake.arrived();
	await intake.press('Павлодар облысы');
	await intake.arrived();
	await expect(page.getByLabel('Павлодар облысы', { exact: true })).toBeChecked();
	await expect(page.getByLabel(where.place)).toHaveValue('Абай 12');
	await intake.next();
	await expect(page.getByLabel(intake.t.who.name)).toHaveValue('Әлия Сәрсенбаева');
	await page.getByRole('button', { name: intake.words.actions.back }).click();
	await page.getByLabel(where.search).fill('жжжжжж');
	await intake.press(intake.words.actions.search);
	await intake.arrived();
	await expect(page.getByText(where.nothing('жжжжжж'))).toBeVisible();
	// Not in the list: a region is chosen for it, and its name stays as the place in words.
	await intake.press(where.browse);
	await intake.arrived();
	await intake.press('Абай облысы');
	await intake.arrived();
	await expect(page.getByLabel(where.search)).toHaveValue('жжжжжж');
	await intake.next();
	await page.getByRole('button', { name: intake.words.actions.back }).click();
	await expect(page.getByLabel(where.place)).toHaveValue('жжжжжж, Абай 12');
});

test('files are added, refused with their name, and removed', async ({ page, quiet }) => {
	quiet.allow.push(/status of 422/);
	const intake = new Intake(page, 'kk');
	await intake.toReview();
	await page.getByRole('link', { name: intake.t.review.files }).click();
	await page
		.getByLabel(intake.t.files.label)
		.setInputFiles([NOTE, { name: 'вирус.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') }]);
	await intake.press(intake.t.files.upload);
	await intake.arrived();
	await expect(intake.errors).toContainText('вирус.exe');
	await expect(page.getByText(NOTE.name, { exact: true })).toBeVisible();
	await page.getByRole('button', { name: NOTE.name }).click();
	await intake.arrived();
	await expect(page.getByText(NOTE.name)).toHaveCount(0);
	await page.getByLabel(intake.t.files.label).setInputFiles(NOTE);
	await intake.press(intake.t.files.without);
	await intake.arrived();
	await expect(page.locator('.answers')).toContainText(NOTE.name);
});

test('sent from two tabs it is one appeal, with the code in both', async ({ page, context }) => {
	const intake = new Intake(page, 'kk');
	await intake.toReview();
	await intake.leavePhone();
	const other = await context.newPage();
	await other.goto(page.url());
	const first = await intake.send();
	await other.getByRole('button', { name: intake.t.review.send }).click();
	expect([await textOf(other, '.number strong'), await textOf(other, '.code strong')]).toEqual([first.number, first.code]);
	await page.goBack();
	await expect(page.locator('.number strong')).toHaveText(first.number);
});

test('a lost code: the same words for everybody; a link that is spent says so', async ({ page, db, quiet }) => {
	quiet.allow.push(/status of 4(09|22)/);
	const t = pageMessages.kk;
	const made = await make(db, inWork);
	const seen: string[] = [];
	for (const [number, email] of [
		[made.number, INPUT.email ?? ''],
		[made.number, 'other@example.kz'],
		['ZZZ-2026-999999', 'other@example.kz']
	] as const) {
		const lost = new PageObject(page, 'kk');
		await lost.open(paths.appeals.lostCode('kk'));
		await lost.fill(t.find.number, number);
		await lost.fill(t.lostCode.email, email);
		await lost.press(t.lostCode.send);
		await lost.arrived();
		seen.push(await page.locator('main').innerText());
	}
	expect(new Set(seen).size).toBe(1);
	const spent = new PageObject(page, 'kk');
	await spent.open(paths.appeals.newCode('kk', 'x'.repeat(43)));
	await spent.press(t.newCode.show);
	await spent.arrived();
	await expect(spent.heading).toHaveText(t.newCode.spent);
});

test('citizens’ pages weigh less than 30 KB with their styles', async ({ page, db, baseURL }, info) => {
	const intake = new Intake(page, 'kk');
	const weights: Record<string, number> = {};
	const weigh = async (name: string) => {
		const html = await page.content();
		const sheets = await page.locator('link[rel=stylesheet]').evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
		const styles = await Promise.all(sheets.map(async (href) => (await page.request.get(href)).body()));
		weights[name] = [Buffer.from(html), ...styles].reduce((sum, bytes) => sum + gzipSync(bytes).length, 0);
		expect(await page.locator('script').count(), name).toBe(0);
	};
	await intake.tell();
	await page.getByLabel(intake.t.where.search).fill('облысы');
	await intake.press(intake.words.actions.search);
	await weigh('where');
	await intake.toReview();
	await intake.leavePhone();
	await weigh('review');
	await intake.send();
	await weigh('receipt');
	await openByCode(page, 'kk', await make(db, answered));
	await weigh('status');
	info.annotations.push({ type: 'gzipped bytes', description: JSON.stringify(weights) });
	console.log(`gzipped bytes with styles: ${JSON.stringify(weights)} at ${baseURL ?? ''}`);
	for (const [name, bytes] of Object.entries(weights)) expect(bytes, name).toBeLessThan(30_000);
});
