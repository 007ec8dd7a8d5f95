/** What staff and citizens do, called as the pages and the API call it. */
import pg from 'pg';
import { rows, sql, type Database } from '../src/platform/db/index.ts';
import { ANONYMOUS, type HeldPost, type Staff } from '../src/platform/identity/actor.ts';
import { timelineOf } from '../src/platform/journal/index.ts';
import { seeded } from '../src/cli/demo/random.ts';
import { composeAppeal } from '../src/cli/demo/texts/index.ts';
import { openRooms } from '../src/rooms.ts';
import * as appeals from '../src/modules/appeals/server/index.ts';
import { debts } from '../src/modules/debts/server/index.ts';
import { atRate, inTurn, type Measured } from './measure.ts';

/** Somebody who holds a post of this role, the first in the tree. */
export async function staff(db: Database, role: string): Promise<Staff> {
	const [row] = await rows(
		db.reader,
		sql<{ person: string; unit: string; path: string; role: HeldPost['role'] }>`
			SELECT p.person_id AS person, p.unit_id AS unit, u.path::text AS path, p.role FROM post p JOIN unit u ON u.id = p.unit_id
			WHERE p.role = ${role} ORDER BY u.path LIMIT 1`
	);
	if (row === undefined) throw new Error(`the register has no ${role}`);
	return {
		kind: 'staff',
		accountId: row.person,
		personId: row.person,
		name: '',
		language: 'kk',
		posts: [{ role: row.role, unitId: row.unit, unitPath: row.path }]
	};
}

const SEARCHES = [
	'мектеп',
	'жарық жоқ',
	'су',
	'автобус аялдама',
	'отопление',
	'зарплата задержка',
	'шам жанбайды көше',
	'дәрігер',
	'освещение двор',
	'trotuar'
];

/** Registering at a rate, opening, queues, search, figures. */
export async function measureCommands(db: Database, url: string, seconds: number): Promise<Measured[]> {
	// Each room tells of what is owed.
	openRooms();
	const random = seeded(7);
	const [executor, head, region, central] = [
		await staff(db, 'executor'),
		await districtHead(db),
		await staff(db, 'head'),
		await staff(db, 'central')
	];
	const territories = await db.reader.selectFrom('territory').select('id').where('level', '=', 2).execute();
	const ids = (
		await db.reader.selectFrom('appeal').select('id').where('sensitive', '=', false).orderBy('received_at', 'desc').limit(2_000).execute()
	).map((row) => row.id);
	const results: Measured[] = [];
	results.push(
		await atRate(
			'register one, 100/s',
			100,
			seconds,
			() => {
				const { text } = composeAppeal(random, 'roads', 'kk');
				const input = {
					text,
					language: 'kk' as const,
					territoryId: random.pick(territories).id,
					name: 'Сынақ Өтінішші',
					// Not one person's: whoever sent thousands is looked for among their own.
					phone: `+7701${String(random.below(10_000_000)).padStart(7, '0')}`
				};
				return db.write((tx) => appeals.receiveAppeal(tx, ANONYMOUS, input, { channel: 'api' }));
			},
			{ text: 'p99 < 50', percentile: 'p99', ms: 50 }
		)
	);
	await count(url);
	results.push(
		await inTurn('open a case with its timeline', 300, async () => {
			const id = random.pick(ids);
			const row = await appeals.appealForStaff(db.reader, central, id);
			await Promise.all([
				timelineOf(db.reader, { kind: 'appeal', id: row.id }, 'staff'),
				appeals.decisionsOf(db.reader, id),
				appeals.remarksOf(db.reader, id, 'staff'),
				appeals.decisionTerm(db.reader, id),
				appeals.repeatsOf(db.reader, central, id)
			]);
		})
	);
	const queueGoal = { text: 'p95 < 30', percentile: 'p95', ms: 30 } as const;
	for (const [name, actor, view] of [
		['executor: mine', executor, 'mine'],
		['district head: unit', head, 'unit'],
		['region head: unit', region, 'unit'],
		['region head: done', region, 'done'],
		['central office: unit', central, 'unit'],
		['central office: new', central, 'new'],
		['region head: to deliver', region, 'delivery']
	] as const) {
		results.push(await inTurn(`queue, ${name}`, 200, () => appeals.queuePage(db.reader, actor, view), queueGoal));
	}
	for (const [name, actor, list] of [
		['executor: mine', executor, 'mine'],
		['district head: mine', head, 'mine'],
		['district head: unit', head, 'unit'],
		['region head: unit', region, 'unit'],
		['central office: unit', central, 'unit']
	] as const) {
		results.push(await inTurn(`what is owed, ${name}`, 200, () => debts(db.reader, actor, list, { limit: 31 }), queueGoal));
	}
	const searchGoal = { text: 'p95 < 50', percentile: 'p95', ms: 50 } as const;
	results.push(
		await inTurn(
			'search, central office',
			200,
			(i) => appeals.findAppeals(db.reader, central, { q: SEARCHES[i % SEARCHES.length] }),
			searchGoal
		)
	);
	results.push(
		await inTurn(
			'search, region head',
			200,
			(i) => appeals.findAppeals(db.reader, region, { q: SEARCHES[i % SEARCHES.length] }),
			searchGoal
		)
	);
	results.push(await inTurn('public figures', 100, () => appeals.publishedFigures(db.reader, {})));
	return results;
}

/** What autovacuum does within a minute of thousands of changes: a day's appeals came in seconds here. */
async function count(url: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query('ANALYZE appeal, deadline');
	await client.end();
}

/** The head of a district, not of a region: a district's unit is four codes deep in the tree. */
export async function districtHead(db: Database): Promise<Staff> {
	const [row] = await rows(
		db.reader,
		sql<{ person: string; unit: string; path: string }>`
			SELECT p.person_id AS person, p.unit_id AS unit, u.path::text AS path FROM post p JOIN unit u ON u.id = p.unit_id
			WHERE p.role = 'head' AND u.kind = 'district' ORDER BY u.path LIMIT 1`
	);
	if (row === undefined) throw new Error('the register has no district');
	return {
		kind: 'staff',
		accountId: row.person,
		personId: row.person,
		name: '',
		language: 'kk',
		posts: [{ role: 'head', unitId: row.unit, unitPath: row.path }]
	};
}
