import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, notFound } from '#platform/errors.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { asks } from '../../rules/questions.ts';
import { publicGathering } from '../queries.ts';
import { questionById } from '../questions.ts';

/**
 * Lends a citizen's voice to a question, or takes it back; done twice it is the same. One voice of a person: of an account, since a code
 * sent to its mail or telephone proved whose it is, while anybody can register under any phone. Not journalled: whom somebody supports is nobody
 * else's to know, and the table holds it. Throws not_found for a question that is not shown, forbidden, conflict `participation.asked_late`.
 */
export async function lendVoice(
	tx: Tx,
	actor: Actor,
	eventId: string,
	{ questionId, voice }: { questionId: string; voice: 'give' | 'take' }
): Promise<void> {
	if (actor.kind !== 'citizen') throw forbidden();
	const question = found(await questionById(tx, questionId));
	if (question.eventId !== eventId || question.shownAt === null) throw notFound();
	const at = now();
	if (question.state !== 'shown' || !asks(await publicGathering(asReader(tx), eventId), at)) throw conflict('participation.asked_late');
	const mine = { question_id: questionId, account_id: actor.accountId };
	if (voice === 'give') {
		await tx
			.insertInto('gathering_voice')
			.values({ ...mine, at })
			.onConflict((c) => c.doNothing())
			.execute();
	} else {
		await tx.deleteFrom('gathering_voice').where('question_id', '=', questionId).where('account_id', '=', actor.accountId).execute();
	}
}
