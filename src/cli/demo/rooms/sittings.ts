/** Sittings of factions and public councils, which the regional branch holds for them: who came, was late, was absent with a reason. */
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { nextWorkingDay, workingDaysAfter, workingDaysBefore, type Calendar } from '../../../platform/calendar/rules.ts';
import { asReader, rows, sql, type Tx } from '../../../platform/db/index.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import { acceptReport, issueAssignment, reportAssignment, returnReport } from '../../../modules/assignments/server/index.ts';
import { closeConference, convene } from '../../../modules/conferences/server/index.ts';
import { excuseInput, markInput, planInput } from '../../../modules/events/input.ts';
import * as events from '../../../modules/events/server/index.ts';
import { midnight, numberOf, plainDay } from '../worktime.ts';
import { AGAIN, AWAY, DONE, PLACE, SITTINGS, TASKS, type DemoSitting } from './sitting-words.ts';
import { Script, type Stage } from './stage.ts';

interface Sat {
	kind: 'faction' | 'council';
	code: string;
	unitId: string;
	hostId: string;
	branch: string;
	host: Staff;
	/** Somebody who speaks at every other sitting. */
	speaker: string;
	/** Of the register of staff; such a chair is given assignments. */
	chairId: string | null;
}

/** The branch in which one signs in, and two more, have a history; others have begun lately. */
const LONG = ['ALM', 'AKM', 'AKT'];
const [MANY, FEW] = [6, 1];
const BETWEEN = 11;

/** Returns the acts that were refused. */
export async function playSittings(stage: Stage): Promise<string[]> {
	const calendar = await loadCalendar(stage.db.reader);
	const today = nextWorkingDay(calendar, plainDay(stage.world.now).subtract({ days: 1 }));
	const scripts: Script[] = [];
	for (const body of await bodies(stage)) {
		const past = LONG.includes(body.branch) ? MANY : FEW;
		for (let n = 1; n <= past; n++) {
			// The council sits some days after the faction.
			const on = workingDaysBefore(calendar, today, n * BETWEEN - (body.kind === 'council' ? 4 : 0));
			scripts.push(sitting(stage, calendar, body, on, n, true));
		}
		if (past === MANY) scripts.push(sitting(stage, calendar, body, workingDaysAfter(calendar, today, 8), 0, false));
		if (body.chairId !== null) scripts.push(tasks(stage, calendar, body, body.chairId));
	}
	return stage.play(scripts);
}

async function bodies(stage: Stage): Promise<Sat[]> {
	const list = await rows(
		stage.db.reader,
		sql<Omit<Sat, 'host'>>`
			SELECT u.kind, u.code, u.id AS "unitId", u.parent_id AS "hostId", up.code AS branch,
				(SELECT max(m.name) FROM mandate m JOIN mandate_term t ON t.id = m.term_id WHERE t.unit_id = u.id AND m.end_reason IS NULL) AS speaker,
				(SELECT m.person_id FROM mandate m JOIN mandate_term t ON t.id = m.term_id WHERE t.unit_id = u.id AND m.person_id IS NOT NULL) AS "chairId"
			FROM unit u JOIN unit up ON up.id = u.parent_id WHERE u.kind IN ('faction', 'council') ORDER BY u.path`
	);
	return Promise.all(
		list.map(async (body) => ({
			...body,
			host: await stage.staff(stage.world.desks.find(({ unitId }) => unitId === body.hostId)?.heads[0])
		}))
	);
}

const at = (on: Temporal.PlainDate, hour: number, minute = 0) => midnight(numberOf(on)) + (hour * 60 + minute) * 60_000;

/** A sitting at three; `n` counts back from today. One in five is not for the public. */
function sitting(stage: Stage, calendar: Calendar, body: Sat, on: Temporal.PlainDate, n: number, past: boolean): Script {
	const words = SITTINGS[body.kind][n % 2] as DemoSitting;
	const called = past ? workingDaysBefore(calendar, on, 4) : workingDaysBefore(calendar, plainDay(stage.world.now), 1);
	const agenda = words.subjects.map(([subject, minutes], i) =>
		[subject, ...(i === 0 && n % 2 === 0 ? [body.speaker] : []), minutes].join('; ')
	);
	const plan = planInput.parse({
		...{
			...words.title,
			kind: 'meeting',
			also: body.code,
			day: on.toString(),
			from: '15:00',
			to: '16:10',
			grace: '5',
			chairId: body.host.personId
		},
		...{ place: PLACE, video: 'none', agenda: agenda.join('\n'), public: n % 5 === 4 ? 'off' : 'on' }
	});
	const script = new Script(stage, `sitting ${body.code} ${on.toString()}`, at(called, 12));
	let id = '';
	script.on(script.at, async (tx) => {
		id = await convene(tx, body.host, body.hostId, plan);
		await events.inviteUnits(tx, body.host, id);
	});
	if (!past) return script;
	const members = async (tx: Tx) =>
		(await events.invitedOf(asReader(tx), id))
			.flatMap(({ people }) => people.filter(({ seatId }) => seatId !== null))
			.toSorted((a, b) => a.name.localeCompare(b.name));
	/** Most come; each third sitting somebody is late, somebody is away, and one member seldom comes. */
	const wayOf = (i: number): 'came' | 'late' | 'away' | 'absent' => {
		if (i === 1 && n % 3 !== 0) return 'absent';
		if ((i + n) % 7 === 5) return 'away';
		return (i * 2 + n) % 9 === 4 ? 'late' : 'came';
	};
	const those = async (tx: Tx, way: ReturnType<typeof wayOf>) =>
		(await members(tx)).flatMap((one, i) => (wayOf(i) === way && one.cameAt === null ? one.id : []));
	const came = async (tx: Tx, way: 'came' | 'late') => {
		const people = (await those(tx, way)).join(',');
		if (people !== '') await events.markAttendance(tx, body.host, id, markInput.parse({ people, mark: 'came' }));
	};
	script.on(at(on, 9, 30), async (tx) => {
		for (const memberId of await those(tx, 'away'))
			await events.excuseMember(tx, body.host, id, excuseInput.parse({ memberId, reason: AWAY }));
	});
	script.on(at(on, 15, 1), async (tx) => {
		await events.openEvent(tx, body.host, id);
		await came(tx, 'came');
	});
	script.on(at(on, 15, 3), async (tx) => {
		const [item] = await events.agendaOf(asReader(tx), id);
		await events.turnItem(tx, body.host, id, { itemId: item?.id ?? '' });
	});
	script.on(at(on, 15, 20), (tx) => came(tx, 'late'));
	return script.on(at(on, 16, 5), (tx) => closeConference(tx, body.host, id));
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
