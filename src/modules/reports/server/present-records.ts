/** The records behind a figure, as they stand now: for everybody those that are public anyway, for the desk of the deputy's side all. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { notFound } from '#platform/errors.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import { readableAmong } from '#modules/appeals/server/index.ts';
import { readsAllOf } from '#modules/assignments/server/index.ts';
import { placeNames } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { assemble, type FigureCode } from '../rules/assemble.ts';
import { recordsOf, type ReportRecords } from './facts.ts';
import { frozenOf } from './frozen.ts';
import { asOfText, valueOf } from './present-figures.ts';
import { isOpen } from './present-public.ts';
import { publicReport, reportFor, type ReportRow } from './queries.ts';

export interface RecordLine {
	id: string;
	when: string;
	what: string;
	state: string;
	href: string | undefined;
}

async function stops(db: Reader, lang: Lang, records: ReportRecords): Promise<RecordLine[]> {
	const names = await placeNames(
		db,
		records.stops.map(({ territoryId }) => territoryId),
		lang
	);
	return records.stops.map(({ id, visitId, territoryId, startsAt, people }) => ({
		id,
		when: formatDate(lang, dayOf(startsAt)),
		what: names.get(territoryId) ?? '',
		state: messages[lang].recordsPage.people(people),
		href: paths.visits.one(lang, visitId)
	}));
}

function receptions(lang: Lang, code: FigureCode, records: ReportRecords): RecordLine[] {
	const t = messages[lang].recordsPage;
	const what = messages[lang].sections.receptions;
	if (code === 'people_received')
		return (records.receptions?.byDay ?? []).map(({ day, people }) => ({
			id: day.toString(),
			when: formatDate(lang, day),
			what,
			state: t.people(people),
			href: undefined
		}));
	return (records.receptions?.days ?? []).map(({ id, day, held }) => ({
		id,
		when: formatDate(lang, day),
		what,
		state: held ? t.held : t.notHeld,
		href: undefined
	}));
}

function questions(lang: Lang, records: ReportRecords): RecordLine[] {
	const t = messages[lang].recordsPage;
	return records.questions.map(({ id, eventId, number, text, owedUntil, answered }) => ({
		id,
		when: formatDate(lang, owedUntil),
		what: `№ ${formatNumber(lang, number)}. ${text}`,
		state: answered ? t.answered : t.owed(formatDate(lang, owedUntil)),
		href: paths.events.one(lang, eventId)
	}));
}

function promises(lang: Lang, { promises: list, former }: ReportRecords): RecordLine[] {
	const href = former && paths.reports.one(lang, former.id);
	return (list ?? []).map(({ id, quote, promisedUntil, state }) => ({
		id,
		when: formatDate(lang, promisedUntil),
		what: quote,
		state: messages[lang].promiseStates[state],
		href
	}));
}

/** Records that everybody may read; undefined for a figure that has others. */
function openLines(db: Reader, lang: Lang, code: FigureCode, records: ReportRecords): Promise<RecordLine[]> | undefined {
	switch (code) {
		case 'visits_made':
		case 'settlements_reached':
		case 'people_met':
			return stops(db, lang, records);
		case 'reception_days':
		case 'people_received':
			return Promise.resolve(receptions(lang, code, records));
		case 'questions_answered':
			return Promise.resolve(questions(lang, records));
		case 'promises_kept':
			return Promise.resolve(promises(lang, records));
		default:
			return undefined;
	}
}

/** How an appeal or an assignment counted for a figure; undefined when it did not. */
function counted(lang: Lang, code: FigureCode, one: Partial<ReportRecords['appeals'][number] & ReportRecords['assignments'][number]>) {
	const t = messages[lang].recordsPage;
	const said = (value: boolean | null | undefined, yes: string, no: string) => (value == null ? undefined : value ? yes : no);
	switch (code) {
		case 'appeals_received':
			return one.received === true ? t.received : undefined;
		case 'appeals_on_time':
			return said(one.onTime, t.onTime, t.late);
		case 'appeals_solved':
			return said(one.solved, t.solved, t.unsolved);
		case 'assignments_given':
			return one.given === true ? t.given : undefined;
		default:
			return said(one.done, t.done, t.notDone);
	}
}

/** What only the staff may read, and of it what this reader may. */
async function deskLines(db: Reader, lang: Lang, actor: Staff, code: FigureCode, records: ReportRecords): Promise<RecordLine[]> {
	if (code.startsWith('appeals')) {
		const may = await readableAmong(
			db,
			actor,
			records.appeals.map(({ id }) => id)
		);
		return records.appeals.flatMap((one) => {
			const state = counted(lang, code, one);
			if (state === undefined) return [];
			const mine = may.has(one.id);
			return [{ id: one.id, when: one.number, what: mine ? one.title : '', state, href: mine ? paths.desk.appeal(one.id) : undefined }];
		});
	}
	return records.assignments.flatMap((one) => {
		const state = counted(lang, code, one);
		if (state === undefined) return [];
		const mine = one.personId === actor.personId || readsAllOf(actor, one.unitPath);
		return [{ id: one.id, when: '', what: mine ? one.text : '', state, href: mine ? paths.desk.assignment(one.id) : undefined }];
	});
}

async function head(db: Reader, lang: Lang, report: ReportRow, code: FigureCode, records: ReportRecords) {
	const t = messages[lang].recordsPage;
	const frozen = await frozenOf(db, report.id);
	const of = (list: ReturnType<typeof assemble>) => {
		const figure = list.find((one) => one.code === code);
		return figure === undefined ? undefined : valueOf(lang, figure);
	};
	const then = frozen && of(frozen.body.figures);
	return {
		id: report.id,
		name: report.name,
		title: t.title(messages[lang].figures[code]),
		lines: [
			...(frozen === undefined || then === undefined ? [] : [t.frozen(then, asOfText(lang, frozen.body.asOf))]),
			t.now(of(assemble(records)) ?? '')
		]
	};
}

/** For everybody. Throws not_found for a draft, and for a figure whose records are not open. */
export async function presentOpenRecords(db: Reader, lang: Lang, id: string, code: FigureCode) {
	const report = await publicReport(db, id);
	if (!isOpen(code)) throw notFound();
	const records = await recordsOf(db, report, now());
	return { ...(await head(db, lang, report, code, records)), list: (await openLines(db, lang, code, records)) ?? [] };
}

/** For the deputy's side. Throws not_found. */
export async function presentDeskRecords(db: Reader, lang: Lang, actor: Staff, id: string, code: FigureCode) {
	const report = await reportFor(db, actor, id);
	if (code === 'wishes_waiting') throw notFound();
	const records = await recordsOf(db, report, now());
	const list = await (openLines(db, lang, code, records) ?? deskLines(db, lang, actor, code, records));
	return { ...(await head(db, lang, report, code, records)), list };
}
