import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cycleIn, importsOf, readEdges, usedEdges, violations } from './boundaries.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const sources = new Map(
	globSync('src/**/*.{ts,svelte}', { cwd: ROOT })
		.filter((file) => !file.endsWith('.test.ts'))
		.map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')])
);
const edges = readEdges(readFileSync(path.join(ROOT, 'ARCHITECTURE.md'), 'utf8'));

describe('the house', () => {
	it('keeps to its doors', () => {
		expect(sources.size).toBeGreaterThan(100);
		expect(violations(sources, edges)).toEqual([]);
	});

	it('allows no edge that nobody uses, and names every room', () => {
		const used = usedEdges(sources);
		expect([...edges.keys()].toSorted()).toEqual([...used.keys()].toSorted());
		const idle = [...edges].flatMap(([room, others]) =>
			[...others].filter((other) => used.get(room)?.has(other) !== true).map((o) => `${room} -> ${o}`)
		);
		expect(idle).toEqual([]);
	});

	it('has no way round', () => {
		expect(cycleIn(edges)).toBeUndefined();
		expect(cycleIn(usedEdges(sources))).toBeUndefined();
	});
});

describe('the checker', () => {
	const allowed = readEdges('x\n```edges\nappeals -> organisation\norganisation ->\n```\n');
	const check = (file: string, source: string) => violations(new Map([[file, source]]), allowed);

	it('finds imports however they are written', () => {
		expect(
			importsOf(
				`import a from 'a'; import { b,\n c } from "b";\nimport type { D } from 'd';\nimport 'e.css';\nexport * from './f.ts';\nconst g = await import('g');`
			)
		).toEqual(['a', 'b', 'd', 'e.css', './f.ts', 'g']);
	});

	it.each([
		['src/platform/x.ts', `import { y } from '#modules/appeals/server/index.ts';`, /platform must not import from module/],
		['src/platform/x.ts', `import X from '#lib/ui/X.svelte';`, /platform must not import from lib/],
		['src/lib/ui/X.svelte', `<script>import { y } from '#modules/appeals/rules.ts';</script>`, /lib must not import from module/],
		['src/modules/appeals/server/a.ts', `import { y } from '#modules/organisation/server/queries.ts';`, /entered by its doors only/],
		['src/modules/appeals/server/a.ts', `import { y } from '../../organisation/server/queries.ts';`, /entered by its doors only/],
		['src/modules/organisation/server/a.ts', `import { y } from '#modules/appeals/server/index.ts';`, /no edge organisation -> appeals/],
		['src/modules/appeals/server/a.ts', `export { y } from '../../../routes/hooks.ts';`, /module must not import from routes/],
		['src/cli/a.ts', `const { y } = await import('../modules/appeals/server/commands/y.ts');`, /entered by its doors only/],
		['src/routes/+page.server.ts', `import { y } from '#modules/appeals/server/queries.ts';`, /entered by its doors only/],
		['src/modules/appeals/rules.ts', `import { sql } from 'kysely';`, /rules import no database/],
		['src/modules/appeals/rules/2021-07-01.ts', `import { now } from '#platform/clock.ts';`, /rules import no database/],
		['src/modules/appeals/rules.ts', `import { found } from './server/queries.ts';`, /rules import no database/]
	])('catches %s with %s', (file, source, why) => {
		expect(check(file, source)).toEqual([expect.stringMatching(why)]);
	});

	it.each([
		['src/platform/mail/x.ts', `import { paths } from '#lib/paths.ts';`],
		['src/modules/appeals/server/a.ts', `import { y } from '#modules/organisation/server/index.ts';`],
		['src/modules/appeals/server/a.ts', `import { y } from './queries.ts'; import { z } from 'zod';`],
		['src/modules/appeals/rules.ts', `import type { Calendar } from '#platform/calendar/rules.ts';`],
		['src/routes/+page.svelte', `<script>import Card from '#modules/appeals/ui/Card.svelte';</script>`],
		['src/hooks.server.ts', `import { y } from '#modules/appeals/server/index.ts';`]
	])('lets %s have %s', (file, source) => {
		expect(check(file, source)).toEqual([]);
	});

	it('finds a way round, and says which', () => {
		expect(cycleIn(readEdges('```edges\na -> b\nb -> c\nc -> a\n```'))).toBe('a -> b -> c -> a');
		expect(cycleIn(readEdges('```edges\na -> b, c\nb -> c\nc ->\n```'))).toBeUndefined();
	});
});
