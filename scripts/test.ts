/**
 * `npm test`: every check of the house, one stage after another; a stage's output is shown when it fails. All stages
 * run, whatever failed before, but those that need the build. `npm test -- unit db` runs some of them.
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
	commands: string[][];
	/** Reads the counts of a stage's own tests; a stage without them is one check. */
	counts?: () => Counts;
	needs?: string;
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

const vitest = (name: string): Stage => ({
	name,
	commands: [['vitest', 'run', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${report(name)}`]],
	counts: () => vitestCounts(name)
});

const STAGES: Stage[] = [
	{
		name: 'types',
		commands: [
			['svelte-kit', 'sync'],
			['svelte-check', '--fail-on-warnings', '--output', 'human']
		]
	},
	{ name: 'lint', commands: [['eslint', '--max-warnings', '0', '.']] },
	{ name: 'format', commands: [['prettier', '--check', '--log-level', 'warn', '.']] },
	{ name: 'schema', commands: [['node', 'scripts/schema.ts', '--check']] },
	vitest('unit'),
	vitest('db'),
	{ name: 'build', commands: [['node', 'src/cli/main.ts', 'build']] },
	{ ...vitest('api'), needs: 'build' },
	{ ...vitest('http'), needs: 'build' },
	{ name: 'browser', commands: [['playwright', 'test', '--reporter=list,json']], counts: playwrightCounts, needs: 'build' }
];

const env: NodeJS.ProcessEnv = {
	...process.env,
	// npm puts it first by itself; a call without npm is served too.
	PATH: `${path.join(ROOT, 'node_modules', '.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
	PLAYWRIGHT_JSON_OUTPUT_NAME: report('browser'),
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

async function runStage(stage: Stage): Promise<Counts> {
	const started = performance.now();
	let output = '';
	let code = 0;
	if (process.stdout.isTTY) process.stdout.write(`  … ${stage.name}`);
	for (const command of stage.commands) {
		if (code === 0) code = await run(command, (text) => (output += text));
	}
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
	if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
	if (counts.failed > 0) console.log(output.trimEnd().split('\n').slice(-300).join('\n'));
	console.log(`  ${mark} ${stage.name.padEnd(8)} ${seconds.padStart(6)} s  ${tell}`);
	return counts;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !STAGES.some((stage) => stage.name === name));
if (unknown !== undefined) {
	console.error(`There is no stage ${unknown}; there are: ${STAGES.map((stage) => stage.name).join(', ')}.`);
	process.exit(2);
}
const total: Counts = { passed: 0, failed: 0 };
const broken = new Set<string>();
for (const stage of STAGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
	const skipped = stage.needs !== undefined && broken.has(stage.needs);
	if (skipped) console.log(`  ✗ ${stage.name.padEnd(8)} not run: ${stage.needs ?? ''} failed`);
	const counts = skipped ? { passed: 0, failed: 1 } : await runStage(stage);
	if (counts.failed > 0) broken.add(stage.name);
	total.passed += counts.passed;
	total.failed += counts.failed;
}
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${String(total.passed)} passed, ${String(total.failed)} failed`);
process.exit(total.failed === 0 ? 0 : 1);
