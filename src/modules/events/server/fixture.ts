/** For tests: a host unit with a chair and a secretary, three branches below it, and an event of theirs. */
import { makeStaff, makeUnit, type MadeUnit } from '../../../../test/actors.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { planInput, type PlanInput } from '../input.ts';
import { inviteUnits, planEvent } from './index.ts';

export interface World {
	host: MadeUnit;
	branches: [MadeUnit, MadeUnit, MadeUnit];
	chair: Staff;
	secretary: Staff;
	/** Who heads each branch. */
	heads: [Staff, Staff, Staff];
	stranger: Staff;
}

export async function eventWorld(tx: Tx): Promise<World> {
	const host = await makeUnit(tx, { kind: 'regional' });
	const [a, b, c] = [
		await makeUnit(tx, { kind: 'district', parentId: host.id }),
		await makeUnit(tx, { kind: 'district', parentId: host.id }),
		await makeUnit(tx, { kind: 'district', parentId: host.id })
	];
	const head = (unitId: string, name: string) => makeStaff(tx, { role: 'head', unitId, name });
	const other = await makeUnit(tx, { kind: 'regional' });
	return {
		host,
		branches: [a, b, c],
		chair: await makeStaff(tx, { role: 'branch_head', unitId: host.id, name: 'Төраға Сынақ' }),
		secretary: await makeStaff(tx, { role: 'central', unitId: host.id, name: 'Хатшы Сынақ' }),
		heads: [await head(a.id, 'Бірінші Басшы'), await head(b.id, 'Екінші Басшы'), await head(c.id, 'Үшінші Басшы')],
		stranger: await head(other.id, 'Бөтен Басшы')
	};
}

/** A form as it is posted; Monday 2 November 2026 at ten. */
export function planOf(w: World, changes: Record<string, unknown> = {}): PlanInput {
	return planInput.parse({
		titleKk: 'Қысқа дайындық',
		titleRu: 'Подготовка к зиме',
		kinds: 'district',
		within: w.host.code,
		day: '2026-11-02',
		from: '10:00',
		to: '11:30',
		place: 'Мәжіліс залы',
		video: 'none',
		chairId: w.chair.personId,
		agenda: 'Жылу жүйесі; Бірінші бөлімше; 20\nЖолдар; 15',
		...changes
	});
}

/** Planned and sent to the three branches. */
export async function invitedEvent(tx: Tx, w: World, changes: Record<string, unknown> = {}): Promise<string> {
	const id = await planEvent(tx, w.secretary, { ...planOf(w, changes), hostId: w.host.id });
	await inviteUnits(tx, w.secretary, id);
	return id;
}
