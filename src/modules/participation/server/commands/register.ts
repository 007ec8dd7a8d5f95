import { now } from '#platform/clock.ts';
import { rows, sql, type Tx } from '#platform/db/index.ts';
import { conflict, notFound } from '#platform/errors.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { queueMails } from '#platform/mail/index.ts';
import { seal, sha256 } from '#platform/secrets.ts';
import type { RegisterInput } from '../../input.ts';
import { fits, registers, type ParticipantState } from '../../rules.ts';
import { registered } from '../letters.ts';
import { participantByKey } from '../participants.ts';
import { lockGathering, tell } from '../store.ts';

export interface Registered {
	number: number;
	state: ParticipantState;
}

/**
 * Registers somebody with all who come with them: with a place where there is room for the whole party, else in the waiting line. The form
 * sent twice is one registration. Nobody is told that a phone or a mail is registered already: who goes to a meeting is their own
 * business. Throws not_found (also before it is announced), conflict `participation.closed`.
 */
export async function register(tx: Tx, actor: Actor, eventId: string, input: RegisterInput & { lang: Lang }): Promise<Registered> {
	const gathering = await lockGathering(tx, eventId);
	if (gathering.invitedAt === null) throw notFound();
	const before = await participantByKey(tx, input.key);
	if (before !== undefined) {
		if (before.eventId !== eventId) throw notFound();
		return before;
	}
	const at = now();
	if (!registers(gathering, at)) throw conflict('participation.closed');
	const state = fits(gathering, input.people) ? 'coming' : 'waiting';
	const number = await nextNumberOf(tx, eventId);
	const sealed = { link: seal(input.key), name: seal(input.name), ...sealedOf(input) };
	const row = { id: newId(), event_id: eventId, number, people: input.people, language: input.lang, state, made_at: at, state_at: at };
	await tx
		.insertInto('participant')
		.values({ ...row, ...sealed, key_hash: sha256(input.key) })
		.execute();
	const { name, email = null } = input;
	await queueMails(tx, registered(gathering, { name, email, number, people: input.people, state, language: input.lang, link: input.key }));
	await tell(tx, actor, eventId, 'registered', at, { number, people: input.people, state });
	return { number, state };
}

const sealedOf = ({ phone, email, needs }: RegisterInput) => ({
	phone: phone === undefined ? null : seal(phone),
	email: email === undefined ? null : seal(email),
	needs: needs === undefined ? null : seal(needs)
});

/** The places are under lock: no number is given twice, and none is left out. */
async function nextNumberOf(tx: Tx, eventId: string): Promise<number> {
	const [row] = await rows(
		tx,
		sql<{ next: number }>`SELECT coalesce(max(number), 0) + 1 AS next FROM participant WHERE event_id = ${eventId}`
	);
	return row?.next ?? 1;
}
