import { now } from '#platform/clock.ts';
import type { Tx } from '#platform/db/index.ts';
import { conflict } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { staffId, type Actor } from '#platform/identity/actor.ts';
import { sha256 } from '#platform/secrets.ts';
import { daysLate } from '../../rules.ts';
import { assemble } from '../../rules/assemble.ts';
import { recordsOf } from '../facts.ts';
import type { FrozenPromise, ReportBody } from '../frozen.ts';
import type { PromiseRow } from '../promises.ts';
import { keepReport, tell } from '../store.ts';

const toFrozen = ({ id, number, quote, whom, promisedUntil, state }: PromiseRow): FrozenPromise => ({
	id,
	number,
	quote,
	whom,
	promisedUntil: promisedUntil.toString(),
	state
});

/**
 * Publishes a report: its figures are assembled at this instant and frozen with the deputy's words and a hash, which stands in the
 * journal, too. Late is possible, and stays shown. Throws as `keepReport`, conflict `reports.unannounced`, `reports.period_ahead`,
 * `reports.no_words`.
 */
export async function publishReport(tx: Tx, actor: Actor, id: string): Promise<void> {
	const report = await keepReport(tx, actor, id, 'publish');
	const at = now().round('millisecond');
	const today = dayOf(at);
	if (report.invitedAt === null) throw conflict('reports.unannounced');
	if (Temporal.PlainDate.compare(report.periodTo, today) > 0) throw conflict('reports.period_ahead');
	if (report.texts.general === undefined) throw conflict('reports.no_words');
	const records = await recordsOf(tx, report, at);
	const late = daysLate(report.publishBy, today);
	const frozen: ReportBody = {
		deputy: report.name,
		body: report.body,
		meeting: { title: report.title, startsAt: report.startsAt.toString() },
		period: { from: report.periodFrom.toString(), to: report.periodTo.toString() },
		asOf: at.toString(),
		publishBy: report.publishBy.toString(),
		daysLate: late,
		figures: assemble(records),
		promises: records.promises?.map(toFrozen) ?? null,
		texts: report.texts
	};
	const body = JSON.stringify(frozen);
	const hash = sha256(body);
	await tx
		.insertInto('report_frozen')
		.values({ report_id: id, body, sha256: hash, published_at: at, published_by: staffId(actor) })
		.execute();
	await tell(tx, actor, id, 'published', at, { sha256: hash.toString('hex'), late });
}
