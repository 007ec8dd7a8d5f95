/** Sittings of factions and public councils at all levels, run by the branch they sit in: discussed, held, with their votes and minutes, and ahead. */
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { nextWorkingDay, workingDaysAfter, workingDaysBefore, type Calendar } from '../../../platform/calendar/rules.ts';
import { asReader, rows, sql, type Tx } from '../../../platform/db/index.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import { acceptReport, issueAssignment, reportAssignment, returnReport } from '../../../modules/assignments/server/index.ts';
import { excuseInput } from '../../../modules/events/input.ts';
import { isRunning } from '../../../modules/events/rules.ts';
import * as events from '../../../modules/events/server/index.ts';
import { announceInput, itemInput, sittingInput } from '../../../modules/sittings/agenda-input.ts';
import { askInput } from '../../../modules/floor/input.ts';
import * as floor from '../../../modules/floor/server/index.ts';
import { resolutionInput } from '../../../modules/promises/assess-input.ts';
import * as minutes from '../../../modules/minutes/server/index.ts';
import { WAYS, type Way } from '../../../modules/floor/rules/votes.ts';
import { leftOver } from '../../../modules/sittings/rules/agenda.ts';
import { recordingInput, secondField, secondText } from '../../../modules/sittings/recording-input.ts';
import * as sittings from '../../../modules/sittings/server/index.ts';
import { midnight, numberOf, plainDay } from '../worktime.ts';
import type { DemoLang } from '../texts/index.ts';
import { discuss, ownItems } from './agendas.ts';
import { budgeted, changed, inSession } from './in-session.ts';
import { makeCitizens } from './questions.ts';
import {
	AGAIN,
	AWAY,
	CLOSED,
	CLOSED_SITTING,
	DONE,
	DROPPED,
	EARLIER,
	ITEMS,
	LATER,
	NO_TIME,
	PLACE,
	REVIEW,
	REVIEWED,
	TASKS,
	UNDISCUSSED,
	WHY_DROPPED
} from './sitting-words.ts';
import { Script, type Stage } from './stage.ts';
import { decided, emptied, enter, housed, put, type Lean } from './voting.ts';

export type Citizens = Awaited<ReturnType<typeof makeCitizens>>;

export interface Sat {
	kind: 'faction' | 'council';
	code: string;
	unitId: string;
	hostId: string;
	branch: string;
	/** It is of the whole organisation. */
	top: boolean;
	host: Staff;
	/** Confirms what the host entered. */
	second: Staff;
	/** The unit that owes what was decided, and who does it. */
	owes: string;
	doer: Staff;
	/** Somebody who speaks at every other sitting. */
	speaker: string;
	/** A promise that a faction reviews, and the place to which its programme was made. */
	review: { promise: string; territory: string; language: DemoLang } | null;
	/** Of the register of staff; such a chair is given assignments. */
	chairId: string | null;
}

/** The branch in which one signs in, and two more, have a history; others have begun lately. */
const FIRST = 'ALM';
const LONG = [FIRST, 'AKM', 'AKT', 'NAT'];
const MANY = [11, 22, 33, 44, 55, 66];
const FEW = [11, 60];

/** Returns the acts that were refused. */
export async function playSittings(stage: Stage, central: Staff): Promise<string[]> {
	const calendar = await loadCalendar(stage.db.reader);
	const today = nextWorkingDay(calendar, plainDay(stage.world.now).subtract({ days: 1 }));
	const scripts: Script[] = [];
	const citizens = await stage.db.write((tx) => makeCitizens(tx, 7, 'pikir'));
	for (const body of await bodies(stage, central)) {
		const past = LONG.includes(body.branch) ? MANY : FEW;
		for (const [i, ago] of past.entries()) {
			// The council sits some days after the faction.
			const on = workingDaysBefore(calendar, today, ago - (body.kind === 'council' ? 4 : 0));
			scripts.push(sitting(stage, calendar, body, on, i + 1, citizens, true));
		}
		if (body.branch === FIRST && body.kind === 'council') scripts.push(inSession(stage, calendar, await chaired(stage, body), citizens));
		// The next one is announced, the one after it is discussed with citizens.
		if (past === MANY) scripts.push(sitting(stage, calendar, body, workingDaysAfter(calendar, today, 6), 1, citizens, false));
		scripts.push(sitting(stage, calendar, body, workingDaysAfter(calendar, today, 12), 0, citizens, false));
		if (body.chairId !== null) scripts.push(tasks(stage, calendar, body, body.chairId));
	}
	return stage.play(scripts);
}

async function bodies(stage: Stage, central: Staff): Promise<Sat[]> {
	const list = await rows(
		stage.db.reader,
		sql<Omit<Sat, 'host' | 'second' | 'owes' | 'doer'>>`
			SELECT u.kind, u.code, u.id AS "unitId", u.parent_id AS "hostId", up.code AS branch, up.parent_id IS NULL AS top,
				(SELECT max(m.name) FROM mandate m JOIN mandate_term t ON t.id = m.term_id WHERE t.unit_id = u.id AND m.end_reason IS NULL) AS speaker,
				(SELECT jsonb_build_object('promise', p.id, 'territory', t.code, 'language', p.language) FROM programme g JOIN promise p ON p.programme_id = g.id JOIN territory t ON t.id = g.territory_id
					WHERE u.kind = 'faction' AND g.unit_id = u.parent_id AND p.publication <> 'draft'
						-- Whoever spoke for the office does not lead the faction's review of the same promise.
						AND NOT EXISTS (SELECT 1 FROM promise_assessment x JOIN post q ON q.person_id = x.by_id WHERE x.promise_id = p.id AND x.assessor = 'office' AND q.unit_id = up.id)
					ORDER BY p.number LIMIT 1) AS review,
				(SELECT m.person_id FROM mandate m JOIN mandate_term t ON t.id = m.term_id WHERE t.unit_id = u.id AND m.person_id IS NOT NULL) AS "chairId"
			FROM unit u JOIN unit up ON up.id = u.parent_id WHERE u.kind IN ('faction', 'council') ORDER BY u.path`
	);
	return Promise.all(
		list.map(async (body) => {
			const owes = body.top ? FIRST : body.branch;
			const doer = await stage.staff(stage.world.desks.find(({ code }) => code === owes)?.heads[0]);
			return {
				...body,
				owes,
				doer,
				host: body.top ? central : doer,
				second: body.chairId === null ? central : await stage.staff(body.chairId)
			};
		})
	);
}

/** In the chair is whoever leads the branch: one may sign in as them. */
async function chaired(stage: Stage, body: Sat): Promise<Sat> {
	const post = stage.db.reader.selectFrom('post').select('person_id').where('unit_id', '=', body.hostId).where('role', '=', 'branch_head');
	return { ...body, host: await stage.staff((await post.executeTakeFirst())?.person_id) };
}

const at = (on: Temporal.PlainDate, hour: number, minute = 0) => midnight(numberOf(on)) + (hour * 60 + minute) * 60_000;

/** A sitting at three; `n` counts back from today. One in five is closed. Every other one was discussed with citizens. */
function sitting(
	stage: Stage,
	calendar: Calendar,
	body: Sat,
	on: Temporal.PlainDate,
	n: number,
	citizens: Citizens,
	past: boolean
): Script {
	const items = ITEMS[body.kind][n % 2] ?? [];
	const script = new Script(stage, `sitting ${body.code} ${on.toString()}`, at(workingDaysBefore(calendar, on, 15), 12));
	const form = { day: on.toString(), from: '15:00', to: '16:30', place: PLACE, chairId: body.host.personId };
	let id = '';
	const add = (tx: Tx, item: Record<string, string>) => sittings.addItem(tx, body.host, id, itemInput.parse(item));
	script.on(script.at, async (tx) => {
		const closedGround = n % 5 === 4 ? CLOSED_SITTING : '';
		id = await sittings.planSitting(tx, body.host, body.unitId, sittingInput.parse({ ...form, closedGround }));
		await add(tx, { ...EARLIER, kind: 'decisions' });
		for (const [i, item] of items.entries()) await add(tx, { ...item, rapporteur: i === 0 && n % 2 === 0 ? body.speaker : '' });
		if (n === 2) await add(tx, CLOSED);
		if (isFull(body, n)) await add(tx, DROPPED);
		if (n === 1 && body.review !== null) await add(tx, { ...REVIEW, kind: 'promises', territory: body.review.territory });
	});
	const discussed = n % 2 === 0;
	const opened = at(workingDaysBefore(calendar, on, 14), 12);
	if (discussed) script.on(opened, (tx) => sittings.openDiscussion(tx, body.host, id));
	const answered = at(workingDaysBefore(calendar, on, 8), 12);
	if (discussed && n % 5 !== 4) discuss({ script, idOf: () => id, host: body.host, citizens, opened, answered });
	const why = announceInput.parse({ undiscussedReason: UNDISCUSSED });
	script.on(at(workingDaysBefore(calendar, on, 7), 11), (tx) => sittings.announce(tx, body.host, id, why));
	if (isFull(body, n))
		script.on(at(workingDaysBefore(calendar, on, 2), 16), (tx) =>
			changed(tx, body.host, id, { comes: LATER, goes: DROPPED.itemKk, why: WHY_DROPPED })
		);
	if (past) hold(script, calendar, body, on, n, () => id);
	return script;
}

/** The sitting before the last, where there is a history: its agenda changed after the notice. */
const isFull = ({ branch }: Sat, n: number) => n === 2 && LONG.includes(branch);

/** Most come; each third sitting somebody is late, somebody is away, and one member seldom comes. */
function wayOf(i: number, n: number): 'came' | 'late' | 'away' | 'absent' {
	if (i === 1 && n % 3 !== 0) return 'absent';
	if ((i + n) % 7 === 5) return 'away';
	return (i * 2 + n) % 9 === 4 ? 'late' : 'came';
}

/** How it went: who came, what was spoken of, what was voted; where too few came it could not be held. */
function hold(script: Script, calendar: Calendar, body: Sat, on: Temporal.PlainDate, n: number, idOf: () => string): void {
	const { host } = body;
	const come = async (tx: Tx, way: 'came' | 'late') => {
		const seats = (await sittings.sittingSeats(tx, idOf())).toSorted((a, b) => a.name.localeCompare(b.name));
		await enter(
			tx,
			host,
			idOf(),
			seats.filter((_, i) => wayOf(i, n) === way).map(({ seatId }) => seatId)
		);
	};
	const running = (tx: Tx) => isOpen(tx, idOf());
	script.on(at(on, 9, 30), async (tx) => {
		const people = (await events.invitedOf(asReader(tx), idOf())).flatMap((unit) => unit.people).filter(({ seatId }) => seatId !== null);
		for (const [i, one] of people.toSorted((a, b) => a.name.localeCompare(b.name)).entries())
			if (wayOf(i, n) === 'away') await events.excuseMember(tx, host, idOf(), excuseInput.parse({ memberId: one.id, reason: AWAY }));
	});
	script.on(at(on, 14, 50), (tx) => sittings.beginCheckIn(tx, host, idOf()));
	script.on(at(on, 14, 58), (tx) => come(tx, 'came'));
	script.on(at(on, 15, 1), async (tx) => {
		// Factions that have somebody in the body share its time.
		if (n === 1) await budgeted(tx, host, idOf(), 15);
		const { met } = await housed(tx, host, idOf());
		await (met ? sittings.openSitting(tx, host, idOf()) : sittings.endSitting(tx, host, idOf()));
	});
	const turn = (minute: number, which: number, more: (tx: Tx) => Promise<unknown> = () => Promise.resolve()) =>
		script.on(at(on, 15, minute), async (tx) => {
			const item = (await ownItems(tx, idOf()))[which];
			if (item === undefined || !(await running(tx))) return;
			await sittings.beginItem(tx, host, idOf(), { itemId: item.id });
			await more(tx);
		});
	const vote = (hour: number, minute: number, which: number) =>
		script.on(at(on, hour, minute), async (tx) => {
			const item = ITEMS[body.kind][n % 2]?.[which];
			if (item === undefined || !(await running(tx))) return;
			await put(tx, body, idOf(), { question: item.question, ...askedAs(n, which) });
			if (n <= 2) await decided(tx, body, idOf(), workingDaysAfter(calendar, on, 15), item);
		});
	if (n === 1 || isFull(body, n))
		script.on(at(on, 15, 2), async (tx) => {
			if (await running(tx)) await represented(tx, host, idOf(), n);
		});
	turn(3, 0);
	turn(12, 1, (tx) => spoken(tx, host, idOf()));
	script.on(at(on, 15, 20), async (tx) => {
		if (await running(tx)) await come(tx, 'late');
	});
	// At an open sitting, so that everybody reads of it.
	if (n === 5) lost(script, body, on, { idOf, running });
	vote(15, 38, 0);
	turn(45, 2);
	vote(15, 55, 1);
	if (n === 2) turn(58, 3);
	if (n === 1) turn(58, 3, (tx) => resolved(tx, body, idOf()));
	if (isFull(body, n)) turn(62, 5);
	script.on(at(on, 16, 5), async (tx) => {
		if ((await running(tx)) && !(await caughtUp(tx, host, idOf()))) await sittings.endSitting(tx, host, idOf());
	});
	for (const minute of [10, 15, 20]) script.on(at(on, 16, minute), (tx) => caughtUp(tx, host, idOf()));
	script.on(at(on, 16, 28), async (tx) => {
		if (await running(tx)) await sittings.endSitting(tx, host, idOf(), { left: await toNext(tx, idOf()), leftReason: NO_TIME });
	});
	if (n <= 3 && LONG.includes(body.branch)) script.on(at(workingDaysAfter(calendar, on, 1), 11), (tx) => recorded(tx, host, idOf()));
	if (n === 2) done(script, body, workingDaysAfter(calendar, on, 9), idOf);
	const approved = workingDaysAfter(calendar, on, 5);
	script.on(at(approved, 10), (tx) => minutes.approveMinutes(tx, host, idOf()));
	script.on(at(approved, 15), (tx) => minutes.publishMinutes(tx, host, idOf()));
}

const isOpen = async (tx: Tx, id: string) => (await sittings.sittingById(tx, id))?.stage === 'open';

/** Takes the next of what an earlier sitting left; whether there was one. */
async function caughtUp(tx: Tx, host: Staff, id: string): Promise<boolean> {
	const [next] = leftOver(await sittings.itemsOf(tx, id)).filter(({ fromItemId }) => fromItemId !== null);
	if (next === undefined || !(await isOpen(tx, id))) return false;
	await sittings.beginItem(tx, host, id, { itemId: next.id });
	return true;
}

const toNext = async (tx: Tx, id: string) => new Map(leftOver(await sittings.itemsOf(tx, id)).map((item) => [item.id, 'next' as const]));

/** In which way the questions of a sitting are put: each way comes, one is tied and some are lost. */
function askedAs(n: number, which: number): { way: Way; lean: Lean } {
	if (n === 3 && which === 0) return { way: 'hands', lean: 'even' };
	return { way: WAYS[(n + which) % WAYS.length] ?? 'named', lean: (n + which) % 7 === 6 ? 'against' : 'for' };
}

/** Where the rule lets them, who is away gives their voice to one who is there. */
async function represented(tx: Tx, host: Staff, id: string, n: number): Promise<void> {
	const { there, rule } = await housed(tx, host, id);
	if (rule.quorum.proxies === 'none') return;
	const seats = (await sittings.sittingSeats(tx, id)).toSorted((a, b) => a.name.localeCompare(b.name));
	const giver = seats.find(({ seatId }, i) => wayOf(i, n) === 'away' && !there.inside.has(seatId));
	const holder = seats.find(({ seatId }) => there.inside.has(seatId));
	if (giver !== undefined && holder !== undefined)
		await sittings.notePresence(tx, host, id, { seatId: giver.seatId, what: 'proxy', holderId: holder.seatId });
}

/** In the middle of a vote too few are left, and it is void; they come back, and the question is put anew. */
function lost(
	script: Script,
	{ host, kind }: Sat,
	on: Temporal.PlainDate,
	{ idOf, running }: { idOf: () => string; running: (tx: Tx) => Promise<boolean> }
): void {
	let gone: string[] = [];
	script.on(at(on, 15, 28), async (tx) => {
		const question = ITEMS[kind][1]?.[0]?.question ?? '';
		if (await running(tx)) gone = await emptied(tx, host, idOf(), question);
	});
	script.on(at(on, 15, 34), (tx) => enter(tx, host, idOf(), gone));
}

/** The recording of a sitting that was held, with the second at which each open item begins. */
async function recorded(tx: Tx, host: Staff, id: string): Promise<void> {
	const { stage, sittingOpenedAt: opened, number } = await sittings.sittingFor(asReader(tx), host, id);
	if (stage !== 'ended' || opened === null) return;
	const form: Record<string, string> = { recordingUrl: `https://video.example/otyrystar/${number.toLowerCase()}` };
	for (const { id: itemId, startedAt, closedGround } of await sittings.itemsOf(tx, id))
		if (startedAt !== null && closedGround === null)
			form[secondField(itemId)] = secondText(Math.floor(opened.until(startedAt).total('seconds')));
	await sittings.keepRecording(tx, host, id, recordingInput.parse(form));
}

/** The faction votes on how a promise was kept, and what it resolved goes back to the promise. */
async function resolved(tx: Tx, body: Sat, id: string): Promise<void> {
	const running = (await sittings.itemsOf(tx, id)).find(isRunning);
	if (running === undefined || body.review === null) return;
	await put(tx, body, id, { question: REVIEWED.question, way: 'named', lean: 'for' });
	const vote = (await floor.votesOf(tx, id)).at(-1);
	if (vote?.result?.outcome !== 'carried') return;
	const said = { promiseId: body.review.promise, voteId: vote.id, ...REVIEWED[body.review.language] };
	const marks = { whole: '4', quality: '3', time: '4', use: '3', open: '4' };
	await minutes.resolvePromise(tx, body.host, { eventId: id, itemId: running.id }, resolutionInput.parse({ ...said, ...marks }));
}

/** What was decided at the sitting before the last was done in time. */
function done(script: Script, { doer, second }: Sat, on: Temporal.PlainDate, idOf: () => string): void {
	const owed = async (tx: Tx) =>
		tx.selectFrom('minutes_decision').select('assignment_id as assignmentId').where('event_id', '=', idOf()).orderBy('position').execute();
	script.on(at(on, 11), async (tx) => {
		for (const { assignmentId } of await owed(tx)) await reportAssignment(tx, doer, { assignmentId, text: DONE });
	});
	script.on(at(on, 16), async (tx) => {
		for (const { assignmentId } of await owed(tx)) await acceptReport(tx, second, { assignmentId });
	});
}

/** The chair of the list opens the debate. */
async function spoken(tx: Tx, host: Staff, id: string): Promise<void> {
	const house = await sittings.houseOf(tx, await sittings.sittingFor(asReader(tx), host, id));
	const [seatId] = house.there.inside;
	if (seatId === undefined) return;
	const speakerId = await floor.askFloor(tx, host, id, askInput.parse({ kind: 'speech', seatId }));
	await floor.beginSpeech(tx, host, id, { speakerId });
}

/** Assignments to a chair: accepted, accepted after a return, and one that is late. */
function tasks(stage: Stage, calendar: Calendar, body: Sat, personId: string): Script {
	const from = workingDaysBefore(calendar, plainDay(stage.world.now), 30);
	const script = new Script(stage, `tasks ${body.code}`, at(from, 11));
	const due = workingDaysAfter(calendar, from, 15);
	const ids: string[] = [];
	script.on(script.at, async (tx) => {
		for (const text of TASKS)
			ids.push(await issueAssignment(tx, body.host, { text, unitId: body.unitId, personId, dueOn: due, issuerUnitId: body.hostId }));
	});
	const report = (days: number, which: number) =>
		script.on(at(workingDaysAfter(calendar, from, days), 15), async (tx) =>
			reportAssignment(tx, await stage.staff(personId), { assignmentId: ids[which] ?? '', text: DONE })
		);
	const accept = (which: number) =>
		script.on(script.at + 3_600_000, (tx) => acceptReport(tx, body.host, { assignmentId: ids[which] ?? '' }));
	report(6, 0);
	accept(0);
	report(8, 1);
	script.on(script.at + 3_600_000, (tx) => returnReport(tx, body.host, { assignmentId: ids[1] ?? '', reason: AGAIN }));
	report(10, 1);
	return accept(1);
}
