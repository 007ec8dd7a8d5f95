/** How an access code is written. Pure: a device that works without us makes codes too. */

// Crockford's base 32: no I, L, O, U, so that a code read aloud or copied by hand survives.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 128 random bits for people: 26 characters in groups, "7K2M9-…". */
export function formatAccessCode(random: Uint8Array): string {
	let bits = random.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
	let text = '';
	for (let i = 0; i < 26; i++) {
		text = (ALPHABET[Number(bits & 31n)] ?? '') + text;
		bits >>= 5n;
	}
	return text.replace(/(.{5})(?=.)/g, '$1-');
}
