/** Assignments as the desk shows them: every field named, every text in the reader's language. */
import type { Calendar } from '#platform/calendar/rules.ts';
import type { Reader } from '#platform/db/index.ts';
import type { FileRow } from '#platform/files/index.ts';
import { dayOf, formatBytes, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import type { JournalRow } from '#platform/journal/index.ts';
import { paths } from '#lib/paths.ts';
import type { Fact, TimelineItem, Tone } from '#lib/ui/shapes.ts';
import { personNames, unitsByIds, type Unit } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { daysLeft, isOpen, lateness, next, type AssignmentState } from '../rules.ts';
import { titleOf } from './jobs.ts';
import { standingOf } from './standing.ts';
import { can } from './policy.ts';
import type { AssignmentPage, AssignmentRow } from './queries.ts';

/** What texts are made with: names by id, today, the calendar. */
export interface Around {
	lang: Lang;
	calendar: Calendar;
	today: Temporal.PlainDate;
	people: ReadonlyMap<string, string>;
	units: ReadonlyMap<string, Unit>;
}

const TONES: Record<AssignmentState, Tone> = {
	issued: 'underway',
	reported: 'new',
	returned: 'underway',
	accepted: 'done',
	cancelled: 'neutral'
};

/** Names of everybody and every unit that these rows mention. */
export async function namesFor(
	db: Reader,
	rows: readonly AssignmentRow[],
	morePeople: readonly (string | null)[] = []
): Promise<Pick<Around, 'people' | 'units'>> {
	const ids = [...rows.flatMap((row) => [row.personId, row.issuerPersonId]), ...morePeople].filter((id) => id !== null);
	const [people, units] = await Promise.all([
		personNames(db, ids),
		unitsByIds(
			db,
			rows.flatMap((row) => [row.unitId, row.issuerUnitId])
		)
	]);
	return { people, units };
}

export interface ListItem {
	id: string;
	href: string;
	title: string;
	who: string;
	unit: string;
	from: string;
	state: string;
	tone: Tone;
	due: string;
	left: string;
	late: boolean;
}

export function presentItem(row: AssignmentRow, around: Around): ListItem {
	const { lang, units } = around;
	const { late, left } = timing(row, around);
	return {
		id: row.id,
		href: paths.desk.assignment(row.id),
		title: titleOf(row.text),
		who: personName(row.personId, around, messages[lang].page.nobody),
		unit: units.get(row.unitId)?.name[lang] ?? '',
		from: row.issuerPersonId === null ? (units.get(row.issuerUnitId)?.name[lang] ?? '') : personName(row.issuerPersonId, around, ''),
		state: messages[lang].states[row.state],
		tone: late && isOpen(row.state) ? 'late' : TONES[row.state],
		due: formatDate(lang, row.dueOn),
		left,
		late
	};
}

function personName(id: string | null, { people }: Around, fallback: string): string {
	return (id === null ? undefined : people.get(id)) ?? fallback;
}

function timing(row: AssignmentRow, { lang, calendar, today }: Around): { late: boolean; left: string; lateAtFirst: boolean } {
	const t = messages[lang].due;
	const { state, dueOn, firstDueOn } = row;
	const reportedOn = row.reportedAt === null ? null : dayOf(row.reportedAt);
	const closedOn = row.closedAt === null ? null : dayOf(row.closedAt);
	const { late, days, lateAtFirst } = lateness(calendar, { state, dueOn, firstDueOn, reportedOn, closedOn }, today);
	if (state === 'cancelled') return { late, left: '', lateAtFirst };
	if (late) return { late, left: t.late(days), lateAtFirst };
	if (state === 'accepted' || state === 'reported') return { late, left: t.inTime, lateAtFirst };
	const n = daysLeft(calendar, dueOn, today);
	return { late, left: today.equals(dueOn) ? t.today : t.left(n), lateAtFirst };
}

/** What this reader may do now: the page shows these forms and no others. */
export function presentActs(actor: Actor, { access }: AssignmentPage) {
	const may = (action: Parameters<typeof can>[1], act: Parameters<typeof next>[1]) =>
		can(actor, action, access) && next(access.state, act) !== undefined;
	const { judgedInRoom } = standingOf(access.origin.kind);
	return {
		acknowledge: !access.ofRoom && access.acknowledgedAt === null && may('report', 'acknowledge'),
		report: may('report', 'report'),
		again: access.state === 'reported',
		accept: !judgedInRoom && may('judge', 'accept'),
		return: !judgedInRoom && may('judge', 'return'),
		/** By the rule of the room it came from. */
		judge: judgedInRoom && may('judge', 'accept'),
		/** Pass parts on in the name of the unit that owes it. */
		split: !access.ofRoom && can(actor, 'report', access) && (access.state === 'issued' || access.state === 'returned'),
		ask: may('ask_extension', 'ask_extension'),
		decide: may('judge', 'decide_extension'),
		approve: !access.ofRoom,
		reassign: !access.ofRoom && may('reassign', 'reassign'),
		// What belongs to a room (an appeal) is moved and ended on that room's page, by its rules.
		move: !access.ofRoom && may('govern', 'move'),
		cancel: !access.ofRoom && may('govern', 'cancel')
	};
}

export function presentFacts(page: AssignmentPage, around: Around): Fact[] {
	const { row, access } = page;
	const t = messages[around.lang].page;
	const date = (day: Temporal.PlainDate) => formatDate(around.lang, day);
	const { left, lateAtFirst } = timing(row, around);
	const unit = (id: string) => around.units.get(id)?.name[around.lang] ?? '';
	const helpers = access.helperIds.map((id) => personName(id, around, '')).filter((name) => name !== '');
	const moved = !row.firstDueOn.equals(row.dueOn);
	return [
		{ term: t.due, value: date(row.dueOn), note: left },
		...(moved
			? [{ term: t.firstDue, value: date(row.firstDueOn), note: lateAtFirst ? messages[around.lang].due.lateAtFirst : undefined }]
			: []),
		{ term: t.unit, value: unit(row.unitId) },
		{ term: t.person, value: personName(row.personId, around, t.nobody) },
		...(helpers.length > 0 ? [{ term: t.helpers, value: helpers.join(', ') }] : []),
		{ term: t.issuer, value: personName(row.issuerPersonId, around, t.system), note: unit(row.issuerUnitId) },
		{ term: t.issued, value: formatDateTime(around.lang, row.issuedAt) },
		...(row.acknowledgedAt === null
			? row.state === 'issued' && !access.ofRoom
				? [{ term: t.acknowledged, value: t.notAcknowledged }]
				: []
			: [{ term: t.acknowledged, value: formatDateTime(around.lang, row.acknowledgedAt) }]),
		...(access.whole === undefined
			? []
			: [{ term: t.whole, value: date(access.whole.dueOn), note: row.obligatory ? undefined : t.optional }]),
		...(row.returns > 0 ? [{ term: t.returns, value: String(row.returns) }] : []),
		...(row.subject.kind === 'appeal' ? [{ term: t.subject, value: t.appeal, href: paths.desk.appeal(row.subject.id) }] : []),
		...(row.subject.kind === 'promise' ? [{ term: t.subject, value: t.promise, href: paths.desk.promise(row.subject.id) }] : []),
		...(row.subject.kind === 'sitting' ? [{ term: t.subject, value: t.sitting, href: paths.desk.minutes(row.subject.id) }] : []),
		...(row.subject.kind === 'group_case' ? [{ term: t.subject, value: t.groupCase, href: paths.desk.groupCase(row.subject.id) }] : [])
	];
}

export interface ReportView {
	id: string;
	who: string;
	at: string;
	text: string;
	verdict: string;
	tone: Tone;
	reason: string;
	files: { id: string; name: string; size: string; href: string }[];
}

export function presentReports(page: AssignmentPage, evidence: ReadonlyMap<string, FileRow[]>, around: Around): ReportView[] {
	const t = messages[around.lang].page;
	return page.reports.toReversed().map((report) => ({
		id: report.id,
		who: personName(report.personId, around, t.system),
		at: formatDateTime(around.lang, report.at),
		text: report.text,
		verdict: t.verdict[report.verdict ?? 'none'],
		tone: report.verdict === 'accepted' ? 'done' : report.verdict === 'returned' ? 'underway' : 'new',
		reason: report.verdictReason === null ? '' : t.reason(report.verdictReason),
		files: (evidence.get(report.id) ?? []).map((file) => ({
			id: file.id,
			name: file.name,
			size: formatBytes(around.lang, file.bytes),
			href: paths.file(file.id)
		}))
	}));
}

export function presentExtensions(page: AssignmentPage, around: Around) {
	const t = messages[around.lang].page;
	return page.extensions.toReversed().map((asked) => ({
		id: asked.id,
		open: asked.decision === null,
		who: personName(asked.askedBy, around, t.system),
		at: formatDateTime(around.lang, asked.askedAt),
		asked: t.asked(formatDate(around.lang, asked.newDueOn)),
		reason: asked.reason,
		decision: t.decision[asked.decision ?? 'none'],
		note: asked.decisionReason === null ? '' : t.reason(asked.decisionReason)
	}));
}

/** What was done, newest first. */
export function presentHistory(rows: readonly JournalRow[], around: Around): TimelineItem[] {
	const t = messages[around.lang];
	const acts: Record<string, string> = t.acts;
	return rows.toReversed().map((row) => {
		const { from, to, reason } = row.data;
		const dates =
			isDay(from) && isDay(to)
				? t.fromTo(formatDate(around.lang, Temporal.PlainDate.from(from)), formatDate(around.lang, Temporal.PlainDate.from(to)))
				: undefined;
		const who = row.actorKind === 'system' ? t.page.system : personName(row.actorId, around, '');
		return {
			id: String(row.seq),
			when: formatDateTime(around.lang, row.at),
			datetime: row.at.toString(),
			what: acts[row.act] ?? row.act,
			note: [who, dates].filter(Boolean).join(' · '),
			text: reason === 'parent_closed' ? t.parentClosed : typeof reason === 'string' ? reason : undefined
		};
	});
}

function isDay(value: unknown): value is string {
	return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
}
