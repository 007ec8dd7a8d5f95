import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startCluster } from '../../src/platform/db/cluster.ts';
import { verifyJournal } from '../../src/platform/journal/verify.ts';
import { hashAccessCode } from '../../src/platform/secrets.ts';
import { freePort, jauap, postgresPid, scratch, type Started } from '../server.ts';
import { intake, type Stream } from './intake.ts';

const KILLS = Number(process.env.FAULT_KILLS ?? 4);
const SENDERS = 6;
const SEED = Number(process.env.FAULT_SEED ?? randomInt(2 ** 31));

const { folder, remove } = scratch();
let env: Record<string, string>;
let server: Started;

beforeAll(async () => {
	env = { PORT: String(await freePort()), JAUAP_DATA: folder, API_LIMIT: '0', LOG_LEVEL: 'silent' };
	server = jauap(['start'], env);
	await server.ready;
});
afterAll(async () => {
	await server.stop();
	remove();
});

/** Numbers in [0, 1) that a seed repeats (mulberry32). */
function random(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/** Waits until intake flows again, then for a moment that nobody chose. */
async function someMoment(stream: Stream, next: () => number): Promise<void> {
	const before = stream.acknowledged.length;
	await vi.waitUntil(() => stream.acknowledged.length > before + SENDERS, { timeout: 90_000, interval: 5 });
	await sleep(next() * 1500);
}

async function killServer(): Promise<void> {
	server.process.kill('SIGKILL');
	await server.ended;
	server = jauap(['start'], env);
	await server.ready;
}

interface Row {
	number: string;
	text: string;
	code: Buffer;
}

/** What the whole may not lack after any of it was killed. */
async function check(stream: Stream): Promise<{ appeals: number; rows: number }> {
	const { url } = await startCluster({ folder: path.join(folder, 'postgres') });
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const { rows } = await client.query<Row>('SELECT number, text, access_code_hash AS code FROM appeal ORDER BY number');
	const counters = await client.query<{ series: string; value: string }>("SELECT series, value FROM counter WHERE series LIKE 'appeal:%'");
	await client.end();
	// Everything acknowledged is there once, under its number, with its code.
	const byText = Map.groupBy(rows, (row) => row.text);
	for (const { text, number, accessCode } of stream.acknowledged) {
		const found = byText.get(text) ?? [];
		expect(found.map((row) => row.number)).toEqual([number]);
		expect(found[0]?.code.equals(hashAccessCode(accessCode))).toBe(true);
	}
	// Every sender ended with an answer, so that nothing more is there either; and the numbers have no gap.
	expect(rows).toHaveLength(stream.acknowledged.length);
	expect(counters.rows.map((row) => Number(row.value)).reduce((a, b) => a + b, 0)).toBe(rows.length);
	expect(new Set(rows.map((row) => Number(row.number.slice(-6)))).size).toBe(rows.length);
	expect(Math.max(...rows.map((row) => Number(row.number.slice(-6))))).toBe(rows.length);
	const verified = await verifyJournal(url);
	expect(verified.first).toEqual([]);
	return { appeals: rows.length, rows: verified.rows };
}

/** The receipts in the folder of mail: which addresses got one, and how many letters came twice under one Message-ID. */
async function receipts(): Promise<{ addressees: Set<string>; letters: number; messages: Set<string> }> {
	const mail = path.join(folder, 'mail');
	const addressees = new Set<string>();
	const messages = new Set<string>();
	const files = readdirSync(mail).filter((name) => name.endsWith('.eml'));
	for (const file of files) {
		const letter = await simpleParser(readFileSync(path.join(mail, file)));
		const [to] = [letter.to ?? []].flat();
		addressees.add(to?.value[0]?.address ?? '');
		messages.add(letter.messageId ?? '');
	}
	return { addressees, letters: files.length, messages };
}

it(`keeps every acknowledged appeal once, whatever is killed (seed ${String(SEED)})`, async () => {
	const next = random(SEED);
	const stream = intake(server.origin, SENDERS, `s${String(SEED)}`);
	for (let kill = 0; kill < KILLS; kill++) {
		await someMoment(stream, next);
		await killServer();
		await someMoment(stream, next);
		process.kill(postgresPid(folder), 'SIGKILL');
	}
	await someMoment(stream, next);
	await stream.stop();
	const { appeals, rows } = await check(stream);
	const retried = stream.acknowledged.filter(({ tries }) => tries > 1).length;
	console.log(
		`  ${String(KILLS)} kills of the server, ${String(KILLS)} of PostgreSQL: ${String(appeals)} appeals acknowledged, each there once ` +
			`(${String(retried)} asked for more than once, ${String(stream.failures)} lost answers), ${String(rows)} journal rows whole`
	);
}, 400_000);

it('sends every receipt that was owed, though the mail job was killed in the middle', async () => {
	const { url } = await startCluster({ folder: path.join(folder, 'postgres') });
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const appeals = Number((await client.query<{ n: string }>('SELECT count(*) AS n FROM appeal')).rows[0]?.n);
	// A job that died with its process is taken up within two minutes.
	await vi.waitUntil(
		async () => {
			const { rows } = await client.query<{ n: string }>(
				"SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM pgboss.job WHERE name = 'mail' AND state IN ('created', 'retry', 'active')) AS n"
			);
			return Number(rows[0]?.n) === 0;
		},
		{ timeout: 280_000, interval: 1000 }
	);
	await client.end();
	const { addressees, letters, messages } = await receipts();
	console.log(`  ${String(addressees.size)} receipts, ${String(letters - messages.size)} letters written twice under the same Message-ID`);
	expect(addressees.size).toBe(appeals);
	expect(messages.size).toBe(appeals);
}, 300_000);
