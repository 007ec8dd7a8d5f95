import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { fold } from '#platform/search/index.ts';
import type { BodyKind } from '../rules.ts';

/** An outside body. */
export interface Body {
	id: string;
	code: string;
	kind: BodyKind;
	name: Texts;
	/** To whom: the dative in kk and ru. */
	nameDat: Texts;
	parentId: string | null;
	/** What it covers, with everything below; the whole country when null. */
	territoryId: string | null;
	email: string | null;
	phone: string | null;
	address: Texts | null;
	/** "18:00". */
	dayEnds: string;
	/** A term of its own, whatever the kind of appeal. */
	ruleId: string | null;
	source: string;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate | null;
	/** Exists today: only then something can be forwarded to it. */
	open: boolean;
}

const OPEN = () => sql`b.valid_from <= ${dayOf(now())} AND (b.valid_to IS NULL OR b.valid_to >= ${dayOf(now())})`;
const COLUMNS = () => sql`b.id, b.code, b.kind, b.name, b.name_dat AS "nameDat", b.parent_id AS "parentId", b.territory_id AS "territoryId",
	b.email, b.phone, b.address, b.day_ends AS "dayEnds", b.rule_id AS "ruleId", b.source, b.valid_from AS "validFrom", b.valid_to AS "validTo",
	(${OPEN()}) AS open`;

/** A body by id, also an abolished one. */
export async function bodyById(db: Reader, id: string): Promise<Body | undefined> {
	return (await rows(db, sql<Body>`SELECT ${COLUMNS()} FROM body b WHERE b.id = ${id}`))[0];
}

export async function bodyByCode(db: Reader, code: string): Promise<Body | undefined> {
	return (await rows(db, sql<Body>`SELECT ${COLUMNS()} FROM body b WHERE b.code = ${code}`))[0];
}

/** Bodies by id, for lists; ids without a body are left out. */
export async function bodiesByIds(db: Reader, ids: readonly string[]): Promise<Map<string, Body>> {
	if (ids.length === 0) return new Map();
	const list = await rows(db, sql<Body>`SELECT ${COLUMNS()} FROM body b WHERE b.id = ANY(${[...new Set(ids)]}::uuid[])`);
	return new Map(list.map((body) => [body.id, body]));
}

const NEAREST = 60;

/** The open bodies that cover a place, those of the smallest territory first, then those of the whole country. */
export async function bodiesFor(db: Reader, territoryId: string | null): Promise<Body[]> {
	return rows(
		db,
		sql<Body>`
			SELECT ${COLUMNS()} FROM body b
			LEFT JOIN territory t ON t.id = b.territory_id
			LEFT JOIN territory place ON place.id = ${territoryId}::uuid
			WHERE ${OPEN()} AND (b.territory_id IS NULL OR t.path @> place.path)
			ORDER BY nlevel(t.path) DESC NULLS LAST, b.code LIMIT ${NEAREST}`
	);
}

export interface BodyFilter {
	/** Part of a name in any language, or of the code. */
	q?: string | undefined;
	closed?: boolean;
	/** The code after which the page begins. */
	after?: string | undefined;
	limit?: number;
}

/** A page of the register in the order of codes, and the code after which the next one begins. */
export async function findBodies(db: Reader, filter: BodyFilter): Promise<{ rows: Body[]; next: string | undefined }> {
	const limit = filter.limit ?? 50;
	const words = fold(filter.q ?? '').trim();
	const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
	const list = await rows(
		db,
		sql<Body>`
			SELECT ${COLUMNS()} FROM body b
			WHERE (${words === ''}::boolean OR b.search LIKE ${like}) AND (${filter.closed === true}::boolean OR ${OPEN()})
				AND b.code > ${filter.after ?? ''}
			ORDER BY b.code LIMIT ${limit + 1}`
	);
	const page = list.slice(0, limit);
	return { rows: page, next: list.length > limit ? page.at(-1)?.code : undefined };
}
