/** Second looks: the looker's alone until they are done, then read by whoever reads what either unit does; draws are everybody's. */
import type { Role } from '../../src/platform/identity/actor.ts';
import { ALL, desk, type On, type Outcome, type Row } from './verdicts.ts';
import type { Place } from './scene.ts';

const TEXT = 'Мәтін осында, ұзындығы жеткілікті болуы керек';
const LEADING: Role[] = ['head', 'branch_head', 'central'];
const READING: Role[] = [...LEADING, 'operator', 'deputy', 'aide', 'auditor'];
const ONE = '/desk/control/[id=uuid]';
const DRAW = '/desk/control/draws/[id=uuid]';
const QUESTIONS = Object.fromEntries(['done', 'shown', 'criteria', 'noticed'].map((one) => [`answer-${one}`, 'yes']));
const RULE = { share: '10', least: '3', validFrom: '2099-01-01', source: TEXT, reason: TEXT };

const at =
	(form?: Record<string, string>) =>
	({ scene }: On) => ({ path: `/desk/control/${scene.look.id}`, ...(form === undefined ? {} : { form }) });
const drawn =
	(tail = '') =>
	({ scene }: On) => ({ path: `/desk/control/draws/${scene.look.drawId}${tail}` });

/** What the region accepted from the unit was not confirmed. */
function look(ask: Row['ask'], mine: (place: Place, role: Role) => Outcome): Row {
	const staff: Row['staff'] = (place, role) => (place === 'other' || !READING.includes(role) ? 'hidden' : mine(place, role));
	return { ...desk(ALL, ask), places: ['same', 'above', 'other'], staff };
}

export const control: Record<string, Row> = {
	'GET /desk/control': desk(ALL, () => ({})),
	[`GET ${ONE}`]: look(at(), () => 'ok'),
	// It is done, and was somebody else's.
	[`POST ${ONE}?/finish`]: desk(ALL, at(QUESTIONS), 'hidden'),
	[`POST ${ONE}?/decline`]: desk(ALL, at({ reason: TEXT }), 'hidden'),
	[`POST ${ONE}?/reply`]: look(at({ reply: TEXT }), (_, role) => (LEADING.includes(role) ? 'ok' : 'forbidden')),
	[`POST ${ONE}?/mend`]: look(at({ dueOn: '2027-02-15' }), (place, role) =>
		place === 'above' && LEADING.includes(role) ? 'ok' : 'forbidden'
	),
	[`GET ${DRAW}`]: desk(ALL, drawn()),
	[`GET ${DRAW}/pool.csv`]: desk(ALL, drawn('/pool.csv')),
	'GET /desk/rules/control': desk(['administrator', 'auditor', 'central'], () => ({})),
	// An administrator of the root alone.
	'POST /desk/rules/control?/add': desk([], () => ({ form: RULE }))
};
