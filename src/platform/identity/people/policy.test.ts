import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANONYMOUS, ROLES, type Actor, type Role } from '../actor.ts';
import { mayManagePerson, mayManageUnit, maySeePerson, type PostPlace } from './policy.ts';

const staff = (role: Role, unitPath: string): Actor => ({
	kind: 'staff',
	accountId: 'a',
	personId: 'p',
	name: 'Айша',
	language: 'kk',
	posts: [{ role, unitId: 'u', unitPath }]
});
const now = (unitPath: string): PostPlace => ({ unitPath, current: true });
const past = (unitPath: string): PostPlace => ({ unitPath, current: false });
const citizen: Actor = { kind: 'citizen', accountId: 'c', email: 'c@example.org' };

describe('the table', () => {
	const ala = staff('administrator', 'nat.ala');
	it.each<[string, Actor, PostPlace[], boolean, boolean]>([
		['in the tree', ala, [now('nat.ala.tlg')], true, true],
		['in the very unit', ala, [now('nat.ala')], true, true],
		['above', ala, [now('nat')], false, false],
		['beside', ala, [now('nat.akm')], false, false],
		['a name that only begins alike', ala, [now('nat.alab')], false, false],
		['here and outside', ala, [now('nat.ala.tlg'), now('nat')], true, false],
		['here now, outside once', ala, [now('nat.ala.tlg'), past('nat')], true, true],
		['outside now, here once', ala, [past('nat.ala.tlg'), now('nat')], true, false],
		['only once, here and outside', ala, [past('nat.ala.tlg'), past('nat')], true, false],
		['no post, to a branch', ala, [], false, false],
		['no post, to the root', staff('administrator', 'nat'), [], true, true],
		['to an auditor', staff('auditor', 'nat'), [now('nat.ala')], true, false],
		['no post, to an auditor', staff('auditor', 'nat'), [], true, false],
		['to nobody', ANONYMOUS, [now('nat')], false, false],
		['to a citizen', citizen, [], false, false]
	])('%s', (_, actor, places, see, manage) => {
		expect(maySeePerson(actor, places)).toBe(see);
		expect(mayManagePerson(actor, places)).toBe(manage);
	});

	it('gives no other role either', () => {
		for (const role of ROLES.filter((r) => r !== 'administrator')) {
			expect(mayManageUnit(staff(role, 'nat'), 'nat.ala')).toBe(false);
			expect(mayManagePerson(staff(role, 'nat'), [now('nat.ala')])).toBe(false);
		}
	});
});

it('lets nobody manage whom they may not see, nor reach above or beside their tree', () => {
	const path = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }).map((parts) => ['nat', ...parts].join('.'));
	const place = fc.record({ unitPath: path, current: fc.boolean() });
	fc.assert(
		fc.property(fc.constantFrom(...ROLES), path, fc.array(place, { maxLength: 4 }), (role, root, places) => {
			const actor = staff(role, root);
			if (!mayManagePerson(actor, places)) return;
			expect(role).toBe('administrator');
			expect(maySeePerson(actor, places)).toBe(true);
			// An oracle that knows no holds(): every current post's path begins with the root's words.
			for (const p of places.filter((q) => q.current)) expect(p.unitPath.split('.').slice(0, root.split('.').length).join('.')).toBe(root);
		})
	);
});
