/** The desk's page of the minutes of a sitting: decisions while it runs, then the text, what is proposed to it, what the reader may do. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import { LANGS, type Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import type { PaperFormat } from '#platform/paper/formats.ts';
import { paperDocx, paperPdf, type Paper } from '#platform/paper/index.ts';
import { sha256 } from '#platform/secrets.ts';
import { getSetting } from '#platform/settings/index.ts';
import { paths } from '#lib/paths.ts';
import type { Option, Tone } from '#lib/ui/shapes.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { votesOf, type Vote } from '#modules/floor/server/index.ts';
import { approvableFrom, approvalFault, mayAmend } from '#modules/events/rules/amending.ts';
import { canRun, isChair } from '#modules/events/server/index.ts';
import { unitsUnder } from '#modules/organisation/server/index.ts';
import { placeNames } from '#modules/territory/server/index.ts';
import { possible } from '#modules/sittings/rules/stage.ts';
import { itemsOf, sittingFor, type Item, type Sitting } from '#modules/sittings/server/index.ts';
import { secondField, secondText } from '#modules/sittings/recording-input.ts';
import type { Numbered } from '#modules/sittings/rules/agenda.ts';
import { messages } from '../messages/index.ts';
import { WITHOUT_VOTE, type MinutesState } from '../rules.ts';
import { branchOf } from './commands/take-decision.ts';
import { minutesFor } from './facts.ts';
import { minutesPaper } from './paper.ts';
import { presentDecisionsOf, presentEarlier } from './present-decisions.ts';
import { amendmentsOf, draftOf, frozenOf, minutesState, type Amendment, type Draft, type Frozen, type FrozenText } from './queries.ts';
import { amendableSeats } from './store.ts';

export const STATE_TONES: Record<MinutesState, Tone> = { none: 'neutral', draft: 'underway', approved: 'new', published: 'done' };
const JUDGED_TONES: Record<'taken' | 'refused' | 'open', Tone> = { taken: 'done', refused: 'neutral', open: 'underway' };

/** As the page reads it: the whole check, with the journal, is `jauap verify`. */
export const isWhole = ({ body, sha256: kept }: FrozenText): boolean => sha256(body).toString('hex') === kept;

export async function paperOf(db: Reader, lang: Lang, sitting: Sitting): Promise<Paper> {
	const [{ minutes, frozen }, { name }] = await Promise.all([minutesFor(db, sitting), getSetting(db, 'organisation')]);
	return minutesPaper(lang, name, minutes, frozen?.whole.sha256);
}

/** The minutes as a file, with all that is closed. Throws not_found before the sitting is over. */
export async function minutesFile(db: Reader, lang: Lang, actor: Staff, id: string, format: PaperFormat) {
	const sitting = await sittingFor(db, actor, id);
	found(await draftOf(db, id));
	const paper = await paperOf(db, lang, sitting);
	return { name: `minutes-${sitting.number}-${lang}.${format}`, bytes: format === 'pdf' ? await paperPdf(paper) : paperDocx(paper) };
}

/** What is proposed, as pages show it. */
export function toAmendment(lang: Lang, items: readonly Numbered<Item>[], one: Amendment) {
	const t = messages[lang];
	const how = one.decision ?? 'open';
	const item = items.find(({ id }) => id === one.itemId);
	return {
		id: one.id,
		who: one.name,
		when: formatDateTime(lang, one.proposedAt),
		notes: [...(item === undefined ? [] : [t.ofItem(item.number)]), ...(one.source === null ? [] : [t.inWriting(one.source)])],
		stands: one.stands ?? '',
		text: one.text,
		why: one.why ?? '',
		tag: { text: t.judged[how], tone: JUDGED_TONES[how] },
		reason: one.reason ?? ''
	};
}
export type AmendmentCard = ReturnType<typeof toAmendment>;

const itemOptions = (lang: Lang, items: readonly Numbered<Item>[]): Option[] =>
	items.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title[lang]}` }));

/** What an amendment may be of. */
export const amendedItems = (lang: Lang, items: readonly Numbered<Item>[]): Option[] => [
	{ value: '', label: messages[lang].noItem },
	...itemOptions(lang, items)
];

/** Votes that carried, to choose from. */
export const carriedOptions = (lang: Lang, votes: readonly Vote[]): Option[] =>
	votes.flatMap(({ id, number, question, result }) =>
		result?.outcome === 'carried' ? [{ value: id, label: `${messages[lang].voteTitle(formatNumber(lang, number))}: ${question}` }] : []
	);

/** While the sitting is open, and after it while the minutes are a draft: where a decision can be taken down, and by whom it is owed. */
async function decidesOn(db: Reader, lang: Lang, actor: Staff, sitting: Sitting, items: readonly Numbered<Item>[], frozen: boolean) {
	if (!canRun(actor, sitting) || frozen || !possible(sitting.stage).includes('decide')) return undefined;
	const [units, votes] = await Promise.all([unitsUnder(db, branchOf(sitting.hostPath)), votesOf(db, sitting.id)]);
	const t = messages[lang];
	const begun = items.filter(({ startedAt }) => startedAt !== null);
	const current = (begun.find(({ endedAt }) => endedAt === null) ?? begun.at(-1))?.id ?? '';
	return {
		note: sitting.endedAt === null ? undefined : t.decideLate,
		items: itemOptions(lang, begun),
		by: [
			{ value: '', label: '—' },
			...carriedOptions(lang, votes),
			...WITHOUT_VOTE.map((value) => ({ value, label: t.withoutVote[value] }))
		],
		/** The vote that carried last on the item that is being taken. */
		byNow: votes.findLast(({ itemId, result }) => itemId === current && result?.outcome === 'carried')?.id ?? '',
		current,
		units: units.map(({ code, name }) => ({ value: code, label: name[lang] }))
	};
}

/** Items at which promises are reviewed, each with its page. */
async function reviewsOf(db: Reader, lang: Lang, { id }: Sitting, items: readonly Numbered<Item>[]) {
	const reviewed = items.filter(({ kind, withdrawnAt }) => kind === 'promises' && withdrawnAt === null);
	const places = await placeNames(
		db,
		reviewed.flatMap(({ territoryId }) => territoryId ?? []),
		lang
	);
	return reviewed.map((item) => ({
		href: paths.desk.promiseReview(id, item.id),
		text: `${item.number}. ${messages[lang].reviewOf(places.get(item.territoryId ?? '') ?? '')}`
	}));
}

/** The recording's form: what is kept, else the time since the opening. */
function recordingOf(lang: Lang, actor: Staff, sitting: Sitting, items: readonly Numbered<Item>[]) {
	if (!canRun(actor, sitting) || sitting.sittingOpenedAt === null || !possible(sitting.stage).includes('record')) return undefined;
	const opened = sitting.sittingOpenedAt;
	return {
		url: sitting.recordingUrl ?? '',
		items: items.flatMap(({ id, number, title, startedAt, videoSecond }) => {
			if (startedAt === null) return [];
			const second = videoSecond ?? Math.max(0, Math.floor(startedAt.since(opened).total('seconds')));
			return [{ name: secondField(id), label: `${number}. ${title[lang]}`, value: secondText(second) }];
		})
	};
}

function approvedOf(lang: Lang, frozen: Frozen) {
	const t = messages[lang];
	return {
		text: t.approved(frozen.approvedBy, formatDateTime(lang, frozen.approvedAt)),
		published: frozen.publishedAt === null ? undefined : t.published(formatDateTime(lang, frozen.publishedAt)),
		hash: frozen.whole.sha256,
		openHash: frozen.open.sha256,
		whole: isWhole(frozen.whole) && isWhole(frozen.open)
	};
}

/** What there is once the sitting is over. */
async function textOf(db: Reader, lang: Lang, actor: Staff, sitting: Sitting, draft: Draft, items: readonly Numbered<Item>[]) {
	const t = messages[lang];
	const { id } = sitting;
	const [paper, frozen, amendments, seats] = await Promise.all([
		paperOf(db, lang, sitting),
		frozenOf(db, id),
		amendmentsOf(db, id),
		amendableSeats(db, actor, sitting)
	]);
	const state = minutesState(draft, frozen);
	const term = { today: dayOf(now()), amendUntil: draft.amendUntil };
	const isDraft = state === 'draft';
	const from = approvableFrom(draft.amendUntil);
	const open = amendments.filter(({ decision }) => decision === null).length;
	return {
		state,
		paper,
		files: LANGS.map((one) => ({
			lang: one,
			label: t.inLang[one],
			pdf: paths.desk.minutesFile(id, 'pdf', one),
			docx: paths.desk.minutesFile(id, 'docx', one)
		})),
		approved: frozen && approvedOf(lang, frozen),
		open: state === 'published' ? paths.sittings.minutes(lang, id) : undefined,
		terms: isDraft ? [t.amendUntil(formatDate(lang, draft.amendUntil)), t.approveFrom(formatDate(lang, from))] : [],
		amendments: amendments.map((one) => ({
			...toAmendment(lang, items, one),
			mayJudge: isDraft && canRun(actor, sitting) && one.decision === null
		})),
		propose: mayAmend(state, term) ? seats.map(({ seatId, name }) => ({ value: seatId, label: name })) : [],
		items: amendedItems(lang, items),
		forOthers: canRun(actor, sitting),
		mayApprove: isDraft && isChair(actor, sitting) && approvalFault({ today: term.today, from }, open) === undefined,
		mayPublish: state === 'approved' && canRun(actor, sitting)
	};
}

/** All that the page shows this reader. Throws not_found. */
export async function presentMinutes(db: Reader, lang: Lang, actor: Staff, id: string) {
	const sitting = await sittingFor(db, actor, id);
	const [items, draft] = await Promise.all([itemsOf(db, id), draftOf(db, id)]);
	const text = draft && (await textOf(db, lang, actor, sitting, draft, items));
	const state = text?.state ?? 'none';
	const t = messages[lang];
	return {
		title: t.title(sitting.number),
		body: sitting.hostName[lang],
		tag: { text: t.states[state], tone: STATE_TONES[state] },
		text,
		earlier: draft === undefined ? await presentEarlier(db, lang, sitting) : undefined,
		decisions: await presentDecisionsOf(db, lang, id),
		decide: await decidesOn(db, lang, actor, sitting, items, state === 'approved' || state === 'published'),
		reviews: await reviewsOf(db, lang, sitting, items),
		recording: recordingOf(lang, actor, sitting, items)
	};
}
export type MinutesPage = Awaited<ReturnType<typeof presentMinutes>>;
