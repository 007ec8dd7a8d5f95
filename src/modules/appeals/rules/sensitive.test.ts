import { describe, expect, it } from 'vitest';
import { suggestSensitive } from './sensitive.ts';

describe('words that tell of something only few should know', () => {
	it.each([
		['violence', 'Күйеуім мені ұрып-соғады, балаларым қорқады.'],
		['violence', 'Сожитель избивает меня и угрожает убить.'],
		['health', 'У меня инвалидность второй группы, диагноз не хочу оглашать.'],
		['health', 'Менің туберкулезім бар, дәрі бермейді.'],
		['official', 'Чиновник требует взятку за справку.'],
		['official', 'Әкімдік қызметкері пара сұрады.']
	])('%s: %s', (kind, text) => {
		expect(suggestSensitive(text)).toBe(kind);
	});

	it.each(['Абай көшесіндегі жарық жанбайды.', 'Дорога разбита, прошу отремонтировать.', 'The street is dark.'])('nothing: %s', (text) => {
		expect(suggestSensitive(text)).toBeUndefined();
	});
});
