/** An item of minutes as blocks of a document: when it was taken, who spoke, what was voted and decided. */
import { formatDate, formatDateTime, formatTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import type { PaperBlock, PaperPoint } from '#platform/paper/index.ts';
import { messages as assignmentMessages } from '#modules/assignments/messages/index.ts';
import type { AssignmentState } from '#modules/assignments/rules.ts';
import { secondText } from '#modules/sittings/recording-input.ts';
import { VOICES } from '#modules/sittings/rules/ballots.ts';
import { publicMessages } from '#modules/sittings/public-messages/index.ts';
import { messages } from '../messages/index.ts';
import type { Minutes } from '../rules/minutes.ts';
import type { MinutesItem, MinutesSilent, MinutesVote } from '../rules/parts.ts';

export const at = (iso: string) => Temporal.Instant.from(iso);
export const DASH = '—';

/** The place of an item on the page of the minutes. */
export const anchorOf = (itemId: string): string => `item-${itemId}`;

function timeOf(lang: Lang, { started, ended }: MinutesItem): string {
	if (started === null) return messages[lang].notTaken;
	return ended === null ? formatTime(lang, at(started)) : `${formatTime(lang, at(started))} – ${formatTime(lang, at(ended))}`;
}

function notesOf(lang: Lang, { added, withdrawn, moved, closed }: MinutesItem, left: boolean): string[] {
	const t = messages[lang];
	return [
		...(added === null ? [] : [t.added(formatDateTime(lang, at(added.at)), added.reason)]),
		...(withdrawn === null ? [] : [t.withdrawn(formatDateTime(lang, at(withdrawn.at)), withdrawn.reason)]),
		...(moved ? [t.moved(moved.reason)] : []),
		...(closed === null ? [] : [t.closedItem(closed)]),
		...(left ? [t.leftOut] : [])
	];
}

function decisionPoints(lang: Lang, { decisions }: MinutesItem): PaperPoint[] {
	const t = messages[lang];
	return decisions.map(({ number, text, criterion, vote, without, unit, dueOn, written }) => ({
		number: `${formatNumber(lang, number)}.`,
		text,
		notes: [
			t.responsible(unit[lang], formatDate(lang, Temporal.PlainDate.from(dueOn))),
			t.doneWhen(criterion),
			vote !== null ? t.byVote(formatNumber(lang, vote)) : without ? t.withoutVote[without] : t.noVote,
			...(written ? [t.writtenOn(formatDate(lang, Temporal.PlainDate.from(written)))] : [])
		]
	}));
}

function standingRows(lang: Lang, { standings }: MinutesItem): string[][] {
	const t = messages[lang];
	return standings.map(({ sitting, number, text, unit, dueOn, state, daysLate }) => {
		const words = assignmentMessages[lang].states[state as AssignmentState];
		return [
			`${text} (${t.ofSitting(sitting, number)})`,
			unit[lang],
			formatDate(lang, Temporal.PlainDate.from(dueOn)),
			daysLate > 0 ? `${words}, ${t.daysLate(daysLate)}` : words
		];
	});
}

function promisePoints(lang: Lang, { promises }: MinutesItem): PaperPoint[] {
	const t = messages[lang];
	return promises.map(({ programme, number, quote, marks, comment, decision, vote }, i) => ({
		number: `${formatNumber(lang, i + 1)}.`,
		text: decision,
		notes: [
			`«${quote}» (${t.promiseOf(programme[lang], formatNumber(lang, number))})`,
			t.marksLine(marks.map(({ name, mark }) => `${name[lang]} ${formatNumber(lang, mark)}`).join(', ')),
			comment,
			...(vote ? [t.byVote(formatNumber(lang, vote))] : [])
		]
	}));
}

/** Points under words that say what they are; nothing where there are none. */
const titled = (text: string, points: PaperPoint[]): PaperBlock[] =>
	points.length === 0
		? []
		: [
				{ kind: 'heading', text, minor: true },
				{ kind: 'points', points }
			];

/** What citizens said of the item, and what of it was given its place here. */
function citizenBlocks(lang: Lang, { discussion }: MinutesItem): PaperBlock[] {
	if (discussion === null) return [];
	const t = messages[lang];
	const n = (value: number) => formatNumber(lang, value);
	const { supports, objections, places, silent = [] } = discussion;
	if (supports + objections + places.length + silent.length === 0) return [];
	const points = places.map(({ text, comments, supports: backed, note }, i) => ({
		number: `${n(i + 1)}.`,
		text,
		notes: [t.placeOf({ comments: n(comments), supports: n(backed) }), ...(note === null ? [] : [note])]
	}));
	const said: PaperBlock = { kind: 'text', text: `${t.citizens}: ${t.voicesOf({ supports: n(supports), objections: n(objections) })}` };
	const listed: PaperBlock[] = points.length === 0 ? [] : [{ kind: 'points', points }];
	return [said, ...listed, ...silentBlocks(lang, silent)];
}

/** What the body did not answer, word for word, each with its number. */
export function silentBlocks(lang: Lang, silent: readonly MinutesSilent[]): PaperBlock[] {
	if (silent.length === 0) return [];
	const t = messages[lang];
	const points = silent.map(({ number, text, supports }) => ({
		number: `№ ${formatNumber(lang, number)}`,
		text,
		notes: [t.supported(formatNumber(lang, supports))]
	}));
	return [
		{ kind: 'text', text: t.unanswered },
		{ kind: 'points', points }
	];
}

function speechBlocks(lang: Lang, { speeches }: MinutesItem): PaperBlock[] {
	if (speeches.length === 0) return [];
	const t = messages[lang];
	const c = t.speakerColumns;
	return [
		{ kind: 'heading', text: t.speakers, minor: true },
		{
			kind: 'table',
			widths: [4, 2, 2.4, 1.6],
			head: [c.name, c.kind, c.time, c.length],
			rows: speeches.map(({ name, kind, from, to, seconds }) => [
				name,
				t.speech[kind],
				[from, to].flatMap((iso) => (iso === null ? [] : formatTime(lang, at(iso)))).join(' – '),
				secondText(seconds)
			])
		}
	];
}

/** Who said what, a line for each voice. */
function ballotTexts(lang: Lang, { ballots }: MinutesVote): string[] {
	const t = messages[lang].vote;
	return VOICES.flatMap((voice) => {
		const said = ballots.filter((one) => one.voice === voice).map(({ name, by }) => (by === null ? name : t.heldBy(name, by)));
		return said.length === 0 ? [] : `${t.voices[voice]}: ${said.join(', ')}`;
	});
}

function outcomeOf(lang: Lang, { voided, result }: MinutesVote): string {
	const t = messages[lang].vote;
	if (voided !== null) return [`${t.voided[voided.reason]} (${formatTime(lang, at(voided.at))})`, voided.words].filter(Boolean).join(': ');
	if (result === null) return DASH;
	return result.byChair ? `${t.outcomes[result.outcome]}, ${t.byChair}` : t.outcomes[result.outcome];
}

function voteBlocks(lang: Lang, vote: MinutesVote): PaperBlock[] {
	const t = messages[lang].vote;
	const { question, way, rule, opened, closed, voided, result } = vote;
	const n = Object.fromEntries(
		Object.entries(result ?? {}).map(([name, count]) => [name, typeof count === 'number' ? formatNumber(lang, count) : ''])
	);
	const until = closed ?? voided?.at ?? null;
	return [
		{ kind: 'heading', text: messages[lang].voteTitle(formatNumber(lang, vote.number)), minor: true },
		{
			kind: 'facts',
			rows: [
				{ term: t.question, value: question },
				{ term: t.way, value: t.ways[way] },
				{ term: t.rule, value: `${rule.name[lang]}. ${rule.words[lang]} (${rule.source})` },
				{ term: t.time, value: [opened, until].flatMap((iso) => (iso === null ? [] : formatTime(lang, at(iso)))).join(' – ') },
				...(result === null
					? []
					: [
							{
								term: t.counts,
								value: `${t.countsText(n as Parameters<typeof t.countsText>[0])}; ${t.needed(n as Parameters<typeof t.needed>[0])}`
							}
						]),
				{ term: t.result, value: outcomeOf(lang, vote) }
			]
		},
		...ballotTexts(lang, vote).map((text): PaperBlock => ({ kind: 'text', text }))
	];
}

/** `number. title`, and below it everything of the item. */
export function itemBlocks(lang: Lang, item: MinutesItem, { text }: Pick<Minutes, 'text'>): PaperBlock[] {
	const t = messages[lang];
	const rows = [
		...(item.rapporteur === '' ? [] : [{ term: t.rapporteur, value: item.rapporteur }]),
		{ term: t.time, value: timeOf(lang, item) }
	];
	const looked = standingRows(lang, item);
	const left = text === 'public' && item.closed !== null;
	return [
		{ kind: 'heading', text: `${item.number}. ${left ? publicMessages[lang].closedItem : item.title[lang]}`, id: anchorOf(item.id) },
		{ kind: 'facts', rows },
		...notesOf(lang, item, left).map((note): PaperBlock => ({ kind: 'text', text: note })),
		...(looked.length === 0
			? []
			: [
					{
						kind: 'table' as const,
						widths: [5, 3, 1.6, 2.4],
						rows: looked,
						head: [t.columns.decision, t.columns.unit, t.columns.due, t.columns.state]
					}
				]),
		...citizenBlocks(lang, item),
		...speechBlocks(lang, item),
		...item.votes.flatMap((vote) => voteBlocks(lang, vote)),
		...titled(t.promises, promisePoints(lang, item)),
		...titled(t.decisions, decisionPoints(lang, item))
	];
}
