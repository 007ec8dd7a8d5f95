import { paths } from '../../src/lib/paths.ts';
import { now } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/db/index.ts';
import { dayOf } from '../../src/platform/i18n/format.ts';
import { itemInput, sittingInput } from '../../src/modules/sittings/agenda-input.ts';
import { addItem, announce, planSitting, withdrawItem } from '../../src/modules/sittings/server/index.ts';
import type { Cast } from '../../test/appeals.ts';

/** A sitting of the council that is planned, and one whose notice was served with an item withdrawn. Returns desk pages few links lead to. */
export async function sit(db: Database, { head }: Cast, councilCode: string): Promise<string[]> {
	const { id: councilId } = await db.reader.selectFrom('unit').select('id').where('code', '=', councilCode).executeTakeFirstOrThrow();
	const form = { from: '10:00', to: '12:00', place: 'Мәслихат ғимараты, мәжіліс залы', chairId: head.personId };
	const plan = (days: number) =>
		db.write((tx) => planSitting(tx, head, councilId, sittingInput.parse({ ...form, day: dayOf(now()).add({ days }).toString() })));
	const add = (id: string, itemKk: string, changes: Record<string, string> = {}) =>
		db.write((tx) =>
			addItem(tx, head, id, itemInput.parse({ itemKk, rapporteur: 'Тұрғын үй бөлімінің басшысы', minutes: '20', ...changes }))
		);
	const planned = await plan(40);
	const heat = await add(planned, 'Жылу маусымына дайындық барысы туралы');
	await add(planned, 'Қазандықтарды жөндеу', { parentId: heat });
	await add(planned, 'Уәделерді қарау', { kind: 'promises', territory: '750000000' });
	const told = await plan(12);
	await add(told, 'Жылу маусымына дайындық барысы туралы');
	const gone = await add(told, 'Кадр мәселесі', { closedGround: 'Жеке деректер айтылады' });
	await db.write((tx) => announce(tx, head, told, { undiscussedReason: 'Мәселе шұғыл', shortReason: undefined }));
	await db.write((tx) => withdrawItem(tx, head, told, { itemId: gone, withdrawReason: 'Құжаттары дайын емес' }));
	return [
		paths.desk.sittings({ list: 'past' }),
		paths.desk.newSitting(councilId),
		paths.desk.sitting(planned),
		`${paths.desk.sitting(planned)}?edit=${heat}`,
		`${paths.desk.sitting(planned)}?withdraw=${heat}`,
		paths.desk.sitting(told)
	];
}
