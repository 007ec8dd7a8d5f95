/** Reports: the deputy's side makes them; of one that is not there nobody learns anything; citizens read what was published. */
import { ALL, desk, except, open, type Row } from './verdicts.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const TEXT = 'Мәтін осында, ұзындығы жеткілікті болуы керек';
const ONE = '/desk/reports/[id=uuid]';
const one = `/desk/reports/${UNKNOWN}`;
/** There is no such report: whoever asks learns just that. */
const hidden = (path: string, form?: Record<string, string>) =>
	desk(ALL, () => ({ path, ...(form === undefined ? {} : { form }) }), 'hidden');

const PERIOD = { periodFrom: '2026-01-01', periodTo: '2026-06-30' };
const NO_CODE = '/kk/rate/00000-00000';
const PUBLIC = '/[lang=lang]/reports';

export const reports: Record<string, Row> = {
	'GET /desk/reports': desk(except('administrator'), () => ({})),
	'GET /desk/reports/new': desk(ALL, () => ({})),
	// There is no such meeting.
	'POST /desk/reports/new?/default': desk(ALL, () => ({ form: { eventId: UNKNOWN, ...PERIOD } }), 'input'),
	[`GET ${ONE}`]: hidden(one),
	[`POST ${ONE}?/write`]: hidden(one, { ...PERIOD, 'general.kk': TEXT }),
	[`POST ${ONE}?/publish`]: hidden(one, {}),
	[`POST ${ONE}?/amend`]: hidden(one, { section: 'general', textKk: TEXT, reason: TEXT }),
	[`POST ${ONE}?/move`]: hidden(one, { eventId: UNKNOWN, why: TEXT }),
	[`POST ${ONE}?/promise`]: hidden(one, { quote: TEXT, whom: TEXT, unitId: UNKNOWN, dueOn: '2099-01-05' }),
	[`GET ${ONE}/[figure=figure]`]: hidden(`${one}/visits_made`),
	[`GET ${ONE}/rating`]: hidden(`${one}/rating`),
	[`POST ${ONE}/rating?/slips`]: hidden(`${one}/rating`, { slips: '1', issued: '0' }),
	[`POST ${ONE}/rating?/show`]: hidden(`${one}/rating`, { commentId: UNKNOWN }),
	[`POST ${ONE}/rating?/withhold`]: hidden(`${one}/rating`, { commentId: UNKNOWN, refusal: 'insult', words: TEXT }),
	[`POST ${ONE}/rating?/uphold`]: hidden(`${one}/rating`, { commentId: UNKNOWN, answer: TEXT }),
	// A code that nobody was given opens nothing, whoever asks.
	'GET /[lang=lang]/rate': open(() => ({ path: '/kk/rate' })),
	'GET /[lang=lang]/rate/[code]': open(() => ({ path: NO_CODE }), 'hidden'),
	'POST /[lang=lang]/rate/[code]?/rate': open(() => ({ path: NO_CODE, form: { 'mark.clear': '5' } }), 'hidden'),
	'POST /[lang=lang]/rate/[code]?/object': open(() => ({ path: NO_CODE, form: { objection: TEXT } }), 'hidden'),
	[`GET ${PUBLIC}`]: open(() => ({ path: '/kk/reports' })),
	[`GET ${PUBLIC}/[id=uuid]`]: open(() => ({ path: `/kk/reports/${UNKNOWN}` }), 'hidden'),
	[`GET ${PUBLIC}/[id=uuid]/[figure=figure]`]: open(() => ({ path: `/kk/reports/${UNKNOWN}/visits_made` }), 'hidden'),
	[`GET ${PUBLIC}/[id=uuid]/report.[format=paper]`]: open(() => ({ path: `/kk/reports/${UNKNOWN}/report.pdf` }), 'hidden')
};
