/** Rights cases: laid by who works on the appeal, read by who reads it; employers and group cases. */
import { about, ALL, desk, except, type On, type Row } from './verdicts.ts';
import type { Role } from '../../src/platform/identity/actor.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const TEXT = 'Мәтін осында, ұзындығы жеткілікті болуы керек';
const READERS = except('administrator');
const LEADERS: Role[] = ['head', 'branch_head'];
/** Who enters an employer. */
const ENTERERS: Role[] = ['operator', 'executor', ...LEADERS, 'aide', 'administrator'];

const CASE = '/desk/appeals/[id=uuid]/rights';
const page = ({ appeal }: On) => ({ path: `/desk/appeals/${appeal.id}/rights` });
/** Whoever takes it in, its executor, its heads. */
const lay = { may: ['operator', ...LEADERS], own: ['executor', ...LEADERS, 'aide'], know: READERS } satisfies Parameters<typeof about>[0];
const STUDENTS: Role[] = ['administrator', 'auditor', 'central'];
const GROUP = '/desk/rights/groups/[id=uuid]';
const noGroup = (form?: Record<string, string>) => () => ({
	path: `/desk/rights/groups/${UNKNOWN}`,
	...(form === undefined ? {} : { form })
});
/** As the server's zone has it. */
const today = () => Temporal.Now.plainDateISO('Asia/Almaty').toString();
const EMPLOYERS = '/desk/rights/employers';
const noEmployer = (form?: Record<string, string>) => () => ({ path: `${EMPLOYERS}/${UNKNOWN}`, ...(form === undefined ? {} : { form }) });

export const rights: Record<string, Row> = {
	[`GET ${CASE}`]: about({ may: READERS, know: READERS }, page),
	[`POST ${CASE}?/lay`]: about(lay, (on) => ({ ...page(on), form: { profession: 'teacher' } })),
	[`POST ${CASE}?/outcome`]: about(lay, (on) => ({ ...page(on), form: { outcome: 'not_restored', outcomeOn: today() } })),
	[`POST ${CASE}?/remove`]: about(lay, (on) => ({ ...page(on), form: { reason: TEXT } })),
	'GET /desk/rights': desk(READERS, () => ({ path: '/desk/rights?standing=in_work&employer=x' })),
	'GET /desk/rights/groups': desk(READERS, () => ({})),
	[`GET ${GROUP}`]: desk(READERS, noGroup(), 'hidden'),
	[`POST ${GROUP}?/note`]: desk(ALL, noGroup({ text: TEXT }), 'hidden'),
	[`POST ${GROUP}?/out`]: desk(ALL, noGroup({ appealId: UNKNOWN, reason: TEXT }), 'hidden'),
	[`POST ${GROUP}?/close`]: desk(ALL, noGroup({ outcome: 'restored', ending: TEXT }), 'hidden'),
	// Lists and rules hold for the whole organisation, like terms.
	'GET /desk/rules/rights': desk(STUDENTS, () => ({})),
	'POST /desk/rules/rights?/profession': desk([], () => ({ form: { code: 'x' } })),
	'POST /desk/rules/rights?/right': desk([], () => ({ form: { code: 'x' } })),
	'POST /desk/rules/rights?/retireProfession': desk([], () => ({ form: { key: 'teacher' } })),
	'POST /desk/rules/rights?/retireRight': desk([], () => ({ form: { key: 'leave' } })),
	'GET /desk/rules/alike': desk(STUDENTS, () => ({ path: '/desk/rules/alike?match=region&n=3&days=30' })),
	'POST /desk/rules/alike?/add': desk([], () => ({ form: { match: 'region' } })),
	'POST /desk/rules/alike?/retire': desk([], () => ({ form: { key: 'region' } })),
	[`GET ${EMPLOYERS}`]: desk(ALL, () => ({})),
	[`GET ${EMPLOYERS}/find`]: desk(ENTERERS, () => ({ path: `${EMPLOYERS}/find?q=мектеп` })),
	[`GET ${EMPLOYERS}/new`]: desk(ENTERERS, () => ({})),
	[`POST ${EMPLOYERS}/new?/default`]: desk(ENTERERS, () => ({ form: { name: '' } }), 'input'),
	[`GET ${EMPLOYERS}/[id=uuid]`]: desk(ALL, noEmployer(), 'hidden'),
	// One register for the whole organisation: a district changes nothing in it, and of one that is not there learns just that.
	[`POST ${EMPLOYERS}/[id=uuid]?/change`]: desk(ALL, noEmployer({ name: 'Ұйым' }), 'hidden'),
	[`POST ${EMPLOYERS}/[id=uuid]?/merge`]: desk(ALL, noEmployer({ into: UNKNOWN, reason: TEXT }), 'hidden')
};
