/** Who may do what with an appeal. Pure; table-tested. Access follows the tree of units. */
import { holds, type Actor, type Role } from '#platform/identity/actor.ts';
import { keptFrom, READING, type Guard } from './visible.ts';

export interface AppealAccess {
	id: string;
	/** Path of the responsible unit. */
	unitPath: string;
	executorId: string | null;
	accountId: string | null;
	/** Whom it is kept from; null: from nobody. */
	guard: Guard | null;
}

export const APPEAL_ACTIONS = [
	'read',
	'read_applicant',
	'register',
	'assign',
	'report',
	'decide',
	'sign',
	'extend',
	'forward',
	'ask_correction',
	'hear',
	'remark',
	'deliver',
	'reissue_code',
	'restrict',
	'merge',
	'speak_as_applicant'
] as const;
export type AppealAction = (typeof APPEAL_ACTIONS)[number];

/** Roles that hold in the unit and below. `executor` is not here: it acts on its own appeals only, see below. */
const BY_ROLE: Record<Exclude<AppealAction, 'speak_as_applicant'>, readonly Role[]> = {
	read: READING,
	read_applicant: ['operator', 'head', 'branch_head'],
	register: ['operator', 'head', 'branch_head'],
	assign: ['operator', 'head', 'branch_head'],
	report: ['head', 'branch_head'],
	decide: ['head', 'branch_head'],
	sign: ['head', 'branch_head'],
	extend: ['head', 'branch_head'],
	forward: ['operator', 'head', 'branch_head'],
	ask_correction: ['operator', 'head', 'branch_head'],
	hear: ['head', 'branch_head'],
	remark: ['operator', 'head', 'branch_head', 'aide', 'deputy'],
	deliver: ['operator', 'head', 'branch_head'],
	reissue_code: ['operator', 'head', 'branch_head'],
	restrict: ['operator', 'head', 'branch_head'],
	merge: ['operator', 'head', 'branch_head']
};

const BY_EXECUTOR: readonly AppealAction[] = ['read', 'read_applicant', 'report', 'decide', 'forward', 'ask_correction', 'hear', 'remark'];

/** Whether the actor may do this to this appeal, whatever state it is in. */
export function can(actor: Actor, action: AppealAction, appeal: AppealAccess): boolean {
	switch (actor.kind) {
		case 'system':
			return action !== 'speak_as_applicant';
		case 'anonymous':
		case 'visitor':
			return false;
		case 'applicant':
			return action === 'speak_as_applicant' && actor.appealId === appeal.id;
		case 'citizen':
			return action === 'speak_as_applicant' && appeal.accountId === actor.accountId;
		case 'staff':
			return canStaff(actor, action, appeal);
	}
}

function canStaff(actor: Extract<Actor, { kind: 'staff' }>, action: AppealAction, appeal: AppealAccess): boolean {
	if (action === 'speak_as_applicant' || keptFrom(actor, appeal.guard) !== undefined) return false;
	// A post that ended takes the access with it: being named executor is not enough.
	const isExecutor = appeal.executorId === actor.personId && holds(actor, ['executor', 'head', 'branch_head', 'aide'], appeal.unitPath);
	if (isExecutor && BY_EXECUTOR.includes(action)) return true;
	return holds(actor, BY_ROLE[action], appeal.unitPath);
}

/** Who may open a sensitive appeal of their unit or below that they are not named for. */
export const GLASS_ROLES = ['head', 'branch_head', 'central', 'auditor'] as const satisfies readonly Role[];

/** Whether the actor may open a sensitive appeal that they are not named for, with a reason and for a while. */
export function canBreakGlass(actor: Actor, appeal: AppealAccess): boolean {
	if (actor.kind !== 'staff' || keptFrom(actor, appeal.guard) !== 'sensitive') return false;
	return holds(actor, GLASS_ROLES, appeal.unitPath);
}

/** Whether the actor may take in an appeal on somebody's behalf at a unit. */
export function canIntake(actor: Actor, unitPath: string): boolean {
	return holds(actor, ['operator', 'head', 'branch_head', 'aide'], unitPath);
}
