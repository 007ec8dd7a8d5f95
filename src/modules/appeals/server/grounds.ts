/** Grounds of the law by date. A case names an edition; what was named long ago is read by its id, whatever its dates. */
import type { Selectable } from 'kysely';
import { holdsOn } from '#platform/calendar/editions.ts';
import type { DB, Reader, Tx } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { PURPOSES, type Evidence, type GroundKinds, type Purpose } from '../rules/grounds.ts';

export interface Ground {
	/** The edition. */
	id: string;
	/** The ground, one through all its editions. */
	code: string;
	name: Texts;
	source: Texts;
	evidence: Evidence;
	/** Holds without anybody naming it. */
	byItself: boolean;
}

export interface GroundEdition extends Ground {
	purpose: Purpose;
	kinds: GroundKinds;
	validFrom: Temporal.PlainDate;
	/** The last day; open when undefined. */
	validTo: Temporal.PlainDate | undefined;
	/** Empty for what ships with Jauap. */
	added: { at: Temporal.Instant; by: string | null; reason: string } | undefined;
}

/** The grounds in force on a day, for a kind of appeal or (undefined) for any, in their order. */
export async function groundsFor(db: Reader | Tx, purpose: Purpose, kind: string | undefined, on: Temporal.PlainDate): Promise<Ground[]> {
	const rows = await db
		.selectFrom('ground')
		.selectAll()
		.where('purpose', '=', purpose)
		.where('valid_from', '<=', on)
		.where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
		.orderBy('position')
		.orderBy('id')
		.execute();
	return rows.filter((row) => kind === undefined || row.kinds === null || row.kinds.includes(kind)).map(toGround);
}

/** Grounds by the editions that cases name, whatever their dates: what was decided on one is shown by its name for ever. */
export async function groundsByIds(db: Reader | Tx, ids: readonly (string | null | undefined)[]): Promise<Map<string, Ground>> {
	const named = ids.filter((id) => id !== null && id !== undefined);
	if (named.length === 0) return new Map();
	const rows = await db.selectFrom('ground').selectAll().where('id', 'in', named).orderBy('position').orderBy('id').execute();
	return new Map(rows.map((row) => [row.id, toGround(row)]));
}

/** The ground that one case names, by its edition. */
export async function groundById(db: Reader | Tx, id: string | null | undefined): Promise<Ground | undefined> {
	return [...(await groundsByIds(db, [id])).values()][0];
}

/** Every edition of every ground, or of one: by purpose and in their order, the latest first day first. */
export async function groundEditions(db: Reader | Tx, code?: string): Promise<GroundEdition[]> {
	const all = db.selectFrom('ground').selectAll().orderBy('position').orderBy('code').orderBy('valid_from', 'desc');
	const rows = await (code === undefined ? all : all.where('code', '=', code)).execute();
	return rows.map(toEdition).toSorted((a, b) => PURPOSES.indexOf(a.purpose) - PURPOSES.indexOf(b.purpose));
}

/** The edition of a ground in force on a day. */
export function editionOn(editions: readonly GroundEdition[], on: Temporal.PlainDate): GroundEdition | undefined {
	return editions.find((one) => holdsOn(one, on));
}

function toGround(row: Selectable<DB['ground']>): Ground {
	const { id, code, evidence, by_itself: byItself } = row;
	return { id, code, byItself, name: row.name as Texts, source: row.source as Texts, evidence: evidence as Evidence };
}

function toEdition(row: Selectable<DB['ground']>): GroundEdition {
	return {
		...toGround(row),
		purpose: row.purpose as Purpose,
		kinds: row.kinds as GroundKinds,
		validFrom: row.valid_from,
		validTo: row.valid_to ?? undefined,
		added: row.added_at === null ? undefined : { at: row.added_at, by: row.added_by, reason: row.reason ?? '' }
	};
}
