/** All of what is public of factions and public councils, for programs: also of those that are no more. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { BODY_KINDS, type BodyKind, type Place } from '../rules.ts';
import type { Term } from './queries.ts';

interface WholeBody {
	id: string;
	kind: BodyKind;
	name: Texts;
	/** The branch of the organisation that it is at. */
	branchId: string;
	branch: Texts;
	/** The code of the branch's place (KATO). */
	territory: string | null;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate | null;
}

interface WholeMandate {
	id: string;
	unitId: string;
	/** The same person in the register of staff. */
	personId: string | null;
	name: string;
	place: Place;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate;
}

export interface Whole {
	bodies: WholeBody[];
	terms: (Term & { unitId: string })[];
	mandates: WholeMandate[];
}

/** Bodies that exist or did, their terms, and who sits or sat in them by today. */
export async function wholeOf(db: Reader): Promise<Whole> {
	const today = dayOf(now());
	const bodies = await rows(
		db,
		sql<WholeBody>`
			SELECT u.id, u.kind, u.name, b.id AS "branchId", b.name AS branch, p.code AS territory, u.valid_from AS "validFrom", u.valid_to AS "validTo"
			FROM unit u JOIN unit b ON b.path = subpath(u.path, 0, least(2, nlevel(u.path))) LEFT JOIN territory p ON p.id = b.territory_id
			WHERE u.kind = ANY(${[...BODY_KINDS]}::text[]) AND u.valid_from <= ${today} ORDER BY u.path`
	);
	const ids = bodies.map(({ id }) => id);
	const terms = await rows(
		db,
		sql<Whole['terms'][number]>`
			SELECT id, unit_id AS "unitId", ordinal, seats, valid_from AS "validFrom", valid_to AS "validTo", source FROM mandate_term
			WHERE unit_id = ANY(${ids}::uuid[]) ORDER BY unit_id, valid_from`
	);
	const mandates = await rows(
		db,
		sql<WholeMandate>`
			SELECT m.id, t.unit_id AS "unitId", m.person_id AS "personId", m.name, m.place, m.valid_from AS "validFrom", m.valid_to AS "validTo"
			FROM mandate m JOIN mandate_term t ON t.id = m.term_id WHERE t.unit_id = ANY(${ids}::uuid[]) AND m.valid_from <= ${today}
			ORDER BY m.valid_from, m.id`
	);
	return { bodies, terms, mandates };
}
