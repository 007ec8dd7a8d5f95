/** What deputies owe is for everybody to read; of a deputy who is not there nobody learns anything. */
import { ALL, desk, open, type Row } from './verdicts.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';

const TEXT = 'Мәтін осында, ұзындығы жеткілікті болуы керек';
const ONE = '/desk/duties/[id=uuid]';
const one = `/desk/duties/${UNKNOWN}`;

export const duties: Record<string, Row> = {
	'GET /desk/duties': desk(ALL, () => ({})),
	[`GET ${ONE}`]: desk(ALL, () => ({ path: one }), 'hidden'),
	[`POST ${ONE}?/reply`]: desk(ALL, () => ({ path: one, form: { year: '2026', line: 'visit', reply: TEXT } }), 'hidden'),
	[`POST ${ONE}?/hide`]: desk(ALL, () => ({ path: one, form: { replyId: UNKNOWN, hideReason: TEXT } }), 'hidden'),
	'GET /[lang=lang]/deputies/deputies.csv': open(() => ({ path: '/kk/deputies/deputies.csv?place=750000000' })),
	'GET /[lang=lang]/deputies/deputies.json': open(() => ({ path: '/kk/deputies/deputies.json?place=750000000' })),
	'GET /[lang=lang]/deputies': open(() => ({ path: '/kk/deputies?place=750000000' })),
	'GET /[lang=lang]/deputies/[id=uuid]': open(() => ({ path: `/kk/deputies/${UNKNOWN}` }), 'hidden')
};
