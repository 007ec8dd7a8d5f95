import { paths } from '../../src/lib/paths.ts';
import type { Database } from '../../src/platform/db/index.ts';
import { now } from '../../src/platform/clock.ts';
import { nextWorkingDay, loadCalendar } from '../../src/platform/calendar/index.ts';
import { dayOf } from '../../src/platform/i18n/format.ts';
import { newId } from '../../src/platform/ids.ts';
import { moveInput, planInput } from '../../src/modules/events/input.ts';
import { invitedOf, inviteUnits, markAttendance, moveEvent, openEvent, turnItem, agendaOf } from '../../src/modules/events/server/index.ts';
import { decisionInput } from '../../src/modules/conferences/input.ts';
import { closeConference, convene, proposeAmendment, takeDecision, takePriority } from '../../src/modules/conferences/server/index.ts';
import { makeUnit } from '../../test/actors.ts';
import type { Cast } from '../../test/appeals.ts';

/**
 * Conferences of the branch with its primary organisation and its council (by its code), of which one member comes: planned, invited,
 * running, and over with a protocol to amend. Returns its plan and its protocol: few links lead there.
 */
export async function confer(db: Database, { head, unit }: Cast, council: string): Promise<string[]> {
	const remote: string[] = [];
	const branch = await db.write((tx) => makeUnit(tx, { kind: 'primary', parentId: unit.id }));
	const dueOn = nextWorkingDay(await loadCalendar(db.reader), dayOf(now()));
	const plan = (title: string) =>
		planInput.parse({
			titleKk: title,
			public: 'on',
			kinds: 'primary',
			within: unit.code,
			also: council,
			day: dueOn.toString(),
			from: '10:00',
			to: '11:00',
			video: 'url',
			videoUrl: 'https://meet.example.kz/x',
			chairId: head.personId,
			agenda: 'Қысқа дайындық; 20\nЖолдар; 15'
		});
	for (const stage of ['жоспар', 'шақыру', 'жүріп жатыр', 'өтті'] as const) {
		const id = await db.write((tx) => convene(tx, head, unit.id, plan(`Кеңес: ${stage}`)));
		if (stage === 'жоспар') {
			remote.push(paths.desk.conferencePlan(id));
			continue;
		}
		await db.write((tx) => inviteUnits(tx, head, id));
		if (stage === 'шақыру') {
			// Moved, so that the page says so and asks again; its time can be changed once more.
			const later = { day: dueOn.toString(), from: '14:00', to: '15:00', video: 'url', videoUrl: 'https://meet.example.kz/x' };
			const move = moveInput.parse({ ...later, agenda: 'Қысқа дайындық; 20\nЖолдар; 15', reason: 'Зал бос емес' });
			await db.write((tx) => moveEvent(tx, head, id, move));
			remote.push(paths.desk.conferencePlan(id));
			continue;
		}
		await db.write((tx) => openEvent(tx, head, id));
		const people = await oneMember(db, id);
		await db.write((tx) => markAttendance(tx, head, id, { units: [branch.id], people, mark: 'came', at: undefined }));
		const [item] = await agendaOf(db.reader, id);
		await db.write((tx) => turnItem(tx, head, id, { itemId: item?.id ?? newId() }));
		await db.write((tx) => takePriority(tx, head, id, { text: 'Мектептер жылы болсын', itemId: item?.id }));
		const decided = {
			text: 'Қазандықтарды тексеру',
			kinds: 'primary',
			within: unit.code,
			dueOn: dueOn.toString(),
			criterion: 'Бәрі тексерілді'
		};
		await db.write((tx) => takeDecision(tx, head, id, decisionInput.parse(decided)));
		if (stage === 'жүріп жатыр') continue;
		await db.write((tx) => closeConference(tx, head, id));
		const [invited] = await invitedOf(db.reader, id);
		await db.write((tx) => proposeAmendment(tx, head, id, { unitId: invited?.unitId ?? newId(), text: 'Біз басынан бастап қатыстық' }));
		remote.push(paths.desk.protocol(id));
	}
	return remote;
}

const oneMember = async (db: Database, id: string) =>
	(await invitedOf(db.reader, id)).flatMap(({ people }) => people.filter(({ seatId }) => seatId !== null).map((one) => one.id)).slice(0, 1);
