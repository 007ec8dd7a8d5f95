/**
 * A block: what is counted of many appeals, packed in columns, so that a year of a whole country is added up in
 * milliseconds by whatever is asked. It knows no day: what is overdue is found when it is counted. Pure.
 */

/** What an appeal is or is not; each is a bit of its row. A new one goes at the end, with its SQL in server/facts.ts. */
export const FLAGS = ['open', 'extended', 'reopened', 'repeated', 'merged', 'kept', 'formal', 'sound', 'weak', 'failed'] as const;
export type Flag = (typeof FLAGS)[number];
export const flag = (name: Flag) => 1 << FLAGS.indexOf(name);

/** Changes whenever a block is packed differently: blocks of another format are counted anew. */
export const FORMAT = 2;

/** What is said of an appeal in words or ids; `none` where nothing is said. */
export const NAMED = ['unit', 'theme', 'territory', 'kind', 'channel', 'outcome', 'verdict'] as const;
export type Named = (typeof NAMED)[number];

/** Days since 1970, and counts; 0 where there is none. `days` are working days to the decision, and one. */
export const NUMBERED = ['day', 'firstDue', 'due', 'answered', 'days', 'flags', 'version'] as const;
export type Numbered = (typeof NUMBERED)[number];

/** One appeal as it is counted. */
export type Fact = { id: string } & Record<Named, string> & Record<Numbered, number>;

export interface Block {
	size: number;
	/** The last eight bytes of the ids, in order. */
	keys: BigUint64Array;
	/** What the codes of a named column stand for. */
	names: Record<Named, string[]>;
	columns: Record<Named | Numbered, Uint16Array>;
	/** The rows of appeals that are kept from somebody. */
	kept: Int32Array;
}

const COLUMNS = [...NAMED, ...NUMBERED] as const;
/** The largest number of a column. */
export const LARGEST = 65_535;

export const keyOf = (id: string): bigint => BigInt(`0x${id.slice(19, 23)}${id.slice(24)}`);

/** Packs facts in the order of their keys. */
export function packFacts(facts: readonly Fact[]): Block {
	const keyed = facts.map((fact) => ({ key: keyOf(fact.id), fact })).toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
	const codes = Object.fromEntries(NAMED.map((name) => [name, new Map<string, number>()])) as Record<Named, Map<string, number>>;
	const columns = Object.fromEntries(COLUMNS.map((name) => [name, new Uint16Array(facts.length)])) as Block['columns'];
	keyed.forEach(({ fact }, row) => {
		for (const name of NAMED) {
			const known = codes[name];
			const code = known.get(fact[name]) ?? known.size;
			known.set(fact[name], code);
			columns[name][row] = code;
		}
		for (const name of NUMBERED) columns[name][row] = Math.min(fact[name], LARGEST);
	});
	const names = Object.fromEntries(NAMED.map((name) => [name, [...codes[name].keys()]])) as Block['names'];
	return { size: facts.length, keys: BigUint64Array.from(keyed, ({ key }) => key), names, columns, kept: keptRows(columns.flags) };
}

function keptRows(flags: Uint16Array): Int32Array {
	const kept: number[] = [];
	for (let row = 0; row < flags.length; row++) if (((flags[row] as number) & flag('kept')) !== 0) kept.push(row);
	return Int32Array.from(kept);
}

/** The block as bytes: the names as JSON with their length before them, then keys and columns. */
export function toBytes({ size, keys, names, columns }: Block): Buffer {
	const head = Buffer.from(JSON.stringify({ size, names }));
	const length = Buffer.alloc(4);
	length.writeUInt32LE(head.length);
	const bytes = (array: BigUint64Array | Uint16Array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength);
	return Buffer.concat([length, head, bytes(keys), ...COLUMNS.map((name) => bytes(columns[name]))]);
}

/** The block in bytes that `toBytes` made. */
export function fromBytes(bytes: Buffer): Block {
	const headed = 4 + bytes.readUInt32LE(0);
	const { size, names } = JSON.parse(bytes.toString('utf8', 4, headed)) as Pick<Block, 'size' | 'names'>;
	// A copy: columns must begin at even places.
	const body = Uint8Array.from(bytes.subarray(headed)).buffer;
	const columns = Object.fromEntries(
		COLUMNS.map((name, at) => [name, new Uint16Array(body, size * (8 + 2 * at), size)])
	) as Block['columns'];
	return { size, keys: new BigUint64Array(body, 0, size), names, columns, kept: keptRows(columns.flags) };
}

/** The row of an appeal, -1 when it is not there. */
export function rowOf({ keys, size }: Block, key: bigint): number {
	let [from, to] = [0, size - 1];
	while (from <= to) {
		const middle = (from + to) >> 1;
		const found = keys[middle] ?? 0n;
		if (found === key) return middle;
		if (found < key) from = middle + 1;
		else to = middle - 1;
	}
	return -1;
}

/** Whether the block has the appeal exactly as this fact says. */
export function holds(block: Block, fact: Fact): boolean {
	const row = rowOf(block, keyOf(fact.id));
	if (row < 0) return false;
	const { names, columns } = block;
	return (
		NAMED.every((name) => names[name][columns[name][row] ?? 0] === fact[name]) &&
		NUMBERED.every((name) => columns[name][row] === Math.min(fact[name], LARGEST))
	);
}

/** The block without the appeals of these keys and with these facts instead; itself where nothing changes. */
export function replaced(block: Block, without: ReadonlySet<bigint>, facts: readonly Fact[]): Block {
	const gone = new Set([...without].map((key) => rowOf(block, key)).filter((row) => row >= 0));
	if (gone.size === 0 && facts.length === 0) return block;
	const kept = Array.from(block.keys.keys()).filter((row) => !gone.has(row));
	return packFacts([...kept.map((row) => factAt(block, row)), ...facts]);
}

/** A row as a fact again. Its id is known by its end only, which is all that a block needs. */
function factAt({ keys, names, columns }: Block, row: number): Fact {
	const key = (keys[row] ?? 0n).toString(16).padStart(16, '0');
	const id = `00000000-0000-0000-${key.slice(0, 4)}-${key.slice(4)}`;
	const named = NAMED.map((name) => [name, names[name][columns[name][row] ?? 0] ?? '']);
	const numbered = NUMBERED.map((name) => [name, columns[name][row] ?? 0]);
	return { id, ...Object.fromEntries([...named, ...numbered]) } as Fact;
}
