import { randomBytes } from 'node:crypto';
import { paths } from '../../src/lib/paths.ts';
import { deskMessages } from '../../src/modules/appeals/desk-messages/index.ts';
import { messages } from '../../src/modules/channels/messages/index.ts';
import { takeMail } from '../../src/modules/channels/server/index.ts';
import { PageObject } from '../page-object.ts';
import { expect, test } from '../test.ts';

test('a letter that became no appeal is opened by the front desk and taken off the list', async ({ page, db, signIn }) => {
	const subject = `Сынақ хаты ${randomBytes(4).toString('hex')}`;
	await takeMail(
		{
			key: randomBytes(32),
			bytes: 31_000_000,
			unread: 'too_big',
			text: '',
			files: [],
			head: { from: 'dana@example.kz', name: 'Дана Сынақ', subject, tags: [], automatic: undefined }
		},
		db
	);
	await signIn('operator', { language: 'kk' });
	const [on, t] = [new PageObject(page, 'kk'), messages.kk.desk];
	await on.open(paths.desk.letters());
	await expect(on.heading).toHaveText(t.title);
	await page.locator('tbody tr').first().getByRole('link').click();
	await page.waitForURL(/letters\/[0-9a-f]/);
	await on.arrived();
	await expect(page.getByText(subject)).toHaveCount(0);
	await on.press(t.open);
	await expect(page.getByText(subject)).toBeVisible();
	await on.press(t.done);
	await expect(page).toHaveURL(new RegExp(`${paths.desk.letters()}$`));
});

test('papers are entered one after another: what they share stays, the cursor stands in the text', async ({ page, signIn }) => {
	await signIn('operator', { language: 'ru' });
	const [on, t] = [new PageObject(page, 'ru'), deskMessages.ru.intake];
	await on.open(paths.desk.intake);
	await page.getByLabel(t.channels.letter).check();
	await page.getByLabel(t.receivedOn).fill('2026-03-02');
	for (const name of ['Первый Писавший', 'Второй Писавший']) {
		await page.locator('#text').fill(`${name} просит починить крышу дома: она протекает третий год.`);
		await page.locator('#place').fill('ул. Абая, 12');
		await page.locator('#name').fill(name);
		await page.locator('#address').fill('ул. Абая, 12');
		await on.press(t.next);
		await expect(page.locator('.ds-alert')).toContainText(t.slip.code);
		await expect(page.locator('#text')).toBeFocused();
		await expect(page.locator('#text')).toHaveValue('');
		await expect(page.locator('#name')).toHaveValue('');
		await expect(page.getByLabel(t.channels.letter)).toBeChecked();
		await expect(page.getByLabel(t.receivedOn)).toHaveValue('2026-03-02');
	}
});
