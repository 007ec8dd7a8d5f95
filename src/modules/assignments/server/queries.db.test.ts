import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { issued, world, type World } from './fixture.ts';
import { assignmentFor, issueAssignment, owed, owedCounts, reportAssignment } from './index.ts';

const database = testDatabase();
const day = (text: string) => Temporal.PlainDate.from(text);
let restore: () => void;
beforeEach(() => {
	restore = setClock(() => Temporal.Instant.from('2026-11-23T05:00:00Z'));
});
afterEach(() => {
	restore();
});

const inWorld = (act: (tx: Tx, w: World) => Promise<void>) => () => rolledBack(database.db, async (tx) => act(tx, await world(tx)));

describe('lists', () => {
	it(
		'show each their own, page by page, earliest first',
		inWorld(async (tx, w) => {
			const ids = [];
			for (let i = 0; i < 5; i++)
				ids.push(await issued(tx, w, { dueOn: day(['2026-12-04', '2026-11-24', '2026-11-24', '2026-11-23', '2026-12-01'][i] ?? '') }));
			const unnamed = await issueAssignment(tx, w.operator, {
				text: 'x',
				unitId: w.district.id,
				dueOn: day('2026-12-10'),
				issuerUnitId: w.region.id
			});
			const order = [ids[3], ids[1], ids[2], ids[4], ids[0]];
			const pages = async (actor: Staff, list: 'mine' | 'unit' | 'issued') => {
				const all = [];
				for (let page = await owed(asReader(tx), actor, list, { limit: 2 }); page.length > 0;) {
					all.push(...page.map((row) => row.id));
					const last = page.at(-1);
					if (last === undefined) break;
					page = await owed(asReader(tx), actor, list, { limit: 2, after: { dueOn: last.dueOn, id: last.id } });
				}
				return all;
			};
			expect(await pages(w.executor, 'mine')).toEqual(order);
			expect(await pages(w.helper, 'mine')).toEqual(order);
			expect(await pages(w.colleague, 'mine')).toEqual([]);
			expect(await pages(w.colleague, 'unit')).toEqual([unnamed]);
			expect(await pages(w.head, 'unit')).toEqual([...order, unnamed]);
			expect(await pages(w.branchHead, 'unit')).toEqual([...order, unnamed]);
			expect(await pages(w.stranger, 'unit')).toEqual([]);
			expect(await pages(w.operator, 'issued')).toEqual([...order, unnamed]);
			expect(await pages(w.branchHead, 'issued')).toEqual([]);
			await reportAssignment(tx, w.executor, { assignmentId: ids[3] ?? '', text: 'x' });
			expect(await pages(w.executor, 'mine')).toEqual(order.slice(1));
			expect(await pages(w.branchHead, 'issued')).toEqual([ids[3]]);
			expect(await owedCounts(asReader(tx), w.executor, day('2026-11-24'))).toEqual({ mine: 4, overdue: 0, dueToday: 2, toJudge: 0 });
			expect(await owedCounts(asReader(tx), w.operator, day('2026-11-24'))).toMatchObject({ mine: 0, toJudge: 1 });
		})
	);

	it(
		'a page is there for both sides and the auditor, and for nobody else',
		inWorld(async (tx, w) => {
			const id = await issued(tx, w);
			for (const actor of [w.operator, w.branchHead, w.head, w.executor, w.helper, w.auditor]) {
				expect((await assignmentFor(asReader(tx), actor, id)).row.id).toBe(id);
			}
			for (const actor of [w.colleague, w.stranger])
				await expect(assignmentFor(asReader(tx), actor, id)).rejects.toMatchObject({ status: 404 });
			await expect(assignmentFor(asReader(tx), { kind: 'anonymous' }, id)).rejects.toMatchObject({ status: 404 });
			await expect(assignmentFor(asReader(tx), w.operator, newId())).rejects.toMatchObject({ status: 404 });
		})
	);
});
