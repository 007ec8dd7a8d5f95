/** Looks at one signed decision for signs of a formal reply, and keeps them for the reviewer. */
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { findSigns, fingerprint, type Earlier, type Finding } from '../rules.ts';

interface Decided {
	appealId: string;
	unitId: string;
	question: string;
	language: Lang;
	text: string;
	outcome: string;
	draftedBy: string | null;
	signedBy: string | null;
	signedAt: Temporal.Instant;
}

/** Keeps the fingerprint and the signs of a decision. Done twice, it is done once. */
export async function examineDecision(tx: Tx, decisionId: string): Promise<void> {
	const [decided] = await rows(
		tx,
		sql<Decided>`
			SELECT d.appeal_id AS "appealId", a.unit_id AS "unitId", a.text AS question, a.language, d.text, d.outcome,
				d.drafted_by AS "draftedBy", d.signed_by AS "signedBy", d.signed_at AS "signedAt"
			FROM decision d JOIN appeal a ON a.id = d.appeal_id WHERE d.id = ${decisionId}`
	);
	// Stopping on a legal ground answers with the ground, in words that are everybody's.
	if (decided === undefined || decided.outcome === 'stopped') return;
	const findings = await signsOf(asReader(tx), decided.appealId, decided);
	for (const band of fingerprint(decided.text)) {
		await sql`INSERT INTO decision_band (band, signed_at, decision_id) VALUES (${band}, ${decided.signedAt}, ${decisionId})
			ON CONFLICT DO NOTHING`.execute(tx);
	}
	if (findings.length === 0) return;
	const { appealId, unitId, draftedBy, signedBy, signedAt } = decided;
	await tx
		.insertInto('decision_review')
		.values({
			decision_id: decisionId,
			appeal_id: appealId,
			unit_id: unitId,
			drafted_by: draftedBy,
			signed_by: signedBy,
			signed_at: signedAt,
			signs: findings.map(({ sign }) => sign),
			findings: JSON.stringify(findings)
		})
		.onConflict((oc) => oc.column('decision_id').doNothing())
		.execute();
}

/** The signs of an answer to an appeal, signed or only drafted. */
export async function signsOf(
	db: Reader,
	appealId: string,
	answer: { question: string; language: Lang; text: string; outcome: string }
): Promise<Finding[]> {
	const [earlier, evidence] = await Promise.all([earlierLike(db, appealId, answer.text), evidenceOf(db, appealId)]);
	return findSigns({ ...answer, evidence }, earlier);
}

const NEWEST = 4;

/** Decisions to other people that share a band: a handful of index reads, however many there are. */
async function earlierLike(db: Reader, appealId: string, text: string): Promise<Earlier[]> {
	return rows(
		db,
		sql<Earlier>`
			SELECT DISTINCT d.id, d.text FROM unnest(${fingerprint(text)}::int[]) AS b (band)
			CROSS JOIN LATERAL (SELECT decision_id FROM decision_band k WHERE k.band = b.band ORDER BY k.signed_at DESC LIMIT ${NEWEST}) k
			JOIN decision d ON d.id = k.decision_id
			LEFT JOIN appeal_applicant theirs ON theirs.appeal_id = d.appeal_id
			LEFT JOIN appeal_applicant own ON own.appeal_id = ${appealId}
			WHERE d.appeal_id <> ${appealId} AND (theirs.phone_index = own.phone_index OR theirs.email_index = own.email_index) IS NOT TRUE`
	);
}

/** Files that came with the executor's reports. */
async function evidenceOf(db: Reader, appealId: string): Promise<number> {
	const [row] = await rows(
		db,
		sql<{ n: number }>`SELECT coalesce(sum(jsonb_array_length(data::jsonb -> 'files')), 0)::int AS n FROM journal
			WHERE subject_kind = 'appeal' AND subject_id = ${appealId} AND act = 'appeal.reported'`
	);
	return row?.n ?? 0;
}
