import { paths } from '../../src/lib/paths.ts';
import { now, setClock } from '../../src/platform/clock.ts';
import { nextWorkingDay, loadCalendar } from '../../src/platform/calendar/index.ts';
import type { Database, Tx } from '../../src/platform/db/index.ts';
import { dayOf } from '../../src/platform/i18n/format.ts';
import type { Staff } from '../../src/platform/identity/actor.ts';
import { mandateInput, termInput } from '../../src/modules/mandates/input.ts';
import { giveMandate, openTerm } from '../../src/modules/mandates/server/index.ts';
import { changeStopInput, reportInput, stopInput, visitInput } from '../../src/modules/visits/input.ts';
import * as visits from '../../src/modules/visits/server/index.ts';
import { makeStaff, makeUnit } from '../../test/actors.ts';
import type { Cast } from '../../test/appeals.ts';

/** A deputy of a faction at the branch. */
async function deputy(tx: Tx, parentId: string): Promise<string> {
	const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
	const keeper = await makeStaff(tx, { role: 'administrator', unitId: root.id });
	const { id } = await makeUnit(tx, { kind: 'faction', parentId });
	await openTerm(
		tx,
		keeper,
		id,
		termInput.parse({ ordinal: '8', seats: '5', termFrom: '2023-03-29', termTo: '2099-03-28', source: 'Шешім № 5' })
	);
	const seat = { name: 'Дәулет Ермеков', place: 'member', givenBy: '№ 2 округ', validFrom: '2023-03-29' };
	return giveMandate(tx, keeper, id, mandateInput.parse(seat));
}

// Cities of republican significance: the places that ship with Jauap and are no regions.
const [ALMATY, ASTANA] = ['750000000', '710000000'];

/** Visits of a deputy: a plan, one that was told and moved, one that is over with a report and a promise. Returns pages few links lead to. */
export async function travel(db: Database, { head, unit }: Cast): Promise<string[]> {
	const mandateId = await db.write((tx) => deputy(tx, unit.id));
	const plan = await db.write((tx) => made(tx, head, mandateId, dayOf(now()).add({ days: 9 }), undefined));
	const told = await db.write((tx) => made(tx, head, mandateId, dayOf(now()).add({ days: 14 }), 'Мәдениет үйі'));
	await db.write((tx) => visits.publishVisit(tx, head, told.id));
	const [first = '', second = ''] = told.stops;
	const later = { territory: ALMATY, place: 'Мектеп', day: told.day, from: '11:00', to: '12:00', stopId: first, reason: 'Боран ескертуі' };
	await db.write((tx) => visits.changeStop(tx, head, told.id, changeStopInput.parse(later)));
	const over = await past(db, head, mandateId);
	return [paths.desk.visit(plan.id), paths.desk.visitStop(told.id, second), paths.desk.visit(over)];
}

async function made(tx: Tx, head: Staff, mandateId: string, on: Temporal.PlainDate, place: string | undefined) {
	const day = on.toString();
	const id = await visits.planVisit(tx, head, visitInput.parse({ mandateId, firstDay: day, purposeKk: 'Қысқа дайындық' }));
	const stop = (territory: string, from: string, to: string) =>
		visits.addStop(tx, head, id, stopInput.parse({ territory, place, day, from, to }));
	return { id, day, stops: [await stop(ALMATY, '10:00', '11:00'), await stop(ASTANA, '14:00', '15:00')] };
}

/** Planned a week ago, held the day before yesterday; of its second stop nobody has reported. */
async function past(db: Database, head: Staff, mandateId: string): Promise<string> {
	const today = now();
	const dueOn = nextWorkingDay(await loadCalendar(db.reader), dayOf(today).add({ days: 20 })).toString();
	const restore = setClock(() => today.subtract({ hours: 24 * 7 }));
	try {
		const { id, stops } = await db.write((tx) => made(tx, head, mandateId, dayOf(today).subtract({ days: 2 }), 'Мектеп'));
		await db.write((tx) => visits.publishVisit(tx, head, id));
		setClock(() => today);
		const said = {
			stopId: stops[0],
			people: '37',
			summary: 'Су құбыры мен жол туралы айтылды',
			promise1: 'Жолға өтінім беру',
			due1: dueOn
		};
		await db.write((tx) => visits.reportStop(tx, head, id, reportInput.parse(said)));
		return id;
	} finally {
		restore();
	}
}
