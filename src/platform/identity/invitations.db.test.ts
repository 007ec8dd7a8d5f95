import { generateSync } from 'otplib';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeStaff, makeUnit, type MadeUnit } from '../../../test/actors.ts';
import { testDatabase } from '../../../test/db.ts';
import { now, setClock } from '../clock.ts';
import { open } from '../secrets.ts';
import type { Staff } from './actor.ts';
import { acceptInvitation, firstAdministratorLink, invite, readInvitation } from './invitations.ts';
import { closeAccount } from './people/commands.ts';
import { sessionOf, startSession } from './sessions.ts';
import { confirmTotp, pendingTotp, signInWithPassword } from './sign-in.ts';

const ORIGIN = 'https://jauap.example';
const PASSWORD = 'тау бөктеріндегі үй';
const spent = { code: 'link_spent', status: 404 };
const tokenOf = (link: string | undefined) => /^https:\/\/jauap\.example\/(?:kk|ru|en)\/invite\/([\w-]{43})$/.exec(link ?? '')?.[1] ?? '';
const as = (part: object = {}) => ({ password: PASSWORD, lang: 'kk' as const, client: '', ...part });
let restore = () => {};
afterEach(() => {
	restore();
});

describe('the first administrator', () => {
	const database = testDatabase();
	const person = { name: 'Әкім Әкімов', email: ' Admin@Example.org ' };

	it('is made by the newest link, once, and wholly signed in only with TOTP', async () => {
		const old = tokenOf(await firstAdministratorLink(database.db, ORIGIN));
		const token = tokenOf(await firstAdministratorLink(database.db, ORIGIN));
		expect(token).toHaveLength(43);
		await expect(readInvitation(database.db.reader, old)).rejects.toMatchObject(spent);
		expect(await readInvitation(database.db.reader, token)).toEqual({ kind: 'first' });
		expect(JSON.stringify(await database.db.reader.selectFrom('challenge').selectAll().execute())).not.toContain(token);

		await expect(acceptInvitation(database.db, token, as({ ...person, password: 'short' }))).rejects.toMatchObject({ field: 'password' });
		const outcomes = await Promise.allSettled([1, 2, 3].map(() => acceptInvitation(database.db, token, as(person))));
		const done = outcomes.filter((o) => o.status === 'fulfilled');
		expect(done).toHaveLength(1);
		const waiting = await sessionOf(database.db, done[0]?.value.token ?? '');
		expect(waiting?.actor.kind).toBe('anonymous');
		if (waiting === undefined) return;
		const { secret, email } = (await pendingTotp(database.db.reader, waiting.session)) ?? { secret: '', email: '' };
		expect(email).toBe('admin@example.org');
		const code = generateSync({ secret, epoch: Math.floor(now().epochMilliseconds / 1000) });
		const full = await confirmTotp(database.db, waiting.session, code);
		const actor = (await sessionOf(database.db, full.token))?.actor;
		expect(actor).toMatchObject({ kind: 'staff', name: 'Әкім Әкімов', posts: [{ role: 'administrator', unitPath: 'nat' }] });
	});

	it('is the last to be made so', async () => {
		expect(await firstAdministratorLink(database.db, ORIGIN)).toBeUndefined();
	});

	it('can be made again when nobody could administer any more', async () => {
		await database.db.write((tx) =>
			tx
				.updateTable('post')
				.set({ valid_from: Temporal.PlainDate.from('2020-01-01'), valid_to: Temporal.PlainDate.from('2020-12-31') })
				.where('role', '=', 'administrator')
				.execute()
		);
		expect(tokenOf(await firstAdministratorLink(database.db, ORIGIN))).toHaveLength(43);
	});
});

describe('inviting', () => {
	const database = testDatabase();
	let region: MadeUnit;
	let administrator: Staff;
	let person: Staff;
	let n = 0;

	beforeAll(async () => {
		await database.db.write(async (tx) => {
			region = await makeUnit(tx);
			administrator = await makeStaff(tx, { role: 'administrator', unitId: region.id });
		});
	});

	async function newcomer(email = `gulnar${++n}@example.org`): Promise<Staff> {
		return database.db.write((tx) => makeStaff(tx, { role: 'operator', unitId: region.id, email, language: 'ru', name: 'Гүлнар Есімова' }));
	}
	const send = (actor: Staff, to: Staff) => database.db.write((tx) => invite(tx, actor, to.personId, ORIGIN));

	/** The token in the newest letter. */
	async function tokenSent(): Promise<string> {
		const row = await database.db.reader.selectFrom('outbox').select('payload').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
		const letter = JSON.parse(open(Buffer.from((row.payload as { sealed: string }).sealed, 'base64'))) as { text: string; lang: string };
		expect(letter.lang).toBe('ru');
		return /\/ru\/invite\/([\w-]{43})/.exec(letter.text)?.[1] ?? '';
	}

	it('sends a link that sets the password and ends what was open before', async () => {
		person = await newcomer();
		const old = await database.db.write((tx) => startSession(tx, { accountId: person.accountId, kind: 'staff', client: '' }, ['passkey']));
		await send(administrator, person);
		const token = await tokenSent();
		const invited = await readInvitation(database.db.reader, token);
		expect(invited).toEqual({ kind: 'person', name: 'Гүлнар Есімова', email: 'gulnar1@example.org' });
		expect(await sessionOf(database.db, old.token)).toBeDefined();
		const issued = await acceptInvitation(database.db, token, as());
		expect(issued.complete).toBe(false);
		expect(await sessionOf(database.db, old.token)).toBeUndefined();
		await expect(acceptInvitation(database.db, token, as())).rejects.toMatchObject(spent);
		const input = { email: 'gulnar1@example.org', password: PASSWORD, address: '10.0.0.1', client: '' };
		expect((await signInWithPassword(database.db, input)).next).toBe('enrol');
		const acts = await database.db.reader
			.selectFrom('journal')
			.select('act')
			.where('subject_id', '=', person.accountId)
			.orderBy('seq')
			.execute();
		expect(acts.map((a) => a.act)).toEqual(['account.signed_in', 'account.invited', 'account.signed_out', 'account.invitation_used']);
	});

	it('makes the account of a person who has none', async () => {
		person = await newcomer();
		await database.db.write(async (tx) => {
			const id = await tx.selectFrom('person').select('id').where('id', '=', person.personId).executeTakeFirstOrThrow();
			await tx
				.updateTable('account')
				.set({ kind: 'citizen', person_id: null, email: 'gone@example.org' })
				.where('person_id', '=', id.id)
				.execute();
		});
		await send(administrator, person);
		await acceptInvitation(database.db, await tokenSent(), as());
		const account = await database.db.reader
			.selectFrom('account')
			.selectAll()
			.where('person_id', '=', person.personId)
			.executeTakeFirstOrThrow();
		expect(account).toMatchObject({ kind: 'staff', email: 'gulnar2@example.org', language: 'ru' });
	});

	it('works for seven days, the newest one only, and not after the account was closed', async () => {
		person = await newcomer();
		await send(administrator, person);
		const first = await tokenSent();
		await send(administrator, person);
		const second = await tokenSent();
		await expect(readInvitation(database.db.reader, first)).rejects.toMatchObject(spent);
		await readInvitation(database.db.reader, second);
		const at = now();
		restore = setClock(() => at.add({ hours: 7 * 24 }));
		await expect(acceptInvitation(database.db, second, as())).rejects.toMatchObject(spent);
		restore();
		await database.db.write((tx) => closeAccount(tx, administrator, person.personId));
		await expect(readInvitation(database.db.reader, second)).rejects.toMatchObject(spent);
		await send(administrator, person);
		await acceptInvitation(database.db, await tokenSent(), as());
	});

	it('needs an address, the right over the whole person, and is not for oneself', async () => {
		person = await newcomer();
		await database.db.write((tx) => tx.updateTable('person').set({ email: null }).where('id', '=', person.personId).execute());
		await expect(send(administrator, person)).rejects.toMatchObject({ code: 'email_needed', field: 'email' });
		await expect(send(administrator, administrator)).rejects.toMatchObject({ code: 'own_account', status: 409 });

		const [stranger, auditor, outsider] = await database.db.write(async (tx) => {
			const other = await makeUnit(tx);
			return [
				await makeStaff(tx, { role: 'administrator', unitId: other.id }),
				await makeStaff(tx, { role: 'auditor', unitId: region.id }),
				await makeStaff(tx, { role: 'operator', unitId: other.id })
			];
		});
		await expect(send(stranger, person)).rejects.toMatchObject({ status: 404 });
		await expect(send(auditor, person)).rejects.toMatchObject({ status: 403 });
		await expect(send(administrator, outsider)).rejects.toMatchObject({ status: 404 });
		await expect(send(person, person)).rejects.toMatchObject({ status: 404 });
	});

	it('does not let a branch take over somebody with a post above it', async () => {
		person = await newcomer();
		await database.db.write(async (tx) => {
			const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
			const title = JSON.stringify({ kk: 'x', ru: 'x', en: 'x' });
			const values = {
				id: crypto.randomUUID(),
				person_id: person.personId,
				unit_id: root.id,
				role: 'central',
				title,
				valid_from: Temporal.PlainDate.from('2020-01-01')
			};
			await tx.insertInto('post').values(values).execute();
		});
		await expect(send(administrator, person)).rejects.toMatchObject({ code: 'forbidden', status: 403 });
		await expect(database.db.write((tx) => closeAccount(tx, administrator, person.personId))).rejects.toMatchObject({ status: 403 });
	});

	it('answers nothing to a made-up token', async () => {
		await expect(readInvitation(database.db.reader, 'A'.repeat(43))).rejects.toMatchObject(spent);
		await expect(acceptInvitation(database.db, '', as())).rejects.toMatchObject(spent);
	});
});
