/** Queues and finding, on a real database as the application's role. */
import { beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '#platform/clock.ts';
import { asReader } from '#platform/db/index.ts';
import { cast, inWork, receive } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import * as appeals from './index.ts';

const database = testDatabase();
beforeAll(() => setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z')));

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
