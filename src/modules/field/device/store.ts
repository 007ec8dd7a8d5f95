/**
 * What lies on the device, in IndexedDB. In clear: ids, states and counts, so that what is unsynced shows while the device is locked; all
 * that somebody said is sealed (vault.ts).
 */
import type { NumberedKind, QueuedPhoto, QueuedRecord, RecordKind } from '../rules.ts';
import type { Sealed } from './vault.ts';

export interface StoredKit {
	id: string;
	/** Which device this is for the server. */
	deviceId: string;
	salt: Uint8Array<ArrayBuffer>;
	rounds: number;
	pack: Sealed;
	/** When it was taken, to find the latest of several. */
	takenAt: number;
	/** Wrong PINs in a row, and when the last was typed. */
	wrong: number;
	wrongAt: number;
	/** How many numbers of each kind were given out. */
	used: Record<NumberedKind, number>;
	/** How many records were taken. */
	taken: number;
}

export interface StoredRecord extends QueuedRecord {
	kitId: string;
	kind: RecordKind;
	sealed: Sealed;
}

export interface StoredPhoto extends QueuedPhoto {
	kitId: string;
	/** Gone when the server has it. */
	sealed?: Sealed;
}

const STORES = ['kits', 'records', 'photos'] as const;
type StoreName = (typeof STORES)[number];

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
	new Promise((resolve, reject) => {
		request.onsuccess = () => {
			resolve(request.result);
		};
		request.onerror = () => {
			reject(request.error ?? new Error('the store of the browser refused'));
		};
	});

let opened: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
	opened ??= new Promise((resolve, reject) => {
		const request = indexedDB.open('jauap-field', 1);
		request.onupgradeneeded = () => {
			for (const name of STORES) {
				const store = request.result.createObjectStore(name, { keyPath: 'id' });
				if (name !== 'kits') store.createIndex('kit', 'kitId');
			}
		};
		asked(request).then(resolve, reject);
	});
	return opened;
}

type Stores = Record<StoreName, IDBObjectStore>;

/**
 * One transaction over all stores; its end is on the disk, unless it only notes what the server said (`relaxed`): when that is lost it is
 * sent again and is done already. Only what the stores answer may be waited for in it.
 */
async function change<T>(act: (stores: Stores) => Promise<T>, durability: IDBTransactionDurability = 'strict'): Promise<T> {
	const transaction = (await database()).transaction(STORES, 'readwrite', { durability });
	const ended = new Promise<void>((resolve, reject) => {
		transaction.oncomplete = () => {
			resolve();
		};
		transaction.onabort = () => {
			reject(transaction.error ?? new Error('the store of the browser is full or broken'));
		};
	});
	const stores = Object.fromEntries(STORES.map((name) => [name, transaction.objectStore(name)])) as Stores;
	const [result] = await Promise.all([act(stores), ended]);
	return result;
}

async function read<T>(name: StoreName, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
	return asked(ask((await database()).transaction(name).objectStore(name)));
}

/** The kits of this device, the last taken first. */
export async function storedKits(): Promise<StoredKit[]> {
	const kits = await read('kits', (store) => store.getAll() as IDBRequest<StoredKit[]>);
	return kits.toSorted((a, b) => b.takenAt - a.takenAt);
}

export const putKit = (kit: StoredKit): Promise<unknown> => change(({ kits }) => asked(kits.put(kit)));

/** Notes a wrong PIN (or, with 0, that it was right) in the kit as it stands. */
export const noteTry = (kitId: string, wrong: number, wrongAt: number): Promise<unknown> =>
	change(async ({ kits }) => {
		const kit = await asked(kits.get(kitId) as IDBRequest<StoredKit>);
		await asked(kits.put({ ...kit, wrong, wrongAt }));
	});

export async function storedRecords(kitId: string): Promise<StoredRecord[]> {
	const records = await read('records', (store) => store.index('kit').getAll(kitId) as IDBRequest<StoredRecord[]>);
	return records.toSorted((a, b) => a.place - b.place);
}

export const storedPhotos = (kitId: string): Promise<StoredPhoto[]> =>
	read('photos', (store) => store.index('kit').getAll(kitId) as IDBRequest<StoredPhoto[]>);

/**
 * Reserves the next place, and the next number when the kind has numbers, before anything is sealed: what breaks off afterwards leaves a
 * number unused, never one given twice. Undefined number: they have run out.
 */
export const reserve = (
	kitId: string,
	kind: NumberedKind | undefined,
	numbers: number
): Promise<{ place: number; at: number } | undefined> =>
	change(async ({ kits }) => {
		const kit = await asked(kits.get(kitId) as IDBRequest<StoredKit>);
		const at = kind === undefined ? 0 : kit.used[kind];
		if (kind !== undefined && at >= numbers) return undefined;
		const used = kind === undefined ? kit.used : { ...kit.used, [kind]: at + 1 };
		await asked(kits.put({ ...kit, used, taken: kit.taken + 1 }));
		return { place: kit.taken, at };
	});

/** Keeps a record with its photos: all of it or nothing. */
export const putRecord = (record: StoredRecord, photos: readonly StoredPhoto[] = []): Promise<unknown> =>
	change(async (stores) => {
		await asked(stores.records.put(record));
		for (const photo of photos) await asked(stores.photos.put(photo));
	});

/** Notes what the server said of a record, or of a photo. */
export const noteRecord = (record: StoredRecord): Promise<unknown> => change(({ records }) => asked(records.put(record)), 'relaxed');
export const notePhoto = (photo: StoredPhoto): Promise<unknown> => change(({ photos }) => asked(photos.put(photo)), 'relaxed');
export const dropPhoto = (id: string): Promise<unknown> => change(({ photos }) => asked(photos.delete(id)));

/** Removes a kit with everything that was taken with it. */
export const wipe = (kitId: string): Promise<unknown> =>
	change(async ({ kits, records, photos }) => {
		for (const store of [records, photos]) {
			const keys = await asked(store.index('kit').getAllKeys(kitId));
			for (const key of keys) await asked(store.delete(key));
		}
		await asked(kits.delete(kitId));
	});
