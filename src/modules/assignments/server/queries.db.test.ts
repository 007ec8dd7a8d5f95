import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { setClock } from '#platform/clock.ts';
import { asReader, type Tx } from '#platform/db/index.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { newId } from '#platform/ids.ts';
import { issued, world, type World } from './fixture.ts';
import { assignmentFor, issuedOpen, reportAssignment } from './index.ts';

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

describe('what somebody assigned', () => {
	it(
		'is the issuer’s own, and what waits for the acceptance of who leads the issuing unit; page by page, earliest first',
		inWorld(async (tx, w) => {
			const ids = [];
			for (const dueOn of ['2026-12-04', '2026-11-24', '2026-11-24', '2026-11-23', '2026-12-01'])
				ids.push(await issued(tx, w, { dueOn: day(dueOn) }));
			const pages = async (actor: Staff) => {
				const all = [];
				for (let page = await issuedOpen(asReader(tx), actor, { limit: 2 }); page.length > 0;) {
					all.push(...page.map((row) => row.id));
					page = await issuedOpen(asReader(tx), actor, { limit: 2, after: page.at(-1) });
				}
				return all;
			};
			expect(await pages(w.operator)).toEqual([ids[3], ids[1], ids[2], ids[4], ids[0]]);
			for (const actor of [w.branchHead, w.head, w.executor, w.stranger]) expect(await pages(actor)).toEqual([]);
			await reportAssignment(tx, w.executor, { assignmentId: ids[3] ?? '', text: 'x' });
			expect(await pages(w.branchHead)).toEqual([ids[3]]);
		})
	);
});

describe('an assignment', () => {
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
