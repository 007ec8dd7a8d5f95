/** Conferences of the central office with all regional branches: two held, with their protocols, and one ahead. */
import { asReader, type Tx } from '../../../platform/db/index.ts';
import { nextWorkingDay, workingDaysAfter, workingDaysBefore, type Calendar } from '../../../platform/calendar/rules.ts';
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { ZONE } from '../../../platform/i18n/format.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import { moveInput, planInput, replyInput } from '../../../modules/events/input.ts';
import * as events from '../../../modules/events/server/index.ts';
import { decisionInput } from '../../../modules/conferences/input.ts';
import * as conferences from '../../../modules/conferences/server/index.ts';
import { rootUnit } from '../../../modules/organisation/server/index.ts';
import { plainDay } from '../worktime.ts';
import type { Desk } from '../world.ts';
import { ROADS, WINTER, YEAR, type DemoConference } from './conference-words.ts';
import { Script, type Stage } from './stage.ts';

interface Held {
	id: string;
	branches: { desk: Desk; head: Staff }[];
}

/** Returns the acts that were refused. */
export async function playConferences(stage: Stage, central: Staff): Promise<string[]> {
	const { desks } = stage.world;
	const regional = desks.filter((desk) => desk.branch === desk.code && desk.heads[0] !== undefined);
	const branches = await Promise.all(regional.map(async (desk) => ({ desk, head: await stage.staff(desk.heads[0]) })));
	const root = await rootUnit(stage.db.reader);
	const calendar = await loadCalendar(stage.db.reader);
	const today = plainDay(stage.world.now);
	const day = (before: number) => workingDaysBefore(calendar, nextWorkingDay(calendar, today.subtract({ days: 1 })), before);
	const made = (words: DemoConference, on: Temporal.PlainDate, past: boolean) =>
		scriptOf(stage, { words, on, past, central, hostId: root.id, branches, calendar });
	return stage.play([made(WINTER, day(24), true), made(ROADS, day(2), true), made(YEAR, workingDaysAfter(calendar, today, 6), false)]);
}

interface Wish {
	words: DemoConference;
	on: Temporal.PlainDate;
	past: boolean;
	central: Staff;
	hostId: string;
	branches: Held['branches'];
	calendar: Calendar;
}

const WHERE = { place: 'Орталық кеңсе, мәжіліс залы', video: 'url', videoUrl: 'https://meet.example/jauap-ashyq-esik' };

const ms = (on: Temporal.PlainDate, time: string) => on.toZonedDateTime({ timeZone: ZONE, plainTime: time }).epochMilliseconds;

function scriptOf(stage: Stage, wish: Wish): Script {
	const { words, on, past, central, hostId, branches, calendar } = wish;
	const asked = workingDaysBefore(calendar, past ? on : plainDay(stage.world.now), past ? 6 : 1);
	const script = new Script(stage, `conference ${on.toString()}`, ms(asked, '11:00'));
	const held: Held = { id: '', branches };
	const plan = planInput.parse({
		...words.title,
		kinds: 'regional',
		day: on.toString(),
		from: '10:00',
		to: '11:30',
		grace: '5',
		chairId: central.personId,
		...WHERE,
		agenda: words.agenda.join('\n')
	});
	script.on(script.at, async (tx) => {
		held.id = await conferences.convene(tx, central, hostId, plan);
	});
	script.on(script.at + 600_000, (tx) => events.inviteUnits(tx, central, held.id));
	branches.forEach(({ desk, head }, i) => {
		// One in seven cannot come, one in nine says nothing.
		if (i % 9 === 8) return;
		const reply = i % 7 === 6 ? { reply: 'absent', reason: words.absence } : { reply: 'coming', people: head.name };
		script.on(script.at + 900_000, (tx) => events.replyInvitation(tx, head, held.id, replyInput.parse({ unitId: desk.unitId, ...reply })));
	});
	if (!past) {
		postpone(script, wish, held);
		return script;
	}
	hold(script, wish, held);
	settle(script, wish, held);
	return script;
}

/** What is ahead was moved by a day: two branches have confirmed the new time, the others' answers are for the old one. */
function postpone(script: Script, { words, on, central, calendar }: Wish, held: Held): void {
	const { place, video, videoUrl } = WHERE;
	const day = workingDaysAfter(calendar, on, 1).toString();
	const agenda = words.agenda.join('\n');
	const move = moveInput.parse({ day, from: '11:00', to: '12:30', place, video, videoUrl, agenda, reason: words.moved });
	script.on(script.at + 7_200_000, (tx) => events.moveEvent(tx, central, held.id, move));
	for (const { desk, head } of held.branches.slice(0, 2)) {
		const reply = replyInput.parse({ unitId: desk.unitId, reply: 'coming', people: head.name });
		script.on(script.at + 9_000_000, (tx) => events.replyInvitation(tx, head, held.id, reply));
	}
}

/** The conference itself: who comes, in what order, what is taken down. */
function hold(script: Script, { words, on, central, calendar }: Wish, held: Held): void {
	const { branches } = held;
	const at = (time: string, act: (tx: Tx) => Promise<unknown>) => script.on(ms(on, time), act);
	const came = (time: string, which: (i: number) => boolean) =>
		at(time, (tx) => {
			const units = branches.flatMap(({ desk }, i) => (which(i) && i % 7 !== 6 && i % 9 !== 8 ? [desk.unitId] : []));
			return events.markAttendance(tx, central, held.id, { units, mark: 'came', at: undefined });
		});
	const items = async (tx: Tx) => events.agendaOf(asReader(tx), held.id);
	const turn = (time: string, place: number) =>
		at(time, async (tx) => events.turnItem(tx, central, held.id, { itemId: (await items(tx))[place]?.id ?? '' }));
	at('10:01', (tx) => events.openEvent(tx, central, held.id));
	came('10:02', (i) => i % 5 !== 4);
	turn('10:03', 0);
	came('10:14', (i) => i % 5 === 4);
	const itemId = async (tx: Tx, item: number) => (await items(tx))[item - 1]?.id;
	for (const { text, item } of words.priorities)
		at('10:20', async (tx) => conferences.takePriority(tx, central, held.id, { text, itemId: await itemId(tx, item) }));
	turn('10:27', 0);
	turn('10:28', 1);
	for (const { text, item, criterion, days } of words.decisions) {
		const dueOn = workingDaysAfter(calendar, on, days).toString();
		at('10:50', async (tx) => {
			const input = decisionInput.parse({
				text,
				criterion,
				evidence: 'on',
				dueOn,
				kinds: 'regional',
				itemId: (await itemId(tx, item)) ?? ''
			});
			return conferences.takeDecision(tx, central, held.id, input);
		});
	}
	turn('10:57', 1);
	turn('10:58', 2);
	at('11:12', (tx) => conferences.closeConference(tx, central, held.id));
}

/** Afterwards: what attendees propose, what the secretary decides; an older protocol is approved. */
function settle(script: Script, { words, on, central, calendar }: Wish, held: Held): void {
	const [first, second] = held.branches;
	if (first === undefined || second === undefined) return;
	const next = workingDaysAfter(calendar, on, 1);
	const propose = (time: string, { desk, head }: Held['branches'][number], text: string) =>
		script.on(ms(next, time), (tx) => conferences.proposeAmendment(tx, head, held.id, { unitId: desk.unitId, text }));
	propose('09:40', first, words.amendment);
	script.on(ms(next, '15:00'), async (tx) => {
		const [amendment] = await conferences.amendmentsOf(asReader(tx), held.id);
		const amendmentId = amendment?.id ?? '';
		return conferences.judgeAmendment(tx, central, held.id, { amendmentId, decision: 'refused', reason: words.refused });
	});
	propose('16:30', second, words.amendment);
	const approved = workingDaysAfter(calendar, on, 5);
	script.on(ms(approved, '09:30'), async (tx) => {
		const open = (await conferences.amendmentsOf(asReader(tx), held.id)).find(({ decision }) => decision === null);
		if (open !== undefined)
			await conferences.judgeAmendment(tx, central, held.id, { amendmentId: open.id, decision: 'taken', reason: undefined });
	});
	script.on(ms(approved, '09:45'), (tx) => conferences.approveProtocol(tx, central, held.id));
}
