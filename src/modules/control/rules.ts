/** Who takes a second look at what was accepted, how much is drawn, and what a look finds. Pure. */
import { isWithin, type HeldPost, type Role } from '#platform/identity/actor.ts';

export const LOOK_STATES = ['waiting', 'done', 'void'] as const;
export type LookState = (typeof LOOK_STATES)[number];

/** `unconfirmed`: the acceptance was a formality. */
export const FINDINGS = ['confirmed', 'unconfirmed'] as const;
export type Finding = (typeof FINDINGS)[number];

/** `unseen`: it cannot be seen from what is there. */
export const ANSWERS = ['yes', 'no', 'unseen'] as const;
export type Answer = (typeof ANSWERS)[number];

/** Names of the form's fields for one question. */
export const fieldsOf = (question: string) => ({ answer: `answer-${question}`, remark: `remark-${question}` });

/** What the answers amount to: confirmed when every decisive question is answered with yes, and in no other case. */
export function findingOf(answers: readonly { answer: Answer; decisive: boolean }[]): Finding {
	return answers.every(({ answer, decisive }) => !decisive || answer === 'yes') ? 'confirmed' : 'unconfirmed';
}

/** How many of so many accepted parts are drawn: the share rounded up, the least number, never more than there are. */
export function wanted({ share, least }: { share: number; least: number }, accepted: number): number {
	return Math.min(accepted, Math.max(Math.ceil((accepted * share) / 100), least));
}

/** An accepted part that may be drawn. */
export interface AcceptedPart {
	id: string;
	/** Path of the unit that did it. */
	unit: string;
	/** Path of the unit that accepted it. */
	accepting: string;
	/** Who had a hand in it, or declined to look at it. */
	barred: ReadonlySet<string>;
}

/** Somebody of the control group. */
export interface Looker {
	id: string;
	posts: readonly Pick<HeldPost, 'role' | 'unitPath'>[];
	/** Looks that they have open. */
	open: number;
}

/** Nobody judges their own: who had a hand in it does not look, nor anybody with a post that is not apart from both units. */
export function mayLook({ id, posts }: Pick<Looker, 'id' | 'posts'>, part: Omit<AcceptedPart, 'id'>): boolean {
	return !part.barred.has(id) && posts.every((post) => isApart(post.role, post.unitPath, part));
}

/**
 * Whether a post is apart from the unit that did a part and the one that accepted it. Not apart: either of them, and all below whoever did
 * it; above, every post but an auditor's, for they lead both; elsewhere below whoever accepted it, for that is their own superior. The root
 * has nobody outside: what it accepted is looked at from its other branches.
 */
function isApart(role: Role, post: string, { unit, accepting }: Pick<AcceptedPart, 'unit' | 'accepting'>): boolean {
	if (isWithin(post, unit) || post === accepting) return false;
	if (isWithin(accepting, post)) return role === 'auditor';
	if (!isWithin(post, accepting)) return true;
	const [root = '', branch = ''] = unit.split('.');
	return accepting === root && !isWithin(post, `${root}.${branch}`);
}
