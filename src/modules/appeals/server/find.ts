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
import { after, pageOf, placeOf, QUEUE_COLUMNS, type Place, type QueuePage, type QueueRow } from './queue-row.ts';
import { readable, type Readable } from './visible.ts';

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
export async function findAppeals(db: Reader, actor: Staff, filters: Filters): Promise<QueuePage> {
	const limit = filters.limit ?? 25;
	const may = await readable(db, actor);
	const q = filters.q?.trim() ?? '';
	const number = NUMBER.test(q) ? q.toUpperCase() : undefined;
	const words = number === undefined && q !== '' ? toTsquery(q, { whole: await endsWithKnownWord(db, q) }) : undefined;
	if (q !== '' && number === undefined && words === undefined) return { rows: [], next: undefined };
	const where = sql`${may.where} AND ${number === undefined ? sql`true` : sql`a.number = ${number}`} AND ${fits(filters, OF_APPEAL, dayOf(now()))}
		AND ${filters.state === undefined ? sql`true` : sql`a.state = ${filters.state}`}
		AND ${filters.executorId === undefined ? sql`true` : sql`a.executor_id = ${filters.executorId}`}`;
	const place = placeOf('received', filters.cursor);
	const found =
		words === undefined
			? await newest(db, sql`${where} AND ${after('received', place)}`, limit + 1)
			: await withWords(db, { words, scope: may.scope, where }, place, limit + 1);
	return pageOf(found, 'received', limit);
}

/** Whether many texts have the last word as it stands: then it is a word, and not the beginning of others. */
async function endsWithKnownWord(db: Reader, q: string): Promise<boolean> {
	const known = await rows(db, sql`SELECT FROM appeal_words WHERE folded_letters(word) = ANY(${lastStems(q)}::text[]) LIMIT 1`);
	return known.length > 0;
}

type Condition = ReturnType<typeof sql>;

function newest(db: Reader, where: Condition, limit: number): Promise<QueueRow[]> {
	return rows(
		db,
		sql<QueueRow>`SELECT ${QUEUE_COLUMNS} FROM appeal a WHERE ${where} ORDER BY a.received_at DESC, a.id DESC LIMIT ${limit}`
	);
}

interface WordSearch {
	words: string;
	scope: Readable['scope'];
	where: Condition;
}

/** How many weeks are looked at in one go: a common word fills its page from the first, a rare one is quick in all. */
const STRETCHES = [2, 8, 42];

/** Word matches from the newest week back, in stretches that grow, until the page is full. */
async function withWords(db: Reader, search: WordSearch, place: Place | undefined, limit: number): Promise<QueueRow[]> {
	const mine = search.scope === 'all' ? sql`true` : sql`s.scope && ${[...search.scope]}::uuid[]`;
	const found: QueueRow[] = [];
	let week = weekOf(place === undefined ? now() : Temporal.Instant.from(place.at));
	for (const length of [...STRETCHES, undefined]) {
		const weeks = Array.from({ length: length ?? 0 }, (_, i) => week.subtract({ weeks: i }).toString());
		const when = length === undefined ? sql`s.received_at < ${week.add({ weeks: 1 }).toString()}::date` : sql`s.weeks && ${weeks}::date[]`;
		found.push(
			...(await rows(
				db,
				sql<QueueRow>`
					SELECT a.* FROM appeal_search s
					CROSS JOIN LATERAL (SELECT ${QUEUE_COLUMNS} FROM appeal a WHERE a.id = s.appeal_id AND ${search.where} AND ${after('received', place)}) a
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
			SELECT ${QUEUE_COLUMNS} FROM appeal_applicant p JOIN appeal a ON a.id = p.appeal_id
			WHERE (${sql.join(keys, sql` OR `)}) AND ${where}
			ORDER BY a.received_at DESC LIMIT ${limit}`
	);
}

const REPEATS = 10;

/** Appeals of the same person as one appeal's (the repeats), by blind index; nothing of who it is leaves. Who wrote may be read already. */
export async function repeatsOf(db: Reader, actor: Staff, appealId: string, who = applicantOf(db, appealId)): Promise<QueueRow[]> {
	const found = await earlierOfSamePerson(db, actor, (await who) ?? {}, REPEATS + 1);
	return found.filter((row) => row.id !== appealId).slice(0, REPEATS);
}
