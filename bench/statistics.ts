/** The desk's statistics: the first count, what a day changes, pages by every dimension, the lists behind numbers, reports. */
import { newId } from '../src/platform/ids.ts';
import { heldOfAccount, zipStream } from '../src/modules/privacy/server/index.ts';
import { rows, sql, type Database } from '../src/platform/db/index.ts';
import type { Actor, Staff } from '../src/platform/identity/actor.ts';
import { tableFile } from '../src/platform/tables/index.ts';
import { seeded } from '../src/cli/demo/random.ts';
import * as appeals from '../src/modules/appeals/server/index.ts';
import { filtersFrom } from '../src/modules/appeals/rules/filters.ts';
import { DIMENSIONS } from '../src/modules/statistics/rules.ts';
import * as statistics from '../src/modules/statistics/server/index.ts';
import { districtHead, staff } from './commands.ts';
import { inTurn, summarise, type Measured } from './measure.ts';

const PAGE = { text: 'p95 < 100', percentile: 'p95', ms: 100 } as const;
const LIST = { text: 'p95 < 300', percentile: 'p95', ms: 300 } as const;
const YEAR = '2026';
/** As many as the register of a million changes in a day: received, answered, closed, and the people who wrote again. */
const DAILY = 3_000;
/** What waits at most before it is counted by itself (jobs.ts). */
const WAITING = 199;
const LISTS = 100;

/** A page as its route makes it, without the markup. */
async function page(db: Database, actor: Staff, query: Record<string, string>) {
	const context = await appeals.deskContext(db.reader, 'kk', actor);
	const { asked, by } = await statistics.questionFrom(context.db, actor, new URLSearchParams({ period: YEAR, ...query }));
	const { figures } = await statistics.presentStatistics(context, asked, by);
	if (figures === undefined) throw new Error('the register is not counted');
	return { context, asked, figures };
}

export async function measureStatistics(db: Database): Promise<Measured[]> {
	const central = await staff(db, 'central');
	const actors = [
		['the central office', central],
		["a region's head", await staff(db, 'head')],
		["a district's head", await districtHead(db)]
	] as const;
	const results = [await firstCount(db)];
	results.push(await once('statistics: the central office, a year, nothing read yet', () => page(db, central, {})));
	for (const [name, actor] of actors)
		for (const by of DIMENSIONS)
			results.push(await inTurn(`statistics: ${name} by ${by}, a year`, 20, () => page(db, actor, { by }), PAGE));
	results.push(
		await inTurn(
			'statistics: the central office, a year, one channel by theme',
			30,
			() => page(db, central, { by: 'theme', channel: 'web' }),
			PAGE
		)
	);
	for (const [name, actor] of actors) results.push(await lists(db, name, actor));
	const year = (await page(db, central, {})).asked;
	const context = await appeals.deskContext(db.reader, 'kk', central);
	results.push(
		await inTurn('statistics: the central office, PDF of a year', 5, async () =>
			statistics.statisticsPdf(context, await statistics.fullReport(context, year))
		),
		await inTurn('statistics: the central office, CSV of a year', 10, async () =>
			tableFile(statistics.statisticsSheet('kk', await statistics.fullReport(context, year)), 'csv')
		)
	);
	await touch(db, WAITING);
	results.push(
		await inTurn(`statistics: the central office, ${String(WAITING)} changes not counted yet`, 20, () => page(db, central, {}), PAGE)
	);
	await touch(db, DAILY);
	results.push(
		await once(`statistics: count the ${DAILY.toLocaleString('en')} changes of a day`, () => statistics.countChanged(db.write), {
			text: '< 1,000',
			percentile: 'p50',
			ms: 1_000
		})
	);
	return results;
}

/** Forgets what was counted and counts it anew, as after an import. */
async function firstCount(db: Database): Promise<Measured> {
	await db.write(async (tx) => {
		await tx.deleteFrom('statistic_month').execute();
		await tx.updateTable('statistic_state').set({ counted_at: null }).execute();
	});
	const goal = { text: '< 60,000', percentile: 'p50', ms: 60_000 } as const;
	return once('statistics: the first count of everything', () => statistics.countAll(db.write), goal);
}

async function once(name: string, act: () => Promise<unknown>, goal?: Parameters<typeof summarise>[2]): Promise<Measured> {
	const start = performance.now();
	await act();
	return summarise(name, [performance.now() - start], goal);
}

/** As an act does it: a new version, changed now. The appeals are spread over half a year. */
async function touch(db: Database, count: number): Promise<void> {
	await db.write((tx) =>
		sql`UPDATE appeal SET version = version + 1, changed_at = now() WHERE id IN (
			SELECT id FROM appeal WHERE received_at > (SELECT max(received_at) - interval '6 months' FROM appeal) ORDER BY md5(id::text) LIMIT ${count})`.execute(
			tx
		)
	);
}

/** Lists behind numbers of the page, chosen by chance, each opened once. */
async function lists(db: Database, name: string, actor: Staff): Promise<Measured> {
	const { figures } = await page(db, actor, {});
	const rowsOf = [figures.terms, figures.results, figures.outcomes].flatMap((table) => [...table.rows, table.total]);
	const links = rowsOf.flatMap(({ cells }) => cells.flatMap(({ href }) => (href === undefined ? [] : [href])));
	const random = seeded(3);
	const slowest = { ms: 0, link: '' };
	const measured = await inTurn(
		`statistics: ${name}, the list behind a number`,
		LISTS,
		async () => {
			const link = random.pick(links);
			const start = performance.now();
			await appeals.findAppeals(db.reader, actor, filtersFrom(new URL(link, 'http://desk').searchParams));
			const ms = performance.now() - start;
			if (ms > slowest.ms) Object.assign(slowest, { ms, link });
		},
		LIST
	);
	console.log(`slowest list of ${name}: ${slowest.ms.toFixed(0)} ms  ${slowest.link}`);
	return measured;
}

/** What is alike to an appeal, and all that we hold of a person who wrote much. */
export async function measureCases(db: Database): Promise<Measured[]> {
	const random = seeded(5);
	const central = await staff(db, 'central');
	const ids = await rows(db.reader, sql<{ id: string }>`SELECT id FROM appeal WHERE NOT sensitive ORDER BY received_at DESC LIMIT 2000`);
	const alike = await inTurn(
		'appeals alike to one',
		200,
		async () => {
			const row = await appeals.appealForStaff(db.reader, central, random.pick(ids).id);
			await appeals.alikeFor(db.reader, central, appeals.wishOf(row), { limit: 5, except: row.id });
		},
		{ text: 'p95 < 50', percentile: 'p95', ms: 50 }
	);
	const citizen = await citizenWithMany(db);
	const taken = await inTurn(
		`all we hold of a citizen with ${String(MANY)} appeals, as a ZIP`,
		10,
		async () => {
			for await (const part of zipStream(heldOfAccount(db.reader, citizen, 'kk'))) if (part.length === 0) throw new Error('an empty part');
		},
		{ text: 'p95 < 2,000', percentile: 'p95', ms: 2_000 }
	);
	return [alike, taken];
}

const MANY = 25;

/** An account to which a person's appeals of three years belong. */
async function citizenWithMany(db: Database): Promise<Extract<Actor, { kind: 'citizen' }>> {
	const id = newId();
	const email = `${id}@bench.example`;
	await db.write(async (tx) => {
		await tx.insertInto('account').values({ id, kind: 'citizen', email }).execute();
		await sql`UPDATE appeal_applicant SET account_id = ${id} WHERE appeal_id IN (
			SELECT id FROM appeal WHERE state = 'closed' AND NOT sensitive ORDER BY received_at LIMIT ${MANY})`.execute(tx);
	});
	return { kind: 'citizen', accountId: id, email };
}
