/** One appeal from the counter to the signed decision and its delivery, each hand by itself, as they meet it in a browser. */
import type { Page } from '@playwright/test';
import { paths } from '../../src/lib/paths.ts';
import { deskMessages } from '../../src/modules/appeals/desk-messages/index.ts';
import { messages } from '../../src/modules/appeals/messages/index.ts';
import { LANG_NAMES } from '../../src/platform/i18n/lang.ts';
import * as appeals from '../../src/modules/appeals/server/index.ts';
import { cast, inWork, type Cast } from '../../test/appeals.ts';
import { expect, test } from '../test.ts';
import { Desk, PlainDesk } from './desk-page.ts';

const t = deskMessages.kk;
const TEXT = 'Ауылымызда ауыз су күніне үш сағат қана беріледі, құбыр ескірген. Жөндеп беруді сұраймыз.';
const DECISION = 'Құбыр ауыстырылды, су тәулік бойы беріледі. Келіспесеңіз, өтініштің бетінде айта аласыз.';

const desk = (page: Page) => new Desk(page, 'kk');

test('from a visitor to a letter handed over: operator, executor, head, operator', async ({ page, db, signInAs }) => {
	const who: Cast = await db.write(cast);
	const on = desk(page);

	await signInAs(who.operator);
	await on.typeIntake(TEXT, 'Айгүл Смағұлова');
	await page.locator('#phone').fill('8 (701) 765-43-21');
	await expect(page.locator('#kind')).toHaveValue('application');
	await on.press(t.intake.submit);
	await expect(on.heading).toHaveText(t.intake.slip.title);
	await on.arrived();
	const code = await page.locator('.slip-code').innerText();
	const number = await page.locator('.facts dd').first().innerText();
	expect(number).toContain(`${who.unit.code}-`);
	await on.follow(t.intake.slip.open);
	// The slip names the number too: the case is there when the address is.
	await expect(page).toHaveURL(/\/desk\/appeals\/[0-9a-f-]{36}$/);
	await on.arrived();
	const id = page.url().split('/').at(-1) ?? '';
	expect(await appeals.openByCode(db.reader, number, code)).toBe(id);

	// What was taken in with its kind is registered: the next act stands open.
	await page.locator(`input[name="executorId"][value="${who.executor.personId}"]`).check();
	await on.press(t.case.assign.submit);
	await on.done(t.case.done.assign);

	await signInAs(who.executor);
	await on.open(paths.desk.home);
	await on.follow('Ауылымызда ауыз су күніне үш сағат қана беріледі, құбыр ескірген');
	await expect(page.locator('#act-decide')).toBeVisible();
	await on.act('report');
	await page.locator('#report-text').fill('Құбыр тексерілді, ауыстырылады.');
	await page.locator('#report-files').setInputFiles({ name: 'акт.txt', mimeType: 'text/plain', buffer: Buffer.from('Тексеру актісі') });
	await on.press(t.case.report.submit);
	await on.done(t.case.done.report);
	await expect(page.getByRole('link', { name: 'акт.txt' })).toBeVisible();

	// A crash: what was typed a few seconds ago is there again.
	await page.locator('#decide-text').fill(DECISION);
	await page.locator('input[value="satisfied"]').check();
	await expect(page.getByText(t.case.decide.saved)).toBeVisible();
	await page.reload();
	await expect(page.locator('#decide-text')).toHaveValue(DECISION);
	await expect(page.locator('input[value="satisfied"]')).toBeChecked();
	await page.locator('#language').selectOption('ru');
	await expect(page.getByText(t.case.decide.otherLanguage('Қазақша'))).toBeVisible();
	await page.locator('#language').selectOption('kk');
	await on.press(t.case.decide.submit);
	await on.done(t.case.done.submit);

	await signInAs(who.head);
	await on.open(paths.desk.home);
	await expect(page.getByRole('link', { name: t.queue.tabs.approval })).toHaveAttribute('aria-current', 'page');
	await on.open(paths.desk.appeal(id));
	await expect(page.locator('#act-sign')).toContainText(DECISION);
	await on.act('return');
	await page.locator('#return-reason').fill('Қай күні екенін жазыңыз');
	await on.press(t.case.return.submit);
	await on.done(t.case.done.return);
	await on.act('decide');
	await page.locator('#decide-text').fill(`${DECISION} 20 қараша.`);
	await on.press(t.case.decide.submit);
	await on.done(t.case.done.submit);
	await on.press(t.case.sign.submit);
	await on.done(t.case.done.sign);

	await signInAs(who.operator);
	await on.open(paths.desk.queue('delivery'));
	await on.follow('Ауылымызда ауыз су күніне үш сағат қана беріледі, құбыр ескірген');
	await page.locator('#detail').fill('қолына берілді');
	await on.press(t.case.deliver.submit);
	await on.done(t.case.done.deliver);
	await on.press(t.case.applicant.show);
	await expect(page.getByText('+77017654321')).toBeVisible();
	await on.arrived();
	const letter = await page.request.get(paths.desk.appealLetter(id));
	expect([letter.status(), letter.headers()['content-type']]).toEqual([200, 'application/pdf']);
	await signInAs(who.stranger);
	expect((await page.request.get(paths.desk.appealLetter(id))).status()).toBe(404);
	const acts = (await appeals.actsSince(db.reader, id, 0)).map((row) => row.act.split('.')[1]);
	expect(acts).toEqual([
		'received',
		'registered',
		'assigned',
		'reported',
		'decision_submitted',
		'decision_returned',
		'decision_submitted',
		'decided',
		'delivered'
	]);
});

test('what is incomplete is a draft with a number; it says what is missing and is finished later', async ({
	page,
	db,
	quiet,
	signInAs
}) => {
	const who = await db.write(cast);
	quiet.allow.push(/422/);
	const on = desk(page);
	await signInAs(who.operator);
	await on.typeIntake(TEXT, '');
	await page.locator('#phone').fill('123');
	await on.press(t.intake.submit);
	await expect(page.getByRole('alert')).toContainText(messages.kk.errors.phone);
	await expect(page.locator('#text')).toHaveValue(TEXT);
	await expect(page.getByText(/D-\d{4}-\d{6}/)).toBeVisible();
	await on.arrived();
	await page.locator('#phone').fill('');
	await on.press(t.intake.submit);
	await expect(on.heading).toHaveText(/D-\d{4}-\d{6}/);
	await expect(page.getByText(messages.kk.missing.name)).toBeVisible();
	await on.arrived();
	await on.open(paths.desk.drafts);
	await page.locator('td a').first().click();
	await page.locator('#name').fill('Болат Ахметов');
	await page.locator('#address').fill('Талғар, Абай 1');
	await on.press(t.intake.submit);
	await expect(on.heading).toHaveText(t.intake.slip.title);
	await on.open(paths.desk.drafts);
	await expect(page.getByText(t.drafts.empty)).toBeVisible();
});

test('somebody else was quicker: the conflict says who did what, and what was typed is kept', async ({ page, db, quiet, signInAs }) => {
	const who = await db.write(cast);
	const { id } = await db.write((tx) => inWork(tx, who));
	quiet.allow.push(/409/);
	const on = desk(page);
	await signInAs(who.executor);
	await on.open(paths.desk.appeal(id));
	await page.getByLabel(messages.kk.outcome.clarified).check();
	await page.locator('#decide-text').fill(DECISION);
	const due = await db.reader.selectFrom('appeal').select('due_on').where('id', '=', id).executeTakeFirstOrThrow();
	const forms = await appeals
		.deskContext(db.reader, 'kk', who.head)
		.then(async (context) => appeals.presentForms(context, await appeals.appealForStaff(db.reader, who.head, id), {}));
	await db.write((tx) =>
		appeals.extendAppeal(tx, who.head, id, { reason: 'Сараптама керек', dueOn: forms.extend?.min ?? due.due_on.toString() })
	);
	await on.press(t.case.decide.submit);
	await expect(page.getByRole('alert')).toContainText(t.errors['appeals.meanwhile']);
	await expect(page.getByText('Сараптама керек').first()).toBeVisible();
	await expect(page.getByText(who.head.name).first()).toBeVisible();
	await expect(page.locator('#decide-text')).toHaveValue(DECISION);
	await on.arrived();
	await on.press(t.case.decide.submit);
	await on.done(t.case.done.submit);
});

test('the whole way of an executor with the keyboard alone', async ({ page, db, signInAs }) => {
	const who = await db.write(cast);
	const { id } = await db.write((tx) => inWork(tx, who));
	const on = desk(page);
	await signInAs(who.executor);
	await on.open(paths.desk.home);
	await page.keyboard.press('j');
	await expect(page).toHaveURL(new RegExp(`open=${id}`));
	await expect(page.getByRole('region', { name: t.queue.preview })).toContainText(t.queue.openCase);
	await on.arrived();
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog')).toBeVisible();
	await on.arrived();
	await page.keyboard.press('Escape');
	await page.keyboard.press('/');
	await expect(page.getByRole('searchbox')).toBeFocused();
	await page.keyboard.type('j');
	await expect(page.getByRole('searchbox')).toHaveValue('j');
	await page.locator(`a[data-row="${id}"]`).focus();
	await page.keyboard.press('r');
	await expect(page.locator('#act-report')).toHaveAttribute('open', '');
	await page.locator('#act-report summary').focus();
	await page.keyboard.press('Tab');
	await page.keyboard.type('Шамдар тексерілді, ертең ауыстырылады.');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await on.done(t.case.done.report);
});

for (const [role, list] of [
	['head', [paths.desk.home, paths.desk.load, paths.desk.search({ q: 'жарық' }), paths.desk.queue('done'), paths.desk.drafts]],
	['administrator', [paths.desk.routing, paths.desk.settings]]
] as const) {
	for (const width of [360, 1440]) {
		test(`every page of the ${role} at ${String(width)} px, in three languages`, async ({ page, db, signIn }) => {
			const who = await db.write(cast);
			await db.write((tx) => inWork(tx, who));
			await page.setViewportSize({ width, height: 800 });
			for (const lang of ['kk', 'ru', 'en'] as const) {
				await signIn(role, { language: lang, ...(role === 'head' && { unitId: who.unit.id }) });
				for (const path of list) await new Desk(page, lang).open(path);
			}
		});
	}
}

test('a rule of routing is set, tried and taken away', async ({ page, db, quiet, signIn }) => {
	const who = await db.write(cast);
	quiet.allow.push(/422/);
	const on = desk(page);
	await signIn('administrator');
	await on.open(paths.desk.routing);
	await page.locator('#unitId').selectOption({ label: `– ${who.unit.name.kk}` });
	await page.locator('#placeQuery').fill('ұлытау');
	await on.press(t.routing.save);
	await expect(page.getByRole('alert')).toContainText(t.errors.place);
	await on.awake();
	await page.locator('#placeQuery').fill('ұлытау обл');
	await page.getByRole('radio', { name: 'Ұлытау облысы' }).check();
	await page.locator('#unitId').selectOption({ label: `– ${who.unit.name.kk}` });
	await on.press(t.routing.save);
	await on.done(t.routing.saved);
	await page.locator('#placeQuery').fill('ұлытау обл');
	await page.getByRole('radio', { name: 'Ұлытау облысы' }).check();
	await on.press(t.routing.test);
	await expect(page.getByText(t.routing.testAnswer)).toBeVisible();
	await expect(page.getByText(who.unit.name.kk).first()).toBeVisible();
	await on.press(t.routing.removeWhat('Ұлытау облысы', t.routing.allThemes));
	await on.done(t.routing.removed);
});

test('settings are saved, and a wrong time comes back beside its field', async ({ page, quiet, signIn }) => {
	const on = desk(page);
	quiet.allow.push(/422/);
	await signIn('administrator');
	await on.open(paths.desk.settings);
	await page.locator('#ends').fill('25:00');
	await page.locator('#phone').fill('+7 727 000 00 00');
	await on.press(t.settings.save);
	await expect(page.getByRole('alert')).toContainText(t.errors.time);
	await expect(page.locator('#phone')).toHaveValue('+7 727 000 00 00');
	await page.locator('#ends').fill('18:30');
	await on.press(t.settings.save);
	await on.done(t.settings.saved);
});

test('what is typed before the page wakes up stays typed', async ({ page, db, signInAs }) => {
	const who = await db.write(cast);
	const { id } = await db.write((tx) => inWork(tx, who));
	await db.write((tx) =>
		appeals.draftDecision(tx, who.executor, id, { outcome: 'satisfied', groundId: undefined, language: 'kk', text: 'Құр' })
	);
	await signInAs(who.operator);
	let wake = () => {};
	let asleep = new Promise<void>((resolve) => (wake = resolve));
	await page.route('**/*.js', async (route) => {
		await asleep;
		await route.continue();
	});
	await page.goto(paths.desk.intake, { waitUntil: 'commit' });
	await page.locator('#text').fill(TEXT);
	await page.locator('#name').fill('Айгүл Смағұлова');
	await page.getByLabel(t.intake.channels.letter).check();
	await page.locator('#register').uncheck();
	wake();
	await page.waitForLoadState('networkidle');
	// The list of places answers as one types: the page is awake.
	await page.locator('#placeQuery').fill('алматы обл');
	await expect(page.getByRole('radio', { name: 'Алматы облысы' })).toBeVisible();
	await expect(page.locator('#text')).toHaveValue(TEXT);
	await expect(page.locator('#name')).toHaveValue('Айгүл Смағұлова');
	await expect(page.getByLabel(t.intake.channels.letter)).toBeChecked();
	await expect(page.locator('#register')).not.toBeChecked();
	// What was unfolded stays unfolded, and folds by hand.
	asleep = new Promise<void>((resolve) => (wake = resolve));
	await page.goto(paths.desk.appeal(id), { waitUntil: 'commit' });
	const fold = page.locator('main details:not([open]) > summary').first();
	const name = await fold.innerText();
	await fold.click();
	const unfolded = page.locator('main details', { has: page.locator('summary', { hasText: name }) }).first();
	wake();
	await page.waitForLoadState('networkidle');
	await expect(unfolded).toHaveAttribute('open');
	await unfolded.locator('summary').first().click();
	await expect(unfolded).not.toHaveAttribute('open');
	// Over a text that was there, too. The first page is left before another signs in: it would go on asking as them.
	await page.goto('about:blank');
	asleep = new Promise<void>((resolve) => (wake = resolve));
	await signInAs(who.executor);
	await page.goto(paths.desk.appeal(id), { waitUntil: 'commit' });
	await page.locator('#decide-text').fill(DECISION);
	await page.locator('#language').selectOption('ru');
	wake();
	await page.waitForLoadState('networkidle');
	await expect(page.getByText(t.case.decide.otherLanguage(LANG_NAMES.kk.long))).toBeVisible();
	await expect(page.locator('#decide-text')).toHaveValue(DECISION);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('an appeal is taken in, given to a person of another unit and decided', async ({ page, db, quiet, signInAs }) => {
		const who = await db.write(cast);
		quiet.allow.push(/422/);
		const on = new PlainDesk(page, 'kk');
		await signInAs(who.operator);
		await on.open(paths.desk.intake);
		await page.locator('#text').fill(TEXT);
		await page.locator('#placeQuery').fill('алматы');
		await page.locator('#name').fill('Айгүл Смағұлова');
		await page.locator('#phone').fill('+7 701 111 22 33');
		await page.locator('#kind').selectOption('application');
		await on.press(t.intake.submit);
		await expect(page.getByRole('alert')).toContainText(t.errors.place);
		await on.arrived();
		await page.getByRole('radio', { name: 'Алматы облысы' }).check();
		await page.locator('#placeQuery').fill('');
		await on.press(t.intake.submit);
		await expect(on.heading).toHaveText(t.intake.slip.title);
		await on.arrived();
		await on.follow(t.intake.slip.open);
		await page.locator('#unitId').selectOption(who.other.id);
		await on.press(t.case.assign.pick);
		await expect(page.locator(`input[value="${who.stranger.personId}"]`)).toBeVisible();
		await on.arrived();
		await page.locator('#unitId').selectOption(who.unit.id);
		await on.press(t.case.assign.pick);
		await page.locator(`input[name="executorId"][value="${who.executor.personId}"]`).check();
		await on.press(t.case.assign.submit);
		await on.done(t.case.done.assign);
		await signInAs(who.executor);
		await on.open(paths.desk.home);
		await on.follow('Ауылымызда ауыз су күніне үш сағат қана беріледі, құбыр ескірген');
		await page.locator('#decide-text').fill('Құр');
		await on.press(t.case.decide.save);
		await on.done(t.case.done.draft);
		await page.getByLabel(messages.kk.outcome.clarified).check();
		await on.press(t.case.decide.submit);
		await expect(page.getByRole('alert')).toBeVisible();
		await expect(page.locator('#decide-text')).toHaveValue('Құр');
		await page.locator('#decide-text').fill(DECISION);
		await on.press(t.case.decide.submit);
		await on.done(t.case.done.submit);
	});
});
