import { createHash } from 'node:crypto';
import { now } from '../clock.ts';
import { rows, sql, type Database, type Reader, type Tx } from '../db/index.ts';
import { dayOf } from '../i18n/format.ts';
import { onSchedule } from '../jobs/index.ts';
import { dayDigest, headLine } from './chain.ts';

export interface Digest {
	day: Temporal.PlainDate;
	/** The last journal row that it covers. */
	lastId: number;
	/** Chains that grew since the digest before. */
	chains: number;
	/** 64 hexadecimal digits. */
	digest: string;
}

/** Every digest so far, oldest first: what is published. */
export async function digests(db: Reader): Promise<Digest[]> {
	const found = await db.selectFrom('journal_digest').selectAll().orderBy('last_id').orderBy('day').execute();
	return found.map((row) => ({ day: row.day, lastId: row.last_id, chains: row.chains, digest: row.digest.toString('hex') }));
}

interface Head {
	kind: string;
	subject: string;
	seq: number;
	hash: Buffer;
}

/** Feeds the line of each chain that grew between two rows, in the order of the digest. */
async function headsBetween(tx: Tx, after: number, upTo: number, each: (line: string) => void): Promise<number> {
	// A first digest over years of imported acts takes longer than a page may.
	await sql`SET LOCAL statement_timeout = 0`.execute(tx);
	await sql`DECLARE heads NO SCROLL CURSOR FOR
		SELECT DISTINCT ON (subject_kind COLLATE "C", subject_id) subject_kind AS kind, subject_id AS subject, seq, hash FROM journal
		WHERE id > ${sql.lit(after)} AND id <= ${sql.lit(upTo)} ORDER BY subject_kind COLLATE "C", subject_id, seq DESC`.execute(tx);
	let count = 0;
	for (;;) {
		const heads = await rows(tx, sql<Head>`FETCH 5000 FROM heads`);
		if (heads.length === 0) return count;
		for (const head of heads) each(headLine(head));
		count += heads.length;
	}
}

/** Makes the digest of the day before today. Twice on one day makes one. Returns whether this call made it. */
export async function makeDigest(db: Pick<Database, 'write'>): Promise<boolean> {
	const day = dayOf(now()).subtract({ days: 1 });
	const lastId = await db.write(async (tx) => {
		const [row] = await rows(tx, sql<{ id: number }>`SELECT journal_settled_id() AS id`);
		return row?.id ?? 0;
	});
	return db.write(async (tx) => {
		await sql`SELECT pg_advisory_xact_lock(7110003)`.execute(tx);
		const before = await tx
			.selectFrom('journal_digest')
			.selectAll()
			.orderBy('last_id', 'desc')
			.orderBy('day', 'desc')
			.limit(1)
			.executeTakeFirst();
		if (before !== undefined && Temporal.PlainDate.compare(before.day, day) >= 0) return false;
		const lines = createHash('sha256');
		const chains = await headsBetween(tx, before?.last_id ?? 0, lastId, (line) => lines.update(line));
		const digest = dayDigest(before?.digest ?? Buffer.alloc(0), lines.digest());
		await tx.insertInto('journal_digest').values({ day, last_id: lastId, chains, digest, made_at: now() }).execute();
		return true;
	});
}

onSchedule('journal.digest', '5 0 * * *', async (_payload, { write }) => {
	await makeDigest({ write });
});
