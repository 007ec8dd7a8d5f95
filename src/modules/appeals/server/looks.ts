/** Who looked at an applicant's data, for the applicant: by post and unit, when and why; never the person's name. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Subject } from '#platform/journal/index.ts';
import type { LookReason } from '../rules.ts';

export interface Look {
	at: Temporal.Instant;
	act: string;
	/** The title of a post held that day; null when none is known. */
	title: Texts | null;
	unit: Texts | null;
	why: LookReason | null;
	/** Of broken glass: the reason as it was written. */
	reason: string | null;
}

/** Every look at the data of an appeal's applicant, newest first. The caller has checked who asks. */
export const looksOf = (db: Reader, appealId: string): Promise<Look[]> =>
	looksAt(db, { kind: 'appeal', id: appealId }, ['appeal.applicant_seen', 'appeal.glass_broken']);

/** The same of anything whose journal keeps looks, by the acts that are one. */
export async function looksAt(db: Reader, { kind, id }: Subject, acts: readonly string[]): Promise<Look[]> {
	return rows(
		db,
		sql<Look>`
			SELECT j.at, j.act, held.title, held.unit, j.data ->> 'why' AS why,
				CASE WHEN j.act = 'appeal.glass_broken' THEN coalesce(w.text, j.data ->> 'reason') END AS reason
			FROM journal j
			LEFT JOIN journal_word w ON w.subject_kind = ${kind} AND w.subject_id = j.subject_id AND w.seq = j.seq AND w.name = 'reason'
			LEFT JOIN LATERAL (
				SELECT p.title, u.name AS unit FROM post p JOIN unit u ON u.id = p.unit_id
				WHERE p.person_id = j.actor_id AND p.valid_from <= j.at::date AND (p.valid_to IS NULL OR p.valid_to >= j.at::date)
				ORDER BY (u.id::text = j.data ->> 'unit') DESC NULLS LAST, p.valid_from LIMIT 1) held ON true
			WHERE j.subject_kind = ${kind} AND j.subject_id = ${id} AND j.act = ANY(${[...acts]}::text[])
			ORDER BY j.seq DESC`
	);
}
