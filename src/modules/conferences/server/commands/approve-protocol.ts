import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { sha256 } from '#platform/secrets.ts';
import { approvableFrom, approvalFault } from '#modules/events/rules/amending.ts';
import { isChair, lockEvent } from '#modules/events/server/index.ts';
import { protocolOf } from '../../rules/protocol.ts';
import { factsOf } from '../facts.ts';
import { amendmentsOf, draftOf, frozenOf } from '../queries.ts';
import { tell } from '../tell.ts';

/**
 * The chair approves the protocol when everybody had their term: its text is frozen, its hash is kept beside it and in the
 * journal. Throws not_found, forbidden, conflict `conferences.frozen`, `.term_runs`, `.amendments_open`.
 */
export async function approveProtocol(tx: Tx, actor: Staff, eventId: string): Promise<void> {
	const event = await lockEvent(tx, actor, eventId);
	const db = asReader(tx);
	const draft = found(await draftOf(db, eventId));
	if (!isChair(actor, event)) throw forbidden('conferences.chair_only');
	if ((await frozenOf(db, eventId)) !== undefined) throw conflict('conferences.frozen');
	const at = now();
	const open = (await amendmentsOf(db, eventId)).filter(({ decision }) => decision === null).length;
	const from = approvableFrom(draft.amendUntil, found(event.absenceUntil));
	const fault = approvalFault({ today: dayOf(at), from }, open);
	if (fault !== undefined) throw conflict(`conferences.${fault}`);
	const body = JSON.stringify(protocolOf(await factsOf(db, event)));
	const hash = sha256(body);
	await tx.insertInto('protocol').values({ event_id: eventId, body, sha256: hash, approved_by: actor.personId, approved_at: at }).execute();
	await tell(tx, actor, eventId, 'protocol_frozen', at, { number: draft.number, sha256: hash.toString('hex') });
}
