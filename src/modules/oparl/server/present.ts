/** Objects as OParl 1.1 shows them: with the addresses of this server, and with what leads from one to another. */
import { publicOrigin } from '#platform/config.ts';
import type { Reader } from '#platform/db/index.ts';
import { paths } from '#lib/paths.ts';
import {
	addedTo,
	innerOnes,
	refsIn,
	shown,
	shownAlone,
	shownDeleted,
	type Known,
	type Showing,
	type Thing,
	withSource
} from '../rules/convert.ts';
import { BODY_LISTS, INTERNAL, pathOf, type Type } from '../rules/schema.ts';
import { knownBy, OWN, sourcesBy, type Source, type Stored } from './store.ts';

const here = (path: string) => publicOrigin() + path;

export const addressOf = (type: Type, id: string) => here(paths.oparl.one(pathOf(type), id));

/** The address of what an object lists, by its key. */
function listOf(type: Type, id: string, key: string): string {
	if (key === 'system') return here(paths.oparl.system);
	const listed = type === 'Body' ? BODY_LISTS[key as keyof typeof BODY_LISTS] : key;
	return here(paths.oparl.list(pathOf(type), id, listed.toLowerCase()));
}

const toKnown = ({ id, type, createdAt, modifiedAt }: Omit<Stored, 'data'>): Known => ({
	id,
	type,
	created: createdAt.toString(),
	modified: modifiedAt.toString()
});

/** What objects of one source name, and how they are shown. */
async function showingFor(db: Reader, sourceId: string, objects: readonly Stored[]): Promise<Showing> {
	const refs = objects.flatMap(({ type, data, ref }) => refsIn(type, data ?? {}, ref));
	const known = new Map((await knownBy(db, sourceId, refs)).map((one) => [one.ref, toKnown(one)]));
	return { known: (ref) => known.get(ref), address: addressOf, list: listOf, own: sourceId === OWN };
}

/** Of what was taken in: from where, under which licence. */
function sourced(thing: Thing, source: Source | undefined): Thing {
	if (source === undefined || source.id === OWN) return thing;
	const { url, licence, system } = source;
	return withSource(thing, { url, ...(licence !== null && { licence }), system });
}

/** Without what `omit_internal` leaves out, also in the objects that stand inside. */
function withoutInternal(type: Type, thing: Thing): Thing {
	const left = Object.entries(thing).filter(([key]) => INTERNAL[type]?.includes(key) !== true);
	return Object.fromEntries(left);
}

/** Objects of one source in the order given. */
export async function showObjects(db: Reader, objects: readonly Stored[], { omitInternal = false } = {}): Promise<Thing[]> {
	const bySource = Map.groupBy(objects, ({ sourceId }) => sourceId);
	const showings = new Map<string, Showing>();
	for (const [id, ones] of bySource) showings.set(id, await showingFor(db, id, ones));
	const sources = await sourcesBy(db, objects.some(({ type }) => type === 'Body') ? [...bySource.keys()] : []);
	return objects.map((one) => {
		const showing = showings.get(one.sourceId);
		if (showing === undefined) throw new Error('each source has its own');
		if (one.deleted) return shownDeleted(toKnown(one), one.data ?? undefined, showing);
		const thing = shown(one.type, one.data ?? {}, one.ref, showing);
		const whole = one.type === 'Body' ? sourced(thing, sources.get(one.sourceId)) : thing;
		return omitInternal ? withoutInternal(one.type, whole) : whole;
	});
}

/** One object asked for by itself, with what leads to the one it stands in. */
export async function showObject(db: Reader, one: Stored, holder: Stored | undefined): Promise<Thing> {
	const [thing = {}] = await showObjects(db, [one]);
	if (one.deleted || holder === undefined || holder.deleted) return thing;
	const order = innerOnes(holder.type, holder.data ?? {}, holder.ref)
		.filter(({ type }) => type === one.type)
		.findIndex(({ ref }) => ref === one.ref);
	const showing = { address: addressOf, list: listOf, own: one.sourceId === OWN };
	const placed = addedTo(thing).includes('order') && order >= 0 ? { ...thing, order } : thing;
	return shownAlone(one.type, placed, toKnown(holder), showing);
}
