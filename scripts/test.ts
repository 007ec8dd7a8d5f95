/**
 * `npm test`: every check of the house, two at a time and what waits most of its time beside them: a stage with a server, its PostgreSQL
 * and whoever asks it leaves a good part of two cores idle when it is alone; of three each takes so much longer that all end later. A stage has its line when it ends, and its output when it
 * fails. All run, whatever failed before, but those that need what failed. `npm test -- unit db` runs some of them, with what they need.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(tmpdir(), 'jauap-npm-test-'));
const report = (name: string) => path.join(scratch, `${name}.json`);

interface Counts {
	passed: number;
	failed: number;
}

interface Stage {
	name: string;
	command: string[];
	/** Reads the counts of a stage's own tests; a stage without them is one check. */
	counts?: () => Counts;
	/** The stage that must have passed before. */
	needs?: string;
	/** It waits most of its time: beside the others, as soon as it can. */
	waits?: true;
}

function vitestCounts(name: string): Counts {
	const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report(name), 'utf8')) as Record<string, number>;
	// A file that could not even be loaded has no failed tests, but is a failure.
	return { passed: numPassedTests ?? 0, failed: Math.max(numFailedTests ?? 0, (numFailedTestSuites ?? 0) > 0 ? 1 : 0) };
}

function playwrightCounts(): Counts {
	const { stats } = JSON.parse(readFileSync(report('browser'), 'utf8')) as {
		stats: { expected: number; unexpected: number; flaky: number };
	};
	return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

const vitest = (name: string, needs?: string): Stage => ({
	name,
	...(needs !== undefined && { needs }),
	command: ['vitest', 'run', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${report(name)}`],
	counts: () => vitestCounts(name)
});

/** The browser's, the longest, as soon as it is built; beside it all others, of which no long one is the last. */
const STAGES: Stage[] = [
	{ name: 'sync', command: ['svelte-kit', 'sync'] },
	{ name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
	{ name: 'build', command: ['node', 'src/cli/main.ts', 'build'], needs: 'sync' },
	{ name: 'eslint', command: ['eslint', '--max-warnings', '0', 'src'] },
	{ name: 'browser', command: ['playwright', 'test', '--reporter=list,json'], counts: playwrightCounts, needs: 'build' },
	vitest('api', 'build'),
	vitest('db', 'sync'),
	{ name: 'types', command: ['svelte-check', '--fail-on-warnings', '--output', 'human'], needs: 'sync' },
	{ name: 'oxlint', command: ['oxlint'], needs: 'sync' },
	vitest('unit'),
	{ name: 'schema', command: ['node', 'scripts/schema.ts', '--check'] },
	{ name: 'worker', command: ['tsc', '-p', 'src/service-worker'], needs: 'sync' },
	// Its servers are killed and started, and are waited for.
	{ ...vitest('http', 'build'), waits: true }
];

const env: NodeJS.ProcessEnv = {
	...process.env,
	// npm puts it first by itself; a call without npm is served too.
	PATH: `${path.join(ROOT, 'node_modules', '.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
	PLAYWRIGHT_JSON_OUTPUT_NAME: report('browser'),
	// Node itself strips the types: on a new clone Playwright's own compiler takes seconds, in which no test runs.
	PW_DISABLE_TS_ESM: '1',
	NO_COLOR: '1',
	FORCE_COLOR: '0',
	CI: '1'
};

function run([file = '', ...args]: string[], keep: (text: string) => void): Promise<number> {
	return new Promise((resolve) => {
		const child = spawn(file, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
		for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', keep);
		const end = () => child.kill();
		process.once('exit', end);
		child.once('error', (error) => {
			keep(error.message);
			resolve(1);
		});
		child.once('close', (code, signal) => {
			process.off('exit', end);
			if (signal !== null) keep(`\nended by ${signal}\n`);
			resolve(code ?? 1);
		});
	});
}

const running = new Set<string>();
/** What came of each stage, for those that wait for it: known from the start, settled at its end. */
const ended = new Map<string, PromiseWithResolvers<Counts>>();

/** A line for good; below it, on a terminal, what is going on. */
function say(line?: string): void {
	const live = process.stdout.isTTY;
	if (live) process.stdout.write('\r\u001b[K');
	if (line !== undefined) console.log(line);
	if (live && running.size > 0) process.stdout.write(`  … ${[...running].join(', ')}`);
}

async function runStage(stage: Stage): Promise<Counts> {
	const needed = await ended.get(stage.needs ?? '')?.promise;
	if (needed !== undefined && needed.failed > 0) {
		say(`  ✗ ${stage.name.padEnd(8)} not run: ${stage.needs ?? ''} failed`);
		return { passed: 0, failed: 1 };
	}
	const started = performance.now();
	let output = '';
	running.add(stage.name);
	say();
	const code = await run(stage.command, (text) => (output += text));
	let counts: Counts = code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
	try {
		counts = stage.counts?.() ?? counts;
	} catch {
		// It ended before it wrote its report: one failure.
	}
	if (code !== 0 && counts.failed === 0) counts.failed = 1;
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	const mark = counts.failed === 0 ? '✓' : '✗';
	const tell =
		stage.counts === undefined ? '' : `${String(counts.passed)} passed${counts.failed === 0 ? '' : `, ${String(counts.failed)} failed`}`;
	running.delete(stage.name);
	if (counts.failed > 0) say(output.trimEnd().split('\n').slice(-300).join('\n'));
	say(`  ${mark} ${stage.name.padEnd(8)} ${seconds.padStart(6)} s  ${tell}`);
	return counts;
}

/** A stage's name after those of what it needs. */
function withNeeds(name: string): string[] {
	const stage = STAGES.find((one) => one.name === name);
	return stage?.needs === undefined ? [name] : [...withNeeds(stage.needs), name];
}

async function lane(waiting: Stage[]): Promise<void> {
	for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) {
		ended.get(stage.name)?.resolve(await runStage(stage));
	}
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const asked = process.argv.slice(2);
const names = STAGES.map((stage) => stage.name);
const unknown = asked.find((name) => !names.includes(name));
if (unknown !== undefined) {
	console.error(`There is no stage ${unknown}; there are: ${names.join(', ')}.`);
	process.exit(2);
}
const wanted = new Set((asked.length === 0 ? names : asked).flatMap(withNeeds));
for (const name of wanted) ended.set(name, Promise.withResolvers());
const stages = STAGES.filter(({ name }) => wanted.has(name));
const [waiting, busy] = [stages.filter(({ waits }) => waits), stages.filter(({ waits }) => !waits)];
await Promise.all([lane(busy), lane(busy), lane(waiting)]);
rmSync(scratch, { recursive: true, force: true });
const all = await Promise.all([...ended.values()].map(({ promise }) => promise));
const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0);
console.log(`\n${String(sum('passed'))} passed, ${String(sum('failed'))} failed`);
process.exit(sum('failed') === 0 ? 0 : 1);
