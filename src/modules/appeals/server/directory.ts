/** What an administrator keeps for this room: kinds and themes. Small tables, read whole. */
import { onConstraint } from '#platform/db/constraints.ts';
import type { Reader } from '#platform/db/index.ts';
import { invalid } from '#platform/errors.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import type { KindId } from '../rules/suggest.ts';

// A theme that is not there, in whatever form or program it was sent.
for (const table of ['appeal', 'route_rule']) onConstraint(`${table}_theme_id_fkey`, () => invalid('themeId', 'choice'));

export interface Theme {
	id: string;
	code: string;
	name: Texts;
	keywords: readonly string[];
}

export interface Kind {
	id: KindId;
	name: Texts;
	explanation: Texts;
	ruleId: string;
	source: string;
}

/** Themes in use, in their order. */
export async function openThemes(db: Reader): Promise<Theme[]> {
	const rows = await db
		.selectFrom('theme')
		.select(['id', 'code', 'name', 'keywords'])
		.where('valid_to', 'is', null)
		.orderBy('position')
		.execute();
	return rows.map((r) => ({ ...r, name: r.name as Texts }));
}

/** Names of themes by id, also of those no longer in use: what was counted under them keeps its name. */
export async function themeNames(db: Reader): Promise<Map<string, Texts>> {
	const rows = await db.selectFrom('theme').select(['id', 'name']).execute();
	return new Map(rows.map((row) => [row.id, row.name as Texts]));
}

/** The name of one theme, also of one no longer in use. */
export async function themeName(db: Reader, id: string | null): Promise<Texts | undefined> {
	const row = id === null ? undefined : await db.selectFrom('theme').select('name').where('id', '=', id).executeTakeFirst();
	return row?.name as Texts | undefined;
}

/** Names of kinds by id, as their last edition has them. */
export async function kindNames(db: Reader): Promise<Map<string, Texts>> {
	const rows = await db.selectFrom('appeal_kind').select(['id', 'name']).orderBy('valid_from').execute();
	return new Map(rows.map((row) => [row.id, row.name as Texts]));
}

/** The editions of kinds in force on a day. */
const inForce = (db: Reader, on: Temporal.PlainDate) =>
	db
		.selectFrom('appeal_kind')
		.where('valid_from', '<=', on)
		.where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]));

/** The name that the law in force on `on` gives a kind; undefined when it names none such. */
export async function kindName(db: Reader, id: string, on: Temporal.PlainDate): Promise<Texts | undefined> {
	const row = await inForce(db, on).select('name').where('id', '=', id).executeTakeFirst();
	return row?.name as Texts | undefined;
}

/** Kinds that the law in force on `on` names. */
export async function kindsOn(db: Reader, on: Temporal.PlainDate): Promise<Kind[]> {
	const rows = await inForce(db, on).select(['id', 'name', 'explanation', 'rule_id', 'source']).orderBy('position').execute();
	return rows.map((r) => ({
		id: r.id as KindId,
		name: r.name as Texts,
		explanation: r.explanation as Texts,
		ruleId: r.rule_id,
		source: r.source
	}));
}

/** The rule that sets the term of a kind. Throws invalid when the kind is not taken on that day. */
export async function kindRule(db: Reader, kind: KindId, on: Temporal.PlainDate): Promise<string> {
	const row = (await kindsOn(db, on)).find((k) => k.id === kind);
	if (row === undefined) throw invalid('kind', 'kind');
	return row.ruleId;
}
