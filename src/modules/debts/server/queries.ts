/** What is owed, of every room in one statement: one person's, or their units'. */
import { CLOCKS, debtSources, type Clock, type DebtSource } from '#platform/calendar/debts.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Role, Staff } from '#platform/identity/actor.ts';
import { knownOrigin } from '#modules/assignments/server/index.ts';
import { rootUnit, unitIdsWithin } from '#modules/organisation/server/index.ts';
import type { Place } from '../rules.ts';

/** `mine`: I owe it by name, or as whoever answers for a unit that named nobody. `unit`: the units I answer for, and below. */
export const DEBT_LISTS = ['mine', 'unit'] as const;
export type DebtList = (typeof DEBT_LISTS)[number];

/** Who answers for a unit and what is below it, and so sees what it owes. */
const ANSWERING: readonly Role[] = ['operator', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor'];

export interface Debt extends Place {
	kind: string;
	about: string;
	unitId: string;
	personId: string | null;
	firstDueOn: Temporal.PlainDate;
	state: string;
	/** A number; no personal data. */
	name: string | null;
	/** For the desk only: it may name people. */
	text: string | null;
	since: Temporal.Instant;
	at: Temporal.Instant | null;
	quiet: boolean;
}

export interface DebtAsk {
	limit: number;
	after?: Place | undefined;
	/** Due on this day or before. */
	until?: Temporal.PlainDate;
	/** Only what waits for a judgement. */
	judgement?: boolean;
	/** Only what nobody has touched yet. */
	quiet?: boolean;
}

type Sql = ReturnType<typeof sql>;

/** Whether there is a list of units for this person at all. */
export function answersFor(actor: Staff): boolean {
	return actor.posts.some((post) => ANSWERING.includes(post.role));
}

/**
 * One page of a list, what hurts first on top. What is kept from the actor is not there, and shortens no page: who may
 * know is asked once, of the rows found, and where some were left out more are read.
 */
export async function debts(db: Reader, actor: Staff, list: DebtList, ask: DebtAsk): Promise<Debt[]> {
	// A post that ended takes with it what was owed by it.
	if (list === 'mine' ? actor.posts.length === 0 : !answersFor(actor)) return [];
	const units = list === 'mine' ? [] : await unitsOf(db, actor);
	const known: Debt[] = [];
	for (let { after, limit } = ask, more = true; more; limit *= 4) {
		const found = await read(db, actor, list, units, { ...ask, after, limit });
		known.push(...found.filter((row) => row.known));
		more = found.length === limit && known.length < ask.limit;
		after = found.at(-1);
	}
	return known.slice(0, ask.limit);
}

/** The rows of every room in one statement, with whether the actor may know of each. */
async function read(
	db: Reader,
	actor: Staff,
	list: DebtList,
	units: 'all' | string[],
	ask: DebtAsk
): Promise<(Debt & { known: boolean })[]> {
	const parts = [...debtSources()].flatMap(([kind, source]) => {
		if (ask.judgement === true && source.judgement === undefined) return [];
		if (list === 'unit' && source.personal === true) return [];
		const one = part(kind, source, ask);
		return list === 'mine' ? ofPerson(source, actor, ask.limit, one) : [ofUnits(units, ask.limit, one)];
	});
	if (parts.length === 0) return [];
	return rows(
		db,
		sql`
			WITH scope AS MATERIALIZED (SELECT ${units === 'all' ? [] : units}::uuid[] AS ids)
			SELECT kind, clock, id, about, unit_id AS "unitId", person_id AS "personId", due_on AS "dueOn", first_due_on AS "firstDueOn", state,
				name, text, since, at, quiet, ${knownOrigin(actor, 'y')} AS known
			FROM (SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) x ORDER BY due_on, rank, id LIMIT ${ask.limit}) y
			ORDER BY due_on, rank, id`
	);
}

/** `all`, or the ids of the units at and below the actor's posts. */
async function unitsOf(db: Reader, actor: Staff): Promise<'all' | string[]> {
	const held = [...new Set(actor.posts.filter((post) => ANSWERING.includes(post.role)).map((post) => post.unitPath))];
	const root = await rootUnit(db);
	if (held.includes(root.path)) return 'all';
	const within = await Promise.all(held.map((path) => unitIdsWithin(db, path)));
	return [...new Set(within.flat())];
}

/** The first rows of one kind, where `whose` holds (SQL over `d`), read in the order of its index. */
function part(kind: string, source: DebtSource, ask: DebtAsk): (whose: Sql) => Sql {
	const rank = CLOCKS.indexOf(source.clock);
	const until = ask.until === undefined ? sql`true` : sql`d.due_on <= ${ask.until}::date`;
	const select = typeof source.select === 'function' ? source.select(dayOf(now())) : source.select;
	const untouched = ask.quiet === true ? sql`d.quiet` : sql`true`;
	return (whose) => sql`SELECT ${kind}::text AS kind, ${source.clock}::text AS clock, ${rank}::int AS rank, d.id, d.about::text AS about,
			d.origin_kind, d.origin_id, d.unit_id, d.person_id,
			d.due_on, d.first_due_on, d.state, d.name, d.text, d.since, d.at, d.quiet
		FROM (${select}) d WHERE ${whose} AND ${until} AND ${untouched} AND ${later(source.clock, ask.after)}
		ORDER BY d.due_on, d.id LIMIT ${ask.limit}`;
}

/** After a place, as the rows of one clock see it: an index on (due_on, id) serves it. */
function later(clock: Clock, after: Place | undefined): Sql {
	if (after === undefined) return sql`true`;
	const order = CLOCKS.indexOf(clock) - CLOCKS.indexOf(after.clock);
	if (order < 0) return sql`d.due_on > ${after.dueOn}::date`;
	if (order > 0) return sql`d.due_on >= ${after.dueOn}::date`;
	return sql`(d.due_on, d.id) > (${after.dueOn}::date, ${after.id}::uuid)`;
}

function ofPerson(source: DebtSource, actor: Staff, limit: number, one: (whose: Sql) => Sql): Sql[] {
	const own = [...new Set(actor.posts.filter((post) => source.unnamed.includes(post.role)).map((post) => post.unitId))];
	const named = sql`(${one(sql`d.person_id = ${actor.personId}`)})`;
	return own.length === 0 ? [named] : [named, eachUnit(sql`${own}::uuid[]`, limit, one, sql`AND d.person_id IS NULL`)];
}

/** With more units than this it is cheaper to look through all that is owed than to go from unit to unit. */
const MANY = 60;

function ofUnits(units: 'all' | readonly string[], limit: number, one: (whose: Sql) => Sql): Sql {
	if (units === 'all') return sql`(${one(sql`true`)})`;
	const ids = sql`(SELECT ids FROM scope)::uuid[]`;
	return units.length > MANY ? sql`(${one(sql`d.unit_id = ANY(${ids})`)})` : eachUnit(ids, limit, one);
}

/** The first rows of each unit, merged: it costs units x rows, and not the size of the register. */
function eachUnit(ids: Sql, limit: number, one: (whose: Sql) => Sql, more: Sql = sql``): Sql {
	return sql`(SELECT y.* FROM unnest(${ids}) AS u (id) CROSS JOIN LATERAL (${one(sql`d.unit_id = u.id ${more}`)}) y
		ORDER BY y.due_on, y.id LIMIT ${limit})`;
}
