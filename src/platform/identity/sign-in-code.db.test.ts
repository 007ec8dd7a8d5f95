import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/db.ts';
import { now, setClock } from '../clock.ts';
import { setConfig } from '../config.ts';
import { LANGS, type Lang } from '../i18n/lang.ts';
import { open } from '../secrets.ts';
import { putSetting } from '../settings/index.ts';
import { splitSms } from '../sms/parts.ts';
import type { Citizen } from './actor.ts';
import { sweepIdentity } from './challenges.ts';
import { houseName } from './codes.ts';
import { holderOf, readContact, type Contact } from './contacts.ts';
import { messages } from './messages/index.ts';
import { accountActor, sessionOf } from './sessions.ts';
import { addContact, missingWay, sendContactCode, sendSignInCode, signInWithCode } from './sign-in-code.ts';

const database = testDatabase();
const SMS = { kind: 'http', url: 'http://127.0.0.1:9/sms', token: 't', from: 'Jauap', rate: 100 } as const;
let restore = () => {};
let back = () => {};
let n = 0;
beforeAll(() => {
	back = setConfig({ SMS_URL: SMS });
});
afterAll(() => {
	back();
});
afterEach(() => {
	restore();
});

function later(seconds: number): void {
	const at = now().add({ seconds });
	restore();
	restore = setClock(() => at);
}

const contact = (typed: string): Contact => readContact(typed) ?? { way: 'email', value: '' };
const send = (typed: string, lang: Lang = 'ru') =>
	sendSignInCode(database.db, { contact: contact(typed), lang, address: `10.1.0.${String(n)}` });
const enter = (typed: string, code: string) => signInWithCode(database.db, { contact: contact(typed), code, lang: 'ru', client: '' });
const anotherMail = () => `aigul${String(++n)}@example.kz`;
const anotherPhone = () => `8 (701) 555-${String(++n).padStart(4, '0')}`;
const WAYS = [
	['mail', anotherMail],
	['text message', anotherPhone]
] as const;

const idOf = async (typed: string) => (await holderOf(database.db.reader, contact(typed)))?.id;

interface Message {
	to: string;
	text: string;
	until?: string;
}

/** The newest message: letters and texts lie sealed in the outbox. */
async function newest(): Promise<Message & { topic: string }> {
	const row = await database.db.reader
		.selectFrom('outbox')
		.select(['topic', 'payload'])
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow();
	const { sealed } = row.payload as { sealed: string };
	return { topic: row.topic, ...(JSON.parse(open(Buffer.from(sealed, 'base64'))) as Message) };
}

const codeSent = async () => /\b\d{6}\b/.exec((await newest()).text)?.[0] ?? '';
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

async function signedIn(typed: string): Promise<Citizen> {
	await send(typed);
	const { token } = await enter(typed, await codeSent());
	return (await sessionOf(database.db, token))?.actor as Citizen;
}

describe.each(WAYS)('a code by %s', (way, another) => {
	it('makes the account at the first sign-in and finds it at the next, however it is typed', async () => {
		const typed = another();
		await send(` ${typed.toUpperCase()}`);
		expect(await idOf(typed)).toBeUndefined();
		const issued = await enter(typed, await codeSent());
		expect(issued).toMatchObject({ complete: true, seconds: 30 * 24 * 3600 });
		const accountId = await idOf(typed);
		const { value } = contact(typed);
		expect((await sessionOf(database.db, issued.token))?.actor).toEqual({
			kind: 'citizen',
			accountId,
			...(way === 'mail' ? { email: value } : { phone: value })
		});

		later(60);
		await send(typed);
		const next = await enter(typed, ` ${(await codeSent()).replace(/(...)/, '$1 ')} `);
		expect((await sessionOf(database.db, next.token))?.session).toMatchObject({
			accountId,
			factors: [way === 'mail' ? 'mail' : 'sms']
		});
		const acts = await database.db.reader
			.selectFrom('journal')
			.select(['act', 'data'])
			.where('subject_id', '=', accountId ?? '')
			.orderBy('seq')
			.execute();
		expect(acts.map((a) => a.act)).toEqual(['account.made', 'account.signed_in', 'account.signed_in']);
		expect(JSON.stringify(acts)).not.toContain(value);
	});

	it('stands nowhere in the open, nor the contact that it went to', async () => {
		const typed = another();
		await send(typed);
		const code = await codeSent();
		const kept = JSON.stringify([
			await database.db.reader.selectFrom('challenge').selectAll().execute(),
			await database.db.reader.selectFrom('outbox').selectAll().execute(),
			await database.db.reader.selectFrom('throttle').selectAll().execute()
		]);
		expect(kept).not.toContain(contact(typed).value);
		expect(kept).not.toContain(`"${code}"`);
	});

	it('goes once a minute, and only the newest works', async () => {
		const typed = another();
		await send(typed);
		const first = await codeSent();
		await expect(send(typed)).rejects.toMatchObject({ code: 'throttled', status: 429 });
		later(60);
		await send(typed);
		const second = await codeSent();
		if (first !== second) await expect(enter(typed, first)).rejects.toMatchObject({ code: 'code_wrong' });
		await enter(typed, second);
	});

	it('works once and for ten minutes', async () => {
		const typed = another();
		await send(typed);
		const code = await codeSent();
		const outcomes = await Promise.allSettled([enter(typed, code), enter(typed, code)]);
		expect(outcomes.map((o) => o.status).toSorted()).toEqual(['fulfilled', 'rejected']);
		later(60);
		await send(typed);
		const late = await codeSent();
		later(600);
		await expect(enter(typed, late)).rejects.toMatchObject({ code: 'code_wrong', status: 422, field: 'code' });
	});

	it('allows five tries, whichever node they come to', async () => {
		const typed = another();
		await send(typed);
		const code = await codeSent();
		for (const said of ['code_wrong', 'code_wrong', 'code_wrong', 'code_wrong', 'code_tries']) {
			await expect(enter(typed, wrong(code))).rejects.toMatchObject({ code: said });
		}
		await expect(enter(typed, code)).rejects.toMatchObject({ code: 'code_tries' });
	});

	it('that nobody asked for is answered as a wrong one, and a closed account stays closed', async () => {
		const typed = another();
		await expect(enter(typed, '123456')).rejects.toMatchObject({ code: 'code_wrong', field: 'code' });
		await send(typed);
		await enter(typed, await codeSent());
		const id = (await idOf(typed)) ?? '';
		await database.db.write((tx) => tx.updateTable('account').set({ closed_at: now() }).where('id', '=', id).execute());
		later(60);
		await send(typed);
		await expect(enter(typed, await codeSent())).rejects.toMatchObject({ code: 'code_wrong' });
		expect(await holderOf(database.db.reader, contact(typed))).toEqual({ id, closed: true });
	});
});

it('of a telephone is no good for a mail address, nor the other way', async () => {
	const [mail, phone] = [anotherMail(), anotherPhone()];
	await send(mail);
	const byMail = await codeSent();
	await send(phone);
	const byText = await codeSent();
	if (byMail !== byText) await expect(enter(phone, byMail)).rejects.toMatchObject({ code: 'code_wrong' });
	await expect(enter(mail, wrong(byMail))).rejects.toMatchObject({ code: 'code_wrong' });
	await enter(phone, byText);
	await enter(mail, byMail);
	expect(await idOf(mail)).not.toBe(await idOf(phone));
});

describe('a text message', () => {
	it('names the house, ends with the code, is in the reader’s language and two parts at most', async () => {
		const phone = anotherPhone();
		await send(phone, 'kk');
		const sent = await newest();
		expect(sent).toMatchObject({ topic: 'sms', to: contact(phone).value });
		expect(sent.text).toMatch(/^Кіру коды: \d{6}\. 10 минут жарамды, ешкімге айтпаңыз\. Жауап$/);
		expect(Temporal.Instant.from(sent.until ?? '').epochMilliseconds - now().epochMilliseconds).toBeLessThanOrEqual(600_000);
		const house = houseName('Қазақстан Республикасының ауыл тұрғындарымен жұмыс жөніндегі орталық кеңсесі');
		expect(house).toBe('Қазақстан Республикасының ауыл...');
		for (const lang of LANGS) {
			for (const { sms } of Object.values(messages[lang].codes))
				expect(splitSms(sms('123456', 10, house)).parts.length).toBeLessThanOrEqual(2);
			for (const { sms } of Object.values(messages[lang].contactAdded)) expect(splitSms(sms).parts.length).toBeLessThanOrEqual(2);
		}
	});

	it('goes to no line of a place, no other country, and nowhere when we send none', async () => {
		const asked = { field: 'contact', status: 422 };
		await expect(send('8 (7172) 74-55-55')).rejects.toMatchObject({ ...asked, code: 'phone_fixed' });
		await expect(send('+49 30 901820')).rejects.toMatchObject({ ...asked, code: 'phone_abroad', data: { prefixes: '+77' } });
		const on = setConfig({ SMS_URL: undefined });
		await expect(send(anotherPhone())).rejects.toMatchObject({ ...asked, code: 'phone_no_texts' });
		on();
	});

	it('goes five times a day to a number and fifteen an hour to a client', async () => {
		const phone = anotherPhone();
		for (let i = 0; i < 5; i += 1) {
			await send(phone);
			later(61);
		}
		await expect(send(phone)).rejects.toMatchObject({ code: 'throttled' });
		const address = '10.9.9.9';
		const ask = () => sendSignInCode(database.db, { contact: contact(anotherPhone()), lang: 'kk', address });
		for (let i = 0; i < 15; i += 1) await ask();
		await expect(ask()).rejects.toMatchObject({ code: 'throttled' });
		await sendSignInCode(database.db, { contact: contact(anotherMail()), lang: 'kk', address });
	});

	it('comes no more when what a day may cost is spent; mail still does', async () => {
		const [row] = await database.db.reader.selectFrom('throttle').select('hits').where('bucket', '=', 'code_texts').execute();
		const system = { kind: 'system', job: 'test' } as const;
		const keep = (aDay: number) => database.db.write((tx) => putSetting(tx, system, 'text_codes', { aDay, prefixes: ['+77'] }));
		await keep((row?.hits ?? 0) + 2);
		const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => send(anotherPhone())));
		expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(2);
		await expect(send(anotherPhone())).rejects.toMatchObject({ code: 'texts_spent', status: 429, field: 'contact' });
		await send(anotherMail());
		later(24 * 3600 + 1);
		await send(anotherPhone());
		await keep(1000);
	});
});

describe('the other contact', () => {
	const ask = (citizen: Citizen, typed: string) =>
		sendContactCode(database.db, citizen, { contact: contact(typed), lang: 'ru', address: `10.2.0.${String(n)}` });
	const add = (citizen: Citizen, typed: string, code: string) => addContact(database.db, citizen, { contact: contact(typed), code });
	const again = async ({ accountId }: Citizen) => (await accountActor(database.db.reader, accountId)) as Citizen;

	it.each([
		[anotherMail, anotherPhone],
		[anotherPhone, anotherMail]
	])('is added by its code, leads to the same account, and the one before is told', async (first, second) => {
		const [had, more] = [first(), second()];
		const citizen = await signedIn(had);
		await ask(citizen, more);
		const code = await codeSent();
		// It signs nobody in, and is nobody else's to use.
		await expect(enter(more, code)).rejects.toMatchObject({ code: 'code_wrong' });
		await expect(add(await signedIn(first()), more, code)).rejects.toMatchObject({ code: 'code_wrong' });
		await expect(add(citizen, more, wrong(code))).rejects.toMatchObject({ code: 'code_wrong', field: 'code' });
		await add(citizen, more, code);
		expect(await newest()).toMatchObject({ to: contact(had).value });
		const both = await again(citizen);
		expect(both).toMatchObject({ [contact(had).way]: contact(had).value, [contact(more).way]: contact(more).value });
		expect(missingWay(both)).toBeUndefined();
		await add(both, more, 'x');
		later(61);
		expect((await signedIn(more)).accountId).toBe(citizen.accountId);
		await expect(ask(both, second())).rejects.toMatchObject({ code: 'contact_there', status: 409 });
	});

	it('of somebody else is refused, once its code was right: two accounts are not joined', async () => {
		const [mail, phone] = [anotherMail(), anotherPhone()];
		const [one, other] = [await signedIn(mail), await signedIn(phone)];
		later(61);
		await ask(one, phone);
		await expect(add(one, phone, wrong(await codeSent()))).rejects.toMatchObject({ code: 'code_wrong' });
		await expect(add(one, phone, await codeSent())).rejects.toMatchObject({ code: 'contact_taken', status: 409 });
		expect([await again(one), await again(other)]).toEqual([one, other]);
	});

	it('that two add at once belongs to one of them', async () => {
		const phone = anotherPhone();
		const people = [await signedIn(anotherMail()), await signedIn(anotherMail())];
		const codes: string[] = [];
		for (const citizen of people) {
			later(61);
			await ask(citizen, phone);
			codes.push(await codeSent());
		}
		const outcomes = await Promise.allSettled(people.map((citizen, i) => add(citizen, phone, codes[i] ?? '')));
		expect(outcomes.map((o) => o.status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect(outcomes.find((o) => o.status === 'rejected')).toMatchObject({ reason: { code: 'contact_taken' } });
	});
});

it('sweeps what has no use any more, and nothing else', async () => {
	await send(anotherMail());
	const count = async () => (await database.db.reader.selectFrom('challenge').select('id').execute()).length;
	const before = await count();
	await database.db.write(sweepIdentity);
	expect(await count()).toBe(before);
	// A test before this one was a day ahead.
	later(9 * 24 * 3600);
	await database.db.write(sweepIdentity);
	expect(await count()).toBe(0);
	expect(await database.db.reader.selectFrom('throttle').select('bucket').execute()).toEqual([]);
});
