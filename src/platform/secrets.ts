import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { formatAccessCode } from './access-code.ts';
import { keys, type Key } from './keys.ts';

const HEADER = 6;

/** Seals text with AES-256-GCM under the newest key: 6 bytes that name the key, 12 bytes nonce, 16 bytes tag, ciphertext. */
export function seal(text: string): Buffer {
	const [key] = keys();
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', key.for('personal-data'), nonce).setAAD(key.header);
	const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([key.header, nonce, cipher.getAuthTag(), body]);
}

function opened(key: Key, sealed: Buffer, header?: Buffer): string | undefined {
	try {
		const decipher = createDecipheriv('aes-256-gcm', key.for('personal-data'), sealed.subarray(0, 12));
		if (header !== undefined) decipher.setAAD(header);
		decipher.setAuthTag(sealed.subarray(12, 28));
		return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
	} catch {
		return undefined;
	}
}

/** Opens what `seal` made, with any key we have. Throws when it was changed or made with a key we do not have. */
export function open(sealed: Buffer): string {
	const key = keys().find((one) => sealed.subarray(0, HEADER).equals(one.header));
	const text = key && opened(key, sealed.subarray(HEADER), key.header);
	if (text !== undefined) return text;
	// Before keys had names a value began with its nonce, which may look like anything.
	for (const one of keys()) {
		const old = opened(one, sealed);
		if (old !== undefined) return old;
	}
	throw new Error('a sealed value was changed, or sealed with a key that is not given');
}

export type IndexPurpose = 'phone' | 'email' | 'iin';

const indexWith = (key: Key, purpose: IndexPurpose, value: string) =>
	createHmac('sha256', key.for(`index-${purpose}`))
		.update(value)
		.digest();

/** A blind index to keep: equal inputs give equal bytes, so a phone can be found without being readable in the database. */
export function blindIndex(purpose: IndexPurpose, value: string): Buffer {
	return indexWith(keys()[0], purpose, value);
}

/** The blind indexes to look for: a row that was not sealed anew yet has the one of an older key. */
export function blindIndexes(purpose: IndexPurpose, value: string): Buffer[] {
	return keys().map((key) => indexWith(key, purpose, value));
}

const signWith = (key: Key, text: string) => createHmac('sha256', key.for('sign')).update(text).digest('base64url');

/** A keyed signature over text, for tokens that come back to us (links in mail, cursors that matter). */
export function sign(text: string): string {
	return signWith(keys()[0], text);
}

/** The signatures of a text that count: of the newest key and of the older ones. */
export function signatures(text: string): string[] {
	return keys().map((key) => signWith(key, text));
}

/** Compares a signature, made with any key we have, without telling by time where it differs. */
export function verifySignature(text: string, signature: string): boolean {
	const given = Buffer.from(signature);
	return keys().some((key) => {
		const expected = Buffer.from(signWith(key, text));
		return expected.length === given.length && timingSafeEqual(expected, given);
	});
}

export function sha256(value: string | Buffer): Buffer {
	return createHash('sha256').update(value).digest();
}

/** An access code of 128 random bits for people: 26 characters in groups, "7K2M9-…". Only its hash is stored. */
export function makeAccessCode(): string {
	return formatAccessCode(randomBytes(16));
}

const codeWith = (key: Key, token: string) =>
	formatAccessCode(createHmac('sha256', key.for('access-code')).update(token).digest().subarray(0, 16));

/**
 * The code that belongs to a secret token of 256 bits: who holds the token can be shown the code again (a form sent
 * twice, a page reloaded) though it is nowhere kept.
 */
export function accessCodeFor(token: string): string {
	return codeWith(keys()[0], token);
}

/** The code that a token gave, told by the hash that is kept; undefined when a newer code was given since. */
export function accessCodeGiven(token: string, hash: Buffer): string | undefined {
	return keys()
		.map((key) => codeWith(key, token))
		.find((code) => hashAccessCode(code).equals(hash));
}

/** A text in which no access code can be read: who quotes our letter in an answer must not hand theirs to its readers. */
export function hideAccessCodes(text: string): string {
	return text.replace(/(?<![\dA-Z])[\dA-Z]{5}(?:-[\dA-Z]{5}){4}-[\dA-Z](?![\dA-Z])/gi, '•••••');
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
