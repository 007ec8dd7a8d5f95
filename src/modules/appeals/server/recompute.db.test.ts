/** A changed day or rule reaches the appeals: each moved once, journalled once, told once, however often the work breaks off. */
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { changeDay } from '#platform/calendar/edit.ts';
import { recomputeDeadlines } from '#platform/calendar/recompute.ts';
import { addRuleVersion } from '#platform/calendar/rule-versions.ts';
import { simulate } from '#platform/calendar/simulate.ts';
import { setClock } from '#platform/clock.ts';
import { asReader, sql, rows, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { open } from '#platform/secrets.ts';
import { makeStaff } from '../../../../test/actors.ts';
import { cast, inWork, receive } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { registerAppealJobs } from './jobs.ts';

const database = testDatabase();
const SYSTEM = { kind: 'system', job: 'test' } as const;
const day = (iso: string) => Temporal.PlainDate.from(iso);
const texts = (word: string) => ({ kk: word, ru: word, en: word });

beforeAll(() => {
	setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z'));
	registerAppealJobs();
});
beforeEach(() => database.db.write((tx) => sql`DELETE FROM outbox`.execute(tx)));

/** The process dies inside the nth batch: what that batch wrote is rolled back by PostgreSQL, not by us. */
function dying(nth: number) {
	let batches = 0;
	return {
		reader: database.db.reader,
		write: <T>(act: (tx: Tx) => Promise<T>) =>
			database.db.write(async (tx) => {
				const done = await act(tx);
				if (++batches === nth) throw new Error('the process ends here');
				return done;
			})
	};
}

interface Trace {
	id: string;
	due: string;
	moved: number;
}

const traces = (ids: readonly string[]) =>
	rows(
		database.db.reader,
		sql<Trace>`
			SELECT a.id, a.due_on::text AS due, (SELECT count(*)::int FROM journal j WHERE j.subject_kind = 'appeal' AND j.subject_id = a.id
				AND j.act = 'appeal.deadline_moved') AS moved
			FROM appeal a WHERE a.id = ANY(${[...ids]}::uuid[]) ORDER BY a.id`
	);

/** How many letters wait for each of these appeals, by the number that a letter names. */
async function letters(ids: readonly string[]): Promise<number[]> {
	const { reader } = database.db;
	const waiting = await reader.selectFrom('outbox').select('payload').where('topic', '=', 'mail').execute();
	const texts = waiting.map(({ payload }) => open(Buffer.from((payload as { sealed: string }).sealed, 'base64')));
	const list = await reader.selectFrom('appeal').select('number').where('id', 'in', ids).execute();
	return list.map(({ number }) => texts.filter((text) => text.includes(number)).length);
}

it.each([1, 2, 3, 4])('a decree day, broken off in batch %i and taken up again', async (nth) => {
	const { write } = database.db;
	const ids = await write(async (tx) => {
		const who = await cast(tx);
		const made = [];
		for (let i = 0; i < 7; i++) made.push((await (i % 2 === 0 ? inWork(tx, who) : receive(tx, who))).id);
		await sql`DELETE FROM outbox`.execute(tx);
		return made.toSorted();
	});
	const date = day('2026-12-01').add({ days: nth - 1 });
	const day0 = await traces(ids);
	await write((tx) => changeDay(tx, SYSTEM, { day: date, after: { kind: 'off', name: texts('x'), source: texts('x') } }, 'Decree 900'));
	await expect(recomputeDeadlines(dying(nth), 2)).rejects.toThrow('ends here');
	const half = (await traces(ids)).filter((row) => row.moved > 0).length;
	await recomputeDeadlines(database.db, 2);
	const after = await traces(ids);
	expect(after.map((row) => row.moved)).toEqual(ids.map(() => 1));
	expect(after.every((row, i) => row.due > (day0[i]?.due ?? ''))).toBe(true);
	expect(half).toBeLessThan(ids.length);
	expect(await letters(ids)).toEqual(ids.map(() => 1));
	// And a third time: nothing is left to do.
	expect(await recomputeDeadlines(database.db, 2)).toEqual({ moved: 0, kept: 0 });
});

it('a new term moves open appeals and writes each applicant one letter', async () => {
	const { write, reader } = database.db;
	const ids = await write(async (tx) => {
		const who = await cast(tx);
		const made = [(await inWork(tx, who)).id, (await inWork(tx, who)).id].toSorted();
		await sql`DELETE FROM outbox`.execute(tx);
		return made;
	});
	const source = texts('Law 300');
	await write((tx) =>
		addRuleVersion(tx, SYSTEM, { ruleId: 'consider', validFrom: day('2026-11-01'), n: 5, unit: 'working_day', source, reason: 'Law 300' })
	);
	await recomputeDeadlines(database.db, 1);
	expect((await traces(ids)).map((row) => [row.due, row.moved])).toEqual(ids.map(() => ['2026-11-30', 1]));
	expect(await letters(ids)).toEqual([1, 1]);
	const first = await reader.selectFrom('appeal').select('first_due_on').where('id', 'in', ids).execute();
	expect(first.map((row) => row.first_due_on.toString())).toEqual(['2026-11-30', '2026-11-30']);
});

it('the simulator names appeals by their number and never a sensitive one', async () => {
	await rolledBack(database.db, async (tx) => {
		const who = await cast(tx);
		const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		const [central, administrator] = [
			await makeStaff(tx, { role: 'central', unitId: root.id }),
			await makeStaff(tx, { role: 'administrator', unitId: root.id })
		];
		const version = { ruleId: 'consider', validFrom: day('2026-11-23'), n: 3, unit: 'working_day' } as const;
		const ask = (actor: Staff) => simulate(asReader(tx), actor, version, day('2026-11-23'));
		const before = await ask(central);
		const [plain, hidden] = [await inWork(tx, who), await inWork(tx, who)];
		await tx.updateTable('appeal').set({ sensitive: true }).where('id', '=', hidden.id).execute();
		const [seen, counted] = [await ask(central), await ask(administrator)];
		expect(seen.governed - before.governed).toBe(1);
		expect(seen.byUnit.find((row) => row.unitId === who.unit.id)).toMatchObject({ earlier: 1 });
		for (const simulation of [seen, counted]) {
			expect(simulation.first.map((move) => move.label)).toContain(plain.number);
			expect(simulation.first.map((move) => move.label)).not.toContain(hidden.number);
		}
		expect(counted.governed - before.governed).toBe(2);
	});
});
