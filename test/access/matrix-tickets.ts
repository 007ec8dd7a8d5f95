/** The day of a reception: whoever keeps the host's hours keeps its line and its cards; nobody else knows of either. The hall is for everybody. */
import { newId } from '../../src/platform/ids.ts';
import type { Tx } from '../../src/platform/db/index.ts';
import type { Role } from '../../src/platform/identity/actor.ts';
import { dayInput } from '../../src/modules/receptions/input.ts';
import { wishInput } from '../../src/modules/wishes/input.ts';
import { asked, desk, open, type On, type Row } from './verdicts.ts';

const { makeDay } = await import('../../src/modules/receptions/server/index.ts');
const { receiveWish } = await import('../../src/modules/wishes/server/index.ts');
const TEXT = 'Мәтін осында, ұзындығы жеткілікті болуы керек';
const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const KEEPING: Role[] = ['operator', 'aide', 'head', 'branch_head', 'central'];
const LINE = '/desk/receptions/days/[id=uuid]/line';
const CARD = '/desk/receptions/tickets/[id=uuid]';

/** A day of a host on which somebody is being received; other rows call the host's other days off. */
export async function served(
	tx: Tx,
	{ hostId, placeId }: { hostId: string; placeId: string }
): Promise<{ dayId: string; ticketId: string }> {
	const startsAt = Temporal.Now.instant().add({ hours: 24 * 40 });
	const terms = { slotMinutes: 20, seats: 1, walkInShare: 0, languages: ['kk'], modes: ['in_person'] };
	const day = dayInput.parse({ ...terms, hostId, placeId, startsAt, endsAt: startsAt.add({ hours: 2 }) });
	const dayId = await makeDay(tx, { kind: 'system', job: 'test' }, day);
	const who = wishInput.parse({ hostId, mode: 'in_person', topic: TEXT, firstName: 'Айгүл', phone: '+7 701 111 22 33', language: 'kk' });
	const { id: wishId } = await receiveWish(tx, { kind: 'anonymous' }, who, { channel: 'web' });
	const [ticketId, at] = [newId(), Temporal.Now.instant()];
	await tx.insertInto('ticket_line').values({ day_id: dayId, opened_at: at }).execute();
	const times = { arrived_at: at, called_at: at, began_at: at };
	await tx
		.insertInto('ticket')
		.values({ id: ticketId, day_id: dayId, wish_id: wishId, series: 'B', n: 1, state: 'serving', priority: false, ...times })
		.execute();
	return { dayId, ticketId };
}

type Scene = On['scene'];
function kept(path: (scene: Scene) => string, form?: Record<string, string>): Row {
	return {
		...desk(KEEPING, ({ scene }) => ({ path: path(scene), ...(form === undefined ? {} : { form }) })),
		places: ['same', 'above', 'other'],
		staff: (place, role) => (place !== 'other' && KEEPING.includes(role) ? 'ok' : 'hidden')
	};
}

const line = ({ served: { dayId } }: Scene) => `/desk/receptions/days/${dayId}/line`;
const card = ({ served: { ticketId } }: Scene) => `/desk/receptions/tickets/${ticketId}`;
const one = { ticketId: UNKNOWN };
const walkIn = { key: UNKNOWN, firstName: 'Серік', topic: TEXT, language: 'kk' };

// The day is weeks ahead: what may be done could only not be done today.
export const TICKETS: Record<string, Row> = {
	...asked({
		[`GET ${LINE}`]: kept(line),
		[`POST ${LINE}?/arrive`]: kept(line, { wishId: UNKNOWN }),
		[`POST ${LINE}?/walkIn`]: kept(line, walkIn),
		[`POST ${LINE}?/call`]: kept(line, {}),
		[`POST ${LINE}?/out`]: kept(line, { ...one, reason: TEXT }),
		[`POST ${LINE}?/recall`]: kept(line, one),
		[`POST ${LINE}?/begin`]: kept(line, one),
		[`POST ${LINE}?/miss`]: kept(line, one),
		[`POST ${LINE}?/return`]: kept(line, one),
		[`POST ${LINE}?/leave`]: kept(line, one),
		[`POST ${LINE}?/open`]: kept(line, {}),
		[`POST ${LINE}?/close`]: kept(line, {}),
		[`GET ${CARD}`]: kept(card),
		[`POST ${CARD}?/default`]: kept(card, { asked: TEXT, said: TEXT, outcome: 'answer', language: 'kk' })
	}),
	'GET /[lang=lang]/hall/[id=uuid]': open(({ scene }) => ({ path: `/kk/hall/${scene.served.dayId}` })),
	'GET /hall/[id=uuid]': open(({ scene }) => ({ path: `/hall/${scene.served.dayId}` }))
};
