/** What a form or a line of a table names by code becomes what the database keeps; what is not there is said beside its field. */
import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import type { RefusalData } from '#platform/errors.ts';
import { isWithin } from '#platform/identity/actor.ts';
import type { PromiseInput } from '../input.ts';
import type { ProgrammeRow } from './queries.ts';

export interface Named {
	places: Map<string, { id: string; regionId: string; path: string }>;
	themes: Map<string, string>;
	units: Map<string, { id: string; path: string }>;
	/** Who holds a post, by unit and mail address. */
	people: Map<string, string>;
	/** Where the programme holds. */
	territoryPath: string;
}

/** What a line names by code, as it was typed; a line may be wrong in other things. */
export interface Naming {
	territory: string;
	theme: string;
	unit: string;
	person?: string | undefined;
	dueOn?: Temporal.PlainDate | undefined;
}

/** Everything that lines may name, in four reads however many lines there are. */
export async function namedIn(db: Reader | Tx, programme: ProgrammeRow, lines: readonly Naming[]): Promise<Named> {
	const codes = [...new Set(lines.map(({ territory }) => territory))];
	const unitCodes = [...new Set(lines.map(({ unit }) => unit))];
	const emails = [...new Set(lines.flatMap(({ person }) => person ?? []))];
	const places = await rows(
		db,
		sql<{ id: string; code: string; regionId: string; path: string }>`
			SELECT t.id, t.code, coalesce(t.region_id, t.id) AS "regionId", t.path::text AS path FROM territory t
			WHERE (t.code = ANY(${codes}::text[]) AND t.valid_to IS NULL) OR t.id = ${programme.territoryId}`
	);
	const themes = await rows(db, sql<{ id: string; code: string }>`SELECT id, code FROM theme WHERE valid_to IS NULL`);
	const units = await rows(
		db,
		sql<{ id: string; code: string; path: string }>`
			SELECT u.id, u.code, u.path::text AS path FROM unit u WHERE u.code = ANY(${unitCodes}::text[]) AND u.valid_to IS NULL AND u.path <@ ${programme.unitPath}::ltree`
	);
	const people = await rows(
		db,
		sql<{ key: string; id: string }>`
			SELECT DISTINCT u.code || ' ' || n.email AS key, n.id FROM person n JOIN post o ON o.person_id = n.id AND o.valid_to IS NULL JOIN unit u ON u.id = o.unit_id
			WHERE n.email = ANY(${emails}::text[]) AND u.code = ANY(${unitCodes}::text[])`
	);
	return {
		places: new Map(places.map((one) => [one.code, one])),
		themes: new Map(themes.map(({ code, id }) => [code, id])),
		units: new Map(units.map((one) => [one.code, one])),
		people: new Map(people.map(({ key, id }) => [key, id])),
		territoryPath: places.find(({ id }) => id === programme.territoryId)?.path ?? ''
	};
}

export interface FieldFault {
	field: string;
	code: string;
	data?: RefusalData;
}

/** What is wrong with what a line names. */
export function namingFaults(programme: ProgrammeRow, line: Naming, named: Named): FieldFault[] {
	const place = named.places.get(line.territory);
	const themeId = named.themes.get(line.theme);
	const unit = named.units.get(line.unit);
	const personId = line.person === undefined ? null : named.people.get(`${line.unit} ${line.person}`);
	const before = line.dueOn !== undefined && Temporal.PlainDate.compare(line.dueOn, programme.termFrom) < 0;
	return [
		...(place === undefined ? [{ field: 'territory', code: 'promises.territory' }] : []),
		...(place !== undefined && !isWithin(place.path, named.territoryPath) ? [{ field: 'territory', code: 'promises.elsewhere' }] : []),
		...(themeId === undefined ? [{ field: 'theme', code: 'promises.theme' }] : []),
		...(unit === undefined ? [{ field: 'unit', code: 'promises.unit' }] : []),
		...(personId === undefined ? [{ field: 'person', code: 'promises.person' }] : []),
		...(before ? [{ field: 'dueOn', code: 'promises.before_term' }] : [])
	];
}

/** The columns of a promise, or what is wrong with what was named. */
export function toColumns(programme: ProgrammeRow, line: PromiseInput, named: Named) {
	const faults = namingFaults(programme, line, named);
	const place = named.places.get(line.territory);
	const themeId = named.themes.get(line.theme);
	const unit = named.units.get(line.unit);
	const personId = line.person === undefined ? null : named.people.get(`${line.unit} ${line.person}`);
	if (place === undefined || themeId === undefined || unit === undefined || personId === undefined || faults.length > 0) return { faults };
	const { quote, language, criterion, dueOn } = line;
	const columns = {
		quote,
		language,
		criterion,
		page: line.page ?? null,
		said_on: line.saidOn ?? null,
		speaker: line.speaker ?? null,
		url: line.url ?? null,
		territory_id: place.id,
		region_id: place.regionId,
		theme_id: themeId,
		unit_id: unit.id,
		person_id: personId,
		due_on: dueOn,
		measure: line.measure ?? null,
		baseline: line.baseline ?? null,
		target: line.target ?? null,
		budget: line.budget ?? null
	};
	return { columns };
}
export type Columns = NonNullable<ReturnType<typeof toColumns>['columns']>;
