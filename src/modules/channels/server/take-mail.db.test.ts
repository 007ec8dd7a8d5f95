/** Mail through a real IMAP server in and a real SMTP server out: what anybody may write, and what it must not do. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cast, DECISION, receive, type Cast } from '../../../../test/appeals.ts';
import { makeStaff } from '../../../../test/actors.ts';
import { testDatabase } from '../../../../test/db.ts';
import { drain } from '../../../../test/jobs.ts';
import { MAIL, testMail } from '../../../../test/mailbox.ts';
import { setClock } from '#platform/clock.ts';
import { readConfig } from '#platform/config.ts';
import { filesOf } from '#platform/files/index.ts';
import { DONE_FOLDER, FAILED_FOLDER, readInbox } from '#platform/mail/inbox/index.ts';
import '#platform/mail/index.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { keptLetters, openLetter, settleLetter, takeMail } from './index.ts';

const database = testDatabase();
const mail = testMail();
let who: Cast;
beforeAll(async () => {
	appeals.registerAppealJobs();
	who = await database.db.write((tx) => cast(tx));
});

async function read(): Promise<number> {
	const { reader, write } = database.db;
	return readInbox(mail.box.url, takeMail, { reader, write, signal: new AbortController().signal });
}

/** Reads the mailbox and lets everything go out that it caused. */
async function readAndSend(): Promise<void> {
	await read();
	await drain(database.db);
}

const outcomes = async () =>
	(await database.db.reader.selectFrom('mail_in').select('outcome').orderBy('at').orderBy('id').execute()).map((row) => row.outcome);
const lastAppeal = () =>
	database.db.reader
		.selectFrom('appeal')
		.selectAll()
		.orderBy('changed_at', 'desc')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow();
const countAppeals = async () =>
	Number(
		(
			await database.db.reader
				.selectFrom('appeal')
				.select((eb) => eb.fn.countAll<string>().as('n'))
				.executeTakeFirstOrThrow()
		).n
	);

let serial = 0;
interface Wishes {
	from?: string;
	to?: string;
	subject?: string | Buffer;
	headers?: string[];
	type?: string;
	body?: string | Buffer;
}
function message({
	from = 'dana@example.kz',
	to = 'oz@jauap.example.kz',
	subject = 'Жарық жоқ',
	headers = [],
	type = 'text/plain; charset=utf-8',
	body = 'Көшеде жарық жоқ, балалар қараңғыда жүреді.'
}: Wishes = {}): Buffer {
	serial += 1;
	const head = [
		`From: ${from}`,
		`To: ${to}`,
		'Date: Mon, 02 Mar 2026 10:00:00 +0500',
		'MIME-Version: 1.0',
		`Content-Type: ${type}`,
		...headers
	];
	if (!headers.some((line) => /^message-id/i.test(line))) head.push(`Message-ID: <m${String(serial)}@example.kz>`);
	return Buffer.concat([
		Buffer.from(`${head.join('\r\n')}\r\nSubject: `),
		Buffer.from(subject),
		Buffer.from('\r\n\r\n'),
		Buffer.from(body),
		Buffer.from('\r\n')
	]);
}

/** A text in an old charset of one byte a letter. */
function inCharset(charset: string, text: string): Buffer {
	const letters = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder(charset).decode(Uint8Array.of(byte)), byte]));
	return Buffer.from([...text].map((c) => letters.get(c) ?? 63));
}

describe('a letter', () => {
	it('becomes an appeal of nobody proven, whoever it says it is from, and its receipt goes where an answer finds it', async () => {
		const staff = await database.db.reader
			.selectFrom('person')
			.select('email')
			.where('id', '=', who.head.personId)
			.executeTakeFirstOrThrow();
		await mail.box.put(message({ from: `Басшы <${staff.email ?? ''}>`, subject: 'Шешім: қанағаттандырылды', body: DECISION.text }));
		await readAndSend();
		const appeal = await lastAppeal();
		expect(appeal).toMatchObject({ channel: 'mail', state: 'received', language: 'kk', received_by: null, outcome: null });
		expect(appeal.text).toBe(`Шешім: қанағаттандырылды\n\n${DECISION.text}`);
		const applicant = await database.db.reader
			.selectFrom('appeal_applicant')
			.select(['email_verified_at', 'account_id'])
			.where('appeal_id', '=', appeal.id)
			.executeTakeFirstOrThrow();
		expect(applicant).toEqual({ email_verified_at: null, account_id: null });
		const acts = await database.db.reader.selectFrom('journal').select(['act', 'actor_kind']).where('subject_id', '=', appeal.id).execute();
		expect(acts).toEqual([{ act: 'appeal.received', actor_kind: 'anonymous' }]);
		expect(mail.smtp.taken.map(({ to }) => to)).toEqual([[staff.email]]);
		const receipt = mail.smtp.taken[0]?.mail;
		expect(receipt?.subject).toContain(appeal.number);
		expect(receipt?.replyTo?.value[0]?.address).toBe(`oz+${appeals.threadTag(appeal.id, staff.email ?? '')}@jauap.example.kz`);
		expect(receipt?.text).not.toContain('шам');
		expect(await mail.box.subjects('INBOX')).toEqual([]);
		expect(await mail.box.subjects(DONE_FOLDER)).toEqual(['Шешім: қанағаттандырылды']);
	});

	it('is read in windows-1251, in koi8-r, with a charset that lies, with none, and as HTML only', async () => {
		const text = 'Здравствуйте! На улице Абая третий месяц нет света, дети ходят в темноте.';
		const subject = 'Нет света на улице';
		const base64 = (charset: string) => `=?${charset}?B?${inCharset(charset, subject).toString('base64')}?=`;
		const [win, koi] = [inCharset('windows-1251', text), inCharset('koi8-r', text)];
		await mail.box.put(
			message({ from: 'win@example.kz', subject: base64('windows-1251'), type: 'text/plain; charset=windows-1251', body: win })
		);
		await mail.box.put(message({ from: 'koi@example.kz', subject: base64('koi8-r'), type: 'text/plain; charset=koi8-r', body: koi }));
		await mail.box.put(message({ from: 'lie@example.kz', subject: inCharset('windows-1251', subject), body: win }));
		await mail.box.put(message({ from: 'bare@example.kz', subject: inCharset('koi8-r', subject), type: 'text/plain', body: koi }));
		await mail.box.put(message({ from: 'odd@example.kz', subject, type: 'text/plain; charset=x-mac-what', body: win }));
		const html = Buffer.concat([Buffer.from('<html><body><p>'), win, Buffer.from('</p><script>alert(1)</script></body></html>')]);
		await mail.box.put(
			message({ from: 'html@example.kz', subject: base64('windows-1251'), type: 'text/html; charset=windows-1251', body: html })
		);
		const before = await countAppeals();
		await read();
		const list = await database.db.reader
			.selectFrom('appeal')
			.select(['text', 'language'])
			.orderBy('changed_at', 'desc')
			.limit(6)
			.execute();
		expect(await countAppeals()).toBe(before + 6);
		expect(list).toEqual(list.map(() => ({ text: `${subject}\n\n${text}`, language: 'ru' })));
	});

	it('that comes twice is one appeal; another letter under the same Message-ID is its own', async () => {
		const before = await countAppeals();
		const first = message({ headers: ['Message-ID: <same@example.kz>'], body: 'Су құбыры жарылды, көшені су басып жатыр.' });
		await mail.box.put(first);
		await mail.box.put(Buffer.concat([Buffer.from('Received: from another way\r\n'), first]));
		await mail.box.put(message({ headers: ['Message-ID: <same@example.kz>'], body: 'Қоқыс үш аптадан бері шығарылмады, иісі шықты.' }));
		expect(await read()).toBe(3);
		expect(await countAppeals()).toBe(before + 2);
	});

	it('keeps its files by the rules of the house, and names to the sender what was refused and why', async () => {
		const part = (name: string, type: string, bytes: Buffer | string) =>
			`--x\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n`;
		const text = '--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nСуретті қараңыз, жол ойылып қалды.\r\n';
		const svg = part('../../a.svg', 'image/png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
		const body = `${text}${part('note.txt', 'text/plain', 'Ескерту')}${svg}--x--\r\n`;
		await mail.box.put(message({ from: 'files@example.kz', type: 'multipart/mixed; boundary=x', body }));
		await readAndSend();
		const files = await filesOf(database.db.reader, { kind: 'appeal', id: (await lastAppeal()).id });
		expect(files.map(({ name, seenBy }) => [name, seenBy])).toEqual([['note.txt', 'applicant']]);
		const receipt = mail.smtp.taken.find(({ to }) => to[0] === 'files@example.kz')?.mail.text;
		expect(receipt).toContain('— a.svg: ');
		expect(receipt).not.toContain('note.txt');
	});
});

describe('an answer to our letter', () => {
	async function written(email: string): Promise<{ id: string; number: string; accessCode: string; tag: string; messageId: string }> {
		const made = await database.db.write((tx) => receive(tx, who, { email }));
		await drain(database.db);
		const letter = mail.smtp.taken.find(({ to }) => to[0] === email);
		mail.smtp.taken.length = 0;
		return { ...made, tag: appeals.threadTag(made.id, email), messageId: letter?.mail.messageId ?? '' };
	}
	const remarks = (id: string) =>
		database.db.reader.selectFrom('appeal_remark').select(['author', 'seen_by', 'text', 'person_id']).where('appeal_id', '=', id).execute();

	it('is added by the tag in the address, or in the letter it answers, without our letter and without the code quoted in it', async () => {
		const made = await written('one@example.kz');
		const body = `Шам әлі жанбайды. Кодым ${made.accessCode.toLowerCase()}.\r\n\r\n2026 ж. 2 наурызда Жауап жазды:\r\n> Қолжетімділік коды: ${made.accessCode}\r\n> Нөмірі: ${made.number}\r\n`;
		await mail.box.put(
			message({ from: 'One@Example.kz', to: `oz+${made.tag.toUpperCase()}@jauap.example.kz`, subject: 'Re: Өтініш', body })
		);
		await mail.box.put(message({ from: 'one@example.kz', headers: [`In-Reply-To: ${made.messageId}`], body: 'Тағы бір сөз.' }));
		const before = await countAppeals();
		await read();
		expect(await countAppeals()).toBe(before);
		const applicant = { author: 'applicant', seen_by: 'applicant', person_id: null };
		expect(await remarks(made.id)).toEqual([
			{ ...applicant, text: 'Шам әлі жанбайды. Кодым •••••.' },
			{ ...applicant, text: 'Тағы бір сөз.' }
		]);
	});

	it('from another address is a note for staff; by a forged In-Reply-To, number or tag it touches nothing', async () => {
		const made = await written('two@example.kz');
		await mail.box.put(message({ from: 'neighbour@example.kz', to: `oz+${made.tag}@jauap.example.kz`, body: 'Мен көршісімін.' }));
		await read();
		expect(await remarks(made.id)).toEqual([{ author: 'applicant', seen_by: 'staff', person_id: null, text: 'Мен көршісімін.' }]);
		const id = /<([^.]+)\./.exec(made.messageId)?.[1] ?? '';
		const wrong = made.tag.slice(0, -1) + (made.tag.endsWith('a') ? 'b' : 'a');
		const before = await countAppeals();
		await mail.box.put(
			message({
				from: 'two@example.kz',
				subject: `Re: ${made.number}`,
				headers: [`In-Reply-To: <${id}@jauap.invalid>`, `References: <${id}.${wrong}@jauap.invalid>`]
			})
		);
		await mail.box.put(message({ from: 'two@example.kz', to: `oz+${wrong}@jauap.example.kz`, body: 'Бұл басқа хат болуы керек.' }));
		await read();
		expect(await remarks(made.id)).toHaveLength(1);
		expect(await countAppeals()).toBe(before + 2);
	});

	it('to an appeal that is closed is an appeal of its own', async () => {
		const made = await written('three@example.kz');
		await database.db.write((tx) => appeals.withdrawAppeal(tx, { kind: 'applicant', appealId: made.id }, made.id, {}));
		const before = await countAppeals();
		await mail.box.put(message({ from: 'three@example.kz', to: `oz+${made.tag}@jauap.example.kz`, body: 'Өтініш қайта керек болды.' }));
		await read();
		expect(await countAppeals()).toBe(before + 1);
		expect(await remarks(made.id)).toEqual([]);
	});
});

describe('mail that is no appeal', () => {
	it('written by a machine is kept and never answered: our own letter come back, an absence, a list, a bounce', async () => {
		const before = [await countAppeals(), (await outcomes()).length];
		await mail.box.put(message({ from: 'loop@example.kz', body: 'Бірінші хат: көшеде су жоқ.' }));
		await readAndSend();
		const ours = mail.smtp.taken[0]?.raw ?? Buffer.from('');
		mail.smtp.taken.length = 0;
		await mail.box.put(ours);
		await mail.box.put(message({ from: 'oz@jauap.example.kz' }));
		await mail.box.put(message({ headers: ['Auto-Submitted: auto-replied'] }));
		await mail.box.put(message({ headers: ['Precedence: bulk'] }));
		await mail.box.put(message({ headers: ['List-Id: <news.example.kz>'] }));
		await mail.box.put(message({ headers: ['Return-Path: <>'] }));
		await mail.box.put(message({ from: 'MAILER-DAEMON@example.kz' }));
		await readAndSend();
		expect((await outcomes()).slice(before[1])).toEqual(['appeal', ...Array.from({ length: 7 }, () => 'automatic')]);
		expect(await countAppeals()).toBe((before[0] ?? 0) + 1);
		expect(mail.smtp.taken).toEqual([]);
	});

	it('of 30 MB is answered in Kazakh and in Russian, its head is kept; so are a letter of a thousand parts and an empty one', async () => {
		const start = (await outcomes()).length;
		await mail.box.put(message({ from: 'bomb@example.kz', subject: 'Бомба', body: Buffer.alloc(30_000_000, 'бомба \r\n') }));
		const parts = Array.from({ length: 1200 }, (_, i) => `--x\r\nContent-Type: text/plain\r\n\r\n${String(i)}\r\n`).join('');
		await mail.box.put(message({ from: 'parts@example.kz', subject: 'Мың бөлік', type: 'multipart/mixed; boundary=x', body: parts }));
		await mail.box.put(message({ from: 'empty@example.kz', subject: '', body: '' }));
		await readAndSend();
		expect((await outcomes()).slice(start)).toEqual(['too_big', 'malformed', 'empty']);
		const [big] = mail.smtp.taken.filter(({ to }) => to[0] === 'bomb@example.kz');
		expect(big?.mail.text).toContain('Хатыңыз тым үлкен');
		expect(big?.mail.text).toContain('Ваше письмо слишком большое');
		expect(mail.smtp.taken).toHaveLength(3);
		expect(await mail.box.subjects('INBOX')).toEqual([]);
	});

	it('waits for the front desk of the root unit: opened with a trace, taken off once', async () => {
		const { reader, write } = database.db;
		const root = await reader.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		const clerk = await write((tx) => makeStaff(tx, { role: 'operator', unitId: root.id }));
		await expect(keptLetters(reader, who.operator, undefined)).rejects.toMatchObject({ code: 'forbidden' });
		const { rows } = await keptLetters(reader, clerk, undefined);
		expect(rows.slice(0, 3).map((row) => row.outcome)).toEqual(['empty', 'malformed', 'too_big']);
		const id = rows[2]?.id ?? '';
		await expect(write((tx) => openLetter(tx, who.operator, id))).rejects.toMatchObject({ code: 'forbidden' });
		const letter = await write((tx) => openLetter(tx, clerk, id));
		expect(letter).toMatchObject({ from: 'bomb@example.kz', subject: 'Бомба', text: '' });
		await write((tx) => settleLetter(tx, clerk, id));
		await expect(write((tx) => settleLetter(tx, clerk, id))).rejects.toMatchObject({ code: 'channels.seen' });
		expect((await keptLetters(reader, clerk, undefined)).rows).toHaveLength(rows.length - 1);
		const acts = await reader.selectFrom('journal').select(['act', 'actor_id']).where('subject_id', '=', id).orderBy('seq').execute();
		expect(acts).toEqual(['mail.letter_read', 'mail.letter_settled'].map((act) => ({ act, actor_id: clerk.personId })));
	});

	it('too many from one address in a day only wait, unanswered', async () => {
		for (let i = 0; i < 22; i++)
			await mail.box.put(message({ from: 'many@example.kz', body: `Хат нөмірі ${String(i)}: жолды жөндеңіздер.` }));
		const before = await countAppeals();
		await readAndSend();
		expect(await countAppeals()).toBe(before + 20);
		expect((await outcomes()).filter((outcome) => outcome === 'too_many')).toHaveLength(2);
		expect(mail.smtp.taken.filter(({ to }) => to[0] === 'many@example.kz')).toHaveLength(20);
	});
});

it('that cannot be recorded stays and holds up no other; after a day it waits apart for a person', async () => {
	await mail.box.put(message({ subject: 'Сынған' }));
	await mail.box.put(message({ from: 'next@example.kz', subject: 'Келесі' }));
	const { reader, write } = database.db;
	const context = { reader, write, signal: new AbortController().signal };
	const failing: typeof takeMail = (mail, db) => {
		if (mail.head.subject === 'Сынған') throw new Error('no place for it');
		return takeMail(mail, db);
	};
	expect(await readInbox(mail.box.url, failing, context)).toBe(1);
	expect(await mail.box.subjects('INBOX')).toEqual(['Сынған']);
	const restore = setClock(() => Temporal.Now.instant().add({ hours: 25 }));
	expect(await readInbox(mail.box.url, failing, context)).toBe(0);
	restore();
	expect([await mail.box.subjects('INBOX'), await mail.box.subjects(FAILED_FOLDER)]).toEqual([[], ['Сынған']]);
});

it('killed between fetch and commit loses nothing, killed between commit and move makes nothing twice', async () => {
	const script = path.resolve('test/fault/inbox-reader.ts');
	const { JAUAP_DATA } = readConfig();
	for (const [point, recorded] of [
		['commit', 0],
		['move', 1]
	] as const) {
		const before = await countAppeals();
		await mail.box.put(message({ from: `${point}@example.kz`, subject: point, body: `Сынақ хаты: ${point}, үйде жылу жоқ.` }));
		const child = spawn(process.execPath, [script, database.url, mail.box.url, point], {
			env: { ...process.env, ...MAIL, JAUAP_DATA },
			stdio: ['ignore', 'pipe', 'inherit']
		});
		await once(child.stdout, 'data');
		child.kill('SIGKILL');
		await once(child, 'exit');
		expect(await countAppeals()).toBe(before + recorded);
		expect(await mail.box.subjects('INBOX')).toEqual([point]);
		await read();
		expect(await countAppeals()).toBe(before + 1);
		expect(await mail.box.subjects('INBOX')).toEqual([]);
	}
});
