/** Meetings with citizens in every region: held in past months with what came of them, and ahead with those who registered. */
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { nextWorkingDay, workingDaysBefore, type Calendar } from '../../../platform/calendar/rules.ts';
import { asReader, type Tx } from '../../../platform/db/index.ts';
import { ANONYMOUS, type Staff } from '../../../platform/identity/actor.ts';
import { makeToken } from '../../../platform/secrets.ts';
import { closeConference } from '../../../modules/conferences/server/index.ts';
import { moveInput } from '../../../modules/events/input.ts';
import * as events from '../../../modules/events/server/index.ts';
import { seatsBeside } from '../../../modules/mandates/server/index.ts';
import { outcomeInput, planGatheringInput, registerInput } from '../../../modules/participation/input.ts';
import * as participation from '../../../modules/participation/server/index.ts';
import { territoryById } from '../../../modules/territory/server/index.ts';
import { personName } from '../names.ts';
import type { Desk } from '../world.ts';
import { DAY, HOUR, midnight, numberOf, plainDay } from '../worktime.ts';
import { CANCELLED, GATHERINGS, MOVED, NEEDS, type DemoGathering } from './gathering-words.ts';
import { askBeforehand, makeCitizens } from './questions.ts';
import { Script, type Stage } from './stage.ts';

/** Days from today on which a branch holds them; each branch a little apart. */
const DAYS = [-95, -61, -33, -12, 6, 15, 34];
/** The place in `DAYS` of what is moved, and every so manieth branch calls off one. */
const MOVES = 4;
const CALLS_OFF = 6;

interface Wish {
	words: DemoGathering;
	on: Temporal.PlainDate;
	desk: Desk;
	head: Staff;
	territory: string;
	seatId: string | undefined;
	/** Registrations. */
	people: number;
	calendar: Calendar;
}

/** Returns the acts that were refused. */
export async function playGatherings(stage: Stage): Promise<string[]> {
	const { desks, now } = stage.world;
	const calendar = await loadCalendar(stage.db.reader);
	const branches = desks.filter((desk) => desk.branch === desk.code && desk.heads[0] !== undefined);
	const voices = await stage.db.write((tx) => makeCitizens(tx, 9));
	const scripts: Script[] = [];
	for (const [i, desk] of branches.entries()) {
		const head = await stage.staff(desk.heads[0]);
		const seats = await seatsBeside(stage.db.reader, [desk.unitId], plainDay(now));
		const below = desks.filter((one) => one.branch === desk.code);
		for (const [n, days] of DAYS.entries()) {
			const on = nextWorkingDay(calendar, plainDay(now).add({ days: days + (i % 5) }));
			const words = GATHERINGS[(i + n) % GATHERINGS.length] as DemoGathering;
			const where = below[(i + n) % below.length] ?? desk;
			const settlement = where.settlements[n % Math.max(1, where.settlements.length)] ?? where.territory;
			const territory = (await territoryById(stage.db.reader, settlement.id))?.code ?? '';
			const seatId = words.deputy ? seats[(i + n) % Math.max(1, seats.length)]?.id : undefined;
			const played = gathering(stage, { words, on, desk, head, territory, seatId, people: 4 + ((i * 7 + n * 5) % 9), calendar });
			const cancelled = n === MOVES - 1 && i % CALLS_OFF === 2;
			const lang = i % 2 === 0 ? 'kk' : 'ru';
			const over = days < 0 ? at(on, 19) : undefined;
			const asked = { script: played.script, eventId: played.id, head, hostId: desk.unitId, lang, voices, calendar } as const;
			if (!cancelled) askBeforehand({ ...asked, from: i + n, at: played.announced, over });
			if (n === MOVES) move(played, stage, on, head);
			if (cancelled) callOff(played, head, on);
			else if (days < 0) hold(played, words, head, on);
			scripts.push(played.script);
		}
	}
	return stage.play(scripts);
}

interface Played {
	script: Script;
	id: () => string;
	/** When it was announced. */
	announced: number;
	held: Record<string, string>;
}

const at = (on: Temporal.PlainDate, hour: number) => midnight(numberOf(on)) + hour * HOUR;

/** Planned and announced a good week before, with those who register. */
function gathering(stage: Stage, { words, on, desk, head, territory, seatId, people, calendar }: Wish): Played {
	const announced = workingDaysBefore(calendar, on, 9);
	const latest = workingDaysBefore(calendar, plainDay(stage.world.now), 3);
	const from = Temporal.PlainDate.compare(announced, latest) < 0 ? announced : latest;
	const place = words.online
		? { video: 'url', videoUrl: `https://meet.example/jauap-${desk.code.toLowerCase()}` }
		: { video: 'none', place: words.place };
	const held = { from: '17:00', to: '18:30', agenda: words.agenda.join('\n'), ...place };
	const { titleKk, titleRu, titleEn, kind, capacity } = words;
	const plan = planGatheringInput.parse({
		hostId: desk.unitId,
		kind,
		titleKk,
		titleRu,
		titleEn,
		chairId: head.personId,
		day: on.toString(),
		...held,
		territory,
		mandateId: seatId ?? '',
		language: desk.kk > 0.7 ? 'kk' : 'both',
		capacity,
		access: words.online ? '' : 'Бірінші қабат, пандус бар · Первый этаж, есть пандус'
	});
	const script = new Script(stage, `gathering ${desk.code} ${on.toString()}`, at(from, 10));
	let id = '';
	script.on(script.at, async (tx) => {
		id = await participation.planGathering(tx, head, plan);
	});
	script.on(script.at + HOUR, (tx) => events.inviteUnits(tx, head, id));
	const { random } = stage.world;
	const list = Array.from({ length: people }, (_, n) => {
		const lang = random.chance(desk.kk) ? 'kk' : 'ru';
		const phone = `+7701${String(2_000_000 + random.below(7_000_000))}`;
		const name = personName(random, lang, 0).split(' ')[0] ?? 'Айгүл';
		const form = { key: makeToken(), name, phone, people: String(1 + (n % 3)), needs: n % 7 === 3 ? NEEDS[n % NEEDS.length] : '' };
		return { ...registerInput.parse(form), lang } as const;
	});
	script.on(script.at + 2 * HOUR, async (tx) => {
		for (const who of list) await participation.register(tx, ANONYMOUS, id, who);
		// Somebody thinks better of it.
		await participation.withdraw(tx, ANONYMOUS, list[2]?.key ?? '');
	});
	return { script, id: () => id, announced: at(from, 12), held };
}

/** An hour later than was told. */
function move({ script, id, held }: Played, stage: Stage, on: Temporal.PlainDate, head: Staff): void {
	const moved = moveInput.parse({ ...held, day: on.toString(), from: '18:00', to: '19:30', reason: MOVED });
	script.on(Math.max(script.at + HOUR, stage.world.now - DAY), (tx) => events.moveEvent(tx, head, id(), moved));
}

function callOff({ script, id }: Played, head: Staff, on: Temporal.PlainDate): void {
	script.on(at(on, 9), (tx: Tx) => events.cancelEvent(tx, head, id(), { reason: CANCELLED }));
}

/** Held, and told of the next morning. */
function hold({ script, id }: Played, words: DemoGathering, head: Staff, on: Temporal.PlainDate): void {
	script.on(at(on, 17), async (tx) => {
		await events.openEvent(tx, head, id());
		const [item] = await events.agendaOf(asReader(tx), id());
		if (item !== undefined) await events.turnItem(tx, head, id(), { itemId: item.id });
	});
	script.on(at(on, 18), async (tx) => {
		const came = await tx
			.selectFrom('participant')
			.select(['number', 'people'])
			.where('event_id', '=', id())
			.where('state', '=', 'coming')
			.execute();
		for (const { number, people } of came.filter((one) => one.number % 6 !== 5))
			await participation.markCame(tx, head, id(), { number, came: people });
		await participation.countWalkIns(tx, head, id(), { walkIns: words.online ? 0 : 3 + came.length });
	});
	script.on(at(on, 18) + HOUR / 2, (tx) => closeConference(tx, head, id()));
	const told = outcomeInput.parse({ ...words.outcome, recordingUrl: words.online ? 'https://video.example/jauap' : '' });
	script.on(at(on, 34), (tx) => participation.keepOutcome(tx, head, id(), told));
}
