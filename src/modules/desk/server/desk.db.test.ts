import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { timelineOf } from '#platform/journal/index.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import { makeStaff } from '../../../../test/actors.ts';
import { answered, cast, inWork, receive } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import * as desk from './index.ts';

const database = testDatabase();
beforeAll(() => setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z')));

const exported = async (tx: Tx, actor: Staff, input: { query?: string; applicants?: boolean } = {}) => {
	const file = await desk.exportAppeals(tx, actor, 'kk', { query: '', format: 'csv', applicants: false, ...input });
	const [head = [], ...rows] = parse(file.bytes, { bom: true, relax_column_count: true });
	return { head, rows, file };
};
const exportJournal = async (tx: Tx) => (await desk.exportsPage(asReader(tx), undefined)).rows.map((row) => row.data);

describe('an export', () => {
	it('holds what the same reader sees, by the same filter; the journal says who took how many, and no word that was searched', () =>
		rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const [one, two] = [await inWork(tx, who), await answered(tx, who)];
			const { head, rows, file } = await exported(tx, who.operator);
			expect(head[0]).toBe('Нөмірі');
			expect(rows.map((row) => row[0]).toSorted()).toEqual([one.number, two.number].toSorted());
			expect(rows.every((row) => row.length === head.length)).toBe(true);
			expect(file.name).toBe('appeals-2026-11-23');
			expect((await exported(tx, who.operator, { query: 'open=1&cursor=x' })).rows.map((row) => row[0])).toEqual([one.number]);
			expect((await exported(tx, who.operator, { query: 'q=жарық' })).rows.length).toBe(2);
			expect((await exported(tx, who.stranger)).rows).toEqual([]);
			const [last, words, open] = await exportJournal(tx);
			expect([last?.rows, words?.words, words?.filter, open?.filter, open?.rows]).toEqual([0, true, {}, { open: '1' }, 1]);
		}));

	it('opens applicants only where the reader may know them, and says so in the journal of each appeal', () =>
		rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			const { id: other } = await receive(tx, who, { name: '=Ғ Өтінішші' });
			expect((await exported(tx, who.operator)).rows.flat().join()).not.toContain('+7701');
			const { rows } = await exported(tx, who.operator, { applicants: true });
			expect(rows.map((row) => row.at(-4)).toSorted()).toEqual(["'=Ғ Өтінішші", 'Сынақ Өтінішші']);
			// An executor knows the applicant of their own case only; an auditor reads, and knows nobody.
			const mine = await exported(tx, who.executor, { applicants: true });
			expect(mine.rows.filter((row) => row.at(-4) !== '').length).toBe(1);
			const auditor = await exported(tx, who.auditor, { applicants: true });
			expect(auditor.rows.some((row) => row.join().includes('+7701'))).toBe(false);
			const looks = async (appeal: string) =>
				(await timelineOf(asReader(tx), { kind: 'appeal', id: appeal }, 'staff')).filter((row) => row.act === 'appeal.applicant_seen');
			expect((await looks(id)).map((row) => [row.actorId, row.data])).toEqual([
				[who.operator.personId, { why: 'list', unit: who.unit.id }],
				[who.executor.personId, { why: 'list', unit: who.unit.id }]
			]);
			expect((await looks(other)).length).toBe(1);
			expect((await exportJournal(tx)).map((data) => data.applicants)).toEqual([0, 1, 2, 0]);
		}));

	it('counts the sensitive ones that it holds, for who may see them', () =>
		rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			await tx.updateTable('appeal').set({ sensitive: true }).where('id', '=', id).execute();
			await tx
				.insertInto('appeal_reader')
				.values({ appeal_id: id, person_id: who.head.personId, named_at: Temporal.Now.instant() })
				.execute();
			expect((await exported(tx, who.operator)).rows).toEqual([]);
			expect((await exported(tx, who.head)).rows.length).toBe(1);
			expect((await exportJournal(tx)).map((data) => [data.rows, data.sensitive])).toEqual([
				[1, 1],
				[0, 0]
			]);
		}));

	it('is cut at its limit and says so', () =>
		rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			for (let i = 0; i < 3; i++) await receive(tx, who);
			const file = await desk.exportAppeals(tx, who.operator, 'kk', { query: '', format: 'csv', applicants: false }, 2);
			expect(file.rows).toBe(2);
			expect(file.bytes.toString()).toContain('ең көбі 2 өтініш сыяды');
			expect((await exportJournal(tx))[0]).toMatchObject({ cut: true, rows: 2 });
		}));
});

describe('a saved view', () => {
	const VIEW = { name: 'Мерзімі өткендер', query: 'timing=overdue&cursor=1&open=1', unitId: undefined };

	it('is a name for a filter: one’s own, kept once however often it is sent, counted for its reader', () =>
		rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			await receive(tx, who);
			const id = await desk.saveView(tx, who.operator, VIEW);
			expect(await desk.saveView(tx, who.operator, VIEW)).toBe(id);
			const taken = desk.saveView(tx, who.operator, { ...VIEW, name: 'мерзімі ӨТКЕНДЕР', query: 'state=in_work' });
			await expect(taken).rejects.toMatchObject({ code: 'desk.name_taken', field: 'name' });
			const db = asReader(tx);
			expect((await desk.viewsFor(db, who.operator)).map((view) => view.query)).toEqual(['open=1&timing=overdue']);
			expect(await desk.viewsFor(db, who.head)).toEqual([]);
			await desk.saveView(tx, who.operator, { name: 'Бәрі', query: '', unitId: undefined });
			expect([...(await desk.countViews(db, who.operator)).values()]).toEqual([
				{ count: 1, more: false },
				{ count: 0, more: false }
			]);
		}));

	it('is shared with a unit of one’s own; its owner and its head take it away, once', () =>
		rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const db = asReader(tx);
			const foreign = desk.saveView(tx, who.operator, { ...VIEW, unitId: who.other.id });
			await expect(foreign).rejects.toMatchObject({ code: 'desk.unit', field: 'unitId' });
			const id = await desk.saveView(tx, who.operator, { ...VIEW, unitId: who.unit.id });
			const context = await appeals.deskContext(db, 'ru', who.executor);
			const [shown] = await desk.presentViews(context, await desk.viewsFor(db, who.executor));
			expect(shown).toMatchObject({ name: VIEW.name, mayRemove: false });
			expect(shown?.filter).toContain('только открытые');
			await expect(desk.removeView(tx, who.executor, id)).rejects.toMatchObject({ status: 403 });
			await expect(desk.removeView(tx, who.stranger, id)).rejects.toMatchObject({ status: 404 });
			await desk.removeView(tx, who.head, id);
			await desk.removeView(tx, who.head, id);
			expect(await desk.viewsFor(db, who.operator)).toEqual([]);
			expect((await timelineOf(db, { kind: 'view', id }, 'staff')).map((row) => row.act)).toEqual(['view.saved', 'view.removed']);
		}));

	it('stops at a number that a column can hold', () =>
		rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const somebody = await makeStaff(tx, { role: 'aide', unitId: who.unit.id });
			for (let i = 0; i < 30; i++) await desk.saveView(tx, somebody, { name: `Іріктеу ${String(i)}`, query: '', unitId: undefined });
			const more = desk.saveView(tx, somebody, { name: 'Тағы', query: '', unitId: undefined });
			await expect(more).rejects.toMatchObject({ code: 'desk.many_views', status: 409 });
		}));
});
