/** How the person gets at their own wish: by number and code. */
import type { Reader } from '#platform/db/index.ts';
import { found, notFound } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { accessCodeGiven, hashAccessCode } from '#platform/secrets.ts';
import { reads, speaks } from './policy.ts';
import { wishByNumber, type WishRow } from './store.ts';

/** The wish of this number when the code is its code; a guess of either learns nothing. */
export async function openByCode(db: Reader, number: string, code: string): Promise<string | undefined> {
	const row = await db.selectFrom('wish').select(['id', 'access_code_hash']).where('number', '=', number).executeTakeFirst();
	return row !== undefined && row.access_code_hash.equals(hashAccessCode(code)) ? row.id : undefined;
}

/** The code that a form's token gave, while it is still the wish's code. */
export async function codeOfToken(db: Reader, wishId: string, token: string): Promise<string | undefined> {
	const row = await db.selectFrom('wish').select('access_code_hash').where('id', '=', wishId).executeTakeFirst();
	return accessCodeGiven(token, found(row).access_code_hash);
}

/** As whom a browser opens a wish in which codes were shown (`granted`). */
export async function visitorOn(db: Reader, actor: Actor, number: string, granted: readonly string[]): Promise<Actor> {
	if (granted.length === 0) return actor;
	const row = await db.selectFrom('wish').select('id').where('number', '=', number).executeTakeFirst();
	return row !== undefined && granted.includes(row.id) ? { kind: 'visitor', wishId: row.id } : actor;
}

/** A wish for the person themselves. Throws not_found also for one that is not theirs. */
export async function wishForVisitor(db: Reader, actor: Actor, number: string): Promise<WishRow> {
	const wish = found(await wishByNumber(db, number));
	if (!speaks(actor, wish)) throw notFound();
	return wish;
}

/** A wish for staff who see its line. Throws not_found. */
export async function wishForDesk(db: Reader, actor: Actor, number: string): Promise<WishRow> {
	const wish = found(await wishByNumber(db, number));
	if (!reads(actor, wish)) throw notFound();
	return wish;
}
