/**
 * Promises of every region: 2,000 over 200 settlements, then 20,000 over 2,000, with what was shown, judged and set for them and with their
 * acts; then the pages that everybody opens, and the letters of a day.
 */
import { now } from '../src/platform/clock.ts';
import { rows, sql, type Database, type Reader, type Tx } from '../src/platform/db/index.ts';
import { dayOf } from '../src/platform/i18n/format.ts';
import {
	presentChanges,
	presentPublicPromise,
	presentPublicPromises,
	presentTimeline,
	tellNews,
	type PublicWish
} from '../src/modules/promises/server/index.ts';
import { inTurn, summarise, type Goal, type Measured } from './measure.ts';

const SIZES = [2_000, 20_000];
/** To a settlement. */
const EACH = 10;
const RUNS = 200;
const GOAL: Goal = { text: 'p95 < 100', percentile: 'p95', ms: 100 };

/** Tops up to so many promises: ten to each settlement, which lie in the districts of the register; one programme to a region. */
async function make(tx: Tx, total: number): Promise<void> {
	const [today, at] = [dayOf(now()), now()];
	await sql`
		INSERT INTO programme (id, unit_id, territory_id, title, term_from, term_to, selection, made_at, published_at)
		SELECT gen_random_uuid(), u.id, u.territory_id, '{"kk": "Бағдарлама", "ru": "Программа", "en": "Programme"}', '2021-01-10', '2026-01-09', 'bench', ${at}, ${at}
		FROM unit u WHERE u.kind = 'regional' AND u.territory_id IS NOT NULL AND NOT EXISTS (SELECT FROM programme g WHERE g.unit_id = u.id)`.execute(
		tx
	);
	await sql`
		INSERT INTO territory (id, code, parent_id, path, level, name, search, region_id, valid_from)
		SELECT gen_random_uuid(), d.code || v, d.id, d.path || (d.code || v)::ltree, 4, jsonb_build_object('kk', v || ' ауылы', 'ru', 'село ' || v, 'en', 'Village ' || v),
			' ' || v, d.region_id, '2022-06-08'
		FROM (SELECT t.*, left(t.code, 5) AS short, row_number() OVER (ORDER BY t.code) AS k FROM territory t JOIN unit u ON u.territory_id = t.id AND u.kind = 'district') f
			CROSS JOIN LATERAL (SELECT f.id, f.short AS code, f.path, f.region_id, f.k) d, LATERAL (SELECT lpad((1000 + n)::text, 4, '0') AS v FROM generate_series(1, 10) n
			WHERE (d.k - 1) * 10 + n <= ${total / EACH}) s ON CONFLICT DO NOTHING`.execute(tx);
	await sql`
		INSERT INTO promise (id, programme_id, number, quote, language, territory_id, region_id, theme_id, criterion, first_due_on, due_on, unit_id, publication, published_on,
			made_at, changed_at)
		SELECT gen_random_uuid(), g.id, row_number() OVER (PARTITION BY g.id ORDER BY v.code, n) + (SELECT count(*) FROM promise o WHERE o.programme_id = g.id),
			'Ауылға су құбырын тартамыз, № ' || n, 'kk', v.id, v.region_id, h.ids[1 + (v.k * 7 + n) % cardinality(h.ids)], 'Әр үйдің шүмегінен су ағады', due, due, d.id,
			'published', ${today}::date - 400, ${at}, ${at}
		FROM (SELECT t.*, row_number() OVER (ORDER BY t.code) AS k FROM territory t WHERE t.level = 4 AND t.parent_id IN (SELECT territory_id FROM unit WHERE kind = 'district')) v
			JOIN unit d ON d.territory_id = v.parent_id AND d.kind = 'district' JOIN programme g ON g.unit_id = d.parent_id
			CROSS JOIN (SELECT array_agg(id ORDER BY code) AS ids FROM theme WHERE valid_to IS NULL) h, generate_series(1, ${EACH}) n,
			LATERAL (SELECT ${today}::date - 200 + (v.k * 13 + n * 29)::int % 700 AS due) w
		WHERE NOT EXISTS (SELECT FROM promise o WHERE o.territory_id = v.id)`.execute(tx);
	await work(tx, today, at);
}

/** Two proofs of each that moved, a milestone, a verdict of every second; of every tenth something this month. */
async function work(tx: Tx, today: Temporal.PlainDate, at: Temporal.Instant): Promise<void> {
	const fresh = sql`(SELECT p.*, row_number() OVER (ORDER BY p.id) AS k FROM promise p WHERE NOT EXISTS (SELECT FROM promise_milestone m WHERE m.promise_id = p.id)) p`;
	await sql`UPDATE promise SET moved_on = ${today}::date - (hashtext(id::text) & 1023) % 300
		WHERE moved_on IS NULL AND verdict IS NULL AND hashtext(id::text) % 4 <> 0`.execute(tx);
	await sql`
		INSERT INTO promise_evidence (id, promise_id, kind, title, url, on_day, sha256, added_at)
		SELECT gen_random_uuid(), p.id, 'link', 'Акт', 'https://example.org/akt', p.moved_on - n, sha256((p.id::text || n)::bytea), ${at}::timestamptz - make_interval(days => (p.k * 7)::int % 300)
		FROM ${fresh}, generate_series(0, 1) n WHERE p.moved_on IS NOT NULL`.execute(tx);
	await sql`
		INSERT INTO promise_verdict (id, promise_id, verdict, reason, evidence_ids, on_day, at)
		SELECT gen_random_uuid(), p.id, (ARRAY['compromise', 'broken'])[1 + p.k % 2], 'bench', ARRAY(SELECT e.id FROM promise_evidence e WHERE e.promise_id = p.id),
			${today}::date - (p.k * 7)::int % 300, ${at}::timestamptz - make_interval(days => (p.k * 7)::int % 300)
		FROM ${fresh} WHERE p.k % 2 = 0 AND p.moved_on IS NOT NULL`.execute(tx);
	await sql`
		INSERT INTO journal (subject_kind, subject_id, seq, at, actor_kind, act, seen_by, data, hash)
		SELECT 'promise', p.id, 0, ${at}::timestamptz - make_interval(days => CASE WHEN n = 1 THEN 400 ELSE (p.k * 7)::int % 300 END), 'system',
			(ARRAY['promise.published', 'promise.evidence_added', 'promise.judged'])[n], 'public', '{}', ''
		FROM ${fresh}, generate_series(1, 3) n ORDER BY p.id, n`.execute(tx);
	await sql`
		WITH made AS (
			INSERT INTO assignment (id, subject_kind, subject_id, origin_kind, origin_id, text, state, issuer_unit_id, unit_id, issued_at, first_due_on, due_on, obligatory)
			SELECT gen_random_uuid(), 'promise', p.id, 'promise', p.id, 'Бірінші кезең', CASE WHEN p.k % 3 = 0 THEN 'reported' ELSE 'issued' END, p.unit_id, p.unit_id,
				${at}::timestamptz - interval '390 days', ${today}::date - 60 + (p.k * 17)::int % 300, ${today}::date - 60 + (p.k * 17)::int % 300, true
			FROM ${fresh} RETURNING id, subject_id
		)
		INSERT INTO promise_milestone (assignment_id, promise_id) SELECT id, subject_id FROM made`.execute(tx);
}

/** Ten followers of each region and of every tenth settlement. */
async function follow(tx: Tx): Promise<void> {
	await sql`
		WITH places AS (SELECT t.id, n FROM territory t, generate_series(1, 10) n WHERE t.level = 1 OR (t.level = 4 AND hashtext(t.code) % 10 = 0)),
			made AS (INSERT INTO promise_follower (id, email, email_index, language, made_at)
				SELECT gen_random_uuid(), '\\x00', sha256((id::text || n)::bytea), 'kk', ${now()} FROM places ON CONFLICT DO NOTHING RETURNING id, email_index)
		INSERT INTO promise_follow (id, follower_id, kind, subject_id, asked_at, confirmed_at)
		SELECT gen_random_uuid(), m.id, 'place', p.id, ${now()}, ${now().subtract({ hours: 24 * 30 })} FROM made m JOIN places p ON sha256((p.id::text || p.n)::bytea) = m.email_index`.execute(
		tx
	);
}

const list = (db: Reader, query: ReturnType<typeof sql<{ v: string }>>) => rows(db, query).then((found) => found.map(({ v }) => v));

async function pages(db: Database, size: string, results: Measured[]): Promise<void> {
	const { reader } = db;
	const villages = await list(
		reader,
		sql<{ v: string }>`SELECT DISTINCT t.code AS v FROM promise p JOIN territory t ON t.id = p.territory_id ORDER BY 1`
	);
	const regions = await list(
		reader,
		sql<{ v: string }>`SELECT DISTINCT t.code AS v FROM promise p JOIN territory t ON t.id = p.region_id ORDER BY 1`
	);
	const themes = await list(reader, sql<{ v: string }>`SELECT code AS v FROM theme WHERE valid_to IS NULL ORDER BY 1`);
	const units = await list(reader, sql<{ v: string }>`SELECT DISTINCT unit_id::text AS v FROM promise ORDER BY 1`);
	const programmes = await list(reader, sql<{ v: string }>`SELECT DISTINCT programme_id::text AS v FROM promise ORDER BY 1`);
	const ids = await list(reader, sql<{ v: string }>`SELECT id::text AS v FROM promise ORDER BY id LIMIT 1000`);
	const one = (of: readonly string[], i: number) => of[(i * 37) % of.length];
	const shown = (name: string, wish: (i: number) => PublicWish) =>
		inTurn(`promises: ${name}, ${size}`, RUNS, (i) => presentPublicPromises(reader, 'kk', wish(i)), GOAL);
	results.push(
		await shown('a settlement', (i) => ({ place: one(villages, i) })),
		await shown('a region, its map and tables', (i) => ({ place: one(regions, i) })),
		await shown('the country, its map and tables', () => ({})),
		await shown('a topic', (i) => ({ topic: one(themes, i) })),
		await shown('a unit', (i) => ({ unit: one(units, i) })),
		await shown('overdue in a region', (i) => ({ place: one(regions, i), standing: 'overdue' })),
		await inTurn(
			`promises: the timeline of a settlement, ${size}`,
			RUNS,
			(i) => presentTimeline(reader, 'kk', { place: one(villages, i) }),
			GOAL
		),
		await inTurn(
			`promises: the timeline of a region, ${size}`,
			RUNS,
			(i) => presentTimeline(reader, 'kk', { place: one(regions, i) }),
			GOAL
		),
		await inTurn(
			`promises: the timeline of a programme, ${size}`,
			RUNS,
			(i) => presentTimeline(reader, 'kk', { programme: one(programmes, i) }),
			GOAL
		),
		await inTurn(`promises: one, ${size}`, RUNS, (i) => presentPublicPromise(reader, 'kk', one(ids, i) ?? ''), GOAL),
		await inTurn(`promises: the month, the country, ${size}`, RUNS, () => presentChanges(reader, 'kk', undefined), GOAL),
		await inTurn(`promises: the month, a region, ${size}`, RUNS, (i) => presentChanges(reader, 'kk', one(regions, i)), GOAL)
	);
}

/** Whom the day's changes concern, and a job for each; undone, so that the next run has its day. */
async function news(db: Database, size: string): Promise<Measured> {
	let concerned = 0;
	const start = performance.now();
	await db
		.write(async (tx) => {
			await follow(tx);
			concerned = await tellNews(tx);
			throw new Error('undone');
		})
		.catch((error: unknown) => {
			if (!(error instanceof Error) || error.message !== 'undone') throw error;
		});
	return summarise(`promises: the day's letters, ${concerned.toLocaleString('en')} concerned, ${size}`, [performance.now() - start]);
}

export async function measurePromises(db: Database): Promise<Measured[]> {
	const results: Measured[] = [];
	for (const total of SIZES) {
		const [{ n } = { n: 0 }] = await rows(db.reader, sql<{ n: number }>`SELECT count(*)::int AS n FROM promise`);
		// A register of an earlier run has the larger number already.
		if (n > total) continue;
		const start = performance.now();
		if (n < total) await db.write((tx) => make(tx, total));
		await sql`ANALYZE`.execute(db.reader as never).catch(() => undefined);
		console.log(`${total.toLocaleString('en')} promises, made in ${((performance.now() - start) / 1000).toFixed(0)} s`);
		const size = `${total.toLocaleString('en')} over ${(total / EACH).toLocaleString('en')}`;
		await pages(db, size, results);
		results.push(await news(db, size));
	}
	return results;
}
