/**
 * `npm run bench`: a register of 1,000,000 appeals (--appeals N), then the times of what people do with it.
 * Prints a table, writes bench/out/report.json with EXPLAIN of the slowest queries. Reuses the register of the last
 * run unless --fresh is given. --stages commands,pages runs some of the stages; the report keeps the others' last figures.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { seeded } from '../src/cli/demo/random.ts';
import { seed } from '../src/cli/seed.ts';
import { startCluster } from '../src/platform/db/cluster.ts';
import { openDatabase, type Database } from '../src/platform/db/index.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { explainSlowest, watchQueries, type Explained } from './explain.ts';
import { generate, type Generated } from './generate.ts';
import { table, type Measured } from './measure.ts';
import { makeOrganisation } from './organisation.ts';
import { measurePages, type PageSize } from './pages.ts';
import { measureCommands } from './commands.ts';
import { measureChamber } from './chamber.ts';
import { measureCrowd } from './crowd.ts';
import { measureDirectives } from './directives.ts';
import { measurePromises } from './promises.ts';
import { measureReceptions } from './receptions.ts';
import { measureRecompute } from './recompute.ts';
import { measureCases, measureStatistics } from './statistics.ts';

const { values: args } = parseArgs({
	options: {
		appeals: { type: 'string', default: '1000000' },
		fresh: { type: 'boolean', default: false },
		seconds: { type: 'string', default: '20' },
		stages: { type: 'string', default: 'commands,cases,statistics,decree,directives,receptions,promises,crowd,chamber,pages' }
	}
});
const appeals = Number(args.appeals);
const out = path.resolve(import.meta.dirname, 'out');
const folder = path.join(out, `data-${String(appeals)}`);
process.env.JAUAP_SECRET = '42'.repeat(32);

/** The register: made once, kept with its figures beside it. */
async function prepare(url: string): Promise<Generated> {
	const made = path.join(folder, 'generated.json');
	await migrate(url);
	await seed(url);
	if (existsSync(made)) return JSON.parse(readFileSync(made, 'utf8')) as Generated;
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const places = await makeOrganisation(client, seeded(1));
	const generated = await generate(client, places, appeals, (n) => {
		process.stdout.write(`\r  ${n.toLocaleString('en')} appeals`);
	});
	await client.end();
	process.stdout.write('\n');
	writeFileSync(made, JSON.stringify(generated));
	return generated;
}

interface Stage {
	measured: Measured[];
	explained?: Explained[];
	sizes?: PageSize[];
	notes?: string[];
}
type Report = Record<string, unknown>;

const reportFile = path.join(out, 'report.json');
const lastReport = (): Report => (existsSync(reportFile) ? (JSON.parse(readFileSync(reportFile, 'utf8')) as Report) : {});

const watch = watchQueries();
const STAGES: Record<string, (db: Database, url: string) => Promise<Stage>> = {
	commands: async (db, url) => ({ measured: await measureCommands(db, url, Number(args.seconds)) }),
	cases: async (db) => ({ measured: await measureCases(db) }),
	statistics: async (db) => ({ measured: await measureStatistics(db) }),
	decree: async (db, url) => ({ measured: await measureRecompute(url, db) }),
	directives: async (db) => ({ measured: await measureDirectives(db) }),
	receptions: async (db) => ({ measured: await measureReceptions(db) }),
	promises: async (db) => ({ measured: await measurePromises(db) }),
	crowd: (_, url) => measureCrowd(url),
	chamber: (_, url) => measureChamber(url),
	pages: (_, url) => measurePages(url, Number(args.seconds))
};

/** One stage: its table, and how PostgreSQL did the slowest of its queries. */
async function run(name: string, url: string, report: Report): Promise<void> {
	const measure = STAGES[name];
	if (measure === undefined) throw new Error(`there is no stage ${name}: ${Object.keys(STAGES).join(', ')}`);
	watch.clear();
	const db = openDatabase(url, { max: 20 });
	const stage = await measure(db, url);
	await db.close();
	console.log(`${table(stage.measured)}\n`);
	for (const note of stage.notes ?? []) console.log(note);
	for (const page of stage.sizes ?? []) console.log(`${page.name}: ${(page.gzipped / 1024).toFixed(1)} KB gzipped with its CSS`);
	const explained = name === 'decree' ? [] : await explainSlowest(url, watch);
	for (const plan of explained) console.log(`\n${plan.ms.toFixed(1)} ms  ${plan.sql.slice(0, 200)}\n${plan.plan}`);
	report[name] = { ...stage, explained };
}

mkdirSync(out, { recursive: true });
if (args.fresh) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const cluster = await startCluster({ folder });
try {
	const generated = await prepare(cluster.url);
	const rate = Math.round(generated.journalRows / generated.seconds);
	console.log(
		`${generated.appeals.toLocaleString('en')} appeals, ${generated.journalRows.toLocaleString('en')} journal rows: ${generated.seconds.toFixed(0)} s to load (${rate.toLocaleString('en')} journal rows/s), ${generated.indexSeconds.toFixed(0)} s for indexes and statistics`
	);
	console.log(`${String(availableParallelism())} cores, Node ${process.version}\n`);
	const report = lastReport();
	for (const stage of args.stages.split(',')) {
		await run(stage, cluster.url, report);
		writeFileSync(reportFile, JSON.stringify({ ...report, generated }, null, '\t'));
	}
} finally {
	await cluster.stop();
}
