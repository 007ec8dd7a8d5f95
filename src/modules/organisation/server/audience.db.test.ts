import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeUnit } from '../../../../test/actors.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { asReader, rows, sql, type Reader, type Tx } from '#platform/db/index.ts';
import { newId } from '#platform/ids.ts';
import { audienceInput, keptAudience } from '../audience-input.ts';
import { isAddressed, NOBODY, tidied, type Addressee, type Audience } from '../rules/audience.ts';
import { UNIT_KINDS } from '../rules.ts';
import { checkedAudience, describeAudience, unitsOf } from './index.ts';

const database = testDatabase();

async function world(tx: Tx): Promise<void> {
	const region = await tx.selectFrom('territory').select(['id', 'path']).where('level', '=', 1).limit(1).executeTakeFirstOrThrow();
	const districtId = newId();
	const row = { id: districtId, code: '990000001', parent_id: region.id, path: `${region.path}.d1`, level: 2, name: '{}', search: '' };
	await tx
		.insertInto('territory')
		.values({ ...row, region_id: region.id, valid_from: Temporal.PlainDate.from('2020-01-01') })
		.execute();
	const at = (level: 1 | 2) => (level === 1 ? region.id : districtId);
	for (const code of ['RA', 'RB', 'RC']) {
		const region = await makeUnit(tx, { kind: 'regional', code, territoryId: at(1) });
		const district = await makeUnit(tx, { kind: 'district', code: `${code}D`, parentId: region.id, territoryId: at(2) });
		await makeUnit(tx, { kind: 'city', code: `${code}C`, parentId: region.id, territoryId: at(2) });
		await makeUnit(tx, { kind: 'primary', code: `${code}P1`, parentId: district.id, territoryId: at(1) });
		await makeUnit(tx, { kind: 'primary', code: `${code}P2`, parentId: district.id });
	}
	await tx
		.updateTable('unit')
		.set({ valid_to: Temporal.PlainDate.from('2026-01-31') })
		.where('code', '=', 'RCC')
		.execute();
}

const codesOf = async (db: Reader, rule: Partial<Audience>) => (await unitsOf(db, { ...NOBODY, ...rule })).map((unit) => unit.code);
const ours = (list: readonly string[]) => list.filter((code) => /^R[ABC]/.test(code));

it('names the units that are meant: by kind, by place in the tree, by the kind of their territory, and one by one', async () => {
	await rolledBack(database.db, async (tx) => {
		await world(tx);
		const db = asReader(tx);
		expect(ours(await codesOf(db, { kinds: ['regional'] }))).toEqual(['RA', 'RB', 'RC']);
		expect(await codesOf(db, { kinds: ['district', 'city'], within: ['RA', 'RC'] })).toEqual(['RAC', 'RAD', 'RCD']);
		expect(await codesOf(db, { kinds: ['primary'], within: ['RA'], levels: [1] })).toEqual(['RAP1']);
		expect(await codesOf(db, { kinds: ['city'], within: ['RB'], also: ['RAD', 'RCC'], except: ['RBC'] })).toEqual(['RAD']);
		expect(await codesOf(db, {})).toEqual([]);
	});
});

it('is the same rule in the program and in the database, whatever the rule', async () => {
	await rolledBack(database.db, async (tx) => {
		await world(tx);
		const db = asReader(tx);
		const all = await rows(
			db,
			sql<Addressee>`SELECT u.code, u.path::text AS path, u.kind, t.level, u.valid_to IS NULL AS open
				FROM unit u LEFT JOIN territory t ON t.id = u.territory_id ORDER BY u.path`
		);
		const some = fc.subarray(all.map((unit) => unit.code));
		const rule = fc.record({ kinds: fc.subarray([...UNIT_KINDS]), within: some, levels: fc.subarray([1, 2, 3]), also: some, except: some });
		await fc.assert(
			fc.asyncProperty(rule, async (one) => {
				const expected = all.filter((unit) => isAddressed(one, unit)).map((unit) => unit.code);
				expect(await codesOf(db, one)).toEqual(expected);
				expect(await codesOf(db, tidied(one))).toEqual(expected);
				// Kept and read again, it is the same rule.
				expect(keptAudience(JSON.parse(JSON.stringify(tidied(one))))).toEqual(tidied(one));
			}),
			{ numRuns: 60 }
		);
	});
});

it('is read from a form, checked beside its field and said in words', async () => {
	await rolledBack(database.db, async (tx) => {
		await world(tx);
		const db = asReader(tx);
		const rule = audienceInput.parse({ kinds: 'primary', within: 'rb, ra', levels: ['3', '2'], except: 'RAP2\nrap2' });
		expect(rule).toEqual({ kinds: ['primary'], within: ['RA', 'RB'], levels: [2, 3], also: [], except: ['RAP2'] });
		expect(await checkedAudience(db, rule)).toEqual(rule);
		await expect(checkedAudience(db, { ...rule, also: ['ЖОҚ'] })).rejects.toMatchObject({
			code: 'organisation.unknown_code',
			field: 'also',
			data: { code: 'ЖОҚ' }
		});
		await expect(checkedAudience(db, { ...rule, kinds: [] })).rejects.toMatchObject({ code: 'organisation.nobody', field: 'kinds' });
		expect(await describeAudience(db, 'ru', rule)).toEqual([
			'Кому: первичные организации',
			'В пределах подразделений: Бөлімше RA, Бөлімше RB',
			'Только на территориях уровня: район или город областного значения, сельский округ',
			'Кроме: Бөлімше RAP2'
		]);
		// Settlements are two levels of territory and one box of the form.
		const settled = audienceInput.parse({ kinds: 'primary', levels: '4' });
		expect(settled.levels).toEqual([4, 5]);
		expect(await describeAudience(db, 'ru', settled)).toEqual([
			'Кому: первичные организации',
			'Только на территориях уровня: населённый пункт'
		]);
	});
});
