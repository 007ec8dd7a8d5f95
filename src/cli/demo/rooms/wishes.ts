/**
 * Who wants to meet whom: in each region people have a time with a deputy or wait for one, and a reception day was held some days ago, with
 * those who booked and those who did not. In the first region the line of a day is open right now.
 */
import { now } from '../../../platform/clock.ts';
import { asReader, type Tx } from '../../../platform/db/index.ts';
import { ANONYMOUS, type Staff } from '../../../platform/identity/actor.ts';
import { newId } from '../../../platform/ids.ts';
import * as receptions from '../../../modules/receptions/server/index.ts';
import { cardInput, walkInInput } from '../../../modules/tickets/input.ts';
import * as tickets from '../../../modules/tickets/server/index.ts';
import { wishInput } from '../../../modules/wishes/input.ts';
import { receiveWish } from '../../../modules/wishes/server/index.ts';
import type { Desk } from '../world.ts';
import { DAY, HOUR, midnight, MINUTE, plainDay } from '../worktime.ts';
import { MEETINGS, type DemoMeeting } from './meeting-words.ts';
import { Script, type Stage } from './stage.ts';

const one = (n: number): DemoMeeting => MEETINGS[n % MEETINGS.length] as DemoMeeting;

/** Somebody books a time by the site, or waits for one. */
export async function want(tx: Tx, hostId: string | undefined, territoryId: string, n: number, slotId?: string): Promise<string> {
	const { lang, firstName, topic, group } = one(n);
	const reached =
		n % 3 === 0 ? { phone: `+7 701 ${String(200 + (n % 700))} ${String(10 + (n % 80))} 15` } : { email: `qala-${String(n)}@example.kz` };
	const mode = slotId === undefined && n % 2 === 1 ? 'video' : 'in_person';
	const input = wishInput.parse({ hostId, territoryId, mode, topic, firstName, language: lang, group, ...reached });
	return (await receiveWish(tx, ANONYMOUS, input, { channel: 'web', slot: slotId === undefined ? undefined : { slotId } })).id;
}

interface Held {
	actor: Staff;
	branch: Desk;
	dayId: string;
	n: number;
}

const walkIn = (n: number) => {
	const { lang, firstName, topic, group } = one(n);
	return walkInInput.parse({ key: newId(), firstName, topic, group, language: lang, email: `keldi-${String(n)}@example.kz` });
};

/** The next of the line is called and received; what came of it is as its words say. */
async function receiveNext(tx: Tx, { actor, branch, dayId }: Held, until: Temporal.PlainDate): Promise<void> {
	await tickets.callNext(tx, actor, dayId);
	const line = await tickets.presentLine(tx, 'kk', actor, dayId);
	const { id: ticketId = '', topic = '' } = line.door ?? {};
	await tickets.turnTicket(tx, actor, 'begin', { dayId, ticketId });
	const told = MEETINGS.find((meeting) => meeting.topic === topic) ?? one(0);
	const owed = told.outcome === 'assignment' ? { unitId: branch.unitId, dueOn: until.toString() } : {};
	const { said, promised, outcome, lang: language } = told;
	await tickets.finishTicket(tx, actor, ticketId, cardInput.parse({ asked: topic, said, promised, outcome, language, ...owed }));
}

/** A day of some days ago: three booked it, of whom one did not come; two came without. */
async function pastDay(stage: Stage, held: Held, hostId: string, startsAt: number): Promise<Script> {
	const { dayId, actor, branch, n } = held;
	const slots = await stage.db.reader
		.selectFrom('reception_slot')
		.select('id')
		.where('day_id', '=', dayId)
		.orderBy('starts_at')
		.limit(3)
		.execute();
	const booked: string[] = [];
	const script = new Script(stage, `reception ${branch.code}`, startsAt - 3 * DAY);
	for (const [k, { id }] of slots.entries())
		script.on(startsAt - 3 * DAY + k * MINUTE, async (tx) => booked.push(await want(tx, hostId, branch.territory.id, n + k, id)));
	for (const k of [0, 1])
		script.on(startsAt - 8 * MINUTE + k * MINUTE, (tx) => tickets.arriveBooked(tx, actor, dayId, { wishId: booked[k] ?? '' }));
	for (const k of [3, 4]) script.on(startsAt + (k - 3) * MINUTE, (tx) => tickets.arriveWalkIn(tx, actor, dayId, walkIn(n + k)));
	const due = midnight(stage.world.work.dayAfter(startsAt, 15));
	for (const k of [0, 1, 2, 3]) script.on(startsAt + (4 + 14 * k) * MINUTE, (tx) => receiveNext(tx, held, plainDay(due)));
	return script.on(startsAt + 2 * HOUR, (tx) => tickets.closeLine(tx, actor, dayId));
}

/** Those who have a time in the days to come, and those who wait for one. */
function ahead(stage: Stage, branch: Desk, hostId: string, n: number): Script {
	const at = stage.world.now - 2 * DAY + n * MINUTE;
	const script = new Script(stage, `wishes ${branch.code}`, at);
	for (const k of [0, 1, 2]) {
		script.on(at + k * HOUR, async (tx) => {
			const from = now().add({ hours: 72 });
			const wish = { hostId, mode: 'in_person' as const, from, until: from.add({ hours: 24 * 40 }), limit: 3 };
			const slot = (await receptions.searchSlots(asReader(tx), wish))[k];
			await want(tx, hostId, branch.territory.id, n + k, slot?.slotId);
		});
	}
	for (const k of [3, 4]) script.on(at + k * HOUR, (tx) => want(tx, k === 3 ? hostId : undefined, branch.territory.id, n + k));
	return script;
}

/** The line that is open now: two were received, one is, three wait. */
async function today(stage: Stage, branch: Desk, actor: Staff): Promise<Script[]> {
	const begins = stage.world.now - 50 * MINUTE;
	// Shortly after midnight there is no day that began an hour ago.
	if (!plainDay(begins).equals(plainDay(stage.world.now))) return [];
	const host = (await receptions.hostsFor(stage.db.reader, { unitId: branch.unitId })).at(-1);
	const place = await stage.db.reader.selectFrom('reception_place').select('id').where('unit_id', '=', branch.unitId).executeTakeFirst();
	if (host === undefined || place === undefined) return [];
	const held = { actor, branch, dayId: '', n: 0 };
	const script = new Script(stage, `line ${branch.code}`, begins - HOUR);
	script.on(begins - HOUR, async (tx) => {
		const startsAt = Temporal.Instant.fromEpochMilliseconds(Math.floor(begins));
		const terms = { slotMinutes: 15, seats: 1, walkInShare: 50, languages: ['kk' as const, 'ru' as const], modes: ['in_person' as const] };
		held.dayId = await receptions.makeDay(tx, actor, {
			hostId: host.id,
			placeId: place.id,
			startsAt,
			endsAt: startsAt.add({ hours: 3 }),
			...terms
		});
	});
	for (const k of [0, 1, 2, 3, 4, 5]) script.on(begins + k * 3 * MINUTE, (tx) => tickets.arriveWalkIn(tx, actor, held.dayId, walkIn(k)));
	const due = plainDay(midnight(stage.world.work.dayAfter(begins, 10)));
	for (const k of [0, 1]) script.on(begins + (18 + 12 * k) * MINUTE, (tx) => receiveNext(tx, held, due));
	script.on(begins + 45 * MINUTE, (tx) => tickets.callNext(tx, actor, held.dayId));
	return [script];
}

/** Returns the acts that were refused. */
export async function playWishes(stage: Stage): Promise<string[]> {
	const { world, db } = stage;
	const scripts: Script[] = [];
	const lasts = plainDay(world.now).subtract({ days: 2 });
	for (const [k, branch] of world.desks.filter(({ branch, code }) => branch === code).entries()) {
		const [host] = await receptions.hostsFor(db.reader, { unitId: branch.unitId });
		if (host === undefined) continue;
		const actor = await stage.staff(branch.heads[0]);
		const days = await receptions.daysOf(db.reader, host.id, { from: lasts.subtract({ days: 30 }), until: lasts });
		const day = days.findLast(({ state, visitStopId }) => state === 'planned' && visitStopId === null);
		const n = k * 7;
		if (day !== undefined) scripts.push(await pastDay(stage, { actor, branch, dayId: day.id, n }, host.id, day.startsAt.epochMilliseconds));
		scripts.push(ahead(stage, branch, host.id, n));
		if (k === 0) scripts.push(...(await today(stage, branch, actor)));
	}
	return stage.play(scripts);
}
