import { beforeEach, describe, expect, it } from 'vitest';
import { makeStaff, makeUnit } from '../../../test/actors.ts';
import { rolledBack, testDatabase } from '../../../test/db.ts';
import { setClock } from '../clock.ts';
import { asReader, sql, type Tx } from '../db/index.ts';
import { Refusal } from '../errors.ts';
import { ROLES, type Staff } from '../identity/actor.ts';
import { newId } from '../ids.ts';
import {
	currentDeadline,
	deadline,
	loadCalendar,
	meetDeadline,
	onDeadlineMoved,
	onDeadlineSubjects,
	saveDeadline,
	termFor,
	type MovedDeadline
} from './index.ts';
import { recomputeDeadlines } from './recompute.ts';
import { addRuleVersion, canStudyRules, inForceOn, ruleSubject, ruleVersions, versionState, withdrawRuleVersion } from './rule-versions.ts';
import { simulate } from './simulate.ts';

const database = testDatabase();
const day = (text: string) => Temporal.PlainDate.from(text);
const texts = (word: string) => ({ kk: word, ru: word, en: word });
const at = Temporal.Instant.from('2026-11-23T05:00:00Z');
const today = day('2026-11-23');
const TEN = {
	ruleId: 'consider',
	validFrom: day('2026-11-20'),
	n: 10,
	unit: 'working_day',
	source: texts('Law 300'),
	reason: 'Law 300'
} as const;

async function root(tx: Tx): Promise<string> {
	return (await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow()).id;
}

const administrator = async (tx: Tx): Promise<Staff> => makeStaff(tx, { role: 'administrator', unitId: await root(tx) });

async function owes(tx: Tx, startsOn: string, ruleId = 'consider', id = newId()): Promise<string> {
	const computed = deadline(await loadCalendar(tx), day(startsOn), await termFor(tx, ruleId, day(startsOn)));
	await saveDeadline(tx, { kind: 'appeal', id }, computed, at);
	return id;
}

const dueOf = async (tx: Tx, id: string, rule = 'consider') => {
	const row = await currentDeadline(tx, { kind: 'appeal', id }, rule);
	return [row?.dueOn.toString(), row?.ruleVersion];
};

const inTx = (tx: Tx) => ({ reader: asReader(tx), write: <T>(act: (tx: Tx) => Promise<T>) => act(tx) });

async function refusal(act: Promise<unknown>): Promise<string> {
	const error = await act.then(
		() => undefined,
		(e: unknown) => e
	);
	if (error instanceof Refusal) return `${String(error.status)} ${error.code}`;
	throw new Error(`expected a refusal, got ${String(error)}`);
}

const moves: MovedDeadline[] = [];
/** Subjects that nobody may know of. */
const HIDDEN: string[] = [];
beforeEach(() => {
	setClock(() => at);
	moves.length = 0;
	onDeadlineMoved('appeal', 'applicant', (_, list) => {
		moves.push(...list);
		return Promise.resolve();
	});
	HIDDEN.length = 0;
	onDeadlineSubjects('appeal', (_, actor, everywhere) => {
		const hidden = sql`${everywhere}::boolean AND d.subject_id <> ALL(${HIDDEN}::uuid[])`;
		return sql`SELECT DISTINCT d.subject_id AS id, u.id AS unit_id, 'A-1' AS label FROM deadline d JOIN unit u ON u.code = 'R1' WHERE ${hidden}`;
	});
});

describe('a version', () => {
	it('is added by an administrator of the root only, and read by those who study rules', async () => {
		await rolledBack(database.db, async (tx) => {
			const below = await makeUnit(tx);
			for (const role of ROLES) {
				const atRoot = await makeStaff(tx, { role, unitId: await root(tx) });
				const atUnit = await makeStaff(tx, { role, unitId: below.id });
				expect([role, canStudyRules(atRoot)]).toEqual([role, ['administrator', 'auditor', 'central'].includes(role)]);
				expect([role, await refusal(addRuleVersion(tx, atUnit, TEN))]).toEqual([role, '403 forbidden']);
				if (role !== 'administrator') {
					expect(await refusal(addRuleVersion(tx, atRoot, TEN))).toBe('403 forbidden');
					expect(await refusal(withdrawRuleVersion(tx, atRoot, 'consider', 1, 'x'))).toBe('403 forbidden');
				}
			}
			expect(await ruleVersions(tx, 'consider')).toHaveLength(1);
		});
	});

	it('holds from its first day and not the day before; the same again adds nothing', async () => {
		await rolledBack(database.db, async (tx) => {
			const actor = await administrator(tx);
			expect(await addRuleVersion(tx, actor, TEN)).toBe(2);
			expect(await addRuleVersion(tx, actor, TEN)).toBe(2);
			expect((await termFor(tx, 'consider', day('2026-11-19'))).n).toBe(15);
			expect((await termFor(tx, 'consider', day('2026-11-20'))).n).toBe(10);
			// A correction from the same day wins.
			expect(await addRuleVersion(tx, actor, { ...TEN, n: 12 })).toBe(3);
			expect((await termFor(tx, 'consider', day('2026-11-20'))).n).toBe(12);
			const acts = await tx.selectFrom('journal').select(['act', 'data']).where('subject_id', '=', ruleSubject('consider').id).execute();
			expect(acts.map((row) => row.act)).toEqual(['rule.added', 'rule.added']);
			expect(JSON.parse(acts[0]?.data ?? '')).toMatchObject({ version: 2, from: '2026-11-20', n: 10, reason: 'Law 300' });
			expect(await refusal(addRuleVersion(tx, actor, { ...TEN, ruleId: 'nothing' }))).toBe('404 not_found');
			expect(await refusal(addRuleVersion(tx, actor, { ...TEN, validFrom: day('2101-01-01') }))).toBe('422 rules.year');
		});
	});

	it('can be withdrawn until its first day, by the date in Almaty, and stays as a trace', async () => {
		await rolledBack(database.db, async (tx) => {
			const actor = await administrator(tx);
			const version = await addRuleVersion(tx, actor, { ...TEN, validFrom: day('2026-11-24') });
			// 23:59:59 in Almaty on the eve; a second later it is in force.
			setClock(() => Temporal.Instant.from('2026-11-23T19:00:00Z'));
			expect(await refusal(withdrawRuleVersion(tx, actor, 'consider', version, 'x'))).toBe('409 rules.in_force');
			setClock(() => Temporal.Instant.from('2026-11-23T18:59:59Z'));
			await withdrawRuleVersion(tx, actor, 'consider', version, 'postponed');
			expect(await refusal(withdrawRuleVersion(tx, actor, 'consider', version, 'x'))).toBe('409 rules.withdrawn');
			expect(await refusal(withdrawRuleVersion(tx, actor, 'consider', 9, 'x'))).toBe('404 not_found');
			expect((await termFor(tx, 'consider', day('2026-11-25'))).ruleVersion).toBe(1);
			const versions = await ruleVersions(tx, 'consider');
			expect(versions.map((v) => [v.ruleVersion, versionState(v, versions, day('2026-11-25')), v.withdrawn?.reason])).toEqual([
				[2, 'withdrawn', 'postponed'],
				[1, 'in_force', undefined]
			]);
			expect(inForceOn(versions, day('2026-11-25'))?.n).toBe(15);
		});
	});
});

describe('the simulator', () => {
	it('says what would move, where to and for whom, and changes nothing', async () => {
		await rolledBack(database.db, async (tx) => {
			const actor = await administrator(tx);
			const unit = await makeUnit(tx, { code: 'R1' });
			const [before, first, later] = [await owes(tx, '2026-11-19'), await owes(tx, '2026-11-20'), await owes(tx, '2026-11-23')];
			const met = await owes(tx, '2026-11-20');
			await meetDeadline(tx, { kind: 'appeal', id: met }, 'consider', at);
			await owes(tx, '2026-11-20', 'register');
			const shorter = await simulate(asReader(tx), actor, TEN, today);
			expect(shorter).toMatchObject({ governed: 2, earlier: 2, later: 0, overdue: 0, relieved: 0 });
			expect(shorter.byUnit).toEqual([{ unitId: unit.id, earlier: 2, later: 0, overdue: 0 }]);
			expect(shorter.first.map((m) => [m.id, m.label, m.from.toString(), m.to.toString()])).toEqual([
				[first, 'A-1', '2026-12-11', '2026-12-04'],
				[later, 'A-1', '2026-12-14', '2026-12-07']
			]);
			expect(await simulate(asReader(tx), actor, { ...TEN, n: 15 }, today)).toMatchObject({ governed: 2, earlier: 0, later: 0, first: [] });
			const same = await simulate(asReader(tx), actor, { ...TEN, n: 1, validFrom: day('2026-11-19') }, day('2026-11-24'));
			expect(same).toMatchObject({ governed: 3, earlier: 3, overdue: 2 });
			expect(same.first[0]?.id).toBe(before);
			expect(await dueOf(tx, first)).toEqual(['2026-12-11', 1]);
			expect(await ruleVersions(tx, 'consider')).toHaveLength(1);
		});
	});

	it('leaves to a later version what is its, and to others than editors what they may not know of', async () => {
		await rolledBack(database.db, async (tx) => {
			const actor = await administrator(tx);
			await makeUnit(tx, { code: 'R1' });
			await owes(tx, '2026-11-20');
			await owes(tx, '2026-11-24');
			await addRuleVersion(tx, actor, { ...TEN, validFrom: day('2026-11-24') });
			expect(await simulate(asReader(tx), actor, { ...TEN, n: 20 }, today)).toMatchObject({ governed: 1, later: 1 });
			const auditor = await makeStaff(tx, { role: 'auditor', unitId: await root(tx) });
			expect(await simulate(asReader(tx), auditor, { ...TEN, n: 20 }, today)).toMatchObject({ governed: 0, first: [] });
		});
	});

	it('counts for an editor what is hidden from them, and names neither it nor its unit', async () => {
		await rolledBack(database.db, async (tx) => {
			const unit = await makeUnit(tx, { code: 'R1' });
			const open = await owes(tx, '2026-11-20');
			HIDDEN.push(await owes(tx, '2026-11-20'));
			const simulation = await simulate(asReader(tx), await administrator(tx), TEN, today);
			expect(simulation).toMatchObject({ governed: 2, earlier: 2 });
			expect(simulation.byUnit.map((row) => [row.unitId, row.earlier]).toSorted()).toEqual(
				[
					[null, 1],
					[unit.id, 1]
				].toSorted()
			);
			expect(simulation.first.map((move) => move.id)).toEqual([open]);
		});
	});

	it('foresees exactly what the recomputing does', async () => {
		await rolledBack(database.db, async (tx) => {
			const actor = await administrator(tx);
			await makeUnit(tx, { code: 'R1' });
			for (const start of ['2026-11-18', '2026-11-20', '2026-11-20', '2026-11-25', '2026-12-01']) await owes(tx, start);
			for (const change of [{ n: 10 }, { n: 30, unit: 'calendar_day' }, { n: 1, unit: 'month', validFrom: day('2026-11-25') }] as const) {
				const version = { ...TEN, ...change };
				const foreseen = await simulate(asReader(tx), actor, version, today);
				moves.length = 0;
				await addRuleVersion(tx, actor, version);
				await recomputeDeadlines(inTx(tx));
				expect(moves.map((m) => `${m.subjectId} ${m.from.toString()} ${m.to.toString()}`).toSorted()).toEqual(
					foreseen.first.map((m) => `${m.id} ${m.from.toString()} ${m.to.toString()}`).toSorted()
				);
			}
		});
	});
});

describe('recomputing by a rule', () => {
	it('moves what the version governs, once, with the rule in the journal, and leaves the rest', async () => {
		await rolledBack(database.db, async (tx) => {
			const [before, moved] = [await owes(tx, '2026-11-19'), await owes(tx, '2026-11-20')];
			await addRuleVersion(tx, await administrator(tx), TEN);
			expect(await recomputeDeadlines(inTx(tx))).toEqual({ moved: 1, kept: 0 });
			expect(await recomputeDeadlines(inTx(tx))).toEqual({ moved: 0, kept: 0 });
			expect([await dueOf(tx, before), await dueOf(tx, moved)]).toEqual([
				['2026-12-10', 1],
				['2026-12-04', 2]
			]);
			expect(moves).toEqual([{ subjectId: moved, ruleId: 'consider', from: day('2026-12-11'), to: day('2026-12-04'), reason: 'Law 300' }]);
			const rows = await tx.selectFrom('journal').select(['act', 'data']).where('subject_id', '=', moved).execute();
			expect(rows.map((row) => [row.act, JSON.parse(row.data) as unknown])).toEqual([
				[
					'appeal.deadline_moved',
					expect.objectContaining({ rule: 'consider', from: '2026-12-11', to: '2026-12-04', reason: 'Law 300', version: 2 })
				]
			]);
		});
	});

	it('gives the old date back when a version to come is withdrawn', async () => {
		await rolledBack(database.db, async (tx) => {
			const actor = await administrator(tx);
			// What comes in on Friday evening counts from Monday: day zero can lie ahead.
			const id = await owes(tx, '2026-11-24');
			const version = await addRuleVersion(tx, actor, { ...TEN, validFrom: day('2026-11-24') });
			await recomputeDeadlines(inTx(tx));
			expect(await dueOf(tx, id)).toEqual(['2026-12-08', 2]);
			await withdrawRuleVersion(tx, actor, 'consider', version, 'postponed');
			await recomputeDeadlines(inTx(tx));
			expect(await dueOf(tx, id)).toEqual(['2026-12-15', 1]);
			expect(moves.map((m) => m.reason)).toEqual(['Law 300', 'postponed']);
		});
	});

	it('moves nothing for versions that ship, although older deadlines remember another', async () => {
		await rolledBack(database.db, async (tx) => {
			const calendar = await loadCalendar(tx);
			const old = { ...(await termFor(tx, 'complaint_review', day('2025-12-01'))) };
			await saveDeadline(tx, { kind: 'appeal', id: newId() }, deadline(calendar, day('2026-11-20'), old), at);
			expect(await recomputeDeadlines(inTx(tx))).toEqual({ moved: 0, kept: 0 });
		});
	});
});
