import { paths } from '../../src/lib/paths.ts';
import { now } from '../../src/platform/clock.ts';
import { makeDay } from '../../src/modules/receptions/server/index.ts';
import { makeScene, want } from '../../test/wishes.ts';
import { expect, test } from '../test.ts';

test('a day at the reception: the desk calls, the screen in the hall follows by itself, the card is written once', async ({
	db,
	page,
	context,
	signInAs,
	quiet
}) => {
	const { scene, dayId } = await db.write(async (tx) => {
		const scene = await makeScene(tx);
		// Begun when the page has opened, and on this day.
		const startsAt = now().add({ seconds: 2 });
		const terms = { slotMinutes: 10, seats: 1, walkInShare: 0, languages: ['kk' as const], modes: ['in_person' as const] };
		const dayId = await makeDay(tx, scene.operator, {
			hostId: scene.host.id,
			placeId: scene.placeId,
			startsAt,
			endsAt: startsAt.add({ minutes: 30 }),
			...terms
		});
		const slot = await tx
			.selectFrom('reception_slot')
			.select('id')
			.where('day_id', '=', dayId)
			.orderBy('starts_at')
			.executeTakeFirstOrThrow();
		await want(tx, scene, { slotId: slot.id, firstName: 'Айгүл' });
		return { scene, dayId };
	});
	// A form that is refused on purpose.
	quiet.allow.push(/\b422\b/);
	await signInAs(scene.operator);
	const hall = await context.newPage();
	await hall.goto(paths.hall('kk', dayId));
	await expect(hall.getByText('Шақыруды күтіңіз')).toBeVisible();

	await page.goto(paths.desk.line(dayId));
	await page.getByRole('button', { name: 'Айгүл келді' }).click();
	await expect(page.getByText('Нөмірі: A1')).toBeVisible();
	const form = page.getByRole('region', { name: 'Жазылмай келген адам' });
	await form.getByRole('button', { name: 'Нөмір беру' }).click();
	await expect(form.getByLabel('Аты', { exact: true })).toHaveAttribute('aria-invalid', 'true');
	await form.getByLabel('Аты', { exact: true }).fill('Серік');
	await form.getByLabel('Қандай мәселемен келді').fill('Ауылдағы жол туралы');
	await form.getByRole('button', { name: 'Нөмір беру' }).click();
	await expect(page.getByText('Нөмірі: B1')).toBeVisible();

	// Nobody touches the hall's page: it is told.
	await expect(hall.locator('.next li')).toHaveText([/A1/, /B1/]);
	await page.getByRole('button', { name: 'Келесіні шақыру' }).click();
	await expect(hall.locator('.now .number')).toHaveText('A1');
	expect(await hall.locator('main').innerText()).not.toMatch(/Серік|Айгүл/);

	await page.getByRole('button', { name: 'Кірді, қабылдау басталды' }).click();
	await page.getByRole('link', { name: 'Қабылдауды аяқтау' }).click();
	await page.getByLabel('Не жауап берілді').fill('Жолды биыл жөндейміз дедік');
	await page.getByRole('button', { name: 'Карточканы сақтап, қабылдауды аяқтау' }).click();
	await expect(page.getByRole('radio', { name: 'Жауап осы жерде берілді' })).toHaveAttribute('aria-invalid', 'true');
	await page.getByRole('radio', { name: 'Жауап осы жерде берілді' }).check();
	await page.getByRole('button', { name: 'Карточканы сақтап, қабылдауды аяқтау' }).click();
	await expect(page.getByText('Жолды биыл жөндейміз дедік')).toBeVisible();
	await expect(hall.locator('.now .number')).toHaveCount(0);
});
