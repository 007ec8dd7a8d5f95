import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES, type Actor, type Role, type Staff } from '#platform/identity/actor.ts';
import { ASSIGNMENT_ACTIONS, can, canIssue, type AssignmentAccess, type AssignmentAction } from './policy.ts';

const staff = (personId: string, ...posts: [Role, string][]): Staff => ({
	kind: 'staff',
	accountId: `account-${personId}`,
	personId,
	name: personId,
	language: 'kk',
	posts: posts.map(([role, unitPath]) => ({ role, unitId: unitPath, unitPath }))
});

/** Issued by the region to a person of a district. */
const thing: AssignmentAccess = {
	issuerPersonId: 'issuer',
	issuerUnitPath: 'kz.ala',
	unitPath: 'kz.ala.talgar',
	personId: 'owner',
	helperIds: ['helper'],
	ofRoom: false
};
const allowed = (actor: Actor, changes: Partial<AssignmentAccess> = {}) =>
	ASSIGNMENT_ACTIONS.filter((action) => can(actor, action, { ...thing, ...changes }));
const ALL = [...ASSIGNMENT_ACTIONS];

describe('who may do exactly what', () => {
	it.each<[string, Actor, AssignmentAction[], Partial<AssignmentAccess>?]>([
		['nobody signed in', { kind: 'anonymous' }, []],
		['an applicant', { kind: 'applicant', appealId: 'x' }, []],
		['a citizen', { kind: 'citizen', accountId: 'x', email: 'x@example.org' }, []],
		['the system', { kind: 'system', job: 'x' }, ALL],
		['the person who owes it', staff('owner', ['executor', 'kz.ala.talgar']), ['read', 'report', 'ask_extension']],
		['the person, with the post of another place only', staff('owner', ['executor', 'kz.ast']), []],
		['the person, without a post', staff('owner'), []],
		['a co-executor of another unit', staff('helper', ['executor', 'kz.ast']), ['read', 'report', 'ask_extension']],
		['a co-executor who is an auditor now', staff('helper', ['auditor', 'kz.ast']), []],
		['another executor of the unit', staff('x', ['executor', 'kz.ala.talgar']), []],
		[
			'an executor of the unit, nobody named',
			staff('x', ['executor', 'kz.ala.talgar']),
			['read', 'report', 'ask_extension'],
			{ personId: null }
		],
		['an executor of the unit above, nobody named', staff('x', ['executor', 'kz.ala']), [], { personId: null }],
		['the head of the unit', staff('x', ['head', 'kz.ala.talgar']), ['read', 'report', 'ask_extension', 'reassign']],
		[
			'the head of the unit, of a room',
			staff('x', ['head', 'kz.ala.talgar']),
			['read', 'report', 'ask_extension', 'reassign', 'govern'],
			{ ofRoom: true }
		],
		['the operator of the unit', staff('x', ['operator', 'kz.ala.talgar']), ['read', 'reassign']],
		['the deputy of the unit', staff('x', ['deputy', 'kz.ala.talgar']), ['read']],
		['the issuer', staff('issuer', ['operator', 'kz.ala']), ['read', 'judge', 'reassign', 'govern']],
		['the issuer without a post there', staff('issuer', ['operator', 'kz.ast']), []],
		['another operator of the issuing unit', staff('x', ['operator', 'kz.ala']), ['read', 'reassign']],
		['the branch head of the issuing unit', staff('x', ['branch_head', 'kz.ala']), ALL],
		['the central office', staff('x', ['central', 'kz']), ['read', 'judge', 'reassign', 'govern']],
		['an auditor above', staff('x', ['auditor', 'kz']), ['read']],
		['an auditor elsewhere', staff('x', ['auditor', 'kz.ast']), []],
		['an administrator', staff('x', ['administrator', 'kz']), []],
		['a head elsewhere', staff('x', ['head', 'kz.ala2']), []]
	])('%s', (_, actor, actions, changes) => {
		expect(allowed(actor, changes)).toEqual(actions);
	});
});

it('lets these roles issue in the name of their unit and those below, nobody else', () => {
	for (const role of ROLES) {
		const issues = ['operator', 'head', 'deputy', 'aide', 'branch_head', 'central'].includes(role);
		expect([role, canIssue(staff('x', [role, 'kz.ala']), 'kz.ala.talgar')]).toEqual([role, issues]);
		expect([role, canIssue(staff('x', [role, 'kz.ala.talgar']), 'kz.ala')]).toEqual([role, false]);
	}
	expect(canIssue({ kind: 'anonymous' }, 'kz')).toBe(false);
});

it('never lets somebody act on what they cannot read, or in a tree they have no post in', () => {
	const paths = fc.constantFrom('kz', 'kz.ala', 'kz.ala.talgar', 'kz.ast', 'kz.ast.esil');
	const things = fc.record<AssignmentAccess>({
		issuerPersonId: fc.constantFrom('me', 'other', null),
		issuerUnitPath: paths,
		unitPath: paths,
		personId: fc.constantFrom('me', 'other', null),
		helperIds: fc.constantFrom<string[]>([], ['me'], ['other']),
		ofRoom: fc.boolean()
	});
	fc.assert(
		fc.property(things, fc.constantFrom(...ROLES), paths, fc.constantFrom(...ASSIGNMENT_ACTIONS), (a, role, path, action) => {
			const me = staff('me', [role, path]);
			const may = can(me, action, a);
			if (may) expect(can(me, 'read', a)).toBe(true);
			const touches = [a.unitPath, a.issuerUnitPath].some((p) => p === path || p.startsWith(`${path}.`));
			if (!touches && !a.helperIds.includes('me')) expect(may).toBe(false);
			if (role === 'auditor' && action !== 'read') expect(may).toBe(false);
			if (role === 'administrator') expect(may).toBe(false);
		}),
		{ numRuns: 2000 }
	);
});
