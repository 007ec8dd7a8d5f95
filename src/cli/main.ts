/** The command line: `jauap <command>`. Each command's code is loaded when it is called. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { ROOT } from './app-build.ts';
import { sentenceFor } from './sentence.ts';

type Register = (parent: Command) => void;

/** Lets every command that a file offers (its exports named register…) join `parent`. */
async function join(parent: Command, file: string): Promise<void> {
	const offered = (await import(path.join(import.meta.dirname, file))) as Record<string, unknown>;
	for (const [name, register] of Object.entries(offered)) if (name.startsWith('register')) (register as Register)(parent);
}

async function importCommand(program: Command): Promise<void> {
	const command = program.command('import').description('bring in territories, units, people, appeals or a council');
	if (process.argv[2] !== 'import') return;
	const files = readdirSync(import.meta.dirname).filter((name) => /^import-[a-z]+\.ts$/.test(name));
	for (const file of files.toSorted()) await join(command, file);
}

async function demoCommand(program: Command): Promise<void> {
	const file = path.join('demo', 'main.ts');
	if (process.argv[2] === 'demo' && existsSync(path.join(import.meta.dirname, file))) await join(program, file);
	else program.command('demo').description('start with a fictional organisation, its people and thousands of appeals');
}

async function main(): Promise<void> {
	const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
	const program = new Command('jauap').description('The system with which an organisation keeps its word.').version(version);
	program
		.command('start')
		.description('build if needed, start PostgreSQL, bring the database up to date, serve')
		.action(async () => {
			console.log(`Jauap ${version}`);
			const { start } = await import('./start.ts');
			await start();
		});
	program
		.command('build')
		.description('build the application, when its sources changed since the last time')
		.action(async () => {
			const { ensureBuilt } = await import('./start.ts');
			await ensureBuilt(new AbortController().signal);
		});
	program
		.command('dev')
		.description('the development server')
		.action(async () => {
			await import('./dev.ts');
		});
	await demoCommand(program);
	await importCommand(program);
	await join(program, 'verify.ts');
	await join(program, 'backup.ts');
	await join(program, 'rotate-key.ts');
	await program.parseAsync();
}

try {
	await main();
} catch (error) {
	const sentence = sentenceFor(error);
	console.error(sentence ?? error);
	process.exit(1);
}
