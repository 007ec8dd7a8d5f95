/** What lies on the device is sealed with a key that is made of the PIN and exists only while the page is open. */

/** OWASP's advice of 2023 for PBKDF2 with SHA-256; kept with each kit, so that it may be raised. */
export const ROUNDS = 600_000;

/** AES-GCM: a nonce for each sealing, and the bytes. */
export interface Sealed {
	nonce: Uint8Array<ArrayBuffer>;
	bytes: ArrayBuffer;
}

const utf8 = new TextEncoder();

export const randomBytes = (count: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(count));

/** The key of a PIN and a salt; it cannot be read out of the browser. Takes about half a second, on purpose. */
export async function keyOf(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
	const typed = await crypto.subtle.importKey('raw', utf8.encode(pin.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
	const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
	return crypto.subtle.deriveKey(how, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Seals bytes for one place: `where` names the row, so that one cannot be put in place of another. */
export async function seal(key: CryptoKey, where: string, bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<Sealed> {
	const nonce = randomBytes(12);
	return { nonce, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: utf8.encode(where) }, key, bytes) };
}

/** Opens what `seal` made. Throws when the key, the place or a bit is another. */
export function unseal(key: CryptoKey, where: string, { nonce, bytes }: Sealed): Promise<ArrayBuffer> {
	return crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce, additionalData: utf8.encode(where) }, key, bytes);
}

export const sealJson = (key: CryptoKey, where: string, value: unknown): Promise<Sealed> =>
	seal(key, where, utf8.encode(JSON.stringify(value)));

export async function unsealJson<T>(key: CryptoKey, where: string, sealed: Sealed): Promise<T> {
	return JSON.parse(new TextDecoder().decode(await unseal(key, where, sealed))) as T;
}

/** The sum of bytes, as the server compares it (hex). */
export async function sumOf(bytes: ArrayBuffer): Promise<string> {
	return Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
