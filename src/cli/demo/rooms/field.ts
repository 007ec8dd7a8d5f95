/** A tablet on its way back from a village: taken this morning, not all of it handed over yet. */
import type { Tx } from '../../../platform/db/index.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import { newId } from '../../../platform/ids.ts';
import { makeAccessCode } from '../../../platform/secrets.ts';
import { kitInput, sentInput } from '../../../modules/field/input.ts';
import * as field from '../../../modules/field/server/index.ts';
import { HOUR, MINUTE, plainDay } from '../worktime.ts';
import { MEETINGS } from './meeting-words.ts';
import { Script, type Stage } from './stage.ts';

const DEVICE = '00000000-0000-7000-8000-0000000f1e1d';
/** So many of those who want to meet somebody are at home already. */
const WISHES = 4;

/** Somebody in the village who wants to meet somebody; every other one came by themselves. */
function wish(pack: field.Pack, n: number, saidAt: number): unknown {
	const { lang, firstName, topic } = MEETINGS[n % MEETINGS.length] ?? {};
	const about = { firstName, topic, language: lang, territoryId: pack.places[0]?.id, mode: 'in_person', hostId: pack.hosts[n % 2]?.id };
	const body = { ...about, phone: `+7 701 640 20 ${String(10 + n)}`, consent: true, walkIn: n % 2 === 1 ? 'yes' : undefined };
	return { id: newId(), kind: 'wish', saidAt, number: pack.numbers.wish[n], code: makeAccessCode(), body };
}

/** Returns the acts that were refused. */
export function playField(stage: Stage, operator: Staff): Promise<string[]> {
	const day = plainDay(stage.world.now).toString();
	const unitId = operator.posts.find(({ role }) => role === 'operator')?.unitId ?? '';
	const wanted = { label: 'Планшет 2, Қарасу', day, territory: '190000000', numbers: '30', wishNumbers: '20' };
	const script = new Script(stage, 'field kit', stage.world.now - 3 * HOUR);
	let pack: field.Pack | undefined;
	script.on(script.at, async (tx) => {
		const kitId = await field.makeKit(tx, operator, kitInput.parse({ ...wanted, unitId }));
		pack = await field.takeKit(tx, operator, kitId, { deviceId: DEVICE });
	});
	const taken = script.at;
	const home = taken + 2 * HOUR;
	const withPack = (at: number, act: (tx: Tx, pack: field.Pack) => Promise<unknown>) =>
		script.on(at, (tx) => (pack === undefined ? Promise.reject(new Error('no kit')) : act(tx, pack)));
	for (let n = 0; n < WISHES; n++)
		withPack(home + n * MINUTE, (tx, kit) => {
			const record = wish(kit, n, taken + (10 + 20 * n) * MINUTE);
			return field.landRecord(tx, operator, kit.kitId, sentInput.parse({ record, sentAt: home + n * MINUTE }));
		});
	withPack(home + WISHES * MINUTE, (tx, kit) => field.sayState(tx, operator, kit.kitId, { deviceId: DEVICE, waiting: 6, refused: 1 }));
	return stage.play([script]);
}
