/** A directive carried through 20 regions, 220 districts and 6,000 primary organisations by their people; then its page. */
import { loadCalendar } from '../src/platform/calendar/index.ts';
import { workingDaysAfter } from '../src/platform/calendar/rules.ts';
import { now } from '../src/platform/clock.ts';
import { sql, type Database } from '../src/platform/db/index.ts';
import { dayOf } from '../src/platform/i18n/format.ts';
import { newId } from '../src/platform/ids.ts';
import { NOBODY } from '../src/modules/organisation/rules/audience.ts';
import { cascade } from '../src/modules/directives/server/cascade.ts';
import { makeCountry, type Country } from '../src/modules/directives/server/fixture.ts';
import { directiveFor, draftDirective, issueDirective, presentMatrix } from '../src/modules/directives/server/index.ts';
import { inTurn, summarise, type Measured } from './measure.ts';

const COUNTRY = { regions: 20, districts: 220, primaries: 6_000 };
const PAGE = { text: 'p95 < 50', percentile: 'p95', ms: 50 } as const;

export async function measureDirectives(db: Database): Promise<Measured[]> {
	const root = await db.reader
		.selectFrom('unit')
		.select(['id', sql<string>`path::text`.as('path')])
		.where('parent_id', 'is', null)
		.executeTakeFirstOrThrow();
	// A country of its own for each run: every run leaves 6,240 units and their parts in the register, so the figures that count are of a --fresh one.
	const country = await db.write((tx) => makeCountry(tx, COUNTRY, root, newId().slice(-4).toUpperCase()));
	const calendar = await loadCalendar(db.reader);
	const day = (n: number) => workingDaysAfter(calendar, dayOf(now()), n);
	const days = { directive: day(30), district: day(20), primary: day(10) };
	const results: Measured[] = [];

	const { directiveId, stages } = await cascade(db.write, country, days);
	for (const [name, { ms, acts }] of Object.entries(stages))
		results.push(summarise(`directive: ${name}, ${String(acts)} acts, each`, [ms / acts]));
	const toAll = await issueToAll(db, country, days.directive, results);
	await pages(db, country, toAll, '6,000 parts right after issue', results);
	await pages(db, country, directiveId, '6,240 parts all accepted', results);
	await vary(db, directiveId);
	await pages(db, country, directiveId, '6,240 parts in the middle', results);
	return results;
}

async function issueToAll(db: Database, { root }: Country, dueOn: Temporal.PlainDate, results: Measured[]): Promise<string> {
	const directiveId = await db.write((tx) =>
		draftDirective(tx, root.head, {
			title: 'Барлығына',
			text: 'Барлығына',
			priority: undefined,
			issuerUnitId: root.id,
			dueOn,
			criteria: [{ text: 'Орындалды', evidence: false }],
			audience: { ...NOBODY, kinds: ['primary'] }
		})
	);
	const start = performance.now();
	const units = await db.write((tx) => issueDirective(tx, root.head, { directiveId }));
	const goal = { text: '< 10,000', percentile: 'p50', ms: 10_000 } as const;
	const ms = performance.now() - start;
	results.push(summarise(`directive: issue to ${units.toLocaleString('en')} units at once, with their journal`, [ms], goal));
	return directiveId;
}

/** As it is half way: parts in every state, some late, some silent. */
async function vary(db: Database, directiveId: string): Promise<void> {
	await db.write(async (tx) => {
		await sql`
			UPDATE assignment SET due_on = due_on - (n % 40)::int,
				state = CASE n % 5 WHEN 0 THEN 'issued' WHEN 1 THEN 'reported' WHEN 2 THEN 'returned' ELSE state END,
				closed_at = CASE WHEN n % 5 < 3 THEN NULL ELSE closed_at END,
				acknowledged_at = CASE WHEN n % 10 = 0 THEN NULL ELSE acknowledged_at END,
				issued_at = issued_at - make_interval(days => (n % 9)::int), reported_at = reported_at - make_interval(days => (n % 7)::int)
			FROM (SELECT id AS one, row_number() OVER (ORDER BY id) AS n FROM assignment WHERE origin_kind = 'directive' AND origin_id = ${directiveId}) r
			WHERE id = r.one`.execute(tx);
	});
}

/** The page as its route makes it, without the markup: at the republic, a region and a district; whatever PostgreSQL knows of the new rows. */
async function pages(db: Database, country: Country, id: string, how: string, results: Measured[]): Promise<void> {
	const actor = country.root.head;
	for (const [name, unit] of [
		['the republic', undefined],
		['a region', country.regions[0]?.id],
		['a district', country.districts[0]?.id]
	] as const) {
		const open = async () => presentMatrix(db.reader, actor, 'kk', await directiveFor(db.reader, actor, id), unit);
		results.push(await inTurn(`directive: the matrix of ${name}, ${how}`, 60, open, PAGE));
	}
}
