import { now } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { journal } from '#platform/journal/index.ts';
import { tableFile } from '#platform/tables/index.ts';
import { deskContext, findAppeals, lookAtApplicants } from '#modules/appeals/server/index.ts';
import type { ExportInput } from '../../input.ts';
import { messages } from '../../messages/index.ts';
import { MOST_ROWS, MOST_WITH_APPLICANTS, viewQuery } from '../../rules.ts';
import { searched } from '../filters.ts';
import { sheetOf } from '../sheet.ts';

export interface ExportedFile {
	/** Without its ending. */
	name: string;
	bytes: Buffer;
	rows: number;
}

/**
 * What the search shows, as a file: the same rows that the same reader sees, the newest first, up to a limit that the
 * file names when it cuts. The journal keeps who took which filter away and how many; whose applicant went with it is in
 * the journal of each appeal, for the applicant to read.
 */
export async function exportAppeals(tx: Tx, actor: Staff, lang: Lang, input: ExportInput, most = MOST_ROWS): Promise<ExportedFile> {
	const db = asReader(tx);
	const context = await deskContext(db, lang, actor);
	const query = viewQuery(new URLSearchParams(input.query));
	const limit = Math.min(most, input.applicants ? MOST_WITH_APPLICANTS : MOST_ROWS);
	const filters = searched(new URLSearchParams(query));
	const { rows, next } = await findAppeals(db, actor, { ...filters, limit });
	const ids = rows.map((row) => row.id);
	const applicants = input.applicants ? await lookAtApplicants(tx, actor, ids, 'list') : undefined;
	const { sheet, sensitive } = await sheetOf(context, rows, applicants);
	const cut = next !== undefined;
	const at = now();
	// A word that was searched for may be somebody's name, and the journal is kept for ever.
	const { q, ...rest } = Object.fromEntries(new URLSearchParams(query));
	const data = {
		filter: rest,
		words: q !== undefined,
		format: input.format,
		rows: rows.length,
		cut,
		sensitive,
		applicants: applicants?.size ?? 0
	};
	await journal(tx, { subject: { kind: 'export', id: newId() }, actor, act: 'desk.exported', seenBy: 'staff', at, data });
	const whole = cut ? { ...sheet, rows: [...sheet.rows, [messages[lang].exports.cut(limit)]] } : sheet;
	return { name: `appeals-${dayOf(at).toString()}`, bytes: tableFile(whole, input.format), rows: rows.length };
}
