/** For tests: a kit of a unit for an event that its head runs, and records as a device sends them. */
import type { Tx } from '../src/platform/db/index.ts';
import type { Staff } from '../src/platform/identity/actor.ts';
import { makeStaff } from './actors.ts';
import { refusal as refused } from './appeals.ts';
import { eventWorld, invitedEvent, type World } from '../src/modules/events/server/fixture.ts';
import { kitInput, sentInput, type KitInput, type Sent } from '../src/modules/field/input.ts';
import * as field from '../src/modules/field/server/index.ts';

export const DAY = '2026-11-02';
export const CODE = '7K2M9-7K2M9-7K2M9-7K2M9-7K2M9-7';
export const uuid = () => crypto.randomUUID();
/** The code alone. */
export const refusal = async (act: Promise<unknown>) =>
	String(await refused(act))
		.split(' ')
		.at(-1);
export const ms = (time: string, day = DAY) => Temporal.Instant.from(`${day}T${time}:00+05:00`).epochMilliseconds;

export interface Scene {
	w: World;
	worker: Staff;
	eventId: string;
	kitId: string;
	deviceId: string;
	pack: field.Pack;
}

/** A kit of the host for an event that its head runs, taken onto a device on the eve. */
export async function scene(tx: Tx, numbers = 5): Promise<Scene> {
	const w = await eventWorld(tx);
	const worker = await makeStaff(tx, { role: 'head', unitId: w.host.id, name: 'Көшпелі Қабылдаушы' });
	const eventId = await invitedEvent(tx, w);
	const kitId = await field.makeKit(tx, worker, inputOf(w, { eventId, numbers }));
	const deviceId = uuid();
	return { w, worker, eventId, kitId, deviceId, pack: await field.takeKit(tx, worker, kitId, { deviceId }) };
}

export const inputOf = ({ host }: Pick<World, 'host'>, changes: Record<string, unknown> = {}): KitInput =>
	kitInput.parse({ unitId: host.id, label: 'Планшет 2', day: DAY, territory: '190000000', numbers: 5, wishNumbers: 5, ...changes });

export const appeal = (pack: field.Pack, i: number, changes: Record<string, unknown> = {}, saidAt = ms('11:30')) => ({
	record: {
		id: uuid(),
		kind: 'appeal',
		saidAt,
		number: pack.numbers.appeal[i] ?? '',
		code: CODE,
		body: {
			language: 'kk',
			text: 'Ауылдағы жалғыз құдық кеуіп қалды, су әкелінбейді.',
			territoryId: pack.places[0]?.id,
			name: 'Сынақ Ауылдас',
			phone: '8 701 123 45 67',
			...changes
		}
	},
	sentAt: saidAt
});
export const sent = (wire: unknown): Sent => sentInput.parse(wire);
export const came = (body: Record<string, string | number>, saidAt = ms('10:05')) => ({
	record: { id: uuid(), kind: 'came', saidAt, body },
	sentAt: saidAt
});

export const wish = (pack: field.Pack, i: number, changes: Record<string, unknown> = {}, saidAt = ms('11:30')) => ({
	record: {
		id: uuid(),
		kind: 'wish',
		saidAt,
		number: pack.numbers.wish[i] ?? '',
		code: CODE,
		body: {
			mode: 'in_person',
			topic: 'Ауылдағы жол туралы',
			territoryId: pack.places[0]?.id,
			firstName: 'Қалампыр',
			phone: '8 701 765 43 21',
			language: 'kk',
			consent: true,
			...changes
		}
	},
	sentAt: saidAt
});
