/** Follows an OParl endpoint from its system through all its lists, page after page. */
import type { Problem } from '../rules/dump.ts';
import { BODY_LISTS, isThing, typeNamed } from '../rules/schema.ts';
import type { Documents } from './folder.ts';

/** How much is taken from one endpoint. */
export interface Bounds {
	pages: number;
	/** Whether the time for all of it is over. */
	isOver: () => boolean;
}

type Get = (address: string) => Promise<unknown>;

const links = (json: unknown): Readonly<Record<string, unknown>> => (isThing(json) && isThing(json.links) ? json.links : {});

/**
 * Every document that leads to objects: the system, the list of its bodies, the lists of each body. `get` reads an address; what it throws
 * is told with the address, and the rest is read. Lists that 1.1 has twice (what also stands inside) are read where they are offered.
 */
export async function walk(
	address: string,
	get: Get,
	{ pages, isOver }: Bounds,
	say: (read: number) => void = () => undefined
): Promise<Documents> {
	const [found, problems]: [Documents['documents'], Problem[]] = [[], []];
	const seen = new Set<string>();
	const stop = () => (seen.size >= pages ? `more than ${String(pages)} pages` : isOver() ? 'it takes too long' : undefined);
	const read = async (from: string): Promise<unknown> => {
		if (seen.has(from)) return undefined;
		const reason = stop();
		if (reason !== undefined) {
			problems.push({ place: from, text: `not read: ${reason}` });
			return undefined;
		}
		seen.add(from);
		try {
			const json = await get(from);
			found.push({ place: from, json });
			say(found.length);
			return json;
		} catch (error) {
			problems.push({ place: from, text: (error as Error).message });
			return undefined;
		}
	};
	const list = async (first: string): Promise<unknown[]> => {
		const data: unknown[] = [];
		for (let next: unknown = first; typeof next === 'string' && !seen.has(next);) {
			const json = await read(next);
			data.push(...(isThing(json) && Array.isArray(json.data) ? (json.data as unknown[]) : [json].flat()));
			next = links(json).next;
		}
		return data;
	};
	const system = await read(address);
	const named = isThing(system) ? [system.body].flat().filter((one) => typeof one === 'string') : [];
	for (const bodies of named) {
		for (const body of await list(bodies)) {
			if (!isThing(body) || typeNamed(body.type) !== 'Body') continue;
			for (const key of Object.keys(BODY_LISTS)) if (typeof body[key] === 'string') await list(body[key]);
		}
	}
	return { documents: found, problems };
}
