/** What other pages show of a rights case: on the desk's case, on the applicant's page. */
import { paths } from '#lib/paths.ts';
import type { Panel } from '#lib/ui/shapes.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { accessOf, type AppealRow, type ApplicantPart, type DeskContext, type StatusSource } from '#modules/appeals/server/index.ts';
import { messages } from '../messages/index.ts';
import { standingOf } from '../rules.ts';
import { listsOf } from './directory.ts';
import { factsOf } from './facts.ts';
import { groupOfAppeal } from './groups.ts';
import { canGroup, canLay } from './policy.ts';
import { presentFacts, presentOutcome, standingTag } from './present.ts';

/** On the case: whose right it is about and what came of it, or the way to note one. */
export async function rightsPanels({ db, lang, actor }: DeskContext, row: AppealRow): Promise<Panel[]> {
	const words = messages[lang].case;
	const facts = await factsOf(db, row.id);
	const href = paths.desk.appealRights(row.id);
	if (facts === undefined) {
		if (!canLay(actor, accessOf(row)) || row.state === 'merged') return [];
		return [{ id: 'rights', title: words.title, sentences: [words.panelNone], facts: [], links: [{ href, text: words.lay }] }];
	}
	const [lists, group] = await Promise.all([listsOf(db), groupOfAppeal(db, row.id)]);
	const shown = presentFacts(lists, lang, facts, dayOf(row.received_at));
	const links = [{ href, text: words.open }];
	if (group !== undefined && canGroup(actor, 'read', group.unitPath))
		links.push({ href: paths.desk.groupCase(group.id), text: messages[lang].group.openGroup });
	return [
		{
			id: 'rights',
			title: words.title,
			tag: standingTag(lang, standingOf(facts.outcome, row.answered_at !== null)),
			sentences: [words.protection, ...(group === undefined ? [] : [messages[lang].group.inGroup(group.number)])],
			facts: [...shown, ...presentOutcome(lang, facts, row)],
			links
		}
	];
}

/** On the applicant's page: what was noted of their right, and what came of it as the office says. */
async function applicantRights(db: Reader, lang: Lang, { appeal }: StatusSource): Promise<Panel[]> {
	const facts = await factsOf(db, appeal.id);
	if (facts === undefined) return [];
	const [lists, group] = await Promise.all([listsOf(db), groupOfAppeal(db, appeal.id)]);
	const shown = presentFacts(lists, lang, facts, dayOf(appeal.received_at));
	const { ground } = messages[lang].words;
	return [
		{
			id: 'rights',
			title: messages[lang].citizen.title,
			tag: standingTag(lang, standingOf(facts.outcome, false)),
			sentences: [messages[lang].citizen.lead, ...(group === undefined ? [] : [messages[lang].citizen.group])],
			// Where the employer's name is kept is the desk's affair; that a ground was not checked is everybody's.
			facts: [
				...shown.map(({ term, value, note }) => ({ term, value, note: term === ground ? note : undefined })),
				...presentOutcome(lang, facts, { ...appeal, answered_at: null })
			],
			links: []
		}
	];
}

/** On the applicant's page of an appeal. */
export const APPLICANT_RIGHTS: readonly ApplicantPart[] = [{ on: ['rights_case'], panels: applicantRights }];
