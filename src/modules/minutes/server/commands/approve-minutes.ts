import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor, type Staff } from '#platform/identity/actor.ts';
import { sha256 } from '#platform/secrets.ts';
import { approvableFrom, approvalFault } from '#modules/events/rules/amending.ts';
import { canRun, isChair } from '#modules/events/server/index.ts';
import { standUnanswered, unansweredOf } from '#modules/discussion/server/index.ts';
import { lockSitting, tellSitting } from '#modules/sittings/server/index.ts';
import { publicOf } from '../../rules/minutes.ts';
import { madeMinutes } from '../facts.ts';
import { amendmentsOf, frozenOf } from '../queries.ts';
import { lockDraft } from '../store.ts';

/**
 * The chair approves the minutes when everybody had their term: the whole text and what everybody reads of it are frozen, their hashes kept
 * beside them and in the journal. Throws not_found, forbidden `minutes.chair_only`, conflict `minutes.frozen`, `.term_runs`, `.amendments_open`.
 */
export async function approveMinutes(tx: Tx, actor: Staff, eventId: string): Promise<void> {
	const { sitting, draft } = await lockDraft(tx, actor, eventId);
	if (!isChair(actor, sitting)) throw forbidden('minutes.chair_only');
	const at = now();
	const open = (await amendmentsOf(tx, eventId)).filter(({ decision }) => decision === null).length;
	const fault = approvalFault({ today: dayOf(at), from: approvableFrom(draft.amendUntil) }, open);
	if (fault !== undefined) throw conflict(`minutes.${fault}`);
	const minutes = await madeMinutes(asReader(tx), sitting);
	const [body, openBody] = [JSON.stringify(minutes), JSON.stringify(publicOf(minutes))];
	const [hash, openHash] = [sha256(body), sha256(openBody)];
	await tx
		.insertInto('minutes')
		.values({
			event_id: eventId,
			body,
			sha256: hash,
			public_body: openBody,
			public_sha256: openHash,
			approved_by: actor.personId,
			approved_at: at
		})
		.execute();
	// What has no answer by now is in the text, word for word: nobody is owed one in silence.
	await standUnanswered(tx, actor, eventId);
	const hashes = { sha256: hash.toString('hex'), publicSha256: openHash.toString('hex') };
	await tellSitting(tx, actor, eventId, 'minutes_frozen', at, { number: minutes.number, ...hashes });
}

/**
 * Publishes minutes that were approved. A comment that came back since, its hiding undone, is answered first. Throws not_found, forbidden,
 * conflict `minutes.published`, `minutes.unanswered`.
 */
export async function publishMinutes(tx: Tx, actor: Actor, eventId: string): Promise<void> {
	const sitting = await lockSitting(tx, actor, eventId);
	const frozen = found(await frozenOf(tx, eventId));
	if (!canRun(actor, sitting)) throw forbidden();
	if (frozen.publishedAt !== null) throw conflict('minutes.published');
	const unanswered = await unansweredOf(tx, eventId);
	if (unanswered.length > 0) throw conflict('minutes.unanswered', { n: unanswered.length });
	const at = now();
	await tx
		.updateTable('minutes')
		.set({ published_at: at, published_by: staffId(actor) })
		.where('event_id', '=', eventId)
		.execute();
	await tellSitting(tx, actor, eventId, 'minutes_published', at, { sha256: frozen.open.sha256 }, 'public');
}
