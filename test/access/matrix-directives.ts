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
const SERIES = '/desk/directives/series/[id=uuid]';
const READING: Role[] = [...LEADING, 'auditor'];
/** A series of the region above, ended: its page is for who leads or audits somewhere, and it is there for those of the issuing side. */
function series(may: readonly Role[], tail: string, form?: (on: On) => Record<string, string>): Row {
	const ask = (on: On) => ({
		path: `/desk/directives/series/${on.scene.seriesId}${tail}`,
		...(form === undefined ? {} : { form: form(on) })
	});
	const staff: Row['staff'] = (place, role) => {
		if (place === 'above' && READING.includes(role)) return may.includes(role) ? 'ok' : 'forbidden';
		return 'hidden';
	};
	return { ...desk(ALL, ask), places: ['same', 'above', 'other'], staff };
}
/** A page for some roles says so to the others, whatever it is about. */
const roled = (roles: readonly Role[], row: Row): Row => ({
	...row,
	staff: (place, role) => (roles.includes(role) ? row.staff(place, role) : 'forbidden')
});
const again = (on: On) => {
	const { dueOn, ...rest } = draft(on);
	return { ...rest, fromOn: dueOn, every: 'month', day: '5', lead: '3', reason: TEXT };
};

/** The form of a draft is for the leadership of some unit at all. */
const drafting = (ask: Row['ask']): Row => {
	const row = issuing(ask);
	return { ...row, staff: (place, role) => (LEADING.includes(role) ? row.staff(place, role) : 'forbidden') };
};
const draft = (on: On) => ({
	title: 'Атауы',
	text: TEXT,
	dueOn: '2027-02-15',
	issuerUnitId: on.scene.world.region.id,
	criterion1: TEXT,
	also: on.scene.world.unit.code
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
	'GET /desk/directives/series': desk(READING, () => ({})),
	'GET /desk/directives/series/new': desk(LEADING, () => ({})),
	'POST /desk/directives/series/new?/default': desk(LEADING, () => ({ form: { title: '' } }), 'input'),
	[`GET ${SERIES}`]: roled(READING, series(READING, '')),
	[`POST ${SERIES}?/start`]: series(LEADING, '', () => ({})),
	[`POST ${SERIES}?/pause`]: series(LEADING, '', () => ({ reason: TEXT })),
	[`POST ${SERIES}?/resume`]: series(LEADING, '', () => ({})),
	[`POST ${SERIES}?/end`]: series(LEADING, '', () => ({ reason: TEXT })),
	[`GET ${SERIES}/edit`]: roled(LEADING, series(LEADING, '/edit')),
	[`POST ${SERIES}/edit?/default`]: roled(LEADING, series(LEADING, '/edit', again)),
	[`POST ${ONE}/edit?/default`]: drafting((on) => ({ ...at('/edit')(on), form: draft(on) }))
};
