/** What citizens read of reports, field by field: what was published, what was corrected, what became of promises. Nothing of a draft. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { sha256 } from '#platform/secrets.ts';
import { paths } from '#lib/paths.ts';
import type { Fact } from '#lib/ui/shapes.ts';
import { placeName, placeNames, regions, territoryByCode } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { stateOf, wordsFor } from '../rules.ts';
import { assemble, changedSince, type FigureCode } from '../rules/assemble.ts';
import { recordsOf, type ReportRecords } from './facts.ts';
import { frozenOf, type Frozen, type ReportBody } from './frozen.ts';
import { asOfText, meetingText, periodText, STATE_TONES, toPromise, toSections } from './present-figures.ts';
import { ratingResults } from './present-rating.ts';
import { promisesOf } from './promises.ts';
import { amendmentsOf, publicReport, publicReports, reporters, reportOfEvent, type ReportRow } from './queries.ts';

/** Figures whose records everybody may read. */
const OPEN: readonly FigureCode[] = [
	...(['visits_made', 'settlements_reached', 'people_met', 'reception_days', 'people_received'] as const),
	...(['questions_answered', 'promises_kept'] as const)
];

export const isOpen = (code: FigureCode) => OPEN.includes(code);

const dayFrom = (iso: string) => Temporal.PlainDate.from(iso);

export function tagOf(lang: Lang, report: ReportRow) {
	const state = stateOf(report, now(), dayOf(now()));
	return { text: messages[lang].states[state], tone: STATE_TONES[state] };
}

/** Published in time, or how many days late. */
export function publishedText(lang: Lang, at: Temporal.Instant, late: number): string {
	const t = messages[lang];
	return `${formatDateTime(lang, at)} (${late > 0 ? t.late(late) : t.inTime})`;
}

export interface PublicWish {
	/** KATO code of a place. */
	place?: string | undefined;
	/** A mandate's id. */
	deputy?: string | undefined;
	cursor?: string | undefined;
}

/** Published reports, of a place and of a deputy. Throws not_found for a place or a deputy that is not there. */
export async function presentPublicReports(db: Reader, lang: Lang, wish: PublicWish) {
	const place = wish.place === undefined ? undefined : found(await territoryByCode(db, wish.place));
	const [who, all] = [await reporters(db), await regions(db)];
	const deputy = wish.deputy === undefined ? undefined : found(who.find(({ id }) => id === wish.deputy));
	const page = await publicReports(db, { territoryId: place?.id, mandateId: deputy?.id, cursor: wish.cursor });
	const places = await placeNames(
		db,
		page.rows.map(({ territoryId }) => territoryId),
		lang
	);
	const t = messages[lang].public;
	return {
		place: place && { code: place.code, name: place.name[lang] },
		places: [
			{ value: '', label: t.everywhere },
			// A smaller place that was asked for by its link can be kept.
			...(place === undefined || all.some(({ code }) => code === place.code) ? [] : [{ value: place.code, label: place.name[lang] }]),
			...all.map(({ code, name }) => ({ value: code, label: name[lang] }))
		],
		deputy: deputy?.id ?? '',
		deputies: [{ value: '', label: t.everyone }, ...who.map(({ id, name, body }) => ({ value: id, label: `${name} (${body[lang]})` }))],
		reports: page.rows.map((report) => ({
			id: report.id,
			href: paths.reports.one(lang, report.id),
			name: report.name,
			body: report.body[lang],
			period: periodText(lang, report.periodFrom, report.periodTo),
			meeting: [meetingText(lang, report), places.get(report.territoryId)].filter(Boolean).join(', '),
			tag: tagOf(lang, report)
		})),
		older: page.next === undefined ? undefined : paths.reports.list(lang, { place: place?.code, deputy: deputy?.id, after: page.next })
	};
}
export type PublicReports = Awaited<ReturnType<typeof presentPublicReports>>;

/** Who, of which days, at which meeting, published when. */
export async function factsOf(db: Reader, lang: Lang, report: ReportRow, { body, publishedAt }: Frozen): Promise<Fact[]> {
	const f = messages[lang].facts;
	const where = [report.place, await placeName(db, report.territoryId, lang)].filter(Boolean).join(', ');
	return [
		{ term: f.deputy, value: body.deputy, note: body.body[lang], href: paths.councils.one(lang, report.bodyId) },
		{ term: f.period, value: periodText(lang, dayFrom(body.period.from), dayFrom(body.period.to)) },
		{ term: f.meeting, value: meetingText(lang, report), note: where },
		{ term: f.host, value: report.host[lang] },
		{ term: f.published, value: publishedText(lang, publishedAt, body.daysLate) },
		{ term: f.asOf, value: asOfText(lang, body.asOf) }
	];
}

/** The promises of the report before, as they stood when this one was published and as they stand now. */
function formerPromises(lang: Lang, body: ReportBody, records: ReportRecords) {
	const since = new Map((records.promises ?? []).map((promise) => [promise.id, promise]));
	return (body.promises ?? []).map((promise) => {
		const latest = since.get(promise.id);
		return toPromise(lang, latest ?? { ...promise, promisedUntil: dayFrom(promise.promisedUntil) }, promise.state);
	});
}

/** All that is public of a published report. */
export async function toldOf(db: Reader, lang: Lang, report: ReportRow, frozen: Frozen) {
	const [at, t] = [now(), messages[lang]];
	const [records, promises, amendments] = await Promise.all([
		recordsOf(db, report, at),
		promisesOf(db, report.id, at),
		amendmentsOf(db, report.id)
	]);
	const { body } = frozen;
	const href = (code: FigureCode) => (isOpen(code) ? paths.reports.records(lang, report.id, code) : undefined);
	return {
		sections: toSections(lang, { ...body, changed: changedSince(body.figures, assemble(records)), href }),
		former: formerPromises(lang, body, records),
		promises: promises.map((promise) => toPromise(lang, promise)),
		amendments: amendments.map(({ id, section, texts, reason, at: when }) => ({
			id,
			title: t.amended(t.sections[section], formatDate(lang, dayOf(when))),
			words: wordsFor(texts, lang),
			reason: t.because(reason)
		})),
		hash: frozen.sha256,
		whole: sha256(frozen.text).toString('hex') === frozen.sha256
	};
}

/** The page of one report. Throws not_found for a draft. */
export async function presentPublicReport(db: Reader, lang: Lang, id: string) {
	const report = await publicReport(db, id);
	const frozen = found(await frozenOf(db, id));
	const t = messages[lang];
	const [facts, told, results] = await Promise.all([
		factsOf(db, lang, report, frozen),
		toldOf(db, lang, report, frozen),
		ratingResults(db, lang, report)
	]);
	return {
		id,
		eventId: report.eventId,
		name: frozen.body.deputy,
		lead: periodText(lang, dayFrom(frozen.body.period.from), dayFrom(frozen.body.period.to)),
		tag: tagOf(lang, report),
		notice: report.eventState === 'cancelled' ? { title: t.cancelled, text: t.cancelledText } : undefined,
		facts,
		...told,
		results,
		event: paths.events.one(lang, report.eventId),
		others: paths.reports.list(lang, { deputy: report.mandateId }),
		files: { pdf: paths.reports.file(lang, id, 'pdf'), docx: paths.reports.file(lang, id, 'docx') }
	};
}
export type PublicReport = Awaited<ReturnType<typeof presentPublicReport>>;

/** What the page of a meeting says of its report: where it is read, or until when it is to be there. Undefined where none was begun. */
export async function reportLink(db: Reader, lang: Lang, eventId: string) {
	const report = await reportOfEvent(db, eventId);
	if (report === undefined) return undefined;
	const t = messages[lang].public;
	if (report.publishedAt !== null) return { href: paths.reports.one(lang, report.id), text: t.toReport, late: false };
	if (report.eventState === 'cancelled') return undefined;
	const late = Temporal.PlainDate.compare(report.publishBy, dayOf(now())) < 0;
	const day = formatDate(lang, report.publishBy);
	return { href: undefined, text: late ? t.notInTime(day) : t.toCome(day), late };
}
