/** The published text of a report: what it holds, and how it is read back. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Section, Words } from '../rules.ts';
import type { Figure, PromiseState } from '../rules/assemble.ts';

export interface FrozenPromise {
	id: string;
	number: number;
	quote: string;
	whom: string;
	promisedUntil: string;
	state: PromiseState;
}

/** Everything that is published, dates and instants as ISO. Its names are kept: a published text is read for ever. */
export interface ReportBody {
	deputy: string;
	body: Texts;
	meeting: { title: Texts; startsAt: string };
	period: { from: string; to: string };
	/** The instant of every query behind the figures. */
	asOf: string;
	publishBy: string;
	daysLate: number;
	figures: Figure[];
	/** Of the report before this one; null: there is none. */
	promises: FrozenPromise[] | null;
	texts: Partial<Record<Section, Words>>;
}

export interface Frozen {
	body: ReportBody;
	sha256: string;
	/** As the reader finds it: the whole check, with the journal, is `jauap verify`. */
	text: string;
	publishedAt: Temporal.Instant;
}

export async function frozenOf(db: Reader | Tx, reportId: string): Promise<Frozen | undefined> {
	const [row] = await rows(
		db,
		sql<{ body: string; sha256: Buffer; publishedAt: Temporal.Instant }>`
			SELECT body, sha256, published_at AS "publishedAt" FROM report_frozen WHERE report_id = ${reportId}`
	);
	return (
		row && { body: JSON.parse(row.body) as ReportBody, sha256: row.sha256.toString('hex'), text: row.body, publishedAt: row.publishedAt }
	);
}
