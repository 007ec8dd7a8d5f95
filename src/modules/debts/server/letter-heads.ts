/** To whom the weekly letter goes. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { HeldPost, Staff } from '#platform/identity/actor.ts';

const HEADS = ['head', 'branch_head'] as const;

/** Whether this person heads a unit, and so gets the letter unless they turned it off. */
export function headsOwn(actor: Staff): boolean {
	return actor.posts.some((post) => HEADS.some((role) => role === post.role));
}

export interface Head extends Staff {
	email: string;
}

/** The next heads by id who want the letter of this week and have not got it, with all their posts of today: one statement. */
export async function headsWithout(db: Reader, week: Temporal.PlainDate, after: string | undefined, limit: number): Promise<Head[]> {
	const today = dayOf(now());
	return rows(
		db,
		sql<Head & { posts: HeldPost[] }>`
			SELECT 'staff' AS kind, a.id AS "accountId", p.id AS "personId", p.name, p.language, p.email, held.posts
			FROM person p JOIN account a ON a.person_id = p.id AND a.kind = 'staff' AND a.closed_at IS NULL
			CROSS JOIN LATERAL (
				SELECT jsonb_agg(jsonb_build_object('role', h.role, 'unitId', h.unit_id, 'unitPath', u.path::text)) AS posts
				FROM post h JOIN unit u ON u.id = h.unit_id
				WHERE h.person_id = p.id AND h.valid_from <= ${today} AND (h.valid_to IS NULL OR h.valid_to >= ${today})
				HAVING bool_or(h.role = ANY(${[...HEADS]}::text[]))) held
			WHERE p.email IS NOT NULL AND (${after ?? null}::uuid IS NULL OR p.id > ${after ?? null}::uuid)
				AND NOT EXISTS (SELECT FROM weekly_letter w WHERE w.person_id = p.id AND w.week = ${week})
				AND NOT EXISTS (SELECT FROM weekly_letter_choice c WHERE c.person_id = p.id AND NOT c.wanted)
			ORDER BY p.id LIMIT ${limit}`
	);
}
