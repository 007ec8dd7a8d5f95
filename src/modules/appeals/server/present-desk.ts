/** What the desk's lists show of appeals: every field that leaves is named, every text is formatted here. */
import { paths } from '#lib/paths.ts';
import type { Stat, Tone } from '#lib/ui/shapes.ts';
import { loadCalendar } from '#platform/calendar/index.ts';
import { nextWorkingDay, workingDaysBetween, type Calendar } from '#platform/calendar/rules.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate, formatDateTime, formatDayMonth } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Role, Staff } from '#platform/identity/actor.ts';
import { personNames, unitsByIds, type Unit } from '#modules/organisation/server/index.ts';
import { placeNames } from '#modules/territory/server/index.ts';
import { deskMessages } from '../desk-messages/index.ts';
import { messages } from '../messages/index.ts';
import { isOpen, missing, titleOf, urgency, type AppealState } from '../rules.ts';
import { progressOf, type DeskDraft, type MonthFigures, type Progress } from './desk.ts';
import { openThemes, type Theme } from './directory.ts';
import { COUNT_LIMIT, type Counts, type View } from './queue.ts';
import type { QueueRow } from './queue-row.ts';

/** Who reads, in which language, on which day. */
export interface DeskContext {
	db: Reader;
	lang: Lang;
	actor: Staff;
	today: Temporal.PlainDate;
	calendar: Calendar;
}

export async function deskContext(db: Reader, lang: Lang, actor: Staff): Promise<DeskContext> {
	return { db, lang, actor, today: dayOf(now()), calendar: await loadCalendar(db) };
}

export interface Tagged {
	text: string;
	tone: Tone;
}

export interface Due {
	/** "2 working days late", "tomorrow", "12 working days". */
	text: string;
	/** The date itself. */
	date: string;
	/** The same without its year, for rows. */
	day: string;
	/** ISO. */
	datetime: string;
	tone: 'late' | 'underway' | undefined;
}

export interface DeskRow {
	id: string;
	number: string;
	title: string;
	href: string;
	place: string;
	theme: string;
	unit: string;
	executor: string;
	state: Tagged;
	tags: Tagged[];
	due: Due;
	received: string;
	group: DueGroup;
}

export type DueGroup = 'overdue' | 'today' | 'soon' | 'calm' | 'done';

const TONES: Record<AppealState, Tone> = {
	received: 'new',
	registered: 'new',
	correction: 'underway',
	in_work: 'underway',
	with_body: 'underway',
	on_approval: 'underway',
	answered: 'done',
	closed: 'done',
	withdrawn: 'neutral',
	merged: 'neutral'
};

export function stateTag(lang: Lang, state: AppealState): Tagged {
	return { text: messages[lang].state[state], tone: TONES[state] };
}

/** How an appeal stands to its term, in words. What is done is only dated. */
export function dueOf({ lang, calendar, today }: DeskContext, state: AppealState, due: Temporal.PlainDate): Due {
	const dated = { date: formatDate(lang, due), day: formatDayMonth(lang, due), datetime: due.toString() };
	if (!isOpen(state)) return { text: dated.date, ...dated, tone: undefined };
	const left = workingDaysBetween(calendar, today, due);
	const m = messages[lang];
	const how = urgency(state, due, today, left);
	// Late on the Saturday after a Friday's term is late, though no working day passed.
	if (how === 'overdue') return { text: m.daysLate(Math.max(1, -left)), ...dated, tone: 'late' };
	const words = deskMessages[lang].queue;
	if (how === 'today') return { text: words.today, ...dated, tone: 'underway' };
	const tomorrow = due.equals(today.add({ days: 1 }));
	return { text: tomorrow ? words.tomorrow : m.daysLeft(left), ...dated, tone: how === 'soon' ? 'underway' : undefined };
}

/** Names that a set of appeals needs, each kind in one read. */
export interface Names {
	units: Map<string, Unit>;
	people: Map<string, string>;
	places: Map<string, string>;
	themes: Map<string, Theme>;
}

const ids = (list: readonly (string | null)[]) => [...new Set(list.filter((id) => id !== null))];

export async function namesOf({ db, lang }: DeskContext, list: readonly QueueRow[]): Promise<Names> {
	const [units, people, places, themes] = await Promise.all([
		unitsByIds(db, ids(list.map((row) => row.unit_id))),
		personNames(db, ids(list.map((row) => row.executor_id))),
		placeNames(db, ids(list.map((row) => row.territory_id)), lang),
		openThemes(db)
	]);
	return { units, people, places, themes: new Map(themes.map((theme) => [theme.id, theme])) };
}

/** "Алматы облысы, Талғар ауданы, Бесағаш ауылы" -> "Талғар ауданы, Бесағаш ауылы": a row has room for two steps. */
function shortPlace(name: string | undefined): string {
	return (name ?? '').split(', ').slice(-2).join(', ');
}

function tagsOf({ lang, today }: DeskContext, row: QueueRow, progress: Progress | undefined): Tagged[] {
	const words = deskMessages[lang].queue.tags;
	const tags: Tagged[] = [];
	const registerBy = row.state === 'received' ? progress?.registerBy : undefined;
	if (registerBy != null && Temporal.PlainDate.compare(registerBy, today) < 0) tags.push({ text: words.unregistered, tone: 'late' });
	if (row.reopens > 0 && isOpen(row.state)) tags.push({ text: words.reopened, tone: 'late' });
	if (row.state !== 'in_work') return tags;
	if (row.returns > 0) tags.push({ text: words.returned, tone: 'late' });
	if (progress?.drafted === true) tags.push({ text: words.drafted, tone: 'neutral' });
	else if (progress?.reported === true) tags.push({ text: words.reported, tone: 'neutral' });
	else if (tags.length === 0) tags.push({ text: words.fresh, tone: 'new' });
	return tags;
}

/** Rows of a list with all names resolved, in a fixed number of reads whatever the length. */
export async function presentRows(context: DeskContext, list: readonly QueueRow[]): Promise<DeskRow[]> {
	const { db, lang } = context;
	const [names, progress] = await Promise.all([
		namesOf(context, list),
		progressOf(
			db,
			list.filter((row) => row.state === 'in_work' || row.state === 'received').map((row) => row.id)
		)
	]);
	const words = deskMessages[lang].queue;
	return list.map((row) => ({
		id: row.id,
		number: row.number,
		title: row.title,
		href: paths.desk.appeal(row.id),
		place: shortPlace(names.places.get(row.territory_id ?? '')),
		theme: names.themes.get(row.theme_id ?? '')?.name[lang] ?? words.noTheme,
		unit: names.units.get(row.unit_id)?.name[lang] ?? '',
		executor: names.people.get(row.executor_id ?? '') ?? words.noExecutor,
		state: stateTag(lang, row.state),
		tags: tagsOf(context, row, progress.get(row.id)),
		due: dueOf(context, row.state, row.due_on),
		received: formatDayMonth(lang, dayOf(row.received_at)),
		group: urgency(row.state, row.due_on, context.today, workingDaysBetween(context.calendar, context.today, row.due_on))
	}));
}

const TAB_ORDER = ['approval', 'new', 'mine', 'returned', 'bodies', 'delivery', 'unit', 'done'] as const satisfies readonly View[];
const TAB_ROLES: Record<(typeof TAB_ORDER)[number], readonly Role[] | undefined> = {
	approval: ['head', 'branch_head'],
	new: ['operator', 'head', 'branch_head'],
	mine: ['executor', 'head', 'branch_head', 'aide'],
	returned: ['executor', 'head', 'branch_head'],
	bodies: ['operator', 'executor', 'head', 'branch_head', 'central', 'auditor'],
	delivery: ['operator', 'head', 'branch_head'],
	unit: undefined,
	done: undefined
};
const FIRST: readonly [Role, View][] = [
	['executor', 'mine'],
	['head', 'approval'],
	['branch_head', 'approval'],
	['operator', 'new']
];

/** The queues that the actor's roles have, in the order of work. */
export function viewsOf(actor: Staff): View[] {
	const has = (roles: readonly Role[] | undefined) => roles === undefined || actor.posts.some((post) => roles.includes(post.role));
	return TAB_ORDER.filter((view) => has(TAB_ROLES[view]));
}

/** The queue that opens first: what this role is here for. */
export function firstView(actor: Staff): View {
	return FIRST.find(([role]) => actor.posts.some((post) => post.role === role))?.[1] ?? 'unit';
}

/** The four numbers above a queue. A count that stopped at its limit says so. */
export function presentStats(lang: Lang, counts: Counts, month: MonthFigures, view: View): Stat[] {
	const words = deskMessages[lang].queue.stats;
	const counted = (n: number) => (n > COUNT_LIMIT ? `${formatNumber(lang, COUNT_LIMIT)}+` : formatNumber(lang, n));
	const decimal = new Intl.NumberFormat(lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
	const share = month.decided === 0 ? words.noData : `${decimal.format((100 * month.onTime) / month.decided)} %`;
	return [
		{
			value: counted(counts.overdue),
			label: words.overdue,
			late: counts.overdue > 0,
			href: paths.desk.queue(view === 'mine' ? 'mine' : 'unit')
		},
		{ value: counted(counts.today), label: words.today },
		{ value: share, label: words.onTime, note: month.decided === 0 ? undefined : words.decided(month.decided) },
		{ value: month.mark === null ? words.noData : decimal.format(month.mark), label: words.mark }
	];
}

/** Today and the next working day: what is due by then presses. */
export function soonDay({ calendar, today }: DeskContext): Temporal.PlainDate {
	return nextWorkingDay(calendar, today);
}

export interface DraftRow {
	id: string;
	number: string;
	href: string;
	title: string;
	channel: string;
	missing: string[];
	changed: string;
	by: string;
}

/** Drafts of the desk: what is missing in each. */
export async function presentDrafts({ db, lang }: DeskContext, list: readonly DeskDraft[]): Promise<DraftRow[]> {
	const people = await personNames(db, ids(list.map((draft) => draft.personId)));
	const words = deskMessages[lang];
	return list.map((draft) => ({
		id: draft.id,
		number: draft.number,
		href: paths.desk.draft(draft.id),
		title: draft.body.text === undefined ? words.drafts.noText : titleOf(draft.body.text),
		channel: words.intake.channels[draft.channel],
		missing: missing(draft.body).map((field) => messages[lang].missing[field]),
		changed: formatDateTime(lang, draft.changedAt),
		by: people.get(draft.personId) ?? ''
	}));
}
