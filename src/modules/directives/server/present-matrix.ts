/** How a directive stands: branches and states, late ones first; each branch's own days; who is silent. */
import { loadCalendar } from '#platform/calendar/index.ts';
import type { Calendar } from '#platform/calendar/rules.ts';
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { found, notFound } from '#platform/errors.ts';
import { dayOf, formatDate, formatDayMonth } from '#platform/i18n/format.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { isWithin, type Staff } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import type { Tone } from '#lib/ui/shapes.ts';
import { readsAllOf, silentUnits, treeGroups, treeParts, type TreeGroup, type TreePart } from '#modules/assignments/server/index.ts';
import { unitById, unitsBelow, unitsByIds, type Unit } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { daysLate, PART_STATES, partState, silentSince, type PartState } from '../rules.ts';
import { isIssuing, maySeeUnit, readingPaths } from './policy.ts';
import { spanOf, stripOf } from '../rules/strip.ts';
import { KIND, type DirectiveRow } from './visible.ts';

const TONES: Record<PartState, Tone> = {
	issued: 'new',
	acknowledged: 'underway',
	split: 'underway',
	in_work: 'underway',
	reported: 'new',
	returned: 'underway',
	accepted: 'done',
	cancelled: 'neutral'
};
/** Silent units that a page names. */
const SILENT = 30;

interface Around {
	lang: Lang;
	calendar: Calendar;
	today: Temporal.PlainDate;
}

/** The unit at which the reader begins: the issuing side at the issuer, others at the topmost of their own. */
async function startOf(db: Reader, actor: Staff, row: DirectiveRow, unitId: string | undefined): Promise<Unit | undefined> {
	if (unitId !== undefined) {
		const unit = found(await unitById(db, unitId));
		if (!maySeeUnit(actor, row.issuerPath, unit.path)) throw notFound();
		return unit;
	}
	if (isIssuing(actor, row.issuerPath)) return unitById(db, row.issuerUnitId);
	const own = readingPaths(actor).filter((path) => isWithin(path, row.issuerPath));
	const top = own.toSorted((a, b) => a.split('.').length - b.split('.').length)[0];
	const post = actor.posts.find((one) => one.unitPath === top);
	return post === undefined ? undefined : unitById(db, post.unitId);
}

interface Counts {
	states: Record<PartState, number>;
	late: number;
	silent: number;
	total: number;
}

function countsOf(groups: readonly TreeGroup[]): Counts {
	const states = Object.fromEntries(PART_STATES.map((state) => [state, 0])) as Record<PartState, number>;
	const counts: Counts = { states, late: 0, silent: 0, total: 0 };
	for (const group of groups) {
		states[partState(group)] += group.count;
		counts.total += group.count;
		if (group.late) counts.late += group.count;
		if (group.silent) counts.silent += group.count;
	}
	return counts;
}

/** What hurts first: late, silent, returned, not done; then in the order of the tree. */
const hurts = ({ late, silent, states, total }: Counts) => [late, silent, states.returned, total - states.accepted - states.cancelled];

function worseFirst(a: { counts: Counts; path: string }, b: { counts: Counts; path: string }): number {
	const [one, other] = [hurts(a.counts), hurts(b.counts)];
	const at = one.findIndex((value, i) => value !== other[i]);
	return at === -1 ? (a.path < b.path ? -1 : 1) : (other[at] ?? 0) - (one[at] ?? 0);
}

/** The page's matrix, strips and silent units, at the unit that was asked for. Undefined when the reader's units have no part. */
export async function presentMatrix(db: Reader, actor: Staff, lang: Lang, row: DirectiveRow, unitId: string | undefined) {
	const start = await startOf(db, actor, row, unitId);
	if (start === undefined) return undefined;
	const around: Around = { lang, calendar: await loadCalendar(db), today: dayOf(now()) };
	const origin = { kind: KIND, id: row.id };
	const givenBy = silentSince(around.calendar, around.today);
	const [groups, parts, below] = await Promise.all([
		treeGroups(db, origin, start.path, { today: around.today, givenBy }),
		treeParts(db, origin, start.path),
		unitsBelow(db, start.id)
	]);
	if (groups.length === 0) return undefined;
	const units = new Map<string, Unit>([[start.path, start], ...below.map((unit) => [unit.path, unit] as const)]);
	const branches = [...Map.groupBy(groups, (group) => group.branch)].map(([path, list]) => ({
		path,
		counts: countsOf(list),
		list
	}));
	const rows = branches
		.toSorted(worseFirst)
		.map(({ path, counts, list }) => matrixRow(row, units.get(path), path, counts, list, start, around));
	const whole = countsOf(groups);
	// Asked for when there are some: beside the counts it took their core from them.
	const quiet = whole.silent === 0 ? [] : await silentUnits(db, origin, start.path, givenBy, SILENT);
	const names = await unitsByIds(
		db,
		quiet.map((one) => one.unitId)
	);
	const t = messages[lang].page;
	const n = (value: number) => formatNumber(lang, value);
	const up = above(actor, row, start);
	return {
		unit: start.name[lang],
		up: up === undefined ? undefined : paths.desk.directive(row.id, { unit: up }),
		stats: [
			{ value: n(whole.late), label: t.stats.late, late: whole.late > 0 },
			{ value: n(whole.silent), label: t.stats.silent, late: whole.silent > 0 },
			{ value: n(whole.states.accepted), label: t.stats.accepted },
			{ value: n(whole.total), label: t.stats.all }
		],
		columns: PART_STATES.map((state) => ({ key: state, label: messages[lang].parts[state] })),
		rows,
		strips: strips(actor, parts, units, around),
		silent: quiet.map((one) => ({
			id: one.assignmentId,
			name: names.get(one.unitId)?.name[lang] ?? '',
			href: readsAllOf(actor, one.path) ? paths.desk.assignment(one.assignmentId) : undefined,
			since: formatDate(lang, one.issuedOn)
		})),
		silentMore: whole.silent > quiet.length,
		mine: parts
			.filter((part) => actor.posts.some((post) => post.unitId === part.unitId))
			.map((part) => ({
				id: part.id,
				href: opens(actor, part),
				state: messages[lang].parts[partState(part)],
				tone: TONES[partState(part)],
				due: formatDate(lang, part.dueOn)
			}))
	};
}

function above(actor: Staff, row: DirectiveRow, start: Unit): string | undefined {
	if (start.path === row.issuerPath || start.parentId === null) return undefined;
	const parent = start.path.split('.').slice(0, -1).join('.');
	return maySeeUnit(actor, row.issuerPath, parent) ? start.parentId : undefined;
}

function matrixRow(
	row: DirectiveRow,
	unit: Unit | undefined,
	path: string,
	counts: Counts,
	list: readonly TreeGroup[],
	start: Unit,
	{ lang }: Around
) {
	const n = (value: number) => (value === 0 ? '' : formatNumber(lang, value));
	const deeper = path !== start.path && list.some((group) => !group.own);
	return {
		path,
		name: unit?.name[lang] ?? path,
		href: deeper && unit !== undefined ? paths.desk.directive(row.id, { unit: unit.id }) : undefined,
		cells: PART_STATES.map((state) => ({ key: state, label: messages[lang].parts[state], text: n(counts.states[state]) })),
		late: n(counts.late),
		silent: n(counts.silent),
		total: n(counts.total)
	};
}

const day = (at: Temporal.Instant | null) => (at === null ? null : dayOf(at));

/** Where a part opens for those who may read it: an executor, who sees how a directive stands, reads no others' reports. */
function opens(actor: Staff, { id, path, named }: TreePart): string | undefined {
	const owes = !named && actor.posts.some((post) => post.role === 'executor' && post.unitPath === path);
	return owes || readsAllOf(actor, path) ? paths.desk.assignment(id) : undefined;
}

function strips(actor: Staff, parts: readonly TreePart[], units: ReadonlyMap<string, Unit>, { lang, calendar, today }: Around) {
	const t = messages[lang].page;
	const days = parts.map((part) => ({
		issuedOn: dayOf(part.issuedAt),
		acknowledgedOn: day(part.acknowledgedAt),
		reportedOn: day(part.reportedAt),
		closedOn: day(part.closedAt),
		dueOn: part.dueOn
	}));
	const span = spanOf(days, today);
	const list = parts.map((part, i) => {
		const one = days[i] ?? { issuedOn: today, acknowledgedOn: null, reportedOn: null, closedOn: null, dueOn: part.dueOn };
		const late = daysLate(calendar, part, today);
		const date = (value: Temporal.PlainDate) => formatDayMonth(lang, value);
		const ended = part.state === 'cancelled' ? t.bar.cancelled : t.bar.accepted;
		const said = [
			t.bar.issued(date(one.issuedOn)),
			...(one.acknowledgedOn === null ? [] : [t.bar.acknowledged(date(one.acknowledgedOn))]),
			...(one.reportedOn === null ? [] : [t.bar.reported(date(one.reportedOn))]),
			...(one.closedOn === null ? [] : [ended(date(one.closedOn))]),
			t.bar.due(date(one.dueOn))
		];
		return {
			id: part.id,
			path: part.path,
			name: units.get(part.path)?.name[lang] ?? part.path,
			href: opens(actor, part),
			state: messages[lang].parts[partState(part)],
			tone: late > 0 && part.closedAt === null ? ('late' as const) : TONES[partState(part)],
			optional: !part.obligatory,
			said: said.join(' · '),
			late: late > 0 ? t.bar.late(formatNumber(lang, late)) : '',
			days: late,
			returns: part.returns > 0 ? t.bar.returns(formatNumber(lang, part.returns)) : '',
			reason: part.reason ?? '',
			evidence: part.evidence > 0 ? t.evidence(formatNumber(lang, part.evidence)) : '',
			strip: stripOf(one, span, today)
		};
	});
	return list.toSorted((a, b) => b.days - a.days || (a.path < b.path ? -1 : 1));
}
