/** Queues and finding, on a real database as the application's role. */
import { beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader, rows, sql, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { fold } from '#platform/search/index.ts';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { cast, INPUT, inWork, receive } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import * as appeals from './index.ts';

const database = testDatabase();
beforeAll(() => setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z')));

/** A region's unit, by its path, and its head. */
async function regionAbove(tx: Tx): Promise<[path: string, head: Staff]> {
	const region = await makeUnit(tx, { kind: 'regional' });
	return [region.path, await makeStaff(tx, { role: 'head', unitId: region.id })];
}

describe('queues', () => {
	it('come in the order of what is due, page by page, without a gap or a double', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const ids: string[] = [];
			for (let i = 0; i < 7; i++) ids.push((await inWork(tx, who)).id);
			const seen: string[] = [];
			let cursor: string | undefined;
			do {
				const page = await appeals.queuePage(asReader(tx), who.executor, 'mine', { cursor, limit: 3 });
				seen.push(...page.rows.map((row) => row.id));
				cursor = page.next;
			} while (cursor !== undefined);
			expect(seen.toSorted()).toEqual(ids.toSorted());
			expect((await appeals.queuePage(asReader(tx), who.head, 'unit')).rows.length).toBe(7);
			expect((await appeals.queuePage(asReader(tx), who.stranger, 'unit')).rows).toEqual([]);
			expect((await appeals.queuePage(asReader(tx), who.auditor, 'unit')).rows.length).toBe(7);
		});
	});

	it('finds by an inflected word, by number, and by words typed without Kazakh letters', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id, number } = await receive(tx, who);
			for (const q of ['көше', 'мектеп', 'қараңғы', 'каранғы', 'мектептердің', number, number.toLowerCase()]) {
				const found = await appeals.findAppeals(asReader(tx), who.operator, { q });
				expect(
					found.rows.map((row) => row.id),
					q
				).toEqual([id]);
			}
			expect((await appeals.findAppeals(asReader(tx), who.stranger, { q: 'мектеп' })).rows).toEqual([]);
			expect((await appeals.findAppeals(asReader(tx), who.operator, { q: 'балабақша' })).rows).toEqual([]);
		});
	});

	it('finds words from the newest back through every stretch of weeks, page by page, without a gap or a double', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const ages = [0, 3, 13, 16, 40, 71, 75, 200, 400, 401, 900];
			const ids: string[] = [];
			for (const days of ages) {
				const receivedAt = Temporal.Instant.from('2026-11-23T05:00:00Z').subtract({ hours: 24 * days });
				const reception = { channel: 'import', unitId: who.unit.id, receivedAt } as const;
				ids.push((await appeals.receiveAppeal(tx, who.operator, INPUT, reception)).id);
			}
			const seen: string[] = [];
			let cursor: string | undefined;
			do {
				const page = await appeals.findAppeals(asReader(tx), who.head, { q: 'мектеп', cursor, limit: 2 });
				seen.push(...page.rows.map((row) => row.id));
				cursor = page.next;
			} while (cursor !== undefined);
			expect(seen).toEqual(ids);
		});
	});

	it('lets a search follow an appeal to another unit, to its executor, and with a unit that moves', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const { id } = await inWork(tx, who);
			const finds = async (actor: Staff) => (await appeals.findAppeals(asReader(tx), actor, { q: 'мектеп' })).rows.length;
			const found = () => Promise.all([who.head, who.executor, who.stranger, who.auditor].map(finds));
			expect(await found()).toEqual([1, 1, 0, 1]);
			await tx.updateTable('appeal').set({ unit_id: who.other.id }).where('id', '=', id).execute();
			expect(await found()).toEqual([0, 1, 1, 1]);
			const [above, head] = await regionAbove(tx);
			expect(await finds(head)).toBe(0);
			await sql`UPDATE unit SET path = ${above}::ltree || path WHERE id = ${who.other.id}`.execute(tx);
			expect(await finds(head)).toBe(1);
		});
	});

	it('knows a word that many texts have from the beginning of one, in the letters that search folds', async () => {
		const letters = 'әғқңөұүһіёабвг';
		const [row] = await rows(database.db.reader, sql<{ folded: string }>`SELECT folded_letters(${letters}) AS folded`);
		expect(row?.folded).toBe(fold(letters));
	});

	it('flags what the same person wrote before', async () => {
		await rolledBack(database.db, async (tx) => {
			const who = await cast(tx);
			const [first, second] = [await receive(tx, who), await receive(tx, who)];
			expect((await appeals.repeatsOf(asReader(tx), who.operator, second.id)).map((row) => row.id)).toEqual([first.id]);
			expect((await appeals.earlierOfSamePerson(asReader(tx), who.operator, { phone: '+77011234567' })).length).toBe(2);
			expect(await appeals.earlierOfSamePerson(asReader(tx), who.stranger, { phone: '+77011234567' })).toEqual([]);
		});
	});
});
