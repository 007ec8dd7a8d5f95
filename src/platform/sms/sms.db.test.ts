import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rolledBack, testDatabase } from '../../../test/db.ts';
import { smppUrl, testSmpp, type TestSmpp } from '../../../test/smpp.ts';
import { now, setClock } from '../clock.ts';
import { setConfig } from '../config.ts';
import { newId } from '../ids.ts';
import { Hopeless, type JobContext } from '../jobs/index.ts';
import { canText, listenForReceipts, queueSms, sendSms, setSmsTransport, type SmsRequest } from './index.ts';
import { sweepSent, takeReceipt, type Receipt } from './receipts.ts';
import { smsRoute, type HttpRoute, type SmppRoute } from './route.ts';
import { smppTransport } from './smpp.ts';
import { folderTransport, httpTransport, type Transport } from './transport.ts';

const database = testDatabase();

const SHORT: SmsRequest = { to: '8 (701) 123-45-67', lang: 'kk', text: 'Қабылдау ертең сағат 10:00-де' };
const LONG = { ...SHORT, text: 'Өтінішіңіз бойынша жаңалық бар. '.repeat(5).trim() };

function context(changes: Partial<JobContext> = {}): JobContext {
	const { reader, write } = database.db;
	return { id: newId(), attempt: 1, last: false, signal: new AbortController().signal, reader, write, ...changes };
}

async function queued(sms: SmsRequest): Promise<Parameters<typeof sendSms>[0]> {
	await database.db.write((tx) => queueSms(tx, sms));
	const rows = await database.db.write((tx) => tx.deleteFrom('outbox').where('topic', '=', 'sms').returning('payload').execute());
	expect(rows).toHaveLength(1);
	return rows[0]?.payload as Parameters<typeof sendSms>[0];
}

const told = { topic: 'test.told', payload: { wishId: '7' } } as const;

async function outcomes(): Promise<[string, unknown][]> {
	const rows = await database.db.write((tx) => tx.deleteFrom('outbox').returning(['topic', 'payload']).execute());
	return rows.map((row) => [row.topic, row.payload]);
}

const states = async () =>
	(await outcomes()).map(([topic, payload]) => [topic, (payload as { state: string }).state, (payload as { detail: string }).detail]);
const recordOf = (id: string) => database.db.reader.selectFrom('sms_sent').selectAll().where('id', '=', id).executeTakeFirst();

describe('by a message centre', () => {
	let centre: TestSmpp;
	let out: Transport;
	let restore: () => void;
	const receipts: Receipt[] = [];
	const route = (user?: string) => smsRoute(smppUrl(centre, user)) as SmppRoute;

	beforeAll(async () => {
		centre = await testSmpp();
	});
	afterAll(() => centre.stop());
	beforeEach(() => {
		out = smppTransport(route(), async (receipt) => {
			receipts.push(receipt);
		});
		restore = setSmsTransport(out);
	});
	afterEach(() => {
		restore();
		out.close?.();
		[centre.taken.length, centre.refusals.length, centre.cutAfter, receipts.length] = [0, 0, 0, 0];
	});

	it('carries Kazakh letters, a long text in parts that belong together, Latin ones in seven bits', async () => {
		await sendSms(await queued(SHORT), context());
		const { id } = context({ id: '0192f000-0000-7000-8000-00000000a1b2' });
		await sendSms(await queued(LONG), context({ id }));
		await sendSms(await queued({ ...SHORT, text: 'Jauap: €5 [ALA-2026-000123]' }), context());
		const [short, ...rest] = centre.taken;
		expect(short).toMatchObject({ to: '77011234567', from: 'Jauap', text: SHORT.text, coding: 8, header: undefined });
		const latin = rest.pop();
		expect(latin).toMatchObject({ text: 'Jauap: €5 [ALA-2026-000123]', coding: 0 });
		expect(rest.map((part) => part.text).join('')).toBe(LONG.text);
		expect(rest.map((part) => part.header)).toEqual([1, 2, 3].map((part) => [5, 0, 3, 0xb2, 3, part]));
	});

	it('tells who asked that it was taken, then once that every part arrived', async () => {
		const where = context();
		await sendSms(await queued({ ...LONG, onDone: told }), where);
		expect(await outcomes()).toEqual([[told.topic, { wishId: '7', state: 'sent', detail: 'taken', at: expect.any(String) as string }]]);
		const ids = centre.taken.map((part) => part.id);
		for (const id of [...ids.slice(0, 2), ...ids.slice(0, 2)]) expect(await centre.receipt(id, 'DELIVRD')).toBe(0);
		for (const receipt of receipts.splice(0)) await takeReceipt(receipt, context());
		expect(await states()).toEqual([]);
		await centre.receipt(ids[2] ?? '', 'DELIVRD', { byField: true });
		await centre.receipt(ids[2] ?? '', 'UNDELIV');
		for (const receipt of receipts.splice(0)) await takeReceipt(receipt, context());
		expect(await states()).toEqual([[told.topic, 'delivered', 'DELIVRD err:000']]);
	});

	it('tells once that it did not arrive', async () => {
		await sendSms(await queued({ ...LONG, onDone: told }), context());
		await outcomes();
		for (const { id } of centre.taken) await centre.receipt(id, 'UNDELIV');
		for (const receipt of receipts.splice(0)) await takeReceipt(receipt, context());
		expect(await states()).toEqual([[told.topic, 'failed', 'UNDELIV err:001']]);
	});

	it('takes a receipt that overtakes our own note of the id, and forgets a stranger’s', async () => {
		const where = context();
		const stranger: Receipt = { smscId: 'late', state: 'delivered', detail: 'DELIVRD' };
		await expect(takeReceipt(stranger, where)).rejects.toThrow('not known yet');
		await takeReceipt(stranger, context({ last: true }));
		expect(await outcomes()).toEqual([]);
	});

	it('never sends again what was answered: after a cut the job goes on with the part whose answer was lost', async () => {
		const job = await queued({ ...LONG, onDone: told });
		const where = context();
		centre.cutAfter = 2;
		await expect(sendSms(job, where)).rejects.toThrow('went down');
		expect(await recordOf(where.id)).toMatchObject({ taken: ['m1'], state: 'waiting' });
		await sendSms(job, { ...where, attempt: 2 });
		// SMPP does not say whether the second part was taken: it comes once more, with what tells that it is the same.
		expect(centre.taken.map((part) => part.header?.at(-1))).toEqual([1, 2, 2, 3]);
		const [, lost, again] = centre.taken;
		expect({ ...again, id: '' }).toEqual({ ...lost, id: '' });
		expect(centre.taken.map((part) => part.reference)).not.toContain(undefined);
		// The process died before it could say that the job was done: run again, it sends nothing and tells nothing.
		expect(await states()).toEqual([[told.topic, 'sent', 'taken']]);
		await sendSms(job, { ...where, attempt: 3 });
		expect(centre.taken).toHaveLength(4);
		expect(await states()).toEqual([]);
	});

	it('dials once for many, and anew after the line was cut', async () => {
		const before = centre.binds;
		const jobs = [await queued(SHORT), await queued(SHORT), await queued(SHORT)];
		await Promise.all(jobs.map((job) => sendSms(job, context())));
		expect(centre.binds - before).toBe(1);
		centre.cut();
		const job = await queued(SHORT);
		const where = context();
		// The cut may be noticed before or after the next message: the job's next try finds a new line.
		await sendSms(job, where).catch(() => sendSms(job, where));
		expect(centre.binds - before).toBe(2);
		expect(centre.taken).toHaveLength(4);
	});

	it('gives up at once on a number that does not exist, and tries again what may pass', async () => {
		centre.refusals.push(0x0b);
		await expect(sendSms(await queued({ ...SHORT, onDone: told }), context())).rejects.toBeInstanceOf(Hopeless);
		expect(await states()).toEqual([[told.topic, 'failed', 'refused by the message centre: 0x0b']]);
		centre.refusals.push(0x58);
		const [job, where] = [await queued({ ...SHORT, onDone: told }), context()];
		await expect(sendSms(job, where)).rejects.toThrow('0x58');
		expect(await states()).toEqual([]);
		await sendSms(job, { ...where, attempt: 2 });
		expect(await states()).toEqual([[told.topic, 'sent', 'taken']]);
		expect(centre.taken).toHaveLength(1);
	});

	it('tells failure only after the last try when the centre does not know us', async () => {
		const { binds } = centre;
		const stranger = smppTransport(route('jauap:wrong'), async () => undefined);
		const back = setSmsTransport(stranger);
		const unset = setConfig({ SMS_URL: route() });
		await listenForReceipts();
		unset();
		expect(centre.binds).toBe(binds);
		const [job, where] = [await queued({ ...SHORT, onDone: told }), context()];
		await expect(sendSms(job, where)).rejects.toThrow('refused to bind: 0x0e');
		expect(await states()).toEqual([]);
		await expect(sendSms(job, { ...where, last: true })).rejects.toThrow('refused to bind');
		expect(await states()).toEqual([[told.topic, 'failed', 'nobody took it']]);
		back();
	});

	it('does not send what has no use any more', async () => {
		const job = await queued({ ...SHORT, until: now().add({ minutes: 5 }), onDone: told });
		const back = setClock(() => Temporal.Now.instant().add({ minutes: 6 }));
		await expect(sendSms(job, context())).rejects.toBeInstanceOf(Hopeless);
		back();
		expect(await states()).toEqual([[told.topic, 'failed', 'it was too late to send it']]);
		expect(centre.taken).toEqual([]);
	});

	it('takes what people write to us without a word, and no receipt that could not be kept', async () => {
		await out.listen?.();
		expect(await centre.write('STOP')).toBe(0);
		expect(receipts).toEqual([]);
		const broken = smppTransport(route(), () => Promise.reject(new Error('no database')));
		await broken.listen?.();
		expect(await centre.receipt('m1', 'DELIVRD')).toBe(0x64);
		broken.close?.();
	});
});

describe('by a provider’s HTTP address', () => {
	let server: Server;
	let answers: number[] = [];
	let asked: { head: IncomingMessage['headers']; body: unknown }[] = [];

	beforeAll(async () => {
		server = createServer((request, response) => {
			let text = '';
			request.on('data', (chunk: Buffer) => (text += chunk.toString()));
			request.on('end', () => {
				asked.push({ head: request.headers, body: JSON.parse(text) });
				const status = answers.shift() ?? 200;
				response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('{}');
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		restore = setSmsTransport(httpTransport(smsRoute(`http://:t0ken@127.0.0.1:${String(port)}/send?from=1414&rate=1000`) as HttpRoute));
	});
	let restore: () => void;
	afterAll(() => {
		restore();
		server.close();
	});
	afterEach(() => {
		[answers, asked] = [[], []];
	});

	it('posts the text under the token and a key that is the same at every attempt', async () => {
		const [job, where] = [await queued({ ...LONG, onDone: told }), context()];
		answers = [503];
		await expect(sendSms(job, where)).rejects.toThrow('503');
		await sendSms(job, { ...where, attempt: 2 });
		await sendSms(job, { ...where, attempt: 3 });
		const body = { id: where.id, from: '1414', to: '+77011234567', text: LONG.text, language: 'kk' };
		expect(asked.map((one) => one.body)).toEqual([body, body]);
		expect(asked[1]?.head).toMatchObject({ authorization: 'Bearer t0ken', 'idempotency-key': where.id });
		expect(await states()).toEqual([[told.topic, 'sent', 'taken']]);
	});

	it('gives up at once on what the provider refuses, follows nobody elsewhere', async () => {
		answers = [422, 302];
		await expect(sendSms(await queued({ ...SHORT, onDone: told }), context())).rejects.toBeInstanceOf(Hopeless);
		expect(await states()).toEqual([[told.topic, 'failed', 'refused by the provider: 422']]);
		await expect(sendSms(await queued(SHORT), context())).rejects.not.toBeInstanceOf(Hopeless);
		expect(asked).toHaveLength(2);
	});
});

it('writes a file for its owner only when there is no way out', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'jauap-sms-'));
	const restore = setSmsTransport(folderTransport(path.join(folder, 'sms')));
	await sendSms(await queued(SHORT), context());
	restore();
	const [name = ''] = readdirSync(path.join(folder, 'sms'));
	const file = path.join(folder, 'sms', name);
	expect(statSync(file).mode & 0o077).toBe(0);
	expect(readFileSync(file, 'utf8')).toBe(`+77011234567\n\n${SHORT.text}\n`);
	rmSync(folder, { recursive: true });
});

it('keeps nothing personal in the clear, and forgets after a month', async () => {
	const job = await queued(SHORT);
	expect(JSON.stringify(job)).not.toMatch(/7011234567|Қабылдау/);
	const restore = setSmsTransport({ send: async (_message, taken) => taken('m1') });
	const where = context();
	await sendSms(job, where);
	restore();
	expect(JSON.stringify(await recordOf(where.id))).not.toMatch(/7011234567|Қабылдау/);
	await database.db.write(sweepSent);
	expect(await recordOf(where.id)).toBeDefined();
	const back = setClock(() => Temporal.Now.instant().add({ hours: 31 * 24 }));
	await database.db.write(sweepSent);
	back();
	expect(await recordOf(where.id)).toBeUndefined();
});

it.each([
	['a number of nobody', { to: '12345' }, 'phone'],
	['a line of a place', { to: '8 7172 74 55 55' }, 'phone'],
	['no text', { text: ' \u0007 ' }, 'required'],
	['more than three parts', { text: 'ә'.repeat(202) }, 'too_long']
])('refuses %s', async (_what, changes, code) => {
	await rolledBack(database.db, async (tx) => {
		await expect(queueSms(tx, { ...SHORT, ...changes })).rejects.toMatchObject({ code });
	});
});

it('reaches a number only where there is a way out', () => {
	expect(canText('+77011234567')).toBe(false);
	const restore = setConfig({ SMS_URL: smsRoute('smpp://me:x@127.0.0.1?from=1414') as SmppRoute });
	expect(['+77011234567', '+77172745555', 'жоқ', null].map(canText)).toEqual([true, false, false, false]);
	restore();
});
