/** What the API says of appeals: every field that leaves is named here. Texts are in the reader's language, times in UTC. */
import type { FileRow } from '#platform/files/index.ts';
import type { Explanation } from '#platform/calendar/rules.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import type { JournalRow } from '#platform/journal/index.ts';
import { messages } from '../messages/index.ts';
import { isOpen, next, type AppealState, type Channel, type Outcome, type Verdict } from '../rules.ts';
import { presentTimeline } from './present-timeline.ts';
import type { AppealRow } from './queries.ts';
import type { StatusSource } from './status.ts';
import type { DecisionTerm } from './terms.ts';

interface ApiNamed {
	id: string;
	name: string;
}
export interface ApiCoded extends ApiNamed {
	code: string;
}
/** Names that stand apart from the appeal's row. */
export interface ApiNames {
	kind: string;
	theme: ApiCoded | null;
	territory: ApiCoded | null;
}

/** A computed term, day by day. */
export function apiTerm(lang: Lang, rule: string, how: Explanation) {
	const texts = (value: Texts | undefined) => value?.[lang] ?? null;
	return {
		rule,
		startsOn: how.startsOn,
		dueOn: how.dueOn,
		n: how.n,
		unit: how.unit,
		skipped: how.skipped.map(({ day, why, name, source }) => ({ day, why, name: texts(name), source: texts(source) })),
		worked: how.worked.map(({ day, name, source }) => ({ day, name: name[lang], source: source[lang] })),
		rolledFrom: how.rolledFrom ?? null
	};
}

/** A file; `base` is the address under which the reader fetches it. */
export function apiDocument(file: FileRow, base: string) {
	const { id, name, mime, bytes, uploadedAt } = file;
	return { id, name, mime, bytes, uploadedAt: uploadedAt.toString(), url: `${base}/${id}` };
}

const ACTORS: Record<JournalRow['actorKind'], 'applicant' | 'staff' | 'system'> = {
	anonymous: 'applicant',
	applicant: 'applicant',
	visitor: 'applicant',
	citizen: 'applicant',
	staff: 'staff',
	system: 'system'
};

export function apiActor(kind: JournalRow['actorKind']): 'applicant' | 'staff' | 'system' {
	return ACTORS[kind];
}

/** What both sides read of an appeal. */
export function apiCommon(lang: Lang, appeal: AppealRow, names: ApiNames, term: DecisionTerm | undefined, today: Temporal.PlainDate) {
	return {
		number: appeal.number,
		state: appeal.state,
		stateText: messages[lang].state[appeal.state],
		kind: { id: appeal.kind, name: names.kind },
		language: appeal.language as Lang,
		channel: appeal.channel as Channel,
		title: appeal.title,
		text: appeal.text,
		theme: names.theme,
		territory: names.territory,
		place: appeal.place,
		latitude: appeal.latitude,
		longitude: appeal.longitude,
		receivedAt: appeal.received_at.toString(),
		registeredAt: appeal.registered_at?.toString() ?? null,
		firstDueDate: appeal.first_due_on.toString(),
		dueDate: appeal.due_on.toString(),
		overdue: isOverdue(appeal, today),
		term: term === undefined ? null : apiTerm(lang, term.ruleId, term.explanation)
	};
}

function isOverdue(appeal: { state: AppealState; due_on: Temporal.PlainDate }, today: Temporal.PlainDate): boolean {
	return isOpen(appeal.state) && Temporal.PlainDate.compare(appeal.due_on, today) < 0;
}

type DecisionRow = StatusSource['decisions'][number];
type VerdictRow = StatusSource['verdicts'][number];

export interface DecisionNames {
	ground: string | null;
	verdict: VerdictRow | undefined;
	disagreeUntil: Temporal.PlainDate;
}

/** A signed decision with what the citizen said of it. */
export function apiDecision(lang: Lang, row: DecisionRow, { ground, verdict, disagreeUntil }: DecisionNames) {
	const outcome = row.outcome as Outcome;
	return {
		ordinal: row.ordinal,
		outcome,
		outcomeText: messages[lang].outcome[outcome],
		ground: row.ground_id === null ? null : { id: row.ground_id, name: ground ?? row.ground_id },
		language: row.language as Lang,
		text: row.text,
		signedAt: row.signed_at.toString(),
		sha256: row.sha256.toString('hex'),
		disagreeUntil: disagreeUntil.toString(),
		verdict:
			verdict === undefined
				? null
				: {
						verdict: verdict.verdict as Verdict,
						rating: verdict.rating,
						disagrees: verdict.disagrees,
						at: verdict.at.toString()
					}
	};
}

/** The latest decision of an appeal as its applicant reads it. */
export function apiLatestDecision(lang: Lang, source: StatusSource) {
	const row = source.decisions[0];
	if (row === undefined || source.disagreeUntil === undefined) return null;
	const ground = row.ground_id === null ? null : (source.grounds.get(row.ground_id)?.[lang] ?? null);
	const verdict = source.verdicts.find((one) => one.decision_id === row.id);
	return apiDecision(lang, row, { ground, verdict, disagreeUntil: source.disagreeUntil });
}

/** An appeal for its applicant. Like the page it names no executor, no operator and nothing of who wrote. */
export function toApiApplicant(lang: Lang, source: StatusSource, names: ApiNames, today: Temporal.PlainDate, documents: string) {
	const { appeal, unit } = source;
	const rows = new Map(source.timeline.map((row) => [String(row.seq), row]));
	const decision = apiLatestDecision(lang, source);
	const inTime = source.disagreeUntil !== undefined && Temporal.PlainDate.compare(today, source.disagreeUntil) <= 0;
	const possible = (['add', 'withdraw', 'rate'] as const).filter((act) => next(appeal.state, act) !== undefined);
	return {
		...apiCommon(lang, appeal, names, source.term, today),
		statusText: messages[lang].stateSentence[appeal.state],
		responsible: { unit: unit?.name[lang] ?? '', phone: unit?.phone ?? null, address: unit?.address?.[lang] ?? null },
		timeline: presentTimeline(lang, source)
			.toReversed()
			.flatMap((item) => {
				const row = rows.get(item.id);
				if (row === undefined) return [];
				const note = item.text ?? item.note ?? null;
				return [{ at: item.datetime, act: row.act, text: item.what, by: apiActor(row.actorKind), note }];
			}),
		remarks: source.remarks.map((r) => ({ at: r.at.toString(), by: byOf(r.author), text: r.text })),
		documents: source.files.map((file) => apiDocument(file, documents)),
		decision,
		possible: possible.filter((act) => act !== 'rate' || (inTime && decision?.verdict === null))
	};
}

export function byOf(author: string): 'applicant' | 'staff' {
	return author === 'applicant' ? 'applicant' : 'staff';
}
