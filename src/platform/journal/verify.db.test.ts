import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../../test/db.ts';
import { setClock } from '../clock.ts';
import { newId } from '../ids.ts';
import { digests, makeDigest } from './digest.ts';
import { journal } from './index.ts';
import { verifyJournal, type Fault } from './verify.ts';

const database = testDatabase();
let owner: pg.Client;

beforeAll(async () => {
	owner = new pg.Client({ connectionString: database.url });
	await owner.connect();
});
afterAll(() => owner.end());

/** A chain of five acts, with the letters and signs that a hash could stumble over. */
async function chain(): Promise<string> {
	const id = newId();
	for (let i = 1; i <= 5; i++) {
		await database.db.write((tx) =>
			journal(tx, {
				subject: { kind: i < 9 ? 'appeal' : 'draft', id },
				actor: i % 2 === 0 ? { kind: 'system', job: 'test' } : { kind: 'citizen', accountId: newId(), email: 'a@example.kz' },
				act: 'appeal.tested',
				seenBy: 'public',
				at: Temporal.Instant.from('1969-12-31T23:59:59.9994Z').add({ hours: i % 2 === 0 ? 0 : 24 * 365 * 50 }),
				data: { note: `әңғүұқөһі "${String(i)}" \\ \t \u001f ${'x'.repeat(i * 100)}` }
			})
		);
	}
	return id;
}

/** Changes the journal as only its owner can. */
async function tamper(text: string, values: unknown[]): Promise<void> {
	await owner.query('ALTER TABLE journal DISABLE TRIGGER USER');
	await owner.query(text, values);
	await owner.query('ALTER TABLE journal ENABLE TRIGGER USER');
}

async function faultsOf(id: string): Promise<[string, Fault['what']][]> {
	const { first } = await verifyJournal(database.url);
	return first.filter((fault) => fault.place === `appeal/${id}`).map((fault) => [fault.at, fault.what]);
}

it('finds nothing in an honest journal', async () => {
	await chain();
	const result = await verifyJournal(database.url);
	expect(result.faults).toBe(0);
	expect(result.rows).toBeGreaterThanOrEqual(5);
});

it.each([
	['act', `UPDATE journal SET act = 'appeal.other' WHERE subject_id = $1 AND seq = 3`],
	['data', `UPDATE journal SET data = '{}' WHERE subject_id = $1 AND seq = 3`],
	['time', `UPDATE journal SET at = at + interval '1 ms' WHERE subject_id = $1 AND seq = 3`],
	['actor', `UPDATE journal SET actor_id = gen_random_uuid() WHERE subject_id = $1 AND seq = 3`],
	['reader', `UPDATE journal SET seen_by = 'staff' WHERE subject_id = $1 AND seq = 3`]
])('finds a row whose %s was changed', async (_what, statement) => {
	const id = await chain();
	await tamper(statement, [id]);
	expect(await faultsOf(id)).toEqual([['3', 'changed']]);
});

it('finds a row that was changed together with its hash: the next one no longer fits', async () => {
	const id = await chain();
	await tamper(
		`UPDATE journal j SET act = 'appeal.other', hash = sha256(b.hash || convert_to(concat_ws(E'\\x1f', j.subject_kind, j.subject_id::text, j.seq::text,
			(extract(epoch FROM j.at) * 1000)::bigint::text, j.actor_kind, coalesce(j.actor_id::text, ''), 'appeal.other', j.seen_by, j.data::text), 'UTF8'))
		FROM journal b WHERE j.subject_id = $1 AND j.seq = 3 AND b.subject_id = $1 AND b.seq = 2`,
		[id]
	);
	expect(await faultsOf(id)).toEqual([['4', 'changed']]);
});

it('finds rows that were taken out', async () => {
	const id = await chain();
	await tamper('DELETE FROM journal WHERE subject_id = $1 AND seq IN (2, 3)', [id]);
	expect(await faultsOf(id)).toEqual([['2-3', 'missing']]);
});

it('finds a chain whose beginning was taken out', async () => {
	const id = await chain();
	await tamper('DELETE FROM journal WHERE subject_id = $1 AND seq = 1', [id]);
	expect(await faultsOf(id)).toEqual([['1', 'missing']]);
});

it('finds rows that changed places', async () => {
	const id = await chain();
	await tamper('UPDATE journal SET seq = seq + 100 WHERE subject_id = $1 AND seq IN (2, 3)', [id]);
	await tamper('UPDATE journal SET seq = CASE seq WHEN 102 THEN 3 ELSE 2 END WHERE subject_id = $1 AND seq > 100', [id]);
	expect(await faultsOf(id)).toEqual([
		['2', 'changed'],
		['3', 'changed'],
		['4', 'changed']
	]);
});

it('finds a chain that was cut off at its end', async () => {
	const id = await chain();
	await tamper('DELETE FROM journal WHERE subject_id = $1 AND seq >= 4', [id]);
	expect(await faultsOf(id)).toEqual([['4-5', 'cut']]);
});

it('finds a chain that went altogether, and one whose head went or was changed', async () => {
	const [gone, headless, changed] = [await chain(), await chain(), await chain()];
	await tamper('DELETE FROM journal WHERE subject_id = $1', [gone]);
	await tamper('DELETE FROM journal_head WHERE subject_id = $1', [headless]);
	await tamper(`UPDATE journal_head SET hash = sha256('x') WHERE subject_id = $1`, [changed]);
	expect(await faultsOf(gone)).toEqual([['1-5', 'removed']]);
	expect(await faultsOf(headless)).toEqual([['5', 'no head']]);
	expect(await faultsOf(changed)).toEqual([['5', 'head changed']]);
});

it('finds a history that was rewritten whole, by the digests of its day', async () => {
	const [cut, kept] = [await chain(), await chain()];
	const days = ['2030-01-02T00:05:00Z', '2030-01-03T00:05:00Z', '2030-01-03T09:00:00Z'];
	const made: boolean[] = [];
	for (const day of days) {
		const restore = setClock(() => Temporal.Instant.from(day));
		made.push(await makeDigest(database.db));
		restore();
		await chain();
	}
	expect(made).toEqual([true, true, false]);
	const honest = await verifyJournal(database.url);
	expect(honest.digests).toBe(2);
	expect(honest.first.filter((fault) => fault.place === 'digest')).toEqual([]);
	const published = (await digests(database.db.reader)).map(({ day, digest }) => ({ day: day.toString(), digest }));

	// The chain and its head are cut to three rows: nothing in them shows it.
	await tamper('DELETE FROM journal WHERE subject_id = $1 AND seq > 3', [cut]);
	await tamper(
		`UPDATE journal_head h SET seq = 3, hash = j.hash FROM journal j WHERE j.subject_id = $1 AND j.seq = 3 AND h.subject_id = $1`,
		[cut]
	);
	const { first } = await verifyJournal(database.url, published);
	expect(first.filter((fault) => fault.place.endsWith(cut) || fault.place.endsWith(kept))).toEqual([]);
	expect(first.filter((fault) => fault.place === 'digest')).toEqual([{ place: 'digest', at: '2030-01-01', what: 'digest differs' }]);

	// Our own copy of the digests is rewritten as well: the list that somebody kept shows it.
	await owner.query('DELETE FROM journal_digest');
	const restore = setClock(() => Temporal.Instant.from('2030-01-02T00:05:00Z'));
	await makeDigest(database.db);
	restore();
	const rewritten = await verifyJournal(database.url, published);
	expect(rewritten.first.filter((fault) => fault.place === 'digest')).toEqual([
		{ place: 'digest', at: '2030-01-01', what: 'digest differs' },
		{ place: 'digest', at: '2030-01-02', what: 'digest missing' }
	]);
});

it('never lets a row join a digest that is already made, though writers are at work', async () => {
	const id = newId();
	let stop = false;
	let written = 0;
	const writers = Array.from({ length: 6 }, async () => {
		while (!stop) {
			await database.db.write(async (tx) => {
				await journal(tx, {
					subject: { kind: 'appeal', id: newId() },
					actor: { kind: 'system', job: 'test' },
					act: 'appeal.tested',
					seenBy: 'public'
				});
				await journal(tx, {
					subject: { kind: 'appeal', id },
					actor: { kind: 'system', job: 'test' },
					act: 'appeal.tested',
					seenBy: 'public'
				});
			});
			written += 1;
		}
	});
	for (let day = 1; day <= 12; day++) {
		const restore = setClock(() => Temporal.Instant.from('2031-01-01T01:00:00Z').add({ hours: 24 * day }));
		await makeDigest(database.db);
		restore();
	}
	stop = true;
	await Promise.all(writers);
	const { first } = await verifyJournal(database.url);
	expect(written).toBeGreaterThan(20);
	expect(first.filter((fault) => fault.place === 'digest' && fault.at.startsWith('2031'))).toEqual([]);
});
