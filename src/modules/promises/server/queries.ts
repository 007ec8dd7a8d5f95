import { rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { newer, older, pageOf, type Page } from '#platform/db/pages.ts';
import { found, notFound } from '#platform/errors.ts';
import type { Lang, Texts } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { stems } from '#platform/search/index.ts';
import type { Publication, Verdict } from '../rules.ts';
import { canRead, readingPaths, type ProgrammeAccess } from './policy.ts';
import { progressSql } from './still.ts';

export interface ProgrammeRow extends ProgrammeAccess {
	id: string;
	unitId: string;
	unitName: Texts;
	territoryId: string;
	title: Texts;
	termFrom: Temporal.PlainDate;
	termTo: Temporal.PlainDate;
	selection: string;
	madeAt: Temporal.Instant;
	publishedAt: Temporal.Instant | null;
	/** How many promises it has: what every count is of. */
	promises: number;
}

const PROGRAMME = sql`g.id, g.unit_id AS "unitId", u.path::text AS "unitPath", u.name AS "unitName", g.territory_id AS "territoryId", g.title, g.term_from AS "termFrom",
	g.term_to AS "termTo", g.selection, g.made_at AS "madeAt", g.published_at AS "publishedAt", g.published_at IS NOT NULL AS published,
	(SELECT count(*)::int FROM promise p WHERE p.programme_id = g.id) AS promises
	FROM programme g JOIN unit u ON u.id = g.unit_id`;

export async function programmeById(db: Reader | Tx, id: string): Promise<ProgrammeRow | undefined> {
	return (await rows(db, sql<ProgrammeRow>`SELECT ${PROGRAMME} WHERE g.id = ${id}`))[0];
}

/** A programme for its reader; for others it is not there. */
export async function programmeFor(db: Reader | Tx, actor: Actor, id: string): Promise<ProgrammeRow> {
	const programme = found(await programmeById(db, id));
	if (!canRead(actor, programme)) throw notFound();
	return programme;
}

const SHOWN = 20;

/** Programmes that were published, and drafts of the actor's units; the latest first. */
export async function programmes(db: Reader, actor: Actor, cursor?: string): Promise<Page<ProgrammeRow>> {
	const list = await rows(
		db,
		sql<ProgrammeRow>`SELECT ${PROGRAMME} WHERE (g.published_at IS NOT NULL OR u.path <@ ANY(${readingPaths(actor)}::ltree[]))
			AND ${older(sql`g.made_at, g.id`, cursor)} ORDER BY g.made_at DESC, g.id DESC LIMIT ${SHOWN + 1}`
	);
	return pageOf(list, SHOWN, ({ madeAt }) => madeAt);
}

export interface PromiseRow {
	id: string;
	programmeId: string;
	programmeTitle: Texts;
	unitPath: string;
	number: number;
	quote: string;
	language: Lang;
	page: string | null;
	saidOn: Temporal.PlainDate | null;
	speaker: string | null;
	url: string | null;
	territoryId: string;
	regionId: string;
	themeId: string;
	themeName: Texts;
	criterion: string;
	measure: string | null;
	baseline: number | null;
	target: number | null;
	firstDueOn: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
	responsibleId: string;
	responsiblePath: string;
	responsible: Texts;
	personId: string | null;
	budget: number | null;
	publication: Publication;
	published: boolean;
	publishedOn: Temporal.PlainDate | null;
	movedOn: Temporal.PlainDate | null;
	verdict: Verdict | null;
	verdictOn: Temporal.PlainDate | null;
	changedAt: Temporal.Instant;
}

const PROMISE = sql`p.id, p.programme_id AS "programmeId", g.title AS "programmeTitle", gu.path::text AS "unitPath", p.number, p.quote, p.language, p.page, p.said_on AS "saidOn",
	p.speaker, p.url, p.territory_id AS "territoryId", p.region_id AS "regionId", p.theme_id AS "themeId", h.name AS "themeName", p.criterion, p.measure,
	p.baseline::float8 AS baseline, p.target::float8 AS target, p.first_due_on AS "firstDueOn", p.due_on AS "dueOn", p.unit_id AS "responsibleId",
	u.path::text AS "responsiblePath", u.name AS responsible, p.person_id AS "personId", p.budget::float8 AS budget, p.publication, p.publication <> 'draft' AS published,
	p.published_on AS "publishedOn", p.moved_on AS "movedOn", p.verdict, p.verdict_on AS "verdictOn", p.changed_at AS "changedAt"`;
const FROM = sql`promise p JOIN programme g ON g.id = p.programme_id JOIN unit gu ON gu.id = g.unit_id JOIN unit u ON u.id = p.unit_id JOIN theme h ON h.id = p.theme_id`;

const PUBLIC = sql`p.publication <> 'draft'`;

export async function promiseById(db: Reader | Tx, id: string): Promise<PromiseRow | undefined> {
	return (await rows(db, sql<PromiseRow>`SELECT ${PROMISE} FROM ${FROM} WHERE p.id = ${id}`))[0];
}

/** Those of these promises that were published, by number. */
export async function publicByIds(db: Reader | Tx, ids: readonly string[]): Promise<PromiseRow[]> {
	if (ids.length === 0) return [];
	return rows(
		db,
		sql<PromiseRow>`SELECT ${PROMISE} FROM ${FROM} WHERE p.id = ANY(${[...ids]}::uuid[]) AND ${PUBLIC} ORDER BY g.made_at, p.number, p.id`
	);
}

/** Published promises of a region, those of the very place and topic first. */
export async function publicNear(
	db: Reader,
	{ regionId, territoryId, themeId }: { regionId: string; territoryId: string | null; themeId: string | null },
	limit: number
): Promise<PromiseRow[]> {
	return rows(
		db,
		sql<PromiseRow>`SELECT ${PROMISE} FROM ${FROM} WHERE p.region_id = ${regionId} AND ${PUBLIC}
			ORDER BY (p.territory_id = ${territoryId}) IS TRUE DESC, (p.theme_id = ${themeId}) IS TRUE DESC, p.due_on DESC, p.id LIMIT ${limit}`
	);
}

/** A promise for its reader; for others it is not there. */
export async function promiseFor(db: Reader | Tx, actor: Actor, id: string): Promise<PromiseRow> {
	const promise = found(await promiseById(db, id));
	if (!canRead(actor, promise)) throw notFound();
	return promise;
}

export const STANDINGS = [
	'open',
	'overdue',
	'not_rated',
	'in_works',
	'stalled',
	'kept',
	'kept_late',
	'compromise',
	'broken',
	'withdrawn'
] as const;
/** What one looks for in a list: `open` has no verdict yet, `overdue` is open though its day is over. */
export type Standing = (typeof STANDINGS)[number];

export interface PromisesWish {
	programmeId?: string | undefined;
	/** A place with everything in it. */
	place?: { id: string; level: number } | undefined;
	themeId?: string | undefined;
	unitId?: string | undefined;
	standing?: Standing | undefined;
	/** Each of them in one of its forms in what was promised or how it is checked; a number is the promise's own. */
	words?: string | undefined;
}

/** The days that lists are judged by. */
export interface Days {
	today: Temporal.PlainDate;
	still: Temporal.PlainDate;
}

function standingSql(standing: Standing | undefined, { today, still }: Days) {
	switch (standing) {
		case undefined:
			return sql`true`;
		case 'open':
			return sql`p.verdict IS NULL`;
		case 'overdue':
			return sql`p.verdict IS NULL AND p.due_on < ${today}`;
		case 'not_rated':
		case 'in_works':
		case 'stalled':
			return sql`p.verdict IS NULL AND ${progressSql(still)} = ${standing}`;
		case 'kept':
		case 'kept_late':
		case 'compromise':
		case 'broken':
		case 'withdrawn':
			return sql`p.verdict = ${standing}`;
	}
}

/** SQL over a promise `p`: that it was made to a place or to what lies in it. */
export const inPlace = ({ id, level }: { id: string; level: number }) =>
	level === 1
		? sql`p.region_id = ${id}`
		: sql`p.territory_id IN (SELECT t.id FROM territory t JOIN territory top ON t.path <@ top.path WHERE top.id = ${id})`;

/** A programme's promises are few thousand: their words are looked through, by the beginnings that all forms of a word share. */
function wordsSql(typed: string) {
	const each = typed
		.slice(0, 200)
		.split(/\s+/)
		.map((word) => stems(word))
		.filter((forms) => forms.length > 0)
		.map((forms) => {
			const like = forms.map((form) => sql`lower(p.quote || ' ' || p.criterion) LIKE ${`%${form.replace(/[%_\\]/g, '\\$&')}%`}`);
			const number = forms.flatMap((form) => (/^\d{1,9}$/.test(form) ? [sql`p.number = ${Number(form)}`] : []));
			return sql`(${sql.join([...like, ...number], sql` OR `)})`;
		});
	return each.length === 0 ? sql`true` : sql.join(each, sql` AND `);
}

function wishSql({ programmeId, place, themeId, unitId, standing, words }: PromisesWish, days: Days) {
	const each = [
		programmeId === undefined ? undefined : sql`p.programme_id = ${programmeId}`,
		place && inPlace(place),
		themeId === undefined ? undefined : sql`p.theme_id = ${themeId}`,
		unitId === undefined ? undefined : sql`p.unit_id = ${unitId}`,
		words === undefined ? undefined : wordsSql(words),
		standingSql(standing, days)
	].filter((one) => one !== undefined);
	return sql.join(each, sql` AND `);
}

/** Promises, those due first at the head, those due last with `back`; drafts only for whoever asks for them (`drafts`), having looked who may read them. */
export async function promises(
	db: Reader,
	wish: PromisesWish,
	days: Days,
	{
		cursor,
		drafts = false,
		limit = SHOWN,
		back = false
	}: { cursor?: string | undefined; drafts?: boolean; limit?: number; back?: boolean } = {}
): Promise<Page<PromiseRow>> {
	const list = await rows(
		db,
		sql<PromiseRow>`SELECT ${PROMISE} FROM ${FROM} WHERE ${drafts ? sql`true` : PUBLIC} AND ${wishSql(wish, days)}
			AND ${(back ? older : newer)(sql`p.due_on, p.id`, cursor)} ORDER BY ${back ? sql`p.due_on DESC, p.id DESC` : sql`p.due_on, p.id`} LIMIT ${limit + 1}`
	);
	const last = list[limit - 1];
	return {
		rows: list.slice(0, limit),
		next: list.length > limit && last !== undefined ? `${last.dueOn.toString()}_${last.id}` : undefined
	};
}

export interface Tally {
	/** All of them, whatever came of them. */
	all: number;
	overdue: number;
	by: Record<string, number>;
}

const TALLY = (still: Temporal.PlainDate) => sql`coalesce(p.verdict, ${progressSql(still)})`;

/** How many stand how, of all that was published: the denominator is always there. */
export async function tally(db: Reader, wish: PromisesWish, days: Days, drafts = false): Promise<Tally> {
	const list = await rows(
		db,
		sql<{ standing: string; n: number; overdue: number }>`
			SELECT ${TALLY(days.still)} AS standing, count(*)::int AS n, count(*) FILTER (WHERE p.verdict IS NULL AND p.due_on < ${days.today})::int AS overdue
			FROM promise p WHERE ${drafts ? sql`true` : PUBLIC} AND ${wishSql(wish, days)} GROUP BY 1`
	);
	return toTally(list);
}

function toTally(list: readonly { standing: string; n: number; overdue: number }[]): Tally {
	const sum = (of: (one: (typeof list)[number]) => number) => list.reduce((total, one) => total + of(one), 0);
	return {
		all: sum(({ n }) => n),
		overdue: sum(({ overdue }) => overdue),
		by: Object.fromEntries(list.map(({ standing, n }) => [standing, n]))
	};
}

/** How many there are in each region: for the map. */
export async function regionCounts(db: Reader, wish: PromisesWish, days: Days): Promise<Map<string, number>> {
	const list = await rows(
		db,
		sql<{
			id: string;
			n: number;
		}>`SELECT p.region_id AS id, count(*)::int AS n FROM promise p WHERE ${PUBLIC} AND ${wishSql(wish, days)} GROUP BY 1`
	);
	return new Map(list.map(({ id, n }) => [id, n]));
}

interface Counted {
	id: string;
	standing: string;
	n: number;
	overdue: number;
}

const byId = (list: readonly Counted[]) => new Map([...Map.groupBy(list, ({ id }) => id)].map(([id, of]) => [id, toTally(of)]));

/** How they stand: the whole, and for each region, theme and unit, by id; all promises are read once. */
export async function tallies(db: Reader, wish: PromisesWish, days: Days) {
	const list = await rows(
		db,
		sql<Counted & { which: number }>`
			SELECT GROUPING(region, theme, unit) AS which, coalesce(region, theme, unit) AS id, standing, count(*)::int AS n, count(*) FILTER (WHERE late)::int AS overdue
			FROM (SELECT p.region_id AS region, p.theme_id AS theme, p.unit_id AS unit, ${TALLY(days.still)} AS standing,
				p.verdict IS NULL AND p.due_on < ${days.today} AS late FROM promise p WHERE ${PUBLIC} AND ${wishSql(wish, days)}) x
			GROUP BY GROUPING SETS ((standing), (region, standing), (theme, standing), (unit, standing))`
	);
	// A bit for each that is not grouped by.
	const of = (which: number) => list.filter((one) => one.which === which);
	return { whole: toTally(of(7)), region: byId(of(3)), theme: byId(of(5)), unit: byId(of(6)) };
}

/** The same for each part of a place, by the part's code. */
export async function talliesInside(
	db: Reader,
	place: { id: string; path: string },
	wish: PromisesWish,
	days: Days
): Promise<Map<string, Tally>> {
	const list = await rows(
		db,
		sql<Counted>`
			SELECT subpath(t.path, nlevel(${place.path}::ltree), 1)::text AS id, ${TALLY(days.still)} AS standing, count(*)::int AS n,
				count(*) FILTER (WHERE p.verdict IS NULL AND p.due_on < ${days.today})::int AS overdue
			FROM promise p JOIN territory t ON t.id = p.territory_id
			WHERE ${PUBLIC} AND ${wishSql(wish, days)} AND t.id <> ${place.id} AND t.path <@ ${place.path}::ltree GROUP BY 1, 2`
	);
	return byId(list);
}

export interface EvidenceRow {
	id: string;
	milestoneId: string | null;
	kind: 'document' | 'photo' | 'link' | 'contract';
	title: string;
	url: string | null;
	contract: string | null;
	place: string | null;
	onDay: Temporal.PlainDate;
	atTime: string | null;
	value: number | null;
	sha256: string;
	addedAt: Temporal.Instant;
	addedBy: string | null;
	struckAt: Temporal.Instant | null;
	struckReason: string | null;
}

/** All that was brought for a promise, the newest first; what was struck too. */
export async function evidenceOf(db: Reader | Tx, promiseId: string): Promise<EvidenceRow[]> {
	return rows(
		db,
		sql<EvidenceRow>`SELECT e.id, e.milestone_id AS "milestoneId", e.kind, e.title, e.url, e.contract, e.place, e.on_day AS "onDay", to_char(e.at_time, 'HH24:MI') AS "atTime",
			e.value::float8 AS value, encode(e.sha256, 'hex') AS sha256, e.added_at AS "addedAt", e.added_by AS "addedBy", e.struck_at AS "struckAt", e.struck_reason AS "struckReason"
			FROM promise_evidence e WHERE e.promise_id = ${promiseId} ORDER BY e.on_day DESC, e.added_at DESC, e.id`
	);
}

export interface VerdictRow {
	id: string;
	verdict: Verdict;
	doneOn: Temporal.PlainDate | null;
	reason: string;
	evidenceIds: string[];
	onDay: Temporal.PlainDate;
	at: Temporal.Instant;
}

/** Every verdict that was given, the latest first. */
export async function verdictsOf(db: Reader | Tx, promiseId: string): Promise<VerdictRow[]> {
	return rows(
		db,
		sql<VerdictRow>`SELECT v.id, v.verdict, v.done_on AS "doneOn", v.reason, v.evidence_ids::text[] AS "evidenceIds", v.on_day AS "onDay", v.at
			FROM promise_verdict v WHERE v.promise_id = ${promiseId} ORDER BY v.at DESC, v.id DESC`
	);
}
