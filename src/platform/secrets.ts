import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { config, ConfigError } from './config.ts';

/**
 * One master key per deployment: JAUAP_SECRET, or a file made on first start. From it come, by HKDF (RFC 5869),
 * a key that seals personal data at rest and a key that makes it findable without being readable.
 */
function masterKey(): Buffer {
	const { JAUAP_SECRET, JAUAP_DATA } = config();
	if (JAUAP_SECRET !== undefined) return Buffer.from(JAUAP_SECRET, 'hex');
	const file = path.join(JAUAP_DATA, 'secret');
	if (!existsSync(file)) {
		mkdirSync(JAUAP_DATA, { recursive: true });
		writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
		chmodSync(file, 0o600);
	}
	const hex = readFileSync(file, 'utf8').trim();
	if (!/^[0-9a-f]{64}$/.test(hex)) throw new ConfigError(`The file ${file} does not hold a key of 64 hexadecimal digits.`);
	return Buffer.from(hex, 'hex');
}

const derived = new Map<string, Buffer>();

function key(purpose: string): Buffer {
	let value = derived.get(purpose);
	if (value === undefined) {
		value = Buffer.from(hkdfSync('sha256', masterKey(), 'jauap', purpose, 32));
		derived.set(purpose, value);
	}
	return value;
}

/** Seals text with AES-256-GCM: 12 bytes nonce, 16 bytes tag, ciphertext. */
export function seal(text: string): Buffer {
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', key('personal-data'), nonce);
	const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Opens what `seal` made. Throws when it was changed or made with another key. */
export function open(sealed: Buffer): string {
	const decipher = createDecipheriv('aes-256-gcm', key('personal-data'), sealed.subarray(0, 12));
	decipher.setAuthTag(sealed.subarray(12, 28));
	return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
}

/** A blind index: equal inputs give equal bytes, so a phone can be found without being readable in the database. */
export function blindIndex(purpose: 'phone' | 'email' | 'iin', value: string): Buffer {
	return createHmac('sha256', key(`index-${purpose}`))
		.update(value)
		.digest();
}

/** A keyed signature over text, for tokens that come back to us (links in mail, cursors that matter). */
export function sign(text: string): string {
	return createHmac('sha256', key('sign')).update(text).digest('base64url');
}

/** Compares a signature without telling by time where it differs. */
export function verifySignature(text: string, signature: string): boolean {
	const expected = Buffer.from(sign(text));
	const given = Buffer.from(signature);
	return expected.length === given.length && timingSafeEqual(expected, given);
}

export function sha256(value: string | Buffer): Buffer {
	return createHash('sha256').update(value).digest();
}

// Crockford's base 32: no I, L, O, U, so that a code read aloud or copied by hand survives.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An access code of 128 random bits for people: 26 characters in groups, "7K2M9-…". Only its hash is stored. */
export function makeAccessCode(): string {
	return codeOf(randomBytes(16));
}

/**
 * The code that belongs to a secret token of 256 bits: who holds the token can be shown the code again (a form sent
 * twice, a page reloaded) though it is nowhere kept.
 */
export function accessCodeFor(token: string): string {
	return codeOf(createHmac('sha256', key('access-code')).update(token).digest().subarray(0, 16));
}

function codeOf(random: Buffer): string {
	let bits = BigInt(`0x${random.toString('hex')}`);
	let text = '';
	for (let i = 0; i < 26; i++) {
		text = (ALPHABET[Number(bits & 31n)] ?? '') + text;
		bits >>= 5n;
	}
	return text.replace(/(.{5})(?=.)/g, '$1-');
}

/** Hash of an access code as typed: case, spaces, dashes and look-alikes (O/0, I,L/1) do not matter. */
export function hashAccessCode(typed: string): Buffer {
	const plain = typed
		.toUpperCase()
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1')
		.replace(/[^0-9A-Z]/g, '');
	return sha256(plain);
}

/** A random URL-safe token of 256 bits. */
export function makeToken(): string {
	return randomBytes(32).toString('base64url');
}
