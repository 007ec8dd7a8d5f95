import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, expect, it } from 'vitest';
import { rolledBack, testDatabase } from '../../../test/db.ts';
import { makeHub, type Hub } from './hub.ts';
import { touch } from './index.ts';

const database = testDatabase();
const hubs: Hub[] = [];
const decoder = new TextDecoder();

function hub(): Hub {
	const made = makeHub(database.url);
	hubs.push(made);
	return made;
}

afterEach(async () => {
	await Promise.all(hubs.splice(0).map((one) => one.end()));
});

/** The next thing a stream says, without the beats between. */
async function said(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<unknown> {
	for (;;) {
		const { value, done } = await reader.read();
		if (done) return 'ended';
		const data = /^data: (.*)$/m.exec(decoder.decode(value))?.[1];
		if (data !== undefined) return JSON.parse(data);
	}
}

it('shows what is there, then every change that was committed, to all viewers of two processes, by one look each', async () => {
	let n = 1;
	let looks = 0;
	const look = () => {
		looks += 1;
		return Promise.resolve({ n });
	};
	const [one, other] = [hub(), hub()];
	const streams = await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? one : other).watch('hall:1', look)));
	const readers = streams.map((stream) => stream.getReader());
	expect(await Promise.all(readers.map(said))).toEqual(Array(40).fill({ n: 1 }));
	looks = 0;
	n = 2;
	await rolledBack(database.db, (tx) => touch(tx, 'hall:1'));
	n = 3;
	await database.db.write((tx) => touch(tx, 'hall:1'));
	expect(await Promise.all(readers.map(said))).toEqual(Array(40).fill({ n: 3 }));
	expect(looks).toBe(2);
	expect(one.viewers() + other.viewers()).toBe(40);
	await Promise.all(readers.map((reader) => reader.cancel()));
	expect(one.viewers() + other.viewers()).toBe(0);
});

it('hears again after its connection was cut', async () => {
	let n = 1;
	const one = hub();
	const reader = (await one.watch('hall:2', () => Promise.resolve(n))).getReader();
	expect(await said(reader)).toBe(1);
	const admin = new pg.Client({ connectionString: database.url });
	await admin.connect();
	const cut =
		"SELECT count(pg_terminate_backend(pid))::int AS n FROM pg_stat_activity WHERE application_name = 'jauap-live' AND datname = current_database()";
	expect((await admin.query<{ n: number }>(cut)).rows[0]?.n).toBe(1);
	const back =
		"SELECT 1 FROM pg_stat_activity WHERE application_name = 'jauap-live' AND datname = current_database() AND query = 'LISTEN live'";
	while ((await admin.query(back)).rowCount === 0) await sleep(50);
	await admin.end();
	n = 2;
	await database.db.write((tx) => touch(tx, 'hall:2'));
	expect(await said(reader)).toBe(2);
});

it('keeps what somebody is about to watch, though the only other viewer leaves meanwhile', async () => {
	let n = 1;
	const one = hub();
	const first = await one.watch('hall:5', () => Promise.resolve(n));
	const coming = one.watch('hall:5', () => Promise.resolve(n));
	await first.cancel();
	const reader = (await coming).getReader();
	expect(await said(reader)).toBe(1);
	n = 2;
	await database.db.write((tx) => touch(tx, 'hall:5'));
	expect(await said(reader)).toBe(2);
});

it('refuses a viewer by what the first look refuses, and ends its streams when it stops', async () => {
	const one = hub();
	await expect(one.watch('hall:3', () => Promise.reject(new Error('not there')))).rejects.toThrow('not there');
	expect(one.viewers()).toBe(0);
	const reader = (await one.watch('hall:4', () => Promise.resolve(1))).getReader();
	expect(await said(reader)).toBe(1);
	await one.end();
	expect(await said(reader)).toBe('ended');
});
