import { createHash, type Hash } from 'node:crypto';
import pg from 'pg';
import { dayDigest, headLine, rowHash, type StoredRow } from './chain.ts';

/** Where the journal is not what it was. */
export interface Fault {
	/** The chain, `kind/id`, or `digest`. */
	place: string;
	/** The row in its chain; for a digest its day. */
	at: string;
	what: 'changed' | 'missing' | 'cut' | 'no head' | 'head changed' | 'digest differs' | 'digest missing' | 'removed';
}

export interface Verified {
	rows: number;
	chains: number;
	digests: number;
	faults: number;
	/** The first hundred. */
	first: Fault[];
}

/** A digest somebody kept from the published list: what was rewritten together with our own copy shows against it. */
export interface KnownDigest {
	day: string;
	digest: string;
}

interface Window {
	day: string;
	lastId: number;
	digest: Buffer;
	lines: Hash;
}

interface Row extends StoredRow {
	headSeq: number | null;
	headHash: Buffer | null;
}

const BATCH = 5000;

// Values as text: what is hashed is what is stored, and PostgreSQL's own functions are not asked.
const COLUMNS = `j.id, j.subject_kind, j.subject_id, j.seq, (extract(epoch FROM j.at) * 1000000)::bigint, j.actor_kind, coalesce(j.actor_id::text, ''),
	j.act, j.seen_by, j.data::text, j.hash, h.seq, h.hash`;

const bytes = (hex: string) => Buffer.from(hex.slice(2), 'hex');

function toRow(values: string[]): Row {
	const [id = '', kind = '', subject = '', seq = '', at = '', actorKind = '', actorId = '', act = '', seenBy = '', data = '', hash = ''] =
		values;
	const [headSeq, headHash] = values.slice(11) as (string | null)[];
	const stored = { id: Number(id), kind, subject, seq: Number(seq), at, actorKind, actorId, act, seenBy, data, hash: bytes(hash) };
	const head = { headSeq: headSeq == null ? null : Number(headSeq), headHash: headHash == null ? null : bytes(headHash) };
	return { ...stored, ...head };
}

async function* chainRows(client: pg.Client, kind: string): AsyncGenerator<Row[]> {
	await client.query(`DECLARE chain NO SCROLL CURSOR FOR SELECT ${COLUMNS} FROM journal j
		LEFT JOIN journal_head h ON h.subject_kind = j.subject_kind AND h.subject_id = j.subject_id
		WHERE j.subject_kind = '${kind.replace(/'/g, "''")}' ORDER BY j.subject_id, j.seq`);
	const fetch = () =>
		client.query<string[]>({
			text: `FETCH ${String(BATCH)} FROM chain`,
			rowMode: 'array',
			types: { getTypeParser: () => (text: string) => text }
		});
	// The next batch is on its way while this one is hashed.
	let next = fetch();
	for (;;) {
		const { rows } = await next;
		if (rows.length === 0) break;
		next = fetch();
		yield rows.map(toRow);
	}
	await client.query('CLOSE chain');
}

class Verifier {
	readonly result: Verified = { rows: 0, chains: 0, digests: 0, faults: 0, first: [] };
	private last: Row | undefined;
	private readonly windows: Window[];

	constructor(windows: Window[]) {
		this.windows = windows;
	}

	fault(place: string, at: string, what: Fault['what']): void {
		this.result.faults += 1;
		if (this.result.first.length < 100) this.result.first.push({ place, at, what });
	}

	/** Which digest covers a row: the first that reaches as far. */
	private windowOf(id: number): Window | undefined {
		let [low, high] = [0, this.windows.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.windows[middle]?.lastId ?? 0) >= id) high = middle;
			else low = middle + 1;
		}
		return this.windows[low];
	}

	private inSameChain(row: Row): boolean {
		return this.last?.subject === row.subject && this.last.kind === row.kind;
	}

	add(row: Row): void {
		this.result.rows += 1;
		if (!this.inSameChain(row)) {
			this.endChain();
			this.result.chains += 1;
		}
		const before = this.last;
		const place = `${row.kind}/${row.subject}`;
		const expected = (before?.seq ?? 0) + 1;
		if (row.seq !== expected)
			this.fault(place, expected === row.seq - 1 ? String(expected) : `${String(expected)}-${String(row.seq - 1)}`, 'missing');
		// After a gap the hash before is not known: whether this row was changed too cannot be said.
		else if (!rowHash(before?.hash ?? Buffer.alloc(0), row).equals(row.hash)) this.fault(place, String(row.seq), 'changed');
		if (before !== undefined && this.windowOf(before.id) !== this.windowOf(row.id))
			this.windowOf(before.id)?.lines.update(headLine(before));
		this.last = row;
	}

	endChain(): void {
		const row = this.last;
		this.last = undefined;
		if (row === undefined) return;
		this.windowOf(row.id)?.lines.update(headLine(row));
		const place = `${row.kind}/${row.subject}`;
		if (row.headSeq === null || row.headHash === null) this.fault(place, String(row.seq), 'no head');
		else if (row.headSeq !== row.seq) this.fault(place, `${String(row.seq + 1)}-${String(row.headSeq)}`, 'cut');
		else if (!row.headHash.equals(row.hash)) this.fault(place, String(row.seq), 'head changed');
	}

	checkDigests(known: readonly KnownDigest[]): void {
		let before: Buffer = Buffer.alloc(0);
		for (const window of this.windows) {
			this.result.digests += 1;
			if (!dayDigest(before, window.lines.digest()).equals(window.digest)) this.fault('digest', window.day, 'digest differs');
			before = window.digest;
		}
		for (const { day, digest } of known) {
			const own = this.windows.find((window) => window.day === day);
			if (own === undefined) this.fault('digest', day, 'digest missing');
			else if (own.digest.toString('hex') !== digest) this.fault('digest', day, 'digest differs');
		}
	}
}

async function readWindows(client: pg.Client): Promise<Window[]> {
	const { rows } = await client.query<{ day: string; last_id: string; digest: Buffer }>(
		'SELECT day::text, last_id, digest FROM journal_digest ORDER BY last_id, day'
	);
	return rows.map((row) => ({ day: row.day, lastId: Number(row.last_id), digest: row.digest, lines: createHash('sha256') }));
}

/**
 * Reads the whole journal as it is at one instant and computes every chain again, apart from the trigger that wrote it.
 * Finds rows that were changed, taken out, put in another order or cut off the end, chains that went altogether, and,
 * against the digests, histories that were rewritten whole. `onRows` is told how far it is.
 */
export async function verifyJournal(
	url: string,
	known: readonly KnownDigest[] = [],
	onRows: (rows: number) => void = () => undefined
): Promise<Verified> {
	const client = new pg.Client({ connectionString: url, options: '-c role=jauap_app -c timezone=UTC -c default_transaction_read_only=on' });
	await client.connect();
	try {
		await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
		// The whole result is wanted, not its first rows.
		await client.query('SET LOCAL cursor_tuple_fraction = 1');
		const verifier = new Verifier(await readWindows(client));
		const kinds = await client.query<{ kind: string }>('SELECT DISTINCT subject_kind COLLATE "C" AS kind FROM journal ORDER BY 1');
		for (const { kind } of kinds.rows) {
			for await (const batch of chainRows(client, kind)) {
				for (const row of batch) verifier.add(row);
				onRows(verifier.result.rows);
			}
			verifier.endChain();
		}
		const lost = await client.query<{ place: string; seq: number }>(
			`SELECT h.subject_kind || '/' || h.subject_id AS place, h.seq FROM journal_head h
			WHERE NOT EXISTS (SELECT FROM journal j WHERE j.subject_kind = h.subject_kind AND j.subject_id = h.subject_id) ORDER BY 1`
		);
		for (const { place, seq } of lost.rows) verifier.fault(place, `1-${String(seq)}`, 'removed');
		verifier.checkDigests(known);
		return verifier.result;
	} finally {
		await client.end();
	}
}
