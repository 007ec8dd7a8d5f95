import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { sql } from '../platform/db/index.ts';
import { setConfig } from '../platform/config.ts';
import { isThing } from '../modules/oparl/rules/schema.ts';
import { readFolder } from '../modules/oparl/import/folder.ts';
import { testDatabase } from '../../test/db.ts';
import { COUNCIL } from './demo/council.ts';
import { readCouncil, takeCouncil } from './import-oparl.ts';
import { CommandError } from './sentence.ts';
import { tarEntry, TAR_END } from './tar.ts';

const t = testDatabase();
const ENTRY = 'https://oparl.kokzhiek.example';
const EMPTY = JSON.stringify({ data: [], pagination: {}, links: {} });
const quiet = () => undefined;
let restore = () => undefined as void;
let server: http.Server | undefined;
/** The server answers each list with no objects. */
let empty = false;

afterEach(() => {
	empty = false;
	restore();
	server?.close();
});

/** The dump's server, which answers under an address of ours. */
async function serve(): Promise<string> {
	const { documents } = await readFolder(COUNCIL);
	const answers = new Map<string, string>();
	server = http.createServer((asked, answer) => {
		const found = empty && /\/(organization|person|meeting|paper)\b/.test(asked.url ?? '') ? EMPTY : answers.get(asked.url ?? '');
		answer.writeHead(found === undefined ? 404 : 200).end(found ?? '{}');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
	for (const { json } of documents) {
		const links = isThing(json) && isThing(json.links) ? json.links : {};
		const address = links.self ?? (isThing(json) ? json.id : undefined);
		if (typeof address !== 'string') continue;
		const text = JSON.stringify(json).replaceAll(ENTRY, origin);
		const { pathname, search } = new URL(address);
		answers.set(pathname + search, text);
		if (links.self === links.first) answers.set(pathname, text);
	}
	return `${origin}/oparl/v1.0/system`;
}

it('takes in a folder, an archive and an address; the same from a folder and an archive is the same', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'oparl-'));
	const { documents } = await readFolder(COUNCIL);
	const entries = documents.map(({ place }) => tarEntry(`council/${place}`, readFileSync(path.join(COUNCIL, place)), 0));
	const tar = Buffer.concat([...entries, TAR_END]);
	const files = { 'a.tar': tar, 'a.tar.gz': gzipSync(tar), 'a.tar.zst': zstdCompressSync(tar) };
	expect((await takeCouncil(t.db, await readCouncil(COUNCIL, {}, quiet), {})).taken).toMatchObject({ made: 136 });
	for (const [name, bytes] of Object.entries(files)) {
		writeFileSync(path.join(folder, name), bytes);
		const taken = await takeCouncil(t.db, await readCouncil(path.join(folder, name), {}, quiet), {});
		expect(taken, name).toMatchObject({ taken: { made: 0, unchanged: 136 }, dump: { problems: [] } });
	}
	await expect(readCouncil(folder, {}, quiet)).rejects.toThrow(path.join(folder, 'a.tar'));
	const entry = await serve();
	expect((await takeCouncil(t.db, await readCouncil(entry, {}, quiet), {})).taken).toBeUndefined();
	restore = setConfig({ OUTBOUND_PRIVATE: true });
	expect(await takeCouncil(t.db, await readCouncil(entry, {}, quiet), {})).toMatchObject({ taken: { made: 136 }, dump: { problems: [] } });
});

it('refuses a source that is whole and has lost most of what it had, keeps what is there, and takes the loss when told to', async () => {
	const entry = await serve();
	restore = setConfig({ OUTBOUND_PRIVATE: true });
	const take = async (options = {}) => takeCouncil(t.db, await readCouncil(entry, {}, quiet), options);
	const url = new URL(entry).href;
	const standing = async () => {
		const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM oparl_object o JOIN oparl_source s ON s.id = o.source_id
			WHERE s.url = ${url} AND NOT o.deleted`.execute(t.db.reader as never);
		return rows[0]?.n;
	};
	await take();
	expect(await standing()).toBe(134);
	// It answers, and every list of it is empty.
	empty = true;
	const refused = take();
	await expect(refused).rejects.toThrow(CommandError);
	await expect(refused).rejects.toThrow('0 of 12 meetings');
	await expect(refused).rejects.toThrow('--accept-loss');
	expect(await standing()).toBe(134);
	// Said to be a part, it takes nothing away.
	expect((await take({ partial: true })).taken).toMatchObject({ gone: 0 });
	expect((await take({ acceptLoss: true })).taken).toMatchObject({ gone: 132 });
	// The body and its place still stand.
	expect(await standing()).toBe(2);
	// What is there again comes back without a word.
	empty = false;
	expect((await take()).taken).toMatchObject({ changed: 132 });
});

it('says what cannot be read, and takes the rest', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'oparl-'));
	for (const { place } of (await readFolder(COUNCIL)).documents) {
		writeFileSync(path.join(folder, place), place === 'paper.json' ? '{"data": [' : readFileSync(path.join(COUNCIL, place)));
	}
	const { dump, taken } = await takeCouncil(t.db, await readCouncil(folder, {}, quiet), {});
	expect(dump.problems).toMatchObject([{ place: 'paper.json', text: expect.stringContaining('no JSON') as string }]);
	expect(taken).toMatchObject({ gone: 0 });
	await expect(readCouncil(path.join(folder, 'nowhere'), {}, quiet)).rejects.toThrow('There is no folder or archive');
	await expect(readCouncil(path.join(folder, 'paper.json'), {}, quiet)).rejects.toThrow('cannot be read');
	await expect(readCouncil(ENTRY, { minutes: 'x' }, quiet)).rejects.toThrow('--minutes');
});
