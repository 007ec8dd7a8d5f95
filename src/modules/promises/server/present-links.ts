/** What is shown of links between promises and appeals or problems: at the desk, to the applicant, to everybody. */
import { paths } from '#lib/paths.ts';
import type { Fact, Option, Panel } from '#lib/ui/shapes.ts';
import type { Reader } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { getSetting } from '#platform/settings/index.ts';
import {
	accessOf,
	can,
	wishOf,
	type AlikeWish,
	type AppealRow,
	type ApplicantPart,
	type DeskContext,
	type StatusSource
} from '#modules/appeals/server/index.ts';
import { canOnProblem, presentList, problemById, problemForStaff, type ProblemRow } from '#modules/problems/server/index.ts';
import { linkMessages } from '../link-messages/index.ts';
import { appealsAbout, problemsAbout, promisesAbout, promisesAlike, type About } from './links.ts';
import { daysNow, toLines } from './present.ts';
import { pointedBy, pointedPromise } from './pointed.ts';
import type { PromiseRow } from './queries.ts';

/** Each promise as a fact: which, its words, how it goes and what came of it. */
async function toFacts(db: Reader, lang: Lang, list: readonly PromiseRow[]): Promise<Fact[]> {
	const t = linkMessages[lang];
	const lines = await toLines(db, lang, list, await daysNow(db));
	return lines.map(({ id, number, place, quote, progress, verdict }, i) => ({
		term: `${t.line(number, place)}, ${list[i]?.programmeTitle[lang] ?? ''}`,
		value: quote,
		note: verdict === undefined ? t.progress(progress.text) : t.verdict(verdict.text),
		href: paths.promises.one(lang, id)
	}));
}

async function panelOf(db: Reader, lang: Lang, about: About, links: Panel['links'] = []): Promise<Panel[]> {
	const t = linkMessages[lang];
	const list = await promisesAbout(db, about);
	if (list.length === 0 && links.length === 0) return [];
	// Whoever may link it reads from which promise's page it was written.
	const pointed = about.kind === 'appeal' && links.length > 0 ? await pointedBy(db, about.id) : undefined;
	const waits = pointed !== undefined && !list.some(({ id }) => id === pointed.id);
	const sentences = waits
		? [t.pointed(formatNumber(lang, pointed.number), pointed.quote)]
		: [list.length > 0 ? t.panelSome : about.kind === 'appeal' ? t.panelNone : t.panelNoneProblem];
	return [{ id: 'promises', title: t.panel, sentences, facts: await toFacts(db, lang, list), links }];
}

/** On the case: the promises it is about, and the way to link them. */
export function promisePanels({ db, lang, actor }: DeskContext, row: AppealRow): Promise<Panel[]> {
	const may = can(actor, 'remark', accessOf(row));
	return panelOf(
		db,
		lang,
		{ kind: 'appeal', id: row.id },
		may ? [{ href: paths.desk.appealPromises(row.id), text: linkMessages[lang].open }] : []
	);
}

/** The same beside a problem at the desk. */
export async function problemPromisePanels({ db, lang, actor }: DeskContext, id: string): Promise<Panel[]> {
	const { unit_path: unitPath } = await problemForStaff(db, actor, id);
	const links = canOnProblem(actor, 'gather', unitPath) ? [{ href: paths.desk.problemPromises(id), text: linkMessages[lang].open }] : [];
	return panelOf(db, lang, { kind: 'problem', id }, links);
}

/** On the applicant's page of an appeal. */
export const APPLICANT_PROMISES: readonly ApplicantPart[] = [
	{
		on: ['promise_appeal'],
		panels: (db: Reader, lang: Lang, { appeal }: StatusSource) => panelOf(db, lang, { kind: 'appeal', id: appeal.id })
	}
];

/** On the page of a problem: the promises it is about; undefined when there is none. */
export async function promisesOfProblem(db: Reader, lang: Lang, problemId: string): Promise<{ title: string; facts: Fact[] } | undefined> {
	const list = await promisesAbout(db, { kind: 'problem', id: problemId });
	return list.length === 0 ? undefined : { title: linkMessages[lang].public.promised, facts: await toFacts(db, lang, list) };
}

/** What is linked, and what might be. */
async function linking(db: Reader, lang: Lang, about: About, wish: AlikeWish) {
	const linked = await promisesAbout(db, about);
	const pointed = about.kind === 'appeal' ? await pointedBy(db, about.id) : undefined;
	const first = pointed === undefined || linked.some(({ id }) => id === pointed.id) ? [] : [pointed];
	const found = await promisesAlike(
		db,
		wish,
		[...linked, ...first].map(({ id }) => id)
	);
	const alike = [...first, ...found];
	const [lines, others] = [await toLines(db, lang, linked, await daysNow(db)), await toLines(db, lang, alike, await daysNow(db))];
	const t = linkMessages[lang];
	return {
		linked: lines.map((line) => ({ ...line, href: paths.promises.one(lang, line.id) })),
		suggested: others.map(({ id, quote, number, place }): Option => ({
			value: id,
			label: quote,
			hint: first.some((one) => one.id === id) ? `${t.line(number, place)}. ${t.pointedHint}` : t.line(number, place)
		})),
		/** Already chosen: the promise from whose page it was written. */
		pointed: first[0]?.id
	};
}

/** The page on which an appeal is linked to promises. Throws forbidden for who may not. */
export async function presentAppealPromises({ db, lang, actor }: DeskContext, row: AppealRow) {
	if (!can(actor, 'remark', accessOf(row))) throw forbidden();
	const back = { href: paths.desk.appeal(row.id), text: `${linkMessages[lang].backToAppeal} ${row.number}` };
	return { back, ...(await linking(db, lang, { kind: 'appeal', id: row.id }, wishOf(row))) };
}

/** The same for a problem. Throws not_found, forbidden. */
export async function presentProblemPromises({ db, lang, actor }: DeskContext, id: string) {
	const row = await problemForStaff(db, actor, id);
	if (!canOnProblem(actor, 'gather', row.unit_path)) throw forbidden();
	const back = { href: paths.desk.problem(id), text: linkMessages[lang].backToProblem };
	return { back, ...(await linking(db, lang, { kind: 'problem', id }, wishOfProblem(row))) };
}
export type Linking = Awaited<ReturnType<typeof presentProblemPromises>>;

function wishOfProblem({
	title,
	description,
	theme_id: themeId,
	territory_id: territoryId,
	region_id: regionId,
	made_at: at
}: ProblemRow): AlikeWish {
	const text = [...Object.values(title), ...Object.values(description)].join(' ');
	return { text, themeId, territoryId, regionId, latitude: null, longitude: null, at };
}

/** Before the first words of an appeal: which promise they are about, by the id in the address. */
export async function presentPointed(db: Reader, lang: Lang, id: string | null) {
	const promise = await pointedPromise(db, id);
	if (promise === undefined) return undefined;
	const { quote, language } = promise;
	return { label: linkMessages[lang].public.pointing, quote, language, href: paths.promises.one(lang, promise.id) };
}

/** What everybody reads of what is written about a promise: how many appeals from a number on that gives nobody away, and public problems. */
export async function presentAround(db: Reader, lang: Lang, promiseId: string) {
	const [appeals, ids, least] = [
		await appealsAbout(db, promiseId),
		await problemsAbout(db, promiseId),
		await getSetting(db, 'suppress_below')
	];
	const problems = (await Promise.all(ids.map((id) => problemById(db, id)))).flatMap((one) => (one?.public === true ? [one] : []));
	const t = linkMessages[lang].public;
	return {
		// Below the number the same words stand whether there is one or none.
		appeals: appeals >= Math.max(1, least) ? t.appeals(appeals) : t.few(Math.max(1, least)),
		problems: (await presentList(db, lang, problems)).map(({ id, href, title, state, people }) => ({ id, href, title, state, people }))
	};
}
