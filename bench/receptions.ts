/**
 * Three months of receptions: 200 deputies, each with 28 recurring patterns over 64 places; then the search for the next free times,
 * entered each way that people enter it.
 */
import { now } from '../src/platform/clock.ts';
import { sql, type Database } from '../src/platform/db/index.ts';
import { dayOf } from '../src/platform/i18n/format.ts';
import { searchSlots, type SlotWish } from '../src/modules/receptions/server/index.ts';
import { makeHost, makePattern, makePlace } from '../src/modules/receptions/server/fixture.ts';
import { followHours } from '../src/modules/receptions/server/hours.ts';
import { makeUnit } from '../test/actors.ts';
import { inTurn, summarise, type Measured } from './measure.ts';

const [HOSTS, PLACES, MONTHS] = [200, 64, 3];
/** Four times a day on seven days: 28 patterns. */
const TIMES = [
	['08:00', '10:00'],
	['10:00', '12:00'],
	['14:00', '16:00'],
	['16:00', '18:00']
] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const RUNS = 400;
const GOAL = { text: 'p95 < 20', percentile: 'p95', ms: 20 } as const;
const SYSTEM = { kind: 'system', job: 'bench' } as const;

interface Made {
	units: string[];
	hosts: string[];
	places: string[];
	territories: { id: string; level: number }[];
}

/** The same at each run: what an earlier one made stays beside it, and makes the search no easier. */
async function make(db: Database, results: Measured[]): Promise<Made> {
	const territories = await db.reader
		.selectFrom('territory')
		.select(['id', 'level'])
		.where('level', '<=', 2)
		.where('valid_to', 'is', null)
		.orderBy('code')
		.execute();
	const made: Made = { units: [], hosts: [], places: [], territories: [] };
	const at = <T>(list: readonly T[], n: number) => list[n % list.length] as T;
	// The first keeps every second host, as a faction of a parliament does; the others share the rest.
	for (let n = 0; n < 20; n++) made.units.push((await db.write((tx) => makeUnit(tx))).id);
	for (let n = 0; n < PLACES; n++) {
		const territory = at(territories, n);
		made.territories.push(territory);
		made.places.push(await db.write((tx) => makePlace(tx, { unitId: at(made.units, n), territoryId: territory.id })));
	}
	const start = performance.now();
	let days = 0;
	for (let n = 0; n < HOSTS; n++) {
		days += await db.write(async (tx) => {
			const host = await makeHost(tx, { unitId: n % 2 === 0 ? at(made.units, 0) : at(made.units, n) });
			made.hosts.push(host.id);
			for (const weekday of WEEKDAYS) {
				for (const [k, [from, to]] of TIMES.entries()) {
					const modes = (n + k) % 3 === 0 ? ['in_person', 'video', 'phone'] : ['in_person'];
					await makePattern(tx, host.id, at(made.places, n * 7 + weekday * 4 + k), { weekdays: [weekday], from, to, modes });
				}
			}
			return (await followHours(tx, SYSTEM, host)).made;
		});
	}
	results.push(
		summarise(`receptions: ${days.toLocaleString('en')} days made ahead with their times, each`, [(performance.now() - start) / days])
	);
	return made;
}

/** As it is in a busy spring: everything in the next six weeks is taken, of the rest every third seat, and some are held. */
async function fill(db: Database): Promise<void> {
	await db.write(async (tx) => {
		await sql`
			WITH taken AS MATERIALIZED (
				SELECT slot_id, seat_no, unit_id, gen_random_uuid() AS wish FROM reception_seat
				WHERE wish_id IS NULL AND (starts_at < ${now().add({ hours: 24 * 42 })} OR hashtext(slot_id::text) % 3 = 0)
			), wished AS (
				INSERT INTO wish (id, number, access_code_hash, unit_id, mode, language, channel, rank, state, since, received_at, due_on)
				SELECT wish, 'B-M-' || wish, '\\x00', unit_id, 'in_person', 'kk', 'web', 100, 'requested', ${now()}, ${now()}, ${dayOf(now())} FROM taken
			)
			UPDATE reception_seat e SET wish_id = t.wish FROM taken t WHERE e.slot_id = t.slot_id AND e.seat_no = t.seat_no`.execute(tx);
		await sql`UPDATE reception_seat SET held_until = ${now().add({ hours: 1 })}, hold_hash = '\\x00'
			WHERE wish_id IS NULL AND hashtext(slot_id::text) % 50 = 1`.execute(tx);
	});
}

export async function measureReceptions(db: Database): Promise<Measured[]> {
	const results: Measured[] = [];
	const made = await make(db, results);
	await ways(db, made, 'all free', results);
	await fill(db);
	await ways(db, made, 'six weeks taken', results);
	return results;
}

async function ways(db: Database, { units, hosts, places, territories }: Made, how: string, results: Measured[]): Promise<void> {
	const [from, until] = [now(), now().add({ hours: 24 * 31 * MONTHS })];
	const search = (wish: Partial<SlotWish>) => searchSlots(db.reader, { from, until, limit: 20, ...wish });
	const one = <T>(list: readonly T[], i: number) => list[(i * 37) % list.length] as T;
	const [regions, districts] = [1, 2].map((level) => territories.filter((one) => one.level === level).map(({ id }) => id)) as [
		string[],
		string[]
	];
	const asked: Record<string, (i: number) => Partial<SlotWish>> = {
		'one deputy with 28 patterns': (i) => ({ hostId: one(hosts, i) }),
		'one deputy, by video in Kazakh': (i) => ({ hostId: one(hosts, i), mode: 'video', language: 'kk' }),
		'one deputy, in one region': (i) => ({ hostId: one(hosts, i), territoryId: one(regions, i) }),
		'whoever of a unit': (i) => ({ unitId: one(units, i) }),
		'whoever of the unit with a hundred deputies, by video': () => ({ unitId: units[0], mode: 'video' }),
		'whoever, in one region': (i) => ({ territoryId: one(regions, i) }),
		...(districts.length === 0 ? {} : { 'whoever, in one district': (i) => ({ territoryId: one(districts, i) }) }),
		'whoever, anywhere': () => ({}),
		'a language that nobody offers': (i) => ({ territoryId: one(regions, i), language: 'en' }),
		'the third month of a region': (i) => ({ territoryId: one(regions, i), from: until.subtract({ hours: 24 * 31 }) })
	};
	for (const [name, wish] of Object.entries(asked)) {
		results.push(await inTurn(`receptions: ${name}, ${how}`, RUNS, (i) => search(wish(i)), GOAL));
	}
	const [seats] = (
		await sql<{ n: number }>`SELECT count(*)::int AS n FROM reception_seat WHERE wish_id IS NULL`.execute(db.reader as never)
	).rows;
	console.log(
		`${String(hosts.length)} hosts, ${String(places.length)} places, ${dayOf(from).toString()}: ${(seats?.n ?? 0).toLocaleString('en')} free seats`
	);
}
