/** After number and code were shown, the browser keeps a signed grant for a while, so that the code is typed once. */
import { now } from '#platform/clock.ts';
import { sign, verifySignature } from '#platform/secrets.ts';

export const GRANT_COOKIE = 'appeal';
const LIFE = { hours: 2 };
// A family's phone may follow several appeals.
const MOST = 5;

/** The cookie's value with one more appeal in it. */
export function addGrant(cookie: string | undefined, appealId: string): string {
	const ends = now().add(LIFE).epochMilliseconds;
	const kept = grants(cookie).filter((g) => g.appealId !== appealId);
	return [...kept, { appealId, ends }]
		.slice(-MOST)
		.map((g) => `${g.appealId}.${String(g.ends)}.${sign(`grant:${g.appealId}:${String(g.ends)}`)}`)
		.join('~');
}

/** The appeals that the cookie opens now; what was forged or is over is not among them. */
export function grantedAppeals(cookie: string | undefined): string[] {
	return grants(cookie).map((g) => g.appealId);
}

function grants(cookie: string | undefined): { appealId: string; ends: number }[] {
	const present = now().epochMilliseconds;
	return (cookie ?? '').split('~').flatMap((part) => {
		const [appealId, ends, signature] = part.split('.');
		if (appealId === undefined || ends === undefined || signature === undefined) return [];
		if (!verifySignature(`grant:${appealId}:${ends}`, signature) || Number(ends) <= present) return [];
		return [{ appealId, ends: Number(ends) }];
	});
}
