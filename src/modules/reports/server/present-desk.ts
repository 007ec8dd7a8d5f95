/** Reports as the deputy's side sees them: drafts with what is assembled at this moment, published ones with what was frozen. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';

import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import { LANGS, type Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import { paths } from '#lib/paths.ts';
import type { Fact, TimelineItem } from '#lib/ui/shapes.ts';
import { personNames, unitById, unitsBelow } from '#modules/organisation/server/index.ts';
import { placeName } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { possible, proposedPeriod, SECTIONS } from '../rules.ts';
import { assemble, changedSince, type FigureCode } from '../rules/assemble.ts';
import { recordsOf } from './facts.ts';
import { frozenOf, type Frozen } from './frozen.ts';
import { canKeep, canRead } from './policy.ts';
import { asOfText, meetingText, periodText, toPromise, toSections } from './present-figures.ts';
import { publishedText, tagOf, toldOf } from './present-public.ts';
import { promisesOf } from './promises.ts';
import { deskReports, formerOf, meetingById, meetingsWithout, reportFor, reportOfEvent, type Meeting, type ReportRow } from './queries.ts';

/** How its publication stands: when, or by when. */
function publication(lang: Lang, report: ReportRow, frozen: Frozen | undefined): Fact {
	const f = messages[lang].facts;
	if (frozen !== undefined) return { term: f.published, value: publishedText(lang, frozen.publishedAt, frozen.body.daysLate) };
	return { term: f.publishBy, value: formatDate(lang, report.publishBy) };
}

const isOverdue = (report: ReportRow) =>
	report.publishedAt === null && report.eventState !== 'cancelled' && Temporal.PlainDate.compare(report.publishBy, dayOf(now())) < 0;

/** Reports of the actor's units, the latest meeting first. */
export async function presentReportList(db: Reader, lang: Lang, actor: Staff, cursor: string | undefined) {
	const [page, waiting] = [await deskReports(db, actor, cursor), await meetingsWithout(db, actor)];
	const t = messages[lang];
	return {
		reports: page.rows.map((report) => ({
			id: report.id,
			href: paths.desk.report(report.id),
			name: report.name,
			body: report.body[lang],
			meeting: meetingText(lang, report),
			period: periodText(lang, report.periodFrom, report.periodTo),
			tag: isOverdue(report) ? { text: t.overdue(formatDate(lang, report.publishBy)), tone: 'late' as const } : tagOf(lang, report)
		})),
		older: page.next === undefined ? undefined : paths.desk.reports({ after: page.next }),
		mayMake: waiting.some((meeting) => canKeep(actor, meeting))
	};
}

const toOption = (lang: Lang, meeting: Meeting) => ({
	value: meeting.eventId,
	label: `${meeting.name}: ${meetingText(lang, meeting)}`
});

/** The form of a new report: meetings without one, and the days that are proposed for the one that was asked for. */
export async function presentNewReport(db: Reader, lang: Lang, actor: Staff, asked: string | undefined) {
	const meetings = (await meetingsWithout(db, actor)).filter((meeting) => canKeep(actor, meeting));
	const chosen = meetings.find(({ eventId }) => eventId === asked) ?? meetings[0];
	const former = chosen && (await formerOf(db, chosen));
	const days =
		chosen && proposedPeriod({ day: dayOf(chosen.startsAt), mandateFrom: chosen.mandateFrom, former: former?.periodTo }, dayOf(now()));
	return {
		meetings: meetings.map((meeting) => toOption(lang, meeting)),
		values: { eventId: chosen?.eventId ?? '', periodFrom: days?.from.toString() ?? '', periodTo: days?.to.toString() ?? '' }
	};
}

async function historyOf(db: Reader, lang: Lang, id: string): Promise<TimelineItem[]> {
	const list = await timelineOf(db, { kind: 'report', id }, 'staff');
	const names = await personNames(
		db,
		list.flatMap(({ actorId }) => actorId ?? [])
	);
	return list.toReversed().map((row) => ({
		id: String(row.seq),
		when: formatDateTime(lang, row.at),
		datetime: row.at.toString(),
		what: messages[lang].acts[row.act] ?? row.act,
		note: names.get(row.actorId ?? '')
	}));
}

/** The words and the period as the form takes them: `appeals.kk`. */
function valuesOf({ periodFrom, periodTo, texts }: ReportRow): Record<string, string> {
	const words = SECTIONS.flatMap((section) => LANGS.map((lang) => [`${section}.${lang}`, texts[section]?.[lang] ?? ''] as const));
	return { periodFrom: periodFrom.toString(), periodTo: periodTo.toString(), ...Object.fromEntries(words) };
}

async function choicesOf(db: Reader, lang: Lang, actor: Staff, report: ReportRow, moves: boolean) {
	const [host, below, meetings] = await Promise.all([
		unitById(db, report.hostId),
		unitsBelow(db, report.hostId),
		moves ? meetingsWithout(db, actor, report.mandateId) : []
	]);
	return {
		choices: SECTIONS.map((value) => ({ value, label: messages[lang].sections[value] })),
		units: [...(host === undefined ? [] : [host]), ...below].map(({ id, name }) => ({ value: id, label: name[lang] })),
		meetings: meetings.filter((meeting) => canKeep(actor, meeting)).map((meeting) => toOption(lang, meeting))
	};
}

/** What is read of it: of a draft as assembled now, of a published one as frozen, with what changed. */
async function contentOf(db: Reader, lang: Lang, report: ReportRow, frozen: Frozen | undefined) {
	const href = (code: FigureCode) => (code === 'wishes_waiting' ? undefined : paths.desk.reportRecords(report.id, code));
	const at = now();
	const records = await recordsOf(db, report, at);
	const live = assemble(records);
	if (frozen === undefined) {
		return {
			asOf: messages[lang].desk.assembledText(formatDateTime(lang, at)),
			sections: toSections(lang, { body: report.body, figures: live, texts: report.texts, changed: new Map(), href }),
			former: (records.promises ?? []).map((promise) => toPromise(lang, promise)),
			amendments: [],
			hash: undefined
		};
	}
	const { amendments, former, hash } = await toldOf(db, lang, report, frozen);
	const { body } = frozen;
	return {
		asOf: messages[lang].desk.frozenText(asOfText(lang, body.asOf)),
		sections: toSections(lang, { ...body, changed: changedSince(body.figures, live), href }),
		former,
		amendments,
		hash
	};
}

/** One report for its side. Throws not_found. */
export async function presentReport(db: Reader, lang: Lang, actor: Staff, id: string) {
	const report = await reportFor(db, actor, id);
	const frozen = await frozenOf(db, id);
	const acts = canKeep(actor, report) ? possible(report, now()) : [];
	const t = messages[lang];
	const [content, promises, place, choices, history] = await Promise.all([
		contentOf(db, lang, report, frozen),
		promisesOf(db, id, now()),
		placeName(db, report.territoryId, lang),
		choicesOf(db, lang, actor, report, acts.includes('move')),
		historyOf(db, lang, id)
	]);
	return {
		id,
		name: report.name,
		tag: tagOf(lang, report),
		overdue: isOverdue(report) ? t.desk.publishLate(formatDate(lang, report.publishBy)) : undefined,
		notice: report.eventState === 'cancelled' ? t.cancelled : undefined,
		facts: [
			{ term: t.facts.deputy, value: report.name, note: report.body[lang] },
			{ term: t.facts.period, value: periodText(lang, report.periodFrom, report.periodTo) },
			{ term: t.facts.meeting, value: meetingText(lang, report), note: place, href: paths.desk.gathering(report.eventId) },
			publication(lang, report, frozen)
		],
		...content,
		promises: promises.map((promise) => ({ ...toPromise(lang, promise), href: paths.desk.assignment(promise.id) })),
		acts,
		values: valuesOf(report),
		...choices,
		rating: possible(report, now()).includes('promise') ? paths.desk.reportRating(id) : undefined,
		publicPage: report.publishedAt === null ? undefined : paths.reports.one(lang, id),
		history
	};
}
export type DeskReport = Awaited<ReturnType<typeof presentReport>>;

/** What the desk's page of a meeting says of its report: opens it, or begins one. Undefined where there is none to open or begin. */
export async function deskReportLink(db: Reader, lang: Lang, actor: Staff, eventId: string) {
	const report = await reportOfEvent(db, eventId);
	if (report !== undefined) return canRead(actor, report) ? { href: paths.desk.report(report.id), text: messages[lang].name } : undefined;
	const meeting = await meetingById(db, eventId);
	if (meeting === undefined || meeting.eventState === 'cancelled' || !canKeep(actor, meeting)) return undefined;
	return { href: paths.desk.newReport(eventId), text: messages[lang].desk.make };
}

/** Where slips for those at the door of a meeting are printed, once it has begun; undefined where none are. */
export async function slipsLink(db: Reader, lang: Lang, actor: Staff, eventId: string) {
	const report = await reportOfEvent(db, eventId);
	if (report === undefined || !canRead(actor, report) || report.eventState === 'cancelled') return undefined;
	return { href: paths.desk.reportRating(report.id), text: messages[lang].rate.desk.link };
}
