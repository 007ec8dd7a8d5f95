/** The lists a rights case is chosen from: professions and rights, each as its edition of a day. Small tables, read whole. */
import { holdsOn, type Added, type Dated } from '#platform/calendar/editions.ts';
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { Evidence, Field } from '../rules.ts';

/** What every list by date says of an edition. */
export interface Listed extends Dated {
	source: string;
	added: Added;
}

interface Edition extends Listed {
	code: string;
	name: Texts;
}

export interface Profession extends Edition {
	field: Field;
}

export interface ViolatedRight extends Edition {
	/** Act and article. */
	ground: Texts;
	evidence: Evidence;
}

/** As its table keeps it. */
export type Row<T> = Omit<T, 'added'> & { addedAt: Temporal.Instant | null; addedBy: string | null; reason: string | null };

/** Columns of what every list says. */
export const LISTED = sql`valid_from AS "validFrom", valid_to AS "validTo", source, added_at AS "addedAt", added_by AS "addedBy", reason`;

/** Why, when and by whom it was added, made one; absent for what ships. */
export function edition<T extends Listed>({ addedAt, addedBy, reason, ...row }: Row<T>): T {
	const added = addedAt === null ? undefined : { at: addedAt, by: addedBy, reason: reason ?? '' };
	return { ...row, added } as unknown as T;
}

/** Every edition of every profession, in their order, the latest first. */
export async function professions(db: Reader | Tx): Promise<Profession[]> {
	const list = await rows(
		db,
		sql<Row<Profession>>`SELECT code, name, ${LISTED}, field FROM profession ORDER BY position, code, valid_from DESC`
	);
	return list.map((row) => edition<Profession>(row));
}

/** Every edition of every right, in their order, the latest first. */
export async function violatedRights(db: Reader | Tx): Promise<ViolatedRight[]> {
	const list = await rows(
		db,
		sql<Row<ViolatedRight>>`SELECT code, name, ${LISTED}, ground, evidence FROM violated_right ORDER BY position, code, valid_from DESC`
	);
	return list.map((row) => edition<ViolatedRight>(row));
}

/** Both lists. */
export interface Lists {
	jobs: Profession[];
	rights: ViolatedRight[];
}

/** Both lists, for a page that names from them. */
export async function listsOf(db: Reader): Promise<Lists> {
	const [jobs, rights] = await Promise.all([professions(db), violatedRights(db)]);
	return { jobs, rights };
}

/** Those in force on a day. */
export function inForce<T extends Edition>(list: readonly T[], day: Temporal.PlainDate): T[] {
	return list.filter((one) => holdsOn(one, day));
}

/** The edition by which a code is read on a day: in force then, else the latest. Undefined for no code. */
export function editionOf<T extends Edition>(list: readonly T[], code: string | null, day: Temporal.PlainDate): T | undefined {
	const own = list.filter((one) => one.code === code);
	return inForce(own, day)[0] ?? own[0];
}
