import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, invalid, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { canReply } from '#modules/events/server/index.ts';
import type { SlipsInput } from '../../rating-input.ts';
import { slipsLeft } from '../../rules/ratings.ts';
import { attendees } from '../attendees.ts';
import { canKeep, canRead } from '../policy.ts';
import { reportById } from '../queries.ts';
import { codeCounts, hashOf, makeCode } from '../ratings.ts';
import { tell } from '../store.ts';

/**
 * Codes on paper for those at the door who get no letter: never more than came. They are shown this once. `issued` is how many there
 * were when the form was opened: sent twice, it makes none the second time. Throws not_found, forbidden, conflict `reports.slips_made`,
 * `reports.slips_time`, invalid `slips`.
 */
export async function issueSlips(tx: Tx, actor: Actor, id: string, { slips, issued }: SlipsInput): Promise<string[]> {
	found(await tx.selectFrom('report').select('id').where('id', '=', id).forUpdate().executeTakeFirst());
	const report = found(await reportById(asReader(tx), id));
	if (!canRead(actor, report)) throw notFound();
	if (!canReply(actor, report.hostPath) && !canKeep(actor, report)) throw forbidden();
	const today = dayOf(now());
	const begun = Temporal.PlainDate.compare(dayOf(report.startsAt), today) <= 0;
	if (report.eventState === 'cancelled' || !begun || Temporal.PlainDate.compare(today, report.rateUntil) > 0)
		throw conflict('reports.slips_time');
	const counts = await codeCounts(tx, id);
	if (counts.slips !== issued) throw conflict('reports.slips_made');
	const { came, told } = await attendees(tx, report.eventId);
	if (slips > slipsLeft({ came, written: told.length, slips: counts.slips })) throw invalid('slips', 'reports.slips_many');
	const codes = Array.from({ length: slips }, makeCode);
	await tx
		.insertInto('report_code')
		.values(codes.map((code) => ({ hash: hashOf(code), report_id: id, kind: 'slip', made_on: today })))
		.execute();
	await tell(tx, actor, id, 'slips_made', now(), { slips });
	return codes;
}
