/** What the cells of a table name: places, themes and units by the names that people write, in three languages. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { Texts } from '#platform/i18n/lang.ts';
import { isCalled, placeWords } from '#modules/territory/rules.ts';
import { loose } from '../rules/table.ts';
import type { ProgrammeRow } from './queries.ts';

export type Kind = 'territory' | 'theme' | 'unit';

/** One thing that a name may mean; a place with what it lies in, the nearest first. */
export interface Candidate {
	code: string;
	name: Texts;
	above: readonly Texts[];
}

/** A name's code; what was typed where nothing is called so (it may be a code); or the things among which it does not choose. */
export type Meant = { code: string } | { candidates: readonly Candidate[] };

interface Row extends Candidate {
	level: number | null;
}

export type Names = Record<Kind, { exact: Map<string, Row[]>; near: Map<string, Row[]> }>;

/** A place's name without the word for its kind, however it is spelt. */
const bare = (name: string) => placeWords(name).words.join(' ');

function index(list: readonly Row[], key: (name: string) => string): Map<string, Row[]> {
	const found = new Map<string, Row[]>();
	for (const row of list) for (const name of new Set(Object.values(row.name).map(key))) found.set(name, [...(found.get(name) ?? []), row]);
	return found;
}

/** All that a programme's table may name: places where it holds, themes, units of who pledged. */
export async function namesFor(db: Reader | Tx, programme: ProgrammeRow): Promise<Names> {
	const places = await rows(
		db,
		sql<Omit<Row, 'above'> & { path: string; inside: boolean }>`
			SELECT t.code, t.name, t.level, t.path::text AS path, t.path <@ top.path AS inside FROM territory t JOIN territory top ON t.path <@ top.path OR t.path @> top.path
			WHERE top.id = ${programme.territoryId} AND t.valid_to IS NULL ORDER BY t.code`
	);
	const others = await rows(
		db,
		sql<Omit<Row, 'above'> & { kind: Kind }>`
			SELECT 'theme' AS kind, code, name, NULL::int AS level FROM theme WHERE valid_to IS NULL
			UNION ALL SELECT 'unit', u.code, u.name, NULL FROM unit u WHERE u.path <@ ${programme.unitPath}::ltree AND u.valid_to IS NULL`
	);
	const nameOf = new Map(places.map(({ code, name }) => [code, name]));
	const inside = places
		.filter((one) => one.inside)
		.map(({ path, ...one }) => ({
			...one,
			above: path
				.split('.')
				.slice(0, -1)
				.toReversed()
				.flatMap((code) => nameOf.get(code) ?? [])
		}));
	const of = (kind: Kind) => others.filter((one) => one.kind === kind).map((one) => ({ ...one, above: [] }));
	return {
		territory: { exact: index(inside, loose), near: index(inside, bare) },
		theme: { exact: index(of('theme'), loose), near: new Map() },
		unit: { exact: index(of('unit'), loose), near: new Map() }
	};
}

const isIn = (typed: string) => (row: Candidate) =>
	typed.trim() === '' || row.above.some((name) => Object.values(name).some((one) => isCalled(one, typed)));

/** What a cell means: by the whole name, else without the word for its kind; of a place also by what it is said to lie in (`within`). */
export function meant(names: Names, kind: Kind, typed: string, within: readonly string[] = []): Meant {
	const { exact, near } = names[kind];
	const { levels } = placeWords(typed);
	const alike = (near.get(bare(typed)) ?? []).filter(({ level }) => levels.length === 0 || levels.includes(level ?? 0));
	const list = exact.get(loose(typed)) ?? alike;
	const fitting = within.reduce((left, one) => left.filter(isIn(one)), [...list]);
	const [one, ...others] = fitting;
	if (list.length === 0) return { code: typed.trim() };
	return one !== undefined && others.length === 0 ? { code: one.code } : { candidates: fitting.length > 0 ? fitting : list };
}
