/**
 * From what a source said (OParl 1.0 or 1.1, with its mistakes) to what we show (OParl 1.1), and back. What 1.1 has no place for, or
 * what differs from what we show, stands under `jauap:received`; the keys that the source did not have are named in `jauap:added`.
 * So `restored` gives back exactly what was received.
 */
import { fits, innerOf, isThing, isUri, shapeOf, typeNamed, typeUrl, type Shape, type Type } from './schema.ts';

export type Thing = Readonly<Record<string, unknown>>;

/** What there is to know of an object that others name. */
export interface Known {
	id: string;
	type: Type;
	created: string;
	modified: string;
}

export interface Showing {
	/** An object that stands, by its id in the source. */
	known: (ref: string) => Known | undefined;
	address: (type: Type, id: string) => string;
	/** The address of a list, or of the system, that an object names. */
	list: (type: Type, id: string, key: string) => string;
	/** Of our own rooms: nothing was received that differs from what is shown. */
	own?: boolean;
}

const RECEIVED = 'jauap:received';
const ADDED = 'jauap:added';
/** On a body: where it was taken from. */
const SOURCE = 'jauap:source';
/** Said by us, whatever was received. */
const OURS = ['id', 'type', 'created', 'modified', 'deleted'];

/** By what an object inside another is known: its id, else its place in what holds it. */
function innerRef(inner: Thing, holder: string, key: string, at?: number): string {
	if (typeof inner.id === 'string' && inner.id !== '') return inner.id;
	return `${holder}#${key}${at === undefined ? '' : `/${String(at)}`}`;
}

/** The objects directly inside an object, each with its type and by what it is known. */
export function innerOnes(type: Type, thing: Thing, ref: string): { type: Type; ref: string; thing: Thing }[] {
	return Object.entries(thing).flatMap(([key, value]) => {
		const shape = shapeOf(type, key);
		const inner = innerOf(shape);
		if (shape === undefined || inner === undefined || !fits(shape, value)) return [];
		const things = inner.many ? (value as Thing[]) : [value as Thing];
		return things.map((one, at) => ({ type: inner.type, ref: innerRef(one, ref, key, inner.many ? at : undefined), thing: one }));
	});
}

/** Every id that an object and what stands inside it may name or be known by. */
export function refsIn(type: Type, thing: Thing, ref: string): string[] {
	const named = Object.entries(thing).flatMap(([key, value]) => {
		const shape = shapeOf(type, key);
		if (shape !== 'ref' && shape !== 'refs') return [];
		return fits(shape, value) ? [value].flat().map(String) : [];
	});
	return [ref, ...named, ...innerOnes(type, thing, ref).flatMap((one) => refsIn(one.type, one.thing, one.ref))];
}

/** Keys of others are shown as they are. */
const vendor = (key: string) => /^[^:]+:.+$/s.test(key) && ![RECEIVED, ADDED, SOURCE].includes(key);

interface Place {
	type: Type;
	ref: string;
	showing: Showing;
}

/** A value as 1.1 has it; undefined when it cannot be shown under its key. */
function valueShown({ type, ref, showing }: Place, key: string, value: unknown): unknown {
	const shape = shapeOf(type, key);
	if (shape === undefined) return vendor(key) ? value : undefined;
	if (!fits(shape, value)) return undefined;
	const inner = innerOf(shape);
	if (inner === undefined) return referring(shape, value, showing);
	const things = (inner.many ? value : [value]) as Thing[];
	const refs = things.map((one, at) => innerRef(one, ref, key, inner.many ? at : undefined));
	// What is known as something else, or was deleted apart from what holds it, is shown as it was received.
	if (!refs.every((one) => showing.known(one)?.type === inner.type)) return undefined;
	const list = things.map((one, at) => shown(inner.type, one, refs[at] ?? '', showing, at));
	return inner.many ? list : list[0];
}

function referring(shape: Shape, value: unknown, { known, address }: Showing): unknown {
	const turn = (one: string) => {
		const target = known(one);
		return target === undefined ? one : address(target.type, target.id);
	};
	if (shape === 'ref') return turn(value as string);
	return shape === 'refs' ? (value as string[]).map(turn) : value;
}

/** An address as RFC 3986 writes it, where it can be told what was meant: letters and blanks as octets. */
function mended(value: unknown): string | undefined {
	return typeof value === 'string' && URL.canParse(value) ? new URL(value).href : undefined;
}

/** What 1.1 requires, where the source does not say it in a way that can be shown. `at`: the place in the list it stands in. */
function required(type: Type, received: Thing, said: ReadonlyMap<string, unknown>, ref: string, at: number): [string, unknown][] {
	if (type === 'AgendaItem') return [['order', at]];
	if (type === 'Body') {
		return [
			['name', ref],
			['legislativeTerm', []]
		];
	}
	// An address is wanted for the file: where it can be taken from, else its own in the source, else here.
	const addresses = [mended(received.accessUrl), said.get('downloadUrl'), received.id, said.get('id')];
	return type === 'File' ? [['accessUrl', addresses.find(isUri)]] : [];
}

/** The lists that we serve of every object of a type, asked of or not. */
const SERVED: Readonly<Partial<Record<Type, readonly string[]>>> = {
	Body: [
		'system',
		'organization',
		'person',
		'meeting',
		'paper',
		'agendaItem',
		'consultation',
		'file',
		'locationList',
		'legislativeTermList',
		'membership'
	],
	Organization: ['meeting', 'consultation']
};

/** What we say of every object ourselves. */
function saidByUs({ type, ref, showing }: Place, received: Thing): [string, unknown][] {
	const known = showing.known(ref);
	if (known === undefined) throw new Error(`nothing is known by ${ref}`);
	const created = fits('time', received.created) ? received.created : known.created;
	const head: [string, unknown][] = [
		['id', showing.address(type, known.id)],
		['type', typeUrl(type)]
	];
	const lists = (SERVED[type] ?? []).map((key): [string, unknown] => [key, showing.list(type, known.id, key)]);
	return [...head, ['created', created], ['modified', known.modified], ...lists];
}

/**
 * An object as we show it, valid against OParl 1.1. `ref`: its id in the source, or its place. An id that names what we do not have
 * stays as the source wrote it: nothing of ours leads nowhere.
 */
export function shown(type: Type, received: Thing, ref: string, showing: Showing, at = 0): Thing {
	const place = { type, ref, showing };
	const said = new Map<string, unknown>(saidByUs(place, received));
	const kept: [string, unknown][] = [];
	for (const [key, value] of Object.entries(received)) {
		if (said.has(key)) {
			if (said.get(key) !== value) kept.push([key, value]);
			continue;
		}
		const turned = OURS.includes(key) ? undefined : valueShown(place, key, value);
		if (turned === undefined) kept.push([key, value]);
		else said.set(key, turned);
	}
	for (const [key, value] of required(type, received, said, ref, at)) if (!said.has(key)) said.set(key, value);
	const added = [...said.keys()].filter((key) => !Object.hasOwn(received, key));
	if (kept.length > 0 && showing.own !== true) said.set(RECEIVED, Object.fromEntries(kept));
	if (added.length > 0 && showing.own !== true) said.set(ADDED, added);
	return Object.fromEntries(said);
}

/** The same for what was deleted (OParl 1.1, 2.8): that it was, and when. */
export function shownDeleted(known: Known, received: Thing | undefined, showing: Pick<Showing, 'address'>): Thing {
	const { id, type, created, modified } = known;
	const thing = { id: showing.address(type, id), type: typeUrl(type), created, modified, deleted: true };
	return received === undefined ? thing : { ...thing, [RECEIVED]: received };
}

/** An object with one more key that its source does not have. */
function withAdded(thing: Thing, key: string, value: unknown): Thing {
	const added = addedTo(thing);
	return { ...thing, [key]: value, [ADDED]: added.includes(key) ? added : [...added, key] };
}

/** The keys that the source of an object does not have. */
export const addedTo = (thing: Thing): readonly string[] => (thing[ADDED] as string[] | undefined) ?? [];

/** The same object with where it was taken from. */
export const withSource = (thing: Thing, source: Thing): Thing => withAdded(thing, SOURCE, source);

/** Adds what leads from an object that is asked for by itself to the one it stands in, where it does not say so itself. */
export function shownAlone(type: Type, thing: Thing, holder: Known | undefined, showing: Omit<Showing, 'known'>): Thing {
	const { address, own } = showing;
	if (holder === undefined) return thing;
	const key = holder.type.charAt(0).toLowerCase() + holder.type.slice(1);
	const shape = shapeOf(type, key);
	if ((shape !== 'ref' && shape !== 'refs') || Object.hasOwn(thing, key)) return thing;
	const to = address(holder.type, holder.id);
	const said = shape === 'refs' ? [to] : to;
	return own === true ? { ...thing, [key]: said } : withAdded(thing, key, said);
}

/** What was received, out of what we show: the other way round. `refOf`: what an address of ours was known by in the source. */
export function restored(thing: Thing, refOf: (address: string) => string | undefined): Thing {
	const type = typeNamed(thing.type);
	if (type === undefined) throw new Error(`no type of OParl: ${String(thing.type)}`);
	const { [RECEIVED]: received = {}, [ADDED]: added = [], ...said } = thing;
	if (thing.deleted === true) return received as Thing;
	const back = Object.entries(said)
		.filter(([key]) => !(added as string[]).includes(key) && !Object.hasOwn(received as Thing, key))
		.map(([key, value]): [string, unknown] => [key, valueRestored(type, key, value, refOf)]);
	return Object.fromEntries([...back, ...Object.entries(received as Thing)]);
}

function valueRestored(type: Type, key: string, value: unknown, refOf: (address: string) => string | undefined): unknown {
	const shape = shapeOf(type, key);
	const turn = (one: string) => refOf(one) ?? one;
	if (shape === 'ref') return turn(value as string);
	if (shape === 'refs') return (value as string[]).map(turn);
	const inner = innerOf(shape);
	if (inner === undefined) return value;
	return inner.many ? (value as Thing[]).map((one) => restored(one, refOf)) : restored(value as Thing, refOf);
}

/** A value written so that two that hold the same are the same text: keys in order. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (!isThing(value)) return JSON.stringify(value);
	const keys = Object.keys(value).toSorted();
	return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}
