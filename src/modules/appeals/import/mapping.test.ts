import { expect, it } from 'vitest';
import { mappingSchema, mapRow } from './mapping.ts';

const NOW = Temporal.Instant.from('2026-11-23T05:00:00Z');
const mapping = mappingSchema.parse({
	source: 'test',
	id: 'ID',
	text: ['Title', 'Text'],
	receivedAt: { column: 'When', format: 'unix' },
	language: { column: 'Lang', values: { r: 'ru' }, default: 'kk' },
	state: { column: 'Status', values: { done: 'closed' }, default: 'received' },
	theme: { column: 'Title', match: [['жол|дорог', 'roads']], default: 'other' },
	territory: '750000000',
	latitude: 'Lat',
	longitude: 'Lon'
});
const row = {
	ID: '7',
	Title: 'Дорога разбита',
	Text: 'Яма у дома',
	When: '1517065554',
	Lang: 'r',
	Status: 'done',
	Lat: '43.2',
	Lon: '76.9'
};

it('maps a row by columns, lookups and patterns', () => {
	const mapped = mapRow(row, mapping, NOW);
	expect(mapped.ok && { ...mapped.appeal, receivedAt: mapped.appeal.receivedAt.toString() }).toEqual({
		externalId: '7',
		text: 'Дорога разбита. Яма у дома',
		receivedAt: '2018-01-27T15:05:54Z',
		language: 'ru',
		kind: undefined,
		state: 'closed',
		themeCode: 'roads',
		territoryCode: '750000000',
		place: undefined,
		latitude: 43.2,
		longitude: 76.9
	});
});

it.each([
	[{ ID: ' ' }, 'no_id'],
	[{ Title: '', Text: 'а' }, 'no_text'],
	[{ When: 'yesterday' }, 'date'],
	[{ When: '4102444800' }, 'future']
])('%j is rejected: %s', (change, reason) => {
	expect(mapRow({ ...row, ...change }, mapping, NOW)).toEqual({ ok: false, reason });
});

it('a coordinate that cannot be is left out, and both go together', () => {
	const mapped = mapRow({ ...row, Lat: '143' }, mapping, NOW);
	expect(mapped.ok && [mapped.appeal.latitude, mapped.appeal.longitude]).toEqual([undefined, undefined]);
});
