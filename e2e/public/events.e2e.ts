/** A meeting as who wants to come meets it: an old phone, no scripts; a place, the line, a place given back, a question. */
import { paths } from '../../src/lib/paths.ts';
import { messages } from '../../src/modules/participation/messages/index.ts';
import { cast } from '../../test/appeals.ts';
import { gather } from '../crawl/events.ts';
import { PageObject } from '../page-object.ts';
import { expect, test } from '../test.ts';

const t = messages.kk;

test('somebody waits for a place, asks beforehand and gives the place back; a link that is opened changes nothing', async ({
	page,
	db,
	quiet
}) => {
	// A form that is refused comes back as 422.
	quiet.allow.push(/status of 422/);
	const people = await db.write((tx) => cast(tx));
	const { open } = await gather(db, people, 'kk');
	const on = new PageObject(page, 'kk');
	const send = async (submit: string) => {
		await page.getByRole('button', { name: submit }).click();
		await on.arrived();
	};
	await on.open(paths.events.list('kk'));
	await on.open(open[0] ?? '');
	await expect(page.getByText(t.public.full)).toBeVisible();
	await on.follow(t.public.waitingList);
	await page.locator('#name').fill('Ерлан');
	await send(t.public.waitingList);
	await expect(page.getByText(t.errors.contact).first()).toBeVisible();
	await expect(page.locator('#name')).toHaveValue('Ерлан');
	await page.locator('#email').fill('erlan@example.kz');
	await send(t.public.waitingList);
	await expect(on.heading).toHaveText(t.register.confirm.waiting);
	await expect(page.getByText(t.register.position('2'))).toBeVisible();
	await page.reload();
	await expect(on.heading).toHaveText(t.register.confirm.waiting);
	await send(t.register.withdraw);
	await expect(on.heading).toHaveText(t.register.confirm.withdrawn);

	await on.open(open[0] ?? '');
	await on.follow(t.questions.ask);
	await page.locator('#text').fill('Қысқа');
	await send(t.questions.submit);
	await expect(page.locator('#text')).toHaveValue('Қысқа');
	await page.locator('#text').fill('Мектеп жанындағы жол қашан салынады?');
	await send(t.questions.submit);
	await expect(page.getByText(t.questions.sent('5'))).toBeVisible();
});
