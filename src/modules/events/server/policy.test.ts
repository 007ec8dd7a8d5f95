import { expect, it } from 'vitest';
import { ROLES, type Actor, type Role } from '#platform/identity/actor.ts';
import { canConvene, canReply, canRun, isChair, isHost, readingPaths } from './policy.ts';

const EVENT = { hostPath: 'nat.ala', chairId: 'chair', secretaryId: 'secretary' };
const staff = (role: Role, unitPath: string, personId = 'somebody'): Actor => ({
	kind: 'staff',
	accountId: 'a',
	personId,
	name: 'Б',
	language: 'kk',
	posts: [{ role, unitId: 'u', unitPath }]
});
const roles = (may: (actor: Actor) => boolean, path: string, person?: string) => ROLES.filter((role) => may(staff(role, path, person)));
const READERS = ['operator', 'executor', 'head', 'deputy', 'aide', 'branch_head', 'central', 'auditor'];
const LEADERS = ['head', 'branch_head', 'central'];

it('lets the host unit and those above read, and those who lead it run it', () => {
	for (const path of ['nat.ala', 'nat']) {
		expect(roles((actor) => isHost(actor, EVENT), path)).toEqual(READERS);
		expect(roles((actor) => canRun(actor, EVENT), path)).toEqual(LEADERS);
		expect(roles((actor) => canConvene(actor, EVENT.hostPath), path)).toEqual(LEADERS);
	}
	for (const path of ['nat.ala.tal', 'nat.alat', 'nat.tur']) {
		expect(roles((actor) => isHost(actor, EVENT) || canRun(actor, EVENT), path)).toEqual([]);
	}
});

it('lets chair and secretary run it whatever their post in the host is, and the chair alone approve', () => {
	expect(canRun(staff('executor', 'nat.ala', 'secretary'), EVENT)).toBe(true);
	expect(canRun(staff('executor', 'nat.ala', 'chair'), EVENT)).toBe(true);
	expect(isChair(staff('head', 'nat.ala', 'chair'), EVENT)).toBe(true);
	expect(isChair(staff('central', 'nat', 'secretary'), EVENT)).toBe(false);
	// The post went elsewhere: being named is not enough.
	expect(canRun(staff('executor', 'nat.tur', 'secretary'), EVENT)).toBe(false);
	expect(isChair(staff('head', 'nat.tur', 'chair'), EVENT)).toBe(false);
});

it('lets an invited unit and those above it answer', () => {
	expect(roles((actor) => canReply(actor, 'nat.ala.tal'), 'nat.ala.tal')).toEqual(['operator', 'head', 'aide', 'branch_head']);
	expect(roles((actor) => canReply(actor, 'nat.ala.tal'), 'nat.ala')).toEqual(['operator', 'head', 'aide', 'branch_head']);
	expect(roles((actor) => canReply(actor, 'nat.ala.tal'), 'nat.ala.esk')).toEqual([]);
});

it('is nothing to who is no staff', () => {
	for (const actor of [{ kind: 'anonymous' }, { kind: 'citizen', accountId: 'a', email: 'a@example.kz' }] satisfies Actor[]) {
		expect([isHost(actor, EVENT), canRun(actor, EVENT), isChair(actor, EVENT), canReply(actor, 'nat')]).toEqual([
			false,
			false,
			false,
			false
		]);
		expect(readingPaths(actor)).toEqual([]);
	}
	expect(canRun({ kind: 'system', job: 'test' }, EVENT)).toBe(true);
});
