/** Problems: lists for who reads appeals, gathering for who takes them in. */
import { ALL, desk, except, type Row } from './verdicts.ts';
import type { Role } from '../../src/platform/identity/actor.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const TEXT = 'Мәтін осында, ұзындығы жеткілікті болуы керек';
const READERS = except('administrator');
const FRONT: Role[] = ['operator', 'head', 'branch_head'];

const PROBLEM = '/desk/problems/[id=uuid]';
/** One that is not there: who may ask at all learns just that. */
const noProblem = (form?: Record<string, string>) => () => ({ path: `/desk/problems/${UNKNOWN}`, ...(form === undefined ? {} : { form }) });
const noAnswers = (form?: Record<string, string>) => () => ({
	path: `/desk/problems/${UNKNOWN}/answers`,
	...(form === undefined ? {} : { form })
});
export const problems: Record<string, Row> = {
	'GET /desk/problems': desk(READERS, () => ({})),
	'GET /desk/problems/groups': desk(FRONT, () => ({})),
	'GET /desk/problems/new': desk(FRONT, () => ({ path: `/desk/problems/new?appeal=${UNKNOWN}` }), 'hidden'),
	// What was typed is shown again beside the appeal it came from: there is none.
	'POST /desk/problems/new?/default': desk(FRONT, () => ({ path: '/desk/problems/new', form: { titleKk: '' } }), 'hidden'),
	[`GET ${PROBLEM}`]: desk(READERS, noProblem(), 'hidden'),
	[`POST ${PROBLEM}?/change`]: desk(ALL, noProblem({ titleKk: TEXT, since: '2026-01-01' }), 'hidden'),
	[`POST ${PROBLEM}?/add`]: desk(ALL, noProblem({ appealIds: UNKNOWN }), 'hidden'),
	[`POST ${PROBLEM}?/number`]: desk(ALL, noProblem({ number: 'NAT-2001-000001' }), 'hidden'),
	[`POST ${PROBLEM}?/remove`]: desk(ALL, noProblem({ appealId: UNKNOWN }), 'hidden'),
	[`POST ${PROBLEM}?/publish`]: desk(ALL, noProblem({ public: 'true' }), 'hidden'),
	[`POST ${PROBLEM}?/state`]: desk(ALL, noProblem({ state: 'planned' }), 'hidden'),
	[`POST ${PROBLEM}?/reply`]: desk(ALL, noProblem({ outcome: 'noted', textKk: TEXT, textRu: TEXT }), 'hidden'),
	[`GET ${PROBLEM}/answers`]: desk(READERS, noAnswers(), 'hidden'),
	[`POST ${PROBLEM}/answers?/draft`]: desk(ALL, noAnswers({}), 'hidden'),
	[`POST ${PROBLEM}/answers?/change`]: desk(ALL, noAnswers({ appealId: UNKNOWN, outcome: 'noted', text: TEXT }), 'hidden'),
	[`POST ${PROBLEM}/answers?/sign`]: desk(ALL, noAnswers({ appealIds: UNKNOWN, confirm: 'on' }), 'hidden')
};
