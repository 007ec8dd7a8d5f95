/** Programmes and promises as the desk shows them: every field named, every text in the reader's language. */
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { filesOf, type FileRow } from '#platform/files/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { formatNumber } from '#platform/i18n/plural.ts';
import { isWithin, type Actor } from '#platform/identity/actor.ts';
import { paths } from '#lib/paths.ts';
import type { Fact, Option } from '#lib/ui/shapes.ts';
import { openThemes } from '#modules/appeals/server/index.ts';
import { unitsByIds, unitsUnder } from '#modules/organisation/server/index.ts';
import { placesById } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { EVIDENCE_KINDS, possible, VERDICTS, type PromiseAct } from '../rules.ts';
import { DOCUMENT } from './files.ts';
import { canJudge, canKeep, canProve, keepingPosts } from './policy.ts';
import { daysNow, readPromise, toLines, toStats } from './present.ts';
import { presentAssessments } from './present-assess.ts';
import { courseOf } from './present-changes.ts';
import { presentFilter, type ProgrammeFilter } from './programme-list.ts';
import { presentAssessActs } from './present-assess-acts.ts';
import { programmeFor, programmes, promiseFor, promises, STANDINGS, tally, type ProgrammeRow, type PromiseRow } from './queries.ts';
import { rows, sql } from '#platform/db/index.ts';

/** Programmes that are public, and drafts of the reader's units. */
export async function presentProgrammes(db: Reader, lang: Lang, actor: Actor, cursor?: string) {
	const page = await programmes(db, actor, cursor);
	return {
		mayMake: keepingPosts(actor).length > 0,
		items: page.rows.map((one) => ({
			id: one.id,
			href: paths.desk.programme(one.id),
			title: one.title[lang],
			unit: one.unitName[lang],
			term: termOf(lang, one),
			promises: formatNumber(lang, one.promises),
			tag: stateTag(lang, one)
		})),
		older: page.next && paths.desk.programmes({ after: page.next })
	};
}

export const termOf = (lang: Lang, { termFrom, termTo }: ProgrammeRow): string =>
	`${formatDate(lang, termFrom)} – ${formatDate(lang, termTo)}`;

function stateTag(lang: Lang, { published }: ProgrammeRow) {
	const t = messages[lang].programmeStates;
	return published ? { text: t.published, tone: 'done' as const } : { text: t.draft, tone: 'neutral' as const };
}

/** The units in whose name the actor makes programmes: their own and those below. */
export async function keepingUnits(db: Reader, lang: Lang, actor: Actor): Promise<Option[]> {
	const posts = keepingPosts(actor).map(({ unitPath }) => unitPath);
	const top = posts.filter((path) => !posts.some((other) => other !== path && isWithin(path, other)));
	const lists = await Promise.all([...new Set(top)].map((path) => unitsUnder(db, path)));
	return lists.flat().map(({ id, name }) => ({ value: id, label: name[lang] }));
}

/** Documents with their hashes. */
export function toDocuments(files: readonly FileRow[]) {
	return files.map(({ id, name, sha256 }) => ({ id, name, href: paths.file(id), hash: sha256 }));
}

export interface ProgrammeWish extends ProgrammeFilter {
	cursor?: string | undefined;
}

/** A programme for who may read it: what it is, its documents, its promises with the whole, what may be done. */
export async function presentProgramme(db: Reader, lang: Lang, actor: Actor, id: string, { cursor, ...asked }: ProgrammeWish) {
	const programme = await programmeFor(db, actor, id);
	const [days, files, places, keeps] = [
		await daysNow(db),
		await filesOf(db, { kind: DOCUMENT, id }),
		await placesById(db, [programme.territoryId]),
		canKeep(actor, programme)
	];
	const { wish, filter, to } = await presentFilter(db, lang, id, asked);
	const [counted, page] = await Promise.all([
		tally(db, { programmeId: id }, days, true),
		promises(db, wish, days, { cursor, drafts: true })
	]);
	const place = places.get(programme.territoryId);
	const missing = files.length === 0 ? ('no_document' as const) : programme.promises === 0 ? ('no_promises' as const) : undefined;
	return {
		id,
		title: programme.title[lang],
		tag: stateTag(lang, programme),
		published: programme.published,
		keeps,
		/** May open a panel of residents. */
		judges: programme.published && canJudge(actor, programme),
		unready: missing,
		facts: programmeFacts(lang, programme, place?.name[lang] ?? ''),
		documents: toDocuments(files),
		stats: programme.promises === 0 ? [] : toStats(lang, counted, (one) => `${paths.desk.programme(id, { standing: one })}#list`),
		filter,
		standings: standingOptions(lang),
		items: (await toLines(db, lang, page.rows, days)).map((line) => ({ ...line, href: paths.desk.promise(line.id) })),
		next: page.next && to({ after: page.next }),
		units: keeps && !programme.published ? await keepingUnits(db, lang, actor) : [],
		values: {
			unitId: programme.unitId,
			territory: place?.code ?? '',
			termFrom: programme.termFrom.toString(),
			termTo: programme.termTo.toString(),
			titleKk: programme.title.kk,
			titleRu: programme.title.ru,
			titleEn: programme.title.en,
			selection: programme.selection
		},
		history: keeps ? await courseOf(db, lang, { kind: 'programme', id }, 'staff') : []
	};
}
export type ProgrammePage = Awaited<ReturnType<typeof presentProgramme>>;

export function programmeFacts(lang: Lang, programme: ProgrammeRow, place: string): Fact[] {
	const f = messages[lang].fields;
	return [
		{ term: f.unit, value: programme.unitName[lang] },
		{ term: f.territory, value: place },
		{ term: f.term, value: termOf(lang, programme) }
	];
}

export function standingOptions(lang: Lang): Option[] {
	const t = messages[lang];
	return [{ value: '', label: t.anyStanding }, ...STANDINGS.map((one) => ({ value: one, label: t.standings[one] }))];
}

/** What the form of a promise lets one choose from. Throws not_found for who does not keep the programme. */
export async function presentPromiseForm(db: Reader, lang: Lang, actor: Actor, programmeId: string) {
	const programme = await programmeFor(db, actor, programmeId);
	found(canKeep(actor, programme) ? programme : undefined);
	return {
		programme: { id: programmeId, title: programme.title[lang], published: programme.published },
		choices: await choicesOf(db, lang, programme)
	};
}

async function choicesOf(db: Reader, lang: Lang, { unitPath }: { unitPath: string }) {
	const [themes, units] = [await openThemes(db), await unitsUnder(db, unitPath)];
	return {
		themes: themes.map(({ code, name }) => ({ value: code, label: name[lang] })),
		units: units.map(({ code, name }) => ({ value: code, label: name[lang] })),
		languages: (['kk', 'ru', 'en'] as const).map((value) => ({ value, label: messages[lang].languages[value] }))
	};
}
export type PromiseChoices = Awaited<ReturnType<typeof choicesOf>>;

function actsOf(actor: Actor, promise: PromiseRow): PromiseAct[] {
	const rights: Record<PromiseAct, boolean> = {
		change: canKeep(actor, promise),
		remove: canKeep(actor, promise),
		correct: canKeep(actor, promise),
		milestone: canKeep(actor, promise),
		evidence: canProve(actor, promise),
		judge: canJudge(actor, promise)
	};
	return possible(promise.publication).filter((act) => rights[act]);
}

/** A promise for who may read it, with the forms of what may be done. */
export async function presentPromise(db: Reader, lang: Lang, actor: Actor, id: string) {
	const promise = await promiseFor(db, actor, id);
	const acts = actsOf(actor, promise);
	const view = await readPromise(db, lang, promise);
	const t = messages[lang];
	const form = acts.includes('change') || acts.includes('correct');
	return {
		...view,
		acts,
		said: promise.published ? await presentAssessments(db, lang, promise) : undefined,
		assess: promise.published ? await presentAssessActs(db, lang, actor, promise) : undefined,
		published: promise.published,
		programme: { title: promise.programmeTitle[lang], href: paths.desk.programme(promise.programmeId) },
		choices: form ? await choicesOf(db, lang, promise) : undefined,
		values: form ? await valuesOf(db, promise) : {},
		kinds: EVIDENCE_KINDS.map((value): Option => ({ value, label: t.kinds[value] })),
		verdicts: VERDICTS.map((value): Option => ({ value, label: t.verdicts[value] })),
		ofMilestone: [
			{ value: '', label: t.fields.wholePromise },
			...view.milestones.rows.map(({ id: value, text }): Option => ({ value, label: text }))
		],
		standing: view.evidence
			.filter(({ struck }) => struck === undefined)
			.map(({ id: value, title, day, kind }): Option => ({ value, label: title, hint: `${kind}, ${day}` })),
		history: await courseOf(db, lang, { kind: 'promise', id }, 'staff')
	};
}
export type PromisePage = Awaited<ReturnType<typeof presentPromise>>;

/** What the form of a promise is filled with. */
async function valuesOf(db: Reader, promise: PromiseRow): Promise<Record<string, string>> {
	const [places, units, themes] = [
		await placesById(db, [promise.territoryId]),
		await unitsByIds(db, [promise.responsibleId]),
		await rows(
			db,
			sql<{ code: string; email: string | null }>`
			SELECT h.code, (SELECT n.email FROM person n WHERE n.id = ${promise.personId}) AS email FROM theme h WHERE h.id = ${promise.themeId}`
		)
	];
	const text = (value: string | number | Temporal.PlainDate | null) => (value === null ? '' : String(value));
	return {
		quote: promise.quote,
		language: promise.language,
		page: text(promise.page),
		saidOn: text(promise.saidOn),
		speaker: text(promise.speaker),
		url: text(promise.url),
		territory: places.get(promise.territoryId)?.code ?? '',
		theme: themes[0]?.code ?? '',
		criterion: promise.criterion,
		measure: text(promise.measure),
		baseline: text(promise.baseline),
		target: text(promise.target),
		dueOn: promise.dueOn.toString(),
		unit: units.get(promise.responsibleId)?.code ?? '',
		person: themes[0]?.email ?? '',
		budget: text(promise.budget)
	};
}
