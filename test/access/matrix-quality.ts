/** Answers that are judged, closed cases that are checked again. */
import type { Role } from '../../src/platform/identity/actor.ts';
import { ALL, desk, type Row } from './verdicts.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const TEXT = 'Мәтін осында, ұзындығы жеткілікті болуы керек';
const REVIEWERS: Role[] = ['head', 'branch_head', 'central', 'auditor'];
const RUBRIC = Object.fromEntries(['answers', 'language', 'facts', 'ground', 'plain', 'solved'].map((one) => [`answer-${one}`, 'yes']));
const at = (path: string) => (form?: Record<string, string>) => () => ({ path, ...(form === undefined ? {} : { form }) });
const noReview = at(`/desk/quality/${UNKNOWN}`);
const noRecheck = at(`/desk/rechecks/${UNKNOWN}`);

export const quality: Record<string, Row> = {
	'GET /desk/rechecks': desk(['executor', ...REVIEWERS, 'administrator'], () => ({})),
	// None was drawn: to whoever asks it is not there.
	'GET /desk/rechecks/[id=uuid]': desk(ALL, noRecheck(), 'hidden'),
	'POST /desk/rechecks/[id=uuid]?/take': desk(ALL, noRecheck({}), 'hidden'),
	'POST /desk/rechecks/[id=uuid]?/decline': desk(ALL, noRecheck({ reason: TEXT }), 'hidden'),
	'POST /desk/rechecks/[id=uuid]?/look': desk(ALL, noRecheck({}), 'hidden'),
	'POST /desk/rechecks/[id=uuid]?/submit': desk(ALL, noRecheck({ ...RUBRIC, called: 'not_called' }), 'hidden'),
	'POST /desk/rechecks/[id=uuid]?/reply': desk(ALL, noRecheck({ reply: TEXT }), 'hidden'),
	// The rules hold for everybody: an administrator of a district looks at them.
	'GET /desk/rechecks/rules': desk(['administrator', 'auditor'], () => ({})),
	'POST /desk/rechecks/rules?/add': desk([], () => ({ form: { how: 'share', amount: '5', validFrom: '2099-01-01', source: TEXT } })),
	'POST /desk/rechecks/rules?/end': desk([], () => ({ form: { id: UNKNOWN } })),
	'GET /desk/quality': desk(REVIEWERS, () => ({})),
	// No such decision: who may judge answers at all learns just that.
	'GET /desk/quality/[id=uuid]': desk(REVIEWERS, noReview(), 'hidden'),
	'POST /desk/quality/[id=uuid]?/review': desk(REVIEWERS, noReview({ verdict: 'fine' }), 'hidden'),
	'POST /desk/quality/[id=uuid]?/reply': desk(REVIEWERS, noReview({ reply: TEXT }), 'hidden')
};
