/**
 * `npm run bench`: a register of 1,000,000 appeals (--appeals N), then the times of what people do with it.
 * Prints a table, writes bench/out/report.json with EXPLAIN of the slowest queries. Reuses the register of the last
 * run unless --fresh is given.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { seeded } from '../src/cli/demo/random.ts';
import { seed } from '../src/cli/seed.ts';
import { startCluster } from '../src/platform/db/cluster.ts';
import { openDatabase } from '../src/platform/db/index.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { explainSlowest, watchQueries } from './explain.ts';
import { generate, type Generated } from './generate.ts';
import { table } from './measure.ts';
import { makeOrganisation } from './organisation.ts';
import { measurePages } from './pages.ts';
import { measureCommands } from './commands.ts';
import { measureRecompute } from './recompute.ts';

const { values: args } = parseArgs({
	options: {
		appeals: { type: 'string', default: '1000000' },
		fresh: { type: 'boolean', default: false },
		seconds: { type: 'string', default: '20' }
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
	const db = openDatabase(cluster.url, { max: 20 });
	const watch = watchQueries();
	console.log(`${String(availableParallelism())} cores, Node ${process.version}\n`);
	const commands = await measureCommands(db, Number(args.seconds));
	console.log(table(commands));
	const explained = await explainSlowest(cluster.url, watch);
	const recomputed = await measureRecompute(cluster.url, db);
	await db.close();
	console.log(table(recomputed));
	const pages = await measurePages(cluster.url, Number(args.seconds));
	console.log(`${table(pages.measured)}\n`);
	const all = [...commands, ...recomputed, ...pages.measured];
	for (const page of pages.sizes) console.log(`${page.name}: ${(page.gzipped / 1024).toFixed(1)} KB gzipped with its CSS`);
	for (const plan of explained) console.log(`\n${plan.ms.toFixed(1)} ms  ${plan.sql.slice(0, 200)}\n${plan.plan}`);
	writeFileSync(path.join(out, 'report.json'), JSON.stringify({ generated, measured: all, sizes: pages.sizes, explained }, null, '\t'));
} finally {
	await cluster.stop();
}
