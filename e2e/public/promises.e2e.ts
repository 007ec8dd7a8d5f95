/** What was promised, followed by mail from an old phone: the link of the first letter shows a page, its button confirms, another ends it all. */
import { paths } from '../../src/lib/paths.ts';
import { followMessages } from '../../src/modules/promises/follow-messages/index.ts';
import { askToFollow } from '../../src/modules/promises/server/index.ts';
import { queuedMail } from '../../test/letters.ts';
import { PageObject } from '../page-object.ts';
import { expect, test } from '../test.ts';

const t = followMessages.kk;
const ALMATY = '750000000';

test('somebody follows a place by mail and ends it', async ({ page, db, quiet }) => {
	quiet.allow.push(/status of 422/);
	const on = new PageObject(page, 'kk');
	const send = async (submit: string) => {
		await page.getByRole('button', { name: submit }).click();
		await on.arrived();
	};
	await on.open(paths.promises.list('kk', { place: ALMATY }));
	await on.follow(t.link);
	await page.locator('#email').fill('oqyrman');
	await send(t.send);
	await expect(page.locator('#email')).toHaveValue('oqyrman');
	await page.locator('#email').fill('oqyrman@example.kz');
	await send(t.send);
	await expect(page.getByText(t.sent)).toBeVisible();

	const { id } = await db.reader.selectFrom('territory').select('id').where('code', '=', ALMATY).executeTakeFirstOrThrow();
	const letter = await db.write(async (tx) => {
		await askToFollow(tx, 'kk', { kind: 'place', id }, 'oqyrman@example.kz');
		return (await queuedMail(tx)).at(-1)?.text ?? '';
	});
	const link = /\/kk\/promises\/follow\/\S+/.exec(letter)?.[0] ?? '';
	await on.open(link);
	await send(t.confirm);
	await expect(page.getByText(t.confirmed)).toBeVisible();
	await send(t.stopAll);
	await expect(page.getByText(t.none)).toBeVisible();
});
