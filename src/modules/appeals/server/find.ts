/** Finding appeals: by words, by number, near a place, by the same person. */
import { now } from '#platform/clock.ts';
import { rows, sql, type Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { lastStems, toTsquery } from '#platform/search/index.ts';
import { blindIndexes } from '#platform/secrets.ts';
import type { CaseFilters } from '../rules/filters.ts';
import { applicantOf } from './applicant.ts';
import { fits, OF_APPEAL } from './filter.ts';
import type { QueueRow } from './queue.ts';
import { readable, type Readable } from './visible.ts';

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
	const may = await readable(db, actor);
	const q = filters.q?.trim() ?? '';
	const number = NUMBER.test(q) ? q.toUpperCase() : undefined;
	const words = number === undefined && q !== '' ? toTsquery(q, { whole: await endsWithKnownWord(db, q) }) : undefined;
	if (q !== '' && number === undefined && words === undefined) return { rows: [], next: undefined };
	const where = sql`${may.where} AND ${number === undefined ? sql`true` : sql`a.number = ${number}`} AND ${fits(filters, OF_APPEAL, dayOf(now()))}
		AND ${filters.state === undefined ? sql`true` : sql`a.state = ${filters.state}`}
		AND ${filters.executorId === undefined ? sql`true` : sql`a.executor_id = ${filters.executorId}`}`;
	const found =
		words === undefined
			? await newest(db, sql`${where} AND ${after(filters.cursor)}`, limit + 1)
			: await withWords(db, { words, scope: may.scope, where }, filters.cursor, limit + 1);
	const page = found.slice(0, limit);
	const last = page.at(-1);
	return { rows: page, next: found.length > limit && last !== undefined ? `${last.received_at.toString()}_${last.id}` : undefined };
}

/** Whether many texts have the last word as it stands: then it is a word, and not the beginning of others. */
async function endsWithKnownWord(db: Reader, q: string): Promise<boolean> {
	const known = await rows(db, sql`SELECT FROM appeal_words WHERE folded_letters(word) = ANY(${lastStems(q)}::text[]) LIMIT 1`);
	return known.length > 0;
}

type Condition = ReturnType<typeof sql>;

function newest(db: Reader, where: Condition, limit: number): Promise<QueueRow[]> {
	return rows(db, sql<QueueRow>`SELECT ${COLUMNS} FROM appeal a WHERE ${where} ORDER BY a.received_at DESC, a.id DESC LIMIT ${limit}`);
}

interface WordSearch {
	words: string;
	scope: Readable['scope'];
	where: Condition;
}

/** How many weeks are looked at in one go: a common word fills its page from the first, a rare one is quick in all. */
const STRETCHES = [2, 8, 42];

/** Word matches from the newest week back, in stretches that grow, until the page is full. */
async function withWords(db: Reader, search: WordSearch, cursor: string | undefined, limit: number): Promise<QueueRow[]> {
	const mine = search.scope === 'all' ? sql`true` : sql`s.scope && ${[...search.scope]}::uuid[]`;
	const found: QueueRow[] = [];
	let week = weekOf(cursorInstant(cursor) ?? now());
	for (const length of [...STRETCHES, undefined]) {
		const weeks = Array.from({ length: length ?? 0 }, (_, i) => week.subtract({ weeks: i }).toString());
		const when = length === undefined ? sql`s.received_at < ${week.add({ weeks: 1 }).toString()}::date` : sql`s.weeks && ${weeks}::date[]`;
		found.push(
			...(await rows(
				db,
				sql<QueueRow>`
					SELECT a.* FROM appeal_search s
					CROSS JOIN LATERAL (SELECT ${COLUMNS} FROM appeal a WHERE a.id = s.appeal_id AND ${search.where} AND ${after(cursor)}) a
					WHERE s.words @@ ${search.words}::tsquery AND ${mine} AND ${when}
					ORDER BY s.received_at DESC, s.appeal_id DESC LIMIT ${limit - found.length}`
			))
		);
		if (found.length >= limit) break;
		week = week.subtract({ weeks: length ?? 0 });
	}
	return found;
}

/** The Monday of the week as the search keeps it (UTC). */
function weekOf(at: Temporal.Instant): Temporal.PlainDate {
	const day = at.toZonedDateTimeISO('UTC').toPlainDate();
	return day.subtract({ days: day.dayOfWeek - 1 });
}

function cursorParts(cursor: string | undefined): { at: string; id: string } | undefined {
	const [at, id] = cursor?.split('_') ?? [];
	return at === undefined || id === undefined || !/^[\d:TZ.-]+$/.test(at) || !/^[0-9a-f-]{36}$/.test(id) ? undefined : { at, id };
}

function cursorInstant(cursor: string | undefined): Temporal.Instant | undefined {
	const parts = cursorParts(cursor);
	return parts === undefined ? undefined : Temporal.Instant.from(parts.at);
}

function after(cursor: string | undefined): Condition {
	const parts = cursorParts(cursor);
	return parts === undefined ? sql`true` : sql`(a.received_at, a.id) < (${parts.at}::timestamptz, ${parts.id}::uuid)`;
}

export interface SamePerson {
	phone?: string | null | undefined;
	email?: string | null | undefined;
	iin?: string | null | undefined;
}

/** Earlier appeals of the same person, found by blind index; nothing of the person is opened. */
export async function earlierOfSamePerson(db: Reader, actor: Staff, who: SamePerson, limit = 10): Promise<QueueRow[]> {
	const keys = [
		who.phone == null ? undefined : sql`p.phone_index = ANY(${blindIndexes('phone', who.phone)}::bytea[])`,
		who.email == null ? undefined : sql`p.email_index = ANY(${blindIndexes('email', who.email)}::bytea[])`,
		who.iin == null ? undefined : sql`p.iin_index = ANY(${blindIndexes('iin', who.iin)}::bytea[])`
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

/** Appeals of the same person as one appeal's (the repeats), by blind index; nothing of who it is leaves. */
export async function repeatsOf(db: Reader, actor: Staff, appealId: string, limit = 10): Promise<QueueRow[]> {
	const who = (await applicantOf(db, appealId)) ?? {};
	const found = await earlierOfSamePerson(db, actor, who, limit + 1);
	return found.filter((row) => row.id !== appealId).slice(0, limit);
}
