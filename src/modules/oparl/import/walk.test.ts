import { expect, it } from 'vitest';
import { readDump } from '../rules/dump.ts';
import { isThing } from '../rules/schema.ts';
import { readFolder } from './folder.ts';
import { walk } from './walk.ts';

const { documents } = await readFolder('src/cli/demo/oparl');
const ENTRY = 'https://oparl.kokzhiek.example/oparl/v1.0/system';
const EVER = { pages: 1000, isOver: () => false };

/** The answers of the dump's server, by address. */
const answers = new Map<string, unknown>(
	documents.flatMap(({ json }): [string, unknown][] => {
		const links = isThing(json) && isThing(json.links) ? json.links : {};
		if (typeof links.self !== 'string') return isThing(json) && typeof json.id === 'string' ? [[json.id, json]] : [];
		return links.self === links.first ? [links.self, links.self.replace('?page=1', '')].map((one) => [one, json]) : [[links.self, json]];
	})
);
const get = async (address: string) => {
	if (!answers.has(address)) throw new Error(`${address} answers 404`);
	return answers.get(address);
};

it('reads an endpoint from its entrance through every page of every list', async () => {
	const { documents: read, problems } = await walk(ENTRY, get, EVER);
	expect(problems).toEqual([]);
	const [walked, folder] = [readDump(read), readDump(documents)];
	expect(walked).toMatchObject({ problems: [], complete: true });
	expect(walked.tops.map(({ ref }) => ref).toSorted()).toEqual(folder.tops.map(({ ref }) => ref).toSorted());
});

it('tells which page could not be read, and reads the others', async () => {
	const { documents: read, problems } = await walk(ENTRY, async (one) => get(one.replace('paper?page=2', 'nowhere')), EVER);
	expect(problems.map(({ text }) => text)).toEqual([expect.stringContaining('nowhere answers 404')]);
	const dump = readDump(read);
	expect(dump.complete).toBe(false);
	expect(dump.tops.filter(({ type }) => type === 'Person')).toHaveLength(7);
	expect((await walk('https://a.example/', get, EVER)).documents).toEqual([]);
});

it('stops at its bounds, and in a circle', async () => {
	const few = await walk(ENTRY, get, { ...EVER, pages: 3 });
	expect(few.documents).toHaveLength(3);
	expect(few.problems[0]?.text).toBe('not read: more than 3 pages');
	expect((await walk(ENTRY, get, { ...EVER, isOver: () => true })).problems).toEqual([
		{ place: ENTRY, text: 'not read: it takes too long' }
	]);
	const round = { system: { body: 'b' }, b: { data: [], links: { next: 'b' } } };
	const { documents: read } = await walk('system', async (one) => round[one as keyof typeof round], EVER);
	expect(read).toHaveLength(2);
});
