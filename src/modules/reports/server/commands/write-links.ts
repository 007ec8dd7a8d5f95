import { now } from '#platform/clock.ts';
import { publicOrigin } from '#platform/config.ts';
import { asReader, rows, sql, type Database, type Tx } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { dayOf, formatDate, startOfDay } from '#platform/i18n/format.ts';
import { queueMails } from '#platform/mail/index.ts';
import { queueTexts } from '#platform/sms/index.ts';
import { paths } from '#lib/paths.ts';
import type { Came } from '#modules/participation/server/index.ts';
import { messages } from '../../messages/index.ts';
import { ratingOf } from '../../rules/ratings.ts';
import { attendees } from '../attendees.ts';
import { reportById, type ReportRow } from '../queries.ts';
import { hashOf, makeCode } from '../ratings.ts';
import { tell } from '../store.ts';

const SYSTEM = { kind: 'system', job: 'reports.links' } as const;

/**
 * Writes to everybody who came to a report meeting that is over and can be reached, each a code of their own, once. Returns how many
 * were written to. Run twice, the second writes to nobody but who was marked as come in between.
 */
export async function writeLinks({ reader, write }: Pick<Database, 'reader' | 'write'>): Promise<number> {
	const at = now();
	const list = await rows(
		reader,
		sql<{ id: string }>`SELECT r.id FROM report r JOIN event e ON e.id = r.event_id
			WHERE r.rate_until >= ${dayOf(at)} AND e.state <> 'cancelled' AND (e.state = 'closed' OR e.ends_at <= ${at}::timestamptz)
				AND EXISTS (SELECT FROM participant p WHERE p.event_id = e.id AND p.came > 0 AND NOT EXISTS (SELECT FROM report_written w WHERE w.participant_id = p.id))`
	);
	let written = 0;
	for (const { id } of list) written += await write((tx) => writeTo(tx, id));
	return written;
}

async function writeTo(tx: Tx, id: string): Promise<number> {
	await tx.selectFrom('report').select('id').where('id', '=', id).forUpdate().execute();
	const report = found(await reportById(asReader(tx), id));
	const today = dayOf(now());
	if (ratingOf(report, now(), today) !== 'open') return 0;
	const { told } = await attendees(tx, report.eventId);
	const before = await tx.selectFrom('report_written').select('participant_id').where('report_id', '=', id).execute();
	const known = new Set(before.map((row) => row.participant_id));
	const fresh = told.filter((one) => !known.has(one.id)).map((one) => ({ ...one, code: makeCode() }));
	if (fresh.length === 0) return 0;
	// In the order of the hashes: that of the people is not kept.
	const hashes = fresh.map(({ code }) => hashOf(code)).toSorted((a, b) => Buffer.compare(a, b));
	await tx
		.insertInto('report_code')
		.values(hashes.map((hash) => ({ hash, report_id: id, kind: 'link', made_on: today })))
		.execute();
	await tx
		.insertInto('report_written')
		.values(fresh.map((one) => ({ participant_id: one.id, report_id: id })))
		.execute();
	await queueMails(
		tx,
		fresh.flatMap((one) => letter(report, one))
	);
	await queueTexts(
		tx,
		fresh.flatMap((one) => text(report, one))
	);
	await tell(tx, SYSTEM, id, 'links_written', now(), { people: fresh.length });
	return fresh.length;
}

type Coded = Came & { code: string };
const linkOf = ({ language, code }: Coded) => `${publicOrigin()}${paths.rate.one(language, code)}`;

function letter(report: ReportRow, to: Coded) {
	if (to.email === null) return [];
	const t = messages[to.language].rate.letter;
	const paragraphs = [t.text(report.title[to.language]), linkOf(to), t.until(formatDate(to.language, report.rateUntil)), t.secret];
	return [{ to: to.email, lang: to.language, subject: t.subject(report.title[to.language]), text: paragraphs.join('\n\n') }];
}

function text(report: ReportRow, to: Coded) {
	if (to.email !== null || to.phone === null) return [];
	const until = startOfDay(report.rateUntil.add({ days: 1 }));
	return [{ to: to.phone, lang: to.language, text: `${messages[to.language].rate.letter.short} ${linkOf(to)}`, until }];
}
