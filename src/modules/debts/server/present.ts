/** What is owed, in the reader's words: what to do, who, by when, and why it stands where it stands. */
import { loadCalendar, type Calendar } from '#platform/calendar/index.ts';
import { debtSources } from '#platform/calendar/debts.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import type { Tone } from '#lib/ui/shapes.ts';
import { issuedOpen, namesFor, presentItem, titleOf, type ListItem } from '#modules/assignments/server/index.ts';
import { personNames, unitsByIds, type Unit } from '#modules/organisation/server/index.ts';
import { CLOCKS } from '#platform/calendar/debts.ts';
import { messages } from '../messages/index.ts';
import { groupOf, reasonOf, type Group, type Place } from '../rules.ts';
import { answersFor, debts, type Debt, type DebtList } from './queries.ts';

export const PAGE_LISTS = ['mine', 'unit', 'issued'] as const;
export type PageList = (typeof PAGE_LISTS)[number];

export interface DebtItem {
	id: string;
	/** Undefined where the list has no groups. */
	group: Group | undefined;
	href: string;
	what: string;
	/** Which one: a number, the first line of a text. */
	which: string;
	who: string;
	unit: string;
	due: string;
	datetime: string;
	why: string;
	more: string[];
	tone: Tone;
}

export interface DebtPage {
	items: DebtItem[];
	/** Opens the next page; undefined on the last one. */
	next: string | undefined;
}

const PAGE = 30;
const CURSOR = /^(\d{4}-\d\d-\d\d)~(law|own)~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function placeFrom(text: string | undefined): Place | undefined {
	const [, dueOn = '', clock, id] = CURSOR.exec(text ?? '') ?? [];
	const known = CLOCKS.find((one) => one === clock);
	if (known === undefined || id === undefined) return undefined;
	try {
		return { dueOn: Temporal.PlainDate.from(dueOn), clock: known, id };
	} catch {
		return undefined;
	}
}

const cursorOf = ({ dueOn, clock, id }: Place) => `${dueOn.toString()}~${clock}~${id}`;

/** The lists that this person has: who answers for no unit has none of a unit. */
export function listsOf(actor: Staff): PageList[] {
	return PAGE_LISTS.filter((list) => list !== 'unit' || answersFor(actor));
}

export async function presentDebts(db: Reader, lang: Lang, actor: Staff, list: PageList, cursor: string | undefined): Promise<DebtPage> {
	const [after, calendar] = [placeFrom(cursor), await loadCalendar(db)];
	const today = dayOf(now());
	if (list === 'issued') return presentIssued(db, lang, actor, calendar, after);
	const found = await debts(db, actor, list, { after, limit: PAGE + 1 });
	const rows = found.slice(0, PAGE);
	const around = { lang, calendar, today, list, ...(await namesOf(db, rows)) };
	const last = found.length > PAGE ? rows.at(-1) : undefined;
	return { items: rows.map((row) => present(row, around)), next: last === undefined ? undefined : cursorOf(last) };
}

interface Around {
	lang: Lang;
	calendar: Calendar;
	today: Temporal.PlainDate;
	list: DebtList;
	people: ReadonlyMap<string, string>;
	units: ReadonlyMap<string, Unit>;
}

async function namesOf(db: Reader, rows: readonly Debt[]): Promise<Pick<Around, 'people' | 'units'>> {
	const people = rows.flatMap((row) => (row.personId === null ? [] : [row.personId]));
	const [names, units] = await Promise.all([
		personNames(db, people),
		unitsByIds(
			db,
			rows.map((row) => row.unitId)
		)
	]);
	return { people: names, units };
}

const TONES: Record<Group | 'waits', Tone> = { late: 'late', today: 'underway', week: 'underway', later: 'neutral', waits: 'new' };

function present(row: Debt, { lang, calendar, today, people, units, list }: Around): DebtItem {
	const t = messages[lang];
	const source = debtSources().get(row.kind);
	const undated = source?.judgement === 'undated';
	const { dueOn, firstDueOn } = row;
	const reason = reasonOf(calendar, { dueOn, firstDueOn, sinceOn: dayOf(row.since), undated }, today);
	const text = row.text === null ? [] : [titleOf(row.text)];
	return {
		id: `${row.kind} ${row.id}`,
		group: groupOf(dueOn, today),
		href: source?.path(row.about) ?? paths.desk.home,
		what: source?.title(row.state)[lang] ?? '',
		which: [...(row.name === null ? [] : [row.name]), ...text].join(' · '),
		who: list === 'mine' ? '' : ((row.personId === null ? undefined : people.get(row.personId)) ?? t.list.unitOwes),
		unit: units.get(row.unitId)?.name[lang] ?? '',
		due: row.at === null ? formatDate(lang, dueOn) : formatDateTime(lang, row.at),
		datetime: row.at?.toString() ?? dueOn.toString(),
		why: t.why(reason),
		more: [...(undated ? [] : [t.clock[row.clock]]), ...(reason.pastFirst ? [t.pastFirst(formatDate(lang, firstDueOn))] : [])],
		tone: TONES[reason.why]
	};
}

/** What others owe because I assigned it: whether it is done is theirs, so there is no group of what is late. */
async function presentIssued(db: Reader, lang: Lang, actor: Staff, calendar: Calendar, after: Place | undefined): Promise<DebtPage> {
	const found = await issuedOpen(db, actor, { after, limit: PAGE + 1 });
	const rows = found.slice(0, PAGE);
	const around = { lang, calendar, today: dayOf(now()), ...(await namesFor(db, rows)) };
	const last = found.length > PAGE ? rows.at(-1) : undefined;
	return {
		items: rows.map((row) => ({ ...issuedItem(presentItem(row, around)), datetime: row.dueOn.toString() })),
		next: last === undefined ? undefined : cursorOf({ dueOn: last.dueOn, clock: 'own', id: last.id })
	};
}

function issuedItem({ id, href, title, state, who, unit, due, left, late, tone }: ListItem) {
	return {
		id,
		group: undefined,
		href,
		what: title,
		which: state,
		who,
		unit,
		due,
		why: left,
		more: [],
		tone: late ? ('late' as const) : tone
	};
}
