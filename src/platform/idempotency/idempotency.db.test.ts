import { expect, it } from 'vitest';
import { sql } from '../db/index.ts';
import { Refusal } from '../errors.ts';
import { rolledBack, testDatabase } from '../../../test/db.ts';
import { runSchedule } from '../../../test/jobs.ts';
import { canonical, idempotencyKey, once } from './index.ts';
import './schedule.ts';

const database = testDatabase();

const answerOf = async (act: Promise<{ answer: number; again: boolean }>) => {
	const { answer, again } = await act;
	return [answer, again];
};

it('does the act once for a key, gives its answer again, and refuses another body', async () => {
	await rolledBack(database.db, async (tx) => {
		let done = 0;
		const ask = (body: unknown, key = 'k') => once(tx, { scope: 's', key, body }, () => Promise.resolve(++done));
		expect(await answerOf(ask({ a: 1, b: [2] }))).toEqual([1, false]);
		expect(await answerOf(ask({ b: [2], a: 1 }))).toEqual([1, true]);
		await expect(ask({ a: 2 })).rejects.toThrow(Refusal);
		expect(await answerOf(ask({ a: 2 }, 'other'))).toEqual([2, false]);
		expect(done).toBe(2);
	});
});

it('forgets the key of an act that failed', async () => {
	const keyed = { scope: 's', key: 'failed', body: {} };
	const failing = database.db.write((tx) => once(tx, keyed, () => Promise.reject(new Error('no'))));
	await expect(failing).rejects.toThrow('no');
	expect(await answerOf(database.db.write((tx) => once(tx, keyed, () => Promise.resolve(7))))).toEqual([7, false]);
});

it('makes parallel requests wait for the first, and keeps its answer sealed', async () => {
	let done = 0;
	const keyed = { scope: 's', key: 'parallel', body: { secret: 'x' } };
	const all = await Promise.all(
		Array.from({ length: 20 }, () => database.db.write((tx) => once(tx, keyed, () => Promise.resolve(`secret ${String(++done)}`))))
	);
	expect(new Set(all.map(({ answer }) => answer))).toEqual(new Set(['secret 1']));
	const row = await database.db.reader
		.selectFrom('idempotency_key')
		.select('response')
		.where('key', '=', 'parallel')
		.executeTakeFirstOrThrow();
	expect(row.response?.toString('latin1')).not.toContain('secret');
});

it('forgets keys after a week', async () => {
	await database.db.write(async (tx) => {
		await once(tx, { scope: 's', key: 'old', body: {} }, () => Promise.resolve(1));
		await sql`UPDATE idempotency_key SET created_at = now() - interval '8 days' WHERE key = 'old'`.execute(tx);
		await once(tx, { scope: 's', key: 'new', body: {} }, () => Promise.resolve(1));
	});
	await runSchedule(database.db, 'idempotency.sweep');
	const left = await database.db.reader.selectFrom('idempotency_key').select('key').where('key', 'in', ['old', 'new']).execute();
	expect(left).toEqual([{ key: 'new' }]);
});

it('reads a key plain or quoted, and writes bodies in one way', () => {
	expect([idempotencyKey('"a b"'), idempotencyKey('a b'), idempotencyKey(undefined)]).toEqual(['a b', 'a b', undefined]);
	for (const wrong of ['', '""', 'қ', 'x'.repeat(256)]) expect(() => idempotencyKey(wrong)).toThrow(Refusal);
	expect(canonical({ b: [1, { d: null, c: 'ә' }], a: true })).toBe('{"a":true,"b":[1,{"c":"ә","d":null}]}');
});
