/** Visits: the side of a deputy plans them; of one that is not there nobody learns anything; citizens read what was told. */
import type { Role } from '../../src/platform/identity/actor.ts';
import { ALL, desk, except, open, type Row } from './verdicts.ts';

const PLANNERS: Role[] = ['deputy', 'aide', 'head', 'branch_head', 'central'];
const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const TEXT = 'Мәтін осында, ұзындығы жеткілікті болуы керек';
const ONE = '/desk/visits/[id=uuid]';
const STOP = `${ONE}/stops/[stop=uuid]`;
const one = `/desk/visits/${UNKNOWN}`;
const stop = `${one}/stops/${UNKNOWN}`;
/** There is no such visit: whoever asks learns just that. */
const hidden = (path: string, form?: Record<string, string>) =>
	desk(ALL, () => ({ path, ...(form === undefined ? {} : { form }) }), 'hidden');

const TIME = { territory: '190000000', day: '2099-01-05', from: '10:00', to: '11:00' };
const PLAN = { mandateId: UNKNOWN, firstDay: '2099-01-05', purposeKk: TEXT };

export const visits: Record<string, Row> = {
	'GET /desk/visits': desk(except('administrator'), () => ({})),
	'GET /desk/visits/new': desk(PLANNERS, () => ({})),
	'POST /desk/visits/new?/default': desk(PLANNERS, () => ({ form: PLAN }), 'input'),
	[`GET ${ONE}`]: hidden(one),
	[`POST ${ONE}?/change`]: hidden(one, PLAN),
	[`POST ${ONE}?/add`]: hidden(one, TIME),
	[`POST ${ONE}?/proposed`]: hidden(one, { territory: TIME.territory }),
	[`POST ${ONE}?/publish`]: hidden(one, {}),
	[`POST ${ONE}?/cancel`]: hidden(one, { reason: TEXT }),
	[`GET ${STOP}`]: hidden(stop),
	[`POST ${STOP}?/change`]: hidden(stop, TIME),
	[`POST ${STOP}?/hours`]: hidden(stop, { placeId: UNKNOWN, hoursFrom: '10:00', hoursTo: '10:30', slotMinutes: '15', walkInShare: '50' }),
	[`POST ${STOP}?/remove`]: hidden(stop, {}),
	[`POST ${STOP}?/drop`]: hidden(stop, { reason: TEXT }),
	[`POST ${STOP}?/report`]: hidden(stop, { people: '10', summary: TEXT }),
	'GET /desk/rules/visits': desk(['administrator', 'auditor', 'central'], () => ({})),
	'POST /desk/rules/visits?/default': desk([], () => ({ form: {} })),
	'GET /[lang=lang]/visits': open(() => ({ path: '/kk/visits' })),
	'GET /[lang=lang]/visits/waiting': open(() => ({ path: '/kk/visits/waiting?place=190000000' })),
	'GET /[lang=lang]/visits/[id=uuid]': open(() => ({ path: `/kk/visits/${UNKNOWN}` }), 'hidden'),
	'GET /feeds/visits.ics': open(() => ({ path: '/feeds/visits.ics?lang=kk' }))
};
