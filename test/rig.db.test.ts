import { expect, it } from 'vitest';
import { journal } from '../src/platform/journal/index.ts';
import { newId } from '../src/platform/ids.ts';
import type { Tx } from '../src/platform/db/index.ts';
import { rolledBack, testDatabase } from './db.ts';

const database = testDatabase();

it('keeps the chain: place and hash are given by the database, whatever the application sends', async () => {
	await rolledBack(database.db, async (tx) => {
		const subject = { kind: 'setting', id: newId() } as const;
		for (const act of ['a.first', 'a.second']) await journal(tx, { subject, actor: { kind: 'system', job: 'test' }, act, seenBy: 'staff' });
		const chain = await tx.selectFrom('journal').selectAll().where('subject_id', '=', subject.id).orderBy('seq').execute();
		expect(chain.map((r) => [r.seq, r.act, r.hash.length])).toEqual([
			[1, 'a.first', 32],
			[2, 'a.second', 32]
		]);
	});
});

it('refuses the application role any change of the journal', async () => {
	await expect(database.db.write((tx) => tx.updateTable('journal').set({ act: 'x' }).execute())).rejects.toThrow(/permission denied/);
});

it('refuses to write through a page handle', async () => {
	const reader = database.db.reader as unknown as Tx;
	await expect(reader.insertInto('outbox').values({ topic: 'x', payload: '{}' }).execute()).rejects.toThrow(/read-only transaction/);
});
