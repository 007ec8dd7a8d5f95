import { afterEach, describe, expect, it } from 'vitest';
import { makeStaff } from '../../../test/actors.ts';
import { Authenticator } from '../../../test/authenticator.ts';
import { testDatabase } from '../../../test/db.ts';
import { now, setClock } from '../clock.ts';
import { passkeyRegistration, passkeySignIn, passkeysOf, registerPasskey, removePasskey, signInWithPasskey } from './passkeys.ts';
import { sessionOf, startSession, type Session } from './sessions.ts';
import type { Factor } from './rules.ts';

const database = testDatabase();
const ORIGIN = 'https://jauap.example';
const SITE = 'jauap.example';
const refused = { code: 'passkey_refused', status: 422 };
let restore = () => {};
afterEach(() => {
	restore();
});

/** Somebody with a session of these factors. */
async function somebody(factors: Factor[]) {
	return database.db.write(async (tx) => {
		const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		const staff = await makeStaff(tx, { role: 'operator', unitId: root.id });
		const { token } = await startSession(tx, { accountId: staff.accountId, kind: 'staff', client: '' }, factors);
		return { staff, token };
	});
}

async function sessionBy(token: string): Promise<Session> {
	const found = await sessionOf(database.db, token);
	if (found === undefined) throw new Error('no session');
	return found.session;
}

async function challengeToMake(session: Session): Promise<string> {
	return (await database.db.write((tx) => passkeyRegistration(tx, session, { origin: ORIGIN, name: 'Жауап' }))).challenge;
}

async function challengeToUse(): Promise<string> {
	return (await database.db.write((tx) => passkeySignIn(tx, ORIGIN))).challenge;
}

const register = (session: Session, response: string) =>
	registerPasskey(database.db, session, { response, origin: ORIGIN, label: 'Ноутбук' });
const signIn = (response: string) => signInWithPasskey(database.db, { response, origin: ORIGIN, client: 'Firefox, Linux' });

/** Somebody with a passkey made while setting up the second factor. */
async function owner() {
	const { staff, token } = await somebody(['password']);
	const session = await sessionBy(token);
	const key = new Authenticator();
	const raised = await register(session, key.make({ challenge: await challengeToMake(session), origin: ORIGIN, site: SITE }));
	return { staff, key, raised: raised?.token ?? '' };
}

describe('making a passkey', () => {
	it('asks for one that knows its owner and is found without a name', async () => {
		const { token, staff } = await somebody(['password']);
		const session = await sessionBy(token);
		const options = await database.db.write((tx) => passkeyRegistration(tx, session, { origin: 'http://localhost:3000', name: 'Жауап' }));
		expect(options.rp).toEqual({ id: 'localhost', name: 'Жауап' });
		expect(options.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' });
		expect(Buffer.from(options.user.id, 'base64url').toString()).toBe(staff.accountId);
	});

	it('stands for the second factor and completes the session', async () => {
		const { staff, raised } = await owner();
		const found = await sessionOf(database.db, raised);
		expect(found?.session).toMatchObject({ factors: ['password', 'passkey'], complete: true });
		expect(found?.actor).toEqual(staff);
		expect(await passkeysOf(database.db.reader, staff.accountId)).toMatchObject([
			{ name: 'Ноутбук', transports: ['internal'], usedAt: null }
		]);
		const acts = await database.db.reader
			.selectFrom('journal')
			.select('act')
			.where('subject_id', '=', staff.accountId)
			.orderBy('seq')
			.execute();
		expect(acts.map((a) => a.act)).toEqual(['account.passkey_added', 'account.signed_in']);
	});

	it('refuses another origin, another site, another ceremony and an owner who was not asked', async () => {
		const { token } = await somebody(['password']);
		const session = await sessionBy(token);
		const key = new Authenticator();
		const attempt = async (part: object) =>
			register(session, key.make({ challenge: await challengeToMake(session), origin: ORIGIN, site: SITE, ...part }));
		await expect(attempt({ origin: 'https://evil.example' })).rejects.toMatchObject(refused);
		await expect(attempt({ site: 'evil.example' })).rejects.toMatchObject(refused);
		await expect(attempt({ verified: false })).rejects.toMatchObject(refused);
		await expect(attempt({ challenge: await challengeToUse() })).rejects.toMatchObject(refused);
		await expect(attempt({ challenge: 'AAAA' })).rejects.toMatchObject(refused);
		expect((await sessionBy(token)).complete).toBe(false);
	});

	it('takes a challenge once, in time, and from the one it was made for', async () => {
		const mine = await sessionBy((await somebody(['password'])).token);
		const theirs = await sessionBy((await somebody(['password'])).token);
		const challenge = await challengeToMake(mine);
		const made = () => new Authenticator().make({ challenge, origin: ORIGIN, site: SITE });
		await expect(register(theirs, made())).rejects.toMatchObject(refused);
		await expect(register(mine, made())).rejects.toMatchObject(refused);

		const late = await challengeToMake(mine);
		const at = now().add({ minutes: 5 });
		restore = setClock(() => at);
		await expect(register(mine, new Authenticator().make({ challenge: late, origin: ORIGIN, site: SITE }))).rejects.toMatchObject(refused);
	});

	it('refuses what is no credential at all, and a credential that is already somebody’s', async () => {
		const session = await sessionBy((await somebody(['password'])).token);
		for (const response of ['', '{', 'null', '{"id":1}', JSON.stringify({ id: 'a', rawId: 'a', type: 'public-key', response: {} })]) {
			await expect(register(session, response)).rejects.toMatchObject(refused);
		}
		const { key } = await owner();
		await expect(
			register(session, key.make({ challenge: await challengeToMake(session), origin: ORIGIN, site: SITE }))
		).rejects.toMatchObject(refused);
	});

	it('is not for one who has only shown the password of an account with a second factor', async () => {
		const { staff } = await owner();
		const { token } = await database.db.write((tx) =>
			startSession(tx, { accountId: staff.accountId, kind: 'staff', client: '' }, ['password'])
		);
		await expect(challengeToMake(await sessionBy(token))).rejects.toMatchObject({ status: 403 });
	});
});

describe('signing in with it', () => {
	it('opens a whole session in one step', async () => {
		const { staff, key } = await owner();
		const issued = await signIn(key.use({ challenge: await challengeToUse(), origin: ORIGIN, site: SITE }));
		expect(issued).toMatchObject({ complete: true, seconds: 12 * 3600 });
		expect((await sessionOf(database.db, issued.token))?.actor).toEqual(staff);
		expect((await passkeysOf(database.db.reader, staff.accountId))[0]?.usedAt).not.toBeNull();
	});

	it('refuses the same answer a second time', async () => {
		const { key } = await owner();
		const answer = key.use({ challenge: await challengeToUse(), origin: ORIGIN, site: SITE });
		await signIn(answer);
		await expect(signIn(answer)).rejects.toMatchObject(refused);
	});

	it('lets one of two equal answers in', async () => {
		const { key } = await owner();
		const answer = key.use({ challenge: await challengeToUse(), origin: ORIGIN, site: SITE });
		const outcomes = await Promise.allSettled([signIn(answer), signIn(answer)]);
		expect(outcomes.map((o) => o.status).toSorted()).toEqual(['fulfilled', 'rejected']);
	});

	it('refuses another origin, another site, an unasked owner, a count that went back, another key', async () => {
		const { key } = await owner();
		const attempt = async (part: object, by = key) =>
			signIn(by.use({ challenge: await challengeToUse(), origin: ORIGIN, site: SITE, ...part }));
		await expect(attempt({ origin: 'https://evil.example' })).rejects.toMatchObject(refused);
		await expect(attempt({ site: 'evil.example' })).rejects.toMatchObject(refused);
		await expect(attempt({ verified: false })).rejects.toMatchObject(refused);
		await expect(attempt({ counter: 1 })).rejects.toMatchObject(refused);
		await expect(attempt({}, new Authenticator())).rejects.toMatchObject(refused);
		const forged = JSON.parse(new Authenticator().use({ challenge: await challengeToUse(), origin: ORIGIN, site: SITE })) as Record<
			string,
			unknown
		>;
		const id = key.id.toString('base64url');
		await expect(signIn(JSON.stringify({ ...forged, id, rawId: id }))).rejects.toMatchObject(refused);
		await attempt({});
	});

	it('refuses a challenge that was made for something else', async () => {
		const { key, raised } = await owner();
		const challenge = await challengeToMake(await sessionBy(raised));
		await expect(signIn(key.use({ challenge, origin: ORIGIN, site: SITE }))).rejects.toMatchObject(refused);
	});

	it('refuses a closed account', async () => {
		const { staff, key } = await owner();
		await database.db.write((tx) => tx.updateTable('account').set({ closed_at: now() }).where('id', '=', staff.accountId).execute());
		await expect(signIn(key.use({ challenge: await challengeToUse(), origin: ORIGIN, site: SITE }))).rejects.toMatchObject(refused);
	});
});

describe('removing one', () => {
	it('keeps the last second factor, hides other people’s, and signs nobody in afterwards', async () => {
		const { staff, key, raised } = await owner();
		const session = await sessionBy(raised);
		const other = await owner();
		const [first] = await passkeysOf(database.db.reader, staff.accountId);
		const remove = (id: string, actor = staff) => database.db.write((tx) => removePasskey(tx, actor, id));
		await expect(remove(first?.id ?? '')).rejects.toMatchObject({ code: 'passkey_last', status: 409 });
		await expect(remove(first?.id ?? '', other.staff)).rejects.toMatchObject({ status: 404 });

		const second = new Authenticator();
		await register(session, second.make({ challenge: await challengeToMake(session), origin: ORIGIN, site: SITE }));
		await remove(first?.id ?? '');
		await expect(remove(first?.id ?? '')).rejects.toMatchObject({ status: 404 });
		await expect(signIn(key.use({ challenge: await challengeToUse(), origin: ORIGIN, site: SITE }))).rejects.toMatchObject(refused);
		await signIn(second.use({ challenge: await challengeToUse(), origin: ORIGIN, site: SITE }));
	});
});
