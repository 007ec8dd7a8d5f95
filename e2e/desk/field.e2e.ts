/** A day of a field reception without a network, on two devices at once, and the way home over a link that breaks. */
import { randomBytes } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import { eventWorld, invitedEvent } from '../../src/modules/events/server/fixture.ts';
import { kitInput } from '../../src/modules/field/input.ts';
import { messages } from '../../src/modules/field/messages/index.ts';
import { makeKit } from '../../src/modules/field/server/index.ts';
import { messages as doorWords } from '../../src/modules/participation/messages/index.ts';
import { makeHost } from '../../src/modules/receptions/server/fixture.ts';
import { rows, sql, type Database, type Tx } from '../../src/platform/db/index.ts';
import { newId } from '../../src/platform/ids.ts';
import type { Staff } from '../../src/platform/identity/actor.ts';
import { seal } from '../../src/platform/secrets.ts';
import { makeStaff } from '../../test/actors.ts';
import { Device, lying } from '../device.ts';
import { Link } from '../link.ts';
import { openSession } from '../session.ts';
import { expect, expectAccessible, expectSound, test } from '../test.ts';

interface Hands {
	until: <T>(find: () => T) => Promise<NonNullable<T>>;
	fill: (form: string, values: Record<string, string | boolean>) => void;
	next: (text: string) => Promise<void>;
}

declare global {
	/** In the page: see HANDS. */
	var hands: Hands;
}

const t = messages.kk;
const PIN = 'көктем-2417';
const [WISHES, APPEALS] = [50, 20];
/** Two hundred who came: of the list and beside it, registered and not. */
const CAME = 50;
/** Records, and a photo of each appeal. */
const ALL = WISHES + 2 * APPEALS + 4 * CAME;

interface Scene {
	worker: Staff;
	unitId: string;
	eventId: string;
	kits: [string, string];
}

/** An event to which units send people and citizens register, and a kit for each of two devices. */
async function scene(db: Database): Promise<Scene> {
	return db.write(async (tx) => {
		const w = await eventWorld(tx);
		const worker = await makeStaff(tx, { role: 'head', unitId: w.host.id, name: 'Көшпелі Қабылдаушы' });
		await makeHost(tx, { unitId: w.host.id });
		const day = Temporal.Now.plainDateISO('Asia/Almaty').add({ days: 1 }).toString();
		const eventId = await invitedEvent(tx, w, { day });
		await opened(tx, eventId, w.branches[0].id);
		const wanted = { label: 'Планшет', day, territory: '190000000', numbers: APPEALS + 5, wishNumbers: WISHES + 5 };
		const kit = () => makeKit(tx, worker, kitInput.parse({ ...wanted, unitId: w.host.id, eventId }));
		return { worker, unitId: w.host.id, eventId, kits: [await kit(), await kit()] };
	});
}

/** Who is expected: from a unit by name, and citizens by number. The event is today. */
async function opened(tx: Tx, eventId: string, unitId: string): Promise<void> {
	const each = Array.from({ length: CAME }, (_, i) => i + 1);
	const people = each.map((n) => ({
		id: newId(),
		name: `Тізімдегі Адам ${String(n).padStart(3, '0')}`,
		event_id: eventId,
		unit_id: unitId
	}));
	await tx.insertInto('event_person').values(people).execute();
	const at = Temporal.Now.instant();
	await sql`UPDATE event SET starts_at = ${at}, ends_at = ${at.add({ hours: 3 })} WHERE id = ${eventId}`.execute(tx);
	const { id: territory_id } = await tx.selectFrom('territory').select('id').where('code', '=', '190000000').executeTakeFirstOrThrow();
	await tx.insertInto('gathering').values({ event_id: eventId, territory_id, language: 'kk', changed_at: at }).execute();
	const registered = each.map((number) => ({
		id: newId(),
		event_id: eventId,
		number,
		key_hash: randomBytes(32),
		name: seal(`Жазылған Кісі ${String(number)}`),
		people: 1,
		language: 'kk',
		state: 'coming',
		made_at: at,
		state_at: at
	}));
	await tx.insertInto('participant').values(registered).execute();
}

const unsynced = (page: Page) => page.locator('#unsynced');
const tab = (page: Page, name: keyof typeof t.device.tabs) => page.getByRole('button', { name: t.device.tabs[name], exact: true }).click();

async function prepare(page: Page, look: boolean): Promise<void> {
	await page.getByLabel(t.device.pin, { exact: true }).fill(PIN);
	await page.getByLabel(t.device.pinAgain, { exact: true }).fill(PIN);
	if (look) {
		await expectSound(page, 'kk');
		await expectAccessible(page);
	}
	await page.getByRole('button', { name: t.device.prepareAct }).click();
	await tab(page, 'records');
	await expect(page.getByText(t.device.ready)).toBeVisible();
	// Over a village's line: what the page is made of, not the five hundred files of the application.
	expect(await page.evaluate(KEPT_FILES)).toBeLessThan(100);
}

const KEPT_FILES = 'caches.keys().then(([name]) => caches.open(name)).then((cache) => cache.keys()).then((files) => files.length)';

/** What the scripts below need in the page: they fill the forms that people fill, only faster. */
const HANDS = `
	window.hands = {
		async until(find) {
			for (;;) {
				const found = find();
				if (found !== null && found !== undefined && found !== false) return found;
				await new Promise((resolve) => setTimeout(resolve, 4));
			}
		},
		fill(form, values) {
			for (const [name, value] of Object.entries(values)) {
				const field = document.querySelector(form + ' #' + name);
				if (field === null) throw new Error(name);
				if (field.type === 'checkbox') field.checked = value;
				else field.value = value;
			}
		},
		async next(text) {
			await this.until(() => document.querySelector('#slip'));
			[...document.querySelectorAll('button')].find((one) => one.textContent === text).click();
		}
	};
`;

/** From one field to the next with the keyboard alone, as at the form's own desk. */
async function takeWishByKeys(page: Page): Promise<void> {
	const { keyboard } = page;
	await page.getByLabel(t.device.wish.walkIn).focus();
	await keyboard.press('Space');
	// Whom: the first of the hosts; how and where as offered.
	await keyboard.press('Tab');
	await keyboard.press('ArrowDown');
	for (let i = 0; i < 3; i++) await keyboard.press('Tab');
	await keyboard.type('Ауылға баратын жол');
	for (let i = 0; i < 3; i++) await keyboard.press('Tab');
	await keyboard.type('Қалампыр');
	for (let i = 0; i < 2; i++) await keyboard.press('Tab');
	await keyboard.type('87017654321');
	for (let i = 0; i < 3; i++) await keyboard.press('Tab');
	await keyboard.press('Space');
	await keyboard.press('Tab');
	await keyboard.press('Enter');
	await expect(page.getByRole('img', { name: t.slip.kinds.wish.qr })).toBeVisible();
	await page.getByRole('button', { name: t.slip.kinds.wish.next, exact: true }).click();
}

async function takeWishes(page: Page, look: boolean): Promise<void> {
	await tab(page, 'wish');
	if (look) {
		await page.getByRole('button', { name: t.device.wish.save }).click();
		await expect(page.getByText(t.errors.consent).first()).toBeVisible();
		await expectAccessible(page);
	}
	await takeWishByKeys(page);
	await page.evaluate(
		async ({ count, next }) => {
			for (let i = 2; i <= count; i++) {
				await hands.until(() => document.querySelector('#wish'));
				const who = { firstName: 'Қалампыр', phone: '87017654321', topic: `Ауылға баратын жол ${String(i)}` };
				hands.fill('#wish', { ...who, walkIn: i % 2 === 0, consent: true });
				document.querySelector<HTMLFormElement>('#wish')?.requestSubmit();
				await hands.next(next);
			}
		},
		{ count: WISHES, next: t.slip.kinds.wish.next }
	);
}

/** A picture in each, the first larger than what is kept. */
async function takeAppeals(page: Page, who: string, look: boolean): Promise<void> {
	await tab(page, 'appeal');
	await page.evaluate(
		async ({ count, who, next }) => {
			for (let i = 1; i <= count; i++) {
				await hands.until(() => document.querySelector('#appeal'));
				const text = `Ауылдағы құдық кеуіп қалды, су әкелінбейді. ${who} ${String(i)}`;
				hands.fill('#appeal', { text, name: `Құпия Өтінішші ${who} ${String(i)}`, phone: '8 701 555 44 33' });
				const canvas = document.createElement('canvas');
				[canvas.width, canvas.height] = i === 1 ? [2000, 1000] : [60, 30];
				canvas.getContext('2d')?.fillRect(0, 0, i, who.length);
				const blob = await new Promise<Blob | null>((resolve) => {
					canvas.toBlob(resolve, 'image/png');
				});
				const files = new DataTransfer();
				files.items.add(new File([blob ?? ''], 'IMG.png', { type: 'image/png' }));
				const photos = document.querySelector<HTMLInputElement>('#photos');
				if (photos !== null) photos.files = files.files;
				document.querySelector<HTMLFormElement>('#appeal')?.requestSubmit();
				if (i < count) await hands.next(next);
			}
		},
		{ count: APPEALS, who, next: t.slip.kinds.appeal.next }
	);
	await expect(page.getByRole('img', { name: t.slip.kinds.appeal.qr })).toBeVisible();
	if (look) await expectAccessible(page);
}

async function takeCame(page: Page, who: string, look: boolean): Promise<void> {
	await tab(page, 'came');
	if (look) await expectAccessible(page);
	await page.evaluate(
		({ each, who, mark }) => {
			for (const one of document.querySelectorAll<HTMLButtonElement>('.people button')) if (one.textContent === mark) one.click();
			for (const form of document.querySelectorAll<HTMLFormElement>('.door form')) form.requestSubmit();
			for (let i = 1; i <= each; i++) {
				hands.fill('#guest', { name: `Қонақ ${who} ${String(i)}` });
				document.querySelector<HTMLFormElement>('#guest')?.requestSubmit();
				document.querySelector<HTMLFormElement>('#walk-ins')?.requestSubmit();
			}
		},
		{ each: CAME, who, mark: t.device.came.mark }
	);
	await expect(page.getByText(t.device.door.counted(CAME))).toBeVisible();
}

/** Somebody shows a code that is not of this event: it is marked on trust, the server does not take it, and it is set aside in writing. */
async function takeStranger(page: Page): Promise<void> {
	await page.getByLabel(t.device.door.find).fill('https://jauap.example/desk/events/x/door?number=999');
	await expect(page.getByText(t.device.door.unknown)).toBeVisible();
	await page.getByRole('button', { name: `${t.device.door.mark}: ${t.device.door.number(999)}` }).click();
}

async function setAside(page: Page): Promise<void> {
	await expect(unsynced(page)).toHaveAttribute('data-left', '1', { timeout: 240_000 });
	await expect(page.getByText(doorWords.kk.errors.number)).toBeVisible();
	await page.getByRole('button', { name: t.device.records.aside }).click();
	await page.getByRole('button', { name: t.device.records.aside }).click();
	await expect(page.locator('#error-summary, .ds-validation-message').first()).toBeVisible();
	await expectAccessible(page);
	await page.getByLabel(t.device.records.asideReason).fill('Басқа іс-шараның коды');
	await page.getByRole('button', { name: t.device.records.aside }).click();
	await expect(page.getByText(t.device.records.asideNote('Басқа іс-шараның коды'))).toBeVisible();
}

interface Day {
	device: Device;
	link: Link;
	who: string;
	/** The first device's pages are looked at; the other one hurries beside it. */
	look: boolean;
	signIn: (context: BrowserContext) => Promise<void>;
}

/** What is taken in the village, and what lies on the device then. */
async function village(page: Page, { who, look }: Day): Promise<void> {
	await page.getByLabel(t.device.pin, { exact: true }).fill(PIN);
	await page.getByRole('button', { name: t.device.unlockAct }).click();
	await page.evaluate(HANDS);
	await takeWishes(page, look);
	await takeAppeals(page, who, look);
	await takeCame(page, who, look);
	if (look) await takeStranger(page);
	await expect(unsynced(page)).toHaveAttribute('data-left', String(ALL + (look ? 1 : 0)));
	const before = await lying(page);
	expect([before.records, before.photos]).toEqual([ALL - APPEALS + (look ? 1 : 0), APPEALS]);
	const secrets = ['Құпия', 'кеуіп', 'Қалампыр', 'Қонақ', 'Тізімдегі', 'Жазылған', '701555', '7654321', 'Көшпелі Қабылдаушы', 'JFIF', PIN];
	for (const secret of secrets) expect(before.text).not.toContain(secret);
}

/** One device's day: prepared at home, offline, closed and opened again, home over a link that breaks twice. */
async function day(one: Day): Promise<void> {
	const { device, link, look, signIn } = one;
	await signIn(await device.start());
	await prepare(await device.page(), look);
	await device.context.setOffline(true);
	link.cut();
	// Locked again: a page opened without any network.
	await village(await device.page(false), one);

	await device.close();
	await (await device.start()).setOffline(true);
	const again = await device.page(false);
	const all = ALL + (look ? 1 : 0);
	await expect(unsynced(again)).toHaveAttribute('data-left', String(all));
	await again.getByLabel(t.device.pin, { exact: true }).fill('бөтен-0000');
	await again.getByRole('button', { name: t.device.unlockAct }).click();
	await expect(again.getByText(t.device.wrong)).toBeVisible();
	await again.getByLabel(t.device.pin, { exact: true }).fill(PIN);
	await again.getByRole('button', { name: t.device.unlockAct }).click();
	await tab(again, 'records');

	// The session went with the browser: nothing is sent, nothing is lost, and one signs in again.
	link.mend();
	await device.context.setOffline(false);
	await expect(again.getByText(t.device.signedOut)).toBeVisible();
	await expect(unsynced(again)).toHaveAttribute('data-left', String(all));
	await signIn(device.context);
	let before = all;
	for (let cut = 0; cut < 2; cut++) {
		link.mend(60);
		await again.getByRole('button', { name: t.device.send }).click();
		await expect.poll(() => link.up, { timeout: 120_000 }).toBe(false);
		await expect(again.getByRole('button', { name: t.device.send })).toBeVisible();
		const left = Number(await unsynced(again).getAttribute('data-left'));
		expect(left).toBeGreaterThan(before - 61);
		expect(left).toBeLessThan(before);
		before = left;
	}
	link.mend();
	await again.getByRole('button', { name: t.device.send }).click();
	if (look) await setAside(again);
	await expect(unsynced(again)).toHaveAttribute('data-left', '0', { timeout: 240_000 });
	if (!look) return;
	await expectSound(again, 'kk');
	await again.getByRole('button', { name: t.device.handIn }).click();
	await expect(again.getByText(t.device.handedIn)).toBeVisible();
	expect((await lying(again)).records).toBe(0);
}

/** What the server holds of the scene. */
async function held(db: Database, { unitId, eventId, kits }: Scene): Promise<Record<string, number> | undefined> {
	const records = sql`SELECT r.id FROM field_record r WHERE r.kit_id = ANY(${[...kits]}::uuid[])`;
	const [counts] = await rows(
		db.reader,
		sql<Record<string, number>>`SELECT
			(SELECT count(*)::int FROM appeal WHERE unit_id = ${unitId}) AS appeals,
			(SELECT count(DISTINCT text)::int FROM appeal WHERE unit_id = ${unitId}) AS texts,
			(SELECT count(DISTINCT number)::int FROM appeal WHERE unit_id = ${unitId}) AS numbers,
			(SELECT count(*)::int FROM appeal_applicant p JOIN appeal a ON a.id = p.appeal_id WHERE a.unit_id = ${unitId}) AS applicants,
			(SELECT count(*)::int FROM file f JOIN appeal a ON a.id = f.subject_id WHERE a.unit_id = ${unitId}) AS photos,
			(SELECT count(DISTINCT f.subject_id)::int FROM file f JOIN appeal a ON a.id = f.subject_id WHERE a.unit_id = ${unitId}) AS pictured,
			(SELECT count(*)::int FROM journal j JOIN appeal a ON a.id = j.subject_id WHERE a.unit_id = ${unitId} AND j.act = 'appeal.received') AS received,
			(SELECT count(*)::int FROM wish WHERE unit_id = ${unitId} AND channel = 'field' AND state = 'requested' AND since = received_at) AS wishes,
			(SELECT count(DISTINCT number)::int FROM wish WHERE unit_id = ${unitId}) AS wish_numbers,
			(SELECT count(*)::int FROM wish WHERE unit_id = ${unitId} AND walk_in) AS walked_in,
			(SELECT count(*)::int FROM wish_person p JOIN wish w ON w.id = p.wish_id WHERE w.unit_id = ${unitId}) AS wanting,
			(SELECT count(*)::int FROM journal j JOIN wish w ON w.id = j.subject_id WHERE w.unit_id = ${unitId} AND j.act = 'wish.received') AS wished,
			(SELECT count(*)::int FROM (SELECT w.since < lag(w.since) OVER (PARTITION BY n.kit_id ORDER BY n.position) AS back
				FROM field_number n JOIN wish w ON w.number = n.number WHERE n.kit_id = ANY(${[...kits]}::uuid[])) o WHERE back) AS out_of_order,
			(SELECT count(*)::int FROM event_person WHERE event_id = ${eventId}) AS people,
			(SELECT count(*)::int FROM event_person WHERE event_id = ${eventId} AND came_at IS NOT NULL) AS came,
			(SELECT sum(came)::int FROM participant WHERE event_id = ${eventId}) AS registered,
			(SELECT walk_ins FROM gathering WHERE event_id = ${eventId}) AS walk_ins,
			(SELECT count(*)::int FROM (${records}) r) AS records,
			(SELECT count(*)::int FROM field_file f WHERE f.record_id IN (${records})) AS files,
			(SELECT count(*)::int FROM field_aside WHERE kit_id = ANY(${[...kits]}::uuid[])) AS aside,
			(SELECT sum(waiting + refused)::int FROM field_kit WHERE id = ANY(${[...kits]}::uuid[])) AS left_over`
	);
	return counts;
}

// Two browsers and a server that is sent 580 things: minutes on a machine that is busy with others.
test.setTimeout(600_000);
test('two devices take a day of records without a network, and the server holds each exactly once', async ({ db, baseURL }) => {
	const there = await scene(db);
	const links = [await Link.open(baseURL ?? ''), await Link.open(baseURL ?? '')] as const;
	const devices = [new Device(links[0], there.kits[0]), new Device(links[1], there.kits[1])] as const;
	const account = { accountId: there.worker.accountId, kind: 'staff' } as const;
	try {
		await Promise.all(
			([0, 1] as const).map((i) =>
				day({
					device: devices[i],
					link: links[i],
					who: `Құрылғы${String(i + 1)}`,
					look: i === 0,
					signIn: (context) => openSession(context, db, account, links[i].origin)
				})
			)
		);
		const [appeals, wishes] = [2 * APPEALS, 2 * WISHES];
		expect(await held(db, there)).toEqual({
			appeals,
			texts: appeals,
			numbers: appeals,
			applicants: appeals,
			photos: appeals,
			pictured: appeals,
			received: appeals,
			wishes,
			wish_numbers: wishes,
			wanting: wishes,
			wished: wishes,
			walked_in: wishes / 2 + 2,
			out_of_order: 0,
			// The same people of the list and of the registrations came to both doors: each is there once.
			people: 3 * CAME,
			came: 3 * CAME,
			registered: CAME,
			walk_ins: 2 * CAME,
			records: 2 * (APPEALS + WISHES + 4 * CAME),
			files: appeals,
			aside: 1,
			left_over: 0
		});
	} finally {
		for (const device of devices) await device.end();
		for (const link of links) link.close();
	}
});
