/** What regional branches owe by the charter: a meeting with their districts each month. Most hold it, one in six seldom does. */
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { nextWorkingDay } from '../../../platform/calendar/rules.ts';
import { asReader } from '../../../platform/db/index.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import { normInput, planInput } from '../../../modules/events/input.ts';
import * as events from '../../../modules/events/server/index.ts';
import { DAY, HOUR, midnight, numberOf, plainDay } from '../worktime.ts';
import { Script, type Stage } from './stage.ts';

const NORM = {
	kind: 'meeting',
	unitKind: 'regional',
	times: '1',
	months: '1',
	source: 'Жарғының 24-бабы, 3-тармағы',
	reason: 'Аудандармен тұрақты кездесу'
};
/** Bodies sit once a quarter at least. */
const SITTINGS = (['faction', 'council'] as const).map((unitKind) => ({
	kind: 'sitting',
	unitKind,
	times: '1',
	months: '3',
	source: 'Жарғының 31-бабы, 2-тармағы',
	reason: 'Орган отырысын тоқсанына бір рет өткізеді'
}));
const WORDS = {
	titleKk: 'Айлық жиналыс: азаматтардың өтініштері',
	titleRu: 'Собрание за месяц: обращения граждан',
	titleEn: 'Meeting of the month: what citizens write',
	agenda: 'Ай қорытындысы; Филиал жетекшісі; 20\nКешіккен өтініштер; 25\nӘртүрлі; 10'
};
/** Meetings of so many months back. */
const BACK = 3;

/** Returns the acts that were refused. */
export async function playMeetings(stage: Stage, administrator: Staff): Promise<string[]> {
	const { desks, start, now } = stage.world;
	const rule = new Script(stage, 'norm of meetings', start);
	const validFrom = plainDay(start).add({ months: 1 }).with({ day: 1 }).toString();
	for (const norm of [NORM, ...SITTINGS])
		rule.on(start + HOUR, (tx) => events.addNorm(tx, administrator, normInput.parse({ ...norm, validFrom })));
	const refused = await stage.play([rule]);
	const calendar = await loadCalendar(stage.db.reader);
	const branches = desks.filter((desk) => desk.branch === desk.code && desk.heads[0] !== undefined);
	const scripts: Script[] = [];
	for (const [i, desk] of branches.entries()) {
		const head = await stage.staff(desk.heads[0]);
		for (let months = BACK; months >= 0; months--) {
			const month = plainDay(now).subtract({ months }).with({ day: 1 });
			const on = nextWorkingDay(calendar, month.add({ days: 3 + ((i * 5) % 17) }));
			const missed = i % 6 === 5 ? months !== 1 : (i + months) % 9 === 8;
			if (!missed && midnight(numberOf(on)) + DAY < now) scripts.push(meeting(stage, head, desk, on));
		}
	}
	return [...refused, ...(await stage.play(scripts))];
}

function meeting(stage: Stage, head: Staff, { unitId, code }: { unitId: string; code: string }, on: Temporal.PlainDate): Script {
	const at = (hour: number) => midnight(numberOf(on)) + hour * HOUR;
	const plan = planInput.parse({
		...WORDS,
		kind: 'meeting',
		kinds: 'district,city',
		within: code,
		day: on.toString(),
		from: '15:00',
		to: '16:30',
		place: 'Филиалдың мәжіліс залы',
		video: 'none',
		chairId: head.personId
	});
	const script = new Script(stage, `meeting ${code} ${on.toString()}`, at(-60));
	let id = '';
	script.on(script.at, async (tx) => {
		id = await events.planEvent(tx, head, { ...plan, hostId: unitId });
		await events.inviteUnits(tx, head, id);
	});
	script.on(at(15), async (tx) => {
		await events.openEvent(tx, head, id);
		const units = (await events.invitedOf(asReader(tx), id)).flatMap((unit, i) => (i % 8 === 7 ? [] : [unit.unitId]));
		await events.markAttendance(tx, head, id, { units, people: [], mark: 'came', at: undefined });
	});
	return script.on(at(16), (tx) => events.closeEvent(tx, head, id));
}
