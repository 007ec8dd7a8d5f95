/** What somebody owes as their calendar program reads it, by a secret address. */
import { paths } from '#lib/paths.ts';
import { publicOrigin } from '#platform/config.ts';
import { debtSources } from '#platform/calendar/debts.ts';
import { now } from '#platform/clock.ts';
import { rows, sql, type Database, type Reader, type Tx } from '#platform/db/index.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { writeCalendar, type CalendarEvent } from '#platform/ical/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { accountActor } from '#platform/identity/sessions.ts';
import { sha256 } from '#platform/secrets.ts';
import { mailDomain } from '#platform/mail/index.ts';
import { unitsByIds, type Unit } from '#modules/organisation/server/index.ts';
import { messages } from '../messages/index.ts';
import { debts, type Debt } from './queries.ts';

/** Of each list, what hurts first. */
const MOST = 500;
/** What happens at an hour takes one. */
const MINUTES = 60;
const REFRESH = Temporal.Duration.from({ hours: 1 });
/** How long it is said of what is no longer owed that it is not. */
const SAID = { hours: 24 * 30 };

export interface Feed {
	madeAt: Temporal.Instant;
	withUnit: boolean;
}

/** One's own address, as far as it is kept. */
export async function feedOf(db: Reader | Tx, actor: Staff): Promise<Feed | undefined> {
	const [row] = await rows(
		db,
		sql<Feed>`SELECT made_at AS "madeAt", with_unit AS "withUnit" FROM calendar_feed WHERE person_id = ${actor.personId} AND ended_at IS NULL`
	);
	return row;
}

/** The calendar behind an address; undefined for one that nobody has, or has no more. Read where it is written: an address ended a moment ago is ended. */
export async function calendarFor({ write, reader }: Pick<Database, 'write' | 'reader'>, token: string): Promise<string | undefined> {
	const opened = await write((tx) => open(tx, token));
	if (opened === undefined) return undefined;
	const { actor, withUnit } = opened;
	const lists = await Promise.all(
		(withUnit ? (['mine', 'unit'] as const) : (['mine'] as const)).map((list) => debts(reader, actor, list, { limit: MOST }))
	);
	const owed = new Map(lists.flat().map((row) => [`${row.kind} ${row.id}`, row]));
	// Where a list is cut off, what stands after the cut is owed all the same.
	const ends = lists.flatMap((list) => (list.length < MOST ? [] : [list.at(-1)?.dueOn ?? []])).flat();
	const until = ends.toSorted((a, b) => Temporal.PlainDate.compare(a, b))[0];
	const told = await write((tx) => tell(tx, actor.personId, [...owed.values()], until));
	const units = await unitsByIds(
		reader,
		[...owed.values()].map((row) => row.unitId)
	);
	return writeCalendar(
		{ name: messages[actor.language].feed.calendar, product: `-//Jauap//Jauap//${actor.language.toUpperCase()}`, refresh: REFRESH },
		told.map((one) => eventOf(one, owed.get(`${one.kind} ${one.subjectId}`), units, actor.language))
	);
}

async function open(tx: Tx, token: string): Promise<{ actor: Staff; withUnit: boolean } | undefined> {
	const row = await tx
		.selectFrom('calendar_feed as f')
		.innerJoin('account as a', 'a.id', 'f.account_id')
		.select(['f.account_id', 'f.with_unit'])
		.where('f.token_hash', '=', sha256(token))
		.where('f.ended_at', 'is', null)
		.where('a.closed_at', 'is', null)
		.executeTakeFirst();
	if (row === undefined) return undefined;
	const actor = await accountActor(tx, row.account_id);
	return actor.kind === 'staff' ? { actor, withUnit: row.with_unit } : undefined;
}

interface Told {
	kind: string;
	subjectId: string;
	dueOn: Temporal.PlainDate;
	at: Temporal.Instant | null;
	sequence: number;
	toldAt: Temporal.Instant;
	goneAt: Temporal.Instant | null;
}

/**
 * Remembers what this person's calendar is told: what is new begins at 0, what moved, is gone or is back counts one up.
 * `until`: the lists end there, and what is due later is left as it was. Asked twice, the second changes nothing.
 */
async function tell(tx: Tx, personId: string, owed: readonly Debt[], until: Temporal.PlainDate | undefined): Promise<Told[]> {
	const at = now();
	const list = JSON.stringify(
		owed.map(({ kind, id, dueOn, at: hour }) => ({ kind, id, due_on: dueOn.toString(), at: hour?.toString() ?? null }))
	);
	const given = sql`jsonb_to_recordset(${list}::jsonb) AS x (kind text, id uuid, due_on date, at timestamptz)`;
	await sql`
		INSERT INTO calendar_feed_event AS e (person_id, kind, subject_id, due_on, at, told_at)
		SELECT ${personId}::uuid, x.kind, x.id, x.due_on, x.at, ${at}::timestamptz FROM ${given} ORDER BY x.kind, x.id
		ON CONFLICT (person_id, kind, subject_id) DO UPDATE
			SET due_on = excluded.due_on, at = excluded.at, gone_at = NULL, sequence = e.sequence + 1, told_at = excluded.told_at
			WHERE (e.due_on, e.at, e.gone_at) IS DISTINCT FROM (excluded.due_on, excluded.at, NULL::timestamptz)`.execute(tx);
	await sql`
		UPDATE calendar_feed_event e SET gone_at = ${at}, sequence = sequence + 1, told_at = ${at}
		WHERE e.person_id = ${personId} AND e.gone_at IS NULL AND (${until ?? null}::date IS NULL OR e.due_on < ${until ?? null}::date)
			AND NOT EXISTS (SELECT FROM ${given} WHERE x.kind = e.kind AND x.id = e.subject_id)`.execute(tx);
	await tx.deleteFrom('calendar_feed_event').where('person_id', '=', personId).where('gone_at', '<', at.subtract(SAID)).execute();
	return rows(
		tx,
		sql<Told>`
			SELECT kind, subject_id AS "subjectId", due_on AS "dueOn", at, sequence, told_at AS "toldAt", gone_at AS "goneAt"
			FROM calendar_feed_event WHERE person_id = ${personId} ORDER BY due_on, kind, subject_id`
	);
}

/** Number and kind, and no word more: a calendar lies with somebody else's server. Of what is gone not even those. */
function eventOf(told: Told, debt: Debt | undefined, units: ReadonlyMap<string, Unit>, lang: Lang): CalendarEvent {
	const { kind, subjectId, sequence, toldAt, dueOn, at } = told;
	const source = debtSources().get(kind);
	const base = {
		uid: `${kind}-${subjectId}@${mailDomain()}`,
		sequence,
		changedAt: toldAt,
		when: at === null ? { day: dueOn } : { at, minutes: MINUTES }
	};
	const t = messages[lang];
	if (told.goneAt !== null || debt === undefined || source === undefined)
		return { ...base, status: told.goneAt === null ? 'CONFIRMED' : 'CANCELLED', summary: t.feed.gone };
	const title = source.title(debt.state)[lang];
	return {
		...base,
		status: 'CONFIRMED',
		summary: debt.name === null ? title : `${title}: ${debt.name}`,
		description: [units.get(debt.unitId)?.name[lang] ?? '', ...(source.judgement === 'undated' ? [] : [t.clock[debt.clock]])]
			.filter(Boolean)
			.join('\n'),
		url: `${publicOrigin()}${source.path(debt.about)}`
	};
}

/** The address that opens a calendar. */
export function feedUrl(token: string): string {
	return `${publicOrigin()}${paths.feed(token)}`;
}
