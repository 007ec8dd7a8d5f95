import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** Argon2id with the least that OWASP recommends: 19 MiB, two passes, one lane (RFC 9106). About 30 ms here. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

function derive(
	password: string,
	salt: Buffer,
	cost: typeof COST | { memory: number; passes: number; parallelism: number; tagLength: number }
): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		// NFKC: the same letters typed on another keyboard are the same password.
		argon2('argon2id', { message: password.normalize('NFKC'), nonce: salt, ...cost }, (error, key) => {
			if (error === null) resolve(key);
			else reject(error);
		});
	});
}

/** A password's hash in PHC form: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
	const salt = randomBytes(16);
	const key = await derive(password, salt, COST);
	const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
	return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${text(salt)}$${text(key)}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

// Compared with when there is no account, so that the answer takes as long as when there is.
const NOBODY = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Whether the password made this hash. Without a hash (no such account) it takes as long and says no. */
export async function verifyPassword(password: string, stored: string | null | undefined): Promise<boolean> {
	const [, memory, passes, parallelism, salt, hash] = PHC.exec(stored ?? NOBODY) ?? [];
	if (salt === undefined || hash === undefined) throw new Error('a stored password hash is not in PHC form');
	const expected = Buffer.from(hash, 'base64');
	const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), tagLength: expected.length };
	const key = await derive(password, Buffer.from(salt, 'base64'), cost);
	return timingSafeEqual(key, expected) && typeof stored === 'string';
}
