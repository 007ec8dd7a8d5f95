/** The table of people and their posts: a row for each post. Pure. */
import { isLang, LANGS, type Lang, type Texts } from '#platform/i18n/lang.ts';
import type { Role } from '#platform/identity/actor.ts';
import { filledTexts } from '../rules.ts';
import { cellChecks, choice, EMAIL, nameColumns, PHONE, type Aliases, type NamedTable, type Problem, type SourceRow } from './columns.ts';

export const PEOPLE_COLUMNS = {
	external_id: ['id', 'жеке нөмірі', 'табельдік нөмірі', 'табельный номер'],
	name: ['аты-жөні', 'тегі аты әкесінің аты', 'фио', 'имя'],
	email: ['пошта', 'эл. пошта', 'почта', 'эл. почта', 'mail'],
	phone: ['телефон'],
	language: ['тілі', 'язык'],
	unit: ['бөлімше', 'бөлімше коды', 'подразделение', 'код подразделения'],
	role: ['рөлі', 'роль'],
	title_kk: ['лауазымы', 'лауазымы kk', 'должность kk'],
	title_ru: ['должность', 'лауазымы ru', 'должность ru'],
	title_en: ['title', 'position'],
	valid_from: ['басталуы', 'с', 'действует с'],
	valid_to: ['аяқталуы', 'по', 'действует по']
} satisfies Aliases<string>;
type PeopleColumn = keyof typeof PEOPLE_COLUMNS;

const ROLE_WORDS: Record<Role, readonly string[]> = {
	operator: ['оператор'],
	executor: ['орындаушы', 'исполнитель'],
	head: ['қабылдау басшысы', 'басшы', 'руководитель приёмной', 'руководитель'],
	deputy: ['депутат'],
	aide: ['көмекші', 'помощник'],
	branch_head: ['филиал басшысы', 'руководитель филиала'],
	central: ['орталық аппарат', 'центральный аппарат'],
	auditor: ['аудитор'],
	administrator: ['әкімші', 'администратор']
};
const LANG_WORDS: Record<Lang, readonly string[]> = {
	kk: ['қазақша', 'казахский'],
	ru: ['орысша', 'русский'],
	en: ['ағылшынша', 'английский']
};

export interface KnownPost {
	id: string;
	unitId: string;
	role: string;
	title: Texts;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate | null;
}

export interface KnownPerson {
	id: string;
	externalId: string | null;
	name: string;
	email: string | null;
	phone: string | null;
	language: string;
	/** Has an account: cannot be without a mail address. */
	hasAccount: boolean;
	posts: KnownPost[];
}

export interface PeopleContext {
	people: readonly KnownPerson[];
	/** Units by code; `until` is the last day of one that ends. */
	units: ReadonlyMap<string, { id: string; from: Temporal.PlainDate; until: Temporal.PlainDate | null }>;
	/** When a new post begins that does not say when, and before which a post that is no longer there ends. */
	on: Temporal.PlainDate;
}

export interface WantedPost {
	row: number;
	unitId: string;
	role: Role;
	title: Texts;
	validFrom: Temporal.PlainDate;
	validTo: Temporal.PlainDate | null;
	/** The post of the database that it is; undefined for a new one. */
	was: KnownPost | undefined;
}

export interface WantedPerson {
	externalId: string;
	was: KnownPerson | undefined;
	name: string;
	email: string | null;
	phone: string | null;
	language: Lang;
	posts: WantedPost[];
	/** Posts that the table does not name any more, with their last day. */
	ended: { was: KnownPost; lastDay: Temporal.PlainDate }[];
}

export interface PeoplePlan {
	people: WantedPerson[];
	problems: Problem[];
}

type Table = NamedTable<PeopleColumn>;
type Row = Table['rows'][number];

const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);

function readPost(
	{ row, cells }: Row,
	table: Table,
	context: PeopleContext,
	known: readonly KnownPost[],
	problems: Problem[]
): WantedPost | undefined {
	const check = cellChecks(row, problems);
	const role = choice(cells.role, ROLE_WORDS);
	if (role === undefined) check.add('role', `"${cells.role}" is none of ${Object.keys(ROLE_WORDS).join(', ')}`);
	const unit = context.units.get(cells.unit.toUpperCase());
	if (unit === undefined) check.add('unit', cells.unit === '' ? 'is empty' : `there is no unit "${cells.unit}"`);
	const [from, to] = [check.day('valid_from', cells.valid_from), check.day('valid_to', cells.valid_to) ?? null];
	const title = filledTexts({ kk: cells.title_kk, ru: cells.title_ru, en: cells.title_en });
	if (title === undefined) check.add('title_kk', 'is empty, and so are title_ru and title_en');
	if (role === undefined || unit === undefined || title === undefined) return undefined;
	const same = known.filter((post) => post.unitId === unit.id && post.role === role);
	const was =
		same.find((post) => from?.equals(post.validFrom) === true) ??
		same.find((post) => post.validTo === null || compare(post.validTo, context.on) >= 0);
	const post = { row, unitId: unit.id, role, title, validFrom: from ?? was?.validFrom ?? context.on, was };
	const validTo = table.has.has('valid_to') ? to : (was?.validTo ?? null);
	check.order(post.validFrom, validTo);
	if (compare(post.validFrom, unit.from) < 0) check.add('valid_from', `the unit ${cells.unit} begins on ${unit.from.toString()}`);
	if (unit.until !== null && (validTo === null || compare(validTo, unit.until) > 0))
		check.add('unit', `the unit ${cells.unit} is closed on ${unit.until.toString()}`);
	return { ...post, validTo };
}

function overlap(a: { validFrom: Temporal.PlainDate; validTo: Temporal.PlainDate | null }, b: typeof a): boolean {
	return (a.validTo === null || compare(a.validTo, b.validFrom) >= 0) && (b.validTo === null || compare(b.validTo, a.validFrom) >= 0);
}

function checkOverlaps(posts: readonly WantedPost[], kept: readonly KnownPost[], problems: Problem[]): void {
	for (const [i, post] of posts.entries()) {
		const same = (other: { unitId: string; role: string }) => other.unitId === post.unitId && other.role === post.role;
		const twin = posts.slice(0, i).find((other) => same(other) && overlap(post, other));
		if (twin !== undefined)
			problems.push({ row: post.row, column: 'role', text: `is the same post in the same time as row ${String(twin.row)}` });
		const former = kept.find((other) => same(other) && overlap(post, other));
		if (former !== undefined) {
			const dates = `${former.validFrom.toString()} to ${former.validTo?.toString() ?? 'now'}`;
			problems.push({ row: post.row, column: 'valid_from', text: `the person already holds this post from ${dates}` });
		}
	}
}

/** The posts a person holds today that the table does not name end the day before; those to come end where they begin. */
function endedPosts(known: readonly KnownPost[], posts: readonly WantedPost[], on: Temporal.PlainDate): WantedPerson['ended'] {
	const named = new Set(posts.flatMap((post) => (post.was === undefined ? [] : [post.was.id])));
	const before = on.subtract({ days: 1 });
	return known
		.filter((post) => !named.has(post.id) && (post.validTo === null || compare(post.validTo, before) > 0))
		.map((was) => ({ was, lastDay: compare(was.validFrom, before) > 0 ? was.validFrom : before }));
}

const PERSONAL = ['name', 'email', 'phone', 'language'] as const;

interface Directory {
	byId: ReadonlyMap<string, KnownPerson>;
	byMail: ReadonlyMap<string, KnownPerson>;
}

function directoryOf(people: readonly KnownPerson[]): Directory {
	return {
		byId: new Map(people.flatMap((p) => (p.externalId === null ? [] : [[p.externalId, p] as const]))),
		byMail: new Map(people.flatMap((p) => (p.email === null ? [] : [[p.email.toLowerCase(), p] as const])))
	};
}

function readPerson(
	group: readonly Row[],
	table: Table,
	context: PeopleContext & Directory,
	problems: Problem[]
): WantedPerson | undefined {
	const [first, ...others] = group;
	if (first === undefined) return undefined;
	const check = cellChecks(first.row, problems);
	const { cells } = first;
	const email = cells.email.toLowerCase();
	// Somebody written down by hand is known by their mail address until a table brings their number.
	const holder = context.byMail.get(email);
	const was = context.byId.get(cells.external_id) ?? (holder?.externalId === null ? holder : undefined);
	if (cells.name.length < 2) check.add('name', 'is empty');
	check.matches('email', email, EMAIL, 'mail address');
	check.matches('phone', cells.phone, PHONE, 'phone number');
	const language = cells.language === '' ? (isLang(was?.language) ? was.language : 'kk') : choice(cells.language, LANG_WORDS);
	if (language === undefined) check.add('language', `"${cells.language}" is none of ${LANGS.join(', ')}`);
	const taken = holder === was ? undefined : holder;
	if (taken !== undefined)
		check.add('email', `"${email}" belongs to ${taken.name}${taken.externalId === null ? '' : ` (${taken.externalId})`}`);
	if (email === '' && was?.hasAccount === true && table.has.has('email')) check.add('email', 'is empty, and the person signs in with it');
	for (const { row, cells: more } of others) {
		for (const column of PERSONAL) {
			if (more[column] !== cells[column]) problems.push({ row, column, text: `differs from row ${String(first.row)}, the same person` });
		}
	}
	const known = was?.posts ?? [];
	const posts = group.flatMap((row) => readPost(row, table, context, known, problems) ?? []);
	const ended = endedPosts(known, posts, context.on);
	const gone = new Set([...posts.map((post) => post.was?.id), ...ended.map((end) => end.was.id)]);
	checkOverlaps(
		posts,
		known.filter((post) => !gone.has(post.id)),
		problems
	);
	const keep = (column: 'email' | 'phone', value: string) =>
		table.has.has(column) ? (value === '' ? null : value) : (was?.[column] ?? null);
	return {
		externalId: cells.external_id,
		was,
		name: cells.name,
		email: keep('email', email),
		phone: keep('phone', cells.phone),
		language: language ?? 'kk',
		posts,
		ended
	};
}

/**
 * Reads a table of people against what is known. For each person it names, it is the whole list of their posts. All rows
 * are checked; with any problem nothing is to be written.
 */
export function planPeople(columns: readonly string[], rows: readonly SourceRow[], context: PeopleContext): PeoplePlan {
	const table = nameColumns(columns, rows, PEOPLE_COLUMNS, ['external_id', 'name', 'unit', 'role']);
	const problems = [...table.problems];
	if (problems.length > 0) return { people: [], problems };
	for (const { row, cells } of table.rows) if (cells.external_id === '') problems.push({ row, column: 'external_id', text: 'is empty' });
	const groups: Map<string, Row[]> = Map.groupBy(
		table.rows.filter(({ cells }) => cells.external_id !== ''),
		({ cells }) => cells.external_id
	);
	const known = { ...context, ...directoryOf(context.people) };
	const people = [...groups.values()].flatMap((group) => readPerson(group, table, known, problems) ?? []);
	const mails = new Map<string, string>();
	for (const [externalId, group] of groups) {
		const row = group[0]?.row ?? 0;
		const email = group[0]?.cells.email.toLowerCase() ?? '';
		if (email === '') continue;
		const other = mails.get(email);
		if (other !== undefined) problems.push({ row, column: 'email', text: `"${email}" is also the address of ${other}` });
		mails.set(email, externalId);
	}
	return { people, problems };
}
