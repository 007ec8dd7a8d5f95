import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rows, sql } from '../../platform/db/index.ts';
import { diskStore, setStore } from '../../platform/files/store.ts';
import { now } from '../../platform/clock.ts';
import { dayOf } from '../../platform/i18n/format.ts';
import { verifyJournal } from '../../platform/journal/verify.ts';
import { open } from '../../platform/secrets.ts';
import { getSetting } from '../../platform/settings/index.ts';
import { STATES } from '../../modules/appeals/rules.ts';
import { openByCode } from '../../modules/appeals/server/queries.ts';
import { countState } from '../../modules/scorecards/server/figures.ts';
import { methodOn } from '../../modules/scorecards/server/method.ts';
import { figuresShown, recounted, sorted } from '../../modules/scorecards/server/recount.ts';
import { monthsOf } from '../../modules/statistics/rules.ts';
import { EVIDENCE_KINDS } from '../../modules/promises/rules.ts';
import { houseOf, itemsOf, sittingById } from '../../modules/sittings/server/index.ts';
import { TYPES } from '../../modules/oparl/rules/schema.ts';
import { everything, namedBy, within } from '../../modules/oparl/server/fixture.ts';
import { popoloOf } from '../../modules/oparl/server/index.ts';
import { testDatabase } from '../../../test/db.ts';
import { popolo } from '../../../test/oparl/popolo.ts';
import { faults } from '../../../test/oparl/valid.ts';
import { generate, filled, knownAppeals, type Generated } from './generate.ts';

const database = testDatabase();
let made: Generated;

let folder = '';
let putBack: () => void;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'jauap-demo-'));
	putBack = setStore(diskStore(folder));
	made = await generate(database.url, { appeals: 240 });
}, 900_000);

afterAll(async () => {
	putBack();
	await rm(folder, { recursive: true });
});

const all = <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> => rows(database.db.reader, query);

it('makes appeals in every state, as many as asked, and does it once', async () => {
	expect(made.appeals).toBe(240);
	const states = await all(sql<{ state: string; n: number }>`SELECT state, count(*)::int AS n FROM appeal GROUP BY 1`);
	expect(states.map((s) => s.state).toSorted()).toEqual(STATES.toSorted());
	expect(await filled(database.db.reader)).toBe('demo');
	expect(made.refused).toEqual([]);
	expect(await generate(database.url, { appeals: 240 })).toEqual({ appeals: 0, journalRows: 0, refused: [] });
});

it('publishes what OParl 1.1 and Popolo say it must be, of our own councils and of one that was taken in', async () => {
	const { system, bodies, all: served } = await everything(database.db.reader);
	expect([system, ...served].flatMap(within).flatMap(faults)).toEqual([]);
	const known = new Set(served.map(({ id }) => String(id)));
	expect(served.flatMap(namedBy).filter((id) => !known.has(id))).toEqual([]);
	expect(bodies.filter((body) => body['jauap:source'] !== undefined)).toHaveLength(1);
	const types = new Set(served.map(({ type }) => String(type).split('/').at(-1)));
	expect(TYPES.filter((type) => !types.has(type))).toEqual([]);
	expect(popolo.parse(await popoloOf(database.db.reader, undefined)).persons.length).toBeGreaterThan(0);
});

it('hashes every chain as the database does', async () => {
	const result = await verifyJournal(database.url, [], () => undefined);
	expect(result.first).toEqual([]);
	expect(result.faults).toBe(0);
	expect(result.rows).toBeGreaterThan(made.journalRows);
	const inTime = await all(sql<{ n: number }>`
		SELECT count(*)::int AS n FROM (SELECT at < lag(at) OVER (PARTITION BY subject_kind, subject_id ORDER BY seq) AS back FROM journal) j WHERE back`);
	expect(inTime).toEqual([{ n: 0 }]);
	expect(await all(sql`SELECT id FROM journal WHERE at > now() AND subject_kind = 'appeal'`)).toEqual([]);
});

it('numbers without gaps in each unit and year, in the order of receipt, and goes on from there', async () => {
	const gaps = await all(sql`
		SELECT number FROM (SELECT number, right(number, 6)::int AS n,
			row_number() OVER (PARTITION BY left(number, -7) ORDER BY received_at, number) AS place FROM appeal) a WHERE n <> place`);
	expect(gaps).toEqual([]);
	const counters = await all(sql`
		SELECT 1 FROM (SELECT left(number, -7) AS series, count(*) AS n FROM appeal GROUP BY 1) a
		LEFT JOIN counter c ON c.series = 'appeal:' || replace(a.series, '-', ':')
		WHERE c.value IS DISTINCT FROM a.n + (SELECT count(*) FROM field_number f WHERE f.record_id IS NULL AND left(f.number, -7) = a.series)`);
	expect(counters).toEqual([]);
});

it('seals who wrote, as the application does, and tells the journal nothing of them', async () => {
	const people = await all(
		sql<{ name: Buffer; phone: Buffer | null; email: Buffer | null }>`SELECT name, phone, email FROM appeal_applicant`
	);
	// Those who joined a collective appeal too.
	expect(people.length).toBeGreaterThan(240);
	const values = people.flatMap((p) => [open(p.name), ...[p.phone, p.email].flatMap((cell) => (cell === null ? [] : [open(cell)]))]);
	const journal = (await all(sql<{ data: string }>`SELECT data::text AS data FROM journal`)).map((row) => row.data).join('\n');
	const staff = new Set((await all(sql<{ name: string }>`SELECT name FROM person`)).map((row) => row.name));
	for (const value of new Set(values)) if (!staff.has(value)) expect(journal.includes(value), value).toBe(false);
	const stored = (await all(sql<{ row: string }>`SELECT a::text AS row FROM appeal_applicant a`)).map(({ row }) => row).join('\n');
	expect(stored).not.toMatch(/\+7799|@/);
	expect(await all(sql`SELECT 1 FROM appeal_draft WHERE encode(body, 'escape') LIKE '%text%'`)).toEqual([]);
});

it('has receptions in every region, past and to come, with times that can be booked', async () => {
	const regions = await all(sql<{ past: number; coming: number; free: number }>`
		SELECT count(*) FILTER (WHERE d.starts_at < now())::int AS past, count(*) FILTER (WHERE d.starts_at > now())::int AS coming,
			(SELECT count(*)::int FROM reception_seat e WHERE e.region_id = t.id AND e.wish_id IS NULL AND e.starts_at > now()) AS free
		FROM territory t LEFT JOIN reception_place p ON p.territory_id = t.id LEFT JOIN reception_day d ON d.place_id = p.id AND d.state = 'planned'
		WHERE t.level = 1 GROUP BY t.id`);
	expect(regions.length).toBeGreaterThan(15);
	for (const { past, coming, free } of regions) expect(Math.min(past, coming, free)).toBeGreaterThan(0);
	// Some who want to meet somebody were taken in in a village, half of them came by themselves; the tablet has not handed everything over.
	const [field] = await all(
		sql`SELECT count(*)::int AS wishes, (count(*) FILTER (WHERE walk_in))::int AS came FROM wish WHERE channel = 'field'`
	);
	expect(field).toEqual({ wishes: 4, came: 2 });
});

it('lets only people with a post in the unit work there', async () => {
	const strangers = await all(sql`
		SELECT a.number FROM appeal a WHERE a.executor_id IS NOT NULL
			AND NOT EXISTS (SELECT FROM post p WHERE p.person_id = a.executor_id AND p.unit_id = a.unit_id AND p.role = 'executor')`);
	expect(strangers).toEqual([]);
	const empty = await all(sql`
		SELECT u.code FROM unit u WHERE u.kind NOT IN ('national', 'faction', 'council') AND EXISTS (
			SELECT FROM unnest(ARRAY['operator', 'executor', 'head']) r WHERE NOT EXISTS (SELECT FROM post p WHERE p.unit_id = u.id AND p.role = r))`);
	expect(empty).toEqual([]);
});

it('gives the desk that one signs in to something of everything, and open work its assignment', async () => {
	const today = dayOf(now()).toString();
	const desk = await all(sql<{ state: string; n: number; late: number }>`
		SELECT a.state, count(*)::int AS n, (count(*) FILTER (WHERE a.due_on < ${today}::date))::int AS late FROM appeal a JOIN unit u ON u.id = a.unit_id
		WHERE u.code = 'ALMTAL' AND a.state IN ('received', 'registered', 'in_work', 'on_approval') GROUP BY 1`);
	const sum = (of: (row: (typeof desk)[number]) => number) => desk.reduce((n, row) => n + of(row), 0);
	expect(sum((row) => row.n)).toBeGreaterThan(10);
	expect(sum((row) => row.late)).toBeGreaterThan(1);
	const without = await all(sql`
		SELECT number FROM appeal a WHERE state IN ('in_work', 'on_approval') AND NOT EXISTS (
			SELECT FROM assignment s WHERE s.subject_id = a.id AND s.closed_at IS NULL AND s.due_on = a.due_on AND s.person_id IS NOT DISTINCT FROM a.executor_id)`);
	expect(without).toEqual([]);
	const open_ = await all(sql`SELECT 1 FROM assignment s JOIN appeal a ON a.id = s.subject_id
		WHERE s.closed_at IS NULL AND a.state NOT IN ('in_work', 'on_approval', 'with_body', 'correction')`);
	expect(open_).toEqual([]);
});

it('shows something of every room at the desk that one signs in to', async () => {
	const [found] = await all(sql<Record<string, number>>`
		WITH own AS (SELECT a.* FROM appeal a JOIN unit u ON u.id = a.unit_id WHERE u.code = 'ALMTAL')
		SELECT (SELECT count(*)::int FROM body) AS bodies,
			(SELECT count(DISTINCT f.state)::int FROM forwarding f JOIN own ON own.id = f.appeal_id) AS forwardings,
			(SELECT count(DISTINCT c.state)::int FROM correction c JOIN own ON own.id = c.appeal_id) AS corrections,
			(SELECT count(DISTINCT h.state)::int FROM hearing h JOIN own ON own.id = h.appeal_id) AS hearings,
			(SELECT count(DISTINCT c.state)::int FROM complaint c JOIN own ON own.id = c.appeal_id) AS complaints,
			(SELECT count(*)::int FROM appeal_merge m JOIN own ON own.id = m.root_id) AS members,
			(SELECT count(*)::int FROM join_link l JOIN own ON own.id = l.appeal_id WHERE l.used > 0) AS links,
			(SELECT count(*)::int FROM own WHERE sensitive) AS sensitive,
			(SELECT count(*)::int FROM appeal WHERE conflicted) AS conflicted,
			(SELECT count(*)::int FROM hearing_party) AS parties,
			(SELECT count(*)::int FROM hearing WHERE protocol_id IS NOT NULL) AS protocols,
			(SELECT count(*)::int FROM problem WHERE public) AS problems,
			(SELECT count(*)::int FROM problem_answer) AS answers,
			(SELECT count(*)::int FROM answer_template) AS templates,
			(SELECT count(*)::int FROM saved_view) AS views,
			(SELECT count(*)::int FROM statistic_subscription) AS subscriptions,
			(SELECT count(*)::int FROM decision_review) AS signs,
			(SELECT count(*)::int FROM decision_review WHERE verdict IS NOT NULL) AS verdicts,
			(SELECT count(*)::int FROM recheck WHERE state = 'done') AS checked,
			(SELECT count(*)::int FROM recheck WHERE state <> 'done') AS "toCheck",
			(SELECT count(*)::int FROM control_look WHERE finding = 'confirmed') AS confirmed,
			(SELECT count(*)::int FROM control_look WHERE finding = 'unconfirmed') AS unconfirmed,
			(SELECT count(*)::int FROM scorecard_figure) AS scorecards,
			(SELECT count(*)::int FROM report r WHERE NOT EXISTS (SELECT FROM report_frozen f WHERE f.report_id = r.id)) AS "reportDrafts",
			(SELECT count(*)::int FROM report_frozen f JOIN report r ON r.id = f.report_id JOIN event e ON e.id = r.event_id WHERE e.starts_at > now()) AS "reportsAhead",
			(SELECT count(*)::int FROM report_frozen WHERE (body::jsonb->>'daysLate')::int > 0) AS "reportsLate",
			(SELECT count(*)::int FROM report_amendment) AS "reportsAmended",
			(SELECT count(*)::int FROM report_promise p JOIN assignment a ON a.id = p.assignment_id WHERE a.state = 'accepted') AS "reportPromisesKept",
			(SELECT count(*)::int FROM report_mark) AS marks,
			(SELECT count(*)::int FROM report_comment WHERE state = 'withheld') AS "commentsWithheld",
			(SELECT count(*)::int FROM visit WHERE published_at IS NULL) AS "visitPlans",
			(SELECT count(*)::int FROM visit WHERE cancelled_at IS NOT NULL) AS "visitsOff",
			(SELECT count(*)::int FROM visit_stop WHERE moved_from IS NOT NULL) AS "stopsMoved",
			(SELECT count(*)::int FROM visit_stop WHERE reported_at IS NULL AND cancelled_at IS NULL AND ends_at < now()) AS "stopsSilent",
			(SELECT count(*)::int FROM visit_promise p JOIN assignment a ON a.id = p.assignment_id WHERE a.state = 'accepted') AS "promisesKept",
			(SELECT count(*)::int FROM promise WHERE verdict = 'kept') AS kept,
			(SELECT count(*)::int FROM promise WHERE verdict = 'compromise') AS "keptInPart",
			(SELECT count(*)::int FROM promise WHERE verdict = 'broken') AS broken,
			(SELECT count(*)::int FROM promise WHERE verdict IS NULL AND publication = 'published') AS "notJudged",
			(SELECT count(*)::int FROM promise WHERE publication = 'corrected') AS corrected,
			(SELECT count(DISTINCT assessor)::int FROM promise_assessment) AS assessors,
			(SELECT count(*)::int FROM promise_assessment WHERE assessor = 'faction') AS decided,
			(SELECT count(*)::int FROM promise_appeal) AS promisedAppeals,
			(SELECT count(*)::int FROM promise_problem) AS promisedProblems,
			(SELECT count(*)::int FROM promise_voice) AS voices,
			(SELECT count(*)::int FROM promise_reply) AS replies,
			(SELECT count(*)::int FROM election_period) AS elections`);
	expect(Object.entries(found ?? {}).filter(([, n]) => n === 0)).toEqual([]);
	expect(found).toMatchObject({ bodies: 15 });
	expect(await all(sql`SELECT id FROM outbox`)).toEqual([]);
	// Sittings of factions and councils: members who came, were late, were excused or not, and what their cards count of it.
	const [seats] = await all(sql<Record<string, number>>`
		WITH marked AS (SELECT p.*, e.starts_at + e.grace_minutes * interval '1 minute' AS late FROM event_person p JOIN event e ON e.id = p.event_id
			WHERE p.seat_id IS NOT NULL AND e.state = 'closed')
		SELECT (count(*) FILTER (WHERE came_at <= late))::int AS came, (count(*) FILTER (WHERE came_at > late))::int AS late,
			(count(*) FILTER (WHERE came_at IS NULL AND reason IS NOT NULL))::int AS excused,
			(count(*) FILTER (WHERE came_at IS NULL AND reason IS NULL))::int AS absent,
			(SELECT count(*)::int FROM assignment a JOIN mandate m ON m.person_id = a.person_id) AS tasks FROM marked`);
	expect(Object.entries(seats ?? {}).filter(([, n]) => n === 0)).toEqual([]);
	// They decide by votes that were counted, with minutes that are published; what they decided is owed or done; drafts are discussed.
	const [sat] = await all(sql<Record<string, number>>`
		SELECT (SELECT count(DISTINCT u.path)::int FROM sitting s JOIN event e ON e.id = s.event_id JOIN unit u ON u.id = e.host_unit_id WHERE nlevel(u.path) = 2) AS national,
			(SELECT count(*)::int FROM sitting s JOIN event e ON e.id = s.event_id JOIN unit u ON u.id = e.host_unit_id WHERE nlevel(u.path) = 4) AS local,
			(SELECT count(*)::int FROM sitting_result WHERE outcome = 'carried') AS carried, (SELECT count(*)::int FROM sitting_result WHERE outcome = 'lost') AS lost,
			(SELECT count(*)::int FROM minutes WHERE published_at IS NOT NULL) AS published,
			(SELECT count(*)::int FROM minutes_decision d JOIN assignment a ON a.id = d.assignment_id WHERE a.state = 'accepted') AS done,
			(SELECT count(*)::int FROM minutes_decision d JOIN assignment a ON a.id = d.assignment_id WHERE a.state = 'issued') AS owed,
			(SELECT count(*)::int FROM sitting WHERE draft_at IS NOT NULL AND final_at IS NULL) AS discussed`);
	expect(Object.entries(sat ?? {}).filter(([, n]) => n === 0)).toEqual([]);
	// In every region somebody came and is to come.
	const visited = await all(sql<{ past: number; ahead: number }>`
		SELECT count(DISTINCT s.region_id) FILTER (WHERE s.reported_at IS NOT NULL)::int AS past, count(DISTINCT s.region_id) FILTER (WHERE s.starts_at > now())::int AS ahead
		FROM visit_stop s JOIN visit v ON v.id = s.visit_id WHERE v.published_at IS NOT NULL AND s.cancelled_at IS NULL`);
	expect(visited).toEqual([{ past: 20, ahead: 20 }]);
	// And people are received one by one at stops, past and coming, in most of them; who booked before was met.
	const [alone] = await all(sql<{ past: number; coming: number; met: number; booked: number }>`
		SELECT count(DISTINCT s.region_id) FILTER (WHERE d.starts_at < now())::int AS past, count(DISTINCT s.region_id) FILTER (WHERE d.starts_at > now())::int AS coming,
			count(w.id) FILTER (WHERE w.state = 'met')::int AS met, count(w.id) FILTER (WHERE w.state IN ('booked', 'reminded'))::int AS booked
		FROM reception_day d JOIN visit_stop s ON s.id = d.visit_stop_id LEFT JOIN reception_slot t ON t.day_id = d.id LEFT JOIN wish w ON w.slot_id = t.id
		WHERE d.state = 'planned'`);
	expect(Math.min(...Object.values(alone ?? { none: 0 }))).toBeGreaterThan(9);
	const carded = await all(sql<{ kind: string; units: number }>`
		SELECT u.kind, count(DISTINCT u.id)::int AS units FROM scorecard_figure f JOIN unit u ON u.id = f.unit_id
		WHERE f.measure = 'events_held' AND u.kind IN ('faction', 'council') GROUP BY 1 ORDER BY 1`);
	expect(carded.map(({ kind, units }) => [kind, units > 10])).toEqual([
		['council', true],
		['faction', true]
	]);
});

it('shows of every unit the figures that its journal gives', async () => {
	const state = await countState(database.db.reader);
	if (state === undefined) throw new Error('nothing was counted');
	const known = { months: monthsOf([{ from: state.from, to: state.countedOn }]), asOf: state.countedOn };
	const told = await figuresShown(database.db.reader, known);
	expect(sorted(told)).toEqual(sorted(await recounted(database.db.reader, known)));
	const of = (part: number) => new Set([...told.keys()].map((key) => key.split(' ')[part]));
	const method = await methodOn(database.db.reader, state.countedOn);
	expect(method.map(({ measure }) => measure).filter((measure) => !of(2).has(measure))).toEqual([]);
	expect(await all(sql`SELECT code FROM unit WHERE id <> ALL(${[...of(0)]}::uuid[])`)).toEqual([]);
});

it('keeps terms as the rules give them', async () => {
	const wrong = await all(sql`
		SELECT a.number FROM appeal a JOIN deadline d ON d.subject_id = a.id AND d.rule_id IN ('consider', 'complaint_review')
		WHERE NOT EXISTS (SELECT FROM forwarding f WHERE f.appeal_id = a.id)
			AND NOT EXISTS (SELECT FROM appeal_merge m WHERE a.id IN (m.appeal_id, m.root_id))
			AND (d.due_on <> a.first_due_on OR a.due_on < a.first_due_on OR (d.met_at IS NULL) <> (a.answered_at IS NULL AND a.state <> 'withdrawn' AND a.reopens = 0))`);
	expect(wrong).toEqual([]);
	expect(await all(sql`SELECT 1 FROM appeal WHERE (answered_at IS NULL) <> (answered_days IS NULL)`)).toEqual([]);
});

it('tells three appeals whose codes open them, and accounts of every role', async () => {
	const known = await knownAppeals(database.db.reader);
	expect(known.map((k) => k.state)).toEqual(['in_work', 'answered', 'closed']);
	for (const { number, code } of known) expect(await openByCode(database.db.reader, number, code)).toBeTypeOf('string');
	const roles = new Set((await getSetting(database.db.reader, 'demo_accounts')).map((a) => a.role));
	expect([...roles].toSorted()).toEqual(
		['administrator', 'aide', 'auditor', 'branch_head', 'central', 'deputy', 'executor', 'head', 'operator'].toSorted()
	);
});

it('keeps the evidence it names', async () => {
	const files = await all(sql<{ sha: string }>`SELECT DISTINCT encode(sha256, 'hex') AS sha FROM file`);
	expect(files.length).toBeGreaterThan(0);
	for (const { sha } of files) expect(existsSync(path.join(folder, sha.slice(0, 2), sha.slice(2)))).toBe(true);
	expect(readdirSync(folder).length).toBeGreaterThan(3);
});

it('has rights cases with outcomes, and group cases that the rule raised', async () => {
	const [laid] = await all(sql<{ n: number; ended: number }>`SELECT count(*)::int AS n, count(outcome)::int AS ended FROM rights_case`);
	expect(laid?.n).toBeGreaterThan(10);
	expect(laid?.ended).toBeGreaterThan(3);
	expect((await all(sql`SELECT id FROM group_case`)).length).toBeGreaterThan(0);
});

it('has meetings with citizens in every region, held and ahead, with people who come, wait and gave a place back to the next', async () => {
	const regions = await all(sql<{ held: number; ahead: number; people: number }>`
		SELECT count(*) FILTER (WHERE e.state = 'closed')::int AS held, count(*) FILTER (WHERE e.state = 'invited')::int AS ahead, sum(g.taken)::int AS people
		FROM territory r JOIN territory t ON coalesce(t.region_id, t.id) = r.id JOIN gathering g ON g.territory_id = t.id JOIN event e ON e.id = g.event_id
		WHERE r.level = 1 AND r.valid_to IS NULL GROUP BY r.id`);
	const known = await all(sql<{ n: number }>`SELECT count(*)::int AS n FROM territory WHERE level = 1 AND valid_to IS NULL`);
	expect(regions).toHaveLength(known[0]?.n ?? 0);
	expect(regions.filter(({ held, ahead, people }) => held < 2 || ahead < 2 || people < 20)).toEqual([]);
	const kinds = await all(sql<{ kind: string }>`SELECT DISTINCT e.kind FROM gathering g JOIN event e ON e.id = g.event_id`);
	expect(kinds).toHaveLength(6);
	const states = await all(sql<{ state: string }>`SELECT DISTINCT state FROM participant ORDER BY state`);
	expect(states.map(({ state }) => state)).toEqual(['coming', 'waiting', 'withdrawn']);
});

it('has a sitting in session where one signs in: some of it done, an item, a list of speakers and a vote running', async () => {
	const open = await all(sql<{ id: string; branch: string; chair: string }>`
		SELECT e.id, up.code AS branch, a.email AS chair FROM event e JOIN sitting s ON s.event_id = e.id JOIN unit u ON u.id = e.host_unit_id
		JOIN unit up ON up.id = u.parent_id JOIN account a ON a.person_id = e.chair_id WHERE s.opened_at IS NOT NULL AND s.ended_at IS NULL`);
	expect(open).toMatchObject([{ branch: 'ALM' }]);
	// One may sign in as the chair.
	expect((await getSetting(database.db.reader, 'demo_accounts')).map(({ email }) => email)).toContain(open[0]?.chair);
	const sitting = await sittingById(database.db.reader, open[0]?.id ?? '');
	if (sitting === undefined) throw new Error('nothing is in session');
	const house = await houseOf(database.db.reader, sitting);
	expect(house).toMatchObject({ met: true });
	const items = await itemsOf(database.db.reader, sitting.id);
	expect(
		items.map(({ startedAt, endedAt, withdrawnAt }) => [startedAt, endedAt, withdrawnAt].map((at) => (at === null ? '-' : '+')).join(''))
	).toEqual(['++-', '++-', '+--', '--+', '---', '---']);
	const [found] = await all(sql<Record<string, number>>`
		SELECT (SELECT count(*)::int FROM sitting_budget b WHERE b.event_id = ${sitting.id}) AS budgets,
			(SELECT count(*)::int FROM sitting_speaker p JOIN sitting_seat t ON t.event_id = p.event_id AND t.mandate_id = p.mandate_id
				JOIN sitting_budget b ON b.event_id = p.event_id AND b.group_id = t.group_id WHERE p.event_id = ${sitting.id} AND p.ended_at IS NOT NULL) AS spoke,
			(SELECT count(*)::int FROM sitting_speaker WHERE event_id = ${sitting.id} AND began_at IS NULL AND kind = 'speech') AS waiting,
			(SELECT count(*)::int FROM sitting_speaker WHERE event_id = ${sitting.id} AND began_at IS NULL AND kind = 'order') AS orders,
			(SELECT count(*)::int FROM minutes_decision WHERE event_id = ${sitting.id}) AS decided,
			(SELECT count(*)::int FROM sitting_vote v JOIN sitting_ballot b ON b.vote_id = v.id
				WHERE v.event_id = ${sitting.id} AND v.way = 'device' AND v.closed_at IS NULL AND v.voided_at IS NULL) AS cast`);
	expect(found).toMatchObject({ orders: 1, waiting: 2, decided: 1 });
	expect(Object.entries(found ?? {}).filter(([, n]) => n === 0)).toEqual([]);
	expect(found?.cast).toBeLessThan(house.there.inside.size);
});

it('has votes taken in every way, lost, tied and settled, void and put anew; by hands and by name two people stand behind the count', async () => {
	const votes = await all(sql<{ way: string; outcome: string; n: number }>`
		SELECT v.way, CASE WHEN r.by_chair THEN 'chair ' ELSE '' END || coalesce(r.outcome, v.void_reason, 'open') AS outcome, count(*)::int AS n
		FROM sitting_vote v LEFT JOIN sitting_result r ON r.vote_id = v.id GROUP BY 1, 2`);
	const kinds = votes.map(({ way, outcome }) => `${way} ${outcome}`);
	for (const kind of ['device carried', 'named carried', 'hands carried', 'device lost', 'hands chair carried', 'device quorum_lost'])
		expect(kinds).toContain(kind);
	// As many for as against, and no chair's voice asked: lost by its rule.
	expect(
		await all(sql`SELECT 1 FROM sitting_result r JOIN sitting_vote v ON v.id = r.vote_id
		WHERE r.yes = r.no AND r.outcome = 'lost' AND v.rule->>'tie' = 'lost' AND NOT r.by_chair LIMIT 1`)
	).toHaveLength(1);
	expect(await all(sql`SELECT id FROM sitting_entry WHERE accepted AND entered_by = decided_by`)).toEqual([]);
	expect(
		await all(sql`SELECT way FROM sitting_vote v JOIN sitting_entry e ON e.vote_id = v.id WHERE e.accepted GROUP BY way ORDER BY way`)
	).toEqual([{ way: 'hands' }, { way: 'named' }]);
	const anew =
		await all(sql`SELECT v.id FROM sitting_vote v JOIN sitting s ON s.event_id = v.event_id WHERE v.void_reason = 'quorum_lost' AND (s.closed_ground IS NOT NULL
		OR NOT EXISTS (SELECT FROM sitting_vote a JOIN sitting_result r ON r.vote_id = a.id WHERE a.item_id = v.item_id AND a.opened_at > v.voided_at))`);
	expect(anew).toEqual([]);
	// Voices that were held for an absent member, where the body's rule lets them be, and nowhere else.
	const held = await all(sql<{ proxies: string }>`
		SELECT DISTINCT (SELECT d.proxies FROM decision_rule d WHERE d.unit_id = e.host_unit_id OR d.unit_id IS NULL
			ORDER BY d.unit_id IS NULL, d.valid_from DESC LIMIT 1) AS proxies
		FROM sitting_ballot b JOIN event e ON e.id = b.event_id WHERE b.by_id <> b.mandate_id`);
	expect(held).toEqual([{ proxies: 'vote' }]);
});

it('has agendas that changed after the notice with a reason, and recordings with an index', async () => {
	const [changed] = await all(sql<Record<string, number>>`
		SELECT (count(*) FILTER (WHERE i.added_reason IS NOT NULL AND i.started_at IS NOT NULL))::int AS late,
			(count(*) FILTER (WHERE i.withdrawn_reason IS NOT NULL AND i.withdrawn_at > s.final_at))::int AS withdrawn
		FROM sitting s JOIN sitting_item i ON i.event_id = s.event_id WHERE s.ended_at IS NOT NULL`);
	expect(Math.min(...Object.values(changed ?? { none: 0 }))).toBeGreaterThan(0);
	const recorded = await all(sql<{ right: boolean; n: number }>`
		SELECT i.video_second = extract(epoch FROM i.started_at - s.opened_at)::int AS "right", count(*)::int AS n
		FROM sitting s JOIN sitting_item i ON i.event_id = s.event_id WHERE s.recording_url IS NOT NULL AND i.video_second IS NOT NULL GROUP BY 1`);
	expect(recorded).toMatchObject([{ right: true }]);
	expect(recorded[0]?.n).toBeGreaterThan(10);
});

it('shows what came of promises in every way, in the language in which each was made', async () => {
	const shown = await all(sql<{ kind: string; whole: boolean }>`
		SELECT e.kind, bool_and(CASE e.kind WHEN 'photo' THEN e.place IS NOT NULL AND e.at_time IS NOT NULL AND f.mime LIKE 'image/%'
			WHEN 'document' THEN f.id IS NOT NULL WHEN 'link' THEN e.url IS NOT NULL ELSE e.contract IS NOT NULL END) AS whole
		FROM promise_evidence e LEFT JOIN file f ON f.subject_kind = 'promise_evidence' AND f.subject_id = e.id GROUP BY 1`);
	expect(shown.map(({ kind }) => kind).toSorted()).toEqual(EVIDENCE_KINDS.toSorted());
	expect(shown.filter(({ whole }) => !whole)).toEqual([]);
	const disputes = await all(sql<{ branch: string; outcome: string | null }>`
		SELECT u.code AS branch, d.outcome FROM promise_dispute d JOIN promise_evidence e ON e.id = d.evidence_id JOIN promise p ON p.id = e.promise_id
		JOIN programme g ON g.id = p.programme_id JOIN unit u ON u.id = g.unit_id ORDER BY u.code`);
	expect(disputes).toEqual([
		{ branch: 'AKM', outcome: 'rejected' },
		{ branch: 'ALM', outcome: null }
	]);
	const [money] = await all(
		sql<{ stated: number; not: number }>`SELECT count(budget)::int AS stated, count(*)::int - count(budget)::int AS not FROM promise`
	);
	expect(Math.min(money?.stated ?? 0, money?.not ?? 0)).toBeGreaterThan(0);
	// Kazakh has letters that Russian has not.
	const said = await all(sql<{ language: string; kazakh: boolean; n: number }>`
		WITH words AS (SELECT p.language, w.word FROM promise p, LATERAL (VALUES (p.quote), (p.criterion)) w (word)
			UNION ALL SELECT p.language, v.reason FROM promise p JOIN promise_verdict v ON v.promise_id = p.id
			UNION ALL SELECT p.language, a.comment FROM promise p JOIN promise_assessment a ON a.promise_id = p.id)
		SELECT language, word ~* '[әғқңөұүһі]' AS kazakh, count(*)::int AS n FROM words GROUP BY 1, 2 ORDER BY 1`);
	expect(said).toMatchObject([
		{ language: 'kk', kazakh: true },
		{ language: 'ru', kazakh: false }
	]);
});
