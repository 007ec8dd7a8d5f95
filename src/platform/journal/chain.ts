import { createHash, hash } from 'node:crypto';

/** A row of the journal as it lies in the database, every value as its text. */
export interface StoredRow {
	id: number;
	kind: string;
	subject: string;
	seq: number;
	/** Microseconds since 1970 (UTC). */
	at: string;
	actorKind: string;
	actorId: string;
	act: string;
	seenBy: string;
	data: string;
	hash: Buffer;
}

/** Microseconds to milliseconds as PostgreSQL rounds numeric to bigint: half away from zero. */
function milliseconds(micros: string): string {
	const value = BigInt(micros);
	const half = value < 0n ? -500n : 500n;
	return ((value + half) / 1000n).toString();
}

/** The hash a row must carry after `before`: what journal_append() of migration 0001 computes, said again in other words. */
export function rowHash(before: Buffer, row: StoredRow): Buffer {
	const fields = [row.kind, row.subject, String(row.seq), milliseconds(row.at), row.actorKind, row.actorId, row.act, row.seenBy, row.data];
	return createHash('sha256').update(before).update(fields.join('\x1f'), 'utf8').digest();
}

/** One chain's line in the digest of a day. */
export function headLine(row: Pick<StoredRow, 'kind' | 'subject' | 'seq' | 'hash'>): string {
	return [row.kind, row.subject, String(row.seq), row.hash.toString('hex')].join('\x1f') + '\n';
}

/** The digest of a day: over the one before it and the lines of the chains that grew, by kind (byte order) and subject. */
export function dayDigest(before: Buffer, lines: Buffer): Buffer {
	return hash('sha256', Buffer.concat([before, lines]), 'buffer');
}
