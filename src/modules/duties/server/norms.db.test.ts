import { expect, it } from 'vitest';
import { makeStaff, makeUnit } from '../../../../test/actors.ts';
import { testClock } from '../../../../test/clock.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { normOf } from '../../../../test/duties.ts';
import { asReader } from '#platform/db/index.ts';
import { retireNormInput } from '../input.ts';
import { addNorm, presentNorms, retireNorm } from './index.ts';

const database = testDatabase();
const at = testClock('2026-11-20');
const norm = (changes: Record<string, string> = {}) =>
	normOf({ duty: 'reception_day', months: '1', validFrom: '2026-12-01', link: 'https://example.kz/rules', ...changes });
const end = (norm: string, validTo: string) => retireNormInput.parse({ norm, validTo, retireReason: 'Регламент өзгерді' });

it('are added by an administrator of the root from a day to come, follow each other without changing the past, and end', async () => {
	await rolledBack(database.db, async (tx) => {
		const root = await tx.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
		const keeper = await makeStaff(tx, { role: 'administrator', unitId: root.id });
		const branch = await makeUnit(tx, { kind: 'regional' });
		const faction = await makeUnit(tx, { kind: 'faction', parentId: branch.id });
		for (const stranger of [
			await makeStaff(tx, { role: 'administrator', unitId: branch.id }),
			await makeStaff(tx, { role: 'central', unitId: root.id })
		]) {
			await expect(addNorm(tx, stranger, norm())).rejects.toMatchObject({ status: 403 });
			await expect(retireNorm(tx, stranger, end('reception_day regional', '2027-01-01'))).rejects.toMatchObject({ status: 403 });
		}
		await expect(addNorm(tx, keeper, norm({ validFrom: '2026-11-20' }))).rejects.toMatchObject({
			field: 'validFrom',
			code: 'duties.to_come'
		});
		await expect(addNorm(tx, keeper, norm({ duty: 'unheard_of' }))).rejects.toMatchObject({ field: 'duty' });
		// Neither a unit that has no deputies, nor one that is not there.
		for (const scope of [branch.id, '00000000-0000-7000-8000-000000000000'])
			await expect(addNorm(tx, keeper, norm({ scope }))).rejects.toMatchObject({ field: 'scope' });

		await addNorm(tx, keeper, norm());
		await expect(addNorm(tx, keeper, norm({ times: '3' }))).rejects.toMatchObject({ field: 'validFrom', code: 'duties.norm_taken' });
		await addNorm(tx, keeper, norm({ validFrom: '2027-02-01', times: '2' }));
		await addNorm(tx, keeper, norm({ scope: faction.id, times: '4', link: '' }));
		const list = async () => (await presentNorms(asReader(tx), 'ru')).list;
		expect((await list()).map(({ whose, often, days, link }) => [whose, often, days, link])).toEqual([
			['Областной уровень', 'За месяц: 2', 'с 1 февраля 2027', 'https://example.kz/rules'],
			['Областной уровень', 'За месяц: 1', '1 декабря 2026 – 31 января 2027', 'https://example.kz/rules'],
			[faction.name.ru, 'За месяц: 4', 'с 1 декабря 2026', undefined]
		]);

		at('2027-03-01');
		const retire = (key: string, to: string) => retireNorm(tx, keeper, end(key, to));
		await expect(retire('reception_day regional', '2027-02-28')).rejects.toMatchObject({ field: 'validTo', code: 'duties.norm_past' });
		await retire('reception_day regional', '2027-03-31');
		await expect(retire('reception_day regional', '2027-04-30')).rejects.toMatchObject({ code: 'duties.norm_retired' });
		expect((await list())[0]).toMatchObject({ days: '1 февраля 2027 – 31 марта 2027', open: false });
		const told = await tx.selectFrom('journal').select('act').where('subject_kind', '=', 'duty').orderBy('seq').execute();
		expect(told.map(({ act }) => act)).toEqual(['duty.norm_added', 'duty.norm_added', 'duty.norm_added', 'duty.norm_retired']);
	});
});
