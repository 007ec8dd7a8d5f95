/** What other pages show of a rights case: on the desk's case, on the applicant's page. */
import { paths } from '#lib/paths.ts';
import type { Panel } from '#lib/ui/shapes.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { accessOf, type AppealRow, type DeskContext, type StatusSource } from '#modules/appeals/server/index.ts';
import { messages } from '../messages/index.ts';
import { standingOf } from '../rules.ts';
import { factsOf } from './facts.ts';
import { canLay } from './policy.ts';
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
	const shown = await presentFacts(db, lang, facts, dayOf(row.received_at));
	return [
		{
			id: 'rights',
			title: words.title,
			tag: standingTag(lang, standingOf(facts.outcome, row.answered_at !== null)),
			sentences: [words.protection],
			facts: [...shown, ...presentOutcome(lang, facts, row)],
			links: [{ href, text: words.open }]
		}
	];
}

/** On the applicant's page: what was noted of their right, and what came of it as the office says. */
export async function applicantRights(db: Reader, lang: Lang, { appeal }: StatusSource): Promise<Panel[]> {
	const facts = await factsOf(db, appeal.id);
	if (facts === undefined) return [];
	const shown = await presentFacts(db, lang, facts, dayOf(appeal.received_at));
	const { ground } = messages[lang].words;
	return [
		{
			id: 'rights',
			title: messages[lang].citizen.title,
			tag: standingTag(lang, standingOf(facts.outcome, false)),
			sentences: [messages[lang].citizen.lead],
			// Where the employer's name is kept is the desk's affair; that a ground was not checked is everybody's.
			facts: [
				...shown.map(({ term, value, note }) => ({ term, value, note: term === ground ? note : undefined })),
				...presentOutcome(lang, facts, { ...appeal, answered_at: null })
			],
			links: []
		}
	];
}
