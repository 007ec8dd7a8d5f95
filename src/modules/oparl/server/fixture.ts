/** For tests: everything an endpoint serves, followed link by link as a harvester does. */
import type { Reader } from '#platform/db/index.ts';
import { publicOrigin } from '#platform/config.ts';
import type { Thing } from '../rules/convert.ts';
import { isThing } from '../rules/schema.ts';
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
