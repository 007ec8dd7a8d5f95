/** The way of an appeal as its applicant reads it: what was done and when, in plain words, newest first. */
import { formatDateTime, formatDayMonth } from '#platform/i18n/format.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import type { JournalRow } from '#platform/journal/index.ts';
import type { TimelineItem, Tone } from '#lib/ui/shapes.ts';
import { messages } from '../messages/index.ts';
import { pageMessages } from '../messages-page/index.ts';
import { presentFile, type PublicFile } from './present-file.ts';
import type { StatusSource } from './status.ts';

export interface PublicAct extends TimelineItem {
	files: PublicFile[];
}

/** Acts that say nothing to the applicant beyond what another row says. */
const SILENT = new Set(['appeal.imported', 'appeal.reminded', 'appeal.escalated', 'appeal.applicant_seen', 'appeal.code_asked']);

const TONES: Record<string, Tone> = { 'appeal.delivery_failed': 'late', 'appeal.extended': 'underway', 'appeal.reopened': 'underway' };

export function presentTimeline(lang: Lang, source: StatusSource): PublicAct[] {
	return source.timeline.flatMap((row) => presentAct(lang, source, row) ?? []).toReversed();
}

function presentAct(lang: Lang, source: StatusSource, row: JournalRow): PublicAct | undefined {
	const what = wordsOf(lang, row.act);
	if (what === undefined) return undefined;
	const files = filesIn(source, row).map((file) => presentFile(lang, file));
	return {
		id: String(row.seq),
		when: formatDateTime(lang, row.at),
		datetime: row.at.toString(),
		what,
		note: noteOf(lang, source, row),
		text: textOf(source, row),
		tone: TONES[row.act],
		files
	};
}

function wordsOf(lang: Lang, act: string): string | undefined {
	const own: Partial<Record<string, string>> = pageMessages[lang].status.own;
	const all: Partial<Record<string, string>> = messages[lang].timeline;
	return SILENT.has(act) ? undefined : (own[act] ?? all[act]);
}

/** A name that the journal keeps as it was on that day, in three languages. */
function nameIn(lang: Lang, name: unknown): string | undefined {
	return typeof name === 'object' && name !== null ? string((name as Partial<Texts>)[lang]) : undefined;
}

const string = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** One line of the row's own facts; each is named here, whatever else the journal keeps of the act. */
function noteOf(lang: Lang, source: StatusSource, { act, data }: JournalRow): string | undefined {
	const t = pageMessages[lang].status;
	const day = (value: unknown) => formatDayMonth(lang, Temporal.PlainDate.from(string(value) ?? ''));
	switch (act) {
		case 'appeal.received':
			return source.appeal.number;
		case 'appeal.assigned':
			return source.unitNames.get(string(data.unit) ?? '')?.[lang];
		case 'appeal.extended':
			return `${day(data.from)} → ${day(data.to)}`;
		case 'appeal.forwarded':
		case 'appeal.forwarded_at_once':
		case 'appeal.passed_up':
		case 'appeal.body_registered':
		case 'appeal.body_passed':
		case 'appeal.body_returned':
		case 'appeal.body_answered':
		case 'appeal.body_silent':
		case 'appeal.joined':
		case 'appeal.split':
		case 'appeal.split_from':
		case 'appeal.merged':
		case 'appeal.unmerged':
		case 'appeal.complained':
		case 'appeal.complaint_passed':
			return nameIn(lang, data.name);
		case 'appeal.body_term_moved':
		case 'appeal.deadline_moved':
			return data.to === undefined ? undefined : `${day(data.from)} → ${day(data.to)}`;
		case 'appeal.delivered':
			return t.by[data.how as keyof typeof t.by];
		case 'appeal.closed':
			return data.by === 'applicant' ? t.closedBy.applicant : t.closedBy.term;
		default:
			return undefined;
	}
}

/** What somebody wrote, where the applicant is the one to read it. */
function textOf(source: StatusSource, row: JournalRow): string | undefined {
	switch (row.act) {
		case 'appeal.reported':
		case 'appeal.rated':
		case 'appeal.correction_asked':
		case 'appeal.objected':
		case 'appeal.complained':
		case 'appeal.complaint_satisfied':
		case 'appeal.complaint_upheld':
		case 'appeal.complaint_cancelled':
		case 'appeal.complaint_changed':
		case 'appeal.complaint_left':
			return string(row.data.text);
		case 'appeal.extended':
		case 'appeal.withdrawn':
		case 'appeal.forwarded':
		case 'appeal.forwarded_at_once':
		case 'appeal.passed_up':
		case 'appeal.body_returned':
		case 'appeal.merged':
		case 'appeal.unmerged':
		case 'appeal.hearing_cancelled':
		case 'appeal.hearing_waived':
		case 'appeal.complaint_restored':
		case 'appeal.complaint_withdrawn':
			return string(row.data.reason);
		case 'appeal.added':
		case 'appeal.remarked':
			return remarkAt(source, row);
		default:
			return undefined;
	}
}

/** The remark that an act wrote: same author, same instant (the journal keeps milliseconds). */
function remarkAt(source: StatusSource, row: JournalRow): string | undefined {
	const author = row.act === 'appeal.added' ? 'applicant' : 'staff';
	return source.remarks.find((remark) => remark.author === author && remark.at.round('millisecond').equals(row.at))?.text;
}

function filesIn(source: StatusSource, { data }: JournalRow) {
	const ids: unknown[] = Array.isArray(data.files) ? data.files : [];
	return source.files.filter((file) => ids.includes(file.id));
}
