/**
 * Who gets what, of every route and every operation of the API. Written by hand from the roles' duties, not from the code:
 * where the two differ one of them is wrong. A route without a row fails the test.
 */
import type { Role } from '../../src/platform/identity/actor.ts';
import { debts } from './matrix-debts.ts';
import { conferences } from './matrix-conferences.ts';
import { problems } from './matrix-problems.ts';
import { control } from './matrix-control.ts';
import { directives } from './matrix-directives.ts';
import { field } from './matrix-field.ts';
import { quality } from './matrix-quality.ts';
import { rights } from './matrix-rights.ts';
import { scorecards } from './matrix-scorecards.ts';
import { reports } from './matrix-reports.ts';
import { minutesRows } from './matrix-minutes.ts';
import { promises } from './matrix-promises.ts';
import { discussion } from './matrix-discussion.ts';
import { floor } from './matrix-floor.ts';
import { sittings } from './matrix-sittings.ts';
import { duties } from './matrix-duties.ts';
import { visits } from './matrix-visits.ts';
import { about, ALL, asked, desk, except, type On, type Row } from './verdicts.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const TEXT = 'Мәтін осында, ұзындығы жеткілікті болуы керек';

// ── Appeals ─────────────────────────────────────────────────────────────────────────────────────────
const READERS = except('administrator');
const LEADERS: Role[] = ['head', 'branch_head'];
const FRONT: Role[] = ['operator', ...LEADERS];
const INTAKE: Role[] = [...FRONT, 'aide'];
/** Who can be an executor, and so have an appeal of their own. */
const DOERS: Role[] = ['executor', ...LEADERS, 'aide'];

const RIGHTS = {
	read: { may: READERS, know: READERS },
	front: { may: FRONT, know: READERS },
	applicant: { may: FRONT, own: DOERS, know: READERS },
	work: { may: LEADERS, own: DOERS, know: READERS },
	lead: { may: LEADERS, know: READERS },
	remark: { may: [...FRONT, 'aide', 'deputy'], own: DOERS, know: READERS }
} satisfies Record<string, Parameters<typeof about>[0]>;

/** Keeping a case from removal is for those who answer for it, not for its executor. */
const HOLD = { may: [...LEADERS, 'central'], know: READERS } satisfies Parameters<typeof about>[0];

const decision = { outcome: 'noted', language: 'kk', text: TEXT };
const BODIES = {
	register: () => ({ kind: 'application' }),
	assign: ({ scene }: On) => ({ unitId: scene.world.unit.id }),
	report: () => ({ text: TEXT }),
	draft: () => decision,
	submit: () => decision,
	return: () => ({ reason: TEXT }),
	sign: () => ({}),
	extend: () => ({ reason: TEXT, dueOn: '2027-01-15' }),
	remark: () => ({ text: TEXT, seenBy: 'staff' }),
	deliver: ({ appeal }: On) => ({ deliveryId: appeal.deliveryId })
};
const ACTS: Record<keyof typeof BODIES, { rights: keyof typeof RIGHTS; operation: string }> = {
	register: { rights: 'front', operation: 'registerAppeal' },
	assign: { rights: 'front', operation: 'assignAppeal' },
	report: { rights: 'work', operation: 'reportAppeal' },
	draft: { rights: 'work', operation: 'saveDecisionDraft' },
	submit: { rights: 'work', operation: 'submitDecision' },
	return: { rights: 'lead', operation: 'returnDecision' },
	sign: { rights: 'lead', operation: 'signDecision' },
	extend: { rights: 'lead', operation: 'extendAppeal' },
	remark: { rights: 'remark', operation: 'remarkAppeal' },
	deliver: { rights: 'front', operation: 'recordDelivery' }
};

const CASE = '/desk/appeals/[id=uuid]';
const casePage = ({ appeal }: On) => ({ path: `/desk/appeals/${appeal.id}` });
const structurePage = ({ appeal }: On) => ({ path: `/desk/appeals/${appeal.id}/structure` });
/** Somebody new each time: nobody joins twice. */
const joining = ({ appeal, personId }: On) => ({
	name: 'Қосылушы',
	address: `${appeal.id} ${personId} ${String(joins++)}`,
	language: 'kk'
});
let joins = 0;
const joinLink = { shown: TEXT, untilOn: '2027-01-15', most: '10' };
const merge = { number: 'NAT-2001-000001', reason: TEXT };
const holdPage = ({ appeal }: On) => ({ path: `/desk/appeals/${appeal.id}/hold` });
const accessPage = ({ appeal }: On) => ({ path: `/desk/appeals/${appeal.id}/access` });
const caseId = ({ appeal }: On) => ({ params: { id: appeal.id } });

const acts = Object.entries(ACTS).flatMap(([act, { rights, operation }]): [string, Row][] => {
	const body = BODIES[act as keyof typeof BODIES];
	return [
		[`POST ${CASE}?/${act}`, about(RIGHTS[rights], (on) => ({ ...casePage(on), form: body(on) }))],
		[`API ${operation}`, about(RIGHTS[rights], (on) => ({ ...caseId(on), body: body(on) }))]
	];
});

const FORWARD = `${CASE}/forward`;
const forwardPage = (on: On) => ({ path: `${casePage(on).path}/forward` });
const toBody = { way: 'body', bodyId: UNKNOWN, article: '65.1', reason: TEXT };
const answerOfBody = { outcome: 'noted', text: TEXT, on: '2026-01-15' };
const FORWARDING: Record<string, { rights: keyof typeof RIGHTS; operation?: string; body: Record<string, string> }> = {
	draft: { rights: 'applicant', operation: 'draftForwarding', body: toBody },
	edit: { rights: 'applicant', body: toBody },
	approve: { rights: 'lead', operation: 'approveForwarding', body: {} },
	reject: { rights: 'lead', operation: 'rejectForwarding', body: { reason: TEXT } },
	withdraw: { rights: 'applicant', operation: 'withdrawForwarding', body: { reason: TEXT } },
	sign: { rights: 'lead', operation: 'signForwarding', body: {} },
	atOnce: { rights: 'front', operation: 'forwardAtOnce', body: { bodyId: UNKNOWN, reason: TEXT } },
	post: { rights: 'front', operation: 'recordPosting', body: {} },
	register: { rights: 'applicant', operation: 'recordBodyRegistration', body: { number: '1', on: '2026-01-15' } },
	answer: { rights: 'applicant', operation: 'recordBodyAnswer', body: answerOfBody },
	return: { rights: 'applicant', operation: 'recordBodyReturn', body: { reason: TEXT } },
	pass: { rights: 'applicant', operation: 'recordBodyPassing', body: { bodyId: UNKNOWN, reason: TEXT } }
};
const forwardings: Record<string, Row> = {
	[`GET ${FORWARD}`]: about(RIGHTS.read, forwardPage),
	// Nothing was forwarded: for those who may read the case there is no such letter.
	[`GET ${FORWARD}/letter.pdf`]: about(
		{ may: READERS, know: [] },
		(on) => ({ path: `${forwardPage(on).path}/letter.pdf?forwarding=${UNKNOWN}` }),
		'hidden'
	),
	'API readForwardings': about(RIGHTS.read, caseId),
	'API listBodies': desk(ALL, () => ({})),
	...Object.fromEntries(
		Object.entries(FORWARDING).flatMap(([act, { rights, operation, body }]): [string, Row][] => [
			[`POST ${FORWARD}?/${act}`, about(RIGHTS[rights], (on) => ({ ...forwardPage(on), form: body }))],
			...(operation === undefined
				? []
				: [[`API ${operation}`, about(RIGHTS[rights], (on) => ({ ...caseId(on), body }))] satisfies [string, Row]])
		])
	)
};

const PROCEDURE = `${CASE}/procedure`;
const procedurePage = (on: On) => ({ path: `${casePage(on).path}/procedure` });
const PROCEDURE_ACTS: Record<string, { rights: keyof typeof RIGHTS; body: Record<string, unknown> }> = {
	askCorrection: { rights: 'applicant', body: { grounds: ['essence'], text: TEXT, dueOn: '2099-01-05' } },
	recordCorrection: { rights: 'applicant', body: { text: TEXT } },
	callHearing: {
		rights: 'work',
		body: { day: '2099-01-05', time: '10:00', place: 'Абай көшесі, 12', outcome: 'refused', preliminary: TEXT }
	},
	holdHearing: { rights: 'work', body: { from: '10:00', to: '10:30', attended: 'yes', participants: TEXT, explanations: TEXT } },
	cancelHearing: { rights: 'work', body: { cancelReason: TEXT } },
	recordObjection: { rights: 'applicant', body: { position: 'agrees' } },
	recordComplaint: { rights: 'applicant', body: { complaint: TEXT } },
	passComplaint: { rights: 'front', body: {} },
	satisfyComplaint: { rights: 'lead', body: { satisfyAnswer: TEXT } },
	// Nothing was complained of: whoever may read the case learns just that.
	restoreTerm: { rights: 'read', body: { restoreReason: TEXT } },
	decideComplaint: { rights: 'read', body: { review: 'upheld', answer: TEXT } },
	waiveHearing: { rights: 'lead', body: { ground: 'urgent', waiveReason: TEXT } }
};
const asForm = (body: Record<string, unknown>) => Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
const procedures: Record<string, Row> = {
	[`GET ${PROCEDURE}`]: about(RIGHTS.read, procedurePage),
	'API readProcedure': about(RIGHTS.read, caseId),
	'GET /desk/procedure': desk(['operator', 'executor', ...LEADERS, 'central', 'auditor'], () => ({})),
	'API listProcedures': desk(ALL, () => ({})),
	// There is no such notice: who may hand one over learns just that.
	[`POST ${PROCEDURE}?/recordNotice`]: about(RIGHTS.front, (on) => ({ ...procedurePage(on), form: { noticeId: UNKNOWN } }), 'hidden'),
	'API recordNotice': about(RIGHTS.front, (on) => ({ ...caseId(on), body: { noticeId: UNKNOWN } }), 'hidden'),
	...Object.fromEntries(
		Object.entries(PROCEDURE_ACTS).flatMap(([act, { rights, body }]): [string, Row][] => [
			[`POST ${PROCEDURE}?/${act}`, about(RIGHTS[rights], (on) => ({ ...procedurePage(on), form: asForm(body) }))],
			[`API ${act}`, about(RIGHTS[rights], (on) => ({ ...caseId(on), body }))]
		])
	)
};

const intake = (unitId: string) => ({ channel: 'visit', language: 'kk', unitId, text: TEXT });
const cases: Record<string, Row> = {
	...Object.fromEntries(acts),
	[`GET ${CASE}`]: about(RIGHTS.read, casePage),
	// The letter names whom it goes to.
	[`GET ${CASE}/letter.pdf`]: about(RIGHTS.applicant, ({ appeal }) => ({ path: `/desk/appeals/${appeal.id}/letter.pdf` })),
	[`POST ${CASE}/presence`]: about(RIGHTS.read, ({ appeal }) => ({ path: `/desk/appeals/${appeal.id}/presence`, form: {} })),
	[`GET ${CASE}/drafts`]: about(RIGHTS.work, ({ appeal }) => ({ path: `/desk/appeals/${appeal.id}/drafts` })),
	// A text to begin with: whoever reads the case sees the form it came from.
	[`POST ${CASE}?/template`]: about(RIGHTS.read, (on) => ({ ...casePage(on), form: {} })),
	[`POST ${CASE}?/look`]: about(RIGHTS.applicant, (on) => ({ ...casePage(on), form: {} })),
	[`POST ${CASE}?/code`]: about(RIGHTS.front, (on) => ({ ...casePage(on), form: {} })),
	[`GET ${CASE}/hold`]: about(HOLD, holdPage),
	[`POST ${CASE}/hold?/hold`]: about(HOLD, (on) => ({ ...holdPage(on), form: { reason: TEXT } })),
	[`POST ${CASE}/hold?/lift`]: about(HOLD, (on) => ({ ...holdPage(on), form: {} })),
	[`GET ${CASE}/access`]: about(RIGHTS.front, accessPage),
	[`GET ${CASE}/structure`]: about(RIGHTS.read, structurePage),
	[`POST ${CASE}/structure?/add`]: about(RIGHTS.front, (on) => ({ ...structurePage(on), form: { text: TEXT } })),
	// Nothing is asked of an appeal that is answered: it could only not be done now.
	...Object.fromEntries(
		(['remove', 'split', 'unsplit'] as const).map((act): [string, Row] => [
			`POST ${CASE}/structure?/${act}`,
			about(RIGHTS.front, (on) => ({ ...structurePage(on), form: { questionId: UNKNOWN } }))
		])
	),
	[`POST ${CASE}/structure?/answer`]: about(RIGHTS.work, (on) => ({
		...structurePage(on),
		form: { questionId: UNKNOWN, outcome: 'noted' }
	})),
	'API addQuestion': about(RIGHTS.front, (on) => ({ ...caseId(on), body: { text: TEXT } })),
	'API answerQuestion': about(RIGHTS.work, (on) => ({ ...caseId(on), body: { questionId: UNKNOWN, outcome: 'noted' } })),
	'API splitQuestion': about(RIGHTS.front, (on) => ({ ...caseId(on), body: { questionId: UNKNOWN } })),
	'API unsplitQuestion': about(RIGHTS.front, (on) => ({ ...caseId(on), body: { questionId: UNKNOWN } })),
	// A number that is not there is said beside the field; what lies in nothing cannot be taken out.
	[`POST ${CASE}/structure?/merge`]: about(RIGHTS.front, (on) => ({ ...structurePage(on), form: merge }), 'input'),
	[`POST ${CASE}/structure?/unmerge`]: about(RIGHTS.front, (on) => ({ ...structurePage(on), form: { reason: TEXT } })),
	[`POST ${CASE}/structure?/list`]: about(RIGHTS.front, (on) => ({ ...structurePage(on), form: {} })),
	[`POST ${CASE}/structure?/link`]: about(RIGHTS.front, (on) => ({ ...structurePage(on), form: joinLink })),
	[`POST ${CASE}/structure?/unlink`]: about(RIGHTS.front, (on) => ({ ...structurePage(on), form: {} })),
	[`POST ${CASE}/structure?/join`]: about(RIGHTS.front, (on) => ({ ...structurePage(on), form: joining(on) })),
	'API joinAppeal': about(RIGHTS.front, (on) => ({ ...caseId(on), body: joining(on) })),
	'API mergeAppeal': about(RIGHTS.front, (on) => ({ ...caseId(on), body: merge }), 'input'),
	'API unmergeAppeal': about(RIGHTS.front, (on) => ({ ...caseId(on), body: { reason: TEXT } })),
	[`POST ${CASE}/access?/restrict`]: about(
		RIGHTS.front,
		(on) => ({ ...accessPage(on), form: { reason: TEXT, readers: UNKNOWN } }),
		'input'
	),
	[`POST ${CASE}/access?/unrestrict`]: about(RIGHTS.front, (on) => ({ ...accessPage(on), form: { reason: TEXT } })),
	[`POST ${CASE}/access?/against`]: about(RIGHTS.front, (on) => ({ ...accessPage(on), form: { personId: UNKNOWN } }), 'input'),
	[`POST ${CASE}/access?/remove`]: about(RIGHTS.front, (on) => ({ ...accessPage(on), form: { personId: UNKNOWN } }), 'hidden'),
	'API restrictAppeal': about(RIGHTS.front, (on) => ({ ...caseId(on), body: { reason: TEXT, readers: [UNKNOWN] } }), 'input'),
	'API unrestrictAppeal': about(RIGHTS.front, (on) => ({ ...caseId(on), body: { reason: TEXT } })),
	'API readCase': about(RIGHTS.read, caseId),
	'API readApplicant': about(RIGHTS.applicant, caseId),
	'API reissueCode': about(RIGHTS.front, (on) => ({ ...caseId(on), body: {} })),
	'API readFile': about({ may: READERS, know: [] }, ({ scene }) => ({ params: { fileId: scene.fileId } })),
	'API takeIn': about({ may: INTAKE, know: ALL }, ({ scene }) => ({ body: intake(scene.world.unit.id) }), 'input'),
	'API readDeskStatistics': about({ may: [...LEADERS, 'central', 'auditor'], know: [] }, ({ scene }) => ({
		query: { unitId: scene.world.unit.id }
	})),
	'API readLoad': about({ may: [...LEADERS, 'central', 'auditor'], know: [] }, ({ scene }) => ({ query: { unitId: scene.world.unit.id } }))
};
// A unit is no secret; that one may not take in for it is said as it is.
const takeIn = cases['API takeIn'];
if (takeIn !== undefined)
	cases['API takeIn'] = { ...takeIn, staff: (place, role) => (place === 'other' ? 'forbidden' : takeIn.staff(place, role)) };

const KEY = 'k'.repeat(43);
const drafts: Record<string, Row> = {
	'GET /desk/appeals/new': desk(INTAKE, () => ({})),
	'POST /desk/appeals/new?/take': desk(INTAKE, (on) => ({
		form: { ...intake(on.scene.world.unit.id), key: `${on.personId.replaceAll('-', '')}${KEY}`.slice(0, 43) }
	})),
	'POST /desk/appeals/new?/next': desk(INTAKE, (on) => ({
		form: { ...intake(on.scene.world.unit.id), key: `n${on.personId.replaceAll('-', '')}${KEY}`.slice(0, 43) }
	})),
	'POST /desk/appeals/new?/keep': desk(INTAKE, (on) => ({
		form: { ...intake(on.scene.world.unit.id), key: `${KEY}${on.personId.replaceAll('-', '')}`.slice(-43) }
	})),
	'POST /desk/appeals/new?/find': desk(
		INTAKE,
		(on) => ({ form: { ...intake(on.scene.world.unit.id), key: KEY, placeQuery: 'Алматы' } }),
		'input'
	),
	'GET /desk/appeals/scans': desk(INTAKE, () => ({})),
	'POST /desk/appeals/scans?/default': desk(INTAKE, () => ({ form: { language: 'kk' } }), 'input'),
	'GET /desk/appeals/drafts': desk(ALL, () => ({})),
	'GET /desk/appeals/drafts/[id=uuid]': about({ may: INTAKE, know: [] }, draftPage),
	'POST /desk/appeals/drafts/[id=uuid]?/keep': about({ may: INTAKE, know: [] }, (on) => ({
		...draftPage(on),
		form: intake(on.scene.world.unit.id)
	})),
	'POST /desk/appeals/drafts/[id=uuid]?/take': about({ may: INTAKE, know: [] }, (on) => ({
		...draftPage(on),
		form: intake(on.scene.world.unit.id)
	})),
	'POST /desk/appeals/drafts/[id=uuid]?/find': about(
		{ may: INTAKE, know: [] },
		(on) => ({ ...draftPage(on), form: { ...intake(on.scene.world.unit.id), placeQuery: 'Алматы' } }),
		'input'
	)
};
function draftPage({ scene }: On) {
	return { path: `/desk/appeals/drafts/${scene.draftId}` };
}

// ── Assignments ─────────────────────────────────────────────────────────────────────────────────────
const SEE: Role[] = ['operator', ...LEADERS, 'deputy', 'aide', 'central', 'auditor'];
const WORKERS = except('auditor', 'administrator');
const JUDGES: Role[] = [...LEADERS, 'central'];
const owes = { may: LEADERS, own: WORKERS, know: SEE, knowOwn: WORKERS };
const judges = { may: JUDGES, know: SEE, knowOwn: WORKERS };
const ITEM = '/desk/assignments/[id=uuid]';
const item = (on: On) => ({ path: `/desk/assignments/${on.assignmentId}` });
const assignments: Record<string, Row> = {
	[`GET ${ITEM}`]: about({ may: SEE, own: WORKERS, know: [] }, item),
	[`POST ${ITEM}?/acknowledge`]: about(owes, (on) => ({ ...item(on), form: {} })),
	[`POST ${ITEM}?/report`]: about(owes, (on) => ({ ...item(on), form: { text: TEXT } })),
	[`POST ${ITEM}?/ask`]: about(owes, (on) => ({ ...item(on), form: { dueOn: '2027-02-15', reason: TEXT } })),
	[`POST ${ITEM}?/accept`]: about(judges, (on) => ({ ...item(on), form: {} })),
	[`POST ${ITEM}?/return`]: about(judges, (on) => ({ ...item(on), form: { reason: TEXT } })),
	[`POST ${ITEM}?/decide`]: about(judges, (on) => ({ ...item(on), form: { decision: 'approve', reason: TEXT } })),
	// No part of a directive: whoever reads it learns just that.
	[`POST ${ITEM}?/split`]: about({ may: [], know: SEE, knowOwn: WORKERS }, (on) => ({
		...item(on),
		form: { kinds: 'primary', dueOn: '2027-02-15' }
	})),
	[`POST ${ITEM}?/judge`]: about({ may: [], know: SEE, knowOwn: WORKERS }, (on) => ({ ...item(on), form: {} })),
	[`POST ${ITEM}?/move`]: about(judges, (on) => ({ ...item(on), form: { dueOn: '2027-02-15', reason: TEXT } })),
	[`POST ${ITEM}?/cancel`]: about(judges, (on) => ({ ...item(on), form: { reason: TEXT } })),
	[`POST ${ITEM}?/reassign`]: about({ ...judges, may: [...JUDGES, 'operator'] }, (on) => ({ ...item(on), form: { personId: '' } }))
};

// ── Lists, and what everybody does to their own account ──────────────────────────────────────────────
const DAY = '/desk/calendar/[day]';
const day = { kind: 'plain', reason: TEXT };
const OWN =
	(form: Record<string, string> = {}) =>
	() => ({ form });
const lists: Record<string, Row> = {
	'GET /desk': desk(ALL, () => ({})),
	'GET /desk/search': desk(ALL, () => ({ path: '/desk/search?q=мектеп' })),
	'GET /desk/appeals': desk(ALL, () => ({})),
	'GET /desk/load': desk([...LEADERS, 'central', 'auditor'], () => ({})),
	'GET /desk/statistics': desk([...LEADERS, 'central', 'auditor'], () => ({})),
	'POST /desk/statistics?/subscribe': desk([...LEADERS, 'central', 'auditor'], OWN({ frequency: 'weekly' })),
	'POST /desk/statistics?/unsubscribe': desk([...LEADERS, 'central', 'auditor'], OWN({ id: UNKNOWN }), 'hidden'),
	'GET /desk/statistics/report.pdf': desk([...LEADERS, 'central', 'auditor'], () => ({})),
	'GET /desk/statistics/report.[format=table]': desk([...LEADERS, 'central', 'auditor'], () => ({ path: '/desk/statistics/report.csv' })),
	// The mailbox is the whole organisation's: a district's desk reads no letters, whatever its role.
	'GET /desk/letters': desk([], () => ({})),
	'GET /desk/letters/[id=uuid]': desk([], () => ({ path: `/desk/letters/${UNKNOWN}` })),
	'POST /desk/letters/[id=uuid]?/look': desk([], () => ({ path: `/desk/letters/${UNKNOWN}`, form: {} })),
	'POST /desk/letters/[id=uuid]?/settle': desk([], () => ({ path: `/desk/letters/${UNKNOWN}`, form: {} })),
	'POST /desk/letters/[id=uuid]?/hold': desk([], () => ({ path: `/desk/letters/${UNKNOWN}`, form: { reason: TEXT } })),
	'POST /desk/letters/[id=uuid]?/release': desk([], () => ({ path: `/desk/letters/${UNKNOWN}`, form: {} })),
	'GET /desk/glass': desk([...LEADERS, 'central', 'auditor'], () => ({})),
	// A number that is not there, and one that is not theirs, are the same words beside the field.
	'POST /desk/glass?/default': desk(
		[...LEADERS, 'central', 'auditor'],
		() => ({ form: { number: 'NAT-2001-000001', reason: TEXT } }),
		'input'
	),
	'API breakGlass': desk([...LEADERS, 'central', 'auditor'], () => ({ body: { number: 'NAT-2001-000001', reason: TEXT } }), 'hidden'),
	'GET /desk/appeals/places': desk(ALL, () => ({ path: '/desk/appeals/places?q=Алматы' })),
	'POST /desk/appeals/similar': desk(INTAKE, () => ({ body: { text: TEXT } })),
	'GET /desk/calendar': desk(['administrator', 'auditor'], () => ({})),
	[`GET ${DAY}`]: desk(['administrator', 'auditor'], () => ({ path: '/desk/calendar/2026-12-16' })),
	// Only the administrator of the whole organisation: one of a district is not.
	[`POST ${DAY}?/preview`]: desk([], () => ({ path: '/desk/calendar/2026-12-16', form: day })),
	[`POST ${DAY}?/save`]: desk([], () => ({ path: '/desk/calendar/2026-12-16', form: day })),
	'POST /desk/language': desk(ALL, OWN({ lang: 'kk' })),
	'GET /desk/account': desk(ALL, () => ({})),
	'GET /desk/account/tokens': desk(ALL, () => ({})),
	'POST /desk/account/tokens?/make': desk(ALL, OWN({ name: 'сынақ', days: '30' })),
	'POST /desk/account/tokens?/revoke': desk(ALL, OWN({ tokenId: UNKNOWN }), 'hidden'),
	'POST /desk/account?/password': desk(ALL, OWN({ password: 'x', newPassword: 'y' }), 'input'),
	'POST /desk/account?/totp': desk(ALL, OWN()),
	'POST /desk/account?/addPasskey': desk(ALL, OWN({ response: '{}', label: 'кілт' }), 'input'),
	'POST /desk/account?/removePasskey': desk(ALL, OWN({ id: UNKNOWN }), 'hidden'),
	'POST /desk/account?/endSession': desk(ALL, OWN({ sessionId: UNKNOWN })),
	'POST /desk/account?/endOthers': { ...desk(ALL, OWN()), fresh: true },
	// Signed out everywhere, one is asked to sign in.
	'POST /desk/account?/endAll': { ...desk(ALL, OWN(), 'sign in'), fresh: true },
	'API whoAmI': desk(ALL, () => ({})),
	'API readQueue': desk(ALL, () => ({})),
	'API countQueue': desk(ALL, () => ({})),
	'API findAppeals': desk(ALL, () => ({})),
	'API findSimilar': desk(INTAKE, () => ({ body: { text: TEXT, territoryId: UNKNOWN } })),
	'API findSamePerson': desk(INTAKE, () => ({ body: { phone: '+77011234567' } })),
	'API listUnits': desk(ALL, () => ({})),
	'API readUnit': desk(ALL, ({ scene }) => ({ params: { id: scene.world.other.id } }))
};

export const DESK: Record<string, Row> = asked({
	...cases,
	...forwardings,
	...procedures,
	...conferences,
	...minutesRows,
	...promises,
	...discussion,
	...sittings,
	...floor,
	...visits,
	...reports,
	...duties,
	...drafts,
	...assignments,
	...debts,
	...control,
	...directives,
	...field,
	...problems,
	...quality,
	...rights,
	...scorecards,
	...lists
});
