/** The list of who of an invited unit is to come. */
import { asReader, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { newId } from '#platform/ids.ts';
import { staffOf, type StaffMember, type Unit } from '#modules/organisation/server/index.ts';

/** Who may chair what a unit holds: its staff; a faction or a council, whose members seldom are staff, is also chaired from the branch it sits in. */
export async function possibleChairs(db: Reader, { id, kind, parentId }: Pick<Unit, 'id' | 'kind' | 'parentId'>): Promise<StaffMember[]> {
	const own = await staffOf(db, id);
	if ((kind !== 'faction' && kind !== 'council') || parentId === null) return own;
	return [...own, ...(await staffOf(db, parentId, ['head', 'branch_head', 'central']))];
}

/** People of a unit by name; a name that is held there by one of the staff is that person. Who is on the list stays as they are. */
export async function addPeople(tx: Tx, eventId: string, unitId: string, names: readonly string[]): Promise<void> {
	const staff = await staffOf(asReader(tx), unitId);
	const idOf = (name: string) => staff.find((one) => one.name === name)?.personId ?? null;
	await putPeople(
		tx,
		eventId,
		names.map((name) => ({ unitId, name, personId: idOf(name) }))
	);
}

/**
 * Puts people on the list of who is to come, those of many units at once; who is there already stays as they are, with the seat
 * that they hold now.
 */
export async function putPeople(
	tx: Tx,
	eventId: string,
	people: readonly { unitId: string; name: string; personId: string | null; seatId?: string }[]
): Promise<void> {
	if (people.length === 0) return;
	const rows = people.map(({ unitId, name, personId, seatId }) => ({
		id: newId(),
		event_id: eventId,
		unit_id: unitId,
		person_id: personId,
		name,
		seat_id: seatId ?? null
	}));
	await tx
		.insertInto('event_person')
		.values(rows)
		.onConflict((c) =>
			c.constraint('event_person__name_key').doUpdateSet({ seat_id: sql`coalesce(excluded.seat_id, event_person.seat_id)` })
		)
		.execute();
}
