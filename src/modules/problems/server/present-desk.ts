/** What the desk sees of problems: lists, suggested groups, one problem with its members, the package of answers. */
import { paths } from '#lib/paths.ts';
import type { Option } from '#lib/ui/shapes.ts';
import { now } from '#platform/clock.ts';
import { dayOf, formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { RefusalWords } from '#platform/i18n/refusals/index.ts';
import { refusalText } from '#platform/i18n/refusals/index.ts';
import { timelineOf } from '#platform/journal/index.ts';
import {
	alikeFor,
	appealForStaff,
	latestFacts,
	openThemes,
	presentRows,
	readableAppeals,
	wishOf,
	type AlikeWish,
	type DeskContext,
	type DeskRow
} from '#modules/appeals/server/index.ts';
import type { Alike } from '#modules/appeals/rules/alike.ts';
import { formatPoint } from '#modules/appeals/input.ts';
import { messages as appealMessages } from '#modules/appeals/messages/index.ts';
import { personNames, staffOf, unitById, unitsUnder } from '#modules/organisation/server/index.ts';
import { placeName, placeNames } from '#modules/territory/server/index.ts';
import { messages } from '../messages/index.ts';
import { groupsOf, inLang, REPLY_OUTCOMES, STATES } from '../rules.ts';
import { problemForStaff, type ProblemRow } from './access.ts';
import { can } from './policy.ts';
import { presentCourse, problemTag } from './present-public.ts';
import { answersOf, gathered, memberIds, problemsAlike, repliesOf } from './queries.ts';

/** Rows of the desk's list. */
export async function presentProblems({ db, lang }: DeskContext, list: readonly ProblemRow[]) {
	const places = await placeNames(
		db,
		list.map((row) => row.territory_id),
		lang
	);
	const words = messages[lang].desk;
	return list.map((row) => ({
		id: row.id,
		href: paths.desk.problem(row.id),
		title: inLang(row.title, lang).text,
		place: [places.get(row.territory_id) ?? '', row.place ?? ''].filter((part) => part !== '').join(', '),
		state: problemTag(lang, row.state),
		visible: row.public ? words.isPublic : words.notPublic,
		members: row.members,
		made: formatDate(lang, dayOf(row.made_at))
	}));
}

// The latest open appeals are compared with each other: more would be too many pairs for one page.
const LATEST = 200;
const GROUPS = 10;

/** Groups of alike appeals that nobody has gathered yet, the largest first. */
export async function presentGroups(context: DeskContext): Promise<{ id: string; rows: DeskRow[]; href: string }[]> {
	const { list, counts } = await latestFacts(context.db, context.actor, LATEST);
	const inside = await gathered(
		context.db,
		list.map(({ row }) => row.id)
	);
	const free = list.filter(({ row }) => !inside.has(row.id));
	const members = free.map(({ row, facts }) => ({ id: row.id, facts }));
	const groups = groupsOf(members, counts).slice(0, GROUPS);
	const rows = await presentRows(
		context,
		groups.flat().flatMap((id) => free.find((one) => one.row.id === id)?.row ?? [])
	);
	return groups.flatMap((ids) => {
		const [first] = ids;
		if (first === undefined) return [];
		return [{ id: first, rows: ids.flatMap((id) => rows.find((row) => row.id === id) ?? []), href: paths.desk.newProblem(first) }];
	});
}

export interface Suggested {
	row: DeskRow;
	/** How alike, how far, by which words. */
	why: string;
}

function whyText(lang: Lang, { score, metres, shared }: Alike): string {
	const words = messages[lang].desk;
	const percent = `${String(Math.round(score * 100))} %`;
	const far = metres === undefined ? '' : words.metres(Math.round(metres));
	return words.why(percent, shared.length === 0 ? '' : words.common(shared.join(', ')), far);
}

async function presentAlike(context: DeskContext, wish: AlikeWish, except: readonly string[]): Promise<Suggested[]> {
	const found = await alikeFor(context.db, context.actor, wish, { limit: 30 });
	const inside = await gathered(
		context.db,
		found.map((row) => row.id)
	);
	const free = found.filter((row) => !inside.has(row.id) && !except.includes(row.id));
	const rows = await presentRows(context, free);
	return free.flatMap((row, i) => {
		const shown = rows[i];
		return shown === undefined ? [] : [{ row: shown, why: whyText(context.lang, row.alike) }];
	});
}

async function choices({ db, lang, actor }: DeskContext, unitId: string) {
	const words = messages[lang].desk;
	const [themes, staff, units] = await Promise.all([
		openThemes(db),
		staffOf(db, unitId),
		Promise.all([...new Set(actor.posts.map((post) => post.unitPath))].map((path) => unitsUnder(db, path)))
	]);
	const people = new Map(staff.map((member) => [member.personId, member.name]));
	const own = [...new Map(units.flat().map((unit) => [unit.id, unit])).values()].filter((unit) => can(actor, 'gather', unit.path));
	return {
		themes: [
			{ value: '', label: words.noTheme },
			...themes.map((theme) => ({ value: theme.id, label: theme.name[lang] }))
		] satisfies Option[],
		owners: [{ value: '', label: words.noOwner }, ...[...people].map(([value, label]) => ({ value, label }))] satisfies Option[],
		units: own.map((unit) => ({ value: unit.id, label: unit.name[lang] })) satisfies Option[]
	};
}

/** The form that gathers: the appeal one came from, those alike, problems that are there already. Throws not_found. */
export async function presentGather(context: DeskContext, appealId: string) {
	const { db, lang, actor } = context;
	const appeal = await appealForStaff(db, actor, appealId);
	const wish = wishOf(appeal);
	const [suggested, [first], lists, existing, place] = await Promise.all([
		presentAlike(context, wish, [appeal.id]),
		readableAppeals(db, actor, [appeal.id]).then((rows) => presentRows(context, rows)),
		choices(context, appeal.unit_id),
		problemsAlike(db, wish, actor),
		appeal.territory_id === null ? '' : placeName(db, appeal.territory_id, lang)
	]);
	return {
		appeal: first,
		suggested,
		...lists,
		existing: existing.map((row) => ({ id: row.id, title: inLang(row.title, lang).text, href: paths.desk.problem(row.id) })),
		territory: place,
		values: { unitId: appeal.unit_id, themeId: appeal.theme_id ?? '', since: dayOf(appeal.received_at).toString() }
	};
}

/** One problem with all that may be done to it. Throws not_found. */
export async function presentDeskProblem(context: DeskContext, id: string) {
	const { db, lang, actor } = context;
	const row = await problemForStaff(db, actor, id);
	const [ids, replies, journal, lists, place, unit] = await Promise.all([
		memberIds(db, id),
		repliesOf(db, id),
		timelineOf(db, { kind: 'problem', id }, 'staff'),
		choices(context, row.unit_id),
		placeName(db, row.territory_id, lang),
		unitById(db, row.unit_id)
	]);
	const readable = await readableAppeals(db, actor, ids);
	const people = await personNames(
		db,
		[row.owner_id, ...journal.map((act) => act.actorId)].filter((one) => one !== null)
	);
	const may = { gather: can(actor, 'gather', row.unit_path), decide: can(actor, 'decide', row.unit_path) };
	return {
		id,
		title: inLang(row.title, lang).text,
		given: { title: row.title, description: row.description },
		state: problemTag(lang, row.state),
		stateNow: row.state,
		reason: row.reason ?? '',
		public: row.public,
		publicHref: paths.problems.one(lang, id),
		facts: factsOfProblem(lang, row, place, unit?.name[lang] ?? '', people),
		values: {
			titleKk: row.title.kk ?? '',
			titleRu: row.title.ru ?? '',
			titleEn: row.title.en ?? '',
			descriptionKk: row.description.kk ?? '',
			descriptionRu: row.description.ru ?? '',
			descriptionEn: row.description.en ?? '',
			themeId: row.theme_id ?? '',
			place: row.place ?? '',
			point: row.latitude === null || row.longitude === null ? '' : formatPoint({ latitude: row.latitude, longitude: row.longitude }),
			since: row.since.toString(),
			ownerId: row.owner_id ?? ''
		},
		...lists,
		states: STATES.map((value) => ({ value, label: messages[lang].state[value] })),
		outcomes: outcomeOptions(lang),
		members: await presentRows(context, readable),
		others: ids.length - readable.length,
		suggested: may.gather ? await presentAlike(context, await wishOfProblem(context, row, readable[0]?.id), ids) : [],
		replies: replies.map((reply) => ({ id: reply.id, when: formatDate(lang, dayOf(reply.at)), ...inLang(reply.text, lang) })),
		course: presentCourse(lang, journal, (act) => people.get(act.actorId ?? '')),
		may
	};
}

export type DeskProblem = Awaited<ReturnType<typeof presentDeskProblem>>;

function outcomeOptions(lang: Lang): Option[] {
	return REPLY_OUTCOMES.map((value) => ({ value, label: appealMessages[lang].outcome[value] }));
}

function factsOfProblem(lang: Lang, row: ProblemRow, place: string, unit: string, people: ReadonlyMap<string, string>) {
	const words = messages[lang].desk;
	return [
		{ term: words.place, value: [place, row.place ?? ''].filter((part) => part !== '').join(', ') },
		{ term: words.since, value: formatDate(lang, row.since) },
		{ term: words.unit, value: unit },
		{ term: words.owner, value: people.get(row.owner_id ?? '') ?? words.noOwner },
		{ term: words.columns.members, value: messages[lang].people(row.members) }
	];
}

/** What further members are looked for by: the first member's text where the problem's own words are few. */
async function wishOfProblem({ db, actor }: DeskContext, row: ProblemRow, first: string | undefined): Promise<AlikeWish> {
	if (first !== undefined) return wishOf(await appealForStaff(db, actor, first));
	const text = [...Object.values(row.title), ...Object.values(row.description)].join(' ');
	const { theme_id: themeId, territory_id: territoryId, region_id: regionId, latitude, longitude } = row;
	return { text, themeId, territoryId, regionId, latitude, longitude, at: now() };
}

/** The package of the latest reply, each answer with its appeal. Throws not_found. */
export async function presentAnswers(context: DeskContext, id: string, ...words: RefusalWords[]) {
	const { db, lang, actor } = context;
	const row = await problemForStaff(db, actor, id);
	const [reply] = await repliesOf(db, id);
	const answers = reply === undefined ? [] : await answersOf(db, reply.id);
	const members = new Set(await memberIds(db, id));
	const inside = answers.filter((answer) => members.has(answer.appeal_id));
	const readable = await readableAppeals(
		db,
		actor,
		inside.map((answer) => answer.appeal_id)
	);
	const rows = await presentRows(context, readable);
	const t = messages[lang].desk.answerStates;
	return {
		id,
		title: inLang(row.title, lang).text,
		replied: reply !== undefined,
		outcomes: outcomeOptions(lang),
		answers: inside.flatMap((answer) => {
			const appeal = rows.find((one) => one.id === answer.appeal_id);
			if (appeal === undefined) return [];
			const state = answer.state as keyof typeof t;
			return [
				{
					appeal,
					language: answer.language,
					outcome: answer.outcome,
					text: answer.text,
					signed: state === 'signed',
					state: {
						text: t[state],
						tone: state === 'signed' ? ('done' as const) : state === 'refused' ? ('late' as const) : ('new' as const)
					},
					refusal: answer.refusal === null ? '' : refusalText(lang, answer.refusal, {}, ...words)
				}
			];
		}),
		may: { decide: can(actor, 'decide', row.unit_path) }
	};
}
