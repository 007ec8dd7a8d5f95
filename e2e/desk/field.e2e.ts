/** A day of a field reception without a network, on two devices at once, and the way home over a link that breaks. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { paths } from '../../src/lib/paths.ts';
import { eventWorld, invitedEvent } from '../../src/modules/events/server/fixture.ts';
import { kitInput } from '../../src/modules/field/input.ts';
import { messages } from '../../src/modules/field/messages/index.ts';
import { makeKit } from '../../src/modules/field/server/index.ts';
import { rows, sql, type Database } from '../../src/platform/db/index.ts';
import { newId } from '../../src/platform/ids.ts';
import type { Staff } from '../../src/platform/identity/actor.ts';
import { makeStaff } from '../../test/actors.ts';
import { browserOptions } from '../browser.ts';
import { Link } from '../link.ts';
import { openSession } from '../session.ts';
import { expect, expectAccessible, expectSound, test } from '../test.ts';

const t = messages.kk;
const PIN = 'көктем-2417';
const [APPEALS, LISTED, GUESTS] = [20, 100, 100];
/** Records, and a photo of each appeal. */
const ALL = APPEALS + LISTED + GUESTS + APPEALS;

interface Scene {
	worker: Staff;
	unitId: string;
	eventId: string;
	kits: [string, string];
}

/** An event with a hundred people expected, and a kit for each of two devices. */
async function scene(db: Database): Promise<Scene> {
	return db.write(async (tx) => {
		const w = await eventWorld(tx);
		const worker = await makeStaff(tx, { role: 'head', unitId: w.host.id, name: 'Көшпелі Қабылдаушы' });
		const day = Temporal.Now.plainDateISO('Asia/Almaty').add({ days: 1 }).toString();
		const eventId = await invitedEvent(tx, w, { day });
		const people = Array.from({ length: LISTED }, (_, i) => ({ id: newId(), name: `Тізімдегі Адам ${String(i + 1).padStart(3, '0')}` }));
		const of = { event_id: eventId, unit_id: w.branches[0].id };
		await tx
			.insertInto('event_person')
			.values(people.map((person) => ({ ...person, ...of })))
			.execute();
		const kit = (label: string) =>
			makeKit(tx, worker, kitInput.parse({ unitId: w.host.id, label, day, territory: '190000000', eventId, numbers: APPEALS + 5 }));
		return { worker, unitId: w.host.id, eventId, kits: [await kit('Планшет 1'), await kit('Планшет 2')] };
	});
}

/** A browser with a disk of its own, which stays when it is closed. */
class Device {
	readonly folder = mkdtempSync(path.join(tmpdir(), 'jauap-field-'));
	readonly #link: Link;
	readonly #kit: string;
	#context: BrowserContext | undefined;

	constructor(link: Link, kit: string) {
		this.#link = link;
		this.#kit = kit;
	}

	get context(): BrowserContext {
		if (this.#context === undefined) throw new Error('the browser is closed');
		return this.#context;
	}

	async start(): Promise<BrowserContext> {
		const options = { ...(await browserOptions()), baseURL: this.#link.origin, viewport: { width: 800, height: 1100 } };
		this.#context = await chromium.launchPersistentContext(this.folder, options);
		return this.#context;
	}

	async page(hash = true): Promise<Page> {
		const page = this.context.pages()[0] ?? (await this.context.newPage());
		await page.goto(hash ? paths.desk.fieldDevice(this.#kit) : paths.desk.fieldDevice());
		return page;
	}

	async close(): Promise<void> {
		await this.#context?.close();
		this.#context = undefined;
	}

	async end(): Promise<void> {
		await this.close();
		rmSync(this.folder, { recursive: true, force: true });
	}
}

const unsynced = (page: Page) => page.locator('#unsynced');
const tab = (page: Page, name: keyof typeof t.device.tabs) => page.getByRole('button', { name: t.device.tabs[name], exact: true }).click();

async function prepare(page: Page): Promise<void> {
	await page.getByLabel(t.device.pin, { exact: true }).fill(PIN);
	await page.getByLabel(t.device.pinAgain, { exact: true }).fill(PIN);
	await expectSound(page, 'kk');
	await expectAccessible(page);
	await page.getByRole('button', { name: t.device.prepareAct }).click();
	await tab(page, 'records');
	await expect(page.getByText(t.device.ready)).toBeVisible();
}

/** The first one by hand, as its reader meets it; the rest by the same form, filled by a script. */
async function takeAppeals(page: Page, who: string): Promise<void> {
	await tab(page, 'appeal');
	await page.getByRole('button', { name: t.device.appeal.save }).click();
	await expect(page.locator('#error-summary')).toBeVisible();
	await expectAccessible(page);
	await page.evaluate(
		async ({ count, who, next }) => {
			const until = async <T>(find: () => T | null | undefined): Promise<T> => {
				for (;;) {
					const found = find();
					if (found !== null && found !== undefined) return found;
					await new Promise((resolve) => setTimeout(resolve, 5));
				}
			};
			const type = (id: string, value: string) => {
				const field = document.querySelector<HTMLInputElement>(`#appeal #${id}`);
				if (field === null) throw new Error(id);
				field.value = value;
				field.dispatchEvent(new Event('input', { bubbles: true }));
			};
			for (let i = 1; i <= count; i++) {
				const form = await until(() => document.querySelector<HTMLFormElement>('#appeal'));
				type('text', `Ауылдағы құдық кеуіп қалды, су әкелінбейді. ${who} ${String(i)}`);
				type('name', `Құпия Өтінішші ${who} ${String(i)}`);
				type('phone', '8 701 555 44 33');
				const canvas = document.createElement('canvas');
				[canvas.width, canvas.height] = [2000, 1000];
				const pen = canvas.getContext('2d');
				pen?.fillRect(0, 0, i * 7, who.length * 50);
				const blob = await new Promise<Blob | null>((resolve) => {
					canvas.toBlob(resolve, 'image/png');
				});
				const files = new DataTransfer();
				files.items.add(new File([blob ?? ''], 'IMG.png', { type: 'image/png' }));
				const photos = document.querySelector<HTMLInputElement>('#photos');
				if (photos !== null) photos.files = files.files;
				form.requestSubmit();
				await until(() => document.querySelector('#slip'));
				if (i < count) (await until(() => [...document.querySelectorAll('button')].find((one) => one.textContent === next))).click();
			}
		},
		{ count: APPEALS, who, next: t.slip.next }
	);
	await expect(page.getByRole('img', { name: t.slip.qr })).toBeVisible();
	await expectAccessible(page);
}

async function takeCame(page: Page, who: string): Promise<void> {
	await tab(page, 'came');
	await expectAccessible(page);
	await page.getByRole('button', { name: t.device.came.more }).click();
	await page.evaluate(
		async ({ guests, who, mark }) => {
			const marks = () => [...document.querySelectorAll<HTMLButtonElement>('button')].filter((one) => one.textContent === mark);
			for (let left = marks(); left.length > 0; left = marks()) {
				left[0]?.click();
				while (marks().length >= left.length) await new Promise((resolve) => setTimeout(resolve, 5));
			}
			for (let i = 1; i <= guests; i++) {
				const name = document.querySelector<HTMLInputElement>('#guest #name');
				if (name === null) throw new Error('no form');
				name.value = `Қонақ ${who} ${String(i)}`;
				document.querySelector<HTMLFormElement>('#guest')?.requestSubmit();
				while (name.value !== '') await new Promise((resolve) => setTimeout(resolve, 5));
			}
		},
		{ guests: GUESTS, who, mark: t.device.came.mark }
	);
}

/** Everything that lies in the browser's store and caches, as text. */
function lying(page: Page): Promise<{ records: number; photos: number; text: string }> {
	return page.evaluate(async () => {
		const db = await new Promise<IDBDatabase>((resolve) => {
			const request = indexedDB.open('jauap-field');
			request.onsuccess = () => {
				resolve(request.result);
			};
		});
		const texts: string[] = [JSON.stringify(localStorage)];
		const latin = (bytes: ArrayBuffer) => new TextDecoder('utf-8').decode(bytes);
		const flat = (value: unknown): string => {
			if (value instanceof ArrayBuffer) return latin(value);
			if (ArrayBuffer.isView(value)) return latin(new Uint8Array(value.buffer as ArrayBuffer).buffer);
			if (typeof value !== 'object' || value === null) return String(value);
			return Object.entries(value)
				.map(([name, inner]) => `${name}=${flat(inner)}`)
				.join(';');
		};
		const counts: Record<string, number> = {};
		for (const name of db.objectStoreNames) {
			const all = await new Promise<unknown[]>((resolve) => {
				const request = db.transaction(name).objectStore(name).getAll();
				request.onsuccess = () => {
					resolve(request.result as unknown[]);
				};
			});
			counts[name] = all.length;
			texts.push(...all.map(flat));
		}
		const cached: string[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				const { pathname } = new URL(request.url);
				if (!pathname.startsWith('/_app/')) cached.push(pathname, (await (await cache.match(request))?.text()) ?? '');
			}
		}
		db.close();
		return { records: counts.records ?? 0, photos: counts.photos ?? 0, text: [...texts, ...cached].join('\n') };
	});
}

/** One device's day: prepared at home, offline, closed and opened again, home over a link that breaks once. */
async function day(device: Device, link: Link, who: string, signIn: (context: BrowserContext) => Promise<void>): Promise<void> {
	await signIn(await device.start());
	await prepare(await device.page());
	await device.context.setOffline(true);
	link.cut();
	const page = await device.page(false);
	// Locked again: a page opened without any network.
	await page.getByLabel(t.device.pin, { exact: true }).fill(PIN);
	await page.getByRole('button', { name: t.device.unlockAct }).click();
	await takeAppeals(page, who);
	await takeCame(page, who);
	await expect(unsynced(page)).toHaveAttribute('data-left', String(ALL));
	const before = await lying(page);
	expect([before.records, before.photos]).toEqual([ALL - APPEALS, APPEALS]);
	for (const secret of ['Құпия', 'кеуіп', 'Қонақ', 'Тізімдегі', '701555', 'Көшпелі Қабылдаушы', 'JFIF', PIN])
		expect(before.text).not.toContain(secret);

	await device.close();
	await (await device.start()).setOffline(true);
	const again = await device.page(false);
	await expect(unsynced(again)).toHaveAttribute('data-left', String(ALL));
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
	await expect(unsynced(again)).toHaveAttribute('data-left', String(ALL));
	await signIn(device.context);
	link.mend(60);
	await again.getByRole('button', { name: t.device.send }).click();
	await expect.poll(() => link.up, { timeout: 120_000 }).toBe(false);
	const left = Number(await unsynced(again).getAttribute('data-left'));
	expect(left).toBeGreaterThan(ALL - 61);
	expect(left).toBeLessThan(ALL);
	link.mend();
	await expect(unsynced(again)).toHaveAttribute('data-left', '0', { timeout: 240_000 });
	await expectSound(again, 'kk');
	await expectAccessible(again);
}

// Two browsers and a server that is sent 480 things: minutes on a machine that is busy with others.
test.setTimeout(600_000);
test('two devices take a day of records without a network, and the server holds each exactly once', async ({ db, baseURL }) => {
	const { worker, unitId, eventId, kits } = await scene(db);
	const links = [await Link.open(baseURL ?? ''), await Link.open(baseURL ?? '')] as const;
	const devices = [new Device(links[0], kits[0]), new Device(links[1], kits[1])] as const;
	try {
		await Promise.all(
			([0, 1] as const).map((i) =>
				day(devices[i], links[i], `Құрылғы${String(i + 1)}`, (context) =>
					openSession(context, db, { accountId: worker.accountId, kind: 'staff' }, links[i].origin)
				)
			)
		);
		const [counts] = await rows(
			db.reader,
			sql`SELECT
				(SELECT count(*)::int FROM appeal WHERE unit_id = ${unitId}) AS appeals,
				(SELECT count(DISTINCT text)::int FROM appeal WHERE unit_id = ${unitId}) AS texts,
				(SELECT count(DISTINCT number)::int FROM appeal WHERE unit_id = ${unitId}) AS numbers,
				(SELECT count(*)::int FROM appeal_applicant p JOIN appeal a ON a.id = p.appeal_id WHERE a.unit_id = ${unitId}) AS applicants,
				(SELECT count(*)::int FROM file f JOIN appeal a ON a.id = f.subject_id WHERE a.unit_id = ${unitId}) AS photos,
				(SELECT count(DISTINCT f.subject_id)::int FROM file f JOIN appeal a ON a.id = f.subject_id WHERE a.unit_id = ${unitId}) AS pictured,
				(SELECT count(*)::int FROM journal j JOIN appeal a ON a.id = j.subject_id WHERE a.unit_id = ${unitId} AND j.act = 'appeal.received') AS received,
				(SELECT count(*)::int FROM event_person WHERE event_id = ${eventId}) AS people,
				(SELECT count(*)::int FROM event_person WHERE event_id = ${eventId} AND came_at IS NOT NULL) AS came,
				(SELECT count(*)::int FROM field_record WHERE kit_id = ANY(${[...kits]}::uuid[])) AS records,
				(SELECT count(*)::int FROM field_file f JOIN field_record r ON r.id = f.record_id WHERE r.kit_id = ANY(${[...kits]}::uuid[])) AS files,
				(SELECT sum(waiting + refused)::int FROM field_kit WHERE id = ANY(${[...kits]}::uuid[])) AS left_over`
		);
		const [appeals, people] = [2 * APPEALS, LISTED + 2 * GUESTS];
		expect(counts).toEqual({
			...{ appeals, texts: appeals, numbers: appeals, applicants: appeals, photos: appeals, pictured: appeals, received: appeals },
			...{ people, came: people, records: 2 * (APPEALS + LISTED + GUESTS), files: appeals, left_over: 0 }
		});
	} finally {
		for (const device of devices) await device.end();
		for (const link of links) link.close();
	}
});
