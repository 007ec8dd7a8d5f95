/** The hearing before an unfavourable decision, as the desk, its applicant and the forms of both show it. */
import { paths } from '#lib/paths.ts';
import type { Clock, Fact, Panel, Tone } from '#lib/ui/shapes.ts';
import type { ComputedDeadline } from '#platform/calendar/rules.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate, formatDateTime, formatTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import {
	groundById,
	groundsFor,
	groundSource,
	accessOf,
	can,
	decisionDraftOf,
	explainTerm,
	readableAppeals,
	type AppealRow,
	type DeskContext,
	type StatusSource
} from '#modules/appeals/server/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { next } from '#modules/appeals/rules.ts';
import { messages } from '../messages/index.ts';
import { isUnfavourable, POSITIONS, UNFAVOURABLE, type HearingState } from '../rules.ts';
import type { ActForm, FormField } from './form.ts';
import { missingFor } from './gate.ts';
import { earliestHearing, objectionTerm, toldOn } from './hearing-terms.ts';
import { protocolFile } from './protocol.ts';
import { calledHearing, hearingsOf, partiesOf, type Hearing, type Party } from './store.ts';

const TONES: Record<HearingState, Tone> = { called: 'underway', held: 'done', waived: 'neutral', cancelled: 'neutral' };

export function termClock(lang: Lang, name: string, term: Pick<ComputedDeadline, 'dueOn' | 'explanation'>): Clock {
	const explained = explainTerm(lang, term.explanation);
	return {
		name,
		date: formatDate(lang, term.dueOn),
		datetime: term.dueOn.toString(),
		left: undefined,
		notes: [],
		why: messages[lang].why,
		sentences: explained.sentences,
		days: [...explained.skipped, ...explained.worked]
	};
}

async function factsOf(db: Reader, lang: Lang, row: Hearing): Promise<Fact[]> {
	const f = messages[lang].hearing.facts;
	const ground = await groundById(db, row.ground_id);
	const held =
		row.held_from === null || row.held_to === null ? '' : `${formatDateTime(lang, row.held_from)} – ${formatTime(lang, row.held_to)}`;
	const facts: Fact[] = [
		{ term: f.at, value: row.at === null ? '' : formatDateTime(lang, row.at) },
		{ term: f.place, value: row.place ?? '' },
		{ term: f.outcome, value: row.outcome === null ? '' : appealMessages[lang].outcome[row.outcome] },
		{
			term: f.position,
			value: row.position === null ? '' : messages[lang].hearing.positions[row.position],
			note: row.objection ?? undefined
		},
		{ term: f.held, value: held },
		{ term: f.attended, value: row.attended === null ? '' : row.attended ? f.yes : f.no },
		{ term: f.participants, value: row.participants ?? '' },
		{ term: f.explanations, value: row.explanations ?? '' },
		{ term: f.ground, value: ground?.name[lang] ?? '', note: ground?.source[lang] },
		{ term: f.reason, value: row.reason ?? '' }
	];
	return facts.filter((fact) => fact.value !== '');
}

async function clocksOf(db: Reader, lang: Lang, row: Hearing, reader: 'desk' | 'applicant'): Promise<Clock[]> {
	if (row.state !== 'called') return [];
	const t = messages[lang].hearing.clocks;
	const [told, objection] = await Promise.all([toldOn(db, row), objectionTerm(db, row)]);
	const until = objection === undefined ? [] : [termClock(lang, t.objection, objection)];
	if (reader === 'applicant') return until;
	return [...until, termClock(lang, t.earliest, await earliestHearing(db, told ?? dayOf(row.called_at)))];
}

const quoteOf = (lang: Lang, language: string, row: Hearing): Panel['quote'] =>
	row.preliminary === null ? undefined : { title: messages[lang].hearing.facts.preliminary, text: row.preliminary, lang: language };

/** What the desk sees: the latest hearing, or that one is due before the drafted decision may be signed. */
export async function hearingPanels({ actor, db, lang }: DeskContext, appeal: AppealRow): Promise<Panel[]> {
	const [[latest], draft] = await Promise.all([hearingsOf(db, appeal.id), decisionDraftOf(db, appeal.id)]);
	const outcome = draft?.outcome ?? '';
	const missing = isUnfavourable(outcome) && next(appeal.state, 'hear') !== undefined ? await missingFor(db, appeal, outcome) : undefined;
	const others = await othersFacts({ actor, db, lang }, latest);
	if (latest === undefined && missing === undefined) return [];
	const t = messages[lang].hearing;
	const shown = { id: 'hearing', title: t.title, links: [] };
	if (latest === undefined) return [{ ...shown, tag: { text: t.due, tone: 'late' }, sentences: [t.dueText], facts: [] }];
	const file = await protocolFile(db, latest);
	const waits = latest.state === 'called' && (await toldOn(db, latest)) === undefined;
	return [
		{
			...shown,
			links: file === undefined ? [] : [{ href: paths.file(file), text: messages[lang].protocol.link }],
			tag: { text: t.states[latest.state], tone: TONES[latest.state] },
			sentences: [
				...(missing === undefined || latest.state === 'called' ? [] : [messages[lang].errors[missing]]),
				...(waits ? [t.notTold] : []),
				...(latest.state === 'called' && latest.at !== null && beyond(latest, appeal)
					? [t.beyondTerm(formatDate(lang, appeal.due_on))]
					: [])
			],
			clocks: await clocksOf(db, lang, latest, 'desk'),
			facts: [...(await factsOf(db, lang, latest)), ...others],
			quote: quoteOf(lang, appeal.language, latest)
		}
	];
}

const MOST_NAMED = 20;

/** Of those whose appeals lie in the one that is heard: what each says, who came; as far as the reader may know of them. */
async function othersFacts({ actor, db, lang }: Pick<DeskContext, 'actor' | 'db' | 'lang'>, row: Hearing | undefined): Promise<Fact[]> {
	const parties = row === undefined ? [] : await partiesOf(db, [row.id]);
	const known = await numbersOf(db, actor, parties);
	const { positions, facts: f, others } = messages[lang].hearing;
	return parties.slice(0, MOST_NAMED).flatMap((party, at): Fact[] => {
		const number = known.get(party.appeal_id);
		if (number === undefined) return [];
		const came = party.attended === null ? '' : `${f.attended} ${party.attended ? f.yes : f.no}`;
		return [
			{
				// Each with its place, since a term stands once in a list.
				term: `${String(at + 1)}. ${f.position}`,
				value: `${number}: ${party.position === null ? others.silent : positions[party.position]}`,
				note: [party.objection ?? '', came].filter(Boolean).join('. '),
				href: paths.desk.procedure(party.appeal_id)
			}
		];
	});
}

async function numbersOf(db: Reader, actor: DeskContext['actor'], parties: readonly Party[]): Promise<Map<string, string>> {
	const ids = parties.map((party) => party.appeal_id);
	return new Map((await readableAppeals(db, actor, ids)).map((one) => [one.id, one.number]));
}

const beyond = (row: Hearing, appeal: AppealRow) => row.at !== null && Temporal.PlainDate.compare(dayOf(row.at), appeal.due_on) > 0;

/** What the applicant reads: where and when they are heard, of what, until when they may object, and what came of it. */
export async function applicantHearings(db: Reader, lang: Lang, { appeal }: StatusSource): Promise<Panel[]> {
	const latest = (await hearingsOf(db, appeal.id))[0];
	if (latest === undefined) return [];
	const t = messages[lang].citizen.hearing;
	const open = latest.state === 'called' && next(appeal.state, 'hear') !== undefined;
	const ask = open && latest.position === null;
	const file = await protocolFile(db, latest);
	return [
		{
			id: 'hearing',
			title: t.title,
			tag: { text: messages[lang].hearing.states[latest.state], tone: TONES[latest.state] },
			sentences: open
				? [t.called(latest.at === null ? '' : formatDateTime(lang, latest.at), latest.place ?? ''), ask ? t.object : t.objected]
				: [latest.state === 'called' ? t.over : t[latest.state]],
			clocks: await clocksOf(db, lang, latest, 'applicant'),
			facts: await factsOf(db, lang, latest),
			links: [
				...(ask ? [{ href: paths.appeals.act(lang, appeal.number, 'object'), text: t.link }] : []),
				...(file === undefined ? [] : [{ href: paths.appeals.file(lang, appeal.number, file), text: messages[lang].protocol.link }])
			],
			quote: quoteOf(lang, appeal.language, latest)
		}
	];
}

/** Whether the applicant can say now what they think of the preliminary decision. */
export async function mayObject(db: Reader, { appeal }: StatusSource): Promise<boolean> {
	const latest = (await hearingsOf(db, appeal.id))[0];
	return latest?.state === 'called' && latest.position === null && next(appeal.state, 'hear') !== undefined;
}

export function objectionFields(lang: Lang): FormField[] {
	const t = messages[lang];
	return [
		{
			name: 'position',
			kind: 'choice',
			label: t.pages.object.position,
			options: POSITIONS.map((value) => ({ value, label: t.pages.object.positions[value] }))
		},
		{ name: 'objection', kind: 'area', label: t.pages.object.words, optional: true },
		{ name: 'files', kind: 'files', label: t.files, optional: true }
	];
}

/** The forms of the desk. */
export async function hearingForms(context: DeskContext, appeal: AppealRow): Promise<ActForm[]> {
	const { actor, db, lang, today } = context;
	if (appeal.state === 'merged') return partyForms(context, appeal);
	if (next(appeal.state, 'hear') === undefined) return [];
	const may = (action: Parameters<typeof can>[1]) => can(actor, action, accessOf(appeal));
	const grounds = await groundsFor(db, 'no_hearing', appeal.kind, today);
	if (grounds.some((ground) => ground.byItself)) return [];
	const called = await calledHearing(db, appeal.id);
	const t = messages[lang].acts;
	const forms: ActForm[] = [];
	if (called === undefined && may('hear')) forms.push(await callForm(context, appeal));
	if (called !== undefined && may('hear')) {
		if (called.at !== null && !(Temporal.PlainDate.compare(dayOf(called.at), today) > 0))
			forms.push(await holdForm(context, appeal, called));
		const fields: FormField[] = [{ name: 'cancelReason', kind: 'area', label: t.cancelHearing.reason }];
		forms.push({ act: 'cancelHearing', ...formWords(t.cancelHearing), danger: true, fields });
	}
	if (called?.position === null && may('ask_correction'))
		forms.push({ act: 'recordObjection', ...formWords(t.recordObjection), fields: objectionFields(lang) });
	if (may('sign')) {
		const options = grounds.map((ground) => ({ value: ground.id, label: ground.name[lang], hint: groundSource(lang, ground) }));
		const fields: FormField[] = [
			{ name: 'ground', kind: 'choice', label: t.waiveHearing.ground, options },
			{ name: 'waiveReason', kind: 'area', label: t.waiveHearing.reason }
		];
		forms.push({ act: 'waiveHearing', ...formWords(t.waiveHearing), danger: true, fields });
	}
	return forms;
}

/** Of one that lies in another only what its applicant says is written down here; the hearing itself is the other's. */
async function partyForms({ actor, db, lang }: DeskContext, appeal: AppealRow): Promise<ActForm[]> {
	if (!can(actor, 'ask_correction', accessOf(appeal))) return [];
	const called = (await hearingsOf(db, appeal.id)).find((row) => row.state === 'called');
	if (called?.position !== null) return [];
	return [{ act: 'recordObjection', ...formWords(messages[lang].acts.recordObjection), fields: objectionFields(lang) }];
}

const formWords = ({ title, text, submit }: { title: string; text: string; submit: string }) => ({ title, text, submit });

async function callForm({ db, lang, today }: DeskContext, appeal: AppealRow): Promise<ActForm> {
	const t = messages[lang].acts.callHearing;
	const [earliest, draft] = await Promise.all([earliestHearing(db, today), decisionDraftOf(db, appeal.id)]);
	const day = formatDate(lang, earliest.dueOn);
	return {
		act: 'callHearing',
		title: t.title,
		text: t.earliest(day),
		submit: t.submit,
		fields: [
			{ name: 'day', kind: 'date', label: t.day, value: earliest.dueOn.toString() },
			{ name: 'time', kind: 'time', label: t.time, value: '10:00' },
			{ name: 'place', kind: 'text', label: t.place, hint: t.placeHint },
			{
				name: 'outcome',
				kind: 'choice',
				label: t.outcome,
				options: UNFAVOURABLE.map((value) => ({ value, label: appealMessages[lang].outcome[value] })),
				value: isUnfavourable(draft?.outcome ?? '') ? (draft?.outcome ?? '') : undefined
			},
			{ name: 'preliminary', kind: 'area', label: t.preliminary, hint: t.preliminaryHint, value: draft?.text ?? '', lang: appeal.language }
		]
	};
}

async function holdForm({ actor, db, lang }: DeskContext, appeal: AppealRow, row: Hearing): Promise<ActForm> {
	const t = messages[lang].acts.holdHearing;
	const known = await numbersOf(db, actor, await partiesOf(db, [row.id]));
	const options = [...known].map(([value, label]) => ({ value, label }));
	const f = messages[lang].hearing.facts;
	return {
		act: 'holdHearing',
		...formWords(t),
		fields: [
			{ name: 'from', kind: 'time', label: t.from },
			{ name: 'to', kind: 'time', label: t.to },
			{
				name: 'attended',
				kind: 'choice',
				label: f.attended,
				options: [
					{ value: 'yes', label: f.yes },
					{ value: 'no', label: f.no }
				]
			},
			...(options.length === 0 ? [] : [{ name: 'came', kind: 'ticks', label: t.came, hint: t.cameHint, options, optional: true } as const]),
			{ name: 'participants', kind: 'area', label: t.participants, hint: options.length === 0 ? t.participantsHint : t.participantsAmong },
			{ name: 'explanations', kind: 'area', label: t.explanations, hint: t.explanationsHint, lang: appeal.language }
		]
	};
}
