/** What is measured of units by our own checks of their answers. */
import { sql } from '#platform/db/index.ts';
import { inDays, localDay, type Measure } from '#platform/measures.ts';
import { keptFromNobody } from '#modules/appeals/server/index.ts';

const LABEL = sql`a.number || ' · ' || a.title`;

/** Placed by the signature: of all answers, those that a reviewer called formal by then. */
const formal: Measure = {
	code: 'answers_formal',
	about: 'appeal',
	cases: (days, at) => sql`SELECT d.id, a.unit_id, ${localDay(sql`d.signed_at`)} AS day,
			(r.verdict = 'formal' AND r.reviewed_at <= ${at}::timestamptz) IS TRUE AS met, a.id AS about_id, ${LABEL} AS label
		FROM decision d JOIN appeal a ON a.id = d.appeal_id LEFT JOIN decision_review r ON r.decision_id = d.id
		WHERE ${inDays(sql`d.signed_at`, days)} AND d.signed_at <= ${at}::timestamptz AND ${keptFromNobody(sql`a.id`)}`
};

/** Placed by the end of the re-check. */
const sound: Measure = {
	code: 'rechecks_sound',
	about: 'recheck',
	cases: (
		days,
		at
	) => sql`SELECT r.id, r.unit_id, ${localDay(sql`r.ended_at`)} AS day, r.result = 'sound' AS met, r.id AS about_id, ${LABEL} AS label
		FROM recheck r JOIN appeal a ON a.id = r.appeal_id
		WHERE r.state = 'done' AND ${inDays(sql`r.ended_at`, days)} AND r.ended_at <= ${at}::timestamptz AND ${keptFromNobody(sql`a.id`)}`
};

export const QUALITY_MEASURES: readonly Measure[] = [formal, sound];
