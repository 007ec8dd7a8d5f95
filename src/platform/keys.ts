/**
 * The keys of a deployment, newest first: the first one seals, all of them open. Each is JAUAP_SECRET (older ones in
 * JAUAP_SECRET_PREVIOUS), or a line of a file made on first start.
 */
import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { config, ConfigError } from './config.ts';

/** Sealed values begin with this and the key's id. */
const MARK = Buffer.from([0x4a, 1]);
/** How long a running server may not know that the file has changed. */
export const NOTICED_WITHIN_MS = 1000;

export interface Key {
	/** Eight hexadecimal digits that tell the key and give nothing of it away. */
	id: string;
	/** What a value sealed with it begins with: six bytes, so that they are eight whole letters in base64. */
	header: Buffer;
	/** The key for one purpose (HKDF, RFC 5869). */
	for: (purpose: string) => Buffer;
}

export type Keys = readonly [Key, ...Key[]];

const HEX = /^[0-9a-f]{64}$/;

function makeKey(hex: string): Key {
	const master = Buffer.from(hex, 'hex');
	const derived = new Map<string, Buffer>();
	const derive = (purpose: string) => {
		const value = derived.get(purpose) ?? Buffer.from(hkdfSync('sha256', master, 'jauap', purpose, 32));
		derived.set(purpose, value);
		return value;
	};
	const id = derive('key-id').subarray(0, 4);
	return { id: id.toString('hex'), header: Buffer.concat([MARK, id]), for: derive };
}

export const secretFile = (): string => path.join(config().JAUAP_DATA, 'secret');

function linesOf(file: string): string[] {
	const lines = readFileSync(file, 'utf8').split(/\s+/).filter(Boolean);
	if (lines.length === 0 || !lines.every((line) => HEX.test(line)))
		throw new ConfigError(`The file ${file} does not hold a key of 64 hexadecimal digits.`);
	return lines;
}

/** Writes the file whole or not at all: half of it would close everything. */
function writeLines(file: string, lines: readonly string[]): void {
	const part = `${file}.new`;
	writeFileSync(part, `${lines.join('\n')}\n`, { mode: 0o600, flush: true });
	renameSync(part, file);
	current = undefined;
}

/** A new key above those in the file; `keys()` of every process that reads it follows within NOTICED_WITHIN_MS. */
export function addKeyToFile(): void {
	writeLines(secretFile(), [randomBytes(32).toString('hex'), ...linesOf(secretFile())]);
}

/** Leaves only the newest key in the file. */
export function forgetOldKeysInFile(): void {
	writeLines(secretFile(), linesOf(secretFile()).slice(0, 1));
}

function fromFile(): string[] {
	const file = secretFile();
	if (!existsSync(file)) makeFile(file);
	return linesOf(file);
}

/** The first key, in a file that appears whole: of two processes that start at once, both read the key of the quicker. */
function makeFile(file: string): void {
	mkdirSync(path.dirname(file), { recursive: true });
	const part = `${file}.${randomUUID()}`;
	writeFileSync(part, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
	try {
		linkSync(part, file);
	} catch (error) {
		if (!existsSync(file)) throw error;
	} finally {
		rmSync(part);
	}
}

function read(): Keys {
	const { JAUAP_SECRET, JAUAP_SECRET_PREVIOUS } = config();
	const own = JAUAP_SECRET === undefined ? fromFile() : [JAUAP_SECRET];
	return ofHex([...own, ...JAUAP_SECRET_PREVIOUS]);
}

function ofHex(list: readonly string[]): Keys {
	const [first, ...older] = [...new Set(list)].map(makeKey);
	if (first === undefined) throw new ConfigError('There is no key.');
	return [first, ...older];
}

let current: { keys: Keys; source: string; looked: number } | undefined;
let given: Keys | undefined;

/** Where the keys come from, and when that was changed. */
function sourceOf(): string {
	if (config().JAUAP_SECRET !== undefined) return 'settings';
	return existsSync(secretFile()) ? `${secretFile()} ${String(statSync(secretFile()).mtimeMs)}` : secretFile();
}

/** The keys of this process: at most a second behind the file, which a rotation beside a running server changes. */
export function keys(): Keys {
	if (given !== undefined) return given;
	const at = performance.now();
	if (current !== undefined && at - current.looked < NOTICED_WITHIN_MS) return current.keys;
	if (current === undefined || current.source !== sourceOf()) {
		const all = read();
		current = { keys: all, source: sourceOf(), looked: at };
	}
	current.looked = at;
	return current.keys;
}

/** Other keys for this process, newest first; returns a function that puts its own back. For tests. */
export function setKeys(...hex: string[]): () => void {
	const before = given;
	given = ofHex(hex);
	return () => {
		given = before;
	};
}
