/** Sittings of factions and councils: the body's side reads of them, who leads it or the branch it sits in runs them; to another branch they are not there. */
import type { Role } from '../../src/platform/identity/actor.ts';
import { about, desk, except, type On, type Row } from './verdicts.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const TEXT = 'Себебі осында жазылған';
const LEADERS: Role[] = ['head', 'branch_head', 'central'];
const READERS = except('administrator');
const ONE = '/desk/sittings/[id=uuid]';
const at = ({ scene }: On) => `/desk/sittings/${scene.sittingId}`;

/** Of a body of the unit: its readers and those above know of its sitting, of these only leaders run it. */
function held(may: readonly Role[], form?: Record<string, string>): Row {
	const row = about({ may, know: READERS }, (on) => ({ path: at(on), ...(form === undefined ? {} : { form }) }));
	return { ...row, places: ['same', 'above', 'other'] };
}

const ITEM = { itemKk: 'Жылу маусымы', minutes: '20' };
const PLAN = { day: '2099-01-08', from: '10:00', to: '12:00', place: 'Мәжіліс залы', chairId: UNKNOWN };

export const sittings: Record<string, Row> = {
	'GET /desk/sittings': desk(READERS, () => ({})),
	'GET /desk/sittings/new': desk(LEADERS, () => ({})),
	// A body of nobody is not there.
	'POST /desk/sittings/new?/default': desk(LEADERS, () => ({ path: `/desk/sittings/new?body=${UNKNOWN}`, form: PLAN }), 'hidden'),
	[`GET ${ONE}`]: held(READERS),
	[`POST ${ONE}?/change`]: held(LEADERS, PLAN),
	[`POST ${ONE}?/item`]: held(LEADERS, ITEM),
	[`POST ${ONE}?/edit`]: held(LEADERS, { ...ITEM, itemId: UNKNOWN }),
	[`POST ${ONE}?/move`]: held(LEADERS, { itemId: UNKNOWN, by: 'up' }),
	[`POST ${ONE}?/withdraw`]: held(LEADERS, { itemId: UNKNOWN, withdrawReason: TEXT }),
	[`POST ${ONE}?/discuss`]: held(LEADERS, {}),
	[`POST ${ONE}?/announce`]: held(LEADERS, { undiscussedReason: TEXT }),
	[`POST ${ONE}?/check_in`]: held(LEADERS, {}),
	[`POST ${ONE}?/stop`]: held(LEADERS, {}),
	[`POST ${ONE}?/cancel`]: held(LEADERS, { cancelReason: TEXT })
};
