/** One appeal as its desk page shows it: facts, terms, people, the timeline with who did what. */
import { paths } from '#lib/paths.ts';
import type { Fact, StepState, TimelineItem } from '#lib/ui/shapes.ts';
import type { FileRow } from '#platform/files/index.ts';
import { dayOf, formatBytes, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import { LANG_NAMES, type Lang } from '#platform/i18n/lang.ts';
import type { JournalRow } from '#platform/journal/index.ts';
import { personNames, unitsByIds } from '#modules/organisation/server/index.ts';
import { placeName } from '#modules/territory/server/index.ts';
import { deskMessages } from '../desk-messages/index.ts';
import { messages } from '../messages/index.ts';
import { STEPS, stepOf, type Channel } from '../rules.ts';
import { isKind } from '../rules/suggest.ts';
import { kindsOn, openThemes, type Kind, type Theme } from './directory.ts';
import { groundsByIds } from './grounds.ts';
import { applicantOf } from './applicant.ts';
import { alikeFor, wishOf } from './alike.ts';
import { repeatsOf } from './find.ts';
import { maskedApplicant } from './present-desk-applicant.ts';
import { decisionsOf, deliveriesOf, verdictsOf, type AppealRow } from './queries.ts';
import { dueOf, presentRows, stateTag, type DeskContext } from './present-desk.ts';
import type { QueueRow } from './queue-row.ts';
import { presentTerms } from './present-desk-terms.ts';
import { byTime, storiesOf, type Story } from './stories.ts';
import { keptAmong } from './visible.ts';

/** Everything that the page of a case shows beside the forms of its acts. */
export async function presentCase(context: DeskContext, row: AppealRow) {
	const { db, lang, actor } = context;
	const who = applicantOf(db, row.id);
	const [stories, decisions, terms, applicant, repeats, similar, lists] = await Promise.all([
		storiesOf(context, row),
		presentDecisions(context, row),
		presentTerms(context, row),
		maskedApplicant(context, row, who),
		repeatsOf(db, actor, row.id, who),
		alikeFor(db, actor, wishOf(row), { limit: 5, except: row.id }),
		directory(context)
	]);
	const people = await personNames(
		db,
		stories.flatMap(({ journal, remarks }) => peopleOf(row, journal, remarks))
	);
	const [facts, timelines, repeatRows, similarRows] = await Promise.all([
		presentFacts(context, row, lists, people),
		Promise.all(stories.map((story) => presentStory(context, story, lists, people))),
		presentRows(context, repeats),
		presentRows(context, similar)
	]);
	const d = deskMessages[lang];
	return {
		id: row.id,
		number: row.number,
		title: row.title,
		text: row.text,
		language: row.language,
		state: stateTag(lang, row.state),
		due: dueOf(context, row.state, row.due_on),
		steps: stepsOf(context, row),
		assigned: row.state === 'in_work',
		version: row.version,
		seen: stories[0].journal.at(-1)?.seq ?? 0,
		facts,
		terms,
		applicant,
		files: stories.flatMap(({ files, number }) => presentFiles(lang, files, number)),
		remarks: byTime(
			stories.map(({ remarks, number }) => presentRemarks(lang, remarks, people, number)),
			'first'
		),
		decisions,
		timeline: byTime(timelines, 'last'),
		repeats: repeatRows,
		repeatsBefore: repeatedBefore(lang, row, repeats),
		repeatsFlag: repeatRows.length === 0 ? undefined : d.case.repeats.flag(repeatRows.length),
		similar: similarRows,
		similarFlag: similarRows.length === 0 ? undefined : d.case.similar.flag(similarRows.length)
	};
}

/** How often the same person wrote about the same theme before, and when they were last answered; of what the reader may know. */
function repeatedBefore(lang: Lang, row: AppealRow, others: readonly QueueRow[]): string | undefined {
	const earlier = others.filter(
		(one) => one.theme_id === row.theme_id && row.theme_id !== null && Temporal.Instant.compare(one.received_at, row.received_at) < 0
	);
	if (earlier.length === 0) return undefined;
	const answers = earlier.flatMap(({ answered_at: at }) => at ?? []).toSorted((a, b) => Temporal.Instant.compare(b, a));
	return deskMessages[lang].case.repeats.before(earlier.length, answers[0] === undefined ? '' : formatDate(lang, dayOf(answers[0])));
}

/** The acts of one story; those of a merged appeal say of which. */
async function presentStory(
	context: DeskContext,
	{ journal, number }: Story,
	lists: Lists,
	people: Map<string, string>
): Promise<TimelineItem[]> {
	const items = await presentTimeline(context, journal, lists, people);
	if (number === '') return items;
	return items.map((item) => ({ ...item, id: `${number}-${item.id}`, note: `${number} · ${item.note ?? ''}` }));
}

function presentFiles(lang: Lang, files: readonly FileRow[], number: string) {
	const words = deskMessages[lang].case;
	return files.map((file) => ({
		id: file.id,
		name: file.name,
		href: paths.file(file.id),
		note: [
			formatBytes(lang, file.bytes),
			file.uploadedBy === null ? words.from.applicant : words.from.staff,
			...(file.seenBy === 'staff' ? [words.internal] : []),
			...(number === '' ? [] : [number])
		].join(' · ')
	}));
}

function presentRemarks(lang: Lang, remarks: Story['remarks'], people: Map<string, string>, number: string) {
	const words = deskMessages[lang].case.remarks;
	return remarks.map((remark) => ({
		id: remark.id,
		who: [people.get(remark.person_id ?? '') ?? messages[lang].who.applicant, number].filter(Boolean).join(' · '),
		when: formatDateTime(lang, remark.at),
		datetime: remark.at.toString(),
		to:
			remark.author === 'staff'
				? remark.seen_by === 'staff'
					? words.internal
					: words.toApplicant
				: remark.seen_by === 'staff'
					? words.unproven
					: '',
		text: remark.text
	}));
}

export type DeskCase = Awaited<ReturnType<typeof presentCase>>;

/** The right-hand preview of a row: what one decides by before opening it. */
export async function presentPreview(context: DeskContext, row: AppealRow) {
	const { db, lang, actor } = context;
	const lists = await directory(context);
	const [people, similar, applicant] = await Promise.all([
		personNames(db, row.executor_id === null ? [] : [row.executor_id]),
		alikeFor(db, actor, wishOf(row), { except: row.id }),
		maskedApplicant(context, row)
	]);
	const near = similar.length;
	return {
		id: row.id,
		number: row.number,
		title: row.title,
		href: paths.desk.appeal(row.id),
		text: row.text.length > 400 ? `${row.text.slice(0, 400)}…` : row.text,
		language: row.language,
		state: stateTag(lang, row.state),
		due: dueOf(context, row.state, row.due_on),
		applicant: applicant.name,
		facts: [
			{ term: deskMessages[lang].case.facts.due, value: formatDate(lang, row.due_on) },
			...(await presentFacts(context, row, lists, people))
		],
		similarFlag: near === 0 ? undefined : deskMessages[lang].case.similar.flag(near)
	};
}

export type DeskPreview = Awaited<ReturnType<typeof presentPreview>>;

interface Lists {
	themes: Map<string, Theme>;
	kinds: Map<string, Kind>;
}

async function directory({ db, today }: DeskContext): Promise<Lists> {
	const [themes, kinds] = await Promise.all([openThemes(db), kindsOn(db, today)]);
	const byId = <T extends { id: string }>(list: T[]) => new Map<string, T>(list.map((one) => [one.id, one]));
	return { themes: byId(themes), kinds: byId(kinds) };
}

const text = (data: Record<string, unknown>, name: string): string => {
	const value = data[name];
	return typeof value === 'string' ? value : '';
};

function peopleOf(row: AppealRow, journal: readonly JournalRow[], remarks: readonly { person_id: string | null }[]): string[] {
	return [
		row.executor_id,
		row.received_by,
		row.registered_by,
		...remarks.map((remark) => remark.person_id),
		...journal.flatMap((act) => [act.actorKind === 'staff' ? act.actorId : null, text(act.data, 'executor')])
	].filter((id): id is string => id !== null && id !== '');
}

async function presentFacts({ db, lang }: DeskContext, row: AppealRow, lists: Lists, people: Map<string, string>): Promise<Fact[]> {
	const words = deskMessages[lang].case;
	const f = words.facts;
	const [units, place] = await Promise.all([
		unitsByIds(db, [row.unit_id]),
		row.territory_id === null ? '' : placeName(db, row.territory_id, lang)
	]);
	const channel = messages[lang].channel[row.channel as Channel];
	const by = people.get(row.received_by ?? '');
	const facts: (Fact | undefined)[] = [
		{
			term: f.received,
			value: formatDateTime(lang, row.received_at),
			note: by === undefined ? channel : `${channel} · ${words.receivedBy(by)}`
		},
		row.registered_at === null ? undefined : { term: f.registered, value: formatDateTime(lang, row.registered_at) },
		{ term: f.kind, value: lists.kinds.get(row.kind)?.name[lang] ?? row.kind },
		{ term: f.theme, value: lists.themes.get(row.theme_id ?? '')?.name[lang] ?? deskMessages[lang].queue.noTheme },
		{ term: f.place, value: [place, row.place].filter(Boolean).join(', '), note: pointOf(row) },
		{ term: f.unit, value: units.get(row.unit_id)?.name[lang] ?? '' },
		{ term: f.executor, value: people.get(row.executor_id ?? '') ?? deskMessages[lang].queue.noExecutor },
		{ term: f.language, value: LANG_NAMES[row.language as Lang].long },
		row.outcome === null ? undefined : { term: f.outcome, value: messages[lang].outcome[row.outcome] },
		row.verdict === null
			? undefined
			: { term: f.verdict, value: messages[lang].verdict[row.verdict], note: row.rating === null ? undefined : words.rating(row.rating) }
	];
	return facts.filter((fact) => fact !== undefined && fact.value !== '') as Fact[];
}

function pointOf(row: AppealRow): string | undefined {
	if (row.latitude === null || row.longitude === null) return undefined;
	return `${row.latitude.toFixed(5)}, ${row.longitude.toFixed(5)}`;
}

function stepsOf({ lang, today }: DeskContext, row: AppealRow): { label: string; state: StepState }[] {
	const at = stepOf(row.state);
	if (at < 0) return [];
	const late = Temporal.PlainDate.compare(row.due_on, today) < 0;
	return STEPS.map((step, place) => ({
		label: messages[lang].step[step],
		state: place < at ? 'done' : place === at ? (late ? 'late' : 'current') : 'todo'
	}));
}

async function presentDecisions({ db, lang }: DeskContext, row: AppealRow) {
	const [decisions, deliveries, verdicts] = await Promise.all([decisionsOf(db, row.id), deliveriesOf(db, row.id), verdictsOf(db, row.id)]);
	const [grounds, people] = await Promise.all([
		groundsByIds(
			db,
			decisions.map((decision) => decision.ground_id)
		),
		personNames(
			db,
			decisions.flatMap((decision) => (decision.signed_by === null ? [] : [decision.signed_by]))
		)
	]);
	const words = deskMessages[lang].case.decisions;
	return decisions.map((decision) => {
		const verdict = verdicts.find((one) => one.decision_id === decision.id);
		return {
			id: decision.id,
			title: words.ordinal(decision.ordinal),
			outcome: messages[lang].outcome[decision.outcome as keyof (typeof messages)['kk']['outcome']],
			ground: grounds.get(decision.ground_id ?? '')?.name[lang],
			language: decision.language,
			text: decision.text,
			signed: words.signed(people.get(decision.signed_by ?? '') ?? '', formatDateTime(lang, decision.signed_at)),
			deliveries: deliveries
				.filter((delivery) => delivery.decision_id === decision.id)
				.map((delivery) => ({
					id: delivery.id,
					text: `${words.channel[delivery.channel as 'mail']}: ${deliveryState(lang, delivery)}`,
					when: formatDateTime(lang, delivery.at),
					detail: delivery.channel === 'letter' || delivery.state === 'handed' ? delivery.detail : null,
					open: delivery.state === 'waiting' || delivery.state === 'failed'
				})),
			verdict: verdict === undefined ? undefined : presentVerdict(lang, verdict)
		};
	});
}

/** How far a delivery is: what lies on the page waits for its reader, not for the desk. */
export function deliveryState(lang: Lang, { channel, state }: { channel: string; state: string }): string {
	const words = deskMessages[lang].case.decisions;
	return channel === 'page' && state === 'waiting' ? words.unread : words.state[state as 'waiting'];
}

function presentVerdict(lang: Lang, verdict: { verdict: string; rating: number | null; text: string | null; disagrees: boolean }) {
	const words = deskMessages[lang].case;
	return {
		line: [
			messages[lang].verdict[verdict.verdict as 'solved'],
			...(verdict.rating === null ? [] : [words.rating(verdict.rating)]),
			...(verdict.disagrees ? [words.decisions.disagrees] : [])
		].join(' · '),
		text: verdict.text ?? ''
	};
}

/** The acts in the order of the newest first, each with who did it and what is needed to understand it. */
export async function presentTimeline(
	context: DeskContext,
	journal: readonly JournalRow[],
	lists: Pick<Lists, 'kinds'>,
	people: Map<string, string>
): Promise<TimelineItem[]> {
	const { db, lang, actor } = context;
	const units = await unitsByIds(
		db,
		journal.map((act) => text(act.data, 'unit')).filter((id) => id !== '')
	);
	// The numbers of those that the reader may not know of are not told.
	const kept = await keptAmong(
		db,
		actor,
		journal.flatMap((act) => otherAppeals(act.data))
	);
	const m = messages[lang];
	return journal.toReversed().map((act) => ({
		id: String(act.seq),
		when: formatDateTime(lang, act.at),
		datetime: act.at.toString(),
		what: m.timeline[act.act as keyof typeof m.timeline] ?? act.act,
		note: [people.get(act.actorId ?? '') ?? m.who[act.actorKind], ...detailsOf(lang, act, lists, units, people, kept)]
			.filter(Boolean)
			.join(' · '),
		text: text(act.data, 'text') || text(act.data, 'reason') || undefined,
		tone: act.act === 'appeal.escalated' || act.act === 'appeal.delivery_failed' || act.act === 'appeal.reopened' ? 'late' : undefined
	}));
}

/** A name that the journal keeps as it was on that day, in three languages: of a body, of a unit. */
function nameIn(lang: Lang, name: unknown): string {
	return typeof name === 'object' && name !== null ? text(name as Record<string, unknown>, lang) : '';
}

/** The appeals that an act names beside its own: what it went into, what came in, what was split. */
const otherAppeals = (data: Record<string, unknown>) => ['root', 'appeal', 'whole', 'part'].map((name) => text(data, name)).filter(Boolean);

function detailsOf(
	lang: Lang,
	{ act, data }: JournalRow,
	lists: Pick<Lists, 'kinds'>,
	units: Map<string, { name: Record<Lang, string> }>,
	people: Map<string, string>,
	kept: ReadonlySet<string>
): string[] {
	const words = deskMessages[lang].case.timeline;
	const day = (name: string) => {
		const value = text(data, name);
		return /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(lang, Temporal.PlainDate.from(value)) : '';
	};
	const kind = (id: string) => lists.kinds.get(id)?.name[lang] ?? id;
	const files = Array.isArray(data.files) ? data.files.length : 0;
	const details: string[] = [];
	if (act === 'appeal.received') details.push(messages[lang].channel[text(data, 'channel') as Channel]);
	if (act === 'appeal.registered' && text(data, 'was') !== text(data, 'kind') && isKind(text(data, 'was')))
		details.push(words.kindChanged(kind(text(data, 'was')), kind(text(data, 'kind'))));
	if (act === 'appeal.assigned') details.push(units.get(text(data, 'unit'))?.name[lang] ?? '', people.get(text(data, 'executor')) ?? '');
	if (act === 'appeal.decided') details.push(messages[lang].outcome[text(data, 'outcome') as 'noted']);
	if (act === 'appeal.delivered') details.push(words.how[text(data, 'how') as keyof typeof words.how]);
	if (day('from') !== '' && day('to') !== '') details.push(words.moved(day('from'), day('to')));
	if (day('due') !== '') details.push(words.due(day('due')));
	if (!otherAppeals(data).some((id) => kept.has(id))) details.push(nameIn(lang, data.name));
	if (files > 0) details.push(words.files(files));
	return details;
}

/** What happened while somebody was typing, for the conflict's notice. */
export async function presentMeanwhile(context: DeskContext, acts: readonly JournalRow[]): Promise<TimelineItem[]> {
	const [people, kinds] = await Promise.all([
		personNames(
			context.db,
			acts.flatMap((act) => [act.actorId ?? '', text(act.data, 'executor')]).filter((id) => id !== '')
		),
		kindsOn(context.db, context.today)
	]);
	return presentTimeline(context, acts, { kinds: new Map(kinds.map((kind) => [kind.id, kind])) }, people);
}
