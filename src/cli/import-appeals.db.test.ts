import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { testDatabase } from '../../test/db.ts';
import { mappingSchema } from '../modules/appeals/import/mapping.ts';
import { importAppeals } from './import-appeals.ts';

const database = testDatabase();
const mapping = mappingSchema.parse({
	source: 'test',
	id: 'id',
	text: ['text'],
	receivedAt: { column: 'at', format: 'iso' },
	language: 'ru',
	state: { column: 'state', values: { done: 'closed' }, default: 'received' },
	territory: { column: 'kato', match: [['^\\d{9}$', '750000000']], default: '999999999' }
});

function file(rows: string[]): string {
	const name = path.join(mkdtempSync(path.join(tmpdir(), 'jauap-import-')), 'requests.csv');
	writeFileSync(name, ['\uFEFFid,text,at,state,kato', ...rows].join('\n'));
	return name;
}

it('brings each row once, lists what cannot come, and goes on where it stopped', async () => {
	const rows = [
		'1,"Нет света во дворе,\nвторую неделю",2017-05-01T10:00:00Z,open,750000000',
		'2,Яма на дороге у школы,2024-05-01T10:00:00Z,done,750000000',
		'2,Яма на дороге у школы,2024-05-01T10:00:00Z,done,750000000',
		'3,мало,2024-05-01T10:00:00Z,open,750000000',
		'4,Место неизвестно никому,2024-05-01T10:00:00Z,open,нет'
	];
	const first = await importAppeals(database.db, file(rows), mapping);
	expect(first).toMatchObject({ read: 5, imported: 2, known: 1 });
	expect(first.rejected.map((r) => [r.id, r.reason])).toEqual([
		['3', 'no_text'],
		['4', 'territory: territory']
	]);
	const again = await importAppeals(database.db, file([...rows, '5,Новая строка в файле,2024-06-01T10:00:00Z,open,750000000']), mapping);
	expect(again).toMatchObject({ read: 6, imported: 1, known: 3 });
	const appeals = await database.db.reader.selectFrom('appeal').select(['number', 'state', 'channel']).orderBy('received_at').execute();
	expect(appeals).toEqual([
		{ number: 'NAT-2017-000001', state: 'received', channel: 'import' },
		{ number: 'NAT-2024-000001', state: 'closed', channel: 'import' },
		{ number: 'NAT-2024-000002', state: 'received', channel: 'import' }
	]);
});
