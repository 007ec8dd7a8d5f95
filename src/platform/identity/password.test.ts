import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

it('hashes by argon2id with 19 MiB and two passes, under a salt of its own', async () => {
	const [a, b] = await Promise.all([hashPassword('тау бөктеріндегі үй'), hashPassword('тау бөктеріндегі үй')]);
	expect(a).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
	expect(a).not.toBe(b);
	expect(await verifyPassword('тау бөктеріндегі үй', a)).toBe(true);
	expect(await verifyPassword('тау бөктеріндегі уй', a)).toBe(false);
});

it('takes the same letters typed in another form', async () => {
	expect(await verifyPassword('\u0439ogurt 1234', await hashPassword('\u0438\u0306ogurt 1234'))).toBe(true);
});

it('says no without an account, and fails on a hash that is not one', async () => {
	expect(await verifyPassword('anything at all', null)).toBe(false);
	expect(await verifyPassword('anything at all', undefined)).toBe(false);
	await expect(verifyPassword('x', 'plain')).rejects.toThrow(/PHC/);
});

it('reads hashes made at another cost', async () => {
	const { argon2Sync } = await import('node:crypto');
	const salt = Buffer.alloc(16, 7);
	const key = argon2Sync('argon2id', { message: 'old password', nonce: salt, memory: 8192, passes: 1, parallelism: 1, tagLength: 32 });
	const text = (b: Buffer) => b.toString('base64').replace(/=+$/, '');
	expect(await verifyPassword('old password', `$argon2id$v=19$m=8192,t=1,p=1$${text(salt)}$${text(key)}`)).toBe(true);
});
