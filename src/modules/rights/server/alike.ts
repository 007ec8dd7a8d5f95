/** What is counted when alike violations are looked for. What is kept from somebody gathers by itself nowhere. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { ZONE } from '#platform/i18n/format.ts';
import type { AlikeCase, AlikeFacts, Match } from '../rules/alike.ts';

/** Of an appeal (alias `a`) with its rights case (alias `r`): it may be gathered with others. */
const GATHERS = sql`r.removed_at IS NULL AND NOT a.sensitive AND NOT a.conflicted AND a.state <> 'withdrawn'`;
const DISTRICT = sql`(SELECT d.id FROM territory t JOIN territory d ON t.path <@ d.path AND d.level = 2 WHERE t.id = a.territory_id ORDER BY d.valid_from DESC LIMIT 1)`;
/** Of an applicant (alias `p`): who they are, as the blind indexes of what identifies them say. */
const PERSON = sql`coalesce(encode(coalesce(p.iin_index, p.phone_index, p.email_index), 'hex'), p.appeal_id::text)`;

/** What an appeal may have in common with others; undefined when nothing is laid on it, or it is kept from somebody. */
export async function alikeFactsOf(db: Reader | Tx, appealId: string): Promise<AlikeFacts | undefined> {
	const [facts] = await rows(
		db,
		sql<AlikeFacts>`
			SELECT r.profession, r.employer_id AS "employerId", r.violated_right AS "violatedRight", ${DISTRICT} AS "districtId", a.region_id AS "regionId"
			FROM rights_case r JOIN appeal a ON a.id = r.appeal_id WHERE r.appeal_id = ${appealId} AND ${GATHERS}`
	);
	return facts;
}

function same(match: Match, facts: AlikeFacts) {
	if (match === 'employer') return sql`r.employer_id = ${facts.employerId} AND r.violated_right = ${facts.violatedRight}`;
	const where =
		match === 'region'
			? sql`a.region_id = ${facts.regionId}`
			: sql`a.territory_id IN (SELECT t.id FROM territory t JOIN territory d ON t.path <@ d.path WHERE d.id = ${facts.districtId})`;
	return sql`r.profession = ${facts.profession} AND r.violated_right = ${facts.violatedRight} AND ${where}`;
}

/**
 * Those alike since a day that are in no group case yet, nor were taken out of one of this key: one row for each person,
 * also for those who joined a collective appeal.
 */
export function alikeCases(
	db: Reader | Tx,
	match: Match,
	alike: string,
	facts: AlikeFacts,
	since: Temporal.PlainDate
): Promise<AlikeCase[]> {
	return rows(
		db,
		sql<AlikeCase>`
			WITH found AS (
				SELECT a.id, (a.received_at AT TIME ZONE ${sql.lit(ZONE)})::date AS day FROM rights_case r JOIN appeal a ON a.id = r.appeal_id
				WHERE ${same(match, facts)} AND ${GATHERS} AND a.received_at >= ${since}::date
					AND NOT EXISTS (SELECT FROM group_case_appeal m JOIN group_case g ON g.id = m.group_id
						WHERE m.appeal_id = a.id AND (m.left_at IS NULL OR g.alike = ${alike}))
			)
			SELECT f.id AS "appealId", ${PERSON} AS person, f.day FROM found f JOIN appeal_applicant p ON p.appeal_id = f.id
			UNION ALL
			SELECT f.id, ${PERSON}, f.day FROM found f JOIN appeal_merge j ON j.root_id = f.id AND j.joined AND j.ended_at IS NULL
				JOIN appeal_applicant p ON p.appeal_id = j.appeal_id`
	);
}

export interface AlikeGroup {
	employer: string | null;
	profession: string | null;
	violatedRight: string;
	territoryId: string | null;
	people: number;
}

/** What a rule would gather now, the largest first: those alike in the last so many days that are in no group case. */
export function wouldGather(db: Reader, match: Match, n: number, since: Temporal.PlainDate): Promise<AlikeGroup[]> {
	const of = {
		employer: sql`e.name AS employer, NULL::text AS profession, r.violated_right AS "violatedRight", NULL::uuid AS "territoryId"`,
		district: sql`NULL::text AS employer, r.profession, r.violated_right AS "violatedRight", ${DISTRICT} AS "territoryId"`,
		region: sql`NULL::text AS employer, r.profession, r.violated_right AS "violatedRight", a.region_id AS "territoryId"`
	}[match];
	const there =
		match === 'employer'
			? sql`r.employer_id IS NOT NULL`
			: sql`r.profession <> 'other' AND ${match === 'region' ? sql`a.region_id` : DISTRICT} IS NOT NULL`;
	return rows(
		db,
		sql<AlikeGroup>`
			SELECT employer, profession, "violatedRight", "territoryId", count(DISTINCT person)::int AS people FROM (
				SELECT ${of}, ${PERSON} AS person
				FROM rights_case r JOIN appeal a ON a.id = r.appeal_id JOIN appeal_applicant p ON p.appeal_id = a.id LEFT JOIN employer e ON e.id = r.employer_id
				WHERE ${GATHERS} AND ${there} AND r.violated_right <> 'other' AND a.received_at >= ${since}::date
					AND NOT EXISTS (SELECT FROM group_case_appeal m WHERE m.appeal_id = a.id)
			) x GROUP BY 1, 2, 3, 4 HAVING count(DISTINCT person) >= ${n} ORDER BY people DESC, 1, 2, 3, 4 LIMIT 50`
	);
}
