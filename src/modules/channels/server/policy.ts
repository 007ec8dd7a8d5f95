/** Who looks through the letters that became no appeal: the mailbox is the whole organisation's, so its own front desk. */
import { holds, type Actor, type Role } from '#platform/identity/actor.ts';

export const LETTER_ROLES: readonly Role[] = ['operator', 'head', 'branch_head'];

export function canReadLetters(actor: Actor, rootPath: string): boolean {
	return holds(actor, LETTER_ROLES, rootPath);
}
