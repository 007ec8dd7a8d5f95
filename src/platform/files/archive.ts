import { pipeline } from 'node:stream/promises';
import { Readable, Writable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

/** Most parts of an office document, those of what it holds included. */
const MOST_PARTS = 5000;
/** Most bytes that a document may unpack to, all its parts together. */
export const MOST_UNPACKED = 200 * 1024 * 1024;
/** A sheet in a letter is a document in a document; deeper than that nobody writes. */
const DEEPEST = 2;

/** `broken`: no archive that every program reads alike. `swollen`: it unpacks to more than we look through. */
export type ArchiveFault = 'broken' | 'swollen';

export class ArchiveError extends Error {
	readonly fault: ArchiveFault;
	constructor(fault: ArchiveFault) {
		super(`the archive is ${fault}`);
		this.fault = fault;
	}
}

export interface Part {
	name: string;
	bytes: Buffer;
	/** 0 for the document itself, 1 for a document in it. */
	depth: number;
}

/** What is left to unpack; shared by a document and what it holds. */
interface Budget {
	bytes: number;
	parts: number;
}

interface Entry {
	name: string;
	packed: Buffer;
	deflated: boolean;
	size: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;

function broken(): ArchiveError {
	return new ArchiveError('broken');
}

/** A path that stays inside the document. */
function isInside(name: string): boolean {
	return name !== '' && !/^\/|^[a-z]:|\\|\p{Cc}/iu.test(name) && !name.split('/').includes('..');
}

/** One line of the directory, held against the header that stands before the bytes themselves. */
function entryAt(bytes: Buffer, at: number): { entry: Entry; next: number } {
	if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw broken();
	const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
	const [packedSize, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
	const [nameLength, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
	const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
	const local = bytes.readUInt32LE(at + 42);
	if ((flags & 1) !== 0 || (method !== 0 && method !== 8) || !isInside(name)) throw broken();
	if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL) throw broken();
	const localName = bytes.readUInt16LE(local + 26);
	if (bytes.toString('utf8', local + 30, local + 30 + localName) !== name) throw broken();
	const from = local + 30 + localName + bytes.readUInt16LE(local + 28);
	if (from + packedSize > at) throw broken();
	const entry = { name, packed: bytes.subarray(from, from + packedSize), deflated: method === 8, size };
	return { entry, next: at + 46 + nameLength + extra + comment };
}

/** The parts that the directory at the end lists. Nothing may stand before, behind or beside them: that would be a second file in the same bytes. */
function entriesOf(bytes: Buffer, budget: Budget): Entry[] {
	const end = bytes.length - END_BYTES;
	if (end < 0 || bytes.readUInt32LE(end) !== END || bytes.readUInt32LE(0) !== LOCAL) throw broken();
	const [count, size, from] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)];
	if (from + size !== end) throw broken();
	budget.parts -= count;
	if (budget.parts < 0) throw new ArchiveError('swollen');
	const entries: Entry[] = [];
	const names = new Set<string>();
	for (let at = from; entries.length < count;) {
		const { entry, next } = entryAt(bytes, at);
		// Of two parts of one name, one program reads the first and another the last.
		if (names.has(entry.name)) throw broken();
		names.add(entry.name);
		entries.push(entry);
		at = next;
	}
	return entries;
}

/** Unpacks one part and stops as soon as there is more than is left, whatever size it claims. */
async function unpack(entry: Entry, budget: Budget): Promise<Buffer> {
	if (entry.size > budget.bytes) throw new ArchiveError('swollen');
	const chunks: Buffer[] = [];
	let size = 0;
	const take = new Writable({
		write: (chunk: Buffer, _encoding, done) => {
			size += chunk.length;
			chunks.push(chunk);
			done(size > budget.bytes ? new ArchiveError('swollen') : null);
		}
	});
	try {
		const source = Readable.from([entry.packed]);
		await (entry.deflated ? pipeline(source, createInflateRaw(), take) : pipeline(source, take));
	} catch (error) {
		throw error instanceof ArchiveError ? error : broken();
	}
	budget.bytes -= size;
	return Buffer.concat(chunks);
}

/** Every part of an office document and of the documents in it, one in memory at a time. Throws ArchiveError. */
export async function* partsOf(
	bytes: Buffer,
	depth = 0,
	budget: Budget = { bytes: MOST_UNPACKED, parts: MOST_PARTS }
): AsyncGenerator<Part> {
	for (const entry of entriesOf(bytes, budget)) {
		const part = await unpack(entry, budget);
		yield { name: entry.name, bytes: part, depth };
		if (part.length < END_BYTES || part.readUInt32LE(0) !== LOCAL) continue;
		if (depth + 1 >= DEEPEST) throw new ArchiveError('swollen');
		yield* partsOf(part, depth + 1, budget);
	}
}
