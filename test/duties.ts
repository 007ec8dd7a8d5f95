/** For tests: a deputy of a region with villages, norms in force since the beginning of 2026, and what was held, each by the room's own acts. */
import { makeStaff } from './actors.ts';
import { meetingForm } from './reports.ts';
import { makeTimes } from './wishes.ts';
import type { testClock } from './clock.ts';
import { sql, type Tx } from '../src/platform/db/index.ts';
import type { Staff } from '../src/platform/identity/actor.ts';
import { newId } from '../src/platform/ids.ts';
import { cancelEvent, closeEvent, inviteUnits, openEvent } from '../src/modules/events/server/index.ts';
import { mandateInput } from '../src/modules/mandates/input.ts';
import { giveMandate } from '../src/modules/mandates/server/index.ts';
import { planGatheringInput } from '../src/modules/participation/input.ts';
import { countWalkIns, planGathering } from '../src/modules/participation/server/index.ts';
import { closeLine, openLine } from '../src/modules/tickets/server/index.ts';
import { reportInput } from '../src/modules/visits/input.ts';
import { publishVisit, reportStop } from '../src/modules/visits/server/index.ts';
import { makeHost, makePlace } from '../src/modules/receptions/server/fixture.ts';
import { planOf, stopOf, visitWorld, type World as VisitWorld } from '../src/modules/visits/server/fixture.ts';
import { addStop, planVisit } from '../src/modules/visits/server/index.ts';
import { normInput } from '../src/modules/duties/input.ts';
import { addNorm } from '../src/modules/duties/server/index.ts';

type Clock = ReturnType<typeof testClock>;

export interface World extends VisitWorld {
	tx: Tx;
	at: Clock;
	root: Staff;
	/** A second deputy of the faction, who heads the branch, too. */
	chairId: string;
}

export const normOf = (changes: Record<string, string>) =>
	normInput.parse({
		scope: 'regional',
		times: '1',
		months: '12',
		partial: 'months',
		validFrom: '2026-01-01',
		reason: 'Съезд шешімі',
		sourceKk: 'Регламент, 12-тармақ',
		sourceRu: 'Регламент, пункт 12',
		sourceEn: 'Rules, clause 12',
		approvedKk: 'Мәслихат',
		approvedRu: 'Маслихат',
		approvedEn: 'The council',
		...changes
	});

const NORMS = [
	{ duty: 'report_meeting' },
	{ duty: 'reception_day', months: '1', partial: 'none' },
	{ duty: 'visit', months: '3' },
	{ duty: 'field_session', partial: 'none' }
];

export async function dutyWorld(tx: Tx, at: Clock): Promise<World> {
	at('2025-12-01', '10:00');
	const w = await visitWorld(tx);
	const { id } = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
	const root = await makeStaff(tx, { role: 'administrator', unitId: id, name: 'Әкімші Сынақ' });
	const faction = await tx
		.selectFrom('mandate as m')
		.innerJoin('mandate_term as t', 't.id', 'm.term_id')
		.select('t.unit_id')
		.where('m.id', '=', w.mandateId)
		.executeTakeFirstOrThrow();
	const post = {
		role: 'deputy',
		title: JSON.stringify({ kk: 'Депутат', ru: 'Депутат', en: 'Deputy' }),
		valid_from: Temporal.PlainDate.from('2020-01-01')
	};
	await tx
		.insertInto('post')
		.values({ id: newId(), person_id: w.head.personId, unit_id: faction.unit_id, ...post })
		.execute();
	const seat = { name: 'Филиал Басшысы', personId: w.head.personId, place: 'chair', givenBy: '№ 1 округ', validFrom: '2025-11-15' };
	const chairId = await giveMandate(tx, root, faction.unit_id, mandateInput.parse(seat));
	for (const norm of NORMS) await addNorm(tx, root, normOf(norm));
	return { ...w, tx, at, root, chairId };
}

/** A meeting of a deputy (`mandateId` empty: of nobody by name) that was held with so many people, or called off. */
export async function meeting(
	{ tx, at, head, branch, near }: World,
	day: string,
	changes: Record<string, string>,
	came: number | 'cancelled'
): Promise<string> {
	at(Temporal.PlainDate.from(day).subtract({ days: 10 }).toString(), '10:00');
	const plan = planGatheringInput.parse({ ...meetingForm({ branch, head, near }, day), ...changes });
	const id = await planGathering(tx, head, plan);
	await inviteUnits(tx, head, id);
	at(day, '15:00');
	if (came === 'cancelled') await cancelEvent(tx, head, id, { reason: 'Боран ескертуі' });
	else {
		await openEvent(tx, head, id);
		await countWalkIns(tx, head, id, { walkIns: came });
		at(day, '17:00');
		await closeEvent(tx, head, id);
	}
	return id;
}

/** A trip to the near and the far village: so many came to each, or nobody has said (null). An event may be held at the first. */
export async function trip(w: World, day: string, people: readonly [number | null, number | null], eventId?: string): Promise<string> {
	const { tx, at, aide, head } = w;
	at(Temporal.PlainDate.from(day).subtract({ days: 9 }).toString(), '10:00');
	const id = await planVisit(tx, aide, planOf(w, { firstDay: day }));
	const stops = [
		await addStop(tx, aide, id, stopOf(w, { day, ...(eventId === undefined ? {} : { eventId }) })),
		await addStop(tx, aide, id, stopOf(w, { day, territory: w.far, place: 'Мәдениет үйі', from: '15:30', to: '17:00' }))
	];
	await publishVisit(tx, head, id);
	at(day, '19:00');
	for (const [i, stopId] of stops.entries()) {
		const came = people[i];
		if (came != null)
			await reportStop(tx, aide, id, reportInput.parse({ stopId, people: String(came), summary: 'Су мен жол туралы айтылды' }));
	}
	return id;
}

/** A reception day of an hour to which nobody came: its line was open from one time to another. */
export async function emptyReception(
	{ tx, at, mandateId, branch, region, head }: World,
	day: string,
	open: string,
	close: string
): Promise<string> {
	at(Temporal.PlainDate.from(day).subtract({ days: 7 }).toString(), '10:00');
	const known = await tx.selectFrom('reception_host').selectAll().where('mandate_id', '=', mandateId).executeTakeFirst();
	const host = known === undefined ? await makeHost(tx, { unitId: branch.id }) : { id: known.id };
	await sql`UPDATE reception_host SET mandate_id = ${mandateId} WHERE id = ${host.id}`.execute(tx);
	const placeId = await makePlace(tx, { unitId: branch.id, territoryId: region.id });
	const id = await makeTimes(tx, { host, operator: head, placeId } as never, day, 6);
	at(day, open);
	await openLine(tx, head, id);
	at(day, close);
	await closeLine(tx, head, id);
	return id;
}
