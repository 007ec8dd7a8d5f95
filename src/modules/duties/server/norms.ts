/** The norms by date, and the kinds of duty. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Duty, Norm } from '../rules.ts';

export interface DutyKind extends Duty {
	name: Texts;
}

/** Kinds of duty in their order. */
export function dutyKinds(db: Reader | Tx): Promise<DutyKind[]> {
	return rows(db, sql<DutyKind>`SELECT code, name, faces FROM duty_kind ORDER BY position, code`);
}

export interface NormEdition extends Norm {
	unitId: string | null;
	source: Texts;
	approved: Texts;
	link: string | null;
	reason: string;
	addedAt: Temporal.Instant;
	addedBy: string | null;
}

/** Every edition of every norm, the latest first; those that were there by an instant. */
export function norms(db: Reader | Tx, at?: Temporal.Instant): Promise<NormEdition[]> {
	return rows(
		db,
		sql<NormEdition>`SELECT n.duty, n.scope, n.unit_id AS "unitId", n.valid_from AS "validFrom", n.valid_to AS "validTo", n.times, n.months, n.partial,
				n.source, n.approved, n.link, n.reason, n.added_at AS "addedAt", n.added_by AS "addedBy"
			FROM duty_norm n JOIN duty_kind k ON k.code = n.duty WHERE ${at === undefined ? sql`true` : sql`n.added_at <= ${at}`}
			ORDER BY k.position, n.duty, n.unit_id NULLS FIRST, n.scope, n.valid_from DESC`
	);
}
