/** Just enough of the tar format (POSIX ustar) for a backup: plain files with short names. */

const BLOCK = 512;

function field(header: Buffer, at: number, length: number, value: number): void {
	header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
}

function checksum(header: Buffer): number {
	// The checksum's own place counts as spaces.
	return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}

/** One entry with its header and padding. `name` is at most 100 bytes of ASCII. */
export function tarEntry(name: string, content: Buffer, seconds: number): Buffer {
	const header = Buffer.alloc(BLOCK);
	header.write(name, 0, 'latin1');
	field(header, 100, 8, 0o600);
	field(header, 108, 8, 0);
	field(header, 116, 8, 0);
	field(header, 124, 12, content.length);
	field(header, 136, 12, seconds);
	header.write('0', 156);
	header.write('ustar\x0000', 257, 'latin1');
	header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
	return Buffer.concat([header, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)]);
}

/** What ends an archive. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

export interface TarFile {
	name: string;
	content: Buffer;
}

/** Reads entries one after another out of a stream of bytes. Throws when the archive is cut or is none. */
export async function* tarFiles(source: AsyncIterable<Buffer>): AsyncGenerator<TarFile> {
	const take = reader(source);
	for (;;) {
		const header = await take(BLOCK);
		if (header.every((byte) => byte === 0)) return;
		if (header.toString('latin1', 257, 262) !== 'ustar' || Number.parseInt(header.toString('latin1', 148, 154), 8) !== checksum(header)) {
			throw new Error('this is no tar archive');
		}
		const name = header.toString('latin1', 0, 100).replace(/\0.*$/s, '');
		const size = Number.parseInt(header.toString('latin1', 124, 135), 8);
		const content = await take(Math.ceil(size / BLOCK) * BLOCK);
		yield { name, content: content.subarray(0, size) };
	}
}

function reader(source: AsyncIterable<Buffer>): (bytes: number) => Promise<Buffer> {
	const chunks = source[Symbol.asyncIterator]();
	let held: Buffer[] = [];
	let length = 0;
	return async (bytes) => {
		while (length < bytes) {
			const next = await chunks.next();
			if (next.done === true) throw new Error('the archive ends too early');
			held.push(next.value);
			length += next.value.length;
		}
		const all = held.length === 1 && held[0] !== undefined ? held[0] : Buffer.concat(held);
		held = [all.subarray(bytes)];
		length = all.length - bytes;
		return all.subarray(0, bytes);
	};
}
