import path from 'node:path';

/** Which room may call which: `appeals -> calendar, organisation` lines of the fenced block `edges` in ARCHITECTURE.md. */
export type Edges = ReadonlyMap<string, ReadonlySet<string>>;

export function readEdges(markdown: string): Edges {
	const block = /```edges\n([\s\S]*?)```/.exec(markdown)?.[1];
	if (block === undefined) throw new Error('ARCHITECTURE.md has no block ```edges');
	const edges = new Map<string, ReadonlySet<string>>();
	for (const line of block.split('\n').filter((text) => text.trim() !== '')) {
		const [room = '', others] = line.split('->').map((part) => part.trim());
		if (others === undefined) throw new Error(`not an edge: ${line}`);
		edges.set(room, new Set(others === '' ? [] : others.split(/,\s*/)));
	}
	return edges;
}

/** What a file imports, as written: static, dynamic and re-exported, in .ts and .svelte alike. */
export function importsOf(source: string): string[] {
	const found = source.matchAll(
		/(?:^|[;>\s])(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g
	);
	return [...found].map((match) => match[1] ?? match[2] ?? '');
}

/** `src/…` for our own files, the specifier itself for packages. */
export function resolveImport(file: string, specifier: string): string {
	const alias = /^#(lib|modules|platform)\/(.*)$/.exec(specifier);
	if (alias !== null) return `src/${alias[1] ?? ''}/${alias[2] ?? ''}`;
	return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier;
}

type Place = { layer: 'platform' | 'lib' | 'routes' | 'api' | 'cli' | 'app' } | { layer: 'module'; room: string; inside: string };

function placeOf(file: string): Place | undefined {
	const module = /^src\/modules\/([^/]+)\/(.+)$/.exec(file);
	if (module !== null) return { layer: 'module', room: module[1] ?? '', inside: module[2] ?? '' };
	const layer = /^src\/(platform|lib|routes|api|cli)\//.exec(file)?.[1];
	if (layer !== undefined) return { layer: layer as 'platform' | 'lib' | 'routes' | 'api' | 'cli' };
	return /^src\/[^/]+$/.test(file) ? { layer: 'app' } : undefined;
}

/** A room is entered by its doors: what the server offers, its pictures, its rules, its input, its words. */
const DOOR = /^(server\/index\.ts$|ui\/|rules(\.ts$|\/)|([a-z]+-)*input\.ts$|([a-z]+-)*messages(-[a-z]+)*\/)/;
/** The shapes of files that the command line reads for a room. */
const IMPORTS = /^import\//;
/** Rules run anywhere and read nothing: no database, no framework, no clock, no settings, no Node. */
const IMPURE =
	/^(kysely|pg|svelte|@sveltejs\/|\$app|\$env|node:|src\/platform\/(db|config|clock|settings|journal|files|mail|jobs|secrets|log)\b|.*\/server\/)/;
/** Layers that each layer may import from. */
const BELOW: Record<Place['layer'], readonly Place['layer'][]> = {
	platform: ['platform'],
	lib: ['lib', 'platform'],
	module: ['module', 'lib', 'platform'],
	cli: ['cli', 'module', 'lib', 'platform'],
	api: ['api', 'module', 'lib', 'platform'],
	routes: ['routes', 'api', 'module', 'lib', 'platform'],
	app: ['app', 'module', 'lib', 'platform']
};

/** Every address is built in paths.ts, mails' and redirects' too; and the platform's few pictures are drawn with the common parts. */
function isShared(file: string, target: string): boolean {
	return target === 'src/lib/paths.ts' || (/^src\/platform\/[^/]+\/ui\//.test(file) && target.startsWith('src/lib/'));
}

function crossing(file: string, from: Place, to: Place, target: string, edges: Edges): string | undefined {
	if (!BELOW[from.layer].includes(to.layer) && !isShared(file, target)) return `${from.layer} must not import from ${to.layer}`;
	if (to.layer !== 'module') return undefined;
	if (from.layer === 'module' && from.room === to.room) return undefined;
	if (from.layer === 'cli' && IMPORTS.test(to.inside)) return undefined;
	if (!DOOR.test(to.inside)) return `${to.room} is entered by its doors only (server/index.ts, ui/, rules.ts, input.ts, messages/)`;
	if (from.layer === 'module' && edges.get(from.room)?.has(to.room) !== true)
		return `ARCHITECTURE.md allows no edge ${from.room} -> ${to.room}`;
	return undefined;
}

/** Every import that the house forbids, as `file -> import: why`. `files` maps a path under the repository to its source. */
export function violations(files: ReadonlyMap<string, string>, edges: Edges): string[] {
	const found: string[] = [];
	for (const [file, source] of files) {
		const from = placeOf(file);
		if (from === undefined) continue;
		const isRule = /^src\/modules\/[^/]+\/rules(\.ts|\/.*\.ts)$/.test(file);
		for (const specifier of importsOf(source)) {
			const target = resolveImport(file, specifier);
			if (isRule && IMPURE.test(target)) found.push(`${file} -> ${specifier}: rules import no database, no framework, no clock`);
			const to = placeOf(target);
			const why = to === undefined ? undefined : crossing(file, from, to, target, edges);
			if (why !== undefined) found.push(`${file} -> ${specifier}: ${why}`);
		}
	}
	return found;
}

/** The rooms that each room really calls. */
export function usedEdges(files: ReadonlyMap<string, string>): Edges {
	const used = new Map<string, Set<string>>();
	for (const [file, source] of files) {
		const from = placeOf(file);
		if (from?.layer !== 'module') continue;
		const others = used.get(from.room) ?? new Set<string>();
		for (const specifier of importsOf(source)) {
			const to = placeOf(resolveImport(file, specifier));
			if (to?.layer === 'module' && to.room !== from.room) others.add(to.room);
		}
		used.set(from.room, others);
	}
	return used;
}

/** A way round from a room to itself, such as `a -> b -> a`; undefined when there is none. */
export function cycleIn(edges: Edges): string | undefined {
	const done = new Set<string>();
	const walk = (room: string, way: readonly string[]): string | undefined => {
		if (way.includes(room)) return [...way.slice(way.indexOf(room)), room].join(' -> ');
		if (done.has(room)) return undefined;
		for (const next of edges.get(room) ?? []) {
			const cycle = walk(next, [...way, room]);
			if (cycle !== undefined) return cycle;
		}
		done.add(room);
		return undefined;
	};
	for (const room of edges.keys()) {
		const cycle = walk(room, []);
		if (cycle !== undefined) return cycle;
	}
	return undefined;
}
