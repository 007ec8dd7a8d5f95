/** Must hold: every figure, counted again by another query from the raw journal, agrees for every unit; the list behind it is as long. */
import { expect, it } from 'vitest';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import * as quality from '#modules/quality/server/index.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { countScorecards, endOf } from './counting.ts';
import { casesOf, figuresOf } from './index.ts';
import { makeScene, type Branch } from './scene.ts';
import { SOURCES } from './sources.ts';

const database = testDatabase();
const at = testClock('2026-08-31');
const within = (tx: Tx) => (act: (tx: Tx) => Promise<unknown>) => act(tx) as Promise<never>;
const day = (text: string) => Temporal.PlainDate.from(text);

/** "unit month measure" -> "n/of". */
type Counted = Map<string, string>;

/**
 * From the journal alone, with the unit an appeal or assignment is of, whether it is sensitive, and who was invited to an event: one row of the journal is one
 * thing that happened. Nothing here is of the rooms that count.
 */
async function recounted(tx: Tx, until: Temporal.Instant): Promise<Counted> {
	const list = await rows(
		tx,
		sql<{ unit: string; month: string; measure: string; n: number; of: number }>`
		WITH j AS (
			SELECT subject_kind, subject_id, act, at, data::jsonb AS data, (at AT TIME ZONE 'Asia/Almaty')::date AS day FROM journal WHERE at <= ${until}
		), a AS (SELECT j.*, appeal.unit_id FROM j JOIN appeal ON appeal.id = j.subject_id AND NOT appeal.sensitive WHERE j.subject_kind = 'appeal'),
		every AS (
			SELECT j.*, s.unit_id, s.origin_kind = 'directive' AS directed FROM j JOIN assignment s ON s.id = j.subject_id WHERE j.subject_kind = 'assignment'
				AND NOT EXISTS (SELECT FROM appeal WHERE appeal.id = s.origin_id AND appeal.sensitive)
		), w AS (SELECT * FROM every WHERE NOT directed), d AS (SELECT * FROM every WHERE directed), facts AS (
			SELECT 'appeals_on_time' AS measure, r.unit_id, (r.data->>'due')::date AS day,
				coalesce((SELECT min(d.day) FROM a d WHERE d.subject_id = r.subject_id AND d.act = 'appeal.decided') <= (r.data->>'due')::date, false) AS met
			FROM a r WHERE r.act = 'appeal.received' AND (r.data->>'due')::date < (${until}::timestamptz AT TIME ZONE 'Asia/Almaty')::date
			UNION ALL SELECT 'appeals_solved', unit_id, day, data->>'verdict' = 'solved' FROM a WHERE act = 'appeal.rated'
			UNION ALL SELECT 'reports_returned', x.unit_id, x.day, x.act = 'assignment.returned' FROM w x
				WHERE x.act = 'assignment.returned' OR (x.act = 'assignment.accepted'
					AND EXISTS (SELECT FROM w r WHERE r.subject_id = x.subject_id AND r.act = 'assignment.reported'))
			UNION ALL SELECT 'assignments_first', x.unit_id, x.day,
				NOT EXISTS (SELECT FROM w b WHERE b.subject_id = x.subject_id AND b.act = 'assignment.returned')
				FROM w x WHERE x.act = 'assignment.accepted' AND EXISTS (SELECT FROM w r WHERE r.subject_id = x.subject_id AND r.act = 'assignment.reported')
			UNION ALL SELECT 'directives_first', x.unit_id, x.day,
				NOT EXISTS (SELECT FROM d b WHERE b.subject_id = x.subject_id AND b.act = 'assignment.returned')
				FROM d x WHERE x.act = 'assignment.accepted'
			UNION ALL SELECT 'directives_on_time', i.unit_id, (i.data->>'due')::date,
				EXISTS (SELECT FROM d r WHERE r.subject_id = i.subject_id AND r.act = 'assignment.reported' AND r.day <= (i.data->>'due')::date
					AND NOT EXISTS (SELECT FROM d b WHERE b.subject_id = i.subject_id AND b.act IN ('assignment.returned', 'assignment.reassigned') AND b.at > r.at))
				FROM d i WHERE i.act = 'assignment.issued' AND (i.data->>'obligatory')::boolean
					AND (i.data->>'due')::date < (${until}::timestamptz AT TIME ZONE 'Asia/Almaty')::date
					AND NOT EXISTS (SELECT FROM d c WHERE c.subject_id = i.subject_id AND c.act = 'assignment.cancelled' AND c.day <= (i.data->>'due')::date)
			UNION ALL SELECT 'acceptances_confirmed', l.issuer_unit_id, x.day, x.data->>'finding' = 'confirmed'
				FROM j x JOIN control_look l ON l.id = x.subject_id WHERE x.act = 'control.done'
			UNION ALL SELECT 'answers_formal', d.unit_id, d.day,
				EXISTS (SELECT FROM a r WHERE r.act = 'appeal.reviewed' AND r.data->>'decision' = d.data->>'decision' AND r.data->>'verdict' = 'formal')
				FROM a d WHERE d.act = 'appeal.decided'
			UNION ALL SELECT 'rechecks_sound', unit_id, day, data->>'result' = 'sound' FROM a WHERE act = 'appeal.rechecked'
			UNION ALL SELECT 'attendance', i.unit_id, o.day, EXISTS (SELECT FROM j c WHERE c.subject_id = o.subject_id AND c.act = 'event.came' AND c.data->'units' ? i.unit_id::text)
				FROM j o JOIN event_unit i ON i.event_id = o.subject_id WHERE o.act = 'event.opened'
				AND EXISTS (SELECT FROM j c WHERE c.subject_id = o.subject_id AND c.act = 'event.closed')
				AND NOT EXISTS (SELECT FROM event e WHERE e.id = o.subject_id AND e.host_unit_id = i.unit_id)
			UNION ALL SELECT 'events_held', owed.unit_id, owed.last, owed.k <= (
				SELECT count(*) FROM j c JOIN event e ON e.id = c.subject_id AND e.host_unit_id = owed.unit_id
				JOIN j p ON p.subject_id = e.id AND p.act = 'event.planned' AND p.data->>'kind' = owed.kind
				WHERE c.act = 'event.closed' AND ((p.data->>'starts')::timestamptz AT TIME ZONE 'Asia/Almaty')::date BETWEEN owed.first AND owed.last)
				FROM (
					SELECT u.id AS unit_id, n.data->>'kind' AS kind, x.first, x.last, k FROM j n JOIN unit u ON u.kind = n.data->>'unitKind'
					JOIN (VALUES (1, '2026-09-01'::date, '2026-09-30'::date), (1, '2026-10-01', '2026-10-31'), (3, '2026-10-01', '2026-12-31'))
						AS x (months, first, last) ON x.months = (n.data->>'months')::int
					JOIN generate_series(1, 31) k ON k <= (n.data->>'times')::int WHERE n.act = 'event.norm_added' AND x.first >= (n.data->>'from')::date
				) owed WHERE owed.last < (${until}::timestamptz AT TIME ZONE 'Asia/Almaty')::date
		)
		SELECT top.id AS unit, to_char(f.day, 'YYYY-MM') AS month, f.measure, count(*) FILTER (WHERE f.met)::int AS n, count(*)::int AS of
		FROM facts f JOIN unit u ON u.id = f.unit_id JOIN unit top ON top.path @> u.path GROUP BY 1, 2, 3`
	);
	return new Map(list.map((one) => [`${one.unit} ${one.month} ${one.measure}`, `${String(one.n)}/${String(one.of)}`]));
}

const MONTHS = ['2026-08', '2026-09', '2026-10'];
const monthDays = (month: string) => ({ from: day(`${month}-01`), to: day(`${month}-01`).add({ months: 1 }).subtract({ days: 1 }) });

async function shown(tx: Tx, asOf: Temporal.PlainDate): Promise<Counted> {
	const units = (await tx.selectFrom('unit').select('id').execute()).map(({ id }) => id);
	const all: Counted = new Map();
	for (const month of MONTHS)
		for (const [unit, measures] of await figuresOf(asReader(tx), { units, ...monthDays(month), asOf }))
			for (const [measure, { n, of }] of measures) all.set(`${unit} ${month} ${measure}`, `${String(n)}/${String(of)}`);
	return all;
}

const sorted = (counted: Counted) => [...counted].map((pair) => pair.join(' ')).toSorted();

it('agree with the raw journal for every unit, now and as of earlier days; what was corrected since is known apart', () =>
	rolledBack(database.db, async (tx) => {
		const { branches } = await makeScene(tx, at);
		at('2026-10-20');
		const today = day('2026-10-20');
		await countScorecards(within(tx), today);
		const now = await recounted(tx, endOf(today));
		expect(sorted(await shown(tx, today))).toEqual(sorted(now));
		expect(new Set([...now.keys()].map((key) => key.split(' ')[2]))).toEqual(new Set(SOURCES.map(({ code }) => code)));
		// September as its own end knew it: the late ones were not decided yet.
		const september = day('2026-09-30');
		const then = await recounted(tx, endOf(september));
		const frozen = await shown(tx, september);
		expect(sorted(frozen)).toEqual(sorted(then));
		// Another review of an answer of September, and another night: only that figure moves, and September's end stays.
		const waiting = tx.selectFrom('decision_review').select('decision_id').where('verdict', 'is', null);
		const { decision_id: answer } = await waiting.orderBy('decision_id').executeTakeFirstOrThrow();
		const [{ chief }] = branches as [Branch];
		await quality.reviewDecision(tx, chief, answer, { verdict: 'formal', note: 'Жауапта ештеңе айтылмаған.', after: 'note' });
		at('2026-10-21');
		await countScorecards(within(tx), day('2026-10-21'));
		await countScorecards(within(tx), day('2026-10-21'));
		expect(sorted(await shown(tx, day('2026-10-21')))).toEqual(sorted(await recounted(tx, endOf(day('2026-10-21')))));
		expect(await shown(tx, today)).toEqual(now);
		expect(await shown(tx, september)).toEqual(frozen);
		// A day before the last count is left as it is.
		await countScorecards(within(tx), september);
		expect(await shown(tx, september)).toEqual(frozen);
	}));

it('open as many cases as they say, of every unit, done and of how many', () =>
	rolledBack(database.db, async (tx) => {
		await makeScene(tx, at);
		at('2026-10-20');
		const asOf = day('2026-10-20');
		await countScorecards(within(tx), asOf);
		const units = await tx.selectFrom('unit').select(['id', 'path']).execute();
		const days = { from: day('2026-07-01'), to: day('2026-12-31') };
		const figures = await figuresOf(asReader(tx), { units: units.map(({ id }) => id), ...days, asOf });
		let compared = 0;
		for (const { id, path } of units)
			for (const { code } of SOURCES) {
				const number = figures.get(id)?.get(code) ?? { n: 0, of: 0 };
				const wish = { unitPath: path, measure: code, asOf, limit: 1_000, ...days };
				const [all, met] = [await casesOf(asReader(tx), wish), await casesOf(asReader(tx), { ...wish, met: true })];
				expect({ n: met.length, of: all.length }, `${code} of ${path}`).toEqual(number);
				compared += all.length;
			}
		expect(compared).toBeGreaterThan(100);
	}));

it('tell nothing of what is kept from somebody, and follow the tree', () =>
	rolledBack(database.db, async (tx) => {
		const { branches, primary, sensitive } = await makeScene(tx, at);
		at('2026-10-20');
		const asOf = day('2026-10-20');
		await countScorecards(within(tx), asOf);
		const [first] = branches as [Branch];
		const days = { from: day('2026-07-01'), to: day('2026-12-31') };
		const units = [first.above.id, first.unit.id, primary.id];
		const figures = await figuresOf(asReader(tx), { units, ...days, asOf });
		const [region, district, below] = units.map((id) => figures.get(id)?.get('reports_returned')?.of);
		expect([region, district, below]).toEqual([10, 10, 5]);
		// Parts of directives are in measures of their own, and in no other: late are what was sent back, given anew or cancelled after its day.
		const directed = (id: string, code: string) => figures.get(id)?.get(code);
		expect(directed(first.unit.id, 'directives_on_time')).toEqual({ n: 2, of: 5 });
		expect(directed(first.unit.id, 'directives_first')).toEqual({ n: 3, of: 4 });
		expect(directed(primary.id, 'directives_on_time')).toEqual({ n: 1, of: 1 });
		const root = await tx.selectFrom('unit').select('path').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		for (const { code } of SOURCES) {
			const list = await casesOf(asReader(tx), { unitPath: root.path, measure: code, asOf, limit: 1_000, ...days });
			expect(list.map((one) => one.aboutId)).not.toContain(sensitive);
		}
	}));
