/** Finding appeals: by words, by number, near a place, by the same person. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { toTsquery } from '#platform/search/index.ts';
import { blindIndex } from '#platform/secrets.ts';
import type { CaseFilters } from '../rules/filters.ts';
import { fits, OF_APPEAL } from './filter.ts';
import type { QueueRow } from './queue.ts';
import { readable } from './visible.ts';

const COLUMNS = sql`a.id, a.number, a.title, a.state, a.due_on, a.received_at, a.theme_id, a.territory_id, a.unit_id, a.executor_id, a.returns, a.reopens`;

/** A number as people type it: unit code, year, counter. */
export const NUMBER = /^[A-Za-z0-9]{2,8}-\d{4}-\d+$/;

export interface Filters extends CaseFilters {
	q?: string | undefined;
	cursor?: string | undefined;
	limit?: number;
}

/**
 * Appeals that the actor may read and that fit, newest first. A number finds its appeal; words find by stems in three
 * languages, typed as they may be. Keyset by time of receipt.
 */
export async function findAppeals(db: Reader, actor: Staff, filters: Filters): Promise<{ rows: QueueRow[]; next: string | undefined }> {
	const limit = filters.limit ?? 25;
	const { where } = await readable(db, actor);
	const q = filters.q?.trim() ?? '';
	const number = NUMBER.test(q) ? q.toUpperCase() : undefined;
	const words = number === undefined && q !== '' ? toTsquery(q) : undefined;
	if (q !== '' && number === undefined && words === undefined) return { rows: [], next: undefined };
	const found = await rows(
		db,
		sql<QueueRow>`
			SELECT ${COLUMNS} FROM appeal a ${words === undefined ? sql`` : sql`JOIN appeal_search s ON s.appeal_id = a.id`}
			WHERE ${where}
				AND ${words === undefined ? sql`true` : sql`s.words @@ ${words}::tsquery`}
				AND ${number === undefined ? sql`true` : sql`a.number = ${number}`}
				AND ${filters.state === undefined ? sql`true` : sql`a.state = ${filters.state}`}
				AND ${filters.executorId === undefined ? sql`true` : sql`a.executor_id = ${filters.executorId}`}
				AND ${fits(filters, OF_APPEAL, dayOf(now()))}
				AND ${after(filters.cursor)}
			ORDER BY a.received_at DESC, a.id DESC LIMIT ${limit + 1}`
	);
	const page = found.slice(0, limit);
	const last = page.at(-1);
	return { rows: page, next: found.length > limit && last !== undefined ? `${last.received_at.toString()}_${last.id}` : undefined };
}

function after(cursor: string | undefined) {
	const [at, id] = cursor?.split('_') ?? [];
	if (at === undefined || id === undefined || !/^[\d:TZ.-]+$/.test(at) || !/^[0-9a-f-]{36}$/.test(id)) return sql`true`;
	return sql`(a.received_at, a.id) < (${at}::timestamptz, ${id}::uuid)`;
}

export interface SamePerson {
	phone?: string | undefined;
	email?: string | undefined;
	iin?: string | undefined;
}

/** Earlier appeals of the same person, found by blind index; nothing of the person is opened. */
export async function earlierOfSamePerson(db: Reader, actor: Staff, who: SamePerson, limit = 10): Promise<QueueRow[]> {
	const keys = [
		who.phone === undefined ? undefined : sql`p.phone_index = ${blindIndex('phone', who.phone)}`,
		who.email === undefined ? undefined : sql`p.email_index = ${blindIndex('email', who.email)}`,
		who.iin === undefined ? undefined : sql`p.iin_index = ${blindIndex('iin', who.iin)}`
	].filter((key) => key !== undefined);
	if (keys.length === 0) return [];
	const { where } = await readable(db, actor);
	return rows(
		db,
		sql<QueueRow>`
			SELECT ${COLUMNS} FROM appeal_applicant p JOIN appeal a ON a.id = p.appeal_id
			WHERE (${sql.join(keys, sql` OR `)}) AND ${where}
			ORDER BY a.received_at DESC LIMIT ${limit}`
	);
}

/** Appeals of the same person as one appeal's (the repeats), without opening who it is. */
export async function repeatsOf(db: Reader, actor: Staff, appealId: string, limit = 10): Promise<QueueRow[]> {
	const { where } = await readable(db, actor);
	return rows(
		db,
		sql<QueueRow>`
			SELECT ${COLUMNS} FROM appeal_applicant me
			JOIN appeal_applicant p ON p.appeal_id <> me.appeal_id AND (p.phone_index = me.phone_index OR p.email_index = me.email_index OR p.iin_index = me.iin_index)
			JOIN appeal a ON a.id = p.appeal_id
			WHERE me.appeal_id = ${appealId} AND ${where}
			ORDER BY a.received_at DESC LIMIT ${limit}`
	);
}
