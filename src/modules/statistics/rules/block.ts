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
	const added = packFacts(facts);
	const order = inOrder(block, gone, added);
	const names = { ...block.names };
	const columns = {} as Block['columns'];
	const column = (name: Named | Numbered, codes?: readonly number[]) => {
		const [old, fresh] = [block.columns[name], added.columns[name]];
		return Uint16Array.from(order, (row) => {
			if (row >= 0) return old[row] as number;
			const value = fresh[~row] as number;
			return codes === undefined ? value : (codes[value] as number);
		});
	};
	for (const name of NAMED) {
		const known = new Map(names[name].map((text, code) => [text, code]));
		// Codes of what stays are not changed: a text that nobody has any more keeps its own.
		const codes = added.names[name].map((text) => known.get(text) ?? known.set(text, known.size).size - 1);
		names[name] = [...known.keys()];
		columns[name] = column(name, codes);
	}
	for (const name of NUMBERED) columns[name] = column(name);
	const keys = BigUint64Array.from(order, (row) => (row >= 0 ? block.keys[row] : added.keys[~row]) as bigint);
	return { size: order.length, keys, names, columns, kept: keptRows(columns.flags) };
}

/** The rows of a block that stay and those that are added (as ~row), by their keys. */
function inOrder(block: Block, gone: ReadonlySet<number>, added: Block): Int32Array {
	const order = new Int32Array(block.size - gone.size + added.size);
	let [at, row, next] = [0, 0, 0];
	while (at < order.length) {
		if (gone.has(row)) row++;
		else if (next < added.size && (row >= block.size || (added.keys[next] as bigint) < (block.keys[row] as bigint))) order[at++] = ~next++;
		else order[at++] = row++;
	}
	return order;
}
