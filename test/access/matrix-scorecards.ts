/** Scorecards of units, the cases behind them, what triggers propose. */
import type { Role } from '../../src/platform/identity/actor.ts';
import { ALL, desk, type On, type Row } from './verdicts.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const TEXT = 'Мәтін осында, ұзындығы жеткілікті болуы керек';
const OPENERS: Role[] = ['operator', 'head', 'branch_head', 'deputy', 'aide', 'central', 'auditor'];
const CARD = '/desk/scorecards/[id=uuid]';
const base = desk(ALL, () => ({}));
const around: Row['places'] = ['same', 'above', 'other'];
const unit = ({ scene }: On) => `/desk/scorecards/${scene.world.unit.id}`;

export const scorecards: Record<string, Row> = {
	'GET /desk/scorecards': base,
	// The region's: its own staff see it; to the districts it is neither below nor a peer.
	[`GET ${CARD}`]: {
		...base,
		places: around,
		ask: ({ scene }) => ({ path: `/desk/scorecards/${scene.world.region.id}` }),
		staff: (place) => (place === 'above' ? 'ok' : 'hidden')
	},
	// A peer sees the card of the district, but the reply is for its own head; the term is over.
	[`POST ${CARD}?/reply`]: {
		...base,
		places: around,
		ask: (on) => ({ path: unit(on), form: { period: '2020-01', reply: TEXT } }),
		staff: (place, role) => (place === 'same' && ['head', 'branch_head'].includes(role) ? 'ok' : 'forbidden')
	},
	[`GET ${CARD}/cases`]: {
		...base,
		places: around,
		ask: (on) => ({ path: `${unit(on)}/cases?indicator=appeals_on_time` }),
		staff: (place, role) => (place !== 'other' && OPENERS.includes(role) ? 'ok' : 'hidden')
	},
	'GET /desk/scorecards/proposals': base,
	'POST /desk/scorecards/proposals?/decide': desk(ALL, () => ({ form: { id: UNKNOWN, outcome: 'refused', reason: TEXT } }), 'hidden')
};
