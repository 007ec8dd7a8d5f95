import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { queueMail } from '#platform/mail/index.ts';
import { makeToken, seal } from '#platform/secrets.ts';
import { takeIn } from '#modules/appeals/server/index.ts';
import { issueAssignment } from '#modules/assignments/server/index.ts';
import { lookAtPersons, markMet, wishById, type Person, type WishRow } from '#modules/wishes/server/index.ts';
import type { CardInput } from '../../input.ts';
import type { Outcome } from '../../rules.ts';
import { copyOf } from '../letters.ts';
import { ticketById, type LineDay } from '../queries.ts';
import { doAct, lockTicket } from './turn.ts';

/** What an outcome is called where the wish keeps it. */
const OF_WISH = { answer: 'answer', appeal: 'appeal', assignment: 'promise' } as const satisfies Record<Outcome, string>;

/** What came of it elsewhere. */
interface Came {
	appealId?: string;
	/** Shown once, to be handed over. */
	code?: string;
	assignmentId?: string;
}

/**
 * The reception is over: its card is written, what follows begins, and the person gets a copy. Returns the code of the appeal, if one
 * was made. Throws as `lockTicket`, conflict `tickets.written`, and what the appeal or the assignment is refused for.
 */
export async function finishTicket(tx: Tx, actor: Staff, ticketId: string, input: CardInput): Promise<string | undefined> {
	const { dayId } = found(await ticketById(asReader(tx), ticketId));
	const { day, ticket } = await lockTicket(tx, actor, { dayId, ticketId });
	if (ticket.hasCard) throw conflict('tickets.written');
	const wish = found(await wishById(asReader(tx), ticket.wishId));
	const person = (await lookAtPersons(tx, actor, [wish.id])).get(wish.id);
	const came = await follow(tx, actor, day, wish, person, input);
	await doAct(tx, actor, ticket, 'finish', { outcome: input.outcome });
	await tx
		.insertInto('reception_card')
		.values({
			ticket_id: ticketId,
			wish_id: wish.id,
			asked: seal(input.asked),
			said: seal(input.said),
			promised: input.promised === undefined ? null : seal(input.promised),
			outcome: input.outcome,
			appeal_id: came.appealId ?? null,
			assignment_id: came.assignmentId ?? null,
			written_by: actor.personId,
			written_at: now()
		})
		.execute();
	await markMet(tx, actor, wish.id, { outcome: OF_WISH[input.outcome] });
	if (person?.email != null) await queueMail(tx, copyOf(wish, day, { ...input, email: person.email }));
	return came.code;
}

async function follow(tx: Tx, actor: Staff, day: LineDay, wish: WishRow, person: Person | undefined, input: CardInput): Promise<Came> {
	if (input.outcome === 'answer') return {};
	return input.outcome === 'appeal' ? appealOf(tx, actor, day, wish, person, input) : promiseOf(tx, actor, day, input);
}

/** What was asked becomes an appeal, taken in from a visitor like any other. */
async function appealOf(tx: Tx, actor: Staff, day: LineDay, wish: WishRow, person: Person | undefined, input: CardInput): Promise<Came> {
	const { phone, email } = person ?? {};
	if (phone == null && email == null && input.address === undefined) throw invalid('address', 'tickets.address');
	const taken = await takeIn(
		tx,
		actor,
		{ key: makeToken() },
		{
			channel: 'visit',
			language: wish.language,
			unitId: day.unitId,
			text: input.asked,
			name: [person?.firstName, person?.lastName].filter((part) => part != null).join(' '),
			address: input.address,
			phone: phone ?? undefined,
			email: email ?? undefined,
			territoryId: wish.territoryId ?? day.territoryId
		}
	);
	// Nothing is missing: what is not taken now is not taken while an election runs.
	if (taken.kind !== 'received') throw invalid('outcome', 'appeals.election');
	return { appealId: taken.id, code: taken.accessCode };
}

/** What was promised is owed: by a unit, to a date. The input has made sure of both. */
async function promiseOf(tx: Tx, actor: Staff, day: LineDay, { promised, unitId, dueOn }: CardInput): Promise<Came> {
	if (promised === undefined || unitId === undefined || dueOn === undefined) throw invalid('promised', 'tickets.promised');
	return { assignmentId: await issueAssignment(tx, actor, { text: promised, unitId, dueOn, issuerUnitId: day.unitId }) };
}
