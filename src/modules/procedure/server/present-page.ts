/** The desk's page of an appeal's procedure, the panels of case pages, and the pages of the applicant's acts. */
import { paths } from '#lib/paths.ts';
import type { Panel } from '#lib/ui/shapes.ts';
import type { Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { stateTag, type AppealRow, type ApplicantPart, type DeskContext, type StatusSource } from '#modules/appeals/server/index.ts';
import { next } from '#modules/appeals/rules.ts';
import { messages } from '../messages/index.ts';
import type { ApplicantAct } from '../rules/acts.ts';
import type { ActForm, FormField } from './form.ts';
import { applicantComplaints, complainPage, complaintForms, complaintPanels, mayTakeBack } from './present-complaint.ts';
import { applicantCorrections, correctionForms, correctionPanels } from './present-correction.ts';
import { noticeForms, noticePanels } from './present-notices.ts';
import { applicantHearings, hearingForms, hearingPanels, mayObject, objectionFields } from './present-hearing.ts';

async function processesOf(context: DeskContext, appeal: AppealRow): Promise<Panel[]> {
	return (
		await Promise.all([
			complaintPanels(context, appeal),
			hearingPanels(context, appeal),
			correctionPanels(context, appeal),
			noticePanels(context, appeal)
		])
	).flat();
}

/** What waits for somebody stands open; what may be begun does not. */
const WAITING = new Set(['recordNotice', 'passComplaint', 'restoreTerm', 'decideComplaint', 'holdHearing', 'recordCorrection']);

async function formsOf(context: DeskContext, appeal: AppealRow): Promise<ActForm[]> {
	return (
		await Promise.all([
			noticeForms(context, appeal),
			complaintForms(context, appeal),
			hearingForms(context, appeal),
			correctionForms(context, appeal)
		])
	).flat();
}

/** What the desk's case page shows of it: each process as it stands, or the way to begin one. */
export async function procedurePanels(context: DeskContext, appeal: AppealRow): Promise<Panel[]> {
	const panels = await processesOf(context, appeal);
	const t = messages[context.lang];
	const link = { href: paths.desk.procedure(appeal.id), text: t.open };
	if (panels.length === 0) {
		// Only then it matters what may be begun: the forms ask for terms and the calendar.
		const forms = await formsOf(context, appeal);
		return forms.length === 0 ? [] : [{ id: 'procedure', title: t.title, sentences: [], facts: [], links: [link] }];
	}
	return panels.map((panel) => ({ ...panel, links: [...panel.links, link] }));
}

/** What the applicant's page shows of it. */
export const APPLICANT_PROCEDURE: readonly ApplicantPart[] = [
	{ panels: applicantComplaints },
	{ on: ['hearing', 'hearing_party'], panels: applicantHearings },
	{ on: ['correction'], panels: applicantCorrections }
];

export async function presentProcedurePage(context: DeskContext, appeal: AppealRow) {
	const [panels, forms] = await Promise.all([processesOf(context, appeal), formsOf(context, appeal)]);
	return {
		id: appeal.id,
		number: appeal.number,
		title: appeal.title,
		version: appeal.version,
		state: stateTag(context.lang, appeal.state),
		panels,
		forms,
		open: forms.find((form) => WAITING.has(form.act))?.act
	};
}

export type ProcedurePage = Awaited<ReturnType<typeof presentProcedurePage>>;

interface ApplicantPage {
	form: ActForm<ApplicantAct>;
	panels: Panel[];
}

type ApplicantSource = (db: Reader, lang: Lang, source: StatusSource) => Promise<ApplicantPage | undefined>;

const PAGES: Record<ApplicantAct, ApplicantSource> = {
	correct: async (db, lang, source) => {
		if (next(source.appeal.state, 'correct') === undefined) return undefined;
		const { title, lead: text, submit, words } = messages[lang].pages.correct;
		const fields: FormField[] = [
			{ name: 'text', kind: 'area', label: words },
			{ name: 'files', kind: 'files', label: messages[lang].files, optional: true }
		];
		return { panels: await applicantCorrections(db, lang, source), form: { act: 'correct', title, text, submit, fields } };
	},
	object: async (db, lang, source) => {
		if (!(await mayObject(db, source))) return undefined;
		const { title, lead: text, submit } = messages[lang].pages.object;
		const form = { act: 'object', title, text, submit, fields: objectionFields(lang) } as const;
		return { panels: await applicantHearings(db, lang, source), form };
	},
	complain: async (db, lang, source) => {
		const page = await complainPage(db, lang, source);
		if (page === undefined) return undefined;
		const { title, lead: text, submit } = messages[lang].pages.complain;
		return { panels: await applicantComplaints(db, lang, source), form: { act: 'complain', title, text, submit, fields: page.fields } };
	},
	'take-back': async (db, lang, source) => {
		if (!(await mayTakeBack(db, source))) return undefined;
		const { title, lead: text, submit, reason } = messages[lang].pages['take-back'];
		const fields: FormField[] = [{ name: 'withdrawReason', kind: 'area', label: reason, optional: true }];
		const form = { act: 'take-back', title, text, submit, danger: true, fields } as const;
		return { panels: await applicantComplaints(db, lang, source), form };
	}
};

/** The form of an applicant's act with what they must know for it; undefined when it is not possible now. */
export async function presentApplicantAct(
	db: Reader,
	lang: Lang,
	source: StatusSource,
	act: ApplicantAct
): Promise<ApplicantPage | undefined> {
	const page = await PAGES[act](db, lang, source);
	return page === undefined ? undefined : { ...page, panels: page.panels.map((panel) => ({ ...panel, links: [] })) };
}
