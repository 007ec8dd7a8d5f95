/** Events that citizens come to: their host's side plans and runs them, anybody reads of those that were announced. */
import type { Role } from '../../src/platform/identity/actor.ts';
import { about, asked, citizens, desk, except, open, type On, type Row } from './verdicts.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const LEADERS: Role[] = ['head', 'branch_head', 'central'];
const DOOR: Role[] = ['operator', 'aide', ...LEADERS];
const READERS = except('administrator');
const ONE = '/desk/events/[id=uuid]';
const at = ({ scene }: On, rest = '') => `/desk/events/${scene.gatheringId}${rest}`;

/** Of a unit: its readers and those above know of it, of these only leaders run it; to another unit it is not there. */
function held(may: readonly Role[], form?: Record<string, string>, rest = '', outcome: Parameters<typeof about>[2] = 'ok'): Row {
	const row = about({ may, know: READERS }, (on) => ({ path: at(on, rest), ...(form === undefined ? {} : { form }) }), outcome);
	return { ...row, places: ['same', 'above', 'other'] };
}

const told = { territory: '750000000', language: 'both' };
/** There is no such question. */
const ENDS: Record<string, Record<string, string>> = {
	show: { questionId: UNKNOWN },
	answer: { questionId: UNKNOWN, answer: 'Жауабы осы' },
	owe: { questionId: UNKNOWN, unitId: UNKNOWN, dueOn: '2099-01-05' },
	refuse: { questionId: UNKNOWN, refusal: 'repeated', words: 'Бұрын сұралған' }
};
const PUBLIC = '/[lang=lang]/events/[id=uuid]';
const page = ({ scene }: On) => `/kk/events/${scene.gatheringId}`;
const NO_LINK = '/kk/registrations/no-such-link';

export const EVENTS: Record<string, Row> = {
	...asked({
		'GET /desk/events': desk(READERS, () => ({})),
		'GET /desk/events/new': desk(LEADERS, () => ({})),
		'POST /desk/events/new?/plan': desk(LEADERS, () => ({ form: { hostId: UNKNOWN } }), 'input'),
		[`GET ${ONE}`]: held(READERS),
		// It is announced already.
		[`POST ${ONE}?/announce`]: held(LEADERS, {}),
		[`POST ${ONE}?/keep`]: held(LEADERS, told),
		[`POST ${ONE}?/outcome`]: held(LEADERS, {}),
		// It is a month ahead: no photos yet.
		[`POST ${ONE}?/photos`]: held(LEADERS, {}),
		[`POST ${ONE}?/photoDown`]: held(LEADERS, { photoId: UNKNOWN, reason: 'Сұрады' }, '', 'hidden'),
		[`POST ${ONE}?/list`]: held(LEADERS, {}),
		[`GET ${ONE}/questions`]: held(READERS, undefined, '/questions'),
		...Object.fromEntries(
			Object.entries(ENDS).map(([act, form]) => [`POST ${ONE}/questions?/${act}`, held(LEADERS, form, '/questions', 'hidden')])
		),
		[`GET ${ONE}/door`]: held(READERS, undefined, '/door'),
		// It is a month ahead: who stands at the door is told so.
		[`POST ${ONE}/door?/came`]: held(DOOR, { number: '1', came: '1' }, '/door'),
		[`POST ${ONE}/door?/walkIns`]: held(DOOR, { walkIns: '1' }, '/door'),
		[`GET ${ONE}/plan`]: held(LEADERS, undefined, '/plan'),
		[`POST ${ONE}/plan?/plan`]: held(LEADERS, {}, '/plan', 'input'),
		[`POST ${ONE}/plan?/move`]: held(LEADERS, {}, '/plan', 'input')
	}),
	'GET /[lang=lang]/events': open(() => ({ path: '/kk/events' })),
	[`GET ${PUBLIC}`]: open((on) => ({ path: page(on) })),
	[`GET ${PUBLIC}/register`]: open((on) => ({ path: `${page(on)}/register` })),
	[`POST ${PUBLIC}/register?/default`]: open((on) => ({ path: `${page(on)}/register`, form: { key: 'x', name: 'Айгүл' } }), 'input'),
	[`GET ${PUBLIC}/ask`]: open((on) => ({ path: `${page(on)}/ask` })),
	[`POST ${PUBLIC}/ask?/default`]: open((on) => ({ path: `${page(on)}/ask`, form: { key: 'x', text: 'Қысқа' } }), 'input'),
	// A voice is a person's, by an account; there is no such question.
	[`POST ${PUBLIC}?/voice`]: citizens((on) => ({ path: page(on), form: { questionId: UNKNOWN, voice: 'give' } }), 'hidden'),
	// A link that nobody was given opens nothing, whoever asks.
	'GET /[lang=lang]/registrations/[key]': open(() => ({ path: NO_LINK }), 'hidden'),
	'POST /[lang=lang]/registrations/[key]?/withdraw': open(() => ({ path: NO_LINK, form: {} }), 'hidden'),
	'GET /feeds/events.ics': open(() => ({ path: '/feeds/events.ics' })),
	'GET /feeds/events.atom': open(() => ({ path: '/feeds/events.atom' }))
};
