/** The desk's page of an appeal's procedure, the panels of case pages, and the pages of the applicant's acts. */
import { paths } from '#lib/paths.ts';
import type { Panel } from '#lib/ui/shapes.ts';
import type { Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { stateTag, type AppealRow, type DeskContext, type StatusSource } from '#modules/appeals/server/index.ts';
import { next } from '#modules/appeals/rules.ts';
import { messages } from '../messages/index.ts';
import type { ApplicantAct } from '../rules/acts.ts';
import type { ActForm } from './form.ts';
import { applicantCorrections, correctionForms, correctionPanels } from './present-correction.ts';

async function processesOf(context: DeskContext, appeal: AppealRow): Promise<Panel[]> {
	return correctionPanels(context, appeal);
}

async function formsOf(context: DeskContext, appeal: AppealRow): Promise<ActForm[]> {
	return correctionForms(context, appeal);
}

/** What the desk's case page shows of it: each process as it stands, or the way to begin one. */
export async function procedurePanels(context: DeskContext, appeal: AppealRow): Promise<Panel[]> {
	const [panels, forms] = await Promise.all([processesOf(context, appeal), formsOf(context, appeal)]);
	const t = messages[context.lang];
	const link = { href: paths.desk.procedure(appeal.id), text: t.open };
	if (panels.length === 0 && forms.length === 0) return [];
	if (panels.length === 0) return [{ id: 'procedure', title: t.title, sentences: [], facts: [], links: [link] }];
	return panels.map((panel) => ({ ...panel, links: [link] }));
}

/** What the applicant's page shows of it. */
export async function applicantProcedure(db: Reader, lang: Lang, source: StatusSource): Promise<Panel[]> {
	return applicantCorrections(db, lang, source);
}

export async function presentProcedurePage(context: DeskContext, appeal: AppealRow) {
	const [panels, forms] = await Promise.all([processesOf(context, appeal), formsOf(context, appeal)]);
	return {
		id: appeal.id,
		number: appeal.number,
		title: appeal.title,
		version: appeal.version,
		state: stateTag(context.lang, appeal.state),
		panels,
		forms
	};
}

export type ProcedurePage = Awaited<ReturnType<typeof presentProcedurePage>>;

/** The form of an applicant's act with what they must know for it; undefined when it is not possible now. */
export async function presentApplicantAct(
	db: Reader,
	lang: Lang,
	source: StatusSource,
	act: ApplicantAct
): Promise<{ form: ActForm<ApplicantAct>; panels: Panel[] } | undefined> {
	const t = messages[lang];
	if (next(source.appeal.state, 'correct') === undefined) return undefined;
	const words = t.pages.correct;
	const panels = await applicantCorrections(db, lang, source);
	return {
		panels: panels.map((panel) => ({ ...panel, links: [] })),
		form: {
			act,
			title: words.title,
			text: words.lead,
			submit: words.submit,
			fields: [
				{ name: 'text', kind: 'area', label: words.words },
				{ name: 'files', kind: 'files', label: t.files, optional: true }
			]
		}
	};
}
