import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../../test/db.ts';
import { now } from '../clock.ts';
import { asReader } from '../db/index.ts';
import { ANONYMOUS, type Actor } from '../identity/actor.ts';
import { newId } from '../ids.ts';
import { filesOf, moveFiles, onFileAccess, readableFile, readFile, removeDraftFile, storeFile, sweepFiles, type FileRow } from './index.ts';
import { diskStore, setStore, store } from './store.ts';

const database = testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'jauap-files-'));
let restore: () => void;
beforeAll(() => {
	restore = setStore(diskStore(folder));
});
afterAll(() => {
	restore();
	rmSync(folder, { recursive: true });
});

const NOTE = Buffer.from('Көшеде жарық жоқ.');

function keep(kind: string, id: string, bytes = NOTE): Promise<FileRow> {
	return database.db.write((tx) => storeFile(tx, ANONYMOUS, { subject: { kind, id }, seenBy: 'applicant', name: 'Хат.txt', bytes }));
}

it('keeps two files of the same content as two rows and one set of bytes', async () => {
	const id = newId();
	const [first, second] = [await keep('appeal', id), await keep('appeal', id)];
	expect(first.id).not.toBe(second.id);
	expect(first.sha256).toBe(second.sha256);
	expect((await filesOf(database.db.reader, { kind: 'appeal', id })).map((file) => file.id)).toEqual([first.id, second.id]);
	expect((await readFile(database.db.reader, first.id)).bytes).toEqual(NOTE);
});

it('keeps nothing of a file that is refused, and says which one it was', async () => {
	const id = newId();
	await expect(keep('appeal', id, Buffer.alloc(0))).rejects.toMatchObject({ code: 'file.empty', data: { file: 'Хат.txt' } });
	expect(await filesOf(database.db.reader, { kind: 'appeal', id })).toEqual([]);
});

it('gives a file to whom its room says, and to the rest it is not there', async () => {
	const id = newId();
	const file = await keep('test_subject', id);
	const owner: Actor = { kind: 'applicant', appealId: id };
	await expect(readableFile(database.db.reader, owner, file.id)).rejects.toMatchObject({ status: 404 });
	onFileAccess('test_subject', (_db, actor, row) => actor.kind === 'applicant' && actor.appealId === row.subject.id);
	expect((await readableFile(database.db.reader, owner, file.id)).bytes).toEqual(NOTE);
	for (const actor of [ANONYMOUS, { kind: 'applicant', appealId: newId() } as const]) {
		await expect(readableFile(database.db.reader, actor, file.id)).rejects.toMatchObject({ status: 404, code: 'not_found' });
	}
	await expect(readableFile(database.db.reader, owner, newId())).rejects.toMatchObject({ status: 404 });
});

it('lets go of a file only while it hangs on a draft', async () => {
	const [draftId, appealId] = [newId(), newId()];
	const [gone, kept] = [await keep('draft', draftId), await keep('draft', draftId)];
	await expect(database.db.write((tx) => removeDraftFile(tx, newId(), gone.id))).rejects.toMatchObject({ status: 404 });
	await database.db.write((tx) => removeDraftFile(tx, draftId, gone.id));
	await database.db.write((tx) => moveFiles(tx, { kind: 'draft', id: draftId }, { kind: 'appeal', id: appealId }));
	await expect(database.db.write((tx) => removeDraftFile(tx, draftId, kept.id))).rejects.toMatchObject({ status: 404 });
	expect((await filesOf(database.db.reader, { kind: 'appeal', id: appealId })).map((file) => file.id)).toEqual([kept.id]);
	await expect(database.db.write((tx) => tx.deleteFrom('file').where('id', '=', kept.id).execute())).rejects.toThrow(/never removed/);
});

it('sweeps bytes that no file names, and no others', async () => {
	const draftId = newId();
	const [used, unused] = [await keep('appeal', newId(), Buffer.from('used')), await keep('draft', draftId, Buffer.from('unused'))];
	await database.db.write((tx) => removeDraftFile(tx, draftId, unused.id));
	expect(await sweepFiles(database.db.write, now().subtract({ hours: 1 }))).toBe(0);
	expect(await sweepFiles(database.db.write, now().add({ hours: 1 }))).toBe(1);
	const files = await store();
	expect(await files.get(unused.sha256)).toBeUndefined();
	expect(await files.get(used.sha256)).toEqual(Buffer.from('used'));
});

it('leaves bytes that somebody is about to name', async () => {
	const bytes = Buffer.from('about to be named');
	let swept: Promise<number> | undefined;
	await database.db.write(async (tx) => {
		const file = await storeFile(tx, ANONYMOUS, { subject: { kind: 'appeal', id: newId() }, seenBy: 'staff', name: 'a.txt', bytes });
		swept = sweepFiles(database.db.write, now().add({ hours: 1 }));
		await new Promise((resolve) => setTimeout(resolve, 200));
		expect((await readFile(asReader(tx), file.id)).bytes).toEqual(bytes);
	});
	expect(await swept).toBe(0);
});
