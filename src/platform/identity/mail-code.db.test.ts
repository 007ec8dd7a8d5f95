import { afterEach, expect, it } from 'vitest';
import { testDatabase } from '../../../test/db.ts';
import { now, setClock } from '../clock.ts';
import { open } from '../secrets.ts';
import { sweepIdentity } from './challenges.ts';
import { citizenAccountFor, sendSignInCode, signInWithCode } from './mail-code.ts';
import { sessionOf } from './sessions.ts';

const database = testDatabase();
let restore = () => {};
let n = 0;
afterEach(() => {
	restore();
});

function later(seconds: number): void {
	const at = now().add({ seconds });
	restore();
	restore = setClock(() => at);
}

const send = (email: string) => sendSignInCode(database.db, { email, lang: 'ru', address: `10.1.0.${n}` });
const enter = (email: string, code: string) => signInWithCode(database.db, { email, code, lang: 'ru', client: '' });
const another = () => `aigul${++n}@example.kz`;

/** The code in the newest letter: letters lie sealed in the outbox. */
async function codeSent(): Promise<string> {
	const row = await database.db.reader.selectFrom('outbox').select('payload').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
	const { sealed } = row.payload as { sealed: string };
	const letter = JSON.parse(open(Buffer.from(sealed, 'base64'))) as { text: string };
	return /\b\d{6}\b/.exec(letter.text)?.[0] ?? '';
}

const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

it('makes the account at the first sign-in and finds it at the next', async () => {
	const email = another();
	await send(` ${email.toUpperCase()}`);
	expect(await citizenAccountFor(database.db.reader, email)).toBeUndefined();
	const issued = await enter(email, await codeSent());
	expect(issued).toMatchObject({ complete: true, seconds: 30 * 24 * 3600 });
	const accountId = await citizenAccountFor(database.db.reader, email.toUpperCase());
	expect((await sessionOf(database.db, issued.token))?.actor).toEqual({ kind: 'citizen', accountId, email });

	later(60);
	await send(email);
	const next = await enter(email, ` ${(await codeSent()).replace(/(...)/, '$1 ')} `);
	expect((await sessionOf(database.db, next.token))?.session.accountId).toBe(accountId);
	const acts = await database.db.reader
		.selectFrom('journal')
		.select(['act', 'data'])
		.where('subject_id', '=', accountId ?? '')
		.orderBy('seq')
		.execute();
	expect(acts.map((a) => a.act)).toEqual(['account.made', 'account.signed_in', 'account.signed_in']);
	expect(JSON.stringify(acts)).not.toContain('@');
});

it('keeps neither the address nor the code where they could be read', async () => {
	const email = another();
	await send(email);
	const code = await codeSent();
	const kept = JSON.stringify([
		await database.db.reader.selectFrom('challenge').selectAll().execute(),
		await database.db.reader.selectFrom('outbox').selectAll().execute(),
		await database.db.reader.selectFrom('throttle').selectAll().execute()
	]);
	expect(kept).not.toContain(email);
	expect(kept).not.toContain(`"${code}"`);
});

it('sends once a minute, and only the newest code works', async () => {
	const email = another();
	await send(email);
	const first = await codeSent();
	await expect(send(email)).rejects.toMatchObject({ code: 'throttled', status: 429 });
	later(60);
	await send(email);
	const second = await codeSent();
	if (first !== second) await expect(enter(email, first)).rejects.toMatchObject({ code: 'code_wrong' });
	await enter(email, second);
});

it('works once and for ten minutes', async () => {
	const email = another();
	await send(email);
	const code = await codeSent();
	const outcomes = await Promise.allSettled([enter(email, code), enter(email, code)]);
	expect(outcomes.map((o) => o.status).toSorted()).toEqual(['fulfilled', 'rejected']);
	later(60);
	await send(email);
	const late = await codeSent();
	later(600);
	await expect(enter(email, late)).rejects.toMatchObject({ code: 'code_wrong', status: 422, field: 'code' });
});

it('allows five tries, whichever node they come to', async () => {
	const email = another();
	await send(email);
	const code = await codeSent();
	for (const said of ['code_wrong', 'code_wrong', 'code_wrong', 'code_wrong', 'code_tries']) {
		await expect(enter(email, wrong(code))).rejects.toMatchObject({ code: said });
	}
	await expect(enter(email, code)).rejects.toMatchObject({ code: 'code_tries' });
});

it('says the same to an address that never asked', async () => {
	await expect(enter('nobody@example.kz', '123456')).rejects.toMatchObject({ code: 'code_wrong', field: 'code' });
});

it('lets a closed account stay closed', async () => {
	const email = another();
	await send(email);
	await enter(email, await codeSent());
	const id = (await citizenAccountFor(database.db.reader, email)) ?? '';
	await database.db.write((tx) => tx.updateTable('account').set({ closed_at: now() }).where('id', '=', id).execute());
	later(60);
	await send(email);
	await expect(enter(email, await codeSent())).rejects.toMatchObject({ code: 'code_wrong' });
	expect(await citizenAccountFor(database.db.reader, email)).toBeUndefined();
});

it('sweeps what has no use any more, and nothing else', async () => {
	const email = another();
	await send(email);
	const count = async () => (await database.db.reader.selectFrom('challenge').select('id').execute()).length;
	const before = await count();
	await database.db.write(sweepIdentity);
	expect(await count()).toBe(before);
	later(8 * 24 * 3600);
	await database.db.write(sweepIdentity);
	expect(await count()).toBe(0);
	expect(await database.db.reader.selectFrom('throttle').select('bucket').execute()).toEqual([]);
});
