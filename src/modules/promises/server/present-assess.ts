/** Assessors side by side: each with its own words and marks, no number made of several, disagreement said. */
import { now } from '#platform/clock.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { open } from '#platform/secrets.ts';
import { getSetting } from '#platform/settings/index.ts';
import { paths } from '#lib/paths.ts';
import { assessMessages } from '../assess-messages/index.ts';
import { apart, replyState, spreadOf, type Marks } from '../rules/assess.ts';
import {
	assessmentsOf,
	disputesOf,
	panelOf,
	repliesOf,
	voicesOf,
	type AssessmentRow,
	type PanelRow,
	type VoiceRow
} from './assessments.ts';
import { codesOf, criteria, criterionTexts, toChoices, type CriterionEdition } from './criteria.ts';
import type { PromiseRow } from './queries.ts';

type Replies = Awaited<ReturnType<typeof repliesOf>>;

interface Around {
	lang: Lang;
	today: Temporal.PlainDate;
	replies: Replies;
	criteria: readonly CriterionEdition[];
}

/** What the office replied, or until when it may, or that it did not. */
function replyOf({ lang, today, replies }: Around, id: string, replyBy: Temporal.PlainDate | null) {
	if (replyBy === null) return undefined;
	const t = assessMessages[lang];
	const said = replies.find(({ toId }) => toId === id);
	const state = replyState({ replyBy, given: said !== undefined }, today);
	const day = formatDate(lang, said?.onDay ?? replyBy);
	return { to: id, state, text: said?.text, note: t.replies[state](day) };
}

/** In the order of the criteria, each as it was called on the day. */
function marksOf({ lang, criteria: all }: Around, marks: Marks, day: Temporal.PlainDate) {
	return codesOf(all).flatMap((criterion) => {
		const mark = marks[criterion];
		return mark === undefined ? [] : [{ criterion, name: criterionTexts(all, criterion, day)[lang], mark: formatNumber(lang, mark) }];
	});
}

function toAssessment(around: Around, one: AssessmentRow) {
	const { lang } = around;
	const t = assessMessages[lang];
	return {
		id: one.id,
		unit: one.unit[lang],
		day: formatDate(lang, one.onDay),
		marks: marksOf(around, one.marks, one.onDay),
		comment: one.comment,
		decision:
			one.decision === null || one.decisionOn === null
				? undefined
				: {
						text: one.decision,
						day: t.decisionOf(formatDate(lang, one.decisionOn)),
						paper:
							one.decisionNumber === null || one.decisionLink === null
								? undefined
								: { href: one.decisionLink, label: t.decisionPaper(one.decisionNumber) },
						minutes: one.sittingId === null || one.itemId === null ? undefined : paths.sittings.minutes(lang, one.sittingId, one.itemId)
					},
		reply: replyOf(around, one.id, one.replyBy)
	};
}

function toPanel(around: Around, panel: PanelRow, voices: readonly VoiceRow[], least: number) {
	const { lang, today } = around;
	const t = assessMessages[lang];
	const n = (value: number) => formatNumber(lang, value);
	const marks = voices.map((voice) => voice.marks);
	const running = Temporal.PlainDate.compare(today, panel.closesOn) <= 0;
	const hidden = voices.filter(({ state }) => state === 'hidden').length;
	return {
		id: panel.id,
		text: t.voices(n(voices.length), n(panel.seats)),
		note: (running ? t.panelOpen : t.panelClosed)(formatDate(lang, panel.closesOn)),
		/** Of few voices nothing is said: each could be known. */
		spread:
			voices.length < least
				? undefined
				: toChoices(around.criteria, lang, panel.openedOn).map(({ code: criterion, name }) => ({
						criterion,
						name,
						counts: spreadOf(marks, criterion).map(n)
					})),
		few: voices.length > 0 && voices.length < least ? t.fewVoices(n(least)) : undefined,
		comments:
			voices.length < least
				? []
				: voices.flatMap(({ seatId, comment, state }) => (state === 'shown' && comment !== null ? [{ id: seatId, text: comment }] : [])),
		hidden: hidden === 0 ? undefined : t.hiddenComments(n(hidden)),
		reply: replyOf(around, panel.id, panel.replyBy)
	};
}

/** Everything that was said of how good it is, each assessor apart. */
export async function presentAssessments(db: Reader, lang: Lang, promise: PromiseRow) {
	const [list, panel, replies, disputes, least, all] = await Promise.all([
		assessmentsOf(db, promise.id),
		panelOf(db, promise),
		repliesOf(db, promise.id),
		disputesOf(db, promise.id),
		getSetting(db, 'suppress_below'),
		criteria(db)
	]);
	const around: Around = { lang, today: dayOf(now()), replies, criteria: all };
	const t = assessMessages[lang];
	const of = (assessor: AssessmentRow['assessor']) => list.filter((one) => one.assessor === assessor);
	const latest = (['office', 'auditor', 'faction'] as const).flatMap((assessor) => of(assessor).slice(0, 1));
	const differ = apart(latest.map(({ marks }) => marks));
	const differing = codesOf(all).filter((code) => differ.includes(code));
	const voices = panel === undefined ? [] : await voicesOf(db, panel.id, promise.id);
	return {
		assessors: (['office', 'auditor', 'faction'] as const).map((assessor) => {
			const [last, ...earlier] = of(assessor).map((one) => toAssessment(around, one));
			return { assessor, title: t.assessors[assessor], last, earlier, none: t.noAssessment };
		}),
		panel: panel && toPanel(around, panel, voices, least),
		differ: differing.length === 0 ? undefined : t.differ(differing.map((one) => criterionTexts(all, one, around.today)[lang]).join(', ')),
		disputes: disputes.map((one) => ({
			id: one.id,
			evidence: { id: one.evidenceId, title: one.title },
			text:
				one.outcome === null || one.decidedOn === null
					? t.disputeOpen(formatDate(lang, one.dueOn))
					: t.disputeDecided[one.outcome](formatDate(lang, one.decidedOn)),
			reason: one.reason ?? undefined,
			open: one.outcome === null
		}))
	};
}
export type Assessments = Awaited<ReturnType<typeof presentAssessments>>;

/** What whoever decides reads besides: the words of open disputes, comments that wait. */
export async function presentWaiting(db: Reader, promise: PromiseRow) {
	const [panel, disputes] = await Promise.all([panelOf(db, promise), disputesOf(db, promise.id)]);
	const voices = panel === undefined ? [] : await voicesOf(db, panel.id, promise.id);
	return {
		disputes: disputes
			.filter(({ outcome }) => outcome === null)
			.map(({ id, title, text }) => ({ id, title, text: text === null ? '' : open(text) })),
		comments: voices.flatMap(({ seatId, comment, state }) => (state === 'waiting' && comment !== null ? [{ seatId, text: comment }] : []))
	};
}
export type Waiting = Awaited<ReturnType<typeof presentWaiting>>;
