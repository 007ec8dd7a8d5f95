import type { Browser, Page } from '@playwright/test';
import { paths } from '../../src/lib/paths.ts';
import { now, setClock } from '../../src/platform/clock.ts';
import type { Database, Tx } from '../../src/platform/db/index.ts';
import { dayOf } from '../../src/platform/i18n/format.ts';
import { issueKeys, votesOf } from '../../src/modules/floor/server/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { approveMinutes, publishMinutes } from '../../src/modules/minutes/server/index.ts';
import { itemForm, sittingForm, sittingWorld } from '../../src/modules/sittings/server/fixture.ts';
import { addItem, announce, openDiscussion, planSitting } from '../../src/modules/sittings/server/index.ts';
import { makeCitizen } from '../../test/actors.ts';
import { openSession } from '../session.ts';
import { expect, expectAccessible, test } from '../test.ts';

const DAYS = 20;

/** Nine members, and a sitting whose draft agenda is discussed from today on. */
const discussed = (db: Database) =>
	db.write(async (tx) => {
		const world = await sittingWorld(tx);
		const day = dayOf(now()).add({ days: DAYS }).toString();
		const id = await planSitting(tx, world.secretary, world.body.id, sittingForm(world, { day }));
		for (const name of ['Жылу маусымы', 'Ережені өзгерту']) await addItem(tx, world.secretary, id, itemForm(name));
		await openDiscussion(tx, world.secretary, id);
		return { world, id, citizen: await makeCitizen(tx, `talqylau-${newId()}@example.kz`) };
	});

/** What waits for a term is done as if so many days had passed: the server's own clock is today's. */
async function later<T>(db: Database, days: number, act: (tx: Tx) => Promise<T>): Promise<T> {
	const restore = setClock(() => Temporal.Now.instant().add({ hours: 24 * days }));
	try {
		return await db.write(act);
	} finally {
		restore();
	}
}

/** The announced day has come: the server's own clock is today's. */
const comes = (db: Database, id: string) =>
	db.write((tx) =>
		tx
			.updateTable('event')
			.set({ starts_at: now(), ends_at: now().add({ hours: 2 }) })
			.where('id', '=', id)
			.execute()
	);

/** A window of somebody else: another browser profile, as on another device. */
async function windowOf(browser: Browser, address: string, phone = false): Promise<Page> {
	const context = await browser.newContext({
		baseURL: process.env.E2E_ORIGIN ?? '',
		locale: 'kk-KZ',
		timezoneId: 'Asia/Almaty',
		viewport: phone ? { width: 360, height: 740 } : { width: 1280, height: 720 }
	});
	const page = await context.newPage();
	await page.goto(address);
	return page;
}

/** What each of the nine says, by the order of the list; the last is there and says nothing. */
const SAID = ['Иә', 'Иә', 'Жоқ', 'Қалыс', 'Иә', 'Жоқ', 'Иә', 'Қалыс', undefined] as const;

test('a whole sitting, from its agenda to its minutes, in the windows of a citizen, the chair, nine members, the hall and the public: too few left end a vote, and the result is what was said', async ({
	db,
	page: chair,
	browser,
	signInAs,
	quiet
}) => {
	const { world, id, citizen } = await discussed(db);
	// A link that opens nothing; acts that are refused: too early, and an end without a word on what was not taken.
	quiet.allow.push(/\b404\b/, /\b(409|422)\b/);
	await signInAs(world.chair);

	// Before it: a citizen says what the agenda lacks, and is answered.
	const resident = await windowOf(browser, '/kk', true);
	await openSession(resident.context(), db, { accountId: citizen.accountId, kind: 'citizen' }, process.env.E2E_ORIGIN ?? '');
	await resident.goto(paths.sittings.one('kk', id));
	await resident.getByText('Пікір жазу: 1. Жылу маусымы').click();
	await resident.getByLabel('Пікіріңіз').first().fill('Мектептегі қазандық былтыр екі рет тоқтады');
	await resident.getByRole('button', { name: 'Пікірді жіберу' }).first().click();
	await expect(resident.getByText('Пікіріңіз қосылды.')).toBeVisible();
	await chair.goto(paths.desk.sittingDiscussion(id));
	await chair.locator('summary', { hasText: 'Жауап беру' }).first().click();
	await chair.getByLabel('Жауап мәтіні').first().fill('Қазандық биыл ауыстырылды, актісі құжаттарда');
	await chair.getByRole('button', { name: 'Жауап беру' }).first().click();
	await expect(chair.getByText('Жауап жіберілді.')).toBeVisible();
	await resident.reload();
	await expect(resident.getByText('Қазандық биыл ауыстырылды, актісі құжаттарда')).toBeVisible();
	await later(db, 10, (tx) => announce(tx, world.secretary, id, { undiscussedReason: undefined, shortReason: undefined }));
	const keys = (await db.write((tx) => issueKeys(tx, world.secretary, id, {}))).map(({ key }) => key);

	await chair.goto(paths.desk.floor(id));
	// Too early: said, and nothing is begun.
	await chair.getByRole('button', { name: 'Тіркеуді бастау' }).click();
	await expect(chair.getByText('Отырысты ертерек өткізу керек болса')).toBeVisible();
	await comes(db, id);
	await chair.getByRole('button', { name: 'Тіркеуді бастау' }).click();
	await expect(chair.getByText('9 мүшеден 0 қатысып отыр, керегі 5')).toBeVisible();
	const members: Page[] = [];
	for (const key of keys) members.push(await windowOf(browser, paths.floor.seat('kk', key), true));
	const [hall, public_] = [await windowOf(browser, paths.floor.hall('kk', id)), await windowOf(browser, paths.floor.live('kk', id))];
	const member = (n: number): Page => {
		const window = members[n];
		if (window === undefined) throw new Error('there are nine members');
		return window;
	};
	const press = (n: number, name: string) => member(n).getByRole('button', { name, exact: true }).click();
	const come = async (...who: number[]) => {
		for (const n of who) {
			await press(n, 'Мен осындамын');
			await expect(member(n).getByRole('heading', { name: 'Сіз залдасыз' })).toBeVisible();
		}
	};
	await come(0, 1, 2, 3, 4, 5);

	// Nobody touches the chair's window: it is told.
	await chair.getByRole('button', { name: 'Отырысты ашу' }).click();
	await chair.getByRole('button', { name: 'Бастау: Жылу маусымы' }).click();
	for (const one of [hall, public_]) await expect(one.getByText('1. Жылу маусымы').first()).toBeVisible();
	// What comes in late has a name for those who follow, too, though nobody reads the page anew.
	const late = itemForm('Су тасқыны', { lateReason: 'Бөгет бүгін бұзылды' });
	await db.write((tx) => addItem(tx, world.secretary, id, late));
	await expect(public_.getByText('Су тасқыны').first()).toBeVisible();
	await press(2, 'Сөз сұраймын');
	await chair.getByRole('button', { name: 'Сөз беру: Мүше 3' }).click();
	await expect(hall.locator('.floor-speaker')).toContainText('Мүше 3');
	await chair.getByRole('button', { name: 'Сөзді аяқтау: Мүше 3' }).click();
	await expect(hall.locator('.floor-speaker')).toHaveCount(0);

	const put = async () => {
		await chair.getByLabel('Неге дауыс беріледі').fill('Жылу маусымына дайындық жоспарын бекіту');
		await chair.getByRole('button', { name: 'Дауыс беруді бастау' }).click();
	};
	await put();
	for (const n of [0, 1, 2]) await press(n, 'Иә');
	for (const one of [hall, public_]) {
		await expect(one.locator('.floor-turnout')).toHaveText('6 дауыстан 3 берілді');
		// While it runs nobody is told who said what.
		await expect(one.locator('.floor-counts')).toHaveCount(0);
	}
	await expectAccessible(chair);
	for (const one of [member(3), hall, public_]) await expectAccessible(one);
	for (const n of [4, 5]) await press(n, 'Мен шығамын');
	for (const one of [hall, public_, chair]) await expect(one.locator('.floor-outcome')).toHaveText('Жарамсыз: кворум жоғалды');
	await expect(member(3).getByRole('button', { name: 'Иә', exact: true })).toHaveCount(0);
	await expect(chair.getByRole('button', { name: 'Дауыс беруді бастау' })).toHaveCount(0);

	await come(4, 5, 6, 7, 8);
	await put();
	for (const [n, voice] of SAID.entries()) {
		if (voice === undefined) continue;
		await press(n, voice);
		await expect(member(n).getByText(`Сіздің дауысыңыз: ${voice}`)).toBeVisible();
	}
	await expect(hall.locator('.floor-turnout')).toHaveText('9 дауыстан 8 берілді');
	await chair.getByRole('button', { name: 'Аяқтап, нәтижесін жариялау' }).click();

	// Counted here from what was pressed, not from what the system kept.
	const said = (voice: string | undefined) => SAID.filter((one) => one === voice).length;
	const counted = { yes: said('Иә'), no: said('Жоқ'), abstain: said('Қалыс'), silent: said(undefined) };
	for (const one of [hall, public_, chair]) {
		for (const [what, n] of Object.entries(counted)) await expect(one.locator(`[data-count="${what}"]`)).toHaveText(String(n));
		await expect(one.locator('.floor-outcome')).toHaveText(counted.yes > counted.no ? 'Қабылданды' : 'Қабылданбады');
	}
	await public_.locator('summary', { hasText: 'Кім қалай дауыс берді' }).click();
	const rows = public_.getByRole('table', { name: 'Кім қалай дауыс берді' }).getByRole('row');
	for (const [n, voice] of SAID.entries()) await expect(rows.nth(n + 1)).toContainText(voice ?? 'Бермеді');
	expect((await votesOf(db.reader, id)).map(({ state, result }) => [state, result?.yes ?? null, result?.no ?? null])).toEqual([
		['void', null, null],
		['declared', counted.yes, counted.no]
	]);

	await chair.getByRole('button', { name: 'Мәселені аяқтау' }).click();
	await expect(hall.getByText('Үзіліс')).toBeVisible();
	await chair.getByText('Отырысты аяқтау').first().click();
	await chair.getByRole('button', { name: 'Отырысты аяқтау' }).click();
	// What was not taken is not dropped: of each it is said what becomes of it.
	await expect(chair.getByText('Мына мәселелер қаралған жоқ')).toBeVisible();
	await chair.getByLabel('2. Ережені өзгерту').selectOption('next');
	await chair.getByLabel('3. Су тасқыны').selectOption('withdrawn');
	await chair.getByLabel('Себебі').last().fill('Уақыт жетпеді');
	await chair.getByRole('button', { name: 'Отырысты аяқтау' }).click();
	for (const one of [hall, public_]) await expect(one.getByText('Отырыс аяқталды').first()).toBeVisible();
	await expect(hall.getByText('Қазір')).toHaveCount(0);
	await public_.getByRole('link', { name: 'Отырыста не шешілді' }).click();
	const outcome = public_.getByRole('article', { name: '1. Жылу маусымы' });
	await expect(outcome).toContainText(counted.yes > counted.no ? 'қабылданды' : 'қабылданбады');
	await expect(public_.getByRole('article', { name: '2. Ережені өзгерту' })).toContainText(
		'келесі отырысқа қалдырылды. Себебі: Уақыт жетпеді'
	);
	await expectAccessible(public_);
	await expect(member(0).getByText('Бұл отырыс аяқталды.')).toBeVisible();
	expect((await chair.goto(paths.floor.seat('kk', 'a'.repeat(43))))?.status()).toBe(404);

	// After it: the minutes are made of what happened, approved by the chair when the term is over, and everybody reads them.
	await chair.goto(paths.desk.minutes(id));
	await expect(chair.getByRole('heading', { level: 1 })).toContainText('Отырыс хаттамасы');
	await resident.goto(paths.sittings.minutes('kk', id));
	await expect(resident.getByText('Кворум жоғалғандықтан')).toHaveCount(0);
	// A member says on their phone what is wrong in the draft, the secretary answers, the member reads it there.
	const phone = member(0);
	await phone.getByRole('link', { name: 'Хаттаманы оқу, түзету ұсыну' }).click();
	await expect(phone.getByRole('main')).toContainText('1. Жылу маусымы');
	await phone.getByLabel('Қалай болуы керек').fill('Актінің нөмірі: 48');
	await phone.getByRole('button', { name: 'Хатшыға жіберу' }).click();
	// Refused beside its field, and nothing that was typed is lost.
	await expect(phone.getByRole('alert')).toBeVisible();
	await expect(phone.getByLabel('Қалай болуы керек')).toHaveValue('Актінің нөмірі: 48');
	await phone.getByLabel('Неге').fill('Актіні өзім оқыдым');
	await phone.getByRole('button', { name: 'Хатшыға жіберу' }).click();
	await expect(phone.getByText('Түзету хатшыға жіберілді.')).toBeVisible();
	await expectAccessible(phone);
	await chair.reload();
	const amendment = chair.getByRole('article').filter({ hasText: 'Актінің нөмірі: 48' });
	await amendment.getByLabel('Шешімі').selectOption({ label: 'Қабылдамау' });
	await amendment.getByLabel('Себебі').fill('Актіде 47 деп тұр');
	await amendment.getByRole('button', { name: 'Сақтау' }).click();
	await phone.reload();
	await expect(phone.getByText('Актіде 47 деп тұр', { exact: true })).toBeVisible();
	await later(db, 30, async (tx) => {
		await approveMinutes(tx, world.chair, id);
		await publishMinutes(tx, world.chair, id);
	});
	await resident.goto(paths.sittings.one('kk', id));
	await resident.getByRole('link', { name: 'Отырыс хаттамасы' }).click();
	const text = resident.getByRole('main');
	await expect(text).toContainText('Кворум жоғалғандықтан дауыс беру тоқтатылды, есепке алынбайды');
	await expect(text).toContainText('айтылған пікір: 1, ұсынылған мәселе: 0, жауапсыз қалғаны: 0');
	const counts = `иә: ${String(counted.yes)}, жоқ: ${String(counted.no)}, қалыс қалды: ${String(counted.abstain)}, дауыс бермеді: ${String(counted.silent)}`;
	await expect(text).toContainText(counts);
	await expectAccessible(resident);
	for (const one of [...members, hall, public_, resident]) await one.context().close();
});
