/** Lists that were taken away as files, for those who look after that: read from the journal. */
import { rows, sql, type Reader } from '#platform/db/index.ts';

export interface ExportRow {
	id: string;
	at: Temporal.Instant;
	personId: string;
	data: {
		filter: Record<string, string>;
		words: boolean;
		format: string;
		rows: number;
		cut: boolean;
		sensitive: number;
		applicants: number;
	};
}

const PAGE = 50;

/** The latest first; `after` is the id of the last row of the page before. */
export async function exportsPage(db: Reader, after: string | undefined): Promise<{ rows: ExportRow[]; next: string | undefined }> {
	const found = await rows(
		db,
		sql<ExportRow>`
			SELECT j.subject_id AS id, j.at, j.actor_id AS "personId", j.data::jsonb AS data FROM journal j
			WHERE j.subject_kind = 'export' AND ${after === undefined ? sql`true` : sql`j.subject_id < ${after}::uuid`}
			ORDER BY j.subject_id DESC LIMIT ${PAGE + 1}`
	);
	const page = found.slice(0, PAGE);
	return { rows: page, next: found.length > PAGE ? page.at(-1)?.id : undefined };
}
