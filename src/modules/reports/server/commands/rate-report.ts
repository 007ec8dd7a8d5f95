import { now } from '#platform/clock.ts';
import { asReader, sql, type Tx } from '#platform/db/index.ts';
import { conflict, found, invalid } from '#platform/errors.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { newId } from '#platform/ids.ts';
import type { RateInput } from '../../rating-input.ts';
import { nextOfComment, ratingOf } from '../../rules/ratings.ts';
import { reportById } from '../queries.ts';
import { codeRow, commentByCode, commentKey, criteriaOn, hashOf } from '../ratings.ts';

/**
 * One voice of somebody who came: its marks are added to the sums, its words are kept apart, and the code is spent. Not journalled: an
 * instant beside a request would say who gave what. Throws not_found, conflict `reports.spent`, `reports.rate_early`, `_late`, `_off`,
 * invalid for a mark of no criterion of that day or for nothing said.
 */
export async function rateReport(tx: Tx, code: string, { marks, comment }: RateInput, lang: Lang): Promise<void> {
	await sql`SELECT FROM report_code WHERE hash = ${hashOf(code)} FOR UPDATE`.execute(tx);
	const { reportId, spent } = found(await codeRow(tx, code));
	if (spent) throw conflict('reports.spent');
	const report = found(await reportById(asReader(tx), reportId));
	const today = dayOf(now());
	const standing = ratingOf(report, now(), today);
	if (standing !== 'open') throw conflict(`reports.rate_${standing}`);
	const criteria = await criteriaOn(tx, dayOf(report.startsAt));
	const given = criteria.flatMap(({ code: criterion }) => {
		const mark = marks[criterion];
		return mark === undefined ? [] : [{ criterion, mark }];
	});
	if (given.length === 0) throw invalid(`mark.${criteria[0]?.code ?? ''}`, 'reports.no_mark');
	for (const { criterion, mark } of given) {
		await sql`INSERT INTO report_mark (report_id, criterion, mark, n) VALUES (${reportId}, ${criterion}, ${mark}, 1)
			ON CONFLICT (report_id, criterion, mark) DO UPDATE SET n = report_mark.n + 1`.execute(tx);
	}
	if (comment !== undefined) {
		const words = { report_id: reportId, key_hash: commentKey(code), text: comment, language: lang, written_on: today };
		await tx
			.insertInto('report_comment')
			.values({ id: newId(), ...words, state: 'waiting' })
			.execute();
	}
	await tx.updateTable('report_code').set({ spent_on: today }).where('hash', '=', hashOf(code)).execute();
}

/** Whoever wrote words that are withheld objects, once; somebody else decides. Throws not_found, conflict `reports.comment_state`. */
export async function objectComment(tx: Tx, code: string, { objection }: { objection: string }): Promise<void> {
	const { id } = found(await commentByCode(tx, code));
	await tx.selectFrom('report_comment').select('id').where('id', '=', id).forUpdate().execute();
	const comment = found(await commentByCode(tx, code));
	const state = nextOfComment(comment.state, 'object');
	if (state === undefined) throw conflict('reports.comment_state');
	await tx.updateTable('report_comment').set({ state, objection }).where('id', '=', id).execute();
}
