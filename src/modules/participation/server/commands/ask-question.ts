import { currentDeadline } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Tx } from '#platform/db/index.ts';
import { conflict, notFound } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { seal, sha256 } from '#platform/secrets.ts';
import type { AskInput } from '../../question-input.ts';
import { asks, MOST_QUESTIONS } from '../../rules/questions.ts';
import { ANSWER_RULE, countTerm } from '../answer-term.ts';
import { questionByKey } from '../questions.ts';
import { lockGathering, tell } from '../store.ts';

/**
 * Asks a question of an event; it is read by all once a moderator of the host said yes. The form sent twice is one question. Returns
 * its number. Throws not_found (also before it is announced), conflict `participation.asked_late`, `participation.many`.
 */
export async function askQuestion(tx: Tx, actor: Actor, eventId: string, input: AskInput & { lang: Lang }): Promise<number> {
	const gathering = await lockGathering(tx, eventId);
	if (gathering.invitedAt === null) throw notFound();
	const before = await questionByKey(tx, input.key);
	if (before !== undefined) {
		if (before.eventId !== eventId) throw notFound();
		return before.number;
	}
	const at = now();
	if (!asks(gathering, at)) throw conflict('participation.asked_late');
	const [last] = await rows(
		tx,
		sql<{ n: number }>`SELECT coalesce(max(number), 0) AS n FROM gathering_question WHERE event_id = ${eventId}`
	);
	const number = (last?.n ?? 0) + 1;
	if (number > MOST_QUESTIONS) throw conflict('participation.many');
	const { key, text, name = null, email, lang } = input;
	await tx
		.insertInto('gathering_question')
		.values({
			id: newId(),
			event_id: eventId,
			number,
			key_hash: sha256(key),
			text,
			name,
			language: lang,
			state: 'waiting',
			asked_at: at,
			email: email === undefined ? null : seal(email)
		})
		.execute();
	if ((await currentDeadline(tx, { kind: 'gathering', id: eventId }, ANSWER_RULE)) === undefined) await countTerm(tx, gathering, at);
	await tell(tx, actor, eventId, 'asked', at, { number });
	return number;
}
