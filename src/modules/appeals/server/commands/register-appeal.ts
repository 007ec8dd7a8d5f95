import type { z } from 'zod';
import { dropDeadline, loadCalendar, meetDeadline, saveDeadline, termFor } from '#platform/calendar/index.ts';
import { deadline } from '#platform/calendar/rules.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { actorId } from '#platform/identity/actor.ts';
import { journal } from '#platform/journal/index.ts';
import type { registerInput } from '../../input.ts';
import { openFor, type LockedAppeal } from '../access.ts';
import { kindRule } from '../directory.ts';
import { notice } from '../notices.ts';
import { considerStart, DECISION_RULES, ruleDay } from '../terms.ts';
import { updateAppeal } from '../update.ts';

/**
 * Registers a received appeal: the operator confirms or corrects its kind and theme. Another kind may have another
 * term; it is counted from the same day of registration by the rule, not from today.
 */
export async function registerAppeal(tx: Tx, actor: Actor, id: string, input: z.output<typeof registerInput>): Promise<void> {
	const { appeal, to } = await openFor(tx, actor, id, 'register', 'register');
	const at = now();
	const dueOn = input.kind === appeal.kind ? appeal.dueOn : await changeTerm(tx, appeal, input.kind, at);
	await updateAppeal(tx, id, {
		state: to,
		kind: input.kind,
		theme_id: input.themeId ?? null,
		registered_at: at,
		registered_by: actorId(actor),
		first_due_on: dueOn,
		due_on: dueOn
	});
	await meetDeadline(tx, { kind: 'appeal', id }, 'register', at);
	await journal(tx, {
		subject: { kind: 'appeal', id },
		actor,
		act: 'appeal.registered',
		seenBy: 'applicant',
		at,
		data: { kind: input.kind, was: appeal.kind, theme: input.themeId ?? null, due: dueOn.toString() }
	});
	await notice(tx, id, 'registered', { due: dueOn });
}

async function changeTerm(
	tx: Tx,
	appeal: LockedAppeal,
	kind: z.output<typeof registerInput>['kind'],
	at: Temporal.Instant
): Promise<Temporal.PlainDate> {
	const db = asReader(tx);
	const start = await considerStart(db, appeal.id);
	const [calendar, rule] = await Promise.all([loadCalendar(db), kindRule(db, kind, ruleDay(start))]);
	const computed = deadline(calendar, start, await termFor(db, rule, ruleDay(start)));
	const subject = { kind: 'appeal', id: appeal.id } as const;
	for (const other of DECISION_RULES) await dropDeadline(tx, subject, other, at);
	await saveDeadline(tx, subject, computed, at);
	return computed.dueOn;
}
