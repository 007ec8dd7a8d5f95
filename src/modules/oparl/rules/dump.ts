/**
 * What a set of OParl documents says (the files of a dump, or the answers of a server): which objects there are, of which body, of
 * which type. A broken object is told of with its place; the others go in.
 */
import { innerOnes, type Thing } from './convert.ts';
import { BODY_LISTS, fits, innerOf, isThing, shapeOf, TYPES, typeNamed, type Type } from './schema.ts';

export interface Document {
	/** A file or an address, for whoever reads what was wrong. */
	place: string;
	json: unknown;
}

export interface Problem {
	place: string;
	text: string;
}

/** One object that does not stand inside another. */
export interface Top {
	type: Type;
	ref: string;
	thing: Thing;
	/** The body it belongs to, by its id in the source. */
	body: string;
	deleted: boolean;
}

export interface Dump {
	system: Thing | undefined;
	tops: Top[];
	problems: Problem[];
	/** Ids of objects that were there and broken: they are not gone. */
	broken: string[];
	/** Whether nothing is missing, so that what is not there was deleted. */
	complete: boolean;
}

interface Item {
	place: string;
	thing: Thing;
	/** Addresses under which its list may be known. */
	lists: string[];
	/** The type of its neighbours in the list. */
	beside: Type | undefined;
}

const texts = (...values: unknown[]) => values.filter((value) => typeof value === 'string');

function itemsOf({ place, json }: Document): { items: Item[]; problems: Problem[] } {
	const page = isThing(json) && Array.isArray(json.data) ? json : undefined;
	// Notes of whoever made the dump lie beside it.
	if (isThing(json) && page === undefined && json.id === undefined && json.type === undefined) return { items: [], problems: [] };
	const list: unknown[] = page === undefined ? (Array.isArray(json) ? json : [json]) : (page.data as unknown[]);
	const links = page !== undefined && isThing(page.links) ? page.links : {};
	const lists = texts(place, links.self, links.first);
	const beside = list.map((one) => (isThing(one) ? typeNamed(one.type) : undefined)).find((type) => type !== undefined);
	const items: Item[] = [];
	const problems: Problem[] = [];
	for (const [at, thing] of list.entries()) {
		const here = list.length === 1 && page === undefined ? place : `${place} [${String(at)}]`;
		if (isThing(thing)) items.push({ place: here, thing, lists, beside });
		else problems.push({ place: here, text: 'this is no object' });
	}
	return { items, problems };
}

const bare = (address: string) => address.replace(/[?#].*$/s, '');

/** Which list of which body an address is: the longest that it begins with, else the one at the same path. */
function listAt(bodies: readonly Thing[]): (addresses: readonly string[]) => { body: string; type: Type } | undefined {
	const known = bodies.flatMap((body) =>
		Object.entries(BODY_LISTS).flatMap(([key, type]) => {
			const address = body[key];
			return typeof address === 'string' ? [{ address, body: String(body.id), type }] : [];
		})
	);
	return (addresses) => {
		const begun = known
			.filter(({ address }) => addresses.some((one) => one === address || one.startsWith(`${address}?`) || one.startsWith(`${address}&`)))
			.toSorted((a, b) => b.address.length - a.address.length);
		return begun[0] ?? known.find(({ address }) => addresses.some((one) => bare(one) === bare(address)));
	};
}

/** The type that an id shows: `…/meeting/12`. */
function typeInId(id: string): Type | undefined {
	const parts = bare(id).toLowerCase().split('/');
	return TYPES.find((type) => parts.at(-2) === type.toLowerCase());
}

/** JSON that PostgreSQL cannot keep: U+0000, half of a pair of UTF-16. */
function unstorable(value: unknown): boolean {
	if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed();
	if (Array.isArray(value)) return value.some(unstorable);
	return isThing(value) && Object.entries(value).some(([key, one]) => unstorable(key) || unstorable(one));
}

const idOf = (thing: Thing) => (typeof thing.id === 'string' && thing.id !== '' ? thing.id : undefined);

/** What a deleted object keeps: deleting is meant to delete (OParl 1.1, 2.8). */
function rest(thing: Thing): Thing {
	return Object.fromEntries(Object.entries(thing).filter(([key]) => ['id', 'type', 'created', 'modified', 'deleted'].includes(key)));
}

/** An object without the deleted ones that stand inside it: they must not be shown there. */
function standing(type: Type, thing: Thing): Thing {
	const kept = Object.entries(thing).flatMap(([key, value]): [string, unknown][] => {
		const shape = shapeOf(type, key);
		const inner = innerOf(shape);
		if (shape === undefined || inner === undefined || !fits(shape, value)) return [[key, value]];
		const things = ([value].flat() as Thing[]).filter((one) => one.deleted !== true).map((one) => standing(inner.type, one));
		if (inner.many) return [[key, things]];
		return things[0] === undefined ? [] : [[key, things[0]]];
	});
	return Object.fromEntries(kept);
}

const isSystem = (thing: Thing) => typeof thing.type === 'string' && thing.type.endsWith('/System');

/** Whether every page that another one names as its next is there. */
function missingPages(documents: readonly Document[]): Problem[] {
	const link = (json: unknown, key: string) => (isThing(json) && isThing(json.links) ? json.links[key] : undefined);
	const there = new Set(documents.flatMap(({ place, json }) => texts(place, link(json, 'self'))));
	return documents.flatMap(({ place, json }) => {
		const next = link(json, 'next');
		return typeof next === 'string' && next !== '' && !there.has(next) ? [{ place, text: `the next page is not there: ${next}` }] : [];
	});
}

/** Reads documents into objects. A System and at least one Body have to be among them, else everything is a problem. */
export function readDump(documents: readonly Document[]): Dump {
	const read = documents.map(itemsOf);
	const items = read.flatMap((one) => one.items);
	const problems = [...read.flatMap((one) => one.problems), ...missingPages(documents)];
	const system = items.find(({ thing }) => isSystem(thing))?.thing;
	const bodies = items.filter(({ thing }) => typeNamed(thing.type) === 'Body' && idOf(thing) !== undefined).map(({ thing }) => thing);
	const find = listAt(bodies);
	const only = bodies.length === 1 ? idOf(bodies[0] ?? {}) : undefined;
	const ids = new Set(bodies.map(idOf));
	const tops = new Map<string, Top>();
	const broken: string[] = [];
	for (const { place, thing, lists, beside } of items.filter((item) => !isSystem(item.thing))) {
		const fail = (text: string) => {
			problems.push({ place, text });
			const id = idOf(thing);
			if (id !== undefined && id.isWellFormed() && !id.includes('\0')) broken.push(id);
		};
		const [list, id] = [find(lists), idOf(thing)];
		const type =
			typeNamed(thing.type) ?? (thing.type === undefined && id !== undefined ? (beside ?? list?.type ?? typeInId(id)) : undefined);
		const body = type === 'Body' ? id : [list?.body, thing.body, only].find((one) => typeof one === 'string' && ids.has(one));
		if (id === undefined) fail('it has no id');
		else if (type === undefined) fail(`${id}: it has no type of OParl`);
		else if (unstorable(thing)) fail(`${id}: it holds a character that cannot be kept (U+0000, or half of a pair)`);
		else if (typeof body !== 'string') fail(`${id}: of which body it is cannot be told`);
		else if (!tops.has(id)) {
			const deleted = thing.deleted === true;
			tops.set(id, { type, ref: id, thing: deleted ? rest(thing) : standing(type, thing), body, deleted });
		}
	}
	if (bodies.length === 0) problems.push({ place: '', text: 'there is no body of OParl in it' });
	return { system, tops: [...tops.values()], problems, broken, complete: problems.length === 0 };
}

/** An object, also one that stands inside another. */
export interface Flat extends Omit<Top, 'body'> {
	body: string;
	/** By its id in the source: the object inside which it stands. */
	holder: string | undefined;
}

/** Objects with all that stand inside them, each once: what has a list of its own is taken from there. What stands in several is taken from the one whose id comes first: the order of the documents changes nothing. */
export function flatten(tops: readonly Top[]): Flat[] {
	const flat = new Map<string, Flat>(tops.map((top) => [top.ref, { ...top, holder: undefined }]));
	const own = new Set(flat.keys());
	const walk = (type: Type, thing: Thing, ref: string, body: string) => {
		for (const inner of innerOnes(type, thing, ref)) {
			const known = flat.get(inner.ref);
			const first = known?.holder === undefined || ref < known.holder;
			if (known === undefined || (first && !own.has(inner.ref))) flat.set(inner.ref, { ...inner, body, holder: ref, deleted: false });
			else if (first && known.type === inner.type && inner.ref !== ref) known.holder = ref;
			walk(inner.type, inner.thing, inner.ref, body);
		}
	};
	for (const top of tops) if (!top.deleted) walk(top.type, top.thing, top.ref, top.body);
	return [...flat.values()];
}
