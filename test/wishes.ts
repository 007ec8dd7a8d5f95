/** For tests: a host with a day of so many times, and people who want to meet them. */
import type { Tx } from '../src/platform/db/index.ts';
import type { Lang } from '../src/platform/i18n/lang.ts';
import { ANONYMOUS } from '../src/platform/identity/actor.ts';
import { makeScene, type Scene } from '../src/modules/receptions/server/fixture.ts';
import { makeDay } from '../src/modules/receptions/server/index.ts';
import { wishInput } from '../src/modules/wishes/input.ts';
import { receiveWish, type Received } from '../src/modules/wishes/server/index.ts';

export type { Scene } from '../src/modules/receptions/server/fixture.ts';
export { makeScene };

/** A day of so many times of ten minutes from nine o'clock (UTC+5), made by hand. */
export function makeTimes(tx: Tx, { host, operator, placeId }: Scene, day: string, count: number): Promise<string> {
	const startsAt = Temporal.Instant.from(`${day}T09:00:00+05:00`);
	return makeDay(tx, operator, {
		hostId: host.id,
		placeId,
		startsAt,
		endsAt: startsAt.add({ minutes: 10 * count }),
		slotMinutes: 10,
		seats: 1,
		walkInShare: 0,
		languages: ['kk', 'ru'],
		modes: ['in_person', 'phone']
	});
}

export interface Wanted {
	language?: Lang;
	hostId?: string;
	group?: string;
	email?: string;
	phone?: string;
	firstName?: string;
	slotId?: string;
	mode?: string;
}

/** Somebody wants to meet the host of the scene, or (`hostId` empty) whoever can help. */
export function want(tx: Tx, { host, regionId }: Scene, { language = 'kk', slotId, ...wanted }: Wanted = {}): Promise<Received> {
	const input = wishInput.parse({
		hostId: host.id,
		territoryId: regionId,
		mode: 'in_person',
		topic: 'Көшедегі жарық туралы',
		firstName: 'Айгүл',
		email: 'aigul@example.kz',
		language,
		...wanted
	});
	return receiveWish(tx, ANONYMOUS, input, { channel: 'web', ...(slotId === undefined ? {} : { slot: { slotId } }) });
}
