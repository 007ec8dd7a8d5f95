/** The state classifier of places (KATO) as a table, and what an edition of it changes in the register. Pure. */
import { isMixedScript } from '#platform/search/index.ts';
import { LANGS, type Texts } from '#platform/i18n/lang.ts';
import { nameTexts, placeWords, searchText } from '../rules.ts';

/** One line of the classifier; `names` has the languages that the file gives. */
export interface Place {
	/** Line of the file, counted from its header as 1. */
	row: number;
	code: string;
	parentCode: string | null;
	/** Codes from the region down to this one. */
	path: readonly string[];
	names: { ru: string; kk?: string; en?: string };
}

/** A sentence about one line of a file. */
export interface Finding {
	row: number;
	column: string;
	text: string;
}

export interface Classifier {
	places: Place[];
	/** Why the file cannot be taken; empty when it can. */
	problems: Finding[];
	/** What somebody should look at. */
	warnings: Finding[];
}

const DEEPEST = 5;

function pathOf(row: Record<string, string>, byId: ReadonlyMap<string, Record<string, string>>): string[] | undefined {
	const path: string[] = [];
	for (let at: Record<string, string> | undefined = row; at !== undefined; at = byId.get(at.parent_id ?? '')) {
		path.unshift(at.code ?? '');
		if (at.parent_id === '0' || at.parent_id === '') return path;
		if (path.length > DEEPEST) return undefined;
	}
	return undefined;
}

function checkRow(row: Record<string, string>, at: number, ids: Map<string, number>, codes: Map<string, number>): Finding[] {
	const problems: Finding[] = [];
	const add = (column: string, text: string) => problems.push({ row: at, column, text });
	const { id = '', code = '', name = '' } = row;
	if (id === '') add('id', 'is empty');
	if (!/^\d{9}$/.test(code)) add('code', `"${code}" is not nine digits`);
	if (name === '') add('name', 'is empty');
	if (ids.has(id)) add('id', `"${id}" is already in row ${String(ids.get(id))}`);
	if (codes.has(code)) add('code', `"${code}" is already in row ${String(codes.get(code))}`);
	ids.set(id, at);
	codes.set(code, at);
	return problems;
}

/**
 * Reads the classifier's table: columns id, parent_id (0 for a region), code, name, and if the file has them name_kk,
 * name_en. All rows are checked before anything is said.
 */
export function readClassifier(table: readonly { row: number; cells: Record<string, string> }[]): Classifier {
	const byId = new Map(table.map(({ cells }) => [cells.id ?? '', cells]));
	const [ids, codes] = [new Map<string, number>(), new Map<string, number>()];
	const found: Classifier = { places: [], problems: [], warnings: [] };
	for (const { row: at, cells: row } of table) {
		found.problems.push(...checkRow(row, at, ids, codes));
		const path = pathOf(row, byId);
		if (path === undefined) {
			found.problems.push({
				row: at,
				column: 'parent_id',
				text: `"${row.parent_id ?? ''}" leads to no region within ${String(DEEPEST)} steps`
			});
			continue;
		}
		const names: Place['names'] = { ru: row.name ?? '' };
		if (row.name_kk) names.kk = row.name_kk;
		if (row.name_en) names.en = row.name_en;
		for (const name of Object.values(names)) {
			const mixed = name.split(/[\s.-]+/).filter(isMixedScript);
			if (mixed.length > 0)
				found.warnings.push({ row: at, column: 'name', text: `"${name}" mixes Latin and Cyrillic letters in "${mixed.join(' ')}"` });
		}
		found.places.push({ row: at, code: row.code ?? '', parentCode: path.at(-2) ?? null, path, names });
	}
	return found;
}

/** What the register holds of a code: its row of today, or the one that was closed last. */
export interface Known {
	id: string;
	code: string;
	parentCode: string | null;
	path: string;
	name: Texts;
	search: string;
	above: string;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate | null;
}

/** A row as it shall be. */
export interface Written {
	code: string;
	parentCode: string | null;
	path: string;
	level: number;
	regionCode: string;
	name: Texts;
	search: string;
	above: string;
}

export interface Changed {
	was: Known;
	row: Written;
}

export interface Plan {
	opened: Written[];
	/** A new name or another parent from the date on: the former state is kept. */
	changed: Changed[];
	reopened: Changed[];
	/** Only what is derived (search letters, path) differs. */
	refreshed: Changed[];
	unchanged: number;
	/** Open in the register, not in the file. */
	missing: Known[];
	warnings: Finding[];
}

function nameOf(place: Place, was: Known | undefined): Texts {
	const { names } = place;
	if (was === undefined) return nameTexts(names.ru, names);
	// A region ships with full names; the classifier abbreviates ("г.Алматы"). The same words are no new name.
	const sameRu = place.path.length === 1 && placeWords(names.ru).words.join() === placeWords(was.name.ru).words.join();
	const ru = sameRu ? was.name.ru : names.ru;
	const keep = (lang: 'kk' | 'en') => names[lang] ?? (was.name[lang] === was.name.ru ? ru : was.name[lang]);
	return { kk: keep('kk'), ru, en: keep('en') };
}

function sameName(a: Texts, b: Texts): boolean {
	return LANGS.every((lang) => a[lang] === b[lang]);
}

function stale(place: Place, was: Known, name: Texts): Finding[] {
	const left = (['kk', 'en'] as const).filter((lang) => name.ru !== was.name.ru && name[lang] === was.name[lang]);
	if (left.length === 0) return [];
	const kept = left.map((lang) => `${lang} "${name[lang]}"`).join(', ');
	return [{ row: place.row, column: 'name', text: `"${was.name.ru}" is now "${name.ru}"; ${kept} stayed: check` }];
}

/** Compares an edition of the classifier with the register. `known` has one entry for each code ever seen. */
export function planImport(known: readonly Known[], places: readonly Place[]): Plan {
	const before = new Map(known.map((row) => [row.code, row]));
	const names = new Map(places.map((place) => [place.code, nameOf(place, before.get(place.code))]));
	const searches = new Map([...names].map(([code, name]) => [code, searchText(name)]));
	const plan: Plan = { opened: [], changed: [], reopened: [], refreshed: [], unchanged: 0, missing: [], warnings: [] };
	for (const place of places) {
		const { code, parentCode, path } = place;
		const name = names.get(code) ?? nameTexts(place.names.ru);
		const above = path
			.slice(0, -1)
			.toReversed()
			.map((up) => searches.get(up) ?? '')
			.join(' |');
		const regionCode = path[0] ?? code;
		const row: Written = {
			code,
			parentCode,
			path: path.join('.'),
			level: path.length,
			regionCode,
			name,
			search: searches.get(code) ?? '',
			above
		};
		const was = before.get(code);
		before.delete(code);
		if (was === undefined) {
			plan.opened.push(row);
			continue;
		}
		plan.warnings.push(...stale(place, was, name));
		if (was.validTo !== null) plan.reopened.push({ was, row });
		else if (!sameName(was.name, name) || was.parentCode !== parentCode) plan.changed.push({ was, row });
		else if (was.search !== row.search || was.above !== above || was.path !== row.path) plan.refreshed.push({ was, row });
		else plan.unchanged++;
	}
	plan.missing = [...before.values()].filter((row) => row.validTo === null);
	return plan;
}
