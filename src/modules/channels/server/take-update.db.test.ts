/** The bot against a Bot API on a port of its own, over HTTP: what is sent is what it would send to Telegram. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Update } from 'grammy/types';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/db.ts';
import { drain, runSchedule } from '../../../../test/jobs.ts';
import { setConfig } from '#platform/config.ts';
import { sign } from '#platform/secrets.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { isFromTelegram, registerChannelJobs, takeUpdate } from './index.ts';

interface Call {
	method: string;
	body: {
		chat_id?: number;
		text?: string;
		reply_markup?: { inline_keyboard?: { text: string; callback_data: string }[][]; keyboard?: unknown[][] };
		url?: string;
		secret_token?: string;
	};
}

const calls: Call[] = [];
/** What the API refuses next. */
const refusals: { error_code: number; description: string; parameters?: object }[] = [];
const telegram = createServer((request, response) => {
	let text = '';
	request.on('data', (chunk: Buffer) => (text += chunk.toString()));
	request.on('end', () => {
		const refused = refusals.shift();
		if (refused === undefined) calls.push({ method: request.url?.split('/').at(-1) ?? '', body: JSON.parse(text) as Call['body'] });
		response.writeHead(refused?.error_code ?? 200, { 'content-type': 'application/json' });
		response.end(JSON.stringify(refused === undefined ? { ok: true, result: true } : { ok: false, ...refused }));
	});
});
await new Promise<void>((resolve) => telegram.listen(0, '127.0.0.1', resolve));
const { port } = telegram.address() as AddressInfo;

const database = testDatabase();
let place = '';
beforeAll(() =>
	setConfig({
		TELEGRAM_API: `http://127.0.0.1:${String(port)}`,
		TELEGRAM_TOKEN: '1:abcdefghijklmnopqrstuvwxyz',
		ORIGIN: 'https://jauap.example.kz'
	})
);
beforeAll(async () => {
	appeals.registerAppealJobs();
	registerChannelJobs();
	const territory = await database.db.reader.selectFrom('territory').select('name').where('level', '=', 1).executeTakeFirstOrThrow();
	place = (territory.name as { ru: string }).ru;
});
afterAll(() => {
	telegram.close();
});
afterEach(() => {
	calls.length = 0;
});

let serial = 1000;
const user = (id: number) => ({ id, is_bot: false, first_name: 'Дана' });
const chatOf = (id: number) => ({ id, type: 'private' as const, first_name: 'Дана' });
const says = (id: number, more: object): Update => ({
	update_id: ++serial,
	message: { message_id: serial, date: 0, chat: chatOf(id), from: user(id), ...more }
});
const words = (id: number, text: string) => says(id, { text });
const presses = (id: number, data: string): Update => ({
	update_id: ++serial,
	callback_query: {
		id: String(serial),
		from: user(id),
		chat_instance: 'x',
		data,
		message: { message_id: 1, date: 1, chat: chatOf(id), text: '' }
	}
});

/** Says something and waits for the answer. */
async function say(update: Update): Promise<Call['body']> {
	calls.length = 0;
	await takeUpdate(update, database.db);
	await drain(database.db);
	return calls.find(({ method }) => method === 'sendMessage')?.body ?? {};
}
const buttons = ({ reply_markup: markup }: Call['body']) => (markup?.inline_keyboard ?? []).flat();
const countAppeals = async () =>
	(await database.db.reader.selectFrom('appeal').select('id').where('channel', '=', 'telegram').execute()).length;

/** From hello to the last question. */
async function untilConfirm(id: number, contact: Update): Promise<Call['body']> {
	await say(words(id, '/start'));
	await say(presses(id, 'ru'));
	await say(presses(id, 'new'));
	await say(words(id, 'На улице Абая третий месяц нет света, дети ходят в темноте.'));
	const [first] = buttons(await say(words(id, place)));
	await say(presses(id, first?.callback_data ?? ''));
	await say(words(id, 'Дана Сынақ'));
	return say(contact);
}

it('takes an appeal in a conversation, gives number and code, and tells where it stands by both', async () => {
	const chat = 501;
	expect(buttons(await say(words(chat, 'салем'))).map(({ callback_data: data }) => data)).toEqual(['kk', 'ru']);
	await say(presses(chat, 'kk'));
	await say(presses(chat, 'new'));
	expect((await say(words(chat, 'жоқ'))).text).toBe('Тым қысқа. Кемінде бір сөйлеммен жазыңыз.');
	await say(words(chat, 'Абай көшесінде үш айдан бері жарық жоқ.'));
	expect((await say(words(chat, 'ъъъъ'))).text).toContain('табылмады');
	const found = buttons(await say(words(chat, place)));
	expect(found[0]?.text).not.toBe('');
	await say(presses(chat, found[0]?.callback_data ?? ''));
	expect((await say(words(chat, 'Дана Сынақ'))).reply_markup?.keyboard).toHaveLength(1);
	expect((await say(words(chat, 'жоқ'))).text).toContain('+7 701');
	const stranger = says(chat, { contact: { phone_number: '77011234567', first_name: 'Басқа', user_id: 9 } });
	expect((await say(stranger)).text).toContain('+7 701 123 45 67');
	const summary = await say(says(chat, { contact: { phone_number: '77017654321', first_name: 'Дана', user_id: chat } }));
	expect(summary.text).toContain('+77017654321');
	const sent = await say(presses(chat, 'send'));
	const appeal = await database.db.reader.selectFrom('appeal').selectAll().where('channel', '=', 'telegram').executeTakeFirstOrThrow();
	expect(appeal).toMatchObject({ language: 'kk', state: 'received', received_by: null, text: 'Абай көшесінде үш айдан бері жарық жоқ.' });
	expect(sent.text).toContain(appeal.number);
	const code = /[\dA-Z]{5}(?:-[\dA-Z]{5}){4}-[\dA-Z]/.exec(sent.text ?? '')?.[0] ?? '';

	for (const [typed, answer] of [
		['00000-00000-00000-00000-00000-0', 'сәйкес келмейді'],
		[code.toLowerCase(), `https://jauap.example.kz/kk/appeals/${appeal.number}`]
	] as const) {
		await say(presses(chat, 'status'));
		await say(words(chat, appeal.number.toLowerCase()));
		expect((await say(words(chat, typed))).text).toContain(answer);
	}
	const kept = await database.db.reader.selectFrom('telegram_chat').select('talk').execute();
	expect(kept.map(({ talk }) => talk.toString('utf8')).join()).not.toMatch(/Дана|Абай|7017654321/);
});

it('does an update once, however often it comes; each chat is its own; groups and bots are not listened to', async () => {
	await untilConfirm(601, words(601, 'dana@example.kz'));
	await untilConfirm(602, words(602, '8 701 123 45 67'));
	const before = await countAppeals();
	const send = presses(601, 'send');
	await Promise.all([takeUpdate(send, database.db), takeUpdate(send, database.db)]);
	await takeUpdate(send, database.db);
	await drain(database.db);
	expect(await countAppeals()).toBe(before + 1);
	expect(calls.filter(({ method }) => method === 'sendMessage').map(({ body }) => body.chat_id)).toEqual([602, 601]);
	expect((await say(presses(602, 'cancel'))).text).toContain('Не отправлено');
	expect(await countAppeals()).toBe(before + 1);
	expect(await say(says(603, { text: 'x', chat: { id: -5, type: 'group', title: 'топ' } }))).toEqual({});
	expect(await say(says(604, { text: 'x', from: { ...user(604), is_bot: true } }))).toEqual({});
});

it('sends again what Telegram could not take, not what it refuses; tells it where updates go, under a secret', async () => {
	refusals.push({ error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } });
	await takeUpdate(words(701, '/start'), database.db);
	await expect(drain(database.db)).rejects.toMatchObject({ error_code: 429 });
	refusals.push({ error_code: 403, description: 'Forbidden: bot was blocked by the user' });
	await takeUpdate(words(701, '/start'), database.db);
	await expect(drain(database.db)).rejects.toMatchObject({ name: 'Hopeless' });
	calls.length = 0;
	await runSchedule(database.db, 'channels.telegram_hook');
	const [hook] = calls;
	expect(hook).toMatchObject({ method: 'setWebhook', body: { url: 'https://jauap.example.kz/telegram' } });
	expect(isFromTelegram(hook?.body.secret_token ?? '')).toBe(true);
	for (const wrong of [null, '', sign('other'), `${hook?.body.secret_token ?? ''}x`]) expect(isFromTelegram(wrong)).toBe(false);
});
