/** How a report is taken under lock before an act, how its terms are counted, and how the act is told. */
import { deadline, loadCalendar, termFor } from '#platform/calendar/index.ts';
import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { conflict, forbidden, found, notFound } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Actor } from '#platform/identity/actor.ts';
import { telling } from '#platform/journal/index.ts';
import { possible, publishBy, type ReportAct } from '../rules.ts';
import { canKeep, canRead } from './policy.ts';
import { reportById, type ReportRow } from './queries.ts';

/** One row on the report's chain. Read by staff: what citizens read of it stands on its page. */
export const tell = telling('report');

/** A report under lock, for who keeps it, in a state in which the act is possible. Throws not_found, forbidden, conflict `reports.not_now`. */
export async function keepReport(tx: Tx, actor: Actor, id: string, act: ReportAct): Promise<ReportRow> {
	found(await tx.selectFrom('report').select('id').where('id', '=', id).forUpdate().executeTakeFirst());
	const report = found(await reportById(asReader(tx), id));
	if (!canRead(actor, report)) throw notFound();
	if (!canKeep(actor, report)) throw forbidden();
	if (!possible(report, now()).includes(act)) throw conflict('reports.not_now');
	return report;
}

/** Until when a report for a meeting is to be published, and until when those who came rate it: by the rules in force on that day. */
export async function termsOf(tx: Tx, { startsAt, endsAt }: Pick<ReportRow, 'startsAt' | 'endsAt'>) {
	const day = dayOf(startsAt);
	const [calendar, published, rated] = [
		await loadCalendar(tx),
		await termFor(tx, 'report_published', day),
		await termFor(tx, 'report_rated', day)
	];
	return { publish_by: publishBy(calendar, day, published), rate_until: deadline(calendar, dayOf(endsAt), rated).dueOn };
}
