/** For tests: a unit with a place, hosts and hours that come again, as rows. */
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { newId } from '#platform/ids.ts';
import { makeStaff, makeUnit, type MadeUnit } from '../../../../test/actors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { hostById, type Host } from './hosts.ts';

const SINCE = Temporal.PlainDate.from('2020-01-01');
const MADE_AT = Temporal.Instant.from('2020-01-01T00:00:00Z');
const words = (text: string) => JSON.stringify({ kk: text, ru: text, en: text });

/** A district of another region than this one. */
export async function makeDistrict(tx: Tx, notRegionId: string): Promise<{ id: string; regionId: string }> {
	const regions = tx.selectFrom('territory').select(['id', 'path']).where('level', '=', 1).where('id', '<>', notRegionId);
	const region = await regions.orderBy('code').executeTakeFirstOrThrow();
	const id = newId();
	const code = '999000000';
	const place = {
		code,
		parent_id: region.id,
		region_id: region.id,
		path: `${region.path}.${code}`,
		level: 2,
		name: words('Бірінші ауданы')
	};
	await tx
		.insertInto('territory')
		.values({ id, ...place, search: '', above: '', valid_from: SINCE })
		.execute();
	return { id, regionId: region.id };
}

export async function makePlace(tx: Tx, { unitId, territoryId }: { unitId: string; territoryId: string }): Promise<string> {
	const id = newId();
	const names = { name: words('Қабылдау бөлмесі'), address: words('Абай даңғылы, 1') };
	await tx
		.insertInto('reception_place')
		.values({
			id,
			unit_id: unitId,
			territory_id: territoryId,
			...names,
			access: ['step_free'],
			video: true,
			valid_from: SINCE,
			made_at: MADE_AT
		})
		.execute();
	return id;
}

export async function makeHost(tx: Tx, { unitId, personId = null }: { unitId: string; personId?: string | null }): Promise<Host> {
	const id = newId();
	await tx
		.insertInto('reception_host')
		.values({
			id,
			unit_id: unitId,
			person_id: personId,
			name: 'Берік Омаров',
			title: words('депутат'),
			valid_from: SINCE,
			made_at: MADE_AT
		})
		.execute();
	const host = await hostById(tx, id);
	if (host === undefined) throw new Error('just made');
	return host;
}

export interface EditionWishes {
	weekdays?: number[];
	from?: string;
	to?: string;
	slotMinutes?: number;
	seats?: number;
	walkInShare?: number;
	modes?: string[];
	validFrom?: Temporal.PlainDate;
}

/** Weekly hours, Tuesdays from three to five in times of twenty minutes unless told otherwise. */
export async function makePattern(tx: Tx, hostId: string, placeId: string, wishes: EditionWishes = {}): Promise<string> {
	const { weekdays = [2], from = '15:00', to = '17:00', slotMinutes = 20, seats = 1, walkInShare = 0, modes = ['in_person'] } = wishes;
	const id = newId();
	await tx.insertInto('reception_pattern').values({ id, host_id: hostId, made_at: MADE_AT }).execute();
	await tx
		.insertInto('reception_edition')
		.values({
			pattern_id: id,
			valid_from: wishes.validFrom ?? SINCE,
			place_id: placeId,
			every: 'week',
			step: 1,
			anchor: SINCE,
			weekdays,
			from_time: from,
			to_time: to,
			slot_minutes: slotMinutes,
			seats,
			walk_in_share: walkInShare,
			languages: ['kk', 'ru'],
			modes
		})
		.execute();
	return id;
}

export interface Scene {
	unit: MadeUnit;
	operator: Staff;
	host: Host;
	placeId: string;
	regionId: string;
}

/** A unit with an operator, a host and a place in the first region. */
export async function makeScene(tx: Tx): Promise<Scene> {
	const region = await tx.selectFrom('territory').select('id').where('level', '=', 1).orderBy('code').executeTakeFirstOrThrow();
	const unit = await makeUnit(tx);
	const [operator, host] = [await makeStaff(tx, { role: 'operator', unitId: unit.id }), await makeHost(tx, { unitId: unit.id })];
	return { unit, operator, host, placeId: await makePlace(tx, { unitId: unit.id, territoryId: region.id }), regionId: region.id };
}

/** Wishes, as rows, that take seats. */
export async function makeWishes(tx: Tx, count: number): Promise<string[]> {
	const unit = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
	const at = now();
	const terms = {
		mode: 'in_person',
		language: 'kk',
		channel: 'web',
		rank: 100,
		state: 'requested',
		since: at,
		received_at: at,
		due_on: dayOf(at)
	};
	const rows = Array.from({ length: count }, () => newId()).map((id) => ({
		id,
		number: `T-M-${id}`,
		access_code_hash: Buffer.alloc(32),
		unit_id: unit.id,
		...terms
	}));
	await tx.insertInto('wish').values(rows).execute();
	return rows.map(({ id }) => id);
}
