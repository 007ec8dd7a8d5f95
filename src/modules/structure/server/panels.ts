/** What the case pages say of an appeal that is considered together with others: to the desk, to the applicant. */
import { paths } from '#lib/paths.ts';
import type { Fact, Panel } from '#lib/ui/shapes.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import { LANG_NAMES, LANGS, type Lang } from '#platform/i18n/lang.ts';
import {
	accessOf,
	can,
	membersOf,
	type AppealRow,
	type ApplicantPart,
	type DeskContext,
	type StatusSource
} from '#modules/appeals/server/index.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { next } from '#modules/appeals/rules.ts';
import { messages } from '../messages/index.ts';
import { outcomeOf, standingOf } from '../rules.ts';
import { invitationPanels } from './present-links.ts';
import { familyOf, questionsFor } from './queries.ts';
import { questionsOf } from './questions.ts';

const MOST_NAMED = 5;

/** On the case: what it lies in, or what lies in it; or the way to merge it. */
export async function structurePanels(context: DeskContext, row: AppealRow): Promise<Panel[]> {
	const [family, questions] = [await familyPanels(context, row), await questionsFor(context, row.id)];
	if (questions.length === 0) return family;
	const words = messages[context.lang].questions;
	const facts: Fact[] = questions.map((one) => ({ term: words.one(one.ordinal), value: one.text, note: words.standing[standingOf(one)] }));
	const links = [{ href: paths.desk.appealStructure(row.id), text: words.title }];
	return [{ id: 'asked', title: words.title, sentences: [words.count(questions.length)], facts, links }, ...family];
}

async function familyPanels(context: DeskContext, row: AppealRow): Promise<Panel[]> {
	const { lang, actor } = context;
	const words = messages[lang];
	const { root, members, languages } = await familyOf(context, row);
	const may = can(actor, 'merge', accessOf(row));
	const page = { href: paths.desk.appealStructure(row.id), text: words.panel.open };
	if (row.state === 'merged') {
		const link = root === undefined ? [] : [{ href: paths.desk.appeal(root.id), text: words.panel.root }];
		const sentence = root === undefined ? words.panel.intoHidden : words.panel.into(root.number);
		const tag = { text: words.panel.tag, tone: 'neutral' as const };
		return [{ id: 'structure', title: words.title, tag, sentences: [sentence], facts: [], links: [...link, ...(may ? [page] : [])] }];
	}
	if (members.length === 0) {
		const mergeable = next(row.state, 'merge') !== undefined || next(row.state, 'take_in') !== undefined;
		if (!may || !mergeable) return [];
		return [
			{ id: 'structure', title: words.title, sentences: [words.panel.alone], facts: [], links: [{ ...page, text: words.panel.merge }] }
		];
	}
	const merged = members.filter((one) => !one.joined);
	const facts: Fact[] = merged.slice(0, MOST_NAMED).map((one) => ({ term: one.number, value: one.title, href: paths.desk.appeal(one.id) }));
	const sentences: string[] = [];
	if (merged.length > 0) sentences.push(words.members(merged.length));
	if (merged.length < members.length) sentences.push(words.panel.collective(members.length - merged.length));
	if (languages.length > 1)
		sentences.push(
			words.panel.languages(
				LANGS.filter((one) => languages.includes(one))
					.map((one) => LANG_NAMES[one].long)
					.join(', ')
			)
		);
	return [{ id: 'structure', title: words.title, sentences, facts, links: [page] }];
}

/** On the applicant's page: what they asked and how each stands; that it is considered with others, and that nobody sees their data. */
export const APPLICANT_STRUCTURE: readonly ApplicantPart[] = [
	{ on: ['appeal_question'], panels: askedPanels },
	{ on: ['appeal_merge'], panels: togetherPanels },
	{ panels: async (db, lang, { appeal, into }) => (into === undefined ? invitationPanels(db, lang, appeal) : []) }
];

async function askedPanels(db: Reader, lang: Lang, { appeal }: StatusSource): Promise<Panel[]> {
	const questions = await questionsOf(db, appeal.id);
	if (questions.length === 0) return [];
	const words = messages[lang];
	const facts = questions.map((one): Fact => {
		// What is written down before the decision is signed is a draft.
		const outcome = one.part === null && appeal.answered_at === null ? null : outcomeOf(one);
		const how = outcome === null ? words.citizen.considered : appealMessages[lang].outcome[outcome];
		const note = [how, outcome === null ? '' : (one.answer ?? ''), one.part === null ? '' : words.questions.part(one.part.number)];
		return {
			term: words.questions.one(one.ordinal),
			value: one.text,
			note: note.filter(Boolean).join('. '),
			href: one.part === null ? undefined : paths.appeals.status(lang, one.part.number)
		};
	});
	return [{ id: 'asked', title: words.questions.title, sentences: [words.questions.count(questions.length)], facts, links: [] }];
}

async function togetherPanels(db: Reader, lang: Lang, { appeal, into }: StatusSource): Promise<Panel[]> {
	const words = messages[lang].citizen;
	const of = (...sentences: string[]): Panel[] => [
		{ id: 'structure', title: words.title, sentences: [...sentences, words.unseen], facts: [], links: [] }
	];
	if (into !== undefined) {
		const how = into.joined ? words.joined(into.root) : words.into(into.root, formatDate(lang, dayOf(into.since)));
		return of(how, words.rights);
	}
	const members = await membersOf(db, appeal.id);
	return members.length === 0 ? [] : of(words.others(members.length));
}
