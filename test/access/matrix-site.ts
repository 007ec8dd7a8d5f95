/** The other half of the table: what administrators keep, what applicants and visitors open. */
import type { Role } from '../../src/platform/identity/actor.ts';
import { about, ALL, applicants, asked, citizens, desk, open, type On, type Row } from './verdicts.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const KEEPERS: Role[] = ['administrator'];
const LOOKERS: Role[] = ['administrator', 'auditor'];

/** Of a unit: administrators of it and above may; of another unit it is not there; other roles are told that it is not for them. */
function kept(may: readonly Role[], know: readonly Role[], ask: Row['ask'], outcome: Parameters<typeof about>[2] = 'ok'): Row {
	const row = about({ may, know: ALL }, ask, outcome);
	return {
		...row,
		places: ['same', 'above', 'other'],
		staff: (place, role) => (place === 'other' && !know.includes(role) ? 'forbidden' : row.staff(place, role))
	};
}

// ── People and units ────────────────────────────────────────────────────────────────────────────────
const PERSON = '/desk/people/[id=uuid]';
const person = ({ scene }: On) => ({ path: `/desk/people/${scene.colleague.personId}` });
const post = ({ scene }: On) => ({ unitId: scene.world.unit.id, role: 'executor', titleKk: 'Орындаушы', validFrom: '2020-01-01' });
const UNIT = '/desk/units/[id=uuid]';
const unit = ({ scene }: On) => ({ path: `/desk/units/${scene.world.unit.id}` });
const shape = { kind: 'district', nameKk: 'Бөлімше', validFrom: '2020-01-01' };

const COUNCIL = '/desk/mandates/[id=uuid]';
const council = ({ scene }: On) => ({ path: `/desk/mandates/${scene.councilId}` });
const overlapping = { ordinal: '9', seats: '2', termFrom: '2028-01-01', termTo: '2029-01-01', source: 'Шешім' };
const rules = {
	validFrom: '2026-01-01',
	source: 'Шешім',
	quorumShare: '1/2',
	quorumThreshold: 'more',
	quorumBase: 'members',
	quorumRounding: 'up',
	proxies: 'none',
	mostProxies: '1',
	m1Kk: 'Жай мәселе',
	m1Share: '1/2',
	m1Threshold: 'more',
	m1Base: 'present',
	m1Rounding: 'up',
	m1Tie: 'lost'
};
const seat = { name: 'Айша Сапарова', place: 'member', givenBy: 'Жиналыс' };
const ended = { mandateId: UNKNOWN, lastDay: '2027-01-01', endReason: 'other', endSource: 'Шешім' };

const administered: Record<string, Row> = {
	'GET /desk/people': desk(LOOKERS, () => ({})),
	'GET /desk/people/new': desk(KEEPERS, () => ({})),
	'POST /desk/people/new?/default': desk(KEEPERS, () => ({ form: { name: '' } }), 'input'),
	[`GET ${PERSON}`]: kept(LOOKERS, LOOKERS, person),
	[`POST ${PERSON}?/change`]: kept(KEEPERS, KEEPERS, (on) => ({
		...person(on),
		form: { name: 'Айша Сапарова', language: 'kk', email: `${on.scene.colleague.personId}@example.org` }
	})),
	// The post is held already: who may give one is told so.
	[`POST ${PERSON}?/givePost`]: kept(KEEPERS, KEEPERS, (on) => ({ ...person(on), form: post(on) }), 'input'),
	[`POST ${PERSON}?/endPost`]: kept(
		KEEPERS,
		KEEPERS,
		(on) => ({ ...person(on), form: { postId: UNKNOWN, lastDay: '2027-01-01' } }),
		'hidden'
	),
	[`POST ${PERSON}?/invite`]: kept(KEEPERS, KEEPERS, (on) => ({ ...person(on), form: {} })),
	[`POST ${PERSON}?/close`]: kept(KEEPERS, KEEPERS, (on) => ({ ...person(on), form: {} })),
	'GET /desk/units': desk(LOOKERS, () => ({})),
	[`GET ${UNIT}`]: kept(LOOKERS, LOOKERS, unit),
	[`GET ${UNIT}/new`]: kept(KEEPERS, KEEPERS, (on) => ({ path: `${unit(on).path}/new` })),
	[`POST ${UNIT}/new?/default`]: kept(
		KEEPERS,
		KEEPERS,
		(on) => ({ path: `${unit(on).path}/new`, form: { ...shape, code: on.scene.world.unit.code } }),
		'input'
	),
	[`POST ${UNIT}?/change`]: kept(KEEPERS, KEEPERS, (on) => ({ ...unit(on), form: shape })),
	[`POST ${UNIT}?/close`]: kept(KEEPERS, KEEPERS, (on) => ({ ...unit(on), form: { lastDay: '2019-01-01' } }), 'input'),
	[`POST ${UNIT}?/reopen`]: kept(KEEPERS, KEEPERS, (on) => ({ ...unit(on), form: {} })),
	'GET /desk/mandates': desk(ALL, () => ({})),
	// Who sits where is known to all; whoever does not keep the unit changes nothing.
	[`GET ${COUNCIL}`]: desk(ALL, council),
	[`GET ${COUNCIL}/[mandate=uuid]`]: desk(ALL, (on) => ({ path: `${council(on).path}/${on.scene.mandateId}` })),
	[`POST ${COUNCIL}?/open`]: kept(KEEPERS, [], (on) => ({ ...council(on), form: overlapping }), 'input'),
	[`POST ${COUNCIL}?/give`]: kept(KEEPERS, [], (on) => ({ ...council(on), form: { ...seat, validFrom: '2029-01-01' } }), 'input'),
	[`GET ${COUNCIL}/rules`]: desk(ALL, (on) => ({ path: `${council(on).path}/rules` })),
	// From a day that is past.
	[`POST ${COUNCIL}/rules?/default`]: kept(KEEPERS, [], (on) => ({ path: `${council(on).path}/rules`, form: rules }), 'input'),
	[`POST ${COUNCIL}?/end`]: kept(KEEPERS, [], (on) => ({ ...council(on), form: ended }), 'hidden'),
	'GET /desk/territories': desk(LOOKERS, () => ({})),
	'GET /desk/territories/[id=uuid]': desk(LOOKERS, () => ({ path: `/desk/territories/${UNKNOWN}` }), 'hidden'),
	// The register holds for everybody, and citizens' data goes to its addresses: an administrator of a district changes nothing in it.
	'GET /desk/bodies': desk(LOOKERS, () => ({})),
	'GET /desk/bodies/new': desk([], () => ({})),
	'POST /desk/bodies/new?/default': desk([], () => ({ form: {} })),
	'GET /desk/bodies/[id=uuid]': desk(LOOKERS, () => ({ path: `/desk/bodies/${UNKNOWN}` }), 'hidden'),
	'POST /desk/bodies/[id=uuid]?/change': desk([], () => ({ path: `/desk/bodies/${UNKNOWN}`, form: {} })),
	'GET /desk/routing': desk(LOOKERS, () => ({})),
	'POST /desk/routing?/save': kept(
		KEEPERS,
		[],
		({ scene }) => ({
			path: '/desk/routing',
			form: { unitId: scene.world.unit.id, themeId: UNKNOWN }
		}),
		'input'
	),
	'POST /desk/routing?/remove': desk(KEEPERS, () => ({ form: { id: UNKNOWN } }), 'hidden'),
	// The rules hold for everybody: an administrator of a district looks at them.
	'GET /desk/retention': desk(LOOKERS, () => ({})),
	'POST /desk/retention?/add': desk([], () => ({ form: { what: 'person', months: '12', validFrom: '2099-01-01', source: 'Шешім' } })),
	'POST /desk/retention?/end': desk([], () => ({ form: { id: UNKNOWN } })),
	'GET /desk/settings': desk(KEEPERS, () => ({})),
	'POST /desk/settings?/default': desk(KEEPERS, () => ({ form: {} }), 'input')
};

// ── What applicants open ────────────────────────────────────────────────────────────────────────────
const status = ({ appeal }: On) => `/kk/appeals/${appeal.number}`;
const PAGE = '/[lang=lang]/appeals/[number=number]';
/** Without its code an appeal's page is not there, for whoever asks. */
const page = (ask: Row['ask']) => applicants(ask, 'hidden', 'hidden');
const number = ({ appeal }: On) => ({ params: { number: appeal.number } });
/** The API says what it needs: a code. To staff an appeal has no such address. */
const byCode = (ask: Row['ask'], outcome: Parameters<typeof applicants>[3] = 'ok') => applicants(ask, 'sign in', 'hidden', outcome);

const byApplicants: Record<string, Row> = {
	// A link that nobody made opens nothing, whoever asks.
	'GET /[lang=lang]/join/[token]': open(() => ({ path: '/kk/join/no-such-link' }), 'hidden'),
	'POST /[lang=lang]/join/[token]?/default': open(
		() => ({ path: '/kk/join/no-such-link', form: { name: 'Қосылушы', agree: 'yes' } }),
		'hidden'
	),
	[`GET ${PAGE}`]: page((on) => ({ path: status(on) })),
	[`POST ${PAGE}?/rate`]: page((on) => ({ path: status(on), form: { verdict: 'solved' } })),
	// Forgets what this browser opened: asks nothing about the appeal.
	[`POST ${PAGE}?/leave`]: open((on) => ({ path: status(on), form: {} })),
	[`GET ${PAGE}/add`]: page((on) => ({ path: `${status(on)}/add` })),
	[`POST ${PAGE}/add?/default`]: page((on) => ({ path: `${status(on)}/add`, form: { text: 'Тағы бір сөз' } })),
	[`GET ${PAGE}/receipt`]: page((on) => ({ path: `${status(on)}/receipt` })),
	[`GET ${PAGE}/held`]: page((on) => ({ path: `${status(on)}/held` })),
	[`POST ${PAGE}/held/export.zip`]: page((on) => ({ path: `${status(on)}/held/export.zip`, form: {} })),
	// None of these appeals can be joined any more: their pages say how they stand.
	[`GET ${PAGE}/invite`]: page((on) => ({ path: `${status(on)}/invite` })),
	[`POST ${PAGE}/invite?/link`]: page((on) => ({
		path: `${status(on)}/invite`,
		form: { shown: 'Мәтін осында, ұзындығы жеткілікті', untilOn: '2027-01-15', most: '10' }
	})),
	[`POST ${PAGE}/invite?/unlink`]: page((on) => ({ path: `${status(on)}/invite`, form: {} })),
	[`GET ${PAGE}/withdraw`]: page((on) => ({ path: `${status(on)}/withdraw` })),
	[`POST ${PAGE}/withdraw?/default`]: page((on) => ({ path: `${status(on)}/withdraw`, form: {} })),
	// Nothing is asked of them: the appeal's page says how it stands.
	[`GET ${PAGE}/[act=act]`]: page((on) => ({ path: `${status(on)}/correct` })),
	[`POST ${PAGE}/[act=act]?/default`]: page((on) => ({ path: `${status(on)}/correct`, form: { text: 'Тағы бір сөз' } })),
	// None of these appeals is in a public problem.
	[`GET ${PAGE}/problem`]: applicants((on) => ({ path: `${status(on)}/problem` }), 'hidden', 'hidden', 'hidden'),
	[`POST ${PAGE}/problem?/default`]: applicants(
		(on) => ({ path: `${status(on)}/problem`, form: { voice: 'there' } }),
		'hidden',
		'hidden',
		'hidden'
	),
	'API readAppeal': byCode(number),
	'API readDecision': byCode(number),
	'API addRemark': byCode((on) => ({ ...number(on), body: { text: 'Тағы бір сөз' } })),
	'API correctAppeal': byCode((on) => ({ ...number(on), body: { text: 'Тағы бір сөз' } })),
	'API objectToHearing': byCode((on) => ({ ...number(on), body: { position: 'agrees' } })),
	'API fileComplaint': byCode((on) => ({ ...number(on), body: { complaint: 'Шешіммен келіспеймін' } })),
	'API withdrawComplaint': byCode((on) => ({ ...number(on), body: {} })),
	'API withdrawAppeal': byCode((on) => ({ ...number(on), body: {} })),
	'API rateDecision': byCode((on) => ({ ...number(on), body: { verdict: 'solved', disagrees: false } })),
	'API addDocuments': byCode((on) => ({
		...number(on),
		query: { name: 'a.txt' },
		body: Buffer.from('мәтін'),
		headers: { 'content-type': 'application/octet-stream' }
	}))
};

// The file is of the appeal whose code the applicant showed; the citizen's own appeal has none.
const file: Row['outsiders'] = {
	anonymous: 'hidden',
	citizen: 'hidden',
	'other citizen': 'hidden',
	applicant: 'ok',
	'other applicant': 'hidden'
};
const files: Record<string, Row> = {
	[`GET ${PAGE}/files/[id=uuid]`]: { ...page((on) => ({ path: `${status(on)}/files/${on.scene.fileId}` })), outsiders: file },
	'API readDocument': {
		...byCode((on) => ({ params: { number: on.appeal.number, fileId: on.scene.fileId } })),
		outsiders: { ...file, anonymous: 'sign in', 'other applicant': 'sign in' }
	},
	'GET /files/[id=uuid]': {
		...about({ may: ALL.filter((role) => role !== 'administrator'), know: [] }, ({ scene }) => ({ path: `/files/${scene.fileId}` })),
		outsiders: { ...file, applicant: 'hidden' }
	}
};

// ── What anybody opens ──────────────────────────────────────────────────────────────────────────────
const at = (path: string, form?: Record<string, string>) => () => (form === undefined ? { path } : { path, form });
const DRAFT = '/[lang=lang]/appeals/new/[token]';
const draft =
	(rest = '', form?: Record<string, string>) =>
	({ scene }: On) => ({
		path: `/kk/appeals/new/${scene.draftToken}${rest}`,
		...(form === undefined ? {} : { form })
	});
const staffSession = (ask: Row['ask'], outcome: Parameters<typeof desk>[2] = 'ok'): Row => ({
	...desk(ALL, ask, outcome),
	outsiders: { anonymous: 'sign in', citizen: 'sign in', 'other citizen': 'sign in', applicant: 'sign in', 'other applicant': 'sign in' }
});

/** Who is signed in already is led on. */
const notForStaff = (ask: Row['ask']): Row => ({ ...open(ask, 'input'), staff: () => 'ok' });
const notForCitizens = (ask: Row['ask']): Row => {
	const row = open(ask, 'input');
	return { ...row, outsiders: { ...row.outsiders, citizen: 'ok', 'other citizen': 'ok' } };
};

const visitors: Record<string, Row> = {
	'GET /': open(at('/')),
	'GET /[lang=lang]': open(at('/kk')),
	'GET /[lang=lang]/api': open(at('/kk/api')),
	'GET /[lang=lang]/privacy': open(at('/kk/privacy')),
	'GET /[lang=lang]/source': open(at('/kk/source')),
	'GET /[lang=lang]/calendar': open(at('/kk/calendar')),
	'GET /[lang=lang]/calendar/term': open(at('/kk/calendar/term')),
	'GET /[lang=lang]/data': open(at('/kk/data')),
	'GET /[lang=lang]/data/appeals.csv': open(at('/kk/data/appeals.csv')),
	'GET /[lang=lang]/data/appeals.json': open(at('/kk/data/appeals.json')),
	'GET /[lang=lang]/rights': open(at('/kk/rights')),
	'GET /[lang=lang]/rights/rights.csv': open(at('/kk/rights/rights.csv')),
	'GET /[lang=lang]/problems': open(at('/kk/problems')),
	'GET /[lang=lang]/problems/[id=uuid]': open(at(`/kk/problems/${UNKNOWN}`), 'hidden'),
	'GET /[lang=lang]/councils': open(at('/kk/councils')),
	'GET /[lang=lang]/councils/[id=uuid]': open(({ scene }) => ({ path: `/kk/councils/${scene.councilId}` })),
	'GET /[lang=lang]/councils/taken/[id=uuid]': open(at(`/kk/councils/taken/${UNKNOWN}`), 'hidden'),
	'GET /[lang=lang]/councils/taken/[id=uuid]/[meeting=uuid]': open(at(`/kk/councils/taken/${UNKNOWN}/${UNKNOWN}`), 'hidden'),
	'GET /problems/[code]': open(at('/problems/not_found')),
	'GET /territories': open(at('/territories?q=Алматы')),
	'GET /digests.txt': open(at('/digests.txt')),
	'GET /popolo.json': open(at('/popolo.json')),
	'GET /oparl/v1.1/[...path]': open(at('/oparl/v1.1/system')),
	'GET /healthz': open(at('/healthz')),
	'GET /readyz': open(at('/readyz')),
	// To this machine, on which the tests run; elsewhere it is not there.
	'GET /metrics': open(at('/metrics')),
	// Without a bot there is nothing here, and with one only for who knows its secret.
	'POST /telegram': open(() => ({ path: '/telegram', body: {} }), 'hidden'),
	'GET /[lang=lang]/appeals': open(at('/kk/appeals')),
	'POST /[lang=lang]/appeals?/default': open(at('/kk/appeals', { number: 'NAT-2001-000001', code: 'XXXXX' }), 'input'),
	'GET /[lang=lang]/appeals/lost-code': open(at('/kk/appeals/lost-code')),
	'POST /[lang=lang]/appeals/lost-code?/default': open(at('/kk/appeals/lost-code', { number: 'NAT-2001-000001', email: '' }), 'input'),
	'GET /[lang=lang]/appeals/new-code/[token]': open(at('/kk/appeals/new-code/x')),
	'POST /[lang=lang]/appeals/new-code/[token]?/default': open(at('/kk/appeals/new-code/x', {})),
	'GET /[lang=lang]/appeals/new': open(at('/kk/appeals/new')),
	'POST /[lang=lang]/appeals/new?/default': open(at('/kk/appeals/new', { text: 'Мәтін' })),
	[`GET ${DRAFT}`]: open(draft()),
	...Object.fromEntries(
		['what', 'where', 'who', 'kind', 'files', 'review', 'sent'].map((step) => [`GET ${DRAFT}/${step}`, open(draft(`/${step}`))])
	),
	[`POST ${DRAFT}/what?/default`]: open(draft('/what', { text: 'Мәтін' })),
	[`POST ${DRAFT}/where?/search`]: open(draft('/where', { q: 'Алматы' })),
	[`POST ${DRAFT}/where?/browse`]: open(draft('/where', { in: 'all' })),
	[`POST ${DRAFT}/where?/save`]: open(draft('/where', { place: 'Абай көшесі' })),
	[`POST ${DRAFT}/who?/default`]: open(draft('/who', { name: 'Айша' })),
	[`POST ${DRAFT}/kind?/default`]: open(draft('/kind', { kind: 'application' })),
	[`POST ${DRAFT}/files?/upload`]: open(draft('/files', { then: 'next' })),
	[`POST ${DRAFT}/files?/remove`]: open(draft('/files', { id: UNKNOWN })),
	[`POST ${DRAFT}/review?/send`]: open(draft('/review', {}), 'input'),
	[`POST ${DRAFT}/review?/wish`]: open(draft('/review', { email: 'no address' }), 'input'),
	[`POST ${DRAFT}/review?/unwish`]: open(draft('/review', {})),
	'GET /[lang=lang]/sign-in': open(at('/kk/sign-in')),
	'POST /[lang=lang]/sign-in?/send': notForCitizens(at('/kk/sign-in', { contact: 'x' })),
	'POST /[lang=lang]/sign-in?/enter': notForCitizens(at('/kk/sign-in', { contact: 'x@example.org', code: '' })),
	// Signed out, staff see where they sign in.
	'POST /[lang=lang]/sign-out': { ...open(at('/kk/sign-out', {})), staff: () => 'sign in', fresh: true },
	'GET /[lang=lang]/account': citizens(at('/kk/account')),
	'GET /[lang=lang]/account/contact': citizens(at('/kk/account/contact')),
	// Where no text messages are sent there is nothing to add to a mail address, and one is led back.
	'POST /[lang=lang]/account/contact?/send': citizens(at('/kk/account/contact', { contact: 'x' })),
	'POST /[lang=lang]/account/contact?/enter': citizens(at('/kk/account/contact', { contact: '+77010000000', code: '' })),
	'POST /[lang=lang]/account?/endAll': { ...open(at('/kk/account', {}), 'sign in'), fresh: true },
	'POST /[lang=lang]/account/held.zip': citizens(at('/kk/account/held.zip', {})),
	'GET /[lang=lang]/account/appeals': citizens(at('/kk/account/appeals')),
	'GET /[lang=lang]/staff': open(at('/kk/staff')),
	'POST /[lang=lang]/staff?/password': notForStaff(at('/kk/staff', { email: 'x@example.org', password: '' })),
	'POST /[lang=lang]/staff?/passkey': notForStaff(at('/kk/staff', { response: '' })),
	'POST /[lang=lang]/staff/passkey': open(at('/kk/staff/passkey', {})),
	'POST /[lang=lang]/staff/passkey/new': staffSession(at('/kk/staff/passkey/new', {})),
	'GET /[lang=lang]/staff/second': staffSession(at('/kk/staff/second')),
	'POST /[lang=lang]/staff/second?/default': staffSession(at('/kk/staff/second', { code: '' })),
	'GET /[lang=lang]/staff/enrol': staffSession(at('/kk/staff/enrol')),
	'POST /[lang=lang]/staff/enrol?/code': staffSession(at('/kk/staff/enrol', { code: '' }), 'input'),
	'POST /[lang=lang]/staff/enrol?/passkey': staffSession(at('/kk/staff/enrol', { response: '', label: '' }), 'input'),
	'GET /[lang=lang]/invite/[token]': open(at('/kk/invite/x'), 'hidden'),
	'POST /[lang=lang]/invite/[token]?/default': open(at('/kk/invite/x', { password: 'x' }), 'hidden'),
	'API sendAppeal': open(() => ({ body: { text: 'Мәтін' } }), 'input'),
	'API askForCode': open(() => ({ params: { number: 'NAT-2001-000001' }, body: { email: '' } }), 'input'),
	'API takeNewCode': open(() => ({ body: { token: 'x'.repeat(43) } })),
	'API findTerritories': open(() => ({ query: { q: 'Алматы' } })),
	'API readTerritory': open(() => ({ params: { code: '750000000' } })),
	'API listThemes': open(() => ({})),
	'API listKinds': open(() => ({})),
	'API listGrounds': open(() => ({})),
	'API readElection': open(() => ({})),
	'API listRules': open(() => ({})),
	'API readCalendar': open(() => ({})),
	'API computeDeadline': open(() => ({})),
	'API readStatistics': open(() => ({}))
};

export const SITE: Record<string, Row> = { ...asked(administered), ...byApplicants, ...files, ...visitors };
