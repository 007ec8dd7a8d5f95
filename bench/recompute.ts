/** A decree day over 100,000 open terms: recomputed, journalled, a letter queued for each citizen; then all of it is taken back. */
import pg from 'pg';
import { changeDay } from '../src/platform/calendar/edit.ts';
import { deadline, loadCalendar, nextWorkingDay, termFor, workingDaysBefore } from '../src/platform/calendar/index.ts';
import { recomputeDeadlines } from '../src/platform/calendar/recompute.ts';
import { simulate } from '../src/platform/calendar/simulate.ts';
import { now } from '../src/platform/clock.ts';
import { rows, sql, type Database } from '../src/platform/db/index.ts';
import { dayOf } from '../src/platform/i18n/format.ts';
import type { Staff } from '../src/platform/identity/actor.ts';
import { seal } from '../src/platform/secrets.ts';
import { registerAppealJobs } from '../src/modules/appeals/server/index.ts';
import { inTurn, summarise, type Measured } from './measure.ts';

const MOST = 100_000;
/** Day zero of the terms: each of the last working days has its share. */
const DAYS = 14;
const SYSTEM = { kind: 'system', job: 'bench' } as const;
const OFFICE = { kk: 'Өлшеу күні', ru: 'День замера', en: 'Measured day' };

/** What is put back afterwards: the rows as they were, and where the growing tables ended. */
const REMEMBER = [
	`CREATE UNLOGGED TABLE bench_deadline AS SELECT * FROM deadline WHERE rule_id = 'consider' AND subject_kind = 'appeal'
		AND (met_at IS NULL OR id IN (SELECT id FROM deadline WHERE rule_id = 'consider' AND subject_kind = 'appeal' ORDER BY id DESC LIMIT ${String(MOST)}))`,
	'CREATE INDEX ON bench_deadline (id)',
	'CREATE UNLOGGED TABLE bench_appeal AS SELECT a.* FROM appeal a WHERE a.id IN (SELECT subject_id FROM bench_deadline)',
	`CREATE UNLOGGED TABLE bench_head AS SELECT h.* FROM journal_head h WHERE h.subject_kind = 'calendar'
		OR (h.subject_kind = 'appeal' AND h.subject_id IN (SELECT subject_id FROM bench_deadline))`,
	`CREATE UNLOGGED TABLE bench_mark AS SELECT (SELECT max(id) FROM journal) AS journal, coalesce((SELECT max(id) FROM outbox), 0) AS outbox,
		(SELECT max(version) FROM calendar_version) AS calendar`
];

const PUT_BACK = [
	// The journal's own trigger and grants would refuse this, as they should: here the owner undoes a measurement.
	"SET session_replication_role = 'replica'",
	'DELETE FROM journal WHERE id > (SELECT journal FROM bench_mark)',
	'UPDATE journal_head h SET seq = b.seq, hash = b.hash FROM bench_head b WHERE h.subject_kind = b.subject_kind AND h.subject_id = b.subject_id',
	"DELETE FROM journal_head h WHERE h.subject_kind = 'calendar' AND NOT EXISTS (SELECT FROM bench_head b WHERE b.subject_kind = 'calendar' AND b.subject_id = h.subject_id)",
	'UPDATE appeal_applicant p SET email = NULL FROM bench_appeal b WHERE p.appeal_id = b.id',
	`UPDATE appeal a SET due_on = b.due_on, first_due_on = b.first_due_on, version = b.version, changed_at = b.changed_at FROM bench_appeal b WHERE a.id = b.id`,
	`UPDATE deadline d SET starts_on = b.starts_on, due_on = b.due_on, explanation = b.explanation, calendar_version = b.calendar_version,
		rule_version = b.rule_version, computed_at = b.computed_at, met_at = b.met_at FROM bench_deadline b WHERE d.id = b.id`,
	'DELETE FROM outbox WHERE id > (SELECT outbox FROM bench_mark)',
	'DELETE FROM calendar_day WHERE day IN (SELECT day FROM calendar_change WHERE version > (SELECT calendar FROM bench_mark))',
	'DELETE FROM calendar_change WHERE version > (SELECT calendar FROM bench_mark)',
	'DELETE FROM calendar_version WHERE version > (SELECT calendar FROM bench_mark)',
	'DROP TABLE bench_deadline, bench_appeal, bench_head, bench_mark',
	'RESET session_replication_role'
];

/** The simulator's answer and the recomputing itself, over as many open terms as the register can give, at most 100,000. */
export async function measureRecompute(url: string, db: Database): Promise<Measured[]> {
	registerAppealJobs();
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		// A run that was broken off left its memory behind: first put that back.
		const { rowCount } = await client.query("SELECT FROM pg_class WHERE relname = 'bench_mark'");
		if (rowCount === 1) await inOne(client, PUT_BACK);
		await inOne(client, REMEMBER);
		try {
			return await measure(client, db);
		} finally {
			await inOne(client, PUT_BACK);
			await client.query('VACUUM ANALYZE deadline, appeal, appeal_applicant, journal, journal_head, outbox');
		}
	} finally {
		await client.end();
	}
}

async function inOne(client: pg.Client, statements: readonly string[]): Promise<void> {
	await client.query('BEGIN');
	for (const statement of statements) await client.query(statement);
	await client.query('COMMIT');
}

async function measure(client: pg.Client, db: Database): Promise<Measured[]> {
	const count = await openTerms(client, db);
	const what = count.toLocaleString('en');
	const today = dayOf(now());
	const administrator = await anAdministrator(db);
	const version = { ruleId: 'consider', validFrom: today.subtract({ months: 2 }), n: 10, unit: 'working_day' } as const;
	const simulated = await inTurn(`simulate a term over ${what} open deadlines`, 5, () =>
		simulate(db.reader, administrator, version, today)
	);
	const day = nextWorkingDay(await loadCalendar(db.reader), today);
	const started = performance.now();
	await db.write((tx) => changeDay(tx, SYSTEM, { day, after: { kind: 'off', name: OFFICE, source: OFFICE } }, OFFICE.en));
	const { moved } = await recomputeDeadlines(db);
	const ms = performance.now() - started;
	await check(db, moved, count);
	const goal = { text: '100,000 in < 60 s', percentile: 'p50', ms: 60_000 * (count / MOST) } as const;
	return [simulated, summarise(`decree day: ${what} terms moved, journalled, letters queued`, [ms], goal)];
}

/** Opens the terms to be measured and closes every other one; each appeal gets the date and an address to write to. */
async function openTerms(client: pg.Client, db: Database): Promise<number> {
	const calendar = await loadCalendar(db.reader);
	const term = await termFor(db.reader, 'consider', dayOf(now()));
	await client.query("UPDATE deadline SET met_at = now() WHERE met_at IS NULL AND rule_id = 'consider' AND subject_kind = 'appeal'");
	let count = 0;
	for (let n = 0; n < DAYS; n++) {
		const { startsOn, dueOn, explanation } = deadline(calendar, workingDaysBefore(calendar, dayOf(now()), n), term);
		const { rowCount } = await client.query(
			`WITH picked AS (SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id DESC) AS nth FROM bench_deadline) b WHERE nth <= $1 AND nth % $2 = $3)
			UPDATE deadline d SET met_at = NULL, starts_on = $4, due_on = $5, explanation = $6, rule_version = $7, calendar_version = $8 FROM picked p WHERE d.id = p.id`,
			[MOST, DAYS, n, startsOn.toString(), dueOn.toString(), JSON.stringify(explanation), term.ruleVersion, calendar.version]
		);
		count += rowCount ?? 0;
	}
	await client.query(
		`UPDATE appeal a SET due_on = d.due_on, first_due_on = d.due_on FROM deadline d WHERE d.subject_kind = 'appeal' AND d.subject_id = a.id AND d.rule_id = 'consider' AND d.met_at IS NULL`
	);
	await client.query('UPDATE appeal_applicant p SET email = $1 FROM bench_appeal b WHERE p.appeal_id = b.id', [
		seal('applicant@example.kz')
	]);
	await client.query('VACUUM ANALYZE deadline, appeal, appeal_applicant');
	return count;
}

/** A figure counts only when the work was done: each term moved once, with one row in the journal and one letter. */
async function check(db: Database, moved: number, count: number): Promise<void> {
	const [found] = await rows(
		db.reader,
		sql<{ acts: number; subjects: number; letters: number; dates: number }>`
			SELECT count(*)::int AS acts, count(DISTINCT subject_id)::int AS subjects,
				(SELECT count(*)::int FROM outbox WHERE topic = 'mail') AS letters,
				(SELECT count(*)::int FROM appeal a JOIN deadline d ON d.subject_kind = 'appeal' AND d.subject_id = a.id AND d.rule_id = 'consider'
					AND d.met_at IS NULL AND d.due_on = a.due_on) AS dates
			FROM journal WHERE act = 'appeal.deadline_moved' AND at > now() - interval '1 hour'`
	);
	const wrong = [moved, found?.acts, found?.subjects, found?.dates].some((n) => n !== count) || (found?.letters ?? 0) < count;
	if (wrong) throw new Error(`${String(count)} terms were to move: ${JSON.stringify({ moved, ...found })}`);
}

async function anAdministrator(db: Database): Promise<Staff> {
	const [root] = await rows(db.reader, sql<{ id: string; path: string }>`SELECT id, path::text AS path FROM unit WHERE parent_id IS NULL`);
	if (root === undefined) throw new Error('the register has no root unit');
	const posts = [{ role: 'administrator', unitId: root.id, unitPath: root.path }] as const;
	return { kind: 'staff', accountId: root.id, personId: root.id, name: '', language: 'kk', posts };
}
