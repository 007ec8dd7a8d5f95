/** The rules of the organisation and their editors: who studies them reads, an administrator of the root changes. */
import type { Role } from '../../src/platform/identity/actor.ts';
import { asked, desk, type Row } from './verdicts.ts';

const TEXT = 'Көше шамдары жанбайды';
const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const RULE = '/desk/rules/[rule]';
/** Who reads the rules and asks what a change of them would do. */
const STUDENTS: Role[] = ['administrator', 'auditor', 'central'];
const three = (...names: string[]) => Object.fromEntries(names.flatMap((name) => ['Kk', 'Ru', 'En'].map((lang) => [name + lang, TEXT])));
const version = { validFrom: '2099-01-01', n: '10', unit: 'working_day', ...three('source'), reason: TEXT };
const election = {
	startsOn: '2099-01-01',
	endsOn: '2099-02-01',
	kinds: 'message',
	reason: TEXT,
	...three('text', 'suspended', 'instead', 'source')
};
const edition = {
	kind: 'message',
	validFrom: '2099-01-01',
	ruleId: 'consider',
	source: TEXT,
	reason: TEXT,
	...three('name', 'explanation')
};
const GROUND = '/desk/rules/grounds/[code]';
const urgent = { path: '/desk/rules/grounds/urgent' };
const ground = { validFrom: '2099-01-01', ...three('name', 'source'), evidence: 'own', kinds: 'message', reason: TEXT };

const rows: Record<string, Row> = {
	'GET /desk/rules': desk(STUDENTS, () => ({})),
	'GET /desk/rules/what-if': desk(STUDENTS, () => ({
		path: '/desk/rules/what-if?rule=consider&validFrom=2026-11-01&n=10&unit=working_day'
	})),
	[`GET ${RULE}`]: desk(STUDENTS, () => ({ path: '/desk/rules/consider' })),
	// Rules hold for the whole organisation, like the calendar.
	[`POST ${RULE}?/preview`]: desk([], () => ({ path: '/desk/rules/consider', form: version })),
	[`POST ${RULE}?/save`]: desk([], () => ({ path: '/desk/rules/consider', form: version })),
	[`POST ${RULE}?/withdraw`]: desk([], () => ({ path: '/desk/rules/consider', form: { version: '1', reason: TEXT } })),
	'GET /desk/rules/kinds': desk(STUDENTS, () => ({})),
	'POST /desk/rules/kinds?/save': desk([], () => ({ form: edition })),
	'POST /desk/rules/kinds?/close': desk([], () => ({ form: { closeKind: 'message', validTo: '2099-01-01', closeReason: TEXT } })),
	'GET /desk/rules/elections': desk(STUDENTS, () => ({})),
	'POST /desk/rules/elections?/preview': desk([], () => ({ form: election })),
	'POST /desk/rules/elections?/save': desk([], () => ({ form: election })),
	'POST /desk/rules/elections?/withdraw': desk([], () => ({ form: { id: UNKNOWN, reason: TEXT } })),
	'GET /desk/rules/events': desk(STUDENTS, () => ({})),
	'POST /desk/rules/events?/add': desk([], () => ({
		form: { kind: 'meeting', unitKind: 'primary', times: '1', months: '3', validFrom: '2099-01-01', source: TEXT, reason: TEXT }
	})),
	'POST /desk/rules/events?/retire': desk([], () => ({ form: { norm: 'meeting primary', validTo: '2099-01-01', retireReason: TEXT } })),
	'GET /desk/rules/promises': desk(STUDENTS, () => ({})),
	'POST /desk/rules/promises?/add': desk([], () => ({ form: { nameKk: TEXT, source: TEXT, validFrom: '2099-01-01', reason: TEXT } })),
	'POST /desk/rules/promises?/retire': desk([], () => ({ form: { retired: 'open', validTo: '2099-01-01', retireReason: TEXT } })),
	'GET /desk/rules/duties': desk(STUDENTS, () => ({})),
	'POST /desk/rules/duties?/add': desk([], () => ({
		form: {
			duty: 'visit',
			scope: 'all',
			times: '1',
			months: '12',
			partial: 'months',
			validFrom: '2099-01-01',
			reason: TEXT,
			...three('source', 'approved')
		}
	})),
	'POST /desk/rules/duties?/retire': desk([], () => ({ form: { norm: 'visit all', validTo: '2099-01-01', retireReason: TEXT } })),
	'GET /desk/rules/scorecards': desk(STUDENTS, () => ({
		path: '/desk/rules/scorecards?try=trigger&size=quarter&periods=3&threshold=50'
	})),
	'POST /desk/rules/scorecards?/add': desk([], () => ({
		form: {
			code: 'sound',
			measure: 'rechecks_sound',
			weight: '10',
			better: 'more',
			minVolume: '5',
			validFrom: '2099-01-01',
			source: TEXT,
			...three('name', 'formula'),
			reason: TEXT
		}
	})),
	'POST /desk/rules/scorecards?/retire': desk([], () => ({ form: { key: 'appeals_solved', validTo: '2099-01-01', retireReason: TEXT } })),
	'POST /desk/rules/scorecards?/trigger': desk([], () => ({
		form: { size: 'quarter', periods: '3', threshold: '50', validFrom: '2099-01-01', source: TEXT, reason: TEXT }
	})),
	'POST /desk/rules/scorecards?/end': desk([], () => ({ form: { id: UNKNOWN, validTo: '2099-01-01' } })),
	'GET /desk/rules/grounds': desk(STUDENTS, () => ({})),
	'GET /desk/rules/grounds/new': desk([], () => ({})),
	'POST /desk/rules/grounds/new?/preview': desk([], () => ({ form: { ...ground, purpose: 'stop' } })),
	'POST /desk/rules/grounds/new?/save': desk([], () => ({ form: { ...ground, purpose: 'stop' } })),
	[`GET ${GROUND}`]: desk(STUDENTS, () => urgent),
	[`POST ${GROUND}?/preview`]: desk([], () => ({ ...urgent, form: ground })),
	[`POST ${GROUND}?/save`]: desk([], () => ({ ...urgent, form: ground })),
	[`POST ${GROUND}?/close`]: desk([], () => ({ ...urgent, form: { validTo: '2099-01-01', closeReason: TEXT } }))
};

export const RULES: Record<string, Row> = asked(rows);
