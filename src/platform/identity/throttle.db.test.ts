import { afterEach, expect, it } from 'vitest';
import { testDatabase } from '../../../test/db.ts';
import { now, setClock } from '../clock.ts';
import { Refusal } from '../errors.ts';
import { forgive, throttle } from './throttle.ts';

const database = testDatabase();
let restore = () => {};
afterEach(() => {
	restore();
});

async function tries(bucket: string, n: number, limit: number): Promise<(number | undefined)[]> {
	const outcomes: (number | undefined)[] = [];
	for (let i = 0; i < n; i++) {
		await throttle(database.db, bucket, limit, 60).then(
			() => outcomes.push(undefined),
			(error: unknown) => {
				if (!(error instanceof Refusal)) throw error;
				expect([error.code, error.status]).toEqual(['throttled', 429]);
				outcomes.push(Number(error.data.seconds));
			}
		);
	}
	return outcomes;
}

it('lets the limit through, then says how long to wait, then begins anew', async () => {
	const start = now();
	restore = setClock(() => start);
	expect(await tries('a:x', 3, 2)).toEqual([undefined, undefined, 60]);
	setClock(() => start.add({ seconds: 45 }));
	expect(await tries('a:x', 1, 2)).toEqual([15]);
	setClock(() => start.add({ seconds: 60 }));
	expect(await tries('a:x', 3, 2)).toEqual([undefined, undefined, 60]);
});

it('counts each bucket by itself, and keeps no address in the open', async () => {
	expect(await tries('b:10.0.0.1', 1, 1)).toEqual([undefined]);
	expect(await tries('b:10.0.0.2', 1, 1)).toEqual([undefined]);
	const kept = await database.db.reader.selectFrom('throttle').select('bucket').where('bucket', 'like', 'b:%').execute();
	expect(kept).toHaveLength(2);
	expect(JSON.stringify(kept)).not.toContain('10.0.0');
});

it('lets exactly the limit through when many come at once', async () => {
	const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => throttle(database.db, 'c:x', 7, 60)));
	expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(7);
});

it('takes an honest try back', async () => {
	expect(await tries('d:x', 1, 1)).toEqual([undefined]);
	await database.db.write((tx) => forgive(tx, 'd:x', 'd:none'));
	expect(await tries('d:x', 2, 1)).toEqual([undefined, expect.any(Number)]);
});
