import { paths } from '../../src/lib/paths.ts';
import { now, setClock } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/db/index.ts';
import { dayOf } from '../../src/platform/i18n/format.ts';
import type { Lang } from '../../src/platform/i18n/lang.ts';
import { askInput, openVoteInput } from '../../src/modules/floor/input.ts';
import { askFloor, beginSpeech, closeVote, issueKeys, openVote } from '../../src/modules/floor/server/index.ts';
import { itemInput, sittingInput } from '../../src/modules/sittings/agenda-input.ts';
import { mandateInput } from '../../src/modules/mandates/input.ts';
import { giveMandate } from '../../src/modules/mandates/server/index.ts';
import * as sittings from '../../src/modules/sittings/server/index.ts';
import { makeStaff } from '../../test/actors.ts';
import type { Cast } from '../../test/appeals.ts';

/** A sitting of the council that is going on: somebody speaks, a vote was declared and another is open. Pages of the desk, and of everybody. */
export async function going(db: Database, { head }: Cast, councilCode: string, lang: Lang): Promise<{ desk: string[]; open: string[] }> {
	const { id: councilId } = await db.reader.selectFrom('unit').select('id').where('code', '=', councilCode).executeTakeFirstOrThrow();
	// The last of the list: whoever crawls opens the first ones.
	const day = dayOf(now()).add({ days: 60 }).toString();
	const form = { day, from: '10:00', to: '12:00', place: 'Мәслихат ғимараты, мәжіліс залы', chairId: head.personId };
	const stream = { streamUrl: 'https://video.example.kz/sitting/index.m3u8' };
	const today = now();
	const restore = setClock(() => today);
	return db
		.write(async (tx) => {
			const id = await sittings.planSitting(tx, head, councilId, sittingInput.parse({ ...form, ...stream }));
			await sittings.addItem(tx, head, id, itemInput.parse({ itemKk: 'Жылу маусымына дайындық туралы', minutes: '20' }));
			await sittings.announce(tx, head, id, { undiscussedReason: 'Мәселе шұғыл', shortReason: 'Мәселе шұғыл' });
			// Its day has come, for whoever plays it.
			setClock(() => Temporal.Instant.from(`${day}T10:00:00+05:00`));
			await sittings.beginCheckIn(tx, head, id);
			// The head sits there, too, who is not of the council's own staff.
			const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
			const keeper = await makeStaff(tx, { role: 'administrator', unitId: root.id });
			const given = { name: 'Ерлан Сейітов', place: 'member', givenBy: 'Жиналыс хаттамасы № 2', validFrom: '2025-02-03' };
			const mandateId = await giveMandate(tx, keeper, councilId, mandateInput.parse(given));
			await tx
				.insertInto('sitting_seat')
				.values({ event_id: id, mandate_id: mandateId, name: given.name, place: 'member', person_id: head.personId })
				.execute();
			const seats = await sittings.sittingSeats(tx, id);
			for (const { seatId } of seats) await sittings.notePresence(tx, head, id, { seatId, what: 'in', holderId: undefined });
			await sittings.openSitting(tx, head, id);
			const [item] = await sittings.itemsOf(tx, id);
			await sittings.beginItem(tx, head, id, { itemId: item?.id ?? '' });
			const speakerId = await askFloor(tx, head, id, askInput.parse({ kind: 'speech', seatId: seats[0]?.seatId }));
			await askFloor(tx, head, id, askInput.parse({ kind: 'speech', guest: 'Тұрғын үй бөлімінің басшысы' }));
			await beginSpeech(tx, head, id, { speakerId });
			const question = 'Жылу маусымына дайындық жоспарын бекіту';
			const first = await openVote(tx, head, id, openVoteInput.parse({ question, way: 'device' }));
			await closeVote(tx, head, id, { voteId: first });
			await openVote(tx, head, id, openVoteInput.parse({ question, way: 'named' }));
			const [issued] = await issueKeys(tx, head, id, {});
			return {
				desk: [paths.desk.floor(id), paths.desk.seatKeys(id), paths.desk.ownSeat(id)],
				open: [paths.floor.live(lang, id), paths.floor.hall(lang, id), paths.floor.seat(lang, issued?.key ?? '')]
			};
		})
		.finally(restore);
}
