/** What other pages show of a problem: on the desk's case, on the applicant's page. */
import { paths } from '#lib/paths.ts';
import type { Panel } from '#lib/ui/shapes.ts';
import type { Reader } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { getSetting } from '#platform/settings/index.ts';
import type { AppealRow, ApplicantPart, DeskContext, StatusSource } from '#modules/appeals/server/index.ts';
import { messages } from '../messages/index.ts';
import { inLang } from '../rules.ts';
import { can } from './policy.ts';
import { peopleText, problemTag } from './present-public.ts';
import { problemOf } from './queries.ts';

/** On the case: the problem it is in, or the way to gather it with those alike. */
export async function problemPanels({ db, lang, actor }: DeskContext, appeal: AppealRow): Promise<Panel[]> {
	const words = messages[lang].desk;
	const problem = await problemOf(db, appeal.id);
	if (problem === undefined) {
		if (!can(actor, 'gather', appeal.unit_path)) return [];
		const link = { href: paths.desk.newProblem(appeal.id), text: words.panelGather };
		return [{ id: 'problem', title: words.panel, sentences: [words.panelNone], facts: [], links: [link] }];
	}
	if (!can(actor, 'read', problem.unit_path)) return [];
	return [
		{
			id: 'problem',
			title: words.panel,
			tag: problemTag(lang, problem.state),
			sentences: [words.panelIn(inLang(problem.title, lang).text)],
			facts: [{ term: words.columns.members, value: messages[lang].people(problem.members) }],
			links: [{ href: paths.desk.problem(problem.id), text: words.panelOpen }]
		}
	];
}

/** On the applicant's page: that others wrote too, with the public page; nothing while it is not public. */
async function applicantProblems(db: Reader, lang: Lang, { appeal }: StatusSource): Promise<Panel[]> {
	const problem = await problemOf(db, appeal.id);
	if (problem?.public !== true) return [];
	const words = messages[lang].citizen;
	return [
		{
			id: 'problem',
			title: words.panel,
			tag: problemTag(lang, problem.state),
			sentences: [words.panelText],
			facts: [{ term: messages[lang].public.wrote, value: peopleText(lang, problem.members, await getSetting(db, 'suppress_below')) }],
			links: [
				{ href: paths.problems.one(lang, problem.id), text: words.open },
				{ href: paths.problems.speak(lang, appeal.number), text: words.speakLink }
			]
		}
	];
}

/** On the applicant's page of an appeal. */
export const APPLICANT_PROBLEMS: readonly ApplicantPart[] = [{ on: ['problem_appeal'], panels: applicantProblems }];
