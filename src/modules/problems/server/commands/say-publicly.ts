/** What the office says in its own name: that a problem is public, its state, its reply. */
import type { z } from 'zod';
import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import { actorId, type Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import type { publicInput, replyInput, stateInput } from '../../input.ts';
import { openProblem } from '../access.ts';

/**
 * A person approves the words of a problem, and it is public; or takes it out of public sight. Throws not_found,
 * forbidden, conflict `problems.as_is` when it is so already.
 */
export async function publishProblem(tx: Tx, actor: Actor, id: string, input: z.output<typeof publicInput>): Promise<void> {
	const problem = await openProblem(tx, actor, id, 'decide');
	if (problem.public === input.public) throw conflict('problems.as_is');
	const at = now();
	await tx
		.updateTable('problem')
		.set({ public: input.public, published_at: input.public ? (problem.published_at ?? at) : problem.published_at, changed_at: at })
		.where('id', '=', id)
		.execute();
	const act = input.public ? 'problem.published' : 'problem.hidden';
	const seenBy = input.public ? 'public' : 'staff';
	await journal(tx, { subject: { kind: 'problem', id }, actor, act, seenBy, at, data: {} });
}

/** The office says how it stands; not to do anything needs a reason. Throws not_found, forbidden, conflict `problems.as_is`. */
export async function setProblemState(tx: Tx, actor: Actor, id: string, input: z.output<typeof stateInput>): Promise<void> {
	const problem = await openProblem(tx, actor, id, 'decide');
	const reason = input.reason ?? null;
	if (problem.state === input.state && problem.reason === reason) throw conflict('problems.as_is');
	const at = now();
	await tx.updateTable('problem').set({ state: input.state, reason, changed_at: at }).where('id', '=', id).execute();
	const data = { from: problem.state, to: input.state, reason };
	await journal(tx, { subject: { kind: 'problem', id }, actor, act: 'problem.state_set', seenBy: 'public', at, data });
}

/** Publishes an official reply; the earlier ones stay as they were. Returns its id. Throws not_found, forbidden. */
export async function replyToProblem(tx: Tx, actor: Actor, id: string, input: z.output<typeof replyInput>): Promise<string> {
	await openProblem(tx, actor, id, 'decide');
	const [replyId, at] = [newId(), now().round('millisecond')];
	const { last } = await tx
		.selectFrom('problem_reply')
		.select((eb) => eb.fn.max<number | null>('ordinal').as('last'))
		.where('problem_id', '=', id)
		.executeTakeFirstOrThrow();
	const text = Object.fromEntries(
		Object.entries({ kk: input.textKk, ru: input.textRu, en: input.textEn }).flatMap(([lang, one]) =>
			one === undefined ? [] : [[lang, one]]
		)
	);
	const ordinal = (last ?? 0) + 1;
	await tx
		.insertInto('problem_reply')
		.values({ id: replyId, problem_id: id, ordinal, outcome: input.outcome, text: JSON.stringify(text), by_id: actorId(actor), at })
		.execute();
	const data = { reply: replyId, ordinal };
	await journal(tx, { subject: { kind: 'problem', id }, actor, act: 'problem.replied', seenBy: 'public', at, data });
	return replyId;
}
