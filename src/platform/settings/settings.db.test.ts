import { expect, it } from 'vitest';
import { rolledBack, testDatabase } from '../../../test/db.ts';
import { asReader } from '../db/index.ts';
import type { Actor, Role } from '../identity/actor.ts';
import { newId } from '../ids.ts';
import { getSetting, putSetting, SETTING_NAMES, settingId } from './index.ts';

const database = testDatabase();

function staff(role: Role, unitPath: string): Actor {
	return {
		kind: 'staff',
		accountId: newId(),
		personId: newId(),
		name: 'Test',
		language: 'kk',
		posts: [{ role, unitId: newId(), unitPath }]
	};
}
const administrator = staff('administrator', 'kz');

it('answers every name with its initial value', async () => {
	for (const name of SETTING_NAMES) expect(await getSetting(database.db.reader, name)).toBeDefined();
	expect(await getSetting(database.db.reader, 'suppress_below')).toBe(5);
});

it('keeps a new value and one journal row with what was before; the same again adds nothing', async () => {
	await rolledBack(database.db, async (tx) => {
		await putSetting(tx, administrator, 'working_hours', { ends: '17:00' });
		await putSetting(tx, administrator, 'working_hours', { ends: '18:00' });
		await putSetting(tx, administrator, 'working_hours', { ends: '18:00' });
		expect(await getSetting(asReader(tx), 'working_hours')).toEqual({ ends: '18:00' });
		const acts = await tx
			.selectFrom('journal')
			.select(['act', 'data'])
			.where('subject_id', '=', settingId('working_hours'))
			.orderBy('seq')
			.execute();
		expect(acts.map((row) => JSON.parse(row.data) as unknown)).toEqual([
			{ name: 'working_hours', before: null, after: { ends: '17:00' } },
			{ name: 'working_hours', before: { ends: '17:00' }, after: { ends: '18:00' } }
		]);
	});
});

it('knows that an object with its keys in another order is the same value', async () => {
	await rolledBack(database.db, async (tx) => {
		const value = {
			name: { kk: 'А', ru: 'Б', en: 'C' },
			phone: '1',
			address: { kk: '', ru: '', en: '' },
			letterhead: { kk: '', ru: '', en: '' }
		};
		await putSetting(tx, administrator, 'organisation', value);
		await putSetting(tx, administrator, 'organisation', {
			letterhead: value.letterhead,
			address: value.address,
			phone: '1',
			name: value.name
		});
		const acts = await tx.selectFrom('journal').select('id').where('subject_id', '=', settingId('organisation')).execute();
		expect(acts).toHaveLength(1);
	});
});

it.each([
	['an operator', staff('operator', 'kz')],
	['an administrator of a branch', staff('administrator', 'kz.ala')],
	['an auditor', staff('auditor', 'kz')],
	['nobody', { kind: 'anonymous' } as const]
])('refuses %s', async (_who, actor) => {
	await expect(database.db.write((tx) => putSetting(tx, actor, 'suppress_below', 3))).rejects.toMatchObject({ status: 403 });
});

it('refuses a value that does not fit, naming its place', async () => {
	await expect(database.db.write((tx) => putSetting(tx, administrator, 'working_hours', { ends: '25:00' }))).rejects.toMatchObject({
		code: 'invalid',
		status: 422,
		field: 'working_hours.ends'
	});
});

it('falls back to the initial value when a stored one no longer fits', async () => {
	await rolledBack(database.db, async (tx) => {
		await tx.insertInto('setting').values({ name: 'suppress_below', value: '"many"' }).execute();
		expect(await getSetting(asReader(tx), 'suppress_below')).toBe(5);
	});
});
