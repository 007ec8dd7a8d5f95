/**
 * Deputies' visits in every region: past ones with what came of them, coming ones published and planned, some moved, some called off. Where
 * the deputy receives people, the first stop has hours for whoever wants to speak alone.
 */
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { nextWorkingDay, workingDaysAfter, type Calendar } from '../../../platform/calendar/rules.ts';
import { asReader, rows, sql, type Tx } from '../../../platform/db/index.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import { acceptReport, assignmentsOf, reportAssignment } from '../../../modules/assignments/server/index.ts';
import { formatPoint } from '../../../platform/point.ts';
import { placeInput } from '../../../modules/receptions/input.ts';
import { hostsFor, makePlace, placesAt } from '../../../modules/receptions/server/index.ts';
import { placesById, territoryByCode } from '../../../modules/territory/server/index.ts';
import { cancelInput, changeStopInput, dropInput, hoursInput, reportInput, stopInput, visitInput } from '../../../modules/visits/input.ts';
import * as visits from '../../../modules/visits/server/index.ts';
import * as wishes from '../../../modules/wishes/server/index.ts';
import { seeded, type Random } from '../random.ts';
import { midnight, numberOf, plainDay } from '../worktime.ts';
import { PLACES, PROMISES, PURPOSES, REASONS, SUMMARIES } from './visit-words.ts';
import { Script, type Stage } from './stage.ts';
import { want } from './wishes.ts';

interface Branch {
	code: string;
	unitId: string;
	/** Deputies of it who receive people. */
	hosts: { id: string; mandateId: string }[];
	/** Of its faction; somebody else travels each time. */
	mandates: string[];
	/** Codes of its settlements, district by district. */
	settlements: string[][];
	aide: Staff;
	head: Staff;
}

/** Days from today on which a trip begins, and what becomes of it. */
const TRIPS = [
	{ from: -190, how: 'held' },
	{ from: -75, how: 'dropped' },
	{ from: -20, how: 'held' },
	{ from: -6, how: 'silent' },
	{ from: 9, how: 'moved' },
	{ from: 16, how: 'published' },
	{ from: 23, how: 'cancelled' },
	{ from: 30, how: 'planned' }
] as const;
type How = (typeof TRIPS)[number]['how'];

/** Days from today since which the demo's deputies receive people, with room to spare. */
const RECEIVING = -30;

/** Every branch has these; the one whose people one signs in as has all. */
const USUAL: readonly How[] = ['held', 'published'];

/** Returns the acts that were refused. */
export async function playVisits(stage: Stage): Promise<string[]> {
	const calendar = await loadCalendar(stage.db.reader);
	const random = seeded(205);
	const scripts: Script[] = [];
	for (const [i, branch] of (await branches(stage)).entries()) {
		const all = branch.code === 'ALM' || i % 5 === 0;
		for (const [n, { from, how }] of TRIPS.entries()) {
			if (all || USUAL.includes(how))
				scripts.push(trip(stage, calendar, random, branch, { n: n + i, from: from - (all ? 0 : i % 4), how }));
		}
	}
	return stage.play(scripts);
}

async function branches(stage: Stage): Promise<Branch[]> {
	interface Row extends Omit<Branch, 'aide' | 'head' | 'settlements' | 'hosts'> {
		places: { district: string; code: string }[];
		aideId: string;
		headId: string;
	}
	const list = await rows(
		stage.db.reader,
		sql<Row>`
			SELECT up.code, up.id AS "unitId", (SELECT jsonb_agg(m.id ORDER BY m.name) FROM mandate m JOIN mandate_term t ON t.id = m.term_id WHERE t.unit_id = u.id AND m.end_reason IS NULL) AS mandates,
				(SELECT jsonb_agg(jsonb_build_object('district', p.code, 'code', s.code) ORDER BY s.code) FROM territory s JOIN territory p ON p.id = s.parent_id
					WHERE s.region_id = up.territory_id AND s.level = 4) AS places,
				(SELECT h.person_id FROM post h WHERE h.unit_id = up.id AND h.role = 'aide' LIMIT 1) AS "aideId",
				(SELECT h.person_id FROM post h WHERE h.unit_id = up.id AND h.role = 'branch_head' LIMIT 1) AS "headId"
			FROM unit u JOIN unit up ON up.id = u.parent_id WHERE u.kind = 'faction' AND up.kind = 'regional' ORDER BY u.path`
	);
	return Promise.all(
		list.map(async ({ places, aideId, headId, ...branch }) => ({
			...branch,
			hosts: (await hostsFor(stage.db.reader, { unitId: branch.unitId })).flatMap(({ id, mandateId }) =>
				mandateId === null ? [] : [{ id, mandateId }]
			),
			settlements: [...Map.groupBy(places, ({ district }) => district).values()].map((of) => of.map(({ code }) => code)),
			aide: await stage.staff(aideId),
			head: await stage.staff(headId)
		}))
	);
}

const ms = (on: Temporal.PlainDate, hour: number, minute = 0) => midnight(numberOf(on)) + (hour * 60 + minute) * 60_000;
const HOURS = [
	['10:00', '11:00'],
	['12:30', '13:30'],
	['16:00', '17:30']
] as const;

/** A day in two or three villages of one district, planned two weeks ahead and told ten days ahead. */
function trip(
	stage: Stage,
	calendar: Calendar,
	random: Random,
	branch: Branch,
	{ n, from, how }: { n: number; from: number; how: How }
): Script {
	const on = nextWorkingDay(calendar, plainDay(stage.world.now).add({ days: from }).subtract({ days: 1 }));
	const planned = Math.min(ms(on.subtract({ days: 24 }), 11), stage.world.now - 3 * 86_400_000);
	const script = new Script(stage, `visit ${branch.code} ${on.toString()}`, planned);
	const places = branch.settlements[n % branch.settlements.length] ?? [];
	const count = 2 + (n % 2);
	const stops = places.slice(0, count).map((territory, i) => {
		const [start, end] = HOURS[i] ?? HOURS[0];
		return stopInput.parse({ territory, place: PLACES[(n + i) % PLACES.length], day: on.toString(), from: start, to: end });
	});
	const { aide } = branch;
	const host = from > RECEIVING && USUAL.includes(how) ? branch.hosts[n % branch.hosts.length] : undefined;
	let id = '';
	const ids: string[] = [];
	script.on(planned, async (tx) => {
		const mandateId = host?.mandateId ?? branch.mandates[(n * 3) % branch.mandates.length];
		id = await visits.planVisit(tx, aide, visitInput.parse({ mandateId, firstDay: on.toString(), ...PURPOSES[n % PURPOSES.length] }));
		for (const stop of stops) ids.push(await visits.addStop(tx, aide, id, stop));
	});
	if (how === 'planned') return script;
	script.on(planned + 86_400_000, (tx) => visits.publishVisit(tx, branch.head, id));
	const change = planned + 2 * 86_400_000;
	if (host !== undefined)
		alone(script, {
			branch,
			on,
			n,
			told: change,
			hostId: host.id,
			code: places[0] ?? '',
			stop: () => ({ visitId: id, stopId: ids[0] ?? '' })
		});
	if (how === 'cancelled')
		return script.on(change, (tx) => visits.cancelVisit(tx, branch.head, id, cancelInput.parse({ reason: REASONS.cancelled })));
	if (how === 'moved')
		return script.on(change, (tx) => {
			const [first] = stops;
			const later = { ...first, day: on.toString(), from: '09:00', to: '09:45', stopId: ids[0], reason: REASONS.moved };
			return visits.changeStop(tx, aide, id, changeStopInput.parse(later));
		});
	if (how === 'dropped')
		script.on(change, (tx) => visits.dropStop(tx, aide, id, dropInput.parse({ stopId: ids[0], reason: REASONS.dropped })));
	if (how === 'published') return script;
	return report(script, calendar, random, {
		branch,
		on,
		n,
		how,
		stop: (i) => ({ visitId: id, stopId: ids[i] ?? '' }),
		count: stops.length
	});
}

interface Alone {
	branch: Branch;
	on: Temporal.PlainDate;
	n: number;
	told: number;
	hostId: string;
	/** Of the settlement. */
	code: string;
	stop: () => { visitId: string; stopId: string };
}

/** Hours at the first stop: two book a time there, and on the day they are received. */
function alone(script: Script, { branch, on, n, told, hostId, code, stop }: Alone): void {
	const { aide } = branch;
	const booked: string[] = [];
	script.on(told, async (tx) => {
		const territory = await territoryByCode(asReader(tx), code);
		if (territory === undefined) throw new Error('a village that is nowhere');
		const [known] = await placesAt(tx, territory.id);
		const { visitId, stopId } = stop();
		const placeId = known?.id ?? (await makePlace(tx, aide, branch.unitId, await houseIn(tx, territory.id, code)));
		const hours = { stopId, placeId, hoursFrom: '10:00', hoursTo: '11:00', slotMinutes: '15', walkInShare: '25' };
		const dayId = await visits.addHours(tx, aide, visitId, hoursInput.parse(hours));
		const slots = await tx.selectFrom('reception_slot').select('id').where('day_id', '=', dayId).orderBy('starts_at').limit(2).execute();
		for (const [k, { id }] of slots.entries()) booked.push(await want(tx, hostId, territory.id, 300 + n * 2 + k, id));
	});
	script.on(ms(on, 10, 40), async (tx) => {
		for (const id of booked) {
			await wishes.markArrived(tx, aide, id);
			await wishes.markMet(tx, aide, id, { outcome: 'answer', note: undefined });
		}
	});
}

/** A house of a village in which people are received. */
async function houseIn(tx: Tx, territoryId: string, territory: string) {
	const point = (await placesById(asReader(tx), [territoryId])).get(territoryId)?.point;
	return placeInput.parse({
		nameKk: 'Мәдениет үйі',
		nameRu: 'Дом культуры',
		nameEn: 'House of culture',
		addressKk: 'Достық көшесі, 1',
		addressRu: 'улица Достык, 1',
		addressEn: '1 Dostyk Street',
		territory,
		point: point && formatPoint(point),
		access: 'step_free'
	});
}

interface Over {
	branch: Branch;
	on: Temporal.PlainDate;
	n: number;
	how: How;
	stop: (i: number) => { visitId: string; stopId: string };
	count: number;
}

/** What came of it: each stop in the evening, with a promise that is kept or not; of a silent one the last stop is still owed. */
function report(script: Script, calendar: Calendar, random: Random, { branch, on, n, how, stop, count }: Over): Script {
	for (let i = how === 'dropped' ? 1 : 0; i < count - (how === 'silent' ? 1 : 0); i++) {
		const due = workingDaysAfter(calendar, on, 20).toString();
		const promise = (n + i) % 3 === 2 ? {} : { promise1: PROMISES[(n + i) % PROMISES.length], due1: due };
		const form = { people: String(14 + random.below(90)), summary: SUMMARIES[(n + i) % SUMMARIES.length], ...promise };
		script.on(ms(on, 19, i * 10), (tx) => {
			const { visitId, stopId } = stop(i);
			return visits.reportStop(tx, branch.aide, visitId, reportInput.parse({ ...form, stopId }));
		});
	}
	const kept = workingDaysAfter(calendar, on, 12);
	return script.on(ms(kept, 15), (tx) => keep(tx, branch, stop(0).visitId));
}

/** The first promise of a visit is kept, and those who lead the branch have seen it. */
async function keep(tx: Tx, { head }: Branch, visitId: string): Promise<void> {
	const [first] = await assignmentsOf(asReader(tx), { kind: 'visit', id: visitId });
	if (first === undefined) return;
	await reportAssignment(tx, head, { assignmentId: first.id, text: 'Сауал жолданды, жауабы келді. · Запрос направлен, ответ получен.' });
	await acceptReport(tx, head, { assignmentId: first.id });
}
