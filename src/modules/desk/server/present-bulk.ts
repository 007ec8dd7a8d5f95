/** The page of a bulk act: what was chosen, what can be done with it, what would be and what was done to each. */
import { paths } from '#lib/paths.ts';
import type { Option, Tone } from '#lib/ui/shapes.ts';
import { refusalText, type RefusalWords } from '#platform/i18n/refusals/index.ts';
import { holds } from '#platform/identity/actor.ts';
import {
	kindsOn,
	loadOfExecutors,
	openThemes,
	presentRows,
	readableAppeals,
	unitOptions,
	type DeskContext,
	type DeskRow
} from '#modules/appeals/server/index.ts';
import { personNames, rootUnit, staffOf, unitsByIds, unitsUnder } from '#modules/organisation/server/index.ts';
import { inLang } from '#modules/problems/rules.ts';
import { deskProblems, GATHERERS, problemById } from '#modules/problems/server/index.ts';
import type { BulkInput } from '../input.ts';
import { messages } from '../messages/index.ts';
import type { BulkRow } from './bulk.ts';

/** The chosen appeals that the reader may read, as their lists show them. */
export async function presentChosen(context: DeskContext, ids: readonly string[]): Promise<DeskRow[]> {
	return presentRows(context, await readableAppeals(context.db, context.actor, ids));
}

const MOST_PROBLEMS = 100;

async function problemOptions({ db, lang, actor }: DeskContext): Promise<Option[]> {
	const { rows } = await deskProblems(db, actor, undefined, MOST_PROBLEMS);
	return rows
		.filter((row) => holds(actor, GATHERERS, row.unit_path))
		.map((row) => ({ value: row.id, label: inLang(row.title, lang).text }));
}

/** What each act offers to choose from. `askedUnit` is the unit whose people are shown. */
export async function bulkForms(context: DeskContext, askedUnit: string | undefined) {
	const { db, lang, actor, today } = context;
	const words = messages[lang].bulk;
	const [root, kinds, themes, problems] = await Promise.all([rootUnit(db), kindsOn(db, today), openThemes(db), problemOptions(context)]);
	const units = await unitsUnder(db, root.path);
	const unitId = units.find((unit) => unit.id === askedUnit)?.id ?? actor.posts[0]?.unitId ?? root.id;
	const [staff, load] = await Promise.all([
		staffOf(db, unitId, ['executor', 'head', 'branch_head', 'aide']),
		loadOfExecutors(db, actor, unitId, today)
	]);
	const people = [...new Map(staff.map((person) => [person.personId, person])).values()];
	const executors = people.map((person) => {
		const work = load.find((one) => one.personId === person.personId);
		return {
			value: person.personId,
			label: `${person.name}, ${person.title[lang]}`,
			hint: words.load(work?.open ?? 0, work?.overdue ?? 0)
		};
	});
	return {
		unitId,
		units: unitOptions(lang, units),
		executors: [{ value: '', label: words.nobody }, ...executors] satisfies Option[],
		kinds: kinds.map((kind) => ({ value: kind.id, label: kind.name[lang] })),
		themes: [{ value: '', label: words.noTheme }, ...themes.map((theme) => ({ value: theme.id, label: theme.name[lang] }))],
		problems
	};
}

/** What is to be done, in words. */
async function intention({ db, lang, today }: DeskContext, input: BulkInput): Promise<string> {
	const words = messages[lang].bulk;
	if (input.act === 'assign') {
		const [units, people] = await Promise.all([
			unitsByIds(db, [input.unitId]),
			personNames(db, input.executorId === undefined ? [] : [input.executorId])
		]);
		return words.to(units.get(input.unitId)?.name[lang] ?? '', people.get(input.executorId ?? '') ?? '');
	}
	if (input.act === 'register') {
		const [kinds, themes] = await Promise.all([kindsOn(db, today), openThemes(db)]);
		const kind = kinds.find((one) => one.id === input.kind)?.name[lang] ?? '';
		return words.as(kind, themes.find((one) => one.id === input.themeId)?.name[lang] ?? '');
	}
	const problem = await problemById(db, input.problemId);
	return words.into(problem === undefined ? '' : inLang(problem.title, lang).text);
}

const TONES: Record<BulkRow['outcome'], Tone> = { done: 'done', same: 'neutral', refused: 'late' };

/** A bulk act that is about to be done, or was. `words` are those of the rooms whose refusals may stand in it. */
export async function presentBulk(
	context: DeskContext,
	input: BulkInput,
	list: readonly BulkRow[],
	was: boolean,
	...words: RefusalWords[]
) {
	const { lang } = context;
	const t = messages[lang].bulk;
	const chosen = new Map(
		(
			await presentChosen(
				context,
				list.map((row) => row.id)
			)
		).map((row) => [row.id, row])
	);
	const count = (outcome: BulkRow['outcome']) => list.filter((row) => row.outcome === outcome).length;
	return {
		act: input.act,
		what: await intention(context, input),
		done: count('done'),
		lead: (was ? t.resultLead : t.previewLead)(count('done'), count('refused')),
		rows: list.map(({ id, outcome, refusal }) => {
			const row = chosen.get(id);
			return {
				id,
				title: row?.title ?? t.unseen,
				number: row?.number ?? '',
				href: row === undefined ? undefined : paths.desk.appeal(id),
				state: row?.state,
				outcome: {
					text: t.outcome[outcome === 'done' && !was ? 'will' : outcome],
					tone: outcome === 'done' && !was ? 'new' : TONES[outcome]
				},
				why: refusal === undefined ? undefined : refusalText(lang, refusal.code, refusal.data, ...words)
			};
		})
	};
}

export type PresentedBulk = Awaited<ReturnType<typeof presentBulk>>;
