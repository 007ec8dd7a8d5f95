import { crc32, deflateRawSync } from 'node:zlib';

interface Options {
	/** Packs the entries; else they are stored as they are. */
	packed?: boolean;
	/** The size that the directory claims, whatever it is. */
	claim?: number;
}

/** A ZIP archive, such as an office document is one. An entry may be listed twice: give a list of pairs. */
export function zip(
	entries: Record<string, string | Buffer> | readonly (readonly [string, string | Buffer])[],
	{ packed = false, claim }: Options = {}
): Buffer {
	const files: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const [name, content] of Array.isArray(entries) ? (entries as [string, string | Buffer][]) : Object.entries(entries)) {
		const [label, plain] = [Buffer.from(name), Buffer.from(content)];
		const body = packed ? deflateRawSync(plain) : plain;
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(packed ? 8 : 0, 4);
		common.writeUInt32LE(crc32(plain), 10);
		common.writeUInt32LE(body.length, 14);
		common.writeUInt32LE(claim ?? plain.length, 18);
		common.writeUInt16LE(label.length, 22);
		const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, label, body]);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(offset, 10);
		directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, label]));
		files.push(local);
		offset += local.length;
	}
	const index = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(files.length, 8);
	end.writeUInt16LE(files.length, 10);
	end.writeUInt32LE(index.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...files, index, end]);
}
