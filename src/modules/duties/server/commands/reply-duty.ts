import { now } from '#platform/clock.ts';
import { onConstraint } from '#platform/db/constraints.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { telling } from '#platform/journal/index.ts';
import { deputyById, type Deputy } from '#modules/mandates/server/index.ts';
import { settlementsWithin } from '#modules/territory/server/index.ts';
import type { HideInput, ReplyInput } from '../../input.ts';
import { yearOf } from '../../rules.ts';
import { asOf, readLedgers } from '../ledger.ts';
import { isSelf, mayHide, mayReply } from '../policy.ts';
import { replyById, replyUntil } from '../replies.ts';

onConstraint('duty_reply__current_key', () => conflict('duties.meanwhile'));

const tell = telling('duty');

/** Whether the ledger of a deputy in a year has such a line. */
async function hasLine(tx: Tx, deputy: Deputy, year: number, line: string): Promise<boolean> {
	const db = asReader(tx);
	if (line.startsWith('place:')) {
		const places = deputy.territoryId === null ? [] : await settlementsWithin(db, deputy.territoryId);
		return places.some(({ id }) => id === line.slice('place:'.length));
	}
	const { ledgers } = await readLedgers(db, [deputy], asOf(Temporal.PlainDate.from({ year, month: 12, day: 31 })));
	return ledgers[0]?.entries.some(({ slot }) => slot.norm.duty === line) === true;
}

/**
 * The deputy, or their aide, says what they have to say of a line of a year: in the year and for a term after it. It stands beside the line for
 * everybody; said anew, it takes the place of the earlier one, which is kept. The very same again is said already. Throws not_found, forbidden,
 * invalid `line`, `year`, conflict `duties.too_late`, `duties.meanwhile`.
 */
export async function replyToDuty(tx: Tx, actor: Staff, mandateId: string, { year, line, reply: text }: ReplyInput): Promise<void> {
	const deputy = found(await deputyById(tx, mandateId));
	if (!mayReply(actor, deputy)) throw forbidden();
	const at = now();
	const days = yearOf(Temporal.PlainDate.from({ year, month: 1, day: 1 }));
	if (Temporal.PlainDate.compare(days.from, dayOf(at)) > 0) throw invalid('year', 'choose');
	if (Temporal.PlainDate.compare(dayOf(at), await replyUntil(asReader(tx), days)) > 0) throw conflict('duties.too_late');
	if (!(await hasLine(tx, deputy, year, line))) throw invalid('line', 'choose');
	const current = tx
		.selectFrom('duty_reply')
		.select(['id', 'text', 'hidden_at'])
		.where('mandate_id', '=', mandateId)
		.where('year', '=', year);
	const before = await current.where('line', '=', line).where('replaced_at', 'is', null).forUpdate().executeTakeFirst();
	if (before?.text === text && before.hidden_at === null) return;
	if (before !== undefined) await tx.updateTable('duty_reply').set({ replaced_at: at }).where('id', '=', before.id).execute();
	const by = { replied_by: actor.personId, by_aide: !isSelf(actor, deputy), replied_at: at };
	await tx
		.insertInto('duty_reply')
		.values({ id: newId(), mandate_id: mandateId, year, line, text, ...by })
		.execute();
	await tell(tx, actor, mandateId, 'replied', at, { year, line, text });
}

/** Takes a reply from the page; why is said there instead. Hidden already, it is so. Throws not_found, forbidden. */
export async function hideReply(tx: Tx, actor: Staff, mandateId: string, { replyId, hideReason: reason }: HideInput): Promise<void> {
	const deputy = found(await deputyById(tx, mandateId));
	if (!mayHide(actor, deputy)) throw forbidden();
	await tx.selectFrom('duty_reply').select('id').where('id', '=', replyId).forUpdate().execute();
	const reply = await replyById(tx, replyId);
	if (reply?.mandateId !== mandateId) throw invalid('replyId', 'choose');
	if (reply.hiddenAt !== null) return;
	const at = now();
	await tx
		.updateTable('duty_reply')
		.set({ hidden_at: at, hidden_by: actor.personId, hidden_reason: reason })
		.where('id', '=', replyId)
		.execute();
	await tell(tx, actor, mandateId, 'reply_hidden', at, { reply: replyId, year: reply.year, line: reply.line, reason });
}
