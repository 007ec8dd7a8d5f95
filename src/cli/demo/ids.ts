import { randomBytes } from 'node:crypto';

let last = 0;
let counter = 0;

/** An id as it would have been made at `ms` (RFC 9562, version 7): the past sorts as the past. */
export function idAt(ms: number): string {
	const at = Math.floor(ms);
	counter = at === last ? (counter + 1) & 0xfff : 0;
	last = at;
	const bytes = randomBytes(16);
	bytes.writeUIntBE(at, 0, 6);
	bytes.writeUInt16BE(0x7000 | counter, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	const hex = bytes.toString('hex');
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
