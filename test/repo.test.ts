import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { paths } from '../src/lib/paths.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const ours = globSync('{src,test,e2e,bench,scripts}/**/*.{ts,svelte,css}', { cwd: ROOT }).filter(
	(file) => file !== 'src/platform/db/types.ts'
);
const code = ours.filter((file) => file.startsWith('src/') && !file.endsWith('.test.ts'));

/** Files that break a rule, each with what broke it. */
function offenders(files: readonly string[], pattern: RegExp, except: (file: string) => boolean = () => false): string[] {
	return files
		.filter((file) => !except(file))
		.flatMap((file) => [...read(file).matchAll(pattern)].map((match) => `${file}: ${match[0].trim()}`));
}

describe('the sources', () => {
	it('hold no file of more than 400 lines, lists of texts apart', () => {
		const isText = (file: string) => /messages(-[a-z]+)*\/|^src\/cli\/demo\//.test(file);
		const long = ours.filter((file) => !isText(file) && read(file).split('\n').length > 401);
		expect(long).toEqual([]);
	});

	it('read the time in one place', () => {
		const clock = (file: string) => file === 'src/platform/clock.ts';
		expect(offenders(code, /new Date\(|\bDate\.now\(|Temporal\.Now\b/g, clock)).toEqual([]);
	});

	it('leave nothing for later and skip no test', () => {
		const self = (file: string) => file === 'test/repo.test.ts';
		expect(offenders(ours, /\b(TODO|FIXME|XXX)\b|\b(it|test|describe)\.(skip|only|todo|fixme)\b|@ts-(ignore|nocheck)/g, self)).toEqual([]);
	});

	it('put no style and no raw HTML into pages: the policy of the browser forbids the one, we the other', () => {
		const pages = code.filter((file) => file.endsWith('.svelte'));
		expect(offenders(pages, /\sstyle(=|:[a-z-]+=)|\{@html|\s(transition|in|out|animate):[a-z]+/g)).toEqual([]);
	});

	it('name no folder of a machine and no host of a registry but the public one', () => {
		const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
			.split('\0')
			.filter((file) => /\.(ts|svelte|json|md|js|sql|css|html|sh)$/.test(file));
		const strange = tracked.flatMap((file) =>
			[...read(file).matchAll(/\/(?:home|Users)\/[a-z]+\/|https?:\/\/[^\s"'/]*(?:artifactory|verdaccio|nexus|mirror)[^\s"'/]*/g)].map(
				(m) => `${file}: ${m[0]}`
			)
		);
		expect(strange).toEqual([]);
		// The lock file says versions and sums, not where somebody got them.
		expect(read('package-lock.json')).not.toContain('"resolved": "http');
	});
});

/** A word with letters of two alphabets looks right and is found by no search: "Солтүстiк" with a Latin i. */
function mixedWords(text: string): string[] {
	const words = text.replaceAll('\\n', ' ').match(/[\p{L}\p{M}]+/gu) ?? [];
	return words.filter((word) => /\p{Script=Cyrillic}/u.test(word) && /\p{Script=Latin}/u.test(word));
}

describe('the texts', () => {
	const texts = globSync('src/**/{messages,refusals}*/**/*.ts', { cwd: ROOT }).concat(
		globSync('{db/seed/*.sql,src/cli/demo/**/*.ts}', { cwd: ROOT })
	);

	it('mix no alphabets inside a word', () => {
		expect(mixedWords('Солтүстiк Қазақстан, API-ге, Жауап')).toEqual(['Солтүстiк']);
		expect(texts.length).toBeGreaterThan(5);
		expect(texts.flatMap((file) => mixedWords(read(file)).map((word) => `${file}: ${word}`))).toEqual([]);
	});
});

describe('the addresses', () => {
	const ANY = 'any';

	/** Every path that paths.ts can build, its parameters and query left open. */
	function built(node: unknown): string[] {
		if (typeof node === 'string') return [node];
		if (typeof node === 'function') {
			const build = node as (...args: string[]) => string;
			return [build('kk', ANY, ANY, ANY), build(ANY, ANY, ANY, ANY)].map((address) => address.split(/[?#]/)[0] ?? '');
		}
		return Object.values(node as object).flatMap(built);
	}

	const segments = (address: string) => address.split('/').filter((part) => part !== '');
	const addresses = built(paths)
		.filter((address) => address.startsWith('/'))
		.map(segments);

	/** Whether paths.ts knows a route such as `/[lang=lang]/appeals/[number=number]`. */
	function isBuilt(route: string): boolean {
		const parts = segments(route).filter((part) => !/^\(.*\)$/.test(part));
		const fits = (part: string, given: string | undefined) => {
			if (part === '[lang=lang]') return given === 'kk';
			return part.startsWith('[') ? given === ANY : given === part || given === ANY;
		};
		return addresses.some((address) => address.length === parts.length && parts.every((part, at) => fits(part, address[at])));
	}

	it('of every page stand in paths.ts', () => {
		expect(isBuilt('/[lang=lang]/(public)/appeals/new')).toBe(true);
		expect(isBuilt('/[lang=lang]/(public)/nowhere')).toBe(false);
		const pages = globSync('src/routes/**/+page.svelte', { cwd: ROOT }).map((file) => path.dirname(file).replace('src/routes', ''));
		expect(pages.length).toBeGreaterThan(3);
		expect(pages.filter((page) => !isBuilt(page))).toEqual([]);
	});

	it('are written by hand nowhere else', () => {
		const pages = code.filter((file) => file.startsWith('src/routes/') || file.includes('/ui/'));
		expect(offenders(pages, /(?:href|action)="\/[^"]*"|redirect\(30\d, ['"`]\/|goto\(['"`]\//g)).toEqual([]);
	});
});
