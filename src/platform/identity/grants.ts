/** After number and code were shown, the browser keeps a signed grant for a while, so that the code is typed once. */
import { now } from '../clock.ts';
import { sign, verifySignature } from '../secrets.ts';

const LIFE = { hours: 2 };
// A family's phone may follow several.
const MOST = 5;

/** The cookie's value with the id of one more appeal or booking in it. */
export function addGrant(cookie: string | undefined, id: string): string {
	const ends = now().add(LIFE).epochMilliseconds;
	const kept = grants(cookie).filter((g) => g.id !== id);
	return [...kept, { id, ends }]
		.slice(-MOST)
		.map((g) => `${g.id}.${String(g.ends)}.${sign(`grant:${g.id}:${String(g.ends)}`)}`)
		.join('~');
}

/** The ids that the cookie opens now; what was forged or is over is not among them. */
export function grantedIds(cookie: string | undefined): string[] {
	return grants(cookie).map((g) => g.id);
}

function grants(cookie: string | undefined): { id: string; ends: number }[] {
	const present = now().epochMilliseconds;
	return (cookie ?? '').split('~').flatMap((part) => {
		const [id, ends, signature] = part.split('.');
		if (id === undefined || ends === undefined || signature === undefined) return [];
		if (!verifySignature(`grant:${id}:${ends}`, signature) || Number(ends) <= present) return [];
		return [{ id, ends: Number(ends) }];
	});
}
