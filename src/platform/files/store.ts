import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { now } from '../clock.ts';
import { config } from '../config.ts';

/** Bytes by their sha256 (hex): the same content is kept once. */
export interface Store {
	/** Durable when it resolves. */
	put: (sha256: string, bytes: Buffer) => Promise<void>;
	/** Undefined when it is not there. */
	get: (sha256: string) => Promise<Buffer | undefined>;
	remove: (sha256: string) => Promise<void>;
	/** What lies there since before an instant. */
	olderThan: (instant: Temporal.Instant) => AsyncIterable<string>;
}

export function hashOf(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}

function isMissing(error: unknown): boolean {
	return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	await handle.sync();
	await handle.close();
}

/** A folder: `ab/cdef…`. A file is written beside its place, flushed, then renamed: it is there whole or not at all. */
export function diskStore(root: string): Store {
	const place = (sha256: string) => path.join(root, sha256.slice(0, 2), sha256.slice(2));
	return {
		put: async (sha256, bytes) => {
			const file = place(sha256);
			const time = now().epochMilliseconds / 1000;
			// There already: made young again, so that a sweep under way leaves it.
			const known = await utimes(file, time, time).then(
				() => true,
				() => false
			);
			if (known) return;
			const folder = path.dirname(file);
			await mkdir(folder, { recursive: true, mode: 0o700 });
			const part = `${file}.${randomBytes(6).toString('hex')}.part`;
			const handle = await open(part, 'wx', 0o600);
			try {
				await handle.writeFile(bytes);
				await handle.sync();
			} finally {
				await handle.close();
			}
			await rename(part, file);
			await syncFolder(folder);
		},
		get: async (sha256) => {
			try {
				return await readFile(place(sha256));
			} catch (error) {
				if (isMissing(error)) return undefined;
				throw error;
			}
		},
		remove: async (sha256) => rm(place(sha256), { force: true }),
		olderThan: (instant) => oldFiles(root, instant)
	};
}

async function* oldFiles(root: string, instant: Temporal.Instant): AsyncIterable<string> {
	const folders = await readdir(root).catch(() => []);
	for (const folder of folders.filter((name) => /^[0-9a-f]{2}$/.test(name))) {
		for (const rest of await readdir(path.join(root, folder))) {
			const found = await stat(path.join(root, folder, rest)).catch(() => undefined);
			if (found === undefined || found.mtimeMs >= instant.epochMilliseconds) continue;
			if (/^[0-9a-f]{62}$/.test(rest)) yield folder + rest;
			else if (rest.endsWith('.part')) await rm(path.join(root, folder, rest), { force: true });
		}
	}
}

let chosen: Promise<Store> | undefined;

/** The store of this deployment: S3 when S3_ENDPOINT is set, else the folder `files` under JAUAP_DATA. */
export function store(): Promise<Store> {
	chosen ??= chooseStore();
	return chosen;
}

async function chooseStore(): Promise<Store> {
	const { S3_ENDPOINT, JAUAP_DATA } = config();
	if (S3_ENDPOINT === undefined) return diskStore(path.join(JAUAP_DATA, 'files'));
	// Loaded only where it is used: the client is large.
	const { s3Store } = await import('./s3.ts');
	return s3Store(config());
}

/** Another store; returns a function that puts the old one back. For tests. */
export function setStore(other: Store): () => void {
	const before = chosen;
	chosen = Promise.resolve(other);
	return () => {
		chosen = before;
	};
}
