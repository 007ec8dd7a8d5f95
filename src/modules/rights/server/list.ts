/** The desk's list of rights cases: of the appeals that the reader may know, newest first. */
import { paths } from '#lib/paths.ts';
import type { Option } from '#lib/ui/shapes.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { older, pageOf, type Page } from '#platform/db/pages.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { presentRows, readable, readableAppeals, type DeskContext } from '#modules/appeals/server/index.ts';
import { messages } from '../messages/index.ts';
import { STANDINGS, standingOf, type RightOutcome, type Standing } from '../rules.ts';
import { editionOf, professions, violatedRights } from './directory.ts';
import { suggestEmployers } from './employers.ts';
import { standingTag } from './present.ts';

export interface RightsFilter {
	profession?: string | undefined;
	violatedRight?: string | undefined;
	standing?: Standing | undefined;
	/** A BIN or a part of a name of the register. */
	employer?: string | undefined;
	cursor?: string | undefined;
	limit?: number;
}

const CODE = /^[a-z][a-z0-9_]{1,39}$/;

/** What an address asks for; what cannot be is left out. */
export function filterOf(query: URLSearchParams): RightsFilter {
	const code = (name: string) => [query.get(name) ?? ''].find((value) => CODE.test(value));
	return {
		profession: code('profession'),
		violatedRight: code('right'),
		standing: STANDINGS.find((one) => one === query.get('standing')),
		employer: (query.get('employer') ?? '').trim().slice(0, 100),
		cursor: query.get('cursor') ?? undefined
	};
}

interface Listed {
	id: string;
	profession: string | null;
	violatedRight: string | null;
	employer: string | null;
	outcome: RightOutcome | null;
	answered: boolean;
	receivedAt: Temporal.Instant;
	laidAt: Temporal.Instant;
}

function standingIs(standing: Standing) {
	if (standing === 'in_work') return sql`r.outcome IS NULL AND a.answered_at IS NULL`;
	return standing === 'unsaid' ? sql`r.outcome IS NULL AND a.answered_at IS NOT NULL` : sql`r.outcome = ${standing}`;
}

/** How many employers one part of a name may mean. */
const MEANT = 50;

/** Rights cases that fit, of the appeals that the actor may know; keyset by when they were laid. */
export async function rightsList(db: Reader, actor: Staff, filter: RightsFilter): Promise<Page<Listed>> {
	const limit = filter.limit ?? 25;
	const { where } = await readable(db, actor);
	const { profession, violatedRight, standing, employer = '' } = filter;
	const meant = employer === '' ? undefined : (await suggestEmployers(db, employer, MEANT)).map((one) => one.id);
	const list = await rows(
		db,
		sql<Listed>`
			SELECT r.appeal_id AS id, r.profession, r.violated_right AS "violatedRight", e.name AS employer, r.outcome,
				a.answered_at IS NOT NULL AS answered, a.received_at AS "receivedAt", r.laid_at AS "laidAt"
			FROM rights_case r JOIN appeal a ON a.id = r.appeal_id LEFT JOIN employer e ON e.id = r.employer_id
			WHERE r.removed_at IS NULL AND ${where} AND ${older(sql`r.laid_at, r.appeal_id`, filter.cursor)}
				AND ${profession === undefined ? sql`true` : sql`r.profession = ${profession}`}
				AND ${violatedRight === undefined ? sql`true` : sql`r.violated_right = ${violatedRight}`}
				AND ${standing === undefined ? sql`true` : standingIs(standing)}
				AND ${meant === undefined ? sql`true` : sql`r.employer_id = ANY(${meant}::uuid[])`}
			ORDER BY r.laid_at DESC, r.appeal_id DESC LIMIT ${limit + 1}`
	);
	return pageOf(list, limit, (row) => row.laidAt);
}

/** The page of the list: rows with their names in a fixed number of reads, and what one may choose from. */
export async function presentRightsList(context: DeskContext, filter: RightsFilter) {
	const { db, lang, actor } = context;
	const [{ rows: list, next }, jobs, rights] = await Promise.all([rightsList(db, actor, filter), professions(db), violatedRights(db)]);
	const ids = list.map((row) => row.id);
	const appeals = new Map((await presentRows(context, await readableAppeals(db, actor, ids))).map((row) => [row.id, row]));
	const all: Option = { value: '', label: messages[lang].list.all };
	const named = (editions: readonly { code: string; name: Record<typeof lang, string> }[]): Option[] => [
		...new Map(editions.toReversed().map((one) => [one.code, { value: one.code, label: one.name[lang] }])).values()
	];
	const query = { profession: filter.profession, right: filter.violatedRight, standing: filter.standing, employer: filter.employer };
	return {
		filter: { ...query, employer: filter.employer ?? '' },
		choices: {
			professions: [all, ...named(jobs).toReversed()],
			rights: [all, ...named(rights).toReversed()],
			standings: [all, ...STANDINGS.map((value): Option => ({ value, label: messages[lang].standing[value] }))]
		},
		rows: list.flatMap((row) => {
			const appeal = appeals.get(row.id);
			if (appeal === undefined) return [];
			const day = dayOf(row.receivedAt);
			return [
				{
					id: row.id,
					href: paths.desk.appealRights(row.id),
					number: appeal.number,
					title: appeal.title,
					unit: appeal.unit,
					profession: editionOf(jobs, row.profession, day)?.name[lang] ?? '',
					right: editionOf(rights, row.violatedRight, day)?.name[lang] ?? '',
					employer: row.employer ?? '',
					standing: standingTag(lang, standingOf(row.outcome, row.answered))
				}
			];
		}),
		newer: filter.cursor === undefined ? undefined : paths.desk.rights(query),
		older: next === undefined ? undefined : paths.desk.rights({ ...query, cursor: next })
	};
}
