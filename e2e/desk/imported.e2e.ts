/** The full life of one imported request: from a row of another system's file to the figures that everybody sees. */
import path from 'node:path';
import { importAppeals, readMapping } from '../../src/cli/import-appeals.ts';
import { paths } from '../../src/lib/paths.ts';
import { deskMessages } from '../../src/modules/appeals/desk-messages/index.ts';
import { figureMessages } from '../../src/modules/appeals/figures-messages/index.ts';
import { pageMessages } from '../../src/modules/appeals/messages-page/index.ts';
import * as appeals from '../../src/modules/appeals/server/index.ts';
import { sql } from '../../src/platform/db/index.ts';
import { cast, receive } from '../../test/appeals.ts';
import { PageObject } from '../page-object.ts';
import { expect, test } from '../test.ts';
import { Desk } from './desk-page.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const t = deskMessages.kk;
const TITLE = 'Broken/ Open manhole';
const DECISION = 'The lid was replaced on 20 November and the hole is closed. If you disagree, say so on the page of the appeal.';

test('the full life of one imported request', async ({ page, db, signIn, signInAs }) => {
	const who = await db.write(cast);
	const imported = await importAppeals(
		db,
		path.join(ROOT, 'test/requests.csv'),
		readMapping(path.join(ROOT, 'docs/import/requests.mapping.json'))
	);
	expect(imported).toEqual({ read: 8, imported: 8, known: 0, rejected: [] });
	const on = new Desk(page, 'kk');

	// The operator of the central reception meets it in the queue, and finds it by a word of its text.
	const operator = await signIn('operator');
	await on.open(paths.desk.queue('new'));
	await expect(page.getByRole('link', { name: TITLE, exact: true })).toBeVisible();
	await page.locator('#quick-search').fill('manholes scooters');
	await page.locator('#quick-search').press('Enter');
	await on.follow(TITLE);
	await expect(page.locator('#act-register')).toHaveAttribute('open', '');
	await on.arrived();
	const id = page.url().split('/').at(-1) ?? '';
	await page.locator('input[name="kind"][value="application"]').check();
	await page.locator('#themeId').selectOption({ label: 'Қауіпсіздік' });
	await on.press(t.case.register.submit);
	await on.done(t.case.done.register);
	await page.locator('#unitId').selectOption(who.unit.id);
	await page.locator(`input[name="executorId"][value="${who.executor.personId}"]`).check();
	await on.press(t.case.assign.submit);
	await on.done(t.case.done.assign);

	await signInAs(who.executor);
	await on.open(paths.desk.home);
	await on.follow(TITLE);
	await on.act('report');
	await page.locator('#report-text').fill('Қақпақ ауыстырылды.');
	await page.locator('#report-files').setInputFiles({ name: 'акт.txt', mimeType: 'text/plain', buffer: Buffer.from('Тексеру актісі') });
	await on.press(t.case.report.submit);
	await on.done(t.case.done.report);
	await page.locator('#decide-text').fill(DECISION);
	await page.locator('input[value="satisfied"]').check();
	await on.press(t.case.decide.submit);
	await on.done(t.case.done.submit);

	await signInAs(who.head);
	await on.open(paths.desk.queue('approval'));
	await on.follow(TITLE);
	await expect(page.locator('#act-sign')).toContainText(DECISION);
	await on.press(t.case.sign.submit);
	await on.done(t.case.done.sign);
	// Nobody is known to whom it could be sent: it lies on the page, and no queue waits for it.
	await expect(page.getByText(`${t.case.decisions.channel.page}: ${t.case.decisions.unread}`)).toBeVisible();
	await on.open(paths.desk.queue('delivery'));
	await expect(page.getByText(t.queue.empty.delivery.title)).toBeVisible();

	// Its author turns up at the central reception, gets a code and reads the decision: that is its delivery.
	await signInAs(operator);
	await on.open(paths.desk.appeal(id));
	await on.act('code');
	await on.press(t.case.code.submit);
	const code = await page.locator('.slip-code').innerText();
	const number = await page.locator('#act-code dd').first().innerText();
	await page.context().clearCookies();
	const citizen = new PageObject(page, 'kk');
	await citizen.open(paths.appeals.find('kk'));
	await page.locator('#number').fill(number);
	await page.locator('#code').fill(code);
	await citizen.press(pageMessages.kk.find.open);
	await expect(page.getByText(DECISION)).toBeVisible();
	await expect(page.getByText(pageMessages.kk.decision.page.read).first()).toBeVisible();
	await citizen.arrived();

	const acts = (await appeals.actsSince(db.reader, id, 0)).map((row) => row.act.split('.')[1]);
	const way = ['received', 'imported', 'registered', 'assigned', 'reported', 'decision_submitted', 'decided', 'code_renewed', 'delivered'];
	expect(acts).toEqual(way);

	// As the job does every ten minutes. Of the eight one was closed where it came from, and one is decided. The present year
	// needs enough appeals of its own: too few of them are hidden, and hide another year with them.
	await db.write(async (tx) => {
		for (let n = 0; n < 5; n++) await receive(tx, who);
		await sql`SELECT refresh_figures()`.execute(tx);
	});
	await citizen.open(paths.openData('kk', { year: '2015' }));
	const figure = (label: string) => page.locator('.stat', { hasText: label }).locator('dd');
	await expect(figure(figureMessages.kk.numbers.received.label)).toHaveText('8');
	await expect(figure(figureMessages.kk.numbers.open.label)).toHaveText('6');
	const open = await page.request.get(paths.openDataFile('kk', 'json', { year: '2015' }));
	expect(await open.json()).toMatchObject({ total: { received: 8, decided: 1, onTime: 0 } });
});
