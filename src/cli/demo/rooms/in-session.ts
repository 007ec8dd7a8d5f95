/** A sitting that goes on when the demo is made: whoever looks around first finds the chair's page, the hall's screen and the public page alive. */
import { ZONE } from '../../../platform/i18n/format.ts';
import { workingDaysAfter, workingDaysBefore, type Calendar } from '../../../platform/calendar/rules.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { askInput, type AskInput } from '../../../modules/floor/input.ts';
import * as floor from '../../../modules/floor/server/index.ts';
import { itemInput, sittingInput } from '../../../modules/sittings/agenda-input.ts';
import * as sittings from '../../../modules/sittings/server/index.ts';
import { DAY, HOUR, midnight, MINUTE, numberOf, plainDay } from '../worktime.ts';
import { discuss, ownItems } from './agendas.ts';
import { AHEAD, GUEST, LATE, TAKEN, WHY_WITHDRAWN, WITHDRAWN } from './session-words.ts';
import { EARLIER, PLACE } from './sitting-words.ts';
import type { Citizens, Sat } from './sittings.ts';
import { Script, type Stage } from './stage.ts';
import { decided, enter, housed, put, running } from './voting.ts';

/** So long ago it began. */
const RUNS = 44 * MINUTE;

/** When it began, to the minute, and until when it was announced: both on one day, whatever the hour is. */
export function announced(now: number): { begins: number; to: number } {
	const began = Math.floor((now - RUNS) / MINUTE) * MINUTE;
	const last = midnight(numberOf(plainDay(began)) + 1) - MINUTE;
	const begins = Math.min(began, last - MINUTE);
	return { begins, to: Math.min(begins + 2 * HOUR, last) };
}

const timeOf = (ms: number) =>
	Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ZONE).toPlainTime().toString({ smallestUnit: 'minute' });
const hourOf = (on: Temporal.PlainDate, hour: number) => midnight(numberOf(on)) + hour * HOUR;

/** Two items are taken, a third runs: who spoke on it used the time of their faction, some wait, one with a point of order, and a vote runs. */
export function inSession(stage: Stage, calendar: Calendar, body: Sat, citizens: Citizens): Script {
	const { begins, to } = announced(stage.world.now);
	const day = plainDay(begins);
	const { host } = body;
	const back = (days: number, hour: number) => hourOf(workingDaysBefore(calendar, day, days), hour);
	const script = new Script(stage, `in session ${body.code}`, back(15, 12));
	let id = '';
	script.on(script.at, async (tx) => {
		const form = { day: day.toString(), from: timeOf(begins), to: timeOf(to), place: PLACE, chairId: host.personId };
		id = await sittings.planSitting(tx, host, body.unitId, sittingInput.parse(form));
		const [done, runs] = TAKEN;
		for (const item of [
			{ ...EARLIER, kind: 'decisions' },
			{ ...done, rapporteur: body.speaker },
			{ ...runs, rapporteur: GUEST },
			WITHDRAWN,
			AHEAD
		])
			await sittings.addItem(tx, host, id, itemInput.parse(item));
	});
	script.on(back(14, 12), (tx) => sittings.openDiscussion(tx, host, id));
	discuss({ script, idOf: () => id, host, citizens, opened: back(14, 12), answered: back(8, 12) });
	script.on(back(7, 11), (tx) => sittings.announce(tx, host, id, { undiscussedReason: undefined, shortReason: undefined }));
	script.on(begins - DAY, (tx) => changed(tx, host, id, { comes: LATE, goes: WITHDRAWN.itemKk, why: WHY_WITHDRAWN }));
	came(script, body, () => id, begins);
	taken(script, body, () => id, begins, workingDaysAfter(calendar, day, 15));
	return script;
}

/** After the notice one item comes and one goes: the one of that title, for a reason. */
export async function changed(
	tx: Tx,
	host: Sat['host'],
	id: string,
	{ comes, goes, why }: { comes: object; goes: string; why: string }
): Promise<void> {
	await sittings.addItem(tx, host, id, itemInput.parse(comes));
	const gone = (await sittings.itemsOf(tx, id)).find(({ title }) => title.kk === goes);
	if (gone !== undefined) await sittings.withdrawItem(tx, host, id, { itemId: gone.id, withdrawReason: why });
}

/** All but one come, one of them late; each faction has its time. */
function came(script: Script, { host, speaker }: Sat, idOf: () => string, begins: number): void {
	const come = (from: number, to: number) => async (tx: Tx) => {
		const seats = await sittings.sittingSeats(tx, idOf());
		// Who speaks to an item is there in time.
		const order = [...seats.filter(({ name }) => name === speaker), ...seats.filter(({ name }) => name !== speaker)];
		await enter(
			tx,
			host,
			idOf(),
			order.slice(from, to).map(({ seatId }) => seatId)
		);
	};
	script.on(begins - 20 * MINUTE, (tx) => sittings.beginCheckIn(tx, host, idOf()));
	script.on(begins - 9 * MINUTE, come(0, 3));
	script.on(begins - 2 * MINUTE, come(3, -2));
	script.on(begins, async (tx) => {
		await sittings.openSitting(tx, host, idOf());
		await budgeted(tx, host, idOf(), 10);
	});
	script.on(begins + 9 * MINUTE, come(-2, -1));
}

/** So many minutes for each faction that has somebody in the body. */
export async function budgeted(tx: Tx, host: Sat['host'], id: string, minutes: number): Promise<void> {
	const groups = new Set((await sittings.sittingSeats(tx, id)).flatMap(({ groupId }) => groupId ?? []));
	for (const groupId of groups) await floor.setBudget(tx, host, id, { groupId, minutes });
}

function taken(script: Script, body: Sat, idOf: () => string, begins: number, dueOn: Temporal.PlainDate): void {
	const { host } = body;
	const after = (minute: number, act: (tx: Tx) => Promise<unknown>) => script.on(begins + minute * MINUTE, act);
	const turn = async (tx: Tx, which: number) => {
		const item = (await ownItems(tx, idOf()))[which];
		if (item !== undefined) await sittings.beginItem(tx, host, idOf(), { itemId: item.id });
	};
	const [done, runs] = TAKEN;
	after(1, (tx) => turn(tx, 0));
	after(7, (tx) => turn(tx, 1));
	let last: string | undefined;
	const ended = async (tx: Tx) => {
		if (last !== undefined) await floor.endSpeech(tx, host, idOf(), { speakerId: last });
	};
	after(8, async (tx) => {
		last = await speaks(tx, body, idOf(), 0);
	});
	after(14, ended);
	after(19, async (tx) => {
		await put(tx, body, idOf(), { question: done.question, way: 'hands', lean: 'for' });
		await decided(tx, body, idOf(), dueOn, done);
	});
	after(21, (tx) => turn(tx, 2));
	after(22, async (tx) => {
		const speakerId = await floor.askFloor(tx, host, idOf(), askInput.parse({ kind: 'speech', guest: GUEST }));
		await floor.beginSpeech(tx, host, idOf(), { speakerId });
	});
	after(27, (tx) => speaks(tx, body, idOf(), 1));
	after(33, async (tx) => {
		last = await speaks(tx, body, idOf(), 2);
	});
	after(35, (tx) => waits(tx, body, idOf(), 3, { kind: 'speech' }));
	after(37, (tx) => waits(tx, body, idOf(), 0, { kind: 'speech' }));
	after(39, ended);
	after(40, (tx) => waits(tx, body, idOf(), 4, { kind: 'order', orderAbout: 'close' }));
	after(42, (tx) => running(tx, host, idOf(), runs.question, 0.6));
}

/** The n-th of those who are there, whoever belongs to a faction before the others. */
async function nth(tx: Tx, { host }: Sat, id: string, n: number): Promise<string | undefined> {
	const { there } = await housed(tx, host, id);
	const inside = (await sittings.sittingSeats(tx, id)).filter(({ seatId }) => there.inside.has(seatId));
	const [of, others] = [inside.filter(({ groupId }) => groupId !== null), inside.filter(({ groupId }) => groupId === null)];
	return [...of, ...others][n]?.seatId;
}

async function waits(
	tx: Tx,
	body: Sat,
	id: string,
	n: number,
	asked: Pick<AskInput, 'kind'> & Partial<AskInput>
): Promise<string | undefined> {
	const seatId = await nth(tx, body, id, n);
	return seatId === undefined ? undefined : floor.askFloor(tx, body.host, id, askInput.parse({ ...asked, seatId }));
}

async function speaks(tx: Tx, body: Sat, id: string, n: number): Promise<string | undefined> {
	const speakerId = await waits(tx, body, id, n, { kind: 'speech' });
	if (speakerId !== undefined) await floor.beginSpeech(tx, body.host, id, { speakerId });
	return speakerId;
}
