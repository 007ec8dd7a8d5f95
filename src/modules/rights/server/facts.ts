/** What is laid on appeals: one rights case each. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { open } from '#platform/secrets.ts';
import type { RightOutcome } from '../rules.ts';

export interface Facts {
	appealId: string;
	profession: string | null;
	member: boolean | null;
	employer: { id: string; name: string; bin: string | null } | null;
	/** An employer that is not in the register, as it was named. */
	employerWords: string | null;
	violatedRight: string | null;
	ground: string | null;
	saidBy: 'applicant' | 'staff';
	laidAt: Temporal.Instant;
	outcome: RightOutcome | null;
	outcomeOn: Temporal.PlainDate | null;
	restored: string | null;
}

type Row = Omit<Facts, 'employer' | 'employerWords'> & {
	employerId: string | null;
	employerName: string | null;
	bin: string | null;
	words: Buffer | null;
};

/** What is laid on an appeal, if anything is. */
export async function factsOf(db: Reader | Tx, appealId: string): Promise<Facts | undefined> {
	const [row] = await rows(
		db,
		sql<Row>`
			SELECT r.appeal_id AS "appealId", r.profession, r.member, r.employer_id AS "employerId", e.name AS "employerName", e.bin,
				r.employer_words AS words, r.violated_right AS "violatedRight", r.ground, r.said_by AS "saidBy", r.laid_at AS "laidAt",
				r.outcome, r.outcome_on AS "outcomeOn", r.restored
			FROM rights_case r LEFT JOIN employer e ON e.id = r.employer_id
			WHERE r.appeal_id = ${appealId} AND r.removed_at IS NULL`
	);
	if (row === undefined) return undefined;
	const { employerId, employerName, bin, words, ...facts } = row;
	return {
		...facts,
		employer: employerId === null ? null : { id: employerId, name: employerName ?? '', bin },
		employerWords: words === null ? null : open(words)
	};
}

/** Whether this body is the employer that an appeal is about: it is not told who wrote. */
export async function isEmployer(db: Reader | Tx, appealId: string, bodyId: string): Promise<boolean> {
	const found = await rows(
		db,
		sql`SELECT FROM rights_case r JOIN employer e ON e.id = r.employer_id
			WHERE r.appeal_id = ${appealId} AND r.removed_at IS NULL AND e.body_id = ${bodyId}`
	);
	return found.length > 0;
}
