/** The unit for which somebody makes a host or a place. */
import type { RequestEvent } from '@sveltejs/kit';
import type { Reader, Tx } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { NOBODY } from '#modules/organisation/rules/audience.ts';
import { unitById, unitsNamed, type Unit } from '#modules/organisation/server/index.ts';
import { KEEPING, keepsUnit } from '#modules/receptions/server/index.ts';

/** By its code, or the first by a post of the reader's; undefined for one that they do not keep. */
export async function keptUnit(db: Reader | Tx, staff: Staff, code: string | null): Promise<Unit | undefined> {
	const reader = db as Reader;
	const asked = code?.trim().toUpperCase() ?? '';
	const own = staff.posts.find(({ role }) => KEEPING.includes(role))?.unitId;
	const id = asked === '' ? own : (await unitsNamed(reader, [{ ...NOBODY, also: [asked] }])).get(asked)?.id;
	const unit = id === undefined ? undefined : await unitById(reader, id);
	return unit !== undefined && unit.open && keepsUnit(staff, unit.path) ? unit : undefined;
}

/** The id of the unit that the address names. Throws forbidden for one that the reader does not keep. */
export async function keptUnitId(tx: Tx, staff: Staff, { url }: Pick<RequestEvent, 'url'>): Promise<string> {
	const unit = await keptUnit(tx, staff, url.searchParams.get('unit'));
	if (unit === undefined) throw forbidden();
	return unit.id;
}
