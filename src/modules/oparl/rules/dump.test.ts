import path from 'node:path';
import { expect, it } from 'vitest';
import { readFolder } from '../import/folder.ts';
import { canonical } from './convert.ts';
import { flatten, readDump, type Document } from './dump.ts';

const FOLDER = path.resolve('src/cli/demo/oparl');
const { documents } = await readFolder(FOLDER);
const BODY = 'https://oparl.kokzhiek.example/oparl/v1.0/body/1';

/** The same documents with one of them changed. */
function changed(place: string, turn: (page: { data: Record<string, unknown>[] }) => unknown): Document[] {
	return documents.map((one) =>
		one.place === place ? { place, json: turn(structuredClone(one.json) as { data: Record<string, unknown>[] }) } : one
	);
}

it('reads a dump of 1.0 with its oddities: what was deleted has no type, notes lie beside, one place stands in many meetings', () => {
	const dump = readDump(documents);
	expect(dump).toMatchObject({ problems: [], broken: [], complete: true, system: { name: 'Кеңес 5' } });
	const count = (list: readonly { type: string }[]) =>
		Object.fromEntries([...Map.groupBy(list, ({ type }) => type)].map(([type, of]) => [type, of.length]));
	expect(count(dump.tops)).toEqual({ Body: 1, Meeting: 13, Organization: 4, Paper: 12, Person: 7 });
	expect(dump.tops.filter(({ deleted }) => deleted).map(({ type, ref }) => [type, ref])).toEqual([
		['Meeting', `${BODY}/meeting/90`],
		['Paper', `${BODY}/paper/91`]
	]);
	const flat = flatten(dump.tops);
	expect(count(flat)).toEqual({
		Body: 1,
		Meeting: 13,
		Organization: 4,
		Paper: 12,
		Person: 7,
		Membership: 14,
		AgendaItem: 33,
		File: 38,
		Consultation: 11,
		Location: 3
	});
	expect(new Set(flat.map(({ body }) => body))).toEqual(new Set([BODY]));
	expect(flat.find(({ ref }) => ref === `${BODY}/agendaitem/101`)?.holder).toBe(`${BODY}/meeting/1`);
});

it('takes what stands in several objects from one of them, in whatever order they come', () => {
	const by = (list: ReturnType<typeof flatten>) => new Map(list.map((one) => [one.ref, { ...one, thing: canonical(one.thing) }]));
	const { tops } = readDump(documents);
	const turned = tops.map((top) =>
		top.ref.endsWith('/meeting/2') ? { ...top, thing: { ...top.thing, location: { ...(top.thing.location as object), room: 'x' } } } : top
	);
	expect(by(flatten(turned.toReversed()))).toEqual(by(flatten(turned)));
});

it('tells a broken object with its place, takes the others, and does not call the dump whole', () => {
	const broken = changed('meeting.json', ({ data, ...page }) => ({
		...page,
		data: [{ ...data[0], name: 'a\0b' }, { ...data[1], id: '' }, { ...data[2], type: 'https://schema.oparl.org/1.0/Dream' }, 'x', data[4]]
	}));
	const dump = readDump(broken);
	expect(dump.problems).toEqual([
		{ place: 'meeting.json [3]', text: 'this is no object' },
		{ place: 'meeting.json [0]', text: `${BODY}/meeting/1: it holds a character that cannot be kept (U+0000, or half of a pair)` },
		{ place: 'meeting.json [1]', text: 'it has no id' },
		{ place: 'meeting.json [2]', text: `${BODY}/meeting/3: it has no type of OParl` }
	]);
	expect(dump).toMatchObject({ complete: false, broken: [`${BODY}/meeting/1`, `${BODY}/meeting/3`] });
	expect(dump.tops.filter(({ type }) => type === 'Meeting')).toHaveLength(9);
});

it('is not whole when a page that another one leads to is not there', () => {
	const dump = readDump(documents.filter(({ place }) => place !== 'meeting-2.json'));
	expect(dump.complete).toBe(false);
	expect(dump.problems).toEqual([{ place: 'meeting.json', text: `the next page is not there: ${BODY}/meeting?page=2` }]);
	expect(readDump([]).problems).toEqual([{ place: '', text: 'there is no body of OParl in it' }]);
});

it('knows of which body an object of a list is when there are several', () => {
	const second = BODY.replace('/1', '/2');
	const two = changed('body.json', ({ data, ...page }) => ({
		...page,
		data: [data[0], { ...data[0], id: second, meeting: `${second}/meeting`, organization: 'o', person: 'p', paper: `${BODY}/paper?of=2` }]
	}));
	const { body: _, ...meeting } = { id: `${second}/meeting/1`, type: 'https://schema.oparl.org/1.1/Meeting', body: undefined };
	const page = { place: 'x.json', json: { data: [meeting], links: { self: `${second}/meeting?limit=5` } } };
	const lost = { place: 'y.json', json: { ...meeting, id: 'm' } };
	const dump = readDump([...two, page, lost]);
	expect(dump.tops.find(({ ref }) => ref === meeting.id)?.body).toBe(second);
	expect(dump.tops.find(({ ref }) => ref === `${BODY}/paper/1`)?.body).toBe(BODY);
	expect(dump.problems).toEqual([{ place: 'y.json', text: 'm: of which body it is cannot be told' }]);
});

it('keeps nothing of what was deleted inside another object', () => {
	const dump = readDump(
		changed('meeting.json', ({ data: [first, ...rest], ...page }) => {
			const [item, ...items] = (first?.agendaItem ?? []) as Record<string, unknown>[];
			const invitation = { ...(first?.invitation as object), deleted: true };
			return { ...page, data: [{ ...first, invitation, agendaItem: [{ ...item, deleted: true }, ...items] }, ...rest] };
		})
	);
	const meeting = dump.tops.find(({ ref }) => ref === `${BODY}/meeting/1`)?.thing;
	expect(meeting?.agendaItem).toHaveLength(2);
	expect(meeting).not.toHaveProperty('invitation');
});
