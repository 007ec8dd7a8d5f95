import { expect, it } from 'vitest';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { asReader, sql } from '#platform/db/index.ts';
import { findPlace } from './find-place.ts';
import { promiseWorld, published } from './fixture.ts';
import { presentPublicPromises } from './present-public.ts';

const database = testDatabase();
const at = testClock('2025-11-03');

it('finds one’s village by its name, and says what was promised to its district where nothing was to itself', async () => {
	await rolledBack(database.db, async (tx) => {
		at('2025-11-03');
		const w = await promiseWorld(tx);
		await published(tx, w);
		const db = asReader(tx);
		const [promised = '', bare = ''] = w.villages;
		await sql`UPDATE territory SET search = ' besagaw' WHERE code = ${promised}`.execute(tx);
		const to = (code: string) => `/at/${code}`;
		const find = (typed: string) => findPlace(db, 'kk', typed, to);
		expect(await find('  ')).toBeUndefined();
		expect(await find(promised)).toMatchObject({ only: `/at/${promised}`, found: [] });
		// What is only alike is nobody's choice yet.
		expect((await find('ыыы жоқ жер'))?.only).toBeUndefined();
		// Two villages of one name are a question, with what was promised to each.
		await sql`UPDATE territory SET search = ' besagaw' WHERE code = ${bare}`.execute(tx);
		const two = await find('Бесағаш');
		expect(two?.only).toBeUndefined();
		expect(two?.found.map(({ href, count }) => [href, count])).toEqual([
			[`/at/${promised}`, '1 уәде'],
			[`/at/${bare}`, '0 уәде']
		]);
		const village = await presentPublicPromises(db, 'kk', { place: bare });
		expect([village.items, village.isNarrowed]).toEqual([[], false]);
		expect(village.above.map(({ href, count }) => [new URL(href, 'https://x.kz').searchParams.get('place'), count])).toEqual([
			[`${w.region.slice(0, 2)}5500000`, '1 уәде'],
			[w.region, '1 уәде']
		]);
		// Where something else was chosen too, the way back leads to all that the place has.
		const narrowed = await presentPublicPromises(db, 'kk', { place: promised, standing: 'kept' });
		expect([narrowed.items, narrowed.isNarrowed, narrowed.widened]).toEqual([[], true, `/kk/promises?place=${promised}`]);
	});
});
