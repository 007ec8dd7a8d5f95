/** The day of a reception: whoever keeps the host's hours keeps its line and its cards; nobody else knows of either. The hall is for everybody. */
import { newId } from '../../src/platform/ids.ts';
import type { Tx } from '../../src/platform/db/index.ts';
import type { Role } from '../../src/platform/identity/actor.ts';
import { wishInput } from '../../src/modules/wishes/input.ts';
import { asked, desk, open, type On, type Row } from './verdicts.ts';

const { receiveWish } = await import('../../src/modules/wishes/server/index.ts');
const TEXT = 'Мәтін осында, ұзындығы жеткілікті болуы керек';
const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const KEEPING: Role[] = ['operator', 'aide', 'head', 'branch_head', 'central'];
const LINE = '/desk/receptions/days/[id=uuid]/line';
const CARD = '/desk/receptions/tickets/[id=uuid]';

/** Somebody who is being received on this day. Returns their ticket. */
export async function served(tx: Tx, { hostId, dayId }: { hostId: string; dayId: string }): Promise<string> {
	const who = wishInput.parse({ hostId, mode: 'in_person', topic: TEXT, firstName: 'Айгүл', phone: '+7 701 111 22 33', language: 'kk' });
	const { id: wishId } = await receiveWish(tx, { kind: 'anonymous' }, who, { channel: 'web' });
	const [id, at] = [newId(), Temporal.Now.instant()];
	await tx.insertInto('ticket_line').values({ day_id: dayId, opened_at: at }).execute();
	const times = { arrived_at: at, called_at: at, began_at: at };
	await tx
		.insertInto('ticket')
		.values({ id, day_id: dayId, wish_id: wishId, series: 'B', n: 1, state: 'serving', priority: false, ...times })
		.execute();
	return id;
}

type Scene = On['scene'];
function kept(path: (scene: Scene) => string, form?: Record<string, string>): Row {
	return {
		...desk(KEEPING, ({ scene }) => ({ path: path(scene), ...(form === undefined ? {} : { form }) })),
		places: ['same', 'above', 'other'],
		staff: (place, role) => (place !== 'other' && KEEPING.includes(role) ? 'ok' : 'hidden')
	};
}

const line = ({ reception }: Scene) => `/desk/receptions/days/${reception.dayId}/line`;
const card = ({ ticketId }: Scene) => `/desk/receptions/tickets/${ticketId}`;
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
		[`POST ${LINE}?/close`]: kept(line, {}),
		[`GET ${CARD}`]: kept(card),
		[`POST ${CARD}?/default`]: kept(card, { asked: TEXT, said: TEXT, outcome: 'answer', language: 'kk' })
	}),
	'GET /[lang=lang]/hall/[id=uuid]': open(({ scene }) => ({ path: `/kk/hall/${scene.reception.dayId}` })),
	'GET /hall/[id=uuid]': open(({ scene }) => ({ path: `/hall/${scene.reception.dayId}` }))
};
