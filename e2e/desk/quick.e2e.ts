/** What makes the desk quick, as a head meets it: a filter with a name, many appeals at once, a template, two at one draft. */
import { paths } from '../../src/lib/paths.ts';
import { deskMessages } from '../../src/modules/appeals/desk-messages/index.ts';
import { draftDecision } from '../../src/modules/appeals/server/index.ts';
import { messages } from '../../src/modules/desk/messages/index.ts';
import { keepTemplate, notePresence } from '../../src/modules/desk/server/index.ts';
import { cast, inWork, receive } from '../../test/appeals.ts';
import { expect, test } from '../test.ts';
import { Desk } from './desk-page.ts';

const t = messages.kk;

test('a filter gets a name, its appeals are registered at once, and a draft begins with a template', async ({
	page,
	db,
	signInAs,
	quiet
}) => {
	const who = await db.write(cast);
	const fresh = [await db.write((tx) => receive(tx, who)), await db.write((tx) => receive(tx, who))];
	const { id } = await db.write((tx) => inWork(tx, who));
	const on = new Desk(page, 'kk');
	await signInAs(who.head);

	await on.open(paths.desk.search({ state: 'received' }));
	await page.getByText(t.views.save).click();
	await page.locator('#name').fill('Тіркелмегендер');
	await page.locator('#view-unit').selectOption(who.unit.id);
	await on.press(t.views.button);
	await on.done(t.views.saved);
	const view = page.locator('.desk-nav:visible').getByRole('link', { name: 'Тіркелмегендер' });
	await expect(view).toContainText('2');
	await view.click();
	await on.arrived();

	const download = page.waitForEvent('download');
	await page.getByText(t.exports.title).click();
	await on.press(t.exports.button);
	expect((await download).suggestedFilename()).toMatch(/^appeals-\d{4}-\d\d-\d\d\.xlsx$/);

	// The first by key, the other by hand.
	await page.keyboard.press('j');
	await page.keyboard.press('x');
	await page.locator('.row-box').nth(1).check();
	await expect(page.locator('.row-box:checked')).toHaveCount(2);
	await on.press(t.bulk.button);
	await on.arrived();
	await page.getByText(t.bulk.acts.register, { exact: true }).click();
	await page.locator('#bulk-kind').selectOption('application');
	await page.locator('details[open] button').click();
	await expect(on.heading).toHaveText(t.bulk.previewTitle);
	await on.arrived();
	await on.press(t.bulk.run(2));
	await on.done(t.bulk.resultLead(2, 0));
	const states = await db.reader
		.selectFrom('appeal')
		.select('state')
		.where(
			'id',
			'in',
			fresh.map((one) => one.id)
		)
		.execute();
	expect(states.map((row) => row.state)).toEqual(['registered', 'registered']);

	// Two at one draft: warned on the page, told when saving, nothing lost.
	quiet.allow.push(/409/);
	const wish = { unitId: who.unit.id, purpose: 'decision', language: 'kk', themeId: undefined } as const;
	await db.write((tx) => keepTemplate(tx, who.head, { ...wish, name: 'Жарық', text: 'Өтінішіңіздің нөмірі: {number}.' }));
	await db.write((tx) => notePresence(tx, who.executor, id, true));
	await on.open(paths.desk.appealAct(id, 'decide'));
	await expect(page.getByText(t.presence.title)).toBeVisible();
	await page.locator('#template-decision').selectOption({ label: 'Жарық' });
	const draft = { outcome: undefined, groundId: undefined, language: 'kk', text: 'Әріптестің жобасы осында.' } as const;
	await db.write((tx) => draftDecision(tx, who.executor, id, draft));
	await on.press(t.templates.insert);
	await expect(page.locator('#decide-text')).toHaveValue(/Өтінішіңіздің нөмірі: \S+-\d{4}-\d+\./);
	await on.press(deskMessages.kk.case.decide.save);
	await expect(page.getByRole('alert')).toContainText(deskMessages.kk.errors['appeals.draft_meanwhile']);
	await expect(page.locator('#decide-text')).toHaveValue(/Өтінішіңіздің нөмірі/);
	await on.press(deskMessages.kk.case.decide.save);
	await on.done(deskMessages.kk.case.done.draft);
	await on.follow(t.versions.open);
	await expect(page.locator('del')).toContainText('Әріптестің жобасы');
	await on.arrived();
});
