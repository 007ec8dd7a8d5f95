import { generateSync } from 'otplib';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeStaff } from '../../../test/actors.ts';
import { testDatabase } from '../../../test/db.ts';
import { now, setClock } from '../clock.ts';
import { open } from '../secrets.ts';
import type { Staff } from './actor.ts';
import { hashPassword } from './password.ts';
import { endSession, endSessions, sessionOf, sessionsOf, type Session } from './sessions.ts';
import { confirmTotp, pendingTotp, showTotp, signInWithPassword } from './sign-in.ts';
import { changePassword, chooseLanguage, ownAccount, renewTotp } from './own-account.ts';

const database = testDatabase();
const PASSWORD = 'тау бөктеріндегі үй';
const NEXT = 'көл жағасындағы ауыл';
let passwordHash = '';
let n = 0;
let restore = () => {};

beforeAll(async () => {
	passwordHash = await hashPassword(PASSWORD);
});
afterEach(() => {
	restore();
});

const from = (email: string, password = PASSWORD) => ({ email, password, address: `10.0.0.${n}`, client: 'Firefox, Linux' });

/** Somebody with a password and nothing else yet. */
async function somebody(): Promise<{ staff: Staff; email: string }> {
	const email = `aidana${++n}@example.org`;
	const staff = await database.db.write(async (tx) => {
		const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		const made = await makeStaff(tx, { role: 'operator', unitId: root.id, email });
		await tx.updateTable('account').set({ password_hash: passwordHash }).where('id', '=', made.accountId).execute();
		return made;
	});
	return { staff, email };
}

async function sessionBy(token: string): Promise<Session> {
	const found = await sessionOf(database.db, token);
	if (found === undefined) throw new Error('no session');
	return found.session;
}

const codeNow = (secret: string, later = 0) => generateSync({ secret, epoch: Math.floor(now().epochMilliseconds / 1000) + later });

/** Somebody who has signed in and set up TOTP. */
async function enrolled() {
	const { staff, email } = await somebody();
	const first = await signInWithPassword(database.db, from(email));
	const waiting = await sessionBy(first.token);
	const secret = (await pendingTotp(database.db.reader, waiting))?.secret ?? '';
	const full = await confirmTotp(database.db, waiting, codeNow(secret));
	return { staff, email, secret, first, full };
}

/** A minute later, so that a new code is due. */
function later(seconds: number): void {
	const at = now().add({ seconds });
	restore();
	restore = setClock(() => at);
}

const acts = async (accountId: string) =>
	(await database.db.reader.selectFrom('journal').select(['act', 'data']).where('subject_id', '=', accountId).orderBy('seq').execute()).map(
		(r) => r.act
	);

describe('the password', () => {
	it('opens a session that is nobody yet, and asks to set up the second factor', async () => {
		const { staff, email } = await somebody();
		const issued = await signInWithPassword(database.db, from(` ${email.toUpperCase()} `));
		expect(issued).toMatchObject({ next: 'enrol', complete: false, seconds: 1800 });
		const found = await sessionOf(database.db, issued.token);
		expect(found?.actor).toEqual({ kind: 'anonymous' });
		expect(found?.session).toMatchObject({ accountId: staff.accountId, factors: ['password'], complete: false });
		expect(await acts(staff.accountId)).toEqual([]);
	});

	it('stores the hash of the token only', async () => {
		const { email } = await somebody();
		const { token } = await signInWithPassword(database.db, from(email));
		const rows = await database.db.reader.selectFrom('session').selectAll().execute();
		expect(JSON.stringify(rows)).not.toContain(token);
		expect(rows.every((r) => r.token_hash.length === 32)).toBe(true);
	});

	it('says the same of a wrong password, an unknown address and a closed account', async () => {
		const { staff, email } = await somebody();
		const refused = { code: 'sign_in_wrong', status: 422, field: undefined };
		await expect(signInWithPassword(database.db, from(email, 'wrong wrong wrong'))).rejects.toMatchObject(refused);
		await expect(signInWithPassword(database.db, from('nobody@example.org'))).rejects.toMatchObject(refused);
		await database.db.write((tx) => tx.updateTable('account').set({ closed_at: now() }).where('id', '=', staff.accountId).execute());
		await expect(signInWithPassword(database.db, from(email))).rejects.toMatchObject(refused);
		expect(await sessionsOf(database.db.reader, staff.accountId)).toEqual([]);
	});

	it('is not taken from an invited account that has none, nor from a citizen', async () => {
		const { staff, email } = await somebody();
		await database.db.write((tx) => tx.updateTable('account').set({ password_hash: null }).where('id', '=', staff.accountId).execute());
		await expect(signInWithPassword(database.db, from(email))).rejects.toMatchObject({ code: 'sign_in_wrong' });
	});

	it('is tried ten times in a quarter of an hour, and the right one does not count', async () => {
		const { email } = await somebody();
		for (let i = 0; i < 9; i++)
			await expect(signInWithPassword(database.db, from(email, 'wrong wrong'))).rejects.toMatchObject({ status: 422 });
		for (let i = 0; i < 3; i++) await signInWithPassword(database.db, from(email));
		await expect(signInWithPassword(database.db, from(email, 'wrong wrong'))).rejects.toMatchObject({ status: 422 });
		await expect(signInWithPassword(database.db, from(email))).rejects.toMatchObject({ code: 'throttled', status: 429 });
		// From elsewhere the owner still gets in.
		await signInWithPassword(database.db, { ...from(email), address: '192.0.2.1' });
		later(15 * 60);
		await signInWithPassword(database.db, from(email));
	});
});

describe('the second factor', () => {
	it('completes the session under a new token, the old one is worth nothing', async () => {
		const { staff, first, full } = await enrolled();
		expect(full).toMatchObject({ complete: true, seconds: 12 * 3600 });
		expect(await sessionOf(database.db, first.token)).toBeUndefined();
		const found = await sessionOf(database.db, full.token);
		expect(found?.actor).toEqual(staff);
		expect(await acts(staff.accountId)).toEqual(['account.totp_set', 'account.signed_in']);
	});

	it('is asked at the next sign-in, and may not be replaced with the password alone', async () => {
		const { email, secret } = await enrolled();
		later(60);
		const issued = await signInWithPassword(database.db, from(email));
		expect(issued.next).toBe('second');
		const waiting = await sessionBy(issued.token);
		expect(await pendingTotp(database.db.reader, waiting)).toBeUndefined();
		await expect(confirmTotp(database.db, waiting, codeNow(secret))).rejects.toMatchObject({ code: 'forbidden', status: 403 });
		await expect(database.db.write((tx) => renewTotp(tx, waiting))).rejects.toMatchObject({ status: 403 });
		expect((await showTotp(database.db, waiting, codeNow(secret))).complete).toBe(true);
	});

	it('takes a code once, and none from before it', async () => {
		const { email, secret } = await enrolled();
		const waiting = await sessionBy((await signInWithPassword(database.db, from(email))).token);
		const used = { code: 'code_used', status: 422, field: 'code' };
		await expect(showTotp(database.db, waiting, codeNow(secret))).rejects.toMatchObject(used);
		await expect(showTotp(database.db, waiting, codeNow(secret, -30))).rejects.toMatchObject(used);
		later(30);
		const code = codeNow(secret);
		const outcomes = await Promise.allSettled([showTotp(database.db, waiting, code), showTotp(database.db, waiting, code)]);
		expect(outcomes.map((o) => o.status).toSorted()).toEqual(['fulfilled', 'rejected']);
	});

	it('refuses a wrong code ten times, then for a while any', async () => {
		const { email, secret } = await enrolled();
		const waiting = await sessionBy((await signInWithPassword(database.db, from(email))).token);
		for (let i = 0; i < 10; i++) await expect(showTotp(database.db, waiting, '000000')).rejects.toMatchObject({ code: 'code_wrong' });
		later(60);
		await expect(showTotp(database.db, waiting, codeNow(secret))).rejects.toMatchObject({ code: 'throttled' });
	});

	it('keeps the old app until the new one is confirmed', async () => {
		const { staff, email, secret, full } = await enrolled();
		const session = await sessionBy(full.token);
		await database.db.write((tx) => renewTotp(tx, session));
		const next = (await pendingTotp(database.db.reader, session))?.secret ?? '';
		expect(next).not.toBe(secret);
		later(60);
		const waiting = await sessionBy((await signInWithPassword(database.db, from(email))).token);
		await expect(showTotp(database.db, waiting, codeNow(next))).rejects.toMatchObject({ code: 'code_wrong' });
		await confirmTotp(database.db, session, codeNow(next));
		const row = await database.db.reader.selectFrom('account').selectAll().where('id', '=', staff.accountId).executeTakeFirstOrThrow();
		expect(row.totp_secret === null ? '' : open(row.totp_secret)).toBe(next);
		expect(row.totp_pending).toBeNull();
		expect(await ownAccount(database.db.reader, staff.accountId)).toEqual({ email, totp: true });
	});

	it('lies sealed', async () => {
		const { staff, secret } = await enrolled();
		const row = await database.db.reader
			.selectFrom('account')
			.select('totp_secret')
			.where('id', '=', staff.accountId)
			.executeTakeFirstOrThrow();
		expect(row.totp_secret?.includes(Buffer.from(secret))).toBe(false);
	});
});

describe('a session', () => {
	it('ends after its life, at sign-out and when the account is closed', async () => {
		const { staff, full } = await enrolled();
		const session = await sessionBy(full.token);
		const end = () => database.db.write((tx) => endSession(tx, staff, { accountId: staff.accountId, sessionId: session.id }));
		await end();
		await end();
		expect(await sessionOf(database.db, full.token)).toBeUndefined();
		expect((await acts(staff.accountId)).filter((a) => a === 'account.signed_out')).toHaveLength(1);

		const other = await enrolled();
		later(12 * 3600 - 1);
		expect(await sessionOf(database.db, other.full.token)).toBeDefined();
		later(1);
		expect(await sessionOf(database.db, other.full.token)).toBeUndefined();

		const third = await enrolled();
		await database.db.write((tx) => tx.updateTable('account').set({ closed_at: now() }).where('id', '=', third.staff.accountId).execute());
		expect(await sessionOf(database.db, third.full.token)).toBeUndefined();
	});

	it('cannot be raised after it was ended', async () => {
		const { staff, email, secret } = await enrolled();
		later(60);
		const waiting = await sessionBy((await signInWithPassword(database.db, from(email))).token);
		await database.db.write((tx) => endSessions(tx, staff, staff.accountId));
		await expect(showTotp(database.db, waiting, codeNow(secret))).rejects.toMatchObject({ code: 'sign_in_needed', status: 401 });
	});

	it('is not somebody else’s to end', async () => {
		const { full } = await enrolled();
		const { staff: other } = await enrolled();
		const session = await sessionBy(full.token);
		await database.db.write((tx) => endSession(tx, other, { accountId: other.accountId, sessionId: session.id }));
		expect(await sessionOf(database.db, full.token)).toBeDefined();
	});

	it('is seen, but written at most every five minutes', async () => {
		const { staff, full } = await enrolled();
		const seen = async () => (await sessionsOf(database.db.reader, staff.accountId))[0]?.seenAt.epochMilliseconds ?? 0;
		const before = await seen();
		later(299);
		await sessionOf(database.db, full.token);
		expect(await seen()).toBe(before);
		later(1);
		await sessionOf(database.db, full.token);
		expect(await seen()).toBeGreaterThan(before);
	});

	it('knows the posts of today', async () => {
		const { staff, full } = await enrolled();
		const posts = async () => {
			const actor = (await sessionOf(database.db, full.token))?.actor;
			return actor?.kind === 'staff' ? actor.posts : undefined;
		};
		expect(await posts()).toEqual(staff.posts);
		const yesterday = Temporal.PlainDate.from('2025-12-31');
		await database.db.write((tx) => tx.updateTable('post').set({ valid_to: yesterday }).where('person_id', '=', staff.personId).execute());
		expect(await posts()).toEqual([]);
	});

	it('ends everywhere, or everywhere but here', async () => {
		const { staff, email, full, secret } = await enrolled();
		later(60);
		const waiting = await sessionBy((await signInWithPassword(database.db, from(email))).token);
		const second = await showTotp(database.db, waiting, codeNow(secret));
		expect(await sessionsOf(database.db.reader, staff.accountId)).toHaveLength(2);
		const here = await sessionBy(second.token);
		expect(await database.db.write((tx) => endSessions(tx, staff, staff.accountId, here.id))).toBe(1);
		expect(await sessionOf(database.db, full.token)).toBeUndefined();
		expect(await database.db.write((tx) => endSessions(tx, staff, staff.accountId))).toBe(1);
		expect(await database.db.write((tx) => endSessions(tx, staff, staff.accountId))).toBe(0);
	});
});

describe('changing the password', () => {
	it('asks the present one, ends other sessions and renews the token', async () => {
		const { staff, email, full, secret } = await enrolled();
		later(60);
		const other = await showTotp(database.db, await sessionBy((await signInWithPassword(database.db, from(email))).token), codeNow(secret));
		const session = await sessionBy(full.token);
		const change = (password: string, newPassword: string) => changePassword(database.db, session, { password, newPassword });
		await expect(change('wrong wrong wrong', NEXT)).rejects.toMatchObject({ code: 'password_wrong', field: 'password' });
		await expect(change(PASSWORD, 'short')).rejects.toMatchObject({ code: 'password_short', field: 'newPassword' });
		const issued = await change(PASSWORD, NEXT);
		expect(await sessionOf(database.db, full.token)).toBeUndefined();
		expect(await sessionOf(database.db, other.token)).toBeUndefined();
		expect((await sessionOf(database.db, issued.token))?.actor.kind).toBe('staff');
		await expect(signInWithPassword(database.db, from(email))).rejects.toMatchObject({ code: 'sign_in_wrong' });
		await signInWithPassword(database.db, from(email, NEXT));
		expect(await acts(staff.accountId)).toContain('account.password_changed');
	});

	it('is not for a session with one factor', async () => {
		const { email } = await somebody();
		const waiting = await sessionBy((await signInWithPassword(database.db, from(email))).token);
		await expect(changePassword(database.db, waiting, { password: PASSWORD, newPassword: NEXT })).rejects.toMatchObject({ status: 403 });
	});
});

it('keeps the language in account and person', async () => {
	const { full } = await enrolled();
	await database.db.write(async (tx) => chooseLanguage(tx, await sessionBy(full.token), 'ru'));
	const actor = (await sessionOf(database.db, full.token))?.actor;
	expect(actor?.kind === 'staff' && actor.language).toBe('ru');
});
