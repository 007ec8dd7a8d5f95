/** Letters of ours that come back, by a real SMTP server out and a real IMAP server in. */
import { beforeAll, expect, it } from 'vitest';
import { answered, cast, receive, type Cast } from '../../../../test/appeals.ts';
import { testDatabase } from '../../../../test/db.ts';
import { drain } from '../../../../test/jobs.ts';
import { testMail } from '../../../../test/mailbox.ts';
import { readInbox } from '#platform/mail/inbox/index.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { takeMail } from './index.ts';

const database = testDatabase();
const mail = testMail();
let who: Cast;
beforeAll(async () => {
	appeals.registerAppealJobs();
	who = await database.db.write((tx) => cast(tx));
});

interface Report {
	to: string;
	action?: string;
	status?: string;
	/** Our letter's Message-ID, as it is given back. */
	messageId?: string;
}

/** What a mail server sends to the return address (RFC 3464). */
const report = ({ to, action = 'failed', status = '5.1.1', messageId = '<gone@example.kz>' }: Report) =>
	[
		'Return-Path: <>',
		'From: Mail Delivery System <MAILER-DAEMON@mx.example.kz>',
		`To: ${to}`,
		'Subject: Undelivered Mail Returned to Sender',
		`Message-ID: <${String(Math.random()).slice(2)}@mx.example.kz>`,
		'Auto-Submitted: auto-replied',
		'Content-Type: multipart/report; report-type=delivery-status; boundary="r"',
		'',
		'--r\r\n\r\nI could not deliver it.\r\n',
		`--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.kz\r\n\r\nFinal-Recipient: rfc822; x@example.kz\r\nAction: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; 550\r\n no such user\r\n`,
		`--r\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: x\r\nMessage-ID: ${messageId}\r\n`,
		'--r--',
		''
	].join('\r\n');

async function comesBack(...reports: Report[]): Promise<void> {
	for (const one of reports) await mail.box.put(report(one));
	const { reader, write } = database.db;
	await readInbox(mail.box.url, takeMail, { reader, write, signal: new AbortController().signal });
	await drain(database.db);
}

const deliveryOf = (id: string) =>
	database.db.reader.selectFrom('delivery').select(['state', 'channel', 'detail']).where('appeal_id', '=', id).executeTakeFirstOrThrow();
const toDeliver = async () => (await appeals.queuePage(database.db.reader, who.operator, 'delivery')).rows.map((row) => row.id);
const bouncesTold = async (id: string) =>
	(await database.db.reader.selectFrom('journal').select('act').where('subject_id', '=', id).orderBy('seq').execute())
		.map(({ act }) => act)
		.filter((act) => act === 'appeal.mail_bounced' || act === 'appeal.delivery_failed');
const outcomes = async () =>
	(await database.db.reader.selectFrom('mail_in').select('outcome').orderBy('at').orderBy('id').execute()).map((row) => row.outcome);

/** A decided appeal, its decision mailed: the letter that carried it. */
async function decided(email: string) {
	const made = await database.db.write((tx) => answered(tx, who, { email }));
	await drain(database.db);
	const letter = mail.smtp.taken.findLast(({ to }) => to[0] === email);
	mail.smtp.taken.length = 0;
	return { ...made, returnTo: letter?.returnTo ?? '', messageId: letter?.mail.messageId ?? '' };
}

it('a decision that comes back is the desk’s to deliver; the address counts as failing until its owner opens a link', async () => {
	const made = await decided('gone@example.kz');
	expect(made.returnTo).toMatch(/^oz\+b[a-z2-7]{42}@jauap\.example\.kz$/);
	expect(await deliveryOf(made.id)).toMatchObject({ state: 'sent' });
	await comesBack({ to: made.returnTo, action: 'delayed', status: '4.4.1' });
	expect(await deliveryOf(made.id)).toMatchObject({ state: 'sent' });

	await comesBack({ to: made.returnTo }, { to: made.returnTo, status: '5.2.1' });
	expect(await deliveryOf(made.id)).toEqual({ state: 'failed', channel: 'mail', detail: 'returned by the mail server: 5.1.1' });
	expect(await toDeliver()).toContain(made.id);
	expect(await bouncesTold(made.id)).toEqual(['appeal.mail_bounced', 'appeal.delivery_failed']);
	expect(await outcomes()).toEqual(['bounce', 'bounce', 'bounce']);
	expect(mail.smtp.taken).toEqual([]);
	const { reader, write } = database.db;
	expect(await appeals.applicantOf(reader, made.id)).toMatchObject({ emailFailed: true });
	const shown = appeals.presentApplicant('ru', await appeals.applicantOf(reader, made.id));
	expect(shown.map(({ note }) => note)).toContain('письма возвращаются');

	const words = () => ({ subject: 'x', text: 'y' });
	expect(await write((tx) => appeals.tellApplicant(tx, made.id, 'extended', words))).toBe('phone');
	await write((tx) => appeals.askForCode(tx, made.number, 'gone@example.kz'));
	await drain(database.db);
	const link = /new-code\/([\w-]+)/.exec(mail.smtp.taken[0]?.mail.text ?? '')?.[1] ?? '';
	await write((tx) => appeals.takeNewCode(tx, link));
	expect(await appeals.applicantOf(reader, made.id)).toMatchObject({ emailFailed: false, emailVerified: true });
});

it('where the return address was lost it is known by its Message-ID; a report about no letter of ours is kept for a look', async () => {
	const made = await decided('lost@example.kz');
	const before = (await outcomes()).length;
	const wrong = made.returnTo.replace(/b(.)/, (_, c: string) => `b${c === 'a' ? 'c' : 'a'}`);
	await comesBack({ to: wrong }, { to: 'oz@jauap.example.kz', messageId: '<019a1b2c-3d4e-7f50-8a9b-0c1d2e3f4a5b@jauap.invalid>' });
	expect((await outcomes()).slice(before)).toEqual(['automatic', 'automatic']);
	expect(await deliveryOf(made.id)).toMatchObject({ state: 'sent' });
	await comesBack({ to: 'oz@jauap.example.kz', messageId: made.messageId });
	expect(await deliveryOf(made.id)).toMatchObject({ state: 'failed' });
});

it('a notice that comes back goes another way, and one refused at once marks the address too', async () => {
	const made = await database.db.write((tx) => receive(tx, who, { email: 'note@example.kz' }));
	await database.db.write((tx) => appeals.tellApplicant(tx, made.id, 'extended', () => ({ subject: 'Ұзарту', text: 'Мерзім ұзартылды.' })));
	await drain(database.db);
	const returnTo = mail.smtp.taken.find(({ mail }) => mail.subject === 'Ұзарту')?.returnTo ?? '';
	expect((await appeals.noticesOf(database.db.reader, made.id))[0]).toMatchObject({ channel: 'mail', state: 'sent' });
	await comesBack({ to: returnTo });
	expect((await appeals.noticesOf(database.db.reader, made.id))[0]).toMatchObject({ channel: 'phone', state: 'failed' });

	mail.smtp.unknown.add('never@example.kz');
	const never = await database.db.write((tx) => receive(tx, who, { email: 'never@example.kz' }));
	await expect(drain(database.db)).rejects.toMatchObject({ name: 'Hopeless' });
	await drain(database.db);
	expect(await appeals.applicantOf(database.db.reader, never.id)).toMatchObject({ emailFailed: true });
	expect(await bouncesTold(never.id)).toEqual(['appeal.mail_bounced']);
});
