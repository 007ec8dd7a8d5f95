/** Directives: the leadership's to issue, known to the issuing side and to the units that they are owed at, above and below. */
import { ALL, desk, type On, type Outcome, type Row } from './verdicts.ts';
import type { Role } from '../../src/platform/identity/actor.ts';
import type { Place } from './scene.ts';

const TEXT = 'Мәтін осында, ұзындығы жеткілікті болуы керек';
const LEADING: Role[] = ['head', 'branch_head', 'central'];
const ONE = '/desk/directives/[id=uuid]';
const at =
	(tail = '', form?: Record<string, string>) =>
	({ scene }: On) => ({
		path: `/desk/directives/${scene.directiveId}${tail}`,
		...(form === undefined ? {} : { form })
	});

/** Issued by the region above to the unit, and ended: whoever may act gets 409. */
function directive(ask: Row['ask'], mine: (place: Place, role: Role) => Outcome): Row {
	const staff: Row['staff'] = (place, role) => (place === 'other' || role === 'administrator' ? 'hidden' : mine(place, role));
	return { ...desk(ALL, ask), places: ['same', 'above', 'other'], staff };
}
const issuing = (ask: Row['ask']) => directive(ask, (place, role) => (place === 'above' && LEADING.includes(role) ? 'ok' : 'forbidden'));
/** The form of a draft is for the leadership of some unit at all. */
const drafting = (ask: Row['ask']): Row => {
	const row = issuing(ask);
	return { ...row, staff: (place, role) => (LEADING.includes(role) ? row.staff(place, role) : 'forbidden') };
};
const draft = (on: On) => ({
	...{ title: 'Атауы', text: TEXT, dueOn: '2027-02-15', issuerUnitId: on.scene.world.region.id, criterion1: TEXT },
	...{ also: on.scene.world.unit.code }
});

export const directives: Record<string, Row> = {
	'GET /desk/directives': desk(ALL, () => ({})),
	'GET /desk/directives/new': desk(LEADING, () => ({})),
	'POST /desk/directives/new?/default': desk(LEADING, () => ({ form: { title: '' } }), 'input'),
	[`GET ${ONE}`]: directive(at(), () => 'ok'),
	[`POST ${ONE}?/again`]: issuing(at('', {})),
	[`POST ${ONE}?/issue`]: issuing(at('', {})),
	[`POST ${ONE}?/close`]: issuing(at('', {})),
	[`POST ${ONE}?/cancel`]: issuing(at('', { reason: TEXT })),
	[`GET ${ONE}/edit`]: drafting(at('/edit')),
	[`POST ${ONE}/edit?/default`]: drafting((on) => ({ ...at('/edit')(on), form: draft(on) }))
};
