/** The desk on the device: what it is doing now, what was taken, what is sent. The page shows it; store.ts keeps it. */
import { paths } from '#lib/paths.ts';
import { formatAccessCode } from '#platform/access-code.ts';
import { deviceTime } from '#platform/clock.ts';
import type { z } from 'zod';
import type { appealBody, CameRecord, FieldRecord, wishBody } from '../input.ts';
import { after, maySetAside, mended, NUMBERED, unsynced, waitAfter, type NumberedKind, type QueuedPhoto, type Unsynced } from '../rules.ts';
import type { Pack } from '../server/pack.ts';
import { fetchPack, post, type Reply } from './send.ts';
import * as store from './store.ts';
import { Sender } from './sender.svelte.ts';
import { keyOf, randomBytes, ROUNDS, seal, sealJson, sumOf, unseal, unsealJson } from './vault.ts';

/** A record as the open desk knows it. */
export interface Item {
	stored: store.StoredRecord;
	record: FieldRecord;
	/** Why the server did not take it, in its words. */
	refusal?: string | undefined;
	/** Why it was set aside. */
	reason?: string | undefined;
}

type Content = Pick<Item, 'record' | 'refusal' | 'reason'>;
export type AppealBody = z.output<typeof appealBody>;
export type WishBody = z.output<typeof wishBody>;

/** `elsewhere`: another tab works with the kit; `gone`: it was handed in and removed just now. */
export type Phase = 'waking' | 'old' | 'none' | 'elsewhere' | 'prepare' | 'locked' | 'open' | 'gone';

export type PinFault = { fault: 'wrong' } | { fault: 'wait'; seconds: number };

const PHOTO_NAME = (at: number) => `photo-${at + 1}.jpg`;

/** Another tab with the same kit would give the same photo twice to the queue, and show counts of its own. */
function alone(kitId: string): Promise<boolean> {
	return new Promise((resolve) => {
		const hold = (lock: Lock | null) => {
			resolve(lock !== null);
			// Until the page is closed.
			return lock === null ? undefined : new Promise(() => undefined);
		};
		void navigator.locks.request(`field-${kitId}`, { ifAvailable: true }, hold);
	});
}

export class FieldDesk {
	phase = $state<Phase>('waking');
	/** The page is kept whole: it opens without a network. */
	kept = $state(false);
	pack = $state.raw<Pack>();
	items = $state.raw<readonly Item[]>([]);
	photos = $state.raw<readonly store.StoredPhoto[]>([]);
	/** Also while it is locked. */
	counts = $state<Unsynced>({ waiting: 0, refused: 0 });
	numbersLeft = $state<Record<NumberedKind, number>>({ appeal: 0, wish: 0 });
	readonly sender = new Sender(this);
	kit = $state.raw<store.StoredKit>();
	#key: CryptoKey | undefined;

	/** Looks what is on this device, and for which kit it was opened. */
	async wake(): Promise<void> {
		if (typeof indexedDB === 'undefined' || !('serviceWorker' in navigator) || crypto.subtle === undefined) {
			this.phase = 'old';
			return;
		}
		const wanted = location.hash.slice(1);
		const kits = await store.storedKits();
		this.kit = kits.find(({ id }) => id === wanted) ?? (wanted === '' ? kits[0] : undefined);
		if (this.kit === undefined) {
			this.phase = wanted === '' ? 'none' : 'prepare';
			return;
		}
		if (!(await alone(this.kit.id))) {
			this.phase = 'elsewhere';
			return;
		}
		this.#count(await store.storedRecords(this.kit.id), await store.storedPhotos(this.kit.id));
		this.phase = 'locked';
		void this.#keepPage();
	}

	/** Takes the kit of the address onto this device. Returns the server's words when it does not give it, '' when it did not answer. */
	async prepare(pin: string): Promise<string | undefined> {
		const id = location.hash.slice(1);
		const deviceId = deviceOf(id);
		const taken = await fetchPack(paths.desk.fieldKit(id, 'take'), deviceId);
		if ('text' in taken) return taken.text ?? '';
		const salt = randomBytes(16);
		const key = await keyOf(pin, salt, ROUNDS);
		const kit = { id, deviceId, salt, rounds: ROUNDS, pack: await sealJson(key, id, taken.pack), takenAt: deviceTime() };
		this.kit = { ...kit, wrong: 0, wrongAt: 0, used: { appeal: 0, wish: 0 }, taken: 0 };
		await navigator.storage.persist().catch(() => false);
		await store.putKit(this.kit);
		await alone(id);
		await this.#open(key);
		void this.#keepPage();
		return undefined;
	}

	async unlock(pin: string): Promise<PinFault | undefined> {
		const [kit] = (await store.storedKits()).filter(({ id }) => id === this.kit?.id);
		if (kit === undefined) return undefined;
		const wait = kit.wrongAt + waitAfter(kit.wrong) - deviceTime();
		if (wait > 0) return { fault: 'wait', seconds: Math.ceil(wait / 1_000) };
		const key = await keyOf(pin, kit.salt, kit.rounds);
		const right = await unseal(key, kit.id, kit.pack).catch(() => undefined);
		await store.noteTry(kit.id, right === undefined ? kit.wrong + 1 : 0, deviceTime());
		if (right === undefined) return { fault: 'wrong' };
		await this.#open(key);
		return undefined;
	}

	lock(): void {
		this.#key = undefined;
		this.pack = undefined;
		this.items = [];
		this.phase = 'locked';
	}

	async #open(key: CryptoKey): Promise<void> {
		const { kit } = this;
		if (kit === undefined) return;
		const records = await store.storedRecords(kit.id);
		const opened = records.map(async (stored) => ({ stored, ...(await unsealJson<Content>(key, stored.id, stored.sealed)) }));
		this.#key = key;
		this.pack = await unsealJson<Pack>(key, kit.id, kit.pack);
		this.items = await Promise.all(opened);
		this.photos = await store.storedPhotos(kit.id);
		const [now] = (await store.storedKits()).filter(({ id }) => id === kit.id);
		const { numbers } = this.pack;
		for (const kind of NUMBERED) this.numbersLeft[kind] = numbers[kind].length - (now?.used[kind] ?? 0);
		this.#count(records, this.photos);
		this.phase = 'open';
		this.sender.start();
	}

	#count(records: readonly Pick<QueuedPhoto, 'state'>[], photos: readonly Pick<QueuedPhoto, 'state'>[]): void {
		this.counts = unsynced([...records, ...photos]);
	}

	#recount(): void {
		this.#count(
			this.items.map(({ stored }) => stored),
			this.photos
		);
	}

	async #keepPage(): Promise<void> {
		await navigator.serviceWorker.register('/service-worker.js', { scope: paths.desk.fieldDevice(), type: 'module' });
		await navigator.serviceWorker.ready;
		this.kept = true;
	}

	/** Whether the day of the kit is over: nothing new is taken. */
	over(): boolean {
		return this.pack !== undefined && deviceTime() >= this.pack.until;
	}

	/** Keeps an appeal with its photos and gives it its number and code. Undefined: the numbers have run out. */
	async takeAppeal(body: AppealBody, photos: readonly ArrayBuffer[]): Promise<Item | undefined> {
		const code = formatAccessCode(randomBytes(16));
		return this.#take('appeal', photos, (head, number) => ({ ...head, kind: 'appeal', number, code, body }));
	}

	/** Keeps a wish to meet and gives it its number and code. Undefined: the numbers have run out. */
	async takeWish(body: WishBody): Promise<Item | undefined> {
		const code = formatAccessCode(randomBytes(16));
		return this.#take('wish', [], (head, number) => ({ ...head, kind: 'wish', number, code, body }));
	}

	async takeCame(body: CameRecord['body']): Promise<Item | undefined> {
		return this.#take('came', [], (head) => ({ ...head, kind: 'came', body }));
	}

	async #take(
		kind: FieldRecord['kind'],
		photos: readonly ArrayBuffer[],
		make: (head: { id: string; saidAt: number }, number: string) => FieldRecord
	): Promise<Item | undefined> {
		const [key, kit, numbers] = [this.#key, this.kit, this.pack?.numbers];
		if (key === undefined || kit === undefined || numbers === undefined) return undefined;
		const numbered: NumberedKind | undefined = NUMBERED.find((one) => one === kind);
		const mine = numbered === undefined ? [] : numbers[numbered];
		const place = await store.reserve(kit.id, numbered, mine.length);
		if (place === undefined) return undefined;
		const id = crypto.randomUUID();
		const record = make({ id, saidAt: deviceTime() }, mine[place.at] ?? '');
		const sealed = await sealJson(key, id, { record } satisfies Content);
		const stored: store.StoredRecord = { id, kitId: kit.id, kind, place: place.place, state: 'waiting', sealed };
		const kept = await Promise.all(photos.map((bytes) => this.#photoOf(key, stored, bytes)));
		await store.putRecord(stored, kept);
		const item = { stored, record };
		this.items = [...this.items, item];
		this.photos = [...this.photos, ...kept];
		if (numbered !== undefined) this.numbersLeft[numbered]--;
		this.#recount();
		this.sender.soon();
		return item;
	}

	async #photoOf(key: CryptoKey, { id: recordId, kitId }: store.StoredRecord, bytes: ArrayBuffer): Promise<store.StoredPhoto> {
		const id = crypto.randomUUID();
		return { id, recordId, kitId, state: 'waiting', sealed: await seal(key, id, bytes) };
	}

	/** Puts right what the server refused; it is sent again under its own id and number. */
	async mend({ stored, record }: Item, change: { kind: 'appeal'; body: AppealBody } | { kind: 'wish'; body: WishBody }): Promise<void> {
		const state = mended(stored.state);
		if (state === undefined) return;
		if (record.kind === 'appeal' && change.kind === 'appeal')
			await this.#change(stored, state, { record: { ...record, body: change.body } });
		if (record.kind === 'wish' && change.kind === 'wish') await this.#change(stored, state, { record: { ...record, body: change.body } });
	}

	/** Sets aside a mark that the server does not take: the server writes down why, and only then is it so here. */
	async setAside({ stored, record, refusal = '' }: Item, reason: string): Promise<Reply> {
		if (this.kit === undefined || !maySetAside(stored.state, record.kind)) return { says: 'link' };
		const { id, kind, saidAt } = record;
		const body = JSON.stringify({ deviceId: this.kit.deviceId, id, kind, saidAt, refusal, reason });
		const reply = await post(paths.desk.fieldKit(this.kit.id, 'aside'), body, id);
		if (reply.says === 'landed') {
			await this.#change(stored, 'aside', { record, refusal, reason });
			// The desk at home sees that nothing waits here any more.
			this.sender.soon();
		}
		return reply;
	}

	/** Takes photos off that the server cannot take. */
	async dropRefusedPhotos(recordId: string): Promise<void> {
		const refused = this.photos.filter((photo) => photo.recordId === recordId && photo.state === 'refused');
		for (const { id } of refused) await store.dropPhoto(id);
		this.photos = this.photos.filter((photo) => !refused.includes(photo));
		this.#recount();
	}

	async #change(before: store.StoredRecord, state: store.StoredRecord['state'], content: Content): Promise<void> {
		if (this.#key === undefined) return;
		const stored = { ...before, state, sealed: await sealJson(this.#key, before.id, content) };
		// What somebody mended must not be lost; what the server said may be.
		await (state === 'waiting' ? store.putRecord(stored) : store.noteRecord(stored));
		this.items = this.items.map((one) => (one.stored.id === stored.id ? { stored, ...content } : one));
		this.#recount();
		if (state === 'waiting') this.sender.soon();
	}

	/** Sends one record, and notes what the server said. */
	async sendRecord(id: string): Promise<Reply> {
		const item = this.items.find(({ stored }) => stored.id === id);
		if (item === undefined || this.kit === undefined) return { says: 'link' };
		const body = JSON.stringify({ record: item.record, sentAt: deviceTime() });
		const reply = await post(paths.desk.fieldKit(this.kit.id, 'records'), body, id);
		if (reply.says === 'landed' || reply.says === 'refused') {
			const refusal = reply.says === 'refused' ? reply.text : undefined;
			await this.#change(item.stored, after(item.stored.state, reply.says), { record: item.record, refusal });
		}
		return reply;
	}

	/** Sends one photo; its bytes leave the device when the server has them. */
	async sendPhoto(id: string): Promise<Reply> {
		const photo = this.photos.find((one) => one.id === id);
		if (photo?.sealed === undefined || this.#key === undefined) return { says: 'link' };
		const bytes = await unseal(this.#key, id, photo.sealed);
		const of = this.photos.filter(({ recordId }) => recordId === photo.recordId);
		const what = { id, record: photo.recordId, sha256: await sumOf(bytes), name: PHOTO_NAME(of.indexOf(photo)) };
		const reply = await post(paths.desk.fieldPhoto(photo.kitId, what), bytes, id);
		if (reply.says === 'landed' || reply.says === 'refused') {
			const { sealed, ...rest } = photo;
			const next: store.StoredPhoto = { ...rest, state: after(photo.state, reply.says), ...(reply.says === 'landed' ? {} : { sealed }) };
			await store.notePhoto(next);
			this.photos = this.photos.map((one) => (one.id === id ? next : one));
			this.#recount();
		}
		return reply;
	}

	/** Says to the server how much is still here alone. */
	async say(what: 'state' | 'hand-in' = 'state'): Promise<Reply> {
		if (this.kit === undefined) return { says: 'link' };
		const body = JSON.stringify({ deviceId: this.kit.deviceId, ...$state.snapshot(this.counts) });
		return post(paths.desk.fieldKit(this.kit.id, what), body, this.kit.id);
	}

	/** Hands the kit in and removes it from the device, when the server has everything. */
	async handIn(): Promise<void> {
		const reply = await this.say('hand-in');
		if (reply.says === 'landed') await this.remove();
		else this.sender.heard(reply);
	}

	/** Removes everything of this kit from the device: after handing in, or when it was shut out. */
	async remove(): Promise<void> {
		if (this.kit === undefined) return;
		this.sender.stop();
		await store.wipe(this.kit.id);
		this.lock();
		this.counts = { waiting: 0, refused: 0 };
		this.phase = 'gone';
	}
}

/** The same for a kit whose taking broke off: it was given to this device already. */
function deviceOf(kitId: string): string {
	const name = `field-device-${kitId}`;
	const known = localStorage.getItem(name) ?? crypto.randomUUID();
	localStorage.setItem(name, known);
	return known;
}
