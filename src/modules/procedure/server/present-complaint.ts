/** A complaint against a decision or silence, as the desk, its applicant and the forms of both show it. */
import { paths } from '#lib/paths.ts';
import type { Clock, Fact, Panel, Tone } from '#lib/ui/shapes.ts';
import { currentDeadline } from '#platform/calendar/index.ts';
import type { Reader } from '#platform/db/index.ts';
import { now } from '#platform/clock.ts';
import { dayOf, formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import {
	accessOf,
	can,
	readableAppeals,
	withMembers,
	type AppealRow,
	type DeskContext,
	type StatusSource
} from '#modules/appeals/server/index.ts';
import { unitsByIds } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { complaintActs, REVIEW_OUTCOMES, type ComplaintState } from '../rules.ts';
import type { ActForm, FormField } from './form.ts';
import { termClock } from './present-hearing.ts';
import { complaintNumber, complaintsOf, openComplaintsOf, type Complaint } from './store.ts';
import { appealedOf, causeOf, mayReview, type Cause } from './whom.ts';

const TONES: Record<ComplaintState, Tone> = {
	filed: 'new',
	passed: 'underway',
	satisfied: 'done',
	upheld: 'neutral',
	cancelled: 'done',
	changed: 'done',
	left: 'neutral',
	withdrawn: 'neutral'
};

async function factsOf(db: Reader, lang: Lang, appeal: Pick<AppealRow, 'number'>, row: Complaint): Promise<Fact[]> {
	const f = messages[lang].complaint.facts;
	const units = await unitsByIds(db, [row.unit_id, row.review_unit_id]);
	const facts: Fact[] = [
		{ term: f.number, value: complaintNumber(appeal.number, row) },
		{ term: f.about, value: row.decision_id === null ? f.silence : f.decision },
		{ term: f.unit, value: units.get(row.unit_id)?.name[lang] ?? '' },
		{ term: f.review, value: units.get(row.review_unit_id)?.name[lang] ?? '' },
		{ term: f.filed, value: formatDateTime(lang, row.filed_at) },
		{ term: f.late, value: row.late_reason ?? '', note: row.restored_at === null ? undefined : f.restored },
		{ term: f.comment, value: row.comment ?? '' },
		{ term: f.passed, value: row.passed_at === null ? '' : formatDateTime(lang, row.passed_at) },
		{ term: f.answer, value: row.answer ?? '' }
	];
	return facts.filter((fact) => fact.value !== '');
}

async function clocksOf(db: Reader, lang: Lang, row: Complaint): Promise<Clock[]> {
	if (row.ended_at !== null) return [];
	const rule = row.state === 'filed' ? 'complaint_transfer' : 'complaint_review';
	const term = await currentDeadline(db, { kind: 'complaint', id: row.id }, rule);
	return term === undefined ? [] : [termClock(lang, messages[lang].complaint.clocks[rule], term)];
}

const quoteOf = (lang: Lang, language: string, row: Complaint): Panel['quote'] => ({
	title: messages[lang].complaint.facts.text,
	text: row.text,
	lang: language
});

/** What the desk sees: the latest complaint and its term; of those whose appeals lie in this one, who complains too. */
export async function complaintPanels(context: DeskContext, appeal: AppealRow): Promise<Panel[]> {
	return [...(await ownPanels(context, appeal)), ...(await othersPanels(context, appeal))];
}

async function ownPanels({ db, lang }: DeskContext, appeal: AppealRow): Promise<Panel[]> {
	const [latest] = await complaintsOf(db, appeal.id);
	if (latest === undefined) return [];
	const t = messages[lang].complaint;
	return [
		{
			id: 'complaint',
			title: t.title,
			tag: { text: t.states[latest.state], tone: TONES[latest.state] },
			sentences: latest.late_reason !== null && latest.restored_at === null && latest.ended_at === null ? [t.isLate] : [],
			clocks: await clocksOf(db, lang, latest),
			facts: await factsOf(db, lang, appeal, latest),
			links: [],
			quote: quoteOf(lang, appeal.language, latest)
		}
	];
}

const MOST_NAMED = 20;

async function othersPanels({ db, lang, actor }: DeskContext, appeal: AppealRow): Promise<Panel[]> {
	const [, ...others] = await withMembers(db, [appeal.id]);
	const open = await openComplaintsOf(db, others);
	if (open.length === 0) return [];
	const known = new Map(
		(
			await readableAppeals(
				db,
				actor,
				open.map((row) => row.appeal_id)
			)
		).map((one) => [one.id, one.number])
	);
	const t = messages[lang].complaint;
	const facts = open.slice(0, MOST_NAMED).flatMap((row): Fact[] => {
		const number = known.get(row.appeal_id);
		if (number === undefined) return [];
		const by = formatDate(lang, row.due_on);
		return [{ term: complaintNumber(number, row), value: t.states[row.state], note: by, href: paths.desk.procedure(row.appeal_id) }];
	});
	if (facts.length === 0) return [];
	return [{ id: 'complaints-joined', title: t.ofOthers, sentences: [t.ofOthersText], facts, links: [] }];
}

/** What the applicant reads: what they can complain of, to whom and until when; then how the complaint stands. */
export async function applicantComplaints(db: Reader, lang: Lang, { appeal }: StatusSource): Promise<Panel[]> {
	const [[latest], matter] = await Promise.all([complaintsOf(db, appeal.id), appealedOf(db, appeal)]);
	const cause = await causeOf(db, matter);
	const t = messages[lang].citizen.complaint;
	const may = canComplain(latest, cause);
	const told = latest !== undefined && (latest.ended_at === null || latest.decision_id === (cause?.decision?.id ?? latest.decision_id));
	if (told && !may) {
		const open = complaintActs(latest.state).includes('withdraw');
		return [
			{
				id: 'complaint',
				title: messages[lang].complaint.title,
				tag: { text: messages[lang].complaint.states[latest.state], tone: TONES[latest.state] },
				sentences: [t.states[latest.state]],
				clocks: await clocksOf(db, lang, latest),
				facts: await factsOf(db, lang, appeal, latest),
				links: open ? [{ href: paths.appeals.act(lang, appeal.number, 'take-back'), text: t.takeBack }] : [],
				quote: quoteOf(lang, appeal.language, latest)
			}
		];
	}
	return may && cause !== undefined ? [invitation(lang, appeal, cause)] : [];
}

/** One complaint for each decision, and one at a time; one that was taken back may be followed by another. */
function canComplain(latest: Complaint | undefined, cause: Cause | undefined): boolean {
	if (cause === undefined) return false;
	if (latest === undefined || latest.state === 'withdrawn') return true;
	return latest.ended_at !== null && (cause.decision === undefined || latest.decision_id !== cause.decision.id);
}

function invitation(lang: Lang, appeal: AppealRow, { silence, review, until, decision }: Cause): Panel {
	const t = messages[lang].citizen.complaint;
	const facts: Fact[] = silence === undefined ? [] : [{ term: messages[lang].article, value: silence.source[lang] }];
	return {
		id: 'complaint',
		title: silence === undefined ? t.title : t.silenceTitle,
		...(silence === undefined ? {} : { tag: { text: t.silenceTag, tone: 'late' } }),
		sentences: [
			...(silence === undefined ? [] : [`${silence.name[lang]}.`, t.atOnce]),
			review === undefined ? t.noHigher : t.through(review.name[lang]),
			...(until === undefined && decision !== undefined ? [t.notDelivered] : [])
		],
		clocks: until === undefined ? [] : [termClock(lang, t.until, until)],
		facts,
		links: review === undefined ? [] : [{ href: paths.appeals.act(lang, appeal.number, 'complain'), text: t.link }]
	};
}

/** What the applicant's form needs, when they can complain now. */
export async function complainPage(db: Reader, lang: Lang, source: StatusSource): Promise<{ fields: FormField[] } | undefined> {
	const { appeal } = source;
	const [[latest], matter] = await Promise.all([complaintsOf(db, appeal.id), appealedOf(db, appeal)]);
	const cause = await causeOf(db, matter);
	if (cause?.review === undefined || !canComplain(latest, cause)) return undefined;
	return { fields: complainFields(lang, isLate(cause)) };
}

const isLate = ({ until }: Cause) => until !== undefined && Temporal.PlainDate.compare(until.dueOn, dayOf(now())) < 0;

function complainFields(lang: Lang, late: boolean): FormField[] {
	const t = messages[lang].pages.complain;
	return [
		{ name: 'complaint', kind: 'area', label: t.words, hint: t.wordsHint },
		...(late ? [{ name: 'lateReason', kind: 'area', label: t.lateReason, hint: t.lateHint } as const] : []),
		{ name: 'files', kind: 'files', label: messages[lang].files, optional: true }
	];
}

export async function mayTakeBack(db: Reader, { appeal }: StatusSource): Promise<boolean> {
	const [latest] = await complaintsOf(db, appeal.id);
	return latest !== undefined && complaintActs(latest.state).includes('withdraw');
}

/** The forms of the desk: of the unit complained of, and of who judges. */
export async function complaintForms({ actor, db, lang }: DeskContext, appeal: AppealRow): Promise<ActForm[]> {
	const may = (action: Parameters<typeof can>[1]) => can(actor, action, accessOf(appeal));
	const t = messages[lang].acts;
	const [[latest], matter] = await Promise.all([complaintsOf(db, appeal.id), appealedOf(db, appeal)]);
	const cause = await causeOf(db, matter);
	const forms: ActForm[] = [];
	if (cause?.review !== undefined && canComplain(latest, cause) && may('ask_correction'))
		forms.push({ act: 'recordComplaint', ...words(t.recordComplaint), fields: complainFields(lang, isLate(cause)) });
	if (latest === undefined) return forms;
	const acts = complaintActs(latest.state);
	if (acts.includes('pass') && may('assign')) {
		const fields: FormField[] = [{ name: 'comment', kind: 'area', label: t.passComplaint.comment, optional: true }];
		forms.push({ act: 'passComplaint', ...words(t.passComplaint), fields });
	}
	if (acts.includes('satisfy') && may('sign'))
		forms.push({
			act: 'satisfyComplaint',
			...words(t.satisfyComplaint),
			fields: [answer('satisfyAnswer', t.satisfyComplaint.answer, appeal)]
		});
	if (acts.includes('decide') && (await mayReview(db, actor, latest, matter.executorId))) {
		const open = latest.late_reason !== null && latest.restored_at === null;
		if (open) {
			const fields: FormField[] = [{ name: 'restoreReason', kind: 'area', label: t.restoreTerm.reason }];
			forms.push({ act: 'restoreTerm', ...words(t.restoreTerm), fields });
		}
		const options = REVIEW_OUTCOMES.filter((one) => (one === 'left') === open).map((value) => ({
			value,
			label: t.decideComplaint.outcomes[value],
			hint: t.decideComplaint.hints[value]
		}));
		const fields: FormField[] = [
			{ name: 'review', kind: 'choice', label: t.decideComplaint.review, options },
			answer('answer', t.decideComplaint.answer, appeal)
		];
		forms.push({ act: 'decideComplaint', ...words(t.decideComplaint), fields });
	}
	return forms;
}

const answer = (name: string, label: string, appeal: AppealRow): FormField => ({ name, kind: 'area', label, lang: appeal.language });
const words = ({ title, text, submit }: { title: string; text: string; submit: string }) => ({ title, text, submit });
