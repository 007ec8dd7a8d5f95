import { beforeAll, expect, it } from 'vitest';
import { makeStaff } from '../../../test/actors.ts';
import { testDatabase } from '../../../test/db.ts';
import { setConfig } from '../config.ts';
import { putSetting } from '../settings/index.ts';
import { hashPassword } from './password.ts';
import { sessionOf } from './sessions.ts';
import { signInWithPassword } from './sign-in.ts';

const database = testDatabase();
const PASSWORD = 'көрсетілім үшін';
const unit = { kk: 'Орталық', ru: 'Центр', en: 'Centre' };

beforeAll(() => setConfig({ JAUAP_DEMO: true }));
beforeAll(async () => {
	const hash = await hashPassword(PASSWORD);
	await database.db.write(async (tx) => {
		const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		for (const email of ['demo@example.org', 'real@example.org']) {
			const made = await makeStaff(tx, { role: 'operator', unitId: root.id, email });
			await tx.updateTable('account').set({ password_hash: hash }).where('id', '=', made.accountId).execute();
		}
		const accounts = [{ email: 'Demo@example.org', password: PASSWORD, role: 'operator', name: 'Айша', unit }];
		await putSetting(tx, { kind: 'system', job: 'demo' }, 'demo_accounts', accounts);
	});
});

it('asks demo accounts for no second factor, in demo mode, and everybody else as ever', async () => {
	const input = { password: PASSWORD, address: '10.0.0.1', client: '' };
	const demo = await signInWithPassword(database.db, { ...input, email: 'demo@example.org' });
	expect(demo).toMatchObject({ next: 'done', complete: true });
	expect((await sessionOf(database.db, demo.token))?.actor.kind).toBe('staff');
	expect(await signInWithPassword(database.db, { ...input, email: 'real@example.org' })).toMatchObject({ next: 'enrol', complete: false });
});
