import type { Selectable } from 'kysely';
import { now } from '../clock.ts';
import { sql, type DB, type Reader, type Tx } from '../db/index.ts';
import { found, notFound, Refusal } from '../errors.ts';
import { actorId, type Actor } from '../identity/actor.ts';
import { newId } from '../ids.ts';
import { mayRead } from './access.ts';
import { clean } from './clean.ts';
import { kindOf } from './kinds.ts';
import { cleanName } from './name.ts';
import { hashOf, store } from './store.ts';

export { onFileAccess, type FileAccess } from './access.ts';
export { ACCEPT, MAX_BYTES, MAX_REQUEST_MB } from './kinds.ts';

export interface FileSubject {
	kind: string;
	id: string;
}

/** A named file of a subject; its bytes are read by `readFile`. */
export interface FileRow {
	id: string;
	sha256: string;
	name: string;
	mime: string;
	bytes: number;
	subject: FileSubject;
	seenBy: 'applicant' | 'staff';
	uploadedAt: Temporal.Instant;
	uploadedBy: string | null;
}

export interface NewFile {
	subject: FileSubject;
	seenBy: 'applicant' | 'staff';
	name: string;
	bytes: Buffer;
}

function toRow(row: Selectable<DB['file']>): FileRow {
	return {
		id: row.id,
		sha256: row.sha256.toString('hex'),
		name: row.name,
		mime: row.mime,
		bytes: row.bytes,
		subject: { kind: row.subject_kind, id: row.subject_id },
		seenBy: row.seen_by as FileRow['seenBy'],
		uploadedAt: row.uploaded_at,
		uploadedBy: row.uploaded_by
	};
}

// The sweep of unused bytes waits for whoever is about to use them.
const LOCK = 7_110_002;

/** What is kept of a file. A refusal names the file: several may have been sent together. */
async function accepted({ name, bytes }: NewFile) {
	try {
		const kind = await kindOf(name, bytes);
		return { kind, bytes: await clean(kind, bytes) };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		throw new Refusal(error.code, error.status, { field: error.field ?? 'files', data: { ...error.data, file: name } });
	}
}

/**
 * Keeps a file: known by its content, cleaned of places, stored once by its hash. Throws file.empty, file.too_big,
 * file.type, file.heic, file.broken, file.pixels, file.active, file.swollen, each with the name of the file. Slow work
 * (an image takes up to a second): call it before taking locks.
 * The room journals the act.
 */
export async function storeFile(tx: Tx, actor: Actor, file: NewFile): Promise<FileRow> {
	const { kind, bytes } = await accepted(file);
	const sha256 = hashOf(bytes);
	await sql`SELECT pg_advisory_xact_lock_shared(${LOCK}, hashtext(${sha256}))`.execute(tx);
	await (await store()).put(sha256, bytes);
	const row = await tx
		.insertInto('file')
		.values({
			id: newId(),
			sha256: Buffer.from(sha256, 'hex'),
			name: cleanName(file.name, kind.extension),
			mime: kind.mime,
			bytes: bytes.length,
			subject_kind: file.subject.kind,
			subject_id: file.subject.id,
			seen_by: file.seenBy,
			uploaded_at: now().round('millisecond'),
			uploaded_by: actorId(actor)
		})
		.returningAll()
		.executeTakeFirstOrThrow();
	return toRow(row);
}

/** Files of a subject in the order they came. */
export async function filesOf(db: Reader, subject: FileSubject): Promise<FileRow[]> {
	const rows = await db
		.selectFrom('file')
		.selectAll()
		.where('subject_kind', '=', subject.kind)
		.where('subject_id', '=', subject.id)
		.orderBy('uploaded_at')
		.orderBy('id')
		.execute();
	return rows.map(toRow);
}

/** The files of many subjects of one kind, by the subject's id; in each list as `filesOf` has them. */
export async function filesOfAll(db: Reader, kind: string, ids: readonly string[]): Promise<Map<string, FileRow[]>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('file')
		.selectAll()
		.where('subject_kind', '=', kind)
		.where('subject_id', 'in', ids)
		.orderBy('uploaded_at')
		.orderBy('id')
		.execute();
	return Map.groupBy(rows.map(toRow), ({ subject }) => subject.id);
}

/** A file with its bytes, whoever asks: for letters, backups and after `readableFile`. Throws not_found. */
export async function readFile(db: Reader, id: string): Promise<{ row: FileRow; bytes: Buffer }> {
	const row = toRow(found(await db.selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst()));
	const bytes = await (await store()).get(row.sha256);
	if (bytes === undefined || hashOf(bytes) !== row.sha256)
		throw new Error(`the bytes of the file ${id} are not in the store, or not the same`);
	return { row, bytes };
}

/** A file for its reader: the room that owns the subject decides. Not there and not yours are both not_found. */
export async function readableFile(db: Reader, actor: Actor, id: string): Promise<{ row: FileRow; bytes: Buffer }> {
	const row = toRow(found(await db.selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst()));
	if (!(await mayRead(db, actor, row))) throw notFound();
	return readFile(db, id);
}

/** Gives all files of a draft to what it became. Only a draft lets go of its files. */
export async function moveFiles(tx: Tx, from: FileSubject & { kind: 'draft' }, to: FileSubject): Promise<void> {
	await tx
		.updateTable('file')
		.set({ subject_kind: to.kind, subject_id: to.id })
		.where('subject_kind', '=', from.kind)
		.where('subject_id', '=', from.id)
		.execute();
}

/** Takes a file off a draft that was not sent yet; its bytes go with the next sweep. Throws not_found. */
export async function removeDraftFile(tx: Tx, draftId: string, fileId: string): Promise<void> {
	const gone = await tx
		.deleteFrom('file')
		.where('id', '=', fileId)
		.where('subject_kind', '=', 'draft')
		.where('subject_id', '=', draftId)
		.returning('id')
		.executeTakeFirst();
	found(gone);
}

/** Takes all files off drafts that are removed; their bytes go with the next sweep. */
export async function removeDraftFiles(tx: Tx, draftIds: readonly string[]): Promise<void> {
	if (draftIds.length === 0) return;
	await tx.deleteFrom('file').where('subject_kind', '=', 'draft').where('subject_id', 'in', draftIds).execute();
}

/** Takes all files off subjects whose files are no longer kept (`ids` selects them); their bytes go with the next sweep, unless another file has them. */
export async function removeFiles(tx: Tx, kind: string, ids: ReturnType<typeof sql>): Promise<void> {
	await sql`DELETE FROM file WHERE subject_kind = ${kind} AND subject_id IN (${ids})`.execute(tx);
}

/** Removes bytes that no file names, older than `before`; returns how many. */
export async function sweepFiles(write: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>, before: Temporal.Instant): Promise<number> {
	let removed = 0;
	const files = await store();
	for await (const sha256 of files.olderThan(before)) {
		removed += await write(async (tx) => {
			await sql`SELECT pg_advisory_xact_lock(${LOCK}, hashtext(${sha256}))`.execute(tx);
			const hash = Buffer.from(sha256, 'hex');
			const used = await tx.selectFrom('file').select('id').where('sha256', '=', hash).limit(1).executeTakeFirst();
			if (used !== undefined) return 0;
			await files.remove(sha256);
			return 1;
		});
	}
	return removed;
}

/**
 * Headers of a download: always an attachment (RFC 6266), never guessed at, never run. The plain name is for old
 * readers; `filename*` (RFC 8187) carries every letter.
 */
export function downloadHeaders(row: FileRow): Record<string, string> {
	const ascii = row.name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
	const full = encodeURIComponent(row.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
	return {
		'Content-Type': row.mime === 'text/plain' ? 'text/plain; charset=utf-8' : row.mime,
		'Content-Length': String(row.bytes),
		'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${full}`,
		'X-Content-Type-Options': 'nosniff',
		'Content-Security-Policy': "sandbox; default-src 'none'",
		'Cross-Origin-Resource-Policy': 'same-origin',
		'Cache-Control': 'private, no-store'
	};
}
