/** What was promised, followed by mail from an old phone: the link of the first letter shows a page, its button confirms, another ends it all. */
import { gzipSync } from 'node:zlib';
import { paths } from '../../src/lib/paths.ts';
import { followMessages } from '../../src/modules/promises/follow-messages/index.ts';
import { evidenceInput } from '../../src/modules/promises/input.ts';
import { promiseOf, promiseWorld, published } from '../../src/modules/promises/server/fixture.ts';
import { addEvidence, addPromise, askToFollow } from '../../src/modules/promises/server/index.ts';
import { timelineMessages } from '../../src/modules/promises/timeline-messages/index.ts';
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

/** With its styles and fonts apart: what an old phone on a bad line waits for. */
const MOST_BYTES = 30 * 1024;

test('forty promises of a programme stand on a timeline, light and without scripts', async ({ page, db }) => {
	const { id } = await db.write(async (tx) => {
		// Of a region to which no other walk sends its appeals: the branch covers it.
		const w = await promiseWorld(tx, 2, '330000000');
		const made = await published(tx, w);
		for (let n = 1; n < 40; n++) {
			const dueOn = Temporal.PlainDate.from('2023-03-31').add({ months: n }).toString();
			const promise = promiseOf(w, { quote: `Ауылға ${String(n)} шақырым су құбырын тартамыз`, dueOn });
			const promiseId = await addPromise(tx, w.head, made.id, { ...promise, reason: 'Тізімнен түсіп қалған тармақ' });
			for (const onDay of ['2025-03-01', '2025-06-01', '2025-09-01']) {
				const link = { kind: 'link', evidence: `Қабылдау актісі, ${onDay}`, onDay, link: `https://example.org/${onDay}`, value: '1' };
				await addEvidence(tx, w.executor, promiseId, evidenceInput.parse(link));
			}
		}
		return made;
	});
	const on = new PageObject(page, 'kk');
	await on.open(paths.promises.programme('kk', id));
	await on.follow(timelineMessages.kk.link);
	const rows = page.locator('.strip-rows > li');
	await expect(rows).toHaveCount(40);
	const last = rows.first();
	await last.locator('summary').click();
	await expect(last.getByText(timelineMessages.kk.due)).toBeVisible();
	await expect(last.getByText('Қабылдау актісі, 2025-06-01')).toBeVisible();
	const html = await (await page.request.get(page.url())).body();
	expect(gzipSync(html).length).toBeLessThan(MOST_BYTES);
	expect(html.toString()).not.toContain('<script');
});
