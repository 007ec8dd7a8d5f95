/** For tests: everything an endpoint serves, followed link by link as a harvester does. */
import type { Reader } from '#platform/db/index.ts';
import { publicOrigin } from '#platform/config.ts';
import type { Thing } from '../rules/convert.ts';
import { BODY_LISTS, isThing } from '../rules/schema.ts';
import { answerOparl } from './answer.ts';

/** One question; throws when it is refused. `address`: as the endpoint itself gave it. */
export async function asked(db: Reader, address: string): Promise<Thing> {
	const { pathname, searchParams } = new URL(address, publicOrigin());
	const path = pathname.replace('/oparl/v1.1/', '');
	const { status, body } = await answerOparl(db, { path, query: searchParams, lang: 'kk' });
	if (status !== 200) throw new Error(`${String(status)} ${address}: ${JSON.stringify(body)}`);
	return body;
}

/** Every object of a list, over all its pages, and the size of each page. */
export async function listed(db: Reader, address: string): Promise<{ things: Thing[]; sizes: number[] }> {
	const [things, sizes]: [Thing[], number[]] = [[], []];
	for (let next: unknown = address; typeof next === 'string';) {
		const page = await asked(db, next);
		const data = page.data as Thing[];
		things.push(...data);
		sizes.push(data.length);
		next = isThing(page.links) ? page.links.next : undefined;
	}
	return { things, sizes };
}

/** Every object inside an object, and itself. */
export function within(thing: Thing): Thing[] {
	const inner = Object.entries(thing)
		.filter(([key]) => !key.includes(':') && key !== 'geojson')
		.flatMap(([, value]) => [value].flat().filter(isThing));
	return [thing, ...inner.flatMap(within)];
}

/** Everything the endpoint serves from its entrance on: the objects of all lists, and each address that was given for an object. */
export async function everything(db: Reader): Promise<{ system: Thing; bodies: Thing[]; all: Thing[] }> {
	const system = await asked(db, '/oparl/v1.1/system');
	const { things: bodies } = await listed(db, String(system.body));
	const all = [...bodies];
	for (const body of bodies) for (const key of Object.keys(BODY_LISTS)) all.push(...(await listed(db, String(body[key]))).things);
	return { system, bodies, all };
}

/** Every string under keys of OParl's own that is an address of an object of ours. */
export function namedBy(thing: Thing): string[] {
	const own = within(thing).flatMap((one) => Object.entries(one).flatMap(([key, value]) => (key.includes(':') ? [] : [value].flat())));
	return own.filter((one) => typeof one === 'string').filter((one) => /\/oparl\/v1\.1\/[a-z]+\/[0-9a-f-]{36}$/.test(one));
}
