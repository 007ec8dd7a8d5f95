/** The table of units: what its rows mean and what they change. Pure. */
import { LANGS, type Texts } from '#platform/i18n/lang.ts';
import { filledTexts, UNIT_CODE, type UnitKind } from '../rules.ts';
import { cellChecks, choice, EMAIL, nameColumns, PHONE, type Aliases, type NamedTable, type Problem, type SourceRow } from './columns.ts';

export const UNIT_COLUMNS = {
	code: ['коды', 'код'],
	parent: ['жоғары тұрған бөлімше', 'вышестоящее подразделение'],
	kind: ['түрі', 'вид'],
	name_kk: ['атауы', 'атауы kk', 'название kk'],
	name_ru: ['название', 'атауы ru', 'название ru'],
	name_en: ['name', 'атауы en', 'название en'],
	territory: ['аумақ', 'территория', 'kato', 'като'],
	address: ['мекенжай', 'адрес'],
	phone: ['телефон'],
	email: ['пошта', 'эл. пошта', 'почта', 'эл. почта', 'mail'],
	valid_from: ['басталуы', 'с', 'действует с'],
	valid_to: ['аяқталуы', 'по', 'действует по']
} satisfies Aliases<string>;
type UnitColumn = keyof typeof UNIT_COLUMNS;

const KINDS: Record<UnitKind, readonly string[]> = {
	national: ['республикалық', 'республиканское'],
	regional: ['облыстық', 'областное', 'региональное'],
	district: ['аудандық', 'районное'],
	city: ['қалалық', 'городское'],
	primary: ['бастауыш ұйым', 'первичная организация'],
	faction: ['фракция'],
	council: ['қоғамдық кеңес', 'кеңес', 'общественный совет', 'совет'],
	youth: ['жастар қанаты', 'молодёжное крыло'],
	reception: ['қоғамдық қабылдау', 'общественная приёмная']
};

/** A unit as the database has it. */
export interface KnownUnit {
	id: string;
	code: string;
	parentCode: string | null;
	kind: string;
	name: Texts;
	territoryCode: string | null;
	address: Texts | null;
	phone: string | null;
	email: string | null;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate | null;
	/** The last day of the posts in it; null when one has no end; undefined when there are none. */
	staffUntil: Temporal.PlainDate | null | undefined;
}

/** A unit as a row wants it. */
export interface WantedUnit {
	row: number;
	code: string;
	parentCode: string | null;
	kind: UnitKind;
	name: Texts;
	territoryCode: string | null;
	address: Texts | null;
	phone: string | null;
	email: string | null;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate | null;
}

export interface UnitContext {
	units: ReadonlyMap<string, KnownUnit>;
	/** KATO codes that exist today. */
	territories: ReadonlySet<string>;
	/** When a new unit begins that does not say when. */
	on: Temporal.PlainDate;
}

export interface UnitPlan {
	/** In order: parents before children. */
	units: WantedUnit[];
	problems: Problem[];
}

type Cells = Record<UnitColumn, string>;

function readRow(row: number, cells: Cells, table: NamedTable<UnitColumn>, context: UnitContext, problems: Problem[]): WantedUnit {
	const check = cellChecks(row, problems);
	const code = cells.code.toUpperCase();
	const was = context.units.get(code);
	const given = (column: UnitColumn, before: string | null | undefined) => (table.has.has(column) ? cells[column] : (before ?? ''));
	if (!UNIT_CODE.test(code)) check.add('code', code === '' ? 'is empty' : `"${cells.code}" is not 2 to 8 Latin letters and digits`);
	const kind = choice(cells.kind, KINDS);
	if (kind === undefined) check.add('kind', `"${cells.kind}" is none of ${Object.keys(KINDS).join(', ')}`);
	const names = Object.fromEntries(LANGS.map((lang) => [lang, given(`name_${lang}`, was?.name[lang])])) as Texts;
	const name = filledTexts(names);
	if (name === undefined) check.add('name_kk', 'is empty, and so are name_ru and name_en');
	const territory = given('territory', was?.territoryCode);
	if (territory !== '' && !context.territories.has(territory)) check.add('territory', `there is no territory "${territory}" today`);
	check.matches('email', cells.email, EMAIL, 'mail address');
	check.matches('phone', cells.phone, PHONE, 'phone number');
	const validFrom = check.day('valid_from', cells.valid_from) ?? was?.validFrom ?? context.on;
	const validTo = table.has.has('valid_to') ? (check.day('valid_to', cells.valid_to) ?? null) : (was?.validTo ?? null);
	check.order(validFrom, validTo);
	const address = table.has.has('address') ? (filledTexts({ kk: cells.address }) ?? null) : (was?.address ?? null);
	const orNull = (text: string) => (text === '' ? null : text);
	return {
		row,
		code,
		parentCode: orNull(given('parent', was?.parentCode).toUpperCase()),
		kind: kind ?? 'district',
		name: name ?? names,
		territoryCode: orNull(territory),
		// An address that differs by language is kept while the table repeats one of its languages.
		address: was?.address && address && LANGS.some((lang) => was.address?.[lang] === address.kk) ? was.address : address,
		phone: orNull(given('phone', was?.phone)),
		email: orNull(given('email', was?.email).toLowerCase()),
		validFrom,
		validTo
	};
}

type Tree = Map<string, { parentCode: string | null; validFrom: Temporal.PlainDate; validTo: Temporal.PlainDate | null }>;

function depth(code: string, tree: Tree): number | undefined {
	let steps = 0;
	for (let at = tree.get(code)?.parentCode ?? null; at !== null; at = tree.get(at)?.parentCode ?? null) {
		if (++steps > tree.size) return undefined;
	}
	return steps;
}

function endsAfter(end: Temporal.PlainDate | null, day: Temporal.PlainDate): boolean {
	return end === null || Temporal.PlainDate.compare(end, day) > 0;
}

function checkPlace(unit: WantedUnit, tree: Tree, context: UnitContext, problems: Problem[]): void {
	const { add } = cellChecks(unit.row, problems);
	const root = [...context.units.values()].find((known) => known.parentCode === null)?.code;
	const { parentCode, validTo } = unit;
	if (unit.code === root) {
		if (parentCode !== null) add('parent', `${unit.code} is the root and has no parent`);
		if (validTo !== null) add('valid_to', `${unit.code} is the root and cannot be closed`);
		return;
	}
	if (parentCode === null) return void add('parent', `is empty; only the root ${root ?? ''} has no parent`);
	const parent = tree.get(parentCode);
	if (parent === undefined) return void add('parent', `there is no unit "${parentCode}", here or in the database`);
	if (depth(unit.code, tree) === undefined) return void add('parent', `"${parentCode}" is below this unit itself`);
	if (parent.validTo !== null && endsAfter(validTo, parent.validTo)) {
		add('valid_to', `its parent ${parentCode} is closed on ${parent.validTo.toString()}: close this one by then, or move it`);
	}
	const staffUntil = context.units.get(unit.code)?.staffUntil;
	if (validTo !== null && staffUntil !== undefined && endsAfter(staffUntil, validTo)) {
		add('valid_to', `people hold posts in it after ${validTo.toString()}: end them first`);
	}
}

/** Units of the database that the table does not name stay; they must not be left under a closed parent. */
function checkLeft(wanted: readonly WantedUnit[], context: UnitContext, problems: Problem[]): void {
	const byCode = new Map(wanted.map((unit) => [unit.code, unit]));
	for (const known of context.units.values()) {
		const parent = byCode.get(known.parentCode ?? '');
		if (byCode.has(known.code) || parent?.validTo == null || !endsAfter(known.validTo, parent.validTo)) continue;
		problems.push({
			row: parent.row,
			column: 'valid_to',
			text: `${known.code} is below it and stays open: close or move it in the same table`
		});
	}
}

/** Reads a table of units against what is known. All rows are checked; with any problem nothing is to be written. */
export function planUnits(columns: readonly string[], rows: readonly SourceRow[], context: UnitContext): UnitPlan {
	const table = nameColumns(columns, rows, UNIT_COLUMNS, ['code', 'parent', 'kind']);
	const problems = [...table.problems];
	if (problems.length > 0) return { units: [], problems };
	const wanted = table.rows.map(({ row, cells }) => readRow(row, cells, table, context, problems));
	const seen = new Map<string, number>();
	for (const { row, code } of wanted) {
		if (seen.has(code)) problems.push({ row, column: 'code', text: `"${code}" is already in row ${String(seen.get(code))}` });
		seen.set(code, row);
	}
	const tree: Tree = new Map(context.units);
	for (const unit of wanted) tree.set(unit.code, unit);
	for (const unit of wanted) checkPlace(unit, tree, context, problems);
	checkLeft(wanted, context, problems);
	return { units: wanted.toSorted((a, b) => (depth(a.code, tree) ?? 0) - (depth(b.code, tree) ?? 0)), problems };
}
