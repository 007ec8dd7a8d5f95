import { paths } from '../../src/lib/paths.ts';
import { now } from '../../src/platform/clock.ts';
import type { Tx } from '../../src/platform/db/index.ts';
import type { Lang } from '../../src/platform/i18n/lang.ts';
import { newId } from '../../src/platform/ids.ts';
import { makeHost, makePlace } from '../../src/modules/receptions/server/fixture.ts';
import { makeDay } from '../../src/modules/receptions/server/index.ts';
import { cardInput, walkInInput } from '../../src/modules/tickets/input.ts';
import { arriveWalkIn, callNext, finishTicket, turnTicket } from '../../src/modules/tickets/server/index.ts';
import type { Cast } from '../../test/appeals.ts';

/**
 * The branch receives today: one was promised something, one is being received, one waits. Returns the pages of the line and of both cards
 * for the desk, and the hall's screen for everybody.
 */
export async function received(tx: Tx, { operator, unit }: Cast, lang: Lang): Promise<{ desk: string[]; open: string[] }> {
	const region = await tx.selectFrom('territory').select('id').where('level', '=', 1).orderBy('code').executeTakeFirstOrThrow();
	const [{ id: hostId }, placeId] = [
		await makeHost(tx, { unitId: unit.id }),
		await makePlace(tx, { unitId: unit.id, territoryId: region.id })
	];
	const startsAt = now().add({ seconds: 2 });
	const terms = { slotMinutes: 10, seats: 1, walkInShare: 0, languages: [lang], modes: ['in_person' as const] };
	const dayId = await makeDay(tx, operator, { hostId, placeId, startsAt, endsAt: startsAt.add({ minutes: 30 }), ...terms });
	const came: string[] = [];
	for (const firstName of ['Серік', 'Айгүл', 'Дана']) {
		const input = walkInInput.parse({ key: newId(), firstName, topic: 'Көшедегі жарық туралы', language: lang });
		came.push((await arriveWalkIn(tx, operator, dayId, input)).ticketId);
	}
	const [first = '', second = ''] = came;
	const serve = async (ticketId: string) => {
		await callNext(tx, operator, dayId);
		await turnTicket(tx, operator, 'begin', { dayId, ticketId });
	};
	await serve(first);
	const said = { asked: 'Көшеге жарық орнатуды сұрады', said: 'Биыл орнатамыз дедік', promised: 'Жарық орнатамыз', language: lang };
	await finishTicket(tx, operator, first, cardInput.parse({ ...said, outcome: 'answer' }));
	await serve(second);
	return { desk: [paths.desk.line(dayId), paths.desk.ticketCard(first), paths.desk.ticketCard(second)], open: [paths.hall(lang, dayId)] };
}
