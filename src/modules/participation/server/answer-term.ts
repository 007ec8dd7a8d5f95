import { dueFrom, saveDeadline } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Gathering } from './queries.ts';

export const ANSWER_RULE = 'question_answer';

/** Until when every question of an event is to have its end: a dated rule, from the event's day on. */
export async function countTerm(tx: Tx, { id, endsAt }: Pick<Gathering, 'id' | 'endsAt'>, at: Temporal.Instant): Promise<void> {
	await saveDeadline(tx, { kind: 'gathering', id }, await dueFrom(tx, ANSWER_RULE, dayOf(endsAt)), at);
}
