import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CommandError } from './sentence.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');
const STAMP = path.join(ROOT, 'build', '.sources');

/** What the built application is made of: everything under src but tests and commands, and what configures the build. */
function sources(): string[] {
	const under = (folder: string) =>
		readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
	const src = under('src').filter((file) => !file.endsWith('.test.ts') && !file.startsWith(path.join('src', 'cli')));
	const assets = existsSync(path.join(ROOT, 'static')) ? under('static') : [];
	return [...src, ...assets, 'vite.config.ts', 'package.json', 'package-lock.json'].toSorted();
}

/** By content, not by date: a copied or freshly cloned folder has other dates and the same application. */
export function sourcesHash(): string {
	const hash = createHash('sha256');
	for (const file of sources()) hash.update(`${file}\0`).update(readFileSync(path.join(ROOT, file)));
	return hash.digest('hex');
}

export function isBuilt(hash: string): boolean {
	return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash;
}

/** Builds the application; `say` gets the last line of Vite's output. Throws CommandError with the end of the output. */
export async function build(hash: string, say: (line: string) => void, signal: AbortSignal): Promise<void> {
	const vite = path.join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
	const env = { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: '0' };
	const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'info'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
	const end = () => child.kill();
	process.once('exit', end);
	signal.addEventListener('abort', end);
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => {
			output += text;
			const line = output.trimEnd().split('\n').at(-1)?.trim() ?? '';
			say(line.slice(0, 60));
		});
	}
	const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
	process.off('exit', end);
	signal.throwIfAborted();
	if (code !== 0) throw new CommandError(`The application could not be built:\n${output.trim().split('\n').slice(-15).join('\n')}`);
	writeFileSync(STAMP, hash);
	say('');
}
