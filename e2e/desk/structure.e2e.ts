/** Two appeals about one street, merged by an operator, a third person who joins; and how whoever wrote the second follows. */
import { paths } from '../../src/lib/paths.ts';
import { pageMessages } from '../../src/modules/appeals/messages-page/index.ts';
import { messages } from '../../src/modules/structure/messages/index.ts';
import { cast, inWork } from '../../test/appeals.ts';
import { PageObject } from '../page-object.ts';
import { expect, test } from '../test.ts';
import { Desk } from './desk-page.ts';

const t = messages.kk;

test('appeals about one matter are merged, a person joins, and each follows with their own code', async ({ page, db, signInAs, quiet }) => {
	// A refused form is answered with its status.
	quiet.allow.push(/status of 422/);
	const who = await db.write(cast);
	const root = await db.write((tx) => inWork(tx, who));
	const part = await db.write((tx) => inWork(tx, who, { text: 'Абай көшесінде шам жанбайды, түнде қараңғы.', phone: '+77013334455' }));
	const desk = new Desk(page, 'kk');

	await signInAs(who.operator);
	await desk.open(paths.desk.appeal(part.id));
	await desk.follow(t.panel.merge);
	await desk.arrived();
	// Refused beside the field, and what was typed stays.
	await page.locator('#number').fill(part.number);
	await page.locator('#reason').fill('Екеуі де бір көше туралы');
	await desk.press(t.merge.submit);
	await expect(page.locator('#number')).toHaveValue(part.number);
	await expect(page.locator('#reason')).toHaveValue('Екеуі де бір көше туралы');
	await desk.arrived();
	await page.locator('#number').fill(root.number);
	await desk.press(t.merge.submit);
	await desk.done(t.done.merged);

	await desk.open(paths.desk.appealStructure(root.id));
	await page.locator('summary', { hasText: t.collective.add }).click();
	await page.locator('#name').fill('Әсел Қосылушы');
	await page.locator('#phone').fill('8 701 222 33 44');
	await desk.press(t.collective.submit);
	await desk.done(t.collective.joined);
	await desk.press(t.collective.show);
	await expect(page.getByRole('cell', { name: 'Әсел Қосылушы' })).toBeVisible();
	await desk.arrived();

	// One of the things it asks goes to an appeal of its own.
	await page.locator('summary', { hasText: t.questions.add }).click();
	await page.locator('#question-text').fill('Мектеп алдындағы жаяу жолға жарық керек');
	await page.getByRole('button', { name: t.questions.add }).click();
	await desk.done(t.questions.done.added);
	await desk.press(t.questions.split);
	await desk.done(t.questions.done.split);
	await expect(page.getByRole('link', { name: t.questions.part('').trim() })).toBeVisible();

	await page.context().clearCookies();
	const citizen = new PageObject(page, 'kk');
	await citizen.open(paths.appeals.find('kk'));
	await citizen.fill(pageMessages.kk.find.number, part.number);
	await citizen.fill(pageMessages.kk.find.code, part.accessCode);
	await citizen.press(pageMessages.kk.find.open);
	await citizen.arrived();
	await expect(page.locator('section', { hasText: t.citizen.title })).toContainText(root.number);
	await expect(page.getByText('Балалар мектептен')).toHaveCount(0);
});
