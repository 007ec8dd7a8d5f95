import { expect, it } from 'vitest';
import { schema } from '../../../../test/oparl/valid.ts';
import { isDay, isTime, isUri, keysOf, shapeOf, TYPES, typeNamed, type Type } from './schema.ts';

/** What the JSON Schema says of a key, in our words; what it does not tell apart (an address, an id, a list) is one word there. */
function said(type: Type, key: string): string {
	const properties = schema.definitions[type]?.properties ?? {};
	const words = (one: { type?: string; format?: string; $ref?: string; items?: object } | undefined): string =>
		one?.$ref?.replace('#/definitions/', '') ??
		(one?.type === 'array' ? `[${words(one.items ?? {})}]` : `${one?.type ?? ''} ${one?.format ?? ''}`.trim());
	return words(properties[key]);
}

const WORDS: Record<string, string> = {
	text: 'string',
	texts: '[string]',
	url: 'string uri',
	time: 'string date-time',
	day: 'string date',
	whole: 'integer',
	flag: 'boolean',
	thing: 'object',
	ref: 'string uri',
	refs: '[string uri]',
	list: 'string uri'
};

it('knows every key of OParl 1.1 and what it holds, and no other', () => {
	for (const type of TYPES) {
		const ours = Object.fromEntries(
			keysOf(type).map((key) => {
				const shape = shapeOf(type, key) ?? '';
				return [key, WORDS[shape] ?? shape.replace(/^one /, '').replace(/^many (\w+)$/, '[$1]')];
			})
		);
		const ofAll = ['id', 'type', 'created', 'modified', 'deleted'];
		const theirs = Object.keys(schema.definitions[type]?.properties ?? {}).filter((key) => !ofAll.includes(key));
		expect(ours, type).toEqual(Object.fromEntries(theirs.map((key) => [key, said(type, key)])));
	}
});

it('tells addresses, instants and days from what only looks like them', () => {
	expect(['https://a.example/b?c=1#d', 'jauap:person/1'].map(isUri)).toEqual([true, true]);
	expect(['b/c', 'https://a.example/қ.pdf', 'https://a.example/a b', 'https://', '', 1].map(isUri)).toEqual(Array(6).fill(false));
	expect(['2026-01-31T10:00:00+05:00', '2026-01-31T10:00:00.5Z'].map(isTime)).toEqual([true, true]);
	expect(['2026-01-31T10:00:00', '2026-02-31T10:00:00Z', '2026-01-31 10:00:00Z', '2026-01-31T10:00:61Z'].map(isTime)).toEqual(
		Array(4).fill(false)
	);
	expect(['2026-01-31', '2026-02-30', '0000-00-00', '31.01.2026'].map(isDay)).toEqual([true, false, false, false]);
	expect(['https://schema.oparl.org/1.0/Meeting', 'http://schema.oparl.org/1.1/File', 'Meeting', undefined].map(typeNamed)).toEqual([
		'Meeting',
		'File',
		undefined,
		undefined
	]);
});
