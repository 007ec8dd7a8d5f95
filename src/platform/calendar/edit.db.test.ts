import { beforeEach, describe, expect, it } from 'vitest';
import { makeStaff, makeUnit } from '../../../test/actors.ts';
import { rolledBack, testDatabase } from '../../../test/db.ts';
import { asReader, sql, type Tx } from '../db/index.ts';
import { Refusal } from '../errors.ts';
import { ROLES, type Staff } from '../identity/actor.ts';
import { newId } from '../ids.ts';
import { CALENDAR_SUBJECT, canEdit, canRead, changeDay, previewChange, recentChanges } from './edit.ts';
import {
	currentDeadline,
	deadline,
	loadCalendar,
	meetDeadline,
	onDeadlineMoved,
	saveDeadline,
	termFor,
	type MovedDeadline
} from './index.ts';
import { recomputeDeadlines } from './recompute.ts';

const database = testDatabase();
const day = (text: string) => Temporal.PlainDate.from(text);
const texts = (word: string) => ({ kk: word, ru: word, en: word });
const at = Temporal.Instant.from('2026-11-20T05:00:00Z');
const off = { kind: 'off' as const, name: texts('Decree day'), source: texts('Decree 900') };

async function root(tx: Tx): Promise<string> {
	return (await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow()).id;
}

async function administrator(tx: Tx): Promise<Staff> {
	return makeStaff(tx, { role: 'administrator', unitId: await root(tx) });
}

async function owes(tx: Tx, startsOn: string, ruleId = 'consider', id = newId()): Promise<string> {
	const computed = deadline(await loadCalendar(tx), day(startsOn), await termFor(tx, ruleId, day(startsOn)));
	await saveDeadline(tx, { kind: 'appeal', id }, computed, at);
	return id;
}

const inTx = (tx: Tx) => ({ reader: asReader(tx), write: <T>(act: (tx: Tx) => Promise<T>) => act(tx) });

async function refusal(act: Promise<unknown>): Promise<Refusal> {
	const error = await act.then(
		() => undefined,
		(e: unknown) => e
	);
	if (error instanceof Refusal) return error;
	throw new Error(`expected a refusal, got ${String(error)}`);
}

const moves: MovedDeadline[] = [];
const locked: string[] = [];
beforeEach(() => {
	moves.length = 0;
	locked.length = 0;
	onDeadlineMoved(
		'appeal',
		'applicant',
		(_, list) => {
			moves.push(...list);
			return Promise.resolve();
		},
		(_, ids) => {
			locked.push(...ids);
			return Promise.resolve();
		}
	);
});

describe('who', () => {
	it('edits: an administrator of the root only; reads: administrators and auditors', async () => {
		await rolledBack(database.db, async (tx) => {
			const below = await makeUnit(tx);
			for (const role of ROLES) {
				const atRoot = await makeStaff(tx, { role, unitId: await root(tx) });
				const atUnit = await makeStaff(tx, { role, unitId: below.id });
				expect([role, canEdit(atRoot), canEdit(atUnit)]).toEqual([role, role === 'administrator', false]);
				const reads = role === 'administrator' || role === 'auditor';
				expect([role, canRead(atRoot), canRead(atUnit)]).toEqual([role, reads, reads]);
				if (role !== 'administrator')
					expect((await refusal(changeDay(tx, atRoot, { day: day('2026-12-01'), after: off }, 'x'))).status).toBe(403);
			}
			expect((await refusal(changeDay(tx, { kind: 'anonymous' }, { day: day('2026-12-01'), after: off }, 'x'))).status).toBe(403);
			expect(await tx.selectFrom('calendar_day').select('day').where('day', '=', day('2026-12-01')).execute()).toEqual([]);
		});
	});
});

describe('changing a day', () => {
	it('makes a version, journals what was and what is, and queues the recomputing; the same again changes nothing', async () => {
		await rolledBack(database.db, async (tx) => {
			const actor = await administrator(tx);
			const before = (await loadCalendar(tx)).version;
			const version = await changeDay(tx, actor, { day: day('2026-12-01'), after: off }, 'Decree 900');
			expect(version).toBeGreaterThan(before);
			expect((await loadCalendar(tx)).days.get('2026-12-01')).toEqual({ day: '2026-12-01', ...off });
			expect(await changeDay(tx, actor, { day: day('2026-12-01'), after: off }, 'again')).toBe(version);
			await changeDay(tx, actor, { day: day('2026-12-01'), after: { ...off, source: texts('Decree 901') } }, 'right number');
			await changeDay(tx, actor, { day: day('2026-12-01') }, 'annulled');
			expect((await refusal(changeDay(tx, actor, { day: day('2026-12-01') }, 'twice'))).status).toBe(404);
			const rows = await tx.selectFrom('journal').selectAll().where('subject_id', '=', CALENDAR_SUBJECT.id).orderBy('seq').execute();
			expect(rows.map((r) => [r.act, (JSON.parse(r.data) as { reason: string }).reason, r.actor_id])).toEqual([
				['calendar.day_set', 'Decree 900', actor.personId],
				['calendar.day_set', 'right number', actor.personId],
				['calendar.day_removed', 'annulled', actor.personId]
			]);
			expect(JSON.parse(rows[2]?.data ?? '')).toMatchObject({ before: { kind: 'off' }, after: null });
			const jobs = await tx.selectFrom('outbox').select('topic').where('topic', '=', 'calendar.recompute').execute();
			expect(jobs).toHaveLength(3);
			const recent = await recentChanges(asReader(tx), 10);
			expect(recent.map((c) => [c.reason, c.after?.source.en ?? null])).toEqual([
				['annulled', null],
				['right number', 'Decree 901'],
				['Decree 900', 'Decree 900']
			]);
		});
	});

	it('refuses a year nobody keeps, beside the field', async () => {
		await rolledBack(database.db, async (tx) => {
			const refused = await refusal(changeDay(tx, await administrator(tx), { day: day('2110-12-01'), after: off }, 'x'));
			expect([refused.status, refused.field, refused.code]).toEqual([422, 'day', 'calendar.year']);
		});
	});
});

describe('the preview', () => {
	it('counts and names what would move, and changes nothing', async () => {
		await rolledBack(database.db, async (tx) => {
			const touched = [await owes(tx, '2026-11-20'), await owes(tx, '2026-11-23')];
			await owes(tx, '2026-12-01'); // day zero itself does not count
			await owes(tx, '2026-10-01'); // over before
			const met = await owes(tx, '2026-11-20');
			await meetDeadline(tx, { kind: 'appeal', id: met }, 'consider', at);
			const preview = await previewChange(asReader(tx), { day: day('2026-12-01'), after: off });
			expect(preview).toMatchObject({ worked: { before: true, after: false }, count: 2, later: 2, earlier: 0 });
			expect(preview.first.map((m) => [m.subjectId, m.from.toString(), m.to.toString()])).toEqual([
				[touched[0], '2026-12-11', '2026-12-14'],
				[touched[1], '2026-12-14', '2026-12-15']
			]);
			const worked = { kind: 'worked' as const, name: texts('x'), source: texts('x') };
			expect(await previewChange(asReader(tx), { day: day('2026-12-05'), after: worked })).toMatchObject({ count: 3, earlier: 3 });
			expect(await previewChange(asReader(tx), { day: day('2026-11-29'), after: off })).toMatchObject({ count: 0, first: [] });
			for (let i = 0; i < 25; i++) await owes(tx, '2026-11-20');
			const many = await previewChange(asReader(tx), { day: day('2026-12-01'), after: off });
			expect([many.count, many.first.length]).toEqual([27, 20]);
			expect((await loadCalendar(tx)).days.has('2026-12-01')).toBe(false);
		});
	});
});

describe('recomputing', () => {
	it('moves what the day lies in, tells its room and its journal once, and leaves the rest', async () => {
		await rolledBack(database.db, async (tx) => {
			const [moved, cap, before] = [await owes(tx, '2026-11-20'), await owes(tx, '2026-11-20', 'extend_cap'), await owes(tx, '2026-10-01')];
			const met = await owes(tx, '2026-11-20');
			await meetDeadline(tx, { kind: 'appeal', id: met }, 'consider', at);
			const version = await changeDay(tx, await administrator(tx), { day: day('2026-12-01'), after: off }, 'Decree 900');
			expect(await recomputeDeadlines(inTx(tx))).toEqual({ moved: 1, kept: 1 });
			const now = await currentDeadline(tx, { kind: 'appeal', id: moved }, 'consider');
			expect(now).toMatchObject({ dueOn: day('2026-12-14'), calendarVersion: version });
			expect(now?.explanation.skipped.find((s) => s.day === '2026-12-01')).toEqual({
				day: '2026-12-01',
				why: 'off',
				name: off.name,
				source: off.source
			});
			expect((await currentDeadline(tx, { kind: 'appeal', id: cap }, 'extend_cap'))?.dueOn.toString()).toBe('2027-01-20');
			expect((await currentDeadline(tx, { kind: 'appeal', id: before }, 'consider'))?.dueOn.toString()).toBe('2026-10-22');
			expect((await currentDeadline(tx, { kind: 'appeal', id: met }, 'consider'))?.dueOn.toString()).toBe('2026-12-11');
			expect(moves).toEqual([
				{ subjectId: moved, ruleId: 'consider', from: day('2026-12-11'), to: day('2026-12-14'), reason: 'Decree 900' }
			]);
			expect(locked.toSorted()).toEqual([moved, cap].toSorted());
			const rows = await tx.selectFrom('journal').selectAll().where('subject_kind', '=', 'appeal').execute();
			expect(rows.map((r) => [r.subject_id, r.act, r.seen_by, JSON.parse(r.data) as unknown])).toEqual([
				[
					moved,
					'appeal.deadline_moved',
					'applicant',
					{ rule: 'consider', from: '2026-12-11', to: '2026-12-14', reason: 'Decree 900', calendar: version }
				]
			]);
			expect(await recomputeDeadlines(inTx(tx))).toEqual({ moved: 0, kept: 0 });
			expect(moves).toHaveLength(1);
		});
	});

	it('comes to the same end after being broken off, and after two changes in one go', async () => {
		await rolledBack(database.db, async (tx) => {
			const ids = [];
			for (let i = 0; i < 7; i++) ids.push(await owes(tx, '2026-11-20'));
			const actor = await administrator(tx);
			await changeDay(tx, actor, { day: day('2026-12-01'), after: off }, 'first');
			await changeDay(tx, actor, { day: day('2026-12-14'), after: off }, 'second');
			let batches = 0;
			const broken = {
				reader: asReader(tx),
				write: <T>(act: (tx: Tx) => Promise<T>) => {
					if (++batches > 2) throw new Error('the process ends here');
					return act(tx);
				}
			};
			await expect(recomputeDeadlines(broken, 2)).rejects.toThrow('ends here');
			expect(moves).toHaveLength(4);
			expect(await recomputeDeadlines(inTx(tx), 2)).toEqual({ moved: 3, kept: 0 });
			expect(moves.map((m) => m.subjectId).toSorted()).toEqual(ids.toSorted());
			// 11 December moves by one to Monday the 14th, which the second change takes away.
			expect(new Set(moves.map((m) => `${m.from.toString()} ${m.to.toString()}`))).toEqual(new Set(['2026-12-11 2026-12-15']));
		});
	});

	it('gives a day back when the change is undone', async () => {
		await rolledBack(database.db, async (tx) => {
			const id = await owes(tx, '2026-11-20');
			const actor = await administrator(tx);
			await changeDay(tx, actor, { day: day('2026-12-01'), after: off }, 'Decree 900');
			await recomputeDeadlines(inTx(tx));
			await changeDay(tx, actor, { day: day('2026-12-01') }, 'annulled');
			await recomputeDeadlines(inTx(tx));
			expect((await currentDeadline(tx, { kind: 'appeal', id }, 'consider'))?.dueOn.toString()).toBe('2026-12-11');
			expect(moves.map((m) => m.reason)).toEqual(['Decree 900', 'annulled']);
		});
	});
});

it('keeps what an administrator changed when the seed runs again', async () => {
	await rolledBack(database.db, async (tx) => {
		await changeDay(tx, await administrator(tx), { day: day('2026-12-16') }, 'test');
		const { readFile } = await import('node:fs/promises');
		await sql.raw('RESET ROLE').execute(tx);
		await sql.raw(await readFile('db/seed/30_calendar.sql', 'utf8')).execute(tx);
		const calendar = await loadCalendar(tx);
		expect(calendar.days.has('2026-12-16')).toBe(false);
		expect(calendar.days.has('2026-12-17')).toBe(false);
	});
});
