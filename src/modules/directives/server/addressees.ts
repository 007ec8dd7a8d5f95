/** To whom a directive goes: what the rule means now, and what was shown. */
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { forbidden, invalid } from '#platform/errors.ts';
import { isWithin, type Actor } from '#platform/identity/actor.ts';
import { checkedAudience, unitById, unitsOf, type Unit } from '#modules/organisation/server/index.ts';
import type { Audience } from '#modules/organisation/rules/audience.ts';
import { mayDirect } from './policy.ts';

/** Who issues and by which rule, when both can be. Throws invalid for a unit or a rule that cannot, forbidden for who does not lead the unit. */
export async function checkedIssue(
	tx: Tx,
	actor: Actor,
	{ issuerUnitId, audience }: { issuerUnitId: string; audience: Audience }
): Promise<{ issuer: Unit; audience: Audience }> {
	const issuer = await unitById(asReader(tx), issuerUnitId);
	if (issuer?.open !== true) throw invalid('issuerUnitId', 'choose');
	if (!mayDirect(actor, issuer.path)) throw forbidden();
	return { issuer, audience: await checkedAudience(asReader(tx), audience) };
}

/** The units that the rule means today, of those below whoever issues. */
export async function meant(db: Reader, audience: Audience, issuerPath: string): Promise<Unit[]> {
	const units = await unitsOf(db, audience);
	return units.filter((unit) => unit.path !== issuerPath && isWithin(unit.path, issuerPath));
}

/** The units that were shown last. */
export async function shown(db: Reader | Tx, directiveId: string): Promise<string[]> {
	const found = await rows(db, sql<{ id: string }>`SELECT unit_id AS id FROM directive_addressee WHERE directive_id = ${directiveId}`);
	return found.map(({ id }) => id);
}

/** Keeps what the rule means now as what is shown. Throws invalid `directives.nobody`. */
export async function show(tx: Tx, directiveId: string, audience: Audience, issuerPath: string): Promise<number> {
	const units = await meant(asReader(tx), audience, issuerPath);
	if (units.length === 0) throw invalid('kinds', 'directives.nobody');
	await tx.deleteFrom('directive_addressee').where('directive_id', '=', directiveId).execute();
	await sql`INSERT INTO directive_addressee SELECT ${directiveId}, unnest(${units.map(({ id }) => id)}::uuid[])`.execute(tx);
	return units.length;
}
