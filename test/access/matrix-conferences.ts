/** Conferences: who leads a unit convenes; of one that is not theirs nobody learns anything. */
import type { Role } from '../../src/platform/identity/actor.ts';
import { ALL, desk, except, type Row } from './verdicts.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const TEXT = 'Мәтін осында, ұзындығы жеткілікті болуы керек';
const LEADERS: Role[] = ['head', 'branch_head', 'central'];
const ONE = '/desk/conferences/[id=uuid]';
const at = (rest = '') => `/desk/conferences/${UNKNOWN}${rest}`;
/** There is no such conference: whoever asks learns just that. */
const hidden = (path: string, form?: Record<string, string>) =>
	desk(ALL, () => ({ path, ...(form === undefined ? {} : { form }) }), 'hidden');

const ACTS: Record<string, Record<string, string>> = {
	invite: {},
	reply: { unitId: UNKNOWN, reply: 'absent', reason: TEXT },
	open: {},
	close: {},
	cancel: { reason: TEXT },
	mark: { units: UNKNOWN, mark: 'came' },
	add: { unitId: UNKNOWN, name: 'Қатысушы' },
	excuse: { memberId: UNKNOWN, reason: TEXT },
	item: { itemId: UNKNOWN },
	priority: { text: TEXT },
	decision: { text: TEXT, kinds: 'primary', dueOn: '2099-01-05', criterion: TEXT },
	attach: {}
};

export const conferences: Record<string, Row> = {
	'GET /desk/conferences': desk(except('administrator'), () => ({})),
	'GET /desk/conferences/new': desk(LEADERS, () => ({})),
	'POST /desk/conferences/new?/preview': desk(LEADERS, () => ({ form: { kinds: 'regional' } })),
	'POST /desk/conferences/new?/plan': desk(LEADERS, () => ({ form: { hostId: UNKNOWN } }), 'input'),
	[`GET ${ONE}`]: hidden(at()),
	...Object.fromEntries(Object.entries(ACTS).map(([act, form]) => [`POST ${ONE}?/${act}`, hidden(at(), form)])),
	[`GET ${ONE}/plan`]: hidden(at('/plan')),
	[`POST ${ONE}/plan?/preview`]: hidden(at('/plan'), { kinds: 'regional' }),
	[`POST ${ONE}/plan?/plan`]: hidden(at('/plan'), {}),
	[`POST ${ONE}/plan?/move`]: hidden(at('/plan'), {}),
	[`GET ${ONE}/join`]: hidden(at('/join')),
	[`GET ${ONE}/protocol`]: hidden(at('/protocol')),
	[`POST ${ONE}/protocol?/propose`]: hidden(at('/protocol'), { unitId: UNKNOWN, text: TEXT }),
	[`POST ${ONE}/protocol?/judge`]: hidden(at('/protocol'), { amendmentId: UNKNOWN, decision: 'taken' }),
	[`POST ${ONE}/protocol?/approve`]: hidden(at('/protocol'), {}),
	[`GET ${ONE}/protocol/protocol.[format=paper]`]: hidden(at('/protocol/protocol.pdf')),
	// Holds for the whole organisation: an administrator of a district is not asked.
	'GET /desk/settings/video': desk([], () => ({})),
	'POST /desk/settings/video?/default': desk([], () => ({ form: { service: 'none' } }))
};
