import type { Page } from '@playwright/test';
import { paths } from '../../src/lib/paths.ts';
import { now } from '../../src/platform/clock.ts';
import { dayOf } from '../../src/platform/i18n/format.ts';
import { announcedSitting, sittingWorld } from '../../src/modules/sittings/server/fixture.ts';
import { notePresence } from '../../src/modules/sittings/server/index.ts';
import { enterHands, votesOf } from '../../src/modules/floor/server/index.ts';
import { expect, expectAccessible, test } from '../test.ts';

/** So many presses find anything on the page. */
const MOST = 120;

/** What the keyboard is on: its name, or the heading's text. */
const focused = (page: Page) =>
	page.evaluate(() => {
		const on = document.activeElement;
		if (on === null || on === document.body) return 'nothing';
		const labels =
			on instanceof HTMLInputElement || on instanceof HTMLTextAreaElement || on instanceof HTMLSelectElement ? on.labels : null;
		return (on.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? on.textContent).trim().replace(/\s+/g, ' ');
	});

/** Goes on with Tab until it is on this. */
async function tabTo(page: Page, name: string): Promise<void> {
	for (let n = 0; n < MOST; n++) {
		if ((await focused(page)) === name) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`no "${name}" within ${String(MOST)} presses: on "${await focused(page)}"`);
}

test('the chair runs a sitting by the keyboard alone: each act is heard, and the keyboard stays where one goes on', async ({
	db,
	page,
	quiet,
	signInAs
}) => {
	// A form that is refused comes back as 422.
	quiet.allow.push(/status of 422/);
	const { world, id } = await db.write(async (tx) => {
		const made = await sittingWorld(tx);
		const sittingId = await announcedSitting(tx, made, { day: dayOf(now()).add({ days: 3 }).toString() });
		// Its day has come: the server's own clock is today's.
		const today = { starts_at: now(), ends_at: now().add({ hours: 2 }) };
		await tx.updateTable('event').set(today).where('id', '=', sittingId).execute();
		return { world: made, id: sittingId };
	});
	await signInAs(world.chair);
	await page.goto(paths.desk.floor(id));
	await expect(page.locator('#svelte-announcer')).toBeAttached();
	const said = page.getByRole('status').filter({ has: page.locator('.ds-alert') });
	/** Enter on what has this name; it is said that it was done, and the keyboard is on `then`. */
	const press = async (name: string, done: string, then: string) => {
		await tabTo(page, name);
		await page.keyboard.press('Enter');
		await expect(said).toContainText(done);
		await expect.poll(() => focused(page)).toBe(then);
	};
	const type = async (label: string, text: string) => {
		await tabTo(page, label);
		await page.keyboard.type(text);
	};

	await press('Тіркеуді бастау', 'Тіркеу басталды', 'Отырысты жүргізу');
	// One press for each: what was pressed turns into what undoes it, and the keyboard stays in the row.
	await press('Мүше 1 келді', 'Белгіленді', 'Мүше 1 шықты');
	await db.write(async (tx) => {
		for (const seatId of world.seats.slice(1, 7)) await notePresence(tx, world.secretary, id, { seatId, what: 'in', holderId: undefined });
	});
	await expect(page.getByText('9 мүшеден 7 қатысып отыр, керегі 5')).toBeVisible();
	// What others noted did not take the keyboard from where it was.
	expect(await focused(page)).toBe('Мүше 1 шықты');
	await press('Отырысты ашу', 'Отырыс ашылды', 'Отырысты жүргізу');
	await press('Бастау: Жылу маусымы', 'Мәселе қарала бастады', 'Күн тәртібі');

	// A vote by hands: what is wrong is said and the keyboard is on it, what was typed is kept.
	await type('Неге дауыс беріледі', 'Жі');
	await tabTo(page, 'Қалай');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await tabTo(page, 'Дауыс беруді бастау');
	await page.keyboard.press('Enter');
	await expect(page.locator('#error-summary')).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect.poll(() => focused(page)).toBe('Неге дауыс беріледі');
	await page.keyboard.press('End');
	await page.keyboard.type('лу жоспарын бекіту');
	await press('Дауыс беруді бастау', 'Дауыс беру басталды', 'Дауыс беру');
	await expect(page.getByText('Жілу жоспарын бекіту')).toBeVisible();
	await expectAccessible(page);
	const [{ id: voteId = '' } = {}] = await votesOf(db.reader, id);

	// The secretary enters the hands elsewhere; the chair counts the same ones and confirms.
	await db.write((tx) => enterHands(tx, world.secretary, id, { voteId, yes: 4, no: 2, abstain: 1 }));
	await expect(page.getByText('Хатшы Сынақ')).toBeVisible();
	await type('Иә', '4');
	await type('Жоқ', '2');
	await type('Қалыс', '1');
	await press('Растау', 'Санақ расталды', 'Дауыс беру');
	await press('Аяқтап, нәтижесін жариялау', 'Дауыс беру аяқталды', 'Дауыс беру');
	await expect(page.locator('.floor-outcome')).toHaveText('Қабылданды');

	// The word is given, held up and taken back, and the next item is begun.
	await tabTo(page, 'Тізімге жазу');
	await page.keyboard.press('Enter');
	await tabTo(page, 'Мүше');
	// A list is gone through by its arrows.
	const chosen = page.locator('select:focus option:checked');
	for (let n = 0; n < MOST && (await chosen.textContent())?.trim() !== 'Мүше 3'; n++) await page.keyboard.press('ArrowDown');
	await tabTo(page, 'Тізімге жазу');
	await page.keyboard.press('Enter');
	await expect(said).toContainText('Тізімге жазылды');
	await press('Сөз беру: Мүше 3', 'Сөз берілді', 'Сөйлеушілер');
	await press('Тоқтата тұру: Мүше 3', 'Тоқтатылды', 'Жалғастыру: Мүше 3');
	await press('Сөзді аяқтау: Мүше 3', 'Сөз аяқталды', 'Сөйлеушілер');
	await press('Бастау: Ережені өзгерту', 'Мәселе қарала бастады', 'Күн тәртібі');
	await expect(page.getByRole('button', { name: 'Мәселені аяқтау' })).toBeVisible();
});
