/** Decisions that show a sign of a formal reply, for those who stand above the unit that answered. */
import { rows, sql, type Reader } from '#platform/db/index.ts';
import type { Role, Staff } from '#platform/identity/actor.ts';
import { knownById } from '#modules/appeals/server/index.ts';
import type { Finding } from '../rules.ts';

export interface SignedRow {
	id: string;
	appealId: string;
	number: string;
	title: string;
	unitId: string;
	signedAt: Temporal.Instant;
	findings: Finding[];
}

export interface Cursor {
	signedAt: Temporal.Instant;
	id: string;
}

const OVER_ALL: readonly Role[] = ['central', 'auditor'];
const HEADS: readonly Role[] = ['head', 'branch_head'];

/**
 * Waiting decisions of the units below the actor's post (the central office and auditors: of its own too), the newest
 * first; never what they drafted or signed themselves, nor what they may not know of.
 */
export async function signedWithSigns(db: Reader, actor: Staff, after: Cursor | undefined, limit: number): Promise<SignedRow[]> {
	const paths = (roles: readonly Role[]) => actor.posts.filter((post) => roles.includes(post.role)).map((post) => post.unitPath);
	return rows(
		db,
		sql<SignedRow>`
			SELECT r.decision_id AS id, r.appeal_id AS "appealId", a.number, a.title, r.unit_id AS "unitId",
				r.signed_at AS "signedAt", r.findings
			FROM decision_review r JOIN appeal a ON a.id = r.appeal_id JOIN unit u ON u.id = r.unit_id
			WHERE r.verdict IS NULL
				AND (u.path <@ ANY(${paths(OVER_ALL)}::ltree[])
					OR EXISTS (SELECT FROM unnest(${paths(HEADS)}::ltree[]) mine WHERE u.path <@ mine AND u.path <> mine))
				AND r.drafted_by IS DISTINCT FROM ${actor.personId} AND r.signed_by IS DISTINCT FROM ${actor.personId}
				AND ${knownById(actor, sql`r.appeal_id`)}
				AND ${after === undefined ? sql`true` : sql`(r.signed_at, r.decision_id) < (${after.signedAt}, ${after.id})`}
			ORDER BY r.signed_at DESC, r.decision_id DESC LIMIT ${limit}`
	);
}
