import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { rolledBack, testDatabase } from '../../../test/db.ts';
import { newId } from '../ids.ts';
import { Hopeless, type JobContext } from '../jobs/index.ts';
import { queueMail, sendMail, setTransport, type MailRequest } from './index.ts';
import { fileTransport, smtpTransport } from './transport.ts';

const database = testDatabase();
let received: ParsedMail[] = [];
/** What the server says next, by address: a number refuses. */
const refusals: number[] = [];
let server: SMTPServer;
let url = '';

beforeAll(async () => {
	server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onRcptTo: (_address, _session, callback) => {
			const code = refusals.shift();
			callback(code === undefined ? null : Object.assign(new Error('not now'), { responseCode: code }));
		},
		onData: (stream, _session, callback) => {
			void simpleParser(stream).then((mail) => {
				received.push(mail);
				callback();
			});
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.server.address();
	url = `smtp://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
});
afterAll(async () => {
	await new Promise<void>((resolve) => server.close(resolve));
});
afterEach(() => {
	received = [];
	refusals.length = 0;
});

const LETTER: MailRequest = {
	to: 'aigerim@example.kz',
	lang: 'kk',
	subject: 'Өтінішіңіз қабылданды: ALA-2026-000123, әңғүұқөһі',
	text: 'Сәлеметсіз бе!\n\nӨтінішіңіздің жағдайы: https://example.kz/kk/status?a=1&b=2.\n<b>қалың емес</b>'
};

function context(changes: Partial<JobContext> = {}): JobContext {
	const { reader, write } = database.db;
	return { id: newId(), attempt: 1, last: false, signal: new AbortController().signal, reader, write, ...changes };
}

async function queued(mail: MailRequest): Promise<Parameters<typeof sendMail>[0]> {
	await database.db.write((tx) => queueMail(tx, mail));
	const rows = await database.db.write((tx) => tx.deleteFrom('outbox').where('topic', '=', 'mail').returning('payload').execute());
	expect(rows).toHaveLength(1);
	return rows[0]?.payload as Parameters<typeof sendMail>[0];
}

async function outcomes(): Promise<unknown[]> {
	const rows = await database.db.write((tx) => tx.deleteFrom('outbox').returning(['topic', 'payload']).execute());
	return rows.map((row) => [row.topic, row.payload]);
}

it('carries Kazakh letters through a real server, as text and as HTML', async () => {
	const restore = setTransport(smtpTransport(url));
	const job = await queued(LETTER);
	const where = context();
	await sendMail(job, where);
	restore();
	const [mail] = received;
	expect(mail?.subject).toBe(LETTER.subject);
	expect(mail?.text).toContain('Өтінішіңіздің жағдайы');
	expect(mail?.text).toContain('жауап жазудың қажеті жоқ');
	expect(mail?.html).toContain('<a href="https://example.kz/kk/status?a=1&amp;b=2">');
	expect(mail?.html).toContain('&lt;b&gt;қалың емес&lt;/b&gt;');
	expect(mail?.messageId).toBe(`<${where.id}@jauap.invalid>`);
	expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
	expect(mail?.to).toMatchObject({ value: [{ address: 'aigerim@example.kz', name: '' }] });
});

it('keeps nothing personal in the clear while the letter waits', async () => {
	const job = await queued(LETTER);
	expect(JSON.stringify(job)).not.toMatch(/aigerim|ALA-2026|status/);
});

it('is tried again after a refusal that may pass, as the same letter', async () => {
	const restore = setTransport(smtpTransport(url));
	const job = await queued(LETTER);
	const where = context();
	refusals.push(451);
	await expect(sendMail(job, where)).rejects.toMatchObject({ responseCode: 451 });
	await sendMail(job, { ...where, attempt: 2 });
	restore();
	expect(received.map((mail) => mail.messageId)).toEqual([`<${where.id}@jauap.invalid>`]);
});

it('tells who asked that the letter went out', async () => {
	const restore = setTransport(smtpTransport(url));
	await sendMail(await queued({ ...LETTER, onDone: { topic: 'test.done', payload: { deliveryId: '7' } } }), context());
	restore();
	expect(await outcomes()).toEqual([
		['test.done', { deliveryId: '7', state: 'sent', detail: expect.stringMatching(/^250/) as string, at: expect.any(String) as string }]
	]);
});

it('gives up at once on an address that does not exist, and tells who asked', async () => {
	const restore = setTransport(smtpTransport(url));
	refusals.push(550);
	const job = await queued({ ...LETTER, onDone: { topic: 'test.done', payload: { deliveryId: '7' } } });
	await expect(sendMail(job, context())).rejects.toBeInstanceOf(Hopeless);
	restore();
	expect(await outcomes()).toMatchObject([['test.done', { deliveryId: '7', state: 'failed', detail: 'refused by the mail server: 550' }]]);
	expect(received).toEqual([]);
});

it('tells failure only after the last try when the server cannot be reached', async () => {
	const restore = setTransport(smtpTransport('smtp://127.0.0.1:9'));
	const job = await queued({ ...LETTER, onDone: { topic: 'test.done', payload: {} } });
	await expect(sendMail(job, context())).rejects.toThrow();
	expect(await outcomes()).toEqual([]);
	await expect(sendMail(job, context({ last: true, attempt: 13 }))).rejects.toThrow();
	restore();
	expect(await outcomes()).toMatchObject([['test.done', { state: 'failed' }]]);
});

it('writes a file that a mail program opens when there is no server, for its owner only', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'jauap-mail-'));
	const restore = setTransport(fileTransport(path.join(folder, 'mail')));
	await sendMail(await queued(LETTER), context());
	restore();
	const [name = ''] = readdirSync(path.join(folder, 'mail'));
	const file = path.join(folder, 'mail', name);
	expect(name).toMatch(/\.eml$/);
	expect(statSync(file).mode & 0o077).toBe(0);
	expect((await simpleParser(readFileSync(file))).subject).toBe(LETTER.subject);
	rmSync(folder, { recursive: true });
});

it.each([
	['two addresses', { to: 'a@example.kz, b@example.kz' }, 'email'],
	['a line break in the address', { to: 'a@example.kz\r\nBcc: b@example.kz' }, 'email'],
	['no address', { to: 'aigerim' }, 'email'],
	['a line break in the subject', { subject: 'Сәлем\r\nBcc: b@example.kz' }, 'invalid'],
	['a line separator in the subject', { subject: 'Сәлем\u2028Bcc: b@example.kz' }, 'invalid']
])('refuses %s', async (_what, changes, code) => {
	await rolledBack(database.db, async (tx) => {
		await expect(queueMail(tx, { ...LETTER, ...changes })).rejects.toMatchObject({ code });
	});
});
